"""The stores of the package, by the suite that is there for everybody's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from bill_async.journal import SQLiteStore
from bill_async.journal.conformance import CHECKS, Check


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
async def test_sqlite(check: Check, tmp_path: Path) -> None:
    await check(lambda: SQLiteStore(tmp_path / "writes.db"))
