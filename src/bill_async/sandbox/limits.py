"""BILL's limits, counted exactly.

Requests are counted as they arrive, including those that a limit refuses. The hour is the clock hour, and the minute
the clock minute.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import attrs

from .errors import Problem, Refusal

__all__ = ["Gauge", "LimitEnforcer", "SandboxLimits"]


@attrs.frozen(kw_only=True)
class SandboxLimits:
    """The limits of a sandbox. The defaults are BILL's documented limits; `None` means no limit."""

    concurrency: int | None = 3
    """Requests in flight for one developer key and organization."""
    hour: int | None = 20_000
    """Requests in a clock hour for one developer key."""
    logins: int | None = 200
    """Logins in a clock hour for one developer key."""
    spend_minute: int | None = 60
    """Spend & Expense requests in a clock minute for one API token."""
    text_messages: int | None = 5
    """Operations that send a text message, in a clock minute, for one user."""

    @classmethod
    def none(cls) -> SandboxLimits:
        """Return settings without any limit."""
        return cls(concurrency=None, hour=None, logins=None, spend_minute=None, text_messages=None)


@attrs.frozen
class Gauge:
    """The use of one limit."""

    name: str
    of: str
    """The organization, user or kind of key that the limit applies to; never the key itself."""
    used: int
    limit: int | None


class _Window:
    """The counts of the current clock hour or minute."""

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds
        self._window = -1
        self.counts: Counter[str] = Counter()

    def add(self, key: str, now: float) -> int:
        window = int(now // self._seconds)
        if window != self._window:
            self._window = window
            self.counts.clear()
        self.counts[key] += 1
        return self.counts[key]

    def current(self, now: float) -> Mapping[str, int]:
        """Return the counts of the current hour or minute."""
        return self.counts if int(now // self._seconds) == self._window else {}


class LimitEnforcer:
    """Counts requests, and refuses those over a limit."""

    def __init__(self, limits: SandboxLimits) -> None:
        self.limits = limits
        self._hour = _Window(3600)
        self._logins = _Window(3600)
        self._minute = _Window(60)
        self._messages = _Window(60)
        self._in_flight: Counter[tuple[str, str]] = Counter()
        self._peak: Counter[tuple[str, str]] = Counter()
        self._accepted = 0
        self.rejected: Counter[str] = Counter()
        """The number of requests that each limit refused: concurrency, hour, login, spend_minute, text_message."""

    def count_request(self, key: str, now: float) -> None:
        """Count a request against the hour of its developer key."""
        if self._exceeds(self._hour.add(key, now), self.limits.hour):
            self._refuse("hour", f"Max number of allowed requests per hour reached: {self.limits.hour}.")

    def count_login(self, key: str, now: float) -> None:
        """Count a login against the hour of its key."""
        if self._exceeds(self._logins.add(key, now), self.limits.logins):
            self._refuse("login", f"Max number of allowed logins per hour reached: {self.limits.logins}.")

    def count_spend(self, token: str, now: float) -> None:
        """Count a Spend & Expense request against the minute of its token."""
        if self._exceeds(self._minute.add(token, now), self.limits.spend_minute):
            text = f"Max number of allowed requests per minute reached: {self.limits.spend_minute}."
            self._refuse("spend_minute", text, status=429)

    def count_message(self, user: str, now: float) -> None:
        """Count an operation that sends a text message."""
        if self._exceeds(self._messages.add(user, now), self.limits.text_messages):
            text = f"Max number of text messages per minute reached: {self.limits.text_messages}."
            self._refuse("text_message", text)

    def enter(self, key: str, organization: str) -> None:
        """Count a request in flight, until `leave` is called."""
        scope = (key, organization)
        running = self._in_flight[scope] + 1
        if self._exceeds(running, self.limits.concurrency):
            self._refuse("concurrency", "Max number of concurrent requests per organization reached.", code="BDC_1322")
        self._in_flight[scope] = running
        if running > self._peak[scope]:
            self._peak[scope] = running
        self._accepted += 1

    def leave(self, key: str, organization: str) -> None:
        """End a request in flight."""
        scope = (key, organization)
        self._in_flight[scope] -= 1
        if not self._in_flight[scope]:
            del self._in_flight[scope]

    def snapshot(self) -> Mapping[str, Any]:
        """Return the counters as plain JSON, without keys and tokens."""
        return {
            "accepted": self._accepted,
            "rejected": dict(self.rejected),
            "in_flight": {organization: count for (_, organization), count in self._in_flight.items()},
            "peak": {organization: count for (_, organization), count in self._peak.items()},
            "hour": sum(self._hour.counts.values()),
            "logins": sum(self._logins.counts.values()),
        }

    def gauges(self, names: Mapping[str, str], now: float) -> list[Gauge]:
        """Return the use of every limit that has been used. `names` maps keys to names for display."""
        limits = self.limits
        windows = (
            ("Requests this hour", self._hour, limits.hour),
            ("Logins this hour", self._logins, limits.logins),
            ("Spend requests this minute", self._minute, limits.spend_minute),
            ("Text messages this minute", self._messages, limits.text_messages),
        )
        found = [
            Gauge("In flight", organization, self._in_flight.get((key, organization), 0), limits.concurrency)
            for key, organization in self._peak
        ]
        found += [
            Gauge(name, names.get(key, key), count, limit)
            for name, window, limit in windows
            for key, count in window.current(now).items()
        ]
        return found

    @staticmethod
    def _exceeds(count: int, limit: int | None) -> bool:
        return limit is not None and count > limit

    def _refuse(self, name: str, message: str, *, code: str = "BDC_1144", status: int = 422) -> None:
        self.rejected[name] += 1
        raise Refusal(status, Problem(code, message, "DOWNSTREAM"))
