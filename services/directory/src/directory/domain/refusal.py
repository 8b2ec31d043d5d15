"""The directory's refusals: those of its own catalogue, in the form the roster's have."""

from __future__ import annotations

from directory.domain.reasons import REASONS
from statutes.refusals import Catalogue

_CATALOGUE = Catalogue(REASONS)
fault = _CATALOGUE.fault
refuse = _CATALOGUE.refuse
