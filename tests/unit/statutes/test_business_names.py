"""Names of enterprises: parts (SC-734:6), what is taken (SC-734:17), what may not be used (SC-734:8, 11-12)."""

from __future__ import annotations

import csv
import gzip
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statutes import industry
from statutes.business_names import (
    REASONS,
    Effect,
    Existing,
    Proposal,
    Result,
    Standing,
    compare,
    conflicts,
    kept_until,
    key,
    likeness_keys,
    objections,
    split,
    tables,
)

REGISTRY = Path(__file__).parents[4] / "shared/data/registry/guangxi_1978_2002.csv.gz"
ON = date(2026, 11, 23)
HONGGUANG = Existing(name="南宁红光酒店管理有限公司", authority="450100", holder="91450100MA5K00012J")


def proposal(name: str, **changes: object) -> Proposal:
    return replace(Proposal(name=name, authority="450100"), **changes)  # type: ignore[arg-type]  # names are the fields'


@pytest.mark.parametrize(
    ("name", "places", "trade_name", "industry", "form", "branch"),
    [
        ("广西建大建设集团有限公司", ["广西"], "建大", ["建设"], "集团有限公司", ""),
        ("广西正和(集团)股份有限公司", ["广西"], "正和", [], "(集团)股份有限公司", ""),
        ("广西壮族自治区天等县百货公司恒丰购物广场", ["广西壮族自治区", "天等县"], "百货", [], "公司", "恒丰购物广场"),
        ("桂林市国投房地产开发有限公司", ["桂林市"], "国投", ["房地产", "开发"], "有限公司", ""),
        ("钦州市钦南区那丽供销合作社", ["钦州市", "钦南区"], "那丽", [], "供销合作社", ""),
        ("红光(北京)酒店管理有限公司", ["北京"], "红光", ["酒店", "管理"], "有限公司", ""),
        ("红光酒店管理（北京）有限公司", ["北京"], "红光", ["酒店", "管理"], "有限公司", ""),
        ("南宁市大众会计师事务所(特殊普通合伙)", ["南宁市"], "大众", ["会计师"], "事务所(特殊普通合伙)", ""),
        ("南宁绿城投资中心（有限合伙）", ["南宁"], "绿城", ["投资"], "中心(有限合伙)", ""),
        ("南宁市东方明珠酒店", ["南宁市"], "东方明珠", ["酒店"], "酒店", ""),
        ("中国移动通信集团广西有限公司蒙山分公司", [], "中国移动通信集团广西", [], "有限公司", "蒙山分公司"),
        ("广西南宁青秀区东风超市", ["广西", "南宁", "青秀区"], "东风", ["超市"], "超市", ""),
        ("廣西國泰貿易有限公司", ["广西"], "国泰", ["贸易"], "有限公司", ""),
        # A place with nothing after it but words of industry is the trade name itself.
        ("广西铜业有限公司", [], "广西", ["铜业"], "有限公司", ""),
        ("东方贸易有限公司", [], "东方", ["贸易"], "有限公司", ""),
        ("覃记", [], "覃记", [], "", ""),
        ("有限公司", [], "", [], "有限公司", ""),
        ("", [], "", [], "", ""),
        ("南宁市酒店", ["南宁市"], "", ["酒店"], "酒店", ""),
        ("南宁市红酒店", ["南宁市"], "红", ["酒店"], "酒店", ""),
    ],
)
def test_a_name_has_place_trade_name_industry_and_form(
    name: str, places: list[str], trade_name: str, industry: list[str], form: str, branch: str
) -> None:
    parts = split(name)
    assert (list(parts.places), parts.trade_name, list(parts.industry)) == (places, trade_name, industry)
    assert (parts.form, parts.branch) == (form, branch)


def test_at_home_a_county_may_be_written_short() -> None:
    name = "合浦新世纪电脑有限公司"
    assert split(name).trade_name == "合浦新世纪"
    assert (split(name, "450521").places, split(name, "450521").trade_name) == (("合浦",), "新世纪")


