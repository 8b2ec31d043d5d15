"""Small questions to a starting process: is it ready, and if not, what is awaited?"""

from __future__ import annotations

import base64
import socket
import urllib.error
import urllib.request

TIMEOUT = 2.0  # seconds


def tcp(port: int) -> str | None:
    """Return None once something listens on this port of the loopback address."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT):
            return None
    except OSError as error:
        return f"port {port}: {error.strerror or error}"


def http(url: str, username: str = "", password: str = "") -> str | None:
    """Return None once a loopback address answers a GET with success."""
    request = urllib.request.Request(url)  # noqa: S310 - always an http address of this machine
    if username:
        credentials = base64.b64encode(f"{username}:{password}".encode()).decode("ascii")
        request.add_header("Authorization", f"Basic {credentials}")
    try:
        with _without_proxy.open(request, timeout=TIMEOUT):
            return None
    except (OSError, urllib.error.URLError) as error:
        return f"{url}: {error}"


# A proxy in the environment is for downloads, not for our own processes.
_without_proxy = urllib.request.build_opener(urllib.request.ProxyHandler({}))
