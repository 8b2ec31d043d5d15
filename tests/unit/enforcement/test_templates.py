"""Forms (A.6): each is filled from the record alone, names what is missing, and holds from its day on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from unit.enforcement.papers import DAY, STATED, paper, setting
from unit.enforcement.scenes import QINGXIU, law

from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.closing import SECTIONS
from enforcement.domain.cases.kinds import PartyKind
from enforcement.domain.context import Sealed
from enforcement.domain.documents.series import NO_STEP, is_of
from enforcement.domain.remedies_told.table import Act
from enforcement.domain.remedies_told.telling import remedy_text
from enforcement.templates.facts import PERIOD
from enforcement.templates.paper import Document, Paragraph, Seal, Table
from enforcement.templates.template import in_force, of_series, shipped
from enforcement.templates.wording import cited, in_full
from statutes.document_number import SERIES
from statutes.refusals import Refusal

FRONTS = {"cover", "contents", "remarks"}
FORMS = sorted({each.form for each in shipped()} - FRONTS)
PAPER_ONLY = {"指定", "交办"}
"""Of superiors to their own: no form here yet."""


def words(document: Document) -> str:
    """Everything a filled form says."""
    said: list[str] = [document.title, document.number]
    for block in document.blocks:
        match block:
            case Paragraph():
                said.append(block.text)
            case Table():
                said += [cell.text for row in block.rows for cell in row.cells]
            case Seal():
                said += [block.organ, block.day]
    return "\n".join(said)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_fills_from_the_story(form: str) -> None:
    document = paper(form).filled()
    assert document.organ == "南宁市青秀区市场监督管理局"
    assert bool(document.number) is bool(paper(form).wanted.template.series)
    text = words(document)
    assert not re.search(r"[{}]|None|NPC-|。。|，。", text)
    assert all(stated in text for stated in STATED.get(form, {}).values())


@pytest.mark.parametrize("series", SERIES)
def test_every_series_of_the_law_has_its_form_or_is_printed_by_no_step(series: str) -> None:
    form = of_series(series, DAY)
    if form:
        assert is_of(series, form.series)
    else:
        assert is_of(series, (*NO_STEP, *PAPER_ONLY))


def test_a_form_holds_from_its_day_on() -> None:
    assert in_force("decision", date(2021, 7, 14)) is None
    assert in_force("decision", date(2021, 7, 15)) is not None
    assert of_series("市监延强", DAY) == in_force("seizure-longer", DAY)
    assert of_series("药监处罚", DAY) == in_force("decision", DAY)


def test_places_in_the_file_are_those_of_the_fixed_order() -> None:
    # SAMR-2/2018:78.
    for each in shipped():
        assert not each.section or each.section <= len(SECTIONS[each.volume])


def test_periods_are_the_rules_own() -> None:
    rules = law()[1]
    named = {name.removeprefix(PERIOD) for each in shipped() for name in each.fields() if name.startswith(PERIOD)}
    assert named == {
        "case.statement", "hearing.request", "fine.pay", "court-enforcement.demand", "assistance.reply",
    }  # fmt: skip
    assert all(rules.deadline(rule, DAY).period for rule in named)
    text = words(paper("notice").filled())
    assert "自收到本告知书之日起五个工作日内向本局提出陈述、申辩意见" in text
    assert "要求举行听证" not in text


def test_a_decision_has_what_the_article_wants() -> None:
    # SAMR-2/2018:61, NPC-行政处罚法:59: party, facts and evidence, kind and basis, payment, remedies, name and day.
    document = paper("decision").filled()
    text = words(document)
    assert document.number == "青市监处罚〔2026〕1号"
    for wanted in (
        "当事人：南宁某食品店",
        "统一社会信用代码：91450103MA5K12345",
        "经查明，销售过期食品。",
        "现场笔录（勘验笔录、现场笔录，3页），证明：货架上有过期食品。",
        "1.罚款人民币20,000.00元（大写：贰万元整）；",
        "2.没收违法所得人民币5,000.00元（大写：伍仟元整）。",
        "《中华人民共和国食品安全法》第一百二十四条",
        "自收到本决定书之日起十五日内",
        "当事人于2026年3月16日提出陈述、申辩：已召回全部食品。经复核，召回情况属实，予以采纳。",
        remedy_text(Act.PENALTY, setting().roster.view(QINGXIU, DAY), DAY, law()[1]),
    ):
        assert wanted in text
    assert document.blocks[-1] == Seal("南宁市青秀区市场监督管理局", "2026年3月24日")


def test_what_is_missing_is_named_and_never_left_blank() -> None:
    with pytest.raises(Refusal) as refused:
        paper("report", report=None).filled()
    assert refused.value.code == "DOCUMENT_DATA_MISSING"
    assert "报告.事实" in str(refused.value.metadata)
    asking = paper("inquiry")
    with pytest.raises(Refusal) as refused:
        replace(asking, wanted=replace(asking.wanted, particulars={})).filled()
    assert "询问.地点" in str(refused.value.metadata)
    with pytest.raises(Refusal) as refused:
        replace(asking, wanted=replace(asking.wanted, particulars={"当事人.名称": "某人"})).filled()
    assert refused.value.code == "PARTICULAR_UNKNOWN"


def test_a_form_is_filled_from_its_own_kind_of_record() -> None:
    wrong = replace(paper("decision"), matter=paper("seizure").matter)
    with pytest.raises(Refusal) as refused:
        wrong.filled()
    assert refused.value.code == "FORM_OF_ANOTHER_RECORD"


def test_a_person_stands_in_clear_only_where_the_vault_was_asked() -> None:
    asked = paper("decision")
    case = asked.matter.record
    sealed = Sealed("ref-1", b"", "韦**")
    assert isinstance(case, PenaltyCase)
    party = replace(case.parties[0], kind=PartyKind.PERSON, uscc="", label="韦**", identity=sealed)
    person = paper("decision", parties=(party,))
    assert "当事人：韦**" in words(person.filled())
    clear = words(person.filled({"ref-1": "韦大明\n450103199003070011"}))
    assert "当事人：韦大明" in clear
    assert "身份证件号码：450103199003070011" in clear


def test_a_decision_says_whether_the_party_spoke_was_silent_or_waived() -> None:
    # SAMR-2/2018:58.
    case = paper("decision").matter.record
    assert isinstance(case, PenaltyCase)
    [party] = case.parties
    assert party.statement is not None
    waived = replace(party, statement=replace(party.statement, waived=True))
    assert "当事人于2026年3月16日书面放弃陈述、申辩。" in words(paper("decision", parties=(waived,)).filled())
    silent = words(paper("decision", parties=(replace(party, statement=None),)).filled())
    assert "当事人在规定期限内未提出陈述、申辩意见。" in silent


def test_a_measure_lists_its_goods_and_its_last_day() -> None:
    # NPC-行政强制法:24-25.
    document = paper("seizure").filled()
    text = words(document)
    assert "扣押期限自2026年3月3日至2026年4月2日" in text
    assert "过期饼干" in text
    assert "12箱" in text
    assert "行政强制措施不停止执行" in text


@pytest.mark.parametrize(
    ("fen", "written"),
    [
        (1, "壹分"), (30, "叁角整"), (100_00, "壹佰元整"), (2_000_000, "贰万元整"),
        (10_050_300, "壹拾万零伍佰零叁元整"),
        (1_000_100, "壹万零壹元整"), (100_000_000_005, "壹拾亿元零伍分"), (105_000_000_0, "壹仟零伍拾万元整"),
    ],
)  # fmt: skip
def test_amounts_in_capital_characters(fen: int, written: str) -> None:
    # 正确填写票据和结算凭证的基本规定.
    assert in_full(fen) == written


def test_articles_are_cited_as_documents_do() -> None:
    assert cited("NPC-刑法:253-1", lambda _: "中华人民共和国刑法") == "《中华人民共和国刑法》第二百五十三条之一"
    assert cited("NPC-某法:1", lambda _: "") == "NPC-某法:1"
