"""Which class a penalty falls into and how long it is shown (E.2): every row of the rules, with its article."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from unit.enforcement.scenes import HEAD, law

from enforcement.domain.cases.kinds import DecisionOutcome, PartyKind, Tier
from enforcement.domain.cases.values import Decision, Discretion, PenaltyItem
from enforcement.domain.publicity.classes import listed_too, punished, term_of
from enforcement.domain.publicity.lasting import stops_on
from enforcement.domain.publicity.records import PublicityGrade, PublicityTerm
from statutes.rules import PUBLICITY_CLASS

NOW = date(2026, 3, 23)


def items(*kinds: str, fine: int = 2_000_000) -> tuple[PenaltyItem, ...]:
    return tuple(PenaltyItem(kind=kind, amount_fen=fine if kind == "03" else 0) for kind in kinds)


def term(
    *kinds: str,
    field: str = "advertising",
    party: PartyKind = PartyKind.ENTITY,
    tier: Tier = Tier.LIGHTER,
    fine: int = 2_000_000,
    listed: bool = False,
    on: date = NOW,
) -> PublicityTerm:
    values: dict[str, Any] = {"clause": "款", "tier": tier, "factors": (), "low_fen": 0, "high_fen": fine}
    decision = Decision(
        number=1, document="青市监处罚〔2026〕1号", decided_on=on, decided_by=HEAD, outcome=DecisionOutcome.PENALTY,
        items=items(*kinds, fine=fine), discretion=Discretion(**values), basis="", reasons="", remedies="",
    )  # fmt: skip
    book = law()[1]
    return term_of(punished(party, decision, field, listed, book), on, book)


@pytest.mark.parametrize(
    ("kinds", "more", "row", "minimum", "maximum", "repairable"),
    [
        # SAMR-45/2021:2, SAMR-107/2025:11.
        (("01",), {}, "not-published", "", "", False),
        (("02",), {}, "minor", "", "3m", False),
        (("03",), {}, "minor", "", "3m", False),
        (("01", "02", "03"), {}, "minor", "", "3m", False),
        (("03",), {"field": "food"}, "minor", "", "3m", False),
        (("03",), {"tier": Tier.ORDINARY}, "ordinary", "3m", "1y", True),
        (("04",), {}, "ordinary", "3m", "1y", True),
        (("03", "05"), {}, "ordinary", "3m", "1y", True),
        (("06",), {}, "ordinary", "3m", "1y", True),
        (("99",), {}, "ordinary", "3m", "1y", True),
        (("03", "04"), {"field": "food"}, "serious-a", "1y", "3y", True),
        (("03",), {"field": "drug", "tier": Tier.ORDINARY}, "serious-a", "1y", "3y", True),
        (("06",), {"field": "special-equipment"}, "serious-a", "1y", "3y", True),
        (("03", "10"), {}, "serious-b", "1y", "3y", True),
        (("09",), {}, "serious-b", "1y", "3y", True),
        (("12",), {}, "serious-b", "1y", "3y", True),
        (("08",), {}, "serious-c", "", "3y", False),
        (("07",), {}, "serious-c", "", "3y", False),
        (("01", "11"), {}, "serious-c", "", "3y", False),
        (("03",), {"listed": True}, "serious-d", "1y", "3y", True),
    ],
)
def test_each_kind_of_penalty_has_its_class(
    kinds: tuple[str, ...], more: dict[str, Any], row: str, minimum: str, maximum: str, repairable: bool
) -> None:
    found = term(*kinds, **more)
    assert (found.publicity_class, found.minimum, found.maximum, found.repairable) == (
        row,
        minimum,
        maximum,
        repairable,
    )
    assert found.rule == "SAMR-107/2025:11"


def test_every_row_in_force_is_somebodys_class() -> None:
    table = law()[1].table(PUBLICITY_CLASS)
    found = {
        term("01"), term("03"), term("04"), term("04", field="food"), term("10"), term("08"), term("04", listed=True)
    }  # fmt: skip
    assert {each.publicity_class for each in found} == set(table.ids())


@pytest.mark.parametrize(
    ("party", "fine", "tier", "grade"),
    [
        # SAMR-107/2025:11: 以下 includes the number itself.
        (PartyKind.ENTITY, 5_000_000, Tier.LIGHTER, PublicityGrade.MINOR),
        (PartyKind.ENTITY, 5_000_001, Tier.LIGHTER, PublicityGrade.ORDINARY),
        (PartyKind.ENTITY, 5_000_000, Tier.MITIGATED, PublicityGrade.MINOR),
        (PartyKind.ENTITY, 100, Tier.ORDINARY, PublicityGrade.ORDINARY),
        (PartyKind.ENTITY, 100, Tier.HEAVIER, PublicityGrade.ORDINARY),
        (PartyKind.PERSON, 500_000, Tier.LIGHTER, PublicityGrade.MINOR),
        (PartyKind.PERSON, 500_001, Tier.LIGHTER, PublicityGrade.ORDINARY),
    ],
)
def test_a_lower_fine_is_one_of_the_lighter_tiers_up_to_the_threshold(
    party: PartyKind, fine: int, tier: Tier, grade: PublicityGrade
) -> None:
    assert term("03", party=party, fine=fine, tier=tier).grade is grade


def test_of_several_kinds_the_longest_class_counts_and_what_any_of_them_asks_for_holds() -> None:
    # Revoked and stopped, in food: three years, no repair, and the restriction has to end.
    found = term("03", "08", "10", field="food")
    assert found.publicity_class == "serious-c"
    assert set(found.classes) == {"serious-a", "serious-b", "serious-c"}
    assert not found.repairable
    assert found.until_restriction_ends


def test_the_rules_of_the_day_of_the_decision_count() -> None:
    # Until 24 December 2025 an ordinary penalty was shown three years, and no national threshold made a fine lower.
    found = term("04", on=date(2025, 12, 24))
    assert (found.publicity_class, found.minimum, found.maximum) == ("ordinary", "6m", "3y")
    assert term("03", on=date(2025, 12, 24)).publicity_class == "ordinary"
    assert term("03", on=date(2025, 12, 25)).publicity_class == "minor"


@pytest.mark.parametrize(
    ("kinds", "classes", "repairable"),
    [
        (("03",), ("serious-d",), True),
        (("10",), ("serious-b", "serious-d"), True),
        (("08",), ("serious-c", "serious-d"), False),
    ],
)
def test_the_list_of_serious_dishonesty_lengthens_what_was_shorter(
    kinds: tuple[str, ...], classes: tuple[str, ...], repairable: bool
) -> None:
    # SAMR-44/2021, E.2 (d): listed together with the penalty or after it.
    after = listed_too(term(*kinds), NOW, law()[1])
    assert (after.classes, after.maximum, after.repairable) == (classes, "3y", repairable)
    assert after == term(*kinds, listed=True)


@pytest.mark.parametrize(
    ("counts_from", "kinds", "until", "first_day_not_shown"),
    [
        # SAMR-45/2021:13: the day of publication is not counted; three months from 25 March are over with 25 June.
        (date(2026, 3, 25), ("03",), None, date(2026, 6, 26)),
        (date(2026, 11, 30), ("03",), None, date(2027, 3, 1)),
        (date(2026, 3, 25), ("04",), None, date(2027, 3, 26)),
        (date(2026, 3, 25), ("10",), None, None),
        (date(2026, 3, 25), ("10",), date(2026, 6, 1), date(2029, 3, 26)),
        (date(2026, 3, 25), ("10",), date(2031, 3, 1), date(2031, 3, 2)),
        (None, ("03",), None, None),
    ],
)
def test_it_is_shown_to_the_last_day_of_its_time_and_of_the_restriction(
    counts_from: date | None, kinds: tuple[str, ...], until: date | None, first_day_not_shown: date | None
) -> None:
    assert stops_on(term(*kinds), counts_from, until) == first_day_not_shown
