"""What ends an import before its last row."""

from __future__ import annotations


class FileRefusedError(Exception):
    """The file as a whole cannot be read; nothing of it was sent."""

    def __init__(self, reason: str, message: str, message_zh: str, remedy: str) -> None:
        super().__init__(f"{reason}: {message}")
        self.reason = reason
        self.message = message
        self.message_zh = message_zh
        self.remedy = remedy


class ImportStoppedError(Exception):
    """The register cannot be reached or does not let us in; the import can be resumed."""

    def __init__(self, reason: str, message: str, remedy: str) -> None:
        super().__init__(f"{reason}: {message}")
        self.reason = reason
        self.message = message
        self.remedy = remedy
