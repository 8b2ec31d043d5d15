"""One case with everything known about it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeVar

from google.protobuf.message import Message

from chassis.identity import Caller
from command_center import case_answers, progress
from command_center.case_timeline import CaseTimeline
from command_center.cases import Cases
from command_center.deadlines import Deadlines
from command_center.directory import Directory
from command_center.elastic import Elastic, ask
from command_center.folding import key
from command_center.index import KINDS
from command_center.mappings import Json
from command_center.offices import Offices
from command_center.places import home_division
from command_center.publications import Publications
from command_center.stages import stage_of
from smartsupervision.commandcenter.v1.case_view_pb2 import CaseView, NamedResource, PartyProgress
from smartsupervision.commandcenter.v1.publication_search_pb2 import PublicationSummary
from smartsupervision.enforcement.v1.case_document_pb2 import CaseDocument
from smartsupervision.enforcement.v1.caution_pb2 import Caution
from smartsupervision.enforcement.v1.evidence_pb2 import Evidence
from smartsupervision.enforcement.v1.measure_pb2 import Measure, SeizedGoods
from smartsupervision.enforcement.v1.penalty_case_pb2 import PenaltyCase
from smartsupervision.licensing.v1.entity_pb2 import Entity

MAX_PARTS: Final = 200
M = TypeVar("M", bound=Message)


class CaseViewing:
    """Composes the view of a case from the index and its owner's history."""

    def __init__(
        self,
        elastic: Elastic,
        cases: Cases,
        publications: Publications,
        deadlines: Deadlines,
        timeline: CaseTimeline,
        directory: Directory,
    ) -> None:
        self._elastic = elastic
        self._cases = cases
        self._publications = publications
        self._deadlines = deadlines
        self._timeline = timeline
        self._directory = directory

    async def view(self, case: PenaltyCase, caller: Caller) -> CaseView:
        """The case with all that belongs to it; without timeline if its owner does not answer."""
        codes = [party.uscc for party in case.parties if party.uscc]
        evidence, measures, goods, publications, others, entities = await asyncio.gather(
            self._parts("evidence", Evidence, {"penalty_case": [case.name]}, "taken_day"),
            self._parts("measure", Measure, {"penalty_case": [case.name]}, "taken_day"),
            self._parts("seized_goods", SeizedGoods, {"penalty_case": [case.name]}, "label"),
            self._publications.of_case(case.name),
            self._cases.of_parties(codes),
            self._entities(codes, caller),
        )
        matters = [case.name, *(each.name for each in measures), *(each.name for each in publications)]
        resources = [case.name, *([case.clue] if case.clue else [])]
        resources += [*(each.name for each in measures), *(each.name for each in evidence)]
        documents, cautions, clocks, moments = await asyncio.gather(
            self._parts("case_document", CaseDocument, {"matter": matters}, "drawn_day"),
            self._parts("caution", Caution, {"matter": resources[:2]}, "issued_day"),
            self._deadlines.of_matters(matters, []),
            self._timeline.of(resources),
        )
        view = CaseView(
            penalty_case=case,
            stage=stage_of(case),
            parties=_progress(case, publications, entities),
            clocks=clocks,
            evidence=evidence,
            measures=measures,
            goods=goods,
            documents=documents,
            cautions=cautions,
            publications=publications,
            timeline=moments or [],
            timeline_available=moments is not None,
            other_cases=[other for other in others if other.name != case.name and caller.reaches(other.division)],
        )
        view.names.extend(named(view, await self._directory.offices()))
        return view

    async def _parts(self, kind: str, message: type[M], terms: Json, order: str) -> list[M]:
        body: Json = {
            "query": {"bool": {"filter": [{"terms": terms}]}},
            "sort": [{order: {"order": "asc", "missing": "_last"}}, {"id": "asc"}],
            "size": MAX_PARTS,
            "_source": ["state"],
        }
        answer = await ask(self._elastic, KINDS[kind].alias, body)
        return [message.FromString(case_answers.state_of(hit)) for hit in answer["hits"]["hits"]]

    async def _entities(self, codes: Sequence[str], caller: Caller) -> dict[str, str]:
        """The entities of these codes that the officer may look at, by code."""
        if not codes:
            return {}
        body: Json = {
            "query": {"bool": {"filter": [{"terms": {"numbers": [key(code) for code in codes]}}]}},
            "size": MAX_PARTS,
            "_source": ["state"],
        }
        answer = await ask(self._elastic, KINDS["entity"].alias, body)
        found = [Entity.FromString(case_answers.state_of(hit)) for hit in answer["hits"]["hits"]]
        reached = [entity for entity in found if caller.reaches(home_division(entity))]
        return {entity.unified_social_credit_code: entity.name for entity in reached}


def _progress(
    case: PenaltyCase, publications: Sequence[PublicationSummary], entities: dict[str, str]
) -> Iterable[PartyProgress]:
    for party in case.parties:
        numbers = {decision.document for decision in party.decisions}
        found = progress.of_party(party, [each for each in publications if each.document in numbers])
        found.entity = entities.get(party.uscc, "")
        yield found


def named(view: CaseView, offices: Offices) -> list[NamedResource]:
    """What the units and posts in a view are called."""
    found = dict.fromkeys(_references(view))
    labels = {name: _label(name, offices) for name in found}
    return [NamedResource(name=name, label=label) for name, label in labels.items() if label]


def _label(name: str, offices: Offices) -> str:
    place = offices.posts.get(name)
    return place.title if place else offices.names.get(name, "")


def _references(message: Any) -> Iterable[str]:
    """Every name of a unit or post anywhere in a message."""
    for field, value in message.ListFields():
        values = value if field.is_repeated else [value]
        for each in values:
            if field.message_type is not None:
                yield from _references(each)
            elif isinstance(each, str) and each.startswith(("units/", "posts/")):
                yield each
