"""PrintingService: documents on paper."""

from __future__ import annotations

from typing import Any, Final

from chassis.database import Connection
from chassis.serving.commanding import Entry
from enforcement.areas.area import Area
from enforcement.bus import Present
from enforcement.domain.documents import commands as c
from enforcement.domain.documents import issuing
from enforcement.kinds.records import DOCUMENTS
from enforcement.printing import store
from enforcement.printing.service import Printing
from enforcement.stepping import Step
from smartsupervision.enforcement.v1 import printing_service_pb2


def entries(present: Present) -> list[Entry]:
    """Its commands."""
    issues = Step(present, DOCUMENTS, issuing.issue, _document)
    reprints = Step(present, DOCUMENTS, issuing.reprint, _document)
    return [
        Entry("IssueDocument", c.IssueDocument, issues, DOCUMENTS),
        Entry("ReprintDocument", c.ReprintDocument, reprints, DOCUMENTS),
    ]


def _document(command: Any) -> Any:
    return command.case_document


async def _from_rendering(connection: Connection, request: Any) -> None:
    """What was rendered says form, version, pages and matter; nobody else may."""
    found = await store.take(connection, request.digest, request.name) or ("", "", 0, "")
    request.form, request.version, request.pages, request.matter = found


AREA: Final = Area(
    printing_service_pb2.DESCRIPTOR.services_by_name["PrintingService"],
    entries,
    served={
        "RenderDocument": lambda *parts: Printing(*parts).render,
        "PrintCaseFile": lambda *parts: Printing(*parts).volume,
        "GetContent": lambda *parts: Printing(*parts).content,
    },
    prepared={"IssueDocument": _from_rendering},
)
