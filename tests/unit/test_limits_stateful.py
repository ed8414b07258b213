"""Any order of calls, cancellations, answers and time. A server in the test counts, and no permit is lost."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from bill_async._limits.limiter import Limiter, Limits, Permit, Scope
from bill_async.errors import DeadlineExceededError, RateLimitedError
from tests.unit.fakes import FakeClock, settle
from tests.unit.limited import acquire

CONCURRENCY, HOUR_LIMIT, LOGIN_LIMIT, MINUTE_LIMIT, TEXT_LIMIT = 2, 9, 2, 5, 2
SCOPES = [
    Scope("key", "a"),
    Scope("key", "b"),
    Scope("key", "a", family="webhooks"),
    Scope("key", "a", quota="login"),
    Scope("key", "b", quota="text_message"),
    Scope("token", None, family="spend"),
]
THEN = st.sampled_from(["wait", "step", "settle"])
"""What runs after a rule: nothing yet, so that the next one falls into the same iteration of the loop; one
iteration; or all there is to run."""


class Call:
    """One call: a task that takes a permit, is at the server until it is answered, and ends."""

    def __init__(self, machine: LimiterMachine, scope: Scope, options: dict[str, Any]) -> None:
        self.machine = machine
        self.scope = scope
        self.permit: Permit | None = None
        self.answered = asyncio.Event()
        self.task = machine.loop.create_task(self.run(options))

    async def run(self, options: dict[str, Any]) -> None:
        machine = self.machine
        try:
            permit = await acquire(machine.limiter, self.scope, **options)
        except (RateLimitedError, DeadlineExceededError):
            return
        with permit:
            self.permit = permit
            machine.arrive(self.scope)
            try:
                await self.answered.wait()
            finally:
                machine.running[self.scope.key, self.scope.organization] -= 1


class LimiterMachine(RuleBasedStateMachine):
    calls = Bundle("calls")

    @initialize(start=st.sampled_from([0.0, 1740.0, 1798.5]), ending=st.sampled_from(["serve", "serve", "cancel"]))
    def begin(self, start: float, ending: str) -> None:
        self.loop = asyncio.new_event_loop()
        self.clock = FakeClock()
        self.clock.turn(start)
        self.ending = ending
        limits = Limits(
            concurrency=CONCURRENCY,
            hour=HOUR_LIMIT,
            logins=LOGIN_LIMIT,
            spend_minute=MINUTE_LIMIT,
            text_messages=TEXT_LIMIT,
            linger=1.0,
            margin=0.5,
        )
        self.limiter = Limiter(self.clock, limits)
        self.all: list[Call] = []
        self.running: Counter[tuple[str, str | None]] = Counter()
        self.arrivals: list[tuple[float, Scope]] = []

    def arrive(self, scope: Scope) -> None:
        """Count a request as BILL does, and look whether it breaks a limit."""
        now = self.clock.elapsed
        place = scope.key, scope.organization
        self.running[place] += 1
        assert self.running[place] <= CONCURRENCY
        self.arrivals.append((now, scope))
        turned = now - self.clock.now().timestamp() % 3600
        in_hour = [s for time, s in self.arrivals if time >= turned]
        in_minute = [s for time, s in self.arrivals if time > now - 60.0]
        assert sum(s.family != "spend" for s in in_hour) <= HOUR_LIMIT
        assert sum(s.quota == "login" for s in in_hour) <= LOGIN_LIMIT
        assert sum(s.family == "spend" for s in in_minute) <= MINUTE_LIMIT
        assert sum(s.quota == "text_message" for s in in_minute) <= TEXT_LIMIT

    @rule(
        target=calls,
        scopes=st.lists(st.sampled_from(SCOPES), min_size=3, max_size=12),
        wait=st.sampled_from([True, True, 2.0, 120.0, False]),
        deadline=st.sampled_from([None, None, None, 1.0, 90.0]),
        priority=st.sampled_from(["interactive", "bulk"]),
        then=THEN,
    )
    def call(self, scopes: list[Scope], wait: bool | float, deadline: float | None, priority: str, then: str) -> Any:
        until = None if deadline is None else self.clock.monotonic() + deadline
        started = [Call(self, scope, {"wait": wait, "deadline": until, "priority": priority}) for scope in scopes]
        self.all += started
        self.run(then)
        return multiple(*started)

    @rule(some=st.lists(calls, min_size=1, max_size=5), then=THEN)
    def answer(self, some: list[Call], then: str) -> None:
        for call in some:
            call.answered.set()
        self.run(then)

    @rule(some=st.lists(calls, min_size=1, max_size=5), then=THEN)
    def cancel(self, some: list[Call], then: str) -> None:
        for call in some:
            call.task.cancel()
        self.run(then)

    @rule(ended=calls, cancelled=calls)
    def answer_one_and_cancel_one(self, ended: Call, cancelled: Call) -> None:
        ended.answered.set()
        self.run("step")
        cancelled.task.cancel()

    @rule(
        call=calls,
        code=st.sampled_from(["BDC_1144", "BDC_1322", None]),
        retry_after=st.sampled_from([None, None, 1.0, 30.0]),
        then=THEN,
    )
    def reject(self, call: Call, code: str | None, retry_after: float | None, then: str) -> None:
        if call.permit is not None:
            self.limiter.rejected(call.permit, code, retry_after)
            call.answered.set()
        self.run(then)

    @rule(seconds=st.sampled_from([0.5, 1.0, 61.0, 1000.0, 3600.0]), then=THEN)
    def turn(self, seconds: float, then: str) -> None:
        self.clock.turn(seconds)
        self.run(then)

    def run(self, then: str) -> None:
        if then == "step":
            self.loop.call_soon(self.loop.stop)
            self.loop.run_forever()
        elif then == "settle":
            self.loop.run_until_complete(settle())

    @invariant()
    def nothing_is_counted_below_zero(self) -> None:
        for state in self.limiter.snapshot():
            assert min(state.used, state.allowed, state.waiting) >= 0

    @invariant()
    def nobody_waits_at_an_open_limit(self) -> None:
        for state in self.limiter.snapshot():
            if state.waiting and state.opens_at is None:
                assert state.used >= state.allowed or self.running.total()  # one of them is sent to test the hour

    def teardown(self) -> None:
        if not hasattr(self, "loop"):
            return
        try:
            if self.ending == "serve":
                hours = 3 + 2 * len(self.all) // LOGIN_LIMIT
                for call in self.all:
                    call.answered.set()
                self.loop.run_until_complete(self.clock.advance(3600.0 * hours))
                assert all(call.task.done() for call in self.all)
            for call in self.all:
                call.task.cancel()
            self.loop.run_until_complete(settle())
            assert self.clock.timers == 0
            for call in self.all:
                assert call.task.cancelled() or call.task.exception() is None
            self.clock.turn(7200.0)
            for state in self.limiter.snapshot():
                assert (state.used, state.waiting, state.opens_at) == (0, 0, None)
        finally:
            self.loop.close()


LimiterMachine.TestCase.settings = settings(
    max_examples=120, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestLimiter = LimiterMachine.TestCase
