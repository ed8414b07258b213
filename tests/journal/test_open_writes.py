"""Writes whose outcome was lost: they are sent again only after BILL has shown that they did not happen."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import sqlite3
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from journal.helpers import (
    ACME,
    VENDOR,
    created,
    entries,
    journal_of,
    keyed_client,
    listed,
    paths,
    refuse_as_full,
    states,
    two_processes,
    vendor,
)
from journal.memory import MemoryStore, Place
from unit.loopback import (
    BILL_ID,
    ORGANIZATION,
    InstantClock,
    Loopback,
    Received,
    Step,
    answer,
    client_of,
    errors,
    half,
    priorities_of,
    reset,
    until,
)

from bill_async import (
    BillClient,
    BillError,
    ClientClosedError,
    DeadlineExceededError,
    FundingAccountInput,
    Journal,
    JournalError,
    KeyInUseError,
    OutcomeUnknownError,
    PaymentCreate,
    PaymentProcessingOptionsInput,
    ValidationError,
    VendorUpdate,
)
from bill_async.journal import EntryId, JournalEntry, SQLiteStore, State

# ---- what leaves a write open


@pytest.mark.parametrize("step", [reset, half, answer(b"<html>", 201), answer(b"", 201), errors(status=502)])
async def test_a_lost_answer_leaves_it_open_and_the_next_call_finds_it(
    server: Loopback, client: BillClient, journal: Journal, step: Any
) -> None:
    server.script = [step, listed(VENDOR)]
    with pytest.raises(OutcomeUnknownError) as caught:
        await client.vendors.create(ACME, key="k")
    assert caught.value.hint == "call it again with the key 'k': the write is looked up before anything is sent"
    assert await states(journal) == {"k": "unknown"}
    assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
    assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
    assert paths(server) == ["POST /v3/vendors", "GET /v3/vendors"]
    (entry,) = await entries(journal)
    assert [(step.state, step.by) for step in entry.history] == [
        ("intended", "sender"),
        ("unknown", "sender"),
        ("done", "verdict"),
    ]


async def test_it_is_sent_again_only_after_bill_showed_that_it_did_not_happen(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    server.script = [reset, listed(), listed(), created()]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create(ACME, key="k")
    assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
    assert paths(server) == ["POST /v3/vendors", "GET /v3/vendors", "GET /v3/vendors", "POST /v3/vendors"]
    (entry,) = await entries(journal)
    assert [step.state for step in entry.history] == ["intended", "unknown", "not_executed", "intended", "done"]
    assert entry.sendings == 2


async def test_what_cannot_be_decided_is_not_sent_again(server: Loopback, client: BillClient, journal: Journal) -> None:
    other = {**VENDOR, "email": "someone@else"}
    server.script = [reset] + [listed({**other, "id": "00901A"}, {**other, "id": "00901B"})] * 4
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create(vendor(email="me@here"), key="k")
    for _ in range(2):
        with pytest.raises(OutcomeUnknownError, match="it was sent with the key 'k' at 2026-03-02 12:30:00 UTC, and"):
            await client.vendors.create(vendor(email="me@here"), key="k")
    assert paths(server).count("POST /v3/vendors") == 1
    (entry,) = await entries(journal)
    assert entry.state == "unknown"
    assert "00901A" in entry.why


async def test_a_lookup_that_fails_leaves_it_open(server: Loopback, client: BillClient, journal: Journal) -> None:
    server.script = [reset, errors("BDC_1000", status=403), listed(VENDOR)]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create(ACME, key="k")
    with pytest.raises(OutcomeUnknownError, match="the lookup failed: PermissionDeniedError 403 BDC_1000"):
        await client.vendors.create(ACME, key="k")
    assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
    assert paths(server).count("POST /v3/vendors") == 1


async def test_the_error_about_an_open_write_can_be_given_to_reconcile(server: Loopback, client: BillClient) -> None:
    change = VendorUpdate(name="New")
    server.script = [reset] * 4 + [errors("BDC_1000", status=403)]
    for _ in range(2):
        with pytest.raises(OutcomeUnknownError) as caught:
            await client.vendors.update(VENDOR["id"], change, key="k")
    error = caught.value
    assert (error.arguments, error.request) == ({"vendor_id": VENDOR["id"]}, change)
    server.script = [answer({**VENDOR, "name": "New", "updatedTime": "2026-03-02T12:30:05.000+00:00"})]
    assert (await client.reconcile(error)).outcome == "happened"


async def test_a_verdict_that_cannot_be_stored_is_a_failure_of_the_journal(
    server: Loopback, client: BillClient, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.script = [reset, listed(VENDOR)]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create(ACME, key="k")
    monkeypatch.setattr(journal.store, "save", refuse_as_full)
    with pytest.raises(JournalError, match="the disk is full"):
        await client.vendors.create(ACME, key="k")
    assert await states(journal) == {"k": "unknown"}


async def test_a_write_that_another_process_decides_during_the_lookup_is_decided(server: Loopback, path: Path) -> None:
    async with two_processes(server, path) as (first, second):

        async def decide(request: Received, writer: asyncio.StreamWriter) -> None:
            server.script = [listed(VENDOR)]
            assert [entry.state for entry in await journal_of(second).recover(second)] == ["done"]
            await listed()(request, writer)

        server.script = [reset]
        with pytest.raises(OutcomeUnknownError):
            await first.vendors.create(ACME, key="k")
        server.script = [decide, listed()]
        assert (await first.vendors.create(ACME, key="k")).id == VENDOR["id"]
        assert paths(server).count("POST /v3/vendors") == 1


@pytest.mark.parametrize("step", [reset, errors("BDC_1000", status=403)], ids=["lost", "no permission"])
async def test_a_payment_is_looked_up_by_the_next_call_only(
    server: Loopback, client: BillClient, journal: Journal, step: Step
) -> None:
    """Unless BILL refuses it for its number."""
    payment = PaymentCreate(
        bill_id=BILL_ID,
        amount=5,
        funding_account=FundingAccountInput(type="BANK_ACCOUNT", id="bac01ABCDEFGHIJKLMNO"),
        processing_options=PaymentProcessingOptionsInput(),
    )
    server.script = [step]
    with pytest.raises(BillError):
        await client.payments.create(payment, key="k")
    assert paths(server) == ["POST /v3/payments"]
    assert await states(journal) == {"k": "unknown" if step is reset else "not_executed"}


async def test_a_raw_call_that_is_refused_is_not_looked_up(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    """Nobody knows what it would have created."""
    server.script = [errors("BDC_1124", status=422)]
    with pytest.raises(ValidationError):
        await client.raw.request("POST", "/v3/new", key="k")
    assert await states(journal) == {"k": "not_executed"}
    assert len(server.calls) == 1


async def test_a_call_that_is_cancelled_in_flight_is_unknown(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    server.script = [server.hang]
    task = asyncio.ensure_future(client.vendors.create(ACME, key="k"))
    await server.hanging.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    (entry,) = await entries(journal)
    assert (entry.state, entry.why) == ("unknown", "it was cancelled")


async def test_a_client_that_is_closed_leaves_its_calls_unknown(server: Loopback, journal: Journal) -> None:
    server.script = [server.hang]
    client = keyed_client(server, journal)
    task = asyncio.ensure_future(client.vendors.create(ACME, key="k"))
    await server.hanging.wait()
    await client.close()
    with pytest.raises(OutcomeUnknownError):
        await task
    assert await states(journal) == {"k": "unknown"}
    with pytest.raises(ClientClosedError):
        await client.vendors.create(ACME, key="later")


async def test_a_call_that_is_cancelled_before_it_is_sent_leaves_its_key_free(
    server: Loopback, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving, go_on = asyncio.Event(), asyncio.Event()
    save = journal.store.save

    async def slow(given: Any) -> bool:
        saving.set()
        await go_on.wait()
        return await save(given)

    async with keyed_client(server, journal) as client:
        monkeypatch.setattr(journal.store, "save", slow)
        task = asyncio.ensure_future(client.vendors.create(ACME, key="k"))
        await saving.wait()
        task.cancel()
        await asyncio.sleep(0)
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await states(journal) == {"k": "not_executed"}
        assert server.calls == []
        assert all(limit.used == 0 for limit in client.limits.snapshot() if limit.limit == "concurrency")
        assert (await client.vendors.create(ACME, key="k")).id


async def test_a_call_that_is_cancelled_while_its_answer_is_stored_is_done(
    server: Loopback, client: BillClient, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cancellation waits until the answer is stored."""
    storing, go_on = asyncio.Event(), asyncio.Event()
    save = journal.store.save

    async def slow(given: Any) -> bool:
        if given[0].state == "done":
            storing.set()
            await go_on.wait()
        return await save(given)

    monkeypatch.setattr(journal.store, "save", slow)
    server.script = [created()]
    task = asyncio.ensure_future(client.vendors.create(ACME, key="k"))
    await storing.wait()
    task.cancel()
    for _ in range(3):
        await asyncio.sleep(0)
    assert not task.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await states(journal) == {"k": "done"}
    assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
    assert len(server.calls) == 1


