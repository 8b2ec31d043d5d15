"""Publishing penalties that were approved, several at once, as the officer who asks for it.

The command center decides nothing here: it hands the officer's own token on to enforcement, which checks division,
duty and every rule for each publication by itself, and journals who did it. Decisions are never batched: each case is
decided by itself (NPC-行政处罚法:57); what was decided and approved is only shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid5

import grpc
from google.protobuf.message import Message

from chassis.client import Stub
from chassis.errors import Refusal, RefusalKind
from chassis.serving.status import from_status, refusal_of
from smartsupervision.enforcement.v1 import publicity_service_pb2 as ps
from smartsupervision.enforcement.v1.publicity_pb2 import PenaltyPublication

SERVICE: Final = ps.DESCRIPTOR.services_by_name["PublicityService"]
MOST: Final = 100
"""Publications at once: as many as one can read before confirming."""
_SECONDS: Final = 20.0

OWNER_AWAY: Final = Refusal(
    RefusalKind.UNAVAILABLE,
    "OWNER_UNAVAILABLE",
    "enforcement does not answer now; nothing is known to be published",
    "执法服务暂无应答，尚不能确认是否已公示",
    rule="availability",
    remedy="repeat the same confirmation: what was published already is not published twice",
)


@dataclass(frozen=True)
class Published:
    """What became of one publication."""

    name: str
    publication: PenaltyPublication | None = None
    refusal: Refusal | None = None


class Publishing:
    """Calls enforcement in the name of an officer."""

    def __init__(self, channel: grpc.aio.Channel) -> None:
        self._channel = channel

    async def read(self, names: Sequence[str], token: str) -> list[PenaltyPublication]:
        """These publications as they stand. Raises the owner's Refusal."""
        asked = ps.BatchGetPenaltyPublicationsRequest(names=names)
        answer: ps.BatchGetPenaltyPublicationsResponse = await self._call("BatchGetPenaltyPublications", asked, token)
        return list(answer.publications)

    async def publish(self, names: Sequence[str], token: str, batch: UUID) -> list[Published]:
        """Publish each; one refused does not stop the others. `batch` makes repeating harmless."""
        commands = [
            ps.BatchExecutePublicityCommand(
                publish_penalty=ps.PublishPenaltyRequest(request_id=str(uuid5(batch, name)), name=name)
            )
            for name in names
        ]
        request = ps.BatchExecutePublicityRequest(commands=commands)
        answer: ps.BatchExecutePublicityResponse = await self._call("BatchExecute", request, token)
        return [_outcome(name, result) for name, result in zip(names, answer.results, strict=True)]

    async def _call(self, method: str, request: Message, token: str) -> Any:
        try:
            return await Stub(self._channel, SERVICE, lambda: token).call(method, request, timeout=_SECONDS)
        except grpc.aio.AioRpcError as error:
            raise refusal_of(error) or OWNER_AWAY from error


def _outcome(name: str, result: ps.BatchExecutePublicityResult) -> Published:
    if result.HasField("refusal"):
        return Published(name, refusal=from_status(result.refusal))
    return Published(name, publication=result.penalty_publication)
