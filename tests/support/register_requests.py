"""Requests to the register as callers send them."""

from __future__ import annotations

from datetime import date
from typing import Any

from google.type.date_pb2 import Date
from support import register

from licensing.domain.commands import Registration
from smartsupervision.licensing.v1 import entity_pb2 as pb
from smartsupervision.licensing.v1 import register_service_pb2 as rs


def day(value: date | None) -> Date | None:
    """A civil date on the wire."""
    return None if value is None else Date(year=value.year, month=value.month, day=value.day)


def registration(stated: Registration = register.COMPLETE, **changes: Any) -> rs.Registration:
    """Registered items on the wire, with changes."""
    values: dict[str, Any] = {
        "unified_social_credit_code": stated.code,
        "old_registration_number": stated.old_number,
        "registered_name": stated.registered_name,
        "entity_type": stated.entity_type.value,
        "entity_type_text": stated.entity_type_text,
        "legal_representative_name": stated.representative_name,
        "legal_representative_id": stated.representative_id,
        "registered_capital": stated.capital
        and pb.RegisteredCapital(
            amount_fen=stated.capital.amount_fen, currency=stated.capital.currency, text=stated.capital.text
        ),
        "business_scope": stated.business_scope,
        "established_date": day(stated.established_date),
        "division": stated.division,
        "registration_authority": stated.registration_authority,
        "address": stated.address,
    }
    return rs.Registration(**(values | changes))


def establish(serial: int = 1, **changes: Any) -> rs.EstablishEntityRequest:
    """A complete registration; every serial has a code of its own."""
    stated = registration(unified_social_credit_code=register.code(serial), **changes)
    return rs.EstablishEntityRequest(registration=stated)


def adopt(serial: int = 1, **changes: Any) -> rs.AdoptEntityRequest:
    """A thin row of an older register."""
    values: dict[str, Any] = {
        "unified_social_credit_code": register.code(serial),
        "registered_name": f"南宁第{serial}供销社",
        "division": "450103",
    }
    source = pb.Source(system="gx-registry", file="guangxi.csv", row=serial + 1)
    return rs.AdoptEntityRequest(registration=rs.Registration(**(values | changes)), source=source)


def reserved(number: str, name: str = "田林县供销储运公司", division: str = "451029") -> rs.AdoptEntityRequest:
    """A row with an old number only."""
    stated = rs.Registration(old_registration_number=number, registered_name=name, division=division)
    return rs.AdoptEntityRequest(
        registration=stated,
        source=pb.Source(system="gx-registry", file="guangxi.csv", row=9),
        reservation=pb.Reservation(reason="OLD_NUMBER_ONLY"),
    )
