"""Alarms by mail (SMTP): one message per recipient and batch, over TLS. The reference adapter.

Delivery is at least once; the Message-ID follows from the alarms inside, so that a message that comes twice can be
known as the same one.
"""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from contextlib import suppress

from matters.delivery.letters import Letter, letters
from matters.delivery.mail_settings import MailSettings, Security
from matters.delivery.port import Alarm

SECONDS = 20.0
"""How long the server may take to answer."""


class MailDelivery:
    """Sends what it is given; a server that refuses one letter holds back no other."""

    def __init__(self, settings: MailSettings) -> None:
        self._settings = settings

    async def deliver(self, alarms: Sequence[Alarm]) -> Sequence[str]:
        """Send; for each alarm why its letter was not taken, or ""."""
        posted = letters(alarms, self._settings)
        failures = await asyncio.to_thread(self._send, posted)
        return [failures.get(alarm.key, "") for alarm in alarms]

    def _send(self, posted: Sequence[Letter]) -> Mapping[str, str]:
        """The failures by alarm."""
        try:
            server = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            return {key: _why(error) for letter in posted for key in letter.keys}
        failures: dict[str, str] = {}
        try:
            for letter in posted:
                why = _send_one(server, letter)
                failures.update(dict.fromkeys(letter.keys, why) if why else {})
        finally:
            with suppress(OSError, smtplib.SMTPException):  # everything that matters was answered
                server.quit()
        return failures

    def _connect(self) -> smtplib.SMTP:
        settings = self._settings
        context = ssl.create_default_context(cafile=str(settings.authority) if settings.authority else None)
        if settings.security is Security.IMPLICIT:
            server: smtplib.SMTP = smtplib.SMTP_SSL(settings.host, settings.port, timeout=SECONDS, context=context)
        else:
            server = smtplib.SMTP(settings.host, settings.port, timeout=SECONDS)
        try:
            if settings.security is Security.STARTTLS:
                server.starttls(context=context)
            if settings.username:
                server.login(settings.username, settings.password)
        except BaseException:
            server.close()
            raise
        return server


def _send_one(server: smtplib.SMTP, letter: Letter) -> str:
    try:
        server.send_message(letter.message)
    except (OSError, smtplib.SMTPException) as error:
        return _why(error)
    return ""


def _why(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
