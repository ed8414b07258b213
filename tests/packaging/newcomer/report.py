"""A script, as a newcomer writes it without `async`."""

from __future__ import annotations

from decimal import Decimal

from bill_async.blocking import BillClient

with BillClient.from_env() as client:
    total = sum((bill.amount or Decimal(0) for bill in client.bills.list(max=50)), Decimal(0))
print(f"total {total}")
