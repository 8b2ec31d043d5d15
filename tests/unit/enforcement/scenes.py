"""A bureau for scenario tests: commands go through the real steps, the real limits and the real evolution, without I/O.

`Office` holds what has happened so far; each command sees only what it asks for, as inside a transaction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from chassis.commands.deciding import Decider, Writes
from chassis.commands.orders import Order
from chassis.commands.world import Loaded, WorkingWorld
from chassis.envelope import Envelope, parse
from chassis.errors import Refusal
from chassis.identity import Caller
from enforcement.areas import AREAS
from enforcement.bus import NO_PAST, TYPES, Past, Present
from enforcement.domain.revocations.known import KnownLicence
from enforcement.register import Asks
from matters.domain.ids import deadline_id
from matters.domain.states import Deadline
from matters.law import Law
from roster.kinds import Role, UnitKind
from roster.powers import Roster
from roster.records import (
    UNLIMITED_FEN,
    Approval,
    Certificate,
    Holding,
    Person,
    Placement,
    Post,
    Record,
    ReviewQualification,
    Unit,
    UnitName,
    UnitPlace,
)
from statutes import uscc
from statutes.calendar import load_calendar
from statutes.rules import load_rulebook

FOUNDED = date(2019, 1, 1)
MONDAY = date(2026, 3, 2)
"""No holiday lies in the weeks after it, until 清明 on 5 April."""

REGION, CITY, QINGXIU, XINGNING, STATION = (UUID(int=n) for n in range(10, 15))
HEAD, DEPUTY, FIRST, SECOND, THIRD, REVIEWER, LAPSED, STRANGER = (UUID(int=n) for n in range(100, 108))
CITY_HEAD = UUID(int=108)
ACTS = (
    "enforcement.clue", "enforcement.file", "enforcement.suspend", "enforcement.terminate", "enforcement.extend",
    "enforcement.notice", "enforcement.hearing", "enforcement.decide", "enforcement.close", "enforcement.measure",
    "enforcement.defer", "enforcement.court", "enforcement.move", "enforcement.publish",
)  # fmt: skip

CALLER = Caller("market-regulation", "", "GX003", frozenset({"enforcement-officer"}), "450000")


def code_of(first17: str) -> str:
    """A unified social credit code with its check character."""
    return first17 + uscc.check_character(first17)


SELLER = code_of("91450103MA5K12345")
PRODUCER = code_of("91450103MA5K54321")


def _unit(key: str, kind: UnitKind, name: str, short: str, parent: UUID | None) -> Unit:
    return Unit(
        key=key,
        kind=kind,
        names=(UnitName(since=FOUNDED, full_name=name, short_name=short),),
        places=(UnitPlace(since=FOUNDED, duty_parent=parent, administration_parent=None, divisions=(key[:6],)),),
        valid_from=FOUNDED,
    )


def _post(number: int, title: str, role: Role, unit: UUID, **more: Any) -> Iterable[tuple[UUID, Record]]:
    post, person = UUID(int=number), UUID(int=number + 100)
    division = "450100" if unit == CITY else "450103"
    yield person, Person(number=f"GX{number}", full_name=f"{title}某", division=division, valid_from=FOUNDED)
    values: dict[str, Any] = {"certificates": (_certificate(person),), **more}
    yield (
        post,
        Post(
            number=f"{division}-P{number}",
            title=title,
            role=role,
            placements=(Placement(since=FOUNDED, unit=unit, division=division),),
            holdings=(Holding(person=person, valid_from=FOUNDED),),
            valid_from=FOUNDED,
            **values,
        ),
    )


def _certificate(person: UUID, until: date | None = None) -> Certificate:
    return Certificate(person=person, number=f"45{person.int:06}", valid_from=FOUNDED, valid_to=until)


@cache
def records() -> tuple[tuple[UUID, Record], ...]:
    """Units, people, posts and powers of the scenes."""
    qualified = ReviewQualification(person=UUID(int=205), number="A2020450100001", valid_from=FOUNDED)
    found: list[tuple[UUID, Record]] = [
        (REGION, _unit("450000", UnitKind.REGION, "广西壮族自治区市场监督管理局", "桂", None)),
        (CITY, _unit("450100", UnitKind.CITY, "南宁市市场监督管理局", "南", REGION)),
        (QINGXIU, _unit("450103", UnitKind.COUNTY, "南宁市青秀区市场监督管理局", "青", CITY)),
        (XINGNING, _unit("450102", UnitKind.COUNTY, "南宁市兴宁区市场监督管理局", "兴", CITY)),
        (STATION, _unit("450103-S01", UnitKind.STATION, "青秀区津头市场监督管理所", "", QINGXIU)),
        *_post(100, "局长", Role.PRINCIPAL, QINGXIU),
        *_post(101, "副局长", Role.DEPUTY, QINGXIU),
        *_post(102, "执法岗一", Role.OFFICER, QINGXIU),
        *_post(103, "执法岗二", Role.OFFICER, QINGXIU),
        *_post(104, "执法岗三", Role.OFFICER, QINGXIU),
        *_post(105, "法制岗", Role.REVIEWER, QINGXIU, qualifications=(qualified,)),
        *_post(106, "执法岗四", Role.OFFICER, QINGXIU, certificates=(_certificate(UUID(int=206), MONDAY),)),
        *_post(107, "兴宁执法岗", Role.OFFICER, XINGNING),
        *_post(108, "市局局长", Role.PRINCIPAL, CITY),
    ]
    for n, act in enumerate(ACTS):
        grant = Approval(
            post=HEAD,
            division="450103",
            act=act,
            limit_fen=UNLIMITED_FEN,
            valid_from=FOUNDED,
            document="青审〔2019〕1号",
        )
        small = replace(grant, post=DEPUTY, limit_fen=100_000)
        found += [(UUID(int=1000 + n), grant), (UUID(int=1100 + n), small)]
        found.append((UUID(int=1200 + n), replace(grant, post=CITY_HEAD, division="450100")))
    return tuple(found)


class Known:
    """The roster as last read, where nothing is read."""

    def __init__(self) -> None:
        self.known = Roster(records())


@cache
def law() -> tuple[Law, Any]:
    """Of Guangxi."""
    rulebook = load_rulebook("450000")
    return Law.of(load_calendar("450000"), rulebook), rulebook


def at(day: date) -> datetime:
    """Ten in the morning in Nanning."""
    return datetime.combine(day, time(2, 0), UTC)


@dataclass
class Office:
    """What has happened so far, and the day it is."""

    day: date = MONDAY
    caller: Caller = CALLER
    states: dict[UUID, Loaded] = field(default_factory=dict)
    events: list[tuple[str, Any]] = field(default_factory=list)
    """(kind, event) of everything, oldest first."""
    journal: list[Envelope] = field(default_factory=list)
    """Everything as it is journalled, oldest first."""
    seen: int = 0
    register: dict[str, KnownLicence] = field(default_factory=dict)
    """What the registry says of a licence, by what it is asked by."""
    past: Past = NO_PAST
    """What was imposed on anybody before."""

    def __post_init__(self) -> None:
        ids = (UUID(int=10_000_000 + n) for n in range(10_000_000))
        self._ids = ids
        rules, rulebook = law()
        self._present = Present(rules, rulebook, Known(), self.past)  # type: ignore[arg-type]  # asked for `known` alone
        self._entries = {entry.command: entry for area in AREAS for entry in area.entries(self._present)}
        self._types = {each.kind: each for each in TYPES}
        self._decider = Decider("/enforcement", self._types, lambda: next(ids), lambda: b"salt")

    def do(self, command: Any) -> UUID:
        """Carry a command out; returns what it answers with. Raises its Refusal."""
        entry = self._entries[type(command)]
        step = entry.type.told(self.register) if isinstance(entry.type, Asks) else entry.type
        return self.carry_out(step, command)

    def carry_out(self, step: Any, command: Any) -> UUID:
        """As `do`, by a step that may be the service's own."""
        world = self._world(step, command)
        request = str(next(self._ids))
        digest = hashlib.sha256(request.encode()).digest()
        order = Order(request, digest, self.caller, step, command, None, "")
        foreseen = self._decider.foresee(order, world, at(self.day))
        self._ask(world, foreseen.foresight.also if foreseen else ())
        writes = Writes()
        done = self._decider.decide(order, world, at(self.day), writes, foreseen)
        self.states.update(writes.states)
        read = [(row.kind, parse(row.envelope)) for row in writes.journal]
        new = [(kind, self._types[kind].decode_event(each.type, each.data)) for kind, each in read]
        self.events += new
        self.journal += [each for _, each in read]
        self.seen = len(new)
        return done.aggregate_id

    def refused(self, command: Any) -> str:
        """The reason a command is refused for; what has happened stays as it is."""
        return self.refusal(command).reason

    def refusal(self, command: Any) -> Refusal:
        """The refusal itself. Fails if the command is carried out."""
        try:
            self.do(command)
        except Refusal as refusal:
            return refusal
        raise AssertionError(f"not refused: {command}")

    def on(self, day: date) -> Office:
        """Another day."""
        self.day = day
        return self

    def later(self, days: int) -> Office:
        """Some days on."""
        return self.on(self.day + timedelta(days=days))

    def go_on_from(self, begun: Office) -> None:
        """Stand where another office stands, with ids of its own from there."""
        self.day, self.states, self.journal = begun.day, dict(begun.states), list(begun.journal)
        for _ in range(1000 + len(begun.events) * 10):
            next(self._ids)

    def state(self, record: UUID) -> Any:
        """The record as it stands."""
        return self.states[record].state

    def limit(self, matter: UUID, rule: str, occurrence: int = 1) -> Deadline:
        """A limit of a matter."""
        found: Deadline = self.state(deadline_id(matter, rule, occurrence))
        return found

    def last(self) -> list[Any]:
        """What the last command caused."""
        return [event for _, event in self.events[-self.seen :]]

    def _world(self, step: Any, command: Any) -> WorkingWorld:
        claims = step.lookups(command)
        holders = {
            claim: record
            for claim in claims
            for record, loaded in self.states.items()
            if claim in self._types[loaded.kind].claims(loaded.state)
        }
        world = WorkingWorld(self._types, {}, holders)
        self._ask(world, {*step.targets(command), *holders.values()})
        return world

    def _ask(self, world: WorkingWorld, wanted: Iterable[UUID]) -> None:
        asked = set(wanted)
        world.extend(asked, {each: self.states[each] for each in asked if each in self.states})


def digest(text: str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def names(events: Sequence[Any]) -> list[str]:
    """What the events are called."""
    return [type(each).__name__ for each in events]
