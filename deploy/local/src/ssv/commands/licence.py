"""`ssv licence`."""

from __future__ import annotations

import argparse

from licensing.elicence import cli as elicence
from ssv.commands import common
from ssv.errors import Exit, StackError

MORE = """\
Works offline: all it needs are the document (or the text of its QR code), the authority's signed status list, which
lives 24 hours, and the public keys of the authorities.

examples:
  ssv licence verify --document licence.txt --status-list today.txt --keys keys/
  ssv licence verify --qr-text "$(cat scanned.txt)" --keys keys/ --json

exit codes: 0 valid, 1 revoked, 2 wrong usage, 3 unknown (the list is older than 24 hours or does not cover it),
  4 expired or not yet valid, 5 forged, altered or unreadable, 6 a file cannot be read
"""


def add(commands: common.Subparsers) -> None:
    """Describe the command."""
    parser = common.command(commands, "licence", _nothing, "check an electronic licence offline", MORE)
    nested = parser.add_subparsers(title="what", metavar="<what>", required=True)
    about = "say whether an electronic licence is valid, revoked or unknown"
    elicence.add_options(common.command(nested, "verify", _verify, about, MORE, nested=True))


def _nothing(options: argparse.Namespace) -> int:
    raise StackError("Say what to do.", "See ssv licence --help.", Exit.USAGE)


def _verify(options: argparse.Namespace) -> int:
    """Check and print the verdict."""
    return elicence.check(options)
