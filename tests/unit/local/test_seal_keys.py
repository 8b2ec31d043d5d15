"""Keys that sign seals: made once, private, and never struck from the list of public ones."""

from __future__ import annotations

import stat
from pathlib import Path

from chassis.sealing.keys import load_key, read_keys
from ssv import seal_keys
from ssv.folders import Folders


def test_a_key_is_made_once_and_a_new_one_is_added_to_the_list(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    folders.secrets.mkdir()
    seal_keys.ensure(folders, ["licensing", "enforcement"])
    first = load_key(folders.seal_key("enforcement"))
    listed = folders.seal_keys.read_text()
    assert read_keys(listed)["enforcement", first.name] == first.public
    assert stat.S_IMODE(folders.seal_key("enforcement").stat().st_mode) == 0o600
    seal_keys.ensure(folders, ["licensing", "enforcement"])
    assert folders.seal_keys.read_text() == listed
    folders.seal_key("enforcement").unlink()
    seal_keys.ensure(folders, ["licensing", "enforcement"])
    second = load_key(folders.seal_key("enforcement"))
    assert second.name != first.name
    assert {first.name, second.name} <= {name for service, name in read_keys(folders.seal_keys.read_text())}
    assert len(read_keys(folders.seal_keys.read_text())) == 3
