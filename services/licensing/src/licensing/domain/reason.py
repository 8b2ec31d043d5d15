"""The row of a catalogue of refusals. Catalogues stand beside the parts of the domain; `reasons` joins them."""

from __future__ import annotations

from typing import Final, NamedTuple


class Reason(NamedTuple):
    """One row of the catalogue. `kind` is the name of the gRPC status."""

    kind: str
    rule: str
    message: str
    message_zh: str
    remedy: str


INVALID: Final = "INVALID_ARGUMENT"
"""What the request says is wrong in itself."""
STATE: Final = "FAILED_PRECONDITION"
"""What the record's state does not allow."""
EXISTS: Final = "ALREADY_EXISTS"
MISSING: Final = "NOT_FOUND"
DENIED: Final = "PERMISSION_DENIED"