@given(st.text(max_size=40))
def test_every_text_has_parts_and_its_own_keys(name: str) -> None:
    parts = split(name)
    assert parts == split(name)
    assert f"n:{key(name)}" in likeness_keys(name)


@pytest.mark.parametrize(
    "written",
    [
        "南宁紅光酒店管理有限公司",
        "南宁红光酒店管理有限公司 ",
        "南宁(红光)酒店管理有限公司",
        "南宁红光·酒店管理有限公司",
    ],
)
def test_writings_of_one_name_have_one_key(written: str) -> None:
    assert key(written) == key(HONGGUANG.name)
    assert compare(proposal(written), HONGGUANG, ON).reason == "SAME_NAME"


@pytest.mark.parametrize(
    ("name", "result", "reason"),
    [
        # Order of the parts, form and place make no other name.
        ("红光（南宁）酒店管理有限公司", Result.IDENTICAL, "SAME_NAME"),
        ("南宁市红光酒店管理有限责任公司", Result.IDENTICAL, "SAME_TRADE_NAME"),
        ("广西红光宾馆", Result.IDENTICAL, "SAME_TRADE_NAME"),
        ("南宁红光有限公司", Result.IDENTICAL, "SAME_TRADE_NAME_WITHOUT_INDUSTRY"),
        ("南宁红光实业有限公司", Result.IDENTICAL, "SAME_TRADE_NAME_WITHOUT_INDUSTRY"),
        ("南宁鸿光酒店管理有限公司", Result.SIMILAR, "ALIKE_TRADE_NAME"),
        ("南宁新红光酒店管理有限公司", Result.SIMILAR, "ALIKE_TRADE_NAME"),
        ("南宁红光软件有限公司", Result.CLEAR, "DIFFERENT_INDUSTRY"),
        ("南宁鸿光软件有限公司", Result.CLEAR, "DIFFERENT_INDUSTRY"),
        ("南宁绿城酒店管理有限公司", Result.CLEAR, "DIFFERENT_TRADE_NAME"),
    ],
)
def test_a_trade_name_is_taken_in_its_industry_only(name: str, result: Result, reason: str) -> None:
    found = compare(proposal(name), HONGGUANG, ON)
    assert (found.result, found.reason) == (result, reason)
    assert HONGGUANG.name in found.message
    assert HONGGUANG.name in found.message_zh


def test_the_main_business_tells_that_different_words_mean_one_industry() -> None:
    wanted = proposal("南宁红光旅游有限公司", industry_code="6110")
    assert compare(wanted, HONGGUANG, ON).reason == "DIFFERENT_INDUSTRY"
    assert compare(wanted, replace(HONGGUANG, industry_code="6120"), ON).reason == "SAME_TRADE_NAME"


def test_the_last_word_of_industry_decides() -> None:
    factory = replace(HONGGUANG, name="南宁红光食品厂")
    assert compare(proposal("南宁红光食品贸易有限公司"), factory, ON).reason == "DIFFERENT_INDUSTRY"
    assert compare(proposal("南宁红光贸易食品有限公司"), factory, ON).reason == "SAME_TRADE_NAME"


def test_with_another_authority_only_the_whole_name_is_warned_of() -> None:
    elsewhere = replace(HONGGUANG, authority="450200")
    assert compare(proposal(HONGGUANG.name), elsewhere, ON).reason == "SAME_NAME_ELSEWHERE"
    assert compare(proposal("南宁红光宾馆"), elsewhere, ON).reason == "OTHER_AUTHORITY"


def test_an_investment_relation_shares_a_trade_name_but_never_a_whole_name_in_use() -> None:
    related = frozenset({HONGGUANG.holder})
    assert compare(proposal("南宁红光宾馆", related=related), HONGGUANG, ON).reason == "INVESTMENT_RELATION"
    assert compare(proposal(HONGGUANG.name, related=related), HONGGUANG, ON).reason == "SAME_NAME"


