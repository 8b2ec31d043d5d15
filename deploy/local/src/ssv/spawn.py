"""Start one process so that it cannot outlive its supervisor unnoticed."""

from __future__ import annotations

import asyncio
import ctypes
import os
import signal
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from ssv.child import Child

PR_SET_PDEATHSIG = 1
LOG_LIMIT = 20 << 20  # bytes; a log is moved aside once when a start finds it longer
_libc = ctypes.CDLL(None, use_errno=True)

# What processes inherit of our own environment; everything else is said explicitly.
INHERITED = ("PATH", "HOME", "LANG", "TMPDIR", "TZ", "USER")


async def start(child: Child, environ: Mapping[str, str], logs: Path) -> asyncio.subprocess.Process:
    """Start the process in a session of its own, with its output appended to its log."""
    log = logs / f"{child.name}.log"
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".log.1"))
    inherited = {name: environ[name] for name in INHERITED if name in environ}
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        return await asyncio.create_subprocess_exec(
            *child.command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=child.folder,
            env={**inherited, **child.environment},
            start_new_session=True,
            # Runs after the change of account, which would clear the wish.
            preexec_fn=partial(end_with_parent, os.getpid(), child.stop_signal),
            **child.account.popen(),
        )
    finally:
        os.close(output)


def end_with_parent(parent: int, number: signal.Signals = signal.SIGTERM) -> None:
    """Ask the kernel to send this process a signal when its parent dies; exit if it already has."""
    _libc.prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
