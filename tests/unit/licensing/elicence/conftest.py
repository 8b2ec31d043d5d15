"""The office that issued the sample licence."""

from __future__ import annotations

import pytest
from support.elicence_office import PRIVATE, Office, office_of


@pytest.fixture(scope="session")
def office() -> Office:
    """The district bureau that issued the sample."""
    return office_of(PRIVATE)
