"""The directory of offices as answers need it: read from its index whole, kept for half a minute.

A region has some thousand units and ten thousand posts, so this is a few megabytes and saves every answer a look-up.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from chassis.clock import Clock
from command_center import days, offices
from command_center.elastic import Elastic, ask
from command_center.index import KINDS, Json
from command_center.offices import Offices
from smartsupervision.directory.v1.person_pb2 import Post
from smartsupervision.directory.v1.unit_pb2 import Unit

KEPT_FOR = timedelta(seconds=30)
_PAGE = 5000


class Directory:
    """Posts and units, at most half a minute old."""

    def __init__(self, elastic: Elastic, clock: Clock, *, known: bool) -> None:
        """`known` says whether the directory service is read here at all."""
        self._elastic = elastic
        self._clock = clock
        self._known = known
        self._offices = Offices()
        self._read_at: datetime | None = None
        self._reading = asyncio.Lock()

    async def offices(self) -> Offices:
        """Everything there is. Refusal INDEX_UNAVAILABLE."""
        if not self._known:
            return self._offices
        async with self._reading:
            now = self._clock.now()
            if self._read_at is None or now - self._read_at > KEPT_FOR:
                posts = [Post.FromString(state) async for state in self._states("post")]
                units = [Unit.FromString(state) async for state in self._states("unit")]
                self._offices = offices.read(posts, units, days.today(now))
                self._read_at = now
        return self._offices

    async def _states(self, kind: str) -> AsyncIterator[bytes]:
        body: Json = {"query": {"match_all": {}}, "sort": [{"id": "asc"}], "size": _PAGE, "_source": ["state"]}
        while True:
            hits = (await ask(self._elastic, KINDS[kind].alias, body))["hits"]["hits"]
            for hit in hits:
                yield base64.b64decode(hit["_source"]["state"])
            if len(hits) < _PAGE:
                return
            body["search_after"] = hits[-1]["sort"]
