"""Service guides 办事指南 as data: `guides.toml`, checked as it is read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from licensing.domain.licences.kinds import LicenceProcedure
from licensing.domain.licences.law import ServiceGuide
from licensing.domain.licences.licences import areas_of
from licensing.domain.licences.terms import MaterialRule
from statutes.clock import Period

_KNOWN = frozenset(
    {"kind", "area", "version", "promised", "materials", "deferral", "site_review", "major", "reform_item"}
)
_STEPS = frozenset({"accept", "decide", "issue"})


class GuideError(ValueError):
    """A guide that cannot be used; the message names its kind and area."""


@dataclass(frozen=True, slots=True)
class Guides:
    """Guides by kind and area."""

    rows: dict[tuple[str, str], ServiceGuide]

    def of(self, kind: str, division: str) -> ServiceGuide:
        """The guide of the narrowest area; where none is written, the law alone: no promise, no list of papers."""
        found = (self.rows.get((kind, area)) for area in areas_of(division))
        return next((guide for guide in found if guide), ServiceGuide(kind=kind, promised={}))


def read_guides(text: str) -> Guides:
    """The guides of a TOML text. GuideError for unknown fields, a bad period, or two guides of one kind and area."""
    rows: dict[tuple[str, str], ServiceGuide] = {}
    for row in tomllib.loads(text).get("guide", []):
        key = (row.get("kind", ""), row.get("area", ""))
        if key in rows:
            raise GuideError(f"{key}: written twice")
        try:
            rows[key] = _guide(row)
        except (KeyError, TypeError, ValueError) as error:
            raise GuideError(f"{key}: {error}") from error
    return Guides(rows)


@lru_cache(maxsize=1)
def load_guides() -> Guides:
    """The guides that come with the service."""
    return read_guides((resources.files("licensing.licences") / "guides.toml").read_text(encoding="utf-8"))


def _guide(row: dict[str, Any]) -> ServiceGuide:
    unknown = set(row) - _KNOWN or set(row.get("promised", {})) - _STEPS
    if unknown:
        raise ValueError(f"unknown {sorted(unknown)}")
    deferral = row.get("deferral")
    return ServiceGuide(
        kind=row["kind"],
        version=row.get("version", ""),
        promised={step: Period.parse(written) for step, written in row.get("promised", {}).items()},
        materials=tuple(_material(each) for each in row.get("materials", [])),
        deferral=Period.parse(deferral) if deferral else None,
        site_review=row.get("site_review", True),
        major=row.get("major", False),
        reform_item=row.get("reform_item", ""),
    )


def _material(row: dict[str, Any]) -> MaterialRule:
    return MaterialRule(
        material=row["material"],
        title_zh=row["title_zh"],
        deferrable=row.get("deferrable", False),
        procedures=frozenset(LicenceProcedure[each] for each in row.get("procedures", [])),
    )
