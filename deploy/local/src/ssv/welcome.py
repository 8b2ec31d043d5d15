"""What `ssv up` tells its reader while it starts, and once everything is ready."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from rich.console import Console

from ssv import running, tokens, up
from ssv.running import State
from ssv.supervisor import Member


class Welcome:
    """Reports every process as it becomes ready or dies, then the addresses."""

    def __init__(self, prepared: up.Prepared, console: Console, started: float, as_json: bool) -> None:
        self._prepared = prepared
        self._console = console
        self._started = started
        self._json = as_json
        self._seen: dict[str, State] = {}

    def changed(self, members: Sequence[Member]) -> None:
        """Say what is new."""
        for member in members:
            name = member.child.name
            if self._seen.get(name) != member.state:
                self._seen[name] = member.state
                self._report(name, member)

    def ready(self) -> None:
        """Say where everything is."""
        stack = self._prepared.stack
        token = tokens.mint(stack.folders, tokens.DEMONSTRATION, datetime.now(UTC))
        link = tokens.sign_in_link(stack, token)
        if self._json:
            sys.stdout.write(json.dumps({**running.summary(stack), "sign_in": link}) + "\n")
            sys.stdout.flush()
            return
        download = self._prepared.download_seconds
        elapsed = time.monotonic() - self._started - download
        fetched = f", after {download:.0f} s of download" if download > 1 else ""
        self._say(f"\nSmart Supervision is running (started in {elapsed:.0f} s{fetched}).")
        if not self._prepared.only_servers:
            self._say(f"  Page     {stack.page_url}/")
            self._say(f"  Sign in  {link}")
            self._say("  (the link holds for 15 minutes; another: ssv token --link)")
        self._say("  ssv status shows every process and port. Ctrl-C or ssv down stops everything.")

    def stopping(self) -> None:
        """Say that the request to stop was heard."""
        self._say("Stopping ...")

    def _report(self, name: str, member: Member) -> None:
        if member.state in (State.READY, State.DONE):
            seconds = time.monotonic() - self._started
            self._say(f"  {name} is {member.state} ({seconds:.0f} s)")
        elif member.state is State.FAILED:
            self._say(f"  {name} failed: {member.awaiting}; see ssv logs {name}", style="red")
        elif member.state is State.RESTARTING:
            self._say(f"  {name} is started again: {member.awaiting}", style="yellow")

    def _say(self, text: str, style: str = "") -> None:
        # An address that is broken over two lines cannot be clicked.
        self._console.print(text, style=style, soft_wrap=True, markup=False)
