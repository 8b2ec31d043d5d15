"""`python -m licensing serve`: answer gRPC."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from chassis.clock import Clock
from chassis.database import Pool
from chassis.journal_service import JournalService
from chassis.metrics import Metrics
from chassis.roles import serving
from chassis.roles.role import Role
from chassis.roles.serving import Served
from chassis.settings import SettingError
from licensing.elicence import Ed25519Signer
from licensing.licences.electronic import Issuer
from licensing.licences.service import spec as licence_spec
from licensing.life.services import SERVICES as LIFE_SERVICES
from licensing.permissions import GRANTS
from licensing.processes.base import TYPES, command_bus, desk_of
from licensing.revocations.service import receipts
from licensing.service import RegisterService
from licensing.settings import ServeSettings
from matters import service as matters_service
from roster.store import Rosters
from statutes import divisions


async def served(issuer: Issuer, serious_violations: Path | None, pool: Pool, clock: Clock, metrics: Metrics) -> Served:
    """The gRPC services of `serve`."""
    rosters = Rosters(pool)
    await rosters.current()
    # Reads the division tables before the first caller would wait for them.
    divisions.find(divisions.WHOLE_COUNTRY)
    bus = command_bus(pool, clock, rosters)
    desk = desk_of(rosters, serious_violations)
    specs = (
        RegisterService(bus, pool, clock, metrics).spec(),
        licence_spec(bus, desk, issuer, pool, clock, metrics),
        *(service.spec(bus, pool, clock, metrics) for service in (*LIFE_SERVICES, receipts(desk))),
        matters_service.spec(pool, clock),
        JournalService(pool, TYPES, clock).spec(),
    )
    return Served(bus, specs, GRANTS)


async def serve(settings: ServeSettings, stopping: asyncio.Event) -> None:
    """Answer gRPC calls until told to stop. SettingError if the key of licences is none."""
    key = load_pem_private_key(settings.licence_key.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise SettingError("SSV_LICENCE_KEY must name an Ed25519 private key")
    build = partial(served, Issuer(Ed25519Signer(key)), settings.serious_violations)
    await serving.serve(build, settings.common, stopping)


ROLE = Role(ServeSettings, serve)
