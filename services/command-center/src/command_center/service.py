"""The gRPC face of the command center: one method each, translation only."""

from __future__ import annotations

from collections.abc import AsyncIterator

from chassis.serving.call import Call
from chassis.serving.handlers import ServiceSpec
from command_center.administration import Administration
from command_center.center import CommandCenter
from smartsupervision.commandcenter.v1 import command_center_pb2 as pb
from smartsupervision.commandcenter.v1.case_search_pb2 import (
    GetCaseBoardRequest,
    GetCaseBoardResponse,
    SearchCasesRequest,
    SearchCasesResponse,
)
from smartsupervision.commandcenter.v1.case_view_pb2 import CaseView, GetCaseViewRequest
from smartsupervision.commandcenter.v1.clue_search_pb2 import SearchCluesRequest, SearchCluesResponse
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

SERVICE = pb.DESCRIPTOR.services_by_name["CommandCenterService"]


class CommandCenterService:
    """Implements smartsupervision.commandcenter.v1.CommandCenterService."""

    def __init__(self, center: CommandCenter, administration: Administration) -> None:
        self._center = center
        self._administration = administration

    def spec(self) -> ServiceSpec:
        """For the server."""
        return ServiceSpec(SERVICE, self)

    async def SearchEntities(self, request: pb.SearchEntitiesRequest, call: Call) -> pb.SearchEntitiesResponse:
        """A page of entities with facets."""
        return await self._center.search(request, call.caller, call.method)

    async def SuggestEntities(self, request: pb.SuggestEntitiesRequest, call: Call) -> pb.SuggestEntitiesResponse:
        """A few best matches while typing."""
        return await self._center.suggest(request, call.caller, call.method)

    async def GetEntityView(self, request: pb.GetEntityViewRequest, call: Call) -> pb.EntityView:
        """One entity with premises and timeline."""
        return await self._center.view(request, call.caller, call.method)

    async def SearchLicences(self, request: SearchLicencesRequest, call: Call) -> SearchLicencesResponse:
        """A page of licences with facets."""
        return await self._center.search_licences(request, call.caller, call.method)

    async def CountExpiring(self, request: CountExpiringRequest, call: Call) -> CountExpiringResponse:
        """How many licences expire soon, by city and kind."""
        return await self._center.count_expiring(request, call.caller, call.method)

    async def SearchDeadlines(self, request: SearchDeadlinesRequest, call: Call) -> SearchDeadlinesResponse:
        """A page of time limits with facets."""
        return await self._center.search_deadlines(request, call.caller, call.method)

    async def SearchCases(self, request: SearchCasesRequest, call: Call) -> SearchCasesResponse:
        """A page of penalty cases with facets."""
        return await self._center.search_cases(request, call.caller, call.method)

    async def GetCaseBoard(self, request: GetCaseBoardRequest, call: Call) -> GetCaseBoardResponse:
        """Penalty cases in columns, the most urgent first."""
        return await self._center.case_board(request, call.caller, call.method)

    async def GetCaseView(self, request: GetCaseViewRequest, call: Call) -> CaseView:
        """One penalty case with parties, clocks, evidence, documents and timeline."""
        return await self._center.case_view(request, call.caller, call.method)

    async def SearchClues(self, request: SearchCluesRequest, call: Call) -> SearchCluesResponse:
        """A page of clues with facets."""
        return await self._center.search_clues(request, call.caller, call.method)

    async def SearchPublications(self, request: SearchPublicationsRequest, call: Call) -> SearchPublicationsResponse:
        """A page of publications of penalties with facets."""
        return await self._center.search_publications(request, call.caller, call.method)

    async def GetCompleteness(self, request: pb.GetCompletenessRequest, call: Call) -> Completeness:
        """How fresh and complete answers are now."""
        return self._center.completeness()

    async def VerifyCompleteness(
        self, request: pb.VerifyCompletenessRequest, call: Call
    ) -> pb.VerifyCompletenessResponse:
        """The index compared with its owners."""
        return await self._administration.verify()

    async def VerifyIndex(self, request: pb.VerifyIndexRequest, call: Call) -> AsyncIterator[pb.VerifyIndexResponse]:
        """The same for any number of records, with its progress."""
        async for progress in self._administration.verify_index(request):
            yield progress

    async def RebuildIndex(self, request: pb.RebuildIndexRequest, call: Call) -> AsyncIterator[pb.RebuildProgress]:
        """A new index beside the serving one, healed and swapped."""
        async for progress in self._administration.rebuild(request.kind):
            yield progress

    async def ListParked(self, request: pb.ListParkedRequest, call: Call) -> pb.ListParkedResponse:
        """Events set aside."""
        return await self._administration.list_parked(request)

    async def ReplayParked(self, request: pb.ReplayParkedRequest, call: Call) -> pb.ReplayParkedResponse:
        """Parked events applied once more."""
        return await self._administration.replay(request)
