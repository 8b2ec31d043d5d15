"""The two forms of dear tests: a short one for every day and for CI, a long one with SSV_LONG=1."""

from __future__ import annotations

import os

LONG = bool(os.environ.get("SSV_LONG"))
"""Whether the long form was asked for: whole files, one kill at a time, a proof after each."""
