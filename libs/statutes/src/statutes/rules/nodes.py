"""YAML as nodes that know their file and line, so that every complaint can say where.

Values are read as written text, never as YAML's guesses: `no` is the text no, a date is checked here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeVar

import yaml

from statutes.clock import ClockError, Period
from statutes.rules.errors import RuleFileError
from statutes.rules.keys import SourceKeyError, parse_instrument, parse_source

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class Position:
    """Where something stands: file name and line, counted from 1."""

    file: str
    line: int

    def error(self, code: str, message: str, remedy: str = "") -> RuleFileError:
        """The error to raise about what stands here."""
        return RuleFileError(self.file, self.line, code, message, remedy)


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a file."""

    yaml: yaml.Node
    file: str

    @property
    def position(self) -> Position:
        """File and line of the value."""
        return Position(self.file, self.yaml.start_mark.line + 1)

    def error(self, code: str, message: str) -> RuleFileError:
        """The error to raise about this value."""
        return self.position.error(code, message)


def compose(text: str, file: str) -> Node:
    """The document of a file; YAML_INVALID where it is none or empty."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise RuleFileError(file, line, "YAML_INVALID", str(fault.problem)) from fault
    if root is None:
        raise RuleFileError(file, 1, "YAML_INVALID", "the file is empty")
    return Node(root, file)


def read_fields(node: Node) -> dict[str, Node]:
    """Fields of a mapping in written order; refuses another shape and a field written twice."""
    if not isinstance(node.yaml, yaml.MappingNode):
        raise node.error("FIELD_TYPE", "a mapping (name: value) is wanted here")
    found: dict[str, Node] = {}
    for key, value in node.yaml.value:
        name = read_text(Node(key, node.file))
        if name in found:
            raise Node(key, node.file).error("FIELD_DUPLICATE", f"field {name!r} stands here twice")
        found[name] = Node(value, node.file)
    return found


def read_items(node: Node) -> tuple[Node, ...]:
    """Items of a list."""
    if not isinstance(node.yaml, yaml.SequenceNode):
        raise node.error("FIELD_TYPE", "a list is wanted here")
    return tuple(Node(item, node.file) for item in node.yaml.value)


def read_text(node: Node) -> str:
    """A written value, not empty."""
    text = read_optional_text(node)
    if not text:
        raise node.error("FIELD_TYPE", "the value is empty")
    return text


def read_optional_text(node: Node) -> str:
    """A written value, which may be empty."""
    if not isinstance(node.yaml, yaml.ScalarNode):
        raise node.error("FIELD_TYPE", "a single value is wanted here")
    return str(node.yaml.value)


def read_whole(node: Node) -> int:
    """A whole number of at least 0; `_` may group digits."""
    digits = read_text(node).replace("_", "")
    if not (digits.isascii() and digits.isdigit()):
        raise node.error("FIELD_TYPE", f"{digits!r} is no whole number")
    return int(digits)


def read_truth(node: Node) -> bool:
    """`yes` or `no`."""
    written = read_text(node)
    if written not in ("yes", "no"):
        raise node.error("FIELD_TYPE", f"{written!r} is neither yes nor no")
    return written == "yes"


def read_day(node: Node) -> date:
    """A day written 2026-11-23."""
    written = read_text(node)
    try:
        day = date.fromisoformat(written)
    except ValueError as fault:
        raise node.error("DATE_INVALID", f"{written!r} is no day: write it as 2026-11-23") from fault
    if day.isoformat() != written:
        raise node.error("DATE_INVALID", f"{written!r} is no day: write it as {day}")
    return day


def read_period(node: Node) -> Period:
    """A period such as `20wd`."""
    try:
        return Period.parse(read_text(node))
    except ClockError as fault:
        raise node.error("PERIOD_INVALID", fault.message) from fault


def read_source(node: Node) -> str:
    """A source key such as `SAMR-117/2025:12`."""
    try:
        return str(parse_source(read_text(node)))
    except SourceKeyError as fault:
        raise node.error(fault.code, fault.message) from fault


def read_instrument(node: Node) -> str:
    """The key of an instrument such as `SAMR-117/2025`."""
    written = read_text(node)
    try:
        parse_instrument(written)
    except SourceKeyError as fault:
        raise node.error(fault.code, fault.message) from fault
    return written


def list_of(read: Callable[[Node], T]) -> Callable[[Node], tuple[T, ...]]:
    """A reader of lists whose items `read` reads."""

    def read_list(node: Node) -> tuple[T, ...]:
        return tuple(read(item) for item in read_items(node))

    return read_list


def mapping_of(read: Callable[[Node], T]) -> Callable[[Node], Mapping[str, T]]:
    """A reader of mappings whose values `read` reads."""

    def read_mapping(node: Node) -> Mapping[str, T]:
        return {name: read(value) for name, value in read_fields(node).items()}

    return read_mapping


def one_of(values: type[E]) -> Callable[[Node], E]:
    """A reader of one of an enum's values."""

    def read_member(node: Node) -> E:
        written = read_text(node)
        try:
            return values(written)
        except ValueError as fault:
            known = ", ".join(str(member.value) for member in values)
            raise node.error("FIELD_VALUE", f"{written!r} is none of: {known}") from fault

    return read_member
