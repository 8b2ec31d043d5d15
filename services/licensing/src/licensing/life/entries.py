"""Every command of the four services on one screen; each method is named like its command."""

from __future__ import annotations

from typing import Any, Final

from chassis.mapped import Kind
from chassis.serving.commanding import Entry
from licensing.domain.names import commands as n
from licensing.domain.names import using
from licensing.domain.notices import commands as d
from licensing.domain.notices import telling
from licensing.domain.proceedings import (
    annulling,
    annulment_decision,
    dormancy,
    establishing,
    forced,
    marking,
    relocating,
    simple,
    withdrawing,
)
from licensing.domain.proceedings import commands as p
from licensing.domain.proceedings.kinds import ProceedingKind
from licensing.domain.reports import commands as r
from licensing.domain.reports import finding, objecting, reporting
from licensing.life.acts import LifeAct, opening, step, step_with_entity
from licensing.life.kinds import ABNORMAL_FINDING, ANNUAL_REPORT, BUSINESS_NAME, DOUBLE_NOTICE, PROCEEDING
from licensing.life.name_acts import DECLARE
from licensing.life.notice_acts import TELL
from licensing.life.proceeding_acts import APPROVE, HAND_OVER, RECEIVE, RESTORE
from licensing.life.report_acts import ILLEGAL_NAME, MISSED, new_finding, on_report
from licensing.life.sorts import ANNUAL_REPORTS as REPORTS
from licensing.life.sorts import BUSINESS_NAMES, FINDINGS, NOTICES, PROCEEDINGS

Acts = dict[type, LifeAct]


