"""What every request of a service states in the same way: request ids, etags, names, pages, divisions."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from google.protobuf.message import Message

from chassis.errors import Refusal, RefusalKind, Violation
from chassis.identity import Caller, division_reaches
from chassis.mapping import MappingError, uuid_in
from chassis.permissions import require_division

MOST = 500
"""Commands, names or records in one call."""

REQUEST_ID_LIMIT = 64
NOWHERE = "-"
"""A prefix no division has: what a caller without a division sees."""

WORDS = {
    "DATE_INVALID": ("{field} is {value}, which is no day of the calendar", "{field}的日期无效"),
    "TIME_INVALID": ("{field} lies outside the years 1 to 9999", "{field}的时间无效"),
    "NAME_MALFORMED": ("{field} is no resource name: {value}", "{field}不是有效的资源名称"),
    "VALUE_INVALID": ("{field} has the value {value}, which is not in its list", "{field}的取值不在列表中"),
    "REQUEST_ID_INVALID": ("a request id has 1 to 64 printable characters", "请求编号应为1至64个可见字符"),
    "ETAG_MALFORMED": ("the etag is not one of ours", "版本标记无效"),
    "BATCH_SIZE_OUT_OF_RANGE": ("{field} takes 1 to 500 items", "{field}应有1至500项"),
    "PAGE_SIZE_OUT_OF_RANGE": ("the page size is 0 to 500", "每页数量应在0至500之间"),
    "PAGE_TOKEN_MALFORMED": (
        "the page token was not given for this question", "分页标记与本次查询不符",
    ),
    "DIVISION_INVALID": ("{value} is no division code of six digits", "行政区划代码应为六位数字"),
    "COMMAND_REQUIRED": ("an item of the batch has no command", "批次中有一项没有命令"),
}  # fmt: skip


def unreadable(reason: str, field: str = "", value: str = "") -> Refusal:
    """The refusal of a request that states something impossible."""
    message, message_zh = (text.format(field=field, value=value) for text in WORDS[reason])
    return Refusal(
        RefusalKind.INVALID_ARGUMENT,
        reason,
        message,
        message_zh,
        rule="contract",
        remedy="correct the field; the contract states its form",
        metadata={"field": field, "value": value[:80]},
        violations=(Violation(field, f"{reason}: {message}"),) if field else (),
    )


@contextmanager
def readable() -> Iterator[None]:
    """Inside, a value that cannot be taken over is a refusal."""
    try:
        yield
    except MappingError as error:
        raise unreadable(error.code, error.field, error.value) from None


def request_id_in(text: str) -> str:
    """A caller's request id. Refusal REQUEST_ID_INVALID."""
    if not 1 <= len(text) <= REQUEST_ID_LIMIT or not text.isprintable():
        raise unreadable("REQUEST_ID_INVALID", "request_id")
    return text


def version_in(etag: str) -> int | None:
    """The version an etag stands for; None for an empty one. Refusal ETAG_MALFORMED."""
    if not etag:
        return None
    digits = etag.removeprefix("v")
    if not (etag.startswith("v") and digits.isascii() and digits.isdigit() and len(digits) < 19):
        raise unreadable("ETAG_MALFORMED", "etag")
    return int(digits)


def page_size_in(asked: int, default: int) -> int:
    """The page size. Refusal PAGE_SIZE_OUT_OF_RANGE."""
    if not 0 <= asked <= MOST:
        raise unreadable("PAGE_SIZE_OUT_OF_RANGE", "page_size", str(asked))
    return asked or default


def question(request: Message) -> str:
    """What identifies a question whatever the page: everything but size and token."""
    same = type(request)()
    same.CopyFrom(request)
    same.ClearField("page_size")
    same.ClearField("page_token")
    return hashlib.sha256(same.SerializeToString(deterministic=True)).hexdigest()[:16]


def page_token_of(asked: str, position: list[str]) -> str:
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
        raise unreadable("PAGE_TOKEN_MALFORMED", "page_token")
    return found[1:]


def _plain(part: object) -> bool:
    # PostgreSQL text holds neither NUL nor lone surrogates, which JSON can spell.
    return isinstance(part, str) and "\0" not in part and not any("\ud800" <= c <= "\udfff" for c in part)


def require_reach(caller: Caller, division: str) -> None:
    """Refusal DIVISION_OUT_OF_REACH unless the officer's division reaches the given one.

    A service of the platform without a person got here by a row of its own in the permission table.
    """
    if not _is_service(caller):
        require_division(caller, division)


def prefix_of(division: str) -> str:
    """The leading digits that everything within a division has: 450100 gives 4501, the whole country nothing."""
    prefix = division
    while prefix.endswith("00"):
        prefix = prefix[:-2]
    return prefix


def asked_prefixes(caller: Caller, division: str) -> tuple[str, ...]:
    """The prefixes for a list: of the division asked for and of what the caller may see."""
    seen = "" if _is_service(caller) else _seen(caller)
    if not division:
        return (seen,)
    if len(division) != 6 or not (division.isascii() and division.isdigit()):
        raise unreadable("DIVISION_INVALID", "division", division[:20])
    # Asking for a wider area than one's own finds one's own.
    if not division_reaches(division, caller.division or ""):
        require_reach(caller, division)
    return (prefix_of(division), seen)


def _is_service(caller: Caller) -> bool:
    return bool(caller.service) and caller.officer is None


def _seen(caller: Caller) -> str:
    return NOWHERE if caller.division is None else prefix_of(caller.division)


def resource_id(name: str, collection: str, field: str = "name") -> UUID:
    """The id in `collection/uuid`. Refusal NAME_MALFORMED."""
    with readable():
        return uuid_in(name, f"{collection}/", field)
