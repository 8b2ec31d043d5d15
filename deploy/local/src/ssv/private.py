"""Write small files that nobody else may read, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def write(path: Path, content: str | bytes, owner: tuple[int, int] | None = None) -> Path:
    """Replace a file atomically with mode 0600; `owner` is (uid, gid) if it is not for ourselves."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        if owner is not None:
            os.fchown(descriptor, *owner)
        file.write(content.encode("utf-8") if isinstance(content, str) else content)
    return part.replace(path)
