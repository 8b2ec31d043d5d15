"""Simulated penalty cases of the province: who, what, how long ago, and how far the procedure has come.

Only `random.Random` of the seed decides, besides the day the ages are counted back from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import Final

from province.model import Entity
from province.offences import OFFENCES, Offence


@dataclass(frozen=True, slots=True)
class Stage:
    """How many cases have come how far, and their ages in working days since filing, youngest and oldest."""

    until: str
    cases: int
    youngest: int
    oldest: int


STAGES: Final = (
    Stage("clue", 7, 0, 0),
    Stage("filed", 5, 1, 8),
    Stage("investigated", 6, 3, 40),
    Stage("reported", 5, 7, 13),
    Stage("reviewed", 4, 9, 14),
    Stage("told", 7, 9, 13),
    Stage("decided", 4, 16, 20),
    Stage("served", 6, 18, 30),
    Stage("paid", 4, 20, 32),
    Stage("published", 5, 20, 33),
    Stage("closed", 3, 24, 36),
    Stage("archived", 6, 24, 40),
)
"""Ages leave room for the steps taken until then (see the officer's script)."""
HEARD_LONGER: Final = 10
"""Working days a hearing adds."""
OVERDUE_AGE: Final = 70
"""Working days: more than the ninety natural days a decision may take."""
ANNOUNCED_AGE: Final = 24
FROM_THE_FIRST: Final = 300
"""Entities that cases are against are among these, so that a larger province of the same seed has the same cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseScene:
    """One simulated case."""

    key: str
    number: int
    entity: Entity
    offence: Offence
    until: str
    age: int
    """Working days since it was filed; of a clue since it was received."""
    fine_fen: int
    gain_fen: int
    value_fen: int
    with_person: bool = False
    """The person in charge is punished as well."""
    hearing: bool = False
    announced: bool = False
    measure: bool = False
    supervised: bool = False

    @property
    def title(self) -> str:
        """案件名称."""
        return f"{self.entity.name}{self.offence.title}案"

    @property
    def facts(self) -> str:
        """违法事实."""
        return self.offence.facts.format(
            who=self.entity.name, value=f"{self.value_fen / 100:,.2f}", gain=f"{self.gain_fen / 100:,.2f}"
        )


def cases_of(entities: Iterable[Entity], seed: int) -> Iterator[CaseScene]:
    """Cases against entities that live on under their first name, each of an offence of its trade."""
    rng = Random(f"cases {seed}")  # noqa: S311 -- a reproducible simulation, nothing secret
    standing = [each for each in islice(entities, FROM_THE_FIRST) if not each.events]
    rng.shuffle(standing)
    number = 0
    for stage in STAGES:
        for turn in range(stage.cases):
            number += 1
            culprit = _culprit(rng, standing, _possible(stage, turn))
            if culprit:
                yield _scene(rng, seed, number, stage, turn, *culprit)


def _heard(stage: Stage, turn: int) -> bool:
    return stage.until in ("served", "archived") and turn == 0


def _with_person(turn: int) -> bool:
    return turn == 1


def _possible(stage: Stage, turn: int) -> list[Offence]:
    """Offences that fit what the case shows: persons are punished with the firm under the law of food (art 135)."""
    food = _with_person(turn)
    return [each for each in OFFENCES if each.heavy is _heard(stage, turn) and (each.field == "food" or not food)]


def _culprit(rng: Random, standing: list[Entity], possible: Sequence[Offence]) -> tuple[Entity, Offence] | None:
    """The next entity whose trade goes with one of the offences, None in too small a province; each is used once."""
    for index, entity in enumerate(standing):
        fitting = [each for each in possible if each.fits(entity.scope)]
        if fitting:
            del standing[index]
            return entity, rng.choice(fitting)
    return None


def _scene(rng: Random, seed: int, number: int, stage: Stage, turn: int, entity: Entity, offence: Offence) -> CaseScene:
    hearing = _heard(stage, turn)
    announced = stage.until == "told" and turn == 0
    value = offence.value(rng)
    return CaseScene(
        key=f"province {seed} case {number}",
        number=800_000 + number,
        entity=entity,
        offence=offence,
        until=stage.until,
        age=_age(rng, stage, turn) + (HEARD_LONGER if hearing else 0),
        fine_fen=offence.fine_fen,
        gain_fen=value // 5,
        value_fen=value,
        with_person=_with_person(turn),
        hearing=hearing,
        announced=announced,
        measure=stage.until in ("filed", "investigated") and turn in (0, 1),
        supervised=stage.until in ("investigated", "reported") and turn == 2,
    )


def _age(rng: Random, stage: Stage, turn: int) -> int:
    if stage.until == "investigated" and turn == 0:
        return OVERDUE_AGE
    if stage.until == "told" and turn == 0:
        return ANNOUNCED_AGE
    return rng.randrange(stage.youngest, stage.oldest + 1) if stage.oldest else turn


def stages(scenes: Sequence[CaseScene]) -> dict[str, int]:
    """How many cases have come how far."""
    found = dict.fromkeys((stage.until for stage in STAGES), 0)
    for scene in scenes:
        found[scene.until] += 1
    return found
