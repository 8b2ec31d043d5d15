"""PrintingService beside its commands: render, give out, bind."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from chassis import access_log
from chassis.access_log import Access
from chassis.clock import Clock, civil_date
from chassis.database import Connection, Pool
from chassis.refusing import told_to_callers
from chassis.serving.call import Call
from enforcement.bus import Present
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.context import Sealed
from enforcement.domain.documents.records import CaseDocument, Reprint
from enforcement.domain.names import DOCUMENT
from enforcement.domain.refusal import refuse
from enforcement.domain.spot.records import SpotPenalty
from enforcement.printing import loading, store
from enforcement.printing.loading import Loaded
from enforcement.printing.store import Made
from enforcement.printing.volumes import volume_of
from enforcement.printing.working import NotPrintedError, Printed, TooLongError, printer
from enforcement.templates.dating import day_of
from enforcement.templates.facts import Matter, Wanted, document, party_of
from enforcement.templates.setting import Setting
from enforcement.templates.template import Template, in_force, of_series
from enforcement.templates.wording import day
from smartsupervision.enforcement.v1 import printing_service_pb2 as pb

CHUNK: Final = 1024 * 1024
PURPOSE: Final = "制发文书"
IDENTITY: Final = "当事人身份"


@dataclass(frozen=True)
class Printing:
    """The methods."""

    present: Present
    pool: Pool
    clock: Clock

    async def render(self, request: pb.RenderDocumentRequest, call: Call) -> pb.Rendering:
        """RenderDocument."""
        with told_to_callers():
            async with self.pool.connection() as connection:
                await self.present.rosters.current()
                about = await loading.record(connection, request.name, call.caller)
                base = await self._matter_of(connection, about, request, call)
                matter = await loading.matter(connection, base)
                wanted, on = self._wanted(about, base, request)
                people = () if request.draft else _people(wanted, matter)
                revealed = await self._revealed(connection, call, about.name, people)
            setting = self._setting(on, revealed)
            printed = await _printed(document(wanted, matter, setting), draft=request.draft)
            template = wanted.template
            made = Made(
                about=about.name,
                form=template.form,
                version=template.version,
                pages=printed.pages,
                matter=base.name,
                matter_id=base.id,
                matter_version=base.version,
                draft=request.draft,
            )
            return await self._kept(made, printed)

    async def volume(self, request: pb.PrintCaseFileRequest, call: Call) -> pb.Rendering:
        """PrintCaseFile."""
        with told_to_callers():
            async with self.pool.connection() as connection:
                await self.present.rosters.current()
                case = await loading.record(connection, request.name, call.caller)
                await self._journal(connection, call, case.name, (IDENTITY,))
                volume = await volume_of(connection, case, request, self._setting(self._today(), {}))
            printed = await _within_bounds(printer().volume(volume))
            made = Made(
                about=case.name,
                form=f"file-{request.volume}",
                version="",
                pages=printed.pages,
                matter=case.name,
                matter_id=case.id,
                matter_version=case.version,
                draft=True,
            )
            return await self._kept(made, printed)

    async def content(self, request: pb.GetContentRequest, call: Call) -> AsyncIterator[pb.ContentChunk]:
        """GetContent; the read is journalled before the first byte leaves."""
        with told_to_callers():
            async with self.pool.connection() as connection:
                about = await loading.record(connection, request.name, call.caller)
                digest, copy = _asked(about, request)
                await self._journal(connection, call, about.name, (IDENTITY,))
                found = await store.content(connection, digest, about.name)
            if found is None:
                raise refuse("RENDERING_UNKNOWN", "digest", digest=digest[:16])
            if copy:
                found = (await _within_bounds(printer().copy(found, self._mark(copy)))).content
        for start in range(0, len(found), CHUNK):
            yield pb.ContentChunk(data=found[start : start + CHUNK])

    async def _matter_of(
        self, connection: Connection, about: Loaded, request: pb.RenderDocumentRequest, call: Call
    ) -> Loaded:
        if about.kind != DOCUMENT:
            return about
        name = about.state.matter or request.matter
        if not name:
            raise refuse("DOCUMENT_WITHOUT_STEP", "matter", number=about.state.number)
        return await loading.record(connection, name, call.caller)

    def _wanted(self, about: Loaded, base: Loaded, request: pb.RenderDocumentRequest) -> tuple[Wanted, date]:
        paper: CaseDocument | None = about.state if about.kind == DOCUMENT else None
        on = day_of(request.form, base.state, paper.used_on if paper else None, self._today())
        template = self._template(paper, request.form, on)
        wanted = Wanted(
            template=template,
            number=paper.number if paper else "",
            party=request.party,
            particulars=dict(request.particulars),
        )
        return wanted, on

    def _template(self, paper: CaseDocument | None, form: str, on: date) -> Template:
        found = in_force(form, on) if form else of_series(paper.series, on) if paper else None
        if found is None:
            raise refuse("FORM_UNKNOWN", "form", form=form or (paper.series if paper else ""), day=on)
        return found

    def _setting(self, on: date, revealed: Mapping[str, str]) -> Setting:
        return Setting(
            day=on,
            roster=self.present.roster,
            rulebook=self.present.rulebook,
            calendar=self.present.law.calendar,
            revealed=revealed,
        )

    async def _revealed(
        self, connection: Connection, call: Call, name: str, people: tuple[Sealed, ...]
    ) -> Mapping[str, str]:
        await self._journal(connection, call, name, (IDENTITY,) if people else ())
        return await loading.revealed(connection, people)

    async def _journal(self, connection: Connection, call: Call, name: str, fields: tuple[str, ...]) -> None:
        access = Access(call.method, [name], fields, PURPOSE if fields else "")
        await access_log.record(connection, call.caller, access, self.clock.now())

    async def _kept(self, made: Made, printed: Printed) -> pb.Rendering:
        async with self.pool.connection() as connection:
            digest = await store.keep(connection, made, printed.content, self.clock.now())
        return pb.Rendering(
            digest=digest,
            pages=printed.pages,
            size_bytes=len(printed.content),
            form=made.form,
            version=made.version,
            without_glyph=[f"U+{ord(each):04X}" for each in printed.missing],
        )

    def _mark(self, copy: Reprint) -> str:
        who = self._setting(copy.on, {}).person(copy.post)
        return f"补打 第{copy.number}次 {day(copy.on)} 补打人：{who} 原因：{copy.reason}"

    def _today(self) -> date:
        return civil_date(self.clock.now())


def _people(wanted: Wanted, matter: Matter) -> tuple[Sealed, ...]:
    """Whose name and number stand in clear: of the party the document is about, nobody else's."""
    match matter.record:
        case PenaltyCase() as case:
            party = party_of(wanted, case)
            return (party.identity,) if party and party.identity else ()
        case SpotPenalty() as spot:
            return (spot.imposed.identity,) if spot.imposed and spot.imposed.identity else ()
        case _:
            return ()


def _asked(about: Loaded, request: pb.GetContentRequest) -> tuple[str, Reprint | None]:
    if request.digest:
        return request.digest, None
    paper = about.state
    if not isinstance(paper, CaseDocument) or paper.issued is None:
        raise refuse("DOCUMENT_NOT_ISSUED", number=getattr(paper, "number", about.name))
    if not request.reprint:
        return paper.issued.digest, None
    copy = next((each for each in paper.reprints if each.number == request.reprint), None)
    if copy is None:
        raise refuse("REPRINT_UNKNOWN", "reprint", number=paper.number, copies=len(paper.reprints))
    return paper.issued.digest, copy


async def _printed(of: Any, *, draft: bool) -> Printed:
    return await _within_bounds(printer().document(of, draft=draft))


async def _within_bounds(job: Any) -> Printed:
    try:
        found: Printed = await job
    except (TooLongError, NotPrintedError) as error:
        raise refuse("NOT_PRINTED", why=str(error)) from error
    return found
