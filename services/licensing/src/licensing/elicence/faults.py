"""What can be wrong with a signed text, whatever it says."""

from __future__ import annotations


class SignedTextError(ValueError):
    """A signed text that cannot be relied on."""


class MalformedError(SignedTextError):
    """The text has not the form of a document of ours, or a value in it is impossible."""


class ForgedError(SignedTextError):
    """Signed with a key that is unknown here, or that may not sign this."""


class AlteredError(SignedTextError):
    """The signature does not fit the text: something was changed after signing."""
