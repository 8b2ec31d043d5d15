"""How ports are chosen, kept and refused."""

from __future__ import annotations

import pytest

from ssv import ports
from ssv.errors import Exit, StackError


def free(_: int) -> bool:
    return True


def test_every_name_gets_a_port_of_its_own() -> None:
    chosen = ports.choose({}, {}, free, seed=1)
    assert tuple(chosen) == ports.NAMES
    assert len(set(chosen.values())) == len(ports.NAMES)


def test_the_same_seed_chooses_the_same_ports() -> None:
    assert ports.choose({}, {}, free, seed=1) == ports.choose({}, {}, free, seed=1)


def test_known_ports_are_kept() -> None:
    first = ports.choose({}, {}, free, seed=1)
    assert ports.choose(first, {}, free, seed=2) == first


def test_a_wanted_port_wins_over_the_known_one() -> None:
    first = ports.choose({}, {}, free, seed=1)
    chosen = ports.choose(first, {"kafka": 29092}, free, seed=2)
    assert chosen == {**first, "kafka": 29092}


def test_a_port_that_is_not_free_is_passed_over() -> None:
    first = ports.choose({}, {}, free, seed=1)["page"]
    assert ports.choose({}, {}, lambda port: port != first, seed=1)["page"] != first


def test_a_stack_of_an_older_release_gets_the_ports_it_lacks() -> None:
    assert ports.choose({"page": 20_000, "gone": 20_001}, {}, free, seed=1).keys() == set(ports.NAMES)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"nonsense": 20_000}, "no port 'nonsense'"),
        ({"page": 80}, "out of range"),
        ({"page": 70_000}, "out of range"),
        ({"page": 20_000, "kafka": 20_000}, "both page and kafka"),
    ],
)
def test_an_impossible_wish_is_refused_with_the_reason(wanted: dict[str, int], said: str) -> None:
    with pytest.raises(StackError, match=said) as refused:
        ports.choose({}, wanted, free, seed=1)
    assert refused.value.exit_code is Exit.USAGE


def test_assignments_are_read_from_the_command_line_and_the_environment() -> None:
    assert ports.parse(["page=8080", "kafka=29092"]) == {"page": 8080, "kafka": 29092}
    assert ports.from_environment({"SSV_PORT_KAFKA_CONTROLLER": "29093"}) == {"kafka-controller": 29093}


@pytest.mark.parametrize("assignment", ["page", "page=", "page=eighty", "=80", "page=-1"])
def test_an_unreadable_assignment_is_refused(assignment: str) -> None:
    with pytest.raises(StackError) as refused:
        ports.parse([assignment])
    assert refused.value.exit_code is Exit.USAGE


def test_the_message_about_a_taken_port_names_both_sides_and_the_way_out() -> None:
    error = ports.taken("kafka", 29092, "java (process 4711)")
    assert str(error) == (
        "Port 29092 of 127.0.0.1, meant for kafka, is taken by java (process 4711).\n"
        "  Stop that, or choose another: ssv up --port kafka=NUMBER."
    )
    assert error.exit_code is Exit.PORT_TAKEN
