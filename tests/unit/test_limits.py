"""The limiter, by the hour and by the microsecond, on a clock that the tests turn."""

from __future__ import annotations

import asyncio
import gc
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bill_async._limits.limiter import Limiter, Limits, LimitState, Permit, Scope
from bill_async.errors import BillError, ConfigurationError, DeadlineExceededError, RateLimitedError
from tests.unit.fakes import FakeClock, listen, settle

ACME = Scope("key", "acme")
BOLT = Scope("key", "bolt")
SPEND = Scope("token", None, family="spend")
NEXT_HOUR = datetime(2026, 3, 2, 13, 0, 1, tzinfo=UTC)
"""The hour after the one in which the fake clock starts, and the margin."""


class Calls:
    """Calls that hold their permits until they are told to go on, and what the server sees of them."""

    def __init__(self, limiter: Limiter, clock: FakeClock) -> None:
        self.limiter = limiter
        self.clock = clock
        self.order: list[str] = []
        self.running: Counter[str | None] = Counter()
        self.most: Counter[str | None] = Counter()
        self.ends: dict[str, asyncio.Event] = {}
        self.tasks: dict[str, asyncio.Task[None]] = {}
        self.permits: dict[str, Permit] = {}

    def start(self, name: str, scope: Scope = ACME, **options: Any) -> asyncio.Task[None]:
        self.ends[name] = asyncio.Event()
        task = self.tasks[name] = asyncio.create_task(self._call(name, scope, options))
        return task

    async def _call(self, name: str, scope: Scope, options: dict[str, Any]) -> None:
        permit = await self.limiter.acquire(scope, **options)
        with permit:
            self.permits[name] = permit
            self.order.append(name)
            self.running[scope.organization] += 1
            self.most[scope.organization] = max(self.most[scope.organization], self.running[scope.organization])
            try:
                await self.ends[name].wait()
            finally:
                self.running[scope.organization] -= 1

    async def end(self, *names: str) -> None:
        for name in names:
            self.ends[name].set()
        await settle()


@asynccontextmanager
async def calls_of(limiter: Limiter, clock: FakeClock) -> AsyncIterator[Calls]:
    calls = Calls(limiter, clock)
    yield calls
    for task in calls.tasks.values():
        task.cancel()
    await asyncio.gather(*calls.tasks.values(), return_exceptions=True)


def make(clock: FakeClock | None = None, **limits: Any) -> tuple[Limiter, FakeClock]:
    clock = clock or FakeClock()
    return Limiter(clock, Limits(**limits)), clock


def state(limiter: Limiter, limit: str, organization: str | None = None) -> LimitState:
    (found,) = (s for s in limiter.snapshot() if s.limit == limit and s.organization == organization)
    return found


def use(limiter: Limiter, scope: Scope, count: int) -> None:
    """Make so many calls that are answered at once."""
    for _ in range(count):
        take(limiter, scope).release()


def take(limiter: Limiter, scope: Scope, **options: Any) -> Permit:
    """Take a permit that must be free; no event loop is needed for that."""
    coroutine = limiter.acquire(scope, wait=False, **options)
    try:
        coroutine.send(None)
    except StopIteration as done:
        permit: Permit = done.value
        return permit
    raise AssertionError("the permit was not free")


class TestConcurrency:
    async def test_three_calls_of_an_organization_run_and_the_fourth_waits_for_one_to_end(self) -> None:
        limiter, clock = make()
        async with calls_of(limiter, clock) as calls:
            for name in "abcd":
                calls.start(name)
            await settle()
            assert calls.order == ["a", "b", "c"]
            await calls.end("b")
            assert calls.order == ["a", "b", "c", "d"]
            assert calls.most["acme"] == 3

    async def test_organizations_do_not_share_their_three_permits(self) -> None:
        limiter, clock = make()
        async with calls_of(limiter, clock) as calls:
            for number in range(5):
                calls.start(f"a{number}", ACME)
                calls.start(f"b{number}", BOLT)
            await settle()
            assert calls.running == {"acme": 3, "bolt": 3}

    async def test_families_of_one_developer_key_share_them(self) -> None:
        limiter, clock = make()
        async with calls_of(limiter, clock) as calls:
            calls.start("v3", ACME)
            calls.start("webhooks", Scope("key", "acme", family="webhooks"))
            calls.start("partner", Scope("key", "acme", family="partner"))
            calls.start("text", Scope("key", "acme", quota="text_message"))
            await settle()
            assert calls.order == ["v3", "webhooks", "partner"]

    async def test_first_come_first_served(self) -> None:
        limiter, clock = make()
        async with calls_of(limiter, clock) as calls:
            names = [f"c{number}" for number in range(50)]
            for name in names:
                calls.start(name)
            await settle()
            for name in names:
                await calls.end(name)
            assert calls.order == names

    async def test_a_newcomer_does_not_overtake_a_call_whose_turn_has_just_come(self) -> None:
        limiter, clock = make(concurrency=1)
        async with calls_of(limiter, clock) as calls:
            calls.start("first")
            calls.start("second")
            await settle()
            calls.permits["first"].release()
            calls.start("third")
            await settle()
            assert calls.order == ["first", "second"]

    async def test_a_newcomer_does_not_overtake_the_queue_when_a_timer_is_late(self) -> None:
        limiter, clock = make(hour=1, margin=0.0)
        use(limiter, ACME, 1)
        async with calls_of(limiter, clock) as calls:
            calls.start("first", ACME)
            await settle()
            clock.elapsed += 1800.0
            calls.start("second", BOLT)
            await settle()
            assert calls.order == []
            await clock.advance()
            assert calls.order == ["first"]

    async def test_interactive_calls_overtake_bulk_calls(self) -> None:
        limiter, clock = make(concurrency=1)
        async with calls_of(limiter, clock) as calls:
            calls.start("running")
            for number in range(3):
                calls.start(f"bulk{number}", priority="bulk")
            calls.start("now", priority="interactive")
            await settle()
            for name in ("running", "now", "bulk0", "bulk1", "bulk2"):
                await calls.end(name)
            assert calls.order == ["running", "now", "bulk0", "bulk1", "bulk2"]

    async def test_a_permit_is_given_back_once(self) -> None:
        limiter, _ = make()
        permit = take(limiter, ACME)
        with permit:
            permit.release()
            permit.release("abandoned")
        assert state(limiter, "concurrency", "acme").used == 0
        assert state(limiter, "hour").used == 1

    async def test_a_call_that_was_broken_off_holds_its_slot_while_bill_may_be_at_work_on_it(self) -> None:
        limiter, clock = make(concurrency=1, linger=2.0)
        async with calls_of(limiter, clock) as calls:
            running = calls.start("broken off")
            calls.start("next")
            await settle()
            running.cancel()
            await clock.advance(1.9)
            assert calls.order == ["broken off"]
            await clock.advance(0.1)
            assert calls.order == ["broken off", "next"]

    async def test_a_call_that_was_never_sent_counts_against_nothing(self) -> None:
        limiter, _ = make()
        take(limiter, ACME).release("unsent")
        assert [s.used for s in limiter.snapshot()] == [0, 0]

    async def test_the_waits_are_told_by_their_reason(self) -> None:
        limiter, clock = make(concurrency=1, hour=2, margin=0.0)
        async with calls_of(limiter, clock) as calls:
            for name in "abc":
                calls.start(name)
            await clock.advance(4.0)
            await calls.end("a")
            await clock.advance(6.0)
            await calls.end("b")
            await clock.advance(1800.0)
            assert calls.permits["a"].waited == {}
            assert calls.permits["b"].waited == pytest.approx({"concurrency": 4.0})
            assert calls.permits["c"].waited == pytest.approx({"concurrency": 4.0, "hour": 1796.0})

    async def test_nobody_is_told_the_waits_of_those_before(self) -> None:
        limiter, clock = make(concurrency=1, hour=3, margin=0.0)
        use(limiter, ACME, 3)
        async with calls_of(limiter, clock) as calls:
            calls.start("first")
            calls.start("second")
            await clock.advance(1800.0)
            calls.start("third")
            for name in ("first", "second"):
                await clock.advance(0.25)
                await calls.end(name)
            assert calls.permits["first"].waited == {"hour": 1800.0}
            assert calls.permits["third"].waited == {"concurrency": 0.5}


