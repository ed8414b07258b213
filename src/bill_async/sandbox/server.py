"""The sandbox: the public interface to start, control and inspect it."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, TextIO

import attrs
from aiohttp import web

from bill_async._schema.operation import Operation

from ._json import dumps
from .auth import Authenticator, PartnerAccount
from .clock import ClientClock, SandboxClock, SandboxTime
from .collection import Object, Room
from .delivery import Delivery, Receive, WebhookSender
from .dispatcher import Dispatcher
from .domain.webhooks import WebhookRegistry, notify, trigger
from .factory import make_object
from .faults import Faults
from .ids import Ids, organization_id
from .limits import LimitEnforcer, SandboxLimits
from .organizations import OrganizationAccount, OrganizationState, seeded_details
from .request_log import ReceivedRequest
from .routes import default_routes, make_routes
from .seeding import wordlists
from .state import SandboxState, TextMessage
from .storage import MemoryStorage, SqliteStorage, Storage

__all__ = ["Sandbox", "serve"]

_ROOM: Final = 600_000_000
"""Bytes of seeded objects that are kept in memory. Further objects are made again each time, at a fifth of the
speed."""


class Sandbox:
    """A local imitation of BILL, on a free port of this machine.

        async with Sandbox(organizations=2, objects=1000) as sandbox:
            account = sandbox.accounts[0]
            ...  # any client of BILL, with the base URL sandbox.url

    It serves every operation under the paths of BILL's gateway: `/connect/v3/...` and `/connect-events/v3/...`. The
    same seed gives the same objects, ids and credentials.
    """

    def __init__(
        self,
        *,
        organizations: int = 1,
        seed: int = 0,
        objects: int | Mapping[str, int] = 500,
        latency: float | Callable[[], float] = 0.0,
        limits: SandboxLimits | None = None,
        clock: SandboxTime | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        state: Path | str | None = None,
        webhook_hosts: Collection[str] = (),
        operations: Sequence[Operation[Any]] | None = None,
    ) -> None:
        """Make a sandbox. It serves nothing until it is entered.

        `objects` is the number of objects of each organization, or a number for each kind
        (`{"bills": 200_000, "vendors": 100}`). `latency` is a number of seconds, or a function that returns one. The
        SQLite file `state` keeps all changes. Notifications are sent to this machine and to `webhook_hosts`; `*` allows
        all hosts. `operations` replaces the package's operation table; an operation that the sandbox cannot imitate is
        answered with 501.
        """
        self.clock = clock if clock is not None else SandboxClock()
        """The clock of the sandbox: `sandbox.clock.advance(timedelta(days=1))` moves it forward."""
        self._limiter = LimitEnforcer(limits if limits is not None else SandboxLimits())
        auth = Authenticator(seed, self._limiter)
        settings = {"organizations": organizations, "seed": seed, "objects": objects}
        self._storage: Storage = MemoryStorage() if state is None else SqliteStorage(Path(state), settings)
        self._routes = default_routes() if operations is None else make_routes(operations)
        self._state = SandboxState(
            operations=self._routes.operations,
            types=self._routes.types,
            auth=auth,
            limiter=self._limiter,
            clock=self.clock,
            seed=seed,
            storage=self._storage,
        )
        self._state.emit = partial(notify, self._state)
        self._state.new_organization = self._add_empty
        registry = WebhookRegistry(self._state)
        self._sender = self._state.sender = WebhookSender(self.clock, registry, webhook_hosts)
        self._stop_listening: Callable[[], None] | None = None
        self._seed = seed
        self._room = Room(_ROOM)
        self._address = (host, port)
        self._runner: web.ServerRunner | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        for index in range(organizations):
            self._add(index, objects)
        self._made: dict[str, Object] = self._state.table("organizations")
        for details in self._made.values():
            self._add_made(details)
        self._resume(clock is None)
        registry.resume(self._sender)
        wait = latency if callable(latency) else (lambda: latency)
        self._dispatcher = Dispatcher(self._state, self._routes, wait, host)

    # -- running

    async def __aenter__(self) -> Sandbox:
        await self.start()
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.close()

    async def start(self) -> None:
        """Start serving."""
        if self._runner is not None:
            return
        self._loop = asyncio.get_running_loop()
        server = web.Server(self._dispatcher.handle)
        self._runner = web.ServerRunner(server, access_log=None, shutdown_timeout=0.0)
        await self._runner.setup()
        host, port = self._address
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        port = self._runner.addresses[0][1]
        self._move(f"http://{host}:{port}")
        if isinstance(self.clock, SandboxClock):
            self._stop_listening = self.clock.on_advance(self._clock_advanced)
        await self._sender.start()

    async def close(self) -> None:
        """Stop serving. Requests in flight are cut off."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()
            await self._sender.close()
        if self._stop_listening is not None:
            self._stop_listening()
            self._stop_listening = None
        self._storage.close()

    # -- for clients

    def __repr__(self) -> str:
        place = f"at {self.url}" if self._runner is not None else "that is not serving"
        return f"<Sandbox {place}, with {len(self.accounts)} organizations>"

    @property
    def url(self) -> str:
        """The URL of the sandbox, which clients use in place of BILL's gateway."""
        return self._state.url

    @property
    def accounts(self) -> tuple[OrganizationAccount, ...]:
        """The credentials of each seeded organization."""
        every = self._state.auth.organizations.values()
        return tuple(organization.account for organization in every if organization.account is not None)

    @property
    def partner(self) -> PartnerAccount:
        """The credentials of the partner that all organizations belong to."""
        return self._state.auth.partner

    def credentials(self) -> Mapping[str, Any]:
        """Return the URL and all credentials as plain JSON."""
        return {
            "url": self.url,
            "organizations": [attrs.asdict(account) for account in self.accounts],
            "partner": attrs.asdict(self.partner),
        }

    def environ(self, index: int = 0) -> dict[str, str]:
        """Return the `BILL_...` environment variables of one organization, as `BillClient.from_env` reads them."""
        account, partner = self.accounts[index], self.partner
        return {
            "BILL_ENVIRONMENT": self.url,
            "BILL_DEV_KEY": account.dev_key,
            "BILL_USERNAME": account.username,
            "BILL_PASSWORD": account.password,
            "BILL_ORGANIZATION_ID": account.organization_id,
            "BILL_REMEMBER_ME_ID": account.remember_me_id,
            "BILL_DEVICE": account.device,
            "BILL_SPEND_TOKEN": account.spend_token,
            "BILL_APP_KEY": partner.app_key,
            "BILL_PARTNER_USERNAME": partner.username,
            "BILL_PARTNER_PASSWORD": partner.password,
        }

    @property
    def client_clock(self) -> ClientClock:
        """A clock for a client in a test: `BillClient.from_env(sandbox.environ(), clock=sandbox.client_clock)`.

        It shows the time of the sandbox. Where the client would sleep, it advances the clock of the sandbox instead.

        Raises: `TypeError` if the sandbox was given a clock that is not a `SandboxClock`.
        """
        if not isinstance(self.clock, SandboxClock):
            raise TypeError(
                f"client_clock: {type(self.clock).__name__} cannot be advanced; give the sandbox a SandboxClock"
            )
        return ClientClock(self.clock)

    # -- for tests

    @property
    def requests(self) -> list[ReceivedRequest]:
        """The last 10,000 requests, oldest first."""
        return list(self._state.requests)

    @property
    def messages(self) -> list[TextMessage]:
        """The text messages and e-mails that BILL would have sent."""
        return list(self._state.messages)

    @property
    def limits(self) -> Mapping[str, Any]:
        """The counts of the limits: `accepted`, `rejected` by limit, `in_flight`, `peak`."""
        return self._limiter.snapshot()

    @property
    def rejected(self) -> int:
        """The number of requests that a limit refused."""
        return sum(self._limiter.rejected.values())

    @property
    def faults(self) -> Faults:
        """The faults of the sandbox: `sandbox.faults.add(Fault("reset", operation="bills.*"))`."""
        return self._state.faults

    @property
    def deliveries(self) -> list[Delivery]:
        """The last 10,000 notifications, oldest first, with their attempts."""
        return list(self._sender.deliveries)

    async def webhooks_idle(self) -> None:
        """Wait until every due notification has been answered, or waits for a later attempt.

        A later attempt is made when the clock has been advanced far enough. May be called from another event loop than
        that of the sandbox.
        """
        self._clock_advanced()
        if self._loop is None or self._loop is asyncio.get_running_loop():
            await self._sender.idle()
        else:
            await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(self._sender.idle(), self._loop))

    def connect(self, url: str, receive: Receive) -> Callable[[], None]:
        """Deliver the notifications for a URL to a function, without a port. Returns a function that ends this.

        `receive` is called with the body and the headers, in the event loop of the sandbox, and returns the status of
        the answer.
        """
        receivers = self._sender.receivers
        receivers[url] = receive

        def disconnect() -> None:
            receivers.pop(url, None)

        return disconnect

    def trigger(self, type: str, *, organization_id: str | None = None, **fields: Any) -> int:
        """Send an event without a cause: `trigger("autopay.failed")`. Returns the number of subscriptions that get it.

        The fields of its object that are not given are made up. With the id of an object of the sandbox, the event is
        about that object. The event belongs to the first organization, or to the given one.

        Raises: `InvalidRequestError` for a type or a field that does not exist.
        """
        organization = self._organization(organization_id or self.accounts[0].organization_id)
        with self._state.lock:
            records = trigger(self._state, organization, type, fields)
            self._storage.commit()
        return len(records)

    def counts(self) -> dict[str, dict[str, int]]:
        """Return the number of objects of each kind (`bills`, `spend.cards`) in each organization."""
        return {key: organization.counts() for key, organization in self._state.auth.organizations.items()}

    def objects(self, organization_id: str, kind: str) -> Iterator[Object]:
        """Yield all objects of a kind as JSON with exact numbers, in the order of their creation."""
        return iter(self._organization(organization_id)[kind])

    def owned(self, organization_id: str, kind: str, owner_id: str) -> list[Object]:
        """Return the objects that belong to another object, such as the `spend.budget_members` of a budget."""
        collection = self._organization(organization_id)[kind]
        return [collection.get(position) for position in collection.owned(owner_id) if collection.raw(position)]

    def seed(self, kind: str, *, organization_id: str | None = None, notify: bool = False, **fields: Any) -> Object:
        """Create an object for a test, and return it: `sandbox.seed("bills", amount=Decimal("149.90"))`.

        Fields have BILL's names, including read-only ones (`paymentStatus="PAID"`). Missing fields, such as the vendor,
        get sensible values. The object belongs to the first organization, or to the given one.

        No notifications are sent. With `notify`, subscribers get the notifications of a creation.

        Raises: `ValueError` for values that BILL would refuse, `TypeError` for values that are not exact JSON.
        """
        identifier = organization_id or self.accounts[0].organization_id
        if identifier not in self._state.auth.organizations:
            known = ", ".join(self._state.auth.organizations)
            raise ValueError(f"seed {kind}: there is no organization {identifier!r}; there are {known}")
        organization = self._organization(identifier)
        with self._state.lock:
            item = make_object(self._state, self._routes.handlers, organization, kind, fields, notify=notify)
            self._storage.commit()
        return item

    def expire_sessions(self) -> None:
        """End all sessions, as if they had been idle too long."""
        self._state.auth.expire_all()

    def _organization(self, identifier: str) -> OrganizationState:
        return self._state.auth.organizations[identifier]

    # -- making organizations

    def _add(self, index: int, objects: int | Mapping[str, int]) -> None:
        auth, seed = self._state.auth, self._seed
        identifier = organization_id(index, seed)
        user = Ids("006", identifier, seed).make(0)
        name = f"{wordlists.BUSINESS_FIRST[index % len(wordlists.BUSINESS_FIRST)]} Holdings {index + 1}"
        auth.add(
            OrganizationState(
                index,
                seed,
                objects,
                auth.account(identifier, user),
                seeded_details(index, seed, name),
                self._storage,
                self._routes.types,
                self._room,
            )
        )

    def _add_empty(self, details: Object) -> OrganizationState:
        index = len(self._state.auth.organizations)
        identifier = organization_id(index, self._seed)
        made = {"id": identifier, "archived": False, **details}
        self._made[identifier] = made
        return self._add_made(made)

    def _add_made(self, details: Object) -> OrganizationState:
        index = len(self._state.auth.organizations)
        found = OrganizationState(
            index, self._seed, {"users": 0}, None, details, self._storage, self._routes.types, self._room
        )
        self._state.auth.add(found)
        return found

    # -- time and URL

    def _clock_advanced(self) -> None:
        """Run the actions that are due, and save the time."""
        with self._state.lock:
            self._state.run_due()
            if isinstance(self.clock, SandboxClock):
                self._storage.value("offset", repr(self.clock.offset))
            self._storage.commit()

    def _resume(self, own_clock: bool) -> None:
        """Continue at the time of the earlier process."""
        offset = self._storage.value("offset")
        if offset is not None and own_clock and isinstance(self.clock, SandboxClock):
            self.clock.advance(float(offset))

    def _move(self, url: str) -> None:
        """Set the URL, and change the links of an earlier process to it."""
        before = self._storage.value("url")
        if before is not None and before != url:
            for organization in self._state.auth.organizations.values():
                organization.replace(before.encode(), url.encode())
        self._storage.value("url", url)
        self._state.url = url


async def serve(
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    organizations: int = 1,
    seed: int = 0,
    objects: int = 500,
    latency: float = 0.0,
    limits: SandboxLimits | None = None,
    state: Path | str | None = None,
    webhook_hosts: Collection[str] = (),
    output: TextIO | None = None,
    on_start: Callable[[str], object] | None = None,
) -> None:
    """Run a sandbox until SIGINT or SIGTERM. Prints its URL and credentials as one line of JSON, after `on_start` was
    called with them."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    sandbox = Sandbox(
        organizations=organizations,
        seed=seed,
        objects=objects,
        latency=latency,
        limits=limits,
        host=host,
        port=port,
        state=state,
        webhook_hosts=webhook_hosts,
    )
    async with sandbox:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        try:
            credentials = dumps(sandbox.credentials()).decode()
            if on_start is not None:
                on_start(credentials)
            print(credentials, file=output or sys.stdout, flush=True)
            await stop.wait()
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)
