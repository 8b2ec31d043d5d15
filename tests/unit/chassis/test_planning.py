"""What a reader does with arrived events: every number once, in order, whatever the transport does."""

from hypothesis import given
from hypothesis import strategies as st

from chassis.reading.planning import DeadLetterCount, DeadLetterLimit, Watchdog, fell_behind, plan
from chassis.reading.records import Arrived


def events(*numbers: int) -> list[Arrived]:
    return [Arrived(0, number, b"%d" % number) for number in numbers]


def test_the_next_numbers_are_applied() -> None:
    assert [e.number for e in plan(4, events(5, 6)).apply] == [5, 6]


def test_lower_numbers_are_duplicates() -> None:
    assert (plan(4, events(3, 4, 5)).duplicates, len(plan(4, events(3, 4, 5)).apply)) == (2, 1)


def test_a_jump_is_a_gap_and_waits() -> None:
    planned = plan(4, events(5, 8, 9))
    assert planned.has_gap
    assert [e.number for e in planned.waiting] == [8, 9]


@given(st.integers(0, 20), st.lists(st.integers(1, 40), max_size=60))
def test_whatever_arrives_in_whatever_order_what_applies_is_contiguous(position: int, numbers: list[int]) -> None:
    planned = plan(position, events(*numbers))
    applied = [e.number for e in planned.apply]
    assert applied == list(range(position + 1, position + 1 + len(applied)))
    assert {e.number for e in planned.waiting} | set(applied) == {n for n in numbers if n > position}
    assert planned.duplicates == len({n for n in numbers if n <= position})


def test_one_bad_event_does_not_stop_a_reader() -> None:
    count = DeadLetterCount(DeadLetterLimit(longest_run=5, window=100))
    assert not any(count.add(applied=20, parked=1) for _ in range(4))


def test_a_long_run_of_bad_events_stops_the_reader() -> None:
    count = DeadLetterCount(DeadLetterLimit(longest_run=5))
    assert [count.add(applied=0, parked=1) for _ in range(5)] == [False] * 4 + [True]


def test_a_high_share_of_bad_events_stops_the_reader() -> None:
    count = DeadLetterCount(DeadLetterLimit(longest_run=99, largest_share=0.05, window=100))
    assert [count.add(applied=9, parked=1) for _ in range(10)][-1]


def test_a_stream_that_moves_is_left_to_kafka() -> None:
    assert fell_behind([5, 5, 0], before={0: 1, 1: 2}, now={0: 1, 1: 4}) == [0]


def test_the_watchdog_barks_only_when_records_wait_and_nothing_moves() -> None:
    dog = Watchdog(patience_seconds=30)
    assert not dog.stuck(now=0, lag=10, committed=5, retrying=False)
    assert not dog.stuck(now=29, lag=10, committed=5, retrying=False)
    assert dog.stuck(now=30, lag=10, committed=5, retrying=False)


def test_the_watchdog_is_quiet_while_idle_moving_or_retrying() -> None:
    dog = Watchdog(patience_seconds=30)
    dog.stuck(now=0, lag=10, committed=5, retrying=False)
    assert not dog.stuck(now=31, lag=0, committed=5, retrying=False)
    assert not dog.stuck(now=62, lag=10, committed=6, retrying=False)
    assert not dog.stuck(now=93, lag=10, committed=6, retrying=True)
