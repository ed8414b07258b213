"""Delivery of webhook notifications: signed POSTs with a timeout and retries.

A notification is delivered when the receiver answers 200 within ten seconds. Otherwise it is sent again after 2, 4, 8
and 16 seconds of the sandbox's clock. Each subscription gets its notifications one at a time and in order. A
notification that waits for its next attempt does not delay others.

The sandbox sends to this machine only, unless other hosts are allowed, so that a test never sends to a production
receiver by accident. A notification that it may not send has the state `withheld`.
"""

from __future__ import annotations

import asyncio
import heapq
import ipaddress
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from typing import Final, Literal, Protocol, TypeAlias

import aiohttp
import attrs
from yarl import URL

from bill_async.webhooks.signature import SIGNATURE, sign

from .clock import SandboxTime

__all__ = [
    "RETRIES",
    "Attempt",
    "WebhookSender",
    "Delivery",
    "Receive",
    "SubscriptionRegistry",
    "host_of",
    "is_local",
]

RETRIES: Final = (2.0, 4.0, 8.0, 16.0)
"""Seconds to wait before each further attempt."""
ANSWER_TIMEOUT: Final = 10.0
"""Seconds that an answer may take."""
_KEPT: Final = 10_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


Receive: TypeAlias = Callable[[bytes, Mapping[str, str]], Awaitable[int]]
"""Takes the body and the headers of a notification, and returns the HTTP status of the answer."""


@attrs.frozen
class Attempt:
    """One POST."""

    time: datetime
    status: int | None
    """The status of the answer, if there was one."""
    error: str = ""
    """Why there was no answer."""


@attrs.define(kw_only=True, repr=False, eq=False)
class Delivery:
    """One notification for one subscriber, and the attempts to deliver it."""

    event_id: str
    event_type: str
    subscription_id: str
    organization_id: str
    """The organization; empty for the test event of a partner."""
    url: str
    body: bytes
    owner: str = ""
    """The owner of the subscription."""
    always: bool = False
    """Whether it is sent even if the subscription is disabled, like a test event."""
    number: int = 0
    """The number of the delivery, unique in this process."""
    signature: str = ""
    """The number of the last attempt."""
    state: Literal["pending", "delivered", "failed", "withheld"] = "pending"
    tried: int = 0
    """The number of attempts, in this process and earlier ones."""
    due: datetime = _EPOCH
    """The time of the next attempt."""
    attempts: list[Attempt] = attrs.field(factory=lambda: list[Attempt]())
    """The attempts of this process."""

    def __repr__(self) -> str:
        return f"Delivery({self.event_type} to {self.url}: {self.state} after {self.tried})"


class SubscriptionRegistry(Protocol):
    """The subscriptions, as the sender uses them."""

    def key(self, delivery: Delivery) -> str | None:
        """Return the security key to sign with, or None if the subscriber no longer gets notifications."""
        ...

    def record(self, delivery: Delivery) -> None:
        """Save the state of a delivery."""
        ...


def is_local(url: str) -> bool:
    """Whether a URL leads to this machine."""
    host = host_of(url)
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host_of(url: str) -> str:
    """Return the host of a URL, or an empty string."""
    try:
        return (URL(url).host or "").lower()
    except ValueError:
        return ""


