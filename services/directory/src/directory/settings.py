"""Settings of the directory's processes, read once from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chassis.settings import KafkaSettings, ProcessSettings, ServerSettings, TlsSettings, required

TOPIC = "ssv.directory.events"
"""Twelve partitions, one per stream; the number is fixed for life."""
DEAD_LETTER_TOPIC = "ssv.directory.dead-letters"

OWNERS = ("licensing",)
"""Services whose open matters are read. A service that owns matters is added here."""


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


@dataclass(frozen=True)
class ReadSettings:
    """What `read` needs."""

    process: ProcessSettings
    kafka: KafkaSettings
    tls: TlsSettings
    database_url: str
    targets: Mapping[str, str]
    """Where each owner answers gRPC, by service."""

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ReadSettings:
        """Read SSV_*, among them SSV_<OWNER>_TARGET. SettingError names what is missing."""
        return cls(
            ProcessSettings.from_environ(environ),
            KafkaSettings.from_environ(environ),
            TlsSettings.from_environ(environ),
            required(environ, "SSV_DATABASE_URL"),
            {owner: required(environ, f"SSV_{owner.upper().replace('-', '_')}_TARGET") for owner in OWNERS},
        )


def topic_of(owner: str) -> str:
    """Where an owner's events are."""
    return f"ssv.{owner}.events"
