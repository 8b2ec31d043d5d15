"""首违不罚 and what counts for later: earlier matters of an entity and of a person (NPC-行政处罚法:33)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

import pytest
from unit.enforcement import story as s
from unit.enforcement.paths import decided, reviewed
from unit.enforcement.scenes import FIRST, QINGXIU, SELLER, Office
from unit.enforcement.test_adoption import FACTS, adopt

from enforcement.domain.cases.kinds import DecisionOutcome, Tier
from enforcement.domain.cases.values import Discretion
from enforcement.domain.cautions.commands import IssueCaution
from enforcement.domain.cautions.records import CautionKind
from enforcement.domain.history.entries import entries_of, identities_of
from enforcement.domain.history.records import Earlier, History, HistoryKind
from enforcement.domain.names import ADOPTED_CASE, CAUTION, PENALTY_CASE
from enforcement.history import blind

FIRST_TIME = Discretion(
    clause="NPC-行政处罚法:33", tier=Tier.FIRST_EXEMPT, factors=("初次违法", "危害后果轻微", "及时改正"), low_fen=0,
    high_fen=0, reason="初次违法且危害后果轻微并及时改正",
)  # fmt: skip
EARLIER = Earlier(
    matter="adoptions/1", party=1, kind=HistoryKind.ADOPTED, field="food", number="青食药监罚〔2025〕7号",
    decided_on=date(2025, 3, 20), penalties=("03",), in_force=True,
)  # fmt: skip


@dataclass
class Past:
    """Implements enforcement.bus.Past."""

    known: History = field(default_factory=History)
    seen: tuple[int, int] = (0, 0)

    async def current(self) -> History:
        return self.known


def office_with(*findings: Earlier) -> Office:
    """An office where these are known of the seller."""
    return Office(past=Past(History({SELLER: findings})))


def spared(office: Office) -> str:
    """Why a first violation is not accepted on 20 March 2026; "" if it is."""
    case = reviewed(office)
    office.on(date(2026, 3, 20))
    command = s.decide(
        case, office.do(s.draw("市监不罚")), outcome=DecisionOutcome.NO_PENALTY, items=(), discretion=FIRST_TIME
    )
    try:
        office.do(command)
    except Exception as refusal:  # noqa: BLE001 - whatever it is, it is compared
        return str(getattr(refusal, "reason", refusal))
    return ""


def test_who_was_never_punished_may_be_spared() -> None:
    assert spared(Office()) == ""


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({}, "NOT_FIRST_VIOLATION"),
        ({"kind": HistoryKind.PENALTY}, "NOT_FIRST_VIOLATION"),
        # Two years, the day itself included; the day before counts no more.
        ({"decided_on": date(2024, 3, 20)}, "NOT_FIRST_VIOLATION"),
        ({"decided_on": date(2024, 3, 19)}, ""),
        ({"field": "price"}, ""),
        ({"in_force": False}, ""),
        ({"kind": HistoryKind.CAUTION}, ""),
        # Decided later than what is decided now.
        ({"decided_on": date(2026, 3, 21)}, ""),
    ],
)
def test_an_earlier_penalty_of_the_same_kind_within_two_years_stands_against_it(
    changed: dict[str, object], reason: str
) -> None:
    assert spared(office_with(replace(EARLIER, **changed))) == reason  # type: ignore[arg-type]  # one field each


def test_the_refusal_names_the_earlier_matter() -> None:
    office = office_with(EARLIER)
    case = reviewed(office)
    paper = office.do(s.draw("市监不罚"))
    command = s.decide(case, paper, outcome=DecisionOutcome.NO_PENALTY, items=(), discretion=FIRST_TIME)
    refusal = office.refusal(command)
    assert refusal.metadata["matter"] == "adoptions/1"
    assert "青食药监罚〔2025〕7号" in refusal.message_zh


def test_a_decision_in_force_and_one_that_ended_are_both_remembered() -> None:
    office = Office()
    case = decided(office)
    [entry] = entries_of(PENALTY_CASE, "cases/1", office.state(case))
    assert (entry.uscc, entry.earlier.field, entry.earlier.in_force) == (SELLER, "food", True)
    assert entry.earlier.penalties == ("03", "04")


def test_an_adopted_case_counts_as_far_as_it_is_known() -> None:
    office = Office()
    case = office.do(adopt())
    found = entries_of(ADOPTED_CASE, "adoptions/1", office.state(case))
    assert [(each.uscc, each.earlier.kind, each.earlier.in_force) for each in found] == [
        (SELLER, HistoryKind.ADOPTED, True),
        ("", HistoryKind.ADOPTED, True),
    ]
    assert found[1].identity in identities_of(office.state(case))
    unknown = replace(FACTS, outcome=DecisionOutcome.UNSPECIFIED)
    other = Office()
    case = other.do(adopt(facts=unknown))
    assert not any(each.earlier.in_force for each in entries_of(ADOPTED_CASE, "adoptions/1", other.state(case)))


def test_a_caution_is_known_later_but_is_no_penalty() -> None:
    office = Office()
    caution = office.do(
        IssueCaution(
            kind=CautionKind.REMINDER, unit=QINGXIU, title="提醒告诫", post=FIRST, uscc=SELLER, label="南宁某食品店",
            facts="标签不规范", basis="NPC-食品安全法:67", demand="改正", document=None, matter="", due_on=None,
        )
    )  # fmt: skip
    [entry] = entries_of(CAUTION, "cautions/1", office.state(caution))
    assert entry.earlier.kind is HistoryKind.CAUTION


def test_what_a_matter_says_now_replaces_what_it_said() -> None:
    ended = replace(EARLIER, in_force=False)
    history = History().later([(SELLER, EARLIER)], {}).later([(SELLER, ended)], {str(UUID(int=1)): "p"})
    assert list(history.of(SELLER, "")) == [ended]
    assert list(history.of("", str(UUID(int=1)))) == []


def test_a_person_is_the_same_however_the_number_is_written() -> None:
    assert blind(b"key", "45010319900307001x") == blind(b"key", " 45010319900307001X ")
    assert blind(b"key", "450103199003070011") != blind(b"other", "450103199003070011")
