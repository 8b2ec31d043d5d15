"""The simulated province's penalty cases, taken by the scripted officer as far as each has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from random import Random
from typing import Any, Final

from chassis.client import Stub
from chassis.mapping import date_in
from province import people
from province.cases import CaseScene, cases_of
from province.model import Entity
from smartsupervision.enforcement.v1 import clue_pb2 as cl
from smartsupervision.enforcement.v1 import enforcement_service_pb2 as es
from ssv.batching import Courier
from ssv.scripted.casts import Cast
from ssv.scripted.driving import SERVICES, Sums, Way, ask, drive
from ssv.scripted.matters import Days, Matter, Party
from ssv.scripted.ways import of_clue
from statutes.calendar import Calendar, load_calendar

SOURCES: Final = (cl.CLUE_SOURCE_INSPECTION, cl.CLUE_SOURCE_COMPLAINT, cl.CLUE_SOURCE_SAMPLING, cl.CLUE_SOURCE_TRANSFER)
TO_VERIFY: Final = 4
"""Working days between a clue and its case."""
Tell = Callable[[int, int], None]


async def load_cases(
    stubs: Mapping[str, Stub], entities: Sequence[Entity], seed: int, region: str, today: date, tell: Tell
) -> Sums:
    """All cases of a seed, counted back from the day they were first loaded; a second time they are only answered."""
    scenes = list(cases_of(entities, seed))
    if not scenes:
        return Sums()
    last = scenes[-1]
    calendar = load_calendar(region)
    base = await _loaded_on(stubs["EnforcementService"], last, calendar)
    if base is not None and await _complete(stubs["EnforcementService"], last):
        return Sums(replayed=len(scenes))
    days = Days(calendar)
    couriers = {each.name: Courier(stubs[each.name], each) for each in SERVICES}
    ways = ((scene.key, _way(scene, matter_of(scene, base or today, calendar), days)) for scene in scenes)
    return await drive(couriers, f"province {seed}", ways, tell)


def matter_of(scene: CaseScene, today: date, calendar: Calendar) -> Matter:
    """A scene on the calendar."""
    filed = _back(calendar, today, scene.age)
    return Matter(
        key=scene.key,
        number=scene.number,
        cast=Cast(scene.entity.division),
        title=scene.title,
        field=scene.offence.field,
        facts=scene.facts,
        basis=scene.offence.basis,
        parties=tuple(_parties(scene)),
        fine_fen=scene.fine_fen,
        gain_fen=scene.gain_fen,
        value_fen=scene.value_fen,
        low_fen=scene.offence.low_fen,
        high_fen=scene.offence.high_fen,
        filed_on=filed,
        act_ended_on=_back(calendar, filed, 15),
        drawn_in=today.year,
        until=scene.until,
        hearing=scene.hearing,
        announced=scene.announced,
        measure=scene.measure,
        supervised_until=calendar.add_workdays(today, 10) if scene.supervised else None,
    )


def _parties(scene: CaseScene) -> Iterator[Party]:
    yield Party(label=scene.entity.name, code=scene.entity.code)
    if scene.with_person:
        rng = Random(scene.key)  # noqa: S311 -- a reproducible simulation, nothing secret
        number = people.citizen_number(rng, scene.entity.division, date(2010, 1, 1))
        yield Party(label=scene.entity.legal_representative, person_number=number, answers_for=1)


def _way(scene: CaseScene, matter: Matter, days: Days) -> Way:
    received = matter.filed_on if scene.until == "clue" else _back(days.calendar, matter.filed_on, TO_VERIFY)
    clue = yield ask(
        "register_clue",
        source=SOURCES[scene.number % len(SOURCES)],
        origin_key=scene.key,
        title=f"{scene.entity.name}涉嫌{scene.offence.title}",
        facts=scene.facts,
        suspect={"uscc": scene.entity.code, "label": scene.entity.name, "part": "当事人"},
        place=scene.entity.division,
        unit=matter.cast.unit,
        post=matter.cast.officers[0],
        received_on=received,
    )
    if matter.goes("filed"):
        yield from of_clue(clue, matter, days)


async def _clue(stub: Stub, scene: CaseScene) -> Any:
    asked = es.ListCluesRequest(division=scene.entity.division, uscc=scene.entity.code, page_size=10)
    answer = await stub.call("ListClues", asked)
    return next((each for each in answer.clues if each.origin_key == scene.key), None)


async def _loaded_on(stub: Stub, scene: CaseScene, calendar: Calendar) -> date | None:
    """The day a run before this one counted from; None if there was none."""
    clue = await _clue(stub, scene)
    if clue is None:
        return None
    return calendar.add_workdays(date_in(clue.received_on, "received_on"), TO_VERIFY + scene.age)


async def _complete(stub: Stub, scene: CaseScene) -> bool:
    """Whether the case that takes longest was archived: all steps go side by side."""
    clue = await _clue(stub, scene)
    if clue is None or not clue.penalty_case:
        return False
    case = await stub.call("GetPenaltyCase", es.GetPenaltyCaseRequest(name=clue.penalty_case))
    return bool(case.HasField("archived_on"))


def _back(calendar: Calendar, day: date, workdays: int) -> date:
    """The working day so many working days before."""
    return calendar.add_workdays(day, -workdays) if workdays else day
