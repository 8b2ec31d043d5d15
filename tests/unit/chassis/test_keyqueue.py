"""The relay's queue: order within a key whatever fails, and no key waits for another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chassis.keyqueue import KeyQueue
from chassis.sequencer import Unsent


def event(pos: int, key: int) -> Unsent:
    return Unsent(pos, 0, pos, bytes([key]), b"")


def test_one_event_per_aggregate_is_under_way_at_a_time() -> None:
    queue = KeyQueue()
    queue.add([event(1, 7), event(2, 8), event(3, 7)])
    assert [e.pos for e in queue.take(10)] == [1, 2]
    assert queue.take(10) == []


def test_a_failed_event_holds_back_its_own_aggregate_only() -> None:
    queue = KeyQueue()
    queue.add([event(1, 7), event(2, 8), event(3, 7), event(4, 8)])
    first, second = queue.take(10)
    queue.failed(first)
    queue.sent(second)
    assert [e.pos for e in queue.take(10)] == [1, 4]


@given(st.lists(st.integers(0, 3), max_size=40), st.data())
def test_every_event_is_sent_once_in_the_order_of_its_key(keys: list[int], data: st.DataObject) -> None:
    events = [event(pos, key) for pos, key in enumerate(keys)]
    queue = KeyQueue()
    queue.add(events)
    sent: list[Unsent] = []
    while len(queue):
        taken = queue.take(data.draw(st.integers(1, 5)))
        assert len({e.key for e in taken}) == len(taken)
        failing = data.draw(st.sets(st.sampled_from(range(len(taken))), max_size=len(taken) - 1))
        for index, one in enumerate(taken):
            if index in failing:
                queue.failed(one)
            else:
                queue.sent(one)
                sent.append(one)
    for key in set(keys):
        assert [e for e in sent if e.key == bytes([key])] == [e for e in events if e.key == bytes([key])]
