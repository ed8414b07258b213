"""The journal: writes with keys, each executed once, whatever dies in between.

    async with Journal("writes.db") as journal, BillClient.from_env(journal=journal) as bill:
        payment = await bill.payments.create(PaymentCreate(...), key="invoice-4711")

BILL has no idempotency keys for what moves money, so the client keeps them. Before the first byte of a write leaves,
the intent is durable in the journal; afterwards, the outcome. What a crash leaves between the two is looked up at BILL
before anything is sent again.
"""

from __future__ import annotations

import math
from collections.abc import AsyncGenerator, Collection, Iterator
from datetime import timedelta
from functools import partial
from os import PathLike
from types import TracebackType
from typing import Any, Final, Literal, Self, TypeVar, Unpack, get_args

import attrs

from .._base.clock import SystemClock
from .._http.call import Call
from .._http.caller import Caller, account_id
from .._http.keys import ItemKeys, Recorded
from .._http.options import check_options
from .._schema.messages import shown
from .._schema.models import AnswerModel
from .._schema.operation import Operation
from ..errors import (
    AuthenticationError,
    BillError,
    ConfigurationError,
    InvalidRequestError,
    JournalError,
    MfaRequiredError,
    RateLimitedError,
    TransportError,
)
from ..reconcile.lookup import operation_of
from ..types import CallOptions
from .answers import kept_item, object_ids, rebuilt
from .entry import EntryId, JournalEntry, State
from .inquiry import CallerReader, Inquiry, Reader
from .ledger import Ledger, Step, to_the_end
from .resuming import Resumption
from .states import execute, lose, not_execute
from .store import JournalStore
from .store_location import store_at
from .writing import Patience, Write

__all__ = ["Journal", "Recovery"]

T = TypeVar("T")

_READING: Final = frozenset(("timeout", "retries", "wait", "priority"))
"""The options of a call that hold for those that look up what became of the one before."""
_OF_ALL: Final = (AuthenticationError, MfaRequiredError, RateLimitedError, TransportError)
"""Errors that would meet every other lookup as well."""


@attrs.frozen(kw_only=True)
class Recovery:
    """What became of the writes that were open."""

    looked_at: tuple[JournalEntry, ...] = ()
    """They are `done`, `not_executed`, or still `unknown`."""
    failed: tuple[tuple[JournalEntry, BillError], ...] = ()
    """Those that could not be looked up now, and why."""
    under_way: tuple[JournalEntry, ...] = ()
    """Those that a living process, or another call of this one, is at work on."""
    elsewhere: tuple[JournalEntry, ...] = ()
    """Those of accounts that the client does not call as."""

    @property
    def undecided(self) -> tuple[JournalEntry, ...]:
        """Those at which somebody must look; `why` says what to look at."""
        return tuple(entry for entry in self.looked_at if entry.state == "unknown")

    def __iter__(self) -> Iterator[JournalEntry]:
        return iter(self.looked_at)


