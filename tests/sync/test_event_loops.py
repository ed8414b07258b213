"""Destinations in event loops that run at the same time, and one after another."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sync.fakes import BEGIN, ORGANIZATION, FakeBill, made, pick

from bill_async.errors import ConfigurationError
from bill_async.scanning.slicing import Slice
from bill_async.sync import SQLiteDestination
from bill_async.sync.destination import Batch, Destination, Pass
from bill_async.sync.duckdb import DuckDBDestination
from bill_async.sync.engine import copy
from bill_async.sync.pages import Item
from bill_async.sync.parquet import ParquetDestination

MAKERS: dict[str, Callable[[Path], Destination]] = {
    "sqlite": lambda folder: SQLiteDestination(folder / "bills.db"),
    "duckdb": lambda folder: DuckDBDestination(folder / "bills.duckdb"),
    "parquet": lambda folder: ParquetDestination(folder / "bills"),
}


@pytest.fixture(params=MAKERS)
def destination(request: pytest.FixtureRequest, tmp_path: Path) -> Destination:
    return MAKERS[request.param](tmp_path)


def test_a_destination_serves_one_loop_after_another(destination: Destination) -> None:
    bill = FakeBill({"bills": made(30)})
    for _ in range(2):
        assert asyncio.run(copy([bill], destination, pick("bills"))).complete
    asyncio.run(destination.close())


def test_a_loop_that_ended_during_a_write_does_not_hold_up_the_next(destination: Destination) -> None:
    bills = pick("bills")
    walk = Pass(organization_id=ORGANIZATION, resource="bills", started_at=BEGIN, slices=[Slice()])
    loop = asyncio.new_event_loop()

    def save(number: int) -> Any:
        items = [Item(f'{{"id":"00n{number:017}"}}')]
        return destination.save(
            Batch(organization_id=ORGANIZATION, resource=bills[0], items=items, checkpoint=Slice(pages=number))
        )

    async def leave() -> asyncio.Task[Any]:
        await destination.open(bills)
        await destination.begin([walk])
        left = loop.create_task(save(1))
        left._log_destroy_pending = False  # type: ignore[attr-defined]
        await asyncio.sleep(0)
        return left

    async def go_on() -> set[str]:
        await asyncio.wait_for(save(2), 30)
        ids = set(await destination.ids(ORGANIZATION, bills[0]))
        await destination.close()
        return ids

    left = loop.run_until_complete(leave())
    loop.close()
    assert asyncio.run(go_on()) == {f"00n{number:017}" for number in (1, 2)}
    assert not left.done()


async def test_a_destination_that_another_running_loop_uses_is_refused(destination: Destination) -> None:
    opened, end = threading.Event(), threading.Event()

    def work() -> None:
        async def use() -> None:
            await destination.open(pick("bills"))
            opened.set()
            await asyncio.to_thread(end.wait)
            await destination.close()

        asyncio.run(use())

    thread = threading.Thread(target=work)
    thread.start()
    try:
        await asyncio.to_thread(opened.wait)
        for use in (destination.passes(ORGANIZATION), destination.close()):
            with pytest.raises(ConfigurationError, match="in use in another event loop; make one for the run in each"):
                await use
    finally:
        end.set()
        await asyncio.to_thread(thread.join)
