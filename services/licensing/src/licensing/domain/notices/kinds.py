"""The closed lists of the double notice. The numbers are those of the wire contract."""

from __future__ import annotations

from enum import IntEnum


class NoticeStage(IntEnum):
    """Where the notice about one permit item stands."""

    UNSPECIFIED = 0
    TOLD = 1
    """The applicant knows which permit is needed."""
    PUSHED = 2
    """To the department known for it."""
    PUBLISHED = 3
    """On the sharing platform, for whoever it concerns to claim."""
    CLAIMED = 4
    RETURNED = 5
    """The department said what became of the permit."""


class ReformMode(IntEnum):
    """证照分离: how the item is handled (SC-国发〔2021〕7号)."""

    UNSPECIFIED = 0
    ABOLISHED = 1
    FILING = 2
    PLEDGE = 3
    OPTIMISED = 4


class PermitOutcome(IntEnum):
    """What the department returned."""

    UNSPECIFIED = 0
    GRANTED = 1
    REFUSED = 2
    NOT_NEEDED = 3
    NOT_APPLIED_FOR = 4


STAGE_ZH = {
    NoticeStage.UNSPECIFIED: "未开始",
    NoticeStage.TOLD: "已告知申请人",
    NoticeStage.PUSHED: "已推送部门",
    NoticeStage.PUBLISHED: "待认领",
    NoticeStage.CLAIMED: "已认领",
    NoticeStage.RETURNED: "已反馈",
}
