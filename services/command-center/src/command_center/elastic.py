"""Elasticsearch as this service uses it; its errors leave here as TransientError or Refusal."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from elastic_transport import ConnectionTimeout, ObjectApiResponse, TransportError
from elasticsearch import ApiError, AsyncElasticsearch
from elasticsearch.serializer import OrjsonSerializer

from chassis.errors import Refusal, RefusalKind, TransientError
from chassis.streams import BUCKETS
from command_center.bulk import ItemResult, Targeted, VersionType, lines, portions, triage
from command_center.index import Json
from command_center.reconcile import BucketSum, Version

MAX_REQUEST_BYTES = 1_000_000
"""Larger bodies would hold up the event loop while they are sent."""

COMPATIBLE_JSON = "application/vnd.elasticsearch+json"
"""The content type that client and server agree on."""

FOR_A_PAGE = 5.0
"""Seconds an officer's question may take."""

Asked = tuple[str, Json]
"""A search: alias and body."""

_PAGE = 5000
_BULK_FIELDS = ["items.*.status", "items.*.error.type", "items.*.error.reason"]


class Elastic:
    """The few calls this service makes."""

    def __init__(self, url: str, username: str, password: str) -> None:
        """No retries inside the client: each caller knows better what a failure means."""
        self._client = AsyncElasticsearch(
            url,
            basic_auth=(username, password) if username else None,
            max_retries=0,
            request_timeout=30,
            serializers={COMPATIBLE_JSON: OrjsonSerializer()},
        )
        # Made once: options make a whole client.
        self._for_a_page = self._client.options(request_timeout=FOR_A_PAGE)

    async def close(self) -> None:
        """Close all connections."""
        await self._client.close()

    async def healthy(self) -> bool:
        """Whether the cluster answers and every primary shard can be read."""
        try:
            health = await self._client.cluster.health(timeout="2s")
        except (ApiError, TransportError):
            return False
        return health["status"] in ("green", "yellow")

    async def search(self, alias: str, body: Json, seconds: float = FOR_A_PAGE) -> Json:
        """One search, at most `seconds` long. TransientError if the index does not answer."""
        client = self._for_a_page if seconds == FOR_A_PAGE else self._client.options(request_timeout=seconds)
        return await self._body(client.search(index=alias, body=body))

    async def search_all(self, searches: Sequence[Asked]) -> list[Json]:
        """Several searches in one request, their answers in the same order. TransientError unless all are answered."""
        lines: list[Json] = [line for alias, body in searches for line in ({"index": alias}, body)]
        answers = (await self._body(self._for_a_page.msearch(searches=lines)))["responses"]
        failed = [answer["error"] for answer in answers if "error" in answer]
        if failed:
            raise TransientError(f"the index: {failed[0]}"[:1000])
        return list(answers)

    async def get(self, alias: str, record_id: UUID) -> Json | None:
        """One document as it was last written, refreshed or not; None if there is none."""
        answer = await self._body(self._client.options(ignore_status=404).get(index=alias, id=str(record_id)))
        if "error" in answer:
            raise TransientError(f"the index: {answer['error'].get('reason')}")
        return answer if answer["found"] else None

    async def bulk(
        self, targeted: Sequence[Targeted], version_type: VersionType, *, refresh: bool = False
    ) -> list[ItemResult]:
        """Write each document to its target, and make it searchable at once if told to.

        TransientError if a request as a whole failed.
        """
        results: list[ItemResult] = []
        for part in portions(targeted, MAX_REQUEST_BYTES):
            # Bytes go through the client as they are.
            operations = cast(Sequence[Json], lines(part, version_type))
            answer = await self._body(
                self._client.bulk(operations=operations, filter_path=_BULK_FIELDS, refresh=refresh)
            )
            results += triage(part, answer["items"])
        return results

    async def create(self, name: str, body: Json, aliases: Sequence[str]) -> None:
        """Create an index under these aliases; nothing happens if it exists."""
        full = body | {"aliases": {alias: {} for alias in aliases}}
        create = self._client.options(ignore_status=400).indices.create(index=name, body=full)
        answer = await self._body(create)
        error = answer.get("error")
        if error and error["type"] != "resource_already_exists_exception":
            raise TransientError(f"creating {name}: {error['reason']}")
        await self._body(self._client.cluster.health(index=name, wait_for_status="yellow", timeout="20s"))

    async def extend(self, alias: str, properties: Json) -> None:
        """Add fields to the indices behind an alias; those there are stay as they are."""
        await self._body(self._client.indices.put_mapping(index=alias, properties=properties))

    async def indices_of(self, alias: str) -> list[str]:
        """The indices behind an alias."""
        answer = await self._body(self._client.options(ignore_status=404).indices.get_alias(name=alias))
        return [] if "error" in answer else sorted(answer)

    async def move_aliases(self, actions: Sequence[Json]) -> None:
        """Several alias changes at once, all or none."""
        await self._body(self._client.indices.update_aliases(actions=list(actions)))

    async def drop(self, index: str) -> None:
        """Delete an index if it exists."""
        await self._body(self._client.options(ignore_status=404).indices.delete(index=index))

    async def refresh(self, alias: str) -> None:
        """Make everything written so far searchable."""
        await self._body(self._client.indices.refresh(index=alias))

    async def sums(self, alias: str) -> dict[int, BucketSum]:
        """Count and digest sums of every bucket that has documents."""
        halves = {half: {"sum": {"field": half}} for half in ("digest_high", "digest_low")}
        buckets = {"terms": {"field": "bucket", "size": BUCKETS}, "aggs": halves}
        answer = await self.search(alias, {"size": 0, "aggs": {"buckets": buckets}}, seconds=60)
        return {
            int(bucket["key"]): BucketSum(
                int(bucket["doc_count"]),
                int(bucket["digest_high"]["value"]),
                int(bucket["digest_low"]["value"]),
            )
            for bucket in answer["aggregations"]["buckets"]["buckets"]
        }

    async def versions(self, alias: str, clause: Json) -> dict[UUID, Version]:
        """Version and digest of every document a clause selects."""
        found: dict[UUID, Version] = {}
        after: list[Any] | None = None
        while True:
            hits = await self._version_page(alias, clause, after)
            found |= {UUID(hit["_id"]): _version(hit["fields"]) for hit in hits}
            if len(hits) < _PAGE:
                return found
            after = hits[-1]["sort"]

    async def _version_page(self, alias: str, clause: Json, after: list[Any] | None) -> list[Json]:
        body: Json = {
            "query": {"bool": {"filter": [clause]}},
            "docvalue_fields": ["version", "digest_high", "digest_low"],
            "_source": False,
            "sort": [{"id": "asc"}],
            "size": _PAGE,
        }
        if after:
            body["search_after"] = after
        answer = await self.search(alias, body, seconds=60)
        hits: list[Json] = answer["hits"]["hits"]
        return hits

    async def count(self, alias: str) -> int:
        """Documents behind an alias."""
        return int((await self._body(self._client.count(index=alias)))["count"])

    async def delete(self, alias: str, record_id: UUID, version: int) -> None:
        """Remove a document that no owner knows, unless it has changed meanwhile."""
        delete = self._client.options(ignore_status=(404, 409)).delete(
            index=alias, id=str(record_id), version=version, version_type="external_gte"
        )
        await self._body(delete)

    @staticmethod
    async def _body(call: Awaitable[ObjectApiResponse[Any]]) -> Json:
        try:
            answer: Json = (await call).body
        except ConnectionTimeout as error:
            raise TransientError("the index did not answer in time") from error
        except (ApiError, TransportError) as error:
            raise TransientError(f"the index: {error}"[:1000]) from error
        return answer


def unavailable(error: TransientError) -> Refusal:
    """The refusal of a question while the index does not answer."""
    return Refusal(
        RefusalKind.UNAVAILABLE,
        "INDEX_UNAVAILABLE",
        "the search index does not answer now",
        "检索服务暂不可用",
        rule="availability",
        remedy="try again in a few seconds",
        metadata={"cause": str(error)[:200]},
    )


async def ask(elastic: Elastic, alias: str, body: Json) -> Json:
    """A search for an answer to an officer. Refusal INDEX_UNAVAILABLE."""
    try:
        return await elastic.search(alias, body)
    except TransientError as error:
        raise unavailable(error) from error


async def ask_all(elastic: Elastic, searches: Sequence[Asked]) -> list[Json]:
    """Searches for an answer to an officer, in one request. Refusal INDEX_UNAVAILABLE."""
    try:
        return await elastic.search_all(searches)
    except TransientError as error:
        raise unavailable(error) from error


def _version(fields: Mapping[str, Sequence[int]]) -> Version:
    return Version(fields["version"][0], fields["digest_high"][0], fields["digest_low"][0])
