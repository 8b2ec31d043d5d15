"""行政处罚告知 and what the party answers (SAMR-2/2018:57-58)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from enforcement.domain import law, people
from enforcement.domain.cases import party_commands as c
from enforcement.domain.cases import party_events as e
from enforcement.domain.cases.acting import NOTICES, occurrence, outcome, party_at, party_of, stands_at
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.hearing_right import needs_hearing
from enforcement.domain.cases.kinds import CaseStatus, PartyStatus, ServiceWay
from enforcement.domain.cases.values import Notice, Party, PenaltyItem, Service, Statement
from enforcement.domain.context import Context
from enforcement.domain.documents import numbering, series
from enforcement.domain.names import PENALTY_CASE
from enforcement.domain.outcome import Limit, Meets, Opens, Outcome, Resumes, Stops
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any, texts
from statutes.rules import UnknownRuleError

STATE: Final = "case.statement"
ASK: Final = "hearing.request"
ANNOUNCED: Final = "service.announcement"
DECIDE: Final = "case.decide"
_AGAIN: Final = (PartyStatus.NAMED, PartyStatus.NOTIFIED, PartyStatus.HEARING)


def issue(state: PenaltyCase, command: c.IssueNotice, context: Context) -> Outcome:
    """告知书, approved by the head after the review.

    Refusals HEARING_RIGHT_REQUIRED, NEW_FACTS_REQUIRED of a second notice, ITEMS_REQUIRED, PENALTY_KIND_UNKNOWN,
    PENALTY_OF_THE_POLICE, AMOUNT_REQUIRED, NOTICES_TOO_MANY.
    """
    stands_at(state, CaseStatus.REVIEWED)
    party = party_of(state, command.party)
    party_at(party, *_AGAIN)
    if party.hearing and party.hearing.ended_on is None:
        raise refuse("HEARING_NOT_ENDED", "party")
    refuse_if_any(texts(facts=command.facts, reasons=command.reasons, basis=command.basis))
    reviewed = state.last_review.reviewed_on if state.last_review else state.filed_on
    day = day_of("on", command.on, context.today, reviewed)
    penalties(command.items, context, day)
    if needs_hearing(party.kind, command.items, context, day) and not command.hearing_right:
        raise refuse("HEARING_RIGHT_REQUIRED", "hearing_right")
    if party.notices and not party.decisions and not command.new_facts.strip():
        raise refuse("NEW_FACTS_REQUIRED", "new_facts")
    if len(party.notices) >= NOTICES - 1:
        raise refuse("NOTICES_TOO_MANY", "party", most=NOTICES - 1)
    people.approved(context, command.approved_by, "enforcement.notice", day)
    matter = (PENALTY_CASE, command.penalty_case)
    paper, used = numbering.use(context, command.document, series.NOTICE, state.unit, matter, day)
    notice = Notice(
        number=len(party.notices) + 1,
        document=paper.number,
        issued_on=day,
        approved_by=command.approved_by,
        items=command.items,
        facts=command.facts,
        reasons=command.reasons,
        basis=command.basis,
        hearing_right=command.hearing_right,
        new_facts=command.new_facts,
    )
    event = e.NoticeIssued(at=context.now, party=command.party, notice=notice)
    return outcome(command.penalty_case, event, also=(used,))


def announce(state: PenaltyCase, command: c.AnnounceNotice, context: Context) -> Outcome:
    """公告送达 (SAMR-2/2018:82): its time does not count for the decision."""
    stands_at(state, CaseStatus.REVIEWED)
    party = party_of(state, command.party)
    party_at(party, PartyStatus.NOTICE_ISSUED)
    notice = last_notice(party)
    if notice.announced_on:
        raise refuse("ANNOUNCED_ALREADY", since=notice.announced_on)
    refuse_if_any(names(record=command.record))
    day = day_of("on", command.on, context.today, notice.issued_on)
    event = e.NoticeAnnounced(
        at=context.now, party=command.party, notice=replace(notice, announced_on=day), record=command.record
    )
    which = occurrence(command.party, notice.number)
    begins = Opens(rule=ANNOUNCED, start=day, occurrence=which)
    stops = Stops(rule=DECIDE, since=day, reason="公告送达", source="SAMR-2/2018:64")
    return outcome(command.penalty_case, event, begins, stops, state=state)


def serve(state: PenaltyCase, command: c.ServeNotice, context: Context) -> Outcome:
    """送达: five working days to state one's case, and as many to ask for a hearing where it was told."""
    stands_at(state, CaseStatus.REVIEWED)
    party = party_of(state, command.party)
    party_at(party, PartyStatus.NOTICE_ISSUED)
    notice = last_notice(party)
    day = day_of("on", command.on, context.today, notice.announced_on or notice.issued_on)
    service = served(command, notice.announced_on, day, context)
    until = law.right_ends(context, STATE, day)
    asked = law.right_ends(context, ASK, day) if notice.hearing_right else None
    after = replace(notice, service=service, statement_until=until, hearing_until=asked)
    event = e.NoticeServed(at=context.now, party=command.party, notice=after)
    which = occurrence(command.party, notice.number)
    limits: list[Limit] = [Opens(rule=STATE, start=day, occurrence=which)]
    if asked:
        limits.append(Opens(rule=ASK, start=day, occurrence=which))
    if notice.announced_on:
        limits += [Meets(rule=ANNOUNCED, on=day, occurrence=which), Resumes(rule=DECIDE, on=day)]
    return outcome(command.penalty_case, event, *limits, state=state)


