"""The mail adapter over real sockets and TLS, against the smallest mail server (support.smtp_server)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from support.limits import OTHER_POST, POST, at, opened
from support.smtp_server import PASSWORD, REFUSED, USERNAME, MailServer, mail_server

from matters.delivery.mail import MailDelivery
from matters.delivery.mail_settings import MailSettings, Security
from matters.delivery.port import Alarm
from matters.domain.kinds import AlarmKind

NEAR = Alarm(UUID(int=1), AlarmKind.NEAR, at("2026-03-25", 0), opened())
MISSED = Alarm(UUID(int=2), AlarmKind.MISSED, at("2026-03-31", 0), opened())
ELSEWHERE = replace(MISSED, deadline_id=UUID(int=3), deadline=replace(opened(), owner_post=OTHER_POST))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[MailServer]:
    with mail_server(tmp_path) as running:
        yield running


def settings(server: MailServer) -> MailSettings:
    return MailSettings(
        "localhost",
        server.port,
        Security.STARTTLS,
        "ssv@example.org",
        "desk@example.org",
        USERNAME,
        PASSWORD,
        server.authority,
        {f"posts/{OTHER_POST}": REFUSED, f"posts/{POST}": "licences@example.org"},
    )


def deliver(chosen: MailSettings, *alarms: Alarm) -> list[str]:
    return list(asyncio.run(MailDelivery(chosen).deliver(alarms)))


def test_a_letter_arrives_over_tls_with_its_chinese_words(server: MailServer) -> None:
    assert deliver(settings(server), NEAR, MISSED) == ["", ""]
    [letter] = server.letters
    assert letter["To"] == "licences@example.org"
    assert letter["Subject"].startswith("期限提醒")
    assert "食品经营许可" in letter.get_content()


def test_a_letter_that_is_refused_holds_back_no_other(server: MailServer) -> None:
    first, refused, last = deliver(settings(server), NEAR, ELSEWHERE, MISSED)
    assert (first, last) == ("", "")
    assert "no such mailbox" in refused
    assert len(server.letters) == 1


def test_a_server_whose_certificate_is_not_trusted_gets_nothing(server: MailServer) -> None:
    [why] = deliver(replace(settings(server), authority=None), NEAR)
    assert "CERTIFICATE_VERIFY_FAILED" in why
    assert server.letters == []


def test_a_wrong_password_is_said_so(server: MailServer) -> None:
    [why] = deliver(replace(settings(server), password="wrong"), NEAR)  # noqa: S106 - it opens nothing
    assert "wrong password" in why


def test_a_server_that_is_away_fails_every_alarm_and_raises_nothing(server: MailServer) -> None:
    near, missed = deliver(replace(settings(server), port=1), NEAR, MISSED)
    assert near == missed != ""
