"""移交: a matter changes its owner when the new one accepts, and not before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from unit.directory.scenes import HANDLER, HUANG, NOW, OTHER, Scene, context, matter, office

from directory.domain import commands as c
from directory.domain import events as e
from directory.domain.evolving import HandoverStatus
from directory.domain.handovers import accept, decline, offer, withdraw
from directory.domain.happening import on_handover
from statutes.refusals import Refusal

MATTER = matter(HANDLER)
OFFER = c.OfferHandover(matter=MATTER.matter, from_post=HANDLER, to_post=OTHER, reason="合并后分工调整")
HANDOVER = UUID(int=1000)
ACCEPT = c.AcceptHandover(handover=HANDOVER)
OFFERED = e.HandoverOffered(
    at=NOW,
    matter=MATTER.matter,
    matter_kind="proceeding",
    title="食品经营许可1",
    source="/licensing",
    division="450103",
    from_post=HANDLER,
    to_post=OTHER,
    reason="合并后分工调整",
)


def offered(**changes: object) -> Scene:
    scene = office(matters=[MATTER])
    scene.happens([on_handover(HANDOVER, replace(OFFERED, **changes))])  # type: ignore[arg-type]
    return scene


def refused(*arguments: object) -> str:
    act, *rest = arguments
    with pytest.raises(Refusal) as caught:
        act(*rest)  # type: ignore[operator]
    return caught.value.code


def test_what_a_post_owns_is_offered_to_the_holder_of_another() -> None:
    assert offer(office(matters=[MATTER]).facts, OFFER, context("GX002")) == [on_handover(HANDOVER, OFFERED)]


def test_only_what_the_post_owns_can_be_offered() -> None:
    facts = office(matters=[matter(OTHER)]).facts
    assert refused(offer, facts, OFFER, context("GX002")) == "MATTER_NOT_OWNED"


def test_only_the_owner_or_a_keeper_gives_a_matter_away() -> None:
    facts = office(matters=[MATTER]).facts
    assert refused(offer, facts, OFFER, context("GX003")) == "NOT_THE_OWNER"
    assert offer(facts, OFFER, replace(context("KEEPER"), keeper=True))
    scene = offered()
    withdrawing = c.WithdrawHandover(handover=HANDOVER, reason="误操作")
    assert refused(withdraw, *_answer(scene, withdrawing, "GX003")) == "NOT_THE_OWNER"


def test_who_holds_several_posts_accepts_in_the_one_it_was_offered_to() -> None:
    scene = offered()
    state = scene.handovers[HANDOVER]
    elsewhere = replace(context("GX003"), post=HANDLER)
    assert refused(accept, scene.facts, state, ACCEPT, elsewhere) == "NOT_THE_NEW_OWNER"
    assert accept(scene.facts, state, ACCEPT, replace(elsewhere, post=OTHER))


def test_a_matter_is_on_offer_once() -> None:
    assert refused(offer, office(matters=[MATTER]).facts, OFFER, context(), HANDOVER) == "HANDOVER_PENDING"


def test_only_the_holder_of_the_post_it_was_offered_to_accepts() -> None:
    scene = offered()
    state = scene.handovers[HANDOVER]
    assert refused(accept, scene.facts, state, ACCEPT, context("GX002")) == "NOT_THE_NEW_OWNER"
    assert refused(accept, scene.facts, state, ACCEPT, context("")) == "NOT_THE_NEW_OWNER"
    accepted = e.HandoverAccepted(at=NOW, accepted_by=HUANG)
    assert accept(scene.facts, state, ACCEPT, context("GX003")) == [on_handover(HANDOVER, accepted)]


def test_what_was_closed_or_moved_meanwhile_is_not_accepted() -> None:
    scene = offered()
    facts = replace(scene.facts, matters=office().matters)
    assert refused(accept, facts, scene.handovers[HANDOVER], ACCEPT, context("GX003")) == "MATTER_NOT_OWNED"


def test_a_declined_or_withdrawn_offer_is_over() -> None:
    for decided in (
        decline(*_answer(offered(), c.DeclineHandover(handover=HANDOVER, reason="无此职责"), "GX003")),
        withdraw(*_answer(offered(), c.WithdrawHandover(handover=HANDOVER, reason="误操作"), "GX002")),
    ):
        scene = offered()
        scene.happens(decided)
        state = scene.handovers[HANDOVER]
        assert state.status in (HandoverStatus.DECLINED, HandoverStatus.WITHDRAWN)
        assert state.answer
        assert refused(accept, scene.facts, state, ACCEPT, context("GX003")) == "HANDOVER_ANSWERED"


def _answer(scene: Scene, command: Any, officer: str) -> tuple[Any, Any, Any, Any]:
    return scene.facts, scene.handovers[HANDOVER], command, context(officer)


def test_nobody_hands_a_matter_to_himself() -> None:
    facts = office(matters=[MATTER]).facts
    assert refused(offer, facts, replace(OFFER, to_post=HANDLER), context("GX002")) == "HANDED_TO_ITSELF"
