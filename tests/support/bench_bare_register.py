"""The bare command server: grpc.aio with the register's TLS; parses the same request, inserts one row, answers.

Run as `python -m support.bench_bare_register PORT DATABASE_URL AUTHORITY CERTIFICATE KEY` (paths of PEM files). No
identity, rules, journal or outbox: what is left is what any Python service pays for a durable call.
"""

from __future__ import annotations

import sys
from asyncio import Event
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import grpc

from chassis import process
from chassis.database import Pool, open_pool
from chassis.serving.server import server_credentials
from chassis.settings import TlsSettings
from licensing.service import SERVICE
from smartsupervision.licensing.v1 import entity_pb2 as pb
from smartsupervision.licensing.v1 import register_service_pb2 as rs

CREATE = "CREATE TABLE bare (id uuid PRIMARY KEY, code text NOT NULL, registration bytea NOT NULL)"
INSERT = "INSERT INTO bare (id, code, registration) VALUES (%s, %s, %s)"


async def establish(pool: Pool, request: rs.EstablishEntityRequest, _: Any) -> pb.Entity:
    """One transaction of one row, durable before the answer."""
    stated, record = request.registration, uuid4()
    async with pool.connection() as connection:
        # The pool's connections commit every statement.
        await connection.execute(INSERT, (record, stated.unified_social_credit_code, stated.SerializeToString()))
    return pb.Entity(
        name=f"entities/{record}",
        uid=str(record),
        version=1,
        unified_social_credit_code=stated.unified_social_credit_code,
        registered_name=stated.registered_name,
        business_scope=stated.business_scope,
        address=stated.address,
    )


async def serve(port: int, url: str, tls: TlsSettings, stopping: Event) -> None:
    """Answer until told to stop."""
    pool = await open_pool(url)
    server = grpc.aio.server()
    handler = grpc.unary_unary_rpc_method_handler(
        partial(establish, pool),
        request_deserializer=rs.EstablishEntityRequest.FromString,
        response_serializer=pb.Entity.SerializeToString,
    )
    handlers = grpc.method_handlers_generic_handler(SERVICE.full_name, {"EstablishEntity": handler})
    server.add_generic_rpc_handlers((handlers,))
    server.add_secure_port(f"127.0.0.1:{port}", server_credentials(tls))
    await server.start()
    await stopping.wait()
    await server.stop(1.0)
    await pool.close()


if __name__ == "__main__":
    known = TlsSettings(Path(sys.argv[3]), Path(sys.argv[4]), Path(sys.argv[5]), None)
    process.run(partial(serve, int(sys.argv[1]), sys.argv[2], known))
