"""Answers with everything a page can show, for rendering without servers."""

from __future__ import annotations

import base64
from datetime import UTC, date, datetime

from google.type.date_pb2 import Date
from support.center import entity, premises
from support.licences import licence
from support.matters import POST, deadline, explained, missed, near

from command_center import answers, deadlines, freshness, licences
from command_center.freshness import Freshness
from command_center.offices import Offices, Place
from command_center.store import Verified
from smartsupervision.commandcenter.v1.command_center_pb2 import (
    EntityView,
    SearchEntitiesResponse,
    TimelineEntry,
)
from smartsupervision.commandcenter.v1.deadline_search_pb2 import DeadlineSummary, SearchDeadlinesResponse
from smartsupervision.commandcenter.v1.facet_pb2 import Facet, FacetValue
from smartsupervision.commandcenter.v1.licence_search_pb2 import ExpiringCount, SearchLicencesResponse
from smartsupervision.licensing.v1 import entity_pb2 as pb
from smartsupervision.licensing.v1.licence_pb2 import LicenceStatus
from smartsupervision.licensing.v1.register_service_pb2 import RegisterEvent
from smartsupervision.matters.v1.deadline_pb2 import (
    BASIS_PROMISED,
    DEADLINE_STATUS_MET,
    DEADLINE_STATUS_SUSPENDED,
)

NOW = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
COMPLETE = Freshness(0, True, 0, Verified(NOW, 0, 0, 0), NOW, NOW)
LOCK = pb.Lock(lock_id="1", organ="秀峰区人民法院", document="(2026)桂0302执1号", from_date=Date(year=2026))
INCOMPLETE = Freshness(12345, False, 3, Verified(NOW, 1, 2, 3), NOW, None)


def rich_entity() -> pb.Entity:
    """An entity to which everything has happened."""
    return entity(
        name="桂林𠀀𰀀·漓江旅游（集团）有限公司",
        platform_key="",
        reservation=pb.Reservation(reason="OLD_NUMBER_ONLY", note="仅有十五位注册号"),
        former_names=[pb.FormerName(registered_name="桂林漓江旅社", until_date=Date(year=2011, month=3))],
        former_numbers=[pb.FormerNumber(kind=pb.FormerNumber.REGISTRATION_NUMBER, value="450300000012345")],
        legal_representative=pb.LegalRepresentative(display_name="李某"),
        registered_capital=pb.RegisteredCapital(amount_fen=50_000_000_00, currency="CNY", text="5000万元"),
        business_scope="旅游业务；住宿服务；餐饮服务（依法须经批准的项目，经相关部门批准后方可开展经营活动）。",
        registration_authority="桂林市秀峰区市场监督管理局",
        status=pb.ENTITY_STATUS_REVOKED,
        locks=[LOCK],
        revocation=pb.Revocation(organ="桂林市市场监督管理局", document="桂市监罚〔2026〕7号", reason="逾期未年报"),
        annulment=pb.Annulment(organ="桂林市市场监督管理局", document="桂市监撤〔2026〕2号", reason="虚假材料"),
        deregistration=pb.Deregistration(reason="决议解散", deregistered_date=Date(year=2026, month=9, day=1)),
        moved_to=pb.Move(division="450103", registration_authority="南宁市青秀区市场监督管理局"),
        merged_into=entity(2).name,
        source=pb.Source(system="旧登记", file="guilin.csv", row=17),
    )


def rich_view(*, with_timeline: bool = True) -> EntityView:
    """Its page."""
    record = rich_entity()
    closed = premises(2, record, status=pb.PREMISES_STATUS_CLOSED, closed_date=Date(year=2020, month=1, day=2))
    places = [premises(1, record, shared_address=True, opened_date=Date(year=2012, month=6, day=1)), closed]
    timeline = [
        moment(record.name, "EntityRevocationRecorded", 4, 1_780_000_000),
        moment(places[0].name, "PremisesOpened", 1, 1_338_480_000),
        moment(
            record.name,
            "EntityChanged",
            3,
            1_300_000_000,
            pb.FieldChange(field="registered_name", old_value="桂林漓江旅社", new_value=record.registered_name),
            pb.FieldChange(field="business_scope", old_value="住宿", new_value=""),
            pb.FieldChange(field="a_field_of_tomorrow", old_value="1", new_value="2"),
        ),
        moment(record.name, "AnEventOfTomorrow", 2, 1_200_000_000),
        moment(record.name, "EntityEstablished", 1, 1_084_752_000),
    ]
    view = EntityView(entity=record, premises=places, timeline_available=with_timeline)
    view.timeline.extend(timeline if with_timeline else [])
    view.licences.extend(rich_licences().licences)
    view.clocks.extend(rich_clocks())
    view.completeness.CopyFrom(freshness.message({"licensing": COMPLETE}))
    return view


def moment(resource: str, event_type: str, version: int, seconds: int, *changes: pb.FieldChange) -> TimelineEntry:
    """One line of a timeline."""
    event = RegisterEvent(
        type=f"smartsupervision.licensing.v1.{event_type}",
        version=version,
        actor_department="market-regulation",
        changes=changes,
    )
    event.occurred_time.seconds = seconds
    event.recorded_time.seconds = seconds + 90_000
    return TimelineEntry(resource=resource, event=event)


