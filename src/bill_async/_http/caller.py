"""Callers: the objects through which resources send calls. A caller selects the account and builds the request of each
call.

One call goes through these modules, from top to bottom:

bills.get("00n...")       resources/bills.py      names the operation and its arguments
  Caller.call             _http/caller.py         which account calls, what is sent
    encode                _http/request.py        arguments -> path, query, headers, bytes
    Sender.send           _http/sender.py         log in, permit, send, classify, decode, repeat
      Connection.request  _http/connection.py     the aiohttp session
      refusal             _http/error_response.py status, headers, bytes -> error
      raise_...           _http/outcome.py        the error that the call ends with
"""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, TypeAlias, TypeVar, cast, get_args

import attrs

from .._schema.converter import Decode, decode_bare, decode_page
from .._schema.operation import Operation
from ..errors import BillError, ConfigurationError, InvalidRequestError
from ..paging import Page, Pager
from ..secret import without_frames
from ..types import CallOptions, CommonOptions, Family, FileContent
from .account import ANONYMOUS, Account
from .call import Call
from .content import read_in_time
from .keys import ItemKeys, Recorded
from .minting import with_minted
from .options import check_options, merge_options
from .request import WireRequest, build, encode
from .sender import Sender

if TYPE_CHECKING:
    from ..scanning.scan import Scan

T = TypeVar("T")

Party: TypeAlias = Literal["organization", "partner", "spend"]
"""A set of credentials of a client."""

_NEEDED: Final[dict[Party, str]] = {
    "organization": "those of an organization: BillClient(organization=OrganizationCredentials(...)), or "
    "BILL_DEV_KEY, BILL_USERNAME, BILL_PASSWORD and BILL_ORGANIZATION_ID in the environment",
    "partner": "those of a partner: BillClient(partner=PartnerCredentials(...)), or BILL_APP_KEY, "
    "BILL_PARTNER_USERNAME and BILL_PARTNER_PASSWORD in the environment",
    "spend": "those of Spend & Expense: BillClient(spend=SpendCredentials(...)), or BILL_SPEND_TOKEN in the "
    "environment",
}
_PARTIES: Final[dict[Family, tuple[Party, ...]]] = {
    "v3": ("organization",),
    "partner": ("partner",),
    "spend": ("spend",),
    "webhooks": ("organization", "partner", "spend"),
}
_IDEMPOTENCY_KEY: Final = "X-Idempotent-Key"
_OWN_KEYS: Final = uuid.UUID("5f1c1ab4-6d7b-4a4e-8a5e-0a86c7ac2b5d")
"""The namespace of the idempotency keys that are derived from the keys of callers."""
_NOTHING: Final[Mapping[str, Any]] = {}
_NO_OPTIONS: Final[CommonOptions] = {}


@attrs.frozen(eq=False, repr=False)
class Access:
    """The accounts that a client may call with."""

    organization: Account | None = None
    partner: Account | None = None
    spend: Account | None = None
    webhooks: Party | None = None
    """The party whose subscriptions and events the webhook API uses; None takes the first one with credentials."""

    _accounts: dict[Family, Account | None] = attrs.field(init=False, factory=dict)
    """The account for the calls of each family."""

    def __attrs_post_init__(self) -> None:
        for family in _PARTIES:
            accounts = (getattr(self, party) for party in self._choices(family))
            self._accounts[family] = next((account for account in accounts if account is not None), None)

    def _choices(self, family: Family) -> tuple[Party, ...]:
        """Return the parties that may call a family, the first choice first."""
        return (self.webhooks,) if family == "webhooks" and self.webhooks is not None else _PARTIES[family]

    def parties(self) -> Mapping[Party, str]:
        """Return the parties that calls can be made as, each with the id of its account: the id of its organization or,
        without one, a digest of its app key or token."""
        accounts = {party: getattr(self, party) for party in get_args(Party)}
        return {party: account_id(account) for party, account in accounts.items() if account is not None}

    def party(self, account: Account) -> Party | None:
        """Return the party of an account; None for one without credentials."""
        return next((party for party in get_args(Party) if getattr(self, party) is account), None)

    def families(self) -> frozenset[Family]:
        """Return the families that can be called."""
        return frozenset(family for family, account in self._accounts.items() if account is not None)

    def account(self, operation: Operation[Any]) -> Account:
        """Return the account for an operation."""
        account = self._accounts[operation.family]
        if account is not None:
            return account if operation.authenticated else account.anonymous
        if not operation.authenticated:
            return ANONYMOUS
        parties = self._choices(operation.family)
        needed = "; or ".join(_NEEDED[party] for party in parties)
        raise ConfigurationError(f"{operation.accessor} needs credentials that were not given, {needed}")


