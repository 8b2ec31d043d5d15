"""Every command of the register on one screen: the item of a batch, how it is read, how it is decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chassis.aggregates import CommandType
from licensing.codec import requests
from licensing.commands import entities as e
from licensing.commands import premises as p
from licensing.domain import change, corrections, establish, exits, locks
from licensing.life.entity_limits import WithLimits


@dataclass(frozen=True)
class Entry:
    """One command: its reader and its type."""

    read: Callable[[Any], Any]
    type: CommandType
    has_etag: bool = True
    """Whether the request names a version; a command that makes a new record does not."""


COMMANDS: dict[str, Entry] = {
    "adopt_entity": Entry(requests.adopt, e.Adopt(), has_etag=False),
    "establish_entity": Entry(requests.establish, e.Establish(), has_etag=False),
    "change_entity": Entry(requests.change, e.OnEntity(change.change)),
    "move_entity": Entry(requests.move, e.Move()),
    "record_revocation": Entry(requests.record_revocation, WithLimits(exits.record_revocation)),
    "annul_entity": Entry(requests.annul, WithLimits(exits.annul)),
    "deregister_entity": Entry(requests.deregister, WithLimits(exits.deregister)),
    "correct_entity": Entry(requests.correct, e.OnEntity(corrections.correct)),
    "correct_code": Entry(
        requests.correct_code, e.WithCode(corrections.correct_code, lambda command: command.new_code, "new_code")
    ),
    "confirm_entity": Entry(requests.confirm, e.WithCode(corrections.confirm, lambda command: command.code, "code")),
    "merge_entities": Entry(requests.merge, e.Merge()),
    "convert_entity": Entry(requests.convert, e.OnEntity(establish.convert)),
    "lock_entity": Entry(requests.lock, e.OnEntity(locks.lock)),
    "unlock_entity": Entry(requests.unlock, e.OnEntity(locks.unlock)),
    "open_premises": Entry(requests.open_premises, p.Open(), has_etag=False),
    "change_premises": Entry(requests.change_premises, p.OnPremises()),
    "close_premises": Entry(requests.close_premises, p.OnPremises()),
}
"""Keyed by the field names of the batch's Command message."""
