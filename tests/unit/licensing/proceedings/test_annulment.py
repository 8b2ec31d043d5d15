"""撤销登记: accept in 3wd, investigate in 3m and 3m more, 45 days of publicity, stopping, single items, undoing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from support.register import ACTIVE, ME, NOW, REVOKED, given
from support.register_proceedings import MATTER, POST, entity_after, law, on, proceeding, told, why

from licensing.domain.events import Changed
from licensing.domain.kinds import EntityStatus
from licensing.domain.proceedings import commands as c
from licensing.domain.proceedings.annulling import (
    accept,
    apply,
    decline,
    extend,
    object_to,
    publish,
    resume,
    stop,
)
from licensing.domain.proceedings.annulment_decision import annul, annul_items, refuse_annulment, undo
from licensing.domain.proceedings.kinds import (
    AnnulmentGround,
    Basis,
    DeclineGround,
    KeepGround,
    Stage,
    StopGround,
)
from licensing.domain.proceedings.states import Proceeding
from licensing.domain.proceedings.steps import steps
from licensing.domain.proceedings.withdrawing import withdraw
from licensing.domain.values import FieldChange

DAY = date(2026, 3, 2)
APPLICATION = c.ApplyForAnnulment(
    entity=ME,
    ground=AnnulmentGround.IMPERSONATION,
    applicant="韦某某",
    identity_verified=True,
    reason="身份证遗失后被冒用登记为法定代表人",
    owner_post=POST,
)
ACCEPTED = c.AcceptAnnulment(proceeding=MATTER, document="受理1号")
DECISION = c.AnnulRegistration(
    proceeding=MATTER, entity=ME, basis=Basis.EVIDENCE, reason="提交虚假材料", document="撤登1号", responsible=("李某",)
)
ITEMS = c.AnnulItems(
    proceeding=MATTER,
    entity=ME,
    basis=Basis.EVIDENCE,
    reason="法定代表人变更登记虚假",
    document="撤登2号",
    former=(c.FormerValue(field="legal_representative", value="黄某某"),),
)
KEEP = c.RefuseAnnulment(proceeding=MATTER, ground=KeepGround.NOT_FALSE, reason="查无虚假", document="不撤1号")
STAGE = [("ANNULMENT_STAGE_FORBIDS", "SAMR-52/2022:53")]


def applied(**changes: Any) -> tuple[Any, ...]:
    return apply(ACTIVE, replace(APPLICATION, **changes), MATTER, on(DAY))


def investigated(*more: Any, **changes: Any) -> Proceeding:
    history = applied(**changes)
    return proceeding(*history, accept(proceeding(*history), ACCEPTED, on(DAY)), *more)


def published(day: date = DAY) -> tuple[Any, ...]:
    return (publish(investigated(), c.PublishUnreachable(proceeding=MATTER), on(day)),)


def test_an_application_is_accepted_or_declined_in_three_working_days() -> None:
    [event] = applied()
    assert told(steps(event, None, law())) == [("annulment.accept", "OPEN", DAY)]
    assert event.annulment.applicant is not None
    assert event.annulment.applicant.masked == "韦**"
    taken = accept(proceeding(event), ACCEPTED, on(DAY + timedelta(days=1)))
    assert told(steps(taken, proceeding(event), law())) == [
        ("annulment.accept", "MEET", DAY + timedelta(days=1)),
        ("annulment.investigate", "OPEN", DAY + timedelta(days=1)),
    ]


def test_what_the_authority_takes_up_itself_is_investigated_at_once() -> None:
    event, taken = applied(ex_officio=True, applicant="")
    assert steps(event, None, law()) == ()
    assert told(steps(taken, proceeding(event), law())) == [("annulment.investigate", "OPEN", DAY)]
    assert proceeding(event, taken).stage is Stage.INVESTIGATION


def test_an_application_names_applicant_ground_and_reason() -> None:
    bare = replace(APPLICATION, applicant=" ", ground=AnnulmentGround.UNSPECIFIED, reason="")
    assert why(apply, ACTIVE, bare, MATTER, on(DAY)) == [
        ("FIELD_REQUIRED", "contract"),
        ("APPLICANT_REQUIRED", "SAMR-52/2022:51"),
        ("FIELD_REQUIRED", "contract"),
    ]
    odd = replace(APPLICATION, items=("status",))
    assert why(apply, ACTIVE, odd, MATTER, on(DAY)) == [("FIELD_NOT_CHANGEABLE", "contract")]


@pytest.mark.parametrize("status", [EntityStatus.ANNULLED, EntityStatus.MERGED])
def test_what_is_annulled_or_no_registration_is_not_annulled(status: EntityStatus) -> None:
    assert why(apply, replace(ACTIVE, status=status), APPLICATION, MATTER, on(DAY)) == [
        ("NOTHING_TO_ANNUL", "SC-746:40")
    ]


@pytest.mark.parametrize(
    ("ground", "changes", "status", "holds"),
    [
        (DeclineGround.IDENTITY_NOT_VERIFIED, {"identity_verified": False}, EntityStatus.ACTIVE, True),
        (DeclineGround.IDENTITY_NOT_VERIFIED, {"identity_verified": True}, EntityStatus.ACTIVE, False),
        (DeclineGround.IDENTITY_NOT_VERIFIED, {"ground": AnnulmentGround.FALSE_MATERIAL}, EntityStatus.ACTIVE, False),
        (DeclineGround.ENTITY_DEREGISTERED, {}, EntityStatus.DEREGISTERED, True),
        (DeclineGround.ENTITY_DEREGISTERED, {}, EntityStatus.ACTIVE, False),
        (DeclineGround.OTHER_LAW, {}, EntityStatus.ACTIVE, True),
    ],
)
def test_an_application_is_declined_on_a_ground_that_holds(
    ground: DeclineGround, changes: dict[str, Any], status: EntityStatus, holds: bool
) -> None:
    entity = replace(ACTIVE, status=status)
    state = proceeding(*applied(**changes))
    command = c.DeclineAnnulment(proceeding=MATTER, entity=ME, ground=ground, reason="依法不予受理", document="不受1号")
    if holds:
        event = decline(entity, state, command, on(DAY))
        assert told(steps(event, state, law())) == [("annulment.accept", "MEET", DAY)]
        assert proceeding(*applied(**changes), event).stage is Stage.DECLINED
    else:
        assert why(decline, entity, state, command, on(DAY)) == [("DECLINE_GROUND_DOES_NOT_HOLD", "SAMR-52/2022:52")]


def test_the_head_extends_the_investigation_once() -> None:
    command = c.ExtendInvestigation(proceeding=MATTER, extended_by="局长", reason="情形复杂", document="延1号")
    event = extend(investigated(), command, on(DAY))
    [step] = steps(event, investigated(), law())
    assert (step.rule_id, step.action.name, step.approved_by) == ("annulment.investigate", "EXTEND", "局长")
    assert why(extend, investigated(event), command, on(DAY)) == [("INVESTIGATION_EXTENDED_BEFORE", "SAMR-52/2022:53")]
    unnamed = replace(command, extended_by="")
    assert why(extend, investigated(), unnamed, on(DAY)) == [("HEAD_REQUIRED", "SC-746:19")]


def test_a_stopped_investigation_stands_still_until_it_goes_on() -> None:
    command = c.StopInvestigation(
        proceeding=MATTER, ground=StopGround.SUIT_OR_ARBITRATION, reason="股权纠纷诉讼中", document="中止1号"
    )
    stopped = stop(investigated(), command, on(DAY + timedelta(days=9)))
    [step] = steps(stopped, investigated(), law())
    assert (step.action.name, step.source) == ("SUSPEND", "SAMR-52/2022:54")
    state = investigated(stopped)
    assert why(annul, ACTIVE, state, DECISION, on(DAY + timedelta(days=9))) == STAGE
    resumed = resume(state, c.ResumeInvestigation(proceeding=MATTER), on(DAY + timedelta(days=30)))
    assert told(steps(resumed, state, law())) == [("annulment.investigate", "RESUME", DAY + timedelta(days=30))]
    assert annul(ACTIVE, investigated(stopped, resumed), DECISION, on(DAY + timedelta(days=30)))


def test_an_investigation_stops_on_a_ground_of_law_only() -> None:
    command = c.StopInvestigation(proceeding=MATTER, ground=StopGround.UNSPECIFIED, reason="忙", document="中止1号")
    assert why(stop, investigated(), command, on(DAY)) == [("STOP_GROUND_REQUIRED", "SAMR-52/2022:54")]


def test_silence_annuls_only_after_45_days_of_publicity() -> None:
    silent = replace(DECISION, basis=Basis.NO_OBJECTION)
    assert why(annul, ACTIVE, investigated(), silent, on(DAY)) == [("ANNULMENT_NOT_PUBLISHED", "SAMR-52/2022:53")]
    state = investigated(*published())
    ends = law().right_ends("annulment.publish", DAY)
    assert why(annul, ACTIVE, state, silent, on(ends)) == [("ANNULMENT_PUBLICITY_RUNNING", "SC-746:40")]
    annulled, _ = annul(ACTIVE, state, silent, on(ends + timedelta(days=1)))
    assert annulled.basis is Basis.NO_OBJECTION


def test_whoever_objects_in_time_takes_silence_away() -> None:
    state = investigated(*published())
    command = c.ObjectToAnnulment(proceeding=MATTER, objection="登记真实")
    ends = law().right_ends("annulment.publish", DAY)
    objected = object_to(state, command, on(ends))
    silent = replace(DECISION, basis=Basis.NO_OBJECTION)
    after = investigated(*published(), objected)
    assert why(annul, ACTIVE, after, silent, on(ends + timedelta(days=9))) == [("ANNULMENT_WAS_OBJECTED", "SC-746:40")]
    assert annul(ACTIVE, after, DECISION, on(ends + timedelta(days=9)))
    assert why(object_to, state, command, on(ends + timedelta(days=1))) == [
        ("ANNULMENT_OBJECTION_LATE", "SAMR-52/2022:53")
    ]
    assert why(object_to, investigated(), command, on(DAY)) == [("ANNULMENT_NOT_PUBLISHED", "SAMR-52/2022:53")]


def test_it_is_published_once() -> None:
    again = c.PublishUnreachable(proceeding=MATTER)
    assert why(publish, investigated(*published()), again, on(DAY)) == [
        ("ANNULMENT_PUBLISHED_BEFORE", "SAMR-52/2022:53")
    ]


def test_annulment_ends_the_registration_and_bars_those_responsible_for_three_years() -> None:
    annulled, ended = annul(ACTIVE, investigated(), DECISION, on(date(2026, 5, 6)))
    entity = entity_after(ACTIVE, ended)
    assert entity.status is EntityStatus.ANNULLED
    assert entity.annulment is not None
    assert (entity.annulment.document, entity.annulment.decided_date) == ("撤登1号", date(2026, 5, 6))
    assert [seal.masked for seal in annulled.responsible] == ["李*"]
    assert annulled.barred_until == date(2029, 5, 6)
    assert told(steps(annulled, investigated(), law())) == [("annulment.investigate", "MEET", date(2026, 5, 6))]


def test_only_the_items_said_to_be_false_are_annulled_and_the_value_before_comes_back() -> None:
    renamed = Changed(
        NOW,
        {"registered_name": "南宁青秀冒用商贸有限公司"},
        (FieldChange("registered_name", ACTIVE.registered_name, "南宁青秀冒用商贸有限公司"),),
        date(2026, 2, 1),
    )
    false = given(renamed)
    state = investigated(items=("registered_name",))
    command = replace(ITEMS, former=(c.FormerValue(field="registered_name", value=ACTIVE.registered_name),))
    annulled, back = annul_items(false, state, command, on(date(2026, 5, 6)))
    entity = entity_after(false, back)
    assert (entity.registered_name, entity.status) == (ACTIVE.registered_name, EntityStatus.ACTIVE)
    assert entity.since("registered_name") == date(2026, 5, 6)
    assert [change.field for change in annulled.changes] == ["registered_name"]
    assert why(annul, false, state, DECISION, on(date(2026, 5, 6))) == [("ANNULMENT_OF_ITEMS_ONLY", "SAMR-52/2022:57")]


def test_a_partial_annulment_names_items_and_values_that_differ() -> None:
    day = on(date(2026, 5, 6))
    same = replace(ITEMS, former=(c.FormerValue(field="registered_name", value=ACTIVE.registered_name),))
    assert why(annul_items, ACTIVE, investigated(), same, day) == [("NOTHING_CHANGED", "contract")]
    none = replace(ITEMS, former=())
    assert why(annul_items, ACTIVE, investigated(), none, day) == [("FIELD_REQUIRED", "contract")]
    wrong = replace(ITEMS, former=(c.FormerValue(field="division", value="000000"),))
    assert why(annul_items, ACTIVE, investigated(), wrong, day) == [("DIVISION_INVALID", "GB/T 2260")]
    gone = replace(ACTIVE, status=EntityStatus.DEREGISTERED)
    assert why(annul_items, gone, investigated(), ITEMS, day) == [("ENTITY_EXITED", "SC-746:31")]


@pytest.mark.parametrize("ground", [ground for ground in KeepGround if ground])
def test_annulment_is_refused_on_a_ground_with_reason_and_document(ground: KeepGround) -> None:
    event = refuse_annulment(investigated(), replace(KEEP, ground=ground), on(DAY))
    assert told(steps(event, investigated(), law())) == [("annulment.investigate", "MEET", DAY)]
    assert investigated(event).stage is Stage.NOT_ANNULLED


def test_a_decision_states_basis_or_ground_reason_and_document() -> None:
    bare = replace(DECISION, basis=Basis.UNSPECIFIED, reason="", document="")
    assert len(why(annul, ACTIVE, investigated(), bare, on(DAY))) == 3
    kept = replace(KEEP, ground=KeepGround.UNSPECIFIED, reason="", document="")
    assert len(why(refuse_annulment, investigated(), kept, on(DAY))) == 3


@pytest.mark.parametrize(("entity", "status"), [(ACTIVE, EntityStatus.ACTIVE), (given(REVOKED), EntityStatus.REVOKED)])
def test_a_wrong_annulment_is_undone_and_the_record_stands_as_before(entity: Any, status: EntityStatus) -> None:
    events = annul(entity, investigated(), DECISION, on(DAY))
    gone = entity_after(entity, *events)
    command = c.RestoreRegistration(proceeding=MATTER, entity=ME, reason="撤销决定错误", document="恢复1号")
    undone, restored = undo(gone, investigated(*events), command, on(date(2026, 8, 1)))
    after = entity_after(gone, restored)
    assert (after.status, after.annulment) == (status, None)
    state = investigated(*events, undone)
    assert state.stage is Stage.RESTORED
    assert state.annulment is not None
    assert state.annulment.barred_until is None


def test_what_cannot_go_back_to_the_state_before_is_not_restored() -> None:
    events = annul(ACTIVE, investigated(), replace(DECISION, irreversible=True), on(DAY))
    command = c.RestoreRegistration(proceeding=MATTER, entity=ME, reason="错误", document="恢复1号")
    assert why(undo, entity_after(ACTIVE, *events), investigated(*events), command, on(DAY)) == [
        ("ANNULMENT_IRREVERSIBLE", "SAMR-52/2022:55")
    ]
    events = annul(ACTIVE, investigated(), DECISION, on(DAY))
    assert why(undo, ACTIVE, investigated(*events), command, on(DAY)) == [("NOT_RESTORABLE", "SC-746:42")]


def test_nothing_happens_out_of_turn() -> None:
    waiting, over = proceeding(*applied()), investigated(refuse_annulment(investigated(), KEEP, on(DAY)))
    stopping = c.StopInvestigation(
        proceeding=MATTER, ground=StopGround.OTHER_CASE_OPEN, reason="他案未结", document="中止1号"
    )
    for state in (waiting, over):
        assert why(annul, ACTIVE, state, DECISION, on(DAY)) == STAGE
        assert why(annul_items, ACTIVE, state, ITEMS, on(DAY)) == STAGE
        assert why(refuse_annulment, state, KEEP, on(DAY)) == STAGE
        assert why(stop, state, stopping, on(DAY)) == STAGE
        assert why(publish, state, c.PublishUnreachable(proceeding=MATTER), on(DAY)) == STAGE
        assert why(resume, state, c.ResumeInvestigation(proceeding=MATTER), on(DAY)) == STAGE
    assert why(accept, over, ACCEPTED, on(DAY)) == STAGE


def test_the_applicant_may_withdraw_and_the_authority_cannot_for_itself() -> None:
    back = c.WithdrawProceeding(proceeding=MATTER, reason="误会")
    event = withdraw(investigated(), back, on(DAY))
    assert told(steps(event, investigated(), law())) == [("annulment.investigate", "CANCEL", DAY)]
    own = investigated_ex_officio()
    assert why(withdraw, own, back, on(DAY)) == [("NOT_WITHDRAWABLE", "contract")]


def investigated_ex_officio() -> Proceeding:
    return proceeding(*applied(ex_officio=True, applicant=""))
