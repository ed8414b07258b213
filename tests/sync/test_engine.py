"""The engine against a BILL in memory."""

from __future__ import annotations

import asyncio
import gc
from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sync.fakes import BEGIN, ORGANIZATION, FakeBill, Killed, MemoryDestination, auto_clock, contents, made, pick, text

from bill_async._base.clock import Clock
from bill_async.errors import (
    AuthenticationError,
    BillError,
    DecodeError,
    InvalidRequestError,
    PermissionDeniedError,
    RateLimitedError,
    ServerError,
    TransportError,
)
from bill_async.scanning.slicing import Slice
from bill_async.sync.destination import Batch, Pass
from bill_async.sync.engine import copy
from bill_async.sync.organization import OrganizationCopy
from bill_async.sync.pages import RawPage
from bill_async.sync.source import Meter, Query
from bill_async.sync.status import Status


def lists(**sizes: int) -> dict[str, Any]:
    return {name: made(size, prefix=name[:3]) for name, size in sizes.items()}


async def test_every_object_of_every_list_is_copied_once() -> None:
    bill = FakeBill(lists(bills=1234, departments=256, vendors=99, spend_cards=120, ap_cards=3, roles=0))
    destination = MemoryDestination()
    what = pick("bills", "departments", "vendors", "spend_cards", "ap_cards", "roles")
    report = await copy([bill], destination, what)
    for resource in what:
        assert contents(destination, resource.name) == bill.lists[resource.name]
    assert report.objects == 1234 + 256 + 99 + 120 + 3
    assert report.complete
    assert report.failures == ()
    assert report.organizations == 1
    assert report.resources == 6
    assert report.requests == len(bill.queries)


async def test_one_long_list_keeps_all_three_walkers_busy() -> None:
    clock = auto_clock()
    bill = FakeBill(lists(bills=12_000), clock=clock, latency=0.05)
    destination = MemoryDestination(clock=clock)
    report = await copy([bill], destination, pick("bills"), clock=clock)
    assert contents(destination, "bills") == bill.lists["bills"]
    assert bill.peak == 3
    assert report.share > 0.93
    assert report.requests <= 120 + 25  # each split costs a page or two


async def test_lists_that_cannot_be_cut_start_first_and_the_rest_fills_the_end() -> None:
    clock = auto_clock()
    sizes = {"bills": 6000, "invoices": 3000, "departments": 2500, "employees": 900, "vendors": 700, "roles": 30}
    bill = FakeBill(lists(**sizes), clock=clock, latency=0.05)
    report = await copy([bill], MemoryDestination(clock=clock), pick(*sizes), clock=clock)
    assert [query.resource.name for query in bill.queries[:3]] == ["departments", "employees", "roles"]
    assert report.share > 0.95


@pytest.mark.parametrize("shape", ["dense first", "dense last", "one moment", "two clusters"])
async def test_uneven_creation_times_lose_nothing_and_cost_little(shape: str) -> None:
    items = made(3000)
    for number, item in enumerate(items):
        if shape == "dense first":
            at = BEGIN + timedelta(milliseconds=number) if number < 2990 else BEGIN + timedelta(days=number)
        elif shape == "dense last":
            at = BEGIN + timedelta(days=number) if number < 10 else BEGIN + timedelta(days=900, milliseconds=number)
        elif shape == "one moment":
            at = BEGIN
        else:
            at = BEGIN + timedelta(days=500 * (number % 2), seconds=number)
        item["createdTime"] = item["updatedTime"] = text(at)
    bill = FakeBill({"bills": items})
    destination = MemoryDestination()
    await copy([bill], destination, pick("bills"))
    assert contents(destination, "bills") == items
    assert len(bill.queries) < 30 + 120


async def test_a_list_that_is_not_in_order_is_walked_to_its_end() -> None:
    bill = FakeBill(lists(bills=2000))
    bill.lists["bills"].reverse()
    bill.unsorted.add("bills")
    destination = MemoryDestination()
    await copy([bill], destination, pick("bills"))
    assert contents(destination, "bills") == sorted(bill.lists["bills"], key=lambda item: item["id"])


async def test_filters_that_bill_refuses_are_left_out() -> None:
    bill = FakeBill(lists(payments=950))
    bill.refuse_filters.add("payments")
    destination = MemoryDestination()
    report = await copy([bill], destination, pick("payments"))
    assert report.complete
    assert contents(destination, "payments") == bill.lists["payments"]
    assert destination.stored[ORGANIZATION, "payments"].plain