class TestFairness:
    async def test_ten_thousand_waiting_calls_delay_another_organization_by_its_turn_only(self) -> None:
        limiter, clock = make(hour=10, margin=0.0)
        async with calls_of(limiter, clock) as calls:
            use(limiter, ACME, 10)
            for number in range(10_000):
                calls.start(f"noisy{number}", ACME, priority="bulk")
            await settle()
            calls.start("quiet", BOLT, priority="bulk")
            await clock.advance(1800.0)
            assert "quiet" in calls.order[:2]

    async def test_organizations_share_a_scarce_hour_in_turn(self) -> None:
        limiter, clock = make(hour=9, margin=0.0)
        use(limiter, ACME, 9)
        async with calls_of(limiter, clock) as calls:
            for organization, count in {"a": 50, "b": 50, "c": 3}.items():
                for number in range(count):
                    calls.start(f"{organization}{number}", Scope("key", organization))
            await clock.advance(1800.0)
            assert calls.order == ["a0", "b0", "c0", "a1", "b1", "c1", "a2", "b2", "c2"]

    async def test_interactive_calls_come_first_across_organizations(self) -> None:
        limiter, clock = make(hour=1, margin=0.0)
        use(limiter, ACME, 1)
        async with calls_of(limiter, clock) as calls:
            calls.start("bulk", ACME, priority="bulk")
            calls.start("interactive", BOLT)
            await clock.advance(1800.0)
            assert calls.order == ["interactive"]

    async def test_bulk_calls_go_on_slowly_while_interactive_ones_never_end(self) -> None:
        limiter, clock = make(concurrency=1)
        clock.auto = True
        order: list[str] = []

        async def call(priority: Any) -> None:
            while len(order) < 100:
                with await limiter.acquire(ACME, priority=priority):
                    order.append(priority)
                    await clock.sleep(1.0)

        await asyncio.gather(call("bulk"), call("bulk"), call("interactive"), call("interactive"))
        turns = [number for number, priority in enumerate(order[1:100]) if priority == "bulk"]
        assert turns == list(range(turns[0], 99, 10))

    async def test_the_calls_of_one_organization_do_not_wait_for_its_login_limit(self) -> None:
        limiter, clock = make(logins=1)
        login = Scope("key", "acme", quota="login")
        use(limiter, login, 1)
        async with calls_of(limiter, clock) as calls:
            calls.start("login", login)
            calls.start("call", ACME)
            await settle()
            assert calls.order == ["call"]
            assert state(limiter, "login").waiting == 1

    async def test_a_login_takes_turns_with_the_calls_of_its_organization(self) -> None:
        limiter, clock = make(concurrency=1)
        async with calls_of(limiter, clock) as calls:
            for number in range(100):
                calls.start(f"c{number}")
            await settle()
            calls.start("login", Scope("key", "acme", quota="login"))
            await settle()
            await calls.end("c0", "c1", "c2")
            assert calls.order.index("login") <= 2


