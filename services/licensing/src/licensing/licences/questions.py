"""Questions about licences that are no record: papers, electronic licences, the status list, monthly figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chassis import access_log, refusing
from chassis.access_log import Access
from chassis.clock import Clock, civil_date
from chassis.database import Connection, Pool
from chassis.mapped import Kind
from chassis.refusing import told_to_callers
from chassis.serving.call import Call
from chassis.serving.commanding import Method
from chassis.serving.requests import asked_prefixes, require_reach, resource_id, unreadable
from licensing import forms
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.licences import Licence
from licensing.elicence import QrTooLargeError, qr_svg, qr_text
from licensing.licences.changes import terms_for
from licensing.licences.desk import Desk
from licensing.licences.electronic import Document, Issuer, document_of, statuses
from licensing.licences.kinds import APPLICATION, LICENCE
from licensing.statistics import Cell, Measure, months_figures
from licensing.statistics.table import counts_of
from smartsupervision.licensing.v1 import licence_service_pb2 as ls
from statutes.refusals import Refusal

_PAPERS = {
    ls.LICENCE_FORM_ACCEPTANCE: forms.acceptance,
    ls.LICENCE_FORM_NOTICE: forms.notice,
    ls.LICENCE_FORM_DECISION: forms.decision,
}


@dataclass(frozen=True)
class LicenceQuestions:
    """Answers from the records, the directory and the issuer's key."""

    desk: Desk
    issuer: Issuer
    pool: Pool
    clock: Clock

    def methods(self) -> Mapping[str, Method]:
        """By the names of the contract."""
        return {
            "PrintLicenceForm": self.print_form,
            "GetElectronicLicence": self.get_electronic,
            "GetLicenceStatusList": self.get_status_list,
            "GetLicenceStatistics": self.get_statistics,
        }

    async def print_form(self, request: Any, call: Call) -> ls.PrintLicenceFormResponse:
        """A paper as it is printed today; journalled like any reading."""
        kind: Kind[Any] = LICENCE if request.form == ls.LICENCE_FORM_LICENCE else APPLICATION
        record = resource_id(request.name, kind.collection)
        async with self.pool.connection() as connection:
            state = await self._load(connection, kind, record, call)
            with told_to_callers():
                paper = await self._paper(connection, request, record, state)
            await self._journal(connection, call, request.name)
        return ls.PrintLicenceFormResponse(
            html=paper.html, form_number=paper.number, form_version=paper.version, hash=paper.sha256
        )

    async def get_electronic(self, request: Any, call: Call) -> ls.ElectronicLicence:
        """The signed document of the copy in force."""
        record = resource_id(request.name, LICENCE.collection)
        async with self.pool.connection() as connection:
            state = await self._load(connection, LICENCE, record, call)
            with told_to_callers():
                document = self._signed(state, await document_of(connection, record, state))
            await self._journal(connection, call, request.name)
        return ls.ElectronicLicence(document=document, qr_text=qr_text(document))

    async def get_status_list(self, request: Any, call: Call) -> ls.LicenceStatusList:
        """Which documents of an authority are void; signed now, good for 24 hours."""
        async with self.pool.connection() as connection:
            size, void = await statuses(connection)
        signed = self.issuer.status_list(request.authority, size, void, self.clock.now())
        return ls.LicenceStatusList(signed_list=signed)

    async def get_statistics(self, request: Any, call: Call) -> ls.LicenceStatistics:
        """A month as frozen at its end, and what was recorded for it since."""
        month = _month(request.month)
        prefixes = (*asked_prefixes(call.caller, request.division), "")
        async with self.pool.connection() as connection:
            counts = await counts_of(connection, month, (prefixes[0], prefixes[1]))
        found = months_figures(counts, month)
        return ls.LicenceStatistics(
            month=request.month,
            figures=[_figures(cell, each) for cell, each in sorted(found.figures.items())],
            corrections=[_figures(cell, each) for cell, each in sorted(found.corrections.items())],
            frozen=month < civil_date(self.clock.now()).replace(day=1),
        )

    async def _paper(
        self, connection: Connection, request: Any, record: UUID, state: LicenceApplication | Licence
    ) -> forms.Printed:
        today = civil_date(self.clock.now())
        before = request.printed_before
        reprint = forms.Reprint(before, today) if before > 0 else None
        kind_zh = self._title(state)
        if isinstance(state, Licence):
            place = self._place(state, state.valid_from or today)
            return forms.licence_paper(state, kind_zh, place, await self._code(connection, record, state), reprint)
        paper = _PAPERS.get(request.form)
        if paper is None:
            raise unreadable("VALUE_INVALID", "form", str(request.form))
        return paper(state, kind_zh, self._place(state, _paper_day(state, today)), reprint)

    async def _code(self, connection: Connection, record: UUID, state: Licence) -> str:
        """The code on the paper; a licence only taken over has none, and a text too long for one neither."""
        if not state.copies:
            return ""
        try:
            return qr_svg(self._signed(state, await document_of(connection, record, state)))
        except QrTooLargeError:
            return ""

    def _signed(self, state: Licence, document: Document) -> str:
        place = self._place(state, state.valid_from or civil_date(document.issued_at))
        return self.issuer.document(state, document, self._title(state), place.organ)

    def _title(self, state: LicenceApplication | Licence) -> str:
        return terms_for(self.desk, state, None, civil_date(self.clock.now())).title_zh

    def _place(self, state: LicenceApplication | Licence, day: date) -> forms.Place:
        """The organ as it was called on the day; by its key where the directory does not know it."""
        key = state.competence.in_name_of if state.competence else ""
        roster = self.desk.roster()
        try:
            return forms.Place(organ=roster.name(roster.unit_of_key(key), day).full_name)
        except Refusal:
            return forms.Place(organ=key)

    async def _load(self, connection: Connection, kind: Kind[Any], record: UUID, call: Call) -> Any:
        cursor = await connection.execute(
            "SELECT state FROM state WHERE kind = %s AND aggregate_id = %s", (kind.kind, record)
        )
        row = await cursor.fetchone()
        if row is None:
            raise kind.not_found(kind.name_of(record))
        state = kind.decode_state(row[0])
        require_reach(call.caller, state.division)
        return state

    async def _journal(self, connection: Connection, call: Call, name: str) -> None:
        with refusing.told_to_callers():
            await access_log.record(connection, call.caller, Access(call.method, [name]), self.clock.now())


def _paper_day(state: LicenceApplication, today: date) -> date:
    decided = state.decision.decided_on if state.decision else None
    return decided or state.accepted_on or state.closed_on or today


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise unreadable("DATE_INVALID", "month", text[:20]) from None


def _figures(cell: Cell, numbers: Mapping[Measure, int]) -> ls.LicenceFigures:
    return ls.LicenceFigures(
        licence_kind=cell.licence_kind,
        division=cell.division,
        office=cell.office,
        mode=int(cell.mode),  # type: ignore[arg-type]  # the numbers are the contract's own
        level=int(cell.level),  # type: ignore[arg-type]  # as above
        legal_limit=cell.legal_limit,
        promised_limit=cell.promised_limit,
        **{measure.value: number for measure, number in numbers.items()},
    )
