"""Every command of the contract on one screen: what decides it, what it looks at, which limits it may change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chassis.mapped import Kind
from chassis.serving.commanding import Entry
from enforcement.bus import Present
from enforcement.domain.assistance import assisting
from enforcement.domain.assistance import commands as ac
from enforcement.domain.cases import (
    closing,
    collecting,
    deciding,
    executing,
    filing,
    hearings,
    investigating,
    moving,
    noticing,
    pausing,
    reviewing,
)
from enforcement.domain.cases import commands as cc
from enforcement.domain.cases import end_commands as ec
from enforcement.domain.cases import party_commands as pc
from enforcement.domain.cases.acting import NOTICES
from enforcement.domain.cautions import cautioning
from enforcement.domain.cautions import commands as co
from enforcement.domain.clues import commands as cl
from enforcement.domain.clues import ending, verifying
from enforcement.domain.documents import commands as dc
from enforcement.domain.documents import numbering
from enforcement.domain.documents.records import series_id
from enforcement.domain.evidence import commands as ev
from enforcement.domain.evidence import taking
from enforcement.domain.measures import commands as mc
from enforcement.domain.measures import keeping, measuring
from enforcement.domain.measures.records import MeasureKind
from enforcement.domain.spot import commands as sc
from enforcement.domain.spot import punishing
from enforcement.kinds import (
    ASSISTANCES,
    CASE_NUMBERS,
    CASES,
    CAUTIONS,
    CLUE_KEYS,
    CLUES,
    DOCUMENTS,
    EVIDENCE_ITEMS,
    MEASURES,
    SEIZED,
    SERIES,
    SPOT_PENALTIES,
)
from enforcement.limits import Touched
from enforcement.stepping import NONE, Decide, Step, Touches

ROUNDS = range(1, 10)
"""Bureaus a clue passes through, and reviews of one case, whose limits are kept apart."""
CLUE_LIMITS = (verifying.VERIFY, verifying.TALKS, verifying.DESIGNATE)


def _of_clue(command: Any) -> Iterator[Touched]:
    yield Touched(command.clue)
    for rule in CLUE_LIMITS:
        yield from (Touched(command.clue, rule, each) for each in ROUNDS)


def _of_case(*rules: str) -> Touches:
    def touched(command: Any) -> Iterator[Touched]:
        yield Touched(command.penalty_case)
        for rule in rules:
            yield from (Touched(command.penalty_case, rule, each) for each in ROUNDS)

    return touched


def _of_party(*rules: str, also: Touches = NONE) -> Touches:
    def touched(command: Any) -> Iterator[Touched]:
        yield Touched(command.penalty_case)
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
ENDING = (filing.DECIDE, investigating.REVIEW)
PAYING = (executing.PAY, executing.COURT, executing.DEMAND)


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
        case(ec.RecordPayment, executing.pay, _of_party(*PAYING)),
        case(ec.ConfirmPayment, executing.confirm),
        case(ec.RecordPerformance, executing.perform),
        case(ec.CompleteExecution, executing.complete, _of_party(*PAYING, also=CLOSE)),
        *_of_debts(case),
        case(ec.MoveCase, moving.move, _of_case(), "document"),
        case(ec.HandCaseOver, moving.hand_over, _of_case(*ENDING, pausing.CLOSE), "document"),
        case(ec.MergeCase, moving.merge, _of_case(*ENDING), "into"),
        Entry("SplitCase", ec.SplitCase, _splits(present), CASES),
        case(ec.SuperviseCase, moving.supervise, _of_case(moving.SUPERVISED)),
        case(ec.ReportToSuperior, moving.report, _of_case(moving.SUPERVISED)),
        case(ec.CloseCase, closing.close, _of_case(pausing.CLOSE)),
        case(ec.ArchiveCase, closing.archive),
        Entry("DrawNumber", dc.DrawNumber, _draws(present), DOCUMENTS),
        on(DOCUMENTS, dc.VoidDocument, numbering.void),
        Entry("TakeEvidence", ev.TakeEvidence, _takes(present), EVIDENCE_ITEMS),
        on(EVIDENCE_ITEMS, ev.PassEvidence, taking.pass_on),
        on(EVIDENCE_ITEMS, ev.ExcludeEvidence, taking.exclude),
        *_of_measures(present, on),
        *_of_small_matters(present, on),
    ]


def _of_parties(case: Any) -> list[Entry]:
    """From the notice to the decision served."""
    hearing = _of_party(
        noticing.ASK, hearings.CHAIR, hearings.FILE, hearings.FIX, hearings.REPORT, hearings.AFTER, also=NINETY_DAYS
    )
    served = (
        executing.SERVE,
        noticing.ANNOUNCED,
        executing.RECONSIDERATION,
        executing.SUIT,
        executing.PAY,
        executing.COURT,
    )
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


def _of_debts(case: Any) -> list[Entry]:
    """What follows where a party does not pay at once."""
    paying, court = _of_party(*PAYING), _of_party(*PAYING, also=CLOSE)
    return [
        case(ec.DeferPayment, collecting.defer, paying, "document"),
        case(ec.DemandPerformance, collecting.demand, paying, "document"),
        case(ec.ApplyToCourt, collecting.apply, paying, "document"),
        case(ec.EndCourtExecution, collecting.end_court, court),
        case(ec.ReceiveRemedy, collecting.receive_remedy),
        case(ec.EndRemedy, collecting.end_remedy, paying),
    ]


def _of_record(field: str, *rules: str) -> Touches:
    """The limits of a matter that has one of each rule, and its assignment."""

    def touched(command: Any) -> Iterator[Touched]:
        matter = getattr(command, field)
        yield Touched(matter)
        yield from (Touched(matter, rule) for rule in rules)

    return touched


def _of_measures(present: Present, on: Any) -> list[Entry]:
    """Measures and the goods they hold."""
    kinds = (MeasureKind.REGISTRATION, MeasureKind.SEIZURE)
    limits = _of_record(
        "measure", *(measuring.hold_of(each) for each in kinds), *(measuring.report_of(each) for each in kinds)
    )
    takes = Step(present, MEASURES, measuring.take, _nothing, records=("penalty_case", "clue", "document"))
    return [
        Entry("TakeMeasure", mc.TakeMeasure, takes, MEASURES),
        on(MEASURES, mc.ApproveMeasure, measuring.approve, limits),
        on(MEASURES, mc.ExtendMeasure, measuring.extend, limits, "document"),
        on(MEASURES, mc.StopMeasureTime, measuring.stop_time, limits),
        on(MEASURES, mc.RunMeasureTime, measuring.run_time, limits),
        on(MEASURES, mc.ReleaseMeasure, measuring.release, limits, "document"),
        on(SEIZED, mc.MoveGoods, keeping.move),
        on(SEIZED, mc.CountGoods, keeping.count),
        on(SEIZED, mc.EndGoods, keeping.end, NONE, "penalty_case"),
    ]


def _of_small_matters(present: Present, on: Any) -> list[Entry]:
    """Penalties on the spot, and what may come before any case."""
    limits = _of_record("spot_penalty", punishing.FILE, punishing.HAND_IN, punishing.BANK, punishing.PAY)
    punishes = Step(present, SPOT_PENALTIES, punishing.punish, _nothing, records=("document",))
    replies = _of_record("assistance", assisting.REPLY)
    asks = Step(
        present,
        ASSISTANCES,
        assisting.ask,
        _nothing,
        records=("document",),
        reaches_out=True,
        also=(("penalty_case", CASES),),
    )
    cautions = Step(present, CAUTIONS, cautioning.issue, _nothing, records=("document",))
    return [
        Entry("PunishOnTheSpot", sc.PunishOnTheSpot, punishes, SPOT_PENALTIES),
        on(SPOT_PENALTIES, sc.FileSpotPenalty, punishing.file, limits),
        on(SPOT_PENALTIES, sc.HandInCash, punishing.hand_in, limits),
        on(SPOT_PENALTIES, sc.BankCash, punishing.bank, limits),
        on(SPOT_PENALTIES, sc.PaySpotPenalty, punishing.pay, limits),
        Entry("AskForAssistance", ac.AskForAssistance, asks, ASSISTANCES),
        on(ASSISTANCES, ac.ReceiveAssistance, assisting.receive, replies),
        on(ASSISTANCES, ac.AnswerAssistance, assisting.answer, replies),
        Entry("IssueCaution", co.IssueCaution, cautions, CAUTIONS),
        on(CAUTIONS, co.CheckCaution, cautioning.check, _of_record("caution", cautioning.CORRECT)),
    ]


def _nothing(_: Any) -> None:
    """A command that begins something is about nothing that exists."""


def _splits(present: Present) -> Step:
    return Step(present, CASES, moving.split, lambda each: each.penalty_case, key=(CASE_NUMBERS, "case_number"))


def _begins(present: Present, kind: Kind[Any], decide: Decide, namespace: str, field: str) -> Step:
    return Step(present, kind, decide, _nothing, key=(namespace, field))


def _files(present: Present) -> Step:
    return Step(
        present,
        CASES,
        filing.file_case,
        _nothing,
        _of_clue,
        key=(CASE_NUMBERS, "case_number"),
        also=(("clue", CLUES),),
    )


def _takes(present: Present) -> Step:
    return Step(present, EVIDENCE_ITEMS, taking.take, _nothing, also=(("penalty_case", CASES),))


def _draws(present: Present) -> Step:
    return _Drawing(present, SERIES, numbering.draw, lambda each: series_id(each.unit, each.series, each.year))


class _Drawing(Step):
    """The series may not exist yet: its first number begins it."""

    def _subject(self, world: Any, command: Any, context: Any) -> list[Any]:
        return [self.kind.find(world, series_id(command.unit, command.series, command.year))]
