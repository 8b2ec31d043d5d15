"""Administrative divisions, GB/T 2260."""

from __future__ import annotations

import pytest

from statutes import divisions
from statutes.divisions import Level

CITIES = {
    "450100": "南宁市", "450200": "柳州市", "450300": "桂林市", "450400": "梧州市", "450500": "北海市",
    "450600": "防城港市", "450700": "钦州市", "450800": "贵港市", "450900": "玉林市", "451000": "百色市",
    "451100": "贺州市", "451200": "河池市", "451300": "来宾市", "451400": "崇左市",
}  # fmt: skip


def test_guangxi_has_fourteen_cities_and_111_counties() -> None:
    cities = divisions.children("450000")
    assert {c.code: c.name for c in cities} == CITIES
    counties = [d for c in cities for d in divisions.children(c.code) if d.name != "市辖区"]
    assert len(counties) == 111


@pytest.mark.parametrize(
    ("code", "level", "parent"),
    [
        ("000000", Level.NATION, "000000"),
        ("100000", Level.NATION, "000000"),
        ("450000", Level.PROVINCE, "000000"),
        ("451000", Level.CITY, "450000"),
        ("451029", Level.COUNTY, "451000"),
    ],
)
def test_level_and_parent_follow_from_the_zeros(code: str, level: Level, parent: str) -> None:
    assert divisions.level_of(code) is level
    assert divisions.parent_of(code) == parent


@pytest.mark.parametrize(
    ("grant", "code", "reaches"),
    [
        ("000000", "451029", True),
        ("450000", "451029", True),
        ("451000", "451029", True),
        ("451029", "451029", True),
        ("451029", "451028", False),
        ("451029", "451000", False),
        ("451000", "450000", False),
        ("450100", "451000", False),
        ("440000", "450000", False),
        ("450000", "100000", False),
    ],
)
def test_a_grant_reaches_downwards_and_never_sideways(grant: str, code: str, reaches: bool) -> None:
    assert divisions.covers(grant, code) is reaches


@pytest.mark.parametrize(
    ("province", "place", "code", "exact"),
    [
        ("广西", "百色", "451000", True),
        ("广西壮族自治区", "百色市", "451000", True),
        ("广西", "防城港", "450600", True),
        ("广西", "田林县", "451029", True),
        ("上海", "松江", "310117", True),
        ("天津", "滨海", "120116", True),
        ("重庆", "忠县", "500233", True),
        ("云南", "红河", "532500", True),
        ("吉林", "延边州", "222400", True),
        ("新疆", "克孜勒苏柯尔克孜", "653000", True),
        ("湖北", "仙桃", "429004", True),
        ("辽宁", "朝阳", "211300", True),
        ("上海", "自贸区", "310000", False),
        ("上海", "N/A", "310000", False),
    ],
)
def test_place_names_long_or_short_lead_to_a_code(province: str, place: str, code: str, exact: bool) -> None:
    assert divisions.resolve(province, place) == divisions.Resolution(code, exact)


def test_a_province_nobody_knows_leads_nowhere() -> None:
    assert divisions.resolve("N/A", "南宁") is None


def test_an_address_leads_to_its_county() -> None:
    assert divisions.locate("451000", "田林县乐里镇新市街130号") == "451029"
    assert divisions.locate("451000", "乐里镇新市街130号") is None


def test_abolished_codes_stay_known_and_are_marked() -> None:
    hengxian = divisions.find("450127")
    assert hengxian is not None
    assert (hengxian.name, hengxian.historic) == ("横县", True)
    note = divisions.oddity("450127")
    assert note is not None
    assert note.reason == "DIVISION_HISTORIC"
    assert divisions.oddity("450110") is None
    assert hengxian not in divisions.children("450100")
    assert hengxian in divisions.children("450100", historic=True)


def test_the_special_regions_are_provinces_in_force() -> None:
    assert all(divisions.is_province(two) for two in ("71", "81", "82"))
    assert all(not d.historic for d in map(divisions.find, ("710000", "810000", "820000")) if d)


def test_a_full_name_runs_from_the_province_down_without_fillers() -> None:
    assert divisions.full_name("451029") == "广西壮族自治区百色市田林县"
    assert divisions.full_name("310117") == "上海市松江区"
    assert divisions.full_name("450000") == "广西壮族自治区"
    assert divisions.name_of("459999") == "459999"
