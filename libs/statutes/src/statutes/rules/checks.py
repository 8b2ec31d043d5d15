"""Checks between rows: versions follow each other, sources and references exist."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from statutes.rules.keys import WHOLE_TEXT, parse_source
from statutes.rules.kinds import KINDS
from statutes.rules.rows import Confidence, Reference, Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from statutes.rules.catalogue import Instrument
    from statutes.rules.sheets import Sheets


def check(sheets: Sheets) -> None:
    """Raise `RuleFileError` for the first fault between rows."""
    for name, rules in sheets.rules.items():
        for rows in rules.values():
            check_versions(rows)
            for row in rows:
                check_sources(row, sheets)
                check_references(row, KINDS[name].references(row), sheets)


def check_versions(rows: Iterable[Row]) -> None:
    """Every version begins the day after the one before it ended; only the last may be open."""
    ordered = sorted(rows, key=lambda row: row.effective_from)
    for before, after in pairwise(ordered):
        if before.effective_to is None or before.effective_to >= after.effective_from:
            raise after.position.error(
                "VERSIONS_OVERLAP",
                f"{after.rule_id!r} from {after.effective_from} overlaps the version from {before.effective_from}"
                f" (line {before.position.line}), which ends {before.effective_to or 'never'}",
                "end the older version on the day before",
            )
        if before.effective_to + timedelta(days=1) != after.effective_from:
            raise after.position.error(
                "VERSIONS_GAP",
                f"{after.rule_id!r} has no version between {before.effective_to} and {after.effective_from}",
                "let one version end the day before the next begins",
            )


def check_sources(row: Row, sheets: Sheets) -> None:
    """The instruments are listed, the article is named, and the row lies within the time of its instrument."""
    for source in (row.source, *row.also):
        key = parse_source(source)
        if key.instrument not in sheets.instruments:
            raise row.position.error("INSTRUMENT_UNKNOWN", f"{key.instrument} is not among the instruments")
        if key.article == WHOLE_TEXT and row.confidence is not Confidence.CHECK:
            raise row.position.error("WHOLE_TEXT_NEEDS_C", f"{source} names no article, so the row cannot be sure")
    _check_time(row, sheets.instruments[parse_source(row.source).instrument])


def _check_time(row: Row, instrument: Instrument) -> None:
    ends = row.effective_to
    late = instrument.until is not None and (ends is None or ends > instrument.until)
    if row.effective_from < instrument.since or late:
        raise row.position.error(
            "OUTSIDE_INSTRUMENT",
            f"{row.rule_id!r} is in force from {row.effective_from} to {ends or 'now'},"
            f" {instrument.key} only from {instrument.since} to {instrument.until or 'now'}",
        )


def check_references(row: Row, references: Iterable[Reference], sheets: Sheets) -> None:
    """Every rule and word a row names exists."""
    for reference in references:
        if not _is_known(reference, sheets):
            raise row.position.error(
                "REFERENCE_UNKNOWN", f"{row.rule_id!r} names {reference.kind} {reference.target!r}, which is not there"
            )


def _is_known(reference: Reference, sheets: Sheets) -> bool:
    if reference.kind == "instrument":
        return parse_source(reference.target).instrument in sheets.instruments
    vocabulary = reference.kind.removeprefix("term:")
    if vocabulary != reference.kind:
        return (vocabulary, reference.target) in sheets.terms
    return reference.target in sheets.rules[reference.kind]
