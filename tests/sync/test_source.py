"""The source that is a client: what it sends, and what its pages say beside their items."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
from sync.fakes import everything
from unit.loopback import ORGANIZATION, InstantClock, Loopback, Received, Step, answer, client_of, errors

from bill_async.errors import RateLimitedError
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


async def test_what_a_limit_refuses_is_counted() -> None:
    meter = Meter()
    async with Loopback().running() as server, client_of(server) as client:
        server.script = [errors("BDC_1322", status=422)]
        with pytest.raises(RateLimitedError):
            await ClientSource(client, "00801", wait=False).fetch(Query(resource=everything()["bills"]), meter)
    assert (meter.requests, meter.rejected) == (1, 1)


async def test_a_page_is_asked_for_by_the_names_of_its_family() -> None:
    moment = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
    query = Query(resource=everything()["bills"], created_from=moment, changed_since=moment, order="desc", cursor="c,1")
    meter = Meter()
    async with Loopback().running() as server, client_of(server) as client:
        source = ClientSource(client, "the rows are named so")
        server.script = [
            answer(b'{"results": [{"id": "00n1"}'),  # cut short
            answer(b'{"results": [{"id": "00n1", "amount": 1.50}], "nextPage": "d"}'),
            answer({"results": []}),
        ]
        page = await source.fetch(query, meter)
        await source.fetch(Query(resource=everything()["payment_terms"]), meter)
    assert [item.text for item in page.items] == ['{"id": "00n1", "amount": 1.50}']
    assert page.next_page == "d"
    assert (meter.requests, meter.rejected) == (3, 0)
    sent = [unquote(request.path) for request in server.calls]
    times = ",".join(f'{name}:gte:"2026-03-02T12:30:00.000Z"' for name in ("createdTime", "updatedTime"))
    assert sent[:2] == [f"/v3/bills?max=100&filters={times}&sort=createdTime:desc&page=c,1"] * 2
    assert sent[2] == f"/v3/organizations/{ORGANIZATION.organization_id}/payment-terms?max=100"


async def test_what_a_client_has_credentials_for_is_copied() -> None:
    async with Loopback().running() as server, client_of(server) as client:
        assert "spend" not in ClientSource(client, "00801").families
        assert "v3" in ClientSource(client, "00801").families


async def test_only_the_requests_themselves_count_as_busy() -> None:
    """The login, the wait before a retry and the reading of a page do not."""
    clock = InstantClock()
    meter = Meter()

    def after(seconds: float, step: Step) -> Step:
        async def slow(received: Received, writer: asyncio.StreamWriter) -> None:
            clock.turn(seconds)
            await step(received, writer)

        return slow

    async with Loopback().running() as server, client_of(server, clock=clock) as client:
        source = ClientSource(client, "00801")
        server.script = [after(1.0, errors("BDC_1", status=503)), after(2.0, answer({"results": []}))]
        await source.fetch(Query(resource=everything()["bills"]), meter)
    assert clock.slept
    assert meter.requests == 2
    assert meter.busy == pytest.approx(3.0)
