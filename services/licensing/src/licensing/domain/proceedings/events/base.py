"""What the events of proceedings share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from licensing.domain.proceedings.kinds import ProceedingKind, Stage
from licensing.domain.proceedings.states import ProceedingOpening

Patch: TypeAlias = Mapping[str, Any]
"""Field of the state -> its value from now on."""


def opened(kind: ProceedingKind, stage: Stage, opening: ProceedingOpening) -> dict[str, Any]:
    """The common fields of a new proceeding."""
    return {
        "kind": kind,
        "stage": stage,
        "entity": opening.entity,
        "code": opening.code,
        "subject_name": opening.subject_name,
        "division": opening.division,
        "authority": opening.authority,
        "owner_post": opening.owner_post,
        "opened_date": opening.opened_date,
    }
