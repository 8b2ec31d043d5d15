"""`python -m chassis.sealing`: seal one service's journal. The same program for every service."""

from __future__ import annotations

import os
import signal
import threading
from functools import partial

import psycopg

from chassis import logs
from chassis.clock import SystemClock
from chassis.metrics import Metrics
from chassis.sealing import sealer
from chassis.sealing.keys import load_key
from chassis.sealing.making import Signer
from chassis.sealing.settings import SealSettings


def main() -> None:
    """Seal until SIGTERM or SIGINT; settings come from the environment."""
    settings = SealSettings.from_environ(os.environ)
    logs.configure(settings.process)
    stopping, metrics = threading.Event(), Metrics()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    metrics.serve(settings.process.metrics_port)
    connect = partial(psycopg.connect, settings.database_url, autocommit=True)
    signer = Signer(settings.process.service, load_key(settings.key))
    sealer.run(connect, signer, SystemClock(), metrics, settings.every_seconds, stopping)


if __name__ == "__main__":
    main()
