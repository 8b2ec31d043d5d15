"""事前公开 (SC-国办发〔2018〕118号): published with its basis, amended in time, and figures every January."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from unit.enforcement.scenes import FIRST, HEAD, QINGXIU, Office

from enforcement.domain.disclosure import commands as c
from enforcement.domain.disclosure.records import DisclosureKind, DisclosureStatus
from matters.domain.kinds import DeadlineStatus


def powers(**more: Any) -> c.PublishDisclosure:
    base = {
        "kind": DisclosureKind.POWERS, "title": "行政处罚权责清单", "unit": QINGXIU, "post": FIRST,
        "content": "对销售过期食品的处罚", "basis": "NPC-食品安全法:124", "valid_from": None, "valid_to": None,
        "year": 0, "approved_by": HEAD, "on": None,
    }  # fmt: skip
    return c.PublishDisclosure(**{**base, **more})


def figures(year: int = 2025) -> c.PublishDisclosure:
    return powers(
        kind=DisclosureKind.YEARLY_FIGURES, title="行政执法总体情况", content="立案12件", basis="统计", year=year
    )


def amend(disclosure: UUID, year: int = 0) -> c.AmendDisclosure:
    return c.AmendDisclosure(
        disclosure=disclosure, content="对销售过期食品的处罚(2026年版)", basis="NPC-食品安全法:124", valid_from=None,
        valid_to=None, year=year, approved_by=HEAD, on=None,
    )  # fmt: skip


def change(disclosure: UUID) -> c.NoteChange:
    return c.NoteChange(disclosure=disclosure, change="裁量基准修订", changed_on=None)


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"basis": " "}, "FIELD_REQUIRED"),
        ({"kind": DisclosureKind.UNSPECIFIED}, "FIELD_REQUIRED"),
        ({"approved_by": FIRST}, "HEAD_REQUIRED"),
        ({"valid_from": date(2026, 3, 2), "valid_to": date(2026, 3, 1)}, "DAYS_OUT_OF_ORDER"),
        ({"year": 2025}, "YEAR_AND_KIND"),
        ({"kind": DisclosureKind.YEARLY_FIGURES}, "YEAR_AND_KIND"),
        ({"kind": DisclosureKind.YEARLY_FIGURES, "year": 2026}, "YEAR_NOT_OVER"),
        ({"kind": DisclosureKind.YEARLY_FIGURES, "year": 2017}, "YEAR_NOT_OVER"),
    ],
)
def test_nothing_is_published_without_basis_approval_and_time(more: dict[str, Any], refusal: str) -> None:
    assert Office().refused(powers(**more)) == refusal


def test_a_change_is_published_in_twenty_working_days() -> None:
    # Noted on Monday 2 March, until Monday 30 March.
    office = Office()
    item = office.do(powers())
    office.do(change(item))
    assert office.refused(change(item)) == "CHANGE_NOTED"
    assert office.limit(item, "disclosure.amend").act_by == date(2026, 3, 30)
    office.on(date(2026, 3, 9)).do(amend(item))
    state = office.state(item)
    assert (state.edition, state.changed_on, state.amended_on) == (2, None, date(2026, 3, 9))
    assert office.limit(item, "disclosure.amend").status is DeadlineStatus.MET
    office.do(change(item))
    assert office.limit(item, "disclosure.amend", 2).status is DeadlineStatus.OPEN


def test_figures_of_a_year_are_due_by_the_last_day_of_january() -> None:
    # 0.4 C.6; after the figures of 2025 those of 2026, and so on.
    office = Office()
    item = office.do(figures())
    assert office.limit(item, "disclosure.yearly", 2026).act_by == date(2027, 1, 31)
    office.on(date(2027, 1, 20))
    assert office.refused(amend(item, 2024)) == "EDITION_OUT_OF_ORDER"
    office.do(amend(item, 2025))
    assert office.limit(item, "disclosure.yearly", 2026).status is DeadlineStatus.OPEN
    office.do(amend(item, 2026))
    assert office.limit(item, "disclosure.yearly", 2026).status is DeadlineStatus.MET
    assert office.limit(item, "disclosure.yearly", 2027).act_by == date(2028, 1, 31)


def test_what_is_withdrawn_is_neither_changed_nor_due() -> None:
    office = Office()
    item = office.do(figures())
    office.do(change(item))
    withdraw = c.WithdrawDisclosure(
        disclosure=item, document="青市监办〔2026〕1号", reason="机构撤销", approved_by=HEAD, on=None
    )
    assert office.refused(replace(withdraw, reason="")) == "FIELD_REQUIRED"
    office.do(withdraw)
    assert office.state(item).status is DisclosureStatus.WITHDRAWN
    assert office.limit(item, "disclosure.amend").status is DeadlineStatus.CANCELLED
    assert office.limit(item, "disclosure.yearly", 2026).status is DeadlineStatus.CANCELLED
    assert office.refused(amend(item, 2025)) == "DISCLOSURE_WITHDRAWN"
