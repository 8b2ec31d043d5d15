"""Ports on loopback: chosen free once, kept in the state folder, and settable."""

from __future__ import annotations

import random
import socket
from collections.abc import Callable, Mapping, Sequence

import psutil

from ssv import landscape
from ssv.errors import Exit, StackError

# Every port of a stack, in the order `ssv status` shows them.
NAMES = (
    "page",
    *landscape.NAMES,
    "postgresql",
    "kafka",
    "kafka-controller",
    "elasticsearch",
    "elasticsearch-transport",
    *(f"{service.name}-{role}-metrics" for service in landscape.SERVICES for role in service.roles),
)
# Below Linux's range for outgoing connections, so a port stays ours between two runs.
RANGE = range(15_000, 32_000)


def choose(
    known: Mapping[str, int], wanted: Mapping[str, int], is_free: Callable[[int], bool], seed: int
) -> dict[str, int]:
    """Return a port for every name: the wanted one, else the known one, else a free one.

    `seed` makes the choice repeatable. `StackError` for an unknown name, a port out of range or used twice.
    """
    _check(wanted)
    chosen = {name: port for name, port in {**known, **wanted}.items() if name in NAMES}
    candidates = random.Random(seed).sample(RANGE, len(RANGE))  # noqa: S311 - a port is no secret
    free = (port for port in candidates if port not in chosen.values() and is_free(port))
    ports = {name: chosen[name] if name in chosen else next(free) for name in NAMES}
    _check_distinct(ports)
    return ports


def from_environment(environ: Mapping[str, str]) -> dict[str, int]:
    """Return the ports set by `SSV_PORT_<NAME>`, for example SSV_PORT_KAFKA_CONTROLLER=29093."""
    variables = {f"SSV_PORT_{name.upper().replace('-', '_')}": name for name in NAMES}
    return parse([f"{name}={environ[key]}" for key, name in variables.items() if key in environ])


def parse(assignments: Sequence[str]) -> dict[str, int]:
    """Read `name=number` assignments as given to `--port`. `StackError` if one cannot be read."""
    ports = {}
    for assignment in assignments:
        name, _, number = assignment.partition("=")
        if not number.isdecimal():
            raise StackError(
                f"Port {assignment!r} cannot be read.", "Write name=number, as in kafka=29092.", Exit.USAGE
            )
        ports[name] = int(number)
    _check(ports)
    return ports


def is_free(port: int) -> bool:
    """Tell whether this port of the loopback address can be listened on now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def require_free(ports: Mapping[str, int], names: Sequence[str]) -> None:
    """Raise a `StackError` that names who holds the first of these ports that is taken."""
    for name in names:
        if not is_free(ports[name]):
            raise taken(name, ports[name], holder(ports[name]))


def taken(name: str, port: int, who: str) -> StackError:
    """Return the error that says a port belongs to somebody else."""
    return StackError(
        f"Port {port} of 127.0.0.1, meant for {name}, is taken by {who}.",
        f"Stop that, or choose another: ssv up --port {name}=NUMBER.",
        Exit.PORT_TAKEN,
    )


def holder(port: int) -> str:
    """Describe the process that listens on a port, as far as we may know it."""
    try:
        listening = [c for c in psutil.net_connections("tcp") if c.laddr and c.laddr.port == port]
        pid = next((c.pid for c in listening if c.pid is not None), None)
        return f"{psutil.Process(pid).name()} (process {pid})" if pid else "another program"
    except (psutil.AccessDenied, psutil.NoSuchProcess):
        return "another program"


def _check(ports: Mapping[str, int]) -> None:
    for name, port in ports.items():
        if name not in NAMES:
            raise StackError(f"There is no port {name!r}.", f"The ports are {', '.join(NAMES)}.", Exit.USAGE)
        if not 1024 <= port <= 65_535:
            raise StackError(f"Port {port} for {name} is out of range.", "Choose one from 1024 to 65535.", Exit.USAGE)


def _check_distinct(ports: Mapping[str, int]) -> None:
    owner: dict[int, str] = {}
    for name, port in ports.items():
        other = owner.setdefault(port, name)
        if other != name:
            raise StackError(
                f"Port {port} is meant for both {other} and {name}.",
                f"Choose another for one of them: --port {name}=NUMBER.",
                Exit.USAGE,
            )
