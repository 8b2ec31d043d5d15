"""Fixtures for all tests. Policy: real servers, each test with names of its own; no fakes and no mocks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

pytest_plugins = ["support.stack", "support.platform_stack"]

# How long an example takes says more of the machine's other work than of ours; `make bench` measures.
settings.register_profile("ours", deadline=None)
settings.load_profile("ours")

ON_THE_PLATFORM = ("tests/acceptance/", "tests/faults/")


class _ByFile(LoadScopeScheduling):  # type: ignore[misc]
    """In a parallel run the tests of a file stay together, and one worker alone has the whole platform."""

    # xdist's own grouping by a mark sets an attribute that pytest no longer reads, without a word.
    def _split_scope(self, nodeid: str) -> str:
        return "platform" if nodeid.startswith(ON_THE_PLATFORM) else nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Ours; called only in a parallel run."""
    return _ByFile(config, log)
