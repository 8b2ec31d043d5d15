"""Cases and clues found, counted and shown on the board, within an officer's division."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from chassis.clock import Clock
from chassis.errors import Refusal, RefusalKind, TransientError
from command_center import board, case_answers, case_query, clue_query, days, paging, ranking, validation
from command_center.case_query import Asker
from command_center.deadlines import Deadlines
from command_center.directory import Directory
from command_center.elastic import Elastic, ask, unavailable
from command_center.index import KINDS
from command_center.pressing import Standing
from smartsupervision.commandcenter.v1.case_search_pb2 import (
    CaseSummary,
    GetCaseBoardRequest,
    GetCaseBoardResponse,
    SearchCasesRequest,
    SearchCasesResponse,
)
from smartsupervision.commandcenter.v1.clue_search_pb2 import SearchCluesRequest, SearchCluesResponse
from smartsupervision.enforcement.v1.clue_pb2 import Clue
from smartsupervision.enforcement.v1.penalty_case_pb2 import PenaltyCase

MAX_OF_PARTIES: Final = 200
DEFAULT_CARDS: Final = 5
CASES: Final = "cases"
CLUES: Final = "clues"
_CASES: Final = KINDS["penalty_case"].alias
_CLUES: Final = KINDS["clue"].alias


class Cases:
    """Asks the indices of cases, clues and limits."""

    def __init__(
        self, elastic: Elastic, deadlines: Deadlines, directory: Directory, clock: Clock, *, known: bool = True
    ) -> None:
        """`known` says whether enforcement is read here at all; without it no party has cases."""
        self._elastic = elastic
        self._deadlines = deadlines
        self._directory = directory
        self._clock = clock
        self._known = known

    async def search(self, request: SearchCasesRequest, asker: Asker) -> SearchCasesResponse:
        """A page of cases. Refusal INVALID_REQUEST, POST_MISSING, INVALID_PAGE_TOKEN or INDEX_UNAVAILABLE."""
        validation.check_cases(request, asker.post)
        after = paging.position(request)
        size = request.page_size or validation.DEFAULT_PAGE_SIZE
        standing = await self._standing(CASES)
        found = await ranking.page(self._elastic, _CASES, case_query.search(request, asker, standing, size, after))
        offices = await self._directory.offices()
        return SearchCasesResponse(
            cases=await self.summaries(case_answers.cases_of(found.hits)),
            next_page_token=paging.token(request, found.hits[-1]["sort"]) if len(found.hits) == size else "",
            total_size=found.total,
            facets=case_answers.facets(found.facets, case_query.selected(request.filter), offices),
            left_out=standing.pressing.left_out,
        )

    async def board(self, request: GetCaseBoardRequest, asker: Asker) -> GetCaseBoardResponse:
        """The columns of the board. Refusal INVALID_REQUEST, POST_MISSING or INDEX_UNAVAILABLE."""
        validation.check_board(request, asker.post)
        standing = await self._standing(CASES)
        question = case_query.board(request, asker, standing)
        clues = (_CLUES, clue_query.verifying(asker.division))
        cards_each = request.cards or DEFAULT_CARDS
        found = await board.ask_board(self._elastic, _CASES, question, request.group_by, cards_each, clues)
        offices = await self._directory.offices()
        cards = [case for column in found.columns for case in case_answers.cases_of(column.hits)]
        summaries = {summary.name: summary for summary in await self.summaries(cards)}
        return GetCaseBoardResponse(
            columns=case_answers.columns(found.columns, request.group_by, summaries, offices),
            total_size=found.total,
            facets=case_answers.facets(found.facets, case_query.selected(request.filter), offices),
            left_out=standing.pressing.left_out,
            clues=found.beside["hits"]["total"]["value"],
        )

    async def clues(self, request: SearchCluesRequest, asker: Asker) -> SearchCluesResponse:
        """A page of clues. Refusal INVALID_REQUEST, POST_MISSING, INVALID_PAGE_TOKEN or INDEX_UNAVAILABLE."""
        validation.check_clues(request, asker.post)
        after = paging.position(request)
        size = request.page_size or validation.DEFAULT_PAGE_SIZE
        standing = await self._standing(CLUES)
        page = await ranking.page(self._elastic, _CLUES, clue_query.search(request, asker, standing, size, after))
        offices = await self._directory.offices()
        found = [Clue.FromString(case_answers.state_of(hit)) for hit in page.hits]
        running = await self._deadlines.nearest([clue.name for clue in found])
        return SearchCluesResponse(
            clues=[case_answers.clue_summary(clue, offices, running.get(clue.name)) for clue in found],
            next_page_token=paging.token(request, page.hits[-1]["sort"]) if len(page.hits) == size else "",
            total_size=page.total,
            facets=case_answers.facets(page.facets, clue_query.selected(request.filter), offices),
            left_out=standing.pressing.left_out,
        )

    async def of_parties(self, codes: Sequence[str]) -> list[CaseSummary]:
        """The cases against these parties, the newest first. Refusal INDEX_UNAVAILABLE."""
        if not codes or not self._known:
            return []
        answer = await ask(self._elastic, _CASES, case_query.of_parties(codes, MAX_OF_PARTIES))
        return await self.summaries(case_answers.cases_of(answer["hits"]["hits"]))

    async def case(self, name: str) -> PenaltyCase:
        """The case of a resource name. Refusal INVALID_REQUEST, CASE_NOT_FOUND or INDEX_UNAVAILABLE."""
        record = validation.uuid_of(name, CASES)
        try:
            found = await self._elastic.get(_CASES, record)
        except TransientError as error:
            raise unavailable(error) from error
        if found is None:
            raise _not_found(name)
        return PenaltyCase.FromString(case_answers.state_of(found))

    async def summaries(self, cases: Sequence[PenaltyCase]) -> list[CaseSummary]:
        """What lists show of these cases, with the limit that presses most. Refusal INDEX_UNAVAILABLE."""
        running = await self._deadlines.nearest([case.name for case in cases])
        offices = await self._directory.offices()
        return [case_answers.case_summary(case, offices, running.get(case.name)) for case in cases]

    async def _standing(self, collection: str) -> Standing:
        return Standing(days.today(self._clock.now()), await self._deadlines.pressing(collection))


def _not_found(name: str) -> Refusal:
    return Refusal(
        RefusalKind.NOT_FOUND,
        "CASE_NOT_FOUND",
        f"{name} is not in the index",
        "未找到该案件",
        rule="AIP-131",
        remedy="search for it by its number or a party",
    )
