"""Orders of enforcement (吊销、暂扣) in the registry: recorded once, undone with the decision, never lost."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from google.protobuf.message_factory import GetMessageClass
from google.type.date_pb2 import Date
from support.examples import example
from support.licence_rules import COMPETENCE, NUMBER
from support.register import ACTIVE, CODE, ME

from chassis.commands.deciding import Decider, Writes
from chassis.commands.orders import Order
from chassis.commands.world import Loaded, WorkingWorld
from chassis.envelope import Envelope
from chassis.errors import PermanentError, Refusal
from chassis.identity import Caller
from licensing import reactions
from licensing.domain.kinds import EntityStatus, LockedAct
from licensing.domain.licences.kinds import LicenceStatus
from licensing.domain.licences.licences import Licence
from licensing.domain.licences.values import PendingRenewal
from licensing.domain.revocations.commands import FollowOrder, RetryRevocation, SettleRevocation
from licensing.domain.revocations.records import ReceiptStatus, RevocationReceipt, receipt_id
from licensing.domain.values import Lock
from licensing.licences.desk import Desk
from licensing.licences.guides import load_guides
from licensing.permissions import GRANTS
from licensing.processes.base import TYPES
from licensing.revocations.acts import entries, follower
from licensing.revocations.kinds import RECEIPT
from licensing.revocations.service import COMMANDS, DESCRIPTOR
from matters.domain.states import Deadline
from roster.powers import Roster
from smartsupervision.enforcement.v1 import revocation_order_events_pb2, revocation_order_pb2

GOLDEN = Path(__file__).parent / "golden"
ORDER, LICENCE = UUID(int=7009), UUID(int=7001)
ENTITY_NAME, LICENCE_NAME = f"entities/{ME}", f"licences/{LICENCE}"
DECISION = "青市监处罚〔2026〕12号"
RULING = "桂复决〔2026〕1号"
ITSELF = Caller("market-regulation", "licensing")
REGISTRAR = Caller("market-regulation", officer="r", duties=frozenset({"registrar"}), division="450103")
NEIGHBOUR = replace(REGISTRAR, division="450102")
DESK = Desk(load_guides(), Roster, lambda _: False)
PERMIT = Licence(
    entity=ME,
    code=CODE,
    holder_name=ACTIVE.registered_name,
    number=NUMBER,
    licence_kind="food-trade",
    status=LicenceStatus.VALID,
    division="450103",
    competence=COMPETENCE,
    valid_from=date(2024, 1, 1),
    valid_to=date(2028, 12, 31),
)
Orders = revocation_order_pb2.LicencePenalty


def day(value: date) -> Date:
    return Date(year=value.year, month=value.month, day=value.day)


def order(licence: str = ENTITY_NAME, penalty: str = "REVOKED", *, served: bool = True, ended: bool = False) -> Any:
    state = revocation_order_pb2.RevocationOrder(
        penalty=Orders.Value(f"LICENCE_PENALTY_{penalty}"), licence=licence, number=CODE, uscc=CODE,
        holder=ACTIVE.registered_name, division="450103", organ="南宁市青秀区市场监督管理局", document=DECISION,
        reason="情节严重", decided_on=day(date(2026, 11, 16)),
    )  # fmt: skip
    if served:
        state.served_on.CopyFrom(day(date(2026, 11, 18)))
    if ended:
        state.ended_on.CopyFrom(day(date(2026, 11, 23)))
        state.ended_by = RULING
    return state


def event(state: Any, name: str = "RevocationOrdered") -> Envelope:
    now = datetime(2026, 11, 23, 2, tzinfo=UTC)
    message = getattr(revocation_order_events_pb2, name)(revocation_order=state)
    return Envelope(
        id=UUID(int=1), source="/enforcement", type=message.DESCRIPTOR.full_name, subject=CODE, occurred_at=now,
        recorded_at=now, aggregate_id=ORDER, version=2, kind="revocation_order", causation="", correlation="",
        actor_department="", actor_officer="", sensitivity="", rule_version="", traceparent="",
        data=message.SerializeToString(),
    )  # fmt: skip


@dataclass
class Registry:
    """Records in memory; commands go through the real acts and the real evolution."""

    states: dict[UUID, Loaded] = field(default_factory=dict)
    happened: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ids = (UUID(int=10_000_000 + n) for n in range(100_000))
        self._types = {each.kind: each for each in TYPES}
        self._decider = Decider("/licensing", self._types, lambda: next(self._ids), lambda: b"salt")

    def holds(self, record: UUID, kind: str, state: Any) -> Registry:
        self.states[record] = Loaded(kind, 1, datetime(2026, 11, 1, tzinfo=UTC), state)
        return self

    def does(self, act: Any, command: Any, caller: Caller) -> None:
        wanted = act.targets(command)
        world = WorkingWorld(self._types, {each: self.states[each] for each in wanted if each in self.states}, {})
        request, writes = str(next(self._ids)), Writes()
        given = Order(request, hashlib.sha256(request.encode()).digest(), caller, act, command, None, "")
        self._decider.decide(given, world, datetime(2026, 11, 23, 7, tzinfo=UTC), writes)
        self.states.update(writes.states)
        self.happened = [each.type.rpartition(".")[2] for each in writes.journal]

    def reads(self, state: Any) -> RevocationReceipt:
        """An event of enforcement with the order as it stands."""
        command = reactions.on(event(state))
        assert command is not None
        self.does(follower(DESK), command, ITSELF)
        return self.receipt

    def asked(self, command: Any, caller: Caller = REGISTRAR) -> RevocationReceipt:
        """A command of an officer."""
        [act] = [each.type for each in entries(DESK) if each.command is type(command)]
        self.does(act, command, caller)
        return self.receipt

    @property
    def receipt(self) -> RevocationReceipt:
        found: RevocationReceipt = self.states[receipt_id(ORDER)].state
        return found

    @property
    def entity(self) -> Any:
        return self.states[ME].state

    @property
    def permit(self) -> Any:
        return self.states[LICENCE].state


def registry(entity: Any = ACTIVE) -> Registry:
    return Registry().holds(ME, "entity", entity).holds(LICENCE, "licence", PERMIT)


RETRY = RetryRevocation(revocation_receipt=receipt_id(ORDER), licence=ENTITY_NAME)
SETTLE = SettleRevocation(revocation_receipt=receipt_id(ORDER), answer="已另行登记", document="青市监函5号", on=None)


def test_only_an_order_that_took_effect_asks_for_anything() -> None:
    # Effect with service; until then the party has not even got the decision.
    assert reactions.on(event(order(served=False), "RevocationDecided")) is None
    assert reactions.on(replace(event(order()), kind="penalty_case")) is None
    found = reactions.on(event(order(ended=True), "RevocationOrderEnded"))
    assert isinstance(found, FollowOrder)
    assert (found.order, found.facts.order, found.ended_by) == (ORDER, f"revocations/{ORDER}", RULING)


@pytest.mark.parametrize("change", [{"type": "x.RevocationForgotten"}, {"data": b"\xff"}])
def test_what_cannot_be_read_is_a_defect(change: Any) -> None:
    with pytest.raises(PermanentError):
        reactions.on(replace(event(order()), **change))
    with pytest.raises(PermanentError):
        reactions.on(event(revocation_order_pb2.RevocationOrder(penalty=99, served_on=day(date(2026, 1, 1)))))  # type: ignore[arg-type]


def test_a_business_licence_is_revoked_and_the_six_months_before_the_mark_begin() -> None:
    # SC-746:46; SAMR-52/2022:67.
    here = registry()
    assert here.reads(order()).status is ReceiptStatus.APPLIED
    assert (here.entity.status, here.entity.revocation.document) == (EntityStatus.REVOKED, DECISION)
    assert here.happened[:2] == ["RevocationReceived", "EntityRevocationRecorded"]
    assert [each.state.rule_id for each in here.states.values() if isinstance(each.state, Deadline)]


def test_a_permit_is_revoked_or_suspended_from_the_day_of_service() -> None:
    here = registry()
    assert here.reads(order(LICENCE_NAME)).status is ReceiptStatus.APPLIED
    assert (here.permit.status, here.permit.exit.document) == (LicenceStatus.REVOKED, DECISION)
    here = registry()
    assert here.reads(order(LICENCE_NAME, "SUSPENDED")).status is ReceiptStatus.APPLIED
    assert here.permit.suspension.from_date == date(2026, 11, 18)


def test_twice_is_once_and_a_late_word_of_what_is_over_changes_nothing() -> None:
    here = registry()
    for state in (order(), order(), order(ended=True), order(), order(ended=True)):
        here.reads(state)
    assert here.happened == []
    assert here.receipt.status is ReceiptStatus.UNDONE
    assert here.entity.status is EntityStatus.ACTIVE
    early = registry()
    assert early.reads(order(ended=True)).status is ReceiptStatus.CANCELLED
    early.reads(order())
    assert early.happened == []
    assert early.entity.status is EntityStatus.ACTIVE


def test_a_lock_holds_no_penalty_back() -> None:
    lock = Lock("1", "南宁市青秀区人民法院", "(2026)桂0103执1号", date(2026, 1, 1), None, (LockedAct.ANY,))
    assert registry(replace(ACTIVE, locks=(lock,))).reads(order()).status is ReceiptStatus.APPLIED


@pytest.mark.parametrize(
    ("state", "entity", "problem"),
    [
        (order(f"entities/{UUID(int=99)}"), ACTIVE, "ENTITY_NOT_FOUND"),
        (order(f"licences/{UUID(int=99)}"), ACTIVE, "LICENCE_OF_ORDER_UNKNOWN"),
        (order("?"), ACTIVE, "LICENCE_OF_ORDER_UNKNOWN"),
        (order(), replace(ACTIVE, status=EntityStatus.DEREGISTERED), "ENTITY_EXITED"),
        (order(), replace(ACTIVE, status=EntityStatus.REVOKED), "ENTITY_REVOKED"),
        (order(ENTITY_NAME, "SUSPENDED"), ACTIVE, "PENALTY_HAS_NO_PLACE"),
        (order(LICENCE_NAME, "LOWERED"), ACTIVE, "PENALTY_HAS_NO_PLACE"),
    ],
)
def test_what_cannot_be_done_is_kept_as_work_with_its_reason(state: Any, entity: Any, problem: str) -> None:
    here = registry(entity)
    found = here.reads(state)
    assert (found.status, found.problem) == (ReceiptStatus.NOT_APPLIED, problem)
    assert found.answer
    assert here.happened == ["RevocationReceived"]
    assert RECEIPT.listed(found).facets["is_open"] is True
    # The decision ends: there is nothing to undo.
    assert here.reads(replace_ended(state)).status is ReceiptStatus.CANCELLED


def replace_ended(state: Any) -> Any:
    after = revocation_order_pb2.RevocationOrder()
    after.CopyFrom(state)
    after.ended_on.CopyFrom(day(date(2026, 11, 23)))
    after.ended_by = RULING
    return after


def test_it_is_tried_again_after_what_stood_in_the_way_was_mended() -> None:
    here = Registry()
    here.reads(order())
    assert here.asked(RETRY).status is ReceiptStatus.NOT_APPLIED
    here.holds(ME, "entity", ACTIVE)
    assert here.asked(RETRY).status is ReceiptStatus.APPLIED
    assert here.entity.status is EntityStatus.REVOKED
    with pytest.raises(Refusal, match="RECEIPT_NOT_OPEN"):
        here.asked(RETRY)


def test_it_is_settled_by_hand_with_a_document() -> None:
    here = registry()
    here.reads(order(LICENCE_NAME, "LOWERED"))
    for wrong in (replace(SETTLE, document=""), replace(SETTLE, answer=""), replace(SETTLE, on=date(2027, 1, 1))):
        with pytest.raises(Refusal):
            here.asked(wrong)
    with pytest.raises(Refusal, match="RECEIPT_OF_ANOTHER"):
        here.asked(RETRY)
    with pytest.raises(Refusal, match="DIVISION_OUT_OF_REACH"):
        here.asked(SETTLE, NEIGHBOUR)
    found = here.asked(SETTLE)
    assert (found.status, found.answer, found.document) == (ReceiptStatus.SETTLED, "已另行登记", "青市监函5号")
    # What was done by hand is undone by hand.
    assert here.reads(order(LICENCE_NAME, "LOWERED", ended=True)).status is ReceiptStatus.NOT_UNDONE
    assert here.asked(SETTLE).status is ReceiptStatus.SETTLED


def test_a_suspended_permit_may_be_used_again_when_the_decision_ends() -> None:
    here = registry()
    here.reads(order(LICENCE_NAME, "SUSPENDED"))
    assert here.reads(order(LICENCE_NAME, "SUSPENDED", ended=True)).status is ReceiptStatus.UNDONE
    assert (here.permit.status, here.permit.suspension) == (LicenceStatus.VALID, None)


def test_a_revoked_permit_stands_again_when_the_decision_ends() -> None:
    here = registry()
    here.reads(order(LICENCE_NAME))
    assert here.reads(order(LICENCE_NAME, ended=True)).status is ReceiptStatus.UNDONE
    assert (here.permit.status, here.permit.exit) == (LicenceStatus.VALID, None)
    assert here.happened[:2] == ["RevocationHandled", "LicenceRestored"]


def test_a_permit_whose_renewal_was_cut_off_is_work_for_people() -> None:
    # NPC-行政许可法:50: silence might have renewed it meanwhile.
    here = registry()
    pending = PendingRenewal(application=UUID(int=50), applied_on=date(2026, 11, 2), late=False)
    here.holds(LICENCE, "licence", replace(here.permit, pending_renewal=pending))
    here.reads(order(LICENCE_NAME))
    found = here.reads(order(LICENCE_NAME, ended=True))
    assert (found.status, found.problem) == (ReceiptStatus.NOT_UNDONE, "STANDING_NOT_KEPT")
    assert here.permit.status is LicenceStatus.REVOKED


def test_an_entity_is_given_back_its_licence_only_where_the_revocation_still_stands() -> None:
    here = registry()
    here.reads(order())
    assert here.reads(order(ended=True)).status is ReceiptStatus.UNDONE
    assert (here.entity.status, here.entity.revocation) == (EntityStatus.ACTIVE, None)
    gone = registry()
    gone.reads(order())
    gone.holds(ME, "entity", replace(gone.entity, status=EntityStatus.REVOKED_DEREGISTERED))
    found = gone.reads(order(ended=True))
    assert (found.status, found.problem) == (ReceiptStatus.NOT_UNDONE, "REVOCATION_NOT_STANDING")


@pytest.mark.parametrize("kind", RECEIPT.events, ids=lambda each: str(each.__name__))
def test_what_was_written_is_read_for_ever(kind: type) -> None:
    value = example(kind)
    name, data = RECEIPT.encode_event(ORDER, 7, value, RECEIPT.evolve(example(RECEIPT.state), value))
    assert data == (GOLDEN / f"{kind.__name__}.1.bin").read_bytes()
    assert RECEIPT.decode_event(name, data) == value
    assert RECEIPT.evolve(None, value)


def test_every_command_fits_its_request_and_has_its_duty() -> None:
    for entry in entries(DESK):
        request = GetMessageClass(DESCRIPTOR.methods_by_name[entry.method].input_type)
        named = set(request.DESCRIPTOR.fields_by_name) - {"request_id", "name", "etag"}
        assert named == {each.name for each in fields(entry.command)} - {RECEIPT.kind}
    duties = {grant.method.rpartition("/")[2]: grant.duties for grant in GRANTS if DESCRIPTOR.full_name in grant.method}
    assert set(duties) == set(DESCRIPTOR.methods_by_name)
    assert {name for name, each in duties.items() if each == {"registrar"}} == COMMANDS
