from __future__ import annotations

from datetime import UTC, datetime, timedelta

from command_center.freshness import Freshness, message
from command_center.store import Verified, behind

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
PROOF = Verified(START, missing=0, stale=0, extra=0)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def test_nothing_is_promised_before_the_first_look() -> None:
    said = message({"licensing": Freshness()})
    assert not said.complete
    assert not said.HasField("as_of_time")
    assert not said.owners[0].reachable


def test_what_an_earlier_look_saw_is_promised_because_a_refresh_lies_between() -> None:
    once = Freshness().seen(at(0), 0, 0, PROOF)
    assert once.searchable_at is None
    twice = once.seen(at(1), 0, 0, PROOF)
    assert twice.searchable_at == at(0)
    assert message({"licensing": twice}).complete


def test_a_reader_that_falls_behind_keeps_its_last_promise() -> None:
    caught_up = Freshness().seen(at(0), 0, 0, PROOF).seen(at(1), 0, 0, PROOF)
    late = caught_up.seen(at(2), 7, 0, PROOF).seen(at(3), 9, 0, PROOF)
    assert late.searchable_at == at(1)
    said = message({"licensing": late})
    assert (said.complete, said.owners[0].behind) == (False, 9)


def test_an_owner_that_does_not_answer_makes_answers_incomplete_but_takes_nothing_back() -> None:
    away = Freshness().seen(at(0), 0, 0, PROOF).seen(at(1), 0, 0, PROOF).unreachable(0, PROOF)
    assert not away.complete()
    assert away.searchable_at == at(0)


def test_parked_events_and_differences_make_answers_incomplete() -> None:
    assert Freshness().seen(at(0), 0, 0, PROOF).complete()
    assert not Freshness().seen(at(0), 0, 1, PROOF).complete()
    assert not Freshness().seen(at(0), 0, 0, None).complete()
    assert not Freshness().seen(at(0), 0, 0, Verified(START, missing=0, stale=1, extra=0)).complete()


def test_answers_are_complete_when_every_owner_is_and_as_old_as_the_oldest() -> None:
    one = Freshness().seen(at(0), 0, 0, PROOF).seen(at(5), 0, 0, PROOF).seen(at(9), 0, 0, PROOF)
    other = Freshness().seen(at(0), 0, 0, PROOF).seen(at(1), 0, 0, PROOF)
    said = message({"licensing": one, "directory": other})
    assert said.complete
    assert said.as_of_time.ToDatetime(UTC) == at(0)
    late = message({"licensing": one, "directory": other.seen(at(2), 3, 2, PROOF)})
    assert (late.complete, late.parked) == (False, 2)
    assert [(lag.owner, lag.behind) for lag in late.owners] == [("licensing", 0), ("directory", 3)]


def test_an_owner_never_seen_lets_nothing_be_promised() -> None:
    known = Freshness().seen(at(0), 0, 0, PROOF).seen(at(1), 0, 0, PROOF)
    said = message({"licensing": known, "directory": Freshness()})
    assert not said.complete
    assert not said.HasField("as_of_time")
    assert not said.HasField("last_verified_time")


def test_behind_is_counted_per_stream() -> None:
    assert behind({0: 5, 1: 3, 2: 0}, {0: 2, 1: 9}) == 3
