"""Orders of enforcement for the bus: the licence and the receipt change in one transaction, or only the receipt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import UUID

from chassis.aggregates import Change, Context, Decision, World
from chassis.mapping import MappingError, uuid_in
from chassis.serving.commanding import Entry
from chassis.serving.requests import require_reach
from licensing.codec.basics import ENTITIES
from licensing.commands.base import domain_context, entity_change, home_division
from licensing.domain.refusal import Refusal, refuse
from licensing.domain.revocations import commands as c
from licensing.domain.revocations import handling
from licensing.domain.revocations.handling import Wanted
from licensing.domain.revocations.records import OrderFacts, RevocationReceipt
from licensing.domain.states import Entity
from licensing.licences.acts import LicenceAct
from licensing.licences.changes import Work, licence_loads
from licensing.licences.desk import Desk
from licensing.licences.kinds import LICENCE, LICENCES
from licensing.life.entity_limits import entity_limits, entity_loads
from licensing.life.laws import unbound
from licensing.revocations.kinds import RECEIPT
from statutes.calendar import ClockError
from statutes.rules import RuleError

Problem = tuple[str, str] | None
"""Reason code and words, where a try failed."""


def follow(desk: Desk, world: World, command: c.FollowOrder, given: Context) -> Decision:
    """What an order asks for now is tried; whatever comes of it stands in its receipt. Twice is once."""
    record = command.revocation_receipt
    state = RECEIPT.find(world, record)
    what = handling.wanted(state, bool(command.ended_by))
    changes, problem = _tried(desk, world, what, command.facts, command.ended_by, given)
    event = handling.received(state, command, problem, given.now, given.today)
    return Decision(record, [RECEIPT.change(record, event), *changes] if event else [])


def retry(desk: Desk, world: World, command: c.RetryRevocation, given: Context) -> Decision:
    """Once more, after what stood in the way was mended. Refusals RECEIPT_NOT_OPEN, RECEIPT_OF_ANOTHER."""
    record = command.revocation_receipt
    state, facts = _known(world, record, given)
    if facts.licence != command.licence:
        raise refuse("RECEIPT_OF_ANOTHER", "licence", licence=facts.licence)
    changes, problem = _tried(desk, world, handling.again(state), facts, state.ended_by, given)
    event = handling.retried(state, problem, given.now, given.today)
    return Decision(record, [RECEIPT.change(record, event), *changes])


def settle(_desk: Desk, world: World, command: c.SettleRevocation, given: Context) -> Decision:
    """Done by hand."""
    state, _ = _known(world, command.revocation_receipt, given)
    event = handling.settle(state, command, domain_context(given))
    return Decision(command.revocation_receipt, [RECEIPT.change(command.revocation_receipt, event)])


def loads(command: Any) -> tuple[UUID, ...]:
    """The receipt, and the licence with its limits."""
    return (command.revocation_receipt, *_loads_of(command.licence))


def entries(desk: Desk) -> tuple[Entry, ...]:
    """What officers may ask."""
    return (
        Entry("RetryRevocation", c.RetryRevocation, LicenceAct(desk, retry, loads), RECEIPT),
        Entry(
            "SettleRevocation",
            c.SettleRevocation,
            LicenceAct(desk, settle, lambda command: (command.revocation_receipt,)),
            RECEIPT,
        ),
    )


def follower(desk: Desk) -> LicenceAct:
    """How the service carries out what enforcement's events say."""
    return LicenceAct(desk, follow, loads)


def _known(world: World, record: UUID, given: Context) -> tuple[RevocationReceipt, OrderFacts]:
    state = RECEIPT.get(world, record)
    require_reach(given.caller, state.division)
    if state.facts is None:
        raise LookupError(f"{record} has no order")  # its first event brings it
    return state, state.facts


def _tried(
    desk: Desk, world: World, what: Wanted | None, facts: OrderFacts, ended_by: str, given: Context
) -> tuple[Sequence[Change], Problem]:
    """The changes of the licence, or why there are none."""
    if what is None:
        return (), None
    try:
        return _make(facts.licence)(desk, world, what, facts, ended_by, given), None
    except Refusal as refusal:
        return (), (refusal.code, "; ".join(each.message_zh for each in refusal.faults))
    except (ClockError, RuleError) as error:
        # A day no calendar is published for: no reason to lose the order.
        return (), (error.code, error.message_zh)


def _make(licence: str) -> Callable[..., Sequence[Change]]:
    return _on_entity if licence.startswith(ENTITIES) else _on_licence


def _on_entity(
    _desk: Desk, world: World, what: Wanted, facts: OrderFacts, ended_by: str, given: Context
) -> Sequence[Change]:
    record = _id_of(facts.licence)
    entity = world.state(record) if record else None
    if record is None or not isinstance(entity, Entity):
        raise refuse("ENTITY_NOT_FOUND", entity=facts.licence)
    event = handling.on_entity(what, record, entity, facts, ended_by, domain_context(given))
    context = unbound(given, home_division(entity.division, entity.code))
    return [entity_change(record, event, entity), *entity_limits(world, record, entity, event, context)]


def _on_licence(
    desk: Desk, world: World, what: Wanted, facts: OrderFacts, ended_by: str, given: Context
) -> Sequence[Change]:
    record = _id_of(facts.licence)
    state = LICENCE.find(world, record) if record else None
    if record is None or state is None:
        raise refuse("LICENCE_OF_ORDER_UNKNOWN", licence=facts.licence)
    work = Work.on(desk, world, state, None, given)
    event = handling.on_licence(what, record, state, facts, ended_by, work.context)
    return work.licence(record, state, event)


def _loads_of(licence: str) -> tuple[UUID, ...]:
    record = _id_of(licence)
    if record is None:
        return ()
    return entity_loads(record) if licence.startswith(ENTITIES) else licence_loads(record)


def _id_of(licence: str) -> UUID | None:
    for prefix in _PREFIXES:
        try:
            return uuid_in(licence, prefix, "licence")
        except MappingError:
            continue
    return None


_PREFIXES: Final = (ENTITIES, f"{LICENCES}/")
