"""The receiver: what it answers, and that every event reaches its handlers once and in order."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import stat
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bill_async import BillClient, ConfigurationError, InvalidRequestError, NotificationBill, Secret
from bill_async.webhooks import (
    Event,
    EventRouter,
    EventStoreError,
    GiveUp,
    HandlerRetries,
    MemoryEventStore,
    MemoryKeyStore,
    RetryLater,
    SQLiteEventStore,
    WebhookReceiver,
)
from bill_async.webhooks.notification import new_event
from tests.unit.fakes import FakeClock, settle

from .deliveries import KEY, TYPES, bill, headers, minified, sample, signature


def make(clock: FakeClock | None = None, **settings: Any) -> WebhookReceiver:
    settings = {"keys": [KEY], "store": MemoryEventStore(), **settings}
    return WebhookReceiver(clock=clock or FakeClock(), **settings)


async def deliver(receiver: WebhookReceiver, body: bytes, key: str = KEY) -> int:
    return (await receiver.handle(body, headers(body, key))).status


# ---- answers


async def test_a_delivery_is_stored_answered_and_handled() -> None:
    seen: list[Event[NotificationBill]] = []
    receiver = make()

    @receiver.on("bill.created", "bill.updated")
    async def changed(event: Event[NotificationBill]) -> None:
        seen.append(event)

    async with receiver:
        answer = await receiver.handle(body := bill(1, event_id="e-1"), headers(body))
        assert (answer.status, answer.body) == (200, b"stored")
        await receiver.idle()
    (event,) = seen
    assert (event.id, event.type, event.object.amount) == ("e-1", "bill.updated", Decimal("12.5"))
    assert (event.organization_id, event.source, event.attempt, event.stale) == (
        "00802HARBOROFFICE001",
        "delivery",
        1,
        False,
    )
    assert event.received_at == FakeClock().now()
    assert event.body == body


@pytest.mark.parametrize("kind", TYPES)
async def test_every_type_reaches_its_handler(kind: str) -> None:
    seen: list[str] = []
    receiver = make()

    @receiver.on(kind)
    async def exact(event: Event[Any]) -> None:
        seen.append(f"{event.type} {type(event.object).__name__}")

    @receiver.on(f"{kind.partition('.')[0]}.*")
    async def family(event: Event[Any]) -> None:
        seen.append("family")

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append("all")

    async with receiver:
        assert await deliver(receiver, minified(sample(kind))) == 200
        await receiver.idle()
    assert seen[0].startswith(f"{kind} Notification")
    assert seen[1:] == ["family", "all"]


async def test_a_repeated_delivery_is_answered_and_not_handled_again() -> None:
    seen: list[str] = []
    receiver = make()

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(event.id)

    body = bill(1, event_id="e-1")
    async with receiver:
        answers = await asyncio.gather(*(receiver.handle(body, headers(body)) for _ in range(20)))
        await receiver.idle()
        answers.append(await receiver.handle(body, headers(body)))
        await receiver.idle()
    assert {answer.status for answer in answers} == {200}
    assert sorted(answer.text for answer in answers) == ["known"] * 20 + ["stored"]
    assert seen == ["e-1"]


FORGED: list[Any] = [
    {},
    {"x-bill-sha-signature": ""},
    {"x-bill-sha-signature": "A" * 44},
    {"x-bill-sha-signature": "\udcff\ud800é签名"},
    {"x-bill-sha-signature": b"\xff" * 44},
    {"X-Bill-Sha-Signature": signature(bill(2))},
    [(b"x-bill-sha-signature", signature(bill(1, event_id="e-1")).encode()), ("x-bill-sha-signature", "A")],
    [(b"\xff", b"\xff")],
]


@pytest.mark.parametrize("forged", FORGED, ids=range(len(FORGED)))
async def test_what_is_not_signed_is_refused(forged: Any) -> None:
    receiver = make()
    async with receiver:
        assert (await receiver.handle(bill(1, event_id="e-1"), forged)).status == 401
        assert await receiver.store.get("e-1") is None


@pytest.mark.parametrize(
    "found",
    [
        lambda body: {"X-BILL-SHA-SIGNATURE": signature(body)},
        lambda body: [("content-type", "x"), ("x-bill-sha-signature", signature(body))],
        lambda body: [(b"X-Bill-Sha-Signature", signature(body).encode())],
        lambda body: {"Accept": ["a", "b"], "X-Bill-Sha-Signature": [signature(body)]},
    ],
)
async def test_the_header_is_found_however_it_is_given(found: Callable[[bytes], Any]) -> None:
    async with make() as receiver:
        assert (await receiver.handle(body := bill(1), found(body))).status == 200


@pytest.mark.parametrize(
    "odd",
    [
        None,
        {},
        {None: "A", 5: "B"},
        {"x-bill-sha-signature": None},
        {"x-bill-sha-signature": 5},
        {"x-bill-sha-signature": []},
        {"x-bill-sha-signature": ["A", "B"]},
        {"x-bill-sha-signature": "\udc80"},
    ],
)
async def test_headers_of_any_shape_are_refused(odd: Any) -> None:
    async with make() as receiver:
        assert (await receiver.handle(bill(1), odd)).status == 401


@pytest.mark.parametrize("body", [b"", b"[]", b'"text"', b"not JSON", b'{"metadata": {}}', b"[" * 9000])
async def test_what_is_signed_but_is_no_notification_is_refused(body: bytes) -> None:
    async with make() as receiver:
        assert await deliver(receiver, body) == 400
        assert set((await receiver.store.counts()).values()) == {0}


async def test_a_huge_body_is_refused_before_it_is_looked_at() -> None:
    async with make(max_body=1000) as receiver:
        assert await deliver(receiver, b"x" * 1001) == 413
        assert await deliver(receiver, b"x" * 1000) == 400


async def test_a_doubly_encoded_body_is_taken() -> None:
    async with make() as receiver:
        assert await deliver(receiver, json.dumps(bill(1, event_id="e-1").decode()).encode()) == 200
        assert await receiver.store.get("e-1") is not None


async def test_a_minified_signature_is_taken_if_that_is_switched_on() -> None:
    narrow = bill(1, event_id="e-1")
    wide = json.dumps(json.loads(narrow), indent=2).encode()
    for minify, status in ((False, 401), (True, 200)):
        async with make(minified=minify) as receiver:
            assert (await receiver.handle(wide, headers(narrow))).status == status


async def test_two_keys_count_while_one_is_replaced() -> None:
    async with make(keys=["old", Secret("new")]) as receiver:
        assert [await deliver(receiver, bill(1), key) for key in ("old", "new", "other")] == [200, 200, 401]


async def test_without_keys_nothing_is_taken() -> None:
    async with make(keys=[]) as receiver:
        assert await deliver(receiver, bill(1)) == 401


async def test_the_body_must_be_bytes() -> None:
    with pytest.raises(InvalidRequestError, match="str cannot be used; give the raw bytes"):
        await make().handle("{}", {})  # type: ignore[arg-type]


class BrokenStore(MemoryEventStore):
    """A store on a full disk."""

    broken = True

    async def add(self, *args: Any) -> list[bool]:
        if self.broken:
            raise EventStoreError("the disk is full")
        return await super().add(*args)


class LockedVault(MemoryKeyStore):
    """A key store that cannot be reached."""

    locked = True

    async def load(self) -> str | None:
        if self.locked:
            raise RuntimeError("the vault cannot be reached")
        return await super().load()


async def test_without_its_keys_a_receiver_asks_for_another_delivery(caplog: pytest.LogCaptureFixture) -> None:
    vault = LockedVault()
    async with make(keys=vault) as receiver:
        assert await deliver(receiver, bill(1)) == 503
        vault.locked = False
        assert await deliver(receiver, bill(1)) == 401
    assert "the security keys cannot be read: the vault cannot be reached" in caplog.text


async def test_what_cannot_be_stored_is_not_acknowledged() -> None:
    async with make(store=(store := BrokenStore())) as receiver:
        assert await deliver(receiver, bill(1)) == 503
        store.broken = False
        assert await deliver(receiver, bill(1)) == 200


# ---- handlers


async def test_what_has_no_handler_is_kept() -> None:
    receiver = make()

    @receiver.on("vendor.*")
    async def vendor(event: Event[Any]) -> None: ...

    async with receiver:
        await deliver(receiver, bill(1, event_id="e-1", kind="loan.offered"))
        await receiver.idle()
        stored = await receiver.store.get("e-1")
        assert stored is not None
        assert stored.state == "unhandled"
        seen: list[str] = []

        @receiver.on("*")
        async def every(event: Event[Any]) -> None:
            seen.append(event.type)

        assert await receiver.run_again("e-1") == 1
        await receiver.idle()
        assert seen == ["loan.offered"]


async def test_a_failed_handler_is_called_again_later() -> None:
    clock, seen = FakeClock(), list[tuple[int, float]]()
    receiver = make(clock, retries=HandlerRetries(base=10, attempts=9), poll=1000)

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append((event.attempt, clock.elapsed))
        if event.attempt < 4:
            raise ValueError("not yet")

    async with receiver:
        await deliver(receiver, bill(1, event_id="e-1"))
        await receiver.idle()
        for _ in range(3):
            await clock.advance(40)
            await receiver.idle()
        stored = await receiver.store.get("e-1")
    assert [attempt for attempt, _ in seen] == [1, 2, 3, 4]
    pauses = [after - before for (_, before), (_, after) in pairwise(seen)]
    for pause, longest in zip(pauses, (10, 20, 40), strict=True):
        assert longest / 2 <= pause <= longest
    assert stored is not None
    assert (stored.state, stored.attempts, stored.error) == ("done", 4, "")


async def test_a_handler_may_say_when_to_call_it_again() -> None:
    clock, seen = FakeClock(), list[float]()
    receiver = make(clock, poll=1000)

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(clock.elapsed)
        if len(seen) == 1:
            raise RetryLater("busy", after=333)

    async with receiver:
        await deliver(receiver, bill(1))
        await receiver.idle()
        await clock.advance(332)
        await receiver.idle()
        assert seen == [0]
        await clock.advance(2)
        await receiver.idle()
        assert seen == [0, 333]


async def test_what_fails_too_often_is_a_dead_letter_that_can_be_run_again() -> None:
    clock, broken = FakeClock(), True
    receiver = make(clock, retries=HandlerRetries(attempts=3, base=1))

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        if broken:
            raise ValueError(f"attempt {event.attempt}")

    async with receiver:
        for number in range(3):
            await deliver(receiver, bill(number, event_id=f"e-{number}"))
        await receiver.idle()
        for _ in range(5):
            await clock.advance(2)
            await receiver.idle()
        letters = await receiver.dead_letters()
        assert [letter.id for letter in letters] == ["e-0", "e-1", "e-2"]
        assert letters[0].error.endswith("every: ValueError: attempt 3")
        broken = False
        assert await receiver.run_again("e-1") == 1
        await receiver.idle()
        assert len(await receiver.dead_letters()) == 2
        assert await receiver.run_again() == 2
        await receiver.idle()
        assert (await receiver.store.counts())["done"] == 3
        with pytest.raises(InvalidRequestError, match="'nothing' cannot be run again"):
            await receiver.run_again("nothing")


class Unreadable(Exception):
    def __str__(self) -> str:
        raise ValueError("no text")


@pytest.mark.parametrize(
    ("failing", "told"),
    [
        (Unreadable, "Unreadable: its message cannot be read: ValueError"),
        (lambda: BaseExceptionGroup("several", [GeneratorExit()]), "BaseExceptionGroup: several (1 sub-exception)"),
        (lambda: RetryLater(after=float("nan")), "RetryLater.after must be seconds, from 0 to a year, not nan"),
        (lambda: RetryLater(after=float("inf")), "RetryLater.after must be seconds, from 0 to a year, not inf"),
        (lambda: RetryLater(after=-1), "RetryLater.after must be seconds, from 0 to a year, not -1"),
        (lambda: RetryLater(after="5"), "RetryLater.after must be seconds, from 0 to a year, not '5'"),  # type: ignore[arg-type]
    ],
)
async def test_whatever_a_handler_raises_is_a_failed_attempt(failing: Callable[[], BaseException], told: str) -> None:
    receiver, seen = make(retries=HandlerRetries(attempts=1)), list[str]()

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(event.id)
        if event.id == "bad":
            raise failing()

    async with receiver:
        await deliver(receiver, bill(1, event_id="bad"))
        await receiver.idle()
        await deliver(receiver, bill(1, event_id="good"))
        await receiver.idle()
        (letter,) = await receiver.dead_letters()
    assert seen == ["bad", "good"]
    assert told in letter.error


async def test_a_function_of_clients_that_fails_is_a_failed_attempt() -> None:
    clock, asked = FakeClock(), list[str | None]()

    def client(organization: str | None) -> BillClient:
        asked.append(organization)
        raise KeyError("no such organization")

    receiver = make(clock, client=client, retries=HandlerRetries(attempts=2, base=60))

    @receiver.on("bill.updated", reload=True)
    async def changed(event: Event[Any]) -> None:
        raise AssertionError("there is no object")

    async with receiver:
        await deliver(receiver, bill(1, event_id="e-1"))
        await receiver.idle()
        assert len(asked) == 1
        await clock.advance(60)
        await receiver.idle()
        (letter,) = await receiver.dead_letters()
    assert len(asked) == 2
    assert letter.error == "reading the object: KeyError: 'no such organization'"


async def test_a_handler_may_give_up() -> None:
    receiver = make()

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        raise GiveUp("no such account")

    async with receiver:
        await deliver(receiver, bill(1, event_id="e-1"))
        await receiver.idle()
        (letter,) = await receiver.dead_letters()
        assert letter.attempts == 1
        assert letter.error.endswith("GiveUp: no such account")


@pytest.mark.parametrize("attempts", [1, 2])
async def test_an_error_that_no_database_can_hold_is_escaped(
    attempts: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("bill_async"), "disabled", True)  # the log of a test must be UTF-8
    receiver = make(store=tmp_path / "events.db", retries=HandlerRetries(attempts=attempts))

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        raise ValueError("half a pair \ud83e and \0")

    async with receiver:
        await deliver(receiver, bill(1, event_id="e-1"))
        await receiver.idle()
        stored = await receiver.store.get("e-1")
        assert stored is not None
        assert stored.state == ("dead" if attempts == 1 else "pending")
        assert stored.error.endswith(r"ValueError: half a pair \ud83e and \x00")


async def test_an_object_that_does_not_fit_is_a_dead_letter() -> None:
    receiver = make()

    @receiver.on("*")
    async def every(event: Event[Any]) -> None: ...

    async with receiver:
        assert await deliver(receiver, bill(1).replace(b"12.5", b'"much"')) == 200
        await receiver.idle()
        (letter,) = await receiver.dead_letters()
        assert letter.error == "it cannot be read: $.bill.amount: 'much' is not a number"


async def test_a_handler_that_hangs_is_cut_off() -> None:
    receiver = make(handler_timeout=0.01, retries=HandlerRetries(attempts=1))

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        await asyncio.Event().wait()

    async with receiver:
        await deliver(receiver, bill(1))
        await receiver.idle()
        (letter,) = await receiver.dead_letters()
        assert "TimeoutError" in letter.error


async def test_what_a_handler_waits_for_may_be_cancelled() -> None:
    receiver = make(retries=HandlerRetries(attempts=1))

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        task = asyncio.create_task(asyncio.Event().wait())
        await asyncio.sleep(0)
        task.cancel()
        await task

    async with receiver:
        await deliver(receiver, bill(1))
        await receiver.idle()
        (letter,) = await receiver.dead_letters()
        assert "CancelledError" in letter.error
        assert await deliver(receiver, bill(2)) == 200


async def test_handlers_that_have_ended_well_are_not_called_again() -> None:
    clock, seen = FakeClock(), list[str]()
    receiver = make(clock, retries=HandlerRetries(base=1))

    @receiver.on("bill.*")
    async def first(event: Event[Any]) -> None:
        seen.append("first")

    @receiver.on("bill.updated")
    async def second(event: Event[Any]) -> None:
        seen.append("second")
        if seen.count("second") == 1:
            raise ValueError

    @receiver.on("*")
    async def third(event: Event[Any]) -> None:
        seen.append("third")

    async with receiver:
        await deliver(receiver, bill(1))
        await receiver.idle()
        await clock.advance(5)
        await receiver.idle()
    assert seen == ["first", "second", "third", "second"]


async def test_of_a_dead_letter_only_what_failed_is_run_again() -> None:
    receiver, seen, broken = make(), list[str](), [True]

    @receiver.on("*")
    async def first(event: Event[Any]) -> None:
        seen.append("first")

    @receiver.on("*")
    async def second(event: Event[Any]) -> None:
        seen.append("second")
        if broken:
            raise GiveUp(broken.pop())

    async with receiver:
        await deliver(receiver, bill(1, event_id="e-1"))
        await receiver.idle()
        assert await receiver.run_again() == 1
        await receiver.idle()
        assert seen == ["first", "second", "second"]
        assert await receiver.run_again("e-1", "e-1") == 1
        await receiver.idle()
    assert seen[3:] == ["first", "second"]


async def test_a_router_of_another_module_can_be_included() -> None:
    seen: list[str] = []
    router = EventRouter()

    @router.on("bill.updated")
    async def mine(event: Event[Any]) -> None:
        seen.append("router")

    receiver = make()
    receiver.include(router)
    receiver.on("bill.*")(mine)  # once, though it is registered twice
    async with receiver:
        await deliver(receiver, bill(1))
        await receiver.idle()
    assert seen == ["router"]
    assert receiver.patterns == ("bill.updated", "bill.*")


@pytest.mark.parametrize("pattern", ["", "a*b", None, "*.created", 5])
def test_a_pattern_that_cannot_be_right_is_an_error(pattern: Any) -> None:
    with pytest.raises(ConfigurationError, match="is not a type of events"):
        make().on(pattern)


def test_a_misspelt_type_is_said(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "bill_async"):
        make().on("bill.craeted")
    assert "did you mean 'bill.created'?" in caplog.text


def test_a_handler_must_be_async() -> None:
    with pytest.raises(ConfigurationError, match=r"test_a_handler_must_be_async.<locals>.plain must be `async def`"):

        @make().on("*")  # type: ignore[arg-type]
        def plain(event: Event[Any]) -> None: ...


@pytest.mark.parametrize("kind", ["payment.failed", "autopay.failed", "risk-verification.updated", "new.type"])
def test_what_cannot_be_reloaded_is_an_error(kind: str) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read through the API"):
        make().on(kind, reload=True)


# ---- order


async def test_events_of_one_object_come_one_after_another() -> None:
    running: dict[str, int] = {}
    seen: dict[str, list[int]] = {}
    gates = asyncio.Semaphore(0)
    receiver = make(concurrency=8)

    @receiver.on("*")
    async def every(event: Event[NotificationBill]) -> None:
        key = str(event.object.id)
        running[key] = running.get(key, 0) + 1
        assert running[key] == 1
        await gates.acquire()
        assert event.updated_time is not None
        seen.setdefault(key, []).append(event.updated_time.second)
        running[key] -= 1

    async with receiver:
        for updated in range(5):
            for number in range(4):
                await deliver(receiver, bill(number, updated=updated))
        for _ in range(20):
            gates.release()
        await receiver.idle()
    assert list(seen.values()) == [[0, 1, 2, 3, 4]] * 4


async def test_no_more_handlers_run_than_are_allowed() -> None:
    running, most = 0, 0
    receiver = make(concurrency=3)

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        for _ in range(5):
            await asyncio.sleep(0)
        running -= 1

    async with receiver:
        for number in range(30):
            await deliver(receiver, bill(number))
        await receiver.idle()
        assert (await receiver.store.counts())["done"] == 30
    assert most == 3


async def test_an_old_state_is_marked_stale() -> None:
    stale: dict[str, bool] = {}
    receiver = make()

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        stale[event.id] = event.stale

    async with receiver:
        for name, updated in (("a", 1), ("c", 3), ("b", 2), ("d", 4)):
            await deliver(receiver, bill(1, updated=updated, event_id=name))
            await receiver.idle()
    assert stale == {"a": False, "c": False, "b": True, "d": False}


# ---- life


async def test_closing_waits_for_what_runs() -> None:
    started, gate = asyncio.Event(), asyncio.Event()
    receiver = make()

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        started.set()
        await gate.wait()

    await receiver.start()
    await deliver(receiver, bill(1, event_id="e-1"))
    await started.wait()
    closing = asyncio.create_task(receiver.close())
    await asyncio.sleep(0)
    assert not closing.done()
    gate.set()
    await closing
    stored = await receiver.store.get("e-1")
    assert stored is not None
    assert stored.state == "done"
    await receiver.close()


async def test_what_runs_for_too_long_is_cut_off_and_handled_by_the_next() -> None:
    clock, started, attempts = FakeClock(), asyncio.Event(), list[int]()
    receiver = make(clock, shutdown_timeout=5)

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        attempts.append(event.attempt)
        if len(attempts) == 1:
            started.set()
            await asyncio.Event().wait()

    await receiver.start()
    await deliver(receiver, bill(1, event_id="e-1"))
    await started.wait()
    closing = asyncio.create_task(receiver.close())
    while not closing.done():
        await clock.advance(1)
    assert clock.elapsed >= 5
    async with receiver:
        await receiver.idle()
    assert attempts == [1, 1]  # being cut off is no attempt


async def test_closing_may_be_cancelled() -> None:
    started = asyncio.Event()
    receiver = make()

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        started.set()
        await asyncio.Event().wait()

    await receiver.start()
    await deliver(receiver, bill(1, event_id="e-1"))
    await started.wait()
    closing = asyncio.create_task(receiver.close())
    await asyncio.sleep(0)
    closing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await closing
    assert {task.get_name() for task in asyncio.all_tasks()} <= {asyncio.current_task().get_name()}  # type: ignore[union-attr]
    stored = await receiver.store.get("e-1")
    assert stored is not None
    assert stored.state == "pending"


@pytest.mark.parametrize("what", ["close", "idle"])
async def test_a_handler_cannot_wait_for_itself(what: str) -> None:
    receiver = make(retries=HandlerRetries(attempts=1))

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        await getattr(receiver, what)()

    async with receiver:
        await deliver(receiver, bill(1))
        await receiver.idle()
        (letter,) = await receiver.dead_letters()
    assert f"a handler cannot call {what} of its receiver" in letter.error


async def test_a_delivery_starts_a_receiver_that_does_not_run(caplog: pytest.LogCaptureFixture) -> None:
    seen: list[str] = []
    receiver = make()

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(event.id)

    assert await deliver(receiver, bill(1, event_id="e-1")) == 200
    await receiver.idle()
    assert seen == ["e-1"]
    assert "run it inside `async with receiver`" in caplog.text
    await receiver.close()


@pytest.mark.parametrize("catching_up", [False, True])
def test_a_receiver_may_run_in_one_event_loop_after_another(tmp_path: Path, catching_up: bool) -> None:
    store, seen, asked = SQLiteEventStore(tmp_path / "events.db"), list[str](), list[int]()
    receiver = make(store=store)
    if catching_up:
        receiver._periodic.add("asking", timedelta(hours=1), lambda: settle_and_note(asked))

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(event.id)

    for number in range(3):  # the loop ends before the event is handled
        assert asyncio.run(deliver(receiver, bill(number, event_id=f"e-{number}"))) == 200

    async def last() -> None:
        assert await deliver(receiver, bill(3, event_id="e-3")) == 200
        await receiver.idle()
        assert (await store.counts())["done"] == 4

    asyncio.run(last())
    assert sorted(set(seen)) == ["e-0", "e-1", "e-2", "e-3"]
    assert len(asked) == (4 if catching_up else 0)
    asyncio.run(receiver.idle())
    asyncio.run(receiver.close())


async def settle_and_note(asked: list[int]) -> None:
    asked.append(len(asked))


async def test_a_cancelled_start_of_a_task_gives_its_event_back() -> None:
    receiver, seen = make(), list[str]()

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(event.id)

    await receiver.start()
    assert receiver._dispatcher is not None
    assert receiver._runner is not None
    await receiver._dispatcher.idle()
    await deliver(receiver, bill(1, event_id="e-1"))
    claim = receiver.store.claim

    async def claimed_and_cancelled(*args: Any, **options: Any) -> Any:
        assert receiver._runner is not None
        receiver._runner.cancel()
        return await claim(*args, **options)

    receiver.store.claim = claimed_and_cancelled  # type: ignore[method-assign]
    await asyncio.wait([receiver._runner])
    assert (await receiver.store.counts())["pending"] == 1
    assert seen == []
    await receiver.close()


async def test_what_was_left_is_handled_at_the_start(tmp_path: Path) -> None:
    path, seen = tmp_path / "events.db", list[str]()
    async with make(store=path, concurrency=0) as receiver:
        for number in range(5):
            await deliver(receiver, bill(number, event_id=f"e-{number}"))
        await receiver.idle()
    worker = make(store=path)

    @worker.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(event.id)

    async with worker:
        await worker.idle()
    assert seen == [f"e-{number}" for number in range(5)]


async def test_what_another_process_stores_is_found(tmp_path: Path) -> None:
    clock, handled = FakeClock(), asyncio.Event()
    worker = make(clock, store=tmp_path / "events.db", poll=2.0)

    @worker.on("*")
    async def every(event: Event[Any]) -> None:
        handled.set()

    async with worker, make(store=tmp_path / "events.db", concurrency=0) as front:
        await worker.idle()
        await deliver(front, bill(1))
        while not handled.is_set():
            await clock.advance(1)
            await worker.store.counts()
    assert clock.elapsed <= 60


class FlakyStore(MemoryEventStore):
    """A store that fails now and then."""

    failing = 0

    def _maybe(self) -> None:
        if self.failing:
            self.failing -= 1
            raise EventStoreError("no connection")

    async def claim(self, *args: Any, **options: Any) -> Any:
        self._maybe()
        return await super().claim(*args, **options)

    async def finish(self, *args: Any) -> None:
        self._maybe()
        await super().finish(*args)


@pytest.mark.parametrize("failures", range(1, 8))
async def test_a_store_that_comes_back_is_used_again(failures: int) -> None:
    clock, seen, store = FakeClock(), list[str](), FlakyStore()
    receiver = make(clock, store=store)

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(event.id)

    async with receiver:
        await receiver.idle()
        store.failing = failures
        await deliver(receiver, bill(1, event_id="e-1"))
        while (await store.counts())["done"] == 0:
            await clock.advance(1)
    assert seen == ["e-1"]


async def test_a_store_that_fails_between_two_handlers_has_the_second_called_later() -> None:
    clock, seen, store = FakeClock(), list[str](), FlakyStore()
    receiver = make(clock, store=store)

    @receiver.on("*")
    async def first(event: Event[Any]) -> None:
        seen.append("first")
        store.failing = 1

    @receiver.on("*")
    async def second(event: Event[Any]) -> None:
        seen.append("second")

    async with receiver:
        await deliver(receiver, bill(1, event_id="e-1"))
        await receiver.idle()
        assert seen == ["first"]
        await clock.advance(1)
        await receiver.idle()
        assert seen == ["first", "second"]
        stored = await store.get("e-1")
        assert stored is not None
        assert (stored.state, stored.attempts) == ("done", 1)


async def test_an_event_that_kills_its_process_is_a_dead_letter_in_the_end(tmp_path: Path) -> None:
    store = SQLiteEventStore(tmp_path / "events.db")
    receiver = make(store=store, retries=HandlerRetries(attempts=3))
    seen: list[int] = []

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(event.attempt)

    async with make(store=tmp_path / "events.db", concurrency=0) as front:
        await deliver(front, bill(1, event_id="e-1"))
    for _ in range(3):
        await store.open()
        assert len(await store.claim(1, FakeClock().now())) == 1
        await store.close()  # as a process leaves it that dies
    async with receiver:
        await receiver.idle()
        (letter,) = await receiver.dead_letters()
    assert (seen, letter.error) == ([], "the process died each time while it was handled")


# ---- inline


@pytest.fixture
async def inline() -> AsyncIterator[tuple[WebhookReceiver, list[str], list[Awaitable[Any]]]]:
    receiver, seen, waits = make(inline=True), list[str](), list[Awaitable[Any]]()

    @receiver.on("bill.*")
    async def every(event: Event[Any]) -> None:
        seen.append(event.id)
        if waits:
            await waits.pop()

    yield receiver, seen, waits
    await receiver.close()


async def test_inline_an_event_is_handled_before_the_answer(inline: Any) -> None:
    receiver, seen, _ = inline
    assert await deliver(receiver, bill(1, event_id="e-1")) == 200
    assert seen == ["e-1"]
    assert await deliver(receiver, bill(1, event_id="e-1")) == 200
    assert seen == ["e-1"]
    assert await deliver(receiver, bill(1, event_id="e-2", kind="loan.offered")) == 200


async def test_inline_a_failure_has_bill_send_it_again(inline: Any) -> None:
    receiver, seen, waits = inline
    waits.append(asyncio.wait_for(asyncio.Event().wait(), 0.001))
    assert await deliver(receiver, bill(1, event_id="e-1")) == 503
    assert await deliver(receiver, bill(1, event_id="e-1")) == 200
    assert seen == ["e-1", "e-1"]


async def test_inline_events_of_one_object_come_one_after_another(inline: Any) -> None:
    receiver, seen, waits = inline
    gate = asyncio.Event()
    waits.append(gate.wait())
    first = asyncio.create_task(deliver(receiver, bill(1, event_id="e-1")))
    await asyncio.sleep(0)
    rest = [asyncio.create_task(deliver(receiver, bill(1, event_id=name))) for name in ("e-1", "e-2")]
    other = await deliver(receiver, bill(2, event_id="other"))
    gate.set()
    assert [other, await first, *[await task for task in rest]] == [200] * 4
    assert seen == ["e-1", "other", "e-2"]


async def test_inline_a_cancelled_delivery_is_given_back(inline: Any) -> None:
    receiver, seen, waits = inline
    waits.append(asyncio.Event().wait())
    delivery = asyncio.create_task(deliver(receiver, bill(1, event_id="e-1")))
    await settle()
    assert seen == ["e-1"]
    delivery.cancel()
    await asyncio.gather(delivery, return_exceptions=True)
    assert await deliver(receiver, bill(1, event_id="e-1")) == 200
    assert seen == ["e-1", "e-1"]


def test_inline_works_in_an_event_loop_for_each_delivery(tmp_path: Path) -> None:
    """As in a Lambda."""
    receiver, seen = make(inline=True, store=tmp_path / "events.db"), list[str]()

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(event.id)

    for name in ("e-1", "e-2", "e-1"):
        assert asyncio.run(deliver(receiver, bill(1, event_id=name))) == 200
    assert seen == ["e-1", "e-2"]
    asyncio.run(receiver.close())


async def test_inline_handlers_that_have_ended_well_are_not_called_again() -> None:
    receiver, seen = make(inline=True), list[str]()

    @receiver.on("*")
    async def first(event: Event[Any]) -> None:
        seen.append("first")

    @receiver.on("*")
    async def second(event: Event[Any]) -> None:
        seen.append("second")
        if seen.count("second") == 1:
            await asyncio.Event().wait()

    delivery = asyncio.create_task(deliver(receiver, bill(1, event_id="e-1")))
    await settle()
    delivery.cancel()
    await asyncio.gather(delivery, return_exceptions=True)
    assert await deliver(receiver, bill(1, event_id="e-1")) == 200
    assert seen == ["first", "second", "second"]


async def test_inline_a_result_that_could_not_be_stored_is_stored_later() -> None:
    store, seen = FlakyStore(), list[str]()
    receiver = make(inline=True, store=store)

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        seen.append(event.id)
        store.failing = 1

    assert await deliver(receiver, bill(1, event_id="e-1")) == 503
    assert (await store.counts())["running"] == 1
    assert await deliver(receiver, bill(1, event_id="e-1")) == 200
    assert await deliver(receiver, bill(1, event_id="e-2")) == 503
    await receiver.close()
    assert (await store.counts())["done"] == 2
    assert seen == ["e-1", "e-2"]


async def test_inline_an_event_of_a_dead_process_is_handled_when_it_comes_again(tmp_path: Path) -> None:
    seen = list[int]()
    async with make(inline=True, store=tmp_path / "events.db") as receiver:

        @receiver.on("*")
        async def every(event: Event[Any]) -> None:
            seen.append(event.attempt)

        async with SQLiteEventStore(tmp_path / "events.db") as other:  # it ends while it has the event
            await other.add([new_event(body := bill(1, event_id="e-1"))], receiver._clock.now())
            await other.claim(1, receiver._clock.now())
            assert await deliver(receiver, body) == 503
        assert await deliver(receiver, body) == 200
    assert seen == [2]


async def test_what_is_left_can_be_drained(inline: Any) -> None:
    receiver, seen, waits = inline
    waits.append(asyncio.wait_for(asyncio.Event().wait(), 0.001))
    assert await deliver(receiver, bill(1, event_id="e-1")) == 503
    await receiver._clock.advance(3600)
    await receiver.drain()
    assert seen == ["e-1", "e-1"]
    assert (await receiver.store.counts())["done"] == 1


# ---- settings and secrets


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"keys": "key"}, "give a list"),
        ({"keys": Secret("key")}, "give a list"),
        ({"keys": [""]}, "must be a text that is not empty"),
        ({"keys": 5}, "int cannot be used; give a list, or a KeyStore"),
        ({"unsigned": "take"}, "'take' cannot be used"),
        ({"unsigned": "fetch"}, "needs a client"),
        ({"concurrency": -1}, "concurrency must be 0 or more"),
        ({"max_body": 0}, "max_body 1 or more"),
    ],
)
def test_settings_that_cannot_be_right_are_errors(settings: Any, problem: str) -> None:
    with pytest.raises(ConfigurationError, match=problem):
        make(**settings)


@pytest.mark.parametrize("settings", [{"attempts": 0}, {"attempts": 1.5}, {"base": -1}, {"cap": float("inf")}])
def test_retries_that_cannot_be_right_are_errors(settings: Any) -> None:
    with pytest.raises(ConfigurationError, match="HandlerRetries"):
        HandlerRetries(**settings)


async def test_no_secret_is_shown(caplog: pytest.LogCaptureFixture) -> None:
    receiver = make()

    @receiver.on("*")
    async def every(event: Event[Any]) -> None:
        raise ValueError("broken")

    with caplog.at_level(logging.DEBUG, "bill_async"):
        async with receiver:
            body = minified(sample("bank-account.created"))
            await deliver(receiver, body)
            await deliver(receiver, body, "wrong")
            await receiver.idle()
    shown = caplog.text + repr(receiver) + repr(vars(receiver))
    assert "broken" in shown
    for secret in (KEY, "4417", "021000021"):
        assert secret not in shown


async def test_files_are_for_their_owner_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        async with make(store=str(tmp_path / "events.db")) as receiver:
            await deliver(receiver, bill(1))
            modes = {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in os.scandir(tmp_path)}
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}
    assert {"events.db", "events.db-wal"} <= modes.keys()
    assert [entry.name for entry in os.scandir(tmp_path)] == ["events.db"]
