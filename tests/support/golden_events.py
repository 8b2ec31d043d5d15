"""One full example of every event of the register, fixed for ever: its bytes are golden."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from licensing.domain import events as e
from licensing.domain import premises_events as p
from licensing.domain.kinds import (
    EntityStatus,
    EntityType,
    LockedAct,
    MarkKind,
    NumberKind,
    PremisesKind,
    PremisesStatus,
)
from licensing.domain.states import Entity, Premises
from licensing.domain.values import (
    Capital,
    Decided,
    Deregistration,
    Dormancy,
    FieldChange,
    FieldDate,
    FormerName,
    FormerNumber,
    Lock,
    Mark,
    Representative,
    Reservation,
    Sealed,
    Source,
)

RECORD = UUID("11111111-2222-4333-8444-555555555555")
SURVIVOR = UUID("66666666-7777-4888-8999-aaaaaaaaaaaa")
VERSION = 7
AT = datetime(2026, 11, 23, 7, 30, 15, 123456, tzinfo=UTC)
DAY = date(2024, 2, 29)
SEAL = Sealed("0f0f0f0f-0000-4000-8000-000000000001", bytes(range(32)), "450103********1238")


@dataclass(frozen=True)
class Golden:
    """An event, the state it met, and its name on the wire."""

    name: str
    before: Any
    event: Any


FULL = Entity(
    code="91450103MA5000010N",
    former_numbers=(
        FormerNumber(NumberKind.REGISTRATION_NUMBER, "450100200000011"),
        FormerNumber(NumberKind.PLATFORM_KEY, "P1111111122224333"),
    ),
    registered_name="南宁\U00030edd面·测试商贸有限公司",
    former_names=(FormerName("南宁旧名有限公司", date(2021, 1, 2)), FormerName("更旧", None)),
    entity_type=EntityType.LIMITED_COMPANY,
    entity_type_text="有限责任公司(自然人独资)",
    status=EntityStatus.ACTIVE,
    status_date=date(2020, 5, 6),
    legal_representative=Representative("韦某某", SEAL),
    registered_capital=Capital(100_000_000, "CNY", "100万元人民币"),
    business_scope="日用百货、五金销售。",
    established_date=date(2020, 5, 6),
    division="450103",
    registration_authority="南宁市青秀区市场监督管理局",
    address="南宁市青秀区民族大道",
    address_full=Sealed("0f0f0f0f-0000-4000-8000-000000000002", bytes(32), "南宁市青秀区民族大道"),
    field_dates=(FieldDate("registered_name", date(2021, 1, 2)),),
    source=Source("gx-registry", "guangxi_1978_2002.csv", 42),
    created_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    updated_at=AT,
)
RESERVED = replace(
    FULL,
    code="",
    platform_key="P1111111122224333",
    entity_type=EntityType.UNKNOWN,
    status=EntityStatus.UNKNOWN,
    registered_capital=Capital(None, "", "N/A"),
    reservation=Reservation("OLD_NUMBER_ONLY", "只有旧注册号", DAY),
)
DECISION = Decided("南宁市青秀区市场监督管理局", "青市监处罚〔2024〕7号", "查无下落", DAY)
LOCK = Lock(
    "5c5c5c5c-0000-4000-8000-000000000003",
    "南宁市青秀区人民法院",
    "(2024)桂0103执55号",
    DAY,
    date(2027, 2, 28),
    (LockedAct.MOVE, LockedAct.DEREGISTER),
)
DORMANCY = Dormancy(date(2023, 5, 1), DAY, "南宁市青秀区民族大道131号", True)
MARK = Mark(MarkKind.SPECIAL, DAY, "青市监处罚〔2024〕7号")
LEAVING = Deregistration(
    "决议解散",
    "青税清〔2024〕1号",
    date(2024, 9, 1),
    date(2024, 5, 1),
    date(2024, 5, 3),
    date(2024, 8, 1),
    date(2024, 9, 2),
    date(2024, 9, 3),
)
PLACE = Premises(
    entity=SURVIVOR,
    code="91450103MA5000010N",
    kind=PremisesKind.EXTRA_PLACE,
    status=PremisesStatus.OPEN,
    address="南宁市青秀区金湖路",
    address_full=SEAL,
    division="450103",
    shared_address=True,
    opened_date=DAY,
    created_at=AT,
    updated_at=AT,
)


def _change(field: str, old: str, new: str) -> tuple[FieldChange, ...]:
    return (FieldChange(field, old, new),)


def _golden(name: str, before: Any, event: Any) -> tuple[str, Golden]:
    return name, Golden(name, before, event)


EVENTS = dict(
    [
        _golden("EntityAdopted", None, e.Adopted(AT, RESERVED, ("LOWER_CASE", "DIVISION_UNKNOWN"))),
        _golden("EntityEstablished", None, e.Established(AT, FULL)),
        _golden(
            "EntityChanged",
            FULL,
            e.Changed(AT, {"registered_name": "新名"}, _change("registered_name", FULL.registered_name, "新名"), DAY),
        ),
        _golden(
            "EntityMoved",
            FULL,
            e.Moved(
                AT,
                "450103",
                FULL.registration_authority,
                "450202",
                "柳州市城中区市场监督管理局",
                DAY,
                False,
                {"address": "柳州市中山路", "address_full": SEAL},
            ),
        ),
        _golden("EntityRevocationRecorded", FULL, e.RevocationRecorded(AT, DECISION)),
        _golden("EntityAnnulled", FULL, e.Annulled(AT, DECISION)),
        _golden("EntityDeregistered", FULL, e.Deregistered(AT, EntityStatus.DEREGISTERED, LEAVING)),
        _golden(
            "EntityCorrected",
            FULL,
            e.Corrected(AT, {"division": "450105"}, FieldChange("division", "450103", "450105"), "录入错误"),
        ),
        _golden("EntityCodeCorrected", FULL, e.CodeCorrected(AT, FULL.code, "91450103MA5000020H", "录入错误")),
        _golden(
            "EntityConfirmed",
            RESERVED,
            e.Confirmed(
                AT,
                FULL.code,
                {"entity_type": EntityType.COLLECTIVE_ENTERPRISE},
                _change("entity_type", "UNKNOWN", "COLLECTIVE_ENTERPRISE"),
                "已核实",
            ),
        ),
        _golden("EntityMerged", FULL, e.Merged(AT, SURVIVOR, "重复建档", DAY)),
        _golden(
            "EntityAbsorbed",
            FULL,
            e.Absorbed(AT, SURVIVOR, (FormerNumber(NumberKind.MERGED_CODE, "91450103MA5000020H"),), "重复建档"),
        ),
        _golden(
            "EntityConverted",
            replace(FULL, entity_type=EntityType.INDIVIDUAL_BUSINESS),
            e.Converted(
                AT,
                EntityType.INDIVIDUAL_BUSINESS,
                EntityType.LIMITED_COMPANY,
                {"registered_capital": Capital(50_000_000, "CNY", "50万")},
                _change("registered_capital", "", "500000.00 CNY"),
                DAY,
            ),
        ),
        _golden("EntityLocked", FULL, e.Locked(AT, LOCK)),
        _golden("EntityUnlocked", replace(FULL, locks=(LOCK,)), e.Unlocked(AT, LOCK, "(2024)桂0103执55号之一", DAY)),
        _golden("EntityDormancyBegun", FULL, e.DormancyBegun(AT, DORMANCY)),
        _golden("EntityDormancyOver", replace(FULL, dormancy=DORMANCY), e.DormancyOver(AT, DAY, 305)),
        _golden("EntityMarked", FULL, e.Marked(AT, MARK)),
        _golden("EntityMarkLifted", replace(FULL, marks=(MARK,)), e.MarkLifted(AT, MarkKind.SPECIAL, DAY)),
        _golden(
            "EntityRestored",
            replace(FULL, status=EntityStatus.ANNULLED, annulment=DECISION),
            e.Restored(AT, EntityStatus.ACTIVE, "青市监恢复〔2024〕1号", "撤销决定错误", DAY),
        ),
        _golden(
            "EntityItemsAnnulled",
            FULL,
            e.ItemsAnnulled(
                AT, {"business_scope": "日用百货"}, _change("business_scope", FULL.business_scope, "日用百货"), DECISION
            ),
        ),
        _golden("PremisesOpened", None, p.PremisesOpened(AT, PLACE)),
        _golden(
            "PremisesChanged",
            PLACE,
            p.PremisesChanged(AT, {"shared_address": False}, _change("shared_address", "true", "false"), DAY),
        ),
        _golden("PremisesClosed", PLACE, p.PremisesClosed(AT, DAY)),
    ]
)