class TestHour:
    async def test_the_hour_is_the_clock_hour(self) -> None:
        limiter, clock = make(hour=5)
        use(limiter, ACME, 5)
        assert state(limiter, "hour").opens_at == NEXT_HOUR
        async with calls_of(limiter, clock) as calls:
            calls.start("later", wait=True)
            await clock.advance(1800.0)
            assert calls.order == []
            await clock.advance(1.0)
            assert calls.order == ["later"]

    async def test_the_next_hour_serves_a_queue_that_met_the_end_of_this_one_on_its_way(self) -> None:
        limiter, clock = make(hour=3, margin=0.0)
        permit = take(limiter, ACME)
        limiter.rejected(permit, "BDC_1322", 30.0)
        permit.release()
        async with calls_of(limiter, clock) as calls:
            for name in "bcd":
                calls.start(name)
            await clock.advance(30.0)
            assert calls.order == ["b", "c"]
            await clock.advance(1770.0)
            assert calls.order == ["b", "c", "d"]

    async def test_rejected_calls_count_too(self) -> None:
        limiter, _ = make(hour=5)
        permit = take(limiter, ACME)
        limiter.rejected(permit, "BDC_1322")
        permit.release()
        assert state(limiter, "hour").used == 1

    async def test_calls_under_way_at_the_turn_count_in_both_hours(self) -> None:
        limiter, clock = make(hour=5, concurrency=5, margin=1.0)
        answered = take(limiter, ACME)
        late = take(limiter, ACME)
        under_way = take(limiter, ACME)
        clock.turn(1700)
        answered.release()
        clock.turn(99.5)
        late.release()  # half a second before the turn by our clock: perhaps after it by BILL's
        clock.turn(60)
        assert state(limiter, "hour").used == 2
        under_way.release()
        assert state(limiter, "hour").used == 2

    async def test_a_call_unsent_after_the_turn_is_taken_back(self) -> None:
        limiter, clock = make()
        permit = take(limiter, ACME)
        clock.turn(3600)
        permit.release("unsent")
        assert state(limiter, "hour").used == 0

    async def test_nothing_is_carried_over_an_idle_hour(self) -> None:
        limiter, clock = make()
        clock.turn(1799.9)
        use(limiter, ACME, 3)
        clock.turn(7200)
        assert state(limiter, "hour").used == 0

    @pytest.mark.parametrize(("answered", "counted"), [(1798.5, 0), (1799.0, 3), (1800.5, 3)])
    async def test_what_bill_may_count_in_the_next_hour_is_counted_there_and_no_longer(
        self, answered: float, counted: int
    ) -> None:
        """The margin is a second: by BILL's clock it may be one more, or one less, than by ours."""
        limiter, clock = make(margin=1.0)
        clock.turn(answered)
        use(limiter, ACME, 3)
        clock.turn(1801.0 - answered)
        assert state(limiter, "hour").used == counted
        clock.turn(3600.0)
        assert state(limiter, "hour").used == 0

    @pytest.mark.parametrize(("idle", "counted"), [(3600.0, 3), (3600.9, 3), (3601.0, 0)])
    async def test_an_hour_that_began_and_ended_unseen_ends_what_was_carried_into_it(
        self, idle: float, counted: int
    ) -> None:
        limiter, clock = make(margin=1.0)
        clock.turn(1800.0)
        use(limiter, ACME, 3)
        clock.turn(idle)
        assert state(limiter, "hour").used == counted

    @pytest.mark.parametrize("begin", [1799.5, 1800.5])
    async def test_an_hour_that_ends_by_one_clock_only_has_not_ended(self, begin: float) -> None:
        clock = FakeClock()
        clock.turn(begin)
        limiter, _ = make(clock, hour=5, margin=1.0)
        use(limiter, ACME, 5)
        for _ in range(2):
            with pytest.raises(RateLimitedError) as caught:
                take(limiter, ACME)
            assert caught.value.retry_at == NEXT_HOUR
            clock.turn(0.4)

    async def test_an_hour_that_turns_at_this_very_moment_has_its_limit(self) -> None:
        limiter, clock = make(hour=2, margin=0.0)
        clock.turn(1799.5)
        use(limiter, ACME, 2)
        clock.turn(0.5)
        use(limiter, BOLT, 2)
        with pytest.raises(RateLimitedError):
            take(limiter, BOLT)

    async def test_an_hour_may_turn_while_the_machine_sleeps(self) -> None:
        """The monotonic clock stands still meanwhile."""
        limiter, clock = make(hour=3)
        under_way, refused = take(limiter, ACME), take(limiter, ACME)
        use(limiter, ACME, 1)
        clock.start += timedelta(hours=1)
        clock.turn(0.5)  # nobody has looked at the clock yet
        rejection = limiter.rejected(refused, "BDC_1144")
        assert rejection.retry_at == clock.now()
        under_way.release()
        refused.release()
        assert state(limiter, "hour").used == 2
        clock.start += timedelta(hours=1)
        clock.turn(1.0)
        assert state(limiter, "hour").used == 0

    async def test_a_call_that_ends_after_the_machine_slept_counts_in_both_hours(self) -> None:
        limiter, clock = make()
        permit = take(limiter, ACME)
        clock.start += timedelta(hours=1)
        clock.turn(1.0)
        permit.release()
        assert state(limiter, "hour").used == 1

    async def test_every_key_has_its_own_hour(self) -> None:
        limiter, _ = make(hour=1)
        take(limiter, ACME)
        take(limiter, Scope("another key", "acme"))
        with pytest.raises(RateLimitedError):
            take(limiter, BOLT)

    async def test_no_clock_hour_holds_more_than_the_limit(self) -> None:
        limiter, clock = make(hour=40, margin=0.0)
        clock.auto = True
        sent: Counter[datetime] = Counter()

        async def call(scope: Scope) -> None:
            with await limiter.acquire(scope):
                sent[clock.now().replace(minute=0, second=0, microsecond=0)] += 1
                await clock.sleep(7.0)

        await asyncio.gather(*(call(Scope("key", f"org{number % 4}")) for number in range(200)))
        assert max(sent.values()) <= 40
        assert sum(sent.values()) == 200
        assert len(sent) <= 6  # 12 calls that straddle a turn may count twice

    async def test_each_hour_is_used_to_its_end_by_many_organizations(self) -> None:
        limiter, clock = make(hour=2000)
        clock.auto = True
        sent: Counter[int] = Counter()

        async def worker(scope: Scope) -> None:
            while clock.elapsed < 1800 + 2 * 3600:
                with await limiter.acquire(scope, priority="bulk"):
                    sent[clock.now().hour] += 1
                    await clock.sleep(0.4)

        await asyncio.gather(*(worker(Scope("key", f"org{number % 20}")) for number in range(100)))
        assert sent[12] == sent[13] == sent[14] == 2000

    async def test_a_wait_longer_than_the_caller_wants_is_refused_at_once(self) -> None:
        limiter, clock = make(hour=1)
        use(limiter, ACME, 1)
        for wait in (False, 0, 60.0):
            with pytest.raises(RateLimitedError) as caught:
                await limiter.acquire(ACME, wait=wait)
            assert (caught.value.limit, caught.value.status) == ("hour", 0)
            assert caught.value.retry_at == NEXT_HOUR
        assert "13:00:01" in str(caught.value)
        assert "wait=True" in str(caught.value)
        assert clock.timers == 0

    async def test_those_in_the_queue_who_would_wait_in_vain_are_told_when_the_hour_runs_out(self) -> None:
        limiter, clock = make(hour=4)
        async with calls_of(limiter, clock) as calls:
            for name in "abcd":
                calls.start(name)
            hasty, patient = calls.start("hasty", wait=60.0), calls.start("patient", wait=True)
            await settle()
            assert state(limiter, "concurrency", "acme").waiting == 3
            await calls.end("a")
            error = hasty.exception()
            assert isinstance(error, RateLimitedError)
            assert (error.limit, error.retry_at) == ("hour", NEXT_HOUR)
            assert not patient.done()
            assert state(limiter, "hour").waiting == 1
            assert clock.timers == 1  # that of the hour

    async def test_two_hundred_logins_an_hour(self) -> None:
        limiter, _ = make()
        for number in range(200):
            use(limiter, Scope("key", f"org{number}", quota="login"), 1)
        with pytest.raises(RateLimitedError) as caught:
            take(limiter, Scope("key", "one more", quota="login"))
        assert caught.value.limit == "login"
        assert caught.value.retry_at == NEXT_HOUR


class TestMinute:
    async def test_sixty_calls_in_any_minute_counted_from_the_answer(self) -> None:
        limiter, clock = make(concurrency=100)
        slow = take(limiter, SPEND)
        clock.turn(10)
        use(limiter, SPEND, 59)
        with pytest.raises(RateLimitedError) as caught:
            take(limiter, SPEND)
        assert caught.value.limit == "minute"
        assert caught.value.retry_at == clock.now() + timedelta(seconds=60)
        clock.turn(50)
        slow.release()
        clock.turn(10)
        use(limiter, SPEND, 59)
        with pytest.raises(RateLimitedError):
            take(limiter, SPEND)

    async def test_waiting_calls_go_as_soon_as_there_is_room(self) -> None:
        limiter, clock = make()
        clock.auto = True
        starts: list[float] = []

        async def call() -> None:
            with await limiter.acquire(SPEND):
                starts.append(clock.elapsed)
                await clock.sleep(0.1)

        await asyncio.gather(*(call() for _ in range(600)))
        assert all(later - earlier >= 60.0 for earlier, later in zip(starts, starts[60:], strict=False))
        assert starts[-1] <= 9 * 60.0 * 1.01 + 2.0

    async def test_text_messages_are_five_a_minute_and_hold_up_nothing_else(self) -> None:
        limiter, clock = make()
        text = Scope("key", "acme", quota="text_message")
        use(limiter, text, 5)
        async with calls_of(limiter, clock) as calls:
            calls.start("text", text)
            calls.start("call", ACME)
            await settle()
            assert calls.order == ["call"]
            await clock.advance(60.0)
            assert calls.order == ["call", "text"]

    @pytest.mark.parametrize("code", ["BDC_1144", "BDC_9999"])
    async def test_a_refused_text_message_closes_nothing_but_text_messages(self, code: str) -> None:
        limiter, clock = make()
        text = Scope("key", "acme", quota="text_message")
        with await limiter.acquire(text) as permit:
            rejection = limiter.rejected(permit, code)
        assert rejection.limit == "text_message"
        async with calls_of(limiter, clock) as calls:
            calls.start("text", text)
            calls.start("call", ACME)
            await settle()
            assert calls.order == ["call"]


