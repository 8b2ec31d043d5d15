"""Where mail goes and how; read once from the environment."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from chassis.settings import SettingError, port, required


class Security(StrEnum):
    """How the connection to the mail server is protected."""

    STARTTLS = "starttls"
    IMPLICIT = "implicit"
    NONE = "none"
    """Only where the server is on the same machine or the network is protected otherwise; never the default."""


_PORTS = {Security.STARTTLS: "587", Security.IMPLICIT: "465", Security.NONE: "25"}


@dataclass(frozen=True)
class MailSettings:
    """What the mail adapter needs."""

    host: str
    port: int
    security: Security
    sender: str
    """The address in From."""
    duty_desk: str
    """Who is written to where no address of a post or a division is known."""
    username: str = ""
    password: str = field(default="", repr=False)
    authority: Path | None = None
    """PEM of the authority that signed the server's certificate; None: those the machine trusts."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Addresses by post (`posts/…`) or division (`450103`)."""

    def address_of(self, post: str, division: str) -> str:
        """Who is told: the post, else its division, else the duty desk."""
        return self.addresses.get(post) or self.addresses.get(division) or self.duty_desk

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> MailSettings | None:
        """Read SSV_MAIL_*; None where SSV_MAIL_HOST is not set. SettingError names what is missing or wrong.

        SSV_MAIL_SECURITY is starttls (the default), implicit or none. SSV_MAIL_PASSWORD_FILE and
        SSV_MAIL_ADDRESSES_FILE (JSON, address by post or division) are paths.
        """
        if not environ.get("SSV_MAIL_HOST"):
            return None
        security = _security(environ.get("SSV_MAIL_SECURITY", Security.STARTTLS.value))
        authority = environ.get("SSV_MAIL_CA", "")
        username = environ.get("SSV_MAIL_USERNAME", "")
        return cls(
            host=required(environ, "SSV_MAIL_HOST"),
            port=port(environ, "SSV_MAIL_PORT", _PORTS[security]),
            security=security,
            sender=required(environ, "SSV_MAIL_FROM"),
            duty_desk=required(environ, "SSV_MAIL_TO"),
            username=username,
            password=_secret(environ) if username else "",
            authority=Path(authority) if authority else None,
            addresses=_addresses(environ.get("SSV_MAIL_ADDRESSES_FILE", "")),
        )


def _security(text: str) -> Security:
    try:
        return Security(text)
    except ValueError:
        raise SettingError(f"SSV_MAIL_SECURITY is {text!r}; it must be starttls, implicit or none") from None


def _secret(environ: Mapping[str, str]) -> str:
    return Path(required(environ, "SSV_MAIL_PASSWORD_FILE")).read_text("utf-8").strip()


def _addresses(path: str) -> Mapping[str, str]:
    if not path:
        return {}
    try:
        found = json.loads(Path(path).read_text("utf-8"))
    except ValueError as error:
        raise SettingError(f"SSV_MAIL_ADDRESSES_FILE {path} is no JSON: {error}") from None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise SettingError(f"SSV_MAIL_ADDRESSES_FILE {path} must map posts or divisions to addresses")
    return found
