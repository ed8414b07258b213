"""The decisions whether a failed call is sent again, without a clock."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bill_async._schema.operation import Retry
from bill_async.errors import ConfigurationError
from bill_async.retry import Again, Failure, GiveUp, RetryBudget, RetryPolicy, retry_after

POLICY = RetryPolicy()
NOW = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
FAILURES: tuple[Failure, ...] = get_args(Failure)
CLASSES: tuple[Retry, ...] = get_args(Retry)


def decide(failures: Sequence[Failure], retry: Retry = "safe", **options: Any) -> Again | GiveUp:
    return POLICY.decide(failures, retry, **{"jitter": lambda: 1.0, **options})


class TestMatrix:
    """Every way to fail, met by every class of operation."""

    @pytest.mark.parametrize("retry", CLASSES)
    @pytest.mark.parametrize("failure", ["limited", "session"])
    def test_what_was_rejected_before_any_work_is_repeated_at_once(self, failure: Failure, retry: Retry) -> None:
        assert decide([failure], retry) == Again(0.0, failure)

    @pytest.mark.parametrize("retry", CLASSES)
    def test_what_was_never_sent_is_repeated(self, retry: Retry) -> None:
        assert decide(["unsent"], retry) == Again(0.5, "unsent")

    @pytest.mark.parametrize("retry", ["safe", "idempotent", "keyed"])
    @pytest.mark.parametrize("failure", ["lost", "server", "unclear"])
    def test_what_may_be_executed_is_repeated_if_that_does_no_harm(self, failure: Failure, retry: Retry) -> None:
        assert decide([failure], retry) == Again(0.5, failure)

    @pytest.mark.parametrize("retry", ["unsafe", "never"])
    @pytest.mark.parametrize("failure", ["lost", "server", "unclear"])
    def test_what_may_be_executed_is_never_repeated_if_it_could_be_done_twice(
        self, failure: Failure, retry: Retry
    ) -> None:
        histories: list[list[Failure]] = [[], ["unsent"], ["limited", "limited"], ["session"]]
        for before in histories:
            assert decide([*before, failure], retry) == GiveUp("unsafe", outcome_unknown=True)

    @pytest.mark.parametrize("retry", CLASSES)
    def test_an_answer_that_does_not_fit_is_not_asked_for_again(self, retry: Retry) -> None:
        assert decide(["misfit"], retry) == GiveUp("misfit", outcome_unknown=retry != "safe")

    @pytest.mark.parametrize("retry", CLASSES)
    def test_a_refusal_is_final(self, retry: Retry) -> None:
        assert decide(["refused"], retry) == GiveUp("refused")

    @pytest.mark.parametrize("retry", ["idempotent", "keyed"])
    def test_a_refused_repetition_does_not_say_what_became_of_the_first(self, retry: Retry) -> None:
        assert decide(["lost", "refused"], retry) == GiveUp("refused", outcome_unknown=True)

    def test_a_read_that_is_refused_the_second_time_is_refused(self) -> None:
        assert decide(["lost", "refused"], "safe") == GiveUp("refused")

    @given(st.lists(st.sampled_from(FAILURES), min_size=1), st.sampled_from(CLASSES), st.integers(0, 9) | st.none())
    def test_never_twice(self, failures: list[Failure], retry: Retry, retries: int | None) -> None:
        """No history lets an unsafe call go again once it may have been executed."""
        decision = decide(failures, retry, retries=retries)
        maybe = {"lost", "server", "unclear", "misfit"}
        if failures[-1] in maybe and retry in ("unsafe", "never"):
            assert isinstance(decision, GiveUp)
            assert decision.outcome_unknown
        if isinstance(decision, GiveUp) and decision.outcome_unknown:
            assert retry != "safe"
            assert maybe & set(failures)
        if retries is not None and len(failures) > retries:
            assert isinstance(decision, GiveUp)


class TestSettings:
    """The values that a policy takes."""

    @pytest.mark.parametrize(
        ("name", "least"), [("attempts", 1), ("limited", 0), ("base", 0.0), ("cap", 0.0), ("patience", 0.0)]
    )
    def test_the_least_is_allowed_and_less_is_not(self, name: str, least: float) -> None:
        assert getattr(RetryPolicy(**{name: least}), name) == least
        with pytest.raises(ConfigurationError, match=name):
            RetryPolicy(**{name: least - 1})

    @pytest.mark.parametrize("name", ["attempts", "limited"])
    def test_calls_are_counted_in_whole_numbers(self, name: str) -> None:
        with pytest.raises(ConfigurationError, match=name):
            RetryPolicy(**{name: 2.5})

    def test_defaults(self) -> None:
        assert (POLICY.attempts, POLICY.limited, POLICY.base, POLICY.cap, POLICY.patience) == (4, 10, 0.5, 20.0, 60.0)


class TestHowOften:
    def test_faults_are_met_four_times(self) -> None:
        assert isinstance(decide(["lost"] * 3), Again)
        assert decide(["lost"] * 4) == GiveUp("attempts")
        assert decide(["unsent", "lost", "server", "unsent"], "idempotent") == GiveUp("attempts", outcome_unknown=True)

    def test_rejections_by_limits_and_logins_do_not_use_up_the_attempts(self) -> None:
        assert isinstance(decide(["limited", "limited", "limited", "session", "lost", "lost", "lost"]), Again)

    def test_a_limit_is_sat_out_ten_times(self) -> None:
        assert isinstance(decide(["limited"] * 10, "never"), Again)
        assert decide(["limited"] * 11, "never") == GiveUp("attempts")

    def test_a_second_session_that_is_refused_ends_it(self) -> None:
        assert decide(["session", "session"]) == GiveUp("attempts")
        assert decide(["lost", "session", "session"], "idempotent") == GiveUp("attempts", outcome_unknown=True)

    @pytest.mark.parametrize("failure", ["unsent", "lost", "server", "limited", "session"])
    def test_the_caller_says_how_often(self, failure: Failure) -> None:
        assert decide([failure], retries=0) == GiveUp("attempts")
        assert isinstance(decide([failure], retries=1), Again)

    def test_the_caller_may_allow_more_than_usual(self) -> None:
        assert isinstance(decide(["lost"] * 9, retries=9), Again)
        assert decide(["lost"] * 10, retries=9) == GiveUp("attempts")


class TestPauses:
    def test_they_double_up_to_a_longest(self) -> None:
        assert [POLICY.pause(number, lambda: 1.0) for number in (1, 2, 3, 4, 5, 6, 7)] == [0.5, 1, 2, 4, 8, 16, 20]
        assert POLICY.pause(100_000, lambda: 1.0) == 20

    def test_the_jitter_is_full(self) -> None:
        luck = random.Random(1)
        pauses = [POLICY.pause(3, luck.random) for _ in range(2000)]
        assert 0.0 <= min(pauses) < 0.01
        assert 1.99 < max(pauses) <= 2.0
        assert sum(pauses) / 2000 == pytest.approx(1.0, abs=0.05)

    def test_two_clients_never_repeat_in_step(self) -> None:
        ours, theirs = ([POLICY.pause(n, random.Random(seed).random) for n in range(1, 5)] for seed in (1, 2))
        assert not set(ours) & set(theirs)

    def test_limits_and_logins_do_not_lengthen_them(self) -> None:
        assert decide(["limited", "session", "lost"]) == Again(0.5, "lost")
        assert decide(["lost", "limited", "lost"]) == Again(1.0, "lost")

    def test_the_server_may_ask_for_longer(self) -> None:
        assert decide(["server"], retry_after=7.0) == Again(7.5, "server")
        assert decide(["server"], retry_after=60.0) == Again(60.5, "server")
        assert decide(["server"], retry_after=61.0) == GiveUp("deadline")

    def test_nothing_is_begun_that_the_deadline_does_not_let_end(self) -> None:
        assert decide(["lost"], left=0.6) == Again(0.5, "lost")
        assert decide(["lost"], left=0.5) == GiveUp("deadline")
        assert decide(["lost"], "idempotent", left=0.5) == GiveUp("deadline", outcome_unknown=True)
        assert decide(["server"], retry_after=5.0, left=5.0) == GiveUp("deadline")
        assert decide(["limited"], left=0.1) == Again(0.0, "limited")
        assert decide(["limited"], left=0.0) == GiveUp("deadline")
        assert decide(["session"], left=-1.0) == GiveUp("deadline")


class TestBudget:
    def test_a_long_outage_is_not_answered_with_a_storm(self) -> None:
        budget = RetryBudget()
        sent = again = 0
        for _ in range(1000):
            failures: list[Failure] = []
            while True:
                sent += 1
                failures.append("lost")
                if isinstance(decide(failures, budget=budget), GiveUp):
                    break
                again += 1
        assert again == 100
        assert sent == 1100

    def test_retries_stay_under_a_fifth_while_most_calls_succeed(self) -> None:
        budget = RetryBudget()
        while budget.take():
            pass
        again = 0
        for _ in range(1000):
            budget.succeeded()
            again += budget.take()
        assert again <= 200

    def test_what_a_successful_retry_took_is_given_back(self) -> None:
        budget = RetryBudget()
        assert budget.take()
        assert budget.tokens == 495
        budget.succeeded(retried=True)
        budget.succeeded()
        assert budget.tokens == 500

    def test_an_empty_budget_ends_the_call(self) -> None:
        budget = RetryBudget(4)
        assert decide(["lost"], "keyed", budget=budget) == GiveUp("budget", outcome_unknown=True)

    def test_limits_and_logins_take_nothing_from_it(self) -> None:
        budget = RetryBudget(0)
        assert isinstance(decide(["limited"], budget=budget), Again)
        assert isinstance(decide(["session"], budget=budget), Again)

    def test_a_call_that_is_given_up_takes_nothing_from_it(self) -> None:
        budget = RetryBudget()
        decide(["lost"], left=0.1, budget=budget)
        decide(["lost"] * 9, budget=budget)
        assert budget.tokens == 500


class TestRetryAfter:
    @pytest.mark.parametrize(
        ("text", "seconds"),
        [
            ("7", 7.0),
            (" 7 ", 7.0),
            ("0", 0.0),
            ("1.5", 1.5),
            ("Mon, 02 Mar 2026 12:31:00 GMT", 60.0),
            ("Mon, 02 Mar 2026 12:31:00 -0000", 60.0),
            ("Mon, 02 Mar 2026 07:31:00 -0500", 60.0),
            ("Mon, 02 Mar 2026 12:29:00 GMT", 0.0),
            ("Mon, 02 Mar 2036 12:30:00 GMT", 3600.0),
            ("315360000", 3600.0),
            ("1e400", None),
            ("-1", None),
            ("nan", None),
            ("inf", None),
            ("-inf", None),
            ("soon", None),
            ("", None),
            ("Mon, 99 Mar 2026 12:30:00 GMT", None),
            ("Mon, 02 Mar 2026 12:30:00 +99999999999999999", None),
            ("Mon, 02 Mar 99999999999 12:30:00 GMT", None),
            ("١٢", 12.0),
        ],
    )
    def test_header(self, text: str, seconds: float | None) -> None:
        assert retry_after({"Retry-After": text}, NOW) == seconds

    def test_milliseconds(self) -> None:
        assert retry_after({"Retry-After-Ms": "1500", "Retry-After": "9"}, NOW) == 1.5
        assert retry_after({"Retry-After-Ms": "x", "Retry-After": "9"}, NOW) == 9.0
        assert retry_after({"Retry-After-Ms": "1e12"}, NOW) == 3600.0

    def test_without(self) -> None:
        assert retry_after({}, NOW) is None

    @given(st.text())
    def test_anything(self, text: str) -> None:
        seconds = retry_after({"Retry-After": text}, NOW)
        assert seconds is None or 0.0 <= seconds <= 3600.0
