"""Golden bytes of every event of enforcement, as they were first published.

Old bytes are read by new code for ever, and new code writes the same bytes for the same event. Whoever changes what an
event or the state after it looks like adds a golden file of the next version (`CaseFiled.2.bin`), keeping the old ones:
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


def newest(name: str) -> Path | None:
    """The golden file of the present version."""
    return max(FOLDER.glob(f"{name}.*.bin"), key=lambda path: int(path.suffixes[0][1:]), default=None)


@pytest.mark.parametrize("name", EVENTS)
def test_new_code_writes_the_same_bytes(name: str) -> None:
    kind, event = EVENTS[name]
    full_name, raw = written(kind, event)
    present = newest(name)
    assert present is not None
    assert raw == present.read_bytes()
    assert kind.decode_event(full_name, raw) == filled(event)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.bin")), ids=lambda path: path.stem)
def test_old_bytes_are_read(path: Path) -> None:
    kind, event = EVENTS[path.stem.rpartition(".")[0]]
    name = f"smartsupervision.enforcement.v1.{event.__name__}"
    # What was said then is read whole, and what was added since is unset.
    message = getattr(kind.events_module, event.__name__)
    said = message.FromString(path.read_bytes())
    said.ClearField(kind.kind)
    assert kind.mapper.to_message(kind.decode_event(name, path.read_bytes()), message) == said
    assert isinstance(kind.state_after(name, path.read_bytes()), kind.state)


def main() -> None:
    """Write the golden bytes of events that have none, or that look different now."""
    FOLDER.mkdir(exist_ok=True)
    for name, (kind, event) in EVENTS.items():
        present, raw = newest(name), written(kind, event)[1]
        version = int(present.suffixes[0][1:]) if present else 0
        if present is None or present.read_bytes() != raw:
            (FOLDER / f"{name}.{version + 1}.bin").write_bytes(raw)


if __name__ == "__main__":
    main()
