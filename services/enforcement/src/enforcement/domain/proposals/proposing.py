"""吊销建议 (NPC-行政许可法:64): who found the violation proposes, who issued the licence answers and decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

from enforcement.domain.cases.acting import OPEN as OPEN_CASES
from enforcement.domain.cases.acting import party_of, stands_at
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.context import Context
from enforcement.domain.documents import numbering
from enforcement.domain.documents.records import CaseDocument
from enforcement.domain.evidence.records import Evidence
from enforcement.domain.names import DOCUMENT, EVIDENCE, PENALTY_CASE, REVOCATION_PROPOSAL, name_of
from enforcement.domain.outcome import (
    Caused,
    Lapses,
    LeavesCharge,
    Limit,
    Meets,
    OfMatter,
    Opens,
    Outcome,
    Resumes,
    Stops,
    TakesCharge,
)
from enforcement.domain.proposals import commands as c
from enforcement.domain.proposals import events as e
from enforcement.domain.proposals.records import OPEN, PaperKind, ProposalPaper, ProposalStatus, RevocationProposal
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any, texts
from enforcement.domain.revocations.known import KnownLicence, issuing_units
from enforcement.domain.revocations.ordering import in_force
from enforcement.domain.revocations.records import LicencePenalty

RECEIVE: Final = "proposal.receive"
ANSWER: Final = "proposal.answer"
SERIES: Final = ("吊建",)
_ARTICLE: Final = "NPC-行政许可法:64"


def send(case: PenaltyCase, command: c.SendProposal, context: Context) -> Outcome:
    """发出. Refusals PENALTY_IS_OURS, PROPOSAL_TO_ANOTHER, HOLDER_NO_PARTY, and those of `in_force` and `papers`."""
    stands_at(case, *OPEN_CASES)
    unnamed = command.penalty is LicencePenalty.UNSPECIFIED
    refuse_if_any(
        [
            fault("FIELD_REQUIRED", "penalty") if unnamed else None,
            *names(title=command.title),
            *texts(facts=command.facts, basis=command.basis),
        ]
    )
    day = day_of("on", command.on, context.today, case.filed_on)
    known = in_force(command.licence, context)
    _addressed(case, command, known, day, context)
    record = context.new_id()
    matter = (REVOCATION_PROPOSAL, record)
    paper, used = numbering.use(context, command.document, SERIES, case.unit, matter, day)
    divisions = context.roster.view(command.unit, day).divisions
    event = e.ProposalSent(
        at=context.now,
        title=command.title,
        penalty_case=command.penalty_case,
        asking_unit=case.unit,
        asking_division=case.division,
        asking_post=case.post,
        unit=command.unit,
        division=divisions[0] if divisions else "",
        penalty=command.penalty,
        licence=known.name,
        number=known.number,
        uscc=known.uscc,
        holder=known.holder,
        document=paper.number,
        facts=command.facts,
        basis=command.basis,
        papers=papers(command.penalty_case, command.documents, command.evidence, context),
        on=day,
    )
    waits = OfMatter(record, Opens(rule=RECEIVE, start=day))
    return Outcome(record, (Caused(REVOCATION_PROPOSAL, record, event), used), (waits,))


def receive(state: RevocationProposal, command: c.ReceiveProposal, context: Context) -> Outcome:
    """收到; whoever answers takes charge. Refusal PROPOSAL_NOT_AT_THIS_STEP."""
    _stands(state, ProposalStatus.SENT)
    day = day_of("on", command.on, context.today, state.sent_on)
    context.roster.require_holder(command.post, day)
    event = e.ProposalReceived(at=context.now, post=command.post, on=day)
    begins = TakesCharge(post=command.post, matter_kind=REVOCATION_PROPOSAL), Opens(rule=ANSWER, start=day)
    return _of(command.revocation_proposal, event, Meets(rule=RECEIVE, on=day), *begins)


def give_back(state: RevocationProposal, command: c.ReturnProposal, context: Context) -> Outcome:
    """退回补充: the time stands still. Refusal PROPOSAL_NOT_AT_THIS_STEP."""
    _stands(state, ProposalStatus.RECEIVED)
    refuse_if_any([*texts(wanted=command.wanted), *names(document=command.document)])
    day = day_of("on", command.on, context.today, state.received_on)
    event = e.ProposalReturned(
        at=context.now, wanted=command.wanted, document=command.document, rounds=state.rounds + 1, on=day
    )
    return _of(command.revocation_proposal, event, Stops(rule=ANSWER, since=day, reason="退回补充", source=_ARTICLE))


def supplement(state: RevocationProposal, command: c.SupplementProposal, context: Context) -> Outcome:
    """补充, by the sender: the time runs on. Refusals PROPOSAL_NOT_AT_THIS_STEP and those of `papers`."""
    _stands(state, ProposalStatus.RETURNED)
    refuse_if_any(texts(facts=command.facts))
    day = day_of("on", command.on, context.today, state.received_on)
    new = papers(state.penalty_case, command.documents, command.evidence, context)
    sent = {each.record for each in state.papers}
    event = e.ProposalSupplemented(
        at=context.now,
        facts=command.facts,
        papers=(*state.papers, *(each for each in new if each.record not in sent)),
        on=day,
    )
    return _of(command.revocation_proposal, event, Resumes(rule=ANSWER, on=day))


def accept(state: RevocationProposal, command: c.AcceptProposal, context: Context) -> Outcome:
    """采纳, with the case that decides. Refusals PROPOSAL_NOT_AT_THIS_STEP, CASE_NOT_OURS, HOLDER_NO_PARTY."""
    _stands(state, ProposalStatus.RECEIVED)
    refuse_if_any([*texts(answer=command.answer), *names(document=command.document)])
    day = day_of("on", command.on, context.today, state.received_on)
    own = context.records.get(command.own_case)
    if not isinstance(own, PenaltyCase) or own.unit != state.unit:
        raise refuse("CASE_NOT_OURS", "own_case")
    if state.uscc not in {party.uscc for party in own.parties}:
        raise refuse("HOLDER_NO_PARTY", "own_case", holder=state.holder)
    event = e.ProposalAccepted(
        at=context.now, own_case=command.own_case, answer=command.answer, document=command.document, on=day
    )
    return _of(command.revocation_proposal, event, Meets(rule=ANSWER, on=day), LeavesCharge())


def decline(state: RevocationProposal, command: c.RefuseProposal, context: Context) -> Outcome:
    """不予采纳, with reasons. Refusal PROPOSAL_NOT_AT_THIS_STEP."""
    _stands(state, ProposalStatus.RECEIVED)
    refuse_if_any([*texts(answer=command.answer), *names(document=command.document)])
    day = day_of("on", command.on, context.today, state.received_on)
    event = e.ProposalRefused(at=context.now, answer=command.answer, document=command.document, on=day)
    return _of(command.revocation_proposal, event, Meets(rule=ANSWER, on=day), LeavesCharge())


def withdraw(state: RevocationProposal, command: c.WithdrawProposal, context: Context) -> Outcome:
    """撤回 by the sender, until it is answered. Refusal PROPOSAL_NOT_AT_THIS_STEP."""
    _stands(state, *OPEN)
    refuse_if_any(texts(reason=command.reason))
    day = day_of("on", command.on, context.today, state.sent_on)
    event = e.ProposalWithdrawn(at=context.now, reason=command.reason, on=day)
    waiting = [Lapses(rule=rule, reason="撤回") for rule in (RECEIVE, ANSWER)]
    leaves = () if state.status is ProposalStatus.SENT else (LeavesCharge(),)
    return _of(command.revocation_proposal, event, *waiting, *leaves)


def papers(
    case: UUID, documents: tuple[UUID, ...], evidence: tuple[UUID, ...], context: Context
) -> tuple[ProposalPaper, ...]:
    """The file: numbered documents and evidence of the case itself. Refusal PAPER_OF_ANOTHER_CASE."""
    return (*_documents(case, documents, context), *_evidence(case, evidence, context))


def _documents(case: UUID, documents: tuple[UUID, ...], context: Context) -> Iterator[ProposalPaper]:
    for each in dict.fromkeys(documents):
        found = context.records.get(each)
        if not isinstance(found, CaseDocument) or found.matter != name_of(PENALTY_CASE, case):
            raise refuse("PAPER_OF_ANOTHER_CASE", "documents", paper=name_of(DOCUMENT, each))
        yield ProposalPaper(
            kind=PaperKind.DOCUMENT, record=name_of(DOCUMENT, each), title=found.title, number=found.number, digest=""
        )


def _evidence(case: UUID, evidence: tuple[UUID, ...], context: Context) -> Iterator[ProposalPaper]:
    for each in dict.fromkeys(evidence):
        found = context.records.get(each)
        if not isinstance(found, Evidence) or found.penalty_case != case:
            raise refuse("PAPER_OF_ANOTHER_CASE", "evidence", paper=name_of(EVIDENCE, each))
        yield ProposalPaper(
            kind=PaperKind.EVIDENCE, record=name_of(EVIDENCE, each), title=found.title, number="", digest=found.digest
        )


def _addressed(case: PenaltyCase, command: c.SendProposal, known: KnownLicence, day: date, context: Context) -> None:
    """The holder is a party of the case, and the letter goes to whoever issued the licence, which is not the sender."""
    party = party_of(case, command.party)
    if not party.uscc or party.uscc != known.uscc:
        raise refuse("HOLDER_NO_PARTY", "party", holder=known.holder)
    issuers = issuing_units(context.roster, known, day)
    if case.unit in issuers:
        raise refuse("PENALTY_IS_OURS", "unit", licence=known.number)
    if command.unit not in issuers:
        raise refuse("PROPOSAL_TO_ANOTHER", "unit", licence=known.number, issuer=known.issuer or "?")


def _stands(state: RevocationProposal, *allowed: ProposalStatus) -> None:
    if state.status not in allowed:
        raise refuse("PROPOSAL_NOT_AT_THIS_STEP", status=state.status.name)


def _of(record: UUID, event: e.ProposalEvent, *limits: Limit) -> Outcome:
    return Outcome(record, (Caused(REVOCATION_PROPOSAL, record, event),), tuple(OfMatter(record, x) for x in limits))
