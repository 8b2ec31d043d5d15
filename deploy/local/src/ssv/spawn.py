"""Start one process so that it cannot outlive its supervisor unnoticed."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from ssv import launcher
from ssv.account import Account
from ssv.child import Child

LOG_LIMIT = 20 << 20  # bytes; a log is moved aside once when a start finds it longer

# What processes inherit of our own environment; everything else is said explicitly.
INHERITED = ("PATH", "HOME", "LANG", "TMPDIR", "TZ", "USER")


async def start(child: Child, environ: Mapping[str, str], logs: Path) -> asyncio.subprocess.Process:
    """Start the process in a session of its own, with its output appended to its log."""
    inherited = {name: environ[name] for name in INHERITED if name in environ}
    output = _open_log(logs / f"{child.name}.log")
    try:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-S", launcher.__file__),
            *(str(os.getpid()), str(int(child.stop_signal)), _account(child.account)),
            *child.command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=child.folder,
            env={**inherited, **child.environment},
            start_new_session=True,
        )
    finally:
        os.close(output)


def _open_log(path: Path) -> int:
    if path.exists() and path.stat().st_size > LOG_LIMIT:
        path.replace(path.with_suffix(".log.1"))
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def _account(account: Account) -> str:
    return f"{account.uid}:{account.gid}" if account.switch else launcher.SAME_ACCOUNT
