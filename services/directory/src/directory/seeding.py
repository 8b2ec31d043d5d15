"""The simulated province's directory as commands: the same seed gives the same commands, in an order that works.

14 cities of Guangxi with their counties, stations, one bureau of a development area, an enforcement team per city, and
people in every post. Names of people are made up; the numbers of documents and certificates are of no real authority.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any, Final
from uuid import UUID

from directory.domain import commands as c
from directory.domain.values import person_id, post_id, unit_id
from province import people, places
from roster.kinds import Role, UnitKind
from roster.records import UNLIMITED_FEN
from statutes import divisions

REGION: Final = "450000"
SINCE: Final = date(2019, 1, 1)
"""The authorities' reform of 2018 had taken effect."""
CERTIFIED_UNTIL: Final = date(2028, 12, 31)
SMALL_FEN: Final = 5_000_000
"""50,000 yuan: what a deputy approves alone."""
ACTS: Final = (
    "licence.decide",
    "licence.extend",
    "licence.suspend",
    "licence.withdraw",
    "licence.annul",
    "licence.cancel",
    "registration.decide",
    "enforcement.clue",
    "enforcement.file",
    "enforcement.suspend",
    "enforcement.terminate",
    "enforcement.extend",
    "enforcement.notice",
    "enforcement.hearing",
    "enforcement.decide",
    "enforcement.close",
    "enforcement.measure",
    "enforcement.defer",
    "enforcement.court",
    "enforcement.publish",
)
"""Kinds of act, as the services that ask name them."""
STATIONS_PER_COUNTY: Final = 2
DEVELOPMENT_AREA: Final = "450100-D01"


@dataclass(frozen=True, slots=True)
class Place:
    """A post of an ordinary bureau."""

    suffix: str
    title: str
    role: Role
    speciality: str = ""


BUREAU: Final = (
    Place("01", "局长", Role.PRINCIPAL),
    Place("02", "副局长", Role.DEPUTY),
    Place("03", "法制审核岗", Role.REVIEWER, "法制"),
    Place("04", "登记许可岗", Role.REGISTRAR, "登记注册"),
    Place("05", "登记许可复核岗", Role.REGISTRAR, "登记注册"),
    Place("06", "执法岗", Role.OFFICER, "食品"),
    Place("07", "执法二岗", Role.OFFICER, "特种设备"),
)
STATION: Final = (
    Place("01", "所长", Role.OFFICER),
    Place("02", "监管岗", Role.OFFICER, "食品"),
    Place("03", "监管二岗", Role.OFFICER, "网络交易"),
)
TEAM: Final = (
    Place("01", "队长", Role.OFFICER),
    Place("02", "执法一岗", Role.OFFICER, "食品"),
    Place("03", "执法二岗", Role.OFFICER, "价格"),
    Place("04", "执法三岗", Role.OFFICER, "知识产权"),
)


