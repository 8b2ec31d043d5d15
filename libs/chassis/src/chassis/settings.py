"""Settings of a process: frozen, validated, built once from the environment at the edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class SettingError(ValueError):
    """A setting is missing or unusable."""


def required(environ: Mapping[str, str], name: str) -> str:
    """A setting that has no default. SettingError says its name."""
    value = environ.get(name, "")
    if not value:
        raise SettingError(f"set {name} in the environment; it has no default")
    return value


def target_variable(service: str) -> str:
    """The setting that says where a service answers gRPC."""
    return f"SSV_{service.upper().replace('-', '_')}_TARGET"


def port(environ: Mapping[str, str], name: str, default: str = "") -> int:
    """A TCP port, 0 to 65535; 0 lets the system choose."""
    text = environ.get(name, default) or required(environ, name)
    if not text.isdecimal() or int(text) > 65535:
        raise SettingError(f"{name} is {text!r}; it must be a port number from 0 to 65535")
    return int(text)


@dataclass(frozen=True)
class TlsSettings:
    """Where this process's certificate, its key, the authority and the revocation list lie (PEM)."""

    authority: Path
    certificate: Path
    key: Path
    revocations: Path | None

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> TlsSettings:
        """Read SSV_TLS_*."""
        revocations = environ.get("SSV_TLS_CRL", "")
        return cls(
            authority=Path(required(environ, "SSV_TLS_CA")),
            certificate=Path(required(environ, "SSV_TLS_CERT")),
            key=Path(required(environ, "SSV_TLS_KEY")),
            revocations=Path(revocations) if revocations else None,
        )


@dataclass(frozen=True)
class KafkaSettings:
    """How to reach the broker."""

    bootstrap: str
    username: str
    password: str

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> KafkaSettings:
        """Read SSV_KAFKA_*."""
        return cls(
            bootstrap=required(environ, "SSV_KAFKA_BOOTSTRAP"),
            username=required(environ, "SSV_KAFKA_USERNAME"),
            password=required(environ, "SSV_KAFKA_PASSWORD"),
        )


@dataclass(frozen=True)
class ProcessSettings:
    """What every process of every service has."""

    service: str
    instance: str
    log_level: str
    metrics_port: int

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ProcessSettings:
        """Read SSV_SERVICE, SSV_INSTANCE, SSV_LOG_LEVEL and SSV_METRICS_PORT."""
        service = required(environ, "SSV_SERVICE")
        return cls(
            service=service,
            instance=environ.get("SSV_INSTANCE", service),
            log_level=environ.get("SSV_LOG_LEVEL", "INFO"),
            metrics_port=port(environ, "SSV_METRICS_PORT", "0"),
        )


@dataclass(frozen=True)
class ServerSettings:
    """What a gRPC server has besides."""

    port: int
    token_keys: Path
    audience: str
    max_concurrent_calls: int

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> ServerSettings:
        """Read SSV_GRPC_PORT, SSV_TOKEN_KEYS, SSV_AUDIENCE and SSV_MAX_CONCURRENT_CALLS."""
        return cls(
            port=port(environ, "SSV_GRPC_PORT"),
            token_keys=Path(required(environ, "SSV_TOKEN_KEYS")),
            audience=environ.get("SSV_AUDIENCE", "smartsupervision"),
            max_concurrent_calls=int(environ.get("SSV_MAX_CONCURRENT_CALLS", "500")),
        )


@dataclass(frozen=True)
class MigrationSettings:
    """What `migrate` needs: the owner's connection and whom to grant to."""

    owner_url: str
    runtime_role: str

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> MigrationSettings:
        """Read SSV_DATABASE_OWNER_URL and SSV_DATABASE_RUNTIME_ROLE."""
        return cls(
            owner_url=required(environ, "SSV_DATABASE_OWNER_URL"),
            runtime_role=required(environ, "SSV_DATABASE_RUNTIME_ROLE"),
        )
