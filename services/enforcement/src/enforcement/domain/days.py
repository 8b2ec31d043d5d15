"""Civil days of Asia/Shanghai, which has had one time all year round since 1992."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Final

SHANGHAI: Final = timezone(timedelta(hours=8), "Asia/Shanghai")


def civil(instant: datetime) -> date:
    """The civil day of an instant."""
    return instant.astimezone(SHANGHAI).date()
