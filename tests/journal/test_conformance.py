"""The conformance checks on the stores of the package, and on faulty stores."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from journal.memory import FAULTY, MemoryStore, Place

from bill_async.journal import SQLiteStore
from bill_async.journal.conformance import CHECKS, Check


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
async def test_sqlite(check: Check, tmp_path: Path) -> None:
    await check(lambda: SQLiteStore(tmp_path / "writes.db"))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
async def test_a_store_without_a_fault_passes(check: Check) -> None:
    place = Place()
    await check(lambda: MemoryStore(place))


@pytest.mark.parametrize("faulty", FAULTY, ids=lambda faulty: faulty.__name__)
async def test_a_store_with_a_fault_is_found(faulty: type[MemoryStore]) -> None:
    failed = []
    for check in CHECKS:
        place = Place()
        try:
            await check(partial(faulty, place))
        except Exception:
            failed.append(check.__name__)
    assert failed
