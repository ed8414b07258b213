"""Scans by the public client, against the sandbox over HTTP."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bill_async import (
    AuthenticationError,
    Bill_,
    BillClient,
    InvalidRequestError,
    NotFoundError,
    OrganizationCredentials,
    scan_all,
)
from bill_async._limits.limiter import Limiter, Limits
from bill_async.arrow import Misfit
from bill_async.sandbox import Fault, Sandbox, SandboxLimits

WIDE = pytest.mark.bill_sandbox(objects=60)
BEGIN = datetime(2025, 3, 1, tzinfo=UTC)


def filled(sandbox: Sandbox, count: int, *, organization_id: str | None = None) -> list[str]:
    """Make bills, created one an hour, and return their ids."""
    times = [(BEGIN + timedelta(hours=number)).isoformat(timespec="milliseconds") for number in range(count)]
    made = [sandbox.seed("bills", organization_id=organization_id, createdTime=t, updatedTime=t) for t in times]
    return sorted(one["id"] for one in made)


def in_use(client: BillClient) -> int:
    """Return the number of permits that are in use."""
    return sum(state.used for state in client.limits.snapshot() if state.limit == "concurrency")


async def test_a_scan_yields_what_a_list_yields(bill_client: BillClient, bill_sandbox: Sandbox) -> None:
    expected = filled(bill_sandbox, 130)
    scan = bill_client.bills.scan(max=5)
    assert sorted(one.id for one in await scan.collect()) == expected
    assert sorted([one.id async for one in scan]) == expected
    ordered = [one.created_time async for one in bill_client.bills.scan(max=5, ordered=True)]
    assert (len(ordered), ordered) == (130, sorted(ordered, key=str))
    assert not bill_sandbox.rejected


@WIDE
async def test_every_list_can_be_scanned(bill_client: BillClient) -> None:
    for resource in (bill_client.vendors, bill_client.items, bill_client.users, bill_client.receivable_payments):
        listed = {one.id for one in await resource.list().collect()}
        assert {one.id async for one in resource.scan(max=3)} == listed
        assert {one.id async for one in resource.scan(max=3, ordered=True)} == listed
    budgets = await bill_client.spend.budgets.list().collect()
    assert [one.uuid for one in await bill_client.spend.budgets.scan(max=1).collect()] == [one.uuid for one in budgets]
    for budget in budgets:
        members = await bill_client.spend.budgets.list_members(budget.uuid).collect()
        assert await bill_client.spend.budgets.scan_members(budget.uuid, max=1).collect() == members
    customers = await bill_client.customers.list().collect()
    for customer in customers[:2]:
        assert await bill_client.attachments.scan_for_customer(customer.id).collect() == []


async def test_filters_and_changes(bill_client: BillClient, bill_sandbox: Sandbox) -> None:
    filled(bill_sandbox, 60)
    every = await bill_client.bills.list().collect()
    moments = sorted(one.created_time for one in every if one.created_time is not None)
    middle = moments[len(moments) // 2]
    found = await bill_client.bills.scan(filters=[Bill_.created_time >= middle], max=5).collect()
    assert len(found) == sum(moment >= middle for moment in moments)
    changed = sorted(one.updated_time for one in every if one.updated_time is not None)[30]
    found = await bill_client.bills.scan(since=changed, max=5).collect()
    assert len(found) == sum(one.updated_time is not None and one.updated_time >= changed for one in every)
    with pytest.raises(InvalidRequestError, match="cannot be filtered by 'x'"):
        bill_client.bills.scan(filters="x:eq:1")


async def test_lists_without_a_filter_of_changes_are_searched(bill_client: BillClient, bill_sandbox: Sandbox) -> None:
    for _ in range(12):
        bill_sandbox.seed("items")
    every = await bill_client.items.list().collect()
    since = sorted(one.updated_time for one in every if one.updated_time is not None)[6]
    found = await bill_client.items.scan(since=since).collect()
    assert {one.id for one in found} == {one.id for one in every if one.updated_time and one.updated_time >= since}
    assert "filters" not in bill_sandbox.requests[-1].path


async def test_options_are_those_of_every_call(bill_client: BillClient, bill_sandbox: Sandbox) -> None:
    filled(bill_sandbox, 3)
    with pytest.raises(TypeError, match="did you mean 'priority'"):
        bill_client.bills.scan(priorty="bulk")  # type: ignore[call-arg]
    with bill_client.capture() as answers:
        assert len(await bill_client.bills.scan(priority="interactive").collect()) == 3
    assert [answer.operation for answer in answers] == ["listBills"]


async def test_interactive_calls_go_first(bill_sandbox: Sandbox) -> None:
    filled(bill_sandbox, 60)
    async with connected(bill_sandbox, limiter=Limiter(limits=Limits(concurrency=1))) as client:
        seen: list[str] = []
        async with asyncio.TaskGroup() as group:
            group.create_task(note(seen, "scan", client.bills.scan(max=2).collect()))
            group.create_task(note(seen, "call", client.vendors.list(max=1).collect()))
        assert seen == ["call", "scan"]


async def note(seen: list[str], name: str, work: Awaitable[object]) -> None:
    await work
    seen.append(name)


async def test_a_parent_that_does_not_exist_is_an_error(bill_client: BillClient) -> None:
    with pytest.raises(NotFoundError):
        await bill_client.attachments.scan_for_customer("0cu00000000000000009").collect()


async def test_dicts_hold_plain_values(bill_client: BillClient, bill_sandbox: Sandbox) -> None:
    bill_sandbox.seed("bills", amount=Decimal("149.90"))
    bill_sandbox.seed("vendors", accountNumber="12345")
    (one,) = await bill_client.bills.scan().to_dicts()
    assert one["amount"] == Decimal("149.90")
    assert type(one["due_date"]) is date
    assert one["created_time"].tzinfo is UTC
    assert type(one["payment_status"]) is str
    assert type(one["bill_line_items"][0]) is dict
    assert one["purchase_order_number"] is None
    vendors = await bill_client.vendors.scan().to_dicts()
    assert {vendor["account_number"] for vendor in vendors} == {"***", None}
    assert all(vendor.keys() == vendors[0].keys() for vendor in vendors)


async def test_an_arrow_table_holds_every_item(bill_client: BillClient, bill_sandbox: Sandbox) -> None:
    filled(bill_sandbox, 20)
    bill_sandbox.seed("bills", amount=Decimal("149.90"))
    every = {one.id: one.amount for one in await bill_client.bills.list().collect()}
    table = await bill_client.bills.scan(max=5).to_arrow()
    assert dict(zip(table["id"].to_pylist(), table["amount"].to_pylist(), strict=True)) == every
    empty = await bill_client.invoices.scan().to_arrow()
    assert (empty.num_rows, empty.column_names[0]) == (0, "id")


async def test_values_that_fit_no_column_are_refused_or_collected(
    bill_client: BillClient, bill_sandbox: Sandbox
) -> None:
    bill_sandbox.seed("bills", updatedTime="0001-01-01T00:00:00+14:00")
    with pytest.raises(InvalidRequestError, match=r"Bill\.updated_time: .* fit its column; give misfits=\[\]"):
        await bill_client.bills.scan().to_arrow()
    misfits: list[Misfit] = []
    table = await bill_client.bills.scan().to_arrow(misfits=misfits)
    assert table["updated_time"].to_pylist() == [None]
    assert [(each.row, each.field) for each in misfits] == [(0, "updated_time")]


@asynccontextmanager
async def by_organization(sandbox: Sandbox, **arguments: Any) -> AsyncIterator[dict[str, BillClient]]:
    async with BillClient(environment=sandbox.url, **arguments) as client:
        yield {
            account.organization_id: client.for_organization(
                OrganizationCredentials(account.dev_key, account.username, account.password, account.organization_id)
            )
            for account in sandbox.accounts
        }


@pytest.mark.bill_sandbox(organizations=3, objects=0)
async def test_several_organizations_at_once(bill_sandbox: Sandbox) -> None:
    made = {
        account.organization_id: filled(bill_sandbox, 12 + number, organization_id=account.organization_id)
        for number, account in enumerate(bill_sandbox.accounts)
    }
    async with by_organization(bill_sandbox) as clients:
        found: dict[str, list[str]] = {name: [] for name in clients}
        async for name, one in scan_all(clients, "bills", max=4):
            found[name].append(one.id)
        assert {name: sorted(each) for name, each in found.items()} == made
        wrong = bill_sandbox.accounts[0]
        credentials = OrganizationCredentials(wrong.dev_key, wrong.username, "wrong", wrong.organization_id)
        clients["wrong"] = clients[wrong.organization_id].for_organization(credentials)
        errors: dict[str, Exception] = {}
        counts = await scan_all(clients, lambda client: client.bills.scan(), errors=errors).collect()
        assert {name: len(items) for name, items in counts.items()} == {
            **{name: len(each) for name, each in made.items()},
            "wrong": 0,
        }
        assert [type(error) for error in errors.values()] == [AuthenticationError]


@pytest.mark.parametrize("count", [1, 5, 6, 40])
async def test_break_leaves_no_request_permit_or_task_behind(
    bill_client: BillClient, bill_sandbox: Sandbox, count: int
) -> None:
    filled(bill_sandbox, 60)
    await bill_client.bills.list(max=1)
    tasks = asyncio.all_tasks()
    bill_sandbox.faults.add(Fault("latency", operation="bills.list", seconds=0.02))
    seen = 0
    async for _ in bill_client.bills.scan(max=5):
        seen += 1
        if seen == count:
            break
    gc.collect()
    if left := asyncio.all_tasks() - tasks:
        await asyncio.wait(left)
    assert asyncio.all_tasks() == tasks
    assert in_use(bill_client) <= 4  # given up: BILL may still execute them for a moment
    assert len(await bill_client.bills.scan(max=20).collect()) == 60  # the connections and permits are there again


def connected(sandbox: Sandbox, **arguments: Any) -> BillClient:
    """Return a client of the first organization."""
    account = sandbox.accounts[0]
    credentials = OrganizationCredentials(account.dev_key, account.username, account.password, account.organization_id)
    return BillClient(environment=sandbox.url, organization=credentials, **arguments)


class Foreign:
    """A limiter that is not ours, and does not tell its limits."""

    def __init__(self, concurrency: int) -> None:
        limiter = Limiter(limits=Limits(concurrency=concurrency))
        self.acquire = limiter.acquire
        self.rejected = limiter.rejected
        self.snapshot = limiter.snapshot


@pytest.mark.bill_sandbox(limits=SandboxLimits(concurrency=9))
@pytest.mark.parametrize(
    ("limiter", "most"),
    [(Limiter(limits=Limits(concurrency=5)), 5), (Limiter(limits=Limits(concurrency=2)), 2), (Foreign(9), 4)],
)
async def test_as_many_pages_at_a_time_as_the_limiter_allows(bill_sandbox: Sandbox, limiter: Any, most: int) -> None:
    """Of one that does not tell its limits, those of the options count: three and one more to read."""
    expected = filled(bill_sandbox, 300)
    bill_sandbox.faults.add(Fault("latency", operation="bills.list", seconds=0.02))
    async with connected(bill_sandbox, limiter=limiter) as client:
        assert sorted(one.id for one in await client.bills.scan(max=5).collect()) == expected
    assert [*bill_sandbox.limits["peak"].values()] == [most]


async def test_bills_created_during_a_scan_do_no_harm(bill_client: BillClient, bill_sandbox: Sandbox) -> None:
    made = filled(bill_sandbox, 100)
    seen: list[str] = []
    async for one in bill_client.bills.scan(max=5):
        seen.append(one.id)
        if len(seen) % 10 == 0 and len(seen) <= 100:
            bill_sandbox.seed("bills")
    assert len(set(seen)) == len(seen)
    assert set(made) <= set(seen)
