"""Simulated cases: the same for the same seed, at every step, of offences that go with the trade."""

from __future__ import annotations

from functools import cache

from province.cases import ANNOUNCED_AGE, OVERDUE_AGE, STAGES, CaseScene, cases_of, stages
from province.generator import generate
from province.offences import OFFENCES


@cache
def scenes() -> tuple[CaseScene, ...]:
    return tuple(cases_of(generate(1, 300), 1))


def test_the_same_seed_gives_the_same_cases() -> None:
    assert tuple(cases_of(generate(1, 300), 1)) == scenes()
    assert tuple(cases_of(generate(2, 300), 2)) != scenes()


def test_a_larger_province_has_the_same_cases_and_a_tiny_one_fewer() -> None:
    assert tuple(cases_of(generate(1, 400), 1)) == scenes()
    assert len(list(cases_of(generate(1, 10), 1))) < len(scenes())


def test_cases_stand_at_every_step() -> None:
    assert stages(scenes()) == {stage.until: stage.cases for stage in STAGES}
    assert len({each.entity.code for each in scenes()}) == len(scenes()) == len({each.number for each in scenes()})


def test_what_happened_goes_with_the_trade_and_lies_where_an_ordinary_case_lies() -> None:
    for each in scenes():
        offence = each.offence
        assert offence.fits(each.entity.scope)
        third = (offence.high_fen - offence.low_fen) * 3 // 10
        assert offence.low_fen + third <= each.fine_fen <= offence.high_fen - third
        assert each.entity.name in each.facts


def test_some_are_heard_announced_seized_supervised_overdue_and_against_two() -> None:
    assert sum(each.hearing for each in scenes()) == 2
    assert [each.age for each in scenes() if each.announced] == [ANNOUNCED_AGE]
    assert sum(each.measure for each in scenes()) == 4
    assert sum(each.supervised for each in scenes()) == 2
    assert sum(each.age == OVERDUE_AGE for each in scenes()) == 1
    assert any(each.with_person for each in scenes())


def test_only_heavy_offences_reach_the_threshold_of_a_hearing() -> None:
    # SAMR-3/2018:5: 100,000 yuan for an entity.
    assert {each.heavy for each in OFFENCES if each.fine_fen >= 10_000_000} == {True}
    assert all(each.fine_fen >= 10_000_000 for each in OFFENCES if each.heavy)
