"""The domain's refusals as the chassis sends them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from chassis.errors import Refusal, RefusalKind, Violation
from matters.domain.refusal import Refusal as Refused


def translate(refused: Refused) -> Refusal:
    """Kind, reason, words, rule and remedy as in the catalogue."""
    field = refused.field
    return Refusal(
        kind=RefusalKind[refused.reason.kind],
        reason=refused.code,
        message=refused.message,
        message_zh=refused.message_zh,
        rule=refused.rule,
        remedy=refused.reason.remedy,
        metadata=dict(refused.metadata),
        violations=(Violation(field, f"{refused.code}: {refused.message}"),) if field else (),
    )


@contextmanager
def told_to_callers() -> Iterator[None]:
    """Inside, a refusal of the domain is raised as one of the chassis."""
    try:
        yield
    except Refused as refused:
        raise translate(refused) from None
