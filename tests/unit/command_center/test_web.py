"""Addresses, sessions, headers and the API's description."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from google.type.date_pb2 import Date
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import Response

from chassis.clock import ManualClock
from chassis.errors import Refusal, RefusalKind
from chassis.identity import Caller
from chassis.serving.tokens import TokenVerifier, mint
from command_center.service import SERVICE
from command_center.web import forms, openapi, presenting, problems
from command_center.web.api import BINDINGS
from command_center.web.pages import _local
from command_center.web.sessions import ACTING_COOKIE, COOKIE, LIFETIME, Sessions
from smartsupervision.commandcenter.v1.command_center_pb2 import SearchEntitiesRequest
from smartsupervision.commandcenter.v1.facet_pb2 import Facet, FacetValue
from smartsupervision.licensing.v1.entity_pb2 import EntityStatus, EntityType, RegisteredCapital

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
VALUES = {
    "city": st.sampled_from(["450100", "450300"]),
    "type": st.sampled_from(["BRANCH", "LIMITED_COMPANY"]),
    "status": st.sampled_from(["ACTIVE", "REVOKED"]),
    "established_year": st.integers(1900, 2200).map(str),
    "reserved": st.sampled_from(["true", "false"]),
}


@st.composite
def searches(draw: st.DrawFn) -> SearchEntitiesRequest:
    request = SearchEntitiesRequest(page_size=forms.PAGE_SIZE)
    request.query = draw(st.text(max_size=20)).strip()
    request.order_by = draw(st.sampled_from(sorted(set(forms.ORDERS.values()))))
    chosen = request.filter
    chosen.divisions.extend(draw(st.lists(VALUES["city"], max_size=2, unique=True)))
    chosen.types.extend(draw(st.lists(st.sampled_from(EntityType.values()), max_size=2, unique=True)))
    chosen.statuses.extend(draw(st.lists(st.sampled_from(EntityStatus.values()), max_size=2, unique=True)))
    chosen.established_years.extend(draw(st.lists(st.integers(1900, 2200), max_size=2, unique=True)))
    if draw(st.booleans()):
        chosen.reserved = draw(st.booleans())
    return request


def asked_by(address: str) -> SearchEntitiesRequest:
    return forms.request_of(parse_qsl(urlsplit(address).query))


@given(searches())
def test_an_address_and_its_search_say_the_same(request_: SearchEntitiesRequest) -> None:
    again = asked_by(forms.address(forms.parameters_of(request_)))
    assert forms.parameters_of(again) == forms.parameters_of(request_)


@given(searches(), st.sampled_from(sorted(VALUES)), st.data())
def test_choosing_a_facet_value_twice_leads_back(
    request_: SearchEntitiesRequest, facet: str, data: st.DataObject
) -> None:
    value = data.draw(VALUES[facet])
    request_.filter.ClearField("reserved")
    once = asked_by(forms.toggled(request_, facet, value))
    twice = asked_by(forms.toggled(once, facet, value))
    assert sorted(forms.parameters_of(twice)) == sorted(forms.parameters_of(request_))
    assert forms.parameters_of(once) != forms.parameters_of(request_)


def test_another_filter_starts_at_the_first_page() -> None:
    request_ = forms.request_of([("q", "桂林"), ("after", "token")])
    assert "after" not in forms.toggled(request_, "city", "450300")


@pytest.mark.parametrize(
    ("name", "value"),
    [("type", "SHIP"), ("status", "9"), ("established_year", "x"), ("reserved", "maybe"), ("order", "size")],
)
def test_a_filter_value_that_means_nothing_is_refused_and_named(name: str, value: str) -> None:
    with pytest.raises(Refusal) as caught:
        forms.request_of([(name, value)])
    assert [violation.field for violation in caught.value.violations] == [name]


@pytest.mark.parametrize(
    ("path", "led_to"),
    [("/?q=桂", "/?q=桂"), ("//elsewhere.example", "/"), ("https://elsewhere.example", "/"), ("/\\elsewhere", "/")],
)
def test_after_a_change_of_language_nobody_is_led_off_this_site(path: str, led_to: str) -> None:
    assert _local(path) == led_to


class Desk:
    """A department's key, a verifier that trusts it, and sessions on a clock that stands still."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock(NOW)
        self.key = Ed25519PrivateKey.generate()
        public = self.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        (folder / "market-regulation.pem").write_bytes(public)
        self.sessions = Sessions("s" * 32, TokenVerifier(folder, "smartsupervision", self.clock), self.clock)

    def token(self) -> str:
        return mint(
            self.key, "market-regulation", "0771-004", ["duty-officer"], "450000", "smartsupervision", self.clock.now()
        )

    def cookie(self) -> str:
        response = Response()
        self.sessions.start(response, self.token(), secure=False)
        return response.headers["set-cookie"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def request_with(**headers: str) -> Request:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "headers": raw})


def value_of(cookie: str) -> str:
    return cookie.partition(";")[0]


def test_a_token_gives_a_session_that_scripts_and_other_sites_cannot_use(desk: Desk) -> None:
    cookie = desk.cookie().lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert f"max-age={int(LIFETIME.total_seconds())}" in cookie


def test_a_session_says_who_asks_and_for_which_division(desk: Desk) -> None:
    caller = desk.sessions.caller(request_with(cookie=value_of(desk.cookie())))
    assert caller is not None
    assert (caller.department, caller.officer, caller.division) == ("market-regulation", "0771-004", "450000")
    assert caller.duties == {"duty-officer"}