async def test_filters_refused_only_in_the_middle_of_a_list_are_left_out_as_well() -> None:
    bill = FakeBill(lists(payments=3000))

    def hook(query: Query) -> None:
        if query.created_from is not None:
            bill.refuse_filters.add("payments")

    bill.hook = hook
    destination = MemoryDestination()
    report = await copy([bill], destination, pick("payments"))
    assert report.complete
    assert contents(destination, "payments") == bill.lists["payments"]


async def test_nested_lists_are_walked_below_every_parent() -> None:
    budgets = made(230, prefix="bgt")
    nested = {
        f"spend_budgets_members/{budget['id']}": [
            {"userId": f"u{number}", "userUuid": f"usr_{number}", "limit": Decimal("1.50")} for number in range(5)
        ]
        for budget in budgets
    }
    bill = FakeBill({"spend_budgets": budgets, **nested})
    destination = MemoryDestination()
    report = await copy([bill], destination, pick("spend_budgets", "spend_budgets_members"))
    assert report.objects == 230 + 230 * 5
    assert len(destination.rows["spend_budgets_members"]) == 230 * 5
    assert bill.asked() == {"spend_budgets": 3, "spend_budgets_members": 230}


async def test_a_parent_whose_id_cannot_be_sent_does_not_stop_the_others() -> None:
    budgets = made(3, prefix="spe")
    members = {f"spend_budgets_members/{budget['id']}": [{"userId": "u1"}] for budget in budgets}
    bill = FakeBill({"spend_budgets": budgets, **members})

    def hook(query: Query) -> None:
        if query.parent_id == budgets[1]["id"]:
            raise InvalidRequestError("budget_id: it holds a slash")

    bill.hook = hook
    destination = MemoryDestination()
    report = await copy([bill], destination, pick("spend_budgets", "spend_budgets_members"))
    assert {key[1] for key in destination.rows["spend_budgets_members"]} == {budgets[0]["id"], budgets[2]["id"]}
    assert [(failure.resource, failure.reason) for failure in report.failures] == [
        ("spend_budgets_members", "budget_id: it holds a slash")
    ]
    assert not report.complete


async def test_a_failed_list_stops_neither_the_others_nor_what_is_not_below_it() -> None:
    bill = FakeBill(lists(bills=500, vendors=120, spend_budgets=3, spend_cards=7))

    def hook(query: Query) -> None:
        if query.resource.name == "spend_budgets":
            raise PermissionDeniedError("not for you", status=403)
        if query.resource.name == "bills" and query.cursor is not None:
            raise ServerError("broken", status=500)

    bill.hook = hook
    destination = MemoryDestination()
    what = pick("bills", "vendors", "spend_budgets", "spend_cards", "spend_budgets_members")
    report = await copy([bill], destination, what)
    assert {failure.resource for failure in report.failures} == {"bills", "spend_budgets", "spend_budgets_members"}
    assert "not for you" in next(f.reason for f in report.failures if f.resource == "spend_budgets")
    assert not report.complete
    assert len(destination.rows["vendors"]) == 120
    assert len(destination.rows["bills"]) == 100  # what came is kept, and the next run goes on behind it
    bill.hook = lambda _: None
    report = await copy([bill], destination, what)
    assert report.complete
    assert contents(destination, "bills") == bill.lists["bills"]


async def test_an_organization_that_cannot_log_in_is_given_up_at_once() -> None:
    good, bad = FakeBill(lists(bills=900)), FakeBill(lists(bills=900), organization_id="008bad")

    def hook(query: Query) -> None:
        raise AuthenticationError("wrong password", status=401)

    bad.hook = hook
    destination = MemoryDestination()
    what = pick("bills", "vendors", "departments", "users", "roles", "items")
    report = await copy([good, bad], destination, what)
    assert len(bad.queries) <= 3
    assert {failure.organization_id for failure in report.failures} == {"008bad"}
    assert len(report.failures) == len(what)
    assert len(destination.rows["bills"]) == 900


@pytest.mark.parametrize("error", [TransportError("no connection"), RateLimitedError("no room", status=None)])
async def test_an_organization_that_nothing_comes_from_is_given_up_at_once(error: BillError) -> None:
    bill = FakeBill(lists(bills=900))

    def hook(query: Query) -> None:
        raise error

    bill.hook = hook
    what = pick("bills", "vendors", "departments", "users", "roles", "items")
    report = await copy([bill], MemoryDestination(), what)
    assert len(bill.queries) <= 3
    assert len(report.failures) == len(what)
    assert report.share == 0.0