class TestPatience:
    async def test_a_wait_of_so_many_seconds_ends(self) -> None:
        limiter, clock = make(concurrency=1)
        async with calls_of(limiter, clock) as calls:
            calls.start("running")
            await settle()
            waiting = calls.start("waiting", wait=5.0)
            await clock.advance(4.9)
            assert not waiting.done()
            await clock.advance(0.1)
            error = waiting.exception()
            assert isinstance(error, RateLimitedError)
            assert (error.limit, error.retry_at) == ("concurrency", None)
            assert state(limiter, "concurrency", "acme").waiting == 0

    @pytest.mark.parametrize(
        ("wait", "deadline", "ended_by"),
        [
            (True, 0.5, DeadlineExceededError),
            (60.0, 5.0, DeadlineExceededError),
            (5.0, 5.0, DeadlineExceededError),
            (5.0, 60.0, RateLimitedError),
            (0.5, 60.0, RateLimitedError),
        ],
    )
    async def test_the_deadline_of_the_call_ends_it_too(
        self, wait: bool | float, deadline: float, ended_by: type[BillError]
    ) -> None:
        limiter, clock = make(concurrency=1)
        async with calls_of(limiter, clock) as calls:
            calls.start("running")
            await settle()
            waiting = calls.start("waiting", wait=wait, deadline=clock.monotonic() + deadline)
            await clock.advance(min(wait, deadline) if wait is not True else deadline)
            assert type(waiting.exception()) is ended_by

    async def test_a_limit_that_opens_soon_lets_the_next_call_go_then(self) -> None:
        limiter, clock = make(concurrency=1, linger=0.25)
        take(limiter, ACME).release("abandoned")
        async with calls_of(limiter, clock) as calls:
            calls.start("next", wait=0.5)
            await clock.advance(0.25)
            assert calls.order == ["next"]

    async def test_a_refusal_names_the_limit_and_when_it_opens(self) -> None:
        limiter, _ = make(logins=1, text_messages=1, hour=2)
        login, text = (Scope("key", "acme", quota=quota) for quota in ("login", "text_message"))
        use(limiter, login, 1)
        use(limiter, text, 1)
        said: list[str] = []
        for scope in (login, text, ACME):  # the hour is used up for all of them
            with pytest.raises(RateLimitedError) as caught:
                take(limiter, scope)
            said.append(str(caught.value))
        opens = "and there is no room before {} UTC; pass wait=True to wait as long as it takes"
        assert said == [
            f"not sent: at most 1 logins may be made in a clock hour {opens.format('13:00:01')}",
            f"not sent: at most 1 text messages may be sent in a minute now {opens.format('12:31:00')}",
            f"not sent: at most 2 calls may be made in a clock hour {opens.format('13:00:01')}",
        ]

    async def test_a_refusal_names_no_time_that_has_passed(self) -> None:
        limiter, clock = make(hour=1, margin=0.0)
        use(limiter, ACME, 1)
        async with calls_of(limiter, clock) as calls:
            calls.start("queue", ACME)
            await settle()
            clock.elapsed += 1800.0  # the timer is late: the queue comes first
            with pytest.raises(RateLimitedError) as caught:
                take(limiter, BOLT)
            assert caught.value.retry_at is None

    async def test_who_waits_for_one_limit_is_not_refused_when_another_has_opened(self) -> None:
        """Nobody knows when a call that runs will end, so no wait for it is in vain."""
        limiter, clock = make(concurrency=1, hour=5, margin=0.0)
        use(limiter, ACME, 5)
        async with calls_of(limiter, clock) as calls:
            for name in "abc":
                calls.start(name, wait=1900.0)
            await clock.advance(1800.0)
            assert calls.order == ["a"]
            await calls.end("a", "b")
            assert calls.order == ["a", "b", "c"]

    async def test_a_limit_that_opens_sooner_than_it_seemed_wakes_who_waits_for_it(self) -> None:
        limiter, clock = make(spend_minute=3)
        for _ in range(2):
            use(limiter, SPEND, 1)
            clock.turn(10.0)
        refused = take(limiter, SPEND)
        limiter.rejected(refused, None)  # two calls a minute, and there are three
        async with calls_of(limiter, clock) as calls:
            calls.start("next", SPEND)
            await settle()
            assert state(limiter, "minute").opens_at == clock.now() + timedelta(seconds=50)
            refused.release("unsent")
            await clock.advance(39.9)
            assert calls.order == []
            await clock.advance(0.1)
            assert calls.order == ["next"]

    async def test_all_who_wait_may_be_refused(self) -> None:
        limiter, clock = make(concurrency=1)
        async with calls_of(limiter, clock) as calls:
            calls.start("running")
            await settle()
            waiting = [calls.start("first", wait=60.0), calls.start("second"), calls.start("bulk", priority="bulk")]
            cancelled = calls.start("cancelled")
            await settle()
            cancelled.cancel()
            limiter.refuse_waiting(lambda: BillError("no more"))
            await settle()
            assert [str(task.exception()) for task in waiting] == ["no more"] * 3
            assert len({id(task.exception()) for task in waiting}) == 3
            assert cancelled.cancelled()
            assert state(limiter, "concurrency", "acme").waiting == clock.timers == 0
            await calls.end("running")
            take(limiter, ACME)

    async def test_a_deadline_before_the_next_hour_is_refused_at_once(self) -> None:
        limiter, clock = make(hour=1)
        use(limiter, ACME, 1)
        with pytest.raises(RateLimitedError):
            await limiter.acquire(ACME, deadline=clock.monotonic() + 60.0)

    async def test_a_free_permit_is_granted_without_waiting_for_anything(self) -> None:
        limiter, clock = make()
        take(limiter, ACME)
        assert clock.timers == 0

    async def test_no_timer_is_left_when_nobody_waits(self) -> None:
        limiter, clock = make(hour=3)
        async with calls_of(limiter, clock) as calls:
            for number in range(10):
                calls.start(f"c{number}", wait=True)
                calls.start(f"d{number}", wait=3600.0)
            await settle()
            await calls.end("c0")
        assert clock.timers == 0
        assert {s.waiting for s in limiter.snapshot()} == {0}


