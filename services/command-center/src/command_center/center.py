"""What the command center answers to officers, over gRPC and over HTTP alike.

The officer's division limits what is found; every read is journalled before its answer leaves.
"""

from __future__ import annotations

from collections.abc import Sequence

from chassis import access_log
from chassis.access_log import Access
from chassis.clock import Clock
from chassis.database import Pool
from chassis.errors import Refusal, RefusalKind
from chassis.identity import Caller
from chassis.permissions import require_division
from command_center.case_query import Asker
from command_center.case_viewing import CaseViewing
from command_center.cases import Cases
from command_center.deadlines import Deadlines
from command_center.licences import Licences
from command_center.monitor import Monitor
from command_center.places import home_division
from command_center.publications import Publications
from command_center.searching import Searching
from command_center.viewing import Viewing
from smartsupervision.commandcenter.v1.case_search_pb2 import (
    CaseSummary,
    GetCaseBoardRequest,
    GetCaseBoardResponse,
    SearchCasesRequest,
    SearchCasesResponse,
)
from smartsupervision.commandcenter.v1.case_view_pb2 import CaseView, GetCaseViewRequest
from smartsupervision.commandcenter.v1.clue_search_pb2 import SearchCluesRequest, SearchCluesResponse
from smartsupervision.commandcenter.v1.command_center_pb2 import (
    EntityView,
    GetEntityViewRequest,
    SearchEntitiesRequest,
    SearchEntitiesResponse,
    SuggestEntitiesRequest,
    SuggestEntitiesResponse,
)
from smartsupervision.commandcenter.v1.completeness_pb2 import Completeness
from smartsupervision.commandcenter.v1.deadline_search_pb2 import SearchDeadlinesRequest, SearchDeadlinesResponse
from smartsupervision.commandcenter.v1.licence_search_pb2 import (
    CountExpiringRequest,
    CountExpiringResponse,
    SearchLicencesRequest,
    SearchLicencesResponse,
)
from smartsupervision.commandcenter.v1.publication_search_pb2 import (
    SearchPublicationsRequest,
    SearchPublicationsResponse,
)

PURPOSE = "supervision"
"""Why the command center reads: 事中事后监管."""
OWN_DEPARTMENT = "market-regulation"
"""Other departments see entities and their licences, which are public, but not our own offices' clocks."""


