"""Whether a call that failed is sent again. Decisions only: nothing here sends, sleeps or keeps time."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, Literal, TypeAlias

import attrs

from ._base.validators import number
from ._schema.operation import Retry

Failure: TypeAlias = Literal["unsent", "lost", "server", "unclear", "misfit", "limited", "session", "refused"]
"""How far a request came that did not succeed.

`unsent`: no connection was made, nothing left this machine. `lost`: it was sent, at least in part,
and no whole answer came (reset, time-out, half an answer, no JSON). `server`: 5xx. `unclear`: a write was
answered with another error that is not BILL's own, by a gateway for example. `misfit`: success, in JSON that
does not fit its model. `limited`: a limit refused it before any work. `session`: its session was over
(BDC_1109), also before any work. `refused`: BILL answered no.
"""

Reason: TypeAlias = Literal["refused", "misfit", "unsafe", "attempts", "budget", "deadline"]
"""Why a call is given up: it was refused; its answer does not fit, and the next one would not either; sending it
again could do it twice; it was sent often enough; too many calls are being sent again; its deadline, or the
caller's patience, is too short."""

MAYBE_EXECUTED: Final[frozenset[Failure]] = frozenset({"lost", "server", "unclear", "misfit"})
"""The failures after which nobody here knows what BILL did."""
_NO_PAUSE: Final[frozenset[Failure]] = frozenset({"limited", "session"})
"""Before the repetition the limiter or the login makes the call wait as long as it must."""
_REPEATABLE: Final[frozenset[Retry]] = frozenset({"safe", "idempotent", "keyed"})
_MAX_RETRY_AFTER: Final = 3600.0


@attrs.frozen
class Again:
    """Send it again, after so many seconds."""

    after: float
    reason: Failure


@attrs.frozen
class GiveUp:
    """Do not send it again. With `outcome_unknown`, it may have been executed."""

    reason: Reason
    outcome_unknown: bool = False


class RetryBudget:
    """Keeps retries a small part of all traffic, so that an outage does not become a storm.

    A retry takes 5 of 500 tokens; a call that succeeds gives one back, or what its retry took. In an
    outage 100 retries are made, then one for every five calls that succeed.
    """

    __slots__ = ("_size", "_tokens")

    COST: Final = 5

    def __init__(self, size: int = 500) -> None:
        self._size = size
        self._tokens = size

    @property
    def tokens(self) -> int:
        """What is left."""
        return self._tokens

    def take(self) -> bool:
        """Take what one retry costs, if there is enough."""
        if self._tokens < self.COST:
            return False
        self._tokens -= self.COST
        return True

    def succeeded(self, *, retried: bool = False) -> None:
        """Note that a call succeeded."""
        self._tokens = min(self._size, self._tokens + (self.COST if retried else 1))


@attrs.frozen(kw_only=True)
class RetryPolicy:
    """How often, and how long apart."""

    attempts: int = number(4, least=1, whole=True)
    """How many times a call that meets faults (`unsent`, `lost`, `server`, `unclear`) is sent in all."""
    limited: int = number(10, least=0, whole=True)
    """How many rejections by a limit one call sits out; the limiter decides how long each lasts."""
    base: float = number(0.5, least=0)
    """The longest pause before the first repetition, in seconds; it doubles with each."""
    cap: float = number(20.0, least=0)
    """The longest pause."""
    patience: float = number(60.0, least=0)
    """The longest `Retry-After` of a failing server that is sat out."""

    def decide(
        self,
        failures: Sequence[Failure],
        retry: Retry,
        *,
        retries: int | None = None,
        retry_after: float | None = None,
        left: float = math.inf,
        budget: RetryBudget | None = None,
        jitter: Callable[[], float] = random.random,
    ) -> Again | GiveUp:
        """Decide about a call by all its `failures`, the last one being new.

        `retries` is the caller's own limit of repetitions, of whatever reason; `left` the seconds
        until the deadline. The budget is asked only if nothing else stands against a repetition.
        """
        failure = failures[-1]
        unknown = retry != "safe" and not MAYBE_EXECUTED.isdisjoint(failures)
        if failure == "refused" or failure == "misfit":
            # Unknown even if it was refused: a repetition can be refused because the first one was executed.
            return GiveUp(failure, outcome_unknown=unknown)
        if failure in MAYBE_EXECUTED and retry not in _REPEATABLE:
            return GiveUp("unsafe", outcome_unknown=True)
        if self._exhausted(failures, retries):
            return GiveUp("attempts", outcome_unknown=unknown)
        if failure in _NO_PAUSE:
            return Again(0.0, failure) if left > 0 else GiveUp("deadline", outcome_unknown=unknown)
        asked = retry_after or 0.0
        after = asked + self.pause(_faults(failures), jitter)
        if after >= left or asked > self.patience:
            return GiveUp("deadline", outcome_unknown=unknown)
        if budget is not None and not budget.take():
            return GiveUp("budget", outcome_unknown=unknown)
        return Again(after, failure)

    def _exhausted(self, failures: Sequence[Failure], retries: int | None) -> bool:
        if retries is not None and len(failures) > retries:
            return True
        if failures[-1] == "session":  # a second session that is refused is not cured by a third
            return failures.count("session") > 1
        if failures[-1] == "limited":
            return failures.count("limited") > self.limited
        return retries is None and _faults(failures) >= self.attempts

    def pause(self, number: int, jitter: Callable[[], float] = random.random) -> float:
        """Draw the pause before the repetition of that number, from 1: anything up to its longest."""
        longest = self.base * 2.0 ** min(number - 1, 32)
        return min(self.cap, longest) * jitter()


def _faults(failures: Sequence[Failure]) -> int:
    return sum(failure not in _NO_PAUSE for failure in failures)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Read how many seconds the server asks to wait; `None` if it does not say, or says nonsense.

    Understands seconds with or without a fraction, HTTP dates, and `Retry-After-Ms`. A time in the
    past is 0; nothing is longer than an hour, because no limit of BILL lasts longer.
    """
    milliseconds = _number(headers.get("Retry-After-Ms"))
    if milliseconds is not None:
        return min(milliseconds / 1000.0, _MAX_RETRY_AFTER)
    text = headers.get("Retry-After")
    seconds = _number(text)
    if seconds is None and text is not None:
        try:
            date = parsedate_to_datetime(text)
        except (OverflowError, ValueError):
            return None
        aware = date if date.tzinfo is not None else date.replace(tzinfo=UTC)
        seconds = max(0.0, (aware - now).total_seconds())
    return None if seconds is None else min(seconds, _MAX_RETRY_AFTER)


def _number(text: str | None) -> float | None:
    try:
        value = float(text) if text is not None else -1.0
    except ValueError:
        return None
    return value if 0.0 <= value < math.inf else None
