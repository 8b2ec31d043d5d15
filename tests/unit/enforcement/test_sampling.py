"""Food samples that failed become clues: what a row says, who is named, which rows are one batch, and whose it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from unit.enforcement.scenes import FIRST, MONDAY, PRODUCER, QINGXIU, Office, law

from enforcement.domain.clues.clues import Suspect
from enforcement.domain.outside.commands import NotifyOutside, RecordOutsideAnswer
from enforcement.domain.outside.records import OutsideStatus
from enforcement.intake import sampled
from enforcement.intake.accounting import Became, Fate, Sent, account
from enforcement.intake.batches import Batch, batches_of
from enforcement.intake.parties import Named, parties_of
from enforcement.intake.placing import place_in, place_of
from enforcement.intake.planning import NOWHERE, Plan, Way, opens_on, plans_of
from enforcement.intake.sampled import Item, Passed, Sampled, Unreadable, read

ROW = {
    "信息来源": "食品伙伴网", "物料名称": "小麦粉", "产品分类": "粮食", "生产商": "广西百色甘化股份有限公司",
    "供应商": "博白县金泰商务酒店", "生产日期": "2026-05-12", "检测项目": "镉", "检测结果": "0.13mg/kg",
    "限量值": "≤0.1mg/kg", "判定": "不合格", "发布单位": "国内监督抽查(广西市场监管局)", "发布日期": "2026-06-16",
}  # fmt: skip


def row(line: int = 2, **more: str) -> Sampled:
    """A failed row."""
    found = read(line, {**ROW, **more})
    assert isinstance(found, Sampled)
    return found


def plans(*rows: Sampled) -> list[Plan]:
    """What becomes of rows, imported by Guangxi."""
    return list(plans_of(batches_of(rows), "450000"))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"判定": "待定"}, "VERDICT_UNKNOWN"),
        ({"物料名称": "/"}, "PRODUCT_MISSING"),
        ({"检测项目": " "}, "ITEMS_MISSING"),
        ({"发布日期": "去年"}, "PUBLISHED_UNREADABLE"),
    ],
)
def test_a_row_that_says_nothing_certain_is_refused_with_its_reason(changed: dict[str, str], reason: str) -> None:
    found = read(7, {**ROW, **changed})
    assert found == Unreadable(7, reason, sampled.REASONS[reason])


def test_a_row_that_passed_is_nobodys_clue() -> None:
    assert read(2, {**ROW, "判定": "合格", "检测项目": ""}) == Passed(2)


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("2015-5-18", "2015-05-18"),
        ("2016—05—03", "2016-05-03"),
        ("购进日期2020/8/27", "2020-08-27"),
        ("2016-06-10；20160610", "2016-06-10"),
        ("42100", "2015-04-06"),  # a spreadsheet's number for a day
        ("DL04148", "DL04148"),
        ("/", ""),
        ("2020-02-31", "2020-02-31"),  # no day of the calendar: it stays the lot as written
    ],
)
def test_the_lot_is_read_however_it_is_written(written: str, made: str) -> None:
    assert row(生产日期=written).made == made


def test_items_of_one_cell_come_apart_where_each_has_its_result() -> None:
    both = row(检测项目="4-氯苯氧乙酸钠;6-苄基腺嘌呤", 检测结果="12.7μg/kg;92.7μg/kg", 限量值="")
    assert both.items == (Item("4-氯苯氧乙酸钠", "12.7μg/kg", ""), Item("6-苄基腺嘌呤", "92.7μg/kg", ""))
    one = row(检测项目="谷氨酸钠;氯化物", 检测结果="12g/100g", 限量值="")
    assert one.items == (Item("谷氨酸钠;氯化物", "12g/100g", ""),)
    assert str(row().items[0]) == "镉(限量≤0.1mg/kg)实测0.13mg/kg"


@pytest.mark.parametrize(
    ("producer", "seller", "expected"),
    [
        ("甲厂", "甲厂", [("甲厂", "生产者、销售者")]),
        ("甲厂", "", [("甲厂", "生产者")]),
        ("被抽检单位：乙酒店", "", [("乙酒店", "销售者")]),
        ("委托方：甲公司受委托方：乙厂（分装）", "", [("甲公司", "委托生产者"), ("乙厂", "分装者")]),
        ("标称生产企业名称：甲厂；委托生产企业名称：乙行", "", [("甲厂", "生产者"), ("乙行", "委托生产者")]),
        ("甲厂（分装）", "丙市场＋丁经营部", [("甲厂", "分装者"), ("丁经营部", "销售者")]),
        ("(哈尔滨民兴实业有限公司)", "/", [("哈尔滨民兴实业有限公司", "生产者")]),
        ("进口商：甲公司；Producer：PrJSC；原产国：乌克兰", "", [("甲公司", "进口商")]),
        ("/", "", [("", "未载明")]),
        ("广州奥桑味精食品有限公司（假冒厂名）", "丁店", [("丁店", "销售者")]),
    ],
)
def test_whoever_is_named_is_a_party_by_the_part_played(
    producer: str, seller: str, expected: list[tuple[str, str]]
) -> None:
    found = parties_of(row(生产商=producer, 供应商=seller))
    assert [(each.label, each.part) for each in found] == expected


def test_a_producer_who_did_not_make_it_is_not_suspected() -> None:
    remark = "经生产企业属地市场监管部门核实,认为该批次产品为假冒产品。"
    assert [each.part for each in parties_of(row(备注=remark))] == ["销售者"]
    assert [each.part for each in parties_of(row(备注=remark, 供应商=""))] == ["未载明"]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("广西百色甘化股份有限公司", "451000"),
        ("环江谭家米粉加工厂", "451226"),
        ("牡丹江市西安区永泰调味品厂", "231005"),
        ("宝鸡扶风雪马面粉厂", "610324"),
        ("尚朋堂(广州)电器有限公司", "440100"),
        ("五得利集团东明面粉有限公司", ""),  # 东明 is not where the name begins
        ("恒*调味品有限公司", ""),
        ("朝阳某店", "211300"),  # a city and districts are called so: the wider one is meant
        ("城关区某店", ""),
    ],
)
def test_a_place_is_what_a_name_begins_with(name: str, place: str) -> None:
    assert place_in(name) == place


def test_a_seller_without_a_place_was_sampled_where_the_publisher_acts() -> None:
    seller = Named("成昌行", "销售者")
    assert place_of(seller, "广西市场监管局") == "450000"
    assert place_of(seller, "国家市场监管总局") == ""
    assert place_of(Named("成昌行", "生产者"), "广西市场监管局") == ""


def test_rows_of_one_batch_are_one_event_with_all_items() -> None:
    rows = [row(2), row(3, 检测项目="过氧化苯甲酰"), row(4, 生产日期="2026-05-13")]
    assert [[each.line for each in batch.rows] for batch in batches_of(rows)] == [[2, 3], [4]]
    assert [each.name for each in batches_of(rows)[0].items] == ["镉", "过氧化苯甲酰"]


def test_a_batch_that_two_sellers_had_is_one_clue_against_the_producer() -> None:
    found = plans(row(2), row(3, 供应商="南宁市青秀区某超市", 检测结果="0.2mg/kg"))
    assert [(each.part, each.lines) for each in found] == [
        ("生产者", (2, 3)),
        ("销售者", (2, 3)),
        ("销售者", (2, 3)),
    ]
    assert len({each.event_key for each in found}) == 1


def test_nameless_rows_are_never_taken_for_one_batch() -> None:
    nobody = {"生产商": "/", "供应商": "", "生产日期": "/"}
    assert len(batches_of([row(2, **nobody), row(3, **nobody, 检测结果="0.9mg/kg")])) == 2


def test_parties_go_to_the_authorities_of_their_places() -> None:
    [producer, seller] = plans(row(生产商="湖北天五粮油有限责任公司"))
    assert (producer.way, producer.place, producer.competent) == (Way.NOTICE, "420000", "湖北省市场监督管理局")
    assert (seller.way, seller.place) == (Way.CLUE, "450923")
    assert producer.event_key == seller.event_key
    [unplaced] = plans(row(生产商="恒*调味品有限公司", 供应商=""))
    assert (unplaced.way, unplaced.place) == (Way.WORK_LIST, NOWHERE)


def test_keys_follow_from_batch_and_party_whatever_else_a_corrected_file_says() -> None:
    before, after = plans(row()), plans(row(检测结果="0.15mg/kg", 备注="复检"))
    assert [each.origin_key for each in before] == [each.origin_key for each in after]
    assert [each.facts for each in before] != [each.facts for each in after]


def test_a_persons_name_is_masked() -> None:
    # H.3: what identifies a person does not travel on the bus.
    [plan] = plans(row(生产商="刘桂芬", 供应商=""))
    assert plan.label == "刘**"
    assert "刘桂芬" not in plan.title + plan.facts


def test_a_clue_opens_when_the_time_to_object_is_over() -> None:
    # SAMR-15/2019:30: seven working days from Monday 2 March end on Wednesday 11 March.
    rules, rulebook = law()
    assert opens_on(MONDAY, rulebook, rules.calendar) == date(2026, 3, 12)


def _account(fates: list[Fate]) -> dict[str, Any]:
    failed = [row(2), row(3, 检测项目="铅"), row(4, 生产商="湖北天五粮油有限责任公司", 供应商="")]
    found = plans(*failed)
    return account(
        [*failed, Passed(5), sampled.unreadable(6, "ITEMS_MISSING")],
        [Sent(plan, fate) for plan, fate in zip(found, fates, strict=True)],
    )


def test_every_row_is_in_one_of_five_sums() -> None:
    report = _account([Fate.MADE] * 3)
    assert {each.value: report[each.value] for each in Became} == dict.fromkeys(map(str, Became), 1)
    assert report["accounted"]
    assert report["records"]["clue"]["made"] == 2
    assert report["records"]["notice"]["made"] == 1


def test_a_batch_of_which_one_share_was_refused_stands_among_the_refused() -> None:
    report = _account([Fate.MADE, Fate.REFUSED, Fate.KNOWN])
    assert (report["clue"], report["merged"], report["refused"]) == (0, 0, 3)
    assert report["accounted"]


def test_the_same_batch_in_another_file_has_the_same_key() -> None:
    [one], [other] = batches_of([row(2)]), batches_of([row(99, 信息来源="食安通", 发布单位="国家市场监管总局")])
    assert isinstance(one, Batch)
    assert one.key == other.key


def notify(**more: Any) -> NotifyOutside:
    base: dict[str, Any] = {
        "origin_key": "sampling/1/1", "event_key": "sampling/1", "title": "镉超标", "facts": "抽检不合格",
        "suspect": Suspect(uscc=PRODUCER, label="湖北某公司", part="生产者"), "place": "420000",
        "competent": "湖北省市场监督管理局", "unit": QINGXIU, "post": FIRST, "on": None,
    }  # fmt: skip
    return NotifyOutside(**{**base, **more})


def test_an_authority_elsewhere_is_told_once_and_answers_once() -> None:
    office = Office()
    notice = office.do(notify())
    assert office.state(notice).status is OutsideStatus.SENT
    assert office.refused(notify(title="又一次")) == "OUTSIDE_NOTICE_KNOWN"
    office.later(3).do(
        RecordOutsideAnswer(outside_notice=notice, answer="已立案", reference="鄂市监〔2026〕1号", on=None)
    )
    assert office.state(notice).answered_on == office.day
    again = RecordOutsideAnswer(outside_notice=notice, answer="已结案", reference="", on=None)
    assert office.refused(again) == "ANSWERED_ALREADY"


def test_what_lies_within_the_own_area_is_no_notice() -> None:
    # NPC-行政处罚法:22: the authority of the place is competent itself.
    assert Office().refused(notify(place="450103")) == "PLACE_WITHIN_OWN_AREA"
