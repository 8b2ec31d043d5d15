"""Fetch the fonts that draw what the requirements' two faces lack: `make fonts`.

They are packages of Debian, fetched by its own client as this machine has it set up, without root, checked against
the SHA-256 in `faces.yaml`, and kept in the cache beside the servers; afterwards nothing is fetched again. Where there
is no such client, put the files named in `faces.yaml` into a folder and name it in SSV_FONTS.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from enforcement.printing.faces import cache_folder, is_pinned, pinned

RELEASE: Final = "trixie"
"""Debian 13: the release whose packages hold the pinned files."""
PACKAGES: Final = ("fonts-hanazono", "fonts-babelstone-han", "fonts-unifont")


def main() -> int:
    """0 if every pinned font is there afterwards."""
    target = cache_folder(os.environ)
    wanted = [row for row in pinned() if not row["package"].endswith("(requirements)")]
    if all(_held(target / row["file"], row["sha256"]) for row in wanted):
        return 0
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        sys.stderr.write(f"There is no apt-get here: put {', '.join(row['file'] for row in wanted)} into {target}.\n")
        return 1
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        unpacked = _unpacked(Path(folder))
        for row in wanted:
            found = [each for each in unpacked.rglob(row["file"]) if is_pinned(each, row["sha256"])]
            if found:
                shutil.copyfile(found[0], target / row["file"])
    lacking = [row["file"] for row in wanted if not _held(target / row["file"], row["sha256"])]
    for each in lacking:
        sys.stderr.write(f"{each} is not what this release pins, or was not found.\n")
    return 1 if lacking else 0


def _held(path: Path, sha256: str) -> bool:
    return path.exists() and is_pinned(path, sha256)


def _unpacked(folder: Path) -> Path:
    """The packages' files, from this machine's own mirror of the release."""
    sources = folder / "sources.list"
    sources.write_text(f"deb {_mirror()} {RELEASE} main\n", encoding="utf-8")
    options = [
        f"Dir::Etc::sourcelist={sources}",
        "Dir::Etc::sourceparts=-",
        f"Dir::State::lists={_made(folder / 'lists' / 'partial').parent}",
        f"Dir::Cache={_made(folder / 'cache' / 'archives' / 'partial').parent.parent}",
        "Acquire::Languages=none",
    ]
    client = ["apt-get", "-qq", *(part for each in options for part in ("-o", each))]
    debs = _made(folder / "debs")
    _run([*client, "update"], debs)
    _run([*client, "download", *PACKAGES], debs)
    for deb in debs.glob("*.deb"):
        _run(["dpkg-deb", "-x", str(deb), str(folder / "unpacked")], debs)
    return folder / "unpacked"


def _mirror() -> str:
    """Where this machine gets Debian from."""
    asked = ["apt-get", "indextargets", "--format", "$(SITE)", "Created-By: Packages", "Component: main"]
    return next(each for each in _run(asked, Path.cwd()).split() if "security" not in each)


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
    return done.stdout


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


if __name__ == "__main__":
    sys.exit(main())
