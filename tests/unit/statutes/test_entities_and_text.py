"""Types and statuses; names for comparing and addresses for showing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statutes import text
from statutes.entities import EntityType, Status, type_of


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("N/A", EntityType.UNKNOWN),
        ("", EntityType.UNKNOWN),
        ("50(万美元)", EntityType.UNKNOWN),
        ("有限责任公司", EntityType.LIMITED_COMPANY),
        ("有限责任公司 国有企业", EntityType.LIMITED_COMPANY),
        ("有限责任公司（非自然人投资或控股的法人独资）", EntityType.LIMITED_COMPANY),
        ("股份有限公司", EntityType.JOINT_STOCK_COMPANY),
        ("集体所有制", EntityType.COLLECTIVE_ENTERPRISE),
        ("集体分支机构（非法人）", EntityType.BRANCH),
        ("分公司", EntityType.BRANCH),
        ("股份合作制", EntityType.SHARE_COOPERATIVE),
        ("个人独资企业", EntityType.SOLE_PROPRIETORSHIP),
        ("私营独资企业", EntityType.SOLE_PROPRIETORSHIP),
        ("普通合伙", EntityType.GENERAL_PARTNERSHIP),
        ("个体户", EntityType.INDIVIDUAL_BUSINESS),
        ("外国(地区)企业常驻代表机构", EntityType.REPRESENTATIVE_OFFICE),
        ("全民(内联-独资)", EntityType.STATE_OWNED_ENTERPRISE),
        ("来料加工", EntityType.OTHER),
        ("农民专业合作社", EntityType.FARMERS_COOPERATIVE),
    ],
)
def test_a_registers_text_leads_to_a_type(written: str, kind: EntityType) -> None:
    assert type_of(written) is kind


def test_every_type_is_recognised_by_its_own_name() -> None:
    assert {kind: type_of(kind.name_zh) for kind in EntityType} == {kind: kind for kind in EntityType}


def test_statuses_carry_the_publicity_systems_codes_and_only_one_may_trade() -> None:
    assert [(s.name_zh, s.code) for s in Status][1:3] == [("存续", "1"), ("吊销,未注销", "2")]
    assert [s for s in Status if s.may_trade] == [Status.ACTIVE]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("南宁市〔东风〕商店", "南宁市(东风)商店"),
        ("南宁市（东风）商店", "南宁市【东风】商店"),
        ("阿凡提·买买提商行", "阿凡提•买买提商行"),
        ("阿凡提・买买提商行", "阿凡提·买买提商行"),
        ("廣西國際貿易有限公司", "广西国际贸易有限公司"),
        ("广西　华宇 建工", "广西华宇建工"),
        ("ＡＢＣ商店", "abc商店"),
    ],
)
def test_writings_of_one_name_compare_equal(one: str, other: str) -> None:
    assert text.comparable(one) == text.comparable(other)


@pytest.mark.parametrize("character", ["\U00020000", "\U0002a6a5", "\U0002b740", "\U0002ceb0", "\U0002ebf0"])
def test_rare_characters_of_gb_18030_level_3_stay_themselves(character: str) -> None:
    assert text.comparable(f"南宁市{character}记商行") == f"南宁市{character}记商行"


@given(st.text(st.characters(codec="gb18030"), max_size=30))
def test_the_comparable_form_is_its_own_comparable_form(name: str) -> None:
    once = text.comparable(name)
    assert text.comparable(once) == once


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("田林县乐里镇新市街130号", "田林县乐里镇新市街"),
        ("梧州市文澜路８１号", "梧州市文澜路"),
        ("青浦区金泽镇港楼村", "青浦区金泽镇港楼村"),
        ("大连市西岗区合谊街5号10层9号", "大连市西岗区合谊街"),
        ("南宁市兴宁区人民东路二里三号", "南宁市兴宁区人民东路"),
        ("南宁市青秀区金湖花园3栋2单元501室", "南宁市青秀区金湖花园"),
        ("", ""),
    ],
)
def test_a_home_address_is_shown_to_road_or_village_only(address: str, shown: str) -> None:
    assert text.shown_address(address) == shown


@given(st.text(max_size=60))
def test_no_house_number_is_ever_shown(address: str) -> None:
    assert not any(c in "0123456789" for c in text.shown_address(address))


def test_a_persons_name_is_masked_but_for_its_first_character() -> None:
    assert text.masked_name("覃小明") == "覃**"
    assert text.masked_name("") == ""
