"""The law's refusals as callers get them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from chassis.errors import Refusal, RefusalKind, Violation
from statutes.refusals import Refusal as Refused


def translated(refused: Refused) -> Refusal:
    """The first fault gives kind, reason, rule and remedy; all faults that name a field stand as violations."""
    return Refusal(
        kind=RefusalKind[refused.reason.kind],
        reason=refused.code,
        message="; ".join(fault.message for fault in refused.faults),
        message_zh="；".join(fault.message_zh for fault in refused.faults),
        rule=refused.reason.rule,
        remedy=refused.reason.remedy,
        metadata=refused.metadata,
        violations=tuple(
            Violation(fault.field, f"{fault.code}: {fault.message}") for fault in refused.faults if fault.field
        ),
    )


@contextmanager
def told_to_callers() -> Iterator[None]:
    """Inside, a refusal of the law is raised as one of the chassis."""
    try:
        yield
    except Refused as refused:
        raise translated(refused) from None
