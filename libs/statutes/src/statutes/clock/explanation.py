"""Why a period ends when it ends: the inputs, the steps and the answer, in words and as JSON.

An explanation is complete in itself: read back from JSON it says the same without any calendar, and its inputs
counted again give the same answer as long as the calendar has not changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from statutes.calendar.errors import ClockError
from statutes.clock.periods import Period
from statutes.clock.regimes import Regime
from statutes.clock.terms import Clock, Extension, Holder, Moment, Suspension
from statutes.clock.wording import LINES

FORMAT: Final = 1
_ENGLISH: Final = 0
_CHINESE: Final = 1


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything an answer was counted from; `region` names the calendar ("" the nation)."""

    clock: Clock
    start: Moment
    region: str
    suspensions: tuple[Suspension, ...]
    extensions: tuple[Extension, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the counting: its kind (a key of `wording.LINES`) and the values the line shows."""

    kind: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An answer with its inputs and steps; equal explanations say the same."""

    inputs: Inputs
    act_by: Moment | None
    right_ends: Moment | None
    provisional: bool
    suspended: bool
    steps: tuple[Step, ...]

    def lines_en(self) -> tuple[str, ...]:
        """One English line per step."""
        return self._lines(_ENGLISH)

    def lines_zh(self) -> tuple[str, ...]:
        """One Chinese line per step."""
        return self._lines(_CHINESE)

    def _lines(self, language: int) -> tuple[str, ...]:
        return tuple(LINES[step.kind][language].format(**step.values) for step in self.steps)

    def to_json(self) -> str:
        """The explanation as one line of JSON, keys in order."""
        return json.dumps(
            {
                "format": FORMAT,
                "inputs": _inputs_out(self.inputs),
                "act_by": _moment_out(self.act_by),
                "right_ends": _moment_out(self.right_ends),
                "provisional": self.provisional,
                "suspended": self.suspended,
                "steps": [[step.kind, dict(step.values)] for step in self.steps],
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )

    @classmethod
    def from_json(cls, text: str) -> Explanation:
        """What `to_json` wrote; `ClockError` EXPLANATION_INVALID for anything else."""
        try:
            raw = json.loads(text)
            if raw["format"] != FORMAT:
                raise _invalid(f"format {raw['format']}")
            return cls(
                _inputs_in(raw["inputs"]),
                _moment_in(raw["act_by"]),
                _moment_in(raw["right_ends"]),
                raw["provisional"],
                raw["suspended"],
                tuple(Step(kind, values) for kind, values in raw["steps"]),
            )
        except ClockError:
            raise
        except (ValueError, KeyError, TypeError) as error:
            raise _invalid(str(error)) from error


def _invalid(detail: str) -> ClockError:
    return ClockError("EXPLANATION_INVALID", f"no explanation of this library: {detail}", f"期限说明无法读取:{detail}")


def _inputs_out(inputs: Inputs) -> dict[str, Any]:
    clock = inputs.clock
    return {
        "rule": clock.rule_id,
        "version": clock.version,
        "regime": clock.regime.value,
        "period": str(clock.period),
        "source": clock.source,
        "holder": clock.holder.value,
        "start": _moment_out(inputs.start),
        "region": inputs.region,
        "suspensions": [[_moment_out(s.start), _moment_out(s.end), s.reason, s.source] for s in inputs.suspensions],
        "extensions": [[str(e.period), e.reason, e.source, e.approved_by] for e in inputs.extensions],
    }


def _inputs_in(raw: Mapping[str, Any]) -> Inputs:
    clock = Clock(
        raw["rule"],
        raw["version"],
        Regime(raw["regime"]),
        Period.parse(raw["period"]),
        raw["source"],
        Holder(raw["holder"]),
    )
    return Inputs(
        clock,
        _known(raw["start"]),
        raw["region"],
        tuple(Suspension(_known(stop), _moment_in(again), *why) for stop, again, *why in raw["suspensions"]),
        tuple(Extension(Period.parse(period), *why) for period, *why in raw["extensions"]),
    )


def _moment_out(moment: Moment | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment_in(text: str | None) -> Moment | None:
    return None if text is None else _known(text)


def _known(text: str) -> Moment:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
