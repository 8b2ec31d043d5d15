"""What each kind of matter needs around its events: its limits, what it is called, who owns it, when it is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from chassis.mapped import Kind
from licensing.domain.deadlines import Steps
from licensing.domain.law import Law
from licensing.domain.names import rules as name_rules
from licensing.domain.names import using
from licensing.domain.names.kinds import IllegalStage, NameStage
from licensing.domain.names.states import BusinessName
from licensing.domain.notices import telling
from licensing.domain.proceedings import rules as proceeding_rules
from licensing.domain.proceedings import steps as proceeding_steps
from licensing.domain.proceedings.kinds import ProceedingKind
from licensing.domain.proceedings.states import Proceeding
from licensing.domain.reports import objecting, reporting
from licensing.domain.reports import rules as report_rules
from licensing.domain.reports.kinds import FindingStage
from licensing.life.kinds import ABNORMAL_FINDING, ANNUAL_REPORT, BUSINESS_NAME, DOUBLE_NOTICE, PROCEEDING
from licensing.life.limits import Known, limit_ids
from matters.domain.ids import assignment_id
from matters.domain.values import Facts

AGAIN: Final = 12
"""How often a limit that may come again is looked for: extensions of a dormancy, objections, rounds."""

_TITLES: Final = {
    ProceedingKind.UNSPECIFIED: "",
    ProceedingKind.ESTABLISHMENT: "设立登记",
    ProceedingKind.DORMANCY: "歇业",
    ProceedingKind.SIMPLE_DEREGISTRATION: "简易注销",
    ProceedingKind.FORCED_DEREGISTRATION: "强制注销",
    ProceedingKind.ANNULMENT: "撤销登记调查",
    ProceedingKind.RELOCATION: "迁移",
    ProceedingKind.SPECIAL_MARK: "特别标注",
}


@dataclass(frozen=True, eq=False)
class Sort:
    """One kind of matter."""

    kind: Kind[Any]
    steps: Callable[[Any, Any, Law], Steps]
    """(event, state before, law) -> what happens to its limits."""
    known: Known
    title: Callable[[Any], str]
    over: Callable[[Any], bool]
    """Whether nobody has to work on it any more."""

    def loads(self, record: UUID) -> tuple[UUID, ...]:
        """The record with its assignment and limits."""
        return (record, assignment_id(record), *limit_ids(record, self.known))

    def facts(self, record: UUID, state: Any, owner: UUID | None) -> Facts:
        """What its limits are about."""
        return Facts(
            matter=self.kind.name_of(record),
            title=self.title(state),
            subject=state.code,
            division=state.division,
            owner_post=owner,
        )


def _proceeding_title(state: Proceeding) -> str:
    return f"{state.subject_name} {_TITLES[state.kind]}".strip()


def _name_over(state: BusinessName) -> bool:
    """Work on a name is the finding that it is illegal, until it is changed or gone."""
    changed = state.illegal is None or state.illegal.stage is IllegalStage.CHANGED
    return changed or state.stage is not NameStage.REGISTERED


_ONCE = (
    proceeding_rules.DECIDE,
    proceeding_rules.ARCHIVES,
    proceeding_rules.PUBLISH_RESUMPTION,
    proceeding_rules.SIMPLE_APPLY,
    proceeding_rules.SIMPLE_DEPARTMENTS,
    proceeding_rules.ANNULMENT_ACCEPT,
    proceeding_rules.ANNULMENT_INVESTIGATE,
    proceeding_rules.FORCED_DECIDE,
)
_DECIDE = (
    "annual-report.list",
    "annual-report.list.cooperative",
    "annual-report.mark.individual",
    "abnormal.publication.list",
    "abnormal.false-content.list",
    "abnormal.unreachable.list",
    "abnormal.name.list",
)

PROCEEDINGS: Final = Sort(
    kind=PROCEEDING,
    steps=proceeding_steps.steps,
    known={
        **dict.fromkeys(_ONCE, 1),
        proceeding_rules.DORMANCY_TOTAL: AGAIN,
        proceeding_rules.FORCED_OBJECTION: AGAIN,
    },
    title=_proceeding_title,
    over=lambda state: state.closed,
)
BUSINESS_NAMES: Final = Sort(
    kind=BUSINESS_NAME,
    steps=lambda event, before, _: using.steps(event, before),
    known={name_rules.RESERVATION: 1, name_rules.RESERVATION_PRE_APPROVAL: 1, name_rules.CORRECT: 1},
    title=lambda state: f"{state.registered_name} 名称",
    over=_name_over,
)
ANNUAL_REPORTS: Final = Sort(
    kind=ANNUAL_REPORT,
    steps=lambda event, before, _: reporting.steps(event, before),
    known=dict.fromkeys(report_rules.WINDOW.values(), 1),
    title=lambda state: f"{state.subject_name} {state.year}年度报告",
    over=lambda _: True,
)
FINDINGS: Final = Sort(
    kind=ABNORMAL_FINDING,
    steps=lambda event, before, _: objecting.steps(event, before),
    known={
        **dict.fromkeys(_DECIDE, 1),
        report_rules.ORDER: 1,
        report_rules.OBJECTION_RAISE: 1,
        report_rules.OBJECTION_ACCEPT: AGAIN,
        report_rules.OBJECTION_VERIFY: AGAIN,
        report_rules.OBJECTION_CORRECT: AGAIN,
    },
    title=lambda state: f"{state.subject_name} 经营异常核查",
    # What is listed needs nobody until the entity objects; then somebody owns it anew.
    over=lambda state: state.closed_date is not None or state.stage is FindingStage.LISTED,
)
NOTICES: Final = Sort(
    kind=DOUBLE_NOTICE,
    steps=lambda event, before, _: telling.steps(event, before),
    known={telling.CLAIM: AGAIN, telling.NO_PERMIT: 1},
    title=lambda state: f"{state.subject_name} {state.item_title} 双告知",
    over=lambda state: state.returned_date is not None,
)
