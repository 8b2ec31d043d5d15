"""Searching entities: validated request in, answer out."""

from __future__ import annotations

from command_center import answers, paging, query, searches, validation
from command_center.elastic import Elastic, ask
from command_center.index import KINDS, Json
from smartsupervision.commandcenter.v1.command_center_pb2 import (
    EntityFilter,
    SearchEntitiesRequest,
    SearchEntitiesResponse,
    SuggestEntitiesRequest,
    SuggestEntitiesResponse,
)

ENTITIES = KINDS["entity"].alias
_DEFAULT_SUGGESTIONS = 8
_MAX_SUGGESTIONS = 20


class Searching:
    """Search over the entity index, within an officer's division."""

    def __init__(self, elastic: Elastic) -> None:
        self._elastic = elastic

    async def search(self, request: SearchEntitiesRequest, division: str) -> SearchEntitiesResponse:
        """A page of matches with facets. Refusal INVALID_REQUEST, INVALID_PAGE_TOKEN or INDEX_UNAVAILABLE."""
        validation.check_search(request)
        after = paging.position(request)
        size = request.page_size or validation.DEFAULT_PAGE_SIZE
        answer = await self._ask(
            request.query,
            division,
            request.filter,
            size=size,
            order=_order(request),
            after=after,
            with_facets=not request.skip_facets,
        )
        hits = answer["hits"]["hits"]
        return SearchEntitiesResponse(
            entities=[answers.match(hit, request.query) for hit in hits],
            next_page_token=paging.token(request, hits[-1]["sort"]) if len(hits) == size else "",
            total_size=answer["hits"]["total"]["value"],
            facets=answers.facets(answer.get("aggregations", {}), request.filter),
        )

    async def suggest(self, request: SuggestEntitiesRequest, division: str) -> SuggestEntitiesResponse:
        """A few best matches. Refusal INVALID_REQUEST or INDEX_UNAVAILABLE."""
        validation.check_query(request.query, request.page_size, _MAX_SUGGESTIONS)
        if not request.query.strip():
            return SuggestEntitiesResponse()
        size = request.page_size or _DEFAULT_SUGGESTIONS
        nothing_chosen = EntityFilter()
        answer = await self._ask(
            request.query, division, nothing_chosen, size=size, order="relevance", after=None, with_facets=False
        )
        return SuggestEntitiesResponse(entities=[answers.match(hit, request.query) for hit in answer["hits"]["hits"]])

    async def _ask(
        self,
        text: str,
        division: str,
        chosen: EntityFilter,
        *,
        size: int,
        order: str,
        after: list[object] | None,
        with_facets: bool,
    ) -> Json:
        matching = await self._matching(text, division)
        body = query.search_body(
            matching, division, chosen, size=size, order=order, after=after, with_facets=with_facets
        )
        return await ask(self._elastic, ENTITIES, body)

    async def _matching(self, text: str, division: str) -> Json:
        """A number that stands for an entity finds just that; any other text is words."""
        if searches.looks_like_number(text):
            known: Json = {"bool": {"filter": [query.number(text), *searches.within(division)]}}
            body: Json = {"query": known, "size": 0, "track_total_hits": 1}
            answer = await ask(self._elastic, ENTITIES, body)
            if answer["hits"]["total"]["value"]:
                return query.number(text)
        return query.words(text)


def _order(request: SearchEntitiesRequest) -> str:
    """Without a query nothing is more relevant than anything else: the newest come first."""
    if request.order_by in ("", "relevance") and not request.query.strip():
        return "established_date desc"
    return request.order_by or "relevance"
