"""Every command of LicenceService on one screen."""

from __future__ import annotations

from typing import Any

from chassis.mapped import Kind
from chassis.serving.commanding import Entry
from licensing.domain.licences import (
    application_commands as ac,
)
from licensing.domain.licences import deciding, exiting, filings, living, pledges, receiving, reviewing
from licensing.domain.licences import licence_commands as lc
from licensing.domain.licences import simple_commands as sc
from licensing.licences import acts
from licensing.licences.acts import (
    LicenceAct,
    Make,
    loads_application,
    loads_delegation,
    loads_filing,
    loads_licence,
    loads_new,
    loads_pledge,
    number,
    on_application,
    on_filing,
    on_licence,
    on_pledge,
)
from licensing.licences.desk import Desk
from licensing.licences.kinds import APPLICATION, DELEGATION, FILING, LICENCE, PLEDGE

_APPLICATIONS: dict[type, Make] = {
    ac.NotifyMissing: on_application(receiving.notify_missing),
    ac.SupplementApplication: on_application(receiving.supplement),
    ac.AcceptApplication: on_application(receiving.accept),
    ac.RefuseAcceptance: on_application(receiving.refuse_acceptance),
    ac.DeemAccepted: on_application(receiving.deem_accepted),
    ac.StartInterval: on_application(reviewing.start_interval),
    ac.EndInterval: on_application(reviewing.end_interval),
    ac.RecordSiteReview: on_application(reviewing.record_site_review),
    ac.RecordLicenceHearing: on_application(reviewing.record_hearing),
    ac.RecordLegalReview: on_application(reviewing.record_legal_review),
    ac.ExtendApplication: on_application(reviewing.extend),
    ac.GrantApplication: on_application(deciding.grant),
    ac.RefuseApplication: acts.refuse_licence,
    ac.WithdrawApplication: on_application(deciding.withdraw),
    ac.TerminateApplication: on_application(deciding.terminate),
}
_LICENCES: dict[type, Make] = {
    lc.SuspendLicence: on_licence(living.suspend),
    lc.ResumeLicence: on_licence(living.resume),
    lc.WithdrawLicence: on_licence(exiting.withdraw),
    lc.StartAnnulment: on_licence(exiting.start_annulment),
    lc.ExtendAnnulment: on_licence(exiting.extend_annulment),
    lc.AnnulLicence: on_licence(exiting.annul),
    lc.DropAnnulment: on_licence(exiting.drop_annulment),
    lc.RecordLicenceRevocation: on_licence(exiting.record_revocation),
    lc.RestoreLicence: on_licence(exiting.restore),
    lc.CancelLicence: on_licence(exiting.cancel),
    lc.ExpireLicence: acts.expire,
}
_PLEDGES: dict[type, Make] = {
    sc.RefusePledge: on_pledge(pledges.refuse_pledge),
    sc.CallPledgeCheck: on_pledge(pledges.call_check),
    sc.RecordPledgeCheck: acts.check_pledge,
}
_FILINGS: dict[type, Make] = {
    sc.ChangeFiling: on_filing(filings.change),
    sc.CancelFiling: on_filing(filings.cancel),
}


def entries(desk: Desk) -> list[Entry]:
    """The commands as the gRPC methods want them; each method is named like its command."""

    def entry(command: type, kind: Kind[Any], act: LicenceAct) -> Entry:
        return Entry(command.__name__, command, act, kind)

    new = (
        entry(ac.ApplyForLicence, APPLICATION, LicenceAct(desk, acts.apply, loads_new)),
        entry(lc.IssueLicence, APPLICATION, LicenceAct(desk, acts.issue, loads_application, number)),
        entry(lc.AdoptLicence, LICENCE, LicenceAct(desk, acts.adopt, loads_new, number)),
        entry(sc.FileLicence, FILING, LicenceAct(desk, acts.file, loads_new, number)),
        entry(sc.SignPledge, PLEDGE, LicenceAct(desk, acts.sign, loads_new)),
        entry(sc.GrantPledge, PLEDGE, LicenceAct(desk, acts.grant_pledge, loads_pledge, number)),
        entry(lc.RecordLicenceDelegation, DELEGATION, LicenceAct(desk, acts.recorded, loads_delegation)),
        entry(lc.EndLicenceDelegation, DELEGATION, LicenceAct(desk, acts.ended, loads_delegation)),
    )
    return [
        *new,
        *(entry(c, APPLICATION, LicenceAct(desk, make, loads_application)) for c, make in _APPLICATIONS.items()),
        *(entry(c, LICENCE, LicenceAct(desk, make, loads_licence)) for c, make in _LICENCES.items()),
        *(entry(c, PLEDGE, LicenceAct(desk, make, loads_pledge)) for c, make in _PLEDGES.items()),
        *(entry(c, FILING, LicenceAct(desk, make, loads_filing)) for c, make in _FILINGS.items()),
    ]
