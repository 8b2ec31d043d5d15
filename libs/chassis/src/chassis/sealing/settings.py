"""Settings of sealing, read once from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from chassis.settings import ProcessSettings, SettingError, required

EVERY_SECONDS = "10"


@dataclass(frozen=True)
class SealSettings:
    """What the process that seals needs."""

    process: ProcessSettings
    database_url: str
    key: Path
    every_seconds: float

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> SealSettings:
        """Read SSV_*, SSV_SEAL_KEY and SSV_SEAL_EVERY. SettingError names what is missing or unusable."""
        return cls(
            ProcessSettings.from_environ(environ),
            required(environ, "SSV_DATABASE_URL"),
            Path(required(environ, "SSV_SEAL_KEY")),
            _seconds(environ.get("SSV_SEAL_EVERY") or EVERY_SECONDS, "SSV_SEAL_EVERY"),
        )


def seal_within(environ: Mapping[str, str]) -> timedelta | None:
    """How old the oldest event without a seal may be while commands are taken, from SSV_SEAL_WITHIN in seconds.

    None if it is not set: then commands do not depend on seals. SettingError if it is no number above zero.
    """
    text = environ.get("SSV_SEAL_WITHIN", "")
    return timedelta(seconds=_seconds(text, "SSV_SEAL_WITHIN")) if text else None


def _seconds(text: str, name: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise SettingError(f"{name} is {text!r}; it must be a number of seconds above zero")
    return seconds
