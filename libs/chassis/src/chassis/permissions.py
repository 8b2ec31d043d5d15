"""Who may call what: one readable table per service. What is not in it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chassis.errors import Refusal, RefusalKind
from chassis.identity import Caller

ANY_DEPARTMENT: frozenset[str] = frozenset({"*"})


@dataclass(frozen=True)
class Grant:
    """One row: these departments' officers with one of these duties may call the method; or, where services are
    named, these services of these departments and nobody else."""

    method: str
    """Full gRPC method, `/package.Service/Method`; `/package.Service/*` is the whole service."""
    departments: frozenset[str]
    """Departments by certificate, or ANY_DEPARTMENT."""
    duties: frozenset[str] = frozenset()
    """The officer needs one of these; empty means no person is needed."""
    services: frozenset[str] = frozenset()
    """Services that may call without a person, by certificate of one of the departments."""
    note: str = ""


def _refusal(reason: str, message: str, message_zh: str, **metadata: str) -> Refusal:
    return Refusal(
        RefusalKind.PERMISSION_DENIED,
        reason,
        message,
        message_zh,
        rule="permission table",
        remedy="ask the operator for the grant, or call with the duty that has it",
        metadata=metadata,
    )


class PermissionTable:
    """The grants of one server."""

    def __init__(self, grants: Iterable[Grant]) -> None:
        self._rows: dict[str, list[Grant]] = {}
        for grant in grants:
            self._rows.setdefault(grant.method, []).append(grant)

    def check(self, method: str, caller: Caller) -> None:
        """Raises Refusal METHOD_NOT_GRANTED or DUTY_MISSING, or TOKEN_MISSING where only a person is missing."""
        service = method.rpartition("/")[0]
        rows = self._rows.get(method, []) + self._rows.get(f"{service}/*", [])
        mine = [row for row in rows if row.departments == ANY_DEPARTMENT or caller.department in row.departments]
        if any(caller.service in row.services for row in mine):
            return
        mine = [row for row in mine if not row.services]
        if not mine:
            raise _refusal(
                "METHOD_NOT_GRANTED",
                f"department {caller.department} may not call {method}",
                "本部门无权调用该方法",
                department=caller.department,
                method=method,
            )
        if not any(not row.duties or caller.duties & row.duties for row in mine):
            needed = ", ".join(sorted({duty for row in mine for duty in row.duties}))
            raise _refusal("DUTY_MISSING", f"{method} needs one of the duties: {needed}", "缺少所需岗位", method=method)


def require_division(caller: Caller, division: str) -> None:
    """Raises Refusal DIVISION_OUT_OF_REACH unless the officer's division reaches the given one."""
    if not caller.reaches(division):
        raise _refusal(
            "DIVISION_OUT_OF_REACH",
            f"an officer of division {caller.division} has no say in division {division}",
            "超出本人管辖区划",
            granted=caller.division or "",
            division=division,
        )
