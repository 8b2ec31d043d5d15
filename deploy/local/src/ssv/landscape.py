"""Our services in one table: roles, whose events they read, whom they call. Everything else follows from it:
databases, Kafka's users, topics and rights, certificates, ports, processes and what Prometheus scrapes."""

from __future__ import annotations

from dataclasses import dataclass

SERVERS = ("postgresql", "kafka", "elasticsearch")
PROVINCE = "450000"
"""The local stack plays Guangxi 广西."""
PARTITIONS = 12
DEAD_LETTER_PARTITIONS = 3
SEAL = "seal"


@dataclass(frozen=True)
class Service:
    """One of our services."""

    name: str
    roles: tuple[str, ...]
    """Processes, each `python -m <package> <role>`; `seal` is the chassis' own. `migrate` runs before them."""
    reads: tuple[str, ...] = ()
    """Services whose events it reads and whose gaps it fetches by gRPC."""
    publishes: bool = True
    """Whether it has a journal and a topic of its own."""
    searches: bool = False
    """Whether it uses Elasticsearch."""

    @property
    def package(self) -> str:
        """Its Python package; also its database."""
        return self.name.replace("-", "_")

    def command(self, role: str) -> tuple[str, ...]:
        """What Python is given to run a role."""
        return ("-m", "chassis.sealing") if role == SEAL else ("-m", self.package, role)

    @property
    def topic(self) -> str:
        """Where its events go."""
        return f"ssv.{self.name}.events"

    @property
    def dead_letters(self) -> str:
        """Where events go that it cannot read."""
        return f"ssv.{self.name}.dead-letters"

    def needs(self, role: str) -> tuple[str, ...]:
        """The servers a role waits for."""
        if self.searches:
            return SERVERS
        return ("postgresql", "kafka") if role in ("relay", "read") else ("postgresql",)

    def listens(self, role: str) -> tuple[str, ...]:
        """Names of the ports a role opens."""
        serving = (self.name,) if role == "serve" else ()
        page = ("page",) if role == "serve" and self.searches else ()
        return (f"{self.name}-{role}-metrics", *serving, *page)


SERVICES = (
    Service("directory", ("serve", "relay", "read", "seal"), reads=("licensing", "enforcement")),
    Service("licensing", ("serve", "relay", "read", "schedule", "seal"), reads=("directory", "enforcement")),
    Service("enforcement", ("serve", "relay", "read", "schedule", "seal"), reads=("directory", "licensing")),
    Service(
        "command-center",
        ("serve", "project"),
        reads=("licensing", "directory", "enforcement"),
        publishes=False,
        searches=True,
    ),
)

NAMES = tuple(service.name for service in SERVICES)


def service(name: str) -> Service:
    """The service of a name. KeyError if there is none."""
    return next(each for each in SERVICES if each.name == name)


def topics() -> dict[str, int]:
    """Every topic with its partitions."""
    events = {each.topic: PARTITIONS for each in SERVICES if each.publishes}
    return events | {each.dead_letters: DEAD_LETTER_PARTITIONS for each in SERVICES if each.reads}
