"""Families of entities (SC-746:2), statuses as registers write them, and the marks beside them."""

from __future__ import annotations

import pytest

from statutes import standing
from statutes.entities import EntityType, Family, Status
from statutes.standing import Mark


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("存续（在营、开业、在册）", Status.ACTIVE),
        ("存续", Status.ACTIVE),
        ("在业", Status.ACTIVE),
        ("歇业", Status.ACTIVE),
        ("吊销，未注销", Status.REVOKED),
        ("吊销未注销", Status.REVOKED),
        ("吊销, 已注销", Status.REVOKED_DEREGISTERED),
        ("注销", Status.DEREGISTERED),
        ("撤销", Status.ANNULLED),
        ("迁出", Status.MOVED_OUT),
        ("", Status.UNKNOWN),
        ("正常", Status.UNKNOWN),
        ("未注销", Status.UNKNOWN),
    ],
)
def test_a_registers_words_lead_to_a_status(text: str, status: Status) -> None:
    assert standing.status_of(text) is status


def test_penalty_annulment_and_exit_are_never_one() -> None:
    assert len({standing.status_of(word) for word in ("吊销", "撤销", "注销")}) == 3


def test_every_status_but_unknown_is_read_back_from_its_own_label() -> None:
    for status in Status:
        assert standing.status_of(status.name_zh) is status


@pytest.mark.parametrize(
    ("status", "marks", "may"),
    [
        (Status.ACTIVE, set(), True),
        # Trading ends the dormancy by itself.
        (Status.ACTIVE, {Mark.DORMANT}, True),
        (Status.ACTIVE, {Mark.ORDERED_CLOSED}, False),
        (Status.ACTIVE, {Mark.IN_LIQUIDATION}, False),
        (Status.REVOKED, {Mark.IN_LIQUIDATION}, False),
        (Status.REVOKED, set(), False),
        (Status.ANNULLED, set(), False),
    ],
)
def test_only_an_active_entity_that_is_not_closing_may_trade(status: Status, marks: set[Mark], may: bool) -> None:
    assert standing.may_trade(status, frozenset(marks)) is may


def test_marks_are_read_named_and_founded_on_an_article() -> None:
    assert standing.marks_of("存续(歇业)") == {Mark.DORMANT}
    assert standing.marks_of("存续") == frozenset()
    assert {mark: standing.marks_of(mark.name_zh) for mark in Mark} == {mark: {mark} for mark in Mark}
    assert all(":" in mark.rule and mark.goes_with for mark in Mark)


def test_every_type_has_a_family_and_companies_and_cooperatives_are_legal_persons() -> None:
    without = [kind for kind in EntityType if kind.family is Family.OTHER]
    assert without == [EntityType.UNKNOWN, EntityType.OTHER]
    assert EntityType.LIMITED_COMPANY.legal_person
    assert EntityType.STATE_OWNED_ENTERPRISE.legal_person
    assert EntityType.FARMERS_COOPERATIVE_UNION.legal_person
    for kind in (EntityType.LIMITED_PARTNERSHIP, EntityType.BRANCH, EntityType.INDIVIDUAL_BUSINESS):
        assert not kind.legal_person
