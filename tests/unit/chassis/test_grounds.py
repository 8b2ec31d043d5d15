"""A first step counts as long as what it has read holds: only a change of that lets a command be decided anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

import pytest

from chassis.aggregates import AggregateType, Claim
from chassis.commands.world import Grounds, Loaded, WorkingWorld

NOW = datetime(2026, 3, 2, tzinfo=UTC)
ONE, OTHER, NEW = (UUID(int=n) for n in (1, 2, 3))
HELD = Claim("code", "red")


def loaded(word: str, version: int = 1) -> Loaded:
    return Loaded("thing", version, NOW, word)


@pytest.fixture
def world() -> WorkingWorld:
    kind = cast(AggregateType, SimpleNamespace(claims=lambda word: frozenset({Claim("code", word)})))
    return WorkingWorld({"thing": kind}, {ONE: loaded("red"), OTHER: loaded("blue")}, {HELD: ONE})


def test_nothing_read_holds_whatever_happens(world: WorkingWorld) -> None:
    grounds = Grounds(world)
    world.put(ONE, loaded("green", 2))
    assert grounds.hold()


@pytest.mark.parametrize("read", [Grounds.state, Grounds.kind, Grounds.version])
def test_a_record_that_was_read_and_changed_takes_them_away(
    world: WorkingWorld, read: Callable[[Grounds, UUID], Any]
) -> None:
    grounds = Grounds(world)
    read(grounds, ONE)
    world.put(OTHER, loaded("white", 2))
    assert grounds.hold()
    world.put(ONE, loaded("green", 2))
    assert not grounds.hold()


def test_a_record_that_was_missed_and_has_come_takes_them_away(world: WorkingWorld) -> None:
    grounds = Grounds(world)
    assert grounds.state(NEW) is None
    world.put(NEW, loaded("green"))
    assert not grounds.hold()


def test_a_key_that_was_asked_for_and_changed_hands_takes_them_away(world: WorkingWorld) -> None:
    free, held = Grounds(world), Grounds(world)
    assert (free.holder("code", "green"), held.holder(*HELD)) == (None, ONE)
    world.put(ONE, loaded("white", 2))
    assert (free.hold(), held.hold()) == (True, False)
    world.put(NEW, loaded("green"))
    assert not free.hold()
