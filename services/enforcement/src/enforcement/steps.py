"""Every command of EnforcementService on one screen: what decides it, and what it looks at besides."""

from __future__ import annotations

from typing import Any

from chassis.mapped import Kind
from chassis.serving.commanding import Entry
from enforcement.bus import Present
from enforcement.domain.assistance import assisting
from enforcement.domain.assistance import commands as ac
from enforcement.domain.cases import (
    closing,
    collecting,
    contesting,
    deciding,
    executing,
    filing,
    hearings,
    investigating,
    moving,
    noticing,
    pausing,
    refunding,
    reviewing,
    ruling,
)
from enforcement.domain.cases import commands as cc
from enforcement.domain.cases import end_commands as ec
from enforcement.domain.cases import party_commands as pc
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
from enforcement.domain.revocations import ordering
from enforcement.domain.spot import commands as sc
from enforcement.domain.spot import contesting as spot_contesting
from enforcement.domain.spot import punishing
from enforcement.domain.spot import refunding as spot_refunding
from enforcement.domain.treasury.records import payment_id
from enforcement.kinds.records import (
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
from enforcement.stepping import Decide, Step, begins


def entries(present: Present) -> list[Entry]:
    """The commands as the gRPC methods want them; each method is named like its command."""

    def on(kind: Kind[Any], command: type, decide: Decide, *records: str) -> Entry:
        step = Step(present, kind, decide, lambda each: getattr(each, kind.kind), records)
        return Entry(command.__name__, command, step, kind)

    def clue(command: type, decide: Decide, *records: str) -> Entry:
        return on(CLUES, command, decide, *records)

    def case(command: type, decide: Decide, *records: str) -> Entry:
        return on(CASES, command, decide, *records)

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
        case(cc.SuspendCase, pausing.suspend),
        case(cc.ResumeCase, pausing.resume),
        case(cc.StopCaseTime, pausing.stop_time),
        case(cc.RunCaseTime, pausing.run_time),
        case(cc.TerminateCase, pausing.terminate),
        case(cc.ExtendCase, pausing.extend),
        case(cc.SubmitReport, investigating.submit_report, "evidence"),
        case(cc.ReviewCase, reviewing.review),
        case(cc.RecordDiscussion, reviewing.discuss),
        *_of_parties(present, case),
        _of_payment(present, CASES, ec.RecordPayment, executing.pay),
        _of_payment(present, CASES, ec.ConfirmPayment, executing.confirm),
        _of_payment(present, CASES, ec.VoidPayment, executing.void),
        case(ec.RecordPerformance, executing.perform),
        case(ec.CompleteExecution, executing.complete),
        *_of_debts(case),
        case(ec.MoveCase, moving.move, "document"),
        case(ec.HandCaseOver, moving.hand_over, "document"),
        case(ec.MergeCase, moving.merge, "into"),
        Entry("SplitCase", ec.SplitCase, _splits(present), CASES),
        case(ec.SuperviseCase, moving.supervise),
        case(ec.ReportToSuperior, moving.report),
        case(ec.CloseCase, closing.close),
        case(ec.ArchiveCase, closing.archive),
        Entry("DrawNumber", dc.DrawNumber, _draws(present), DOCUMENTS),
        on(DOCUMENTS, dc.VoidDocument, numbering.void),
        Entry("TakeEvidence", ev.TakeEvidence, _takes(present), EVIDENCE_ITEMS),
        on(EVIDENCE_ITEMS, ev.PassEvidence, taking.pass_on),
        on(EVIDENCE_ITEMS, ev.ExcludeEvidence, taking.exclude),
        *_of_measures(present, on),
        *_of_small_matters(present, on),
    ]


def _of_parties(present: Present, case: Any) -> list[Entry]:
    """From the notice to the decision served."""
    decides = Step(
        present,
        CASES,
        ordering.decide,
        lambda each: each.penalty_case,
        ("document",),
        licences=lambda each: each.licences,
    )
    return [
        case(pc.IssueNotice, noticing.issue, "document"),
        case(pc.AnnounceNotice, noticing.announce),
        case(pc.ServeNotice, noticing.serve),
        case(pc.RecordStatement, noticing.record_statement),
        case(pc.RecheckStatement, noticing.recheck),
        case(pc.RequestHearing, hearings.request),
        case(pc.NameHearingChair, hearings.name_chair),
        case(pc.HandFileToChair, hearings.hand_file),
        case(pc.FixHearing, hearings.fix, "document"),
        case(pc.HoldHearing, hearings.hold),
        case(pc.WaiveHearing, hearings.waive),
        case(pc.ReportHearing, hearings.report),
        case(pc.ReviewAfterHearing, hearings.review_after),
        Entry("Decide", pc.Decide, decides, CASES),
        case(pc.EndDecision, deciding.end_decision),
        case(pc.AnnounceDecision, executing.announce),
        case(pc.ServeDecision, executing.serve),
    ]


def _of_debts(case: Any) -> list[Entry]:
    """What follows where a party does not pay at once."""
    return [
        case(ec.DeferPayment, collecting.defer, "document"),
        case(ec.DemandPerformance, collecting.demand, "document"),
        case(ec.ApplyToCourt, collecting.apply, "document"),
        case(ec.EndCourtExecution, collecting.end_court),
        *_of_remedies(case),
    ]


