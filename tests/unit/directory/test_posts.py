"""Posts, the people who hold them, and the matters that keep both from ending."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from unit.directory.scenes import (
    DAY,
    FOUNDED,
    HANDLER,
    HUANG,
    NOW,
    OTHER,
    QIN,
    QINGXIU,
    TODAY,
    XINGNING,
    Scene,
    matter,
    office,
    person,
    post,
)

from directory.domain import commands as c
from directory.domain import events as e
from directory.domain.happening import on_person, on_post
from directory.domain.values import post_id
from roster.kinds import Role
from roster.records import Certificate, Holding
from statutes.refusals import Refusal

DOCUMENT = "任〔2026〕9号"
END = c.EndPost(post=HANDLER, valid_to=TODAY, document=DOCUMENT)
LEAVE = c.LetPersonLeave(person=QIN, valid_to=TODAY, document=DOCUMENT)


def busy() -> Scene:
    return office(matters=[matter(HANDLER, 1, date(2026, 12, 20)), matter(HANDLER, 2, date(2026, 12, 1))])


def test_a_post_with_open_matters_cannot_end_and_they_are_listed_with_their_deadlines() -> None:
    refusal = busy().refused(END)
    assert refusal.code == "POST_HAS_OPEN_MATTERS"
    assert refusal.metadata["count"] == "2"
    assert refusal.metadata["matter.1"].endswith("食品经营许可2 (licence.decide 2026-12-01)")
    assert refusal.metadata["matter.2"].endswith("食品经营许可1 (licence.decide 2026-12-20)")


def test_a_post_without_open_matters_ends() -> None:
    assert office(matters=[matter(OTHER)]).when(END) == [
        on_post(HANDLER, e.PostEnded(at=NOW, valid_to=TODAY, document=DOCUMENT))
    ]


def test_a_person_cannot_leave_while_a_post_held_owns_open_matters() -> None:
    assert busy().refused(LEAVE).code == "POST_HAS_OPEN_MATTERS"


def test_a_person_who_leaves_gives_every_post_up_on_the_same_day() -> None:
    scene = office()
    assert scene.does(LEAVE) == [
        on_person(QIN, e.PersonLeft(at=NOW, valid_to=TODAY, document=DOCUMENT)),
        on_post(HANDLER, e.PostVacated(at=NOW, person=QIN, valid_to=TODAY, document=DOCUMENT)),
    ]
    assert (scene.roster.holder(HANDLER, TODAY), scene.roster.holder(HANDLER, TODAY + DAY)) == (QIN, None)
    assert scene.refused(LEAVE).code == "PERSON_LEFT"


def test_an_appointment_does_not_end_over_open_matters() -> None:
    ending = c.EndAppointment(post=HANDLER, valid_to=TODAY, document=DOCUMENT)
    assert busy().refused(ending).code == "POST_HAS_OPEN_MATTERS"
    assert office().when(ending) == [
        on_post(HANDLER, e.PostVacated(at=NOW, person=QIN, valid_to=TODAY, document=DOCUMENT))
    ]


def test_an_appointment_that_is_over_cannot_be_ended() -> None:
    scene = office()
    scene.does(c.EndAppointment(post=HANDLER, valid_to=TODAY, document=DOCUMENT))
    again = c.EndAppointment(post=HANDLER, valid_to=TODAY + DAY, document=DOCUMENT)
    assert scene.refused(again).code == "NO_APPOINTMENT_TO_END"


def test_a_post_has_one_holder_at_a_time_and_the_next_begins_the_day_after() -> None:
    scene = office()
    second = c.AppointToPost(post=HANDLER, person=HUANG, valid_from=TODAY + DAY, document=DOCUMENT)
    assert scene.refused(second).metadata["person"] == "覃芳"
    scene.does(c.EndAppointment(post=HANDLER, valid_to=TODAY, document=DOCUMENT))
    holding = Holding(person=HUANG, valid_from=TODAY + DAY, document=DOCUMENT)
    assert scene.does(second) == [on_post(HANDLER, e.PostFilled(at=NOW, holding=holding))]
    assert [scene.roster.holder(HANDLER, day) for day in (TODAY, TODAY + DAY)] == [QIN, HUANG]


def test_a_person_may_hold_several_posts() -> None:
    scene = office(post("450103-P3", "兼任岗", Role.REVIEWER, QINGXIU))
    extra = post_id("450103-P3")
    scene.does(c.AppointToPost(post=extra, person=QIN, valid_from=TODAY, document=DOCUMENT))
    assert scene.roster.posts_of(QIN, TODAY) == sorted((extra, HANDLER))
    assert scene.roster.posts_of(QIN, TODAY - DAY) == [HANDLER]


def test_nobody_is_appointed_before_entering_service_or_before_the_post_exists() -> None:
    late = replace(person("GX009", "新人"), valid_from=TODAY)
    scene = office(post("450103-P3", "新岗", Role.OFFICER, QINGXIU))
    early = c.AppointToPost(post=post_id("450103-P3"), person=QIN, valid_from=FOUNDED - DAY)
    assert scene.refused(early).code == "OUTSIDE_SERVICE"
    scene.does(replace(person("GX008", "老人"), valid_from=FOUNDED - 2 * DAY))
    scene.does(late)
    old = next(p for p, each in scene.roster.people.items() if each.number == "GX008")
    assert scene.refused(replace(early, person=old)).code == "OUTSIDE_POSTS_DATES"


def test_a_post_moves_with_its_matters_to_another_unit() -> None:
    scene = busy()
    scene.does(c.MovePost(post=HANDLER, unit=XINGNING, since=TODAY + DAY, document=DOCUMENT))
    assert [scene.roster.unit_of(HANDLER, day) for day in (TODAY, TODAY + DAY)] == [QINGXIU, XINGNING]
    assert len(scene.matters.of(HANDLER)) == 2


def test_nothing_happens_to_a_post_that_ends() -> None:
    scene = office()
    scene.does(END)
    moving = c.MovePost(post=HANDLER, unit=XINGNING, since=TODAY + DAY, document=DOCUMENT)
    assert scene.refused(moving).code == "POST_ENDED"


def test_a_certificate_is_the_holders_and_not_the_next_ones() -> None:
    scene = office()
    certificate = Certificate(person=QIN, number="桂450103001", valid_from=FOUNDED, valid_to=TODAY + 30 * DAY)
    renewing = c.RenewCertificate(post=HANDLER, number="桂450103001", valid_from=FOUNDED, valid_to=TODAY + 30 * DAY)
    assert scene.does(renewing) == [on_post(HANDLER, e.CertificateRenewed(at=NOW, certificate=certificate))]
    assert scene.refused(renewing).code == "CERTIFICATE_KNOWN"
    scene.does(c.EndAppointment(post=HANDLER, valid_to=TODAY, document=DOCUMENT))
    scene.does(c.AppointToPost(post=HANDLER, person=HUANG, valid_from=TODAY + DAY, document=DOCUMENT))
    assert scene.roster.require_certificate(HANDLER, TODAY).person == QIN
    with pytest.raises(Refusal, match="CERTIFICATE_MISSING"):
        scene.roster.require_certificate(HANDLER, TODAY + DAY)


def test_a_vacant_post_gets_no_certificate() -> None:
    scene = office(post("450103-P3", "空岗", Role.OFFICER, QINGXIU))
    renewing = c.RenewCertificate(post=post_id("450103-P3"), number="1", valid_from=TODAY)
    assert scene.refused(renewing).code == "POST_VACANT"


def test_numbers_of_people_and_posts_are_unique() -> None:
    assert office().refused(person("GX001", "另一人")).code == "PERSON_EXISTS"
    assert office().refused(post("450103-P1", "另一岗", Role.CLERK, QINGXIU)).code == "POST_EXISTS"


def test_one_who_is_appointed_for_later_does_not_leave_before() -> None:
    scene = office(post("450103-P3", "后任岗", Role.OFFICER, QINGXIU))
    later = TODAY + 30 * DAY
    scene.does(c.AppointToPost(post=post_id("450103-P3"), person=QIN, valid_from=later))
    assert scene.refused(LEAVE).code == "APPOINTED_LATER"


def test_ending_an_appointment_leaves_a_later_one_of_the_same_person_alone() -> None:
    scene = office()
    back = TODAY + 90 * DAY
    scene.does(c.EndAppointment(post=HANDLER, valid_to=TODAY + 30 * DAY, document=DOCUMENT))
    scene.does(c.AppointToPost(post=HANDLER, person=QIN, valid_from=back, document=DOCUMENT))
    scene.does(c.EndAppointment(post=HANDLER, valid_to=TODAY, document=DOCUMENT))
    days = (TODAY, TODAY + DAY, back)
    assert [scene.roster.holder(HANDLER, day) for day in days] == [QIN, None, QIN]
