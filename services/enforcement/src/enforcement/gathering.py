"""What belongs to the file of a case, found in the lists: an evaluation looks at all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from psycopg.types.json import Jsonb

from chassis.database import Connection
from chassis.serving.requests import resource_id
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.names import (
    COLLECTIONS,
    DOCUMENT,
    EVIDENCE,
    FILE_EVALUATION,
    GOODS,
    MEASURE,
    PENALTY_CASE,
    PUBLICATION,
    name_of,
)
from enforcement.kinds.evaluation import EVALUATIONS
from enforcement.kinds.records import CASES
from matters.kinds import DEADLINE

_FOUND: Final = """
SELECT aggregate_id FROM listing WHERE kind = %s AND facets @> ANY(%s::jsonb[]) ORDER BY aggregate_id
"""
_STATE: Final = "SELECT state FROM state WHERE aggregate_id = %s AND kind = %s"
OF_CASE: Final[Mapping[str, tuple[str, str]]] = {
    "documents": (DOCUMENT, "matter"),
    "evidence": (EVIDENCE, "penalty_case"),
    "measures": (MEASURE, "penalty_case"),
    "goods": (GOODS, "penalty_case"),
}
"""Fields of the request, the kind they name, and the facet that names the case."""


async def gather(connection: Connection, request: Any) -> None:
    """Fill in everything of the case of an evaluation. Refusals NAME_MALFORMED; what is unknown is found later."""
    evaluation = await _state(connection, EVALUATIONS, resource_id(request.name, COLLECTIONS[FILE_EVALUATION]))
    if evaluation is None:
        return
    case = await _state(connection, CASES, evaluation.penalty_case)
    request.penalty_case = name_of(PENALTY_CASE, evaluation.penalty_case)
    request.clue = f"clues/{case.clue}" if case and case.clue else ""
    matters = [request.penalty_case, *([request.clue] if request.clue else [])]
    cases = [request.penalty_case, *(name_of(PENALTY_CASE, each) for each in _joined(case))]
    for field, (kind, facet) in OF_CASE.items():
        found = await _found(connection, kind, facet, cases)
        _set(request, field, [f"{COLLECTIONS[kind]}/{each}" for each in found])
    matters += [*request.measures, *await _published(connection, request.penalty_case)]
    limits = await _found(connection, DEADLINE.kind, "matter", matters)
    _set(request, "limits", [f"{DEADLINE.collection}/{each}" for each in limits])


def _joined(case: PenaltyCase | None) -> list[UUID]:
    """Cases whose evidence and goods went with the matter."""
    if case is None:
        return []
    return [*case.merged, *([case.split_from] if case.split_from else [])]


async def _published(connection: Connection, case: str) -> list[str]:
    """Publications of the case: their limits are the file's as well."""
    found = await _found(connection, PUBLICATION, "penalty_case", [case])
    return [name_of(PUBLICATION, each) for each in found]


async def _found(connection: Connection, kind: str, facet: str, values: Sequence[str]) -> list[UUID]:
    cursor = await connection.execute(_FOUND, (kind, [Jsonb({facet: value}) for value in values]))
    return [row[0] async for row in cursor]


async def _state(connection: Connection, kind: Any, record: UUID) -> Any:
    row = await (await connection.execute(_STATE, (record, kind.kind))).fetchone()
    return kind.decode_state(row[0]) if row else None


def _set(request: Any, field: str, names: Sequence[str]) -> None:
    request.ClearField(field)
    getattr(request, field).extend(names)
