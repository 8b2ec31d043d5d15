"""Every command of the contract on one screen: what decides it, what it looks at, which limits it may change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chassis.mapped import Kind
from chassis.serving.commanding import Entry
from enforcement.bus import Present
from enforcement.domain.cases import (
    closing,
    deciding,
    executing,
    filing,
    hearings,
    investigating,
    noticing,
    pausing,
    reviewing,
)
from enforcement.domain.cases import commands as cc
from enforcement.domain.cases import end_commands as ec
from enforcement.domain.cases import party_commands as pc
from enforcement.domain.cases.acting import NOTICES
from enforcement.domain.clues import commands as cl
from enforcement.domain.clues import ending, verifying
from enforcement.domain.documents import commands as dc
from enforcement.domain.documents import numbering
from enforcement.domain.documents.records import series_id
from enforcement.domain.evidence import commands as ev
from enforcement.domain.evidence import taking
from enforcement.kinds import CASE_NUMBERS, CASES, CLUE_KEYS, CLUES, DOCUMENTS, EVIDENCE_ITEMS, SERIES
from enforcement.limits import Touched
from enforcement.stepping import NONE, Decide, Step, Touches

ROUNDS = range(1, 10)
"""Bureaus a clue passes through, and reviews of one case, whose limits are kept apart."""
CLUE_LIMITS = (verifying.VERIFY, verifying.TALKS, verifying.DESIGNATE)


def _of_clue(command: Any) -> Iterator[Touched]:
    yield Touched(command.clue)
    for rule in CLUE_LIMITS:
        yield from (Touched(command.clue, rule, each) for each in ROUNDS)


def _of_case(*rules: str, charge: bool = False) -> Touches:
    def touched(command: Any) -> Iterator[Touched]:
        if charge:
            yield Touched(command.penalty_case)
        for rule in rules:
            yield from (Touched(command.penalty_case, rule, each) for each in ROUNDS)

    return touched


def _of_party(*rules: str, also: Touches = NONE) -> Touches:
    def touched(command: Any) -> Iterator[Touched]:
        yield from also(command)
        first = command.party * NOTICES
        for rule in rules:
            for each in range(first, first + NOTICES):
                yield Touched(command.penalty_case, rule, each)
                if rule == noticing.ANNOUNCED:
                    yield Touched(command.penalty_case, rule, executing.BEYOND_NOTICES + each)

    return touched


NINETY_DAYS = _of_case(filing.DECIDE)
CLOSE = _of_case(pausing.CLOSE)


def entries(present: Present) -> list[Entry]:
    """The commands as the gRPC methods want them; each method is named like its command."""

    def on(kind: Kind[Any], command: type, decide: Decide, touches: Touches = NONE, *records: str) -> Entry:
        step = Step(present, kind, decide, lambda each: getattr(each, kind.kind), touches, records)
        return Entry(command.__name__, command, step, kind)

    def clue(command: type, decide: Decide, *records: str) -> Entry:
        return on(CLUES, command, decide, _of_clue, *records)

    def case(command: type, decide: Decide, touches: Touches = NONE, *records: str) -> Entry:
        return on(CASES, command, decide, touches, *records)

    return [
        Entry(
            "RegisterClue", cl.RegisterClue, _begins(present, CLUES, verifying.register, CLUE_KEYS, "origin_key"), CLUES
        ),
        clue(cl.CheckJurisdiction, verifying.check_jurisdiction),
        clue(cl.AskForDesignation, verifying.ask_for_designation),
        clue(cl.AssignClue, verifying.assign, "document"),
        clue(cl.ExtendVerification, verifying.extend),
        clue(cl.StopVerificationTime, verifying.stop_time),
        clue(cl.ResumeVerificationTime, verifying.resume_time),
        clue(cl.MergeClue, ending.merge, "into"),
        clue(cl.DeclineClue, ending.decline),
        clue(cl.ReferClue, ending.refer, "document"),
        Entry("FileCase", cc.FileCase, _files(present), CASES),
        case(cc.AddParty, filing.add_party),
        case(cc.AssignOfficers, investigating.assign_officers),
        case(cc.DecideRecusal, investigating.decide_recusal),
        case(cc.TellRights, investigating.tell_rights),
        case(cc.RecordFigures, investigating.record_figures),
        case(cc.SuspendCase, pausing.suspend, NINETY_DAYS),
        case(cc.ResumeCase, pausing.resume, NINETY_DAYS),
        case(cc.StopCaseTime, pausing.stop_time, NINETY_DAYS),
        case(cc.RunCaseTime, pausing.run_time, NINETY_DAYS),
        case(cc.TerminateCase, pausing.terminate, _of_case(filing.DECIDE, pausing.CLOSE)),
        case(cc.ExtendCase, pausing.extend, NINETY_DAYS),
        case(cc.SubmitReport, investigating.submit_report, _of_case(investigating.REVIEW), "evidence"),
        case(cc.ReviewCase, reviewing.review, _of_case(investigating.REVIEW)),
        case(cc.RecordDiscussion, reviewing.discuss),
        *_of_parties(case),
        case(ec.RecordPayment, executing.pay, _of_party(executing.PAY)),
        case(ec.ConfirmPayment, executing.confirm),
        case(ec.RecordPerformance, executing.perform),
        case(ec.CompleteExecution, executing.complete, _of_party(executing.PAY, also=CLOSE)),
        case(ec.CloseCase, closing.close, _of_case(pausing.CLOSE, charge=True)),
        case(ec.ArchiveCase, closing.archive),
        Entry("DrawNumber", dc.DrawNumber, _draws(present), DOCUMENTS),
        on(DOCUMENTS, dc.VoidDocument, numbering.void),
        Entry("TakeEvidence", ev.TakeEvidence, _takes(present), EVIDENCE_ITEMS),
        on(EVIDENCE_ITEMS, ev.PassEvidence, taking.pass_on),
        on(EVIDENCE_ITEMS, ev.ExcludeEvidence, taking.exclude),
    ]


def _of_parties(case: Any) -> list[Entry]:
    """From the notice to the decision served."""
    hearing = _of_party(
        noticing.ASK, hearings.CHAIR, hearings.FILE, hearings.FIX, hearings.REPORT, hearings.AFTER, also=NINETY_DAYS
    )
    served = (executing.SERVE, noticing.ANNOUNCED, executing.RECONSIDERATION, executing.SUIT, executing.PAY)
    return [
        case(pc.IssueNotice, noticing.issue, NONE, "document"),
        case(pc.AnnounceNotice, noticing.announce, _of_party(noticing.ANNOUNCED, also=NINETY_DAYS)),
        case(
            pc.ServeNotice,
            noticing.serve,
            _of_party(noticing.STATE, noticing.ASK, noticing.ANNOUNCED, also=NINETY_DAYS),
        ),
        case(pc.RecordStatement, noticing.record_statement, _of_party(noticing.STATE)),
        case(pc.RecheckStatement, noticing.recheck),
        case(pc.RequestHearing, hearings.request, hearing),
        case(pc.NameHearingChair, hearings.name_chair, hearing),
        case(pc.HandFileToChair, hearings.hand_file, hearing),
        case(pc.FixHearing, hearings.fix, hearing, "document"),
        case(pc.HoldHearing, hearings.hold, hearing),
        case(pc.WaiveHearing, hearings.waive, hearing),
        case(pc.ReportHearing, hearings.report, hearing),
        case(pc.ReviewAfterHearing, hearings.review_after, hearing),
        case(pc.Decide, deciding.decide, _of_party(deciding.SERVE, also=NINETY_DAYS), "document"),
        case(pc.EndDecision, deciding.end_decision),
        case(pc.AnnounceDecision, executing.announce, _of_party(noticing.ANNOUNCED)),
        case(pc.ServeDecision, executing.serve, _of_party(*served)),
    ]


def _begins(present: Present, kind: Kind[Any], decide: Decide, namespace: str, field: str) -> Step:
    return Step(present, kind, decide, lambda _: None, key=(namespace, field))


def _files(present: Present) -> Step:
    return Step(
        present,
        CASES,
        filing.file_case,
        lambda _: None,
        _of_clue,
        key=(CASE_NUMBERS, "case_number"),
        also=(("clue", CLUES),),
    )


def _takes(present: Present) -> Step:
    return Step(present, EVIDENCE_ITEMS, taking.take, lambda _: None, also=(("penalty_case", CASES),))


def _draws(present: Present) -> Step:
    return _Drawing(present, SERIES, numbering.draw, lambda each: series_id(each.unit, each.series, each.year))


class _Drawing(Step):
    """The series may not exist yet: its first number begins it."""

    def _subject(self, world: Any, command: Any, context: Any) -> list[Any]:
        return [self.kind.find(world, series_id(command.unit, command.series, command.year))]
