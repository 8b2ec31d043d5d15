"""Settings of enforcement's processes beyond those every service has; read once from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from chassis.roles import settings as roles
from chassis.settings import ProcessSettings, required
from matters import role

REGION: Final = "450000"
"""广西壮族自治区: whose calendar and rules hold where SSV_REGION names no other."""


def region(environ: Mapping[str, str]) -> str:
    """GB/T 2260 of the province whose calendar and rules hold."""
    return environ.get("SSV_REGION") or REGION


@dataclass(frozen=True)
class ServeSettings:
    """What `serve` needs."""

    common: roles.ServeSettings
    region: str
    seal_key: Path
    """PEM file of the key that signs the service's seals, and the manifests of dossiers."""

    @property
    def process(self) -> ProcessSettings:
        """What every process has."""
        return self.common.process

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ServeSettings:
        """Read SSV_*. SettingError names what is missing."""
        seal_key = Path(required(environ, "SSV_SEAL_KEY"))
        return cls(roles.ServeSettings.from_environ(environ), region(environ), seal_key)


@dataclass(frozen=True)
class ReadSettings:
    """What `read` needs."""

    common: roles.ReadSettings
    region: str

    @property
    def process(self) -> ProcessSettings:
        """What every process has."""
        return self.common.process

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ReadSettings:
        """Read SSV_*. SettingError names what is missing."""
        return cls(roles.ReadSettings.from_environ(environ), region(environ))


@dataclass(frozen=True)
class ScheduleSettings:
    """What `schedule` needs."""

    common: role.ScheduleSettings
    region: str

    @property
    def process(self) -> ProcessSettings:
        """What every process has."""
        return self.common.process

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ScheduleSettings:
        """Read SSV_*, SSV_MAIL_* and SSV_REGION. SettingError names what is missing."""
        return cls(role.ScheduleSettings.from_environ(environ), region(environ))
