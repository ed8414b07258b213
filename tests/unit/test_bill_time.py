"""BILL's time: a clock of this machine that is wrong, or is set right, hides no write."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from unit.loopback import InstantClock, Loopback, Step, answer, client_of, reset

from bill_async import AddressInput, BillClient, OutcomeUnknownError, VendorCreate

ACME = VendorCreate(name="Acme", address=AddressInput(line1="1", city="X", zip_or_postal_code="1", country="US"))
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


def dated(value: object, date: str | datetime, status: int = 200) -> Step:
    text = date if isinstance(date, str) else format_datetime(date, usegmt=True)
    return answer(value, status, Date=text)


def a_vendor(made: datetime) -> dict[str, str]:
    return {"id": "009011", "name": "Acme", "createdTime": made.isoformat()}


async def lost_at_noon(server: Loopback, client: BillClient) -> OutcomeUnknownError:
    """Lose the answer to a write, after BILL has told the time."""
    server.script = [dated({"results": []}, NOON), reset]
    await client.vendors.list()
    with pytest.raises(OutcomeUnknownError) as caught:
        await client.vendors.create(ACME)
    return caught.value


@pytest.mark.parametrize("wrong", [timedelta(hours=5), timedelta(hours=-5)], ids=["ahead", "behind"])
async def test_a_clock_that_is_wrong_hides_no_write(server: Loopback, wrong: timedelta) -> None:
    clock = InstantClock(NOON + wrong)
    async with client_of(server, clock=clock) as client:
        unknown = await lost_at_noon(server, client)
        assert unknown.sent_at == NOON
        server.script = [dated({"results": [a_vendor(NOON + timedelta(seconds=1))]}, NOON)]
        assert (await client.reconcile(unknown)).outcome == "happened"


@pytest.mark.parametrize("wrong", [timedelta(hours=5), timedelta(hours=-5)], ids=["ahead", "behind"])
async def test_a_clock_that_is_set_right_meanwhile_hides_no_write(server: Loopback, wrong: timedelta) -> None:
    clock = InstantClock(NOON + wrong)
    async with client_of(server, clock=clock) as client:
        unknown = await lost_at_noon(server, client)
    clock.start -= wrong
    clock.turn(10.0)
    async with client_of(server, clock=clock) as client:
        server.script = [dated({"results": []}, clock.now())] * 2
        clock.slept.clear()
        assert (await client.reconcile(unknown)).outcome == "did_not_happen"
        assert [round(seconds) for seconds in clock.slept] == [50]
        server.script = [dated({"results": [a_vendor(NOON + timedelta(seconds=1))]}, clock.now())]
        assert (await client.reconcile(unknown)).outcome == "happened"


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("Mon, 02 Mar 2026 12:00:10 GMT", NOON),  # from the way of the answer
        ("Mon, 02 Mar 2026 12:00:11 GMT", NOON + timedelta(seconds=11)),
        ("Mon, 02 Mar 2026 11:59:49 GMT", NOON - timedelta(seconds=11)),
        ("Mon, 02 Mar 2026 13:00:00", NOON + timedelta(hours=1)),
        ("Mon, 02 Mar 2026 14:00:00 +0100", NOON + timedelta(hours=1)),
        ("Mon, 02 Mar 99999999999999999999 12:00:00 GMT", NOON),
        ("soon", NOON),
        ("Mon, 02 Mar 99999 12:00:00 GMT", NOON),
        ("", NOON),
    ],
)
async def test_the_date_of_the_last_answer_counts(server: Loopback, date: str, shown: datetime) -> None:
    async with client_of(server, clock=InstantClock(NOON)) as client:
        assert client.now() == NOON
        server.script = [dated({"results": []}, date)]
        await client.vendors.list()
        assert client.now() == shown


async def test_an_answer_without_a_date_says_nothing(server: Loopback) -> None:
    async with client_of(server, clock=InstantClock(NOON)) as client:
        server.script = [dated({"results": []}, NOON + timedelta(hours=1)), answer({"results": []})]
        await client.vendors.list()
        await client.vendors.list()
        assert client.now() == NOON


async def test_a_clock_that_was_set_back_proves_nothing(server: Loopback) -> None:
    """BILL does not date its answers here, so nobody knows what the time is."""
    clock = InstantClock(NOON)
    async with client_of(server, clock=clock) as client:
        server.script = [reset]
        with pytest.raises(OutcomeUnknownError) as caught:
            await client.vendors.create(ACME)
        clock.start -= timedelta(hours=1)
        clock.slept.clear()
        server.script = [answer({"results": []})] * 2
        verdict = await client.reconcile(caught.value)
        assert verdict.outcome == "undecided"
        assert "but the clock was set back after the call was sent" in verdict.why
        assert clock.slept == [60.0]
        server.script = [answer({"results": [a_vendor(clock.now())]})]
        assert (await client.reconcile(caught.value)).outcome == "happened"