async def test_a_connection_lost_later_stops_one_list_only() -> None:
    bill = FakeBill(lists(bills=900, vendors=700, departments=10))

    def hook(query: Query) -> None:
        if query.resource.name == "bills" and query.cursor is not None:
            raise TransportError("connection lost")

    bill.hook = hook
    destination = MemoryDestination()
    report = await copy([bill], destination, pick("bills", "vendors", "departments"))
    assert [failure.resource for failure in report.failures] == ["bills"]
    assert len(destination.rows["vendors"]) == 700


async def test_a_page_that_cannot_be_read_stops_one_list_only_and_is_read_by_the_next_run() -> None:
    bill = FakeBill(lists(departments=500, vendors=700))

    def hook(query: Query) -> None:
        if query.resource.name == "departments" and bill.asked()["departments"] == 4:
            raise DecodeError("not a page of objects")

    bill.hook = hook
    destination = MemoryDestination()
    what = pick("departments", "vendors")
    report = await copy([bill], destination, what)
    assert [failure.resource for failure in report.failures] == ["departments"]
    assert (len(destination.rows["departments"]), len(destination.rows["vendors"])) == (300, 700)
    bill.hook = lambda _: None
    report = await copy([bill], destination, what)
    assert report.complete
    assert bill.asked()["departments"] == 3 + 1 + 2
    assert contents(destination, "departments") == bill.lists["departments"]


async def test_a_page_of_slices_given_up_may_be_stored_late() -> None:
    """It must not be taken for a part of the walk without filters, which BILL would refuse again."""
    bill = FakeBill(lists(payments=250))
    bill.refuse_filters.add("payments")
    destination = MemoryDestination()
    late = Slice(number=1, start=BEGIN, lower=BEGIN, cursor="gone")
    destination.stored[ORGANIZATION, "payments"] = Pass(
        organization_id=ORGANIZATION,
        resource="payments",
        started_at=BEGIN,
        plain=True,
        slices=[late, Slice(number=2, cursor="n|100", pages=1)],
    )
    report = await copy([bill], destination, pick("payments"))
    assert report.failures == ()
    assert len(destination.rows["payments"]) == 150


@pytest.mark.parametrize("cursors", [["A", "A"], ["A", "B", "A"]])
async def test_a_list_without_end_is_noticed(cursors: list[str]) -> None:
    bill = FakeBill(lists(departments=50))
    given = iter(cursors)
    original = bill._page
    bill._page = lambda query: {**original(query), "nextPage": next(given)}  # type: ignore[method-assign]
    bill._cut = lambda found, query: {"results": found}  # type: ignore[method-assign]
    report = await copy([bill], MemoryDestination(), pick("departments"))
    assert [failure.reason.partition(":")[0] for failure in report.failures] == ["PagingError"]
    assert len(bill.queries) == len(cursors)


async def test_a_walk_is_continued_wherever_it_was_killed() -> None:
    """Die before and after each commit; what comes out must equal an undisturbed run."""
    sizes = {"bills": 1100, "departments": 230, "spend_budgets": 3}
    names = (*sizes, "spend_budgets_members")
    members = {f"spend_budgets_members/spe{number:017d}": [{"userId": "u", "userUuid": "v"}] for number in range(3)}
    quiet = MemoryDestination()
    await copy([FakeBill({**lists(**sizes), **members})], quiet, pick(*names))
    for die_at in range(1, quiet.commits * 2):
        destination = MemoryDestination()
        destination.die_at = die_at
        bill = FakeBill({**lists(**sizes), **members})
        with pytest.raises(Killed):
            await copy([bill], destination, pick(*names))
        destination.die_at = None
        spent = len(bill.queries)
        report = await copy([bill], destination, pick(*names))
        assert report.complete
        assert destination.rows == quiet.rows, die_at
        assert all(state.finished and not state.slices for state in destination.stored.values())
        assert len(bill.queries) - spent <= 40


