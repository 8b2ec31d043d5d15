"""Whatever is commanded in whatever order over the years, matters have one owner and no limit outlives its matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from support.register import ACTIVE, COMPLETE, DECISION, INDIVIDUAL, NOW, code
from support.register_proceedings import POST

from chassis.aggregates import AggregateType, CommandType
from chassis.commands.deciding import Decider, Writes
from chassis.commands.orders import Order
from chassis.commands.world import WorkingWorld
from chassis.envelope import parse
from chassis.errors import Refusal
from chassis.identity import Caller
from licensing.aggregates import ALL_PREMISES, ENTITIES
from licensing.commands.registry import COMMANDS
from licensing.domain import commands as register
from licensing.domain.exits import record_revocation
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings import kinds as k
from licensing.domain.proceedings.states import CapitalSum
from licensing.life.entity_limits import WithLimits
from licensing.life.entries import PROCEEDING_ENTRIES
from licensing.life.kinds import PROCEEDING
from matters.domain.ids import assignment_id, id_in
from matters.domain.kinds import RUNNING
from matters.kinds import ASSIGNMENT, DEADLINE

KINDS = (PROCEEDING, DEADLINE, ASSIGNMENT)
TYPES: dict[str, AggregateType] = {
    "entity": ENTITIES,
    "premises": ALL_PREMISES,
    **{kind.kind: kind.aggregate for kind in KINDS},
}
OFFICER = Caller("market-regulation", officer="o", duties=frozenset({"registrar"}), division="450000")
ACTS: dict[type, CommandType] = {entry.command: entry.type for entry in PROCEEDING_ENTRIES} | {
    register.RecordRevocation: WithLimits(record_revocation)
}
ids = st.integers(0, 3).map(lambda n: UUID(int=n))
yes = st.booleans() | st.just(True)
papers: dict[str, Any] = {"reason": st.just("理由"), "document": st.just("文1号")}
matter: dict[str, Any] = {"proceeding": ids}
both: dict[str, Any] = {"proceeding": ids, "entity": ids}
owned: dict[str, Any] = {"entity": ids, "owner_post": st.sampled_from([POST, None])}
STATED = c.StatedItems(
    registered_name=COMPLETE.registered_name,
    entity_type=COMPLETE.entity_type,
    representative_name="韦某某",
    representative_id=COMPLETE.representative_id,
    business_scope="百货",
    division="450103",
    authority=ACTIVE.registration_authority,
    address=COMPLETE.address,
    capital=CapitalSum(amount_fen=100, currency="CNY"),
)
orders: st.SearchStrategy[Any] = st.one_of(
    st.builds(c.ReceiveApplication, items=st.sampled_from([STATED, replace(STATED, business_scope="")])),
    st.builds(c.ResubmitApplication, **matter, items=st.just(STATED)),
    st.builds(c.ExtendDecision, **matter, **papers, extended_by=st.just("局长")),
    st.builds(c.ApproveEstablishment, **matter, code=st.integers(20, 25).map(code), document=st.just("准1号")),
    st.builds(c.RefuseEstablishment, **matter, **papers, ground=st.sampled_from(k.RefusalGround)),
    st.builds(c.WithdrawProceeding, **matter, reason=st.just("撤回")),
    st.builds(
        c.FileDormancy,
        **owned,
        ground=st.just(k.DormancyGround.OTHER),
        until_date=st.dates(date(2026, 12, 1), date(2031, 1, 1)),
        service_address=st.just("南宁"),
        staff_consulted=yes,
    ),
    st.builds(c.ExtendDormancy, **both, until_date=st.dates(date(2027, 1, 1), date(2031, 1, 1))),
    st.builds(c.ResumeTrading, **both, resumption=st.sampled_from(k.Resumption)),
    st.builds(c.ExpireDormancy, **both),
    st.builds(c.PublishResumption, **matter),
    st.builds(c.OpenSimpleDeregistration, **owned, no_debts=yes, pledged_by_all=yes),
    st.builds(c.ObjectToSimpleDeregistration, **matter, objector=st.just("税务局"), objection=st.just("欠税")),
    st.builds(c.CompleteSimpleDeregistration, **both, document=st.just("注1号")),
    st.builds(c.LapseSimpleDeregistration, **matter),
    st.builds(c.AnnounceForcedDeregistration, **owned, ground=st.sampled_from(k.EndGround), document=st.just("强1号")),
    st.builds(c.ObjectToForcedDeregistration, **matter, objector=st.just("李某"), objection=st.just("债权")),
    st.builds(c.DecideForcedObjection, **matter, **papers, upheld=st.booleans()),
    st.builds(c.DeregisterForcibly, **both, document=st.just("强2号")),
    st.builds(c.RestoreRegistration, **both, **papers),
    st.builds(
        c.ApplyForAnnulment,
        **owned,
        ground=st.just(k.AnnulmentGround.IMPERSONATION),
        ex_officio=st.booleans(),
        applicant=st.just("韦某"),
        reason=st.just("冒用"),
    ),
    st.builds(c.AcceptAnnulment, **matter, document=st.just("受1号")),
    st.builds(c.DeclineAnnulment, **both, **papers, ground=st.sampled_from(k.DeclineGround)),
    st.builds(c.ExtendInvestigation, **matter, **papers, extended_by=st.just("局长")),
    st.builds(c.StopInvestigation, **matter, **papers, ground=st.sampled_from(k.StopGround)),
    st.builds(c.ResumeInvestigation, **matter),
    st.builds(c.PublishUnreachable, **matter),
    st.builds(c.ObjectToAnnulment, **matter, objection=st.just("属实")),
    st.builds(c.AnnulRegistration, **both, **papers, basis=st.sampled_from(k.Basis), irreversible=st.booleans()),
    st.builds(c.RefuseAnnulment, **matter, **papers, ground=st.sampled_from(k.KeepGround)),
    st.builds(
        c.ApplyForRelocation,
        **owned,
        to_division=st.just("450202"),
        to_authority=st.just("柳州"),
        address=st.just("柳州市文昌路1号"),
        document=st.just("迁1号"),
    ),
    st.builds(c.HandOverArchives, **matter, archive_volumes=st.just(1), archive_list=st.just("单1号")),
    st.builds(c.CompleteRelocation, **both, document=st.just("准迁1号")),
    st.builds(c.MarkSpecially, **owned, ground=st.sampled_from(k.EndGround)),
    st.builds(c.LiftSpecialMark, **both, end=st.sampled_from(k.MarkEnd)),
    st.builds(
        register.RecordRevocation,
        ids,
        st.dates(date(2022, 1, 1), date(2026, 11, 1)).map(lambda day: replace(DECISION, decided_date=day)),
    ),
)
timed = st.tuples(st.sampled_from([0, 0, 1, 5, 25, 95]), orders)


FITTING: dict[k.ProceedingKind, tuple[type, ...]] = {
    k.ProceedingKind.ESTABLISHMENT: (
        c.ResubmitApplication,
        c.ExtendDecision,
        c.ApproveEstablishment,
        c.RefuseEstablishment,
    ),
    k.ProceedingKind.DORMANCY: (c.ExtendDormancy, c.ResumeTrading, c.ExpireDormancy, c.PublishResumption),
    k.ProceedingKind.SIMPLE_DEREGISTRATION: (
        c.ObjectToSimpleDeregistration,
        c.CompleteSimpleDeregistration,
        c.LapseSimpleDeregistration,
    ),
    k.ProceedingKind.FORCED_DEREGISTRATION: (
        c.ObjectToForcedDeregistration,
        c.DecideForcedObjection,
        c.DeregisterForcibly,
        c.RestoreRegistration,
    ),
    k.ProceedingKind.ANNULMENT: (
        c.AcceptAnnulment,
        c.DeclineAnnulment,
        c.ExtendInvestigation,
        c.StopInvestigation,
        c.ResumeInvestigation,
        c.PublishUnreachable,
        c.ObjectToAnnulment,
        c.AnnulRegistration,
        c.RefuseAnnulment,
        c.RestoreRegistration,
    ),
    k.ProceedingKind.RELOCATION: (c.HandOverArchives, c.CompleteRelocation),
    k.ProceedingKind.SPECIAL_MARK: (c.LiftSpecialMark,),
}


def fitting(command: Any, writes: Writes) -> list[UUID]:
    """Proceedings the command is made for, the newest first; all of them where there is none."""
    made_for = [kind for kind, commands in FITTING.items() if isinstance(command, commands)]
    every = [record for record, one in writes.states.items() if one.kind == "proceeding"][::-1]
    return [record for record in every if writes.states[record].state.kind in made_for] or every


def aimed(command: Any, writes: Writes) -> Any:
    """The command on records that exist, a proceeding with the entity it is about more often than not."""
    entities = [record for record, one in writes.states.items() if one.kind == "entity"]
    records = {"entity": entities, "proceeding": fitting(command, writes)}
    chosen: dict[str, UUID] = {}
    for name in ("entity", "proceeding"):
        if records[name] and hasattr(command, name):
            chosen[name] = records[name][getattr(command, name).int % len(records[name])]
    if len(chosen) == 2 and writes.states[chosen["proceeding"]].state.entity in records["entity"]:
        chosen["entity"] = writes.states[chosen["proceeding"]].state.entity
    return replace(command, **chosen)


def carry_out(asked: Sequence[tuple[int, Any]]) -> tuple[WorkingWorld, Writes]:
    """Every order against one world in memory, days passing between them; refusals change nothing."""
    world, writes = WorkingWorld(TYPES, {}, {}), Writes()
    numbers = iter(range(1, 100_000))
    decider = Decider("/licensing", TYPES, lambda: UUID(int=next(numbers)), lambda: b"salt")
    establish = COMMANDS["establish_entity"].type
    first = [register.EstablishEntity(replace(COMPLETE, code=code(7)))]
    first.append(register.EstablishEntity(replace(INDIVIDUAL, code=code(8, "92450103"))))
    now = NOW
    for number, (days, asked_for) in enumerate([*((0, each) for each in first), *asked]):
        now += timedelta(days=days)
        command = aimed(asked_for, writes)
        act = ACTS.get(type(command), establish)
        order = Order(str(number), b"", OFFICER, act, command, None, "")
        try:
            decider.decide(order, world, now, writes)
        except Refusal:
            continue
    return world, writes


def test_a_day_beyond_the_published_calendars_is_refused_and_no_error_of_ours() -> None:
    far = c.OpenSimpleDeregistration(entity=UUID(int=0), no_debts=True, pledged_by_all=True)
    _, writes = carry_out([(900, far)])
    assert [loaded.kind for loaded in writes.states.values()] == ["entity", "entity"]


@given(st.lists(timed, min_size=5, max_size=40))
@settings(max_examples=100)
def test_invariants_hold_after_any_commands(asked: list[tuple[int, Any]]) -> None:
    world, writes = carry_out(asked)
    of: dict[str, dict[UUID, Any]] = {kind: {} for kind in TYPES}
    for record, loaded in writes.states.items():
        of[loaded.kind][record] = world.state(record)
    open_ones = Counter((each.kind, each.entity) for each in of["proceeding"].values() if not each.closed)
    assert all(count == 1 for count in open_ones.values()), "two proceedings of a kind at once"
    for limit in of["deadline"].values():
        about = of["proceeding"].get(id_in(limit.matter))
        assert about is None or limit.status not in RUNNING or not about.closed, f"{limit.rule_id} outlives its matter"
    for record, proceeding in of["proceeding"].items():
        held = of["assignment"].get(assignment_id(record))
        assert (held is not None) == (proceeding.owner_post is not None), "owned and unassigned, or the other way"
        assert held is None or (held.closed_at is not None) == proceeding.closed
    folded: dict[UUID, Any] = {}
    for row in writes.journal:
        kind, event = TYPES[row.kind], parse(row.envelope)
        assert row.occurred_at <= row.recorded_at
        folded[row.aggregate_id] = kind.evolve(folded.get(row.aggregate_id), kind.decode_event(event.type, event.data))
    assert folded == {record: world.state(record) for record in writes.states}, "state = fold(journal)"
