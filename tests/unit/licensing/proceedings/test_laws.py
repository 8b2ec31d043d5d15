"""What holds for every proceeding: states are total, reasons unique, deadlines known to the rules."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from support.register_proceedings import law

from licensing.domain.proceedings import rules
from licensing.domain.proceedings.events import ProceedingEvent
from licensing.domain.proceedings.kinds import HINDRANCE_ZH, STAGE_ZH, Hindrance, Stage
from licensing.domain.proceedings.withdrawing import OPEN_TO
from licensing.domain.reasons import PARTS, REASONS


def test_every_stage_and_obstacle_has_its_chinese_word() -> None:
    assert set(STAGE_ZH) == set(Stage)
    assert set(HINDRANCE_ZH) == set(Hindrance)


WINDOWS = {rules.DORMANCY_EXTEND}
DEADLINES = sorted({value for name, value in vars(rules).items() if name.isupper()} - WINDOWS)


@pytest.mark.parametrize("rule_id", DEADLINES)
def test_every_time_limit_named_stands_in_the_rules(rule_id: str) -> None:
    assert law().rule(rule_id, date(2026, 11, 23)).source


def test_event_names_are_unique_because_they_are_names_of_messages() -> None:
    names = [each.__name__ for each in get_args(ProceedingEvent)]
    assert len(names) == len(set(names)) == 39


def test_no_two_parts_of_the_domain_use_one_reason_code() -> None:
    assert sum(map(len, PARTS)) == len(REASONS)


def test_only_what_begins_with_an_application_is_withdrawn() -> None:
    assert {kind.name for kind in OPEN_TO} == {"ESTABLISHMENT", "SIMPLE_DEREGISTRATION", "ANNULMENT", "RELOCATION"}
