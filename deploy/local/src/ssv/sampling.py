"""`ssv import sampling`: failed samples to enforcement, and notices to authorities elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from chassis.client import Stub
from directory.domain.values import unit_id
from enforcement.intake.accounting import Fate, Sent
from enforcement.intake.planning import Plan, Way
from enforcement.intake.requests import Received, Receiver, clue_command, differences, notice_command
from smartsupervision.directory.v1 import directory_service_pb2 as ds
from smartsupervision.directory.v1 import person_pb2
from smartsupervision.enforcement.v1 import enforcement_service_pb2 as es
from smartsupervision.enforcement.v1 import outside_notice_service_pb2 as os_
from smartsupervision.licensing.v1 import register_service_pb2 as rs
from ssv.batching import Courier, refusal_in
from ssv.errors import Exit, StackError
from statutes import divisions

CLUES: Final = es.DESCRIPTOR.services_by_name["EnforcementService"]
NOTICES: Final = os_.DESCRIPTOR.services_by_name["OutsideNoticeService"]
Tell = Callable[[int, float], None]


@dataclass
class Sampling:
    """One import; `home` is the division of the importing bureau."""

    directory: Stub
    register: Stub
    enforcement: Stub
    notices: Stub
    home: str
    received: Received
    rate: float | None = None
    _receivers: dict[str, Receiver | None] = field(default_factory=dict)
    _codes: dict[str, str] = field(default_factory=dict)

    async def run(self, plans: Sequence[Plan], tell: Tell) -> list[Sent]:
        """Send every plan; the answers stand in the order of the plans."""
        here = [each for each in plans if each.way is not Way.NOTICE]
        away = [each for each in plans if each.way is Way.NOTICE]
        clues = [
            clue_command(each, await self._receiver(each.place), await self._code(each.label), self.received)
            for each in here
        ]
        home = await self._receiver(self.home)
        notices = [notice_command(each, home, await self._code(each.label)) for each in away]
        sent: dict[str, Sent] = {}
        couriers = (
            (Courier(self.enforcement, CLUES, self.rate), here, clues),
            (Courier(self.notices, NOTICES, self.rate), away, notices),
        )
        for courier, some, commands in couriers:
            waiting = iter(some)
            async for results in courier.send(commands):
                for result in results:
                    plan = next(waiting)
                    sent[plan.origin_key] = _sent(plan, result)
                tell(len(sent), len(sent) / len(plans))
        return await self._compared([sent[each.origin_key] for each in plans])

    async def _receiver(self, place: str) -> Receiver:
        """The bureau of the place, else of the city around it, else the importing one; and its officer's post."""
        for code in dict.fromkeys((place, divisions.city_of(place), self.home)):
            if code not in self._receivers:
                self._receivers[code] = await self._asked(code)
            if found := self._receivers[code]:
                return found
        raise StackError(f"No bureau of {self.home} is in the directory.", "Load the directory first.", Exit.FAILED)

    async def _asked(self, code: str) -> Receiver | None:
        unit = f"units/{unit_id(code)}"
        answer = await self.directory.call(
            "ListPosts", ds.ListPostsRequest(unit=unit, role=[_ROLE], standing=True, page_size=1)
        )
        return Receiver(unit, answer.posts[0].name) if answer.posts else None

    async def _code(self, label: str) -> str:
        """The credit code of the one entity with exactly this name; "" where none or several have it."""
        if not label or "*" in label:
            return ""
        if label not in self._codes:
            answer = await self.register.call("ListEntities", rs.ListEntitiesRequest(name_prefix=label, page_size=10))
            codes = [each.unified_social_credit_code for each in answer.entities if each.registered_name == label]
            self._codes[label] = codes[0] if len(codes) == 1 else ""
        return self._codes[label]

    async def _compared(self, sent: Sequence[Sent]) -> list[Sent]:
        """What was known before, with what the file says otherwise."""
        recorded = await self._recorded([each for each in sent if each.fate is Fate.KNOWN])
        return [_compare(each, recorded[each.name]) if each.fate is Fate.KNOWN else each for each in sent]

    async def _recorded(self, known: Sequence[Sent]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        clues = [each.name for each in known if each.plan.way is not Way.NOTICE]
        notices = [each.name for each in known if each.plan.way is Way.NOTICE]
        for names in _pages(clues):
            answer = await self.enforcement.call("BatchGetClues", es.BatchGetCluesRequest(names=names))
            found |= {each.name: each for each in answer.clues}
        for names in _pages(notices):
            told = await self.notices.call("BatchGetOutsideNotices", os_.BatchGetOutsideNoticesRequest(names=names))
            found |= {each.name: each for each in told.bulletins}
        return found


_ROLE: Final = person_pb2.ROLE_OFFICER
_PAGE: Final = 500
_KNOWN: Final = {"CLUE_KNOWN": "clue", "OUTSIDE_NOTICE_KNOWN": "notice"}


def _pages(names: Sequence[str]) -> list[Sequence[str]]:
    return [names[start : start + _PAGE] for start in range(0, len(names), _PAGE)]


def _sent(plan: Plan, result: Any) -> Sent:
    if result.HasField("refusal"):
        info = refusal_in(result.refusal)
        if info.reason in _KNOWN:
            return Sent(plan, Fate.KNOWN, info.metadata[_KNOWN[info.reason]])
        return Sent(plan, Fate.REFUSED, reason=info.reason, message=result.refusal.message)
    record = result.outside_notice if plan.way is Way.NOTICE else result.clue
    return Sent(plan, Fate.KNOWN if result.replayed else Fate.MADE, record.name)


def _compare(sent: Sent, recorded: Any) -> Sent:
    found = differences(recorded, sent.plan)
    return Sent(sent.plan, Fate.DIFFERS if found else Fate.KNOWN, sent.name, differences=found)
