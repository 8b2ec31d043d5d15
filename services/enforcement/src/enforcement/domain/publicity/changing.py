"""What changes a penalty that is shown: wrong content, the end of a restriction, the list of serious dishonesty."""

from __future__ import annotations

from dataclasses import replace

from enforcement.domain import people
from enforcement.domain.context import Context
from enforcement.domain.outcome import Meets, Opens, Outcome
from enforcement.domain.publicity import commands as c
from enforcement.domain.publicity import events as e
from enforcement.domain.publicity.acting import ACT, ALIVE, SHOWN, WITHDRAW, correction_round, outcome, stands_at, term
from enforcement.domain.publicity.classes import listed_too
from enforcement.domain.publicity.lasting import stops_on
from enforcement.domain.publicity.records import PenaltyPublication, PublicityCorrection
from enforcement.domain.publicity.wording import corrected, faults
from enforcement.domain.refusal import day_of, names, refuse, refuse_if_any, texts


def ask(state: PenaltyPublication, command: c.AskForCorrection, context: Context) -> Outcome:
    """Content was found wrong, by whomever: three working days to correct it. Refusal CORRECTION_PENDING."""
    stands_at(state, *SHOWN)
    if state.correction and not state.correction.corrected_on:
        raise refuse("CORRECTION_PENDING", since=state.correction.asked_on)
    refuse_if_any(texts(wrong=command.wrong))
    day = day_of("on", command.on, context.today, state.published_on)
    event = e.CorrectionAsked(
        at=context.now,
        correction=PublicityCorrection(wrong=command.wrong, asked_on=day),
        corrections=state.corrections + 1,
    )
    occurrence = correction_round(state) + 1
    return outcome(command.penalty_publication, event, Opens(rule=WITHDRAW, start=day, occurrence=occurrence))


def correct(state: PenaltyPublication, command: c.CorrectPublication, context: Context) -> Outcome:
    """更正 (SAMR-45/2021:11). Refusals CORRECTION_NOT_ASKED, PRIVATE_NUMBER, FIELD_REQUIRED."""
    stands_at(state, *SHOWN)
    asked = state.correction
    if asked is None or asked.corrected_on:
        raise refuse("CORRECTION_NOT_ASKED")
    if state.text is None or command.words is None:
        raise refuse("FIELD_REQUIRED", "words")
    refuse_if_any(
        [
            *names(document=command.document),
            *texts(reason=command.reason),
            *faults(command.words, [state.uscc] if state.uscc else []),
        ]
    )
    day = day_of("on", command.on, context.today, asked.asked_on)
    people.approved(context, command.approved_by, ACT, day)
    done = replace(
        asked,
        document=command.document,
        reason=command.reason,
        approved_by=command.approved_by,
        corrected_on=day,
    )
    event = e.PublicationCorrected(at=context.now, text=corrected(state.text, command.words), correction=done)
    met = Meets(rule=WITHDRAW, on=day, occurrence=correction_round(state))
    return outcome(command.penalty_publication, event, met)


def record_restriction(state: PenaltyPublication, command: c.RecordRestriction, context: Context) -> Outcome:
    """The last day of what was restricted or stopped; it is shown no shorter (SAMR-107/2025:11)."""
    stands_at(state, *ALIVE)
    refuse_if_any(names(document=command.document))
    until = command.restricted_until
    if until is None:
        raise refuse("FIELD_REQUIRED", "restricted_until")
    event = e.RestrictionRecorded(
        at=context.now,
        restricted_until=until,
        document=command.document,
        stops_on=stops_on(term(state), state.counts_from, until),
    )
    return outcome(command.penalty_publication, event)


def record_listing(state: PenaltyPublication, command: c.RecordListing, context: Context) -> Outcome:
    """列入严重违法失信名单 with or after the penalty (SAMR-44/2021). Refusal LISTED_ALREADY."""
    stands_at(state, *ALIVE)
    refuse_if_any(names(listing=command.listing))
    if state.listing:
        raise refuse("LISTED_ALREADY", number=state.listing)
    known = [each for each in (command.restricted_until, state.restricted_until) if each]
    until = max(known, default=None)
    if state.decided_on is None:
        raise LookupError(f"publication of {state.document} has no day of decision")
    longer = listed_too(term(state), state.decided_on, context.rulebook)
    event = e.ListingRecorded(
        at=context.now,
        listing=command.listing,
        term=longer,
        restricted_until=until,
        stops_on=stops_on(longer, state.counts_from, until),
    )
    return outcome(command.penalty_publication, event)
