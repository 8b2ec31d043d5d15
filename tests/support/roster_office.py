"""A county bureau in the directory: a head with all powers over licences, a deputy who stands in, three officers."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from roster.kinds import Role, UnitKind
from roster.powers import Roster
from roster.records import (
    UNLIMITED_FEN,
    Approval,
    Certificate,
    Delegation,
    Holding,
    Person,
    Placement,
    Post,
    Record,
    ReviewQualification,
    Unit,
    UnitName,
    UnitPlace,
)

SINCE = date(2020, 1, 1)
BUREAU, HEAD, DEPUTY, FIRST, SECOND, RETIRED = (UUID(int=n) for n in (500, 501, 502, 503, 504, 505))
CERTIFICATE_ENDED = date(2026, 11, 22)
"""Of RETIRED."""
LENT_UNTIL = date(2026, 11, 24)
"""The last day of DEPUTY's delegation 委1."""
ACTS = ("licence.extend", "licence.decide", "licence.annul", "licence.suspend", "licence.withdraw")


def roster() -> Roster:
    """The directory as licensing keeps it."""
    records: list[tuple[UUID, Record]] = [(BUREAU, _bureau())]
    for number, post in enumerate((HEAD, DEPUTY, FIRST, SECOND, RETIRED)):
        person = UUID(int=600 + number)
        records.append((person, Person(number=f"P{number}", full_name=f"韦{number}", division="450103")))
        records.append((post, _post(number, post, person)))
    records.extend((UUID(int=700 + number), _approval(act)) for number, act in enumerate(ACTS))
    return Roster(records)


def _bureau() -> Unit:
    place = UnitPlace(since=SINCE, duty_parent=None, administration_parent=None, divisions=("450103",))
    name = UnitName(since=SINCE, full_name="南宁市青秀区市场监督管理局", short_name="青市监")
    return Unit(key="450103", kind=UnitKind.COUNTY, names=(name,), places=(place,))


def _post(number: int, post: UUID, person: UUID) -> Post:
    ended = CERTIFICATE_ENDED if post == RETIRED else None
    return Post(
        number=f"{number}",
        title="岗",
        role=Role.PRINCIPAL if post == HEAD else Role.OFFICER,
        placements=(Placement(since=SINCE, unit=BUREAU, division="450103"),),
        holdings=(Holding(person=person, valid_from=SINCE),),
        certificates=(Certificate(person=person, number=f"C{number}", valid_from=SINCE, valid_to=ended),),
        qualifications=(ReviewQualification(person=person, number="Q", valid_from=SINCE),),
    )


def _approval(act: str) -> Approval:
    lent = Delegation(number="委1", to_post=DEPUTY, limit_fen=UNLIMITED_FEN, valid_from=SINCE, valid_to=LENT_UNTIL)
    return Approval(post=HEAD, act=act, limit_fen=UNLIMITED_FEN, document="权1", delegations=(lent,))