@pytest.mark.parametrize("standing", [Standing.DEREGISTERED, Standing.CHANGED, Standing.ANNULLED])
def test_a_name_given_up_is_kept_for_a_year(standing: Standing) -> None:
    ended = replace(HONGGUANG, standing=standing, ended_on=date(2025, 11, 23))
    wanted = proposal("南宁红光宾馆")
    assert compare(wanted, ended, date(2026, 11, 23)).reason == "SAME_TRADE_NAME"
    assert compare(wanted, ended, date(2026, 11, 24)).reason == "FREE_AFTER_A_YEAR"


def test_the_year_of_a_leap_day_ends_on_the_last_of_february() -> None:
    ended = replace(HONGGUANG, standing=Standing.CHANGED, ended_on=date(2024, 2, 29))
    assert kept_until(ended) == date(2025, 2, 28)
    assert kept_until(HONGGUANG) is None


@pytest.mark.parametrize(
    ("standing", "reason"),
    [
        (Standing.DEREGISTERED, "NAME_TRANSFERRED"),
        (Standing.CHANGED, "NAME_TRANSFERRED"),
        # SC-734:17(3) excepts an annulled name for an investment relation only.
        (Standing.ANNULLED, "SAME_NAME"),
    ],
)
def test_a_name_given_up_may_be_taken_over_by_transfer_unless_it_was_annulled(standing: Standing, reason: str) -> None:
    ended = replace(HONGGUANG, standing=standing, ended_on=ON - timedelta(days=9))
    by_transfer = proposal(HONGGUANG.name, transferred_by=frozenset({HONGGUANG.holder}))
    assert compare(by_transfer, ended, ON).reason == reason
    by_relation = proposal(HONGGUANG.name, related=frozenset({HONGGUANG.holder}))
    assert compare(by_relation, ended, ON).reason == "INVESTMENT_RELATION"


def test_a_reserved_name_is_as_taken_as_a_registered_one() -> None:
    reserved = replace(HONGGUANG, standing=Standing.RESERVED)
    assert compare(proposal("南宁红光宾馆"), reserved, ON).result is Result.IDENTICAL


def test_a_name_given_up_on_no_day_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="ended on a day"):
        replace(HONGGUANG, standing=Standing.CHANGED)


def test_conflicts_come_with_the_gravest_first_and_without_the_clear_ones() -> None:
    candidates = [
        replace(HONGGUANG, name="南宁鸿光宾馆"),
        replace(HONGGUANG, name="南宁绿城酒店"),
        HONGGUANG,
    ]
    found = conflicts(proposal("南宁红光酒店"), candidates, ON)
    assert [f.result for f in found] == [Result.IDENTICAL, Result.SIMILAR]


places = st.sampled_from(["", "南宁", "南宁市", "广西", "广西南宁", "柳州市"])
trades = st.sampled_from(["红光", "鸿光", "洪广", "新红光", "老红光", "红光记", "东风", "红", "新红", "ABC"])
industries = st.sampled_from(["", "贸易", "商贸", "科技", "酒店管理", "实业", "餐饮"])
forms = st.sampled_from(["有限公司", "店", "(南宁)有限公司", "集团有限公司", "", "有限公司青秀分公司"])
names = st.builds("{}{}{}{}".format, places, trades, industries, forms)


@given(names, names)
def test_whatever_is_identical_or_similar_shares_a_key(one: str, other: str) -> None:
    found = compare(proposal(one), replace(HONGGUANG, name=other), ON)
    assert found.result is Result.CLEAR or set(likeness_keys(one)) & set(likeness_keys(other))


@given(names, names)
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    there = compare(proposal(one), replace(HONGGUANG, name=other), ON)
    back = compare(proposal(other), replace(HONGGUANG, name=one), ON)
    assert there.reason == back.reason


