"""The search indices: names, mappings and settings. Core features of Elasticsearch only.

`_source` keeps nothing but the record's state, which every answer is read from; all other fields exist to be
searched, counted and compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from command_center import enforcement_mappings as enforcement
from command_center.mappings import PROOF, Json, keyword, tokens

__all__ = ["KINDS", "Json", "Kind", "aliases_of", "kind_of", "kinds_of"]

REFRESH_INTERVAL: Final = "500ms"
"""Of what large batches write; a small one is searchable at once (see `projection`). Explicit, because an index without
searches otherwise stops refreshing."""


_ENTITY: Final[Json] = PROOF | {
    "name_tokens": tokens(),
    "name_key": keyword(1000),
    "name_raw": keyword(1000),
    "former_name_tokens": tokens(),
    "address_tokens": tokens(),
    "scope_tokens": tokens(),
    "numbers": keyword(),
    "divisions": keyword(),
    "city": keyword(),
    "type": keyword(),
    "status": keyword(),
    "reserved": {"type": "boolean"},
    "established_year": {"type": "short"},
    # 19960229; a number, because search_after would read a date's sort value by its format.
    "established_day": {"type": "integer"},
}

_PREMISES: Final[Json] = PROOF | {
    "entity": keyword(),
    "address_tokens": tokens(),
    "divisions": keyword(),
    "type": keyword(),
    "status": keyword(),
}

_LICENCE: Final[Json] = PROOF | {
    "entity": keyword(),
    "holder_tokens": tokens(),
    "numbers": keyword(),
    "licence_kind": keyword(),
    "divisions": keyword(),
    "city": keyword(),
    "status": keyword(),
    # 20260229; numbers, as with an entity's day. Absent where it has no end.
    "valid_to_day": {"type": "integer"},
    "expiry_month": keyword(),
}

_LICENCE_APPLICATION: Final[Json] = PROOF | {
    "entity": keyword(),
    "numbers": keyword(),
    "licence": keyword(),
    "licence_kind": keyword(),
    "divisions": keyword(),
    "procedure": keyword(),
    "status": keyword(),
    "owner_post": keyword(),
    "received_day": {"type": "integer"},
}

_UNIT: Final[Json] = PROOF | {
    "name": keyword(),
    "key": keyword(),
    "name_tokens": tokens(),
    "type": keyword(),
}

_POST: Final[Json] = PROOF | {
    "name": keyword(),
    "number": keyword(),
    "units": keyword(),
    "type": keyword(),
}

_DEADLINE: Final[Json] = PROOF | {
    "name": keyword(),
    "matter": keyword(),
    "matter_kind": keyword(),
    "subject": keyword(),
    "title_tokens": tokens(),
    "divisions": keyword(),
    "city": keyword(),
    "owner_post": keyword(),
    "rule": keyword(),
    "basis": keyword(),
    "holder": keyword(),
    "status": keyword(),
    # What an officer has to be told: "near", "missed" or neither.
    "alarm": keyword(),
    "late": {"type": "boolean"},
    "provisional": {"type": "boolean"},
    # 20260229, by the holder's reading; numbers, as with an entity's day.
    "due_day": {"type": "integer"},
    "due_month": keyword(),
    # Milliseconds since 1970: from when on it is missed, and when the alarm was raised.
    "expires_at": {"type": "long"},
    "alarmed_at": {"type": "long"},
}

_ASSIGNMENT: Final[Json] = PROOF | {
    "name": keyword(),
    "matter": keyword(),
    "matter_kind": keyword(),
    "subject": keyword(),
    "divisions": keyword(),
    "owner_post": keyword(),
    "offered_to": keyword(),
    "open": {"type": "boolean"},
}


@dataclass(frozen=True)
class Kind:
    """One kind of aggregate of one owner, and its index."""

    owner: str
    """The service whose journal holds the records."""
    kind: str
    """As the owner's events name it."""
    properties: Json
    mapping: int = 1
    """Version of the fields. Raise it when they change: fields are added to the serving index at once, and it is then
    rebuilt, so that old documents have them too."""
    shared: bool = False
    """Several services have this kind: each has an index of its own, because each is proved complete for itself."""

    @property
    def name(self) -> str:
        """How operators, metrics and proofs name it."""
        return f"{self.owner}-{self.kind}" if self.shared else self.kind

    @property
    def alias(self) -> str:
        """Answers are read and events written through this alias."""
        return f"ssv-{self.name.replace('_', '-')}"

    @property
    def next_alias(self) -> str:
        """Alias of the index being built, while there is one."""
        return f"{self.alias}-next"

    @property
    def previous_alias(self) -> str:
        """Alias of the index that served before, during its grace time."""
        return f"{self.alias}-previous"

    def index_name(self, suffix: str) -> str:
        """Name of a new index; the suffix tells builds apart."""
        return f"{self.alias}-v{self.mapping}-{suffix}"

    def body(self) -> Json:
        """Settings and mapping for creating the index."""
        return {
            "settings": {
                "number_of_shards": 1,
                "auto_expand_replicas": "0-1",
                "refresh_interval": REFRESH_INTERVAL,
            },
            "mappings": {
                "dynamic": "strict",
                "_source": {"includes": ["state"]},
                "properties": self.properties,
            },
        }

    def is_current(self, index: str) -> bool:
        """Whether an index was made with the mapping of this code."""
        return re.fullmatch(rf"{re.escape(self.alias)}-v{self.mapping}-\w+", index) is not None


_ALL: Final = (
    Kind("licensing", "entity", _ENTITY, mapping=2),
    Kind("licensing", "premises", _PREMISES),
    Kind("licensing", "licence", _LICENCE),
    Kind("licensing", "licence_application", _LICENCE_APPLICATION),
    Kind("licensing", "deadline", _DEADLINE, shared=True),
    Kind("licensing", "assignment", _ASSIGNMENT, shared=True),
    Kind("directory", "unit", _UNIT),
    Kind("directory", "post", _POST),
    Kind("enforcement", "clue", enforcement.CLUE),
    Kind("enforcement", "penalty_case", enforcement.PENALTY_CASE),
    Kind("enforcement", "case_document", enforcement.CASE_DOCUMENT),
    Kind("enforcement", "evidence", enforcement.EVIDENCE),
    Kind("enforcement", "measure", enforcement.MEASURE),
    Kind("enforcement", "seized_goods", enforcement.SEIZED_GOODS),
    Kind("enforcement", "caution", enforcement.CAUTION),
    Kind("enforcement", "spot_penalty", enforcement.SPOT_PENALTY),
    Kind("enforcement", "penalty_publication", enforcement.PENALTY_PUBLICATION),
    Kind("enforcement", "deadline", _DEADLINE, shared=True),
    Kind("enforcement", "assignment", _ASSIGNMENT, shared=True),
)

KINDS: Final = {kind.name: kind for kind in _ALL}
"""Everything that is searched, by name."""

_BY_EVENT: Final = {(kind.owner, kind.kind): kind for kind in _ALL}


def kind_of(owner: str, kind: str) -> Kind | None:
    """The kind of an owner's event; None if nobody searches it."""
    return _BY_EVENT.get((owner, kind))


def kinds_of(owners: Iterable[str]) -> list[Kind]:
    """The kinds of these owners, in the table's order."""
    chosen = frozenset(owners)
    return [kind for kind in KINDS.values() if kind.owner in chosen]


def aliases_of(kind: str, owners: Iterable[str]) -> str:
    """The aliases of a kind with all these owners, as a search names several."""
    return ",".join(found.alias for found in kinds_of(owners) if found.kind == kind)
