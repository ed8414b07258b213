"""Scans of a list in memory: each object once, whatever the list does, and nothing left behind."""

from __future__ import annotations

import asyncio
import gc
import random
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scanning.fake_list import BEGIN, FakeList, bill, bills, ids, text
from unit.fakes import settle

from bill_async import Bill_, InvalidRequestError, PagingError, TransportError, ValidationError, raw_filter
from bill_async.filters import Filters
from bill_async.models import Bill
from bill_async.operations.bills import GET_BILL
from bill_async.operations.exports import LIST_EXPORTS
from bill_async.scanning.crew import AHEAD
from bill_async.scanning.query import ListQuery
from bill_async.scanning.scan import Scan


def created(found: list[Bill]) -> list[Any]:
    return [one.created_time for one in found]


async def test_every_object_comes_once_over_several_requests_at_a_time() -> None:
    fake = FakeList(bills(1000))
    fake.slow = 3
    assert ids(await fake.scan().collect()) == ids(fake.objects)
    assert fake.peak == 3
    assert len(fake.asked) < 100 * 1.15
    assert all("createdTime:asc" in asked["sort"] or asked["max"] == 1 for asked in fake.asked)


async def test_an_ordered_scan_yields_in_the_order_of_creation() -> None:
    fake = FakeList(bills(1000))
    fake.slow = 3
    found = await fake.scan(ordered=True).collect()
    assert ids(found) == ids(fake.objects)
    assert created(found) == sorted(created(found))
    assert fake.peak == 3


async def test_a_short_list_costs_one_request() -> None:
    for count in (0, 1, 10):
        fake = FakeList(bills(count))
        assert ids(await fake.scan().collect()) == ids(fake.objects)
        assert len(fake.asked) == 1


async def test_it_can_be_iterated_again() -> None:
    scan = FakeList(bills(50)).scan()
    assert ids([one async for one in scan]) == ids([one async for one in scan])
    assert sum([len(page.items) async for page in scan.pages()]) == 50
    assert all([page.items and page.next_page is None async for page in scan.pages()])


@pytest.mark.parametrize("ordered", [True, False])
async def test_pages_are_not_fetched_far_ahead_of_the_caller(ordered: bool) -> None:
    fake = FakeList(bills(5000))
    pages = fake.scan(ordered=ordered).pages()
    await anext(pages)
    for _ in range(2000):
        await asyncio.sleep(0)
    assert fake.flying == 0  # they wait for the caller
    assert len(fake.asked) <= (3 * (2 * AHEAD + 1) if ordered else 3 * 2) + 2
    await pages.aclose()


async def test_one_walker_waits_for_nobody() -> None:
    fake = FakeList(bills(300))
    assert ids(await fake.scan(walkers=1).collect()) == ids(fake.objects)
    assert len(fake.asked) == 30


# ---- filters


@pytest.mark.parametrize(
    ("filters", "low", "high"),
    [
        (Bill_.created_time >= BEGIN + timedelta(minutes=100), 100, 600),
        ([Bill_.created_time > BEGIN + timedelta(minutes=100), Bill_.archived == False], 101, 600),  # noqa: E712
        ([Bill_.created_time < BEGIN + timedelta(minutes=500)], 0, 500),
        (f'createdTime:gt:"{text(BEGIN)}",createdTime:lte:"{text(BEGIN + timedelta(minutes=500))}"', 1, 501),
    ],
)
@pytest.mark.parametrize("ordered", [True, False])
async def test_filters_of_the_creation_time_narrow_the_slices(
    filters: Filters, low: int, high: int, ordered: bool
) -> None:
    fake = FakeList(bills(600))
    assert ids(await fake.scan(filters=filters, ordered=ordered).collect()) == ids(fake.objects[low:high])
    for asked in fake.asked:
        sides = Counter((term.split(":")[0], term.split(":")[1][:2]) for term in asked["filters"].split(",") if term)
        assert all(count == 1 for count in sides.values()), asked
    assert len({asked["filters"] for asked in fake.asked}) > 1


