"""强制注销 (NPC-公司法:241, SAMR-105/2025:2-12): three years after the end of trade, with notice and objections."""

from __future__ import annotations

from datetime import date

from licensing.domain import guards as register
from licensing.domain import items
from licensing.domain.events import Deregistered, Marked, Restored
from licensing.domain.kinds import COMPANIES, EntityStatus, LockedAct, MarkKind
from licensing.domain.law import LegalContext
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings import guards, people, rules
from licensing.domain.proceedings.events.forced import (
    ForcedDeregistrationAnnounced,
    ForcedDeregistrationObjected,
    ForcedDeregistrationUndone,
    ForcedObjectionRejected,
    ForcedObjectionUpheld,
    ForciblyDeregistered,
)
from licensing.domain.proceedings.kinds import EndGround, ProceedingKind, Stage
from licensing.domain.proceedings.states import ForcedDetails, Proceeding
from licensing.domain.refusal import refuse, refuse_if_any
from licensing.domain.states import Entity
from licensing.domain.values import Deregistration, Mark

REASON = "强制注销"

GONE = frozenset({EntityStatus.DEREGISTERED, EntityStatus.REVOKED_DEREGISTERED, EntityStatus.MERGED})
"""An annulled company, unlike these, is still to be deregistered."""


def announce(
    entity: Entity, command: c.AnnounceForcedDeregistration, context: LegalContext
) -> ForcedDeregistrationAnnounced:
    """公告 of a company that has not left three years after revocation, closure or annulment."""
    if entity.status in GONE:
        register.not_exited(entity)
    register.not_locked(entity.locks, LockedAct.DEREGISTER, context.today)
    if entity.entity_type not in COMPANIES:
        raise refuse("FORCED_FOR_COMPANIES_ONLY", entity_type=entity.entity_type.name)
    refuse_if_any(guards.documented(command.document))
    decided = guards.decision_of(entity, command.ground, command.decided_date, command.decision)
    if decided is None or decided.decided_date is None:
        raise refuse("FORCED_WITHOUT_GROUND", "ground", ground=command.ground.name)
    full = context.law.anniversary(rules.FORCED_WAIT, decided.decided_date, context.today)
    if context.today < full:
        raise refuse("FORCED_TOO_EARLY", since=decided.decided_date, earliest=full)
    details = ForcedDetails(
        ground=command.ground,
        decided_date=decided.decided_date,
        document=decided.document,
        from_date=context.today,
    )
    opening = guards.opening(command.entity, entity, command.owner_post, context)
    return ForcedDeregistrationAnnounced(at=context.now, opening=opening, forced=details, document=command.document)


def object_to(
    state: Proceeding, command: c.ObjectToForcedDeregistration, context: LegalContext
) -> ForcedDeregistrationObjected:
    """An objection during the notice, to be checked in seven working days."""
    details, start = _at_stage(state, Stage.PUBLICITY)
    objector = items.required_text("objector", command.objector)
    refuse_if_any([objector, items.required_text("objection", command.objection, items.REASON_LIMIT)])
    day = guards.happened("objected_date", command.objected_date, context.today, start, "from_date")
    ends = context.law.right_ends(rules.FORCED_NOTICE, start)
    if day > ends:
        raise refuse("FORCED_OBJECTION_LATE", "objected_date", until=ends)
    return ForcedDeregistrationObjected(
        at=context.now,
        objector=people.sealed(command.proceeding, "forced.objector", command.objector, context),
        objection=command.objection,
        objected_date=day,
        objections=details.objections + 1,
    )


def decide_objection(
    state: Proceeding, command: c.DecideForcedObjection, context: LegalContext
) -> ForcedObjectionUpheld | ForcedObjectionRejected:
    """Right: the proceeding ends. Wrong: the notice goes on."""
    details, _ = _at_stage(state, Stage.OBJECTION_CHECK)
    refuse_if_any(guards.documented(command.document, command.reason))
    day = guards.happened("decided_date", command.decided_date, context.today, details.objected_date, "objected_date")
    kind = ForcedObjectionUpheld if command.upheld else ForcedObjectionRejected
    return kind(at=context.now, reason=command.reason, document=command.document, decided_date=day)


def deregister(
    entity: Entity, state: Proceeding, command: c.DeregisterForcibly, context: LegalContext
) -> tuple[ForciblyDeregistered, Deregistered, Marked]:
    """After the whole notice and with no objection open."""
    _, start = _at_stage(state, Stage.PUBLICITY)
    if entity.status in GONE:
        register.not_exited(entity)
    register.not_locked(entity.locks, LockedAct.DEREGISTER, context.today)
    refuse_if_any(guards.documented(command.document))
    ends = context.law.right_ends(rules.FORCED_NOTICE, start)
    day = guards.happened("decided_date", command.decided_date, context.today, start, "from_date")
    if day <= ends:
        raise refuse("FORCED_NOTICE_RUNNING", "decided_date", until=ends)
    revoked = entity.revocation is not None
    status = EntityStatus.REVOKED_DEREGISTERED if revoked else EntityStatus.DEREGISTERED
    facts = Deregistration(REASON, "", None, None, None, None, None, day)
    return (
        ForciblyDeregistered(at=context.now, document=command.document, deregistered_date=day),
        Deregistered(context.now, status, facts),
        Marked(context.now, Mark(MarkKind.FORCIBLY_DEREGISTERED, day, command.document)),
    )


def restore(
    state: Proceeding, command: c.RestoreRegistration, context: LegalContext
) -> tuple[ForcedDeregistrationUndone, Restored]:
    """Within three years of the deregistration, on request of whoever it wronged."""
    details, _ = _at_stage(state, Stage.DEREGISTERED)
    refuse_if_any(guards.documented(command.document, command.reason))
    since = details.deregistered_date or context.today
    day = guards.happened("restored_date", command.restored_date, context.today, since, "deregistered_date")
    last = context.law.right_ends(rules.FORCED_RESTORE, since)
    if day > last:
        raise refuse("RESTORATION_LATE", "restored_date", until=last)
    undone = ForcedDeregistrationUndone(
        at=context.now, document=command.document, reason=command.reason, restored_date=day
    )
    return undone, Restored(context.now, _BEFORE[details.ground], command.document, command.reason, day)


_BEFORE = {
    EndGround.UNSPECIFIED: EntityStatus.ACTIVE,
    EndGround.REVOKED: EntityStatus.REVOKED,
    EndGround.CLOSED: EntityStatus.ACTIVE,
    EndGround.ANNULLED: EntityStatus.ANNULLED,
}
"""What a restored company was before: the end of its trade stands."""


def _at_stage(state: Proceeding, stage: Stage) -> tuple[ForcedDetails, date]:
    guards.of_kind(state, ProceedingKind.FORCED_DEREGISTRATION)
    details = state.forced
    if state.stage is not stage or details is None or details.from_date is None:
        raise refuse("FORCED_STAGE_FORBIDS", **guards.stage_words(state.stage))
    return details, details.from_date
