"""Whatever is commanded in whatever order, the register's invariants hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from support.register import (
    COMPLETE,
    COURT_LOCK,
    DECISION,
    INDIVIDUAL,
    NOW,
    code,
)

from chassis.commands.deciding import Decider, Writes
from chassis.commands.orders import Order
from chassis.commands.world import WorkingWorld
from chassis.envelope import parse
from chassis.errors import Refusal
from chassis.identity import Caller
from licensing.aggregates import ALL_PREMISES, ENTITIES, entity_claims
from licensing.commands.registry import COMMANDS
from licensing.domain import commands as c
from licensing.domain.kinds import EntityStatus, EntityType, LockedAct, PremisesKind
from licensing.domain.states import Entity
from licensing.domain.values import Capital, Deregistration, Source
from matters.kinds import DEADLINE
from statutes.registration_number import check_digit

TYPES = {"entity": ENTITIES, "premises": ALL_PREMISES, "deadline": DEADLINE.aggregate}
OFFICER = Caller("market-regulation", officer="o", duties=frozenset({"registrar"}), division="450000")
ids = st.integers(0, 3).map(lambda n: UUID(int=n))
"""Which of the records there are when the command comes; `carry_out` puts in the real id."""
our_codes = st.integers(1, 6).map(code)
shop_codes = st.integers(1, 3).map(lambda serial: code(serial, "92450103"))
days = st.dates(date(2019, 1, 1), date(2026, 12, 31))
some_day = st.none() | days
registrations = st.builds(
    lambda stated, company, shop, name: replace(
        stated, code=company if stated is COMPLETE else shop, registered_name=f"南宁第{name}号商行"
    ),
    st.sampled_from([COMPLETE, INDIVIDUAL]),
    our_codes,
    shop_codes,
    st.integers(1, 4),
)
OLD_NUMBER = "45000000000001" + check_digit("45000000000001")

orders: st.SearchStrategy[tuple[str, Any]] = st.one_of(
    st.tuples(st.just("establish_entity"), st.builds(c.EstablishEntity, registrations)),
    st.tuples(
        st.just("adopt_entity"),
        st.builds(
            c.AdoptEntity,
            registrations | registrations.map(lambda r: replace(r, code="", old_number=OLD_NUMBER)),
            st.sampled_from([EntityStatus.UNSPECIFIED, EntityStatus.REVOKED, EntityStatus.DEREGISTERED]),
            st.just(Source("old")),
            st.just(c.ReservationAsked("OLD_NUMBER_ONLY", "", None)),
            st.just(()),
        ),
    ),
    st.tuples(
        st.just("change_entity"),
        st.builds(c.ChangeEntity, ids, registrations, st.just(("registered_name",)), some_day),
    ),
    st.tuples(
        st.just("move_entity"),
        st.builds(c.MoveEntity, ids, st.just("450202"), st.just("柳州"), st.just(""), some_day, st.booleans()),
    ),
    st.tuples(st.just("record_revocation"), st.builds(c.RecordRevocation, ids, st.just(DECISION))),
    st.tuples(st.just("annul_entity"), st.builds(c.AnnulEntity, ids, st.just(DECISION))),
    st.tuples(st.just("correct_code"), st.builds(c.CorrectCode, ids, our_codes, st.just("错"))),
    st.tuples(
        st.just("confirm_entity"),
        st.builds(c.ConfirmEntity, ids, our_codes | st.just(""), st.just(COMPLETE), st.just(()), st.just("")),
    ),
    st.tuples(st.just("merge_entities"), st.builds(c.MergeEntities, ids, ids, st.just("重复"))),
    st.tuples(
        st.just("convert_entity"),
        st.builds(
            c.ConvertEntity,
            ids,
            st.just(EntityType.LIMITED_COMPANY),
            registrations.map(lambda r: replace(r, capital=Capital(100, "CNY"))),
            some_day,
        ),
    ),
    st.tuples(
        st.just("lock_entity"),
        st.builds(
            c.LockEntity,
            ids,
            st.just(COURT_LOCK.organ),
            st.just(COURT_LOCK.document),
            days,
            some_day,
            st.sampled_from([(LockedAct.ANY,), (LockedAct.MOVE,)]),
        ),
    ),
    st.tuples(
        st.just("open_premises"),
        st.builds(
            c.OpenPremises,
            ids,
            st.sampled_from(PremisesKind),
            st.just("南宁路1号"),
            st.just("450103"),
            st.just(True),
            days,
        ),
    ),
    st.tuples(
        st.just("correct_entity"),
        st.builds(c.CorrectEntity, ids, st.just("division"), st.just("450103"), st.just("450105"), st.just("录入错误")),
    ),
    st.tuples(
        st.just("deregister_entity"),
        st.builds(
            c.DeregisterEntity,
            ids,
            st.builds(
                Deregistration,
                st.just("解散"),
                st.just("清税1号"),
                st.just(date(2025, 12, 1)),
                st.just(date(2025, 9, 1)),
                st.just(date(2025, 9, 2)),
                st.just(date(2025, 11, 30)),
                st.just(date(2025, 12, 2)),
                some_day,
            ),
        ),
    ),
    st.tuples(st.just("close_premises"), st.builds(c.ClosePremises, ids, ids, some_day)),
)


BEGINNING: tuple[tuple[str, Any], ...] = (
    ("establish_entity", c.EstablishEntity(replace(COMPLETE, code=code(7)))),
    ("establish_entity", c.EstablishEntity(replace(INDIVIDUAL, code=code(8, "92450103")))),
    (
        "adopt_entity",
        c.AdoptEntity(
            replace(COMPLETE, code="", old_number=OLD_NUMBER),
            EntityStatus.UNSPECIFIED,
            Source("old"),
            c.ReservationAsked("OLD_NUMBER_ONLY", "", None),
            (),
        ),
    ),
)
"""A company, a shop and a record with reservation, so that there is something to act on."""


def aimed(command: Any, writes: Writes) -> Any:
    """The command on records that exist."""
    records = {kind: [record for record, loaded in writes.states.items() if loaded.kind == kind] for kind in TYPES}
    chosen = {}
    for name in ("entity", "survivor", "duplicate", "premises"):
        among = records["premises" if name == "premises" else "entity"]
        if among and hasattr(command, name):
            chosen[name] = among[getattr(command, name).int % len(among)]
    return replace(command, **chosen)


def carry_out(asked: Sequence[tuple[str, Any]]) -> tuple[WorkingWorld, Writes]:
    """Every order against one world in memory; refusals change nothing."""
    world, writes = WorkingWorld(TYPES, {}, {}), Writes()
    numbers = iter(range(1, 10_000))
    decider = Decider("/licensing", TYPES, lambda: UUID(int=next(numbers)), lambda: b"salt")
    for number, (item, asked_for) in enumerate([*BEGINNING, *asked]):
        command = aimed(asked_for, writes)
        order = Order(str(number), b"", OFFICER, COMMANDS[item].type, command, None, "")
        try:
            decider.decide(order, world, NOW, writes)
        except Refusal:
            continue
    return world, writes


@given(st.lists(orders, min_size=5, max_size=40))
@settings(max_examples=150)
def test_invariants_hold_after_any_commands(asked: list[tuple[str, Any]]) -> None:
    world, writes = carry_out(asked)
    states = {record: world.state(record) for record in writes.states}
    held = Counter(claim for state in states.values() if isinstance(state, Entity) for claim in entity_claims(state))
    assert all(count == 1 for count in held.values()), "a natural key has two holders"
    folded: dict[UUID, Any] = {}
    versions: dict[UUID, int] = {}
    for row in writes.journal:
        kind, before, event = TYPES[row.kind], folded.get(row.aggregate_id), parse(row.envelope)
        assert row.version == versions.get(row.aggregate_id, 0) + 1, "versions have no gaps"
        assert not (isinstance(before, Entity) and before.exited), "nothing follows an exit"
        assert row.occurred_at <= row.recorded_at
        folded[row.aggregate_id] = kind.evolve(before, kind.decode_event(event.type, event.data))
        versions[row.aggregate_id] = row.version
    assert folded == states, "state = fold(journal)"
