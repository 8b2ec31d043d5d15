"""The command that checks an electronic licence offline.

Exit codes: 0 VALID, 1 REVOKED, 2 wrong usage, 3 UNKNOWN, 4 NOT_IN_FORCE, 5 REJECTED, 6 a file cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from licensing.elicence.document import CHINA
from licensing.elicence.encoding import instant
from licensing.elicence.keys import KeyFileError, load_keys
from licensing.elicence.verdict import REASONS, Status
from licensing.elicence.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licensing.elicence.document import ElectronicLicence
    from licensing.elicence.verdict import Verdict

EXIT_CODES: Final = {
    Status.VALID: 0,
    Status.REVOKED: 1,
    Status.UNKNOWN: 3,
    Status.NOT_IN_FORCE: 4,
    Status.REJECTED: 5,
}
UNREADABLE: Final = 6


def main(argv: Sequence[str]) -> int:
    """Check what the arguments name and print the verdict; the exit code tells the status."""
    return check(_parser().parse_args(argv))


def check(arguments: argparse.Namespace) -> int:
    """Check a licence by the options that `add_options` describes."""
    try:
        text = arguments.qr_text if arguments.qr_text is not None else _signed_text(arguments.document)
        status_list = _signed_text(arguments.status_list) if arguments.status_list else None
        keys = load_keys(arguments.keys)
    except (OSError, KeyFileError) as error:
        print(f"ELICENCE_FILE_UNREADABLE: {error}", file=sys.stderr)
        return UNREADABLE
    verdict = verify(text, status_list, keys, arguments.now or datetime.now(UTC))
    print(json.dumps(as_json(verdict), ensure_ascii=False, indent=2) if arguments.json else as_lines(verdict))
    return EXIT_CODES[verdict.status]


def as_json(verdict: Verdict) -> dict[str, object]:
    """The verdict for a program."""
    reason = REASONS[verdict.reason]
    return {
        "status": verdict.status.value,
        "reason": verdict.reason,
        "message": reason.message,
        "message_zh": reason.message_zh,
        "rule": reason.rule,
        "remedy": reason.remedy,
        "detail": verdict.detail,
        "checked_at": instant(verdict.checked_at),
        "status_list_issued_at": instant(verdict.list_issued_at) if verdict.list_issued_at else None,
        "licence": _licence_json(verdict.licence) if verdict.licence else None,
    }


def as_lines(verdict: Verdict) -> str:
    """The verdict for a person."""
    reason = REASONS[verdict.reason]
    lines = [f"{verdict.status} {verdict.reason}: {reason.message} {reason.message_zh}"]
    if verdict.licence:
        facts = _licence_json(verdict.licence)
        lines += [f"  {name}: {_shown(value)}" for name, value in facts.items()]
    if verdict.list_issued_at:
        lines.append(f"  status list of: {verdict.list_issued_at.astimezone(CHINA):%Y-%m-%d %H:%M:%S} (Beijing)")
    if verdict.status is not Status.VALID:
        lines.append(f"  what to do: {reason.remedy}")
    return "\n".join(lines)


def _licence_json(licence: ElectronicLicence) -> dict[str, object]:
    return {
        "number": licence.number,
        "kind": licence.kind,
        "holder": licence.holder,
        "unified_social_credit_code": licence.credit_code,
        "scope": list(licence.scope),
        "valid_from": licence.valid_from.isoformat(),
        "valid_to": licence.valid_to.isoformat() if licence.valid_to else None,
        "authority": licence.authority,
        "authority_name": licence.authority_name,
        "issued_at": instant(licence.issued_at),
        "version": licence.version,
        "form": f"{licence.form}/{licence.form_version}",
        "status_list": licence.status_list,
        "serial": licence.serial,
    }


def _shown(value: object) -> str:
    if value is None:
        return "no end 长期"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _signed_text(path: Path) -> str:
    """The text of a file without the line end an editor may have added; bytes that are no text stay wrong."""
    return path.read_text(encoding="utf-8", errors="replace").rstrip("\r\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="licensing.elicence", description="Check an electronic licence offline.")
    commands = parser.add_subparsers(required=True)
    checking = commands.add_parser("verify", help="say whether a licence is valid, revoked or unknown")
    add_options(checking)
    return parser


def add_options(parser: argparse.ArgumentParser) -> None:
    """What a check needs to be told."""
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--document", type=Path, help="file with the signed document or the text of its QR code")
    source.add_argument("--qr-text", help="the text read from a QR code")
    parser.add_argument("--status-list", type=Path, help="file with the authority's signed status list")
    parser.add_argument("--keys", type=Path, required=True, help="folder of the authorities' key files")
    parser.add_argument("--now", type=_moment, help="check as of this instant, such as 2026-11-23T18:00:00+08:00")
    parser.add_argument("--json", action="store_true", help="print the verdict as JSON")


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("an instant needs a time zone")
    return moment
