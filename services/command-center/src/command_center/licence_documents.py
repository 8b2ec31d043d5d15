"""Licences and applications as documents. Pure. Nothing about persons in charge is made searchable."""

from __future__ import annotations

from command_center import days
from command_center.folding import index_tokens, key
from command_center.index import Json
from command_center.places import place_fields
from smartsupervision.licensing.v1.licence_application_pb2 import LicenceApplication
from smartsupervision.licensing.v1.licence_pb2 import Licence, LicenceApplicationStatus, LicenceProcedure, LicenceStatus


def licence_fields(state: bytes) -> Json:
    """What a licence is found and counted by."""
    licence = Licence.FromString(state)
    fields: Json = {
        "entity": licence.entity,
        "holder_tokens": index_tokens(licence.holder_name),
        "numbers": _numbers(licence.number, licence.code),
        "licence_kind": licence.licence_kind,
        "status": LicenceStatus.Name(licence.status),
    }
    last = days.civil(licence.valid_to)
    if last is not None:
        fields |= {"valid_to_day": days.number(last), "expiry_month": days.month(last)}
    return fields | place_fields(licence.division)


def application_fields(state: bytes) -> Json:
    """What an application is found by."""
    application = LicenceApplication.FromString(state)
    fields: Json = {
        "entity": application.entity,
        "numbers": _numbers(application.code),
        "licence": application.licence,
        "licence_kind": application.licence_kind,
        "procedure": LicenceProcedure.Name(application.procedure),
        "status": LicenceApplicationStatus.Name(application.status),
        "owner_post": application.owner_post,
    }
    received = days.civil(application.received_on)
    if received is not None:
        fields["received_day"] = days.number(received)
    place = place_fields(application.division)
    place.pop("city", None)
    return fields | place


def _numbers(*numbers: str) -> list[str]:
    return [key(number) for number in numbers if number]
