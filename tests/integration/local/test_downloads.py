"""Fetching artifacts from a mirror: verified, resumed, and with a clear word when it fails."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random

import pytest

from ssv import artifacts
from ssv.errors import Exit, StackError
from ssv.locking import Artifact

CONTENT = Random(1).randbytes(900_000)
JAR = Artifact("kafka", "org.example", "part", "1.0", "jar", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())


class Mirror(SimpleHTTPRequestHandler):
    """Serves a folder, honours ranges, and breaks off the first answers if told to."""

    breaks: list[int]
    ranges: list[str | None]

    def do_GET(self) -> None:
        wanted = self.headers["Range"]
        self.ranges.append(wanted)
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        start = int(re.findall(r"\d+", wanted)[0]) if wanted else 0
        content = path.read_bytes()[start:]
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: self.breaks.pop()] if self.breaks else content)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def mirror(folder: Path, breaks: list[int]) -> Iterator[tuple[str, list[str | None]]]:
    """Serve a folder; give its address and the ranges that were asked for."""
    ranges: list[str | None] = []
    handler = type("Handler", (Mirror,), {"breaks": breaks, "ranges": ranges})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", ranges
        server.shutdown()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder laid out like a Maven repository, holding the one artifact."""
    path = tmp_path / "repository" / JAR.path
    path.parent.mkdir(parents=True)
    path.write_bytes(CONTENT)
    return tmp_path / "repository"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def fetch(cache: Path, base: str) -> int:
    """Fetch the artifact; return how many bytes of progress were reported."""
    reported: list[int] = []
    artifacts.fetch([JAR], cache, base, reported.append)
    return sum(reported)


def test_an_artifact_is_fetched_once_and_then_needs_no_network(repository: Path, cache: Path) -> None:
    assert artifacts.missing([JAR], cache) == (JAR,)
    assert fetch(cache, repository.as_uri()) == JAR.size
    assert artifacts.location(cache, JAR).read_bytes() == CONTENT
    assert artifacts.missing([JAR], cache) == ()


def test_a_broken_download_goes_on_where_it_stopped(repository: Path, cache: Path) -> None:
    with mirror(repository, breaks=[300_000, 200_000]) as (base, ranges):
        assert fetch(cache, base) == JAR.size
    assert ranges == [None, "bytes=200000-", "bytes=500000-"]
    assert artifacts.location(cache, JAR).read_bytes() == CONTENT


def test_a_download_that_was_killed_is_taken_up_again(repository: Path, cache: Path) -> None:
    part = cache / "artifacts" / f"{JAR.file_name}.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(CONTENT[:123_456])
    with mirror(repository, breaks=[]) as (base, ranges):
        assert fetch(cache, base) == JAR.size
    assert ranges == ["bytes=123456-"]
    assert not part.exists()


def test_a_changed_file_is_refused_and_does_not_stay(repository: Path, cache: Path) -> None:
    (repository / JAR.path).write_bytes(CONTENT[:-1] + b"x")
    with pytest.raises(StackError, match="is not what this release pins") as refused:
        fetch(cache, repository.as_uri())
    assert refused.value.exit_code is Exit.DOWNLOAD
    assert list((cache / "artifacts").iterdir()) == []


def test_a_file_the_mirror_lacks_is_named_with_the_way_out(repository: Path, cache: Path) -> None:
    (repository / JAR.path).unlink()
    with mirror(repository, breaks=[]) as (base, ranges), pytest.raises(StackError) as refused:
        fetch(cache, base)
    assert f"{base}/{JAR.path} cannot be fetched: Not Found" in str(refused.value)
    assert "SSV_ARTIFACT_BASE" in refused.value.remedy
    assert len(ranges) == 1, "asking again would not help"


def test_no_network_is_said_to_be_one(cache: Path) -> None:
    with pytest.raises(StackError, match="Connection refused") as refused:
        fetch(cache, "http://127.0.0.1:1")
    assert refused.value.exit_code is Exit.DOWNLOAD


def test_a_full_disk_is_said_to_be_one(repository: Path, cache: Path) -> None:
    part = cache / "artifacts" / f"{JAR.file_name}.part"
    part.parent.mkdir(parents=True)
    part.symlink_to("/dev/full")
    with pytest.raises(StackError, match="is full") as refused:
        fetch(cache, repository.as_uri())
    assert "SSV_CACHE" in refused.value.remedy


def test_a_cache_that_cannot_be_written_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StackError, match="cannot be written") as refused, artifacts.exclusive(tmp_path / "file" / "x"):
        pass
    assert refused.value.exit_code is Exit.DOWNLOAD


def test_ctrl_c_ends_every_download_and_keeps_what_came(repository: Path, cache: Path) -> None:
    def interrupted(size: int) -> None:
        if size:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        artifacts.fetch([JAR], cache, repository.as_uri(), interrupted)
    part = cache / "artifacts" / f"{JAR.file_name}.part"
    assert 0 < part.stat().st_size < JAR.size
    assert fetch(cache, repository.as_uri()) >= JAR.size