class Recorder(Protocol):
    """A recorder of writes with keys, which sends each of them once: a journal."""

    def send(self, caller: Caller, call: Call[T]) -> Awaitable[T]:
        """Send a call of a caller, or return the recorded answer to it. A call without a key is sent as it is."""
        ...

    def resume(
        self, caller: Caller, operation: Operation[Any], items: ItemKeys, options: CallOptions
    ) -> Awaitable[Sequence[Recorded]]:
        """Return the record of each item of a bulk write, after an inquiry about open items."""
        ...


class Caller:
    """Calls operations with the accounts of one client. Parameters are keyed by their wire name; None is not sent."""

    __slots__ = ("access", "defaults", "recorder", "sender")

    def __init__(
        self,
        sender: Sender,
        access: Access,
        recorder: Recorder | None = None,
        defaults: CommonOptions = _NO_OPTIONS,
    ) -> None:
        self.sender = sender
        self.access = access
        self.recorder = recorder
        self.defaults = defaults
        """The options of the calls that do not give them."""

    def with_access(self, access: Access) -> Caller:
        """Return a caller that calls with other accounts."""
        return Caller(self.sender, access, self.recorder, self.defaults)

    def with_recorder(self, recorder: Recorder) -> Caller:
        """Return a caller that records its writes elsewhere."""
        return Caller(self.sender, self.access, recorder, self.defaults)

    def with_options(self, options: CommonOptions) -> Caller:
        """Return a caller with other options, and with those of this one that are not given."""
        return Caller(self.sender, self.access, self.recorder, self.options(cast("CallOptions", options)))

    def options(self, options: CallOptions) -> CallOptions:
        """Return the options of a call, and the defaults of those that it does not give."""
        return merge_options(self.defaults, options) if self.defaults else options

    async def call(
        self,
        operation: Operation[T],
        *path: str,
        options: CallOptions,
        query: Mapping[str, Any] = _NOTHING,
        headers: Mapping[str, str | None] = _NOTHING,
        body: Any = None,
        decode: Decode[Any] | None = None,
    ) -> T:
        """Call an operation, and return its answer or the result of `decode`."""
        if self.defaults:
            options = self.options(options)
        account = self.access.account(operation)
        owner, key = (account_id(account), _key_of(options)) if "key" in options else (None, None)
        if operation.headers:
            headers = _with_idempotency_key(operation, headers, None if key is None else f"{owner}\n{key}")
        if body is not None and self.sender.options.mint_transaction_numbers:
            body = with_minted(operation, body, owner, key)
        try:
            request = encode(operation, path, query, headers, body)
        except Exception as error:
            raise without_frames(error)  # noqa: B904 - it is the same error
        call: Call[T] = Call(account, operation, request, options, decode or self._decode, body)
        if self.recorder is None and "key" not in options:
            result = await self.sender.send(call)
        else:
            result = await self.send(call)
        if decode is None and self.sender.report_unknown is not None:
            self.sender.report_unknown(operation.id, result)
        return result

    async def send(self, call: Call[T]) -> T:
        """Send a call that may have a key."""
        if self.recorder is not None:
            try:
                return await self.recorder.send(self, call)
            except BillError as error:
                raise error.with_traceback(None)  # noqa: B904 - a traceback is to show the call, not the journal's work
        if "key" in call.options:
            check_options(call.operation, call.options)
            raise ConfigurationError(
                "key: this client has no journal to record it in; make it with BillClient(journal=Journal('writes.db'))"
            )
        return await self.sender.send(call)

    def pages(
        self,
        operation: Operation[T],
        *path: str,
        options: CallOptions,
        query: Mapping[str, Any] = _NOTHING,
        headers: Mapping[str, str | None] = _NOTHING,
    ) -> Pager[T]:
        """Return the list of an operation. Mistakes in the arguments are reported at once."""
        style = operation.page_style
        values = dict(query)
        start: str | None = values.pop(style.cursor or "page", None) or values.pop("page", None)
        if style.counts:
            start = str(start or 0)
        fetch = self._fetcher(operation, path, values, start, options=options, headers=headers)
        settings = self.sender.options
        return Pager(
            partial(fetch, values),
            start=start,
            max_pages=settings.max_pages,
            prefetch=settings.prefetch,
            name=operation.accessor,
        )

    def scan(
        self,
        operation: Operation[T],
        *path: str,
        options: CallOptions,
        query: Mapping[str, Any] = _NOTHING,
        headers: Mapping[str, str | None] = _NOTHING,
        since: datetime | None = None,
        ordered: bool = False,
    ) -> Scan[T]:
        """Return a scan of the list of an operation. Mistakes in the arguments are reported at once."""
        from ..scanning.query import ListQuery
        from ..scanning.scan import Scan

        values = {name: value for name, value in query.items() if name != "filters"}
        start = "0" if operation.page_style.counts else None
        bulk: CallOptions = {"priority": "bulk", **self.options(options)}
        fetch = self._fetcher(operation, path, values, start, options=bulk, headers=headers)
        wanted = ListQuery.make(operation, values, fetch, filters=query.get("filters"), since=since)
        walkers = self.sender.concurrency + 1  # one is reading an answer while the others wait for theirs
        return Scan(wanted, walkers=walkers, now=self.sender.clock.now, ordered=ordered)

    def _fetcher(
        self,
        operation: Operation[T],
        path: tuple[str, ...],
        values: dict[str, Any],
        start: str | None,
        *,
        options: CallOptions,
        headers: Mapping[str, str | None],
    ) -> Callable[[Mapping[str, Any], str | None], Coroutine[Any, Any, Page[T]]]:
        """Return a function that fetches a page of a list by its parameters and cursor. Check the first request."""
        options = self.options(options)
        check_options(operation, options)
        account = self.access.account(operation)
        style = operation.page_style
        if style.sized and values.get("max") is None:
            values["max"] = operation.page_max  # BILL's default is 20, which needs five times as many requests

        def request(values: Mapping[str, Any], cursor: str | None) -> WireRequest:
            if cursor is None or style.cursor is None:
                return build(operation, path, values, headers)
            return build(operation, path, {**values, style.cursor: int(cursor) if style.counts else cursor}, headers)

        first = request(values, start)

        async def fetch(sent: Mapping[str, Any], cursor: str | None) -> Page[T]:
            wanted = first if sent is values and cursor is start else request(sent, cursor)
            decode = partial(decode_page, asked=sent.get("max"), on_bad_value=self.sender.options.on_bad_value)
            items, following, previous = await self.sender.send(Call(account, operation, wanted, options, decode))
            if self.sender.report_unknown is not None:
                self.sender.report_unknown(operation.id, items)
            if style.counts:
                following = str(int(cursor or 0) + len(items)) if len(items) >= sent["max"] else None
            return Page(items, following, previous)

        return fetch

    def _decode(self, body: bytes, operation: Operation[Any]) -> Any:
        keep = self.sender.options.on_bad_value
        try:
            return decode_bare(body, operation.answer, operation=operation, on_bad_value=keep)
        except Exception as error:
            del body
            raise without_frames(error)  # noqa: B904 - it is the same error

    async def upload(
        self,
        operation: Operation[T],
        *path: str,
        content: FileContent,
        options: CallOptions,
        query: Mapping[str, Any] = _NOTHING,
    ) -> T:
        """Send a file as the body of a call."""
        if query.get("name") is None and any(parameter.wire == "name" for parameter in operation.query):
            query = {**query, "name": _file_name(content, operation)}
        options = self.options(options)
        # A stream can be read only once, so everything else is checked first.
        check_options(operation, options)
        self.access.account(operation)
        build(operation, path, query)
        most = None if operation.body is None else operation.body.max_bytes
        data, options = await read_in_time(self.sender, content, most=most, what=operation.accessor, options=options)
        headers = {"Content-Type": "application/octet-stream"}
        return await self.call(operation, *path, query=query, headers=headers, body=data, options=options)


