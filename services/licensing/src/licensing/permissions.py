"""Who may call the register: one row per method and department. What is not here is refused.

Commands and lists also stay within the officer's division; that is checked where the record is known.
"""

from __future__ import annotations

from chassis import journal_service
from chassis.permissions import Grant
from licensing.licences.permissions import GRANTS as LICENCE_GRANTS
from licensing.life.services import SERVICES as LIFE_SERVICES
from licensing.revocations import service as revocations
from licensing.service import SERVICE
from matters import service as matters_service

MARKET_REGULATION = frozenset({"market-regulation"})
OTHER_DEPARTMENTS = frozenset({"police", "tax"})

REGISTRAR = frozenset({"registrar"})
READERS = frozenset({"registrar", "supervisor", "duty-officer", "auditor"})
UNMASKERS = frozenset({"registrar", "supervisor"})
DUTY_OFFICER = frozenset({"duty-officer"})
COMMAND_CENTER = frozenset({"command-center"})
DIRECTORY = frozenset({"directory"})
ENFORCEMENT = frozenset({"enforcement"})

COMMANDS = (
    "AdoptEntity",
    "EstablishEntity",
    "ChangeEntity",
    "MoveEntity",
    "RecordRevocation",
    "AnnulEntity",
    "DeregisterEntity",
    "CorrectEntity",
    "CorrectCode",
    "ConfirmEntity",
    "MergeEntities",
    "ConvertEntity",
    "LockEntity",
    "UnlockEntity",
    "OpenPremises",
    "ChangePremises",
    "ClosePremises",
    "BatchExecute",
)
QUESTIONS = (
    "GetEntity",
    "LookupEntity",
    "BatchGetEntities",
    "ListEntities",
    "ListEntityEvents",
    "GetPremises",
    "ListPremises",
    "WatchEntities",
)


def _method(name: str) -> str:
    return f"/{SERVICE.full_name}/{name}"


GRANTS: tuple[Grant, ...] = (
    *(Grant(_method(name), MARKET_REGULATION, REGISTRAR, note="登记 is the registrar's") for name in COMMANDS),
    *(Grant(_method(name), MARKET_REGULATION, READERS, note="supervision rests on the register") for name in QUESTIONS),
    *(Grant(_method(name), OTHER_DEPARTMENTS, DUTY_OFFICER, note="企业信息公示; 政务数据共享") for name in QUESTIONS),
    Grant(_method("ReadSensitiveField"), MARKET_REGULATION, UNMASKERS, note="own duty, with purpose and reason"),
    Grant(_method("ReadSensitiveField"), frozenset({"police"}), DUTY_OFFICER, note="investigation, with reason"),
    Grant(_method("ListEntityEvents"), MARKET_REGULATION, services=COMMAND_CENTER, note="keeps officers to divisions"),
    *LICENCE_GRANTS,
    *(grant for service in LIFE_SERVICES for grant in service.grants(MARKET_REGULATION, REGISTRAR, READERS)),
    *revocations.grants(MARKET_REGULATION, REGISTRAR, READERS),
    *matters_service.grants(MARKET_REGULATION, READERS, COMMAND_CENTER | DIRECTORY),
    *journal_service.grants(
        MARKET_REGULATION,
        readers=COMMAND_CENTER | DIRECTORY | ENFORCEMENT,
        watchers=MARKET_REGULATION | OTHER_DEPARTMENTS,
    ),
)
