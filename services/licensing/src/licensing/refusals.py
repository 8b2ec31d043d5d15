"""The domain's refusals as the chassis sends them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from chassis.errors import Refusal, RefusalKind, Violation
from licensing.domain.reasons import REASONS
from licensing.domain.refusal import Refusal as Refused


def translate(refused: Refused) -> Refusal:
    """The first fault gives kind, reason, rule and remedy; all faults that name a field stand as violations."""
    reason = REASONS[refused.code]
    return Refusal(
        kind=RefusalKind[reason.kind],
        reason=refused.code,
        message="; ".join(fault.message for fault in refused.faults),
        message_zh="；".join(fault.message_zh for fault in refused.faults),
        rule=reason.rule,
        remedy=reason.remedy,
        metadata=refused.metadata,
        violations=tuple(
            Violation(fault.field, f"{fault.code}: {fault.message}") for fault in refused.faults if fault.field
        ),
    )


@contextmanager
def told_to_callers() -> Iterator[None]:
    """Inside, a refusal of the domain is raised as one of the chassis."""
    try:
        yield
    except Refused as refused:
        raise translate(refused) from None
