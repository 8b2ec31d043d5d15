"""Settings of the licensing processes, read once from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chassis.settings import KafkaSettings, ProcessSettings, ServerSettings, TlsSettings, required

TOPIC = "ssv.licensing.events"
"""Twelve partitions, one per stream; the number is fixed for life."""


@dataclass(frozen=True)
class ServeSettings:
    """What `serve` needs."""

    process: ProcessSettings
    server: ServerSettings
    tls: TlsSettings
    database_url: str

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ServeSettings:
        """Read SSV_*. SettingError names what is missing."""
        return cls(
            ProcessSettings.from_environ(environ),
            ServerSettings.from_environ(environ),
            TlsSettings.from_environ(environ),
            required(environ, "SSV_DATABASE_URL"),
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
