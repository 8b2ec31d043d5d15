"""The kinds of aggregate of licences: dataclasses and contract, joined by name (see chassis.mapped)."""

from __future__ import annotations

from typing import Any, Final, TypeVar, get_args
from uuid import UUID

from chassis.aggregates import Claim
from chassis.mapped import Kind, Listed
from chassis.mapping import Mapper
from licensing.domain.licences import application_events, licence_events, simple_events
from licensing.domain.licences.applications import LicenceApplication
from licensing.domain.licences.licences import Licence, LicenceBar, LicenceDelegation
from licensing.domain.licences.simple_modes import Filing, Pledge
from smartsupervision.licensing.v1 import licence_application_pb2, licence_events_pb2, licence_pb2

NUMBERS: Final = "licence-number"
"""Claims on numbers of licences and filings; never given up, so a number is never used again (SAMR-78/2023:39)."""
ENDLESS: Final = "9999-12-31"
"""Where a licence without a last day stands in lists: last."""
UNDATED: Final = "0000-00-00"

APPLICATIONS, LICENCES, FILINGS, PLEDGES = "applications", "licences", "filings", "pledges"
MAPPER: Final = Mapper(
    {
        "entity": "entities",
        "licence": LICENCES,
        "licence_application": APPLICATIONS,
        "application": APPLICATIONS,
        "filing": FILINGS,
        "pledge": PLEDGES,
        **dict.fromkeys(("owner_post", "officers", "reviewer", "approved_by", "decided_by", "ordered_by"), "posts"),
    }
)

State = TypeVar("State")


class BegunKind(Kind[State]):
    """A kind whose first event is the state itself, so that nothing stands in it twice."""

    def encode_event(self, aggregate_id: UUID, version: int, event: Any, after: State) -> tuple[str, bytes]:
        """As in `Kind`; the state in the event's own field gives way to the published one."""
        message = self.mapper.to_message(event, self.message_of(event))
        message.ClearField(self.kind)
        return self.with_state(message, aggregate_id, version, after)


def _application(state: LicenceApplication) -> Listed:
    return Listed(
        state.division,
        _day(state.received_on, UNDATED),
        {**_common(state), "status": int(state.status), "procedure": int(state.procedure)},
    )


def _licence(state: Licence) -> Listed:
    return Listed(
        state.division,
        _day(state.valid_to, ENDLESS),
        {
            **_common(state),
            "status": int(state.status),
            "number": state.number,
            "renewal_pending": state.pending_renewal is not None,
        },
    )


def _filing(state: Filing) -> Listed:
    return Listed(state.division, _day(state.filed_on, UNDATED), {**_common(state), "status": int(state.status)})


def _pledge(state: Pledge) -> Listed:
    order = _day(state.check_by or state.pledged_on, UNDATED)
    return Listed(state.division, order, {**_common(state), "status": int(state.status)})


def _bar(state: LicenceBar) -> Listed:
    return Listed("", _day(state.until, UNDATED), _common(state))


def _delegation(state: LicenceDelegation) -> Listed:
    order = f"{state.licence_kind} {state.area}"
    return Listed(state.area, order, {"licence_kind": state.licence_kind, "area": state.area})


def _common(state: LicenceApplication | Licence | Filing | Pledge | LicenceBar) -> dict[str, str]:
    return {"licence_kind": state.licence_kind, "entity": f"entities/{state.entity}"}


def _day(day: object, otherwise: str) -> str:
    return str(day) if day else otherwise


def _number(state: Licence | Filing) -> frozenset[Claim]:
    return frozenset({Claim(NUMBERS, state.number)}) if state.number else frozenset()


def _of(union: Any) -> tuple[type, ...]:
    """The members of a union of events."""
    return get_args(union) or (union,)


APPLICATION: Final[Kind[LicenceApplication]] = BegunKind(
    kind="licence_application",
    collection=APPLICATIONS,
    state=LicenceApplication,
    message=licence_application_pb2.LicenceApplication,
    events=_of(application_events.LicenceApplicationEvent),
    events_module=licence_events_pb2,
    evolve=application_events.evolve_application,
    mapper=MAPPER,
    listed=_application,
    subject=lambda state: state.code,
)
LICENCE: Final[Kind[Licence]] = BegunKind(
    kind="licence",
    collection=LICENCES,
    state=Licence,
    message=licence_pb2.Licence,
    events=_of(licence_events.LicenceEvent),
    events_module=licence_events_pb2,
    evolve=licence_events.evolve_licence,
    mapper=MAPPER,
    listed=_licence,
    claims=_number,
    subject=lambda state: state.code,
)
FILING: Final[Kind[Filing]] = BegunKind(
    kind="filing",
    collection=FILINGS,
    state=Filing,
    message=licence_application_pb2.Filing,
    events=_of(simple_events.FilingEvent),
    events_module=licence_events_pb2,
    evolve=simple_events.evolve_filing,
    mapper=MAPPER,
    listed=_filing,
    claims=_number,
    subject=lambda state: state.code,
)
PLEDGE: Final[Kind[Pledge]] = BegunKind(
    kind="pledge",
    collection=PLEDGES,
    state=Pledge,
    message=licence_application_pb2.Pledge,
    events=_of(simple_events.PledgeEvent),
    events_module=licence_events_pb2,
    evolve=simple_events.evolve_pledge,
    mapper=MAPPER,
    listed=_pledge,
    subject=lambda state: state.code,
)
BAR: Final[Kind[LicenceBar]] = Kind(
    kind="licence_bar",
    collection="bars",
    state=LicenceBar,
    message=licence_pb2.LicenceBar,
    events=(licence_events.LicenceBarred,),
    events_module=licence_events_pb2,
    evolve=licence_events.evolve_bar,
    mapper=MAPPER,
    listed=_bar,
    subject=lambda state: state.code,
)
DELEGATION: Final[Kind[LicenceDelegation]] = Kind(
    kind="licence_delegation",
    collection="delegations",
    state=LicenceDelegation,
    message=licence_pb2.LicenceDelegation,
    events=_of(licence_events.LicenceDelegationEvent),
    events_module=licence_events_pb2,
    evolve=licence_events.evolve_delegation,
    mapper=MAPPER,
    listed=_delegation,
)
KINDS: Final[tuple[Kind[Any], ...]] = (APPLICATION, LICENCE, FILING, PLEDGE, BAR, DELEGATION)
