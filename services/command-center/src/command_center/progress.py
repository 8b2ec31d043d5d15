"""How far the procedure against each party has come, step by step, and what it has paid. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from google.type.date_pb2 import Date

from command_center.stages import in_force
from smartsupervision.commandcenter.v1.case_view_pb2 import PartyProgress, PartyStep
from smartsupervision.commandcenter.v1.publication_search_pb2 import (
    PUBLICATION_TASK_NONE,
    PUBLICATION_TASK_SHOWN,
    PublicationSummary,
)
from smartsupervision.enforcement.v1.penalty_case_pb2 import (
    DECISION_OUTCOME_PENALTY,
    PARTY_STATUS_ENDED,
    PARTY_STATUS_EXECUTED,
    Decision,
    Notice,
    Party,
)

FINE: Final = "03"
GAIN: Final = "04"
"""Codes of the kinds of penalty (NPC-行政处罚法:9) that are paid in money."""

AHEAD, RUNNING, DONE, SKIPPED = PartyStep.AHEAD, PartyStep.RUNNING, PartyStep.DONE, PartyStep.SKIPPED


def of_party(party: Party, publications: Sequence[PublicationSummary]) -> PartyProgress:
    """Its steps in the order of the procedure, and its money; `publications` are those of its decisions."""
    decision = in_force(party)
    notice = party.notices[-1] if party.notices else None
    steps = [
        _step(PartyStep.RIGHTS_TOLD, _day(party, "rights_told_on")),
        _notice(notice),
        _statement(party, notice, decision),
        _hearing(party, notice, decision),
        _decision(party, decision),
        _service(party, decision),
        _execution(party, decision),
        _publicity(publications),
        _remedies(party),
    ]
    progress = PartyProgress(number=party.number, steps=[step for step in steps if step is not None])
    _money(progress, party, decision)
    return progress


def _step(
    kind: PartyStep.Kind.ValueType,
    day: Date | None,
    document: str = "",
    otherwise: PartyStep.State.ValueType = AHEAD,
) -> PartyStep:
    """A step that is done once it has its day."""
    step = PartyStep(kind=kind, state=DONE if day else otherwise, document=document)
    if day is not None:
        step.date.CopyFrom(day)
    return step


def _notice(notice: Notice | None) -> PartyStep:
    if notice is None:
        return _step(PartyStep.NOTICE, None)
    return _step(PartyStep.NOTICE, _day(notice.service, "served_on"), notice.document, RUNNING)


def _statement(party: Party, notice: Notice | None, decision: Decision | None) -> PartyStep:
    told = notice is not None and notice.HasField("service")
    if party.HasField("statement") and not party.statement.waived:
        rechecked = _day(party.statement, "rechecked_on")
        return _step(PartyStep.STATEMENT, rechecked, party.statement.record, RUNNING)
    if party.HasField("statement") or decision is not None or _over(party):
        return _step(PartyStep.STATEMENT, None, otherwise=SKIPPED)
    return _step(PartyStep.STATEMENT, None, otherwise=RUNNING if told else AHEAD)


def _hearing(party: Party, notice: Notice | None, decision: Decision | None) -> PartyStep:
    if party.HasField("hearing") and not party.hearing.waived:
        return _step(PartyStep.HEARING, _day(party.hearing, "reported_on"), party.hearing.document, RUNNING)
    if party.HasField("hearing") or decision is not None or (notice is not None and not notice.hearing_right):
        return _step(PartyStep.HEARING, None, otherwise=SKIPPED)
    return _step(PartyStep.HEARING, None, otherwise=RUNNING if notice and notice.HasField("service") else AHEAD)


def _decision(party: Party, decision: Decision | None) -> PartyStep:
    if decision is None and _over(party):
        # It was annulled for good: what had been decided is said, with the rest of the page telling that it ended.
        last = party.decisions[-1] if party.decisions else Decision()
        return _step(PartyStep.DECISION, _day(last, "decided_on"), last.document, SKIPPED)
    if decision is None:
        # One that was annulled leaves the party without, until it is decided anew.
        return _step(PartyStep.DECISION, None, otherwise=RUNNING if party.decisions else AHEAD)
    return _step(PartyStep.DECISION, _day(decision, "decided_on"), decision.document)


def _service(party: Party, decision: Decision | None) -> PartyStep:
    served = _day(party.service, "served_on") if party.HasField("service") else None
    otherwise = SKIPPED if _over(party) else RUNNING if decision else AHEAD
    return _step(PartyStep.SERVICE, served, party.service.record, otherwise)


def _over(party: Party) -> bool:
    """Whether the procedure against it ended: its decision was annulled, or nothing was ever decided."""
    return party.status == PARTY_STATUS_ENDED


def _execution(party: Party, decision: Decision | None) -> PartyStep:
    if decision is not None and decision.outcome != DECISION_OUTCOME_PENALTY:
        return _step(PartyStep.EXECUTION, None, otherwise=SKIPPED)
    if party.status in (PARTY_STATUS_EXECUTED, PARTY_STATUS_ENDED):
        done = _step(PartyStep.EXECUTION, _day(party, "ended_on"))
        done.state = DONE if party.status == PARTY_STATUS_EXECUTED else SKIPPED
        return done
    return _step(PartyStep.EXECUTION, None, otherwise=RUNNING if party.HasField("service") else AHEAD)


def _publicity(publications: Sequence[PublicationSummary]) -> PartyStep:
    if not publications:
        return _step(PartyStep.PUBLICITY, None)
    latest = publications[-1]
    otherwise = SKIPPED if latest.task == PUBLICATION_TASK_NONE else RUNNING
    step = _step(PartyStep.PUBLICITY, _day(latest, "published_date"), otherwise=otherwise)
    if latest.task not in (PUBLICATION_TASK_SHOWN, PUBLICATION_TASK_NONE):
        step.state = RUNNING
    return step


def _remedies(party: Party) -> PartyStep | None:
    """Only where there is one: nobody expects it."""
    if not party.remedies:
        return None
    latest = party.remedies[-1]
    return _step(PartyStep.REMEDY, _day(latest, "ended_on"), latest.reference, RUNNING)


def _money(progress: PartyProgress, party: Party, decision: Decision | None) -> None:
    if decision is not None:
        progress.fine_fen = sum(item.amount_fen for item in decision.items if item.kind == FINE)
        progress.gain_fen = sum(item.amount_fen for item in decision.items if item.kind == GAIN)
    paid = [payment for payment in party.payments if not payment.HasField("voided_on")]
    progress.paid_fine_fen = sum(payment.fine_fen for payment in paid)
    progress.paid_gain_fen = sum(payment.gain_fen for payment in paid)
    progress.paid_surcharge_fen = sum(payment.surcharge_fen for payment in paid)


def _day(record: object, field: str) -> Date | None:
    found: Date = getattr(record, field)
    return found if found.year else None
