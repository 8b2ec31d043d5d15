"""Ids of the time limits that proceedings run under (libs/statutes, data/rules/deadlines-*.yaml)."""

from __future__ import annotations

from typing import Final

DECIDE: Final = "registration.decide"
ARCHIVES: Final = "registration.moving.archives"
DORMANCY_TOTAL: Final = "registration.dormancy.total"
DORMANCY_EXTEND: Final = "registration.dormancy.extend"
"""A window, not a deadline."""
PUBLISH_RESUMPTION: Final = "registration.dormancy.publish-resumption"
SIMPLE_PUBLICITY: Final = "simple-deregistration.publicity"
SIMPLE_APPLY: Final = "simple-deregistration.apply"
SIMPLE_DEPARTMENTS: Final = "simple-deregistration.individual.objection"
ANNULMENT_ACCEPT: Final = "annulment.accept"
ANNULMENT_INVESTIGATE: Final = "annulment.investigate"
ANNULMENT_PUBLISH: Final = "annulment.publish"
ANNULMENT_BAR: Final = "annulment.bar"
MARK: Final = "revocation.mark"
FORCED_WAIT: Final = "forced-deregistration.wait"
FORCED_NOTICE: Final = "forced-deregistration.notice"
FORCED_OBJECTION: Final = "forced-deregistration.objection.check"
FORCED_DECIDE: Final = "forced-deregistration.decide"
FORCED_RESTORE: Final = "forced-deregistration.restore"
