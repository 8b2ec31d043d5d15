"""Faust's Kafka transport with the fetch wait that its driver hard-codes made short.

The stock driver waits up to 1.5 s at the broker for more bytes while one fetch is under way per node, which delays a
busy partition behind quiet ones. Registered as the entry point `ssvkafka` in `faust.transports`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from faust.transport.drivers import aiokafka as driver

FETCH_WAIT_MS = 50


class _Thread(driver.AIOKafkaConsumerThread):
    def _create_worker_consumer(self, transport: Any) -> Any:
        consumer = super()._create_worker_consumer(transport)
        consumer._fetch_max_wait_ms = FETCH_WAIT_MS  # noqa: SLF001 - the driver offers no setting
        return consumer


class _Consumer(driver.Consumer):
    def _new_consumer_thread(self) -> _Thread:
        return _Thread(self, loop=self.loop, beacon=self.beacon)


class Transport(driver.Transport):
    """The stock transport with our consumer."""

    Consumer: ClassVar[type] = _Consumer
