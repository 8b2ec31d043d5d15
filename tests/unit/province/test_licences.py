"""Licences of the simulated province: each of a kind the law knows, with a lawful number, held by who trades in it."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from province import generate
from province.licences import TRADING, Licence, licences_of
from province.lives import HORIZON
from statutes import licence_number
from statutes.rules import load_rulebook


@lru_cache(maxsize=1)
def licences() -> tuple[Licence, ...]:
    return tuple(licences_of(generate(1, 2000), 1))


def test_the_same_province_holds_the_same_licences_and_a_smaller_one_the_first_of_them() -> None:
    assert tuple(licences_of(generate(1, 2000), 1)) == licences()
    assert tuple(licences_of(generate(1, 300), 1)) == licences()[: len(tuple(licences_of(generate(1, 300), 1)))]
    assert tuple(licences_of(generate(1, 300), 2)) != tuple(licences_of(generate(1, 300), 1))


def test_every_kind_is_one_the_rules_know() -> None:
    known = load_rulebook("450000").licence_kind_ids()
    assert {trading.kind for trading in TRADING} <= set(known)


def test_numbers_are_lawful_and_given_once() -> None:
    numbers = [each.number for each in licences()]
    assert len(set(numbers)) == len(numbers)
    assert all(licence_number.check(n) is None for n in numbers if n[:2] in ("JY", "SC"))


def test_a_term_is_five_years_and_most_run_beyond_the_last_day() -> None:
    """SAMR-78/2023:18: a food operation licence is valid for five years."""
    assert all(each.valid_from.year + 5 - each.valid_to.year in (0, 1) for each in licences())
    running = sum(each.valid_to >= HORIZON for each in licences())
    assert 0.8 < running / len(licences()) < 1


def test_no_entity_holds_a_kind_twice_or_holds_one_after_its_end() -> None:
    held = Counter((each.entity, each.kind) for each in licences())
    assert max(held.values()) == 1
    ended = {e.code for e in generate(1, 2000) if e.events and e.events[-1].kind in ("revoked", "deregistered")}
    assert not ended & {each.entity for each in licences()}
