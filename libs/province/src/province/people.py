"""People and numbers: names, synthetic citizen numbers, unique credit codes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from province import words
from statutes import citizen_id, organisation_code, uscc

if TYPE_CHECKING:
    from random import Random

# From this day on codes were given directly; older entities got theirs from an all-digit organisation code.
THREE_IN_ONE: Final = date(2015, 10, 1)


def person(rng: Random) -> str:
    """A name of two to four characters, seldom one with the point."""
    if rng.random() < 0.004:
        return rng.choice(words.POINTED_PEOPLE)
    given = "".join(rng.choice(words.GIVEN) for _ in range(rng.choice((1, 2, 2, 2))))
    return rng.choice(words.SURNAMES) + given


def citizen_number(rng: Random, division: str, established: date) -> str:
    """A number with a valid check character for somebody of 20 to 60 years on the day; belongs to nobody."""
    born = established - timedelta(days=rng.randrange(20 * 365 + 5, 60 * 365))
    first = f"{division}{born:%Y%m%d}{rng.randrange(1000):03d}"
    return first + citizen_id.check_character(first)


class CodeOffice:
    """Gives every entity a valid unified social credit code that nobody else has."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._given: set[str] = set()

    def give(self, first_two: str, division: str, established: date) -> str:
        """A new code under the division, all-digit within for entities older than the codes."""
        while True:
            body = self._old_body() if established < THREE_IN_ONE else self._new_body()
            first = first_two + division + body + organisation_code.check_character(body)
            if first not in self._given:
                self._given.add(first)
                return first + uscc.check_character(first)

    def _old_body(self) -> str:
        return str(self._rng.randrange(19_000_000, 80_000_000))

    def _new_body(self) -> str:
        return "MA5" + "".join(self._rng.choice(uscc.ALPHABET) for _ in range(5))
