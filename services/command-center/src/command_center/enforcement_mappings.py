"""The fields of enforcement's records in the index: what they are found, counted and sorted by, and nothing more."""

from __future__ import annotations

from typing import Final

from command_center.mappings import PROOF, Json, keyword, tokens

_OF_AN_OFFICE: Final[Json] = {
    "name": keyword(),
    "unit": keyword(),
    # Who is in charge, and who handles it with them.
    "posts": keyword(),
    "divisions": keyword(),
    "city": keyword(),
}
_OF_A_CASE: Final[Json] = {"penalty_case": keyword(), "divisions": keyword(), "taken_day": {"type": "integer"}}

CLUE: Final[Json] = (
    PROOF
    | _OF_AN_OFFICE
    | {
        "title_tokens": tokens(),
        "numbers": keyword(),
        "subject": keyword(),
        "source": keyword(),
        "status": keyword(),
        "penalty_case": keyword(),
        "received_day": {"type": "integer"},
    }
)

PENALTY_CASE: Final[Json] = (
    PROOF
    | _OF_AN_OFFICE
    | {
        # Title, parties and all numbers.
        "title_tokens": tokens(),
        "numbers": keyword(),
        # Credit codes of all parties.
        "subjects": keyword(),
        "field": keyword(),
        "status": keyword(),
        "stage": keyword(),
        "filed_day": {"type": "integer"},
        "filed_year": {"type": "short"},
        "supervised": {"type": "boolean"},
    }
)

CASE_DOCUMENT: Final[Json] = PROOF | {
    "unit": keyword(),
    "divisions": keyword(),
    "number": keyword(),
    "series": keyword(),
    "year": {"type": "short"},
    "status": keyword(),
    "matter": keyword(),
    "drawn_day": {"type": "integer"},
}

EVIDENCE: Final[Json] = PROOF | _OF_A_CASE | {"type": keyword()}

MEASURE: Final[Json] = PROOF | _OF_A_CASE | {"unit": keyword(), "type": keyword(), "status": keyword()}

SEIZED_GOODS: Final[Json] = (
    PROOF | _OF_A_CASE | {"measure": keyword(), "label": keyword(), "ended": {"type": "boolean"}}
)

CAUTION: Final[Json] = PROOF | {
    "unit": keyword(),
    "divisions": keyword(),
    "city": keyword(),
    "subject": keyword(),
    "matter": keyword(),
    "type": keyword(),
    "status": keyword(),
    "issued_day": {"type": "integer"},
}

SPOT_PENALTY: Final[Json] = PROOF | {
    "unit": keyword(),
    "divisions": keyword(),
    "city": keyword(),
    "subject": keyword(),
    "document": keyword(),
    "punished_day": {"type": "integer"},
    "filed": {"type": "boolean"},
}

PENALTY_PUBLICATION: Final[Json] = (
    PROOF
    | _OF_AN_OFFICE
    | {
        "title_tokens": tokens(),
        "numbers": keyword(),
        "subject": keyword(),
        "penalty_case": keyword(),
        "status": keyword(),
        "grade": keyword(),
        # What has to be done with it, or that it is shown.
        "task": keyword(),
        "decided_day": {"type": "integer"},
        "stops_day": {"type": "integer"},
        "stop_month": keyword(),
    }
)