def rich_answer(query: str = "漓江", state: Freshness = COMPLETE) -> SearchEntitiesResponse:
    """A page of results with all facets."""
    found = [rich_entity(), entity(2, "南宁漓江酒店", former_names=[pb.FormerName(registered_name="漓江饭店")])]
    years = [FacetValue(value=str(year), count=2 + year % 7, selected=year == 1999) for year in range(2026, 1996, -1)]
    answer = SearchEntitiesResponse(
        entities=[answers.match({"_source": {"state": answers_state(record)}}, query) for record in found],
        next_page_token="next",  # noqa: S106 - of a page, no secret
        total_size=12_345,
        facets=[
            facet("city", ("450300", 12_000), ("450100", 345)),
            facet("type", ("ENTITY_TYPE_LIMITED_COMPANY", 9_000), ("ENTITY_TYPE_BRANCH", 2)),
            facet("status", ("ENTITY_STATUS_ACTIVE", 12_000), ("ENTITY_STATUS_REVOKED", 345)),
            Facet(field="established_year", values=years),
            facet("reserved", ("false", 12_300), ("true", 45)),
        ],
    )
    answer.completeness.CopyFrom(freshness.message({"licensing": state}))
    return answer


OFFICE = "units/5d1c6f6e-8a53-5a6e-9df5-0f0d7d2f9a11"
EXPIRING = [
    ExpiringCount(city="450300", licence_kind="food-trade", count=1200),
    ExpiringCount(city="450100", licence_kind="food-trade", count=30),
    ExpiringCount(city="", licence_kind="cma", count=1),
]


def rich_licences() -> SearchLicencesResponse:
    """Licences of every status, with all facets."""
    holder = rich_entity()
    statuses = LicenceStatus.values()
    records = [
        licence(number, holder, None if number == 3 else date(2026, 11, 20 + number), status=status)
        for number, status in enumerate(statuses)
    ]
    answer = SearchLicencesResponse(
        licences=[licences.summary(record, date(2026, 11, 23)) for record in records],
        next_page_token="next",  # noqa: S106 - of a page, no secret
        total_size=4321,
        facets=[
            facet("city", ("450300", 12_000), ("450100", 345)),
            facet("licence_kind", ("food-trade", 4000), ("never-heard-of", 321)),
            facet("licence_status", ("LICENCE_STATUS_VALID", 4000), ("LICENCE_STATUS_REVOKED", 3)),
            facet("expiry_month", *((f"2026-{month:02}", month) for month in range(1, 13))),
        ],
    )
    answer.licences[1].renewal_pending = True
    answer.completeness.CopyFrom(freshness.message({"licensing": COMPLETE, "directory": INCOMPLETE}))
    return answer


def rich_clocks() -> list[DeadlineSummary]:
    """Limits in every state, most urgent first."""
    offices = Offices({POST: Place(OFFICE, "食品经营许可岗")}, {OFFICE: "桂林市秀峰区市场监督管理局"})
    two = deadline(3, date(2026, 12, 1), provisional=True)
    two.right_ends.CopyFrom(Date(year=2026, month=12, day=3))
    records = [
        explained(missed(1, date(2026, 11, 20), subject="91450300MA5K3AB12X"), date(2026, 11, 6)),
        near(2, due=date(2026, 11, 23), basis=BASIS_PROMISED, title=""),
        two,
        deadline(4, None, status=DEADLINE_STATUS_SUSPENDED, rule_id="no.such.rule"),
        deadline(5, date(2026, 11, 2), status=DEADLINE_STATUS_MET, late=True, met_on=Date(year=2026, month=11, day=9)),
    ]
    return [deadlines.summary(record, offices, date(2026, 11, 23)) for record in records]


def rich_deadlines() -> SearchDeadlinesResponse:
    """A page of limits with all facets."""
    answer = SearchDeadlinesResponse(
        deadlines=rich_clocks(),
        next_page_token="next",  # noqa: S106 - of a page, no secret
        total_size=5,
        facets=[
            facet("alarm", ("ALARM_MISSED", 3), ("ALARM_NEAR", 12)),
            facet("city", ("450300", 12_000), ("450100", 345)),
            Facet(
                field="office",
                values=[FacetValue(value=OFFICE, count=4, selected=True, label="桂林市秀峰区市场监督管理局")],
            ),
            facet("rule", ("food-trade.decide", 4), ("no.such.rule", 1)),
            facet("deadline_status", ("DEADLINE_STATUS_OPEN", 4), ("DEADLINE_STATUS_MET", 1)),
        ],
    )
    answer.completeness.CopyFrom(freshness.message({"licensing": COMPLETE}))
    return answer


def answers_state(record: pb.Entity) -> str:
    """The state as the index holds it."""
    return base64.b64encode(record.SerializeToString(deterministic=True)).decode()


def facet(name: str, *values: tuple[str, int]) -> Facet:
    """A facet whose first value is chosen."""
    chosen = values[0][0]
    return Facet(field=name, values=[FacetValue(value=v, count=n, selected=v == chosen) for v, n in values])
