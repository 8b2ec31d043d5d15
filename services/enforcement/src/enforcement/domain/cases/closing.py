"""结案 and 归档 (SAMR-2/2018:77-78)."""

from __future__ import annotations

import re
from typing import Final

from enforcement.domain import people
from enforcement.domain.cases import end_commands as c
from enforcement.domain.cases import events as e
from enforcement.domain.cases.acting import outcome, stands_at
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import (
    CaseStatus,
    CloseGround,
    DecisionOutcome,
    PartyStatus,
    Volume,
)
from enforcement.domain.cases.pausing import CLOSE
from enforcement.domain.cases.values import FileEntry, Party
from enforcement.domain.context import Context
from enforcement.domain.outcome import LeavesCharge, Meets, Outcome
from enforcement.domain.refusal import day_of, names, refuse, refuse_if_any

_DIGEST: Final = re.compile("[0-9a-f]{64}")
SECTIONS: Final = {
    Volume.MAIN: (
        "立案审批表",
        "行政处罚决定书及送达回证",
        "对当事人制发的其他法律文书及送达回证",
        "证据材料",
        "听证笔录",
        "财物处理单据",
        "其他有关材料",
    ),
    Volume.SECONDARY: (
        "案源材料",
        "调查终结报告",
        "审核意见",
        "听证报告",
        "结案审批表",
        "其他有关材料",
    ),
}
"""The fixed order of each volume (SAMR-2/2018:78); sections that do not apply are left out."""
ALWAYS: Final = {Volume.MAIN: {1}, Volume.SECONDARY: {1, 5}}
DECIDED_ON: Final = {Volume.MAIN: {1, 2, 4}, Volume.SECONDARY: {1, 2, 3, 5}}
"""Sections a file lacks only if nothing was decided."""


def close(state: PenaltyCase, command: c.CloseCase, context: Context) -> Outcome:
    """结案, by the head, once everything with every party is over. Refusals PARTIES_NOT_DONE, CLOSE_GROUND_DIFFERS."""
    stands_at(state, CaseStatus.DECIDED, CaseStatus.TERMINATED, CaseStatus.HANDED_OVER)
    if command.ground is not ground_of(state):
        raise refuse("CLOSE_GROUND_DIFFERS", "ground")
    refuse_if_any(names(document=command.document))
    day = day_of("on", command.on, context.today, state.ended_on)
    people.approved(context, command.approved_by, "enforcement.close", day)
    event = e.CaseClosed(
        at=context.now,
        ground=command.ground,
        document=command.document,
        approved_by=command.approved_by,
        on=day,
    )
    return outcome(command.penalty_case, event, Meets(rule=CLOSE, on=day), LeavesCharge())


def ground_of(state: PenaltyCase) -> CloseGround:
    """Why the case can be closed. Refusal PARTIES_NOT_DONE."""
    if state.status is CaseStatus.TERMINATED:
        return CloseGround.TERMINATED
    if state.status is CaseStatus.HANDED_OVER:
        return CloseGround.NO_PENALTY
    undone = [each.number for each in state.parties if each.status not in (PartyStatus.EXECUTED, PartyStatus.ENDED)]
    if undone:
        raise refuse("PARTIES_NOT_DONE", "", parties="、".join(map(str, undone)))
    outcomes = {each.decision.outcome for each in state.parties if each.decision}
    if DecisionOutcome.PENALTY not in outcomes:
        return CloseGround.OTHER if any(_annulled(each) for each in state.parties) else CloseGround.NO_PENALTY
    if any(each.status is PartyStatus.ENDED and not _annulled(each) for each in state.parties):
        return CloseGround.COURT_ENDED
    return CloseGround.EXECUTED


def _annulled(party: Party) -> bool:
    """撤销、确认无效, and nothing in its place."""
    return party.status is PartyStatus.ENDED and bool(party.decisions) and party.decision is None


def archive(state: PenaltyCase, command: c.ArchiveCase, context: Context) -> Outcome:
    """归档 in the fixed order. Refusals REFUND_DUE, FILE_OUT_OF_ORDER, FILE_INCOMPLETE, DIGEST_MALFORMED."""
    stands_at(state, CaseStatus.CLOSED)
    due = sum(each.refund_due.total_fen for each in state.parties if each.refund_due)
    if due:
        raise refuse("REFUND_DUE", due=due)
    places = [(entry.volume, entry.section) for entry in command.file]
    if places != sorted(places) or any(not _known(entry) for entry in command.file):
        raise refuse("FILE_OUT_OF_ORDER", "file")
    if not all(_DIGEST.fullmatch(entry.digest) and entry.pages > 0 and entry.title for entry in command.file):
        raise refuse("DIGEST_MALFORMED", "file")
    undecided = not any(each.decisions for each in state.parties)
    for volume, wanted in (ALWAYS if undecided else DECIDED_ON).items():
        for section in sorted(wanted - {number for kind, number in places if kind is volume}):
            raise refuse("FILE_INCOMPLETE", "file", section=SECTIONS[volume][section - 1])
    day = day_of("on", command.on, context.today, state.closed_on)
    return outcome(command.penalty_case, e.CaseArchived(at=context.now, file=command.file, on=day))


def _known(entry: FileEntry) -> bool:
    return 1 <= entry.section <= len(SECTIONS.get(entry.volume, ()))
