"""The worked examples of `examples.yaml` as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from statutes.calendar import load_calendar
from statutes.clock import Clock, Due, Extension, Holder, Moment, Period, Regime, Suspension, due


@dataclass(frozen=True, slots=True)
class Example:
    """One row: the law, what it is counted from, and the answer counted by hand."""

    row: dict[str, Any]

    def __str__(self) -> str:
        more = "".join(f"+{period}" for period in self.row.get("more", ()))
        return f"{self.row['law']} {self.row['period']}{more} from {self.row['start']}"

    @property
    def refused(self) -> str:
        return str(self.row.get("refused", ""))

    def count(self) -> Due:
        row = self.row
        period, regime = Period.parse(row["period"]), Regime(row["regime"])
        clock = Clock("EXAMPLE", "1", regime, period, row["law"], Holder(row.get("holder", "AUTHORITY")))
        stops = tuple(
            Suspension(moment(stop), None if again == "-" else moment(again), row["why"], row["law"])
            for stop, again in row.get("stop", ())
        )
        more = tuple(Extension(Period.parse(text), row["why"], row["law"], "负责人") for text in row.get("more", ()))
        return due(clock, moment(row["start"]), load_calendar(row.get("region", "")), stops, more)

    def expected(self) -> tuple[Moment | None, Moment | None, bool, bool]:
        """The dates, whether they are provisional, whether the clock stands."""
        if self.row["act_by"] == "-":
            return None, None, False, True
        act_by = moment(self.row["act_by"])
        right = moment(self.row.get("right", self.row["act_by"]))
        return act_by, right, self.row.get("provisional", False), False


def moment(text: str) -> Moment:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def examples() -> list[Example]:
    rows = yaml.safe_load((Path(__file__).parent / "examples.yaml").read_text(encoding="utf-8"))
    return [Example(row) for row in rows]
