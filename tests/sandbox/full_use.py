"""Work that never ends, on a sandbox with limits, in virtual time; and how much of what there was to use was used.

What the limits allow while work waits:

    hour     so many calls of the key in each clock hour, logins included
    places   three calls in flight for each organization, at each moment of a clock hour from the first call after
             its login until the hour is used up, or over
    minute   so many calls of the token in each clock minute after the first one

A guest is another client of the same key or token that knows nothing of us; what it has is not ours to use.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import random
from collections import defaultdict
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import aiohttp
import attrs

from bill_async import AttemptRecord, BillClient, Options, OrganizationCredentials, SpendCredentials
from bill_async._limits.limiter import Limits
from bill_async.models import (
    AddressInput,
    BillCreate,
    BillInvoiceInput,
    BillLineItemInput,
    CustomerCreate,
    DepartmentCreate,
    VendorCreate,
)
from bill_async.sandbox import OrganizationAccount, Sandbox, SandboxLimits

from .wire_clock import WireClock

HOUR, MINUTE, PLACES = 3600, 60, 3
TASKS = 2 * PLACES
"""Tasks that make one call after the other, for each organization and for the token: half of them always wait."""
_ADDRESS = AddressInput(
    line1="1 Main St", city="Palo Alto", state_or_province="CA", zip_or_postal_code="94301", country="US"
)
_TODAY = date(2026, 3, 2)


@attrs.frozen
class Sent:
    """One request. On its way it took no time, so this is also when the server had it."""

    began: float
    """In seconds since 1970, as `ended`."""
    ended: float
    organization: str | None
    """Whose place it took; None if it was made with the token."""
    refused: bool
    """Whether a limit refused it."""
    login: bool = False


class Scene:
    """A sandbox with so many organizations under one key, and a client that works for some of them."""

    def __init__(self, clock: WireClock, sandbox: Sandbox, client: BillClient, http: aiohttp.ClientSession) -> None:
        self.clock = clock
        self.sandbox = sandbox
        self.client = client
        self.ours: list[Sent] = []
        self.theirs: list[Sent] = []
        self._http = http
        self._tasks: list[asyncio.Task[Any]] = []
        self._luck = random.Random(5)

    # ---- work

    def work(self, accounts: Sequence[OrganizationAccount] = (), *, token: OrganizationAccount | None = None) -> None:
        """Let work begin that never ends: lists, gets and creates, for organizations and with a token."""
        works = [_calls(self.view(account)) for account in accounts]
        if token is not None:
            spend = self.client.for_organization(spend=SpendCredentials(token.spend_token)).spend
            works.append([lambda: spend.users.list(max=1), lambda: spend.budgets.list(max=1)])
        self._tasks += [asyncio.create_task(self._toil(calls)) for calls in works for _ in range(TASKS)]

    def view(self, account: OrganizationAccount) -> BillClient:
        """Return the client as an organization sees it."""
        return self.client.for_organization(
            OrganizationCredentials(account.dev_key, account.username, account.password, account.organization_id)
        )

    async def _toil(self, calls: Sequence[Callable[[], Awaitable[object]]]) -> None:
        while True:
            await self._luck.choice(calls)()

    async def guest(self, account: OrganizationAccount, *, token: bool = False) -> Guest:
        """Let another client log in to an organization, or come with its token."""
        if token:
            return Guest(self, None, "/connect/v3/spend/users?max=1", {"apiToken": account.spend_token})
        body = {"devKey": account.dev_key, "username": account.username, "password": account.password}
        body["organizationId"] = account.organization_id
        async with self._http.post(f"{self.sandbox.url}/connect/v3/login", json=body) as answer:
            headers = {"devKey": account.dev_key, "sessionId": (await answer.json())["sessionId"]}
        return Guest(self, account.organization_id, "/connect/v3/vendors?max=1", headers)

    def note(self, record: AttemptRecord) -> None:
        """Take note of what our client sent."""
        began = record.started_at.timestamp()
        whose = None if record.family == "spend" else record.organization
        limited, login = record.outcome == "limited", record.operation == "login"
        self.ours.append(Sent(began, began + record.elapsed, whose, limited, login))

    async def end(self) -> None:
        """Let the work end."""
        for task in self._tasks:
            task.cancel()
        for ending in await asyncio.gather(*self._tasks, return_exceptions=True):
            assert isinstance(ending, asyncio.CancelledError), ending

    # ---- what was used

    @property
    def refused(self) -> list[Sent]:
        """Our calls that a limit refused."""
        return [sent for sent in self.ours if sent.refused]

    def hours(self, *, logins: bool = True) -> dict[int, int]:
        """Return how many of our calls with the key were accepted, by the hour of the day."""
        hours: dict[int, int] = defaultdict(int)
        for sent in self.ours:
            if sent.organization and not sent.refused and (logins or not sent.login):
                hours[datetime.fromtimestamp(sent.began, UTC).hour] += 1
        return dict(hours)

    def places(self, since: float = 0.0, until: float = math.inf) -> float:
        """Return the share of the places, less those that guests had, that we used between two moments."""
        first: dict[tuple[str, int], float] = {}
        last: dict[int, float] = {}
        for sent in self.ours:
            if sent.organization and not sent.refused and not sent.login and since <= sent.began < until:
                hour = int(sent.began) // HOUR
                first.setdefault((sent.organization, hour), sent.began)
                last[hour] = sent.began

        def inside(calls: list[Sent]) -> float:
            seconds = 0.0
            for sent in calls:
                for hour in {int(sent.began) // HOUR, int(sent.ended) // HOUR}:
                    began = first.get((sent.organization or "", hour))
                    if began is not None and not sent.refused:
                        seconds += max(0.0, min(sent.ended, last[hour]) - max(sent.began, began))
            return seconds

        whole = sum(PLACES * (last[hour] - began) for (_, hour), began in first.items())
        return inside(self.ours) / (whole - inside(self.theirs))

    def minutes(self, full: int = 60) -> float:
        """Return the share of the calls with the token, less those of guests, that we made in whole clock minutes."""
        mine, theirs = (
            [sent.began // MINUTE for sent in calls if sent.organization is None and not sent.refused]
            for calls in (self.ours, self.theirs)
        )
        first, end = mine[0] + 1, self.clock.now().timestamp() // MINUTE
        left = full * (end - first) - sum(first <= minute < end for minute in theirs)
        return sum(first <= minute < end for minute in mine) / left


class Guest:
    """A client that knows nothing of us, and tries again when it is refused."""

    def __init__(self, scene: Scene, organization: str | None, path: str, headers: dict[str, str]) -> None:
        self._scene = scene
        self._organization = organization
        self._path = path
        self._headers = headers

    async def call(self) -> bool:
        """Make a call; return whether it was accepted."""
        scene = self._scene
        began = scene.clock.now().timestamp()
        async with scene._http.get(scene.sandbox.url + self._path, headers=self._headers) as answer:
            await answer.read()
            ended = scene.clock.now().timestamp()
            scene.theirs.append(Sent(began, ended, self._organization, not answer.ok))
            return answer.ok

    async def calls(self, count: int, pause: float = 0.0) -> None:
        """Make so many calls that are accepted, one after the other, with pauses."""
        while count:
            accepted = await self.call()
            count -= accepted
            await self._scene.clock.sleep(pause if accepted else max(pause, 1.0))


@contextlib.asynccontextmanager
async def scene(
    start: datetime,
    *,
    organizations: int,
    answers: tuple[float, float],
    limits: SandboxLimits | None = None,
) -> AsyncGenerator[Scene]:
    """Open the scene at a time of day, with answers that take so many seconds: between the first and the second."""
    limits = limits or SandboxLimits()
    clock, luck, times = WireClock(start), random.Random(5), [answers]
    async with (
        Sandbox(
            organizations=organizations,
            objects={"vendors": 2, "bills": 2, "customers": 2, "users": 1, "spend.users": 1},
            latency=lambda: luck.uniform(*times[-1]),
            limits=limits,
            clock=clock.server,
        ) as sandbox,
        clock.session() as http,
    ):
        told: list[Scene] = []
        known = attrs.asdict(limits)
        options = Options(limits=Limits(**known), wait=True, on_attempt=lambda record: told[0].note(record))
        async with BillClient(environment=sandbox.url, options=options, session=http, clock=clock) as client:
            told.append(Scene(clock, sandbox, client, http))
            try:
                yield told[0]
            finally:
                await told[0].end()
                times.append((0.0, 0.0))


def _calls(view: BillClient) -> Sequence[Callable[[], Awaitable[object]]]:
    """Return what there is to do for an organization."""
    vendors: list[str] = []

    async def create_vendor() -> None:
        made = await view.vendors.create(VendorCreate(name="Acme", address=_ADDRESS))
        vendors.append(str(made.id))

    async def get_vendor() -> None:
        if vendors:
            await view.vendors.get(vendors[-1])
        else:
            await create_vendor()

    async def create_bill() -> None:
        if not vendors:
            await create_vendor()
        line = BillLineItemInput(amount=Decimal("149.90"))
        number = BillInvoiceInput(invoice_number="1", invoice_date=_TODAY)
        await view.bills.create(
            BillCreate(vendor_id=vendors[-1], due_date=_TODAY, bill_line_items=[line], invoice=number)
        )

    return [
        lambda: view.bills.list(max=2),
        lambda: view.customers.list(max=2),
        lambda: view.customers.create(CustomerCreate(name="Bolt", email="bolt@example.com")),
        lambda: view.departments.create(DepartmentCreate(name="Sales")),
        create_vendor,
        get_vendor,
        create_bill,
    ]
