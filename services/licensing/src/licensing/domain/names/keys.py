"""How names like a new one are found: by keys of their words, held one place after the other in each authority.

A claim is held by one aggregate at a time, and several names may rightly share a trade name (other industry,
investment relation). So every key has a row of numbered places; a name takes the first free one, and whoever asks
reads the whole row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from licensing.domain.names.states import BusinessName, NameKey
from licensing.domain.refusal import refuse
from statutes.business_names import likeness_keys

PLACES = 24
"""Names of one authority that share a key at most."""


def row(authority: str, name: str, division: str) -> tuple[str, ...]:
    """The keys of a name with its authority."""
    return tuple(f"{authority}|{key}" for key in likeness_keys(name, division))


def places(authority: str, name: str, division: str) -> Iterator[NameKey]:
    """Every place of every key."""
    for key in row(authority, name, division):
        yield from (NameKey(key=key, slot=slot) for slot in range(1, PLACES + 1))


def free_places(authority: str, name: str, division: str, taken: Collection[NameKey]) -> tuple[NameKey, ...]:
    """The first free place of each key. Refusal TOO_MANY_NAMES_ALIKE where a row is full."""
    found = []
    for key in row(authority, name, division):
        free = next((s for s in range(1, PLACES + 1) if NameKey(key=key, slot=s) not in taken), 0)
        if not free:
            raise refuse("TOO_MANY_NAMES_ALIKE", "registered_name", limit=PLACES)
        found.append(NameKey(key=key, slot=free))
    return tuple(found)


def text(key: NameKey) -> str:
    """A place as the key of a claim."""
    return f"{key.key}#{key.slot}"


def held(state: BusinessName) -> tuple[str, ...]:
    """The places a name holds, as keys of claims."""
    return tuple(map(text, state.keys))
