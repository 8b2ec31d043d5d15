"""Electronic licences and their status list from the records (SC-746:22): signed on demand, always the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from chassis.database import Connection
from licensing.domain.licences.licences import Licence
from licensing.domain.refusal import refuse
from licensing.elicence import ElectronicLicence, Signer, StatusList, sign_licence, sign_status_list
from licensing.forms.printing import FORMS

_SERIAL = "SELECT serial, issued_at FROM licence_document WHERE licence_id = %s AND copy = %s"
_SIZE = "SELECT coalesce(max(serial) + 1, 0) FROM licence_document"
_VOID = "SELECT serial FROM licence_document WHERE void"


class Document(NamedTuple):
    """Where a document stands in the status list, and when it was issued."""

    serial: int
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who signs for the authorities of this register."""

    signer: Signer

    def document(self, licence: Licence, document: Document, kind_zh: str, authority_name: str) -> str:
        """The signed document of a licence as it stands. Refusal LICENCE_DOCUMENT_ABSENT without a first day."""
        if licence.valid_from is None or licence.competence is None:
            raise refuse("LICENCE_DOCUMENT_ABSENT")
        authority = licence.competence.in_name_of
        form = FORMS["licence"]
        return sign_licence(
            ElectronicLicence(
                number=licence.number,
                kind=kind_zh,
                holder=licence.holder_name,
                credit_code=licence.code,
                scope=tuple(each.value for each in licence.items),
                valid_from=licence.valid_from,
                valid_to=licence.valid_to,
                authority=authority,
                authority_name=authority_name,
                issued_at=document.issued_at,
                status_list=list_of(authority),
                serial=document.serial,
                version=licence.copies,
                form=form.number,
                form_version=int(form.version.rpartition("-")[2]),
            ),
            self.signer,
        )

    def status_list(self, authority: str, size: int, void: list[int], now: datetime) -> str:
        """The signed list of an authority; serials of other authorities stand in it too and say nothing."""
        return sign_status_list(StatusList.of(list_of(authority), authority, now, size, void), self.signer)


def list_of(authority: str) -> str:
    """The id of an authority's list."""
    return f"{authority}/licences/1"


async def document_of(connection: Connection, licence_id: UUID, licence: Licence) -> Document:
    """Refusal LICENCE_DOCUMENT_ABSENT where none was issued here, as for a licence only taken over."""
    cursor = await connection.execute(_SERIAL, (licence_id, licence.copies))
    row = await cursor.fetchone()
    if row is None:
        raise refuse("LICENCE_DOCUMENT_ABSENT")
    return Document(int(row[0]), row[1])


async def statuses(connection: Connection) -> tuple[int, list[int]]:
    """How many serials were given out, and which of them are void."""
    size = await (await connection.execute(_SIZE)).fetchone()
    void = await (await connection.execute(_VOID)).fetchall()
    return int(size[0]) if size else 0, [int(row[0]) for row in void]
