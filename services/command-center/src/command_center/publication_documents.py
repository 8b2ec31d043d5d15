"""Publications of penalties as documents. Pure."""

from __future__ import annotations

from typing import Final

from command_center import days
from command_center.case_documents import day_field, keys
from command_center.folding import index_tokens
from command_center.mappings import Json
from command_center.places import place_fields
from smartsupervision.commandcenter.v1 import publication_search_pb2 as pb
from smartsupervision.enforcement.v1 import publicity_pb2 as ep
from smartsupervision.enforcement.v1.publicity_pb2 import PenaltyPublication, PublicityGrade, PublicityStatus

_TO_PUBLISH: Final = frozenset({ep.PUBLICITY_STATUS_WAITING, ep.PUBLICITY_STATUS_APPROVED, ep.PUBLICITY_STATUS_PUSHED})


def publication_fields(state: bytes) -> Json:
    """What a publication is found and counted by."""
    publication = PenaltyPublication.FromString(state)
    texts = dict.fromkeys((publication.title, publication.label, publication.document))
    fields: Json = {
        "name": publication.name,
        "unit": publication.unit,
        "posts": [publication.post],
        "title_tokens": [index_tokens(text) for text in texts if text],
        "numbers": keys(publication.document, publication.uscc),
        "subject": publication.uscc,
        "penalty_case": publication.penalty_case,
        "status": PublicityStatus.Name(publication.status),
        "grade": PublicityGrade.Name(publication.term.grade),
        "task": pb.PublicationTask.Name(task_of(publication)),
    }
    stops = days.civil(publication.stops_on)
    if stops is not None:
        fields["stop_month"] = days.month(stops)
    fields |= day_field("decided_day", publication.decided_on) | day_field("stops_day", publication.stops_on)
    return fields | place_fields(publication.division)


def task_of(publication: PenaltyPublication) -> pb.PublicationTask.ValueType:
    """What has to be done with it: what is shown wrongly comes before what is not shown yet."""
    withdrawal, correction = publication.withdrawal, publication.correction
    if withdrawal.HasField("required_on") and not withdrawal.HasField("withdrawn_on"):
        return pb.PUBLICATION_TASK_TO_WITHDRAW
    if publication.status in _TO_PUBLISH:
        return pb.PUBLICATION_TASK_TO_PUBLISH
    if publication.status != ep.PUBLICITY_STATUS_PUBLISHED:
        return pb.PUBLICATION_TASK_NONE
    wrong = correction.HasField("asked_on") and not correction.HasField("corrected_on")
    return pb.PUBLICATION_TASK_TO_CORRECT if wrong else pb.PUBLICATION_TASK_SHOWN
