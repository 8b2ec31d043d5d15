"""The scripted officer's ways go through the real rules, without any server: nothing it does is refused."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from google.protobuf.message_factory import GetMessageClass
from unit.enforcement import story as s
from unit.enforcement.scenes import DEPUTY, FIRST, HEAD, QINGXIU, REVIEWER, SECOND, SELLER, Office, law

from chassis.serving.call import Call
from chassis.serving.commanding import order
from enforcement.areas import AREAS
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import CaseStatus, PartyStatus
from enforcement.domain.publicity.ids import publication_id
from enforcement.domain.publicity.records import PublicityStatus
from enforcement.kinds.records import CLUES
from ssv.scripted.casts import Cast
from ssv.scripted.driving import SERVICES, Sums, drive
from ssv.scripted.matters import Days, Matter, Party
from ssv.scripted.ways import of_clue

NEVER = datetime(2026, 7, 1, tzinfo=UTC)
AT = {
    "filed": CaseStatus.INVESTIGATING,
    "told": CaseStatus.REVIEWED,
    "decided": CaseStatus.DECIDED,
    "published": CaseStatus.DECIDED,
}
POSTS = {"01": HEAD, "02": DEPUTY, "03": REVIEWER, "06": FIRST, "07": SECOND}
FILED = date(2026, 3, 3)


@dataclass(frozen=True, slots=True)
class Scene(Cast):
    """The bureau of the scenes."""

    def post(self, place: str) -> str:
        return f"posts/{POSTS[place]}"

    @property
    def unit(self) -> str:
        return f"units/{QINGXIU}"


class Desk:
    """Takes commands as a service's BatchExecute does, on an office's day."""

    def __init__(self, office: Office, service: Any) -> None:
        self._office = office
        area = next(each for each in AREAS if each.service is service)
        self._entries = {each.item: each for each in area.entries(None)}  # type: ignore[arg-type]  # read only
        response = service.methods_by_name["BatchExecute"].output_type
        self._result: Any = GetMessageClass(response.fields_by_name["results"].message_type)

    async def send(self, commands: Sequence[Any]) -> AsyncIterator[list[Any]]:
        yield [self._do(each) for each in commands]

    def _do(self, command: Any) -> Any:
        item = command.WhichOneof("command")
        entry = self._entries[item]
        asked = order(entry, getattr(command, item), Call(self._office.caller, "", NEVER, ""))
        record = self._office.do(asked.command)
        state = entry.kind.published(record, 1, self._office.state(record))
        return self._result(**{entry.kind.kind: state})


def matter(**more: Any) -> Matter:
    """A case of the scenes' bureau."""
    base: dict[str, Any] = {
        "key": "k", "number": 7, "cast": Scene("450103"), "title": "某食品店经营过期食品案", "field": "food",
        "facts": "经查,货架上有过期食品", "basis": "NPC-食品安全法:124",
        "parties": (Party(label="南宁某食品店", code=SELLER),), "fine_fen": 7_000_000, "gain_fen": 60_000,
        "value_fen": 300_000, "low_fen": 5_000_000, "high_fen": 10_000_000, "filed_on": FILED,
        "act_ended_on": date(2026, 2, 1), "drawn_in": 2026,
    }  # fmt: skip
    return Matter(**{**base, **more})


def taken(of: Matter) -> tuple[Office, Sums, Any]:
    """The office after a way; the case as it then stands."""
    office = Office()
    clue = office.do(s.register())
    published = CLUES.published(clue, 1, office.state(clue))
    office.on(date(2026, 6, 30))
    desks: dict[str, Any] = {each.name: Desk(office, each) for each in SERVICES}
    way = of_clue(published, of, Days(law()[0].calendar))
    sums = asyncio.run(drive(desks, "test", [("k", way)], lambda _, __: None))
    [case] = [each.state for each in office.states.values() if isinstance(each.state, PenaltyCase)]
    return office, sums, case


def test_a_way_goes_from_clue_to_archive_with_its_publicity() -> None:
    office, sums, case = taken(matter())
    assert (sums.finished, sums.refused) == (1, [])
    assert case.status is CaseStatus.ARCHIVED
    [number] = [each for each, loaded in office.states.items() if loaded.state is case]
    assert office.state(publication_id(number, 1, 1)).status is PublicityStatus.PUBLISHED


def test_a_heavy_fine_is_heard_reviewed_and_discussed_first() -> None:
    # SAMR-3/2018:5: 100,000 yuan of an entity.
    _, sums, case = taken(matter(hearing=True, fine_fen=15_000_000, low_fen=3_000_000, high_fen=30_000_000))
    assert sums.refused == []
    party = case.party(1)
    assert party.hearing.held
    assert party.review.reviewed_on < case.discussions[0].on <= party.decision.decided_on


def test_who_answers_for_the_firm_has_a_procedure_of_its_own() -> None:
    boss = Party(label="韦大明", person_number="450103199003070011", answers_for=1)
    _, sums, case = taken(matter(parties=(Party(label="南宁某食品店", code=SELLER), boss)))
    assert sums.refused == []
    assert [each.status for each in case.parties] == [PartyStatus.EXECUTED] * 2
    assert case.party(2).label == "韦**"


@pytest.mark.parametrize("until", AT)
def test_a_way_may_end_before_the_archive(until: str) -> None:
    _, sums, case = taken(matter(until=until, measure=until == "filed", announced=until == "told"))
    assert (sums.finished, sums.refused) == (1, [])
    assert case.status is AT[until]
