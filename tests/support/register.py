"""Words for telling the register's rules in tests: given a history, when a command, then events or a refusal."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from licensing.domain import events as e
from licensing.domain.commands import Registration
from licensing.domain.context import Context
from licensing.domain.kinds import EntityStatus, EntityType, LockedAct
from licensing.domain.refusal import Refusal
from licensing.domain.states import Entity
from licensing.domain.values import Capital, Decided, Lock, Representative, Reservation, Sealed, Source
from statutes import uscc

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
ME = UUID(int=1)
OTHER = UUID(int=2)
IDENTITY = "450103199001011238"
FOUNDED = date(2020, 5, 6)


def code(serial: int = 1, head: str = "91450103", letter: str = "MA5") -> str:
    """A valid code of Nanning's 青秀区, one per serial."""
    body = f"{head}{letter}{serial:05d}"
    bare = body + "0"
    return bare + uscc.check_character(bare)


CODE = code(1)
OTHER_CODE = code(2)
INDIVIDUAL_CODE = code(3, "92450103")

COMPLETE = Registration(
    code=CODE,
    registered_name="南宁青秀测试商贸有限公司",
    entity_type=EntityType.LIMITED_COMPANY,
    entity_type_text="有限责任公司",
    representative_name="韦某某",
    representative_id=IDENTITY,
    capital=Capital(100_000_000, "CNY", "100万元人民币"),
    business_scope="日用百货销售",
    established_date=FOUNDED,
    division="450103",
    registration_authority="南宁市青秀区市场监督管理局",
    address="南宁市青秀区民族大道131号",
)
INDIVIDUAL = replace(
    COMPLETE,
    code=INDIVIDUAL_CODE,
    registered_name="南宁市青秀区韦记螺蛳粉店",
    entity_type=EntityType.INDIVIDUAL_BUSINESS,
    entity_type_text="个体工商户",
    capital=None,
)

ACTIVE = Entity(
    code=CODE,
    registered_name=COMPLETE.registered_name,
    entity_type=EntityType.LIMITED_COMPANY,
    entity_type_text="有限责任公司",
    status=EntityStatus.ACTIVE,
    status_date=FOUNDED,
    legal_representative=Representative(COMPLETE.representative_name),
    registered_capital=COMPLETE.capital,
    business_scope=COMPLETE.business_scope,
    established_date=FOUNDED,
    division="450103",
    registration_authority=COMPLETE.registration_authority,
    address=COMPLETE.address,
    created_at=NOW,
    updated_at=NOW,
)
SHOP = replace(
    ACTIVE,
    code=INDIVIDUAL_CODE,
    registered_name=INDIVIDUAL.registered_name,
    entity_type=EntityType.INDIVIDUAL_BUSINESS,
    registered_capital=None,
    address="南宁市青秀区民族大道",
    address_full=Sealed("00000000-0000-0000-0000-0000000000aa", b"hash", "南宁市青秀区民族大道"),
)
RESERVED = replace(
    ACTIVE,
    code="",
    platform_key="P0000000000000001",
    status=EntityStatus.UNKNOWN,
    entity_type=EntityType.UNKNOWN,
    reservation=Reservation("OLD_NUMBER_ONLY", "", TODAY),
    source=Source("gx-registry", "guangxi.csv", 7),
)

DECISION = Decided(
    "南宁市青秀区市场监督管理局", "青市监处罚〔2024〕7号", "连续两年未报送年度报告且查无下落", date(2024, 3, 1)
)
REVOKED = e.RevocationRecorded(NOW, DECISION)
COURT_LOCK = Lock(
    "lock-1", "南宁市青秀区人民法院", "(2026)桂0103执55号", date(2026, 1, 1), date(2026, 12, 31), (LockedAct.ANY,)
)


def seal(record: UUID, field: str, value: str, masked: str) -> Sealed:
    """A seal that depends on the value only, so that expected events can be written down."""
    digest = hashlib.sha256(value.encode()).digest()
    return Sealed(str(UUID(bytes=digest[:16])), digest, masked)


def context(now: datetime = NOW, today: date = TODAY) -> Context:
    """Today, with ids that count up from 1000."""
    ids = iter(range(1000, 2000))
    return Context(now, today, lambda: UUID(int=next(ids)), seal)


def given(*history: Any, start: Entity = ACTIVE) -> Entity:
    """The entity after a history that began with `start`."""
    state = start
    for event in history:
        state = e.evolve(state, event)
    return state


def refused(decide: Callable[..., object], *arguments: object) -> Refusal:
    """The refusal of a decision; fails if there is none."""
    try:
        decided = decide(*arguments)
    except Refusal as refusal:
        return refusal
    raise AssertionError(f"not refused: {decided}")


def codes(refusal: Refusal) -> Sequence[str]:
    """The reason codes of all faults."""
    return [fault.code for fault in refusal.faults]
