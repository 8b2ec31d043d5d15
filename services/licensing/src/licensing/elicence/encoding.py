"""Encodings with exactly one writing for each value: a second writing is a sign of tampering and is refused."""

from __future__ import annotations

import base64
import binascii
import json
import re
from datetime import UTC, date, datetime
from typing import Final

from licensing.elicence.faults import MalformedError

_ALPHABET_45: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUE_45: Final = {character: value for value, character in enumerate(_ALPHABET_45)}
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT: Final = "%Y-%m-%dT%H:%M:%SZ"
_LAST_YEAR: Final = 9000


def base64url(data: bytes) -> str:
    """Base64 with - and _, without padding (RFC 4648, section 5)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base64url(text: str) -> bytes:
    """The bytes; `MalformedError` for anything but the one writing of them, stray bits at the end included."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise MalformedError(f"no base64url: {error}") from error
    if base64url(data) != text:
        raise MalformedError("not the regular base64url of its bytes")
    return data


def base45(data: bytes) -> str:
    """Two bytes in three characters of the QR code's alphanumeric mode (RFC 9285)."""
    pieces: list[str] = []
    for start in range(0, len(data), 2):
        pair = data[start : start + 2]
        number = int.from_bytes(pair)
        digits = [number % 45, number // 45 % 45, number // 2025]
        pieces.extend(_ALPHABET_45[d] for d in digits[: len(pair) + 1])
    return "".join(pieces)


def from_base45(text: str) -> bytes:
    """The bytes; `MalformedError` for characters or groups that stand for none."""
    data = bytearray()
    for start in range(0, len(text), 3):
        group = text[start : start + 3]
        try:
            number = sum(_VALUE_45[c] * 45**i for i, c in enumerate(group))
            data += number.to_bytes(len(group) - 1)
        except (KeyError, OverflowError) as error:
            raise MalformedError(f"no base45 at character {start}") from error
        if len(group) == 1:
            raise MalformedError("base45 ends inside a group")
    return bytes(data)


def canonical_json(value: object) -> bytes:
    """JSON with sorted keys, no spaces and characters as themselves, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def from_canonical_json(data: bytes) -> dict[str, object]:
    """The object; `MalformedError` unless the bytes are its canonical writing."""
    try:
        value = json.loads(data)
        regular = canonical_json(value)
    except (ValueError, RecursionError) as error:
        raise MalformedError(f"no JSON: {error}") from error
    if not isinstance(value, dict) or regular != data:
        raise MalformedError("not the canonical writing of a JSON object")
    return value


def instant(moment: datetime) -> str:
    """An instant in UTC to the second; parts of a second are dropped. `ValueError` without a zone."""
    if moment.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return moment.astimezone(UTC).strftime(_INSTANT)


def from_instant(text: str) -> datetime:
    """The instant in UTC; `MalformedError` for another form."""
    try:
        moment = datetime.strptime(text, _INSTANT).replace(tzinfo=UTC)
    except ValueError as error:
        raise MalformedError(f"{text[:40]!r} is no instant") from error
    # Near the end of the calendar neither a day in Beijing nor a list's end could be computed.
    if instant(moment) != text or moment.year > _LAST_YEAR:
        raise MalformedError(f"{text[:40]!r} is no regular instant")
    return moment


def from_date(text: str) -> date:
    """The day written YYYY-MM-DD; `MalformedError` for another form."""
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError as error:
        raise MalformedError(f"{text!r} is no day") from error
    raise MalformedError(f"{text[:40]!r} is no day")
