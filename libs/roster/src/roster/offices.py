"""Who holds which post on a day, and what that person is certified and qualified for."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from roster.dated import at, holds
from roster.kinds import HEADS, Head
from roster.reasons import refuse
from roster.records import Certificate, Holding, Post, ReviewQualification
from roster.tree import Tree


class Offices(Tree):
    """Questions about posts and people."""

    def unit_of(self, post: UUID, on: date) -> UUID | None:
        """The unit the post belongs to on the day; None where the post does not exist that day."""
        found = self.post(post)
        place = at(found.placements, on)
        return place.unit if place and holds(found, on) else None

    def posts_in(self, unit: UUID, on: date) -> list[UUID]:
        """The posts of a unit on the day."""
        return [post for post in self._posts_of_unit.of(unit) if self.unit_of(post, on) == unit]

    def posts_ever_in(self, unit: UUID) -> list[UUID]:
        """Every post that ever belonged to a unit, or is going to."""
        return self._posts_of_unit.of(unit)

    def posts_ever_of(self, person: UUID) -> list[UUID]:
        """Every post a person ever held, or is going to."""
        return self._posts_of_person.of(person)

    def holder(self, post: UUID, on: date) -> UUID | None:
        """Who holds the post on the day."""
        found = self.post(post)
        held = _holding(found, on) if holds(found, on) else None
        return held.person if held else None

    def posts_of(self, person: UUID, on: date) -> list[UUID]:
        """The posts a person holds on the day."""
        return [post for post in self._posts_of_person.of(person) if self.holder(post, on) == person]

    def require_holder(self, post: UUID, on: date) -> UUID:
        """Who acts for the post on the day. Refusals POST_NOT_FOUND, POST_NOT_IN_FORCE, POST_VACANT."""
        found = self.post(post)
        if not holds(found, on):
            raise refuse("POST_NOT_IN_FORCE", post=found.title, on=on)
        held = _holding(found, on)
        if held is None:
            raise refuse("POST_VACANT", post=found.title, on=on)
        return held.person

    def require_in_post(self, officer: str, post: UUID, on: date) -> UUID:
        """The person behind a token that names officer and post. Refusals NOT_IN_POST, PERSON_NOT_FOUND and those of
        require_holder."""
        person = self.person_of_number(officer)
        if self.require_holder(post, on) != person:
            raise refuse("NOT_IN_POST", officer=officer, post=self.post(post).title, on=on)
        return person

    def is_head(self, post: UUID, head: Head, on: date) -> bool:
        """Whether the post's holder is a head on the day, in the sense the rule means."""
        return self.post(post).role in HEADS[head] and self.holder(post, on) is not None

    def heads(self, unit: UUID, head: Head, on: date) -> list[UUID]:
        """The posts of a unit whose holders are heads on the day."""
        return [post for post in self.posts_in(unit, on) if self.is_head(post, head, on)]

    def require_certificate(self, named: UUID, on: date) -> Certificate:
        """The enforcement certificate that lets a post's holder, or a person, act on the day (NPC-行政处罚法:42).

        `named` is a post or a person; a person is good with the certificate of any post held that day. Refusals
        CERTIFICATE_ENDED with its last day, CERTIFICATE_NOT_YET, CERTIFICATE_MISSING, PERSON_NOT_IN_POST, and those
        of require_holder.
        """
        person, posts = self._in_office(named, on)
        certificates = [each for post in posts for each in self.posts[post].certificates if each.person == person]
        valid = [each for each in certificates if holds(each, on)]
        if valid:
            return valid[0]
        name = self.person(person).full_name
        ended = [each for each in certificates if each.valid_to is not None and each.valid_to < on]
        if ended:
            last = max(ended, key=lambda each: each.valid_to or on)
            raise refuse("CERTIFICATE_ENDED", number=last.number, person=name, ended=last.valid_to, on=on)
        if certificates:
            first = min(certificates, key=lambda each: each.valid_from)
            raise refuse("CERTIFICATE_NOT_YET", number=first.number, person=name, begins=first.valid_from)
        raise refuse("CERTIFICATE_MISSING", person=name, on=on)

    def require_review_qualification(self, named: UUID, on: date) -> ReviewQualification:
        """The qualification to review decisions (NPC-行政处罚法:58), or Refusal REVIEW_QUALIFICATION_MISSING."""
        person, posts = self._in_office(named, on)
        for post in posts:
            for each in self.posts[post].qualifications:
                if each.person == person and holds(each, on):
                    return each
        raise refuse("REVIEW_QUALIFICATION_MISSING", person=self.person(person).full_name, on=on)

    def _in_office(self, named: UUID, on: date) -> tuple[UUID, list[UUID]]:
        if named in self.posts:
            return self.require_holder(named, on), [named]
        name, posts = self.person(named).full_name, self.posts_of(named, on)
        if not posts:
            raise refuse("PERSON_NOT_IN_POST", person=name, on=on)
        return named, posts


def _holding(post: Post, on: date) -> Holding | None:
    return next((held for held in post.holdings if holds(held, on)), None)
