"""迁移 with archives in three months, and 特别标注 after six."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from support.register import ACTIVE, COURT_LOCK, DECISION, ME, NOW, REVOKED, SHOP, given
from support.register_proceedings import MATTER, entity_after, law, on, proceeding, told, why

from licensing.domain.events import Annulled, Deregistered, Locked, Restored
from licensing.domain.kinds import EntityStatus, MarkKind
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings.kinds import EndGround, MarkEnd, Stage
from licensing.domain.proceedings.marking import lift, mark
from licensing.domain.proceedings.relocating import apply, complete, hand_over
from licensing.domain.proceedings.states import Proceeding
from licensing.domain.proceedings.steps import of_entity, steps
from licensing.domain.proceedings.withdrawing import withdraw
from licensing.domain.values import Deregistration

DAY = date(2026, 11, 23)
MOVE = c.ApplyForRelocation(
    entity=ME,
    to_division="450202",
    to_authority="柳州市城中区市场监督管理局",
    address="柳州市城中区文昌路1号",
    document="迁入申请1号",
    moving_date=DAY + timedelta(days=10),
)
ARCHIVES = c.HandOverArchives(proceeding=MATTER, archive_volumes=3, archive_list="移交清单1号")
REGISTERED = c.CompleteRelocation(proceeding=MATTER, entity=ME, document="准迁1号")
MARKING = c.MarkSpecially(entity=ME, ground=EndGround.REVOKED)
REVOKED_ENTITY = given(REVOKED)
SIX_MONTHS = date(2024, 9, 1)


def requested() -> Proceeding:
    return proceeding(apply(ACTIVE, MOVE, on(DAY)))


def arrived() -> Proceeding:
    return proceeding(apply(ACTIVE, MOVE, on(DAY)), hand_over(requested(), ARCHIVES, on(DAY)))


def test_the_new_authority_asks_the_old_one_which_has_three_months() -> None:
    event = apply(ACTIVE, MOVE, on(DAY))
    assert proceeding(event).stage is Stage.ARCHIVES_REQUESTED
    [step] = steps(event, None, law())
    assert (step.rule_id, step.on, step.division) == ("registration.moving.archives", DAY, "450103")


def test_an_entity_applies_before_it_moves() -> None:
    gone = replace(MOVE, moving_date=DAY - timedelta(days=1))
    assert why(apply, ACTIVE, gone, on(DAY)) == [("MOVED_BEFORE_APPLYING", "SC-746:27")]
    assert apply(ACTIVE, replace(MOVE, moving_date=None), on(DAY)).relocation.moving_date == DAY


def test_a_move_states_where_to_and_goes_somewhere() -> None:
    bare = replace(MOVE, to_division="", to_authority="", address="", document="")
    assert len(why(apply, ACTIVE, bare, on(DAY))) == 4
    nowhere = replace(MOVE, to_division=ACTIVE.division, to_authority=ACTIVE.registration_authority)
    assert why(apply, ACTIVE, nowhere, on(DAY)) == [("MOVE_NOWHERE", "SC-746:27")]


def test_a_revoked_or_locked_entity_does_not_move() -> None:
    assert why(apply, REVOKED_ENTITY, MOVE, on(DAY)) == [("ENTITY_REVOKED", "NPC-公司法:229")]
    locked = given(Locked(NOW, COURT_LOCK))
    assert why(apply, locked, MOVE, on(DAY))[0][0] == "ENTITY_LOCKED"
    assert why(complete, locked, arrived(), REGISTERED, on(DAY))[0][0] == "ENTITY_LOCKED"


def test_the_archives_meet_the_old_authoritys_deadline() -> None:
    event = hand_over(requested(), ARCHIVES, on(date(2026, 12, 1)))
    assert told(steps(event, requested(), law())) == [("registration.moving.archives", "MEET", date(2026, 12, 1))]
    assert why(hand_over, requested(), replace(ARCHIVES, archive_volumes=0, archive_list=""), on(DAY)) == [
        ("FIELD_REQUIRED", "contract"),
        ("FIELD_REQUIRED", "contract"),
    ]


def test_with_the_archives_the_new_authority_registers_the_move() -> None:
    done, moved = complete(ACTIVE, arrived(), REGISTERED, on(DAY))
    entity = entity_after(ACTIVE, moved)
    assert (entity.division, entity.registration_authority, entity.address) == (
        MOVE.to_division,
        MOVE.to_authority,
        MOVE.address,
    )
    state = proceeding(apply(ACTIVE, MOVE, on(DAY)), hand_over(requested(), ARCHIVES, on(DAY)), done)
    assert (state.stage, state.closed_date) == (Stage.COMPLETED, DAY)


def test_a_natural_persons_new_address_is_shown_to_the_street() -> None:
    event = apply(SHOP, MOVE, on(DAY))
    assert event.relocation.address == "柳州市城中区文昌路"
    assert event.relocation.address_full is not None


def test_no_move_is_registered_without_archives_nor_archives_handed_over_twice() -> None:
    expected = [("RELOCATION_STAGE_FORBIDS", "SC-746:27")]
    assert why(complete, ACTIVE, requested(), REGISTERED, on(DAY)) == expected
    assert why(hand_over, arrived(), ARCHIVES, on(DAY)) == expected


def test_a_move_taken_back_ends_the_old_authoritys_duty() -> None:
    event = withdraw(requested(), c.WithdrawProceeding(proceeding=MATTER, reason="不迁"), on(DAY))
    assert told(steps(event, requested(), law())) == [("registration.moving.archives", "CANCEL", DAY)]
    assert (
        steps(withdraw(arrived(), c.WithdrawProceeding(proceeding=MATTER, reason="不迁"), on(DAY)), arrived(), law())
        == ()
    )


def test_a_revocation_starts_six_months_that_deregistration_meets_and_restoration_ends() -> None:
    assert told(of_entity(REVOKED)) == [("revocation.mark", "OPEN", date(2024, 3, 1))]
    assert told(of_entity(Annulled(NOW, DECISION))) == [("revocation.mark", "OPEN", date(2024, 3, 1))]
    facts = Deregistration("解散", "", None, None, None, None, None, DAY)
    assert told(of_entity(Deregistered(NOW, EntityStatus.REVOKED_DEREGISTERED, facts))) == [
        ("revocation.mark", "MEET", DAY)
    ]
    restored = Restored(NOW, EntityStatus.ACTIVE, "恢复1号", "错误", DAY)
    assert told(of_entity(restored)) == [("revocation.mark", "CANCEL", DAY)]
    assert of_entity(Locked(NOW, COURT_LOCK)) == ()


def test_six_months_after_revocation_without_liquidation_the_entity_is_marked() -> None:
    assert why(mark, REVOKED_ENTITY, MARKING, on(SIX_MONTHS)) == [("MARK_TOO_EARLY", "SAMR-52/2022:67")]
    opened, shown = mark(REVOKED_ENTITY, MARKING, on(SIX_MONTHS + timedelta(days=1)))
    entity = entity_after(REVOKED_ENTITY, shown)
    assert [(each.kind, each.document) for each in entity.marks] == [(MarkKind.SPECIAL, DECISION.document)]
    assert proceeding(opened).stage is Stage.MARKED
    assert steps(opened, None, law()) == ()
    assert why(mark, entity, MARKING, on(DAY)) == [("MARKED_ALREADY", "SAMR-52/2022:67")]


def test_an_order_to_close_is_stated_because_the_register_does_not_know_it() -> None:
    closed = c.MarkSpecially(
        entity=ME, ground=EndGround.CLOSED, decided_date=date(2024, 1, 1), decision="南府关〔2024〕1号"
    )
    assert mark(ACTIVE, closed, on(DAY))
    assert why(mark, ACTIVE, replace(closed, decision=""), on(DAY)) == [("MARK_WITHOUT_GROUND", "SAMR-52/2022:67")]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"ground": EndGround.ANNULLED}, ("MARK_WITHOUT_GROUND", "SAMR-52/2022:67")),
        ({"liquidation_announced": True}, ("LIQUIDATION_WAS_ANNOUNCED", "SAMR-52/2022:67")),
    ],
)
def test_who_winds_up_or_may_trade_is_not_marked(changes: dict[str, object], reason: tuple[str, str]) -> None:
    command = replace(MARKING, **changes)  # type: ignore[arg-type]  # a test names the fields
    assert why(mark, REVOKED_ENTITY, command, on(DAY)) == [reason]


def test_who_has_left_is_not_marked() -> None:
    gone = replace(REVOKED_ENTITY, status=EntityStatus.REVOKED_DEREGISTERED)
    assert why(mark, gone, MARKING, on(DAY)) == [("ENTITY_EXITED", "SC-746:31")]


def test_a_mark_is_lifted_once_with_its_reason() -> None:
    opened, shown = mark(REVOKED_ENTITY, MARKING, on(DAY))
    command = c.LiftSpecialMark(proceeding=MATTER, entity=ME, end=MarkEnd.LIQUIDATION_ANNOUNCED)
    lifted, gone = lift(proceeding(opened), command, on(DAY))
    assert entity_after(REVOKED_ENTITY, shown, gone).marks == ()
    state = proceeding(opened, lifted)
    assert why(lift, state, command, on(DAY)) == [("MARK_STAGE_FORBIDS", "SAMR-52/2022:67")]
    nothing = replace(command, end=MarkEnd.UNSPECIFIED)
    assert why(lift, proceeding(opened), nothing, on(DAY)) == [("FIELD_REQUIRED", "contract")]
