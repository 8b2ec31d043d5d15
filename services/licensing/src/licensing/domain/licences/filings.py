"""备案: filed on the spot, without review (SC-国发〔2021〕7号, SAMR-78/2023:41-45)."""

from __future__ import annotations

from licensing.domain import items
from licensing.domain.licences import acting
from licensing.domain.licences.context import LicenceContext
from licensing.domain.licences.issuing import number_fault, with_items
from licensing.domain.licences.kinds import FilingStatus, ReformMode
from licensing.domain.licences.simple_commands import CancelFiling, ChangeFiling, FileLicence
from licensing.domain.licences.simple_events import FilingCancelled, FilingChanged, FilingFiled
from licensing.domain.licences.simple_modes import Filing
from licensing.domain.refusal import refuse, refuse_if_any
from licensing.domain.states import Entity


def file(entity: Entity, command: FileLicence, context: LicenceContext) -> FilingFiled:
    """Filed when handed in; what is missing refuses it, nothing waits."""
    terms = context.terms
    if terms.mode is not ReformMode.FILING:
        raise refuse("MODE_MISMATCH", kind=terms.title, kind_zh=terms.title_zh, mode=terms.mode.name)
    acting.live(entity)
    day = acting.day_of("filed_on", command.filed_on, context.today, entity.established_date, "established_date")
    refuse_if_any(
        [
            number_fault(command.number, terms.number_series),
            items.division("division", command.division),
            *acting.stated(authority=command.authority),
        ]
    )
    filing = Filing(
        entity=command.entity,
        code=entity.code,
        holder_name=entity.registered_name,
        number=command.number,
        licence_kind=terms.kind,
        kind_version=terms.version,
        status=FilingStatus.FILED,
        division=command.division,
        authority=command.authority,
        items=command.items,
        filed_on=day,
        created_at=context.now,
        updated_at=context.now,
    )
    return FilingFiled(at=context.now, filing=filing)


def change(state: Filing, command: ChangeFiling, context: LicenceContext) -> FilingChanged:
    """The filed facts changed; due within 15 working days, taken also later (SAMR-78/2023:44)."""
    _open(state)
    day = acting.day_of("changed_on", command.changed_on, context.today, state.filed_on, "filed_on")
    return FilingChanged(at=context.now, changed_on=day, items=with_items(state.items, command.items))


def cancel(state: Filing, command: CancelFiling, context: LicenceContext) -> FilingCancelled:
    """取消备案: the holder stops, ends, or filed falsely."""
    _open(state)
    day = acting.day_of("cancelled_on", command.cancelled_on, context.today, state.filed_on, "filed_on")
    refuse_if_any(acting.stated(reason=command.reason))
    return FilingCancelled(at=context.now, cancelled_on=day, reason=command.reason)


def _open(state: Filing) -> None:
    if state.status is not FilingStatus.FILED:
        raise refuse("FILING_CLOSED", since=state.cancelled_on or "?")
