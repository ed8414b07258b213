"""Delivery of webhook notifications: signed POSTs with a timeout and retries.

A notification arrives if it is answered with 200 within ten seconds. If not, it is sent again 2, 4,
8 and 16 seconds later, by the sandbox's clock. Each subscription gets its notifications one at a
time and in order; one that waits to be sent again holds up no other.

The sandbox sends to this machine only, unless it is told which other hosts it may send to: a test
must not surprise a receiver in production. What it does not send is listed as `withheld`.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import heapq
import hmac
import ipaddress
from collections import deque
from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from typing import Final, Literal, Protocol

import aiohttp
import attrs
from yarl import URL

from .clock import SandboxTime

__all__ = [
    "RETRIES",
    "SIGNATURE",
    "Attempt",
    "WebhookSender",
    "Delivery",
    "SubscriptionRegistry",
    "host_of",
    "is_local",
    "sign",
]

RETRIES: Final = (2.0, 4.0, 8.0, 16.0)
"""How long to wait before each further attempt, in seconds."""
PATIENCE: Final = 10.0
"""How long an answer may take, in seconds."""
SIGNATURE: Final = "x-bill-sha-signature"
_KEPT: Final = 10_000
_AT_ONCE: Final = datetime(1970, 1, 1, tzinfo=UTC)


@attrs.frozen
class Attempt:
    """One POST."""

    time: datetime
    status: int | None
    """The status of the answer, if there was one."""
    error: str = ""
    """Why there was none."""


@attrs.define(kw_only=True, repr=False, eq=False)
class Delivery:
    """One notification on its way to a subscriber."""

    event_id: str
    event_type: str
    subscription_id: str
    organization_id: str
    """Empty for the test event of a partner."""
    url: str
    body: bytes
    owner: str = ""
    """Whose subscription it is."""
    always: bool = False
    """Sent even if the subscription is disabled, as a test event is."""
    state: Literal["pending", "delivered", "failed", "withheld"] = "pending"
    tried: int = 0
    """How often it has been sent, in this process or an earlier one."""
    due: datetime = _AT_ONCE
    """When it is sent next."""
    attempts: list[Attempt] = attrs.field(factory=lambda: list[Attempt]())
    """What came of each POST in this process."""

    def __repr__(self) -> str:
        return f"Delivery({self.event_type} to {self.url}: {self.state} after {self.tried})"


class SubscriptionRegistry(Protocol):
    """Knows the subscriptions."""

    def key(self, delivery: Delivery) -> str | None:
        """Return the security key to sign with, nothing if the subscriber is not to be told any more."""
        ...

    def tell(self, delivery: Delivery) -> None:
        """Take note of what has become of a delivery."""
        ...


def sign(key: str, body: bytes) -> str:
    """Return the signature of a body: base64 of its HMAC-SHA256."""
    return base64.b64encode(hmac.digest(key.encode(), body, hashlib.sha256)).decode()


def is_local(url: str) -> bool:
    """Say whether a URL leads to this machine."""
    host = host_of(url)
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host_of(url: str) -> str:
    """Return the host that a URL names, empty if it names none."""
    try:
        return (URL(url).host or "").lower()
    except ValueError:
        return ""


class WebhookSender:
    """Delivers notifications for as long as the sandbox is served."""

    def __init__(self, clock: SandboxTime, registry: SubscriptionRegistry, hosts: Collection[str]) -> None:
        """Deliver to this machine, to `hosts`, or everywhere if one of them is `*`."""
        self.deliveries: deque[Delivery] = deque(maxlen=_KEPT)
        self._clock = clock
        self._registry = registry
        self._hosts = frozenset(host.lower() for host in hosts)
        self._incoming: deque[Delivery] = deque()
        self._waiting: list[tuple[datetime, int, Delivery]] = []
        self._order = count()
        self._lanes: dict[str, deque[Delivery]] = {}
        self._quiet = asyncio.Event()
        self._timer: asyncio.Task[None] | None = None
        self._runner: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._group: asyncio.TaskGroup | None = None
        self._http: aiohttp.ClientSession | None = None

    def allows(self, url: str) -> bool:
        """Say whether notifications are sent there."""
        return "*" in self._hosts or host_of(url) in self._hosts or is_local(url)

    def put(self, delivery: Delivery) -> None:
        """Send a notification, as soon as the sandbox is served. May be called from any thread."""
        self.deliveries.append(delivery)
        if not self.allows(delivery.url):
            delivery.state = "withheld"
            return
        self._registry.tell(delivery)
        self._incoming.append(delivery)
        if self._loop is not None:
            with suppress(RuntimeError):  # it has just been closed; the next start goes on
                self._loop.call_soon_threadsafe(self._pump)

    # -- running

    async def start(self) -> None:
        """Begin to deliver."""
        if self._runner is None:
            ready = asyncio.Event()
            self._runner = asyncio.create_task(self._run(ready), name="sandbox webhooks")
            await ready.wait()

    async def close(self) -> None:
        """Stop; what is on its way is cut off."""
        runner, self._runner = self._runner, None
        if runner is not None:
            runner.cancel()
            with suppress(asyncio.CancelledError):
                await runner

    async def idle(self) -> None:
        """Wait until nothing is being sent and nothing is due; what waits for the clock may wait on."""
        while (runner := self._runner) is not None:
            self._pump()
            if not self._lanes:
                return
            self._quiet.clear()
            await self._quiet.wait()
            if runner.done():
                runner.result()

    async def _run(self, ready: asyncio.Event) -> None:
        try:
            async with (
                aiohttp.ClientSession(
                    cookie_jar=aiohttp.DummyCookieJar(), timeout=aiohttp.ClientTimeout(total=None)
                ) as self._http,
                asyncio.TaskGroup() as self._group,
            ):
                self._loop = asyncio.get_running_loop()
                self._pump()
                ready.set()
                await self._loop.create_future()  # until it is cancelled
        finally:
            self._loop = self._group = self._http = self._timer = None
            for lane in self._lanes.values():
                self._incoming.extend(lane)
            self._lanes.clear()
            self._quiet.set()

    # -- when

    def _pump(self) -> None:
        """Start what is due, and see to it that what is not will be."""
        if self._group is None:
            return
        while self._incoming:
            delivery = self._incoming.popleft()
            heapq.heappush(self._waiting, (delivery.due, next(self._order), delivery))
        now = self._clock.now()
        while self._waiting and self._waiting[0][0] <= now:
            delivery = heapq.heappop(self._waiting)[2]
            lane = self._lanes.get(delivery.subscription_id)
            if lane is not None:
                lane.append(delivery)
            else:
                lane = self._lanes[delivery.subscription_id] = deque((delivery,))
                self._group.create_task(self._serve(delivery.subscription_id, lane))
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._waiting:
            wait = (self._waiting[0][0] - now).total_seconds()
            self._timer = self._group.create_task(self._wake(wait))

    async def _wake(self, seconds: float) -> None:
        await self._clock.sleep(seconds)
        self._timer = None
        self._pump()

    async def _serve(self, subscription: str, lane: deque[Delivery]) -> None:
        while lane:
            await self._deliver(lane[0])
            lane.popleft()
        del self._lanes[subscription]
        if not self._lanes:
            self._quiet.set()

    # -- how

    async def _deliver(self, delivery: Delivery) -> None:
        key = self._registry.key(delivery)
        if key is None:
            delivery.state = "failed"
        else:
            status, error = await self._in_time(delivery, sign(key, delivery.body))
            delivery.attempts.append(Attempt(self._clock.now(), status, error))
            delivery.tried += 1
            if status == 200:
                delivery.state = "delivered"
            elif delivery.tried > len(RETRIES):
                delivery.state = "failed"
            else:
                delivery.due = datetime.fromtimestamp(self._clock.now().timestamp() + RETRIES[delivery.tried - 1], UTC)
                self._incoming.append(delivery)
        self._registry.tell(delivery)
        self._pump()

    async def _in_time(self, delivery: Delivery, signature: str) -> tuple[int | None, str]:
        """Post, until there is an answer or the time is over by the sandbox's clock."""
        posting = asyncio.create_task(self._post(delivery, signature))
        over = asyncio.create_task(self._clock.sleep(PATIENCE))
        try:
            await asyncio.wait((posting, over), return_when=asyncio.FIRST_COMPLETED)
            return posting.result() if posting.done() else (None, f"no answer within {PATIENCE:g} s")
        finally:
            posting.cancel()
            over.cancel()
            await asyncio.gather(posting, over, return_exceptions=True)

    async def _post(self, delivery: Delivery, signature: str) -> tuple[int | None, str]:
        assert self._http is not None
        headers = {"Content-Type": "application/json", SIGNATURE: signature}
        try:
            async with self._http.post(
                delivery.url, data=delivery.body, headers=headers, allow_redirects=False
            ) as response:
                return response.status, ""
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return None, f"{type(error).__name__}: {error}"