class Seeder:
    """Makes the commands of one province; use it once."""

    def __init__(self, seed: int) -> None:
        self._rng = Random(f"directory {seed}")  # noqa: S311 - the same seed gives the same province
        self._people = 0
        self._short_names: set[str] = set()

    def commands(self) -> Iterator[Any]:
        """Every command, parents before children."""
        yield from self._bureau(REGION, UnitKind.REGION, "广西壮族自治区市场监督管理局", "桂", None, REGION)
        for city in divisions.children(REGION):
            yield from self._city(city.code, city.name)

    def _city(self, code: str, name: str) -> Iterator[Any]:
        bureau = f"{name}市场监督管理局"
        short = self._short_name(name, name)
        yield from self._bureau(code, UnitKind.CITY, bureau, short, unit_id(REGION), code)
        yield from self._team(code, name)
        if DEVELOPMENT_AREA.startswith(code):
            yield from self._development_area(code)
        for county in places.counties_of(code):
            yield from self._county(county, divisions.name_of(county), name, unit_id(code))

    def _county(self, code: str, name: str, city: str, above: UUID) -> Iterator[Any]:
        short = self._short_name(name, city + name)
        full = f"{places.local_name(code)}市场监督管理局"
        yield from self._bureau(code, UnitKind.COUNTY, full, short, above, code)
        for number in range(1, STATIONS_PER_COUNTY + 1):
            key = f"{code}-S{number:02d}"
            called = f"{name}{'城关' if number == 1 else '乡镇'}市场监督管理所"
            yield _unit(key, UnitKind.STATION, called, "", unit_id(code), f"{code}{number:03d}")
            yield from self._staff(key, STATION, code)

    def _team(self, city: str, name: str) -> Iterator[Any]:
        key = f"{city}-T01"
        yield _unit(key, UnitKind.ENFORCEMENT_TEAM, f"{name}市场监管综合行政执法支队", "", unit_id(city), city)
        yield from self._staff(key, TEAM, city)

    def _development_area(self, city: str) -> Iterator[Any]:
        """A bureau sent out to an area that has no division of its own: it acts for that of the district."""
        name = "南宁高新技术产业开发区市场监督管理局"
        above, district = unit_id(city), "450107"
        yield from self._bureau(DEVELOPMENT_AREA, UnitKind.DISPATCHED_BUREAU, name, "南高新", above, district)

    def _bureau(
        self, key: str, kind: UnitKind, name: str, short: str, above: UUID | None, division: str
    ) -> Iterator[Any]:
        self._short_names.add(short)
        yield _unit(key, kind, name, short, above, division)
        yield from self._staff(key, BUREAU, division)
        principal, deputy = (post_id(f"{key}-P{place.suffix}") for place in BUREAU[:2])
        for act in ACTS:
            yield _grant(principal, act, UNLIMITED_FEN, f"{short}市监审〔2019〕1号")
            yield _grant(deputy, act, SMALL_FEN, f"{short}市监审〔2019〕2号")

    def _staff(self, key: str, places_: tuple[Place, ...], division: str) -> Iterator[Any]:
        for place in places_:
            yield from self._post(f"{key}-P{place.suffix}", place, unit_id(key), division)

    def _post(self, number: str, place: Place, unit: UUID, division: str) -> Iterator[Any]:
        self._people += 1
        officer = f"GX{self._people:06d}"
        post = post_id(number)
        yield c.RegisterPerson(number=officer, full_name=people.person(self._rng), division=division, valid_from=SINCE)
        yield c.CreatePost(
            number=number,
            title=place.title,
            role=place.role,
            speciality=place.speciality,
            unit=unit,
            valid_from=SINCE,
            document="桂编〔2018〕100号",
        )
        yield c.AppointToPost(post=post, person=person_id(officer), valid_from=SINCE, document="桂市监任〔2019〕1号")
        if place.role in (Role.OFFICER, Role.PRINCIPAL, Role.DEPUTY):
            yield c.RenewCertificate(
                post=post, number=f"模拟{division[:6]}{self._people:06d}", valid_from=SINCE, valid_to=CERTIFIED_UNTIL
            )
        if place.role is Role.REVIEWER:
            yield c.QualifyReviewer(post=post, number=f"模拟A{self._people:06d}", valid_from=SINCE)

    def _short_name(self, name: str, longer: str) -> str:
        """Two characters of the place, more where another place has them."""
        candidates = (name[:2], name.rstrip("市区县"), longer[:2] + name[:2], longer[:8])
        chosen = next(each for each in candidates if len(each) > 1 and each not in self._short_names)
        self._short_names.add(chosen)
        return chosen


def commands(seed: int) -> Iterator[Any]:
    """The directory of the province of a seed."""
    return Seeder(seed).commands()


def _unit(key: str, kind: UnitKind, name: str, short: str, above: UUID | None, division: str) -> c.CreateUnit:
    return c.CreateUnit(
        key=key,
        kind=kind,
        full_name=name,
        short_name=short,
        duty_parent=above,
        administration_parent=above,
        divisions=(division,),
        valid_from=SINCE,
        document="桂编〔2018〕99号",
    )


def _grant(post: UUID, act: str, limit_fen: int, document: str) -> c.GrantApproval:
    return c.GrantApproval(post=post, act=act, limit_fen=limit_fen, valid_from=SINCE, document=document)
