"""Settings of the enforcement processes, read once from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chassis.settings import KafkaSettings, ProcessSettings, ServerSettings, TlsSettings, required

TOPIC: Final = "ssv.enforcement.events"
"""Twelve partitions, one per stream; the number is fixed for life."""
DEAD_LETTER_TOPIC: Final = "ssv.enforcement.dead-letters"
REGION: Final = "450000"
"""广西壮族自治区: whose calendar and rules hold where SSV_REGION names no other."""


def region(environ: Mapping[str, str]) -> str:
    """GB/T 2260 of the province whose overrides hold."""
    return environ.get("SSV_REGION") or REGION


@dataclass(frozen=True)
class ServeSettings:
    """What `serve` needs."""

    process: ProcessSettings
    server: ServerSettings
    tls: TlsSettings
    database_url: str
    region: str

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ServeSettings:
        """Read SSV_*. SettingError names what is missing."""
        return cls(
            ProcessSettings.from_environ(environ),
            ServerSettings.from_environ(environ),
            TlsSettings.from_environ(environ),
            required(environ, "SSV_DATABASE_URL"),
            region(environ),
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
    """What `read` needs: it keeps the copy of the directory."""

    process: ProcessSettings
    kafka: KafkaSettings
    tls: TlsSettings
    database_url: str
    directory: str
    """Where the directory answers gRPC."""

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ReadSettings:
        """Read SSV_*, among them SSV_DIRECTORY_TARGET. SettingError names what is missing."""
        return cls(
            ProcessSettings.from_environ(environ),
            KafkaSettings.from_environ(environ),
            TlsSettings.from_environ(environ),
            required(environ, "SSV_DATABASE_URL"),
            required(environ, "SSV_DIRECTORY_TARGET"),
        )


@dataclass(frozen=True)
class ScheduleSettings:
    """What `schedule` needs."""

    process: ProcessSettings
    database_url: str
    region: str

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ScheduleSettings:
        """Read SSV_*. SettingError names what is missing."""
        return cls(ProcessSettings.from_environ(environ), required(environ, "SSV_DATABASE_URL"), region(environ))
