"""Settings of the roles that every service has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from chassis.sealing.settings import seal_within
from chassis.settings import KafkaSettings, ProcessSettings, ServerSettings, TlsSettings, required, target_variable


@dataclass(frozen=True)
class ServeSettings:
    """What `serve` needs."""

    process: ProcessSettings
    server: ServerSettings
    tls: TlsSettings
    database_url: str
    seal_within: timedelta | None = None
    """How long an event may wait for its seal while commands are taken; None where they do not depend on seals."""

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ServeSettings:
        """Read SSV_*. SettingError names what is missing."""
        return cls(
            ProcessSettings.from_environ(environ),
            ServerSettings.from_environ(environ),
            TlsSettings.from_environ(environ),
            required(environ, "SSV_DATABASE_URL"),
            seal_within(environ),
        )


@dataclass(frozen=True)
class RelaySettings:
    """What `relay` needs."""

    process: ProcessSettings
    kafka: KafkaSettings
    database_url: str

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> RelaySettings:
        """Read SSV_*. SettingError names what is missing."""
        return cls(
            ProcessSettings.from_environ(environ),
            KafkaSettings.from_environ(environ),
            required(environ, "SSV_DATABASE_URL"),
        )


@dataclass(frozen=True)
class ReadSettings:
    """What `read` needs."""

    process: ProcessSettings
    kafka: KafkaSettings
    tls: TlsSettings
    database_url: str
    targets: Mapping[str, str]
    """Where each owner whose events are read answers gRPC: SSV_<OWNER>_TARGET."""

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ReadSettings:
        """Read SSV_*, with SSV_OWNERS the owners, separated by commas. SettingError names what is missing."""
        owners = [name for name in environ.get("SSV_OWNERS", "").split(",") if name]
        return cls(
            ProcessSettings.from_environ(environ),
            KafkaSettings.from_environ(environ),
            TlsSettings.from_environ(environ),
            required(environ, "SSV_DATABASE_URL"),
            {owner: required(environ, target_variable(owner)) for owner in owners},
        )
