"""The receiver: it takes BILL's notifications and passes their events to handlers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, Self, TypeAlias, TypeVar, cast
from weakref import WeakValueDictionary

import attrs

from bill_async._base.clock import Clock, SystemClock
from bill_async._base.logging import logger
from bill_async.errors import ConfigurationError, DecodeError, InvalidRequestError
from bill_async.models import Subscription
from bill_async.secret import Secret

from .adapters import AiohttpHandler, AsgiApp, aiohttp_handler
from .dispatcher import Dispatcher
from .errors import EventStoreError, SignatureError
from .feed import ChangeFeed
from .handling import ClientOf, HandlerRetries, Handling
from .history import HISTORY, CaughtUp, catch_up
from .keys import KeyRing, KeyStore
from .notification import new_event
from .periodic import Periodic, is_alive
from .response import WebhookResponse
from .router import EventRouter
from .signature import SIGNATURE, verify
from .store import EventResult, EventStore, NewEvent, StoredEvent
from .store_location import event_store_at
from .subscriptions import OVERLAP as KEY_OVERLAP
from .subscriptions import Party, ensure
from .unsigned import UnsignedGate

if TYPE_CHECKING:
    from bill_async.client import BillClient

__all__ = ["Headers", "WebhookReceiver"]

T = TypeVar("T")

Headers: TypeAlias = "Mapping[str, str] | Mapping[str, list[str]] | Iterable[tuple[str | bytes, str | bytes]] | None"
"""The headers of a request: a mapping, perhaps with several values for each name, or pairs as in ASGI."""

_KEEP_EVENTS: Final = HISTORY + timedelta(days=10)
_PAGE: Final = 100


class WebhookReceiver(EventRouter):
    """Receives BILL's notifications: verifies, stores and answers them, and passes each event to its handlers once.

        receiver = WebhookReceiver(keys=["..."], store=SQLiteEventStore("events.db"))

        @receiver.on("bill.created", "bill.updated")
        async def bill_changed(event: Event[NotificationBill]) -> None:
            print(event.id, event.object.amount)

        app.router.add_post("/bill", receiver.aiohttp())
        app.cleanup_ctx.append(receiver.cleanup_ctx)

    A delivery is answered with 200 as soon as the event is stored; a known event is not stored again. Events are
    handled in tasks of the receiver, which run inside `async with receiver` (`cleanup_ctx` of aiohttp, `lifespan` of
    FastAPI and Starlette). A delivery starts a receiver that is not running yet. Whatever an earlier process has left
    unhandled is handled when the receiver starts.

    Events of one object are handled one after another. An event whose handler fails is handled again later, by
    `retries`; in the end it is a dead letter. A handler sees an event again that it has handled well only if the
    process died before that could be noted.
    """

    def __init__(
        self,
        *,
        keys: Sequence[str | Secret[str]] | KeyStore = (),
        store: EventStore | Path | str = "bill-events.db",
        client: BillClient | ClientOf | None = None,
        inline: bool = False,
        concurrency: int = 10,
        retries: HandlerRetries | None = None,
        handler_timeout: float | None = 300.0,
        shutdown_timeout: float = 30.0,
        poll: float = 1.0,
        keep_bodies: timedelta = timedelta(days=7),
        max_body: int = 1 << 20,
        minified: bool = False,
        unsigned: Literal["refuse", "fetch"] = "refuse",
        catch_up_every: timedelta | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Make a receiver; nothing is opened or started.

        `keys` are all valid security keys of the subscriptions, or a `KeyStore`, which `ensure_subscription` fills.
        `store` keeps the events: an `EventStore`, the path of a SQLite file, or a URL such as
        `postgresql://user:password@host/name` or `redis://host:6379/0`.

        `concurrency` is the number of events that are handled at a time. With 0 the receiver only receives, and other
        processes on the same store handle the events. A handler may take `handler_timeout` seconds, and
        `shutdown_timeout` seconds after the receiver is closed. A handler that is cut off is called again later. `poll`
        is the number of seconds between two checks for events that other processes have stored. With `inline` a
        delivery is answered when its handlers have ended: with 503 if one of them failed, so that BILL sends it again.

        `keep_bodies` is how long the notifications of handled events are kept; their ids are kept for longer than BILL
        keeps its history. `max_body` is the size of the largest notification, in bytes. `minified`: see `verify`.

        `client` reads objects anew for handlers that want that (`reload`); give a function of the id of an organization
        if there are several. With `unsigned="fetch"`, notifications of Spend & Expense are taken without a signature
        too; nothing of them is believed but the type and the id, and the object is read by the client.

        With `catch_up_every`, the running receiver calls `catch_up` with the client when it starts and after each such
        time.

        Raises: `ConfigurationError` for what cannot be right.
        """
        super().__init__()
        self._clock = clock or SystemClock()
        self._ring = KeyRing(keys, self._clock)
        self.store: EventStore = event_store_at(store)
        """The store of the events."""
        if unsigned not in ("refuse", "fetch"):
            raise ConfigurationError(f"unsigned: {unsigned!r} cannot be used; give 'refuse' or 'fetch'")
        if unsigned == "fetch" and client is None:
            raise ConfigurationError("unsigned='fetch' needs a client that reads the objects: give client=...")
        self._gate = UnsignedGate(self._clock) if unsigned == "fetch" else None
        if catch_up_every is not None and (client is None or callable(client)):
            raise ConfigurationError("catch_up_every needs the client that owns the subscriptions: give client=...")
        if concurrency < 0 or max_body < 1:
            raise ConfigurationError("concurrency must be 0 or more, and max_body 1 or more")
        self._max_body = max_body
        self._minified = minified
        self._inline = inline
        self._handling = Handling(
            router=self,
            retries=retries or HandlerRetries(),
            timeout=handler_timeout,
            client=_client_of(client),
            clock=self._clock,
        )
        self._settings: dict[str, Any] = {
            "concurrency": concurrency,
            "poll": poll,
            "grace": shutdown_timeout,
            "keep_bodies": keep_bodies,
            "keep_events": _KEEP_EVENTS,
        }
        self._periodic = Periodic(self._clock)
        if catch_up_every is not None:
            owner = cast("BillClient", client)
            self._periodic.add("catching up", catch_up_every, lambda: self._catch_up_regularly(owner))
        self._started_at = 0.0
        self._dispatcher: Dispatcher | None = None
        self._runner: asyncio.Task[None] | None = None
        self._opened = False
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        """The locks of subjects, if events are handled inline."""
        self._results: list[EventResult] = []
        """The results of events that were handled inline, until they are stored."""

    def __repr__(self) -> str:
        return f"<WebhookReceiver of {', '.join(self.patterns) or 'nothing'} with {self.store!r}>"

    # ---- life

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def start(self) -> None:
        """Open the store, and begin to handle its events. Does nothing if the receiver is running.

        Raises: `EventStoreError` if the store cannot be used.
        """
        await self._open()
        if not self._periodic.is_running:
            self._started_at = self._clock.monotonic()
        self._periodic.start()
        if self._inline or is_alive(self._runner):
            return
        self._dispatcher = self._new_dispatcher()
        ready = asyncio.Event()
        self._runner = asyncio.create_task(self._dispatcher.run(ready), name="bill-async webhooks")
        await ready.wait()

    async def close(self) -> None:
        """Wait up to `shutdown_timeout` for the running handlers, and close the store. May be called twice.

        Raises: `ConfigurationError` if a handler calls it, which would wait for itself.
        """
        self._refuse_handlers("close")
        await self._periodic.close()
        dispatcher, runner = self._dispatcher, self._runner
        self._dispatcher = self._runner = None
        if dispatcher is not None and runner is not None and is_alive(runner):
            dispatcher.stop()
            try:
                await asyncio.shield(runner)
            except asyncio.CancelledError:
                runner.cancel()
                await asyncio.gather(runner, return_exceptions=True)
                raise
        self._opened = False
        try:
            await self._store_results()
        except EventStoreError as error:
            logger.error("webhooks: the event store failed, events will be handled again: %s", error)
        await self.store.close()

    async def cleanup_ctx(self, app: Any) -> AsyncIterator[None]:
        """Run with an aiohttp application: `app.cleanup_ctx.append(receiver.cleanup_ctx)`."""
        async with self:
            yield

    @asynccontextmanager
    async def lifespan(self, app: Any = None) -> AsyncGenerator[None]:
        """Run with an ASGI application: `FastAPI(lifespan=receiver.lifespan)`."""
        async with self:
            yield

    async def idle(self) -> None:
        """Wait until no event is due and no handler is running. Events may still wait for another attempt."""
        self._refuse_handlers("idle")
        if self._dispatcher is not None and is_alive(self._runner):
            await self._dispatcher.idle()

    async def drain(self) -> None:
        """Handle all due events, and return. For a job that runs regularly beside `inline` receivers."""
        await self._open()
        dispatcher = self._new_dispatcher()
        dispatcher.concurrency = max(1, dispatcher.concurrency)
        async with asyncio.TaskGroup() as group:
            group.create_task(dispatcher.run(asyncio.Event()))
            await dispatcher.idle()
            dispatcher.stop()

    def _refuse_handlers(self, what: str) -> None:
        if self._dispatcher is not None and self._dispatcher.is_handling():
            raise ConfigurationError(
                f"a handler cannot call {what} of its receiver, which waits for the handler to end"
            )

    def _new_dispatcher(self) -> Dispatcher:
        return Dispatcher(store=self.store, handling=self._handling, clock=self._clock, **self._settings)

    async def _open(self) -> None:
        if not self._opened:
            await self.store.open()
            self._opened = True

    # ---- receiving

    def aiohttp(self) -> AiohttpHandler:
        """Return a handler for an aiohttp application: `app.router.add_post("/bill", receiver.aiohttp())`."""
        return aiohttp_handler(self.handle, self._max_body)

    def asgi(self) -> AsgiApp:
        """Return an ASGI application that takes notifications at any path where it is mounted.

        In Starlette and FastAPI, `api.add_route("/bill", receiver.asgi(), methods=["POST"])` serves `/bill`;
        `api.mount("/bill", receiver.asgi())` serves `/bill/`, and answers `/bill` with a redirect that BILL does not
        follow.
        """
        return AsgiApp(self.handle, self._max_body, self.start, self.close)

    async def handle(self, body: bytes, headers: Headers) -> WebhookResponse:
        """Take a delivery, and return the answer to it: 200 if it is stored now or was stored before.

        `body` holds the bytes exactly as they were received. The answer is 401 if it is not signed with a key of the
        receiver, 413 if it is too large, 400 if it is signed but not a notification, 503 if it could not be stored, or
        the keys could not be read (BILL sends it again).
        """
        if not isinstance(body, bytes | bytearray | memoryview):
            raise InvalidRequestError(f"body: {type(body).__name__} cannot be used; give the raw bytes", field="body")
        body = bytes(body)
        if len(body) > self._max_body:
            return _refused(413, f"the body is larger than {self._max_body:,} bytes")
        signatures = _signatures(headers)
        try:
            event = await self._signed(body, signatures) or self._unsigned(body)
        except SignatureError as error:
            return _refused(401, str(error))
        except DecodeError as error:
            return _refused(400, f"this is not a notification: {error}")
        except _KeysError as error:
            logger.error("webhooks: the security keys cannot be read: %s", error.__cause__)
            return WebhookResponse(status=503, text="the security keys cannot be read")
        try:
            return await (self._handle_inline(event) if self._inline else self._keep(event))
        except EventStoreError as error:
            logger.error("webhooks: %s could not be stored: %s", event.id, error)
            return WebhookResponse(status=503, text="the event could not be stored")

    def add_key(self, key: str | Secret[str]) -> None:
        """Also accept deliveries that are signed with another key, as long as the receiver lives."""
        self._ring.add(key)

    async def _signed(self, body: bytes, signatures: list[str | bytes]) -> NewEvent | None:
        """Return the event of a signed body; None if it has no signature and may be accepted without one."""
        if not signatures and self._gate is not None:
            return None
        if len(signatures) > 1:
            raise SignatureError(f"there are several headers {SIGNATURE}")
        signature = signatures[0] if signatures else None
        try:
            body = verify(body, signature, await _read(self._ring.keys()), minified=self._minified)
        except SignatureError:
            newer = None if signature is None else await _read(self._ring.newer())
            if newer is None:
                raise
            body = verify(body, signature, newer, minified=self._minified)
        return new_event(body)

    def _unsigned(self, body: bytes) -> NewEvent:
        assert self._gate is not None
        return self._gate.event(body)

    async def _keep(self, event: NewEvent) -> WebhookResponse:
        if not is_alive(self._runner):
            logger.warning(
                "webhooks: a delivery has started the receiver; run it inside `async with receiver`, so that it "
                "handles unhandled events at once and ends in order"
            )
            await self.start()
        (new,) = await self.store.add([event], self._clock.now())
        if new:
            self._wake()
        return WebhookResponse(status=200, text="stored" if new else "known")

    async def _handle_inline(self, event: NewEvent) -> WebhookResponse:
        """Handle an event before it is answered. Events of one object are handled one after another."""
        await self._open()
        await self._store_results()
        turn = self._turns.setdefault(event.subject, asyncio.Lock())
        async with turn:
            await self.store.add([event], self._clock.now())
            claimed = await self.store.claim(1, self._clock.now(), only=event.id)
            if not claimed and await self.store.recover():  # the process that had it has ended
                claimed = await self.store.claim(1, self._clock.now(), only=event.id)
            if not claimed:
                stored = await self.store.get(event.id)
                finished = stored is not None and stored.state in ("done", "dead", "unhandled")
                return WebhookResponse(status=200, text="known") if finished else _again("it is being handled")
            result = await self._now(claimed[0])
            return _again("its handler failed") if result.state == "pending" else WebhookResponse(status=200)

    async def _now(self, event: StoredEvent) -> EventResult:
        """Handle an event now, and store its result."""

        latest = event

        async def progress(result: EventResult) -> None:
            nonlocal latest
            latest = attrs.evolve(latest, completed=result.completed)
            await self.store.finish([result], self._clock.now())

        try:
            result = await self._handling.handle(event, 0, progress)
        except BaseException:
            self._results.append(EventResult.released(latest))
            await asyncio.shield(self._store_results())
            raise
        self._results.append(result)
        await asyncio.shield(self._store_results())
        return result

    async def _store_results(self) -> None:
        """Store the results of events that were handled inline. Those that cannot be stored are kept for the next
        delivery."""
        results, self._results = self._results, []
        if not results:
            return
        try:
            await self.store.finish(results, self._clock.now())
        except BaseException:
            self._results += results
            raise

    # ---- subscriptions

    async def ensure_subscription(
        self,
        bill: BillClient,
        *,
        url: str,
        events: Sequence[str] | None = None,
        name: str = "bill-async",
        party: Party | None = None,
        rotate: bool = False,
        overlap: timedelta = KEY_OVERLAP,
    ) -> Subscription:
        """Ensure that BILL has an enabled subscription for these events and this URL, and that its key is stored.

        `events` are types and patterns of BILL's catalog, by default those that handlers are registered for. Events of
        Spend & Expense need a separate subscription. `party` selects the account if the events do not determine it. A
        later call finds the subscription by its `name`, and changes its URL and events if they differ.

        The key goes into the `KeyStore` that the receiver was given as `keys`. With `rotate` BILL makes a new one; the
        old one stays valid for `overlap`, and deliveries that are signed with the new one wait until it is known.

        Raises: `ConfigurationError` for events that BILL does not have, and if there is no store for a key; also the
        errors of the calls.
        """
        return await ensure(
            self._ring,
            bill,
            self._clock,
            url=url,
            events=events,
            handled=self.patterns,
            name=name,
            party=party,
            rotate=rotate,
            overlap=overlap,
        )

    async def catch_up(
        self,
        bill: BillClient,
        *,
        since: datetime | None = None,
        subscription_ids: Sequence[str] | None = None,
        party: Party | None = None,
        lists: bool = True,
    ) -> CaughtUp:
        """Read BILL's history of events, handle those that the store lacks, and enable subscriptions that BILL has
        disabled.

        It continues where it ended the last time. The first time, it reads the whole history of 180 days; `since` sets
        another beginning. By default, the subscriptions are those with keys in the key store, of the organization and
        of Spend & Expense alike; without a key store, it is the only one that there is.

        BILL sends nothing while a subscription is disabled, and does not say whether its history includes the events of
        that time. With `lists`, changes since then are therefore read from lists. Each changed object becomes one
        event: `bill.created`, `bill.archived` or `bill.updated`, by the state of the bill.
        """
        return await self._catch_up(bill, since, subscription_ids, party, lists)

    async def _catch_up(
        self,
        bill: BillClient,
        since: datetime | None = None,
        subscription_ids: Sequence[str] | None = None,
        party: Party | None = None,
        lists: bool = True,
        *,
        first: timedelta | None = None,
    ) -> CaughtUp:
        await self._open()
        known = None if self._ring.store is None else tuple((await self._ring.read()).keys)
        return await catch_up(
            bill,
            self.store,
            self._clock,
            subscription_ids=known if subscription_ids is None else subscription_ids,
            since=since,
            party=party,
            lists=lists,
            first=first,
            stored=self._wake,
        )

    async def _catch_up_regularly(self, bill: BillClient) -> CaughtUp:
        """Catch up. A history that was never read is read from the start of the receiver on."""
        return await self._catch_up(bill, first=timedelta(seconds=self._clock.monotonic() - self._started_at))

    def follow(
        self,
        bill: BillClient,
        *resources: str,
        every: timedelta = timedelta(minutes=5),
        since: datetime | None = None,
    ) -> None:
        """Let the running receiver read lists for changes, and handle these as events.

            receiver.follow(bill, "receivable_payments", "customers", every=timedelta(minutes=1))

            @receiver.on("receivable_payment.updated")
            async def paid(event: Event[ReceivablePayment]) -> None: ...

        Call it before the start; see `ChangeFeed`.

        Raises: `ConfigurationError` for a resource whose list cannot be filtered by `updatedTime`, and if the receiver
        is running.
        """
        if self._periodic.is_running or is_alive(self._runner):
            raise ConfigurationError("follow: call it before the receiver starts")
        feed = ChangeFeed(bill, *resources, store=self.store, since=since, clock=self._clock)

        async def look() -> None:
            if await feed.poll():
                self._wake()

        self._periodic.add(f"reading changes of {', '.join(resources)}", every, look)

    def _wake(self) -> None:
        if self._dispatcher is not None and is_alive(self._runner):
            self._dispatcher.wake()

    # ---- dead letters

    async def dead_letters(self) -> list[StoredEvent]:
        """Return the events whose handlers failed too often, oldest first."""
        await self._open()
        found: list[StoredEvent] = []
        while page := await self.store.events("dead", limit=_PAGE, after=found[-1].id if found else None):
            found += page
        return found

    async def run_again(self, *event_ids: str) -> int:
        """Let finished events be handled again; by default, all dead letters. Return their number.

        Of a dead letter, only the handlers that have failed are called; of other events, all.

        Raises: `InvalidRequestError` for an event that does not exist, is not finished, or was handled so long ago that
        its notification was dropped.
        """
        await self._open()
        chosen = dict.fromkeys(event_ids) or [event.id for event in await self.dead_letters()]
        for event_id in chosen:
            if not await self.store.requeue(event_id, self._clock.now()):
                raise InvalidRequestError(
                    f"{event_id!r} cannot be run again: it is not in the store, is not finished, or its notification "
                    "was dropped",
                    field="event_ids",
                )
        self._wake()
        return len(chosen)


class _KeysError(Exception):
    """The key store has failed."""


async def _read(keys: Awaitable[T]) -> T:
    try:
        return await keys
    except Exception as error:  # a store of the user may raise any
        raise _KeysError from error


def _signatures(headers: Headers) -> list[str | bytes]:
    """Return the values of the header with the signature. A genuine delivery has one."""
    pairs = cast("Iterable[tuple[Any, Any]]", getattr(headers, "items", lambda: headers or ())())
    found: list[Any] = []
    for name, value in pairs:
        if (name.decode("latin-1") if isinstance(name, bytes) else str(name)).lower() == SIGNATURE:
            found += cast("list[Any]", value) if isinstance(value, list | tuple) else [value]
    return [value if isinstance(value, str | bytes) else str(value) for value in found if value is not None]


def _refused(status: int, reason: str) -> WebhookResponse:
    logger.info("webhooks: a delivery was refused with %d: %s", status, reason)
    return WebhookResponse(status=status, text=reason)


def _again(reason: str) -> WebhookResponse:
    return WebhookResponse(status=503, text=reason)


def _client_of(client: BillClient | ClientOf | None) -> ClientOf | None:
    return client if client is None or callable(client) else lambda _: client
