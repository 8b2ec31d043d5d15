"""A command that is not carried out, said so that the caller can act on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from licensing.domain.reasons import REASONS


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: reason code, field of the request ("" if none), and what the message names."""

    code: str
    field: str
    params: tuple[tuple[str, str], ...] = ()

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return REASONS[self.code].message.format(field=self.field, **dict(self.params))

    @property
    def message_zh(self) -> str:
        """The same in Chinese."""
        return REASONS[self.code].message_zh.format(field=self.field, **dict(self.params))


def fault(code: str, field: str = "", /, **params: object) -> Fault:
    """A fault of the catalogue; `params` fill its message."""
    return Fault(code, field, tuple((name, str(value)) for name, value in params.items()))


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """Raised by decisions: all faults found, the first giving the reason code.

    All of them at once, because an applicant must be told everything that is missing in one notice (SC-746:19).
    """

    def __init__(self, faults: Sequence[Fault], metadata: Mapping[str, str] | None = None) -> None:
        super().__init__("; ".join(f"{found.code}: {found.message}" for found in faults))
        self.faults = tuple(faults)
        self.metadata = dict(metadata or {})

    @property
    def code(self) -> str:
        """The first fault's reason code."""
        return self.faults[0].code


def refuse(code: str, field: str = "", metadata: Mapping[str, str] | None = None, /, **params: object) -> Refusal:
    """A refusal for one reason; the params are also its metadata."""
    shown = {name: str(value) for name, value in params.items()}
    return Refusal([fault(code, field, **params)], {**shown, **(metadata or {})})


def refuse_if_any(faults: Sequence[Fault | None]) -> None:
    """Raise one Refusal with all faults found, if there are any."""
    found = [each for each in faults if each is not None]
    if found:
        raise Refusal(found)
