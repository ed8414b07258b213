"""The journal: writes with keys, each executed once, even if processes crash.

    async with Journal("writes.db") as journal, BillClient.from_env(journal=journal) as bill:
        payment = await bill.payments.create(PaymentCreate(...), key="invoice-4711")

BILL has no idempotency keys for operations that move money, so the client keeps them. Before a write is sent, the
journal stores the intent durably; afterwards, it stores the outcome. If a crash happens in between, the client looks
the write up at BILL before it sends anything again.
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
from .states import execute, is_decided_by_a_person, lose, not_execute
from .store import JournalStore
from .store_location import store_at
from .writing import Patience, Write

__all__ = ["Journal", "Recovery"]

T = TypeVar("T")

_READING: Final = frozenset(("timeout", "retries", "wait", "priority"))
"""The options of a call that also apply to the inquiries about an earlier one."""
_OF_ALL: Final = (AuthenticationError, MfaRequiredError, RateLimitedError, TransportError)
"""The errors that every other inquiry would meet as well."""


@attrs.frozen(kw_only=True)
class Recovery:
    """The result of a recovery: what became of the open writes."""

    looked_at: tuple[JournalEntry, ...] = ()
    """The entries that were looked up. They are `done`, `not_executed`, or still `unknown`."""
    failed: tuple[tuple[JournalEntry, BillError], ...] = ()
    """The entries that could not be looked up now, each with the reason."""
    under_way: tuple[JournalEntry, ...] = ()
    """The entries that a living process, or another call of this one, is working on."""
    elsewhere: tuple[JournalEntry, ...] = ()
    """The entries of accounts that the client does not call as."""

    @property
    def undecided(self) -> tuple[JournalEntry, ...]:
        """The entries that a person must check; `why` says what to check."""
        return tuple(entry for entry in self.looked_at if entry.state == "unknown")

    def __iter__(self) -> Iterator[JournalEntry]:
        return iter(self.looked_at)


class Journal:
    """Records writes that have a key, so that each of them is executed once.

    Any number of clients and event loops of a process may share a journal, and any number of processes may share its
    store. `async with` or the first use opens it. Close it after the clients that use it.
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
        """Set the store; nothing is opened yet.

        `store` is the path of a SQLite file, which is created if it does not exist; the URL of a PostgreSQL server
        (`postgresql://...`, with `bill-async[postgres]`) or a Redis server (`redis://...`, with `bill-async[redis]`);
        or your own store.

        `keep` is how long a key is remembered after its write was decided; after that, it may be used for a new write.
        Open writes are kept until they are decided. With `require_keys`, writes that must not be repeated are refused
        without a key. `margin` and `settle` are those of `BillClient.reconcile`.

        Raises: `ConfigurationError` for an argument that cannot be a store.
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
        """The store of the entries."""
        return self._ledger.store

    # ---- life

    async def open(self) -> None:
        """Open the store, if it is not open yet.

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
        """Yield the entries of these states, or all entries. Within a state, those that were changed first come
        first."""
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
        """Find out what became of the writes that a crash or a lost answer has left open. Only calls that read are
        sent.

        Call it at the start of a process. A write that cannot be decided stays open, with the reason in
        `JournalEntry.why`; use `resolve` for it. Only entries of the accounts that the client calls as are looked up.

        Raises: `JournalError` if the journal cannot be used, and the errors of calls that read. Everything that was
        decided until then is recorded.
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
        """Record what became of an open write, after a person has checked. `not_executed` frees the key: the next call
        with it is sent. The decision of a person can be corrected as long as nothing has been sent since.

        `answer` is what the call returns from now on: the object that BILL shows, or a list of objects. If you do not
        have it, give `ids`.

        Raises: `JournalError` if the write is in flight, or its outcome is known without a person.
        """
        if outcome not in ("done", "not_executed"):
            raise InvalidRequestError(
                f"outcome: {shown(outcome)} is not an outcome; give 'done' or 'not_executed'", field="outcome"
            )
        now = SystemClock().now()
        with self._ledger.turn([entry.id]) as entered:
            current = await self.get(entry.id)
            name = f"key {entry.id.key!r}"
            if current is None or not (current.is_open or is_decided_by_a_person(current)):
                state = "not in the journal" if current is None else current.state
                raise JournalError(f"{name}: the write is {state}; there is nothing to resolve")
            if not entered or await self._ledger.busy(current):
                raise JournalError(f"{name}: the write is in flight; wait until it, or its process, has ended")
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
            raise JournalError(f"key {entry.id.key!r}: another process has changed the entry; read it again")
        return stepped[0]

    # ---- for clients

    async def send(self, caller: Caller, call: Call[T]) -> T:
        """Send a call of a client, or return the recorded answer to it. A call without a key is sent as it is."""
        operation, key = call.operation, call.options.get("key")
        if key is None:
            if self.require_keys and (operation.retry in ("unsafe", "never") or call.request.appends):
                raise InvalidRequestError(
                    f"key: {operation.accessor} must not be repeated, and the journal requires a key for such a call; "
                    "give one that identifies this write",
                    field="key",
                )
            return await caller.sender.send(call)
        check_options(operation, call.options)
        account = self._account(caller, operation)
        return await Write(self._ledger, caller.sender, call, account, self._inquiry(caller, call.options)).run()

    async def resume(
        self, caller: Caller, operation: Operation[Any], items: ItemKeys, options: CallOptions
    ) -> list[Recorded]:
        """Return the record of each item of a bulk write, after an inquiry about open items."""
        account = self._account(caller, operation)
        inquiry = self._inquiry(caller, options)
        return await Resumption(self._ledger, operation, account, items, inquiry).run(Patience(caller.sender, options))

    def _account(self, caller: Caller, operation: Operation[Any]) -> tuple[str, str]:
        """Return the account that the keys of an operation belong to."""
        account = caller.access.account(operation)
        party = caller.access.party(account)
        assert party is not None, "only calls that read are made without credentials"
        return party, account_id(account)

    def _inquiry(self, caller: Caller, options: CallOptions) -> Inquiry:
        reading: Any = {name: value for name, value in options.items() if name in _READING}
        return Inquiry(self._ledger, CallerReader(caller), self._margin, self._settle, reading)


def _check_settings(keep: object, **seconds: object) -> None:
    if not isinstance(keep, timedelta) or keep <= timedelta():
        raise ConfigurationError(f"keep: {shown(keep)} is not a time span; give a timedelta above 0")
    for name, value in seconds.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
            raise ConfigurationError(f"{name}: {shown(value)} is not a time; give seconds, 0 or more")


def _objects(answer: AnswerModel | Collection[AnswerModel] | None) -> tuple[AnswerModel, ...]:
    if answer is None:
        return ()
    return (answer,) if isinstance(answer, AnswerModel) else tuple(answer)
