"""The bare server of case commands: grpc.aio with TLS; parses the same requests, inserts one row for each, answers.

Run as `python -m support.bench_bare_cases PORT DATABASE_URL AUTHORITY CERTIFICATE KEY` (paths of PEM files). No
identity, rules, clocks, journal or outbox: what is left is what any Python service pays for a durable call.
"""

from __future__ import annotations

import sys
from asyncio import Event
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import grpc
from google.protobuf.message_factory import GetMessageClass

from chassis import process
from chassis.database import Pool, open_pool
from chassis.serving.server import server_credentials
from chassis.settings import TlsSettings
from smartsupervision.enforcement.v1 import enforcement_service_pb2

SERVICE = enforcement_service_pb2.DESCRIPTOR.services_by_name["EnforcementService"]
COLLECTIONS = {"Clue": "clues", "PenaltyCase": "cases", "Evidence": "evidence"}
CREATE = "CREATE TABLE bare (id uuid PRIMARY KEY, method text NOT NULL, request bytea NOT NULL)"
INSERT = "INSERT INTO bare (id, method, request) VALUES (%s, %s, %s)"


async def answer(pool: Pool, method: str, answered: Any, request: Any, _: Any) -> Any:
    """One transaction of one row, durable before the answer."""
    record = uuid4()
    async with pool.connection() as connection:
        # The pool's connections commit every statement.
        await connection.execute(INSERT, (record, method, request.SerializeToString()))
    return answered(name=f"{COLLECTIONS[answered.DESCRIPTOR.name]}/{record}")


async def serve(port: int, url: str, tls: TlsSettings, stopping: Event) -> None:
    """Answer until told to stop."""
    pool = await open_pool(url)
    server = grpc.aio.server()
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(SERVICE.full_name, _handlers(pool)),))
    server.add_secure_port(f"127.0.0.1:{port}", server_credentials(tls))
    await server.start()
    await stopping.wait()
    await server.stop(1.0)
    await pool.close()


def _handlers(pool: Pool) -> dict[str, Any]:
    found = {}
    for method in SERVICE.methods:
        request, answered = GetMessageClass(method.input_type), GetMessageClass(method.output_type)
        if answered.DESCRIPTOR.name in COLLECTIONS:
            found[method.name] = grpc.unary_unary_rpc_method_handler(
                partial(answer, pool, method.name, answered),
                request_deserializer=request.FromString,
                response_serializer=answered.SerializeToString,
            )
    return found


if __name__ == "__main__":
    known = TlsSettings(Path(sys.argv[3]), Path(sys.argv[4]), Path(sys.argv[5]), None)
    process.run(partial(serve, int(sys.argv[1]), sys.argv[2], known))
