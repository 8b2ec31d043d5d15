"""SupervisionService: papers of supervision and what is answered to them."""

from __future__ import annotations

from typing import Any, Final

from chassis.serving.asking import Asked
from chassis.serving.commanding import Entry
from enforcement.areas.area import HANDLERS, Area
from enforcement.bus import Present
from enforcement.domain.supervision import commands as c
from enforcement.domain.supervision import supervising
from enforcement.kinds.supervision import SUPERVISIONS
from enforcement.stepping import Decide, Step, begins
from smartsupervision.enforcement.v1 import supervision_service_pb2

SUPERVISORS: Final = frozenset({"supervisor"})
_ANSWERS: Final = (c.ReplyToSupervision, c.ObjectToSupervision, c.ReportCorrection)
DUTIES: Final = {
    **{each.__name__: SUPERVISORS for each in (c.IssueSupervision, c.ReviewSupervisionObjection, c.CloseSupervision)},
    **{each.__name__: SUPERVISORS | HANDLERS for each in _ANSWERS},
    "BatchExecute": SUPERVISORS,
}
"""The authority supervised answers; a batch may hold any command and is the supervisors' alone."""


def entries(present: Present) -> list[Entry]:
    """Its commands."""

    def on(command: type, decide: Decide) -> Entry:
        step = Step(present, SUPERVISIONS, decide, _supervision)
        return Entry(command.__name__, command, step, SUPERVISIONS)

    issues = Step(present, SUPERVISIONS, supervising.issue, begins, records=("follows",))
    return [
        Entry("IssueSupervision", c.IssueSupervision, issues, SUPERVISIONS),
        on(c.ReplyToSupervision, supervising.reply),
        on(c.ObjectToSupervision, supervising.object_to),
        on(c.ReviewSupervisionObjection, supervising.review_objection),
        on(c.ReportCorrection, supervising.correct),
        on(c.CloseSupervision, supervising.close),
    ]


def _supervision(command: Any) -> Any:
    return command.supervision


AREA: Final = Area(
    supervision_service_pb2.DESCRIPTOR.services_by_name["SupervisionService"],
    entries,
    (Asked(SUPERVISIONS, "Supervision", "Supervisions"),),
    DUTIES,
)