def test_a_session_ends_after_eight_hours(desk: Desk) -> None:
    cookie = value_of(desk.cookie())
    desk.clock.advance(LIFETIME - timedelta(seconds=1))
    assert desk.sessions.caller(request_with(cookie=cookie)) is not None
    desk.clock.advance(timedelta(seconds=2))
    assert desk.sessions.caller(request_with(cookie=cookie)) is None


def test_a_forged_or_foreign_cookie_is_no_session(desk: Desk) -> None:
    name, _, signed = value_of(desk.cookie()).partition("=")
    header, claims, signature = signed.split(".")
    for forged in (f"{header}.{claims}.{signature[::-1]}", desk.token(), "x", ""):
        assert desk.sessions.caller(request_with(cookie=f"{name}={forged}")) is None
    assert name == COOKIE


def acting(desk: Desk, token: str, officer: str = "0771-004") -> str:
    request = request_with(cookie=f"{ACTING_COOKIE}={token}")
    return desk.sessions.acting(request, Caller("market-regulation", officer=officer))


def test_who_acts_has_signed_in_within_fifteen_minutes_as_himself(desk: Desk) -> None:
    token = desk.token()
    assert acting(desk, token) == token
    with pytest.raises(Refusal, match="SIGN_IN_AGAIN"):
        acting(desk, token, officer="0771-005")
    with pytest.raises(Refusal, match="SIGN_IN_AGAIN"):
        acting(desk, "")
    desk.clock.advance(timedelta(minutes=15))
    with pytest.raises(Refusal, match="SIGN_IN_AGAIN"):
        acting(desk, token)


def test_the_token_for_acting_goes_to_the_paths_that_act_alone(desk: Desk) -> None:
    response = Response()
    desk.sessions.start(response, desk.token(), secure=True)
    (acts,) = [value for value in response.headers.getlist("set-cookie") if value.startswith(ACTING_COOKIE)]
    for part in ("HttpOnly", "Path=/actions", "SameSite=strict", "Secure", "Max-Age=900"):
        assert part in acts


def test_a_form_of_another_session_is_not_ours(desk: Desk) -> None:
    one, other = (request_with(cookie=f"{COOKIE}={value}") for value in ("a", "b"))
    assert desk.sessions.is_ours(one, desk.sessions.csrf(one))
    assert not desk.sessions.is_ours(one, desk.sessions.csrf(other))
    assert not desk.sessions.is_ours(one, "")


def test_a_token_in_the_header_needs_no_session(desk: Desk) -> None:
    caller = desk.sessions.caller(request_with(authorization=f"Bearer {desk.token()}"))
    assert caller is not None
    assert caller.officer == "0771-004"


@pytest.mark.parametrize("header", ["Basic eDp5", "Bearer x", "Bearer"])
def test_a_bad_header_is_refused_and_not_taken_for_nobody(desk: Desk, header: str) -> None:
    with pytest.raises(Refusal) as caught:
        desk.sessions.caller(request_with(authorization=header))
    assert caught.value.kind is RefusalKind.UNAUTHENTICATED


def test_every_method_is_reached_over_http_and_described() -> None:
    assert {binding.method for binding in BINDINGS} == {method.name for method in SERVICE.methods}
    described = openapi.document()
    operations = {operation["operationId"] for path in described["paths"].values() for operation in path.values()}
    assert operations == {binding.method for binding in BINDINGS}


def test_every_reference_of_the_description_leads_somewhere() -> None:
    described = openapi.document()
    references = set(find_references(described))
    schemas = {f"#/components/schemas/{name}" for name in described["components"]["schemas"]}
    assert references <= schemas


def find_references(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if "$ref" in node else []
        return own + [found for value in node.values() for found in find_references(value)]
    if isinstance(node, list):
        return [found for value in node for found in find_references(value)]
    return []


def test_every_kind_of_refusal_has_a_status_code() -> None:
    assert problems.STATUS.keys() == set(RefusalKind)


@pytest.mark.parametrize(
    ("day", "text"),
    [(Date(year=1996, month=2, day=29), "1996-02-29"), (Date(year=1996), "1996"), (Date(), "")],
)
def test_a_date_shows_no_more_than_is_known(day: Date, text: str) -> None:
    assert presenting.date_text(day) == text


@pytest.mark.parametrize(
    ("capital", "text"),
    [
        (RegisteredCapital(amount_fen=39_0000_00, currency="CNY", text="39(万)"), "39 万元"),
        (RegisteredCapital(amount_fen=210362000_00, currency="CNY"), "21,036.2 万元"),
        (RegisteredCapital(amount_fen=5_000_50, currency="CNY"), "5,000.50 元"),
        (RegisteredCapital(amount_fen=100_0000_00, currency="USD"), "100 万USD"),
        (RegisteredCapital(text="不详"), "不详"),
        (RegisteredCapital(), ""),
    ],
)
def test_capital_reads_as_registers_write_it(capital: RegisteredCapital, text: str) -> None:
    assert presenting.capital_text(capital) == text


def test_bars_are_measured_by_the_longest_and_never_vanish() -> None:
    assert [presenting.bar(count, 1000) for count in (0, 1, 500, 1000)] == [0, 1, 10, 20]


def test_a_facet_is_shown_by_rows() -> None:
    values = [FacetValue(value="a", count=1000, selected=True), FacetValue(value="b", count=500, label="乙")]
    facet = Facet(field="office", values=values)
    rows = presenting.facet_rows(facet, lambda field, value: f"/?{field}={value}", lambda _, value: value.upper())
    assert rows == [("/?office=a", True, "A", "1,000", 20), ("/?office=b", False, "乙", "500", 10)]
