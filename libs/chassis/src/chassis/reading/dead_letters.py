"""The dead-letter topic: parked events with the coordinates they had."""

from __future__ import annotations

from collections.abc import Sequence

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from chassis.envelope import CONTENT_TYPE
from chassis.errors import TransientError
from chassis.reading.records import Parked
from chassis.settings import KafkaSettings


class DeadLetters:
    """Publishes parked events; implements reader.DeadLetter by `publish`."""

    def __init__(self, settings: KafkaSettings, topic: str) -> None:
        self._topic = topic
        self._producer = AIOKafkaProducer(
            bootstrap_servers=settings.bootstrap,
            security_protocol="SASL_PLAINTEXT",
            sasl_mechanism="SCRAM-SHA-256",
            sasl_plain_username=settings.username,
            sasl_plain_password=settings.password,
            acks="all",
            enable_idempotence=True,
        )
        self._started = False

    async def publish(self, reader: str, events: Sequence[Parked]) -> None:
        """Send every event and wait for the broker. Raises TransientError."""
        try:
            if not self._started:
                await self._producer.start()
                self._started = True
            for event in events:
                await self._producer.send_and_wait(self._topic, event.raw, headers=_headers(reader, event))
        except KafkaError as error:
            raise TransientError(f"dead letters: {error!r}") from error

    async def stop(self) -> None:
        """Close the connection."""
        if self._started:
            await self._producer.stop()


def _headers(reader: str, event: Parked) -> list[tuple[str, bytes]]:
    texts = {
        "content-type": CONTENT_TYPE,
        "reader": reader,
        "stream": str(event.stream),
        "number": str(event.number),
        "reason": event.reason[:1000],
    }
    return [(name, text.encode()) for name, text in texts.items()]
