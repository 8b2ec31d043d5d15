"""Two owners read by one process over real Kafka: each has its consumer, its positions and its index."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from integration.command_center.conftest import Desk, OpenDesk
from kafka import KafkaProducer
from kafka.admin import KafkaAdminClient, NewTopic
from support.asynchronous import asynchronous
from support.center import entity
from support.licences import post, unit
from support.owner import Register
from support.stack import Servers

from chassis.reading import Reader, faust_app
from chassis.settings import KafkaSettings
from chassis.streams import STREAMS
from command_center import store
from command_center.index import KINDS

SECONDS = 60


def topic(servers: Servers) -> str:
    name = servers.name("two-owners")
    client = KafkaAdminClient(**servers.kafka())
    client.create_topics([NewTopic(name, num_partitions=STREAMS, replication_factor=1)])
    client.close()
    return name


def publish(servers: Servers, name: str, register: Register) -> None:
    """Every event of a register, as its relay sends it."""
    producer = KafkaProducer(**servers.kafka())
    for stream in register.streams:
        for event in stream:
            headers = [("number", str(event.number).encode())]
            producer.send(name, event.raw, partition=event.stream, headers=headers)
    producer.flush()
    producer.close()


async def applied(reader: Reader, register: Register) -> None:
    heads = await register.heads()
    while store.behind(dict(enumerate(heads)), await reader.positions()):
        await asyncio.sleep(0.1)


async def count(desk: Desk, kinds: Sequence[str]) -> list[int]:
    await desk.elastic.refresh("ssv-*")
    return [await desk.elastic.count(KINDS[kind].alias) for kind in kinds]


@asynchronous
async def test_each_owner_has_a_reader_that_waits_for_no_other(servers: Servers, open_desk: OpenDesk) -> None:
    login = servers.kafka()
    settings = KafkaSettings(login["bootstrap_servers"], "admin", login["sasl_plain_password"])
    async with open_desk() as desk:
        names = [topic(servers), topic(servers)]
        readers = [desk.reader, desk.directory_reader]
        apps = [
            faust_app.build(settings, name, f"group-{name}", "projector-0", reader)
            for name, reader in zip(names, readers, strict=True)
        ]
        running = [asyncio.create_task(faust_app.run(app)) for app in apps]
        try:
            office = unit(1, "秀峰市场监管所")
            desk.directory.put(office, post(office))
            await asyncio.to_thread(publish, servers, names[1], desk.directory)
            async with asyncio.timeout(SECONDS):
                await applied(desk.directory_reader, desk.directory)
            assert await count(desk, ["entity", "unit", "post"]) == [0, 1, 1]
            desk.register.put(*(entity(number) for number in range(30)))
            await asyncio.to_thread(publish, servers, names[0], desk.register)
            async with asyncio.timeout(SECONDS):
                await applied(desk.reader, desk.register)
            assert await count(desk, ["entity", "unit", "post"]) == [30, 1, 1]
            assert not any(task.done() for task in running)
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
