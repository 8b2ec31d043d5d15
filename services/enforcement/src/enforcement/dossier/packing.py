"""A dossier as a file: the same parts give the same bytes."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from typing import Any, BinaryIO, Final

from chassis.sealing.keys import SealKey

FORMAT: Final = "smartsupervision dossier 1"
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP archive can state; ours state no time at all."""


def as_json(content: Any) -> bytes:
    """JSON of one form only."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1).encode()


def pack(target: BinaryIO, about: Mapping[str, Any], files: Mapping[str, bytes], key: SealKey) -> None:
    """Write the archive: a manifest with the hash of every file, its signature, and the files in order of name."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    manifest = as_json({"format": FORMAT, **about, "files": hashes})
    signature = key.sign(f"{FORMAT}\n".encode() + manifest)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        _add(archive, MANIFEST, manifest)
        _add(archive, SIGNATURE, f"key {key.name}\nsignature {signature.hex()}\n".encode())
        for name in sorted(files):
            _add(archive, name, files[name])


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _BEGINNING)
    # As on Unix whatever it was written on, readable by its owner.
    entry.create_system, entry.external_attr = 3, 0o600 << 16
    archive.writestr(entry, content)
