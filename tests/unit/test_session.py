"""Sessions: the number of logins, and the calls that see a failure."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import json
import os
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bill_async._auth.session_files import FileSessionStore
from bill_async._auth.sessions import (
    IDLE,
    MemorySessionStore,
    Session,
    SessionKeeper,
    SessionStore,
    StoredSession,
)
from bill_async._base.clock import SystemClock
from bill_async.errors import (
    AuthenticationError,
    BillError,
    ClientClosedError,
    ConfigurationError,
    DecodeError,
    MfaRequiredError,
    RateLimitedError,
    ServerError,
    SessionExpiredError,
    TransportError,
)
from bill_async.types import CallOptions
from tests.unit.fakes import FakeClock, listen, settle


class Bill:
    """A server that answers the logins."""

    def __init__(self, clock: FakeClock, takes: float = 0.0) -> None:
        self.clock = clock
        self.takes = takes
        self.logins = 0
        self.logouts: list[str] = []
        self.error: BaseException | None = None
        self.before: Callable[[], Awaitable[object]] | None = None

    async def login(self, _: CallOptions) -> Session:
        self.logins += 1
        number = self.logins
        if self.before is not None:
            await self.before()
        if self.takes:
            await self.clock.sleep(self.takes)
        if self.error is not None:
            raise self.error
        return Session(id=f"secret-{number}", organization_id="008", user_id="006", trusted=True)

    async def logout(self, session: Session) -> None:
        self.logouts.append(session.id)


def make(*, takes: float = 0.0, store: SessionStore | None = None) -> tuple[SessionKeeper, Bill, FakeClock]:
    clock = FakeClock()
    bill = Bill(clock, takes)
    return SessionKeeper(bill.login, clock, store=store, name="acme"), bill, clock


def refused(status: int = 401) -> AuthenticationError:
    return AuthenticationError("user name or password is wrong", status=status)


class TestOneLogin:
    async def test_fifty_calls_on_a_cold_client_make_one(self) -> None:
        keeper, bill, clock = make(takes=1.0)
        clock.auto = True
        sessions = await asyncio.gather(*(keeper.get() for _ in range(50)))
        assert bill.logins == 1
        assert {session.id for session in sessions} == {"secret-1"}

    async def test_late_failures_of_an_old_session_make_none(self) -> None:
        keeper, bill, _ = make()
        old = await keeper.get()
        keeper.touch(old)
        for _ in range(4):
            keeper.expired(old)
            assert (await keeper.get()).id == "secret-2"
        assert bill.logins == 2

    async def test_late_failures_during_the_next_login_make_none(self) -> None:
        keeper, bill, clock = make(takes=1.0)
        waiting = asyncio.create_task(keeper.get())
        await clock.advance(1.0)
        old = await waiting
        keeper.touch(old)
        keeper.expired(old)
        waiting = asyncio.create_task(keeper.get())
        await settle()
        keeper.expired(old)
        await clock.advance(1.0)
        keeper.expired(old)
        assert (await waiting).id == (await keeper.get()).id == "secret-2"
        assert bill.logins == 2

    async def test_the_call_that_began_it_may_be_cancelled(self) -> None:
        keeper, bill, clock = make(takes=1.0)
        calls = [asyncio.create_task(keeper.get()) for _ in range(5)]
        await settle()
        assert "bill-async login" in {task.get_name() for task in asyncio.all_tasks()}
        calls[0].cancel()
        calls[3].cancel()
        await clock.advance(1.0)
        assert calls[0].cancelled()
        assert calls[3].cancelled()
        assert {calls[n].result().id for n in (1, 2, 4)} == {"secret-1"}
        assert bill.logins == 1

    async def test_it_goes_on_for_those_to_come_when_all_who_wait_are_cancelled(self) -> None:
        keeper, bill, clock = make(takes=1.0)
        call = asyncio.create_task(keeper.get())
        await settle()
        call.cancel()
        await clock.advance(1.0)
        assert (await keeper.get()).id == "secret-1"
        assert bill.logins == 1

    async def test_a_failure_that_nobody_waits_for_any_more_makes_no_noise(self) -> None:
        noise = listen()
        keeper, bill, clock = make(takes=1.0)
        bill.error = TransportError("no connection")
        call = asyncio.create_task(keeper.get())
        await settle()
        call.cancel()
        await clock.advance(1.0)
        del call, keeper, bill
        gc.collect()
        assert noise == []


class TestLife:
    async def test_two_busy_hours_take_one_login(self) -> None:
        keeper, bill, clock = make()
        for _ in range(240):
            keeper.touch(await keeper.get())
            clock.turn(30.0)
        assert bill.logins == 1

    async def test_thirty_three_idle_minutes_take_another(self) -> None:
        """BILL ends a session after 35."""
        keeper, bill, clock = make()
        first = await keeper.get()
        clock.turn(33 * 60.0 - 1.0)
        assert keeper.fresh(first)
        clock.turn(1.0)
        assert not keeper.fresh(first)
        assert keeper.current() is None
        second = await keeper.get()
        assert keeper.fresh(second)
        assert not keeper.fresh(first)
        assert bill.logins == 2

    async def test_a_late_answer_for_an_old_session_does_not_prolong_the_new_one(self) -> None:
        keeper, _, clock = make()
        old = await keeper.get()
        clock.turn(IDLE)
        await keeper.get()
        clock.turn(IDLE - 1.0)
        keeper.touch(old)
        clock.turn(1.0)
        assert keeper.current() is None

    async def test_an_answer_prolongs_a_session_that_was_read_again(self) -> None:
        keeper, _, clock = make()
        session = await keeper.get()
        clock.turn(IDLE - 1.0)
        keeper.touch(Session(session.id))
        clock.turn(IDLE - 1.0)
        assert keeper.current() is session

    async def test_its_repr_keeps_the_secret(self) -> None:
        keeper, _, _ = make()
        session = await keeper.get()
        assert "secret" not in repr(session)
        assert "secret" not in repr(StoredSession(session, 0.0))


class TestFailures:
    async def test_a_wrong_password_is_tried_once_for_fifty_calls(self) -> None:
        keeper, bill, clock = make(takes=1.0)
        bill.error = refused()
        calls = [asyncio.create_task(keeper.get()) for _ in range(50)]
        await clock.advance(1.0)
        assert all(isinstance(call.exception(), AuthenticationError) for call in calls)
        assert bill.logins == 1

    @pytest.mark.parametrize(
        "error",
        [refused(), refused(400), MfaRequiredError("untrusted", status=403)],
        ids=lambda error: type(error).__name__,
    )
    async def test_a_refused_login_is_not_repeated_for_a_while(self, error: BillError) -> None:
        keeper, bill, clock = make()
        bill.error = error
        for _ in range(100):
            with pytest.raises(type(error)):
                await keeper.get()
            clock.turn(0.09)
        assert bill.logins == 1

    @staticmethod
    async def pauses(keeper: SessionKeeper, bill: Bill, clock: FakeClock, seconds: int) -> list[int]:
        """Ask for the session each second; return how far apart the logins are."""
        logins: list[int] = []
        for second in range(seconds):
            with contextlib.suppress(AuthenticationError):
                keeper.expired(await keeper.get())
            if bill.logins > len(logins):
                logins.append(second)
            clock.turn(1.0)
        return [later - earlier for earlier, later in pairwise(logins)]

    async def test_refused_again_and_again_it_is_tried_ever_more_rarely(self) -> None:
        keeper, bill, clock = make()
        bill.error = refused()
        assert await self.pauses(keeper, bill, clock, 2000) == [10, 20, 40, 80, 160, 320, 640, 640]

    async def test_after_a_session_that_worked_the_first_pause_is_short_again(self) -> None:
        keeper, bill, clock = make()
        bill.error = refused()
        assert await self.pauses(keeper, bill, clock, 40) == [10, 20]
        bill.error = None
        clock.turn(40.0)
        session = await keeper.get()
        keeper.touch(session)
        keeper.expired(session)
        bill.error, bill.logins = refused(), 0
        assert await self.pauses(keeper, bill, clock, 40) == [10, 20]

    async def test_the_pause_begins_at_the_refusal_to_the_second(self) -> None:
        keeper, bill, clock = make()
        keeper.expired(await keeper.get())
        bill.error, bill.logins = refused(), 0
        clock.turn(0.9)
        for seconds in (0.0, 9.9):
            clock.turn(seconds)
            with pytest.raises(AuthenticationError):
                await keeper.get()
        assert bill.logins == 1
        clock.turn(1.0)
        with pytest.raises(AuthenticationError):
            await keeper.get()
        assert bill.logins == 2

    async def test_a_refusal_that_is_past_stays_past_when_the_clock_is_set_back(self) -> None:
        keeper, bill, clock = make()
        bill.error = refused()
        with pytest.raises(AuthenticationError):
            await keeper.get()
        bill.error = None
        clock.turn(10.0)
        session = await keeper.get()
        keeper.touch(session)
        clock.start -= timedelta(seconds=9)
        clock.turn(1.0)
        keeper.expired(session)
        assert (await keeper.get()).id == "secret-3"

    async def test_after_the_while_a_right_password_works(self) -> None:
        keeper, bill, clock = make()
        bill.error = refused()
        with pytest.raises(AuthenticationError):
            await keeper.get()
        bill.error = None
        clock.turn(10.0)
        assert (await keeper.get()).id == "secret-2"

    @pytest.mark.parametrize(
        "error",
        [TransportError("no connection"), ServerError("down", status=503), RateLimitedError("busy", status=422)],
        ids=lambda error: type(error).__name__,
    )
    async def test_a_passing_failure_is_shared_and_the_next_call_tries_again(self, error: BillError) -> None:
        keeper, bill, clock = make(takes=1.0)
        bill.error = error
        calls = [asyncio.create_task(keeper.get()) for _ in range(10)]
        await clock.advance(1.0)
        assert all(call.exception() is error for call in calls)
        assert bill.logins == 1
        bill.error = None
        clock.auto = True
        assert (await keeper.get()).id == "secret-2"

    @pytest.mark.parametrize("shared", [False, True])
    async def test_sessions_that_never_work_do_not_use_up_the_logins(self, shared: bool) -> None:
        keeper, bill, clock = make(store=MemorySessionStore() if shared else None)
        pauses = await self.pauses(keeper, bill, clock, 2600)
        assert pauses == [1, 1, 1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 640, 640]
        clock.turn(640.0)
        keeper.touch(await keeper.get())
        assert keeper.current() is not None

    async def test_two_sessions_that_end_before_a_call_was_accepted_hold_nobody_up(self) -> None:
        keeper, bill, _ = make()
        for _ in range(3):
            keeper.expired(await keeper.get())
        keeper.touch(await keeper.get())
        assert bill.logins == 4
        for _ in range(3):
            keeper.expired(await keeper.get())
            keeper.touch(await keeper.get())
        assert bill.logins == 7

    async def test_a_session_that_worked_does_not_count_when_it_ends(self) -> None:
        keeper, bill, _ = make()
        for _ in range(2):
            for _ in range(3):
                keeper.expired(await keeper.get())
            session = await keeper.get()
            keeper.touch(session)
            keeper.expired(session)
        assert bill.logins == 8

    async def test_a_session_that_others_used_does_not_count_when_it_ends(self) -> None:
        store = MemorySessionStore()
        keeper, _, clock = make(store=store)
        await store.save("acme", StoredSession(Session("theirs"), clock.now().timestamp()))
        for _ in range(4):
            keeper.expired(await keeper.get())
        assert (await keeper.get()).id == "secret-4"

    async def test_after_too_many_the_first_pause_is_short(self) -> None:
        keeper, _, clock = make()
        for _ in range(4):
            keeper.expired(await keeper.get())
        with pytest.raises(SessionExpiredError, match="4 times in a row"):
            await keeper.get()
        clock.turn(1.0)
        assert (await keeper.get()).id == "secret-5"

    async def test_a_late_answer_shows_that_sessions_do_work(self) -> None:
        keeper, _, _ = make()
        for _ in range(4):
            session = await keeper.get()
            keeper.expired(session)
        keeper.touch(session)  # a call that was sent before was accepted
        for number in (5, 6, 7, 8):
            session = await keeper.get()
            assert session.id == f"secret-{number}"
            keeper.expired(session)
        with pytest.raises(SessionExpiredError):
            await keeper.get()

    async def test_a_late_answer_of_an_earlier_session_shows_nothing_of_the_last(self) -> None:
        keeper, _, _ = make()
        first = await keeper.get()
        keeper.expired(first)
        for _ in range(3):
            keeper.expired(await keeper.get())
        keeper.touch(first)
        with pytest.raises(SessionExpiredError):
            await keeper.get()

    async def test_a_late_answer_does_not_make_a_wrong_password_right(self) -> None:
        keeper, bill, _ = make()
        session = await keeper.get()
        keeper.expired(session)
        bill.error = refused()
        for _ in range(2):
            with pytest.raises(AuthenticationError):
                await keeper.get()
            keeper.touch(session)
        assert bill.logins == 2

    async def test_a_refused_login_does_not_count_against_the_session_after_it(self) -> None:
        keeper, bill, clock = make()
        bill.error = refused()
        with pytest.raises(AuthenticationError):
            await keeper.get()
        bill.error = None
        clock.turn(10.0)
        for number in (2, 3):
            session = await keeper.get()
            assert session.id == f"secret-{number}"
            keeper.expired(session)

    async def test_a_session_that_worked_may_end_as_often_as_it_likes(self) -> None:
        keeper, bill, _ = make()
        for _ in range(20):
            session = await keeper.get()
            keeper.touch(session)
            keeper.expired(session)
        assert bill.logins == 20

    @pytest.mark.parametrize(
        ("starter", "waiter"),
        [
            ({"retries": 0}, {"retries": 1}),
            ({"retries": 0}, {}),
            ({"timeout": 1.0}, {"timeout": 1.5}),
            ({"timeout": 1.0}, {}),
            ({"wait": False}, {"wait": 5.0}),
            ({"wait": False}, {}),
            ({"wait": 5.0}, {"wait": 10.0}),
            ({"wait": 5.0}, {"wait": True}),
        ],
        ids=str,
    )
    @pytest.mark.parametrize(
        ("error", "passes"),
        [
            (TransportError("no connection"), True),
            (ServerError("down", status=503), True),
            (RateLimitedError("busy", status=422), True),
            (DecodeError("no session"), False),
        ],
        ids=lambda value: type(value).__name__,
    )
    async def test_who_would_have_been_more_patient_logs_in_again(
        self, starter: CallOptions, waiter: CallOptions, error: BillError, passes: bool
    ) -> None:
        for first, second, logins in ((starter, waiter, 2 if passes else 1), (waiter, starter, 1)):
            keeper, bill, clock = make(takes=1.0)
            bill.error = error
            calls = [asyncio.create_task(keeper.get(options)) for options in (first, second, first)]
            await clock.advance(2.0)
            assert [call.exception() for call in calls] == [error] * 3
            assert bill.logins == logins

    async def test_a_login_that_needs_its_own_session_is_told_so(self) -> None:
        keeper, bill, _ = make()
        bill.before = keeper.get
        with pytest.raises(ConfigurationError, match="being opened"):
            await keeper.get()


class TestClose:
    async def test_it_logs_out_once(self) -> None:
        keeper, bill, _ = make()
        await keeper.get()
        await keeper.close(bill.logout)
        await keeper.close(bill.logout)
        assert bill.logouts == ["secret-1"]
        with pytest.raises(ClientClosedError):
            await keeper.get()

    async def test_nothing_to_log_out(self) -> None:
        keeper, bill, clock = make()
        await keeper.close(bill.logout)
        assert (bill.logins, bill.logouts) == (0, [])
        keeper, bill, clock = make()
        await keeper.get()
        clock.turn(IDLE)
        await keeper.close(bill.logout)
        assert bill.logouts == []
        keeper, bill, clock = make()
        await keeper.get()
        await keeper.close()  # BILL knows no logout for a partner

    async def test_a_failed_logout_fails_nothing(self) -> None:
        keeper, _, _ = make()
        await keeper.get()

        async def logout(_: Session) -> None:
            raise TransportError("no connection")

        await keeper.close(logout)

    async def test_it_stops_a_login_and_tells_those_who_wait(self) -> None:
        noise = listen()
        keeper, _, clock = make(takes=60.0)
        calls = [asyncio.create_task(keeper.get()) for _ in range(3)]
        await settle()
        calls[0].cancel()
        await keeper.close()
        assert clock.timers == 0
        await settle()
        assert calls[0].cancelled()
        assert all(isinstance(call.exception(), ClientClosedError) for call in calls[1:])
        assert noise == []

    def test_a_login_of_a_loop_that_has_ended_holds_up_nobody(self) -> None:
        keeper, _, _ = make(takes=60.0)

        async def leave() -> asyncio.Task[Session]:
            call = asyncio.create_task(keeper.get())
            await settle()
            assert keeper._task is not None
            for task in (call, keeper._task):
                task._log_destroy_pending = False  # type: ignore[attr-defined]
            return call

        loop = asyncio.new_event_loop()
        left = loop.run_until_complete(leave())
        loop.close()
        asyncio.run(keeper.close())
        assert not left.done()


class TestStores:
    async def test_two_clients_share_a_login_and_one_may_leave(self) -> None:
        store = MemorySessionStore()
        ours, our_bill, _ = make(takes=1.0, store=store)
        theirs, their_bill, their_clock = make(takes=1.0, store=store)
        our_bill.clock = their_bill.clock = their_clock
        their_clock.auto = True
        first, second = await asyncio.gather(ours.get(), theirs.get())
        assert first.id == second.id
        assert our_bill.logins + their_bill.logins == 1
        await ours.close(our_bill.logout)
        assert our_bill.logouts == []
        assert (await theirs.get()).id == first.id

    async def test_a_stored_session_that_bill_refused_is_replaced_for_all(self) -> None:
        store = MemorySessionStore()
        ours, our_bill, _ = make(store=store)
        theirs, their_bill, _ = make(store=store)
        old = await ours.get()
        assert (await theirs.get()).id == old.id
        ours.expired(old)
        new = await ours.get()
        assert new.id != old.id
        theirs.expired(old)
        assert (await theirs.get()).id == new.id
        assert (our_bill.logins, their_bill.logins) == (2, 0)

    async def test_a_stored_session_that_is_over_is_not_tried(self) -> None:
        store = MemorySessionStore()
        clock = FakeClock()
        await store.save("acme", StoredSession(Session("stale"), clock.now().timestamp() - IDLE))
        keeper, _, _ = make(store=store)
        assert (await keeper.get()).id == "secret-1"

    async def test_a_clock_that_is_ahead_does_not_make_a_session_live_longer(self) -> None:
        store = MemorySessionStore()
        keeper, _, clock = make(store=store)
        await store.save("acme", StoredSession(Session("ahead"), clock.now().timestamp() + 3600.0))
        assert (await keeper.get()).id == "ahead"
        clock.turn(IDLE)
        assert keeper.current() is None

    async def test_use_is_told_to_the_store_now_and_then(self) -> None:
        saves = 0

        class Store(MemorySessionStore):
            async def save(self, name: str, stored: StoredSession) -> None:
                nonlocal saves
                saves += 1
                await super().save(name, stored)

        store = Store()
        keeper, _, clock = make(store=store)
        for _ in range(600):
            keeper.touch(await keeper.get())
            clock.turn(6.0)
        assert 10 <= saves <= 20
        await keeper.close()
        stored = await store.load("acme")
        assert stored is not None
        assert clock.now().timestamp() - stored.used_at == pytest.approx(6.0)

    async def test_a_session_is_ready_as_long_as_nothing_is_to_be_done_for_it(self) -> None:
        keeper, bill, clock = make(store=MemorySessionStore())
        assert keeper.ready() is None
        session = await keeper.get()
        assert keeper.ready() is session
        clock.turn(IDLE / 8 + 1.0)
        keeper.touch(session)
        assert keeper.ready() is None  # the store is to be told
        assert await keeper.get() is session
        assert keeper.ready() is session
        clock.turn(IDLE)
        assert keeper.ready() is None
        await keeper.get()
        await keeper.close()
        assert keeper.ready() is None
        assert bill.logins == 2

    async def test_a_closed_client_has_no_session_ready(self) -> None:
        keeper, bill, _ = make()
        session = await keeper.get()
        assert keeper.ready() is session
        closing = asyncio.create_task(keeper.close(bill.logout))
        await asyncio.sleep(0)
        assert keeper.ready() is None
        await closing

    async def test_an_eighth_of_the_idle_time_goes_by_before_the_store_is_told(self) -> None:
        store = MemorySessionStore()
        keeper, _, clock = make(store=store)
        begun = clock.now().timestamp()
        await keeper.get()
        for elapsed, told in ((247.0, 0.0), (248.0, 248.0), (495.0, 248.0), (496.0, 496.0)):
            clock.turn(elapsed - clock.elapsed)
            keeper.touch(await keeper.get())
            await keeper.get()
            stored = await store.load("acme")
            assert stored is not None
            assert stored.used_at - begun == told

    async def test_a_store_that_fails_later_on_fails_no_call(self) -> None:
        class Store(MemorySessionStore):
            broken = False

            async def save(self, name: str, stored: StoredSession) -> None:
                if self.broken:
                    raise OSError("disk full")
                await super().save(name, stored)

        store = Store()
        keeper, _, clock = make(store=store)
        session = await keeper.get()
        store.broken = True
        clock.turn(IDLE / 2)
        keeper.touch(session)
        assert await keeper.get() is session
        await keeper.close()

    async def test_a_session_that_cannot_be_shared_is_used(self, caplog: pytest.LogCaptureFixture) -> None:
        class Store(MemorySessionStore):
            async def save(self, name: str, stored: StoredSession) -> None:
                raise OSError("disk full")

        keeper, bill, _ = make(store=Store())
        assert (await keeper.get()).id == (await keeper.get()).id == "secret-1"
        assert bill.logins == 1
        assert "could not be shared: OSError: disk full" in caplog.text
        assert "secret" not in caplog.text

    @pytest.mark.parametrize("wrapped", [False, True])
    async def test_a_store_that_needs_the_session_it_is_asked_for_is_told_so(self, wrapped: bool) -> None:
        keepers: list[SessionKeeper] = []

        class Store(MemorySessionStore):
            async def load(self, name: str) -> StoredSession | None:
                call = keepers[0].get()
                await (asyncio.create_task(call) if wrapped else call)
                return None

        keeper, bill, _ = make(store=Store())
        keepers.append(keeper)
        with pytest.raises(ConfigurationError, match="being opened"):
            await asyncio.wait_for(keeper.get(), 5)
        assert bill.logins == 0

    async def test_a_store_that_makes_a_call_does_not_hang(self) -> None:
        keepers: list[SessionKeeper] = []

        class Store(MemorySessionStore):
            async def save(self, name: str, stored: StoredSession) -> None:
                assert await keepers[0].get() is stored.session
                await super().save(name, stored)

        keeper, _, _ = make(store=Store())
        keepers.append(keeper)
        await asyncio.wait_for(keeper.get(), 5)

    async def test_the_lock_is_freed_when_a_login_fails_or_is_cancelled(self) -> None:
        store = MemorySessionStore()
        keeper, bill, _ = make(takes=60.0, store=store)
        call = asyncio.create_task(keeper.get())
        await settle()
        await keeper.close()
        with pytest.raises(ClientClosedError):
            await call
        other, bill, _ = make(store=store)
        bill.error = TransportError("no connection")
        with pytest.raises(TransportError):
            await other.get()
        bill.error = None
        assert (await asyncio.wait_for(other.get(), 5)).id == "secret-2"

    async def test_one_login_at_a_time(self) -> None:
        clock = FakeClock()
        store = MemorySessionStore(clock=clock)

        async def log_in() -> None:
            async with store.login_lock("acme"):
                pass

        async with store.login_lock("acme"), store.login_lock("bolt"):
            waiting = asyncio.create_task(log_in())
            await clock.advance(10.0)
            assert not waiting.done()
        await clock.advance(0.05)
        assert waiting.done()

    @pytest.mark.parametrize("kind", ["memory", "file"])
    def test_one_store_serves_one_loop_after_another(self, kind: str, tmp_path: Path) -> None:
        store = MemorySessionStore() if kind == "memory" else FileSessionStore(tmp_path)

        async def log_in(names: list[str]) -> None:
            async def one(name: str) -> None:
                async with store.login_lock("acme"):
                    names.append(name)
                    await asyncio.sleep(0)

            await asyncio.gather(one("a"), one("b"), one("c"))

        for _ in range(3):
            names: list[str] = []
            asyncio.run(log_in(names))
            assert sorted(names) == ["a", "b", "c"]

    @pytest.mark.parametrize("kind", ["memory", "file"])
    def test_loops_in_threads_log_in_once(self, kind: str, tmp_path: Path) -> None:
        store = MemorySessionStore() if kind == "memory" else FileSessionStore(tmp_path)
        logins: list[str] = []
        together = threading.Barrier(4)

        def work() -> str:
            async def log_in(_: CallOptions) -> Session:
                logins.append("login")
                await asyncio.sleep(0)
                return Session(f"session-{len(logins)}")

            async def get() -> str:
                together.wait()
                return (await SessionKeeper(log_in, SystemClock(), store=store, name="acme").get()).id

            return asyncio.run(get())

        with ThreadPoolExecutor(4) as pool:
            got = [future.result(30) for future in [pool.submit(work) for _ in range(4)]]
        assert got == ["session-1"] * 4
        assert logins == ["login"]


def files(directory: Path) -> list[Path]:
    return list(directory.iterdir())


def chmod(path: Path, mode: int) -> None:
    path.chmod(mode)


@contextmanager
def process_in_login(directory: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run another process that holds the lock until it is killed."""
    code = (
        "import asyncio, sys\n"
        "from bill_async import FileSessionStore\n"
        "async def main():\n"
        "    async with FileSessionStore(sys.argv[1]).login_lock('acme'):\n"
        "        print('in', flush=True)\n"
        "        sys.stdin.read()\n"
        "asyncio.run(main())\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(directory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"in\n"
        yield process


class TestFiles:
    SESSION = Session(id="secret-1", organization_id="008", user_id="006", trusted=False)

    async def test_a_round_trip(self, tmp_path: Path) -> None:
        store = FileSessionStore(tmp_path / "sessions")
        assert await store.load("acme") is None
        await store.save("acme", StoredSession(self.SESSION, 12.5))
        assert await store.load("acme") == StoredSession(self.SESSION, 12.5)
        assert await store.load("bolt") is None

    async def test_only_the_user_can_read_it(self, tmp_path: Path) -> None:
        store = FileSessionStore(tmp_path / "sessions")
        await store.save("a/../name with anything", StoredSession(self.SESSION, 1.0))
        (file,) = files(tmp_path / "sessions")
        assert file.stat().st_mode & 0o777 == 0o600
        assert (tmp_path / "sessions").stat().st_mode & 0o777 == 0o700
        assert "name" not in file.name

    async def test_a_file_that_others_can_reach_is_refused(self, tmp_path: Path) -> None:
        store = FileSessionStore(tmp_path)
        await store.save("acme", StoredSession(self.SESSION, 1.0))
        (file,) = files(tmp_path)
        file.chmod(0o640)
        with pytest.raises(ConfigurationError, match="chmod 600"):
            await store.load("acme")

    async def test_what_belongs_to_somebody_else_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store = FileSessionStore(tmp_path)
        await store.save("acme", StoredSession(self.SESSION, 1.0))
        other = os.geteuid() + 1
        monkeypatch.setattr(os, "geteuid", lambda: other)
        with pytest.raises(ConfigurationError, match="holds a session, but other users can"):
            await store.load("acme")
        with pytest.raises(ConfigurationError, match="other users can write there"):
            await store.save("acme", StoredSession(self.SESSION, 2.0))

    @pytest.mark.parametrize(
        "text",
        [
            "", "null", "[]", "{}", "{'", '{"used_at": 1, "colour": "red"}', "\udcff", '{"used_at": 1, "id": 5}',
            '{"used_at": 1, "id": ""}', '{"used_at": 1, "id": "a\\r\\nX-Other: b"}', '{"used_at": {}, "id": "a"}',
        ],
    )  # fmt: skip
    async def test_a_file_that_is_not_ours_is_no_session(self, tmp_path: Path, text: str) -> None:
        store = FileSessionStore(tmp_path)
        await store.save("acme", StoredSession(self.SESSION, 1.0))
        (file,) = files(tmp_path)
        file.write_bytes(text.encode(errors="surrogateescape"))
        assert await store.load("acme") is None

    async def test_a_failed_save_leaves_the_old_session_and_nothing_else(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store = FileSessionStore(tmp_path)
        await store.save("acme", StoredSession(self.SESSION, 1.0))

        def fail(draft: Path, _: Path) -> None:
            assert draft.parent == tmp_path  # it could not be moved there from another disk
            raise OSError("disk full")

        monkeypatch.setattr(Path, "replace", fail)
        with pytest.raises(ConfigurationError, match="disk full"):
            await store.save("acme", StoredSession(self.SESSION, 2.0))
        assert len(files(tmp_path)) == 1
        assert await store.load("acme") == StoredSession(self.SESSION, 1.0)

    async def test_a_directory_that_cannot_be_used_is_named(self, tmp_path: Path) -> None:
        file = tmp_path / "a file"
        file.touch()
        for directory in (file, file / "below"):
            keeper, bill, _ = make(store=FileSessionStore(directory))
            with pytest.raises(ConfigurationError, match=r"cannot be kept in '.*a file.*directory of your own"):
                await keeper.get()
            assert bill.logins == 0

    async def test_a_directory_that_is_not_writable_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(errno.EACCES, "Permission denied")  # whoever runs as root is let in everywhere

        keeper, bill, _ = make(store=FileSessionStore(tmp_path))
        monkeypatch.setattr(os, "open", refuse)
        with pytest.raises(ConfigurationError, match="Permission denied; give FileSessionStore"):
            await keeper.get()
        assert bill.logins == 0

    async def test_a_directory_where_others_can_write_is_refused(self, tmp_path: Path) -> None:
        keeper, bill, _ = make(store=FileSessionStore(tmp_path))
        for mode in (0o722, 0o770, 0o1777):
            chmod(tmp_path, mode)
            with pytest.raises(ConfigurationError, match="other users can write there: chmod 700 it"):
                await keeper.get()
        chmod(tmp_path, 0o755)
        await keeper.get()
        assert bill.logins == 1

    async def test_a_link_in_the_place_of_a_file_is_not_followed(self, tmp_path: Path) -> None:
        elsewhere = tmp_path / "elsewhere"
        elsewhere.write_text('{"used_at": 9999999999, "id": "planted"}')
        elsewhere.chmod(0o600)
        sessions = tmp_path / "sessions"
        store = FileSessionStore(sessions)
        await store.save("acme", StoredSession(self.SESSION, 1.0))
        (file,) = files(sessions)
        for link in (file, file.with_suffix(".lock")):
            link.unlink(missing_ok=True)
            link.symlink_to(elsewhere)
            keeper, bill, _ = make(store=store)
            with pytest.raises(ConfigurationError, match="symbolic links"):
                await keeper.get()
            assert bill.logins == 0
            link.unlink()
        await store.save("acme", StoredSession(self.SESSION, 1.0))  # a save replaces whatever is there
        assert "planted" in elsewhere.read_text()

    def test_processes_that_start_together_log_in_once(self, tmp_path: Path) -> None:
        log = tmp_path / "logins"
        code = (
            "import asyncio, os, sys\n"
            "from pathlib import Path\n"
            "from bill_async._base.clock import SystemClock\n"
            "from bill_async import FileSessionStore\n"
            "from bill_async._auth.sessions import Session, SessionKeeper\n"
            "async def login(options):\n"
            "    with open(sys.argv[2], 'a') as log: log.write(f'{os.getpid()}\\n')\n"
            "    await asyncio.sleep(0.2)\n"
            "    return Session(f'session-{os.getpid()}')\n"
            "async def main():\n"
            "    keeper = SessionKeeper(login, SystemClock(), store=FileSessionStore(sys.argv[1]), name='acme')\n"
            "    print('ready', flush=True)\n"
            "    sys.stdin.read(1)\n"
            "    print((await keeper.get()).id.reveal(), flush=True)\n"
            "    await keeper.close()\n"
            "asyncio.run(main())\n"
        )
        command = [sys.executable, "-c", code, str(tmp_path / "sessions"), str(log)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        with contextlib.ExitStack() as stack:
            processes = [
                stack.enter_context(
                    subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
                )
                for _ in range(3)
            ]
            for process in processes:
                assert process.stdout is not None
                assert process.stdout.readline() == b"ready\n"
            for process in processes:
                assert process.stdin is not None
                process.stdin.write(b"x")
                process.stdin.flush()
            said = [process.communicate(timeout=60)[0] for process in processes]
        assert len(log.read_text().splitlines()) == 1
        assert len(set(said)) == 1
        assert said[0].startswith(b"session-")

    async def test_one_login_at_a_time(self, tmp_path: Path) -> None:
        clock = FakeClock(auto=True)
        stores = [FileSessionStore(tmp_path, clock=clock) for _ in range(3)]
        inside = 0

        async def log_in(store: FileSessionStore) -> None:
            nonlocal inside
            async with store.login_lock("acme"):
                inside += 1
                assert inside == 1
                await clock.sleep(1.0)
                inside -= 1

        await asyncio.gather(*(log_in(store) for store in stores))
        assert set(clock.slept) == {1.0, 0.05}

    async def test_a_process_that_dies_in_its_login_holds_up_nobody(self, tmp_path: Path) -> None:
        with process_in_login(tmp_path) as process:
            clock = FakeClock()
            store = FileSessionStore(tmp_path, clock=clock)

            async def log_in() -> str:
                async with store.login_lock("acme"):
                    return "in"

            login = asyncio.create_task(log_in())
            await clock.advance(10.0)
            assert not login.done()
            process.kill()
            process.wait()
            await clock.advance(0.05)
            assert await login == "in"

    async def test_the_secret_is_in_the_file_only(self, tmp_path: Path) -> None:
        store = FileSessionStore(tmp_path)
        await store.save("acme", StoredSession(self.SESSION, 1.0))
        (file,) = files(tmp_path)
        assert json.loads(file.read_bytes())["id"] == "secret-1"
        assert "secret" not in repr(await store.load("acme"))


@pytest.mark.parametrize("id", ["", "a\r\nX-Other: b", "\x00", None, 5])
def test_the_id_of_a_session_can_be_a_header(id: Any) -> None:
    with pytest.raises(ValueError, match="a text that can be a header"):
        Session(id)


_TOO_LARGE = b'{"id": "a", "used_at": 1' + b"0" * 400 + b"}"


@pytest.mark.parametrize(
    "text", [b"", b"[]", b"null", b"{", b"\xff", b'{"id": 5}', b'{"a":' * 50_000, b"9" * 5000, _TOO_LARGE]
)
def test_what_is_no_stored_session_is_taken_for_none(text: bytes) -> None:
    assert StoredSession.from_json(text) is None
