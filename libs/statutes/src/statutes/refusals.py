"""Answers that say no: a stable reason code, the article, words for both readers, and what to do.

Every part of the domain keeps its own catalogue of reasons; callers branch on codes, so codes are never renamed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

INVALID: Final = "INVALID_ARGUMENT"
"""What the request says is wrong in itself."""
STATE: Final = "FAILED_PRECONDITION"
"""What the record's state does not allow."""
EXISTS: Final = "ALREADY_EXISTS"
MISSING: Final = "NOT_FOUND"
DENIED: Final = "PERMISSION_DENIED"


class Reason(NamedTuple):
    """One row of a catalogue. `kind` is the name of the gRPC status, `rule` an article or a clause of the contract."""

    kind: str
    rule: str
    message: str
    message_zh: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: reason code, its catalogue row, field of the request ("" if none), what the message names."""

    code: str
    reason: Reason
    field: str = ""
    params: tuple[tuple[str, str], ...] = ()

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.reason.message.format(field=self.field, **dict(self.params))

    @property
    def message_zh(self) -> str:
        """The same in Chinese."""
        return self.reason.message_zh.format(field=self.field, **dict(self.params))


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """All faults found, the first giving the reason code. Raised by commands, returned by questions."""

    def __init__(self, faults: Sequence[Fault], metadata: Mapping[str, str] | None = None) -> None:
        super().__init__("; ".join(f"{found.code}: {found.message}" for found in faults))
        self.faults = tuple(faults)
        self.metadata = dict(metadata or {})

    @property
    def code(self) -> str:
        """The first fault's reason code."""
        return self.faults[0].code

    @property
    def reason(self) -> Reason:
        """The first fault's row of the catalogue."""
        return self.faults[0].reason


class Catalogue:
    """Makes the refusals of one catalogue of reasons."""

    def __init__(self, reasons: Mapping[str, Reason]) -> None:
        self._reasons = reasons

    def fault(self, code: str, field: str = "", /, **params: object) -> Fault:
        """A fault of the catalogue; `params` fill its message."""
        shown = tuple((name, str(value)) for name, value in params.items())
        return Fault(code, self._reasons[code], field, shown)

    def refuse(
        self, code: str, field: str = "", metadata: Mapping[str, str] | None = None, /, **params: object
    ) -> Refusal:
        """A refusal for one reason; the params are also its metadata."""
        shown = {name: str(value) for name, value in params.items()}
        return Refusal([self.fault(code, field, **params)], {**shown, **(metadata or {})})


def refuse_if_any(faults: Sequence[Fault | None]) -> None:
    """Raise one Refusal with all faults found, if there are any."""
    found = [each for each in faults if each is not None]
    if found:
        raise Refusal(found)
