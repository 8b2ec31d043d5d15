"""The smallest aggregate: a note with a text and a unique title. Shows the chassis at work without any law."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from chassis.aggregates import AggregateType, Change, Claim, Context, Decision, World
from chassis.clock import Clock
from chassis.commands.bus import CommandBus
from chassis.commands.orders import Changed, Order
from chassis.database import Connection, Pool
from chassis.errors import Refusal, RefusalKind
from chassis.identity import Caller

CALLER = Caller("market-regulation", "", "officer-1", frozenset({"registrar"}), "450000")

TITLE_TAKEN = Refusal(RefusalKind.ALREADY_EXISTS, "TITLE_TAKEN", "another note has this title")
EMPTY_TEXT = Refusal(RefusalKind.INVALID_ARGUMENT, "EMPTY_TEXT", "a note needs a text")


@dataclass(frozen=True)
class Note:
    title: str
    text: str
    edits: int


@dataclass(frozen=True)
class Written:
    title: str
    text: str


@dataclass(frozen=True)
class WriteNote:
    """Write or overwrite the note with a title; fails on an empty text."""

    title: str
    text: str
    note: UUID | None = None


def evolve(state: Note | None, event: Written) -> Note:
    return Note(event.title, event.text, state.edits + 1 if state else 0)


class WriteNoteType:
    def targets(self, command: WriteNote) -> Sequence[UUID]:
        return [command.note] if command.note else []

    def lookups(self, command: WriteNote) -> Sequence[Claim]:
        return [Claim("title", command.title)]

    def decide(self, world: World, command: WriteNote, context: Context) -> Decision:
        if not command.text:
            raise EMPTY_TEXT
        holder = world.holder("title", command.title)
        if holder is not None and holder != command.note:
            raise TITLE_TAKEN
        note = command.note or context.new_id()
        return Decision(note, [Change(note, "note", Written(command.title, command.text))])


WRITE = WriteNoteType()

NOTE = AggregateType(
    kind="note",
    evolve=evolve,
    encode_state=lambda _id, _version, s: json.dumps([s.title, s.text, s.edits]).encode(),
    decode_state=lambda raw: Note(*json.loads(raw)),
    encode_event=lambda _id, _version, e, _after: ("test.Written", json.dumps([e.title, e.text]).encode()),
    decode_event=lambda _type, raw: Written(*json.loads(raw)),
    claims=lambda s: frozenset({Claim("title", s.title)}),
    subject=lambda _: "",
)


def order(
    title: str, text: str = "text", *, note: UUID | None = None, request_id: str = "", expected: int | None = None
) -> Order:
    command = WriteNote(title, text, note)
    return Order(
        request_id=request_id or str(uuid4()),
        request_hash=hashlib.sha256(repr(command).encode()).digest(),
        caller=CALLER,
        type=WRITE,
        command=command,
        expected_version=expected,
        traceparent="00-" + "1" * 32 + "-" + "2" * 16 + "-01",
    )


async def project_nothing(connection: Connection, changed: Sequence[Changed]) -> None:
    """Notes have no query tables."""


def bus(pool: Pool, clock: Clock) -> CommandBus:
    return CommandBus(pool, [NOTE], clock, uuid4, lambda: os.urandom(16), project_nothing, "/notes")
