"""How a clue ends without a case: merged, not filed, referred."""

from __future__ import annotations

from enforcement.domain import people
from enforcement.domain.clues import commands as c
from enforcement.domain.clues import events as e
from enforcement.domain.clues.clues import Clue
from enforcement.domain.clues.kinds import Jurisdiction, NotFiledGround
from enforcement.domain.clues.verifying import VERIFY, lapse_all, verifying
from enforcement.domain.context import Context
from enforcement.domain.documents import numbering, series
from enforcement.domain.names import CLUE
from enforcement.domain.outcome import Caused, LeavesCharge, Meets, OfMatter, Outcome
from enforcement.domain.refusal import day_of, fault, names, refuse, refuse_if_any, texts


def merge(state: Clue, command: c.MergeClue, context: Context) -> Outcome:
    """并案: under the older clue, whose time goes on. Refusals CLUE_NOT_OPEN, MERGED_WITH_ITSELF, OTHER_AUTHORITY."""
    verifying(state)
    into = context.records.get(command.into)
    if command.into == command.clue or not isinstance(into, Clue):
        raise refuse("MERGED_WITH_ITSELF", "into")
    verifying(into)
    if into.unit != state.unit:
        raise refuse("OTHER_AUTHORITY", "into")
    refuse_if_any(texts(reason=command.reason))
    events = (
        Caused(
            CLUE,
            command.clue,
            e.ClueMerged(at=context.now, into=command.into, reason=command.reason, on=context.today),
        ),
        Caused(CLUE, command.into, e.ClueAbsorbed(at=context.now, merged=(*into.merged, command.clue))),
    )
    ends = (*lapse_all(state, "并案"), LeavesCharge())
    return Outcome(command.clue, events, tuple(OfMatter(command.clue, each) for each in ends))


def decline(state: Clue, command: c.DeclineClue, context: Context) -> Outcome:
    """不予立案 (SAMR-2/2018:20), by the head."""
    verifying(state)
    unnamed = command.ground is NotFiledGround.UNSPECIFIED
    refuse_if_any(
        [
            fault("FIELD_REQUIRED", "ground") if unnamed else None,
            *texts(reason=command.reason),
            *names(document=command.document),
        ]
    )
    day = day_of("on", command.on, context.today, state.received_on)
    people.approved(context, command.approved_by, "enforcement.file", day)
    event = e.ClueDeclined(
        at=context.now,
        ground=command.ground,
        reason=command.reason,
        document=command.document,
        approved_by=command.approved_by,
        on=day,
    )
    ends = (Meets(rule=VERIFY, on=day, occurrence=state.round), *lapse_all(state, "不予立案")[1:], LeavesCharge())
    return Outcome(
        command.clue, (Caused(CLUE, command.clue, event),), tuple(OfMatter(command.clue, each) for each in ends)
    )


def refer(state: Clue, command: c.ReferClue, context: Context) -> Outcome:
    """移送有管辖权的部门 (SAMR-2/2018:17). Refusal OWN_MATTER where the finding was one's own jurisdiction."""
    verifying(state)
    if state.jurisdiction in (Jurisdiction.UNSPECIFIED, Jurisdiction.OWN):
        raise refuse("OWN_MATTER")
    refuse_if_any([*names(competent=command.competent), *texts(reason=command.reason)])
    day = day_of("on", command.on, context.today, state.received_on)
    people.approved(context, command.approved_by, "enforcement.file", day)
    matter = (CLUE, command.clue)
    paper, used = numbering.use(context, command.document, series.TRANSFER, state.unit, matter, day)
    event = e.ClueReferred(
        at=context.now,
        competent=command.competent,
        reason=command.reason,
        document=paper.number,
        approved_by=command.approved_by,
        on=day,
    )
    ends = (Meets(rule=VERIFY, on=day, occurrence=state.round), *lapse_all(state, "移送")[1:], LeavesCharge())
    return Outcome(
        command.clue,
        (Caused(CLUE, command.clue, event), used),
        tuple(OfMatter(command.clue, each) for each in ends),
    )