async def test_what_the_caller_makes_of_the_answer_does_not_undo_the_write(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    from bill_async.operations.vendors import CREATE_VENDOR

    def broken(body: bytes, operation: Any) -> Any:
        raise ZeroDivisionError

    server.script = [created()]
    with pytest.raises(ZeroDivisionError):
        await client.call(CREATE_VENDOR, body=ACME, decode=broken, key="k")
    assert await states(journal) == {"k": "done"}
    found = await client.call(CREATE_VENDOR, body=ACME, decode=lambda body, _: json.loads(body), key="k")
    assert found["id"] == VENDOR["id"]
    assert len(server.calls) == 1


async def test_a_change_that_is_found_done_returns_the_object(server: Loopback, client: BillClient) -> None:
    server.script = [reset] * 4 + [answer({**VENDOR, "name": "New", "updatedTime": "2026-03-02T12:30:05.000+00:00"})]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.update(VENDOR["id"], VendorUpdate(name="New"), key="k")
    sent = len(server.calls)
    assert (await client.vendors.update(VENDOR["id"], VendorUpdate(name="New"), key="k")).name == "New"
    assert paths(server)[sent:] == [f"GET /v3/vendors/{VENDOR['id']}"]


async def test_what_one_process_has_lost_is_looked_up_by_another_one_too(server: Loopback, path: Path) -> None:
    """The one that lost it lives, and is not at work on it any more."""
    async with two_processes(server, path) as (first, second):
        server.script = [reset, listed(VENDOR)]
        with pytest.raises(OutcomeUnknownError):
            await first.vendors.create(ACME, key="k")
        recovery = await journal_of(second).recover(second)
        assert [entry.state for entry in recovery] == ["done"]
        assert recovery.under_way == ()


async def test_an_intent_that_was_stored_although_storing_it_failed_is_looked_up(
    server: Loopback, client: BillClient, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the connection to a database breaks off before its answer: nothing is sent, now or while in doubt."""
    save = journal.store.save

    async def break_off(given: Any) -> bool:
        await save(given)
        raise JournalError("the connection was lost")

    with monkeypatch.context() as patch:
        patch.setattr(journal.store, "save", break_off)
        with pytest.raises(JournalError, match="the connection was lost"):
            await client.vendors.create(ACME, key="k")
    assert await states(journal) == {"k": "intended"}
    assert server.calls == []
    server.script = [listed(), listed(), created()]
    assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
    assert paths(server) == ["GET /v3/vendors", "GET /v3/vendors", "POST /v3/vendors"]


async def test_an_intent_that_was_not_stored_leaves_no_trace(
    server: Loopback,
    client: BillClient,
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(journal.store, "save", refuse_as_full)
        with pytest.raises(JournalError, match="the disk is full"):
            await client.vendors.create(ACME, key="k")
    assert await states(journal) == {}
    assert server.calls == []
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_an_entry_that_is_gone_when_the_answer_comes_hides_no_answer(
    server: Loopback, client: BillClient, journal: Journal, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def clear(request: Received, writer: asyncio.StreamWriter) -> None:
        with sqlite3.connect(path) as other:
            other.execute("DELETE FROM bill_journal_entries")
        other.close()
        await created()(request, writer)

    server.script = [clear]
    assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
    assert await states(journal) == {}
    assert "the record of another process is kept" in caplog.text


# ---- several at once


async def test_several_calls_with_one_key_send_it_once(server: Loopback, client: BillClient) -> None:
    server.script = [created()]
    found = await asyncio.gather(*(client.vendors.create(ACME, key="k", wait=30) for _ in range(20)))
    assert {one.id for one in found} == {VENDOR["id"]}
    assert len(server.calls) == 1
    assert isinstance(client.clock, InstantClock)
    assert client.clock.timers == 0


async def test_a_call_waits_for_another_no_longer_than_it_may(server: Loopback, path: Path) -> None:
    server.script = [server.hang]
    async with two_processes(server, path) as (first, second):
        task = asyncio.ensure_future(first.vendors.create(ACME, key="k"))
        await server.hanging.wait()
        for client in (first, second):  # in its own process and in another one
            with pytest.raises(KeyInUseError, match="key 'k': another call with it is in flight"):
                await client.vendors.create(ACME, key="k", wait=False)
        for patience in ({"wait": 30}, {"wait": True, "deadline": 5}):
            with pytest.raises(KeyInUseError) as caught:
                await second.vendors.create(ACME, key="k", **patience)  # its clock does not wait for anything
            assert caught.value.key == "k"
            impatient = asyncio.ensure_future(first.vendors.create(ACME, key="k", **patience))
            clock = first.clock
            assert isinstance(clock, InstantClock)
            await until(lambda clock=clock: clock.timers)
            clock.turn(30.0)
            with pytest.raises(KeyInUseError):
                await impatient
        waiting = asyncio.ensure_future(second.vendors.create(ACME, key="k", wait=True))
        await asyncio.sleep(0)
        server.go_on.set()
        assert (await task).id == (await waiting).id == BILL_ID
    assert len(server.calls) == 1


async def test_a_call_looks_for_the_end_of_another_process_less_and_less_often(server: Loopback, path: Path) -> None:
    server.script = [server.hang]
    async with two_processes(server, path) as (first, second):
        task = asyncio.ensure_future(first.vendors.create(ACME, key="k"))
        await server.hanging.wait()
        clock = second.clock
        assert isinstance(clock, InstantClock)
        with pytest.raises(KeyInUseError):
            await second.vendors.create(ACME, key="k", wait=3.5)
        *pauses, last = clock.slept
        assert pauses[:7] == [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.5]
        assert set(pauses[7:]) == {0.5}
        assert 0 < last <= 0.5
        assert sum(clock.slept) == pytest.approx(3.5)
        clock.slept.clear()
        with pytest.raises(KeyInUseError):
            await second.vendors.create(ACME, key="k", wait=True, deadline=2.5)
        assert sum(clock.slept) == pytest.approx(2.5)
        server.go_on.set()
        await task


async def test_of_two_that_begin_at_once_one_sends(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have seen that there is nothing yet."""
    server.script = [created()]
    async with two_processes(server, path) as (first, second):
        await asyncio.gather(first.vendors.get("00901A"), second.vendors.get("00901A"))  # logs in
        loaded = [asyncio.Event(), asyncio.Event()]
        for client, mine, other in ((first, *loaded), (second, *reversed(loaded))):
            store = journal_of(client).store
            load = store.load

            async def together(ids: Any, load: Any = load, mine: Any = mine, other: Any = other) -> Any:
                found = await load(ids)
                mine.set()
                await other.wait()
                return found

            monkeypatch.setattr(store, "load", together)
        server.script = [created()]
        before = len(server.calls)
        found = await asyncio.gather(*(client.vendors.create(ACME, key="k", wait=True) for client in (first, second)))
    assert found[0] == found[1]
    assert len(server.calls) == before + 1


async def test_clients_in_several_loops_share_a_journal(server: Loopback, path: Path) -> None:
    server.script = [created()] * 3
    found: list[str] = []
    journal = Journal(path)

    def work() -> None:
        async def call() -> None:
            async with client_of(server, journal=journal) as client:
                found.extend([(await client.vendors.create(vendor(f"v{n}"), key=f"k{n}")).id for n in range(3)])

        asyncio.run(call())

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    await asyncio.gather(*(asyncio.to_thread(thread.join) for thread in threads))
    await journal.close()
    assert found == [VENDOR["id"]] * 9
    assert len(server.calls) == 3


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore:coroutine .* was never awaited")
@pytest.mark.parametrize("waits", [False, True], ids=["afterwards", "meanwhile"])
async def test_a_write_whose_loop_was_closed_is_looked_up(server: Loopback, path: Path, waits: bool) -> None:
    server.script = [server.hang]
    left: list[tuple[BillClient, asyncio.Task[Any]]] = []
    end = threading.Event()

    async def begin(client: BillClient) -> asyncio.Task[Any]:
        task = asyncio.create_task(client.vendors.create(ACME, key="k"))
        task._log_destroy_pending = False  # type: ignore[attr-defined]
        while not server.hanging.is_set():  # noqa: ASYNC110  # it is an event of another loop
            await asyncio.sleep(0)
        if waits:
            await asyncio.to_thread(end.wait)
        return task

    def work() -> None:
        loop, client = asyncio.new_event_loop(), client_of(server, journal=journal)
        left.append((client, loop.run_until_complete(begin(client))))
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()

    clock = InstantClock()
    async with Journal(path) as journal, client_of(server, journal=journal, clock=clock) as client:
        thread = threading.Thread(target=work)
        thread.start()
        await server.hanging.wait()
        server.script = [listed(VENDOR)]
        if not waits:
            await asyncio.to_thread(thread.join)
        again = asyncio.create_task(client.vendors.create(ACME, key="k", wait=True))
        if waits:
            await until(lambda: clock.timers)
        end.set()
        await asyncio.to_thread(thread.join)
        async with asyncio.timeout(30):
            while not again.done():
                await clock.advance(1.0)
        assert again.result().id == VENDOR["id"]
        assert [call.method for call in server.calls] == ["POST", "GET"]
        closed, task = left.pop()
        await closed.close()
        assert not task.done()
    del task
    gc.collect()  # what is left of the task complains here, and not in a later test


# ---- a process that was taken for dead, and was not


@asynccontextmanager
async def presumed_dead(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[asyncio.Task[Any], BillClient, Journal]]:
    """Let a call hang whose process another one takes for dead; give the call, and the other one."""
    server.script = [server.hang]
    async with two_processes(server, path) as (first, second):
        task = asyncio.ensure_future(first.vendors.create(ACME, key="k"))
        await server.hanging.wait()
        journal = journal_of(second)

        async def alive(owner: str) -> bool:
            return False

        monkeypatch.setattr(journal.store, "alive", alive)
        yield task, second, journal


async def test_an_answer_that_comes_after_all_is_recorded(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with presumed_dead(server, path, monkeypatch) as (task, second, journal):
        server.script = [listed({**VENDOR, "id": "00901A"}, {**VENDOR, "id": "00901B"})]
        with pytest.raises(OutcomeUnknownError):
            await second.vendors.create(ACME, key="k")
        server.go_on.set()
        assert (await task).id == BILL_ID
        (entry,) = await entries(journal)
        assert (entry.ids, entry.sendings) == ((BILL_ID,), 1)
        assert [(step.state, step.by) for step in entry.history] == [
            ("intended", "sender"),
            ("unknown", "crash"),
            ("unknown", "verdict"),
            ("done", "sender"),
        ]
        assert (await second.vendors.create(ACME, key="k")).id == BILL_ID
        assert paths(server).count("POST /v3/vendors") == 1


async def test_an_answer_that_comes_after_all_is_recorded_later_if_it_cannot_be_now(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.script = [server.hang]
    async with two_processes(server, path) as (first, second):
        task = asyncio.ensure_future(first.vendors.create(ACME, key="k"))
        await server.hanging.wait()
        mine, other = journal_of(first), journal_of(second)

        async def alive(_: str) -> bool:
            return False

        async def out_of_reach(_: Any) -> Any:
            raise JournalError("the server is gone")

        monkeypatch.setattr(other.store, "alive", alive)
        server.script = [listed({**VENDOR, "id": "00901A"}, {**VENDOR, "id": "00901B"})]
        assert [entry.state for entry in await other.recover(second)] == ["unknown"]
        with monkeypatch.context() as patch:
            patch.setattr(mine.store, "load", out_of_reach)
            server.go_on.set()
            assert (await task).id == BILL_ID
        assert await states(other) == {"k": "unknown"}
        (id,) = [entry.id for entry in await entries(other)]
        found = await asyncio.gather(mine.get(id), mine.get(id))  # either records what is left
        assert [entry.ids for entry in found if entry is not None] == [(BILL_ID,)] * 2
        assert (await second.vendors.create(ACME, key="k")).id == BILL_ID
        assert paths(server).count("POST /v3/vendors") == 1


async def test_an_answer_that_comes_after_a_wrong_verdict_is_recorded_as_well(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with presumed_dead(server, path, monkeypatch) as (task, second, journal):
        server.script = [listed(), listed()]
        assert [entry.state for entry in await journal.recover(second)] == ["not_executed"]
        server.go_on.set()
        await task
        assert await states(journal) == {"k": "done"}
        assert (await second.vendors.create(ACME, key="k")).id == BILL_ID
        assert paths(server).count("POST /v3/vendors") == 1


async def test_a_lost_answer_after_a_wrong_verdict_frees_no_key(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The process stood still between the intent and the request, and BILL got it after it was asked."""
    async with two_processes(server, path) as (first, second):
        store, other = journal_of(first).store, journal_of(second)
        save, calls = store.save, 0

        async def alive(_: str) -> bool:
            return False

        async def stand_still(given: Any) -> bool:
            nonlocal calls
            calls += 1
            saved = await save(given)
            if calls == 1:
                server.script = [listed(), listed(), reset]
                assert [entry.state for entry in await other.recover(second)] == ["not_executed"]
            return saved

        monkeypatch.setattr(other.store, "alive", alive)
        monkeypatch.setattr(store, "save", stand_still)
        with pytest.raises(OutcomeUnknownError, match="createVendor"):
            await first.vendors.create(ACME, key="k")
        assert await states(other) == {"k": "unknown"}
        server.script = [listed(VENDOR)]
        assert (await second.vendors.create(ACME, key="k")).id == VENDOR["id"]
        assert paths(server).count("POST /v3/vendors") == 1
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_of_a_write_that_was_sent_again_meanwhile_the_later_record_stays(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with presumed_dead(server, path, monkeypatch) as (task, second, journal):
        server.script = [listed(), listed(), created(id="00901SECOND")]
        assert (await second.vendors.create(ACME, key="k")).id == "00901SECOND"
        server.go_on.set()
        assert (await task).id == BILL_ID
        (entry,) = await entries(journal)
        assert (entry.state, entry.ids, entry.sendings) == ("done", ("00901SECOND",), 2)
    assert "createVendor was sent more than once; check at BILL whether both were executed" in caplog.text


# ---- deadlines


async def test_a_deadline_holds_for_the_lookup_too(server: Loopback, client: BillClient) -> None:
    server.script = [reset, server.hang]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create(ACME, key="k")
    with pytest.raises(OutcomeUnknownError, match="the lookup failed: TimeoutError"):
        await client.vendors.create(ACME, key="k", deadline=0.2)


@pytest.mark.parametrize(
    ("options", "limited", "error"),
    [
        ({"retries": 0}, False, "TransportError"),
        ({"retries": 0, "timeout": 0.2}, None, "TransportError"),
        ({"wait": False}, True, "RateLimitedError"),
    ],
    ids=["retries", "timeout", "wait"],
)
async def test_a_lookup_is_made_with_the_options_of_the_call(
    server: Loopback, client: BillClient, options: Any, limited: bool | None, error: str
) -> None:
    server.script = [reset]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create(ACME, key="k")
    step = server.hang if limited is None else errors("BDC_1144", status=422) if limited else reset
    server.script = [step] * 3
    with pytest.raises(OutcomeUnknownError, match=f"the lookup failed: {error}"):
        await client.vendors.create(ACME, key="k", **options)
    assert paths(server) == ["POST /v3/vendors", "GET /v3/vendors"]


async def test_a_lookup_waits_as_long_as_the_call_may(server: Loopback, client: BillClient) -> None:
    server.script = [reset, errors("BDC_1144", status=422), listed(VENDOR)]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create(ACME, key="k")
    clock = client.clock
    assert isinstance(clock, InstantClock)
    clock.turn(3.0)
    waiting = asyncio.ensure_future(client.vendors.create(ACME, key="k", wait=True))
    await until(lambda: waiting.done() or clock.timers)
    clock.turn(3600.0)
    assert (await waiting).id == VENDOR["id"]


async def test_a_lookup_has_the_priority_of_the_call(
    server: Loopback, client: BillClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.script = [reset, listed(VENDOR)]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create(ACME, key="k")
    priorities = priorities_of(client, monkeypatch)
    await client.vendors.create(ACME, key="k", priority="bulk")
    assert priorities == ["bulk"]


async def test_a_deadline_that_passed_before_it_was_sent_frees_the_key(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    with pytest.raises(DeadlineExceededError):
        await client.vendors.create(ACME, key="k", deadline=1e-9)
    assert "unknown" not in (await states(journal)).values()
    assert server.calls == []


@pytest.mark.parametrize(("seconds", "sent"), [(3.0, True), (5.0, False), (5.1, False)])
async def test_a_call_whose_deadline_passed_before_the_journal_was_read_is_not_sent(
    server: Loopback, client: BillClient, journal: Journal, monkeypatch: pytest.MonkeyPatch, seconds: float, sent: bool
) -> None:
    """As when it waited for another call with the key, which BILL then refused."""
    load, clock = journal.store.load, client.clock
    assert isinstance(clock, InstantClock)

    async def slow(ids: Any) -> Any:
        clock.turn(seconds)
        return await load(ids)

    monkeypatch.setattr(journal.store, "load", slow)
    server.script = [created()]
    call = client.vendors.create(ACME, key="k", deadline=5)
    if sent:
        assert (await call).id == VENDOR["id"]
    else:
        with pytest.raises(DeadlineExceededError, match="createVendor: the deadline passed before the call") as caught:
            await call
        assert caught.value.operation == "createVendor"
    assert await states(journal) == ({"k": "done"} if sent else {})
    assert len(server.calls) == sent


async def test_a_deadline_counts_from_the_beginning_of_the_call(
    server: Loopback, client: BillClient, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, save, clock = journal.store.load, journal.store.save, client.clock
    assert isinstance(clock, InstantClock)

    async def load_slowly(ids: Any) -> Any:
        clock.turn(3.0)
        return await load(ids)

    async def save_slowly(given: Any) -> bool:
        clock.turn(3.0)
        return await save(given)

    monkeypatch.setattr(journal.store, "load", load_slowly)
    monkeypatch.setattr(journal.store, "save", save_slowly)
    with pytest.raises(DeadlineExceededError, match="the deadline passed before the call could be sent"):
        await client.vendors.create(ACME, key="k", deadline=5)
    assert await states(journal) == {"k": "not_executed"}
    assert server.calls == []


async def test_get_returns_one_entry(client: BillClient, journal: Journal) -> None:
    await client.vendors.create(ACME, key="k")
    id = EntryId("organization", ORGANIZATION.organization_id, "k")
    assert (await journal.get(id)) == (await entries(journal))[0]
    assert await journal.get(id._replace(key="other")) is None
    assert [entry async for entry in journal.entries("done", key="k")] == await entries(journal)
    assert [entry async for entry in journal.entries("unknown")] == []
    assert isinstance(journal.store, SQLiteStore)
    another = Journal(journal.store.path)  # opened by its first use
    assert (await another.get(id)) == (await journal.get(id))
    await another.close()


async def test_a_store_is_opened_before_an_entry_is_read(server: Loopback) -> None:
    class Strict(MemoryStore):
        opened = False

        async def open(self) -> bytes:
            self.opened = True
            return await super().open()

        async def load(self, ids: Sequence[EntryId]) -> list[JournalEntry | None]:
            assert self.opened
            return await super().load(ids)

        async def find(self, state: State, **more: Any) -> list[JournalEntry]:
            assert self.opened
            return await super().find(state, **more)

    journal = Journal(Strict(Place()))
    assert await journal.get(EntryId("organization", ORGANIZATION.organization_id, "k")) is None
    await journal.close()
    journal = Journal(Strict(Place()))
    assert await entries(journal) == []
    await journal.close()
    journal = Journal(Strict(Place()))
    async with client_of(server, journal=journal) as client:
        assert list(await journal.recover(client)) == []
    await journal.close()
    async with Journal(store := Strict(Place())):
        assert store.opened
    await Journal(store := Strict(Place())).open()
    assert store.opened
    assert repr(store) in repr(Journal(store))


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (reset, "no answer came"),
        (answer(b"<html>", 200), "the answer (200) cannot be read"),
        (answer(b"<html>", 502), "the answer (502) does not tell"),
    ],
    ids=["no answer", "unreadable", "gateway"],
)
async def test_an_open_write_says_why_it_is_open(
    server: Loopback, client: BillClient, journal: Journal, step: Step, why: str
) -> None:
    server.script = [step]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create(ACME, key="k")
    (entry,) = await entries(journal)
    assert (entry.state, entry.why) == ("unknown", why)
