"""What alarms say: one letter per recipient, the missed before the near, each with its day and its law. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime
from itertools import groupby

from matters.delivery.mail_settings import MailSettings
from matters.delivery.port import Alarm
from matters.domain.kinds import AlarmKind
from matters.domain.warnings import SHANGHAI
from matters.kinds import post_name

_WORDS = {AlarmKind.MISSED: ("逾期", "missed"), AlarmKind.NEAR: ("临期", "near")}


@dataclass(frozen=True)
class Letter:
    """A message and the keys of the alarms in it."""

    message: EmailMessage
    keys: tuple[str, ...]


def letters(alarms: Sequence[Alarm], settings: MailSettings) -> list[Letter]:
    """One letter per address, addresses in their order."""

    def address(alarm: Alarm) -> str:
        return settings.address_of(post_name(alarm.deadline.owner_post), alarm.deadline.division)

    ordered = sorted(alarms, key=lambda alarm: (address(alarm), -alarm.kind, alarm.key))
    return [_letter(to, list(mine), settings) for to, mine in groupby(ordered, key=address)]


def _letter(to: str, alarms: Sequence[Alarm], settings: MailSettings) -> Letter:
    keys = tuple(alarm.key for alarm in alarms)
    message = EmailMessage()
    message["From"] = settings.sender
    message["To"] = to
    message["Subject"] = _subject(alarms)
    # The time of the alarms, not of the sending: a letter sent again is the same letter.
    message["Date"] = format_datetime(max(alarm.at for alarm in alarms))
    message["Message-ID"] = f"<{_digest(to, keys)}@{settings.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n\n".join(_paragraph(alarm) for alarm in alarms) + "\n")
    return Letter(message, keys)


def _subject(alarms: Sequence[Alarm]) -> str:
    counted = []
    for kind, (chinese, english) in _WORDS.items():
        count = sum(alarm.kind is kind for alarm in alarms)
        if count:
            counted.append(f"{chinese} {count} {english}")
    return "期限提醒 deadlines: " + ", ".join(counted)


def _paragraph(alarm: Alarm) -> str:
    limit = alarm.deadline
    chinese, english = _WORDS[alarm.kind]
    due = limit.due_on
    told = alarm.at.astimezone(SHANGHAI)
    return "\n".join(
        (
            f"[{chinese} {english}] {limit.title or limit.matter}",
            f"  期限 due: {due.isoformat() if due else '-'}  依据 rule: {limit.rule_id} ({limit.source})",
            f"  事项 matter: {limit.matter}",
            f"  主体 entity: {limit.subject or '-'}  区划 division: {limit.division or '-'}",
            f"  提醒时间 announced: {told:%Y-%m-%d %H:%M}  编号 alarm: {alarm.key}",
        )
    )


def _digest(to: str, keys: Sequence[str]) -> str:
    return hashlib.sha256("\n".join((to, *keys)).encode()).hexdigest()[:32]