async def test_a_bound_that_is_sent_unchecked_is_not_narrowed() -> None:
    fake = FakeList(bills(200))
    unchecked = raw_filter(f'createdTime:gte:"{text(BEGIN + timedelta(minutes=50))}"')
    assert ids(await fake.scan(filters=unchecked).collect()) == ids(fake.objects[50:])
    assert len({asked["filters"] for asked in fake.asked}) == 1


async def test_since_leaves_out_what_changed_earlier() -> None:
    since = BEGIN + timedelta(minutes=150)
    fake = FakeList(bills(400))
    assert ids(await fake.scan(since=since).collect()) == ids(fake.objects[150:])
    assert all("updatedTime:gte" in asked["filters"] for asked in fake.asked)


async def test_what_changed_earlier_is_left_out_even_if_bill_refuses_the_filter() -> None:
    since = BEGIN + timedelta(minutes=150)
    fake = FakeList([*bills(400), bill(900, None)])
    fake.refuses = lambda filters, sort: "updatedTime" in filters
    found = await fake.scan(since=since).collect()
    assert ids(found) == ids(fake.objects[150:])  # it is not known when the last one changed


def test_mistakes_are_reported_at_once() -> None:
    fake = FakeList([])
    with pytest.raises(InvalidRequestError, match="no time zone"):
        fake.scan(since=BEGIN.replace(tzinfo=None))
    with pytest.raises(InvalidRequestError, match="since: the filters begin at a time of changes, too"):
        fake.scan(since=BEGIN, filters=Bill_.updated_time >= BEGIN)
    with pytest.raises(InvalidRequestError, match="cannot be filtered by 'name'"):
        fake.scan(filters="name:eq:x")
    query = ListQuery.make(LIST_EXPORTS, {}, fake.fetch)
    with pytest.raises(InvalidRequestError, match=r"ordered: BILL does not sort exports\.list by createdTime"):
        Scan(query, walkers=3, now=lambda: BEGIN, ordered=True)
    with pytest.raises(TypeError, match="getBill is not a list"):
        ListQuery.make(GET_BILL, {}, fake.fetch)
    assert not fake.asked


# ---- lists that do not do what was asked


@pytest.mark.parametrize(
    "refused",
    [
        lambda filters, sort: bool(sort),
        lambda filters, sort: "createdTime" in filters,
        lambda filters, sort: "createdTime:gte" in filters and "createdTime:lt" not in filters,
        lambda filters, sort: "createdTime:lt" in filters,
        lambda filters, sort: sort.endswith("desc"),
    ],
)
async def test_what_bill_refuses_is_left_out(refused: Any) -> None:
    fake = FakeList(bills(700))
    fake.refuses = refused
    fake.slow = 5
    assert ids(await fake.scan().collect()) == ids(fake.objects)


async def test_a_filter_of_the_caller_that_bill_refuses_is_an_error() -> None:
    fake = FakeList(bills(700))
    fake.refuses = lambda filters, sort: "dueDate" in filters
    with pytest.raises(ValidationError):
        await fake.scan(filters="dueDate:lt:2026-01-01").collect()
    assert len(fake.asked) == 2


async def test_an_ordered_scan_cannot_do_without_the_sort() -> None:
    fake = FakeList(bills(700))
    fake.refuses = lambda filters, sort: bool(sort)
    with pytest.raises(ValidationError):
        await fake.scan(ordered=True).collect()
    fake.refuses = lambda filters, sort: "createdTime" in filters  # one walker can do without slices
    found = await fake.scan(ordered=True).collect()
    assert (ids(found), created(found)) == (ids(fake.objects), sorted(created(found)))


@pytest.mark.parametrize("ordered", [True, False])
async def test_a_list_out_of_order_is_walked_to_its_end(ordered: bool) -> None:
    fake = FakeList([one for pair in zip(bills(300)[150:], bills(300)[:150], strict=True) for one in pair])
    fake.ignores_sort = True
    if ordered:
        with pytest.raises(PagingError, match=r"ordered: bills\.list has objects without createdTime, or not in its"):
            await fake.scan(ordered=True).collect()
    else:
        assert ids(await fake.scan().collect()) == ids(fake.objects)