class TestCancellation:
    async def test_a_cancelled_call_leaves_the_queue(self) -> None:
        limiter, clock = make(concurrency=1)
        async with calls_of(limiter, clock) as calls:
            for name in "abc":
                calls.start(name)
            await settle()
            calls.tasks["b"].cancel()
            await settle()
            assert state(limiter, "concurrency", "acme").waiting == 1
            await calls.end("a")
            assert calls.order == ["a", "c"]

    @pytest.mark.parametrize("cancel_first", [True, False])
    async def test_release_and_cancel_in_one_step_pass_the_permit_on(self, cancel_first: bool) -> None:
        limiter, clock = make(concurrency=1)
        async with calls_of(limiter, clock) as calls:
            for name in "abc":
                calls.start(name)
            await settle()
            if cancel_first:
                calls.tasks["b"].cancel()
                calls.permits["a"].release()
            else:
                calls.permits["a"].release()
                calls.tasks["b"].cancel()
            await settle()
            assert calls.order == ["a", "c"]
            assert state(limiter, "hour").used == 2

    async def test_release_and_cancel_in_one_step_leave_the_permit_free_when_nobody_else_waits(self) -> None:
        limiter, clock = make(concurrency=1)
        async with calls_of(limiter, clock) as calls:
            calls.start("a")
            calls.start("b")
            await settle()
            calls.tasks["b"].cancel()
            calls.permits["a"].release()
            await settle()
            take(limiter, ACME)

    async def test_the_last_of_fifty_is_served_when_all_others_are_cancelled(self) -> None:
        limiter, clock = make(concurrency=1)
        async with calls_of(limiter, clock) as calls:
            names = [f"c{number}" for number in range(50)]
            for name in names:
                calls.start(name)
            await settle()
            calls.permits["c0"].release()
            for name in names[1:-1]:
                calls.tasks[name].cancel()
            await settle()
            assert calls.order == ["c0", "c49"]

    async def test_who_is_cancelled_while_the_hour_is_closed_does_not_keep_it_closed(self) -> None:
        limiter, clock = make(hour=1, margin=0.0)
        use(limiter, ACME, 1)
        async with calls_of(limiter, clock) as calls:
            calls.start("first")
            calls.start("second")
            await settle()
            calls.tasks["first"].cancel()
            await clock.advance(1800.0)
            assert calls.order == ["second"]

    @pytest.mark.parametrize("cancel_first", [True, False])
    async def test_expiry_and_cancel_in_one_step_make_no_noise(self, cancel_first: bool) -> None:
        noise = listen()
        limiter, clock = make(concurrency=1)
        async with calls_of(limiter, clock) as calls:
            calls.start("a")
            waiting = calls.start("b", wait=1.0)
            await settle()
            if cancel_first:
                waiting.cancel()
            clock.turn(1.0)
            waiting.cancel()
            await settle()
            assert waiting.cancelled()
            del waiting, calls.tasks["b"]
            gc.collect()
            assert noise == []

    async def test_a_call_whose_coroutine_is_closed_leaves_the_queue(self) -> None:
        limiter, _ = make(concurrency=1)
        permit = take(limiter, ACME)
        coroutine = limiter.acquire(ACME)
        coroutine.send(None)
        coroutine.close()
        assert state(limiter, "concurrency", "acme").waiting == 0
        permit.release()
        take(limiter, ACME)

    async def test_ten_thousand_cancellations_lose_no_permit(self) -> None:
        limiter, clock = make(hour=10_000_000, linger=0.5, logins=300)
        clock.auto = True
        luck = random.Random(20260302)
        running: Counter[str | None] = Counter()
        cancelled = 0

        async def call(scope: Scope) -> None:
            permit = await limiter.acquire(
                scope, wait=luck.choice([True, 3.0]), priority=luck.choice(["bulk", "interactive"])
            )
            with permit:
                running[scope.organization] += 1
                try:
                    await clock.sleep(luck.choice([0.0, 0.01, 0.1]))
                    if luck.random() < 0.02:
                        limiter.rejected(permit, luck.choice(["BDC_1322", "BDC_1144"]), luck.choice([None, 0.1]))
                finally:
                    running[scope.organization] -= 1
                    assert running[scope.organization] < 3

        scopes = [Scope("key", f"org{n}", quota=q) for n in range(5) for q in (None, None, None, "login")]
        scopes += [Scope("token", None, family="spend")]
        tasks: list[asyncio.Task[None]] = []
        while cancelled < 10_000:
            tasks = [task for task in tasks if not task.done()]
            tasks += [asyncio.create_task(call(luck.choice(scopes))) for _ in range(30)]
            for _ in range(luck.randrange(4)):
                await asyncio.sleep(0)
            if luck.random() < 0.2:
                await clock.sleep(0.05)
            for task in luck.sample(tasks, min(len(tasks), 25)):
                cancelled += task.cancel()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        clock.auto = False
        await settle()
        assert {(s.limit, s.waiting) for s in limiter.snapshot() if s.waiting} == set()
        assert clock.timers == 0
        await clock.advance(7200.0)
        assert {s.used for s in limiter.snapshot()} == {0}
        for scope in scopes[:4]:
            assert len([take(limiter, ACME) for _ in range(3)]) == 3
            take(limiter, scope)
            break


