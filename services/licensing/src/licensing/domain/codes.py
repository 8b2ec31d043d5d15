"""Codes as a command meets them several times: in look-ups, checks and the record. Pure, so remembered for a while."""

from __future__ import annotations

from functools import lru_cache

from statutes import uscc
from statutes.findings import Finding

REMEMBERED = 4096
LONGEST = 64
"""Characters looked at; a caller's megabytes are not worth normalising."""


@lru_cache(REMEMBERED)
def normal(code: str) -> str:
    """The code in normal form: half-width capitals without spaces. What is far too long is left as it is."""
    return code if len(code) > LONGEST else uscc.normalise(code)[0]


@lru_cache(REMEMBERED)
def finding(code: str) -> Finding | None:
    """What is wrong with a code, or None."""
    return uscc.check(code[:LONGEST])