async def test_a_list_that_ignores_filters_yields_each_object_once() -> None:
    fake = FakeList(bills(700))
    fake.ignores_filters = True
    fake.slow = 2
    assert ids(await fake.scan().collect()) == ids(fake.objects)


async def test_objects_without_creation_time_come_too() -> None:
    fake = FakeList([*bills(300), *(bill(1000 + number, None) for number in range(15))])
    assert ids(await fake.scan().collect()) == ids(fake.objects)
    fake.exact = lambda one: one["createdTime"] or "0001"
    assert ids(await fake.scan().collect()) == ids(fake.objects)


async def test_objects_without_creation_time_come_once_from_all_slices() -> None:
    fake = FakeList([*bills(600), *(bill(1000 + number, None) for number in range(15))])
    fake.ignores_filters = True
    fake.fails = lambda number: TransportError("lost") if fake.asked[number]["max"] == 1 else None
    assert ids(await fake.scan().collect()) == ids(fake.objects)
    assert sum(asked["cursor"] is None for asked in fake.asked) > 3  # several slices came to the end


async def test_objects_without_identity_come_too() -> None:
    fake = FakeList([{**one, "id": "" if number % 50 == 7 else one["id"]} for number, one in enumerate(bills(600))])
    assert ids(await fake.scan().collect()) == ids(fake.objects)
    fake.objects += [{**bill(0, None), "id": ""}, {**bill(1, None), "id": ""}]
    fake.ignores_filters = True
    fake.fails = lambda number: TransportError("lost") if fake.asked[number]["max"] == 1 else None
    assert set(ids(await fake.scan().collect())) == set(ids(fake.objects))  # those without anything may come again


async def test_times_may_be_kept_more_exactly_than_they_are_shown() -> None:
    fake = FakeList(bills(900, step=0.25))
    fake.exact = lambda one: (datetime.fromisoformat(one["createdTime"]) - timedelta(microseconds=400)).isoformat()
    assert ids(await fake.scan().collect()) == ids(fake.objects)


async def test_a_list_that_does_not_end_is_an_error() -> None:
    fake = FakeList(bills(30))
    fake._page = lambda *_: fake_page(fake)  # type: ignore[method-assign]
    with pytest.raises(PagingError, match="1000 consecutive pages are empty"):
        await fake.scan().collect()


def fake_page(fake: FakeList) -> Any:
    from bill_async.paging import Page

    return Page([], str(len(fake.asked)))


async def test_hostile_times_do_no_harm() -> None:
    strange = ["0001-01-01T00:00:00.000+05:00", "9999-12-31T23:00:00.000-05:00"]
    fake = FakeList([*bills(300), *({**bill(1000, BEGIN), "id": text, "createdTime": text} for text in strange)])
    rows = await fake.scan(since=BEGIN).to_dicts()
    assert sorted(row["id"] for row in rows) == ids(fake.objects)
    assert {row["created_time"].isoformat(timespec="milliseconds") for row in rows} > set(strange)


# ---- cursors that are no longer known


@pytest.mark.parametrize("ordered", [True, False])
async def test_a_slice_goes_on_after_a_cursor_that_is_no_longer_known(ordered: bool) -> None:
    fake = FakeList(bills(800, step=0.3))
    fake.stale = lambda number, cursor: number % 7 == 3
    found = await fake.scan(ordered=ordered).collect()
    assert ids(found) == ids(fake.objects)
    assert not ordered or created(found) == sorted(created(found))


async def test_a_cursor_that_never_leads_on_is_an_error() -> None:
    fake = FakeList(bills(300))
    fake.stale = lambda number, cursor: number > 20
    assert ids(await fake.scan().collect()) == ids(fake.objects)  # page by page
    fake = FakeList([bill(number, BEGIN) for number in range(300)])
    fake.stale = lambda number, cursor: number > 20
    with pytest.raises(ValidationError):
        await fake.scan().collect()


async def test_a_list_out_of_order_cannot_go_on_without_its_cursor() -> None:
    fake = FakeList(list(reversed(bills(100))))
    fake.ignores_sort = True
    fake.stale = lambda number, cursor: number == 3
    with pytest.raises(ValidationError):
        await fake.scan().collect()


