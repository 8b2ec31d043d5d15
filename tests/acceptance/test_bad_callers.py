"""Callers without the right certificate, token, duty or division: a clear answer, and nothing changes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import grpc
import httpx
import jwt
import psycopg
import pytest
from acceptance.conftest import code
from acceptance.officer import Officer
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from support.platform_stack import Platform
from support.register_requests import adopt

from chassis.client import Stub, channel, refusal_of
from chassis.errors import Refusal
from chassis.settings import TlsSettings
from licensing.service import SERVICE
from smartsupervision.licensing.v1 import register_service_pb2 as rs
from ssv import certificates, tokens
from ssv.certificates import Identity
from ssv.folders import Folders
from ssv.tokens import DEMONSTRATION

REGISTRAR = replace(DEMONSTRATION, officer="0771-0042", duties=("registrar",))
ADOPT = adopt(1, unified_social_credit_code=code(900))
ADOPT.request_id = "a command that is never carried out"
YEARS_AGO = timedelta(days=1000)


@dataclass(frozen=True)
class Door:
    """The licensing service's real port, and what opens it."""

    platform: Platform

    @property
    def folders(self) -> Folders:
        """Where certificates and keys lie."""
        return self.platform.stack.folders

    def token(self, officer: tokens.Officer = REGISTRAR, age: timedelta = timedelta()) -> str:
        """A token of an officer, minted some time ago."""
        return tokens.mint(self.folders, officer, datetime.now(UTC) - age)

    def certified(self, folder: Path, department: str, age: timedelta = timedelta()) -> Identity:
        """A new certificate of a department, issued some time ago."""
        certificate, key = certificates.issue(self.folders, department, "officer", datetime.now(UTC) - age)
        own = certificates.identity(self.folders, department)
        (folder / "own.pem").write_bytes(certificate)
        (folder / "own.key").write_bytes(key)
        return replace(own, certificate=folder / "own.pem", key=folder / "own.key")

    def call(
        self,
        files: Identity | str,
        token: str,
        method: str = "AdoptEntity",
        request: Any = ADOPT,
        seconds: float = 10,
    ) -> Any:
        """Call the register; the answer, or the error of the call."""
        given = certificates.identity(self.folders, files) if isinstance(files, str) else files
        tls = TlsSettings(given.ca, given.certificate, given.key, given.crl)

        async def once() -> Any:
            async with channel(tls, f"127.0.0.1:{self.platform.stack.ports['licensing']}") as opened:
                stub = Stub(opened, SERVICE, (lambda: token) if token else None)
                return await stub.call(method, request, timeout=seconds)

        try:
            return asyncio.run(once())
        except grpc.aio.AioRpcError as error:
            return error

    def refusal(self, files: Identity | str, token: str, method: str = "AdoptEntity", request: Any = ADOPT) -> Refusal:
        """Call and be refused, with everything a refusal has to say."""
        error = self.call(files, token, method, request)
        assert isinstance(error, grpc.aio.AioRpcError), error
        found = refusal_of(error)
        assert found is not None, error
        assert found.message
        assert found.message_zh
        assert found.rule
        assert found.remedy
        return found


@pytest.fixture
def door(platform: Platform) -> Iterator[Door]:
    """The register; whatever a test does here, its journal stays as it is."""

    def events() -> Any:
        with psycopg.connect(platform.stack.database_url("licensing_app", "licensing")) as connection:
            return connection.execute("SELECT max(pos), count(*) FROM journal").fetchone()

    before = events()
    yield Door(platform)
    assert events() == before


def test_wrong_duty_department_or_division_is_named(door: Door) -> None:
    auditor, police = replace(REGISTRAR, duties=("auditor",)), replace(REGISTRAR, department="police")
    elsewhere = replace(REGISTRAR, division="450300")
    own = "market-regulation"
    assert door.refusal(own, door.token(auditor)).reason == "DUTY_MISSING"
    assert door.refusal("police", door.token(police)).reason == "METHOD_NOT_GRANTED"
    refused = door.refusal(own, door.token(elsewhere))
    assert refused.reason == "OUT_OF_DIVISION"
    assert "450300" in refused.message
    assert "450103" in refused.message


def test_a_token_that_is_missing_expired_foreign_or_forged_is_refused(door: Door) -> None:
    own = "market-regulation"
    assert door.refusal(own, "").reason in ("TOKEN_MISSING", "DUTY_MISSING")
    assert door.refusal(own, door.token(age=timedelta(minutes=16))).reason == "TOKEN_EXPIRED"
    assert door.refusal(own, door.token(replace(REGISTRAR, department="police"))).reason == "TOKEN_FOREIGN"
    assert door.refusal(own, "not.a.token").reason == "TOKEN_INVALID"
    for forged in forgeries(door):
        assert door.refusal(own, forged).reason == "TOKEN_INVALID"


