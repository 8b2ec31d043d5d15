"""Every command of the contract on one screen."""

from __future__ import annotations

from typing import Any

from chassis.mapped import Kind
from chassis.serving.commanding import Entry
from directory.acting import ANSWERS, AnswerAct, OfferAct, RosterAct
from directory.desk import Desk
from directory.domain import commands as c
from directory.kinds import APPROVAL, HANDOVER, PERSON, POST, UNIT

ROSTER_COMMANDS: tuple[tuple[type, Kind[Any]], ...] = (
    (c.CreateUnit, UNIT),
    (c.RenameUnit, UNIT),
    (c.ChangeUnit, UNIT),
    (c.MergeUnits, UNIT),
    (c.SplitUnit, UNIT),
    (c.CloseUnit, UNIT),
    (c.RegisterPerson, PERSON),
    (c.LetPersonLeave, PERSON),
    (c.CreatePost, POST),
    (c.AppointToPost, POST),
    (c.EndAppointment, POST),
    (c.RenewCertificate, POST),
    (c.QualifyReviewer, POST),
    (c.MovePost, POST),
    (c.EndPost, POST),
    (c.GrantApproval, APPROVAL),
    (c.RevokeApproval, APPROVAL),
    (c.DelegateApproval, APPROVAL),
    (c.TakeBackDelegation, APPROVAL),
)

KIND_OF: dict[type, Kind[Any]] = {
    **dict(ROSTER_COMMANDS),
    **dict.fromkeys((c.OfferHandover, *ANSWERS), HANDOVER),
}
"""What each command is about, and what it answers with."""


def entries(desk: Desk) -> list[Entry]:
    """The commands as the gRPC methods want them; each method is named like its command."""
    roster = [Entry(command.__name__, command, RosterAct(desk, kind), kind) for command, kind in ROSTER_COMMANDS]
    answers = [
        Entry(command.__name__, command, AnswerAct(desk, answer), HANDOVER) for command, answer in ANSWERS.items()
    ]
    return [*roster, Entry("OfferHandover", c.OfferHandover, OfferAct(desk), HANDOVER), *answers]
