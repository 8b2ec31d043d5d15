"""Plans as commands of the contract, and what differs from a record that is known already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid5

from chassis.mapping import date_out
from enforcement.intake.batches import digest
from enforcement.intake.planning import Plan
from smartsupervision.enforcement.v1 import clue_pb2
from smartsupervision.enforcement.v1 import enforcement_service_pb2 as es
from smartsupervision.enforcement.v1 import outside_notice_service_pb2 as os_

_SPACE: Final = UUID("2a8d9b62-71a5-5f0d-8c4c-6d8a0d6a9a11")


@dataclass(frozen=True, slots=True)
class Receiver:
    """Which bureau and post a record goes to, by resource name."""

    unit: str
    post: str


@dataclass(frozen=True, slots=True)
class Received:
    """The day a file reached the importing bureau, and the first day its clues may be filed."""

    on: date
    opens_on: date


def clue_command(plan: Plan, to: Receiver, code: str, received: Received) -> es.Command:
    """登记线索. `code` is the party's credit code where the register knows its name, else ""."""
    request = es.RegisterClueRequest(
        source=clue_pb2.CLUE_SOURCE_SAMPLING,
        origin_key=plan.origin_key,
        event_key=plan.event_key,
        title=plan.title,
        facts=plan.facts,
        suspect=clue_pb2.Suspect(uscc=code, label=plan.label, part=plan.part),
        place=plan.place,
        unit=to.unit,
        post=to.post,
        received_on=date_out(received.on),
        opens_on=date_out(received.opens_on),
    )
    request.request_id = _request_id(request)
    return es.Command(register_clue=request)


def notice_command(plan: Plan, by: Receiver, code: str) -> os_.OutsideNoticeCommand:
    """通报 to the authority of the party's place."""
    request = os_.NotifyOutsideRequest(
        origin_key=plan.origin_key,
        event_key=plan.event_key,
        title=plan.title,
        facts=plan.facts,
        suspect=clue_pb2.Suspect(uscc=code, label=plan.label, part=plan.part),
        place=plan.place,
        competent=plan.competent,
        unit=by.unit,
        post=by.post,
    )
    request.request_id = _request_id(request)
    return os_.OutsideNoticeCommand(notify_outside=request)


def differences(recorded: Any, plan: Plan) -> Mapping[str, tuple[str, str]]:
    """Field -> (recorded, offered) where a known clue or notice says something else than the file."""
    offered = {"title": plan.title, "facts": plan.facts, "place": plan.place}
    found = {field: (getattr(recorded, field), value) for field, value in offered.items()}
    found["part"] = recorded.suspect.part, plan.part
    return {field: pair for field, pair in found.items() if pair[0] != pair[1]}


def _request_id(request: Any) -> str:
    # From the content: the same row sent twice is one command, a corrected one another.
    return str(uuid5(_SPACE, digest(type(request).__name__, request.SerializeToString(deterministic=True).hex())))
