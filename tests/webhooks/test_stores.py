"""The conformance checks on the event stores of the package."""

from __future__ import annotations

from pathlib import Path

import pytest

from bill_async.webhooks import MemoryEventStore, SQLiteEventStore
from bill_async.webhooks.conformance import CHECKS, SHARED_CHECKS, Check


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
async def test_memory(check: Check) -> None:
    store = MemoryEventStore()
    await check(lambda: store)


@pytest.mark.parametrize("check", CHECKS + SHARED_CHECKS, ids=lambda check: check.__name__)
async def test_sqlite(check: Check, tmp_path: Path) -> None:
    await check(lambda: SQLiteEventStore(tmp_path / "events.db"))
