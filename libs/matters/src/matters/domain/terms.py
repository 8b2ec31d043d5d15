"""The terms a deadline stands on."""

from __future__ import annotations

from matters.domain.states import Deadline
from matters.domain.values import Terms


def terms_in(state: Deadline) -> Terms:
    """What the law says about it, as recorded."""
    return Terms(
        rule_id=state.rule_id,
        rule_version=state.rule_version,
        source=state.source,
        basis=state.basis,
        holder=state.holder,
        regime=state.regime,
        period=state.period,
        near=state.near,
        is_right=state.is_right,
    )
