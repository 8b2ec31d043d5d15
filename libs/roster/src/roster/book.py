"""The records at hand, with the few indices the questions need. Fed record by record; the newest version wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Self
from uuid import UUID

from roster.reasons import refuse
from roster.records import Approval, Person, Post, Record, Unit

_NONE: Final = frozenset[UUID]()


class Index:
    """Which records point at an id. Values are never changed in place, so a copy is two shallow ones."""

    def __init__(self) -> None:
        self._to: dict[UUID, frozenset[UUID]] = {}
        self._by: dict[UUID, frozenset[UUID]] = {}

    def put(self, record: UUID, targets: frozenset[UUID]) -> None:
        """The record points at these, and at none it pointed at before."""
        before = self._to.get(record, _NONE)
        for target in before - targets:
            self._by[target] = self._by[target] - {record}
        for target in targets - before:
            self._by[target] = self._by.get(target, _NONE) | {record}
        self._to[record] = targets

    def of(self, target: UUID) -> list[UUID]:
        """The records that point at an id, in a stable order."""
        return sorted(self._by.get(target, _NONE))

    def copy(self) -> Index:
        """An index that may be changed without changing this one."""
        new = Index()
        new._to, new._by = self._to.copy(), self._by.copy()
        return new


class Book:
    """Units, people, posts and powers by id. Answers only for what it was given."""

    def __init__(self, records: Iterable[tuple[UUID, Record]] = ()) -> None:
        self.units: dict[UUID, Unit] = {}
        self.people: dict[UUID, Person] = {}
        self.posts: dict[UUID, Post] = {}
        self.approvals: dict[UUID, Approval] = {}
        self._keys: dict[str, UUID] = {}
        self._numbers: dict[str, UUID] = {}
        self._children = Index()
        self._posts_of_unit = Index()
        self._posts_of_person = Index()
        self._approvals_of_post = Index()
        for record_id, record in records:
            self.put(record_id, record)

    def put(self, record_id: UUID, record: Record) -> None:
        """Take a record, or the next version of one."""
        match record:
            case Unit():
                self.units[record_id] = record
                self._keys[record.key] = record_id
                parents = {p for place in record.places for p in (place.duty_parent, place.administration_parent)}
                self._children.put(record_id, frozenset(p for p in parents if p))
            case Person():
                self.people[record_id] = record
                self._numbers[record.number] = record_id
            case Post():
                self.posts[record_id] = record
                self._posts_of_unit.put(record_id, frozenset(place.unit for place in record.placements))
                self._posts_of_person.put(record_id, frozenset(held.person for held in record.holdings))
            case Approval():
                self.approvals[record_id] = record
                delegates = {lent.to_post for lent in record.delegations}
                self._approvals_of_post.put(record_id, frozenset({record.post, *delegates}))

    def copy(self) -> Self:
        """A book of the same records that may be changed without changing this one. Cheap: records are shared."""
        new = type(self)()
        for name, shelf in vars(self).items():
            setattr(new, name, shelf.copy())
        return new

    def records(self) -> Iterator[tuple[UUID, Record]]:
        """Every record with its id."""
        shelves: tuple[Mapping[UUID, Record], ...] = (self.units, self.people, self.posts, self.approvals)
        for shelf in shelves:
            yield from shelf.items()

    def unit(self, unit: UUID) -> Unit:
        """Refusal UNIT_NOT_FOUND if there is none."""
        found = self.units.get(unit)
        if found is None:
            raise refuse("UNIT_NOT_FOUND", unit=unit)
        return found

    def post(self, post: UUID) -> Post:
        """Refusal POST_NOT_FOUND if there is none."""
        found = self.posts.get(post)
        if found is None:
            raise refuse("POST_NOT_FOUND", post=post)
        return found

    def person(self, person: UUID) -> Person:
        """Refusal PERSON_NOT_FOUND if there is none."""
        found = self.people.get(person)
        if found is None:
            raise refuse("PERSON_NOT_FOUND", person=person)
        return found

    def unit_of_key(self, key: str) -> UUID:
        """The unit with an own key, such as a county's division. Refusal UNIT_NOT_FOUND if there is none."""
        if key not in self._keys:
            raise refuse("UNIT_NOT_FOUND", unit=key)
        return self._keys[key]

    def person_of_number(self, number: str) -> UUID:
        """The person a token names. Refusal PERSON_NOT_FOUND if there is none."""
        if number not in self._numbers:
            raise refuse("PERSON_NOT_FOUND", person=number)
        return self._numbers[number]
