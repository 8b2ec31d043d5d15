"""The simulated province's directory: the same seed gives the same commands, and the directory takes every one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import islice

from unit.directory.scenes import Scene, context

from directory.domain.deciding import DECIDE
from directory.domain.values import post_id, unit_id
from directory.entries import KIND_OF
from directory.requests import batches, request_of
from directory.seeding import commands
from roster.kinds import Head, Role, UnitKind
from roster.powers import Permit
from roster.wire import MAPPER

ON = date(2026, 11, 23)


def test_the_same_seed_gives_the_same_commands() -> None:
    assert list(commands(7)) == list(commands(7))
    assert list(islice(commands(7), 20)) != list(islice(commands(8), 20))


def test_the_directory_takes_the_whole_province() -> None:
    scene = Scene()
    for command in commands(1):
        scene.does(command, context())
    kinds = Counter(view.kind for view in scene.roster.tree(ON))
    # GB/T 2260 (2023): 14 cities, 111 counties and districts.
    assert kinds == {
        UnitKind.REGION: 1,
        UnitKind.CITY: 14,
        UnitKind.COUNTY: 111,
        UnitKind.STATION: 222,
        UnitKind.DISPATCHED_BUREAU: 1,
        UnitKind.ENFORCEMENT_TEAM: 14,
    }
    roster = scene.roster
    bureaus = [view for view in roster.tree(ON) if view.kind in (UnitKind.CITY, UnitKind.COUNTY, UnitKind.REGION)]
    assert all(len(roster.heads(view.unit, Head.PRINCIPAL, ON)) == 1 for view in bureaus)
    assert len({view.short_name for view in bureaus}) == len(bureaus)
    officers = [post for post, each in roster.posts.items() if each.role is Role.OFFICER]
    assert all(roster.require_certificate(post, ON) for post in officers)
    assert isinstance(roster.may_approve(post_id("450103-P01"), "licence.decide", 10**12, ON), Permit)
    assert roster.acting_bureau(unit_id("450103-S01"), "enforcement.penalty", ON).unit == unit_id("450103")


def test_every_kind_of_seeded_command_survives_the_way_over_the_wire() -> None:
    seen: set[type] = set()
    for command in commands(1):
        if type(command) in seen:
            continue
        seen.add(type(command))
        kind = KIND_OF[type(command)].kind
        request = request_of(command, "1")
        about = {kind: getattr(command, kind)} if "name" in request.DESCRIPTOR.fields_by_name else {}
        assert MAPPER.from_message(request, type(command), **about) == command
    assert seen < set(DECIDE)


def test_batches_have_request_ids_that_follow_from_the_name() -> None:
    first, second = (list(batches(commands(1), "seed 1")) for _ in range(2))
    assert first == second
    assert {len(batch.commands) for batch in first[:-1]} == {500}
    ids = [getattr(item, item.WhichOneof("command") or "").request_id for batch in first for item in batch.commands]
    assert len(set(ids)) == len(ids)
