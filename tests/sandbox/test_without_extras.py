"""The package without its optional dependencies: the client and the sandbox work in the same way, and errors name what
is missing."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path

SCRIPT = """
import asyncio, sqlite3, sys
file, *without = sys.argv[1:]
for name in without:
    sys.modules[name] = None

async def main():
    from bill_async import BillClient, BillCreate, BillInvoiceInput, BillLineItemInput, OrganizationCredentials
    from bill_async.sandbox import Sandbox
    from bill_async.sync import SQLiteDestination, resources, sync
    from datetime import date
    from decimal import Decimal

    async with Sandbox(objects=400, seed=7) as sandbox:
        account = sandbox.accounts[0]
        login = OrganizationCredentials(account.dev_key, account.username, account.password, account.organization_id)
        async with BillClient(environment=sandbox.url, organization=login) as client:
            line = BillLineItemInput(amount=Decimal("90071992547409.93"), description="n\\u00e4her")
            invoice = BillInvoiceInput(invoice_number="1", invoice_date=date(2026, 11, 1))
            vendor = (await client.vendors.list(max=1)).items[0]
            bill = BillCreate(
                vendor_id=vendor.id, due_date=date(2026, 12, 1), bill_line_items=[line], invoice=invoice
            )
            print(repr((await client.bills.create(bill)).amount))
            async for bill in client.bills.list():
                print(bill.id, repr(bill.amount), [repr(line.amount) for line in bill.bill_line_items])
            print(await client.raw.request("GET", "/v3/bills", params={"max": 3}))
            async with SQLiteDestination(file) as destination:
                what = [resource for resource in resources() if resource.name == "bills"]
                await sync({account.organization_id: client}, destination, what=what)
    print(*sqlite3.connect(file).execute("SELECT id, amount, _raw FROM bills ORDER BY id"), sep="\\n")

asyncio.run(main())
"""
MOMENT = re.compile(r"T\d\d:\d\d:\d\d\.\d+")
"""The time of a run, which differs."""
REDIS = """
import sys
sys.modules["redis"] = None
try:
    import bill_async.redis
except ImportError as error:
    print(error)
"""


async def run(script: str, *arguments: str) -> str:
    """Run a script in a Python in which some packages cannot be imported; return what it prints."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", script, *arguments),
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    out, _ = await process.communicate()
    assert process.returncode == 0
    return out.decode()


async def test_without_msgspec_everything_is_read_written_and_copied_the_same(tmp_path: Path) -> None:
    slow, fast = await asyncio.gather(
        run(SCRIPT, str(tmp_path / "slow.db"), "msgspec"), run(SCRIPT, str(tmp_path / "fast.db"))
    )
    assert slow.splitlines()[0] == "Decimal('90071992547409.93')"
    assert slow.count("90071992547409.93") >= 3
    assert MOMENT.sub("", slow) == MOMENT.sub("", fast)


async def test_without_redis_py_the_extra_is_named() -> None:
    assert await run(REDIS) == 'bill_async.redis needs redis-py: install "bill-async[redis]"\n'
