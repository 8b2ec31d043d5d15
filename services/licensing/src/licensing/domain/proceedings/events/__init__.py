"""What happened in proceedings: past tense, absolute values. `at` is when the register recorded it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from licensing.domain.proceedings.events import annulment, application, dormancy, forced, mark, relocation, simple
from licensing.domain.proceedings.states import Proceeding

ProceedingEvent: TypeAlias = (
    application.ApplicationReceived
    | application.CorrectionRequested
    | application.ApplicationResubmitted
    | application.ApplicationAccepted
    | application.DecisionExtended
    | application.EstablishmentApproved
    | application.EstablishmentRefused
    | application.ProceedingWithdrawn
    | dormancy.DormancyFiled
    | dormancy.DormancyExtended
    | dormancy.DormancyEnded
    | dormancy.ResumptionPublished
    | simple.SimpleDeregistrationOpened
    | simple.SimpleDeregistrationObjected
    | simple.SimpleDeregistrationLapsed
    | simple.SimplyDeregistered
    | forced.ForcedDeregistrationAnnounced
    | forced.ForcedDeregistrationObjected
    | forced.ForcedObjectionUpheld
    | forced.ForcedObjectionRejected
    | forced.ForciblyDeregistered
    | forced.ForcedDeregistrationUndone
    | annulment.AnnulmentApplied
    | annulment.AnnulmentDeclined
    | annulment.AnnulmentAccepted
    | annulment.InvestigationExtended
    | annulment.InvestigationStopped
    | annulment.InvestigationResumed
    | annulment.UnreachablePublished
    | annulment.AnnulmentObjected
    | annulment.RegistrationAnnulled
    | annulment.RegistrationItemsAnnulled
    | annulment.AnnulmentRefused
    | annulment.AnnulmentUndone
    | relocation.RelocationApplied
    | relocation.ArchivesHandedOver
    | relocation.RelocationCompleted
    | mark.SpeciallyMarked
    | mark.SpecialMarkLifted
)


def evolve(state: Proceeding | None, event: ProceedingEvent) -> Proceeding:
    """The state after an event. Total: it never refuses, whatever came before."""
    before = state if state is not None else Proceeding(created_at=event.at)
    return replace(before, **event.patch(before), updated_at=event.at)
