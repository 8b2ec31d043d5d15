"""Which adapter a process uses."""

from __future__ import annotations

from collections.abc import Mapping

from matters.delivery.mail import MailDelivery
from matters.delivery.mail_settings import MailSettings
from matters.delivery.port import AlarmPort
from matters.delivery.to_log import LogDelivery


def delivery_from(environ: Mapping[str, str]) -> AlarmPort:
    """Mail where SSV_MAIL_HOST is set, else the log. SettingError names what is wrong."""
    settings = MailSettings.from_environ(environ)
    return MailDelivery(settings) if settings else LogDelivery()
