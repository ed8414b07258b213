"""A journal of writes with keys. Each write is executed once, however often it is called, even if processes crash.

from bill_async import BillClient, Journal

async with Journal("writes.db") as journal, BillClient.from_env(journal=journal) as bill:
    await journal.recover(bill)
    payment = await bill.payments.create(PaymentCreate(...), key="invoice-4711")
"""

from __future__ import annotations

from .entry import EntryId, JournalEntry, State, Transition
from .journal import Journal, Recovery
from .sqlite import SQLiteStore
from .store import JournalStore

__all__ = ["EntryId", "Journal", "JournalEntry", "JournalStore", "Recovery", "SQLiteStore", "State", "Transition"]
