"""What acceptance tests share: an officer who asks, and registers that were imported once."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from acceptance.officer import Officer
from support.intake import registry_file, rows_of
from support.platform_stack import Platform, write_registry

from statutes import organisation_code, uscc

GUANGXI = "guangxi_1978_2002"
SIMULATED_SEED = 41
SIMULATED_ENTITIES = 2000
PROVINCE_SECONDS = 900.0
"""Two thousand offices on a busy machine."""


@dataclass(frozen=True)
class Imported:
    """A registry file that was imported, and what `ssv import` reported."""

    file: Path
    report: dict[str, Any]
    seconds: float


@dataclass(frozen=True)
class Known:
    """What a register file says of an entity."""

    name: str
    code: str


@pytest.fixture(scope="session")
def officer(platform: Platform) -> Iterator[Officer]:
    """An officer with every duty, for the whole country."""
    result = Officer(platform.console, platform.stack.page_url)
    yield result
    result.close()


@pytest.fixture(scope="session")
def province(platform: Platform) -> Platform:
    """The platform with the simulated province: offices, entities, licences and cases; every index complete."""
    started = time.monotonic()
    platform.console.run("import", "province", "--entities", "300", seconds=PROVINCE_SECONDS)
    print(f"province loaded after {time.monotonic() - started:.0f} s")
    assert platform.verify()["complete"]
    return platform


@pytest.fixture(scope="session")
def guangxi(platform: Platform, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """The first import of the real register of Guangxi; skipped where the file is not."""
    return take(platform, registry_file(GUANGXI), tmp_path_factory.mktemp("guangxi"))


@pytest.fixture(scope="session")
def known(request: pytest.FixtureRequest, platform: Platform, tmp_path_factory: pytest.TempPathFactory) -> list[Known]:
    """Entities that were imported and can be found: the real register's, or simulated ones where it is not."""
    try:
        request.getfixturevalue("guangxi")
        result = [Known(row["name"], row["code"].upper()) for row in rows_of(GUANGXI)]
    except pytest.skip.Exception:
        folder = tmp_path_factory.mktemp("simulated")
        rows = write_registry(folder / "simulated.csv", SIMULATED_SEED, SIMULATED_ENTITIES)
        take(platform, folder / "simulated.csv", folder)
        result = [Known(row["企业名称"], row["统一社会信用代码"]) for row in rows]
    assert platform.verify()["complete"]
    return result


def take(platform: Platform, file: Path, folder: Path) -> Imported:
    """Import a file with a report."""
    started = time.monotonic()
    report = platform.import_file(file, folder / "report.json")
    imported = Imported(file, report, time.monotonic() - started)
    print(f"{file.name}: {report['rows_read']:,} rows in {imported.seconds:.1f} s")
    return imported


def write_rows(path: Path, rows: list[list[str]], encoding: str = "utf-8") -> Path:
    """A CSV file of the national layout; the header is the first row given."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def code(serial: int, head: str = "91450103") -> str:
    """A valid code that no other part of these tests uses."""
    body = f"MA7{serial:05d}"
    bare = head + body + organisation_code.check_character(body)
    return bare + uscc.check_character(bare)
