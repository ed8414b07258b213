"""Inquiries about writes whose outcome is open. They send only calls that read."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final, Protocol, TypeVar, Unpack

import attrs

from .._base.clock import Clock
from .._http.caller import Caller, Party, split_headers
from .._schema.models import AnswerModel
from .._schema.operation import Operation
from ..paging import Pager
from ..reconcile.evidence import Evidence, find_minted, from_json, judge
from ..reconcile.lookup import operation_of
from ..reconcile.verdict import Client, Reconciled
from ..types import CallOptions
from .answers import kept_item, object_ids, rebuilt
from .created_ids import CreatedIds
from .entry import OPEN, JournalEntry
from .ledger import Ledger, Step
from .states import execute, lose, not_execute

__all__ = ["CallerReader", "Inquiry", "Reader"]

T = TypeVar("T")

_MISFITS: Final = (LookupError, TypeError, ValueError, ArithmeticError)


class Reader(Client, Protocol):
    """The part of a client that an inquiry uses: calls that read, and the accounts that it calls as."""

    @property
    def parties(self) -> Mapping[Party, str]:
        """The parties that it calls as, each with the id of its account."""
        ...


@attrs.frozen
class CallerReader:
    """A caller as a reader."""

    _caller: Caller

    @property
    def organization_id(self) -> str | None:
        """The id of the organization that v3 calls are made for."""
        return self.parties.get("organization")

    @property
    def clock(self) -> Clock:
        """The clock of the client."""
        return self._caller.sender.clock

    def now(self) -> datetime:
        """Return the current time, in UTC, by BILL's clock as far as it is known."""
        return self._caller.sender.time.now()

    @property
    def parties(self) -> Mapping[Party, str]:
        """The parties that it calls as, each with the id of its account."""
        return self._caller.access.parties()

    def call(
        self, operation: Operation[T], *path: str, decode: None = None, **options: Unpack[CallOptions]
    ) -> Awaitable[T]:
        """Call an operation."""
        headers, options = split_headers(operation, options)
        return self._caller.call(operation, *path, headers=headers, options=options)

    def pages(
        self, operation: Operation[T], *path: str, query: Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> Pager[T]:
        """Return a list."""
        headers, options = split_headers(operation, options)
        return self._caller.pages(operation, *path, query=query, headers=headers, options=options)


@attrs.frozen
class Inquiry:
    """Finds out what became of open entries, from the objects that BILL shows to a client."""

    ledger: Ledger
    client: Reader
    margin: float
    settle: float
    options: CallOptions
    _created: CreatedIds = attrs.field(
        init=False, default=attrs.Factory(lambda self: CreatedIds(self.ledger.store), takes_self=True)
    )

    async def open_calls(self) -> list[list[JournalEntry]]:
        """Return the open entries, grouped by bulk call."""
        groups: dict[object, list[JournalEntry]] = {}
        for state in OPEN:
            after: JournalEntry | None = None
            while page := await self.ledger.store.find(state, after=after):
                for entry in page:
                    groups.setdefault((entry.id[:2], entry.call) if entry.call else entry.id, []).append(entry)
                    self._created.reach_back_to(self._since(entry))
                after = page[-1]
        return list(groups.values())

    async def inquire(self, entries: Sequence[JournalEntry]) -> list[JournalEntry] | None:
        """Find out what became of one call, and return its entries; None if another process has changed one of them.

        No other call may be using the entries, in this process or in another.
        """
        lost = await self._lost(entries)
        if lost is None:
            return None
        entries = lost
        verdict = await self._verdict(entries)
        return await self.ledger.step(entries, *self._steps(entries, verdict))

    async def take_for_lost(self, groups: Iterable[Sequence[JournalEntry]]) -> list[Sequence[JournalEntry]]:
        """Record the calls whose process has ended as lost, and return the groups as they are then.

        All are recorded before the first is looked up, so that the wait until BILL cannot be executing them is one for
        all.
        """
        return [await self._taken_for_lost(group) for group in groups]

    async def _taken_for_lost(self, group: Sequence[JournalEntry]) -> Sequence[JournalEntry]:
        with self.ledger.turn([entry.id for entry in group]) as entered:
            if not entered or any([await self.ledger.busy(entry) for entry in group]):
                return group
            return await self._lost(group) or group

    async def _lost(self, entries: Sequence[JournalEntry]) -> Sequence[JournalEntry] | None:
        """Record the entries whose process has ended as lost, and return all entries; None if another process has
        changed one of them."""
        left = [entry for entry in entries if entry.state == "intended"]
        if not left:
            return entries
        why = "its process ended before the outcome was recorded"
        lost = await self.ledger.step(left, partial(lose, by="crash", why=why, now=self._now()))
        return None if lost is None else [*(entry for entry in entries if entry.state != "intended"), *lost]

    async def minted(self, entries: Sequence[JournalEntry]) -> tuple[list[AnswerModel], list[str]]:
        """Return the objects with the number that the client minted for a call, whenever they were created, and the
        phrases for values in which they differ from the request."""
        evidence = _evidence(entries)
        return ([], []) if evidence is None else await find_minted(self.client, evidence, options=self.options)

    async def _verdict(self, entries: Sequence[JournalEntry]) -> Reconciled:
        first = entries[0]
        evidence = _evidence(entries)
        if evidence is None:
            why = f"nothing at BILL shows whether {first.operation} was executed; check it yourself"
            return Reconciled(outcome="undecided", why=why)
        lost_at = max(entry.lost_at or self._now() for entry in entries)
        return await judge(
            self.client,
            evidence,
            organization=first.id.account if first.id.party == "organization" else None,
            sent_at=first.sent_at,
            margin=self.margin,
            # The write may have been sent at any time until its outcome was lost.
            settle=self.settle + max(0.0, (lost_at - first.sent_at).total_seconds()),
            known=await self._known(first),
            options=self.options,
        )

    async def _known(self, entry: JournalEntry) -> set[str]:
        """Return the ids of the objects that other writes of the journal have created since. They do not belong to this
        write."""
        return await self._created.ids((entry.id.party, entry.id.account), self._since(entry))

    def _since(self, entry: JournalEntry) -> datetime:
        return entry.sent_at - timedelta(seconds=self.margin)

    def _steps(self, entries: Sequence[JournalEntry], verdict: Reconciled) -> list[Step]:
        """Return the step that the verdict means for each entry."""
        now, why = self._now(), verdict.why
        if verdict.outcome == "did_not_happen":
            return [partial(not_execute, by="verdict", why=why, now=now)] * len(entries)
        if verdict.outcome == "undecided":
            return [partial(lose, by="verdict", why=why, now=now)] * len(entries)
        done = partial(execute, by="verdict", why=why, now=now)
        if entries[0].call:
            return [
                partial(done, ids=object_ids(one), answer=None if one is None else kept_item(one))
                for one in verdict.each
            ]
        operation = operation_of(entries[0].operation)
        each = [one for one in verdict.each if one is not None]
        answer = None if operation is None else rebuilt(each, operation)
        return [partial(done, ids=object_ids(verdict.found), answer=answer)]

    def _now(self) -> datetime:
        return self.client.now()


def _evidence(entries: Sequence[JournalEntry]) -> Evidence | None:
    """Return the evidence of a call, if it exists and this version can read it."""
    try:
        found = [from_json(entry.evidence) for entry in entries]
    except _MISFITS:
        return None
    return attrs.evolve(found[0], expected=tuple(one for each in found for one in each.expected))