class TestLearning:
    async def test_a_refused_hour_closes_the_key_until_the_next(self) -> None:
        limiter, clock = make()
        permit = take(limiter, ACME)
        rejection = limiter.rejected(permit, "BDC_1144")
        permit.release()
        assert (rejection.limit, rejection.retry_at) == ("hour", NEXT_HOUR)
        with pytest.raises(RateLimitedError):
            take(limiter, BOLT)
        clock.turn(1801)
        take(limiter, BOLT)

    async def test_a_late_refusal_of_the_last_hour_closes_nothing(self) -> None:
        limiter, clock = make()
        permit = take(limiter, ACME)
        clock.turn(1801)
        use(limiter, ACME, 1)
        clock.turn(120)
        limiter.rejected(permit, "BDC_1144")
        permit.release()
        take(limiter, ACME)

    async def test_a_refusal_just_after_the_turn_may_only_be_a_slow_clock_at_bill(self) -> None:
        limiter, clock = make()
        clock.turn(1801.5)
        waits: list[float] = []
        for count in (3, 1, 1, 1):
            permits = [take(limiter, ACME) for _ in range(count)]
            clock.turn(0.1)
            for permit in permits:
                rejection = limiter.rejected(permit, "BDC_1144")
                permit.release()
            assert rejection.retry_at is not None
            waits.append((rejection.retry_at - clock.now()).total_seconds())
            clock.turn(waits[-1])
        assert waits == pytest.approx([1.0, 2.0, 4.0, 8.0])
        clock.turn(60)
        permit = take(limiter, ACME)
        rejection = limiter.rejected(permit, "BDC_1144")
        assert rejection.retry_at == NEXT_HOUR + timedelta(hours=1)

    async def test_after_a_refusal_just_after_the_turn_one_call_tries_for_all(self) -> None:
        limiter, clock = make()
        clock.turn(1801.5)
        permits = [take(limiter, scope) for scope in (ACME, ACME, BOLT)]
        for permit in permits:
            limiter.rejected(permit, "BDC_1144")
            permit.release()
        async with calls_of(limiter, clock) as calls:
            for name, scope in zip("abc", (ACME, BOLT, BOLT), strict=True):
                calls.start(name, scope)
            await clock.advance(1.0)
            assert calls.order == ["a"]
            limiter.rejected(calls.permits["a"], "BDC_1144")
            await calls.end("a")
            await clock.advance(1.9)
            assert calls.order == ["a"]
            await clock.advance(0.1)
            assert calls.order == ["a", "b"]
            with pytest.raises(RateLimitedError):
                take(limiter, Scope("key", "other"))
            await calls.end("b")  # answered, so BILL's hour has begun
            assert calls.order == ["a", "b", "c"]
            take(limiter, ACME)

    async def test_whoever_tries_for_all_and_is_cancelled_is_followed_by_the_next(self) -> None:
        limiter, clock = make()
        clock.turn(1801.5)
        permit = take(limiter, ACME)
        limiter.rejected(permit, "BDC_1144")
        permit.release()
        clock.turn(1.0)
        take(limiter, ACME).release("unsent")
        permit = take(limiter, ACME)
        with pytest.raises(RateLimitedError):
            take(limiter, ACME)
        permit.release("abandoned")
        assert len([take(limiter, ACME) for _ in range(2)]) == 2

    async def test_one_call_tries_for_all_after_several_were_refused_together(self) -> None:
        limiter, clock = make()
        clock.turn(1801.5)
        permits = [take(limiter, scope) for scope in (ACME, ACME, BOLT)]
        for permit in permits:
            limiter.rejected(permit, "BDC_1144")
        for permit in permits:
            permit.release()
        clock.turn(1.0)
        take(limiter, ACME)
        with pytest.raises(RateLimitedError):
            take(limiter, BOLT)

    async def test_one_call_tries_for_all_although_the_last_refusal_is_told_late(self) -> None:
        limiter, clock = make()
        clock.turn(1801.5)
        running, back = take(limiter, ACME), take(limiter, ACME)
        limiter.rejected(running, "BDC_1144")
        back.release()
        limiter.rejected(back, "BDC_1144")
        running.release()
        clock.turn(1.0)
        take(limiter, ACME)
        with pytest.raises(RateLimitedError):
            take(limiter, BOLT)

    async def test_who_was_never_sent_does_not_make_the_others_go_one_by_one(self) -> None:
        limiter, _ = make()
        take(limiter, ACME).release("unsent")
        take(limiter, ACME)
        take(limiter, BOLT)

    async def test_the_turn_of_the_hour_ends_what_the_last_one_taught(self) -> None:
        limiter, clock = make()
        clock.turn(1801.5)
        for hold in (1, 2):
            permit = take(limiter, ACME)
            assert limiter.rejected(permit, "BDC_1144").retry_at == clock.now() + timedelta(seconds=hold)
            clock.turn(hold)
            if hold == 1:
                permit.release()
        clock.turn(3600.0)
        first, second = take(limiter, ACME), take(limiter, BOLT)  # one is still running that was refused
        assert limiter.rejected(first, "BDC_1144").retry_at == clock.now() + timedelta(seconds=1)
        assert limiter.rejected(second, "BDC_1144").retry_at == clock.now() + timedelta(seconds=1)

    async def test_a_refusal_just_before_the_turn_closes_until_the_turn(self) -> None:
        limiter, clock = make(margin=1.0)
        permit = take(limiter, ACME)
        clock.turn(1800.6)
        assert limiter.rejected(permit, "BDC_1144").retry_at == NEXT_HOUR

    @pytest.mark.parametrize(
        ("scope", "code", "limit"),
        [
            (Scope("key", "acme", quota="text_message"), "BDC_1322", "concurrency"),
            (Scope("key", "acme", quota="login"), "BDC_9999", "login"),
            (Scope("key", "acme", quota="login"), "BDC_1322", "concurrency"),
            (SPEND, "BDC_1322", "concurrency"),
            (SPEND, None, "minute"),
            (ACME, None, "concurrency"),
            (ACME, "BDC_1144", "hour"),
        ],
    )
    async def test_a_code_blames_one_of_the_limits_that_it_can_mean(
        self, scope: Scope, code: str | None, limit: str
    ) -> None:
        limiter, _ = make()
        with await limiter.acquire(scope) as permit:
            assert limiter.rejected(permit, code).limit == limit

    @pytest.mark.parametrize(
        ("scope", "pauses"),
        [(ACME, [2, 4, 8, 16, 32, 64, 64]), (SPEND, [60, 120, 240, 480, 480])],
    )
    async def test_refused_again_and_again_a_limit_is_tried_ever_more_rarely(
        self, scope: Scope, pauses: list[int]
    ) -> None:
        limiter, clock = make(concurrency=1, spend_minute=1)
        for pause in pauses:
            permit = take(limiter, scope)
            rejection = limiter.rejected(permit, None)
            permit.release("unsent")
            assert rejection.retry_at == clock.now() + timedelta(seconds=pause)
            clock.turn(pause)

    async def test_a_refused_login_closes_the_logins_only(self) -> None:
        limiter, _ = make()
        login = Scope("key", "acme", quota="login")
        permit = take(limiter, login)
        assert limiter.rejected(permit, "BDC_1144").limit == "login"
        permit.release()
        with pytest.raises(RateLimitedError):
            take(limiter, login)
        take(limiter, ACME)

    async def test_a_refused_call_leaves_room_for_the_others_that_bill_accepts(self) -> None:
        limiter, clock = make()
        permits = [take(limiter, ACME) for _ in range(3)]
        assert limiter.rejected(permits[2], "BDC_1322").limit == "concurrency"
        permits[2].release()
        assert state(limiter, "concurrency", "acme").allowed == 2
        with pytest.raises(RateLimitedError):
            take(limiter, ACME)
        permits[0].release()
        take(limiter, ACME)
        clock.turn(2.0)
        take(limiter, ACME)
        assert state(limiter, "concurrency", "acme").allowed == 3

    async def test_refusals_of_one_moment_are_one_lesson(self) -> None:
        limiter, clock = make()
        permits = [take(limiter, ACME) for _ in range(3)]
        clock.turn(0.1)
        for permit in permits:
            limiter.rejected(permit, "BDC_1322")
            permit.release()
        assert state(limiter, "concurrency", "acme").allowed == 0
        assert state(limiter, "concurrency", "acme").opens_at == clock.now() + timedelta(seconds=2)
        clock.turn(2.0)
        assert state(limiter, "concurrency", "acme").allowed == 1

    async def test_a_lesson_counts_even_if_the_permit_is_back_already(self) -> None:
        limiter, clock = make()
        async with calls_of(limiter, clock) as calls:
            for name in "abcd":
                calls.start(name)
            await settle()
            await calls.end("a")
            limiter.rejected(calls.permits["a"], "BDC_1322")
            assert state(limiter, "concurrency", "acme").allowed == 2

    async def test_a_lasting_guest_is_probed_ever_more_rarely(self) -> None:
        """Another client uses one of the three permits for ten minutes."""
        limiter, clock = make()
        clock.auto = True
        rejections: list[float] = []
        done = 0

        async def worker() -> None:
            nonlocal done
            while clock.elapsed < 600:
                with await limiter.acquire(ACME) as permit:
                    if state(limiter, "concurrency", "acme").used > 2:
                        rejections.append(clock.elapsed)
                        limiter.rejected(permit, "BDC_1322")
                        await clock.sleep(0.01)
                        continue
                    await clock.sleep(0.1)
                    done += 1

        await asyncio.gather(*(worker() for _ in range(10)))
        assert len(rejections) <= 16
        assert done >= 2 * 600 / 0.1 * 0.98

    async def test_the_server_is_obeyed_when_it_names_a_time(self) -> None:
        limiter, clock = make()
        for scope, code, limit in [(ACME, None, "concurrency"), (SPEND, None, "minute"), (SPEND, "BDC_1144", "minute")]:
            permit = take(limiter, scope)
            rejection = limiter.rejected(permit, code, 90.0)
            permit.release()
            assert rejection.limit == limit
            assert rejection.retry_at == clock.now() + timedelta(seconds=90)
            clock.turn(89.9)
            with pytest.raises(RateLimitedError):
                take(limiter, scope)
            clock.turn(0.1)
            take(limiter, scope).release()
            clock.turn(600)

    async def test_a_short_pause_does_not_end_a_longer_one(self) -> None:
        limiter, clock = make()
        long, short = take(limiter, ACME), take(limiter, ACME)
        limiter.rejected(long, "BDC_1322", 60.0)
        limiter.rejected(short, "BDC_1322", 1.0)
        long.release()
        short.release()
        clock.turn(59.9)
        with pytest.raises(RateLimitedError):
            take(limiter, ACME)

    async def test_what_went_well_before_is_gone_back_to_after_one_refusal(self) -> None:
        limiter, clock = make()
        for _ in range(40):
            use(limiter, SPEND, 1)
        permit = take(limiter, SPEND)
        limiter.rejected(permit, None)
        permit.release()
        clock.turn(61)
        use(limiter, SPEND, 40)  # as always; and then as many as are tried in addition
        use(limiter, SPEND, 10)
        assert state(limiter, "minute").allowed == 56
        permit = take(limiter, SPEND)
        limiter.rejected(permit, None)
        permit.release()
        assert state(limiter, "minute").allowed == 40
        clock.turn(4 * 61)
        use(limiter, SPEND, 60)

    async def test_an_old_lesson_is_not_gone_back_to(self) -> None:
        limiter, clock = make()
        for allowed in (40, 55):
            for _ in range(allowed):
                use(limiter, SPEND, 1)
            permit = take(limiter, SPEND)
            limiter.rejected(permit, None)
            permit.release()
            assert state(limiter, "minute").allowed == allowed
            clock.turn(600)

    async def test_a_token_that_others_use_settles_at_what_is_left(self) -> None:
        """Another client makes 40 of the 60 calls of each minute."""
        limiter, clock = make()
        for _ in range(20):
            use(limiter, SPEND, 1)
            clock.turn(0.5)
        permit = take(limiter, SPEND)
        limiter.rejected(permit, None)
        permit.release()
        minute = state(limiter, "minute")
        assert (minute.used, minute.allowed) == (21, 20)
        # Two must be out of the minute before the next may come in.
        assert minute.opens_at == clock.now() + timedelta(seconds=60 - 9.5)
        with pytest.raises(RateLimitedError):
            take(limiter, SPEND)
        clock.turn(60)
        use(limiter, SPEND, 20)


