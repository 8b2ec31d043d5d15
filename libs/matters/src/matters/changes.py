"""Changes of deadlines and assignments for a command's own Decision, so that they commit with the matter.

A command names the ids (`deadline_id`, `assignment_id`: they follow from the matter) among the aggregates it loads,
reads the states here, decides with the functions of `matters.domain`, and adds the changes to its own:

    limit = deadline_id(command.licence, "permit.decide")            # in `loads`, with the licence itself
    with told_to_callers():
        met = meet(deadline_of(world, limit), context.today, context.now)
    return Decision(command.licence, [LICENCE.change(command.licence, event), *deadline_changes(limit, met)])
"""

from __future__ import annotations

from uuid import UUID

from chassis.aggregates import Change, World
from matters.domain.events import AssignmentEvent, DeadlineEvent, DeadlineOpened
from matters.domain.ids import assignment_id, deadline_id, id_in
from matters.domain.kinds import RUNNING
from matters.domain.states import Assignment, Deadline
from matters.kinds import ASSIGNMENT, DEADLINE


def deadline_of(world: World, deadline: UUID) -> Deadline:
    """The state of a loaded deadline. Refusal NOT_FOUND."""
    return DEADLINE.get(world, deadline)


def running_deadline(world: World, deadline: UUID) -> Deadline | None:
    """The state of a loaded deadline that is not over; else None."""
    found = DEADLINE.find(world, deadline)
    return found if found is not None and found.status in RUNNING else None


def assignment_of(world: World, matter: UUID) -> Assignment:
    """The state of a matter's loaded assignment. Refusal NOT_FOUND."""
    return ASSIGNMENT.get(world, assignment_id(matter))


def opened(*events: DeadlineOpened) -> list[Change]:
    """New limits under the ids that follow from their matter, rule and occurrence."""
    return [DEADLINE.change(deadline_id(id_in(e.facts.matter), e.terms.rule_id, e.occurrence), e) for e in events]


def deadline_changes(deadline: UUID, *events: DeadlineEvent | None) -> list[Change]:
    """What happens to one limit; None is left out."""
    return [DEADLINE.change(deadline, event) for event in events if event is not None]


def assignment_changes(matter: UUID, *events: AssignmentEvent | None) -> list[Change]:
    """What happens to a matter's assignment; None is left out."""
    return [ASSIGNMENT.change(assignment_id(matter), event) for event in events if event is not None]