def forgeries(door: Door) -> Iterator[str]:
    """Our department's claims without its key, for another audience, without an expiry, and unsigned."""
    claims = jwt.decode(door.token(), options={"verify_signature": False})
    header = {"kid": "market-regulation"}
    path = door.folders.secrets / "market-regulation.token.key"
    own = load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(own, Ed25519PrivateKey)
    yield jwt.encode(claims, Ed25519PrivateKey.generate(), algorithm="EdDSA", headers=header)
    yield jwt.encode(claims | {"aud": "another-platform"}, own, algorithm="EdDSA", headers=header)
    yield jwt.encode({k: v for k, v in claims.items() if k != "exp"}, own, algorithm="EdDSA", headers=header)
    yield jwt.encode(claims, "", algorithm="none", headers=header)
    yield jwt.encode(claims, own, algorithm="EdDSA", headers={"kid": "../market-regulation"})


def test_a_certificate_is_refused_from_the_moment_it_is_revoked(door: Door, tmp_path: Path) -> None:
    files = door.certified(tmp_path, "police")
    officer = door.token(replace(REGISTRAR, department="police", duties=("duty-officer",)))
    question = rs.ListEntitiesRequest(page_size=1)
    assert isinstance(door.call(files, officer, "ListEntities", question), rs.ListEntitiesResponse)
    certificates.revoke(door.folders, files.certificate, datetime.now(UTC))
    assert door.refusal(files, officer, "ListEntities", question).reason == "CERTIFICATE_REVOKED"
    # Other certificates of the department still count.
    assert isinstance(door.call("police", officer, "ListEntities", question), rs.ListEntitiesResponse)


def test_an_expired_certificate_opens_no_connection(door: Door, tmp_path: Path) -> None:
    error = door.call(door.certified(tmp_path, "market-regulation", YEARS_AGO), door.token())
    assert error.code() is grpc.StatusCode.UNAVAILABLE


def test_a_certificate_of_another_authority_opens_no_connection(door: Door, tmp_path: Path) -> None:
    stranger = Folders(tmp_path)
    for folder in (stranger.tls, stranger.secrets, stranger.token_keys):
        folder.mkdir(parents=True, exist_ok=True)
    certificates.ensure(stranger, datetime.now(UTC))
    files = replace(
        certificates.identity(stranger, "market-regulation"), ca=certificates.identity(door.folders, "police").ca
    )
    assert door.call(files, door.token()).code() is grpc.StatusCode.UNAVAILABLE


def test_a_department_nobody_knows_may_do_nothing(door: Door, tmp_path: Path) -> None:
    files = door.certified(tmp_path, "fire-brigade")
    assert door.refusal(files, "").reason == "METHOD_NOT_GRANTED"


def test_a_deadline_that_passes_is_told_and_the_command_acts_once_however_often_it_is_sent(platform: Platform) -> None:
    door, own = Door(platform), "market-regulation"
    request = adopt(2, unified_social_credit_code=code(901))
    request.request_id = str(uuid4())
    for seconds in (0.0001, 0.001, 0.002, 0.005, 0.01):
        answer = door.call(own, door.token(), request=request, seconds=seconds)
        if isinstance(answer, grpc.aio.AioRpcError):
            assert answer.code() is grpc.StatusCode.DEADLINE_EXCEEDED
    entity = door.call(own, door.token(), request=request)
    with psycopg.connect(platform.stack.database_url("licensing_app", "licensing")) as connection:
        rows = connection.execute("SELECT version FROM journal WHERE aggregate_id = %s", (entity.uid,)).fetchall()
    assert rows == [(1,)]
    request.registration.registered_name = "另一个名称商行"
    assert door.refusal(own, door.token(), request=request).reason == "REQUEST_ID_REUSED"


def test_messages_that_are_malformed_or_too_large_are_told_so(door: Door) -> None:
    files, own = certificates.identity(door.folders, "market-regulation"), door.token()
    target = f"127.0.0.1:{door.platform.stack.ports['licensing']}"

    async def sent(raw: bytes) -> grpc.aio.AioRpcError:
        async with channel(TlsSettings(files.ca, files.certificate, files.key, files.crl), target) as opened:
            call: Any = opened.unary_unary(f"/{SERVICE.full_name}/AdoptEntity")
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await call(raw, metadata=[("authorization", f"Bearer {own}")], timeout=10)
            return caught.value

    malformed = refusal_of(asyncio.run(sent(b"\xff" * 40)))
    assert malformed
    assert malformed.reason == "MALFORMED_REQUEST"
    assert asyncio.run(sent(bytes(5 * 1024 * 1024))).code() is grpc.StatusCode.RESOURCE_EXHAUSTED


def test_over_http_the_same_is_refused(platform: Platform, officer: Officer) -> None:
    address = f"{platform.stack.page_url}/api/v1/parked"
    door = Door(platform)

    def refused(token: str) -> tuple[int, str]:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        answer = httpx.get(address, headers=headers, trust_env=False)
        error = answer.json()["error"]
        assert error["message"]
        assert error["messageZh"]
        assert error["remedy"]
        return answer.status_code, error["reason"]

    assert refused("") == (401, "NOT_SIGNED_IN")
    assert refused(door.token(age=timedelta(minutes=16))) == (401, "TOKEN_EXPIRED")
    assert {refused(forged) for forged in forgeries(door)} == {(401, "TOKEN_INVALID")}
    assert refused(door.token(replace(DEMONSTRATION, department="police"))) == (403, "METHOD_NOT_GRANTED")
    assert officer.get("/api/v1/parked").status_code == 200
