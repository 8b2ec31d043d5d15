"""Working days and holidays of the People's Republic of China, 2007 on, with regional holidays."""

from statutes.calendar.errors import CalendarRangeError, ClockError

__all__ = ["CalendarRangeError", "ClockError"]
