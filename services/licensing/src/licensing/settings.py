"""Settings of licensing's processes beyond those every service has; read once from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chassis.roles import settings as roles
from chassis.settings import ProcessSettings, ServerSettings, TlsSettings, required
from matters import role


@dataclass(frozen=True)
class ServeSettings:
    """What `serve` needs."""

    common: roles.ServeSettings
    licence_key: Path
    """Private key (PEM, Ed25519) that signs electronic licences and their status list."""
    serious_violations: Path | None
    """File with the credit codes on the serious-violation list (严重违法失信名单), one a line; None if none is kept."""

    @property
    def process(self) -> ProcessSettings:
        """What every process has."""
        return self.common.process

    @property
    def server(self) -> ServerSettings:
        """What the gRPC server has."""
        return self.common.server

    @property
    def tls(self) -> TlsSettings:
        """The process's certificate."""
        return self.common.tls

    @property
    def database_url(self) -> str:
        """The runtime role's connection."""
        return self.common.database_url

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ServeSettings:
        """Read SSV_*, SSV_LICENCE_KEY and SSV_SERIOUS_VIOLATIONS. SettingError names what is missing."""
        listed = environ.get("SSV_SERIOUS_VIOLATIONS", "")
        return cls(
            roles.ServeSettings.from_environ(environ),
            Path(required(environ, "SSV_LICENCE_KEY")),
            Path(listed) if listed else None,
        )


@dataclass(frozen=True)
class ScheduleSettings:
    """What `schedule` needs."""

    common: role.ScheduleSettings
    region: str
    """GB/T 2260 code of the province whose calendar and rules set the limits; "" for the nation."""
    serious_violations: Path | None

    @property
    def process(self) -> ProcessSettings:
        """What every process has."""
        return self.common.process

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ScheduleSettings:
        """Read SSV_*, SSV_MAIL_*, SSV_REGION and SSV_SERIOUS_VIOLATIONS. SettingError names what is missing."""
        listed = environ.get("SSV_SERIOUS_VIOLATIONS", "")
        return cls(
            role.ScheduleSettings.from_environ(environ),
            environ.get("SSV_REGION", ""),
            Path(listed) if listed else None,
        )
