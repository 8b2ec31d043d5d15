"""罚没财物台账: every thing sealed, seized or confiscated has a label, a place, a keeper, and one day an end."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from enforcement.domain import people
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.hearing_right import GOODS as CONFISCATED
from enforcement.domain.context import Context
from enforcement.domain.measures import commands as c
from enforcement.domain.measures import events as e
from enforcement.domain.measures.records import GoodsEnd, Movement, SeizedGoods, StockTaking
from enforcement.domain.names import GOODS
from enforcement.domain.outcome import Caused, Outcome
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any, texts

FREE: Final = frozenset({GoodsEnd.RETURNED, GoodsEnd.TRANSFERRED})
"""Ends that take nothing from the owner by themselves."""


def move(state: SeizedGoods, command: c.MoveGoods, context: Context) -> Outcome:
    """移动: he who gives and he who takes both sign. Refusals GOODS_GONE, KEEPER_UNCHANGED."""
    _here(state)
    refuse_if_any(names(place=command.place, record=command.record))
    day = day_of("on", command.on, context.today, _last(state))
    context.roster.require_holder(command.to_post, day)
    if command.to_post == state.keeper and command.place == state.place:
        raise refuse("KEEPER_UNCHANGED", "to_post")
    step = Movement(on=day, from_post=state.keeper, to_post=command.to_post, place=command.place, record=command.record)
    return _of(command.seized_goods, e.GoodsMoved(at=context.now, movements=(*state.movements, step)))


def count(state: SeizedGoods, command: c.CountGoods, context: Context) -> Outcome:
    """盘点 by two. Refusal DIFFERENCE_UNEXPLAINED."""
    _here(state)
    day = day_of("on", command.on, context.today, _last(state))
    people.certified(context, command.officers, day, "officers")
    if command.found != state.quantity and not command.remark.strip():
        raise refuse("DIFFERENCE_UNEXPLAINED", "remark", listed=state.quantity, found=command.found)
    taking = StockTaking(on=day, officers=command.officers, found=command.found, remark=command.remark)
    return _of(command.seized_goods, e.GoodsCounted(at=context.now, counts=(*state.counts, taking)))


def end(state: SeizedGoods, command: c.EndGoods, context: Context) -> Outcome:
    """处置 (SAMR-2/2018:41-44, NPC-行政处罚法:74). Refusal NOT_CONFISCATED."""
    _here(state)
    unnamed = command.end is GoodsEnd.UNSPECIFIED
    refuse_if_any([fault("FIELD_REQUIRED", "end") if unnamed else None, *names(record=command.record)])
    day = day_of("on", command.on, context.today, _last(state))
    people.certified(context, command.officers, day, "officers")
    if command.end not in FREE and not _confiscated(state, command, context):
        if not state.perishable:
            raise refuse("NOT_CONFISCATED", "end")
        refuse_if_any(texts(consent=command.consent))
    return _of(command.seized_goods, e.GoodsEnded(at=context.now, end=command.end, record=command.record, on=day))


def _confiscated(state: SeizedGoods, command: c.EndGoods, context: Context) -> bool:
    if command.penalty_case is None or (state.penalty_case and state.penalty_case != command.penalty_case):
        return False
    case = context.records.get(command.penalty_case)
    if not isinstance(case, PenaltyCase):
        return False
    decisions = (party.decision for party in case.parties)
    return any(item.kind == CONFISCATED for each in decisions if each for item in each.items)


def _here(state: SeizedGoods) -> None:
    if state.ended_on:
        raise refuse("GOODS_GONE", since=state.ended_on)


def _last(state: SeizedGoods) -> date | None:
    days = [each.on for each in state.movements] + [each.on for each in state.counts]
    return max(days, default=None)


def _of(goods: UUID, event: e.GoodsEvent) -> Outcome:
    return Outcome(goods, (Caused(GOODS, goods, event),))
