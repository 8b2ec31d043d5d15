"""The search index of the benchmarks, as an observer outside of all projectors sees it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from elasticsearch import Elasticsearch
from support.stack import Servers

from command_center.elastic import Elastic
from command_center.index import KINDS
from command_center.reconcile import BucketSum

ENTITY = KINDS["entity"]


@dataclass(frozen=True)
class Index:
    """The search index as an observer sees it; the same eyes for both sides."""

    servers: Servers
    _clients: list[Elasticsearch] = field(default_factory=list)

    @property
    def client(self) -> Elasticsearch:
        """A blocking client."""
        if not self._clients:
            self._clients.append(Elasticsearch(**self.servers.elasticsearch()))
        return self._clients[0]

    def renew(self) -> None:
        """Empty indices with the real mapping, settings and aliases."""
        for index in self.client.indices.get(index="ssv-*"):
            self.client.indices.delete(index=index)
        asyncio.run(self._create())

    async def _create(self) -> None:
        elastic = self._elastic()
        for kind in KINDS.values():
            await elastic.create(kind.index_name("initial"), kind.body(), [kind.alias])
        await elastic.close()

    def written(self) -> int:
        """Documents written so far, visible or not."""
        answer = self.client.indices.stats(index=ENTITY.alias, metric="indexing")
        return int(answer["_all"]["primaries"]["indexing"]["index_total"])

    def visible(self) -> int:
        """Documents that a search finds."""
        return int(self.client.count(index=ENTITY.alias)["count"])

    def proof(self) -> BucketSum:
        """Count and digest sums of all that a search finds."""
        return asyncio.run(self._proof())

    async def _proof(self) -> BucketSum:
        elastic = self._elastic()
        sums = (await elastic.sums(ENTITY.alias)).values()
        await elastic.close()
        return BucketSum(*map(sum, zip(*sums, strict=True)))

    def _elastic(self) -> Elastic:
        login = self.servers.elasticsearch()
        return Elastic(login["hosts"][0], *login["basic_auth"])

    def close(self) -> None:
        """Close the connections."""
        for client in self._clients:
            client.close()