def _file_name(content: FileContent, operation: Operation[Any]) -> str:
    if isinstance(content, Path):
        return content.name
    raise InvalidRequestError(
        f"{operation.accessor}: give a name with an extension, such as name='invoice.pdf'; only a Path brings its own",
        field="name",
    )


def account_id(account: Account) -> str:
    """Return the id of an account: the id of its organization, or a digest of its key."""
    scope = account.scope(None)
    return "" if scope is None else scope.organization or scope.key


def _key_of(options: CallOptions) -> str:
    """Return the key of a call, or one text made from the keys of all its items."""
    key: Any = options.get("key")
    return "\n".join(("", *key.keys)) if isinstance(key, ItemKeys) else key


def split_headers(operation: Operation[Any], options: CallOptions) -> tuple[Mapping[str, str | None], CallOptions]:
    """Split the headers into those that the operation declares and additional ones."""
    given = options.get("headers")
    if not given or not operation.headers or not isinstance(given, Mapping):
        return {}, options
    wire = {parameter.wire.lower(): parameter.wire for parameter in operation.headers}
    own = {wire[name.lower()]: text for name, text in given.items() if str(name).lower() in wire}
    extra = {name: text for name, text in given.items() if str(name).lower() not in wire}
    return own, {**options, "headers": extra}


def _with_idempotency_key(
    operation: Operation[Any], headers: Mapping[str, str | None], seed: str | None = None
) -> Mapping[str, str | None]:
    """Mint the idempotency key of BILL before the first attempt, so that every attempt has the same one.

    With a `seed` it is derived from that, and is the same in every process.
    """
    if headers.get(_IDEMPOTENCY_KEY) is not None:
        return headers
    if not any(header.wire == _IDEMPOTENCY_KEY and header.required for header in operation.headers):
        return headers
    minted = uuid.uuid4() if seed is None else uuid.uuid5(_OWN_KEYS, seed)
    return {**headers, _IDEMPOTENCY_KEY: str(minted)}
