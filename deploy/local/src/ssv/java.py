"""How we start Java: lean, and with everything long or secret in an argument file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

# One or two cores and seconds of warm-up matter more here than peak throughput.
LEAN = (
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:-UsePerfData",
    "-XX:+ExitOnOutOfMemoryError",
    "-Djava.awt.headless=true",
)


def arguments(options: Iterable[str]) -> str:
    """Return the text of a Java argument file (`java @file`), one quoted option per line."""
    return "".join(f'"{_escaped(option)}"\n' for option in options)


def properties(settings: Mapping[str, str]) -> str:
    """Return the text of a .properties file. Java reads it as Latin 1, so everything else is escaped."""
    # JSON's escapes of strings are a part of those of .properties.
    return "".join(f"{name}={json.dumps(value)[1:-1]}\n" for name, value in settings.items())


def _escaped(option: str) -> str:
    return option.replace("\\", "\\\\").replace('"', '\\"')
