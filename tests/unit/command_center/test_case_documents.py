"""Cases, clues and publications as documents: what they are found by, where they stand, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import orjson
import pytest
from google.protobuf.message import Message
from google.type.date_pb2 import Date
from support.cases import all_published, kind_of, of_kind, published, to_archive
from support.center import state
from unit.enforcement import story as s
from unit.enforcement.scenes import FIRST, QINGXIU, SECOND, SELLER, Office

from command_center import contracts, documents
from command_center.index import KINDS
from command_center.publication_documents import task_of
from command_center.stages import COLUMNS, document_numbers, stage_of
from enforcement.domain.clues.clues import Suspect
from smartsupervision.commandcenter.v1 import case_search_pb2 as pb
from smartsupervision.commandcenter.v1 import publication_search_pb2 as pp
from smartsupervision.enforcement.v1 import penalty_case_pb2 as ec
from smartsupervision.enforcement.v1 import publicity_pb2 as ep
from smartsupervision.enforcement.v1.clue_pb2 import Clue
from smartsupervision.enforcement.v1.publicity_pb2 import PenaltyPublication

SHARED = {"deadline", "assignment"}
ARCHIVED, CASE = to_archive(pb.CASE_STAGE_ARCHIVED)
PUBLICATION = PenaltyPublication(
    name=f"publications/{CASE}",
    penalty_case=f"cases/{CASE}",
    title="南宁某食品店销售过期食品案",
    label="南宁某食品店",
    uscc=SELLER,
    document="青市监处罚〔2026〕1号",
    unit=f"units/{QINGXIU}",
    division="450103",
    status=ep.PUBLICITY_STATUS_PUBLISHED,
    decided_on=Date(year=2026, month=3, day=23),
    stops_on=Date(year=2027, month=4, day=1),
)


def fields(record: Message) -> dict[str, Any]:
    kind = kind_of(record)
    name = f"enforcement-{kind}" if kind in SHARED else kind
    identifier = UUID(getattr(record, "name").partition("/")[2])  # noqa: B009 - every record has a name
    loaded: dict[str, Any] = orjson.loads(documents.build(name, identifier, 1, state(record)).body)
    return loaded


@pytest.mark.parametrize(
    "record",
    [each for each in (*all_published(ARCHIVED), PUBLICATION) if kind_of(each) in KINDS],
    ids=lambda record: kind_of(record),
)
def test_the_mapping_knows_every_field_a_document_has(record: Message) -> None:
    assert fields(record).keys() <= KINDS[kind_of(record)].properties.keys()


def test_every_event_of_enforcement_is_known_where_it_carries_a_searched_record() -> None:
    known = {module.DESCRIPTOR.name for module in contracts.event_modules("smartsupervision.enforcement.v1")}
    assert {f"smartsupervision/enforcement/v1/{name}_events.proto" for name in ("penalty_case", "party")} <= known
    case = published(ARCHIVED, CASE)
    event = ec.DESCRIPTOR.package + ".CaseArchived"
    data = next(
        module for module in contracts.event_modules(ec.DESCRIPTOR.package) if hasattr(module, "CaseArchived")
    ).CaseArchived(penalty_case=case)
    assert documents.state_of("penalty_case", event, data.SerializeToString(deterministic=True)) == state(case)


@pytest.mark.parametrize("stage", COLUMNS, ids=pb.CaseStage.Name)
def test_a_case_stands_in_the_column_of_the_step_it_has_reached(stage: pb.CaseStage.ValueType) -> None:
    office, case = to_archive(stage)
    assert stage_of(published(office, case)) == stage
    assert fields(published(office, case))["stage"] == pb.CaseStage.Name(stage)


def test_a_decided_case_stands_where_its_slowest_party_stands() -> None:
    def case(*statuses: ec.PartyStatus.ValueType) -> pb.CaseStage.ValueType:
        parties = [ec.Party(status=status) for status in statuses]
        return stage_of(ec.PenaltyCase(status=ec.CASE_STATUS_DECIDED, parties=parties))

    served, executed, ended = ec.PARTY_STATUS_SERVED, ec.PARTY_STATUS_EXECUTED, ec.PARTY_STATUS_ENDED
    assert case(served, ec.PARTY_STATUS_DECIDED) == pb.CASE_STAGE_DECISION
    assert case(served, executed) == pb.CASE_STAGE_EXECUTION
    assert case(executed, ended) == pb.CASE_STAGE_TO_CLOSE


def test_every_status_of_a_case_has_a_column_or_is_merged() -> None:
    for status in ec.CaseStatus.values()[1:]:
        assert stage_of(ec.PenaltyCase(status=status)) in (*COLUMNS, pb.CASE_STAGE_MERGED)


def test_a_case_is_found_by_its_numbers_its_documents_and_its_parties() -> None:
    case = published(ARCHIVED, CASE)
    assert document_numbers(case) == ["青市监罚告〔2026〕1号", "青市监处罚〔2026〕1号"]
    found = fields(case)
    assert {SELLER.lower(), "青市监处罚20261号", "4501032026food000001"} <= set(found["numbers"])
    assert found["subjects"] == [SELLER]
    assert (found["city"], found["filed_day"], found["filed_year"]) == ("450100", 20260303, 2026)
    assert found["posts"] == [f"posts/{FIRST}", f"posts/{SECOND}"]
    assert "销售" in found["title_tokens"][0]


def test_nothing_of_a_person_is_searched_that_its_owner_does_not_publish() -> None:
    # H.3: a person's name and number are in the vault; the index has the masked form alone.
    office = Office()
    clue = office.do(s.register())
    office.do(s.own(clue))
    case = office.do(s.file_case(clue, parties=(s.SHOP, s.BOSS)))
    body = documents.build("penalty_case", case, 1, state(published(office, case))).body
    assert s.BOSS.person_name.encode() not in body
    assert s.BOSS.person_number.encode() not in body
    assert published(office, case).parties[1].label


def test_a_clue_is_found_by_its_source_and_whom_it_is_about() -> None:
    office = Office()
    suspect = Suspect(uscc=SELLER, label="南宁某食品店", part="销售者")
    office.do(s.register(origin_key="DC24450000", event_key="NCP-7", suspect=suspect))
    (clue,) = of_kind(office, Clue)
    found = fields(clue)
    assert found["numbers"] == [SELLER.lower(), "dc24450000", "ncp7"]
    assert (found["status"], found["source"]) == ("CLUE_STATUS_VERIFYING", "CLUE_SOURCE_INSPECTION")
    assert found["unit"] == f"units/{QINGXIU}"


# SAMR-45/2021: what is shown wrongly is corrected or withdrawn within three working days; it comes first.
@pytest.mark.parametrize(
    ("changed", "task"),
    [
        ({}, pp.PUBLICATION_TASK_SHOWN),
        ({"status": ep.PUBLICITY_STATUS_WAITING}, pp.PUBLICATION_TASK_TO_PUBLISH),
        ({"status": ep.PUBLICITY_STATUS_APPROVED}, pp.PUBLICATION_TASK_TO_PUBLISH),
        ({"status": ep.PUBLICITY_STATUS_NOT_PUBLISHED}, pp.PUBLICATION_TASK_NONE),
        ({"status": ep.PUBLICITY_STATUS_STOPPED}, pp.PUBLICATION_TASK_NONE),
        ({"withdrawal": ep.PublicityWithdrawal(required_on=Date(year=2026))}, pp.PUBLICATION_TASK_TO_WITHDRAW),
        (
            {"withdrawal": ep.PublicityWithdrawal(required_on=Date(year=2026), withdrawn_on=Date(year=2026))},
            pp.PUBLICATION_TASK_SHOWN,
        ),
        ({"correction": ep.PublicityCorrection(asked_on=Date(year=2026))}, pp.PUBLICATION_TASK_TO_CORRECT),
    ],
)
def test_a_publication_says_what_has_to_be_done(changed: dict[str, Any], task: int) -> None:
    record = PenaltyPublication()
    record.CopyFrom(PUBLICATION)
    record.MergeFrom(PenaltyPublication(**changed))
    assert task_of(record) == task


def test_a_publication_is_found_by_decision_and_by_the_month_it_ends() -> None:
    found = fields(PUBLICATION)
    assert found["numbers"] == ["青市监处罚20261号", SELLER.lower()]
    assert (found["stop_month"], found["stops_day"], found["decided_day"]) == ("2027-04", 20270401, 20260323)


def test_a_case_is_found_by_any_part_of_a_partys_name() -> None:
    moved = replace(s.SHOP, label="南宁某食品店（青秀分店）")
    office = Office()
    clue = office.do(s.register())
    office.do(s.own(clue))
    case = office.do(s.file_case(clue, parties=(moved,)))
    assert "分店" in " ".join(fields(published(office, case))["title_tokens"])
