"""收集证据 (SAMR-2/2018:21-32): by two officers of the case, rights told first, each with hash and chain."""

from __future__ import annotations

import re
from typing import Final

from enforcement.domain import people
from enforcement.domain.cases.acting import party_of, stands_at
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import CaseStatus
from enforcement.domain.context import Context
from enforcement.domain.evidence.commands import ExcludeEvidence, PassEvidence, TakeEvidence
from enforcement.domain.evidence.events import EvidenceEvent, EvidenceExcluded, EvidencePassed, EvidenceTaken
from enforcement.domain.evidence.records import Custody, Evidence, EvidenceKind
from enforcement.domain.names import EVIDENCE
from enforcement.domain.outcome import Caused, Outcome
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any, texts

_DIGEST: Final = re.compile("[0-9a-f]{64}")


def take(case: PenaltyCase, command: TakeEvidence, context: Context) -> Outcome:
    """收集. Refusals RIGHTS_NOT_TOLD, OFFICER_NOT_OF_THE_CASE, DIGEST_MALFORMED, ELECTRONIC_DATA_REQUIRED …"""
    stands_at(case, CaseStatus.INVESTIGATING)
    day = day_of("on", command.on, context.today, case.filed_on)
    found = command.found
    unnamed = command.kind is EvidenceKind.UNSPECIFIED
    odd = None if _DIGEST.fullmatch(command.digest) else fault("DIGEST_MALFORMED", "digest")
    refuse_if_any(
        [
            fault("FIELD_REQUIRED", "kind") if unnamed else None,
            *names(title=command.title, **{"found.source": found.source, "found.place": found.place}),
            *texts(shows=command.shows),
            odd,
        ]
    )
    if (command.kind is EvidenceKind.ELECTRONIC) is not (command.electronic is not None):
        raise refuse("ELECTRONIC_DATA_REQUIRED", "electronic")
    for post in found.officers:
        if post not in case.officers:
            raise refuse("OFFICER_NOT_OF_THE_CASE", "found.officers", post=post)
    people.certified(context, found.officers, day, "found.officers")
    if found.party and party_of(case, found.party).rights_told_on is None:
        raise refuse("RIGHTS_NOT_TOLD", "found.party")
    item = context.new_id()
    first = Custody(
        at=context.now, from_post=None, to_post=found.officers[0], place=found.place, reason="收集", record=""
    )
    event = EvidenceTaken(
        at=context.now,
        penalty_case=command.penalty_case,
        division=case.division,
        kind=command.kind,
        title=command.title,
        shows=command.shows,
        digest=command.digest,
        pages=command.pages,
        taken_on=day,
        found=found,
        electronic=command.electronic,
        custody=(first,),
    )
    return Outcome(item, (Caused(EVIDENCE, item, event),))


def pass_on(state: Evidence, command: PassEvidence, context: Context) -> Outcome:
    """移交: the chain has no gap, since each step begins where the last ended. Refusal CUSTODY_UNCHANGED."""
    _usable(state)
    refuse_if_any([*names(place=command.place, record=command.record), *texts(reason=command.reason)])
    context.roster.require_holder(command.to_post, context.today)
    holder = state.custody[-1].to_post
    if holder == command.to_post:
        raise refuse("CUSTODY_UNCHANGED", "to_post")
    step = Custody(
        at=context.now,
        from_post=holder,
        to_post=command.to_post,
        place=command.place,
        reason=command.reason,
        record=command.record,
    )
    return _of(command, EvidencePassed(at=context.now, custody=(*state.custody, step)))


def exclude(state: Evidence, command: ExcludeEvidence, context: Context) -> Outcome:
    """以非法手段取得的证据,不得作为认定案件事实的根据 (NPC-行政处罚法:46)."""
    _usable(state)
    refuse_if_any(texts(reason=command.reason))
    return _of(command, EvidenceExcluded(at=context.now, reason=command.reason, on=context.today))


def _usable(state: Evidence) -> None:
    if state.excluded_on:
        raise refuse("EVIDENCE_EXCLUDED", since=state.excluded_on)


def _of(command: PassEvidence | ExcludeEvidence, event: EvidenceEvent) -> Outcome:
    return Outcome(command.evidence, (Caused(EVIDENCE, command.evidence, event),))
