"""The permission table: what is not granted is refused, and a service's row is that service's alone."""

from __future__ import annotations

import pytest

from chassis.errors import Refusal
from chassis.identity import Caller, division_reaches
from chassis.permissions import ANY_DEPARTMENT, Grant, PermissionTable, require_division

OURS = frozenset({"market-regulation"})
TABLE = PermissionTable(
    [
        Grant("/x.S/Read", OURS, duties=frozenset({"registrar"})),
        Grant("/x.S/Feed", OURS, services=frozenset({"command-center"})),
        Grant("/x.H/*", ANY_DEPARTMENT),
    ]
)


def caller(department: str = "market-regulation", service: str = "officer", *duties: str) -> Caller:
    return Caller(department, service, "officer-1" if duties else None, frozenset(duties), "450100")


@pytest.mark.parametrize(
    ("method", "who"),
    [
        ("/x.S/Read", caller("market-regulation", "officer", "registrar")),
        ("/x.S/Feed", caller("market-regulation", "command-center")),
        ("/x.H/Check", caller("police")),
    ],
)
def test_who_is_granted_may_call(method: str, who: Caller) -> None:
    TABLE.check(method, who)


@pytest.mark.parametrize(
    ("method", "who", "reason"),
    [
        ("/x.S/Read", caller("police", "officer", "registrar"), "METHOD_NOT_GRANTED"),
        ("/x.S/Read", caller(), "DUTY_MISSING"),
        ("/x.S/Read", caller("market-regulation", "command-center"), "DUTY_MISSING"),
        ("/x.S/Feed", caller("market-regulation", "officer", "registrar"), "METHOD_NOT_GRANTED"),
        ("/x.S/Feed", caller("police", "command-center"), "METHOD_NOT_GRANTED"),
        ("/x.S/Other", caller("market-regulation", "officer", "registrar"), "METHOD_NOT_GRANTED"),
    ],
)
def test_who_is_not_granted_is_told_what_is_missing(method: str, who: Caller, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        TABLE.check(method, who)


@pytest.mark.parametrize(
    ("granted", "division", "reaches"),
    [
        ("000000", "310101", True),
        ("450000", "450103", True),
        ("450100", "450103", True),
        ("450100", "450203", False),
        ("450103", "450100", False),
        ("450103", "450103", True),
    ],
)
def test_a_grant_reaches_below_itself_never_sideways_or_up(granted: str, division: str, reaches: bool) -> None:
    assert division_reaches(granted, division) is reaches


def test_a_division_out_of_reach_is_refused() -> None:
    require_division(caller(), "450103")
    with pytest.raises(Refusal, match="DIVISION_OUT_OF_REACH"):
        require_division(caller(), "450203")
    with pytest.raises(Refusal, match="DIVISION_OUT_OF_REACH"):
        require_division(Caller("market-regulation"), "450103")
