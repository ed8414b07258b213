"""The retry policy: it decides whether a failed call is sent again. Nothing here sends or sleeps."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, Literal, NamedTuple, TypeAlias

import attrs

from ._base.validators import number
from ._schema.operation import Retry
from .types import Fieldwise

Failure: TypeAlias = Literal["unsent", "lost", "server", "unclear", "misfit", "limited", "session", "refused"]
"""How a request failed.

`unsent`: there was no connection, and nothing was sent.
`lost`: it was sent, at least in part, and no complete answer came (reset, timeout, half an answer, not JSON).
`server`: BILL failed (5xx).
`unclear`: a write was answered with an error that is not BILL's own, by a gateway for example.
`misfit`: it succeeded, but the JSON does not fit its model.
`limited`: a limit refused it, and nothing was executed.
`session`: its session had expired (BDC_1109), and nothing was executed.
`refused`: BILL refused it.
"""

Reason: TypeAlias = Literal["refused", "misfit", "unsafe", "attempts", "budget", "deadline"]
"""Why a call is not retried.

`refused`: BILL refused it.
`misfit`: its answer does not fit the model, and another answer would not either.
`unsafe`: it could be executed twice.
`attempts`: the maximum number of attempts is reached.
`budget`: too many calls are being retried.
`deadline`: the deadline, or the caller's patience, is too short.
"""

MAYBE_EXECUTED: Final[frozenset[Failure]] = frozenset({"lost", "server", "unclear", "misfit"})
"""The failures after which it is not known what BILL did."""
_NO_PAUSE: Final[frozenset[Failure]] = frozenset({"limited", "session"})
"""The failures without a pause: the limiter or the login makes the call wait as long as needed."""
_REPEATABLE: Final[frozenset[Retry]] = frozenset({"safe", "idempotent", "keyed"})
_MAX_RETRY_AFTER: Final = 3600.0


class Again(NamedTuple):
    """Retry the call after this many seconds."""

    after: float
    reason: Failure


class GiveUp(NamedTuple):
    """Do not retry the call. With `outcome_unknown`, it may have been executed."""

    reason: Reason
    outcome_unknown: bool = False


class RetryBudget:
    """A token bucket that keeps retries a small part of all traffic, so that an outage causes no retry storm.

    A retry takes 5 of 500 tokens. A successful call gives back one token, or the 5 tokens of its retry. In an outage
    100 retries are made, and then one for every five successful calls.
    """

    __slots__ = ("_size", "_tokens")

    COST: Final = 5

    def __init__(self, size: int = 500) -> None:
        self._size = size
        self._tokens = size

    @property
    def tokens(self) -> int:
        """The remaining tokens."""
        return self._tokens

    def take(self) -> bool:
        """Take the tokens of one retry. Return False if there are not enough."""
        if self._tokens < self.COST:
            return False
        self._tokens -= self.COST
        return True

    def succeeded(self, *, retried: bool = False) -> None:
        """Record a successful call."""
        self._tokens = min(self._size, self._tokens + (self.COST if retried else 1))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RetryPolicy(Fieldwise):
    """How often calls are retried, and with which pauses."""

    attempts: int = number(4, least=1, whole=True)
    """The maximum number of attempts of a call that fails (`unsent`, `lost`, `server`, `unclear`)."""
    limited: int = number(10, least=0, whole=True)
    """The maximum number of rejections by a limit after which a call waits and is retried. The limiter decides how
    long it waits."""
    base: float = number(0.5, least=0)
    """The maximum pause before the first retry, in seconds. It doubles with each retry."""
    cap: float = number(20.0, least=0)
    """The maximum of all pauses, in seconds."""
    patience: float = number(60.0, least=0)
    """The longest `Retry-After` of a failing server, in seconds, after which the call is still retried."""

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
        """Decide whether a call is retried. `failures` are all its failures, the latest last.

        `retries` is the caller's limit of retries, for any reason. `left` is the time until the deadline, in seconds.
        Tokens are taken from the budget only if nothing else prevents the retry.
        """
        failure = failures[-1]
        unknown = retry != "safe" and not MAYBE_EXECUTED.isdisjoint(failures)
        if failure == "refused" or failure == "misfit":
            # Unknown even after a refusal: a retry may be refused because the first attempt was executed.
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
        if failures[-1] == "session":  # if a new session is refused too, another one does not help
            return failures.count("session") > 1
        if failures[-1] == "limited":
            return failures.count("limited") > self.limited
        return retries is None and _faults(failures) >= self.attempts

    def pause(self, number: int, jitter: Callable[[], float] = random.random) -> float:
        """Return a random pause before a retry, up to its maximum. `number` counts the retries from 1."""
        longest = self.base * 2.0 ** min(number - 1, 32)
        return min(self.cap, longest) * jitter()


def _faults(failures: Sequence[Failure]) -> int:
    return sum(failure not in _NO_PAUSE for failure in failures)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return the seconds that the server asks to wait, or None if there is no valid header.

    Reads `Retry-After` as seconds, with or without a fraction, or as an HTTP date, and `Retry-After-Ms`. A date in the
    past gives 0. The result is at most an hour, because no limit of BILL lasts longer.
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
