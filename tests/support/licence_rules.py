"""Words for telling the rules of licences in tests: given a history, when a command, then events or a refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID

from support.register import ACTIVE, ME, seal

from licensing.domain.licences.application_commands import (
    AcceptApplication,
    ApplyForLicence,
    GrantApplication,
    RecordSiteReview,
)
from licensing.domain.licences.application_events import evolve_application
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.context import LicenceContext
from licensing.domain.licences.deciding import grant
from licensing.domain.licences.kinds import (
    CompetenceBasis,
    LicenceLevel,
    LicenceMaterialStatus,
    LicenceProcedure,
    LicenceStatus,
    ReformMode,
)
from licensing.domain.licences.law import ServiceGuide, terms_of
from licensing.domain.licences.licence_events import evolve_licence
from licensing.domain.licences.licences import Licence
from licensing.domain.licences.receiving import accept, apply
from licensing.domain.licences.reviewing import record_site_review
from licensing.domain.licences.terms import LicenceTerms, MaterialRule
from licensing.domain.licences.values import LicenceCompetence, LicenceItem, LicenceMaterial, LicenceTerm
from statutes import licence_number
from statutes.calendar import load_calendar
from statutes.clock import Period
from statutes.rules import load_rulebook

TODAY = date(2026, 11, 23)
"""A Monday; no holiday lies in the weeks around it."""
APPLICATION = UUID(int=50)
LICENCE = UUID(int=60)
PLEDGE = UUID(int=70)
HEAD, OFFICER, SECOND, REVIEWER = (UUID(int=n) for n in (101, 102, 103, 104))
UNCERTIFIED = UUID(int=199)
POWERLESS = UUID(int=198)
OFFICE = "units/qingxiu"

GUIDE = ServiceGuide(
    kind="food-trade",
    promised={"decide": Period.parse("7wd")},
    materials=(
        MaterialRule(material="form", title_zh="申请书"),
        MaterialRule(material="layout", title_zh="场所布局图"),
        MaterialRule(material="rules", title_zh="食品安全规章制度", deferrable=True),
    ),
    deferral=Period.parse("10wd"),
)
RULEBOOK = load_rulebook("450000")
FOOD = terms_of(RULEBOOK, GUIDE, TODAY)
PLEDGED = replace(FOOD, mode=ReformMode.PLEDGE)
FILED = terms_of(RULEBOOK, ServiceGuide(kind="food-filing", promised={}), TODAY)
COMPETENCE = LicenceCompetence(
    basis=CompetenceBasis.OWN, level=LicenceLevel.COUNTY, decided_by=OFFICE, in_name_of=OFFICE
)
NUMBER = licence_number.issue(licence_number.Kind.FOOD_OPERATION, "1", "450103", 1).value
SCOPE = LicenceItem(item="scope", value="预包装食品销售")


def of_kind(kind: str, on: date = TODAY) -> LicenceTerms:
    """The terms of another kind, without promise or papers."""
    return terms_of(RULEBOOK, ServiceGuide(kind=kind, promised={}), on)


def supplied(*materials: str) -> tuple[LicenceMaterial, ...]:
    """Papers handed in."""
    return tuple(
        LicenceMaterial(material=each, title_zh="", status=LicenceMaterialStatus.SUPPLIED) for each in materials
    )


ALL = supplied("form", "layout", "rules")


def on(day: date = TODAY, terms: LicenceTerms = FOOD) -> LicenceContext:
    """The context of a day at ten in the morning, with ids that count up from 1000."""
    ids = iter(range(1000, 2000))
    return LicenceContext(
        now=datetime(day.year, day.month, day.day, 2, tzinfo=UTC),
        today=day,
        new_id=lambda: UUID(int=next(ids)),
        seal=seal,
        calendar=load_calendar("450000"),
        terms=terms,
        certified=lambda post, _: post != UNCERTIFIED,
        qualified=lambda post, _: post == REVIEWER,
        empowered=lambda post, _act, _day: post != POWERLESS,
    )


APPLY = ApplyForLicence(
    entity=ME,
    licence_kind="food-trade",
    procedure=LicenceProcedure.ISSUE,
    division="450103",
    authority=OFFICE,
    items=(SCOPE,),
    materials=ALL,
    owner_post=OFFICER,
)
ACCEPT = AcceptApplication(licence_application=APPLICATION, document="青市监许受〔2026〕1号")
SITE = RecordSiteReview(licence_application=APPLICATION, officers=(OFFICER, SECOND), passed=True, record="核查1")
GRANT = GrantApplication(licence_application=APPLICATION, document="青市监许准〔2026〕1号", decided_by=HEAD)


def given(*history: Any) -> LicenceApplication:
    """The application after a history."""
    state: LicenceApplication | None = None
    for event in history:
        state = evolve_application(state, event)
    assert state is not None
    return state


State = TypeVar("State", Licence, LicenceApplication)


def then(state: State, *history: Any) -> State:
    """A state after more events."""
    evolve: Callable[[Any, Any], Any] = evolve_licence if isinstance(state, Licence) else evolve_application
    for event in history:
        state = evolve(state, event)
    return state


def received(day: date = TODAY, *, terms: LicenceTerms = FOOD, **changes: Any) -> LicenceApplication:
    """An application received on a day."""
    command = replace(APPLY, licence_kind=terms.kind, **changes)
    return given(apply(ACTIVE, None, None, (), command, on(day, terms)))


def accepted(day: date = TODAY, *, terms: LicenceTerms = FOOD, **changes: Any) -> LicenceApplication:
    """An application accepted on the day it came."""
    state = received(day, terms=terms, **changes)
    return then(state, accept(state, ACCEPT, on(day, terms)))


def reviewed(day: date = TODAY, *, terms: LicenceTerms = FOOD, **changes: Any) -> LicenceApplication:
    """As `accepted`, with a site review passed."""
    state = accepted(day, terms=terms, **changes)
    return then(state, record_site_review(state, SITE, on(day, terms)))


def granted(day: date = TODAY, *, terms: LicenceTerms = FOOD, **changes: Any) -> LicenceApplication:
    """As `reviewed`, granted on the same day."""
    state = reviewed(day, terms=terms, **changes)
    return then(state, grant(state, GRANT, on(day, terms)))


def licence(
    valid_from: date = date(2021, 11, 24), valid_to: date | None = date(2026, 11, 23), **changes: Any
) -> Licence:
    """A licence in force."""
    bare = Licence(
        entity=ME,
        code=ACTIVE.code,
        holder_name=ACTIVE.registered_name,
        number=NUMBER,
        licence_kind="food-trade",
        kind_version="1",
        status=LicenceStatus.VALID,
        status_date=valid_from,
        division="450103",
        competence=COMPETENCE,
        items=(SCOPE,),
        valid_from=valid_from,
        valid_to=valid_to,
        terms=(LicenceTerm(from_date=valid_from, to_date=valid_to, application=APPLICATION),),
        application=APPLICATION,
        copies=1,
    )
    return replace(bare, **changes)