async def test_too_many_objects_of_one_moment_cannot_be_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bill_async.scanning.choice._MOST_OF_A_MOMENT", 20)
    few = FakeList([bill(number, BEGIN + timedelta(hours=number // 15)) for number in range(200)])
    few.stale = lambda number, cursor: number == 7
    assert ids(await few.scan(walkers=1).collect()) == ids(few.objects)
    many = FakeList([bill(number, BEGIN) for number in range(200)])
    many.stale = lambda number, cursor: number == 7
    with pytest.raises(ValidationError):
        await many.scan().collect()


async def test_a_refusal_after_a_lost_cursor_leaves_out_the_filter() -> None:
    fake = FakeList(bills(200))
    fake.stale = lambda number, cursor: number == 5
    fake.refuses = lambda filters, sort: "createdTime" in filters
    assert ids(await fake.scan(walkers=1).collect()) == ids(fake.objects)


async def test_a_filter_refused_after_the_slice_before_has_ended_is_left_out() -> None:
    fake = FakeList([*(bill(number, BEGIN) for number in range(5)), bill(5, BEGIN + timedelta(seconds=0.5))], size=3)
    fake.objects.append(bill(6, BEGIN + timedelta(days=100)))
    fake.slow, fake.dice = 1, random.Random(1)
    fake.refuses = lambda filters, sort: "createdTime:gte" in filters
    found = await fake.scan(walkers=2, ordered=True).collect()
    assert ids(found) == ids(fake.objects)
    refused = next(number for number, asked in enumerate(fake.asked) if asked["filters"])
    assert all(asked["sort"] and not asked["filters"] for asked in fake.asked[refused + 1 :])
    assert fake.asked[refused + 1]["cursor"] is None


@pytest.mark.parametrize("seed", range(25))
async def test_a_sort_refused_in_the_middle_yields_nothing_twice(seed: int) -> None:
    fake = FakeList(bills(700), seed=seed)
    fake.slow, allowed = 3, random.Random(seed).randrange(1, 60)
    fake.refuses = lambda filters, sort: len(fake.asked) > allowed and bool(sort)
    try:
        found = await fake.scan(walkers=3).collect()
    except ValidationError:  # BILL refused the cursor of a page
        return
    assert sorted(ids(found)) == ids(fake.objects)


# ---- whatever happens, each object once

moments = st.lists(st.integers(0, 40), min_size=0, max_size=150)


@settings(deadline=None, max_examples=200)
@given(
    moments=moments,
    unit=st.sampled_from([0.001, 0.5, 3600.0]),
    seed=st.integers(0, 2**32),
    size=st.integers(1, 8),
    walkers=st.integers(1, 5),
    slow=st.integers(0, 6),
    ordered=st.booleans(),
    stale=st.sets(st.integers(1, 60), max_size=3),
    refused=st.sampled_from(["", "createdTime:gte", "createdTime:lt", "createdTime", "sort"]),
    allowed=st.sampled_from([0, 0, 3, 10, 25]),
    grown=st.integers(0, 20),
)
def test_each_object_comes_once(
    moments: list[int],
    unit: float,
    seed: int,
    size: int,
    walkers: int,
    slow: int,
    ordered: bool,
    stale: set[int],
    refused: str,
    allowed: int,
    grown: int,
) -> None:
    """Equal creation times, lost cursors, filters that are refused from some request on, and objects that come and
    change during the scan."""
    fake = FakeList(
        [bill(n, BEGIN + timedelta(seconds=unit * at)) for n, at in enumerate(moments)], size=size, seed=seed
    )
    before = ids(fake.objects)
    fake.slow = slow
    fake.stale = lambda number, cursor: number in stale
    fake.refuses = lambda filters, sort: (
        len(fake.asked) > allowed and bool(refused) and (bool(sort) if refused == "sort" else refused in filters)
    )

    def grow(number: int) -> None:
        for one in fake.objects[::3]:
            one["updatedTime"] = text(BEGIN + timedelta(days=number))
        if number <= grown:
            fake.objects.append(bill(10_000 + number, BEGIN + timedelta(days=100 + number)))

    fake.after = grow
    try:
        found = asyncio.run(fake.scan(walkers=walkers, ordered=ordered).collect())
    except ValidationError:
        assert stale or (refused and allowed) or (refused == "sort" and ordered)  # not always to be made up for
        return
    assert max(Counter(one.id for one in found).values(), default=1) == 1
    assert set(before) <= {one.id for one in found} <= set(ids(fake.objects))
    assert not ordered or created(found) == sorted(created(found))
    assert fake.peak <= walkers


# ---- nothing is left behind


@pytest.mark.parametrize("ordered", [True, False])
@pytest.mark.parametrize("count", [1, 11, 25, 100, 399])
async def test_break_leaves_nothing_behind(count: int, ordered: bool) -> None:
    fake = FakeList(bills(400))
    fake.slow = 2
    tasks = asyncio.all_tasks()
    seen = 0
    async for _ in fake.scan(ordered=ordered):
        seen += 1
        if seen == count:
            break
    gc.collect()
    await settle()
    assert (fake.flying, asyncio.all_tasks()) == (0, tasks)


async def test_break_ends_the_requests_in_progress() -> None:
    fake = FakeList(bills(400))
    fake.hold = asyncio.Event()
    async for _ in fake.scan():
        await settle()
        assert fake.flying == 2  # the next page, and the search for the end
        break
    gc.collect()
    await settle()
    assert fake.flying == 0


async def test_aclose_ends_everything_at_once() -> None:
    fake = FakeList(bills(400))
    fake.hold = asyncio.Event()
    tasks = asyncio.all_tasks()
    items = aiter(fake.scan())
    await anext(items)
    await settle()
    await items.aclose()
    assert (fake.flying, asyncio.all_tasks()) == (0, tasks)
    rest = [one async for one in items]  # what had been fetched
    assert len(rest) == 9
    pages = fake.scan().pages()
    await pages.aclose()  # before it began
    assert [page async for page in pages] == []
    assert asyncio.all_tasks() == tasks


@pytest.mark.parametrize("turns", range(0, 60, 3))
async def test_cancellation_leaves_nothing_behind(turns: int) -> None:
    fake = FakeList(bills(4000))
    fake.slow = 2
    tasks = asyncio.all_tasks()
    task = asyncio.create_task(fake.scan().collect())
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (fake.flying, asyncio.all_tasks()) == (0, tasks)


async def test_a_caller_that_stopped_waiting_may_go_on() -> None:
    fake = FakeList(bills(100))
    fake.hold = asyncio.Event()
    pages = fake.scan(walkers=1).pages()
    await anext(pages)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            await anext(pages)
    fake.hold.set()
    assert sum([len(page.items) async for page in pages]) == 90


@pytest.mark.parametrize("ordered", [True, False])
@pytest.mark.parametrize("at", [0, 3, 5, 30])
async def test_an_error_ends_the_scan_and_leaves_nothing_behind(at: int, ordered: bool) -> None:
    fake = FakeList(bills(600))
    fake.slow = 2
    fake.fails = lambda number: TransportError("lost") if number == at else None
    tasks = asyncio.all_tasks()
    pages = fake.scan(ordered=ordered).pages()
    with pytest.raises(TransportError, match="lost"):
        async for _ in pages:
            pass
    assert (fake.flying, asyncio.all_tasks()) == (0, tasks)
    with pytest.raises(TransportError, match="lost"):  # a part is not to be taken for the whole
        await anext(pages)


async def test_a_search_for_the_end_that_fails_does_no_harm() -> None:
    fake = FakeList(bills(300))
    fake.fails = lambda number: TransportError("lost") if fake.asked[number]["max"] == 1 else None
    assert ids(await fake.scan().collect()) == ids(fake.objects)


async def test_a_walker_that_somebody_cancels_does_not_pass_for_the_end() -> None:
    fake = FakeList(bills(300))
    fake.hold = asyncio.Event()
    pages = fake.scan().pages()
    await anext(pages)
    await settle()
    for task in asyncio.all_tasks():
        if task.get_name() == "bill-async scan":
            task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await anext(pages)
