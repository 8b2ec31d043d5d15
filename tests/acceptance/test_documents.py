"""What the pages say can be typed can be typed, and what they point to is there."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.platform_stack import Platform

from chassis.metrics import DEFINITIONS
from ssv import cli

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("docs", "deploy", "libs", "services", "proto", "tools")
PAGES = sorted([*ROOT.glob("*.md"), *(page for folder in FOLDERS for page in (ROOT / folder).rglob("*.md"))])
# These only look, so they are run; all others are checked without being run.
HARMLESS = ("status", "verify", "logs", "token")
FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`((?:ssv|smartsupervision|make) [^`]+)`")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
METRIC = re.compile(r"\bssv_(?:grpc|commands|relay|reader|reconcile|index)_\w+")
UNFILLED = re.compile(r"@[A-Z][A-Z_]*@")
LEFT_OPEN = ("…", "...", "<", "[", "$")


@dataclass(frozen=True)
class Line:
    """A command line of a page."""

    page: Path
    text: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}: {self.text}"

    @property
    def words(self) -> list[str]:
        """The words after the program's name, without what comes after a pipe."""
        words = shlex.split(self.text, comments=True)
        ends = [words.index(sign) for sign in ("|", ">", "&&") if sign in words]
        return words[1 : min(ends, default=None)]


def fenced(page: Path) -> Iterator[Line]:
    for fence in FENCE.finditer(page.read_text("utf-8")):
        if fence["kind"] in ("console", "sh"):
            for text in fence["body"].replace("\\\n", " ").splitlines():
                yield Line(page, text.strip().removeprefix("$ "))


def inline(page: Path) -> Iterator[Line]:
    """Command lines in the text; those with something left open for the reader cannot be checked."""
    for text in INLINE.findall(FENCE.sub("", page.read_text("utf-8"))):
        if not any(sign in text for sign in LEFT_OPEN):
            yield Line(page, " ".join(text.split()))


SHOWN = [line for page in PAGES for line in fenced(page)]
TYPED = [*SHOWN, *(line for page in PAGES for line in inline(page))]
OURS = sorted({str(line): line for line in TYPED if line.text.startswith(("ssv ", "smartsupervision "))}.items())
MADE = sorted({str(line): line for line in TYPED if line.text.startswith("make ")}.items())
RUN = sorted({line.text: line for line in SHOWN if line.text.split()[:1] == ["ssv"] and line.words[0] in HARMLESS})


def test_the_pages_show_what_to_type() -> None:
    assert len(PAGES) > 5
    assert {"make run", "ssv status"} <= {line.text for line in SHOWN}


@pytest.mark.parametrize(("name", "line"), OURS, ids=[name for name, _ in OURS])
def test_every_ssv_command_line_is_understood(name: str, line: Line) -> None:
    # In running text a command may be named without its arguments.
    named_only = line not in SHOWN and not any(word.startswith("-") for word in line.words)
    assert exit_code([*line.words, "--help"] if named_only else line.words) == 0, name


def exit_code(words: list[str]) -> int | str | None:
    """How `ssv` ends once it has read the words, before it does anything."""
    try:
        cli.parser().parse_args(words)
    except SystemExit as ended:
        return ended.code
    return 0


@pytest.mark.parametrize("text", RUN)
def test_command_lines_that_only_look_do_what_they_say(platform: Platform, text: str) -> None:
    platform.console.run(*shlex.split(text, comments=True)[1:])


@pytest.mark.parametrize(("name", "line"), MADE, ids=[name for name, _ in MADE])
def test_every_make_target_exists(name: str, line: Line) -> None:
    make = shutil.which("make")
    if make is None:
        pytest.skip("make is not installed")
    done = subprocess.run([make, "--dry-run", *line.words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{name}: {done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_page_a_link_points_to_is_there(page: Path) -> None:
    text = FENCE.sub("", page.read_text("utf-8"))
    targets = [link["target"].partition("#")[0] for link in LINK.finditer(text)]
    local = [target for target in targets if target and not re.match(r"[a-z]+:", target)]
    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_no_number_was_left_to_be_filled_in(page: Path) -> None:
    assert UNFILLED.findall(page.read_text("utf-8")) == []


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_metric_a_page_names_is_one(page: Path) -> None:
    assert set(METRIC.findall(page.read_text("utf-8"))) <= {definition.name for definition in DEFINITIONS}