_PROCEEDINGS: Final[Acts] = {
    p.ReceiveApplication: RECEIVE,
    p.ResubmitApplication: step(PROCEEDINGS, establishing.resubmit),
    p.ExtendDecision: step(PROCEEDINGS, establishing.extend),
    p.ApproveEstablishment: APPROVE,
    p.RefuseEstablishment: step(PROCEEDINGS, establishing.refuse_establishment),
    p.WithdrawProceeding: step(PROCEEDINGS, withdrawing.withdraw),
    p.FileDormancy: opening(ProceedingKind.DORMANCY, dormancy.file),
    p.ExtendDormancy: step_with_entity(PROCEEDINGS, lambda _, s, c, x: dormancy.extend(s, c, x)),
    p.ResumeTrading: step_with_entity(PROCEEDINGS, dormancy.resume),
    p.ExpireDormancy: step_with_entity(PROCEEDINGS, dormancy.expire),
    p.PublishResumption: step(PROCEEDINGS, dormancy.publish),
    p.OpenSimpleDeregistration: opening(ProceedingKind.SIMPLE_DEREGISTRATION, simple.open_),
    p.ObjectToSimpleDeregistration: step(PROCEEDINGS, simple.object_to),
    p.CompleteSimpleDeregistration: step_with_entity(PROCEEDINGS, simple.complete),
    p.LapseSimpleDeregistration: step(PROCEEDINGS, simple.lapse),
    p.AnnounceForcedDeregistration: opening(ProceedingKind.FORCED_DEREGISTRATION, forced.announce),
    p.ObjectToForcedDeregistration: step(PROCEEDINGS, forced.object_to),
    p.DecideForcedObjection: step(PROCEEDINGS, forced.decide_objection),
    p.DeregisterForcibly: step_with_entity(PROCEEDINGS, forced.deregister),
    p.RestoreRegistration: RESTORE,
    p.ApplyForAnnulment: opening(ProceedingKind.ANNULMENT, annulling.apply, with_record=True),
    p.AcceptAnnulment: step(PROCEEDINGS, annulling.accept),
    p.DeclineAnnulment: step_with_entity(PROCEEDINGS, annulling.decline),
    p.ExtendInvestigation: step(PROCEEDINGS, annulling.extend),
    p.StopInvestigation: step(PROCEEDINGS, annulling.stop),
    p.ResumeInvestigation: step(PROCEEDINGS, annulling.resume),
    p.PublishUnreachable: step(PROCEEDINGS, annulling.publish),
    p.ObjectToAnnulment: step(PROCEEDINGS, annulling.object_to),
    p.AnnulRegistration: step_with_entity(PROCEEDINGS, annulment_decision.annul),
    p.AnnulItems: step_with_entity(PROCEEDINGS, annulment_decision.annul_items),
    p.RefuseAnnulment: step(PROCEEDINGS, annulment_decision.refuse_annulment),
    p.ApplyForRelocation: opening(ProceedingKind.RELOCATION, relocating.apply),
    p.HandOverArchives: HAND_OVER,
    p.CompleteRelocation: step_with_entity(PROCEEDINGS, relocating.complete),
    p.MarkSpecially: opening(ProceedingKind.SPECIAL_MARK, marking.mark),
    p.LiftSpecialMark: step_with_entity(PROCEEDINGS, lambda _, s, c, x: marking.lift(s, c, x)),
}
_NAMES: Final[Acts] = {
    n.DeclareName: DECLARE,
    n.RegisterName: step_with_entity(BUSINESS_NAMES, using.register),
    n.GiveUpName: step(BUSINESS_NAMES, using.give_up),
    n.EndName: step(BUSINESS_NAMES, using.end),
    n.ReleaseName: step(BUSINESS_NAMES, using.release),
    n.FindNameIllegal: step_with_entity(BUSINESS_NAMES, lambda _, s, c, x: using.find_illegal(s, c, x)),
    n.RecordNameChanged: step_with_entity(BUSINESS_NAMES, using.change),
    n.RecordNameKept: step(BUSINESS_NAMES, using.keep),
}
_REPORTS: Final[Acts] = {
    r.ExpectAnnualReport: on_report(reporting.expect),
    r.FileAnnualReport: on_report(reporting.file),
    r.CorrectAnnualReport: step(REPORTS, reporting.correct),
    r.RecordReportMissed: MISSED,
}
_FINDINGS: Final[Acts] = {
    r.FindFalseContent: new_finding(finding.find_false),
    r.FindUnreachable: new_finding(finding.find_unreachable),
    r.SendLetter: new_finding(finding.send_letter),
    r.SendSecondLetter: step(FINDINGS, finding.send_second),
    r.RecordLetterReturned: step(FINDINGS, finding.letter_returned),
    r.OrderPublication: new_finding(finding.order_publication),
    r.RecordPublished: step(FINDINGS, finding.published),
    r.FindNotPublished: step(FINDINGS, finding.find_not_published),
    r.FindIllegalName: ILLEGAL_NAME,
    r.RecordListing: step(FINDINGS, objecting.list_),
    r.ObjectToListing: step(FINDINGS, objecting.object_to),
    r.AnswerObjection: step(FINDINGS, objecting.answer),
    r.DecideListingObjection: step(FINDINGS, objecting.decide),
    r.RecordListingCorrected: step(FINDINGS, objecting.corrected),
}
_NOTICES: Final[Acts] = {
    d.TellOfPermits: TELL,
    d.PushNotice: step(NOTICES, telling.push),
    d.PublishNotice: step(NOTICES, telling.publish),
    d.ClaimNotice: step(NOTICES, telling.claim),
    d.RaiseUnclaimed: step(NOTICES, telling.unclaimed),
    d.ReturnPermitResult: step(NOTICES, telling.return_result),
    d.HintInspection: step(NOTICES, telling.hint),
}


def _entries(acts: Acts, kind: Kind[Any]) -> tuple[Entry, ...]:
    return tuple(Entry(command.__name__, command, act, kind) for command, act in acts.items())


PROCEEDING_ENTRIES: Final = _entries(_PROCEEDINGS, PROCEEDING)
NAME_ENTRIES: Final = _entries(_NAMES, BUSINESS_NAME)
REPORT_ENTRIES: Final = (*_entries(_REPORTS, ANNUAL_REPORT), *_entries(_FINDINGS, ABNORMAL_FINDING))
NOTICE_ENTRIES: Final = _entries(_NOTICES, DOUBLE_NOTICE)
