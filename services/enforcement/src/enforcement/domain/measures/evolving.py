"""Measures and goods after an event."""

from __future__ import annotations

from dataclasses import replace

from enforcement.domain.measures import events as e
from enforcement.domain.measures.records import Measure, MeasureStatus, SeizedGoods


def evolve(state: Measure | None, event: e.MeasureEvent) -> Measure:
    """The measure after the event."""
    after = _after(state or Measure(), event)
    return replace(after, created_at=state.created_at if state else event.at, updated_at=event.at)


def _after(before: Measure, event: e.MeasureEvent) -> Measure:
    match event:
        case e.MeasureTaken():
            return _taken(event)
        case e.MeasureApproved():
            return replace(before, status=MeasureStatus.IN_FORCE, approved_by=event.approved_by, approved_at=event.at)
        case e.MeasureListed():
            return replace(before, goods=event.goods)
        case e.MeasureExtended():
            return replace(before, extended_on=event.on, extension=event.document)
        case e.MeasureTimeStopped():
            return replace(before, stopped_since=event.on)
        case e.MeasureTimeResumed():
            return replace(before, stopped_since=None)
        case e.MeasureReleased():
            return replace(
                before,
                status=MeasureStatus.RELEASED,
                released_on=event.on,
                ground=event.ground,
                release=event.document,
                stopped_since=None,
            )


def _taken(event: e.MeasureTaken) -> Measure:
    return Measure(
        kind=event.kind,
        title=event.title,
        penalty_case=event.penalty_case,
        clue=event.clue,
        unit=event.unit,
        division=event.division,
        post=event.officers[0],
        party=event.party,
        basis=event.basis,
        document=event.document,
        place=event.place,
        officers=event.officers,
        status=event.status,
        taken_at=event.at,
        approved_by=event.approved_by,
        approved_at=event.at if event.approved_by else None,
    )


def evolve_goods(state: SeizedGoods | None, event: e.GoodsEvent) -> SeizedGoods:
    """The goods after the event."""
    before = state or SeizedGoods()
    match event:
        case e.GoodsTaken():
            return SeizedGoods(
                measure=event.measure,
                penalty_case=event.penalty_case,
                division=event.division,
                label=event.label,
                title=event.title,
                quantity=event.quantity,
                unit_name=event.unit_name,
                perishable=event.perishable,
                place=event.place,
                keeper=event.keeper,
                created_at=event.at,
                updated_at=event.at,
            )
        case e.GoodsMoved():
            last = event.movements[-1]
            return replace(
                before, movements=event.movements, place=last.place, keeper=last.to_post, updated_at=event.at
            )
        case e.GoodsCounted():
            return replace(before, counts=event.counts, updated_at=event.at)
        case e.GoodsEnded():
            return replace(before, end=event.end, ended_on=event.on, end_record=event.record, updated_at=event.at)
