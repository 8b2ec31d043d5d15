"""Licences found, counted and shown, within an officer's division."""

from __future__ import annotations

import base64
from datetime import date, timedelta

from chassis.clock import Clock
from command_center import days, licence_query, paging, searches, validation
from command_center.elastic import Elastic, ask
from command_center.index import KINDS, Json
from smartsupervision.commandcenter.v1.licence_search_pb2 import (
    CountExpiringRequest,
    CountExpiringResponse,
    ExpiringCount,
    LicenceSummary,
    SearchLicencesRequest,
    SearchLicencesResponse,
)
from smartsupervision.licensing.v1.licence_pb2 import LICENCE_STATUS_SUSPENDED, LICENCE_STATUS_VALID, Licence

MAX_OF_ENTITY = 200
DEFAULT_DAYS = 30
_ALIAS = KINDS["licence"].alias
_IN_FORCE = (LICENCE_STATUS_VALID, LICENCE_STATUS_SUSPENDED)


class Licences:
    """Asks the index of licences."""

    def __init__(self, elastic: Elastic, clock: Clock) -> None:
        self._elastic = elastic
        self._clock = clock

    async def search(self, request: SearchLicencesRequest, division: str) -> SearchLicencesResponse:
        """A page of licences with facets. Refusal INVALID_REQUEST, INVALID_PAGE_TOKEN or INDEX_UNAVAILABLE."""
        validation.check_licences(request)
        after = paging.position(request)
        size = request.page_size or validation.DEFAULT_PAGE_SIZE
        today = self._today()
        search = licence_query.search(request, division, today, size, after)
        answer = await ask(self._elastic, _ALIAS, searches.body(search))
        hits = answer["hits"]["hits"]
        return SearchLicencesResponse(
            licences=[summary(licence_of(hit), today) for hit in hits],
            next_page_token=paging.token(request, hits[-1]["sort"]) if len(hits) == size else "",
            total_size=answer["hits"]["total"]["value"],
            facets=searches.facets_of(answer.get("aggregations", {}), licence_query.selected(request.filter)),
        )

    async def count_expiring(self, request: CountExpiringRequest, division: str) -> CountExpiringResponse:
        """How many expire in the next days, by city and kind. Refusal INVALID_REQUEST or INDEX_UNAVAILABLE."""
        validation.check_expiring(request)
        today, within = self._today(), request.days or DEFAULT_DAYS
        body = licence_query.counts(division, today, within, request.licence_kinds)
        answer = await ask(self._elastic, _ALIAS, body)
        return CountExpiringResponse(
            counts=[
                ExpiringCount(city=city["key"], licence_kind=kind["key"], count=kind["doc_count"])
                for city in answer["aggregations"]["cities"]["buckets"]
                for kind in city["kinds"]["buckets"]
            ],
            total_size=answer["hits"]["total"]["value"],
            from_date=days.message(today),
            to_date=days.message(today + timedelta(days=within)),
        )

    async def of_entity(self, entity: str) -> list[LicenceSummary]:
        """The licences of an entity, those in force first. Refusal INDEX_UNAVAILABLE."""
        answer = await ask(self._elastic, _ALIAS, licence_query.of_entity(entity, MAX_OF_ENTITY))
        found = [summary(licence_of(hit), self._today()) for hit in answer["hits"]["hits"]]
        return sorted(found, key=lambda licence: licence.status not in _IN_FORCE)

    def _today(self) -> date:
        return days.today(self._clock.now())


def licence_of(hit: Json) -> Licence:
    """The licence in a hit, as its owner published it."""
    return Licence.FromString(base64.b64decode(hit["_source"]["state"]))


def summary(licence: Licence, today: date) -> LicenceSummary:
    """What a list shows of a licence; its items, which may name persons, are left out."""
    short = LicenceSummary(
        name=licence.name,
        entity=licence.entity,
        unified_social_credit_code=licence.code,
        holder_name=licence.holder_name,
        number=licence.number,
        licence_kind=licence.licence_kind,
        status=licence.status,
        division=licence.division,
        renewal_pending=licence.HasField("pending_renewal"),
    )
    if licence.HasField("valid_from"):
        short.valid_from.CopyFrom(licence.valid_from)
    last = days.civil(licence.valid_to)
    if last is not None:
        short.valid_to.CopyFrom(licence.valid_to)
        short.days_left = (last - today).days
    return short
