"""The key that signs the electronic licences of the stack's authorities, and its public half to check them with."""

from __future__ import annotations

from datetime import datetime

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chassis.clock import civil_date
from directory.seeding import DEVELOPMENT_AREA
from licensing.elicence import IssuerKey, write_key
from ssv import private
from ssv.folders import Folders
from ssv.landscape import PROVINCE
from statutes import divisions


def ensure(folders: Folders, now: datetime) -> None:
    """Create the key if there is none."""
    if folders.licence_key.exists():
        return
    key = Ed25519PrivateKey.generate()
    write_key(folders.licence_keys, IssuerKey(key.public_key(), _authorities(), civil_date(now)))
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    private.write(folders.licence_key, pem)


def _authorities() -> frozenset[str]:
    """Keys of the bureaus: the province, its cities and counties, and the bureau of the development area."""
    cities = [city.code for city in divisions.children(PROVINCE)]
    counties = [county.code for city in cities for county in divisions.children(city)]
    return frozenset((PROVINCE, DEVELOPMENT_AREA, *cities, *counties))
