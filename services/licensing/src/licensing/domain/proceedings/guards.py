"""What all proceedings check: their kind, their days, their documents."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from licensing.domain import items
from licensing.domain.context import Context
from licensing.domain.proceedings.kinds import STAGE_ZH, EndGround, ProceedingKind, Stage
from licensing.domain.proceedings.states import Proceeding, ProceedingOpening
from licensing.domain.refusal import Fault, fault, refuse, refuse_if_any
from licensing.domain.states import Entity
from licensing.domain.values import Decided


def of_kind(state: Proceeding, kind: ProceedingKind) -> None:
    """The command is made for this kind of proceeding."""
    if state.kind is not kind:
        raise refuse("PROCEEDING_OF_ANOTHER_KIND", "name", expected=kind.name, actual=state.kind.name)


def stage_words(stage: Stage) -> dict[str, str]:
    """The stage for a refusal in both languages."""
    return {"stage": stage.name, "stage_zh": STAGE_ZH[stage]}


def happened(field: str, stated: date | None, today: date, since: date | None, since_field: str) -> date:
    """The day of a step: as stated, else today; not in the future, not before the step it follows."""
    day = stated or today
    refuse_if_any([items.day_in_past(field, day, today), items.in_order(since_field, since, field, day)])
    return day


def documented(document: str, reason: str | None = None) -> list[Fault | None]:
    """A step of an authority has a document number, and where the law wants one a reason."""
    faults = [items.required_text("document", document)]
    if reason is not None:
        faults.append(items.required_text("reason", reason, items.REASON_LIMIT))
    return faults


def opening(entity_id: UUID, entity: Entity, owner_post: UUID | None, context: Context) -> ProceedingOpening:
    """What a proceeding about a registered entity says when it opens."""
    return ProceedingOpening(
        entity=entity_id,
        code=entity.code,
        subject_name=entity.registered_name,
        division=entity.division or entity.code[2:8],
        authority=entity.registration_authority,
        owner_post=owner_post,
        opened_date=context.today,
    )


def decision_of(entity: Entity, ground: EndGround, decided_date: date | None, decision: str) -> Decided | None:
    """The decision a mark or a forced deregistration rests on; None if the entity knows of none of that kind.

    An order to close 责令关闭 is another organ's and not in the register, so it is stated.
    """
    match ground:
        case EndGround.REVOKED:
            return entity.revocation
        case EndGround.ANNULLED:
            return entity.annulment
        case EndGround.CLOSED if decided_date and decision.strip():
            return Decided("", decision, "", decided_date)
        case _:
            return None


def choice(field: str, value: int) -> Fault | None:
    """A list value is chosen."""
    return None if value else fault("FIELD_REQUIRED", field)
