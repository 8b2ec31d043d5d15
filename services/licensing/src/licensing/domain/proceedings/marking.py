"""特别标注 (SAMR-52/2022:67): six months after the end of trade without liquidation or deregistration."""

from __future__ import annotations

from licensing.domain import guards as register
from licensing.domain.events import Marked, MarkLifted
from licensing.domain.kinds import MarkKind
from licensing.domain.law import LegalContext
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings import guards, rules
from licensing.domain.proceedings.events.mark import SpeciallyMarked, SpecialMarkLifted
from licensing.domain.proceedings.forced import GONE
from licensing.domain.proceedings.kinds import ProceedingKind, Stage
from licensing.domain.proceedings.states import MarkDetails, Proceeding
from licensing.domain.refusal import refuse, refuse_if_any
from licensing.domain.states import Entity
from licensing.domain.values import Mark


def mark(entity: Entity, command: c.MarkSpecially, context: LegalContext) -> tuple[SpeciallyMarked, Marked]:
    """GSXT shows that nobody winds the entity up."""
    if entity.status in GONE:
        register.not_exited(entity)
    if any(each.kind is MarkKind.SPECIAL for each in entity.marks):
        raise refuse("MARKED_ALREADY")
    decided = guards.decision_of(entity, command.ground, command.decided_date, command.decision)
    if decided is None or decided.decided_date is None:
        raise refuse("MARK_WITHOUT_GROUND", "ground", ground=command.ground.name)
    if command.liquidation_announced:
        raise refuse("LIQUIDATION_WAS_ANNOUNCED", "liquidation_announced")
    full = context.law.anniversary(rules.MARK, decided.decided_date, context.today)
    if context.today <= full:
        raise refuse("MARK_TOO_EARLY", since=decided.decided_date, until=full)
    details = MarkDetails(
        ground=command.ground,
        decided_date=decided.decided_date,
        document=decided.document,
        marked_date=context.today,
    )
    opening = guards.opening(command.entity, entity, command.owner_post, context)
    shown = Mark(MarkKind.SPECIAL, context.today, decided.document)
    return SpeciallyMarked(at=context.now, opening=opening, mark=details), Marked(context.now, shown)


def lift(state: Proceeding, command: c.LiftSpecialMark, context: LegalContext) -> tuple[SpecialMarkLifted, MarkLifted]:
    """Liquidation was announced, the entity left, or the decision was undone."""
    guards.of_kind(state, ProceedingKind.SPECIAL_MARK)
    if state.stage is not Stage.MARKED or state.mark is None:
        raise refuse("MARK_STAGE_FORBIDS", **guards.stage_words(state.stage))
    refuse_if_any([guards.choice("end", command.end)])
    since = state.mark.marked_date
    day = guards.happened("lifted_date", command.lifted_date, context.today, since, "marked_date")
    return (
        SpecialMarkLifted(at=context.now, end=command.end, lifted_date=day),
        MarkLifted(context.now, MarkKind.SPECIAL, day),
    )
