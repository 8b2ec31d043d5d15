"""Every command on units, people, posts and powers on one screen, with what decides it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from directory.domain import approvals, merging, people, posts, splitting, units
from directory.domain import commands as c
from directory.domain.context import Context, Facts
from directory.domain.happening import Caused

Decide = Callable[[Facts, Any, Context], list[Caused]]

DECIDE: Final[dict[type, Decide]] = {
    c.CreateUnit: units.create,
    c.RenameUnit: units.rename,
    c.ChangeUnit: units.change,
    c.MergeUnits: merging.merge,
    c.SplitUnit: splitting.split,
    c.CloseUnit: units.close,
    c.RegisterPerson: people.register,
    c.LetPersonLeave: people.leave,
    c.CreatePost: posts.create,
    c.AppointToPost: posts.appoint,
    c.EndAppointment: posts.end_appointment,
    c.RenewCertificate: posts.renew_certificate,
    c.QualifyReviewer: posts.qualify_reviewer,
    c.MovePost: posts.move,
    c.EndPost: posts.end,
    c.GrantApproval: approvals.grant,
    c.RevokeApproval: approvals.revoke,
    c.DelegateApproval: approvals.delegate,
    c.TakeBackDelegation: approvals.take_back,
}