async def test_a_cursor_that_bill_has_forgotten_is_replaced_by_a_time() -> None:
    bill = FakeBill(lists(bills=1500, departments=300))
    destination = MemoryDestination()
    destination.die_at = 21
    with pytest.raises(Killed):
        await copy([bill], destination, pick("bills", "departments"))
    destination.die_at = None
    bill.lost_cursors = {part.cursor for state in destination.stored.values() for part in state.slices if part.cursor}
    assert bill.lost_cursors
    report = await copy([bill], destination, pick("bills", "departments"))
    assert report.complete
    for name in ("bills", "departments"):
        assert contents(destination, name) == bill.lists[name]


async def test_later_runs_fetch_what_changed() -> None:
    clock = auto_clock()
    bill = FakeBill(lists(bills=1500, departments=150), clock=clock)
    destination = MemoryDestination()
    what = pick("bills", "departments")
    await copy([bill], destination, what, clock=clock)
    bill.queries.clear()
    bill.lists["bills"][3]["amount"] = Decimal("7.77")
    bill.lists["bills"][3]["updatedTime"] = text(clock.now())
    bill.lists["bills"].append({**made(1)[0], "id": "00nnew", "createdTime": text(clock.now())})
    bill.lists["bills"][-1]["updatedTime"] = text(clock.now())
    report = await copy([bill], destination, what, clock=clock)
    assert contents(destination, "bills") == sorted(bill.lists["bills"], key=lambda item: item["id"])
    assert bill.asked() == {"bills": 1, "departments": 2}
    assert report.objects < 150 + 20


async def test_the_bookmark_never_passes_the_start_of_the_run() -> None:
    clock = auto_clock()
    items = made(10)
    items[-1]["updatedTime"] = text(datetime(2030, 1, 1, tzinfo=UTC))
    bill = FakeBill({"bills": items}, clock=clock)
    destination = MemoryDestination()
    started = clock.now()
    await copy([bill], destination, pick("bills"), clock=clock)
    assert destination.stored[ORGANIZATION, "bills"].bookmark == started


@pytest.mark.parametrize("skew", [-60, 0, 60])
async def test_changes_made_during_a_run_are_seen_by_the_next(skew: int) -> None:
    """Objects change behind the walker, with BILL's clock ahead of ours or behind it."""
    clock = auto_clock()
    bill = FakeBill({"bills": made(800)}, clock=clock, latency=0.2)
    changed: set[str] = set()

    def hook(query: Query) -> None:
        item = bill.lists["bills"][len(changed) * 7]
        item["amount"] += 1000
        item["updatedTime"] = text(clock.now() + timedelta(seconds=skew))
        changed.add(item["id"])

    bill.hook = hook
    destination = MemoryDestination()
    await copy([bill], destination, pick("bills"), clock=clock)
    assert changed
    assert contents(destination, "bills") != bill.lists["bills"]
    bill.hook = lambda _: None
    await clock.sleep(10)
    await copy([bill], destination, pick("bills"), clock=clock)
    assert contents(destination, "bills") == bill.lists["bills"]


async def test_a_clock_an_hour_ahead_of_bills_loses_no_change() -> None:
    clock = auto_clock()
    bill = FakeBill({"bills": made(800)}, clock=clock, latency=60.0)
    bill.behind = timedelta(hours=1)
    item = bill.lists["bills"][0]

    def hook(query: Query) -> None:
        if query.cursor is not None:  # the first is walked already, the last not yet
            for changed in (item, bill.lists["bills"][-1]):
                changed["amount"] += 1000
                changed["updatedTime"] = text(clock.now() - timedelta(hours=1))

    bill.hook = hook
    destination = MemoryDestination()
    await copy([bill], destination, pick("bills"), clock=clock)
    assert contents(destination, "bills") != bill.lists["bills"]
    bill.hook = lambda _: None
    await copy([bill], destination, pick("bills"), clock=clock)
    assert contents(destination, "bills") == bill.lists["bills"]


async def test_changes_at_the_very_moment_of_the_bookmark_are_seen() -> None:
    clock = auto_clock()
    bill = FakeBill({"bills": made(10)}, clock=clock)
    destination = MemoryDestination()
    await copy([bill], destination, pick("bills"), overlap=timedelta(0), clock=clock)
    bookmark = destination.stored[ORGANIZATION, "bills"].bookmark
    assert bookmark is not None
    bill.lists["bills"][4] |= {"amount": Decimal("5.55"), "updatedTime": text(bookmark)}
    await copy([bill], destination, pick("bills"), overlap=timedelta(0), clock=clock)
    assert contents(destination, "bills") == bill.lists["bills"]


