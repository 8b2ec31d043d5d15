"""The simulated province's offices and licences, sent by the same gRPC batches anyone else uses.

Request ids follow from the seed: loading the same province again changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Any
from uuid import UUID, uuid5

import grpc
from google.rpc.error_details_pb2 import ErrorInfo
from google.rpc.status_pb2 import Status

from chassis.client import Stub
from chassis.mapping import date_out
from directory import requests, seeding
from directory.domain.commands import CreatePost
from directory.domain.values import post_id
from province.licences import ENDED, Licence
from province.model import Entity
from smartsupervision.directory.v1 import directory_service_pb2 as ds
from smartsupervision.licensing.v1 import entity_pb2, licence_pb2
from smartsupervision.licensing.v1 import licence_service_pb2 as ls

BATCH = 200
APPLICATIONS = 24
SPREAD_DAYS = 5
_SPACE = UUID("0b4f3c59-5b4e-5c55-8b29-1f0a6d7b2c11")
Tell = Callable[[int, int], None]


@dataclass
class Sums:
    """How a load went: how many commands were carried out, how many had been before, and what was refused."""

    done: int = 0
    replayed: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)

    def count(self, results: Iterable[Any]) -> None:
        """Add the results of a batch."""
        for result in results:
            if result.HasField("refusal"):
                self.refused.append(_reason(result.refusal))
            elif result.replayed:
                self.replayed += 1
            else:
                self.done += 1


async def load_offices(stub: Stub, seed: int, tell: Tell) -> Sums:
    """Set up the directory; `tell` hears of (done, total)."""
    commands = list(seeding.commands(seed))
    total, sums = len(commands), Sums()
    if await _there(stub, commands):
        return Sums(replayed=total)
    for batch in requests.batches(commands, f"province {seed}"):
        answer = await stub.call("BatchExecute", batch)
        sums.count(answer.results)
        tell(sums.done + sums.replayed + len(sums.refused), total)
    return sums


async def _there(stub: Stub, commands: Sequence[Any]) -> bool:
    """Whether the last post of the province has been set up: the commands were carried out in order."""
    last = next(each for each in reversed(commands) if isinstance(each, CreatePost))
    try:
        await stub.call("GetPost", ds.GetPostRequest(name=f"posts/{post_id(last.number)}"))
    except grpc.aio.AioRpcError as error:
        if error.code() is grpc.StatusCode.NOT_FOUND:
            return False
        raise
    return True


async def load_applications(stub: Stub, entities: Sequence[Entity], names: Mapping[str, str], today: date) -> Sums:
    """Some applications of these days, half of them accepted, so that clocks are seen running; once only."""
    sums = Sums()
    known = await stub.call("ListLicenceApplications", ls.ListLicenceApplicationsRequest(page_size=1))
    if known.applications:
        return sums
    trading = (each for each in entities if names.get(each.code) and "食用农产品零售" in each.scope)
    chosen = [each for each in trading if not any(event.kind in ENDED for event in each.events)][:APPLICATIONS]
    for days, entity in enumerate(chosen):
        received = today - timedelta(days=days % SPREAD_DAYS)
        [answer] = await _one(stub, ls.LicenceCommand(apply_for_licence=_application(entity, names, received)), sums)
        if answer.HasField("licence_application") and days % 2 == 0:
            accepted = ls.AcceptApplicationRequest(
                request_id=f"accept {answer.licence_application.name}"[:64],
                name=answer.licence_application.name,
                document=f"食受〔{today.year}〕{days + 1}号",
                accepted_on=date_out(received),
            )
            await _one(stub, ls.LicenceCommand(accept_application=accepted), sums)
    return sums


def _application(entity: Entity, names: Mapping[str, str], received: date) -> ls.ApplyForLicenceRequest:
    papers = ("application-form", "layout-plan", "safety-rules")
    return ls.ApplyForLicenceRequest(
        request_id=str(uuid5(_SPACE, f"application of {entity.code} on {received}")),
        entity=names[entity.code],
        licence_kind="food-trade",
        procedure=licence_pb2.LICENCE_PROCEDURE_ISSUE,
        division=entity.division,
        authority=entity.division,
        received_on=date_out(received),
        items=[licence_pb2.LicenceItem(item="经营项目", value="散装食品销售")],
        materials=[
            licence_pb2.LicenceMaterial(material=paper, status=licence_pb2.LICENCE_MATERIAL_STATUS_SUPPLIED)
            for paper in papers
        ],
        owner_post=f"posts/{post_id(f'{entity.division}-P04')}",
    )


async def _one(stub: Stub, command: ls.LicenceCommand, sums: Sums) -> Sequence[Any]:
    answer = await stub.call("BatchExecute", ls.BatchExecuteLicencesRequest(commands=[command]))
    sums.count(answer.results)
    results: Sequence[Any] = answer.results
    return results


async def load_licences(
    stub: Stub, licences: Sequence[Licence], names: Mapping[str, str], seed: int, tell: Tell
) -> Sums:
    """Adopt licences of entities whose resource names are known by their codes."""
    wanted = [each for each in licences if names.get(each.entity)]
    sums = Sums()
    adoptions = (_adoption(n, each, names, seed) for n, each in enumerate(wanted))
    for batch in _batches(ls.LicenceCommand(adopt_licence=adoption) for adoption in adoptions):
        answer = await stub.call("BatchExecute", ls.BatchExecuteLicencesRequest(commands=batch))
        sums.count(answer.results)
        tell(sums.done + sums.replayed + len(sums.refused), len(wanted))
    return sums


def _adoption(number: int, licence: Licence, names: Mapping[str, str], seed: int) -> ls.AdoptLicenceRequest:
    return ls.AdoptLicenceRequest(
        request_id=str(uuid5(_SPACE, f"{seed}/{licence.number}")),
        entity=names[licence.entity],
        licence_kind=licence.kind,
        number=licence.number,
        division=licence.division,
        authority=licence.division,
        items=[licence_pb2.LicenceItem(item="经营项目", value="、".join(licence.items))],
        valid_from=date_out(licence.valid_from),
        valid_to=date_out(licence.valid_to),
        source=entity_pb2.Source(system="simulated province", file=f"seed {seed}", row=number + 1),
    )


def _batches(commands: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(commands, BATCH)):
        yield batch


def _reason(refusal: Status) -> tuple[str, str]:
    info = ErrorInfo()
    for detail in refusal.details:
        if detail.Is(ErrorInfo.DESCRIPTOR):
            detail.Unpack(info)
    return info.reason, refusal.message
