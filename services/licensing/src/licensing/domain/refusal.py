"""Refusals of this service's catalogue; their form is `statutes.refusals`.

All faults are told at once, because an applicant must be told everything that is missing in one notice (SC-746:19).
"""

from __future__ import annotations

from licensing.domain.reasons import REASONS
from statutes.refusals import Catalogue, Fault, Refusal, refuse_if_any

_CATALOGUE = Catalogue(REASONS)

fault = _CATALOGUE.fault
refuse = _CATALOGUE.refuse

__all__ = ["Fault", "Refusal", "fault", "refuse", "refuse_if_any"]
