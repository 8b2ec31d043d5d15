"""The gRPC services of enforcement. A new one has a module here and a place in this list, and is served and granted."""

from __future__ import annotations

from typing import Final

from enforcement.areas import (
    adopted,
    cases,
    disclosure,
    evaluation,
    outside,
    printing,
    proposals,
    publicity,
    statistics,
    supervision,
    treasury,
)
from enforcement.areas.area import Area

AREAS: Final[tuple[Area, ...]] = (
    cases.AREA,
    treasury.AREA,
    proposals.AREA,
    printing.AREA,
    outside.AREA,
    adopted.AREA,
    publicity.AREA,
    disclosure.AREA,
    evaluation.AREA,
    supervision.AREA,
    statistics.AREA,
)
