"""DisclosureService: what authorities publish before and after they act."""

from __future__ import annotations

from typing import Final

from chassis.serving.asking import Asked
from chassis.serving.commanding import Entry
from enforcement.areas.area import Area
from enforcement.bus import Present
from enforcement.domain.disclosure import commands as c
from enforcement.domain.disclosure import disclosing
from enforcement.kinds.publicity import DISCLOSURES
from enforcement.stepping import Decide, Step, begins
from smartsupervision.enforcement.v1 import disclosure_service_pb2


def entries(present: Present) -> list[Entry]:
    """Its commands."""

    def on(command: type, decide: Decide) -> Entry:
        step = Step(present, DISCLOSURES, decide, lambda each: each.disclosure)
        return Entry(command.__name__, command, step, DISCLOSURES)

    publishes = Step(present, DISCLOSURES, disclosing.publish, begins)
    return [
        Entry("PublishDisclosure", c.PublishDisclosure, publishes, DISCLOSURES),
        on(c.NoteChange, disclosing.note_change),
        on(c.AmendDisclosure, disclosing.amend),
        on(c.WithdrawDisclosure, disclosing.withdraw),
    ]


AREA: Final = Area(
    disclosure_service_pb2.DESCRIPTOR.services_by_name["DisclosureService"],
    entries,
    (Asked(DISCLOSURES, "Disclosure", "Disclosures"),),
)
