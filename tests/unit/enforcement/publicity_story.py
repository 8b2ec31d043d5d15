"""Penalties shown to the public, as steps that unit and integration tests take by turns. Every step may be changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from unit.enforcement import story as s
from unit.enforcement.paths import reviewed
from unit.enforcement.scenes import HEAD, Office, code_of

from enforcement.domain.cases.values import NewParty, PenaltyItem
from enforcement.domain.publicity import commands as c
from enforcement.domain.publicity.ids import publication_id
from enforcement.domain.publicity.records import (
    PublicField,
    PublicityStopGround,
    PublicWords,
    Withholding,
    WithholdingGround,
)

DECIDED, SERVED, SHOWN = date(2026, 3, 23), date(2026, 3, 24), date(2026, 3, 25)
GUANGDONG_SHOP = replace(s.SHOP, uscc=code_of("91440103MA5K12345"), label="广州某食品店")
MINOR = (PenaltyItem(kind="03", amount_fen=2_000_000),)
STOPPED = (*MINOR, PenaltyItem(kind="10", detail="停业三个月"))
SECRET = Withholding(
    field=PublicField.REASONS, words="过期", ground=WithholdingGround.TRADE_SECRET, reason="当事人书面申请"
)


def decided(
    office: Office,
    items: tuple[PenaltyItem, ...] = s.PENALTY,
    parties: tuple[NewParty, ...] = (s.SHOP,),
    facts: str = "销售过期食品",
    **more: Any,
) -> tuple[UUID, UUID]:
    """A case decided on 23 March, and the publication that began with it."""
    case = reviewed(office, parties=parties, **more)
    document = office.on(date(2026, 3, 12)).do(s.draw("市监罚告"))
    hearing = any(item.kind in ("10", "11", "12") for item in items)
    office.do(s.notice(case, document, items=items, facts=facts, hearing_right=hearing))
    office.do(s.serve_notice(case))
    office.on(DECIDED).do(s.decide(case, office.do(s.draw("市监处罚")), items=items))
    return case, publication_id(case, 1, 1)


def approved(office: Office, **more: Any) -> tuple[UUID, UUID]:
    """Served on 24 March and approved the same day."""
    case, publication = decided(office, **more)
    office.on(SERVED).do(s.serve_decision(case))
    office.do(approve(publication))
    return case, publication


def shown(office: Office, **more: Any) -> tuple[UUID, UUID]:
    """Published on 25 March."""
    case, publication = approved(office, **more)
    office.on(SHOWN).do(publish(publication))
    return case, publication


def approve(publication: UUID, *withhold: Withholding, **more: Any) -> c.ApprovePublication:
    base = {"penalty_publication": publication, "withhold": withhold, "approved_by": HEAD, "on": None}
    found: c.ApprovePublication = s.of(c.ApprovePublication, base, more)
    return found


def publish(publication: UUID, on: date | None = None) -> c.PublishPenalty:
    return c.PublishPenalty(penalty_publication=publication, on=on)


def push(publication: UUID, **more: Any) -> c.PushToProvince:
    base = {"penalty_publication": publication, "province": "440000", "document": "推送单", "on": None}
    found: c.PushToProvince = s.of(c.PushToProvince, base, more)
    return found


def correct(publication: UUID, **more: Any) -> c.CorrectPublication:
    base = {
        "penalty_publication": publication, "words": PublicWords(label="南宁某商店"), "document": "补正通知书",
        "reason": "名称有误", "approved_by": HEAD, "on": None,
    }  # fmt: skip
    found: c.CorrectPublication = s.of(c.CorrectPublication, base, more)
    return found


def withdraw(publication: UUID, **more: Any) -> c.WithdrawPublication:
    base = {"penalty_publication": publication, "record": "公示系统截图", "on": None}
    found: c.WithdrawPublication = s.of(c.WithdrawPublication, base, more)
    return found


def stop(publication: UUID, ground: PublicityStopGround, **more: Any) -> c.StopPublicity:
    by_itself = ground is PublicityStopGround.EXPIRED
    base = {
        "penalty_publication": publication, "ground": ground, "document": "" if by_itself else "信用修复决定书",
        "asked_on": None, "conditions": ("performed", "rectified", "no-same-type"),
        "reason": "" if by_itself else "符合信用修复条件", "approved_by": None if by_itself else HEAD, "on": None,
    }  # fmt: skip
    found: c.StopPublicity = s.of(c.StopPublicity, base, more)
    return found


def restore(publication: UUID, **more: Any) -> c.RestorePublicity:
    base = {
        "penalty_publication": publication, "document": "撤销信用修复决定书", "reason": "提交虚假材料",
        "approved_by": HEAD, "on": None,
    }  # fmt: skip
    found: c.RestorePublicity = s.of(c.RestorePublicity, base, more)
    return found
