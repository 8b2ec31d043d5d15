"""What alarms say by mail, and to whom."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from support.limits import OTHER_POST, POST, at, opened

from chassis.settings import SettingError
from matters.delivery.letters import letters
from matters.delivery.mail_settings import MailSettings, Security
from matters.delivery.port import Alarm
from matters.domain.kinds import AlarmKind

SETTINGS = MailSettings(
    "mail.example.org",
    587,
    Security.STARTTLS,
    "ssv@example.org",
    "desk@example.org",
    addresses={f"posts/{POST}": "licences@example.org", "450103": "qingxiu@example.org"},
)
NEAR = Alarm(UUID(int=1), AlarmKind.NEAR, at("2026-03-25", 0), opened())
MISSED = Alarm(UUID(int=2), AlarmKind.MISSED, at("2026-03-31", 0), opened())
ENVIRON = {"SSV_MAIL_HOST": "mail.example.org", "SSV_MAIL_FROM": "ssv@example.org", "SSV_MAIL_TO": "desk@example.org"}


def test_a_post_gets_one_letter_with_what_is_missed_first() -> None:
    [letter] = letters([NEAR, MISSED], SETTINGS)
    assert letter.message["To"] == "licences@example.org"
    assert letter.message["Subject"] == "期限提醒 deadlines: 逾期 1 missed, 临期 1 near"
    text = letter.message.get_content()
    assert text.index("逾期 missed") < text.index("临期 near")
    for said in ("食品经营许可", "2026-03-30", "NPC-行政许可法:42", "91450103MA5K000000", MISSED.key):
        assert said in text
    assert letter.keys == (MISSED.key, NEAR.key)


def test_a_post_without_an_address_is_reached_through_its_division_or_the_duty_desk() -> None:
    division = replace(NEAR, deadline=replace(NEAR.deadline, owner_post=OTHER_POST))
    desk = replace(NEAR, deadline=replace(NEAR.deadline, owner_post=None, division="450321"))
    found = [letter.message["To"] for letter in letters([division, desk], SETTINGS)]
    assert found == ["desk@example.org", "qingxiu@example.org"]


def test_a_letter_sent_again_is_the_same_letter() -> None:
    [first], [again] = letters([NEAR, MISSED], SETTINGS), letters([MISSED, NEAR], SETTINGS)
    assert first.message.as_bytes() == again.message.as_bytes()
    [other] = letters([replace(NEAR, at=NEAR.at + timedelta(days=2))], SETTINGS)
    assert other.message["Message-ID"] != first.message["Message-ID"]


def test_a_title_cannot_add_headers() -> None:
    sly = replace(NEAR, deadline=replace(NEAR.deadline, title="许可\r\nBcc: all@example.org"))
    [letter] = letters([sly], SETTINGS)
    assert letter.message["Bcc"] is None
    assert b"\nBcc" not in letter.message.as_bytes().partition(b"\n\n")[0]


def test_without_a_server_there_is_no_mail() -> None:
    assert MailSettings.from_environ({}) is None


def test_tls_is_on_unless_it_is_switched_off_by_name() -> None:
    found = MailSettings.from_environ(ENVIRON)
    assert found is not None
    assert (found.security, found.port) == (Security.STARTTLS, 587)
    for word, port in (("implicit", 465), ("none", 25)):
        found = MailSettings.from_environ(ENVIRON | {"SSV_MAIL_SECURITY": word})
        assert found is not None
        assert (found.security.value, found.port) == (word, port)


def test_password_and_addresses_come_from_files(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("secret\n")
    (tmp_path / "addresses").write_text(json.dumps({"450103": "qingxiu@example.org"}))
    named = {"SSV_MAIL_PASSWORD_FILE": str(tmp_path / "password"), "SSV_MAIL_USERNAME": "ssv"}
    found = MailSettings.from_environ(ENVIRON | named | {"SSV_MAIL_ADDRESSES_FILE": str(tmp_path / "addresses")})
    assert found is not None
    assert (found.username, found.password) == ("ssv", "secret")
    assert "secret" not in repr(found)
    assert found.address_of("", "450103") == "qingxiu@example.org"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"SSV_MAIL_TO": ""}, "SSV_MAIL_TO"),
        ({"SSV_MAIL_SECURITY": "maybe"}, "starttls, implicit or none"),
        ({"SSV_MAIL_PORT": "http"}, "SSV_MAIL_PORT"),
        ({"SSV_MAIL_USERNAME": "ssv"}, "SSV_MAIL_PASSWORD_FILE"),
    ],
)
def test_a_wrong_setting_is_named(wrong: dict[str, str], says: str) -> None:
    with pytest.raises(SettingError, match=says):
        MailSettings.from_environ(ENVIRON | wrong)


@pytest.mark.parametrize("text", ["no json", "[1]", '{"450103": 7}'])
def test_a_file_of_addresses_that_is_none_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "addresses").write_text(text)
    with pytest.raises(SettingError, match="SSV_MAIL_ADDRESSES_FILE"):
        MailSettings.from_environ(ENVIRON | {"SSV_MAIL_ADDRESSES_FILE": str(tmp_path / "addresses")})
