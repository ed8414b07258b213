"""The client: the resources of all families, and calls of any operation."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Collection, Coroutine, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar, Unpack, get_args, overload

import attrs

from ._base.clock import Clock
from ._http.caller import Caller, Party, split_headers
from ._http.captures import capture
from ._http.options import check_defaults
from ._limits.limiter import Limiter
from ._schema.converter import prepare
from ._schema.operation import Operation
from .config import (
    Environment,
    Options,
    OrganizationLogin,
    PartnerCredentials,
    Settings,
    SpendCredentials,
)
from .errors import ConfigurationError, OutcomeUnknownError
from .resources import V3, Partner, Spend, Webhooks, load_all
from .runtime import Runtime, check_type
from .secret import Secret, hides_frames, to_secret_or_none
from .types import CallOptions, CommonOptions, Family, FileContent, RawResponse

if TYPE_CHECKING:
    import aiohttp

    from ._auth.sessions import SessionStore
    from ._http.raw import Raw
    from .bulk_writes import BulkResult
    from .journal.journal import Journal
    from .paging import Pager
    from .reconcile.verdict import Reconciled

__all__ = ["BillClient"]

I = TypeVar("I")  # noqa: E741
T = TypeVar("T")
D = TypeVar("D")


class BillClient(V3):
    """A client of the BILL platform for one set of credentials.

    The resources of the v3 API are attributes: `client.bills`, `client.vendors`. The other families are
    `client.partner`, `client.spend` and `client.webhooks`. Give the credentials of the families that you call. Views
    for other organizations share connections and limits with the client.

        async with BillClient(organization=OrganizationCredentials(...), environment="sandbox") as client:
            vendor = await client.vendors.get("009...")

    A client can be made outside an event loop. It belongs to the event loop where it is first used.
    """

    def __init__(
        self,
        *,
        organization: OrganizationLogin | None = None,
        partner: PartnerCredentials | None = None,
        spend: SpendCredentials | None = None,
        environment: Environment | str = "sandbox",
        options: Options | None = None,
        session: aiohttp.ClientSession | None = None,
        session_store: SessionStore | None = None,
        limiter: Limiter | None = None,
        journal: Journal | None = None,
        clock: Clock | None = None,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Make a client. Nothing is sent.

        `environment` is "sandbox", "production", or the URL of a server with BILL's paths. `session` is an aiohttp
        session to use; it is not closed with the client. The cookies in its jar are not sent, because they may belong
        to another organization. `session_store` shares logins with other processes. `limiter` shares limits with other
        clients, or with other processes (`bill_async.redis`); it replaces the limits of the options. `journal`
        records the writes that have a `key`; it is not closed with the client. `clock` and `jitter` are for tests.
        """
        runtime = Runtime.make(
            environment,
            options=options,
            session=session,
            session_store=session_store,
            limiter=limiter,
            journal=journal,
            clock=clock,
            jitter=jitter,
        )
        access = runtime.access(organization, partner, spend)
        self._set_up(runtime, Caller(runtime.sender, access, runtime.journal), partner, owner=True)

    def _set_up(self, runtime: Runtime, caller: Caller, partner: PartnerCredentials | None, *, owner: bool) -> None:
        super().__init__(caller)
        self._runtime = runtime
        self._partner_credentials = partner
        self._owner = owner

    @classmethod
    @hides_frames
    def from_env(
        cls,
        environ: Mapping[str, str] | None = None,
        *,
        options: Options | None = None,
        session: aiohttp.ClientSession | None = None,
        session_store: SessionStore | None = None,
        limiter: Limiter | None = None,
        journal: Journal | None = None,
        clock: Clock | None = None,
    ) -> Self:
        """Make a client from the environment variables that `Settings.from_env` and `Options.trust_env` list."""
        settings = Settings.from_env(environ)
        check_type("options", options, Options)
        if environ is not None and session is None:
            options = (options or Options()).in_environment(environ)
        return cls(
            organization=settings.organization,
            partner=settings.partner,
            spend=settings.spend,
            environment=settings.environment,
            options=options,
            session=session,
            session_store=session_store,
            limiter=limiter,
            journal=journal,
            clock=clock,
        )

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "a client cannot be pickled: it holds secrets, and a copy would not know how much of the limits is used; "
            "make one in each process, and share limits and sessions through bill_async.redis"
        )

    def __repr__(self) -> str:
        parties = ", ".join(name for name in ("organization", "partner", "spend") if getattr(self._caller.access, name))
        return f"<{type(self).__name__} of {self._runtime.sender.environment.name} for {parties or 'no account'}>"

    # ---- families

    @property
    def partner(self) -> Partner:
        """The resources of the partner API."""
        return Partner(self._caller)

    @property
    def spend(self) -> Spend:
        """The resources of Spend & Expense."""
        return Spend(self._caller)

    @property
    def webhooks(self) -> Webhooks:
        """The resources of the webhook API, for the first of organization, partner and spend with credentials."""
        return Webhooks(self._caller)

    def webhooks_of(self, party: Party) -> Webhooks:
        """Return the resources of the webhook API for the subscriptions and events of one party."""
        if party not in get_args(Party):
            raise ConfigurationError(f"webhooks_of: {party!r} is not a party; give one of {', '.join(get_args(Party))}")
        return Webhooks(self._caller.with_access(attrs.evolve(self._caller.access, webhooks=party)))

    @property
    def raw(self) -> Raw:
        """Raw calls, for endpoints that this package does not know."""
        from ._http.raw import Raw

        return Raw(self._caller)

    # ---- the account

    @property
    def organization_id(self) -> str | None:
        """The id of the organization of v3 calls; None without credentials of an organization."""
        organization = self._caller.access.organization
        scope = None if organization is None else organization.scope(None)
        return None if scope is None else scope.organization

    @property
    def parties(self) -> Mapping[Party, str]:
        """The credentials of this client, each with the id of its account: the id of the organization or, without one,
        a digest of the app key or token. The key of a write is unique within an account."""
        return self._caller.access.parties()

    @property
    def families(self) -> frozenset[Family]:
        """The families that can be called with the credentials of this client."""
        return self._caller.access.families()

    @property
    def clock(self) -> Clock:
        """The clock of the client: the system clock, unless another one was given."""
        return self._runtime.sender.clock

    def now(self) -> datetime:
        """Return the current time, in UTC: that of the clock, unless BILL's answers say that it is wrong."""
        return self._runtime.sender.time.now()

    # ---- any operation

    @overload
    def call(
        self,
        operation: Operation[T],
        *path: str,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        decode: None = None,
        **options: Unpack[CallOptions],
    ) -> Coroutine[Any, Any, T]: ...
    @overload
    def call(
        self,
        operation: Operation[Any],
        *path: str,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        decode: Callable[[bytes, Operation[Any]], D],
        **options: Unpack[CallOptions],
    ) -> Coroutine[Any, Any, D]: ...
    def call(
        self,
        operation: Operation[Any],
        *path: str,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        decode: Callable[[bytes, Operation[Any]], Any] | None = None,
        **options: Unpack[CallOptions],
    ) -> Coroutine[Any, Any, Any]:
        """Call an operation of the operation table, as the methods of resources do, and return its answer.

            await client.call(GET_BILL, "00n...")

        `path` are the values of the path parameters. `query` maps the names on the wire to values. `headers` may hold
        headers of the operation and additional ones. `decode` replaces the typed decoding: it gets the body of a
        success and makes the result. It runs inside the call; if it raises `NotJson` (an incomplete answer), the call
        may be retried.

        Raises: `InvalidRequestError` for arguments that the operation does not take, and the errors of every call.
        """
        headers, options = split_headers(operation, options)
        return self._caller.call(
            operation, *path, query=query or {}, headers=headers, body=body, decode=decode, options=options
        )

    def pages(
        self,
        operation: Operation[T],
        *path: str,
        query: Mapping[str, Any] | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[T]:
        """Return the list of an operation of the operation table, as `client.bills.list` does.

        The arguments are those of `call`.

        Raises: `InvalidRequestError` for arguments that the operation does not take.
        """
        headers, options = split_headers(operation, options)
        return self._caller.pages(operation, *path, query=query or {}, headers=headers, options=options)

    # ---- other organizations

    def for_organization(
        self, organization: OrganizationLogin | None = None, *, spend: SpendCredentials | None = None
    ) -> BillClient:
        """Return a view of this client for other credentials.

        A view shares connections, limits and logins with its client, and is closed with it.
        """
        if organization is None and spend is None:
            raise ConfigurationError("for_organization: give the credentials of an organization, of Spend, or both")
        access = self._runtime.access(organization, self._partner_credentials, spend)
        return self._view(self._caller.with_access(access))

    def as_user(
        self,
        organization_id: str,
        user_id: str,
        *,
        remember_me_id: str | Secret[str] | None = None,
        device: str | None = None,
    ) -> BillClient:
        """Return a view of this client that calls as a user of an organization of this partner.

        The view logs in when it is first used, and can be used with or without `async with`. All views of the same user
        share the session, which lasts until this client is closed.
        """
        remember_me_id = to_secret_or_none(remember_me_id)
        if self._partner_credentials is None:
            raise ConfigurationError("as_user needs the credentials of a partner: BillClient(partner=...)")
        account = self._runtime.accounts.as_user(
            self._partner_credentials, organization_id, user_id, remember_me_id, device
        )
        access = attrs.evolve(self._caller.access, organization=account, spend=None)
        return self._view(self._caller.with_access(access))

    def _view(self, caller: Caller) -> BillClient:
        view = object.__new__(BillClient)
        view._set_up(self._runtime, caller, self._partner_credentials, owner=False)
        return view

    # ---- options and raw answers

    def with_options(self, **options: Unpack[CommonOptions]) -> BillClient:
        """Return a view of this client whose calls have other options, unless a call gives its own.

            patient = client.with_options(wait=True, timeout=120)

        It shares everything else with the client, and is closed with it. The options that are not given stay as they
        are; `headers` are added to those of the client.

        Raises: `InvalidRequestError` for a value that an option cannot have.
        """
        check_defaults(options)
        return self._view(self._caller.with_options(options))

    def capture(self) -> AbstractContextManager[list[RawResponse]]:
        """Capture the raw answers of the calls that are made inside of a `with` block.

            with client.capture() as answers:
                bill = await client.bills.get("00n...")
            print(answers[-1].status, answers[-1].headers["Date"], answers[-1].body)

        Every answer of BILL is added to the list when it is complete: those of all attempts, of refused calls, of each
        page and each chunk, and of tasks that are started inside of the block. It is about the calls of this client and
        its views. Logins are left out. The bodies are as BILL sent them, and may hold secrets.
        """
        return capture(self._runtime.sender)

    # ---- files

    @overload
    async def download(self, link: str, *, to: None = None, **options: Unpack[CallOptions]) -> bytes: ...
    @overload
    async def download(self, link: str, *, to: Path, **options: Unpack[CallOptions]) -> None: ...
    async def download(self, link: str, *, to: Path | None = None, **options: Unpack[CallOptions]) -> bytes | None:
        """Download the file of a `download_link`: return its bytes, or write it to `to`.

        The file `to` appears when it is complete, and only its owner can read it (mode 0600). The session is sent to
        BILL's own hosts only; links of exports need none.
        """
        hidden = Secret(link)
        del link
        from ._http.files import download

        access = self._caller.access
        account, options = access.organization or access.partner, self._caller.options(options)
        data = await download(self._runtime.sender, account, hidden, to=to, options=options)
        return data if to is None else None

    async def upload_to(
        self, url: str, content: FileContent, *, content_type: str | None = None, **options: Unpack[CallOptions]
    ) -> None:
        """Upload a receipt, a JPEG or PNG image, to an upload URL of Spend & Expense.

        By default the content type is detected from the content. Each URL accepts one file.
        """
        hidden = Secret(url)
        del url
        from ._http.files import upload

        options = self._caller.options(options)
        await upload(self._runtime.sender, hidden, content, content_type=content_type, options=options)

    # ---- after an unknown outcome

    @overload
    async def reconcile(
        self,
        unknown: OutcomeUnknownError,
        *,
        margin: float = ...,
        settle: float = ...,
        known: Collection[str] = ...,
        **options: Unpack[CallOptions],
    ) -> Reconciled: ...
    @overload
    async def reconcile(
        self,
        unknown: BulkResult[I, T],
        *,
        margin: float = ...,
        settle: float = ...,
        known: Collection[str] = ...,
        **options: Unpack[CallOptions],
    ) -> BulkResult[I, T]: ...
    async def reconcile(
        self,
        unknown: OutcomeUnknownError | BulkResult[Any, Any],
        *,
        margin: float = 120.0,
        settle: float = 60.0,
        known: Collection[str] = (),
        **options: Unpack[CallOptions],
    ) -> Reconciled | BulkResult[Any, Any]:
        """Find out whether a call with an unknown outcome was executed. It only reads.

            try:
                await client.bills.create(new)
            except OutcomeUnknownError as error:
                verdict = await client.reconcile(error)
                if verdict.outcome == "did_not_happen":
                    await client.bills.create(new)

        It searches for an object that a call may have created by the fields that identify it, and for a payment by its
        transaction number. It reads an object that a call may have changed again. The reference lists how it is done
        for each write, and for which it is impossible. In a bulk result, every item with the status `unknown` becomes
        `done` or `not_sent`, or stays `unknown`.

        The client must be the one that made the call, or a view for the same organization. `margin` is the number of
        seconds by which BILL's clock may be behind; older objects are not considered. `settle` is the number of seconds
        for which BILL may still be executing the call (BILL documents no figure): until they have passed, a missing
        object does not count as not created. `known` are ids of objects that are known to come from other calls.
        """
        from .reconcile.engine import reconcile

        return await reconcile(self, unknown, margin=margin, settle=settle, known=known, options=options)

    # ---- lifecycle

    @property
    def limits(self) -> Limiter:
        """The limiter: `client.limits.snapshot()` returns the use of each limit and the number of waiting calls."""
        return self._runtime.sender.limiter

    async def warm_up(self) -> None:
        """Import everything that is otherwise imported on first use, without blocking the event loop.

        `async with` imports what every call needs. Without this method, the module of a resource is imported when the
        resource is first used.
        """
        await asyncio.to_thread(_load)

    async def close(self) -> None:
        """End all calls, log out of the sessions that this client opened, and close all connections.

        Calls in flight raise `ClientClosedError`, or `OutcomeUnknownError` if they may have been executed. The method
        may be called repeatedly and concurrently. Closing a view does nothing.

        The client may be closed from another event loop. If its own event loop runs in another thread, the client is
        closed there. If its own event loop is closed, its connections and pending calls are dropped, and the logouts
        use new connections.

        Raises: `ClientClosedError` if the client belongs to another event loop that is neither running nor closed.
        """
        if self._owner:
            await self._runtime.close()

    async def __aenter__(self) -> Self:
        if not _load_core.cache_info().currsize:
            await asyncio.to_thread(_load_core)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()


@cache
def _load_core() -> None:
    """Make what every client needs for its first call, and `import bill_async` does not need."""
    import_module(".models.common", __package__)
    login = import_module(".operations.auth", __package__).LOGIN
    prepare(login.body.model, login.answer.kind.named)


def _load() -> None:
    _load_core()
    load_all()
    for module in ("_http.error_codes", "_http.files"):
        import_module(f".{module}", __package__)
