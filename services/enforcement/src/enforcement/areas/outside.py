"""OutsideNoticeService: 通报 to authorities outside the region."""

from __future__ import annotations

from typing import Final

from chassis.serving.asking import Asked
from chassis.serving.commanding import Entry
from enforcement.areas.area import Area
from enforcement.bus import Present
from enforcement.domain.outside import commands as c
from enforcement.domain.outside import notifying
from enforcement.kinds.outside import OUTSIDE_KEYS, OUTSIDE_NOTICES
from enforcement.stepping import Step, begins
from smartsupervision.enforcement.v1 import outside_notice_service_pb2


def entries(present: Present) -> list[Entry]:
    """Its commands."""
    notifies = Step(present, OUTSIDE_NOTICES, notifying.notify, begins, key=(OUTSIDE_KEYS, "origin_key"))
    answers = Step(present, OUTSIDE_NOTICES, notifying.answer, lambda each: each.outside_notice)
    return [
        Entry("NotifyOutside", c.NotifyOutside, notifies, OUTSIDE_NOTICES),
        Entry("RecordOutsideAnswer", c.RecordOutsideAnswer, answers, OUTSIDE_NOTICES),
    ]


AREA: Final = Area(
    outside_notice_service_pb2.DESCRIPTOR.services_by_name["OutsideNoticeService"],
    entries,
    (Asked(OUTSIDE_NOTICES, "OutsideNotice", "OutsideNotices"),),
)
