"""Working days and holidays of the People's Republic of China, 2007 on, with regional holidays."""

from statutes.calendar.calendar import Calendar, build_calendar, load_calendar
from statutes.calendar.errors import CalendarFileError, CalendarRangeError, ClockError
from statutes.calendar.table import DayTable

__all__ = [
    "Calendar",
    "CalendarFileError",
    "CalendarRangeError",
    "ClockError",
    "DayTable",
    "build_calendar",
    "load_calendar",
]