class TestHousekeeping:
    async def test_what_bill_allows(self) -> None:
        limiter, clock = make()
        use(limiter, SPEND, 1)
        for quota in ("login", "text_message"):
            use(limiter, Scope("key", "acme", quota=quota), 1)
        assert {s.limit: s.allowed for s in limiter.snapshot()} == {
            "concurrency": 3,
            "hour": 20_000,
            "login": 200,
            "minute": 60,
            "text_message": 5,
        }
        take(limiter, ACME).release("abandoned")
        clock.turn(1.9)
        assert state(limiter, "concurrency", "acme").used == 1
        clock.turn(0.1)
        assert state(limiter, "concurrency", "acme").used == 0

    def test_limits_are_whole_numbers(self) -> None:
        names = ("concurrency", "hour", "logins", "spend_minute", "text_messages")
        for name in names:
            with pytest.raises(ConfigurationError, match=rf"{name}.* 1\.5"):
                Limits(**{name: 1.5})  # type: ignore[arg-type]
        Limits(**dict.fromkeys(names[1:], 0))  # type: ignore[arg-type]  # none at all is a limit too
        with pytest.raises(ConfigurationError, match="concurrency"):
            Limits(concurrency=0)

    async def test_idle_organizations_are_forgotten(self) -> None:
        limiter, clock = make(hour=10_000_000)
        busy = take(limiter, Scope("key", "busy"))
        async with calls_of(limiter, clock) as calls:
            for name in "abcd":
                calls.start(name)
            await settle()
            for number in range(20_000):
                use(limiter, Scope("key", f"org{number}"), 1)
            names = {s.organization for s in limiter.snapshot()}
            assert len(names) <= 1100
            assert {"busy", "acme"} <= names
            await calls.end("a")
            assert calls.order == ["a", "b", "c", "d"]
            busy.release()

    async def test_a_limit_that_somebody_will_need_is_not_forgotten(self) -> None:
        limiter, clock = make(hour=10_000_000, text_messages=1)
        async with calls_of(limiter, clock) as calls:
            for name in "abc":
                calls.start(name)
            calls.start("text", Scope("key", "acme", quota="text_message"))
            await settle()
            for number in range(2000):
                use(limiter, Scope("key", f"org{number}"), 1)
            use(limiter, Scope("key", "bolt", quota="text_message"), 1)
            await calls.end("a")
            assert calls.order == ["a", "b", "c"]  # one text message a minute, and it has been sent
            await clock.advance(60.0)
            assert calls.order == ["a", "b", "c", "text"]

    async def test_the_state_is_shown(self) -> None:
        limiter, clock = make(hour=4)
        async with calls_of(limiter, clock) as calls:
            for name in "abcde":
                calls.start(name)
            await settle()
            assert limiter.snapshot() == (
                LimitState(limit="hour", key="key", organization=None, used=3, allowed=4, waiting=0, opens_at=None),
                LimitState(
                    limit="concurrency", key="key", organization="acme", used=3, allowed=3, waiting=2, opens_at=None
                ),
            )

    def test_one_limiter_serves_one_loop_after_another(self) -> None:
        limiter = Limiter(limits=Limits(concurrency=1))

        async def two() -> None:
            async def call() -> None:
                with await limiter.acquire(ACME):
                    await asyncio.sleep(0)

            await asyncio.gather(call(), call())

        for _ in range(2):
            asyncio.run(two())
        assert state(limiter, "concurrency", "acme").used == 0

    def test_what_a_loop_left_behind_does_not_hold_up_the_next(self) -> None:
        limiter = Limiter(limits=Limits(concurrency=1, linger=0.001))

        async def leave() -> None:
            permit = await limiter.acquire(ACME)
            asyncio.ensure_future(limiter.acquire(ACME))  # noqa: RUF006  # it is to be left behind
            await asyncio.sleep(0)
            assert state(limiter, "concurrency", "acme").waiting == 1
            permit.release("abandoned")  # a timer is set for the one who waits

        loop = asyncio.new_event_loop()
        loop.run_until_complete(leave())
        loop.close()

        async def call() -> None:
            with await limiter.acquire(ACME, wait=30.0):
                assert state(limiter, "concurrency", "acme").waiting == 0

        asyncio.run(asyncio.wait_for(call(), 10))
        assert state(limiter, "concurrency", "acme").used == 0

    def test_a_loop_that_rests_gives_way_when_nobody_waits(self) -> None:
        limiter = Limiter()

        async def call() -> None:
            (await limiter.acquire(ACME)).release()

        resting = asyncio.new_event_loop()
        for _ in range(2):
            resting.run_until_complete(call())
            asyncio.run(call())
        resting.close()

    def test_a_loop_that_rests_while_calls_wait_in_it_does_not_give_way(self) -> None:
        limiter = Limiter(limits=Limits(concurrency=1))

        async def one_waits() -> asyncio.Task[Permit]:
            await limiter.acquire(ACME)
            await limiter.acquire(BOLT)
            waiting = asyncio.create_task(limiter.acquire(ACME))
            await asyncio.sleep(0)
            return waiting

        async def call() -> None:
            await limiter.acquire(SPEND)

        resting = asyncio.new_event_loop()
        waiting = resting.run_until_complete(one_waits())
        with pytest.raises(ConfigurationError, match="in use in another event loop"):
            asyncio.run(call())
        waiting.cancel()
        resting.run_until_complete(asyncio.wait([waiting]))
        asyncio.run(call())
        resting.close()

    def test_loops_that_run_at_the_same_time_are_told_at_once(self) -> None:
        limiter = Limiter()

        async def here() -> None:
            (await limiter.acquire(ACME)).release()
            with pytest.raises(ConfigurationError, match=r"in use in another event loop.* bill_async\.redis"):
                await asyncio.to_thread(asyncio.run, there())
            (await limiter.acquire(ACME)).release()

        async def there() -> None:
            await limiter.acquire(ACME)

        asyncio.run(here())
        asyncio.run(there())


