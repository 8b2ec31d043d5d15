"""Fixtures for all tests. Policy: real servers, each test with names of its own; no fakes and no mocks."""

pytest_plugins = ["support.stack", "support.platform_stack"]
