"""Write docs/errors.md and docs/metrics.md from the code, or with --check fail if they are not current.

Reasons that stand as data (the register's catalogue, the import's tables) are imported. All others are read from the
source text of the places that raise them, so that none can be forgotten.
"""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import Formatter
from typing import Any

from chassis.errors import RefusalKind
from chassis.metrics import DEFINITIONS
from chassis.serving.requests import WORDS
from command_center.web.problems import STATUS
from directory.domain.reasons import REASONS as DIRECTORY
from enforcement.domain.reasons import REASONS as ENFORCEMENT
from licensing.domain.reasons import REASONS as LICENSING
from licensing.elicence.verdict import REASONS as VERDICTS
from licensing.intake import notes, refusals
from licensing.intake.rows import RESERVATIONS
from matters.domain.reasons import REASONS as MATTERS
from roster.reasons import REASONS as ROSTER
from statutes.identifiers import Kind

ROOT = Path(__file__).resolve().parent.parent
CHASSIS = ROOT / "libs/chassis/src/chassis"
STATUTES = ROOT / "libs/statutes/src/statutes"
CENTER = ROOT / "services/command-center/src/command_center"
INTAKE = ROOT / "services/licensing/src/licensing/intake"

# What is raised or answered, and what its positional arguments say.
SHAPES = {
    "Refusal": ("status", "code", "message", "message_zh", "rule", "remedy"),
    "FileRefusedError": ("code", "message", "message_zh", "remedy"),
    "ImportStoppedError": ("code", "message", "remedy"),
    "Finding": ("code", "message", "message_zh"),
    "Fault": ("subject", "code", "message"),
}
KEYWORDS = {"kind": "status", "reason": "code", "detail": "message"}
UNSAID = "…"
NUMBERS = {
    Kind.REGISTRATION_NUMBER_15: ("the row has a valid fifteen-digit registration number only", "仅有15位注册号"),
    Kind.REGISTRATION_NUMBER_13: ("the row has a thirteen-digit registration number only", "仅有13位注册号"),
    Kind.FOREIGN_INVESTED_NUMBER: ("the row has a number of foreign investment only", "仅有外资企业注册号"),
    Kind.ORGANISATION_CODE: ("the row has a valid organisation code only", "仅有组织机构代码"),
}
# Here refusals that were made elsewhere are passed on, so their code is no text.
PASSED_ON = {CHASSIS / "serving/status.py", CHASSIS / "refusing.py", INTAKE / "sending.py"}
# Its reasons stand in a table of words.
TABLED = {CHASSIS / "serving/requests.py"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Terms = Mapping[str, ast.expr]


@dataclass(frozen=True)
class Entry:
    """One reason as the page shows it."""

    code: str
    message: str
    message_zh: str = ""
    remedy: str = ""
    status: str = ""
    rule: str = ""
    subject: str = ""


class Source:
    """The reasons in one source file: made directly, or by a function that takes parts of them."""

    def __init__(self, path: Path, shape: str) -> None:
        self._path = path
        self._shape = shape
        self._tree = ast.parse(path.read_text("utf-8"))
        self._constants = _assigned(self._tree.body)
        self._makers = dict(self._find_makers())

    def entries(self) -> Iterator[Entry]:
        """The reasons, in the order of the file."""
        yield from self._within(self._tree, self._constants)

    def _within(self, node: ast.AST, terms: Terms) -> Iterator[Entry]:
        for child in ast.iter_child_nodes(node):
            inner = terms
            if isinstance(child, Function):
                if child.name in self._makers:
                    continue
                inner = {**terms, **_assigned(list(ast.walk(child)))}
            if isinstance(child, ast.Call):
                yield from self._made(child, inner)
            yield from self._within(child, inner)

    def _made(self, call: ast.Call, terms: Terms) -> Iterator[Entry]:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name == self._shape:
            yield from self._entry(call, terms)
        elif name in self._makers:
            maker, made = self._makers[name]
            parameters = [argument.arg for argument in maker.args.args]
            given = dict(zip(parameters, call.args, strict=False))
            given |= {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
            yield from self._entry(made, {**terms, **_assigned(maker.body), **given})

    def _entry(self, call: ast.Call, terms: Terms) -> Iterator[Entry]:
        parts = dict(zip(SHAPES[self._shape], call.args, strict=False))
        parts |= {KEYWORDS.get(k.arg, k.arg): k.value for k in call.keywords if k.arg}
        known = {name: _text(parts[name], terms) for name in Entry.__dataclass_fields__ if name in parts}
        if UNSAID not in known["code"]:
            yield Entry(**known)
        elif self._path not in PASSED_ON:
            raise SystemExit(f"{self._path}:{call.lineno}: the reason code is not written as a text")

    def _find_makers(self) -> Iterator[tuple[str, tuple[Function, ast.Call]]]:
        for function in self._tree.body:
            if not isinstance(function, Function):
                continue
            parameters = {argument.arg for argument in function.args.args}
            for statement in function.body:
                made = statement.value if isinstance(statement, ast.Return) else None
                if not (isinstance(made, ast.Call) and isinstance(made.func, ast.Name)):
                    continue
                passes_on = any(isinstance(part, ast.Name) and part.id in parameters for part in made.args)
                if made.func.id == self._shape and passes_on:
                    yield function.name, (function, made)


def _assigned(nodes: Sequence[ast.AST]) -> dict[str, ast.expr]:
    """Names and what they stand for, as far as that is written down."""
    found: dict[str, ast.expr] = {}
    for node in nodes:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = node.value
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            if isinstance(target, ast.Name):
                found[target.id] = value
            elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                names = (element.id if isinstance(element, ast.Name) else "" for element in target.elts)
                found |= dict(zip(names, value.elts, strict=True))
    return found


def _text(node: ast.expr, terms: Terms) -> str:
    """What an expression says; what is known at run time only becomes an ellipsis."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(_text(value, terms) for value in values)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _text(left, terms) + _text(right, terms)
        case ast.Name(id=name) if name in terms and terms[name] is not node:
            return _text(terms[name], {key: value for key, value in terms.items() if key != name})
        case ast.Attribute(value=ast.Name(id="RefusalKind"), attr=name):
            return name
        case ast.Call(func=ast.Attribute(value=ast.expr() as text, attr="strip")):
            return _text(text, terms)
        case _:
            return UNSAID


def scan(folder: Path, shape: str) -> list[Entry]:
    """The reasons of a folder by code; where a code has several messages they stand one after another."""
    found: dict[str, list[Entry]] = {}
    for path in sorted(set(folder.rglob("*.py")) - TABLED):
        for entry in Source(path, shape).entries():
            found.setdefault(entry.code, []).append(entry)
    return [_merged(found[code]) for code in sorted(found)]


def _merged(entries: Sequence[Entry]) -> Entry:
    messages = dict.fromkeys(entry.message for entry in entries)
    chinese = dict.fromkeys(entry.message_zh for entry in entries if entry.message_zh)
    return replace(entries[0], message="; ".join(messages), message_zh="；".join(chinese))


def _catalogue(reasons: Mapping[str, Any]) -> list[Entry]:
    rows = sorted(reasons.items())
    return [Entry(code, _plain(r.message), _plain(r.message_zh), _plain(r.remedy), r.kind, r.rule) for code, r in rows]


def _rows_refused() -> list[Entry]:
    """Reasons of the import's own table, and what the check of identifiers finds fault with."""
    own = [Entry(code, *map(_plain, texts)) for code, texts in refusals.REASONS.items()]
    remedy = "check the number against the licence, character by character"
    for entry in scan(STATUTES, "Finding"):
        code = f"CODE_{entry.code}"
        if code not in notes.MEANINGS and entry.code not in notes.MEANINGS:
            own.append(replace(entry, code=code, remedy=remedy))
    return sorted(own, key=lambda entry: entry.code)


def _plain(template: str) -> str:
    return "".join(text + (UNSAID if name else "") for text, name, _, _ in Formatter().parse(template))


ERRORS = """\
# Reason codes

Every expected error is a refusal: nothing was changed, and it says what is wrong, by which rule, and what to do. Over
gRPC it is a `google.rpc.Status` with `ErrorInfo` (`reason` from this page, domain `smartsupervision`, `rule` and
`remedy` in its metadata), the message in Chinese as `LocalizedMessage` (zh-CN), one `BadRequest` violation per field at
fault, and `RetryInfo` where trying again helps. Over HTTP the same stands in the body's `error`. A batch answers each
command on its own.

Branch on the code: codes are never renamed, messages may be. `…` stands for what the message names. `INTERNAL` is no
refusal but a defect; the service's log has it with the trace id.

This page is written by `tools/write_reference.py` from the code; `make contracts` checks that it is current.
"""
METRICS = """\
# Metrics

Every process of ours serves these on loopback at `/metrics` (Prometheus text format); `ssv status` shows the ports and
`deploy/prometheus/prometheus.yml` scrapes them all. A metric with labels appears once its first value is known. All
processes know all names; a process moves those of the work it does.

This page is written by `tools/write_reference.py` from `chassis.metrics`; `make contracts` checks that it is current.

| metric | kind | labels | meaning |
|---|---|---|---|
"""


def errors_page() -> str:
    """The whole of docs/errors.md."""
    rows, files, stops = "Rows of an import", "Files of an import", "An import that stops"
    sections = [
        _section("Every service", "What the platform itself refuses, before or around a command.", _chassis()),
        _section(
            "Licensing",
            "Rules are issuer, instrument and article: SC-746 is 市场主体登记管理条例.",
            _catalogue(LICENSING),
        ),
        _section("The directory", "Authorities, posts, people and powers.", _catalogue({**ROSTER, **DIRECTORY})),
        _section("Matters", "Time limits and owners, in every service that has matters.", _catalogue(MATTERS)),
        _section("Enforcement", "Clues, cases, measures and documents.", _catalogue(ENFORCEMENT)),
        _section("Electronic licences", "What `ssv licence verify` answers.", _verdicts()),
        _section("The command center", "Search, pages, HTTP and operators' commands.", scan(CENTER, "Refusal")),
        _section(files, "`ssv import registry` cannot read the file; exit code 1.", scan(INTAKE, "FileRefusedError")),
        _section(
            stops, "What was answered counts; import the file again to go on.", scan(INTAKE, "ImportStoppedError")
        ),
        _section(rows, "Told in the report and in the file of refused rows.", _rows_refused()),
        _section("Reservations", "The row loads under a platform key and waits for an officer (待核).", _reserved()),
        _section("Notes", "The row loads; warnings and what was put right are listed in the report.", _notes()),
        _section("Faults of the journal", "What `ssv verify` may name; none is ever expected.", _faults()),
    ]
    return "\n".join([ERRORS, _statuses(), *sections])


def metrics_page() -> str:
    """The whole of docs/metrics.md."""
    labels = [", ".join(f"`{label}`" for label in d.labels) for d in DEFINITIONS]
    rows = zip(DEFINITIONS, labels, strict=True)
    return METRICS + "".join(f"| `{d.name}` | {d.kind} | {label} | {d.help} |\n" for d, label in rows)


def _chassis() -> list[Entry]:
    tabled = [
        Entry(code, _plain(message), _plain(message_zh), "correct the field; the contract states its form",
              RefusalKind.INVALID_ARGUMENT.name, "contract")
        for code, (message, message_zh) in WORDS.items()
    ]  # fmt: skip
    return sorted([*scan(CHASSIS, "Refusal"), *tabled], key=lambda entry: entry.code)


def _verdicts() -> list[Entry]:
    return [Entry(code, r.message, r.message_zh, r.remedy, rule=r.rule) for code, r in sorted(VERDICTS.items())]


def _faults() -> list[Entry]:
    return [replace(entry, subject="") for entry in scan(CHASSIS, "Fault")]


def _reserved() -> list[Entry]:
    return [Entry(code, *NUMBERS[kind]) for kind, code in RESERVATIONS.items()]


def _notes() -> list[Entry]:
    return [Entry(code, *texts) for code, texts in sorted(notes.MEANINGS.items())]


def _statuses() -> str:
    rows = "".join(f"| {kind.name} | {kind.value} | {STATUS[kind]} |\n" for kind in RefusalKind)
    return f"| status | gRPC | HTTP |\n|---|---|---|\n{rows}"


def _section(title: str, about: str, entries: Sequence[Entry]) -> str:
    columns = {"code": "reason", "status": "status", "rule": "rule", "message": "message"}
    columns |= {"message_zh": "信息", "remedy": "what to do"}
    shown = [name for name in columns if any(getattr(entry, name) for entry in entries)]
    lines = [[columns[name] for name in shown], ["---"] * len(shown)]
    lines += [[_cell(name, getattr(entry, name)) for name in shown] for entry in entries]
    return f"## {title}\n\n{about}\n\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(name: str, text: str) -> str:
    return f"`{text}`" if name == "code" else text.replace("|", "\\|")


def main() -> int:
    """Write or check the pages; the exit code is 1 if one is not current."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a page is not current")
    check = parser.parse_args().check
    stale = []
    for path, page in ((ROOT / "docs/errors.md", errors_page()), (ROOT / "docs/metrics.md", metrics_page())):
        if path.exists() and path.read_text("utf-8") == page:
            continue
        stale.append(path.relative_to(ROOT))
        if not check:
            path.write_text(page, "utf-8")
    for path in stale:
        print(f"{path} {'is not current: run tools/write_reference.py' if check else 'written'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
