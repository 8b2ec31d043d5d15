"""The physical lines of a file, plain or gzipped, up to where it can be read."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, Protocol

_CHUNK: Final = 1 << 16
_GZIP: Final = b"\x1f\x8b"
# A line longer than this is no row of a register.
LONGEST_LINE: Final = 1 << 20


class Readable(Protocol):
    """What lines are read from."""

    def read(self, size: int, /) -> bytes:
        """Up to so many bytes, none at the end."""
        ...


class Lines:
    """Lines with their ends; `cut` says, once they are exhausted, why the file ended too early, or stays empty."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._source = _opened(file)
        self.cut = ""

    @property
    def position(self) -> int:
        """Bytes of the file read so far, compressed ones where it is compressed."""
        return self._file.tell()

    def __iter__(self) -> Iterator[bytes]:
        rest = b""
        for chunk in self._chunks():
            *whole, rest = (rest + chunk).split(b"\n")
            yield from (line + b"\n" for line in whole)
            if len(rest) > LONGEST_LINE:
                yield rest
                rest = b""
        # After a cut the rest is half a row: it is not given, `cut` reports it.
        if rest and not self.cut:
            yield rest

    def _chunks(self) -> Iterator[bytes]:
        try:
            while chunk := self._source.read(_CHUNK):
                yield chunk
        except EOFError:
            self.cut = "the gzip stream ends before its end marker: the file was cut off"
        except (zlib.error, gzip.BadGzipFile) as error:
            self.cut = f"the gzip stream is damaged: {error}"


def _opened(file: IO[bytes]) -> Readable:
    head = file.read(2)
    file.seek(0)
    # read1 gives what is there before it meets a cut; read would lose it.
    return _ReadOne(gzip.GzipFile(fileobj=file)) if head == _GZIP else file


class _ReadOne:
    def __init__(self, file: gzip.GzipFile) -> None:
        self._file = file

    def read(self, size: int, /) -> bytes:
        return self._file.read1(size)


def magic(path: Path) -> bytes:
    """The first eight bytes of a file."""
    with path.open("rb") as file:
        return file.read(8)
