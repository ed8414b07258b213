"""Ten thousand calls, cancelled at any point: nothing is left behind, and no task waits for them."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from typing import Any

import pytest
from unit.fakes import settle
from unit.loopback import BILL_ID, InstantClock, Loopback, Received, Step, answer, client_of, errors, half, reset, until

from bill_async import BillClient, BillError, Options, OrganizationCredentials
from bill_async._limits.limiter import Limits

CANCELLATIONS = 10_000
PLACES = {
    "login": "authorize",
    "permit": "acquire",
    "send": "_attempt",
    "read": "read_answer",
    "backoff": "_back_off",
}
"""Where a call waits, and the function that shows it."""


class Clock(InstantClock):
    """Virtual time in which a sleep takes a few rounds of the loop, in which it can be cancelled."""

    async def sleep(self, seconds: float) -> None:
        for _ in range(3):
            await asyncio.sleep(0)
        await super().sleep(seconds)


class Unsteady(Loopback):
    """Answers soon or a little later, in one piece or in two, or fails."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._chance = random.Random(seed)
        self.login = self._log_in

    async def _serve_one(self, *streams: Any) -> None:
        self.script = [self._chance.choices(_STEPS, _WEIGHTS)[0]]
        await super()._serve_one(*streams)

    async def _log_in(self, request: Received, writer: asyncio.StreamWriter) -> None:
        for _ in range(self._chance.randrange(6)):
            await asyncio.sleep(0)
        await answer({"sessionId": f"session-number-{self.logins}"})(request, writer)


async def late(request: Received, writer: asyncio.StreamWriter) -> None:
    for _ in range(5):
        await asyncio.sleep(0)
    await answer({"id": BILL_ID})(request, writer)


async def in_two(_: Received, writer: asyncio.StreamWriter) -> None:
    body = b'{"id": "%s"}' % BILL_ID.encode()
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body[:5]))
    await writer.drain()
    for _ in range(4):
        await asyncio.sleep(0)
    writer.write(body[5:])


_STEPS: list[Step] = [
    answer({"id": BILL_ID}),
    late,
    in_two,
    half,
    reset,
    errors("BDC_1000", status=500),
    errors("BDC_1109", status=401),
]
_WEIGHTS = (6, 4, 4, 1, 1, 6, 1)


def place(task: asyncio.Task[Any]) -> str:
    """Tell what a task waits for."""
    names: list[str] = []
    waits_for: Any = task.get_coro()
    while waits_for is not None and hasattr(waits_for, "cr_code"):
        names.append(waits_for.cr_code.co_name)
        waits_for = waits_for.cr_await
    return next((what for what, name in reversed(PLACES.items()) if name in names), "elsewhere")


async def one_call(client: BillClient, chance: random.Random) -> None:
    """Read, or write what must not be done twice, with or without a deadline."""
    kind = chance.randrange(3)
    try:
        if kind == 0:
            await client.bills.get(BILL_ID)
        elif kind == 1:
            await client.bills.get(BILL_ID, deadline=1000.0)
        else:
            await client.raw.request("POST", "/v3/vendors", json={})
    except BillError:
        pass


async def cancel_many(server: Unsteady, client: BillClient, clock: Clock, chance: random.Random) -> Counter[str]:
    """Start calls in small crowds and cancel them, each somewhere else."""
    places: Counter[str] = Counter()
    views = [
        client.for_organization(OrganizationCredentials("key", "user", "password", f"00801{number:015}"))
        for number in range(2)
    ]
    while places.total() < CANCELLATIONS:
        if chance.random() < 0.1:
            clock.turn(40 * 60.0)  # every session is over
        calls = [asyncio.create_task(one_call(chance.choice(views), chance)) for _ in range(20)]
        await asyncio.sleep(0)  # a task that never began has nothing to leave
        for call in chance.sample(calls, len(calls)):
            for _ in range(chance.randrange(4)):
                await asyncio.sleep(0)
            if not call.done():
                places[place(call)] += 1
                call.cancel()
        await asyncio.wait(calls)
    for view in views:
        for _ in range(4):
            await one_call(view, chance)  # all can still call: nothing is locked
    return places


@pytest.mark.long
async def test_ten_thousand_cancellations_leave_nothing() -> None:
    clock, chance = Clock(), random.Random(20260302)
    # Much virtual time passes in jumps, so no limit but that of concurrency may matter.
    options = Options(wait=True, limits=Limits(linger=0.0, logins=10**9, hour=10**9))
    async with Unsteady(7).running() as server:
        assert isinstance(server, Unsteady)
        async with client_of(server, clock=clock, options=options) as client:
            before = asyncio.all_tasks()
            async with asyncio.timeout(300.0):  # a permit that is lost is waited for for ever
                places = await cancel_many(server, client, clock, chance)

            sender = client._runtime.sender
            connector: Any = sender.connection.session().connector
            await settle()
            assert all(state.used == 0 for state in client.limits.snapshot() if state.limit == "concurrency")
            assert all(state.waiting == 0 for state in client.limits.snapshot())
            assert not sender._running
            assert not connector._acquired
            assert not any(connector._waiters.values())
            assert clock.timers == 0
            assert {task for task in asyncio.all_tasks() - before if "bill-async" in task.get_name()} == set()
        await until(lambda: server.open == 0)

    assert sum(places.values()) >= CANCELLATIONS
    # How often each is met depends on the speed of the server; fifty of the rarest are enough.
    assert min(places[what] for what in PLACES) > CANCELLATIONS // 200, places
