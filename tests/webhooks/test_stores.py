"""The event stores that come with the package, against what every store must do."""

from __future__ import annotations

from pathlib import Path

import pytest

from bill_async.testing.event_stores import EventStoreConformance, MakeStore
from bill_async.webhooks.memory import MemoryEventStore
from bill_async.webhooks.sqlite import SQLiteEventStore


class TestMemory(EventStoreConformance):
    shared = False

    @pytest.fixture
    def make_store(self) -> MakeStore:
        store = MemoryEventStore()
        return lambda: store


class TestSQLite(EventStoreConformance):
    @pytest.fixture
    def make_store(self, tmp_path: Path) -> MakeStore:
        return lambda: SQLiteEventStore(tmp_path / "events.db")
