"""The publicity of a penalty after each event."""

from __future__ import annotations

from dataclasses import replace

from enforcement.domain.publicity import events as e
from enforcement.domain.publicity.records import PenaltyPublication, PublicityStatus


def evolve(state: PenaltyPublication | None, event: e.PublicityEvent) -> PenaltyPublication:
    """The publication after the event."""
    before = replace(state or PenaltyPublication(), updated_at=event.at)
    match event:
        case e.PublicationBegun():
            return _begun(event)
        case e.PublicityTold():
            return replace(before, told_on=event.told_on)
        case e.PublicationApproved():
            return replace(
                before,
                text=event.text,
                withheld=event.withheld,
                approved_by=event.approved_by,
                approved_on=event.on,
                status=PublicityStatus.APPROVED,
            )
        case e.PublicationPushed():
            return replace(before, push=event.push, status=PublicityStatus.PUSHED)
        case e.PenaltyPublished() | e.PushConfirmed():
            return _shown(before, event)
        case e.CorrectionAsked():
            return replace(before, correction=event.correction, corrections=event.corrections)
        case e.PublicationCorrected():
            return replace(before, text=event.text, correction=event.correction)
        case _:
            return _ended(before, event)


def _begun(event: e.PublicationBegun) -> PenaltyPublication:
    return PenaltyPublication(
        penalty_case=event.penalty_case,
        party=event.party,
        decision=event.decision,
        title=event.title,
        unit=event.unit,
        division=event.division,
        post=event.post,
        uscc=event.uscc,
        label=event.label,
        document=event.document,
        decided_on=event.decided_on,
        province=event.province,
        term=event.term,
        text=event.text,
        status=event.status,
        created_at=event.at,
        updated_at=event.at,
    )


def _shown(before: PenaltyPublication, event: e.PenaltyPublished | e.PushConfirmed) -> PenaltyPublication:
    return replace(
        before,
        push=event.push if isinstance(event, e.PushConfirmed) else before.push,
        published_on=event.published_on,
        counts_from=event.published_on,
        stops_on=event.stops_on,
        status=PublicityStatus.PUBLISHED,
    )


def _ended(before: PenaltyPublication, event: e.PublicityEvent) -> PenaltyPublication:
    """What lengthens or ends the time it is shown."""
    match event:
        case e.RestrictionRecorded():
            return replace(before, restricted_until=event.restricted_until, stops_on=event.stops_on)
        case e.ListingRecorded():
            return replace(
                before,
                listing=event.listing,
                term=event.term,
                restricted_until=event.restricted_until,
                stops_on=event.stops_on,
            )
        case e.WithdrawalRequired():
            return replace(before, withdrawal=event.withdrawal)
        case e.PublicationWithdrawn():
            return replace(before, withdrawal=event.withdrawal, status=PublicityStatus.WITHDRAWN)
        case e.PublicityStopped():
            return replace(before, stop=event.stop, status=PublicityStatus.STOPPED)
        case e.PublicityRestored():
            return replace(
                before,
                stop=None,
                counts_from=event.counts_from,
                stops_on=event.stops_on,
                early_end_barred=True,
                status=PublicityStatus.PUBLISHED,
            )
        case _:
            return before
