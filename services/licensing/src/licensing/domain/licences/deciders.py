"""Who decides where, in whose name, from when to when (下放 and 委托, NPC-行政许可法:22-24)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import chain

from licensing.domain import items
from licensing.domain.licences import acting
from licensing.domain.licences.context import LicenceContext
from licensing.domain.licences.kinds import CompetenceBasis
from licensing.domain.licences.licence_commands import EndLicenceDelegation, RecordLicenceDelegation
from licensing.domain.licences.licence_events import LicenceDelegationEnded, LicenceDelegationRecorded
from licensing.domain.licences.licences import LicenceDelegation, areas_of
from licensing.domain.licences.terms import LicenceTerms
from licensing.domain.licences.values import DelegationRow, LicenceCompetence
from licensing.domain.refusal import Fault, refuse, refuse_if_any


def competent(
    delegations: Iterable[LicenceDelegation], division: str, authority: str, terms: LicenceTerms, day: date
) -> LicenceCompetence:
    """The row of the nearest area on the day; without one the receiving unit by its own power."""
    by_area = {each.area: each for each in delegations}
    nearest = chain.from_iterable(by_area[area].rows for area in areas_of(division) if area in by_area)
    row = next((each for each in nearest if _holds(each, day)), None)
    if row:
        return row.competence
    refuse_if_any(acting.stated(authority=authority))
    return LicenceCompetence(basis=CompetenceBasis.OWN, level=terms.level, decided_by=authority, in_name_of=authority)


def record_delegation(
    state: LicenceDelegation | None, command: RecordLicenceDelegation, context: LicenceContext
) -> LicenceDelegationRecorded:
    """A kind handed down or entrusted in an area. Two rows never hold on one day."""
    row = command.row
    refuse_if_any([items.division("area", command.area), *_faults(row)])
    known = state.rows if state else ()
    for other in known:
        if _overlap(other, row):
            document = other.competence.document
            raise refuse(
                "DELEGATION_OVERLAPS", "row", from_date=other.from_date, to_date=other.to_date or "", document=document
            )
    rows = tuple(sorted((*known, row), key=lambda each: each.from_date))
    return LicenceDelegationRecorded(
        at=context.now, licence_kind=command.licence_kind, area=command.area, row=row, rows=rows
    )


def end_delegation(
    state: LicenceDelegation, command: EndLicenceDelegation, context: LicenceContext
) -> LicenceDelegationEnded:
    """Taken back: the row that holds on the last day ends with it."""
    refuse_if_any(acting.stated(document=command.document))
    row = next((each for each in state.rows if _holds(each, command.last_day)), None)
    if row is None:
        raise refuse("DELEGATION_ABSENT", "last_day", day=command.last_day)
    rows = tuple(replace(each, to_date=command.last_day) if each is row else each for each in state.rows)
    return LicenceDelegationEnded(
        at=context.now,
        licence_kind=command.licence_kind,
        area=command.area,
        document=command.document,
        last_day=command.last_day,
        rows=rows,
    )


def _holds(row: DelegationRow, day: date) -> bool:
    return row.from_date <= day and (row.to_date is None or day <= row.to_date)


def _overlap(one: DelegationRow, other: DelegationRow) -> bool:
    return (one.to_date is None or other.from_date <= one.to_date) and (
        other.to_date is None or one.from_date <= other.to_date
    )


def _faults(row: DelegationRow) -> list[Fault | None]:
    named = row.competence
    own = named.basis in (CompetenceBasis.UNSPECIFIED, CompetenceBasis.OWN)
    wrong_name = (named.decided_by == named.in_name_of) is (named.basis is CompetenceBasis.ENTRUSTED)
    complete = named.document.strip() and named.decided_by and named.in_name_of
    if own or wrong_name or not complete:
        raise refuse("DELEGATION_INCOMPLETE", "row")
    return [items.in_order("from_date", row.from_date, "to_date", row.to_date)]
