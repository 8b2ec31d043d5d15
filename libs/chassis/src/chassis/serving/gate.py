"""What stands before every handler: identity, permission, load."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import grpc

from chassis.errors import Refusal, RefusalKind
from chassis.identity import Caller
from chassis.permissions import PermissionTable
from chassis.serving.certificates import CertificateTrust, Holder
from chassis.serving.tokens import TOKEN_FOREIGN, TOKEN_INVALID, TokenVerifier

SERVER_BUSY = Refusal(
    RefusalKind.RESOURCE_EXHAUSTED,
    "SERVER_BUSY",
    "the server is working on as many calls as it takes on",
    "服务繁忙",
    rule="load shedding",
    remedy="wait a second and repeat the call with the same request id",
)


class Gate:
    """Turns a connection and its metadata into a Caller that may call the method."""

    def __init__(self, trust: CertificateTrust, tokens: TokenVerifier, table: PermissionTable) -> None:
        self._trust = trust
        self._tokens = tokens
        self._table = table

    def admit(self, method: str, context: grpc.aio.ServicerContext[Any, Any], metadata: Mapping[str, str]) -> Caller:
        """The caller. Raises Refusal UNAUTHENTICATED or PERMISSION_DENIED kinds."""
        pem = next(iter(context.auth_context().get("x509_pem_cert", ())), b"")
        holder = self._trust.holder(pem)
        authorization = metadata.get("authorization", "")
        caller = self._person(holder, authorization) if authorization else Caller(holder.department, holder.service)
        self._table.check(method, caller)
        return caller

    def _person(self, holder: Holder, authorization: str) -> Caller:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer":
            raise TOKEN_INVALID
        person = self._tokens.verify(token)
        if person.department != holder.department:
            raise TOKEN_FOREIGN
        return Caller(holder.department, holder.service, person.officer, person.duties, person.division, person.post)
