"""A row of an older register becomes an adoption, or is refused with a reason."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.intake import FILES, TODAY, row, rows_of

from licensing.intake.notes import MEANINGS, is_warning
from licensing.intake.refusals import RowRefusal
from licensing.intake.rows import Adoption, read_row
from statutes.entities import EntityType, Status


def adopted(**changes: str) -> Adoption:
    read = read_row(row(**changes), TODAY)
    assert isinstance(read, Adoption), read
    return read


def refused(**changes: str) -> RowRefusal:
    read = read_row(row(**changes), TODAY)
    assert isinstance(read, RowRefusal), read
    return read


def test_a_complete_row_is_adopted_without_a_note() -> None:
    read = adopted()
    assert read.code == "91450100MA5K00012J"
    assert read.entity_type is EntityType.LIMITED_COMPANY
    assert (read.capital.amount_fen, read.capital.currency) == (100_000_000, "CNY")
    assert read.established == date(1996, 1, 9)
    assert read.division == "450100"
    assert (read.reservation, read.notes) == ("", ())


def test_a_row_that_states_nothing_but_name_and_code_is_adopted_with_its_gaps_noted() -> None:
    thin = dict.fromkeys(("established", "type", "representative", "capital", "scope", "province", "place"), "N/A")
    read = adopted(**thin, address="")
    assert read.established is None
    assert read.entity_type is EntityType.UNKNOWN
    assert read.status is Status.UNKNOWN
    assert (read.representative, read.scope, read.type_text) == ("", "", "")
    assert read.division == "450100"
    assert set(read.notes) == {"DATE_NOT_STATED", "TYPE_NOT_STATED", "CAPITAL_NOT_STATED", "PLACE_NOT_STATED"}


def test_a_lower_case_code_is_made_regular_and_noted() -> None:
    read = adopted(code="91450100ma5k00012j")
    assert (read.code, read.notes) == ("91450100MA5K00012J", ("CODE_LOWER_CASE",))


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("320213000007707", "OLD_REGISTRATION_NUMBER"),
        ("3201081000005", "OLD_REGISTRATION_NUMBER_13"),
        ("企合苏总字第000063", "FOREIGN_INVESTED_NUMBER"),
        ("95028570-8", "ORGANISATION_CODE_ONLY"),
    ],
)
def test_an_older_number_loads_with_reservation(number: str, reason: str) -> None:
    read = adopted(code=number, province="江苏", place="无锡")
    assert (read.code, read.old_number, read.reservation) == ("", number, reason)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"code": "91450100MA5K00012K"}, "CODE_WRONG_CHECK_CHARACTER"),
        ({"code": "91990100MA5K00012J"}, "CODE_UNKNOWN_PROVINCE"),
        ({"code": "320213000007708"}, "CODE_WRONG_CHECK_DIGIT"),
        ({"code": ""}, "CODE_MISSING_IDENTIFIER"),
        ({"code": "不详"}, "CODE_UNKNOWN_IDENTIFIER"),
        ({"code": "9.145E+17"}, "CODE_NUMERIC_CELL"),
        ({"name": ""}, "NAME_MISSING"),
        ({"name": "N/A"}, "NAME_MISSING"),
        ({"name": "广西\ufffd\ufffd公司"}, "NAME_UNREADABLE"),
        ({"name": "某" * 201}, "TEXT_TOO_LONG"),
        ({"scope": "某" * 10_001}, "TEXT_TOO_LONG"),
        ({"established": "1996-02-30"}, "DATE_INVALID"),
        ({"established": "2026-11-24"}, "DATE_IN_FUTURE"),
        ({"ended": "1995-01-01"}, "DATES_OUT_OF_ORDER"),
        ({"ended": "2099-01-01"}, "DATE_IN_FUTURE"),
    ],
)
def test_a_row_that_cannot_be_read_or_contradicts_itself_is_refused(changes: dict[str, str], reason: str) -> None:
    why = refused(**changes)
    assert why.reason == reason
    assert why.message
    assert why.message_zh
    assert why.remedy


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"code": "91450908711471562D", "place": "玉林"}, "DIVISION_UNKNOWN"),
        ({"place": "柳州"}, "PLACE_DIFFERS"),
        ({"place": "自贸区"}, "PLACE_UNKNOWN"),
        ({"province": "DURAND-DELACRE"}, "PLACE_UNKNOWN"),
        ({"type": "JOSEPH"}, "TYPE_UNREADABLE"),
        ({"capital": "JEAN"}, "CAPITAL_UNREADABLE"),
        ({"scope": "锟斤拷锟斤拷"}, "TEXT_DAMAGED"),
        ({"address": "南宁市\ufffd路"}, "TEXT_DAMAGED"),
        ({"representative": "Ã¥Â¼Â"}, "TEXT_DAMAGED"),
    ],
)
def test_what_looks_wrong_is_a_warning_on_a_row_that_loads(changes: dict[str, str], note: str) -> None:
    read = adopted(**changes)
    assert note in read.notes
    assert is_warning(note)


def test_a_rare_character_or_a_point_is_no_damage() -> None:
    name = "南宁市\U00030ede\U0002ebf0记阿凡提·买买提商行"
    read = adopted(name=name, scope="容积30m³×3个,宇锟牌")
    assert (read.name, read.notes) == (name, ())


def test_controls_are_removed_and_noted() -> None:
    read = adopted(address="西安市\x7f二府街12号\x00")
    assert (read.address, read.notes) == ("西安市二府街12号", ("TEXT_CONTROLS_REMOVED",))


@pytest.mark.parametrize(
    ("changes", "division"),
    [
        # The authority of the number, while it lies in the place named.
        ({"code": "92450103MA5K00020M"}, "450103"),
        # Registered by the city: the city, even if the address names a district.
        ({"address": "南宁市青秀区民族大道1号"}, "450100"),
        # Moved away: the place, narrowed by the address.
        ({"place": "百色", "address": "百色市田林县乐里镇"}, "451029"),
        ({"place": "百色", "address": "新市街"}, "451000"),
        ({"province": "N/A", "place": "N/A"}, "450100"),
        ({"division": "451029"}, "451029"),
    ],
)
def test_the_division_follows_from_number_place_and_address(changes: dict[str, str], division: str) -> None:
    assert adopted(**changes).division == division


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("存续(在营、开业、在册)", Status.ACTIVE),
        ("吊销,未注销", Status.REVOKED),
        ("吊销，已注销", Status.REVOKED_DEREGISTERED),
        ("注销", Status.DEREGISTERED),
        ("", Status.UNKNOWN),
        ("?", Status.UNKNOWN),
    ],
)
def test_a_stated_status_is_kept(text: str, status: Status) -> None:
    assert adopted(status=text).status is status


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(row(), st.text(max_size=30))))
def test_any_row_is_adopted_or_refused_and_every_note_has_a_meaning(changes: dict[str, str]) -> None:
    read = read_row(row(**changes), TODAY)
    if isinstance(read, Adoption):
        assert bool(read.code) != bool(read.reservation)
        assert set(read.notes) <= set(MEANINGS)
        assert len(read.notes) <= 20
    else:
        assert read.reason.isupper()


def test_the_real_files_fall_into_the_classes_counted_by_hand() -> None:
    known: set[str] = set()
    counts = {}
    for name in FILES:
        sums: Counter[str] = Counter()
        for values in rows_of(name):
            read = read_row(values, TODAY)
            match read:
                case RowRefusal():
                    sums["refused"] += 1
                case Adoption(reservation=reservation) if reservation:
                    sums[reservation] += 1
                case Adoption(code=code):
                    sums["known" if code in known else "loaded"] += 1
                    known.add(code)
        counts[name] = dict(sums)
    assert counts == FILES