def _of_remedies(case: Any) -> list[Entry]:
    """Reconsideration and suits, and the money that goes back after them."""
    return [
        case(ec.ReceiveRemedy, contesting.receive),
        case(ec.AnswerRemedy, contesting.answer),
        case(ec.StayExecution, contesting.stay),
        case(ec.ResumeExecution, contesting.resume),
        case(ec.EndRemedy, ruling.end),
        case(ec.ApproveRefund, refunding.approve),
        case(ec.RecordRefund, refunding.record),
    ]


def _of_measures(present: Present, on: Any) -> list[Entry]:
    """Measures and the goods they hold."""
    takes = Step(present, MEASURES, measuring.take, begins, records=("penalty_case", "clue", "document"))
    return [
        Entry("TakeMeasure", mc.TakeMeasure, takes, MEASURES),
        on(MEASURES, mc.ApproveMeasure, measuring.approve),
        on(MEASURES, mc.ExtendMeasure, measuring.extend, "document"),
        on(MEASURES, mc.StopMeasureTime, measuring.stop_time),
        on(MEASURES, mc.RunMeasureTime, measuring.run_time),
        on(MEASURES, mc.ReleaseMeasure, measuring.release, "document"),
        on(SEIZED, mc.MoveGoods, keeping.move),
        on(SEIZED, mc.CountGoods, keeping.count),
        on(SEIZED, mc.EndGoods, keeping.end, "penalty_case"),
    ]


def _of_small_matters(present: Present, on: Any) -> list[Entry]:
    """Penalties on the spot, and what may come before any case."""
    punishes = Step(present, SPOT_PENALTIES, punishing.punish, begins, records=("document",))
    asks = Step(
        present,
        ASSISTANCES,
        assisting.ask,
        begins,
        records=("document",),
        reaches_out=True,
        also=(("penalty_case", CASES),),
    )
    cautions = Step(present, CAUTIONS, cautioning.issue, begins, records=("document",))
    return [
        Entry("PunishOnTheSpot", sc.PunishOnTheSpot, punishes, SPOT_PENALTIES),
        on(SPOT_PENALTIES, sc.FileSpotPenalty, punishing.file),
        on(SPOT_PENALTIES, sc.HandInCash, punishing.hand_in),
        _of_payment(present, SPOT_PENALTIES, sc.BankCash, punishing.bank),
        _of_payment(present, SPOT_PENALTIES, sc.PaySpotPenalty, punishing.pay),
        *_of_spot_remedies(present, on),
        Entry("AskForAssistance", ac.AskForAssistance, asks, ASSISTANCES),
        on(ASSISTANCES, ac.ReceiveAssistance, assisting.receive),
        on(ASSISTANCES, ac.AnswerAssistance, assisting.answer),
        Entry("IssueCaution", co.IssueCaution, cautions, CAUTIONS),
        on(CAUTIONS, co.CheckCaution, cautioning.check),
    ]


def _of_spot_remedies(present: Present, on: Any) -> list[Entry]:
    """Reconsideration and suits against penalties on the spot, and the money that goes back after them."""
    return [
        on(SPOT_PENALTIES, sc.ReceiveSpotRemedy, spot_contesting.receive),
        on(SPOT_PENALTIES, sc.AnswerSpotRemedy, spot_contesting.answer),
        on(SPOT_PENALTIES, sc.EndSpotRemedy, spot_contesting.end),
        on(SPOT_PENALTIES, sc.RemakeSpotPenalty, spot_contesting.remake, "document"),
        _of_payment(present, SPOT_PENALTIES, sc.ApproveSpotRefund, spot_refunding.approve),
        on(SPOT_PENALTIES, sc.RecordSpotRefund, spot_refunding.record),
    ]


def _of_payment(present: Present, kind: Kind[Any], command: type, decide: Decide) -> Entry:
    """A step about a payment, which is a record of its own under its code."""
    step = Step(
        present,
        kind,
        decide,
        lambda each: getattr(each, kind.kind),
        derived=lambda each: (payment_id(each.reference),),
    )
    return Entry(command.__name__, command, step, kind)


def _splits(present: Present) -> Step:
    return Step(present, CASES, moving.split, lambda each: each.penalty_case, key=(CASE_NUMBERS, "case_number"))


def _begins(present: Present, kind: Kind[Any], decide: Decide, namespace: str, field: str) -> Step:
    return Step(present, kind, decide, begins, key=(namespace, field))


def _files(present: Present) -> Step:
    return Step(
        present,
        CASES,
        filing.file_case,
        begins,
        key=(CASE_NUMBERS, "case_number"),
        also=(("clue", CLUES),),
    )


def _takes(present: Present) -> Step:
    return Step(present, EVIDENCE_ITEMS, taking.take, begins, also=(("penalty_case", CASES),))


def _draws(present: Present) -> Step:
    return _Drawing(present, SERIES, numbering.draw, lambda each: series_id(each.unit, each.series, each.year))


class _Drawing(Step):
    """The series may not exist yet: its first number begins it."""

    def _subject(self, world: Any, command: Any, context: Any) -> list[Any]:
        return [self.kind.find(world, series_id(command.unit, command.series, command.year))]
