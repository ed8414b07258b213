"""The limiter: the order of calls and the length of waits, on a clock that the tests advance."""

from __future__ import annotations

import asyncio
import gc
import random
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from bill_async._limits.limiter import Limiter, Limits, Permit, Scope
from bill_async._limits.states import LimitState
from bill_async.errors import BillError, ConfigurationError, DeadlineExceededError, RateLimitedError
from tests.unit.fakes import listen, settle
from tests.unit.limited import ACME, BOLT, SPEND, calls_of, make, state, take, use


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

    async def test_whoever_does_not_have_to_wait_can_have_a_permit_without_an_await(self) -> None:
        limiter, _ = make(concurrency=2)
        permits = [limiter.acquire_at_once(ACME) for _ in range(3)]
        assert [permit is not None for permit in permits] == [True, True, False]
        assert limiter.limits == Limits(concurrency=2)
        assert state(limiter, "concurrency", "acme").used == 2

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
                waiting = asyncio.ensure_future(limiter.acquire(ACME, wait=30.0))
                await asyncio.sleep(0)
            (await waiting).release()

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
