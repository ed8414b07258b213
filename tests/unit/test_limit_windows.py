"""The counters of the limits, and the effect of refusals, exact to the call and the second, on a clock that the tests
advance."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import datetime, timedelta

import pytest

from bill_async._limits.limiter import Limiter, Scope
from bill_async.errors import RateLimitedError
from tests.unit.fakes import FakeClock, settle
from tests.unit.limited import ACME, BOLT, NEXT_HOUR, SPEND, calls_of, make, state, take, use


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


class TestExactly:
    """The learned limit is exact, to the call and to the second."""

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