class CommandCenter:
    """The reads of an officer."""

    def __init__(
        self,
        searching: Searching,
        licences: Licences,
        deadlines: Deadlines,
        viewing: Viewing,
        cases: Cases,
        publications: Publications,
        case_viewing: CaseViewing,
        monitor: Monitor,
        pool: Pool,
        clock: Clock,
    ) -> None:
        self._searching = searching
        self._licences = licences
        self._deadlines = deadlines
        self._viewing = viewing
        self._cases = cases
        self._publications = publications
        self._case_viewing = case_viewing
        self._monitor = monitor
        self._pool = pool
        self._clock = clock

    async def search(self, request: SearchEntitiesRequest, caller: Caller, method: str) -> SearchEntitiesResponse:
        """A page of entities. See Searching.search for refusals."""
        completeness = self._monitor.completeness()
        answer = await self._searching.search(request, _division(caller))
        answer.completeness.CopyFrom(completeness)
        await self._journal(caller, method, [match.entity.name for match in answer.entities], request.query)
        return answer

    async def suggest(self, request: SuggestEntitiesRequest, caller: Caller, method: str) -> SuggestEntitiesResponse:
        """A few best matches. See Searching.suggest for refusals."""
        completeness = self._monitor.completeness()
        answer = await self._searching.suggest(request, _division(caller))
        answer.completeness.CopyFrom(completeness)
        await self._journal(caller, method, [match.entity.name for match in answer.entities], request.query)
        return answer

    async def view(self, request: GetEntityViewRequest, caller: Caller, method: str) -> EntityView:
        """One entity. Refusal DIVISION_OUT_OF_REACH; see Viewing.entity for others."""
        completeness = self._monitor.completeness()
        entity = await self._viewing.entity(request.name)
        require_division(caller, home_division(entity))
        ours = caller.department == OWN_DEPARTMENT
        view = await self._viewing.view(entity, with_clocks=ours)
        view.cases.extend(await self._cases_of(view, caller) if ours else ())
        view.completeness.CopyFrom(completeness)
        shown = [place.name for place in view.premises]
        shown += [licence.name for licence in view.licences]
        shown += [clock.name for clock in view.clocks]
        shown += [case.name for case in view.cases]
        await self._journal(caller, method, [entity.name, *shown], "")
        return view

    async def search_licences(
        self, request: SearchLicencesRequest, caller: Caller, method: str
    ) -> SearchLicencesResponse:
        """A page of licences. See Licences.search for refusals."""
        completeness = self._monitor.completeness()
        answer = await self._licences.search(request, _division(caller))
        answer.completeness.CopyFrom(completeness)
        await self._journal(caller, method, [licence.name for licence in answer.licences], request.query)
        return answer

    async def count_expiring(self, request: CountExpiringRequest, caller: Caller, method: str) -> CountExpiringResponse:
        """How many licences expire soon. See Licences.count_expiring for refusals."""
        completeness = self._monitor.completeness()
        answer = await self._licences.count_expiring(request, _division(caller))
        answer.completeness.CopyFrom(completeness)
        await self._journal(caller, method, [], "")
        return answer

    async def search_deadlines(
        self, request: SearchDeadlinesRequest, caller: Caller, method: str
    ) -> SearchDeadlinesResponse:
        """A page of time limits. See Deadlines.search for refusals."""
        completeness = self._monitor.completeness()
        answer = await self._deadlines.search(request, _division(caller))
        answer.completeness.CopyFrom(completeness)
        await self._journal(caller, method, [deadline.name for deadline in answer.deadlines], request.query)
        return answer

    async def search_cases(self, request: SearchCasesRequest, caller: Caller, method: str) -> SearchCasesResponse:
        """A page of cases. See Cases.search for refusals."""
        completeness = self._monitor.completeness()
        answer = await self._cases.search(request, _asker(caller))
        answer.completeness.CopyFrom(completeness)
        await self._journal(caller, method, [case.name for case in answer.cases], request.query)
        return answer

    async def case_board(self, request: GetCaseBoardRequest, caller: Caller, method: str) -> GetCaseBoardResponse:
        """Cases in columns. See Cases.board for refusals."""
        completeness = self._monitor.completeness()
        answer = await self._cases.board(request, _asker(caller))
        answer.completeness.CopyFrom(completeness)
        shown = [case.name for column in answer.columns for case in column.cases]
        await self._journal(caller, method, shown, request.query)
        return answer

    async def case_view(self, request: GetCaseViewRequest, caller: Caller, method: str) -> CaseView:
        """One case. Refusal DIVISION_OUT_OF_REACH; see Cases.case for others."""
        completeness = self._monitor.completeness()
        case = await self._cases.case(request.name)
        require_division(caller, case.division)
        view = await self._case_viewing.view(case, caller)
        view.completeness.CopyFrom(completeness)
        parts = (view.evidence, view.measures, view.goods, view.documents, view.cautions, view.publications)
        shown = [part.name for each in parts for part in each]
        shown += [clock.name for clock in view.clocks]
        shown += [other.name for other in view.other_cases]
        await self._journal(caller, method, [case.name, *shown], "")
        return view

    async def search_clues(self, request: SearchCluesRequest, caller: Caller, method: str) -> SearchCluesResponse:
        """A page of clues. See Cases.clues for refusals."""
        completeness = self._monitor.completeness()
        answer = await self._cases.clues(request, _asker(caller))
        answer.completeness.CopyFrom(completeness)
        await self._journal(caller, method, [clue.name for clue in answer.clues], request.query)
        return answer

    async def search_publications(
        self, request: SearchPublicationsRequest, caller: Caller, method: str
    ) -> SearchPublicationsResponse:
        """A page of publications. See Publications.search for refusals."""
        completeness = self._monitor.completeness()
        answer = await self._publications.search(request, _asker(caller))
        answer.completeness.CopyFrom(completeness)
        await self._journal(caller, method, [each.name for each in answer.publications], request.query)
        return answer

    async def _cases_of(self, view: EntityView, caller: Caller) -> list[CaseSummary]:
        numbers = (view.entity.unified_social_credit_code, *(each.value for each in view.entity.former_numbers))
        found = await self._cases.of_parties([number for number in numbers if number])
        return [case for case in found if caller.reaches(case.division)]

    def completeness(self) -> Completeness:
        """How fresh and complete answers are now."""
        return self._monitor.completeness()

    async def _journal(self, caller: Caller, method: str, shown: Sequence[str], query: str) -> None:
        # PostgreSQL's text has no place for the null character.
        reason = query[:200].replace("\0", "")
        access = Access(method=method, ids=shown, purpose=PURPOSE, reason=reason)
        async with self._pool.connection() as connection:
            await access_log.record(connection, caller, access, self._clock.now())


def _asker(caller: Caller) -> Asker:
    """What limits an officer's question. Refusal DIVISION_MISSING if the token names none."""
    return Asker(_division(caller), f"posts/{caller.post}" if caller.post else "")


def _division(caller: Caller) -> str:
    """The division an officer acts for. Refusal DIVISION_MISSING if the token names none."""
    if not caller.division:
        raise Refusal(
            RefusalKind.PERMISSION_DENIED,
            "DIVISION_MISSING",
            "the token names no division, so nothing can be shown",
            "令牌未载明行政区划",
            rule="division scope",
            remedy="use a token with a division claim",
        )
    return caller.division
