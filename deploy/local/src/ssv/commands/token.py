"""`ssv token`."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from uuid import UUID

from ssv import stack as stacks
from ssv import tokens
from ssv.certificates import OWN_DEPARTMENT
from ssv.commands import common
from ssv.errors import Exit

MORE = f"""\
In a local run this stands in for the department that would issue its officers' tokens.

duties: {", ".join(tokens.DUTIES)}
division: a GB/T 2260 code and all below it: 450000 Guangxi, 450100 Nanning, 000000 the whole country

examples:
  ssv token                                          every duty, the whole country
  ssv token --link                                   an address that signs in to the page
  ssv token --duty registrar --division 450100 --officer 0771-0042
  grpcurl -H "authorization: Bearer $(ssv token)" ...

exit codes: 0 printed, 2 no such department or duty
"""


def add(commands: common.Subparsers) -> None:
    """Describe the command."""
    parser = common.command(commands, "token", run, "issue a person's token, valid for 15 minutes", MORE)
    common.with_json(parser)
    parser.add_argument("--department", default=OWN_DEPARTMENT, help=f"issuer (default {OWN_DEPARTMENT})")
    parser.add_argument("--officer", default=tokens.DEMONSTRATION.officer, help="the officer's id")
    parser.add_argument(
        "--duty", action="append", choices=tokens.DUTIES, metavar="DUTY", help="repeatable (default: all)"
    )
    parser.add_argument("--division", default=tokens.WHOLE_COUNTRY, help="six digits (default 000000)")
    parser.add_argument("--post", type=UUID, help="the post of the directory the officer acts in")
    parser.add_argument("--link", action="store_true", help="print the sign-in link of the page instead")


def run(options: argparse.Namespace) -> int:
    """Print a token."""
    stack = stacks.load(options.state)
    now = datetime.now(UTC)
    duties = options.duty or tokens.DUTIES
    officer = tokens.Officer(options.department, options.officer, duties, options.division, options.post)
    token = tokens.mint(stack.folders, officer, now)
    link = tokens.sign_in_link(stack, token)
    if options.json:
        expires = (now + tokens.LIFETIME).isoformat(timespec="seconds")
        common.answer({"token": token, "link": link, "expires": expires})
    else:
        common.say(link if options.link else token)
    return Exit.OK
