"""Golden bytes of every event of enforcement, as they were first published.

Old bytes are read by new code for ever, and new code writes the same bytes for the same event. Whoever changes what an
event looks like adds a golden file of the next version (`CaseFiled.2.bin`) and keeps the old ones. New events:
`python -m unit.enforcement.test_golden_events`, run in `tests`, writes what is missing and nothing else.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from unit.enforcement.golden_values import filled

from chassis.mapped import Kind
from enforcement.kinds import KINDS

FOLDER = Path(__file__).parent / "golden"
RECORD, VERSION = UUID(int=42), 7
EVENTS = {event.__name__: (kind, event) for kind in KINDS for event in kind.events}


def written(kind: Kind[Any], event: type) -> tuple[str, bytes]:
    """An event with the state after it."""
    value = filled(event)
    return kind.encode_event(RECORD, VERSION, value, kind.evolve(filled(kind.state), value))


@pytest.mark.parametrize("name", EVENTS)
def test_new_code_writes_the_same_bytes(name: str) -> None:
    newest = max(FOLDER.glob(f"{name}.*.bin"), key=lambda path: int(path.suffixes[0][1:]))
    assert written(*EVENTS[name])[1] == newest.read_bytes()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.bin")), ids=lambda path: path.stem)
def test_old_bytes_are_read(path: Path) -> None:
    kind, event = EVENTS[path.stem.rpartition(".")[0]]
    name = f"smartsupervision.enforcement.v1.{event.__name__}"
    assert kind.decode_event(name, path.read_bytes()) == filled(event)
    assert isinstance(kind.state_after(name, path.read_bytes()), kind.state)


def main() -> None:
    """Write the golden bytes of events that have none."""
    FOLDER.mkdir(exist_ok=True)
    for name, (kind, event) in EVENTS.items():
        if not any(FOLDER.glob(f"{name}.*.bin")):
            (FOLDER / f"{name}.1.bin").write_bytes(written(kind, event)[1])


if __name__ == "__main__":
    main()
