"""Locks of one database that mean different things are different."""

from __future__ import annotations

from chassis import database, sequencer
from chassis.sealing import sealer
from matters import leading


def test_no_two_parts_share_an_advisory_lock() -> None:
    locks = (
        database._MIGRATION_LOCK,
        sequencer.LEADER_LOCK,
        leading._LEADER_LOCK,
        sealer._LEADER_LOCK,
    )
    assert len(set(locks)) == len(locks)
