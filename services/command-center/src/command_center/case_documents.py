"""Clues and cases as documents. Pure. Of persons only what their owner publishes as masked."""

from __future__ import annotations

from google.type.date_pb2 import Date

from command_center import days
from command_center.folding import index_tokens, key
from command_center.mappings import Json
from command_center.places import place_fields
from command_center.stages import document_numbers, stage_of
from smartsupervision.commandcenter.v1.case_search_pb2 import CaseStage
from smartsupervision.enforcement.v1.clue_pb2 import Clue, ClueSource, ClueStatus
from smartsupervision.enforcement.v1.penalty_case_pb2 import CaseStatus, PenaltyCase


def clue_fields(state: bytes) -> Json:
    """What a clue is found and counted by."""
    clue = Clue.FromString(state)
    about = (clue.title, clue.suspect.label, clue.origin_key, clue.event_key)
    fields: Json = {
        "name": clue.name,
        "unit": clue.unit,
        "posts": [clue.post],
        "title_tokens": [index_tokens(text) for text in about if text],
        "numbers": keys(clue.suspect.uscc, clue.origin_key, clue.event_key),
        "subject": clue.suspect.uscc,
        "source": ClueSource.Name(clue.source),
        "status": ClueStatus.Name(clue.status),
        "penalty_case": clue.penalty_case,
    }
    return fields | place_fields(clue.division) | day_field("received_day", clue.received_on)


def case_fields(state: bytes) -> Json:
    """What a case is found and counted by."""
    case = PenaltyCase.FromString(state)
    numbers = [case.case_number, case.local_number, *document_numbers(case)]
    labels = [party.label for party in case.parties]
    codes = [party.uscc for party in case.parties if party.uscc]
    fields: Json = {
        "name": case.name,
        "unit": case.unit,
        "posts": list(dict.fromkeys([case.post, *case.officers])),
        "title_tokens": [index_tokens(text) for text in dict.fromkeys((case.title, *labels, *numbers)) if text],
        "numbers": keys(*numbers, *codes),
        "subjects": codes,
        "field": case.field,
        "status": CaseStatus.Name(case.status),
        "stage": CaseStage.Name(stage_of(case)),
        "supervised": case.HasField("supervised"),
    }
    if case.filed_on.year:
        fields["filed_year"] = case.filed_on.year
    return fields | place_fields(case.division) | day_field("filed_day", case.filed_on)


def keys(*numbers: str) -> list[str]:
    """Numbers as they are looked up."""
    return [key(number) for number in dict.fromkeys(numbers) if number]


def day_field(name: str, day: Date) -> Json:
    """A day as a number; nothing without a whole day."""
    found = days.civil(day)
    return {} if found is None else {name: days.number(found)}
