"""A small province for scenario tests: history -> command -> events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from directory.domain import commands as c
from directory.domain.context import Context, Facts
from directory.domain.deciding import DECIDE
from directory.domain.happening import EVOLVE, HANDOVER, Caused
from directory.domain.matters import OpenDeadline, OpenMatter, OpenMatters
from directory.domain.values import approval_id, person_id, post_id, unit_id
from roster.kinds import Role, UnitKind
from roster.powers import Roster
from statutes.refusals import Refusal

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
FOUNDED = date(2019, 1, 1)
DAY = timedelta(days=1)

REGION, CITY = unit_id("450000"), unit_id("450100")
QINGXIU, XINGNING = unit_id("450103"), unit_id("450102")
STATION = unit_id("450103-S01")
HEAD, HANDLER, OTHER = post_id("450103-P1"), post_id("450103-P2"), post_id("450102-P2")
WEI, QIN, HUANG = person_id("GX001"), person_id("GX002"), person_id("GX003")
GRANT = approval_id(HEAD, "enforcement.penalty", "桂审〔2026〕1号")


def context(officer: str = "", today: date = TODAY) -> Context:
    """Today, with ids that count up from 1000."""
    ids = iter(range(1000, 2000))
    return Context(NOW, today, lambda: UUID(int=next(ids)), officer)


def unit(key: str, kind: UnitKind, name: str, short: str, parent: UUID | None, *divisions: str, **more: Any) -> Any:
    values = {"valid_from": FOUNDED, "document": "桂编〔2018〕1号", "administration_parent": parent, **more}
    return c.CreateUnit(
        key=key, kind=kind, full_name=name, short_name=short, duty_parent=parent, divisions=divisions, **values
    )


TREE = (
    unit("450000", UnitKind.REGION, "广西壮族自治区市场监督管理局", "桂", None, "450000"),
    unit("450100", UnitKind.CITY, "南宁市市场监督管理局", "南", REGION, "450100"),
    unit("450103", UnitKind.COUNTY, "南宁市青秀区市场监督管理局", "青", CITY, "450103"),
    unit("450102", UnitKind.COUNTY, "南宁市兴宁区市场监督管理局", "兴", CITY, "450102"),
    unit("450103-S01", UnitKind.STATION, "青秀区津头市场监督管理所", "", QINGXIU, "450103002"),
)


def post(number: str, title: str, role: Role, at: UUID) -> c.CreatePost:
    return c.CreatePost(number=number, title=title, role=role, unit=at, valid_from=FOUNDED, document="桂编〔2018〕2号")


def person(number: str, name: str) -> c.RegisterPerson:
    return c.RegisterPerson(number=number, full_name=name, division="450103", valid_from=FOUNDED)


def appointed(at: UUID, who: UUID) -> c.AppointToPost:
    return c.AppointToPost(post=at, person=who, valid_from=FOUNDED, document="任〔2019〕1号")


STAFF = (
    person("GX001", "韦明"),
    person("GX002", "覃芳"),
    person("GX003", "黄海"),
    post("450103-P1", "局长", Role.PRINCIPAL, QINGXIU),
    post("450103-P2", "执法岗", Role.OFFICER, QINGXIU),
    post("450102-P2", "执法岗(兴宁)", Role.OFFICER, XINGNING),
    appointed(HEAD, WEI),
    appointed(HANDLER, QIN),
    appointed(OTHER, HUANG),
)
GRANTED = c.GrantApproval(
    post=HEAD, act="enforcement.penalty", limit_fen=10_000_000, valid_from=FOUNDED, document="桂审〔2026〕1号"
)


def matter(owner: UUID, number: int = 1, act_by: date = date(2026, 12, 1)) -> OpenMatter:
    deadline = OpenDeadline(rule_id="licence.decide", act_by=act_by)
    return OpenMatter(
        matter=f"proceedings/{UUID(int=number)}",
        source="/licensing",
        matter_kind="proceeding",
        title=f"食品经营许可{number}",
        owner_post=owner,
        division="450103",
        deadlines=(deadline,),
    )


class Scene:
    """The directory after a history of commands, and what is open in other services."""

    def __init__(self, *history: Any, matters: Iterable[OpenMatter] = ()) -> None:
        self.roster = Roster()
        self.handovers: dict[UUID, Any] = {}
        self.matters = OpenMatters(matters)
        for command in history:
            self.does(command, context(today=FOUNDED))

    @property
    def facts(self) -> Facts:
        return Facts(self.roster, self.matters)

    def when(self, command: Any, now: Context | None = None) -> list[Caused]:
        """What a command leads to; the scene stays as it is."""
        return DECIDE[type(command)](self.facts, command, now or context())

    def does(self, command: Any, now: Context | None = None) -> list[Caused]:
        """As `when`, and it happens."""
        caused = self.when(command, now)
        self.happens(caused)
        return caused

    def happens(self, caused: Iterable[Caused]) -> None:
        for each in caused:
            if each.kind == HANDOVER:
                before = self.handovers.get(each.record)
                self.handovers[each.record] = EVOLVE[HANDOVER](before, each.event)
            else:
                self.roster.put(each.record, EVOLVE[each.kind](self._state(each), each.event))

    def _state(self, caused: Caused) -> Any:
        shelves: dict[str, Any] = {
            "unit": self.roster.units,
            "person": self.roster.people,
            "post": self.roster.posts,
            "approval": self.roster.approvals,
        }
        return shelves[caused.kind].get(caused.record)

    def refused(self, command: Any, now: Context | None = None) -> Refusal:
        """The refusal of a command; fails if there is none."""
        try:
            caused = self.when(command, now)
        except Refusal as refusal:
            return refusal
        raise AssertionError(f"not refused: {caused}")


def office(*more: Any, matters: Iterable[OpenMatter] = ()) -> Scene:
    """Two county bureaus with a station, three posts and their holders, and then what more is said."""
    return Scene(*TREE, *STAFF, GRANTED, *more, matters=matters)


def names(scene: Scene, on: date) -> list[str]:
    return [view.full_name for view in scene.roster.tree(on)]
