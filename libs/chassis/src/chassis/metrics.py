"""Every metric of the platform as one typed list: a name that is not here does not exist.

Names follow Prometheus: base units, `_total` for counters. `definitions()` is what docs/metrics.md is made from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

Kind = Literal["counter", "gauge", "histogram"]

Name = Literal[
    "ssv_grpc_requests_total",
    "ssv_grpc_request_seconds",
    "ssv_grpc_in_flight",
    "ssv_commands_total",
    "ssv_relay_leader",
    "ssv_relay_numbered_total",
    "ssv_relay_sent_total",
    "ssv_relay_held_total",
    "ssv_reader_applied_total",
    "ssv_reader_duplicates_total",
    "ssv_reader_gaps_total",
    "ssv_reader_parked_total",
    "ssv_reader_retries_total",
    "ssv_reader_behind",
    "ssv_reader_batch_seconds",
    "ssv_reconcile_differences",
    "ssv_reconcile_last_run_timestamp_seconds",
    "ssv_index_documents_total",
    "ssv_seal_leader",
    "ssv_seals_total",
    "ssv_seal_oldest_unsealed_seconds",
    "ssv_witness_faults",
    "ssv_scheduler_leader",
    "ssv_deadlines_announced_total",
    "ssv_deadlines_due",
    "ssv_deadlines_held",
    "ssv_deadlines_lag_seconds",
    "ssv_deadlines_recomputed_total",
    "ssv_alarms_delivered_total",
    "ssv_alarms_failed_total",
    "ssv_alarms_waiting",
]


@dataclass(frozen=True)
class Definition:
    """What a metric means."""

    name: Name
    kind: Kind
    help: str
    labels: tuple[str, ...] = ()
    buckets: tuple[float, ...] = ()


_LATENCY = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

DEFINITIONS: tuple[Definition, ...] = (
    Definition("ssv_grpc_requests_total", "counter", "gRPC calls answered, by status code", ("method", "code")),
    Definition("ssv_grpc_request_seconds", "histogram", "Seconds from request to answer", ("method",), _LATENCY),
    Definition("ssv_grpc_in_flight", "gauge", "gRPC calls being worked on"),
    Definition("ssv_commands_total", "counter", "Commands by outcome: done, replayed or reason code", ("outcome",)),
    Definition("ssv_relay_leader", "gauge", "1 if this relay is the leader"),
    Definition("ssv_relay_numbered_total", "counter", "Events given a stream number"),
    Definition("ssv_relay_sent_total", "counter", "Events the broker has taken"),
    Definition("ssv_relay_held_total", "counter", "Sends that failed and hold back their aggregate"),
    Definition("ssv_reader_applied_total", "counter", "Events applied", ("reader",)),
    Definition("ssv_reader_duplicates_total", "counter", "Events seen again and skipped", ("reader",)),
    Definition("ssv_reader_gaps_total", "counter", "Gaps filled from the owner's journal", ("reader",)),
    Definition("ssv_reader_parked_total", "counter", "Events parked for a permanent fault", ("reader",)),
    Definition("ssv_reader_retries_total", "counter", "Batches retried for a transient fault", ("reader",)),
    Definition("ssv_reader_behind", "gauge", "Events the reader has yet to apply, by the owner's heads", ("reader",)),
    Definition("ssv_reader_batch_seconds", "histogram", "Seconds to apply one batch", ("reader",), _LATENCY),
    Definition("ssv_reconcile_differences", "gauge", "Records that differ from the owner", ("kind", "sort")),
    Definition("ssv_reconcile_last_run_timestamp_seconds", "gauge", "When the last comparison ended", ("kind",)),
    Definition("ssv_index_documents_total", "counter", "Documents by outcome of the bulk call", ("outcome",)),
    Definition("ssv_seal_leader", "gauge", "1 if this process seals its service's journal"),
    Definition("ssv_seals_total", "counter", "Seals made"),
    Definition("ssv_seal_oldest_unsealed_seconds", "gauge", "Age of the oldest event without a seal, 0 if none waits"),
    Definition("ssv_witness_faults", "gauge", "Streams whose seals contradict what was witnessed before", ("owner",)),
    Definition("ssv_scheduler_leader", "gauge", "1 if this scheduler is the leader"),
    Definition("ssv_deadlines_announced_total", "counter", "Deadlines announced as near or missed, by kind", ("kind",)),
    Definition("ssv_deadlines_due", "gauge", "Deadlines due for an announcement and not yet announced"),
    Definition("ssv_deadlines_held", "gauge", "Deadlines whose announcement failed and is tried again later"),
    Definition("ssv_deadlines_lag_seconds", "gauge", "Seconds the longest waiting announcement is late"),
    Definition("ssv_deadlines_recomputed_total", "counter", "Deadlines whose dates a new calendar or rule moved"),
    Definition("ssv_alarms_delivered_total", "counter", "Alarms handed to whoever they are for"),
    Definition("ssv_alarms_failed_total", "counter", "Deliveries of an alarm that failed and are tried again"),
    Definition("ssv_alarms_waiting", "gauge", "Alarms journalled and not yet delivered"),
)


class Metrics:
    """The metrics of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._metrics = {definition.name: self._create(definition) for definition in DEFINITIONS}

    def _create(self, definition: Definition) -> Counter | Gauge | Histogram:
        name, text, labels = definition.name, definition.help, definition.labels
        match definition.kind:
            case "counter":
                return Counter(name, text, labels, registry=self.registry)
            case "gauge":
                return Gauge(name, text, labels, registry=self.registry)
            case "histogram":
                return Histogram(name, text, labels, registry=self.registry, buckets=definition.buckets)

    def add(self, name: Name, amount: float = 1, labels: Sequence[str] = ()) -> None:
        """Count up."""
        counter = cast(Counter, self._metrics[name])
        (counter.labels(*labels) if labels else counter).inc(amount)

    def set(self, name: Name, value: float, labels: Sequence[str] = ()) -> None:
        """Set a gauge."""
        gauge = cast(Gauge, self._metrics[name])
        (gauge.labels(*labels) if labels else gauge).set(value)

    def observe(self, name: Name, value: float, labels: Sequence[str] = ()) -> None:
        """Record one observation of a histogram."""
        histogram = cast(Histogram, self._metrics[name])
        (histogram.labels(*labels) if labels else histogram).observe(value)

    def serve(self, port: int) -> int:
        """Serve them over HTTP on loopback; port 0 lets the system choose. Returns the port."""
        server, _ = start_http_server(port, addr="127.0.0.1", registry=self.registry)
        return int(server.server_port)