async def test_full_forgets_the_bookmark() -> None:
    bill = FakeBill(lists(bills=450))
    destination = MemoryDestination()
    await copy([bill], destination, pick("bills"))
    report = await copy([bill], destination, pick("bills"), full=True)
    assert report.objects == 450


async def test_nothing_is_deleted() -> None:
    bill = FakeBill(lists(departments=150))
    destination = MemoryDestination()
    await copy([bill], destination, pick("departments"))
    del bill.lists["departments"][5:]
    await copy([bill], destination, pick("departments"))
    assert len(destination.rows["departments"]) == 150


async def test_organizations_run_at_the_same_time() -> None:
    clock = auto_clock()
    bills = [
        FakeBill(lists(bills=3000), organization_id=f"008{number}", clock=clock, latency=0.05) for number in range(10)
    ]
    report = await copy(bills, MemoryDestination(clock=clock), pick("bills"), clock=clock)
    assert report.seconds < 30 / 3 * 0.05 * 1.6
    assert report.organizations == 10
    assert all(bill.peak == 3 for bill in bills)


async def test_so_many_organizations_at_once_and_each_with_all_its_permits() -> None:
    clock = auto_clock()
    bills = [
        FakeBill(lists(bills=900), organization_id=f"008{number}", clock=clock, latency=0.05) for number in range(10)
    ]
    most = 0

    def hook(query: Query) -> None:
        nonlocal most
        most = max(most, sum(bill.flying > 0 for bill in bills))

    for bill in bills:
        bill.hook = hook
    destination = MemoryDestination(clock=clock)
    report = await copy(bills, destination, pick("bills"), at_once=4, clock=clock)
    assert most == 4
    assert all(bill.peak == 3 for bill in bills)
    assert report.complete
    assert len(destination.rows["bills"]) == 9_000
    with pytest.raises(InvalidRequestError, match="at_once: 0 organizations"):
        await copy(bills, destination, pick("bills"), at_once=0)


@pytest.mark.parametrize("count", [4, 12])
async def test_pages_that_wait_to_be_stored_are_few_however_many_organizations_there_are(count: int) -> None:
    """While nothing can be stored, the fetching stops. Then everything is stored, and nothing is lost."""
    bills = [FakeBill(lists(bills=3000), organization_id=f"008{number}") for number in range(count)]
    destination = MemoryDestination()
    store, opened = destination.save, asyncio.Event()
    fetched = stored = 0

    def fetch(_: Query) -> None:
        nonlocal fetched
        fetched += 1

    async def save(batch: Batch) -> None:
        nonlocal stored
        await opened.wait()
        await store(batch)
        stored += 1

    destination.save = save  # type: ignore[method-assign]
    for bill in bills:
        bill.hook = fetch
    task = asyncio.create_task(copy(bills, destination, pick("bills"), at_once=4))
    before = -1
    while before < fetched:
        before = fetched
        for _ in range(1000):
            await asyncio.sleep(0)
    assert fetched <= 24 + 2 * 3 * 4  # the room, one page of each walker, and how each organization looks for its end
    assert stored == 0
    opened.set()
    assert (await task).complete
    assert len(destination.rows["bills"]) == 3000 * count
    assert stored > 30 * count - 1


async def test_pages_stored_at_once_let_one_request_after_the_other_begin() -> None:
    stored, turn = asyncio.Event(), 0
    sent: list[int] = []

    class Slow(MemoryDestination):
        async def save(self, batch: Batch) -> None:
            await stored.wait()
            await super().save(batch)

    async def count_turns() -> None:
        nonlocal turn
        while True:
            await asyncio.sleep(0)
            turn += 1

    def note(_: Query) -> None:
        if stored.is_set():
            sent.append(turn)

    bills = [FakeBill(lists(bills=1000), organization_id=f"008{number:017d}") for number in range(20)]
    for bill in bills:
        bill.hook = note
    async with asyncio.TaskGroup() as group:
        turns = group.create_task(count_turns())
        copies = group.create_task(copy(bills, Slow(), pick("bills")))
        for _ in range(1000):
            await asyncio.sleep(0)
        stored.set()  # as after a transaction with the pages of many organizations
        assert (await copies).complete
        turns.cancel()
    assert len(sent) > 100
    assert max(Counter(sent).values()) == 1


