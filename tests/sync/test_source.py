"""What a client's pages say beside their items."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sync.fakes import everything
from unit.loopback import Loopback, answer, client_of

from bill_async.sync.source import ClientSource, Meter, Query


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("Mon, 02 Mar 2026 12:30:00 GMT", datetime(2026, 3, 2, 12, 30, tzinfo=UTC)),
        ("Mon, 01 Jan 2024 00:00:00 +99999999999999999", None),
        ("Mon, 01 Jan 99999999999 00:00:00 GMT", None),
        ("today", None),
        ("", None),
    ],
)
async def test_a_date_that_no_clock_shows_is_none(date: str, moment: datetime | None) -> None:
    async with Loopback().running() as server, client_of(server) as client:
        server.script = [answer({"results": []}, Date=date)]
        meter = Meter()
        page = await ClientSource(client, "00801").fetch(Query(resource=everything()["bills"]), meter)
    assert page.dated == moment
    assert (meter.requests, meter.rejected) == (1, 0)
