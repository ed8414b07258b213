"""The share of a worker in the limits while Redis cannot be reached."""

from __future__ import annotations

import math
from typing import Final

import attrs

from bill_async._limits.limiter import Limits
from bill_async.errors import ConfigurationError

__all__ = ["Share"]

_OVER_TIME: Final = ("hour", "logins", "spend_minute", "text_messages")


@attrs.frozen
class Share:
    """A part of every limit for each worker, to be used while Redis cannot be reached.

    The parts never add up to more than BILL allows, because they are set aside while Redis works: `reserve` of the
    limits over time, in equal parts, and a part of the calls in flight for each worker that has lost its connection.
    Parts are rounded down. If a part is 0, the worker cannot make such calls without Redis.
    """

    workers: int
    """The maximum number of workers."""
    after: float = 75.0
    """Seconds without Redis after which the share is used: at least the lease plus the longest call."""
    reserve: float = 0.1
    """The fraction of the limits over time that is set aside, from 0 to 1."""

    def __attrs_post_init__(self) -> None:
        if self.workers < 1 or not 0 <= self.reserve <= 1:
            raise ConfigurationError("Share: workers must be 1 or more, and reserve must be between 0 and 1")

    def for_one_worker(self, limits: Limits) -> Limits:
        """Return the limits of one worker without Redis."""
        if limits.concurrency < self.workers:
            raise ConfigurationError(
                f"Share: {limits.concurrency} calls at a time cannot be shared by {self.workers} workers; "
                "leave out the share, and calls fail while Redis cannot be reached"
            )
        parts = {name: self._part(getattr(limits, name)) for name in _OVER_TIME}
        return attrs.evolve(limits, concurrency=limits.concurrency // self.workers, **parts)

    def for_all_workers(self, limits: Limits) -> Limits:
        """Return the limits of all workers through Redis."""
        parts = {name: self._part(getattr(limits, name)) for name in _OVER_TIME}
        return attrs.evolve(limits, **{name: getattr(limits, name) - self.workers * parts[name] for name in parts})

    def _part(self, full: int) -> int:
        return math.floor(full * self.reserve / self.workers)