class Journal:
    """Records writes that have a key, so that each of them is executed once.

    It may be shared by any number of clients and event loops of a process, and its store by any number of processes.
    It is opened by `async with` or by its first use, and closed after the clients that use it.
    """

    def __init__(
        self,
        store: JournalStore | str | PathLike[str],
        *,
        keep: timedelta = timedelta(days=90),
        require_keys: bool = False,
        margin: float = 120.0,
        settle: float = 60.0,
    ) -> None:
        """Name the store; nothing is opened yet.

        `store` is the path of a SQLite file, which is made if there is none; the URL of a PostgreSQL
        (`postgresql://...`, with `bill-async[postgres]`) or a Redis (`redis://...`, with `bill-async[redis]`); or a
        store of your own.

        `keep` is how long a key is known after its write was decided; after that it stands for a new one. What is open
        is kept until it is decided. With `require_keys`, writes that must not be repeated are refused without a key.
        `margin` and `settle` are those of `BillClient.reconcile`.

        Raises: `ConfigurationError` for what cannot be a store.
        """
        _check_settings(keep, margin=margin, settle=settle)
        self.require_keys = require_keys
        self._margin = margin
        self._settle = settle
        self._ledger = Ledger(store_at(store), keep)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} in {self._ledger.store!r}>"

    @property
    def store(self) -> JournalStore:
        """Where the entries are."""
        return self._ledger.store

    # ---- life

    async def open(self) -> None:
        """Open the store, if that has not been done.

        Raises: `JournalError` if it cannot be used.
        """
        await self._ledger.secret()

    async def close(self) -> None:
        """Close the store. May be called twice."""
        await to_the_end(self._ledger.close())

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    # ---- entries

    async def entries(self, *states: State, key: str | None = None) -> AsyncGenerator[JournalEntry]:
        """Yield the entries of these states, or all; of each state those first that were changed first."""
        await self.open()
        for state in states or get_args(State):
            after: JournalEntry | None = None
            while page := await self.store.find(state, key=key, after=after):
                for entry in page:
                    yield entry
                after = page[-1]

    async def get(self, id: EntryId) -> JournalEntry | None:
        """Return an entry, if there is one."""
        return (await self._ledger.load([EntryId(*id)]))[0]

    async def recover(self, client: Reader, **options: Unpack[CallOptions]) -> Recovery:
        """Find out what became of the writes that a crash or a lost answer has left open, by calls that only read.

        Do so at the start of a process. What it does not find out stays open, with the reason in `JournalEntry.why`;
        `resolve` is for that. Entries are those of the accounts that the client calls as.

        Raises: `JournalError` if the journal cannot be used, and what reading calls may. What was decided by then is
        recorded.
        """
        parties = frozenset(client.parties.items())
        inquiry = Inquiry(self._ledger, client, self._margin, self._settle, options)
        looked_at: list[JournalEntry] = []
        failed: list[tuple[JournalEntry, BillError]] = []
        under_way: list[JournalEntry] = []
        elsewhere: list[JournalEntry] = []
        await self.open()
        groups: list[list[JournalEntry]] = []
        for group in await inquiry.open_calls():
            if group[0].id[:2] in parties:
                groups.append(group)
            else:
                elsewhere += group
        await inquiry.take_for_lost(groups)
        for group in groups:
            ids = [entry.id for entry in group]
            with self._ledger.turn(ids) as entered:
                entries = [entry for entry in await self._ledger.load(ids) if entry is not None and entry.is_open]
                if not entered or any([await self._ledger.busy(entry) for entry in entries]):
                    under_way += entries
                    continue
                try:
                    looked_at += await inquiry.inquire(entries) or () if entries else ()
                except (JournalError, *_OF_ALL):
                    raise
                except BillError as error:
                    failed += ((entry, error) for entry in entries)
        return Recovery(
            looked_at=tuple(looked_at), failed=tuple(failed), under_way=tuple(under_way), elsewhere=tuple(elsewhere)
        )

    async def resolve(
        self,
        entry: JournalEntry,
        outcome: Literal["done", "not_executed"],
        *,
        answer: AnswerModel | Collection[AnswerModel] | None = None,
        ids: Collection[str] = (),
        why: str = "",
    ) -> JournalEntry:
        """Say what became of an open write, after somebody has looked. `not_executed` frees the key: the next call with
        it is sent.

        `answer` is what the call shall return from now on: the object that BILL shows, or a list of them. `ids` are for
        when it is not at hand.

        Raises: `JournalError` if the write is not open any more, or is under way.
        """
        if outcome not in ("done", "not_executed"):
            raise InvalidRequestError(
                f"outcome: {shown(outcome)} is none; give 'done' or 'not_executed'", field="outcome"
            )
        now = SystemClock().now()
        with self._ledger.turn([entry.id]) as entered:
            current = await self.get(entry.id)
            name = f"key {entry.id.key!r}"
            if current is None or not current.is_open:
                state = "unknown to the journal" if current is None else current.state
                raise JournalError(f"{name}: the write is {state}; there is nothing to resolve")
            if not entered or await self._ledger.busy(current):
                raise JournalError(f"{name}: the write is under way; wait until it, or its process, has ended")
            if current.state == "intended":
                gone = "its process ended before the outcome was recorded"
                current = await self._resolved(current, partial(lose, by="crash", why=gone, now=now))
            if outcome == "not_executed":
                return await self._resolved(current, partial(not_execute, by="person", why=why, now=now))
            objects = _objects(answer)
            operation = operation_of(current.operation)
            if current.call:
                text = kept_item(objects[0]) if len(objects) == 1 else None
            else:
                text = None if operation is None else rebuilt(objects, operation)
            made = tuple(ids) or object_ids(objects)
            return await self._resolved(current, partial(execute, by="person", why=why, now=now, ids=made, answer=text))

    async def _resolved(self, entry: JournalEntry, step: Step) -> JournalEntry:
        stepped = await self._ledger.step([entry], step)
        if stepped is None:
            raise JournalError(f"key {entry.id.key!r}: somebody else has changed the entry; look at it again")
        return stepped[0]

    # ---- for clients

    async def send(self, caller: Caller, call: Call[T]) -> T:
        """Send a call of a client, or return what was answered to it before. One without a key is sent as it is."""
        operation, key = call.operation, call.options.get("key")
        if key is None:
            if self.require_keys and (operation.retry in ("unsafe", "never") or call.request.appends):
                raise InvalidRequestError(
                    f"key: {operation.accessor} must not be repeated, and the journal requires a key for such a call; "
                    "give one that tells this write from all others",
                    field="key",
                )
            return await caller.sender.send(call)
        check_options(operation, call.options)
        account = self._account(caller, operation)
        return await Write(self._ledger, caller.sender, call, account, self._inquiry(caller, call.options)).run()

    async def resume(
        self, caller: Caller, operation: Operation[Any], items: ItemKeys, options: CallOptions
    ) -> list[Recorded]:
        """Return what is recorded of each item of a bulk write, after a look at BILL for what is open."""
        account = self._account(caller, operation)
        inquiry = self._inquiry(caller, options)
        return await Resumption(self._ledger, operation, account, items, inquiry).run(Patience(caller.sender, options))

    def _account(self, caller: Caller, operation: Operation[Any]) -> tuple[str, str]:
        """Return whose keys those of an operation are."""
        account = caller.access.account(operation)
        party = caller.access.party(account)
        if party is None:
            raise InvalidRequestError(f"key: {operation.accessor} is called without credentials", field="key")
        return party, account_id(account)

    def _inquiry(self, caller: Caller, options: CallOptions) -> Inquiry:
        reading: Any = {name: value for name, value in options.items() if name in _READING}
        return Inquiry(self._ledger, CallerReader(caller), self._margin, self._settle, reading)


def _check_settings(keep: object, **seconds: object) -> None:
    if not isinstance(keep, timedelta) or keep <= timedelta():
        raise ConfigurationError(f"keep: {shown(keep)} is not a time to keep entries; give a timedelta")
    for name, value in seconds.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
            raise ConfigurationError(f"{name}: {shown(value)} is not a time; give seconds, 0 or more")


def _objects(answer: AnswerModel | Collection[AnswerModel] | None) -> tuple[AnswerModel, ...]:
    if answer is None:
        return ()
    return (answer,) if isinstance(answer, AnswerModel) else tuple(answer)
