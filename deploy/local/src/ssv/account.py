"""Which operating-system account the three servers run as.

PostgreSQL and Elasticsearch refuse to run as root, so root starts them as an unprivileged account; anybody
else runs them as himself. Our own services run as whoever called `ssv`.
"""

from __future__ import annotations

import os
import pwd
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from ssv import private
from ssv.errors import StackError

DEFAULT_ACCOUNT = "nobody"


class Switch(TypedDict, total=False):
    """Arguments of `subprocess.Popen`; empty to stay who we are."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Account:
    """An account to start a process as; `switch` is False when it is our own."""

    uid: int
    gid: int
    switch: bool

    def can_reach(self, path: Path) -> bool:
        """Tell whether this account may pass every folder above `path`."""
        return not self.switch or all(self._may_pass(parent) for parent in path.resolve().parents)

    def own(self, path: Path, mode: int = 0o700) -> Path:
        """Create the folder `path` if need be and give it to this account."""
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(mode)
        if self.switch:
            os.chown(path, self.uid, self.gid)
        return path

    def write(self, path: Path, content: str) -> Path:
        """Write a file only this account can read."""
        return private.write(path, content, (self.uid, self.gid) if self.switch else None)

    def popen(self) -> Switch:
        """Return the arguments of `subprocess.Popen` that start a process as this account."""
        return Switch(user=self.uid, group=self.gid, extra_groups=[]) if self.switch else Switch()

    def _may_pass(self, folder: Path) -> bool:
        status = folder.stat()
        if status.st_uid == self.uid:
            return bool(status.st_mode & stat.S_IXUSR)
        if status.st_gid == self.gid:
            return bool(status.st_mode & stat.S_IXGRP)
        return bool(status.st_mode & stat.S_IXOTH)


def server_account(environ: Mapping[str, str]) -> Account:
    """Return the account for the servers: ourselves, or as root `SSV_ACCOUNT` (default nobody)."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), switch=False)
    name = environ.get("SSV_ACCOUNT", DEFAULT_ACCOUNT)
    try:
        entry = pwd.getpwnam(name)
    except KeyError as error:
        raise StackError(
            f"PostgreSQL and Elasticsearch refuse to run as root, and there is no account {name!r} for them.",
            "Create it, name another with SSV_ACCOUNT=<account>, or call ssv as an ordinary user.",
        ) from error
    if entry.pw_uid == 0:
        raise StackError(
            f"SSV_ACCOUNT={name} is root, which PostgreSQL and Elasticsearch refuse.",
            "Name an ordinary account.",
        )
    return Account(entry.pw_uid, entry.pw_gid, switch=True)
