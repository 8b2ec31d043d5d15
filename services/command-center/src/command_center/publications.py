"""Publications of penalties found, counted and shown, within an officer's division."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from chassis.clock import Clock
from command_center import case_answers, days, paging, publication_query, ranking, validation
from command_center.case_query import Asker
from command_center.deadlines import Deadlines
from command_center.directory import Directory
from command_center.elastic import Elastic, ask
from command_center.index import KINDS
from command_center.mappings import Json
from command_center.pressing import Standing
from command_center.publication_documents import task_of
from smartsupervision.commandcenter.v1.publication_search_pb2 import (
    PublicationSummary,
    SearchPublicationsRequest,
    SearchPublicationsResponse,
)
from smartsupervision.enforcement.v1.publicity_pb2 import PenaltyPublication

MAX_OF_CASE: Final = 200
PUBLICATIONS: Final = "publications"
_ALIAS: Final = KINDS["penalty_publication"].alias


class Publications:
    """Asks the index of publications, and that of limits."""

    def __init__(self, elastic: Elastic, deadlines: Deadlines, directory: Directory, clock: Clock) -> None:
        self._elastic = elastic
        self._deadlines = deadlines
        self._directory = directory
        self._clock = clock

    async def search(self, request: SearchPublicationsRequest, asker: Asker) -> SearchPublicationsResponse:
        """A page of publications with facets. Refusal INVALID_REQUEST, INVALID_PAGE_TOKEN or INDEX_UNAVAILABLE."""
        validation.check_publications(request)
        after = paging.position(request)
        size = request.page_size or validation.DEFAULT_PAGE_SIZE
        standing = Standing(days.today(self._clock.now()), await self._deadlines.pressing(PUBLICATIONS))
        question = publication_query.search(request, asker, standing, size, after)
        found = await ranking.page(self._elastic, _ALIAS, question)
        selected = publication_query.selected(request.filter)
        offices = await self._directory.offices()
        return SearchPublicationsResponse(
            publications=await self._summaries(found.hits),
            next_page_token=paging.token(request, found.hits[-1]["sort"]) if len(found.hits) == size else "",
            total_size=found.total,
            facets=case_answers.facets(found.facets, selected, offices),
            left_out=standing.pressing.left_out,
        )

    async def of_case(self, case: str) -> list[PublicationSummary]:
        """The publications of a case's decisions. Refusal INDEX_UNAVAILABLE."""
        answer = await ask(self._elastic, _ALIAS, publication_query.of_case(case, MAX_OF_CASE))
        return await self._summaries(answer["hits"]["hits"])

    async def _summaries(self, hits: Sequence[Json]) -> list[PublicationSummary]:
        found = [PenaltyPublication.FromString(case_answers.state_of(hit)) for hit in hits]
        running = await self._deadlines.nearest([publication.name for publication in found])
        offices = await self._directory.offices()
        summaries = [summary(publication) for publication in found]
        for short, publication in zip(summaries, found, strict=True):
            case_answers.place(short, publication, offices, running.get(publication.name))
        return summaries


def summary(publication: PenaltyPublication) -> PublicationSummary:
    """What a list shows of a publication."""
    short = PublicationSummary(
        name=publication.name,
        penalty_case=publication.penalty_case,
        title=publication.title,
        label=publication.label,
        unified_social_credit_code=publication.uscc,
        document=publication.document,
        task=task_of(publication),
        status=publication.status,
        grade=publication.term.grade,
        publicity_class=publication.term.publicity_class,
    )
    if publication.HasField("decided_on"):
        short.decided_date.CopyFrom(publication.decided_on)
    if publication.HasField("published_on"):
        short.published_date.CopyFrom(publication.published_on)
    if publication.HasField("stops_on"):
        short.stops_date.CopyFrom(publication.stops_on)
    return short
