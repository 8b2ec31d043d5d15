"""撤回申请: whoever applied may take the application back before anything is decided."""

from __future__ import annotations

from typing import Final

from licensing.domain import items
from licensing.domain.law import LegalContext
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings import guards
from licensing.domain.proceedings.events.application import ProceedingWithdrawn
from licensing.domain.proceedings.kinds import ProceedingKind, Stage
from licensing.domain.proceedings.states import Proceeding
from licensing.domain.refusal import refuse, refuse_if_any

OPEN_TO: Final = {
    ProceedingKind.ESTABLISHMENT: {Stage.CORRECTION, Stage.REVIEW},
    ProceedingKind.SIMPLE_DEREGISTRATION: {Stage.PUBLICITY},
    ProceedingKind.ANNULMENT: {Stage.APPLIED, Stage.INVESTIGATION, Stage.SUSPENDED},
    ProceedingKind.RELOCATION: {Stage.ARCHIVES_REQUESTED, Stage.ARCHIVES_RECEIVED},
}
"""Kinds that begin with an application, and until when it may be taken back."""


def withdraw(state: Proceeding, command: c.WithdrawProceeding, context: LegalContext) -> ProceedingWithdrawn:
    """The proceeding ends without a decision. One the authority took up itself is not the applicant's to end."""
    refuse_if_any([items.required_text("reason", command.reason, items.REASON_LIMIT)])
    own = state.annulment is not None and state.annulment.ex_officio
    if own or state.stage not in OPEN_TO.get(state.kind, set()):
        raise refuse("NOT_WITHDRAWABLE", kind=state.kind.name, **guards.stage_words(state.stage))
    day = guards.happened("withdrawn_date", command.withdrawn_date, context.today, state.opened_date, "opened_date")
    return ProceedingWithdrawn(at=context.now, reason=command.reason, withdrawn_date=day)
