"""Which office a post belongs to today, and what both are called. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from command_center import days
from smartsupervision.directory.v1.person_pb2 import Post
from smartsupervision.directory.v1.unit_pb2 import Unit


class Place(NamedTuple):
    """Where a post stands today."""

    office: str
    """units/{uuid}"""
    title: str


@dataclass(frozen=True)
class Offices:
    """Posts and units by their resource names."""

    posts: Mapping[str, Place] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    """Of units, as they are called today."""

    def posts_of(self, offices: Iterable[str]) -> list[str]:
        """The posts that belong to one of these offices today."""
        wanted = set(offices)
        return [post for post, place in self.posts.items() if place.office in wanted]

    def name_of(self, office: str) -> str:
        """What an office is called; its resource name where the directory has not told."""
        return self.names.get(office, office)

    def counts(self, by_post: Mapping[str, int]) -> list[tuple[str, int]]:
        """Counts by post as counts by office, the largest first; posts of no known office are left out."""
        found: dict[str, int] = {}
        for post, count in by_post.items():
            place = self.posts.get(post)
            if place is not None:
                found[place.office] = found.get(place.office, 0) + count
        return sorted(found.items(), key=lambda each: (-each[1], each[0]))


def read(posts: Sequence[Post], units: Sequence[Unit], today: date) -> Offices:
    """The directory as it is on a day: what begins later does not hold yet."""
    return Offices(
        {post.name: _place(post, today) for post in posts}, {unit.name: _name(unit, today) for unit in units}
    )


def _place(post: Post, today: date) -> Place:
    begun = [each for each in post.placements if (days.civil(each.since) or today) <= today]
    chosen = begun or post.placements
    return Place(chosen[-1].unit if chosen else "", post.title)


def _name(unit: Unit, today: date) -> str:
    begun = [each for each in unit.names if (days.civil(each.since) or today) <= today]
    chosen = begun or unit.names
    return chosen[-1].full_name if chosen else unit.key