@pytest.mark.long
async def test_nothing_is_kept_of_an_organization_that_is_done() -> None:
    bills = [FakeBill(lists(bills=1), organization_id=f"008{number}") for number in range(20)]
    most = 0

    def look(_: Query) -> None:
        nonlocal most
        most = max(most, sum(isinstance(each, OrganizationCopy) for each in gc.get_objects()))

    for bill in bills:
        bill.hook = look
    gc.collect()
    assert (await copy(bills, MemoryDestination(), pick("bills"), at_once=2)).complete
    assert most <= 4  # two in progress, and two of which the interpreter still has cycles


async def test_who_was_copied_longest_ago_comes_first() -> None:
    """If a limit stops each run after some organizations, the others must have their turn all the same."""
    clock = auto_clock()
    bills = [FakeBill(lists(bills=1), organization_id=f"008{number}", clock=clock) for number in range(4)]
    order: list[str] = []
    for bill in bills:
        bill.hook = lambda _, bill=bill: order.append(bill.organization_id)  # type: ignore[misc]
    destination = MemoryDestination(clock=clock)
    for some in (bills[1:2], bills[:1]):
        await copy(some, destination, pick("bills"), clock=clock)
        await clock.sleep(10)
    order.clear()
    await copy(bills, destination, pick("bills"), at_once=1, clock=clock)
    assert order == ["0082", "0083", "0081", "0080"]


async def test_cancelling_leaves_no_task_behind() -> None:
    bill = FakeBill(lists(bills=8_000, departments=1_500))
    destination = MemoryDestination()
    status = Status()
    enough = asyncio.Event()
    bill.hook = lambda _: enough.set() if status.objects >= 2000 else None
    before = asyncio.all_tasks()
    task = asyncio.create_task(copy([bill], destination, pick("bills", "departments"), status=status))
    await enough.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert asyncio.all_tasks() == before
    assert status.ended is not None
    assert not status.complete
    report = await copy([bill], destination, pick("bills", "departments"))
    assert report.objects <= 9_500 - 2000 + 600
    assert contents(destination, "bills") == bill.lists["bills"]


async def test_the_status_shows_how_far_a_run_is() -> None:
    bill = FakeBill(lists(bills=4000))
    status = Status()
    seen: list[float] = []
    bill.hook = lambda _: seen.append(status.resources["bills"].share)
    await copy([bill], MemoryDestination(), pick("bills"), status=status)
    assert seen[0] == 0.0
    assert all(0.0 <= share <= 1.0 for share in seen)
    assert any(0.2 < share < 0.9 for share in seen)
    assert status.resources["bills"].share == 1.0


class Refused:
    """An organization whose hour is used up."""

    organization_id = ORGANIZATION
    families = frozenset({"v3"})

    def __init__(self) -> None:
        self.asked = 0

    async def fetch(self, query: Query, meter: Meter) -> RawPage:
        self.asked += 1
        raise RateLimitedError("not sent: the hour is used up", status=0, limit="hour")


def slow_spend(clock: Clock, *, pages: int, organization_id: str = ORGANIZATION) -> FakeBill:
    """Make an organization whose Spend & Expense has room for one call in 50 seconds."""
    return FakeBill(
        lists(spend_users=100 * pages),
        clock=clock,
        latency=50.0,
        families=("spend",),
        organization_id=organization_id,
    )


async def test_a_used_up_hour_is_told_and_the_organization_ends_within_the_time_to_wait() -> None:
    clock = auto_clock()
    spend, other = slow_spend(clock, pages=60), slow_spend(clock, pages=4, organization_id="008other")
    destination = MemoryDestination(clock=clock)
    before = asyncio.all_tasks()
    report = await copy([Refused(), spend, other], destination, pick("bills", "spend_users"), wait=120.0, clock=clock)
    assert asyncio.all_tasks() == before
    assert 120.0 <= report.seconds < 120.0 + 4 * 50.0 + 1.0
    assert {(f.organization_id, f.resource) for f in report.failures} == {
        (ORGANIZATION, "bills"),
        (ORGANIZATION, "spend_users"),
    }
    assert all("the hour is used up" in failure.reason for failure in report.failures)
    stored = [key for key in destination.rows["spend_users"] if key[0] == ORGANIZATION]
    assert len(stored) == 200  # what came within two minutes
    assert len(destination.rows["spend_users"]) == 200 + 400  # the other organization has another hour
    report = await copy([spend], destination, pick("spend_users"), clock=clock)
    assert report.complete
    assert len([key for key in destination.rows["spend_users"] if key[0] == ORGANIZATION]) == 6000
    assert spend.asked()["spend_users"] == 60 + 1  # the page under way was asked for again


