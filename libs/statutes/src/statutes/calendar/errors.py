"""Refusals of calendar and clock: a stable reason code, words for both readers, the rule and the way out."""

from __future__ import annotations


class ClockError(ValueError):
    """A period could not be counted; `code` is stable and upper-case, the messages may be reworded.

    `rule` is the article the refusal rests on ("" where it rests on the calendar itself), `remedy` what to do.
    """

    def __init__(self, code: str, message: str, message_zh: str, *, rule: str = "", remedy: str = "") -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.message_zh = message_zh
        self.rule = rule
        self.remedy = remedy


class CalendarRangeError(ClockError):
    """A day lies before the first or more than two years after the last published year (CALENDAR_OUT_OF_RANGE)."""


class CalendarFileError(ValueError):
    """A calendar file says something impossible; `file` and `line` (0 where it is the file as a whole) say where."""

    code = "CALENDAR_FILE_INVALID"

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}" if line else f"{file}: {message}")
        self.file = file
        self.line = line
        self.message = message
