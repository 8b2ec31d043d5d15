"""Ids of the time limits that names run under."""

from __future__ import annotations

from typing import Final

RESERVATION: Final = "name.reservation"
RESERVATION_PRE_APPROVAL: Final = "name.reservation.pre-approval"
RELEASE: Final = "name.release"
CORRECT: Final = "name.correct"
