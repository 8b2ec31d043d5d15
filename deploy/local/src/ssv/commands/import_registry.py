"""`ssv import registry`."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from random import SystemRandom
from uuid import uuid4

from chassis.clock import civil_date
from licensing.intake import cli as intake
from licensing.intake.sending import BatchCall
from ssv.commands import common
from ssv.register import with_register


def add(kinds: common.Subparsers) -> None:
    """Describe the command."""
    parser = common.command(kinds, "registry", run, "a registry file: CSV or .xlsx", "", nested=True)
    intake.add_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Send every row to the register and account for it."""
    stack = common.require_running(options)
    now = datetime.now(UTC)
    journals = stack.folders.root / "imports"
    journals.mkdir(mode=0o700, exist_ok=True)

    async def work(call: BatchCall) -> int:
        around = intake.Surroundings(call, journals, civil_date(now), uuid4(), SystemRandom())
        return await intake.run(options, around)

    return with_register(stack, work)
