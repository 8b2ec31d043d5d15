"""Every open matter has exactly one owner, who has accepted it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.limits import FACTS, OTHER_POST, POST, at

from matters.domain.assignments import close, offer, open_assignment, transfer, withdraw_offer
from matters.domain.events import AssignmentEvent
from matters.domain.evolving import evolve_assignment
from matters.domain.refusal import Refusal
from matters.domain.states import Assignment

NOW = at("2026-03-02")


def state(*acts: Callable[[Assignment], AssignmentEvent | None]) -> Assignment:
    found = evolve_assignment(None, open_assignment(FACTS, "licence", POST, NOW))
    for act in acts:
        event = act(found)
        assert event is not None
        found = evolve_assignment(found, event)
    return found


def moved(each: Assignment) -> AssignmentEvent:
    return transfer(each, OTHER_POST, "交〔2026〕1号", "officer-7", NOW)


def test_a_matter_opens_with_its_owner() -> None:
    found = state()
    assert (found.owner_post, found.matter, found.closed_at) == (POST, FACTS.matter, None)


def test_a_matter_has_one_assignment() -> None:
    with pytest.raises(Refusal, match="ASSIGNMENT_EXISTS"):
        open_assignment(FACTS, "licence", POST, NOW, existing=state())


def test_an_offer_changes_no_owner_until_it_is_accepted() -> None:
    found = state(lambda each: offer(each, OTHER_POST, NOW))
    assert (found.owner_post, found.offered_to) == (POST, OTHER_POST)
    after = evolve_assignment(found, moved(found))
    assert (after.owner_post, after.offered_to, after.handover) == (OTHER_POST, None, "交〔2026〕1号")


def test_an_offer_can_be_taken_back() -> None:
    found = state(lambda each: offer(each, OTHER_POST, NOW), lambda each: withdraw_offer(each, NOW))
    assert (found.owner_post, found.offered_to) == (POST, None)
    assert withdraw_offer(found, NOW) is None


@pytest.mark.parametrize(
    ("to_post", "handover", "accepted_by", "code"),
    [
        (POST, "1", "officer-7", "OWNER_UNCHANGED"),
        (OTHER_POST, " ", "officer-7", "HANDOVER_NUMBER_REQUIRED"),
        (OTHER_POST, "1", "", "NOT_ACCEPTED"),
    ],
)
def test_a_transfer_names_another_owner_the_handover_and_who_accepted(
    to_post: object, handover: str, accepted_by: str, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        transfer(state(), to_post, handover, accepted_by, NOW)  # type: ignore[arg-type]  # parametrized


def test_a_matter_offered_to_one_post_is_not_taken_by_another() -> None:
    third = type(POST)(int=7)
    found = state(lambda each: offer(each, OTHER_POST, NOW))
    with pytest.raises(Refusal, match="OFFERED_TO_ANOTHER"):
        transfer(found, third, "1", "officer-7", NOW)
    with pytest.raises(Refusal, match="OFFERED_TO_ANOTHER"):
        offer(found, third, NOW)


def test_a_matter_that_is_done_changes_hands_no_more() -> None:
    found = state(lambda each: close(each, NOW))
    assert found.closed_at == NOW
    for act in (moved, lambda each: offer(each, OTHER_POST, NOW), lambda each: close(each, NOW)):
        with pytest.raises(Refusal, match="ASSIGNMENT_CLOSED"):
            act(found)
