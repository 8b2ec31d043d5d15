"""What leads to the abnormal list, and the objection to it: each time limit opened and met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from support.register import ACTIVE, ME, SHOP
from support.register_proceedings import POST, law, on, told, why

from licensing.domain.kinds import EntityStatus, EntityType
from licensing.domain.names.kinds import IllegalStage
from licensing.domain.names.states import BusinessName, IllegalFinding
from licensing.domain.reports import commands as c
from licensing.domain.reports.finding import (
    find_false,
    find_not_published,
    find_unreachable,
    letter_returned,
    order_publication,
    published,
    send_letter,
    send_second,
)
from licensing.domain.reports.finding_events import evolve
from licensing.domain.reports.kinds import STAGE_ZH, FindingStage, Ground, ListingKind
from licensing.domain.reports.objecting import (
    answer,
    corrected,
    decide,
    find_illegal_name,
    list_,
    object_to,
    steps,
)
from licensing.domain.reports.rules import GROUND
from licensing.domain.reports.states import AbnormalFinding

DAY = date(2026, 3, 2)
FINDING = UUID(int=601)
COOPERATIVE = replace(ACTIVE, entity_type=EntityType.FARMERS_COOPERATIVE)
CHECK = c.FindUnreachable(entity=ME, officers=(POST, UUID(int=89)), proof=("现场笔录1号", "照片1号"))
LETTER = c.SendLetter(entity=ME, tracking="XA1", sent_date=DAY)
ORDER = c.OrderPublication(entity=ME, ordered="行政许可变更信息", document="责公1号")
STAGE = [("FINDING_STAGE_FORBIDS", "SAIC-68/2014:4-12")]


def after(*events: Any) -> AbnormalFinding:
    state: AbnormalFinding | None = None
    for event in events:
        state = evolve(state, event)
    assert state is not None
    return state


def found() -> AbnormalFinding:
    return after(find_unreachable(ACTIVE, CHECK, on(DAY)))


def listed() -> AbnormalFinding:
    return evolve(found(), list_(found(), c.RecordListing(abnormal_finding=FINDING, document="列1号"), on(DAY)))


def objected() -> AbnormalFinding:
    return evolve(listed(), object_to(listed(), OBJECTION, on(DAY)))


def verifying() -> AbnormalFinding:
    return evolve(objected(), answer(objected(), ANSWER, on(DAY)))


OBJECTION = c.ObjectToListing(abnormal_finding=FINDING, objection="住所并未变动")
ANSWER = c.AnswerObjection(abnormal_finding=FINDING, accepted=True, document="受1号")
VERDICT = c.DecideListingObjection(abnormal_finding=FINDING, upheld=True, reason="核实无误", document="核1号")


def test_a_site_check_by_two_officers_with_proof_finds_an_entity_unreachable() -> None:
    event = find_unreachable(ACTIVE, CHECK, on(DAY))
    assert (event.about.ground, event.about.listing) == (Ground.UNREACHABLE, ListingKind.LISTED)
    assert told(steps(event, None)) == [("abnormal.unreachable.list", "OPEN", DAY)]
    alone = replace(CHECK, officers=(POST, POST), proof=())
    assert why(find_unreachable, ACTIVE, alone, on(DAY)) == [
        ("SITE_CHECK_BY_TWO", "SAIC-68/2014:9"),
        ("PROOF_REQUIRED", "SAIC-68/2014:9"),
    ]


def test_an_individual_business_is_marked_not_listed() -> None:
    assert find_unreachable(SHOP, CHECK, on(DAY)).about.listing is ListingKind.MARKED


@pytest.mark.parametrize(("days", "in_time"), [(14, False), (15, True), (30, True), (31, False)])
def test_the_second_letter_follows_15_to_30_days_after_the_first(days: int, in_time: bool) -> None:
    state = after(send_letter(ACTIVE, LETTER, on(DAY)))
    [returned] = letter_returned(state, c.RecordLetterReturned(abnormal_finding=FINDING, signed=False), on(DAY))
    command = c.SendSecondLetter(abnormal_finding=FINDING, tracking="XA2")
    context = on(DAY + timedelta(days=days))
    if in_time:
        assert len(send_second(evolve(state, returned), command, context).letters) == 2
    else:
        refused = why(send_second, evolve(state, returned), command, context)
        assert refused == [("SECOND_LETTER_OUT_OF_TIME", "SAIC-68/2014:9")]


def two_letters() -> AbnormalFinding:
    state = after(send_letter(ACTIVE, LETTER, on(DAY)))
    [returned] = letter_returned(state, c.RecordLetterReturned(abnormal_finding=FINDING, signed=False), on(DAY))
    state = evolve(state, returned)
    second = c.SendSecondLetter(abnormal_finding=FINDING, tracking="XA2")
    return evolve(state, send_second(state, second, on(DAY + timedelta(days=20))))


def test_two_letters_unsigned_find_it_unreachable() -> None:
    day = DAY + timedelta(days=27)
    back = c.RecordLetterReturned(abnormal_finding=FINDING, signed=False)
    returned, verified = letter_returned(two_letters(), back, on(day))
    assert evolve(evolve(two_letters(), returned), verified).stage is FindingStage.FOUND
    assert told(steps(verified, two_letters())) == [("abnormal.unreachable.list", "OPEN", day)]
    assert steps(returned, two_letters()) == ()


def test_a_letter_signed_for_ends_the_check() -> None:
    back = c.RecordLetterReturned(abnormal_finding=FINDING, signed=True)
    returned, over = letter_returned(two_letters(), back, on(DAY + timedelta(days=27)))
    state = evolve(evolve(two_letters(), returned), over)
    assert (state.stage, state.closed_date) == (FindingStage.DISMISSED, DAY + timedelta(days=27))
    assert steps(over, two_letters()) == ()


def test_letters_go_one_after_the_other() -> None:
    state = after(send_letter(ACTIVE, LETTER, on(DAY)))
    second = c.SendSecondLetter(abnormal_finding=FINDING, tracking="XA2")
    assert why(send_second, state, second, on(DAY + timedelta(days=20))) == [("FIRST_LETTER_OUT", "SAIC-68/2014:9")]
    back = c.RecordLetterReturned(abnormal_finding=FINDING, signed=False)
    [returned] = letter_returned(state, back, on(DAY))
    assert why(letter_returned, evolve(state, returned), back, on(DAY)) == [("NO_LETTER_OUT", "SAIC-68/2014:9")]
    assert why(send_letter, ACTIVE, replace(LETTER, tracking=""), on(DAY)) == [("FIELD_REQUIRED", "contract")]


def test_who_does_not_publish_what_was_ordered_in_ten_days_is_found() -> None:
    event = order_publication(ACTIVE, ORDER, on(DAY))
    state = after(event)
    assert told(steps(event, None)) == [("abnormal.publication.order", "OPEN", DAY)]
    last = law().right_ends("abnormal.publication.order", DAY)
    command = c.FindNotPublished(abnormal_finding=FINDING)
    assert why(find_not_published, state, command, on(last)) == [("PUBLICATION_TERM_RUNNING", "SAIC-68/2014:7")]
    verified = find_not_published(state, command, on(last + timedelta(days=3)))
    assert told(steps(verified, state)) == [
        ("abnormal.publication.order", "CANCEL", last),
        ("abnormal.publication.list", "OPEN", last),
    ]


def test_what_was_published_in_time_or_late_ends_the_matter() -> None:
    state = after(order_publication(ACTIVE, ORDER, on(DAY)))
    over = published(state, c.RecordPublished(abnormal_finding=FINDING), on(DAY + timedelta(days=3)))
    assert told(steps(over, state)) == [("abnormal.publication.order", "MEET", DAY + timedelta(days=3))]
    letters = after(send_letter(ACTIVE, LETTER, on(DAY)))
    command = c.RecordPublished(abnormal_finding=FINDING)
    assert why(published, letters, command, on(DAY)) == [("NOTHING_ORDERED", "SAIC-68/2014:7")]


@pytest.mark.parametrize("entity", [COOPERATIVE, SHOP])
def test_only_enterprises_are_ordered_to_publish(entity: Any) -> None:
    assert why(order_publication, entity, ORDER, on(DAY)) == [("NOT_A_GROUND", "SAIC-68/2014:4")]


def test_false_content_lists_cooperatives_marks_individuals_and_fines_enterprises() -> None:
    command = c.FindFalseContent(entity=ME, year=2025, document="查1号", reason="资产总额不实")
    assert find_false(COOPERATIVE, command, on(DAY)).about.listing is ListingKind.LISTED
    assert find_false(SHOP, command, on(DAY)).about.listing is ListingKind.MARKED
    assert why(find_false, ACTIVE, command, on(DAY)) == [("NOT_A_GROUND", "SAIC-68/2014:4")]


def test_a_name_kept_beyond_its_term_is_a_ground_of_enterprises() -> None:
    kept = BusinessName(entity=ME, illegal=IllegalFinding(stage=IllegalStage.KEPT, document="停1号"))
    command = c.FindIllegalName(entity=ME, business_name=UUID(int=501))
    event = find_illegal_name(ACTIVE, kept, command, on(DAY))
    assert told(steps(event, None)) == [("abnormal.name.list", "OPEN", DAY)]
    running = replace(kept, illegal=IllegalFinding(stage=IllegalStage.TO_BE_CHANGED))
    for name in (running, replace(kept, entity=None), BusinessName()):
        assert why(find_illegal_name, ACTIVE, name, command, on(DAY)) == [("NAME_NOT_KEPT", "SAMR-82/2023:43")]


def test_a_listing_meets_the_time_to_decide_and_opens_30_days_to_object() -> None:
    event = list_(found(), c.RecordListing(abnormal_finding=FINDING, document="列1号"), on(DAY))
    assert told(steps(event, found())) == [
        ("abnormal.unreachable.list", "MEET", DAY),
        ("abnormal.objection.raise", "OPEN", DAY),
    ]
    bare = c.RecordListing(abnormal_finding=FINDING, document="")
    assert why(list_, found(), bare, on(DAY)) == [("FIELD_REQUIRED", "contract")]


def test_an_objection_is_raised_in_30_days() -> None:
    last = law().right_ends("abnormal.objection.raise", DAY)
    event = object_to(listed(), OBJECTION, on(last))
    assert told(steps(event, listed())) == [
        ("abnormal.objection.raise", "MEET", last),
        ("abnormal.objection.accept", "OPEN", last),
    ]
    late = on(last + timedelta(days=1))
    assert why(object_to, listed(), OBJECTION, late) == [("LISTING_OBJECTION_LATE", "SAIC-68/2014:12")]


def test_an_objection_is_taken_up_and_verified_or_not_with_the_reason() -> None:
    assert told(steps(answer(objected(), ANSWER, on(DAY)), objected())) == [
        ("abnormal.objection.accept", "MEET", DAY),
        ("abnormal.objection.verify", "OPEN", DAY),
    ]
    declined = replace(ANSWER, accepted=False)
    assert why(answer, objected(), declined, on(DAY)) == [("FIELD_REQUIRED", "contract")]
    event = answer(objected(), replace(declined, reason="无新证据"), on(DAY))
    assert told(steps(event, objected())) == [("abnormal.objection.accept", "MEET", DAY)]
    assert evolve(objected(), event).stage is FindingStage.LISTED


def test_a_listing_found_wrong_is_corrected_in_five_working_days() -> None:
    event = decide(verifying(), VERDICT, on(DAY))
    assert told(steps(event, verifying())) == [
        ("abnormal.objection.verify", "MEET", DAY),
        ("abnormal.objection.correct", "OPEN", DAY),
    ]
    wrong = evolve(verifying(), event)
    done = corrected(wrong, c.RecordListingCorrected(abnormal_finding=FINDING, document="更1号"), on(DAY))
    assert told(steps(done, wrong)) == [("abnormal.objection.correct", "MEET", DAY)]
    assert evolve(wrong, done).stage is FindingStage.CORRECTED


def test_a_listing_found_right_stands_and_a_second_objection_counts_anew() -> None:
    rejected = decide(verifying(), replace(VERDICT, upheld=False), on(DAY))
    assert told(steps(rejected, verifying())) == [("abnormal.objection.verify", "MEET", DAY)]
    again = object_to(evolve(verifying(), rejected), OBJECTION, on(DAY))
    [step] = steps(again, evolve(verifying(), rejected))
    assert (step.rule_id, step.occurrence) == ("abnormal.objection.accept", 2)


def test_nothing_happens_out_of_turn() -> None:
    assert why(list_, listed(), c.RecordListing(abnormal_finding=FINDING, document="列1号"), on(DAY)) == STAGE
    assert why(object_to, found(), OBJECTION, on(DAY)) == STAGE
    assert why(answer, listed(), ANSWER, on(DAY)) == STAGE
    assert why(decide, objected(), VERDICT, on(DAY)) == STAGE
    done = c.RecordListingCorrected(abnormal_finding=FINDING, document="更1号")
    assert why(corrected, listed(), done, on(DAY)) == STAGE
    assert why(find_not_published, found(), c.FindNotPublished(abnormal_finding=FINDING), on(DAY)) == STAGE
    assert why(send_second, found(), c.SendSecondLetter(abnormal_finding=FINDING, tracking="2"), on(DAY)) == STAGE


def test_who_left_the_register_is_not_looked_for() -> None:
    gone = replace(ACTIVE, status=EntityStatus.DEREGISTERED)
    for act, command in ((find_unreachable, CHECK), (send_letter, LETTER), (order_publication, ORDER)):
        assert why(act, gone, command, on(DAY)) == [("ENTITY_EXITED", "SC-746:31")]


def test_every_ground_stands_in_the_rules_and_every_stage_has_its_word() -> None:
    assert all(law().rulebook.abnormal_ground(rule, DAY).decide for rule in GROUND.values())
    assert set(STAGE_ZH) == set(FindingStage)
