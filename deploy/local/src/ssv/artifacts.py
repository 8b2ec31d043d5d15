"""Fetch the pinned server artifacts into the cache: verified, resumable, and usable offline afterwards."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import http.client
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from jgo.constants import MAVEN_CENTRAL_URL

from ssv.errors import Exit, StackError
from ssv.locking import Artifact

CHUNK = 1 << 18
TIMEOUT = 30  # seconds without a byte
ATTEMPTS = 3
PARALLEL = 4

Progress = Callable[[int], None]


class _StoppedError(Exception):
    """Another download failed, or somebody pressed Ctrl-C."""


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder artifacts are kept in: `SSV_CACHE`, else below the user's cache folder."""
    home = environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(environ.get("SSV_CACHE") or Path(home) / "smartsupervision").resolve()


def base_address(environ: Mapping[str, str]) -> str:
    """Return the Maven repository to fetch from: `SSV_ARTIFACT_BASE` names a mirror (any URL, also file:)."""
    return environ.get("SSV_ARTIFACT_BASE", MAVEN_CENTRAL_URL).rstrip("/")


def location(cache: Path, artifact: Artifact) -> Path:
    """Return where the cache keeps an artifact."""
    return cache / "artifacts" / artifact.file_name


def missing(artifacts: Sequence[Artifact], cache: Path) -> tuple[Artifact, ...]:
    """Return the artifacts the cache does not hold. A file there was verified when it was put there."""
    return tuple(a for a in artifacts if not _is_held(location(cache, a), a))


def fetch(artifacts: Sequence[Artifact], cache: Path, base: str, progress: Progress) -> None:
    """Download artifacts side by side; `progress` is told the bytes as they arrive.

    `StackError` (exit code 5) says what failed: network, disk, or a checksum.
    """
    stopping = threading.Event()

    def report(size: int) -> None:
        if stopping.is_set():
            raise _StoppedError
        progress(size)

    with ThreadPoolExecutor(PARALLEL) as pool:
        try:
            for result in [pool.submit(_fetch, a, location(cache, a), base, report) for a in artifacts]:
                result.result()
        except BaseException:  # also Ctrl-C: the other downloads end at their next chunk, what they have is kept
            stopping.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Hold a folder against other `ssv` processes; they wait. `StackError` if it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".lock").open("w")
    except OSError as error:
        raise StackError(
            f"The folder {folder} cannot be written: {error}.",
            "Set SSV_CACHE to a folder you may write to.",
            Exit.DOWNLOAD,
        ) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _is_held(path: Path, artifact: Artifact) -> bool:
    return path.exists() and path.stat().st_size == artifact.size


def _fetch(artifact: Artifact, target: Path, base: str, progress: Progress) -> None:
    part = target.with_name(f"{target.name}.part")
    url = f"{base}/{artifact.path}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _download(url, part, artifact.size, progress)
        verify(part, artifact, url)
        part.replace(target)
    except urllib.error.HTTPError as error:
        error.close()
        raise _unreachable(url, error.reason) from error
    except urllib.error.URLError as error:
        raise _unreachable(url, error.reason) from error
    except http.client.HTTPException as error:
        raise _unreachable(url, error) from error
    except (TimeoutError, ConnectionError) as error:
        raise _unreachable(url, error) from error
    except OSError as error:
        raise _not_written(part, error) from error


def verify(path: Path, artifact: Artifact, source: str) -> None:
    """Check a file against the lock; a wrong one is deleted and reported as a `StackError`."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != artifact.sha256:
        path.unlink()
        raise StackError(
            f"{artifact.file_name} from {source} is not what this release pins: "
            f"SHA-256 is {found}, expected {artifact.sha256}.",
            "It was deleted. Try again; if it happens again, something between here and there changes "
            "files: use another network, or name a mirror you trust with SSV_ARTIFACT_BASE.",
            Exit.DOWNLOAD,
        )


def _download(url: str, part: Path, size: int, progress: Progress) -> None:
    """Download to `part`, going on where an earlier try stopped; a broken connection is tried again."""
    progress(min(part.stat().st_size, size) if part.exists() else 0)
    for attempt in range(1, ATTEMPTS + 1):
        try:
            _resume(url, part, size, progress)
        except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
            if attempt == ATTEMPTS or (isinstance(error, urllib.error.HTTPError) and error.code < 500):
                raise
        if part.exists() and part.stat().st_size >= size:
            return
    raise ConnectionError(f"it ends after {part.stat().st_size} of {size} bytes")


def _resume(url: str, part: Path, size: int, progress: Progress) -> None:
    held = part.stat().st_size if part.exists() else 0
    if held >= size:
        return
    headers = {"Range": f"bytes={held}-"} if held else {}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - the operator may name any mirror
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 - as above
        resumed = held and getattr(answer, "status", None) == 206
        if held and not resumed:
            progress(-held)
        with part.open("ab" if resumed else "wb") as file:
            while chunk := answer.read(CHUNK):
                file.write(chunk)
                progress(len(chunk))


def _unreachable(url: str, reason: object) -> StackError:
    return StackError(
        f"{url} cannot be fetched: {reason}.",
        "Check the network and the proxy (HTTPS_PROXY, SSL_CERT_FILE), or name a mirror with "
        "SSV_ARTIFACT_BASE; what was fetched already is kept.",
        Exit.DOWNLOAD,
    )


def _not_written(path: Path, error: OSError) -> StackError:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    problem = f"The disk of {path.parent} is full" if full else f"{path} cannot be written: {error}"
    remedy = "Make room (about 600 MB are needed)" if full else "Check the permissions"
    return StackError(f"{problem}.", f"{remedy}, or set SSV_CACHE to another folder.", Exit.DOWNLOAD)
