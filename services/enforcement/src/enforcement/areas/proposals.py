"""ProposalService: proposals to revoke, orders to the registry, and hints that a party has changed."""

from __future__ import annotations

from typing import Any, Final

from chassis.serving.asking import Asked
from chassis.serving.commanding import Entry
from enforcement.areas.area import Area
from enforcement.bus import Present
from enforcement.domain.proposals import commands as c
from enforcement.domain.proposals import proposing
from enforcement.domain.proposals.records import RevocationProposal
from enforcement.kinds.proposals import CHANGES, ORDERS, PROPOSALS
from enforcement.kinds.records import CASES
from enforcement.stepping import Decide, Step, begins
from smartsupervision.enforcement.v1 import proposal_service_pb2

_FILE: Final = ("documents", "evidence")


def entries(present: Present) -> list[Entry]:
    """The commands as the gRPC methods want them."""
    sends = Step(
        present,
        PROPOSALS,
        proposing.send,
        begins,
        records=("document", *_FILE),
        reaches_out=True,
        also=(("penalty_case", CASES),),
        licences=lambda command: (command.licence,),
    )

    def answer(command: type, decide: Decide, **more: Any) -> Entry:
        step = Step(present, PROPOSALS, decide, lambda each: each.revocation_proposal, **more)
        return Entry(command.__name__, command, step, PROPOSALS)

    return [
        Entry("SendProposal", c.SendProposal, sends, PROPOSALS),
        answer(c.ReceiveProposal, proposing.receive),
        answer(c.ReturnProposal, proposing.give_back),
        answer(c.SupplementProposal, proposing.supplement, records=_FILE, side=_sender),
        answer(c.AcceptProposal, proposing.accept, records=("own_case",)),
        answer(c.RefuseProposal, proposing.decline),
        answer(c.WithdrawProposal, proposing.withdraw, side=_sender),
    ]


def _sender(state: RevocationProposal) -> str:
    return state.asking_division


AREA: Final = Area(
    proposal_service_pb2.DESCRIPTOR.services_by_name["ProposalService"],
    entries,
    (
        Asked(PROPOSALS, "RevocationProposal", "RevocationProposals"),
        Asked(ORDERS, "RevocationOrder", "RevocationOrders"),
        Asked(CHANGES, "PartyChange", "PartyChanges"),
    ),
)
