"""The client: the resources of all families, and calls of any operation."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Collection, Coroutine, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar, Unpack, get_args, overload

import attrs

from ._base.clock import Clock
from ._http.caller import Access, Caller, Party
from ._http.files import download, upload
from ._http.raw import Raw
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
from .secret import Secret, hides_frames, to_secret_or_none
from .shared import Shared, check_type
from .types import CallOptions, Family, FileContent

if TYPE_CHECKING:
    import aiohttp

    from ._auth.sessions import SessionStore
    from .bulk_writes import BulkResult
    from .paging import Pager
    from .reconcile.engine import Reconciled

__all__ = ["BillClient"]

I = TypeVar("I")  # noqa: E741
T = TypeVar("T")
D = TypeVar("D")


class BillClient(V3):
    """The BILL platform for one set of credentials.

    The resources of the v3 API are its attributes: `client.bills`, `client.vendors`. `client.partner`,
    `client.spend` and `client.webhooks` hold those of the other families. Give the credentials of the
    families that are called; views for further organizations share connections and limits.

        async with BillClient(organization=OrganizationCredentials(...), environment="sandbox") as client:
            vendor = await client.vendors.get("009...")

    A client may be made without an event loop; it belongs to the one where it is first used.
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
        clock: Clock | None = None,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Make a client; nothing is sent.

        `environment` is "sandbox", "production", or the URL of something that serves BILL's paths.
        `session` lends an aiohttp session, which is not closed with the client; the headers of the options are sent
        over it, and the cookies in its jar are not, because they may be of another organization. `session_store`
        shares logins with other processes, and `limiter` limits with whoever else has it: other clients, or
        other processes (`bill_async.redis`); its limits stand in place of those of the options. `clock` and
        `jitter` are for tests.
        """
        shared = Shared.make(
            environment,
            options=options,
            session=session,
            session_store=session_store,
            limiter=limiter,
            clock=clock,
            jitter=jitter,
        )
        self._set_up(shared, shared.access(organization, partner, spend), partner, owner=True)

    def _set_up(self, shared: Shared, access: Access, partner: PartnerCredentials | None, *, owner: bool) -> None:
        super().__init__(Caller(shared.sender, access))
        self._shared = shared
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
        clock: Clock | None = None,
    ) -> Self:
        """Make a client of the environment variables that `Settings.from_env` lists."""
        settings = Settings.from_env(environ)
        check_type("options", options, Options)
        options = options or Options()
        if options.proxy is None:
            options = attrs.evolve(options, proxy=settings.proxies)
        return cls(
            organization=settings.organization,
            partner=settings.partner,
            spend=settings.spend,
            environment=settings.environment,
            options=options,
            session=session,
            session_store=session_store,
            limiter=limiter,
            clock=clock,
        )

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "a client cannot be pickled: it holds secrets, and a copy would not know what is used up of the limits; "
            "make one in each process, and share limits and sessions with bill_async.redis"
        )

    def __repr__(self) -> str:
        parties = ", ".join(name for name in ("organization", "partner", "spend") if getattr(self._caller.access, name))
        return f"<{type(self).__name__} of {self._shared.sender.environment.name} for {parties or 'nobody'}>"

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
        """The resources of the webhook API, for the first that has credentials: organization, partner, spend."""
        return Webhooks(self._caller)

    def webhooks_of(self, party: Party) -> Webhooks:
        """Return the resources of the webhook API for the subscriptions and events of one party."""
        if party not in get_args(Party):
            raise ConfigurationError(f"webhooks_of: {party!r} is nobody; give one of {', '.join(get_args(Party))}")
        return Webhooks(Caller(self._shared.sender, attrs.evolve(self._caller.access, webhooks=party)))

    @property
    def raw(self) -> Raw:
        """Calls of endpoints that this package does not know."""
        return Raw(self._shared.sender, self._caller.access)

    # ---- whom it calls as

    @property
    def organization_id(self) -> str | None:
        """The id of the organization that v3 calls are made for; None without credentials of one."""
        organization = self._caller.access.organization
        scope = None if organization is None else organization.scope(None)
        return None if scope is None else scope.organization

    @property
    def families(self) -> frozenset[Family]:
        """The families that can be called with the credentials of this client."""
        return self._caller.access.families()

    @property
    def clock(self) -> Clock:
        """The clock of the client: the system's, unless it was given another one."""
        return self._shared.sender.clock

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
        """Call an operation of the operation table, as the methods of the resources do, and return what it answers.

            await client.call(GET_BILL, "00n...")

        `path` are the values of its path parameters, `query` goes by wire name. `headers` may hold those that the
        operation takes beside further ones. `decode` replaces the typed decoding: it makes of the body of a success
        what is returned. It runs inside the call; if it raises `NotJson` (half an answer), the call may be repeated.

        Raises: `InvalidRequestError` for arguments that the operation does not take, and what every call may.
        """
        headers, options = _split_headers(operation, options)
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
        """Return the list that an operation of the operation table answers with, as `client.bills.list` does.

        Arguments are those of `call`.

        Raises: `InvalidRequestError` for arguments that the operation does not take.
        """
        headers, options = _split_headers(operation, options)
        return self._caller.pages(operation, *path, query=query or {}, headers=headers, options=options)

    # ---- other organizations

    def for_organization(
        self, organization: OrganizationLogin | None = None, *, spend: SpendCredentials | None = None
    ) -> BillClient:
        """Return a view of this client for other credentials.

        It shares connections, limits and logins with this client, and is closed with it.
        """
        if organization is None and spend is None:
            raise ConfigurationError("for_organization: give the credentials of an organization, of Spend, or both")
        access = self._shared.access(organization, self._partner_credentials, spend)
        return self._view(access)

    def as_user(
        self,
        organization_id: str,
        user_id: str,
        *,
        remember_me_id: str | Secret[str] | None = None,
        device: str | None = None,
    ) -> BillClient:
        """Return a view of this client that works as a user of an organization of this partner.

        It logs in when it is first used, and may be used with or without `async with`. The session is
        shared by all views of the same user and lasts until this client is closed.
        """
        remember_me_id = to_secret_or_none(remember_me_id)
        if self._partner_credentials is None:
            raise ConfigurationError("as_user needs the credentials of a partner: BillClient(partner=...)")
        account = self._shared.accounts.as_user(
            self._partner_credentials, organization_id, user_id, remember_me_id, device
        )
        return self._view(attrs.evolve(self._caller.access, organization=account, spend=None))

    def _view(self, access: Access) -> BillClient:
        view = object.__new__(BillClient)
        view._set_up(self._shared, access, self._partner_credentials, owner=False)
        return view

    # ---- files

    @overload
    async def download(self, link: str, *, to: None = None, **options: Unpack[CallOptions]) -> bytes: ...
    @overload
    async def download(self, link: str, *, to: Path, **options: Unpack[CallOptions]) -> None: ...
    async def download(self, link: str, *, to: Path | None = None, **options: Unpack[CallOptions]) -> bytes | None:
        """Get the file behind a `download_link`: its bytes, or into the file `to`, which appears when complete.

        The file is made for its owner only (mode 0600). The session goes along to BILL's own hosts only; links of
        exports need none.
        """
        access = self._caller.access
        hidden = Secret(link)
        del link
        data = await download(
            self._shared.sender, access.organization or access.partner, hidden, to=to, options=options
        )
        return data if to is None else None

    async def upload_to(
        self, url: str, content: FileContent, *, content_type: str | None = None, **options: Unpack[CallOptions]
    ) -> None:
        """Put a receipt at an upload URL of Spend & Expense: a JPEG or PNG image.

        The type is taken from the content if it is not given. Each URL serves one file.
        """
        hidden = Secret(url)
        del url
        await upload(self._shared.sender, hidden, content, content_type=content_type, options=options)

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
        """Find out whether a call that got no answer was executed. Only reads.

            try:
                await client.bills.create(new)
            except OutcomeUnknownError as error:
                verdict = await client.reconcile(error)
                if verdict.outcome == "did_not_happen":
                    await client.bills.create(new)

        It knows the creation of bills, invoices, vendors, customers and payments, which it searches for, and every
        change of what can be read by its id: updates, replacements, archiving and restoring, canceling and voiding,
        freezing, deleting. Of a bulk result, every item whose status is `unknown` becomes `done` or `not_sent`, or
        stays `unknown`. A payment with a `transaction_number` of your own is looked up by it.

        The client must be the one that made the call, or a view for the same organization. `margin` is by how many
        seconds BILL's clock may be behind ours: nothing older is looked at. `settle` is for how many seconds after it
        was sent BILL may still be executing a call: so long is waited before what is missing counts as not done (BILL
        states no figure). `known` are ids of objects that are known to come from other calls.
        """
        from .reconcile.engine import reconcile

        return await reconcile(self, unknown, margin=margin, settle=settle, known=known, options=options)

    # ---- life

    @property
    def limits(self) -> Limiter:
        """The limiter: `client.limits.snapshot()` shows what is used up, and who waits."""
        return self._shared.sender.limiter

    async def warm_up(self) -> None:
        """Import everything that is otherwise imported on first use, without holding up the event loop.

        `async with` does so with what every call needs; what is left is the first use of each resource.
        """
        await asyncio.to_thread(_load)

    async def close(self) -> None:
        """End what is under way, log out of the sessions that were opened here, close all connections.

        May be called again, by several at once, and with calls in flight: those raise `ClientClosedError`,
        or `OutcomeUnknownError` if they may have been executed. A view has nothing to close.

        It may be called from another event loop than the one the client belongs to. If that one runs, in another
        thread, the client is closed there. If it is closed, the connections are dropped, calls that it left behind
        are forgotten, and the logouts go over new connections.

        Raises: `ClientClosedError` if the client belongs to another event loop that is neither running nor closed.
        """
        if self._owner:
            await self._shared.close()

    async def __aenter__(self) -> Self:
        if not _load_core.cache_info().currsize:
            await asyncio.to_thread(_load_core)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()


def _split_headers(operation: Operation[Any], options: CallOptions) -> tuple[Mapping[str, str | None], CallOptions]:
    """Part the headers that an operation takes from those that are merely sent along."""
    given = options.get("headers")
    if not given or not operation.headers or not isinstance(given, Mapping):
        return {}, options
    wire = {parameter.wire.lower(): parameter.wire for parameter in operation.headers}
    own = {wire[name.lower()]: text for name, text in given.items() if str(name).lower() in wire}
    extra = {name: text for name, text in given.items() if str(name).lower() not in wire}
    return own, {**options, "headers": extra}


@cache
def _load_core() -> None:
    """Import what every client needs for its first call, and `import bill_async` does not need."""
    prepare()
    for name in ("models.common", "models.auth", "operations.auth"):
        import_module(f".{name}", __package__)


def _load() -> None:
    _load_core()
    load_all()