@pytest.mark.parametrize(
    ("name", "reason", "effect", "rule"),
    [
        ("中国红光酒店有限公司", "WORD_NEEDS_APPROVAL", Effect.APPROVE, "SC-734:12"),
        ("中华红光酒店有限公司", "WORD_NEEDS_APPROVAL", Effect.APPROVE, "SC-734:12"),
        ("红光(中国)酒店有限公司", "WORD_NEEDS_REVIEW", Effect.REVIEW, "SC-734:12"),
        ("南宁解放军酒店有限公司", "WORD_FORBIDDEN", Effect.REFUSE, "SC-734:11(3)"),
        ("南宁联合国贸易有限公司", "WORD_FORBIDDEN", Effect.REFUSE, "SC-734:11(4)"),
        ("南宁大赌博咨询有限公司", "WORD_FORBIDDEN", Effect.REFUSE, "SC-734:11(5)"),
        ("南宁国家级酒业有限公司", "WORD_FORBIDDEN", Effect.REFUSE, "SC-734:11(8)"),
        ("南宁美国派餐饮有限公司", "WORD_NEEDS_REVIEW", Effect.REVIEW, "SC-734:11(4)"),
        ("青秀区红光酒店", "DISTRICT_WITHOUT_CITY", Effect.REFUSE, "SC-734:7"),
        ("南宁市红酒店", "TRADE_NAME_TOO_SHORT", Effect.REFUSE, "SC-734:8"),
        ("南宁市ABC贸易有限公司", "TRADE_NAME_NOT_CHINESE", Effect.REFUSE, "SC-734:5"),
        ("广西铜业有限公司", "PLACE_AS_TRADE_NAME", Effect.REVIEW, "SC-734:8"),
        ("南宁市百货公司", "INDUSTRY_AS_TRADE_NAME", Effect.REVIEW, "SC-734:8"),
    ],
)
def test_what_stands_against_a_name_has_reason_effect_and_article(
    name: str, reason: str, effect: Effect, rule: str
) -> None:
    found = objections(name)[0]
    assert (found.reason, found.effect, found.rule) == (reason, effect, rule)
    assert found.message_zh
    assert found.remedy


@pytest.mark.parametrize(
    "name",
    ["南宁红光酒店管理有限公司", "广西南宁青秀区东风超市", "北京市海淀区红光书店", "南宁市\U00020bb7野家餐饮有限公司"],
)
def test_an_ordinary_name_has_nothing_against_it(name: str) -> None:
    assert objections(name) == ()


def test_the_longer_word_is_named_and_the_worst_comes_first() -> None:
    found = objections("国家级解放军中国酒店")
    assert [o.effect for o in found] == sorted((o.effect for o in found), key=list(Effect).index)
    assert "国家" not in [o.word for o in found]


def test_the_tables_name_known_divisions_grounds_and_effects() -> None:

    known = {d.code for s in industry.sections() for d in industry.divisions_of(s.code)}
    assert all(codes <= known for codes in tables.industry_words().values())
    assert {row.where for row in tables.restricted()} <= {"any", "start", "middle", "trade"}
    assert {row.effect for row in tables.restricted()} <= set(Effect)
    stand_ins = tables.soundalikes()
    assert all(stand_ins[ord(chosen)] == chosen for chosen in stand_ins.values())


def test_every_reason_names_its_article() -> None:
    assert all(reason.rule.startswith("SC-734:") and reason.remedy for reason in REASONS.values())


def test_names_of_a_real_register_find_themselves_by_their_keys() -> None:
    if not REGISTRY.is_file():
        pytest.skip(f"no register at {REGISTRY}")
    with gzip.open(REGISTRY, "rt", encoding="utf-8", newline="") as file:
        registered = [row[0] for row in csv.reader(file)][1::10]
    companies = [split(name) for name in registered if name.endswith("有限公司")]
    assert all(split(name).form for name in registered if name.endswith("公司"))
    stated = sum(parts.states_industry for parts in companies)
    print(f"{stated} of {len(companies)} companies state an industry the table knows")
    assert stated > len(companies) * 0.7
