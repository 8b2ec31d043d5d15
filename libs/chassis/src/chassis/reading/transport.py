"""Faust's Kafka transport with the fetch wait that its driver hard-codes made to follow what arrives.

The stock driver waits up to 1.5 s at the broker for more bytes while one fetch is under way per node, which delays a
busy partition behind quiet ones: a short wait mends that. But a short wait means many empty fetches, which on a quiet
day are most of what a broker does. Registered as the entry point `ssvkafka` in `faust.transports`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from faust.transport.drivers import aiokafka as driver

BUSY_WAIT_MS = 50
"""While records arrive: the most by which a record waits for a fetch that was sent without its partition."""

QUIET_WAIT_MS = 500
"""After a poll (a second) without any. A record ends the wait at once; only the next of its partition may wait."""


class _Thread(driver.AIOKafkaConsumerThread):
    async def _fetch_records(self, consumer: Any, *args: Any, **options: Any) -> Any:
        records = await super()._fetch_records(consumer, *args, **options)
        consumer._fetcher._fetch_max_wait_ms = BUSY_WAIT_MS if records else QUIET_WAIT_MS  # noqa: SLF001 - no setting
        return records


class _Consumer(driver.Consumer):
    def _new_consumer_thread(self) -> _Thread:
        return _Thread(self, loop=self.loop, beacon=self.beacon)


class Transport(driver.Transport):
    """The stock transport with our consumer."""

    Consumer: ClassVar[type] = _Consumer
