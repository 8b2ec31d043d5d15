"""The simulated province: the same seed gives the same bytes, and everything in it is lawful."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import subprocess
import sys
from collections import Counter
from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from province import Entity, LifeEventKind, generate
from province.lives import HORIZON
from province.words import CITY_SHARES, RARE
from statutes import citizen_id, divisions, uscc
from statutes.entities import EntityType

GOLDEN = "b005e6f1a70c26227cb65b3a94f4695987178b94c0c312b01443239b811bcfef"


@lru_cache(maxsize=1)
def province() -> tuple[Entity, ...]:
    return tuple(generate(1, 2000))


def printed(*arguments: str, hash_seed: str = "0") -> bytes:
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-m", "province", *arguments]
    return subprocess.run(command, check=True, capture_output=True, env=environment).stdout


def test_the_province_of_seed_one_is_these_bytes() -> None:
    assert hashlib.sha256(printed("--seed", "1", "--entities", "2000")).hexdigest() == GOLDEN


def test_the_same_seed_gives_the_same_bytes_whatever_the_hash_order() -> None:
    assert printed("--entities", "50") == printed("--entities", "50", hash_seed="12345")
    assert printed("--entities", "50") != printed("--entities", "50", "--seed", "2")


def test_a_smaller_province_is_the_beginning_of_a_larger_one() -> None:
    assert tuple(generate(1, 40)) == province()[:40]


def test_every_code_is_valid_and_given_once() -> None:
    codes = [entity.code for entity in province()]
    assert len(set(codes)) == len(codes)
    assert all(uscc.parse(code).notes == () for code in codes)
    assert all(entity.code[2:8] == entity.division for entity in province())


def test_every_name_is_given_once_even_after_changes_of_name() -> None:
    names = [n for e in province() for n in (e.name, *(v.name for v in e.events if v.name))]
    assert len(set(names)) == len(names)


def test_all_fourteen_cities_have_entities_and_most_are_individual_businesses() -> None:
    cities = Counter(divisions.city_of(entity.division) for entity in province())
    assert set(cities) == set(CITY_SHARES)
    assert cities.most_common(1)[0][0] == "450100"
    kinds = Counter(entity.entity_type for entity in province())
    assert 0.55 < kinds[EntityType.INDIVIDUAL_BUSINESS] / len(province()) < 0.65


def test_every_kind_of_life_event_occurs() -> None:
    kinds = Counter(event.kind for entity in province() for event in entity.events)
    assert set(kinds) == set(LifeEventKind)
    assert min(kinds.values()) >= 10


def test_characters_of_every_extension_and_the_point_stand_in_names() -> None:
    text = "".join(entity.name for entity in province())
    assert all(character in text for character in RARE)
    assert "·" in text
    assert any("·" in entity.legal_representative for entity in province())


@given(st.integers(0, 2**32))
@settings(max_examples=15)
def test_in_any_province_dates_are_in_order_and_lives_are_lawful(seed: int) -> None:
    for entity in generate(seed, 30):
        assert_lawful(entity)


def assert_lawful(entity: Entity) -> None:
    assert citizen_id.is_valid(entity.legal_representative_id, HORIZON)
    days = [entity.established, *(event.on for event in entity.events)]
    assert days == sorted(days)
    assert days[-1] <= HORIZON
    kinds = [event.kind for event in entity.events]
    ends = {LifeEventKind.REVOKED, LifeEventKind.DEREGISTERED}
    assert not ends & set(kinds[:-1])
    for before, event in itertools.pairwise((None, *entity.events)):
        if event and event.liquidation:
            assert list(event.liquidation) == sorted(event.liquidation)
            assert event.liquidation[0] > (before.on if before else entity.established)
            assert (event.liquidation[2] - event.liquidation[1]).days >= 45


def test_what_is_printed_reads_back_as_json() -> None:
    lines = printed("--entities", "100").decode().splitlines()
    assert [json.loads(line) for line in lines] == [entity.as_dict() for entity in generate(1, 100)]
