"""How we start Java: lean, and with everything long or secret in an argument file."""

from __future__ import annotations

from collections.abc import Iterable

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


def _escaped(option: str) -> str:
    return option.replace("\\", "\\\\").replace('"', '\\"')
