"""Terms from rulebook, reform item and service guide: the law's limit stands, a shorter one is a promise beside it."""

from __future__ import annotations

from datetime import date

import pytest
from support.licence_rules import RULEBOOK, TODAY

from licensing.domain.licences.kinds import LateRenewal, LicenceLevel, LicenceProcedure, ReformMode, TermRule
from licensing.domain.licences.law import ServiceGuide, terms_of
from licensing.domain.licences.terms import LicenceTerms, MaterialRule
from licensing.licences.guides import GuideError, load_guides, read_guides
from statutes.clock import Period
from statutes.rules import NoVersionError, UnknownRuleError


def terms(kind: str, item: str = "", area: str = "nation", **promised: str) -> LicenceTerms:
    guide = ServiceGuide(
        kind=kind,
        promised={step: Period.parse(written) for step, written in promised.items()},
        reform_item=item,
        materials=(MaterialRule(material="营业执照复印件", title_zh="营业执照复印件"),),
    )
    return terms_of(RULEBOOK, guide, TODAY, area)


@pytest.mark.parametrize("kind", RULEBOOK.licence_kind_ids())
def test_every_kind_of_the_rulebook_has_terms(kind: str) -> None:
    found = terms(kind)
    assert (found.kind, found.accept.rule_id != "") == (kind, True)


def test_a_promise_that_is_not_shorter_than_the_law_promises_nothing() -> None:
    assert str(terms("food-trade", decide="9wd").decide.promised) == "9wd"
    assert terms("food-trade", decide="10wd").decide.promised is None
    assert str(terms("food-trade", decide="9wd").decide.legal) == "10wd"


def test_kinds_without_steps_of_their_own_follow_the_act() -> None:
    """NPC-行政许可法:32, 42, 44."""
    found = terms("industrial-product")
    assert [str(limit.legal) for limit in (found.accept, found.decide, found.issue)] == ["5wd", "20wd", "10wd"]
    assert str(found.decide.extension) == "10wd"


@pytest.mark.parametrize(
    ("kind", "item", "area", "mode"),
    [
        ("food-trade", "", "nation", ReformMode.ORDINARY),
        ("food-filing", "", "nation", ReformMode.FILING),
        ("food-trade", "food-trade", "nation", ReformMode.OPTIMISED),
        ("cma", "cma", "nation", ReformMode.PLEDGE),
        ("permit", "advertisement-publication", "nation", ReformMode.ABOLISHED),
        ("drug-trade", "drug-retail-otc", "ftz", ReformMode.PLEDGE),
        ("drug-trade", "drug-retail-otc", "nation", ReformMode.ORDINARY),
        ("cma", "cma", "ftz", ReformMode.PLEDGE),
    ],
)
def test_the_mode_is_the_items_where_it_holds(kind: str, item: str, area: str, mode: ReformMode) -> None:
    """SC-国发〔2021〕7号: two lists, one for the nation and one for free-trade zones."""
    assert terms(kind, item, area).mode is mode


def test_what_the_reform_dropped_is_not_asked_for() -> None:
    assert terms("food-trade").materials
    assert terms("food-trade", "food-trade").materials == ()


def test_an_unknown_item_kind_or_day_is_told() -> None:
    with pytest.raises(UnknownRuleError):
        terms("food-trade", "food-tarde")
    with pytest.raises(UnknownRuleError):
        terms("flying")
    with pytest.raises(NoVersionError):
        terms_of(RULEBOOK, ServiceGuide(kind="food-trade", promised={}), date(1999, 1, 1))


def test_windows_levels_and_terms_are_the_rulebooks() -> None:
    """Domain B.4, kind by kind."""
    food, device, cma, ad = (terms(kind) for kind in ("food-trade", "device-trade", "cma", "ad-review"))
    assert (food.level, device.level) == (LicenceLevel.COUNTY, LicenceLevel.CITY)
    assert (food.renewal.late, device.renewal.late) == (LateRenewal.STOP_AT_EXPIRY, LateRenewal.REFUSED)
    assert [str(each.validity) for each in (food, cma)] == ["5y", "6y"]
    assert (cma.term, ad.term) == (TermRule.FIXED, TermRule.AS_GRANTED)


def test_the_guides_that_come_with_the_service_fit_the_law() -> None:
    for (kind, area), guide in load_guides().rows.items():
        found = terms_of(RULEBOOK, guide, TODAY, "nation", area)
        assert (found.kind, found.materials != ()) == (kind, True)


def test_the_narrowest_guide_counts_and_without_one_the_law_alone() -> None:
    text = "".join(
        f'[[guide]]\nkind = "food-trade"\narea = "{area}"\nversion = "{area}"\n' for area in ("450000", "450100")
    )
    guides = read_guides(text)
    assert [guides.of("food-trade", each).version for each in ("450103", "450200", "440100")] == [
        "450100",
        "450000",
        "",
    ]


def test_a_paper_may_be_asked_for_some_procedures_only() -> None:
    guide = load_guides().of("food-trade", "450103")
    [lost] = [each for each in guide.materials if each.material == "lost-notice"]
    assert lost.procedures == {LicenceProcedure.REISSUE}


@pytest.mark.parametrize(
    "row",
    [
        'area = "450000"',
        'kind = "x"\ncolour = "red"',
        'kind = "x"\npromised = { think = "5wd" }',
        'kind = "x"\npromised = { decide = "soon" }',
        'kind = "x"\nmaterials = [{ material = "m" }]',
        'kind = "x"\nmaterials = [{ material = "m", title_zh = "m", procedures = ["FLY"] }]',
        'kind = "x"\n[[guide]]\nkind = "x"',
    ],
)
def test_a_guide_that_cannot_be_used_is_refused_as_it_is_read(row: str) -> None:
    with pytest.raises(GuideError):
        read_guides(f"[[guide]]\n{row}\n")