class WebhookSender:
    """Delivers notifications while the sandbox runs."""

    def __init__(self, clock: SandboxTime, registry: SubscriptionRegistry, hosts: Collection[str]) -> None:
        """`hosts` are the allowed hosts beside this machine; `*` allows all."""
        self.deliveries: deque[Delivery] = deque(maxlen=_KEPT)
        self.receivers: dict[str, Receive] = {}
        """The functions that take the notifications for their URLs, in the place of a server."""
        self._numbers = count(1)
        self._clock = clock
        self._registry = registry
        self._hosts = frozenset(host.lower() for host in hosts)
        self._incoming: deque[Delivery] = deque()
        self._waiting: list[tuple[datetime, int, Delivery]] = []
        self._sequence = count()
        self._queues: dict[str, deque[Delivery]] = {}
        self._idle_event = asyncio.Event()
        self._timer: asyncio.Task[None] | None = None
        self._runner: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._group: asyncio.TaskGroup | None = None
        self._http: aiohttp.ClientSession | None = None

    def allows(self, url: str) -> bool:
        """Whether notifications may be sent to a URL."""
        return url in self.receivers or "*" in self._hosts or host_of(url) in self._hosts or is_local(url)

    def put(self, delivery: Delivery) -> None:
        """Queue a notification. It is sent when the sandbox runs. May be called from any thread."""
        delivery.number = next(self._numbers)
        self.deliveries.append(delivery)
        if not self.allows(delivery.url):
            delivery.state = "withheld"
            return
        self._registry.record(delivery)
        self._incoming.append(delivery)
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has just been closed; the next start sends it
                self._loop.call_soon_threadsafe(self._start_due)

    # -- running

    async def start(self) -> None:
        """Start delivering."""
        if self._runner is None:
            ready = asyncio.Event()
            self._runner = asyncio.create_task(self._run(ready), name="sandbox webhooks")
            await ready.wait()

    async def close(self) -> None:
        """Stop delivering. Attempts in flight are cut off."""
        runner, self._runner = self._runner, None
        if runner is not None:
            runner.cancel()
            with suppress(asyncio.CancelledError):
                await runner

    async def idle(self) -> None:
        """Wait until nothing is in flight and nothing is due. Notifications for a later time may remain."""
        while (runner := self._runner) is not None:
            self._start_due()
            if not self._queues:
                return
            self._idle_event.clear()
            await self._idle_event.wait()
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
                self._start_due()
                ready.set()
                await self._loop.create_future()  # until it is cancelled
        finally:
            self._loop = self._group = self._http = self._timer = None
            for queue in self._queues.values():
                self._incoming.extend(queue)
            self._queues.clear()
            self._idle_event.set()

    # -- when

    def _start_due(self) -> None:
        """Start the deliveries that are due, and set a timer for the next one."""
        if self._group is None:
            return
        while self._incoming:
            delivery = self._incoming.popleft()
            heapq.heappush(self._waiting, (delivery.due, next(self._sequence), delivery))
        now = self._clock.now()
        while self._waiting and self._waiting[0][0] <= now:
            delivery = heapq.heappop(self._waiting)[2]
            queue = self._queues.get(delivery.subscription_id)
            if queue is not None:
                queue.append(delivery)
            else:
                queue = self._queues[delivery.subscription_id] = deque((delivery,))
                self._group.create_task(self._deliver_in_order(delivery.subscription_id, queue))
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._waiting:
            wait = (self._waiting[0][0] - now).total_seconds()
            self._timer = self._group.create_task(self._start_later(wait))

    async def _start_later(self, seconds: float) -> None:
        await self._clock.sleep(seconds)
        self._timer = None
        self._start_due()

    async def _deliver_in_order(self, subscription: str, queue: deque[Delivery]) -> None:
        while queue:
            await self._deliver(queue[0])
            queue.popleft()
        del self._queues[subscription]
        if not self._queues:
            self._idle_event.set()

    # -- how

    async def _deliver(self, delivery: Delivery) -> None:
        key = self._registry.key(delivery)
        if key is None:
            delivery.state = "failed"
        else:
            delivery.signature = sign(delivery.body, key)
            status, error = await self._post_in_time(delivery)
            delivery.attempts.append(Attempt(self._clock.now(), status, error))
            delivery.tried += 1
            if status == 200:
                delivery.state = "delivered"
            elif delivery.tried > len(RETRIES):
                delivery.state = "failed"
            else:
                delivery.due = datetime.fromtimestamp(self._clock.now().timestamp() + RETRIES[delivery.tried - 1], UTC)
                self._incoming.append(delivery)
        self._registry.record(delivery)
        self._start_due()

    async def _post_in_time(self, delivery: Delivery) -> tuple[int | None, str]:
        """Post, and wait for the answer, up to the timeout by the sandbox's clock."""
        posting = asyncio.create_task(self._post(delivery))
        timeout = asyncio.create_task(self._clock.sleep(ANSWER_TIMEOUT))
        try:
            await asyncio.wait((posting, timeout), return_when=asyncio.FIRST_COMPLETED)
            return posting.result() if posting.done() else (None, f"no answer within {ANSWER_TIMEOUT:g} s")
        finally:
            posting.cancel()
            timeout.cancel()
            await asyncio.gather(posting, timeout, return_exceptions=True)

    async def _post(self, delivery: Delivery) -> tuple[int | None, str]:
        assert self._http is not None
        headers = {"Content-Type": "application/json", SIGNATURE: delivery.signature}
        receive = self.receivers.get(delivery.url)
        try:
            if receive is not None:
                return await receive(delivery.body, headers), ""
            async with self._http.post(
                delivery.url, data=delivery.body, headers=headers, allow_redirects=False
            ) as response:
                return response.status, ""
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return None, f"{type(error).__name__}: {error}"
        except Exception as error:  # of a function that takes notifications
            return 500, f"{type(error).__name__}: {error}"
