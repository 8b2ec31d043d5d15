"""Settings of the command center's processes, read once from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chassis.settings import KafkaSettings, ProcessSettings, ServerSettings, SettingError, TlsSettings, port, required
from command_center.owners import LICENSING, REQUIRED, SOURCES

DEAD_LETTER_TOPIC = "ssv.command-center.dead-letters"
GROUP = LICENSING.group

_SECRET_LENGTH = 32


@dataclass(frozen=True)
class ElasticSettings:
    """How to reach the search index."""

    url: str
    username: str
    password: str

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ElasticSettings:
        """Read SSV_ELASTICSEARCH_*."""
        return cls(
            url=required(environ, "SSV_ELASTICSEARCH_URL"),
            username=required(environ, "SSV_ELASTICSEARCH_USERNAME"),
            password=required(environ, "SSV_ELASTICSEARCH_PASSWORD"),
        )


def _owners(environ: Mapping[str, str]) -> dict[str, str]:
    """The owners whose address is given. SettingError if one is missing without which there is nothing to show."""
    for source in REQUIRED:
        required(environ, source.setting)
    return {owner: environ[source.setting] for owner, source in SOURCES.items() if environ.get(source.setting)}


@dataclass(frozen=True)
class CenterSettings:
    """What both roles have."""

    process: ProcessSettings
    database_url: str
    elastic: ElasticSettings
    tls: TlsSettings
    owners: Mapping[str, str]
    """`host:port` of each service whose records are searched here."""

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> CenterSettings:
        """Read the settings of both roles. SettingError says what is missing."""
        return cls(
            process=ProcessSettings.from_environ(environ),
            database_url=required(environ, "SSV_DATABASE_URL"),
            elastic=ElasticSettings.from_environ(environ),
            tls=TlsSettings.from_environ(environ),
            owners=_owners(environ),
        )


@dataclass(frozen=True)
class ServeSettings:
    """What `serve` has besides."""

    center: CenterSettings
    server: ServerSettings
    http_port: int
    web_secret: str

    @property
    def process(self) -> ProcessSettings:
        """What every process has."""
        return self.center.process

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ServeSettings:
        """Read the settings of `serve`. SettingError says what is missing."""
        secret = required(environ, "SSV_WEB_SECRET")
        if len(secret) < _SECRET_LENGTH:
            raise SettingError(f"SSV_WEB_SECRET must have at least {_SECRET_LENGTH} characters")
        return cls(
            center=CenterSettings.from_environ(environ),
            server=ServerSettings.from_environ(environ),
            http_port=port(environ, "SSV_HTTP_PORT"),
            web_secret=secret,
        )


@dataclass(frozen=True)
class ProjectSettings:
    """What `project` has besides."""

    center: CenterSettings
    kafka: KafkaSettings

    @property
    def process(self) -> ProcessSettings:
        """What every process has."""
        return self.center.process

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ProjectSettings:
        """Read the settings of `project`. SettingError says what is missing."""
        return cls(center=CenterSettings.from_environ(environ), kafka=KafkaSettings.from_environ(environ))
