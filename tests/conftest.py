"""Fixtures for all tests."""

pytest_plugins = ["tests.builds", "tests.servers.fixtures"]
