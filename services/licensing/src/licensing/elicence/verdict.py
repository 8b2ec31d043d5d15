"""What a check of an electronic licence says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from licensing.elicence.document import ElectronicLicence


class Status(StrEnum):
    """Outcome of a check; only VALID lets the holder trade on the licence."""

    VALID = "VALID"
    REVOKED = "REVOKED"
    NOT_IN_FORCE = "NOT_IN_FORCE"
    UNKNOWN = "UNKNOWN"
    REJECTED = "REJECTED"


class Reason(NamedTuple):
    """One row of the catalogue: the status a reason leads to, words for both readers, rule and remedy."""

    status: Status
    rule: str
    message: str
    message_zh: str
    remedy: str


_OF_THE_LICENCE: Final = "SC-746:22"
_CONTRACT: Final = "contract"

REASONS: Final[Mapping[str, Reason]] = MappingProxyType(
    {
        "IN_FORCE": Reason(
            Status.VALID, _OF_THE_LICENCE, "the licence is genuine and in force", "证照真实有效", "none is needed"
        ),
        "REVOKED": Reason(
            Status.REVOKED,
            "NPC-行政许可法:69-70",
            "this issue of the licence was withdrawn, annulled, replaced or cancelled",
            "该证照已被撤回、撤销、换发或注销",
            "ask the holder for the issue in force, or the issuing authority for the decision",
        ),
        "EXPIRED": Reason(
            Status.NOT_IN_FORCE,
            "NPC-行政许可法:70",
            "the licence has expired",
            "证照有效期已届满",
            "ask the holder whether a renewal was granted",
        ),
        "NOT_YET_VALID": Reason(
            Status.NOT_IN_FORCE,
            "NPC-行政许可法:39",
            "the licence is not in force yet",
            "证照尚未生效",
            "wait for its first day; check this machine's clock",
        ),
        "FORGED": Reason(
            Status.REJECTED,
            "NPC-行政许可法:80",
            "no authority known here signed the document",
            "证照并非已知发证机关签发,疑似伪造",
            "update the folder of keys; if it stays so, keep the document as evidence",
        ),
        "ALTERED": Reason(
            Status.REJECTED,
            "NPC-行政许可法:80",
            "the document was changed after it was signed",
            "证照签发后内容被改动,疑似涂改",
            "scan again; if it stays so, keep the document as evidence",
        ),
        "MALFORMED": Reason(
            Status.REJECTED,
            _CONTRACT,
            "the text is no electronic licence",
            "所读内容不是电子证照",
            "scan the whole code again",
        ),
        "LIST_MISSING": Reason(
            Status.UNKNOWN, _CONTRACT, "there is no status list", "缺少状态清单", "fetch the authority's status list"
        ),
        "LIST_STALE": Reason(
            Status.UNKNOWN,
            _CONTRACT,
            "the status list is older than 24 hours",
            "状态清单签发已超过24小时",
            "fetch the authority's newest status list",
        ),
        "LIST_FROM_FUTURE": Reason(
            Status.UNKNOWN,
            _CONTRACT,
            "the status list was issued after the present instant",
            "状态清单签发时间晚于当前时间",
            "check this machine's clock",
        ),
        "LIST_DOES_NOT_COVER": Reason(
            Status.UNKNOWN,
            _CONTRACT,
            "the status list was made before this licence was issued, or is another list",
            "状态清单未涵盖该证照",
            "fetch the list the licence names, issued after the licence",
        ),
        "LIST_FORGED": Reason(
            Status.UNKNOWN,
            _CONTRACT,
            "no authority known here signed the status list",
            "状态清单并非已知发证机关签发",
            "fetch the list from the authority; update the folder of keys",
        ),
        "LIST_ALTERED": Reason(
            Status.UNKNOWN,
            _CONTRACT,
            "the status list was changed after it was signed",
            "状态清单签发后内容被改动",
            "fetch the list from the authority again",
        ),
        "LIST_MALFORMED": Reason(
            Status.UNKNOWN,
            _CONTRACT,
            "what was given as status list is none",
            "所提供的内容不是状态清单",
            "fetch the list from the authority again",
        ),
    }
)
"""Every reason a verdict can have; callers branch on status and reason, messages may be reworded."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one document at one instant.

    `licence` is what the document says, None where nobody vouches for it (REJECTED). `list_issued_at` is the
    instant of the status list looked at, None without a readable one. `detail` is for the technician.
    """

    reason: str
    checked_at: datetime
    licence: ElectronicLicence | None = None
    list_issued_at: datetime | None = None
    detail: str = ""

    @property
    def status(self) -> Status:
        """The outcome."""
        return REASONS[self.reason].status

    @property
    def message(self) -> str:
        """The reason in English."""
        return REASONS[self.reason].message

    @property
    def message_zh(self) -> str:
        """The reason in Chinese."""
        return REASONS[self.reason].message_zh