def record_statement(state: PenaltyCase, command: c.RecordStatement, context: Context) -> Outcome:
    """陈述、申辩: heard also when it comes late; silence is no statement and needs none (SAMR-2/2018:58)."""
    stands_at(state, CaseStatus.REVIEWED)
    party = party_of(state, command.party)
    party_at(party, PartyStatus.NOTIFIED, PartyStatus.HEARING)
    notice = last_notice(party)
    if party.statement and not party.statement.waived:
        raise refuse("STATEMENT_MADE", since=party.statement.made_on)
    refuse_if_any([*names(record=command.record), *([] if command.waived else texts(content=command.content))])
    day = day_of("on", command.on, context.today, notice.service.served_on if notice.service else None)
    statement = Statement(
        notice=notice.number, made_on=day, waived=command.waived, content=command.content, record=command.record
    )
    event = e.StatementRecorded(at=context.now, party=command.party, statement=statement)
    met = Meets(rule=STATE, on=day, occurrence=occurrence(command.party, notice.number))
    return outcome(command.penalty_case, event, met)


def recheck(state: PenaltyCase, command: c.RecheckStatement, context: Context) -> Outcome:
    """复核 (NPC-行政处罚法:45). Refusal NOTHING_TO_RECHECK."""
    stands_at(state, CaseStatus.REVIEWED)
    party = party_of(state, command.party)
    party_at(party, PartyStatus.NOTIFIED, PartyStatus.HEARING)
    statement = party.statement
    if statement is None or statement.waived or statement.rechecked_on:
        raise refuse("NOTHING_TO_RECHECK", "party")
    refuse_if_any(texts(opinion=command.opinion))
    day = day_of("on", command.on, context.today, statement.made_on)
    after = replace(statement, recheck=command.opinion, rechecked_on=day, adopted=command.adopted)
    event = e.StatementRechecked(at=context.now, party=command.party, statement=after)
    return outcome(command.penalty_case, event)


def penalties(items: Sequence[PenaltyItem], context: Context, day: date) -> None:
    """Kinds that exist and are ours to impose, with amounts where they have one, each once."""
    if not items:
        raise refuse("ITEMS_REQUIRED", "items")
    if len({item.kind for item in items}) != len(items):
        raise refuse("ITEM_TWICE", "items")
    for item in items:
        try:
            kind = context.rulebook.penalty_kind(item.kind, day)
        except UnknownRuleError:
            raise refuse("PENALTY_KIND_UNKNOWN", "items", kind=item.kind[:10]) from None
        if kind.police_only:
            raise refuse("PENALTY_OF_THE_POLICE", "items", kind=kind.title_zh)
        if item.amount_fen < 0 or (kind.money and item.amount_fen == 0):
            raise refuse("AMOUNT_REQUIRED", "items", kind=kind.title_zh)
        if not kind.money:
            refuse_if_any([fault("FIELD_REQUIRED", "items.detail") if _bare(item) else None])


def served(command: c.ServeNotice | c.ServeDecision, announced_on: date | None, day: date, context: Context) -> Service:
    """How it was served. Refusals ANNOUNCEMENT_MISSING, ANNOUNCEMENT_RUNS, TWO_OFFICERS_REQUIRED."""
    unnamed = command.way is ServiceWay.UNSPECIFIED
    refuse_if_any([fault("FIELD_REQUIRED", "way") if unnamed else None, *names(record=command.record)])
    if command.way is ServiceWay.ANNOUNCEMENT:
        if announced_on is None:
            raise refuse("ANNOUNCEMENT_MISSING", "way")
        ends = law.right_ends(context, ANNOUNCED, announced_on)
        if day <= ends:
            raise refuse("ANNOUNCEMENT_RUNS", "on", ends=ends)
    if command.way in (ServiceWay.DIRECT, ServiceWay.LEFT):
        people.certified(context, command.officers, day, "officers")
    return Service(way=command.way, served_on=day, record=command.record, officers=command.officers)


def last_notice(party: Party) -> Notice:
    """Refusal NOTICE_MISSING."""
    if party.notice is None:
        raise refuse("NOTICE_MISSING", "party")
    return party.notice


def _bare(item: PenaltyItem) -> bool:
    # A warning or public criticism says all by itself.
    return item.kind not in ("01", "02") and not item.detail.strip()
