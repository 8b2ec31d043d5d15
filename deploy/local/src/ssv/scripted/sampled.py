"""Clues of failed food samples, each taken as far as it goes: to the archive, or declined where nobody can be found.

The acts are dated a month before the file was received: those of the published samples lie years back, and their time
to be punished has passed (NPC-行政处罚法:36). Credit codes the register does not know are made up from the name, as a
script cannot read a business licence.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any, Final

from chassis.mapping import date_in
from province import people
from smartsupervision.enforcement.v1 import clue_pb2 as cl
from ssv.scripted.casts import Cast
from ssv.scripted.driving import Way, ask
from ssv.scripted.matters import Days, Matter, Party
from ssv.scripted.ways import of_clue, of_found
from statutes import divisions

HOME: Final = Cast("450000")
TO_FILE: Final = 2
"""Working days after the time to object is over."""
BEFORE: Final = timedelta(days=30)
NUMBERS: Final = 700_000
YUAN: Final = 100


def way_of(clue: Any, index: int, days: Days, today: date) -> Way:
    """Everything a clue still needs; `index` tells it from the other clues of the run."""
    opens = date_in(clue.opens_on, "opens_on")
    if not clue.suspect.label:
        yield from _declined(clue, opens)
        return
    if clue.place == divisions.WHOLE_COUNTRY:
        cast = _bureau(index)
        clue = yield from _assigned(clue, cast, opens)
        yield from of_found(clue, matter_of(clue, cast, index, days, today), days)
    else:
        cast = Cast(clue.division)
        yield from of_clue(clue, matter_of(clue, cast, index, days, today), days)


def matter_of(clue: Any, cast: Cast, index: int, days: Days, today: date) -> Matter:
    """The case of a clue."""
    received = date_in(clue.received_on, "received_on")
    return Matter(
        key=clue.origin_key,
        number=NUMBERS + index,
        cast=cast,
        title=f"{clue.suspect.label}经营不符合食品安全标准的食品案"[:100],
        field="food",
        facts=clue.facts,
        basis="NPC-食品安全法:124",
        parties=(Party(label=clue.suspect.label, code=clue.suspect.uscc or _code(clue, cast)),),
        fine_fen=70_000 * YUAN,
        gain_fen=600 * YUAN,
        value_fen=3_000 * YUAN,
        low_fen=50_000 * YUAN,
        high_fen=100_000 * YUAN,
        filed_on=days.after(date_in(clue.opens_on, "opens_on"), TO_FILE),
        act_ended_on=received - BEFORE,
        drawn_in=today.year,
    )


def _assigned(clue: Any, cast: Cast, day: date) -> Any:
    """分派: the work list's clue goes down to a bureau, which has jurisdiction by that."""
    paper = yield ask("draw_number", unit=HOME.unit, series="市监交办", year=day.year, post=HOME.officers[0])
    return (
        yield ask(
            "assign_clue",
            name=clue.name,
            unit=cast.unit,
            post=cast.officers[0],
            document=paper.name,
            accepted_by="签收人",
            on=day,
        )
    )


def _declined(clue: Any, day: date) -> Way:
    yield ask(
        "decline_clue",
        name=clue.name,
        ground=cl.NOT_FILED_GROUND_OTHER,
        reason="公布的信息未载明当事人,经核查无法确定",
        document="不予立案审批表",
        approved_by=HOME.principal,
        on=day,
    )


def _bureau(index: int) -> Cast:
    cities = divisions.children("450000")
    city = cities[index % len(cities)]
    counties = [each.code for each in divisions.children(city.code) if each.name != "市辖区"]
    return Cast(counties[index % len(counties)])


def _code(clue: Any, cast: Cast) -> str:
    rng = Random(clue.suspect.label)  # noqa: S311 -- a reproducible simulation, nothing secret
    return people.CodeOffice(rng).give("91", cast.division, date(2018, 1, 1))
