"""What belongs to a case, and the small matters beside it, as documents. Pure."""

from __future__ import annotations

from command_center import days
from command_center.case_documents import day_field
from command_center.folding import key
from command_center.mappings import Json
from command_center.places import place_fields
from smartsupervision.enforcement.v1.case_document_pb2 import CaseDocument, DocumentStatus
from smartsupervision.enforcement.v1.caution_pb2 import Caution, CautionKind, CautionStatus
from smartsupervision.enforcement.v1.evidence_pb2 import Evidence, EvidenceKind
from smartsupervision.enforcement.v1.measure_pb2 import Measure, MeasureKind, MeasureStatus, SeizedGoods
from smartsupervision.enforcement.v1.spot_penalty_pb2 import SpotPenalty


def document_fields(state: bytes) -> Json:
    """What a numbered document is found by."""
    document = CaseDocument.FromString(state)
    fields: Json = {
        "unit": document.unit,
        "number": key(document.number),
        "series": document.series,
        "year": document.year,
        "status": DocumentStatus.Name(document.status),
        "matter": document.matter,
    }
    return fields | _divisions(document.division) | day_field("drawn_day", document.drawn_on)


def evidence_fields(state: bytes) -> Json:
    """What an item of evidence is found by."""
    item = Evidence.FromString(state)
    fields: Json = {"penalty_case": item.penalty_case, "type": EvidenceKind.Name(item.kind)}
    return fields | _divisions(item.division) | day_field("taken_day", item.taken_on)


def measure_fields(state: bytes) -> Json:
    """What a measure is found by."""
    measure = Measure.FromString(state)
    fields: Json = {
        "penalty_case": measure.penalty_case,
        "unit": measure.unit,
        "type": MeasureKind.Name(measure.kind),
        "status": MeasureStatus.Name(measure.status),
    }
    if measure.HasField("taken_at"):
        fields["taken_day"] = days.number(measure.taken_at.ToDatetime(days.SHANGHAI).date())
    return fields | _divisions(measure.division)


def goods_fields(state: bytes) -> Json:
    """What goods held are found by."""
    goods = SeizedGoods.FromString(state)
    fields: Json = {
        "penalty_case": goods.penalty_case,
        "measure": goods.measure,
        "label": goods.label,
        "ended": goods.HasField("ended_on"),
    }
    return fields | _divisions(goods.division)


def caution_fields(state: bytes) -> Json:
    """What a reminder, an interview, a warning or an order to correct is found by."""
    caution = Caution.FromString(state)
    fields: Json = {
        "unit": caution.unit,
        "subject": caution.uscc,
        "matter": caution.matter,
        "type": CautionKind.Name(caution.kind),
        "status": CautionStatus.Name(caution.status),
    }
    return fields | place_fields(caution.division) | day_field("issued_day", caution.issued_on)


def spot_penalty_fields(state: bytes) -> Json:
    """What a penalty on the spot is found by."""
    penalty = SpotPenalty.FromString(state)
    fields: Json = {
        "unit": penalty.unit,
        "subject": penalty.imposed.uscc,
        "document": key(penalty.document),
        "filed": penalty.HasField("filed_on"),
    }
    return fields | place_fields(penalty.division) | day_field("punished_day", penalty.punished_on)


def _divisions(division: str) -> Json:
    place = place_fields(division)
    place.pop("city", None)
    return place
