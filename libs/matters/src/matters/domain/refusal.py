"""A deadline or assignment that cannot be changed as asked, said so that the caller can act on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from matters.domain.reasons import REASONS, Reason
from statutes.calendar import ClockError


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """Raised by decisions. `code` is stable; callers branch on it."""

    def __init__(self, code: str, reason: Reason, field: str = "", params: dict[str, str] | None = None) -> None:
        self.code = code
        self.reason = reason
        self.field = field
        """Field of the request it is about; "" if none."""
        self.metadata = params or {}
        super().__init__(f"{code}: {self.message}")

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self._filled(self.reason.message)

    @property
    def message_zh(self) -> str:
        """The same in Chinese."""
        return self._filled(self.reason.message_zh)

    @property
    def rule(self) -> str:
        """The article or clause it rests on."""
        return self._filled(self.reason.rule)

    def _filled(self, text: str) -> str:
        # Without params the words are those of the legal clock, in which braces mean nothing.
        return text.format(**self.metadata) if self.metadata else text


def refuse(code: str, field: str = "", /, **params: object) -> Refusal:
    """A refusal of the catalogue; the params fill its message and are its metadata."""
    return Refusal(code, REASONS[code], field, {name: str(value) for name, value in params.items()})


@contextmanager
def clock_refusals(field: str = "") -> Iterator[None]:
    """Inside, what the legal clock cannot count is refused with the clock's own code and words."""
    try:
        yield
    except ClockError as error:
        reason = Reason("INVALID_ARGUMENT", error.rule, error.message, error.message_zh, error.remedy)
        raise Refusal(error.code, reason, field) from None