@pytest.mark.parametrize("wait", [False, 0.0])
async def test_without_time_to_wait_a_used_up_hour_ends_the_organization_at_once(wait: bool | float) -> None:
    clock = auto_clock()
    spend = slow_spend(clock, pages=60)
    report = await copy(
        [Refused(), spend], MemoryDestination(clock=clock), pick("bills", "spend_users"), wait=wait, clock=clock
    )
    assert report.seconds < 1.0
    assert len(report.failures) == 2


async def test_who_waits_for_the_hour_is_not_ended() -> None:
    clock = auto_clock()
    spend = slow_spend(clock, pages=10)
    destination = MemoryDestination(clock=clock)
    report = await copy([Refused(), spend], destination, pick("bills", "spend_users"), wait=True, clock=clock)
    assert [failure.resource for failure in report.failures] == ["bills"]
    assert len(destination.rows["spend_users"]) == 1000


@pytest.mark.parametrize("error", [OverflowError("date value out of range"), KeyError("x"), RuntimeError("odd")])
@pytest.mark.parametrize("where", ["fetch", "save", "begin", "finish", "ids", "passes"])
async def test_whatever_is_raised_for_a_list_fails_that_list_only(where: str, error: Exception) -> None:
    good, bad = FakeBill(lists(bills=300, spend_budgets=3)), FakeBill(lists(bills=300), organization_id="008bad")
    destination = MemoryDestination()
    what = pick("bills", "vendors", "spend_budgets", "spend_budgets_members")

    def hook(query: Query) -> None:
        if where == "fetch" and query.resource.name == "bills":
            raise error

    bad.hook = hook
    original = getattr(destination, where, None)

    async def broken(*arguments: Any) -> Any:
        (given, *_) = arguments
        if where == "save":
            hurt = (given.organization_id, given.resource.name) == ("008bad", "bills")
        elif where == "finish":
            hurt = (given.organization_id, given.resource) == ("008bad", "bills")
        elif where == "begin":
            hurt = given[0].organization_id == "008bad" and any(walk.resource == "bills" for walk in given)
        else:
            hurt = given == "008bad"
        if hurt:
            raise error
        assert original is not None
        return await original(*arguments)

    if where != "fetch":
        setattr(destination, where, broken)
    report = await copy([good, bad], destination, what)
    assert {failure.organization_id for failure in report.failures} == {"008bad"}
    reasons = {failure.reason for failure in report.failures}
    assert reasons == {f"{type(error).__name__}: {error}"}
    failed = {failure.resource for failure in report.failures}
    if where in ("fetch", "save", "finish"):
        assert failed == {"bills"}
    elif where == "ids":
        assert failed == {"spend_budgets_members"}
    assert len([key for key in destination.rows["bills"] if key[0] == ORGANIZATION]) == 300


async def test_an_overlap_that_reaches_before_all_time_asks_for_everything_and_a_negative_one_is_refused() -> None:
    bill = FakeBill(lists(bills=30))
    destination = MemoryDestination()
    await copy([bill], destination, pick("bills"))
    report = await copy([bill], destination, pick("bills"), overlap=timedelta.max)
    assert (report.complete, report.objects) == (True, 30)
    with pytest.raises(InvalidRequestError, match="overlap: -1 day"):
        await copy([bill], destination, pick("bills"), overlap=timedelta(days=-1))


async def test_a_bookmark_at_the_beginning_of_time_asks_for_everything() -> None:
    bill = FakeBill(lists(bills=30))
    destination = MemoryDestination()
    await copy([bill], destination, pick("bills"))
    destination.stored[ORGANIZATION, "bills"].bookmark = datetime.min.replace(tzinfo=UTC)  # of an earlier version
    report = await copy([bill], destination, pick("bills"))
    assert (report.complete, report.objects) == (True, 30)


@pytest.mark.parametrize("since", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-01-01T00:00:00"])
async def test_a_time_that_is_none_in_utc_is_refused_before_anything_is_stored(since: str) -> None:
    bill, destination = FakeBill({"bills": made(5)}), MemoryDestination()
    with pytest.raises(InvalidRequestError, match=r"since: .*(no UTC time|no time zone)"):
        await copy([bill], destination, pick("bills"), since=datetime.fromisoformat(since))
    assert (await copy([bill], destination, pick("bills"))).complete
