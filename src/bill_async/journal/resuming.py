"""The resumption of a bulk write: the record of each item, with inquiries about open items."""

from __future__ import annotations

from typing import Any, Final

from .._http.keys import ItemKeys, Recorded
from .._schema.kinds import ListOf
from .._schema.models import Nested
from .._schema.operation import Operation
from ..errors import BillError, DecodeError, JournalError, KeyInUseError
from .digests import digests
from .entry import EntryId, JournalEntry
from .inquiry import Inquiry
from .ledger import Ledger
from .outcomes import answer_lost, outcome_unknown, said
from .states import Intent, NextStep, next_step
from .writing import Patience

__all__ = ["Resumption"]

_FREE: Final = Recorded("free")


class Resumption:
    """The record of the items of a bulk write."""

    def __init__(
        self, ledger: Ledger, operation: Operation[Any], account: tuple[str, str], items: ItemKeys, inquiry: Inquiry
    ) -> None:
        self._ledger = ledger
        self._operation = operation
        self._ids = [EntryId(*account, key) for key in items.keys]
        self._items = items
        self._inquiry = inquiry
        self._failed: dict[EntryId, BillError] = {}
        """The errors of the entries that stay open after an inquiry."""

    async def run(self, patience: Patience) -> list[Recorded]:
        """Look up open items, wait for items in flight, and return the record of each item.

        Raises: `KeyReusedError` if a key stands for another write.
        """
        secret = await self._ledger.secret()
        intents = [
            Intent(
                id=id,
                operation=self._operation.id,
                fields=digests(secret, self._operation, *alone),
                size=0,
                evidence=None,
            )
            for id, alone in zip(self._ids, self._items.alone, strict=True)
        ]
        while True:
            entries = await self._ledger.load(self._ids)
            steps: list[NextStep] = [
                await self._step(entry, intent) for entry, intent in zip(entries, intents, strict=True)
            ]
            to_inquire = {
                entry.id
                for entry, step in zip(entries, steps, strict=True)
                if entry is not None and step == "inquire" and entry.id not in self._failed
            }
            if to_inquire and await self._inquire(to_inquire):
                continue
            if not (to_inquire or "wait" in steps) or patience.is_over():
                return [self._recorded(entry, step) for entry, step in zip(entries, steps, strict=True)]
            await patience.pause()

    async def _step(self, entry: JournalEntry | None, intent: Intent) -> NextStep:
        busy = entry is not None and await self._busy(entry)
        return next_step(entry, intent, busy=busy)

    async def _busy(self, entry: JournalEntry) -> bool:
        with self._ledger.turn([entry.id]) as entered:
            return not entered or await self._ledger.busy(entry)

    async def _inquire(self, wanted: set[EntryId]) -> bool:
        """Look up the calls of these entries, except those that another call works on. Return whether there was any."""
        looked = False
        groups = [
            group for group in await self._inquiry.open_calls() if not wanted.isdisjoint(entry.id for entry in group)
        ]
        for group in await self._inquiry.take_for_lost(groups):
            ids = [entry.id for entry in group]
            with self._ledger.turn(ids) as entered:
                if not entered or any([await self._ledger.busy(entry) for entry in group]):
                    continue
                looked = True
                try:
                    after = await self._inquiry.inquire(group)
                except JournalError:
                    raise
                except BillError as error:
                    why = f"the lookup failed: {said(error)}"
                    self._failed.update((entry.id, outcome_unknown(entry, why)) for entry in group)
                    continue
                for entry in after or ():
                    if entry.is_open:
                        self._failed[entry.id] = outcome_unknown(entry, entry.why)
        return looked

    def _recorded(self, entry: JournalEntry | None, step: NextStep) -> Recorded:
        if entry is None or step == "send":
            return _FREE
        if step == "answer":
            return self._answered(entry)
        if step == "wait":
            why = f"key {entry.id.key!r}: another call with it is in flight; wait longer for it with `wait`"
            return Recorded("unknown", error=KeyInUseError(why, key=entry.id.key))
        return Recorded("unknown", error=self._failed.get(entry.id) or outcome_unknown(entry, entry.why))

    def _answered(self, entry: JournalEntry) -> Recorded:
        kind = self._operation.answer.kind
        item = kind.item if isinstance(kind, ListOf) else None
        if entry.answer is None or not isinstance(item, Nested):
            return Recorded("done", error=answer_lost(entry, "it was decided later, or was not stored"))
        try:
            return Recorded("done", item.model.from_json(entry.answer, on_bad_value="keep"))
        except DecodeError as error:
            return Recorded("done", error=answer_lost(entry, error.problem))
