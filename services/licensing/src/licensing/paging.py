"""Page tokens: where the next page begins, bound to the question it was given for."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import NamedTuple
from uuid import UUID

from google.protobuf.message import Message

from licensing.domain.refusal import refuse

MOST = 500


class EntityKey(NamedTuple):
    """Where an entity stands in the order of a list."""

    division: str
    registered_name: str
    entity_id: UUID


def size_of(asked: int, default: int) -> int:
    """The page size. Refusal PAGE_SIZE_OUT_OF_RANGE."""
    if not 0 <= asked <= MOST:
        raise refuse("PAGE_SIZE_OUT_OF_RANGE", "page_size", limit=MOST)
    return asked or default


def question(request: Message) -> str:
    """What identifies a question whatever the page: everything but size and token."""
    same = type(request)()
    same.CopyFrom(request)
    same.ClearField("page_size")
    same.ClearField("page_token")
    return hashlib.sha256(same.SerializeToString(deterministic=True)).hexdigest()[:16]


def token_of(asked: str, position: list[str]) -> str:
    """The token of the page after a position."""
    return base64.urlsafe_b64encode(json.dumps([asked, *position]).encode()).decode()


def position_in(token: str, asked: str, parts: int) -> list[str] | None:
    """The position a token stands for, None on the first page. Refusal PAGE_TOKEN_MALFORMED."""
    if not token:
        return None
    try:
        found = json.loads(base64.b64decode(token.encode(), altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or len(found) != parts + 1 or found[0] != asked or not all(map(_plain, found)):
        raise refuse("PAGE_TOKEN_MALFORMED", "page_token")
    return found[1:]


def id_at(position: list[str], index: int) -> UUID:
    """An id inside a position. Refusal PAGE_TOKEN_MALFORMED."""
    try:
        return UUID(position[index])
    except ValueError:
        raise refuse("PAGE_TOKEN_MALFORMED", "page_token") from None


def _plain(part: object) -> bool:
    # PostgreSQL text holds neither NUL nor lone surrogates, which JSON can spell.
    return isinstance(part, str) and "\0" not in part and not any("\ud800" <= c <= "\udfff" for c in part)
