"""Fixtures for all tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from mock_bill import MockBill

pytest_plugins = ["bill_async.testing", "servers"]  # the first also without the package being installed

# `make test` needs nothing but Python; `.ci/run` installs these programs and leaves nothing out
_NEEDS = {
    "docs/test_fleet_guide.py": ("redis-server",),
    "docs/test_site.py": ("chromium", "chromedriver", "node"),
    "fleet": ("redis-server",),
    "journal/test_postgres.py": ("initdb", "postgres"),
    "journal/test_redis.py": ("redis-server",),
    "sandbox/test_foreign.py": ("node",),
    "sandbox/test_page.py": ("chromium", "chromedriver"),
    "sync/test_postgres.py": ("initdb", "postgres"),
    "webhooks/test_postgres.py": ("initdb", "postgres"),
    "webhooks/test_redis.py": ("redis-server",),
}
# Debian keeps the programs of PostgreSQL out of the path
_FOLDERS = os.pathsep.join([os.environ.get("PATH", ""), *map(str, Path("/usr/lib/postgresql").glob("*/bin"))])
collect_ignore = [
    path
    for path, programs in _NEEDS.items()
    if "BILL_ASYNC_TEST_EVERYTHING" not in os.environ
    and not all(shutil.which(program, path=_FOLDERS) for program in programs)
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option of a second run, on another interpreter."""
    parser.addoption("--skip-long", action="store_true", help="leave out the tests that are marked as long")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marks of this suite."""
    config.addinivalue_line(
        "markers", "long: a test or a module that takes more than 20 seconds, and is the same on every interpreter"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out long tests where that is asked for."""
    if config.getoption("--skip-long"):
        items[:] = [item for item in items if item.get_closest_marker("long") is None]


def pytest_report_header() -> list[str]:
    """Say what is left out, and why."""
    return [f"left out: tests/{path}, which needs {' and '.join(_NEEDS[path])}" for path in collect_ignore]


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the profiles and sessions of whoever runs the tests out of them, and theirs out of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        for name in ("BILL_ASYNC_CONFIG", "BILL_ASYNC_PROFILE"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture
def mock_bill() -> Iterator[MockBill]:
    """Catch every request of aiohttp and answer as the test said; what it did not say fails."""
    with MockBill() as mock:
        yield mock
