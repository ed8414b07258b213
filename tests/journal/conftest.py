"""A server, a journal and a client that uses it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from journal.helpers import keyed_client
from unit.loopback import Loopback

from bill_async import BillClient, Journal


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "writes.db"


@pytest.fixture
async def journal(path: Path) -> AsyncIterator[Journal]:
    async with Journal(path) as opened:
        yield opened


@pytest.fixture
async def client(server: Loopback, journal: Journal) -> AsyncIterator[BillClient]:
    async with keyed_client(server, journal) as made:
        yield made
