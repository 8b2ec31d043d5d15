"""送达、执行 (C.1 rows 10 and 11): served, paid, late, deferred, demanded, brought to court."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from unit.enforcement import story as s
from unit.enforcement.paths import decided
from unit.enforcement.scenes import HEAD, Office

from enforcement.domain.cases import end_commands as c
from enforcement.domain.cases import party_commands as pc
from enforcement.domain.cases.kinds import CloseGround, PartyKind, PartyStatus, ServiceWay
from enforcement.domain.cases.money import surcharge_due
from enforcement.domain.cases.remedies import Remedy, RemedyOutcome
from enforcement.domain.cases.values import Instalment, Party, Payment
from matters.domain.kinds import DeadlineStatus

SERVED = date(2026, 3, 24)
LATE = date(2026, 4, 20)
"""Payment was due on 8 April."""


def served(office: Office) -> UUID:
    case = decided(office)
    office.on(SERVED).do(s.serve_decision(case))
    return case


def defer(case: UUID, document: UUID, *parts: tuple[date, int]) -> c.DeferPayment:
    instalments = tuple(Instalment(due_on=day, amount_fen=amount) for day, amount in parts)
    return c.DeferPayment(
        penalty_case=case,
        party=1,
        document=document,
        instalments=instalments,
        reason="经济困难",
        approved_by=HEAD,
        on=None,
    )


def demand(case: UUID, document: UUID) -> c.DemandPerformance:
    return c.DemandPerformance(penalty_case=case, party=1, document=document, on=None)


def court(case: UUID, document: UUID) -> c.ApplyToCourt:
    return c.ApplyToCourt(
        penalty_case=case, party=1, document=document, court="青秀区人民法院", approved_by=HEAD, on=None
    )


def test_a_decision_not_handed_over_is_served_in_seven_working_days() -> None:
    # NPC-行政处罚法:61: decided on Monday 23 March, until 1 April.
    office = Office()
    case = decided(office)
    assert office.limit(case, "decision.serve", 11).act_by == date(2026, 4, 1)
    office.on(SERVED).do(s.serve_decision(case))
    assert office.limit(case, "decision.serve", 11).status is DeadlineStatus.MET
    assert office.refused(s.serve_decision(case)) == "PARTY_NOT_AT_THIS_STEP"


def test_served_by_announcement_the_times_begin_when_it_is_over() -> None:
    office = Office()
    case = decided(office)
    announce = pc.AnnounceDecision(penalty_case=case, party=1, record="公告", on=None)
    office.do(announce)
    assert office.refused(announce) == "ANNOUNCED_ALREADY"
    late = s.serve_decision(case, way=ServiceWay.ANNOUNCEMENT, officers=())
    assert office.on(date(2026, 4, 20)).refused(late) == "ANNOUNCEMENT_RUNS"
    office.on(date(2026, 4, 23)).do(late)
    assert office.limit(case, "decision.serve", 11).met_on == date(2026, 3, 23)


def test_the_party_may_contest_it_for_sixty_days_and_six_months() -> None:
    # NPC-行政复议法:20, NPC-行政诉讼法:46.
    office = Office()
    case = served(office)
    assert office.limit(case, "remedy.reconsideration", 11).right_ends == date(2026, 5, 25)
    assert office.limit(case, "remedy.suit", 11).right_ends == date(2026, 9, 24)


def test_a_payment_counts_once_and_never_more_than_is_owed() -> None:
    office = Office()
    case = served(office)
    assert office.refused(s.pay(case, fine_fen=s.FINE + 1)) == "PAYMENT_OVER_DEBT"
    assert office.refused(s.pay(case, fine_fen=0, gain_fen=0)) == "AMOUNT_NEGATIVE"
    office.do(s.pay(case, fine_fen=500_000))
    assert office.limit(case, "fine.pay", 11).status is DeadlineStatus.OPEN
    assert office.refused(s.pay(case)) == "REFERENCE_USED"
    assert office.refused(s.complete(case)) == "STILL_OWED"
    office.do(s.pay(case, reference="JK-0002", fine_fen=1_500_000, gain_fen=0))
    assert office.limit(case, "fine.pay", 11).status is DeadlineStatus.MET
    assert office.refused(s.complete(case)) == "PAYMENT_UNCONFIRMED"
    for reference in ("JK-0001", "JK-0002"):
        office.do(s.confirm(case, reference=reference))
    assert office.refused(s.confirm(case)) == "PAYMENT_CONFIRMED"
    assert office.refused(s.confirm(case, reference="?")) == "REFERENCE_UNKNOWN"
    office.do(s.complete(case))


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, 0), (1, 3_000), (10, 30_000), (33, 99_000), (34, 100_000), (400, 100_000)],
)
def test_three_percent_a_day_never_more_than_the_fine(days: int, expected: int) -> None:
    # NPC-行政处罚法:72.
    party = Party(number=1, kind=PartyKind.ENTITY)
    assert surcharge_due(party, 100_000, LATE, LATE + timedelta(days=days)) == expected


def test_what_was_paid_in_part_bears_no_surcharge() -> None:
    paid = Payment(reference="1", fine_fen=60_000, surcharge_fen=0, gain_fen=0, paid_on=LATE)
    party = Party(number=1, kind=PartyKind.ENTITY, payments=(paid,))
    assert surcharge_due(party, 100_000, LATE, LATE + timedelta(days=10)) == 12_000


def test_while_it_is_contested_no_surcharge_is_added() -> None:
    # NPC-行政处罚法:73: ten days late, of which five during reconsideration, first and last day included.
    remedies = (Remedy(received_on=LATE + timedelta(days=3), reference="1", ended_on=LATE + timedelta(days=7)),)
    party = Party(number=1, kind=PartyKind.ENTITY, remedies=remedies)
    assert surcharge_due(party, 100_000, LATE, LATE + timedelta(days=10)) == 15_000


def test_instalments_add_up_and_take_the_place_of_the_fifteen_days() -> None:
    # NPC-行政处罚法:66.
    office = Office()
    case = served(office)
    document = office.do(s.draw("市监延分通"))
    half = s.FINE // 2
    first, last = date(2026, 6, 30), date(2026, 9, 30)
    assert office.refused(defer(case, document, (first, half))) == "INSTALMENTS_DIFFER"
    assert office.refused(defer(case, document, (last, half), (first, half))) == "DAYS_OUT_OF_ORDER"
    office.do(defer(case, document, (first, half), (last, half)))
    assert office.limit(case, "fine.pay", 11).status is DeadlineStatus.CANCELLED
    assert office.limit(case, "fine.pay", 16).right_ends == last
    assert office.refused(defer(case, document, (first, half), (last, half))) == "DEFERRED_ALREADY"
    # No surcharge before the last instalment is late.
    office.on(date(2026, 9, 30)).do(s.pay(case))


def test_the_court_is_asked_after_demand_and_remedy_time_and_within_three_months() -> None:
    # NPC-行政强制法:53-54: remedies until 24 September, three months until 24 December.
    office = Office()
    case = served(office)
    paper = office.do(s.draw("市监罚催"))
    assert office.refused(demand(case, paper)) == "PAYMENT_NOT_DUE"
    application = office.do(s.draw("市监执申"))
    assert office.refused(court(case, application)) == "DEMAND_MISSING"
    office.on(date(2026, 9, 14)).do(demand(case, paper))
    assert office.on(date(2026, 9, 24)).refused(court(case, application)) == "DEMAND_TIME_RUNS"
    assert office.limit(case, "court-enforcement.apply", 11).act_by == date(2026, 12, 24)
    late = Office(date(2026, 12, 25), states=dict(office.states))
    assert late.refused(court(case, application)) == "COURT_TIME_PASSED"
    office.on(date(2026, 10, 12)).do(court(case, application))
    assert office.limit(case, "court-enforcement.apply", 11).status is DeadlineStatus.MET
    end = c.EndCourtExecution(penalty_case=case, party=1, ruling="终结执行裁定书", on=None)
    office.on(date(2026, 11, 2)).do(end)
    assert office.state(case).party(1).status is PartyStatus.ENDED
    office.do(s.close(case, ground=CloseGround.COURT_ENDED))


def test_the_court_is_not_asked_while_the_decision_can_be_contested() -> None:
    office = Office()
    case = served(office)
    office.on(date(2026, 5, 4)).do(demand(case, office.do(s.draw("市监罚催"))))
    application = office.do(s.draw("市监执申"))
    assert office.on(date(2026, 6, 1)).refused(court(case, application)) == "REMEDY_TIME_RUNS"
    office.do(s.remedy(case))
    assert office.refused(s.remedy(case)) == "REFERENCE_USED"
    assert office.on(date(2026, 10, 12)).refused(court(case, application)) == "REMEDY_TIME_RUNS"
    office.do(s.end_remedy(case, RemedyOutcome.UPHELD))
    # NPC-行政诉讼法:45: after reconsideration fifteen days to sue, then three months for the authority.
    assert office.refused(court(case, application)) == "REMEDY_TIME_RUNS"
    assert office.limit(case, "remedy.suit.reconsidered", 11).right_ends == date(2026, 10, 27)
    assert office.limit(case, "court-enforcement.apply", 16).act_by == date(2027, 1, 27)
    office.on(date(2026, 10, 28)).do(court(case, application))


def test_penalties_that_are_not_money_are_carried_out_too() -> None:
    office = Office()
    case = served(office)
    assert office.refused(c.RecordPerformance(penalty_case=case, party=1, kind="10", record="?", on=None)) == (
        "NOT_DECIDED"
    )


def test_a_case_is_closed_when_nothing_is_left_for_the_reason_it_shows() -> None:
    # SAMR-2/2018:77.
    office = Office()
    case = served(office)
    assert office.refused(s.close(case)) == "PARTIES_NOT_DONE"
    office.do(s.pay(case))
    office.do(s.confirm(case))
    office.do(s.complete(case))
    assert office.limit(case, "case.close").act_by == date(2026, 4, 15)
    assert office.refused(s.close(case, ground=CloseGround.NO_PENALTY)) == "CLOSE_GROUND_DIFFERS"
    office.do(s.close(case))


def test_a_file_is_whole_and_in_its_order() -> None:
    # SAMR-2/2018:78.
    office = Office()
    case = served(office)
    office.do(s.pay(case))
    office.do(s.confirm(case))
    office.do(s.complete(case))
    assert office.refused(s.archive(case)) == "CASE_NOT_AT_THIS_STEP"
    office.do(s.close(case))
    assert office.refused(s.archive(case, file=s.FILE[::-1])) == "FILE_OUT_OF_ORDER"
    assert office.refused(s.archive(case, file=(replace(s.FILE[0], section=8), *s.FILE[3:]))) == "FILE_OUT_OF_ORDER"
    assert office.refused(s.archive(case, file=s.FILE[1:])) == "FILE_INCOMPLETE"
    assert office.refused(s.archive(case, file=(replace(s.FILE[0], digest="0"), *s.FILE[1:]))) == "DIGEST_MALFORMED"
    office.do(s.archive(case))