class TestExactly:
    """What is learned, to the call and to the second."""

    async def test_calls_refused_at_the_same_moment_teach_one_lesson(self) -> None:
        limiter, clock = make()
        first, second, third = (take(limiter, ACME) for _ in range(3))
        soon = clock.now() + timedelta(seconds=2)
        assert limiter.rejected(first, "BDC_1322").retry_at == soon
        assert limiter.rejected(second, "BDC_1322").retry_at == soon
        for permit in (first, second, third):
            permit.release()

    async def test_after_a_calm_time_a_refusal_closes_for_as_long_as_the_first_one(self) -> None:
        limiter, clock = make()
        for pause, hold in ((0.0, 2), (2.5, 4), (1000.0, 2)):
            clock.turn(pause)
            permits = [take(limiter, ACME), take(limiter, ACME)]
            assert limiter.rejected(permits[0], "BDC_1322").retry_at == clock.now() + timedelta(seconds=hold)
            for permit in permits:
                permit.release()

    async def test_after_a_calm_time_all_that_was_allowed_has_gone_well(self) -> None:
        limiter, clock = make()
        use(limiter, SPEND, 10)
        limiter.rejected(permit := take(limiter, SPEND), None)
        permit.release()
        clock.turn(3600.0)
        use(limiter, SPEND, 59)
        limiter.rejected(permit := take(limiter, SPEND), None)
        assert state(limiter, "minute").allowed == 59
        permit.release()

    async def test_what_was_never_sent_keeps_no_place_behind_what_was(self) -> None:
        limiter, _ = make()
        sent, unsent = take(limiter, SPEND), take(limiter, SPEND)
        sent.release()
        unsent.release("unsent")
        assert state(limiter, "minute").used == 1

    async def test_a_minute_ends_after_sixty_seconds(self) -> None:
        limiter, clock = make()
        use(limiter, SPEND, 1)
        clock.turn(59.5)
        assert state(limiter, "minute").used == 1
        clock.turn(0.5)
        assert state(limiter, "minute").used == 0

    @pytest.mark.parametrize("allowed", [0, 2])
    async def test_what_was_learned_of_an_organization_is_kept_while_others_are_forgotten(self, allowed: int) -> None:
        limiter, clock = make(hour=10_000_000)
        permits = [take(limiter, ACME) for _ in range(allowed + 1)]
        limiter.rejected(permits[-1], "BDC_1322")
        for permit in permits:
            permit.release()
        self.forget_some(limiter)
        assert state(limiter, "concurrency", "acme").allowed == allowed
        clock.turn(600.0)
        self.forget_some(limiter)
        assert "acme" not in {state.organization for state in limiter.snapshot()}

    async def test_the_time_that_bill_asked_for_is_kept_while_others_are_forgotten(self) -> None:
        limiter, clock = make(hour=10_000_000)
        limiter.rejected(permit := take(limiter, ACME), "BDC_1322", 1500.0)
        permit.release()
        clock.turn(600.0)
        self.forget_some(limiter)
        assert state(limiter, "concurrency", "acme").opens_at == clock.now() + timedelta(seconds=900)

    @staticmethod
    def forget_some(limiter: Limiter) -> None:
        for number in range(3000):
            take(limiter, Scope("key", f"org{number}")).release()

    @pytest.mark.parametrize(("after", "closed"), [(59.9, False), (60.0, True)])
    async def test_a_minute_after_the_turn_a_refusal_means_that_the_hour_is_used_up(
        self, after: float, closed: bool
    ) -> None:
        limiter, clock = make(margin=1.0)
        use(limiter, ACME, 1)
        clock.turn(1801.0 + after)
        limiter.rejected(permit := take(limiter, ACME), "BDC_1144")
        permit.release()
        hour = state(limiter, "hour")
        assert (hour.used == hour.allowed) is closed

    async def test_a_refusal_told_after_the_permit_is_back_counts_the_call_as_gone(self) -> None:
        limiter, _ = make()
        use(limiter, SPEND, 10)
        permit = take(limiter, SPEND)
        permit.release()
        limiter.rejected(permit, None)
        assert state(limiter, "minute").allowed == 11
