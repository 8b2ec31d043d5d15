"""Fields of a signed object, each of its type, none missing and none left over."""

from __future__ import annotations

from datetime import date, datetime

from licensing.elicence.encoding import from_date, from_instant
from licensing.elicence.faults import MalformedError


class Fields:
    """Reads an object field by field; what has not the type asked for is malformed."""

    def __init__(self, values: dict[str, object]) -> None:
        self._values = dict(values)

    def text(self, name: str) -> str:
        """A string."""
        value = self._take(name)
        if not isinstance(value, str):
            raise MalformedError(f"{name} is no text")
        return value

    def number(self, name: str, least: int, most: int) -> int:
        """A whole number within its range, both ends included."""
        value = self._take(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise MalformedError(f"{name} is no number from {least} to {most}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings."""
        value = self._take(name)
        if not isinstance(value, list):
            raise MalformedError(f"{name} is no list")
        if not all(isinstance(each, str) for each in value):
            raise MalformedError(f"{name} holds something else than texts")
        return tuple(value)

    def day(self, name: str) -> date:
        """A day."""
        return from_date(self.text(name))

    def day_or_none(self, name: str) -> date | None:
        """A day, or None for the empty string."""
        text = self.text(name)
        return from_date(text) if text else None

    def instant(self, name: str) -> datetime:
        """An instant."""
        return from_instant(self.text(name))

    def end(self) -> None:
        """Nothing may be left: a field this version does not know could change what the others mean."""
        if self._values:
            raise MalformedError(f"unknown fields: {', '.join(sorted(self._values))[:100]}")

    def _take(self, name: str) -> object:
        if name not in self._values:
            raise MalformedError(f"{name} is missing")
        return self._values.pop(name)
