"""The share of a worker in the limits, for when Redis cannot be reached."""

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
    """A part of every limit for each worker, to be used when Redis cannot be reached.

    It never adds up to more than BILL allows, because it is set aside while all is well: of the limits
    over time, `reserve` in equal parts; of the calls in flight, the part of each worker that is not heard of.
    Parts are rounded down, and nothing can be done of which the part is nothing.
    """

    workers: int
    """How many workers there are at most."""
    after: float = 75.0
    """Seconds without Redis after which it is used: the lease and the longest call, one after the other."""
    reserve: float = 0.1
    """The part of the limits over time that is set aside."""

    def __attrs_post_init__(self) -> None:
        if self.workers < 1 or not 0 <= self.reserve <= 1:
            raise ConfigurationError("Share: there must be workers, and the reserve must be between 0 and 1")

    def for_one_worker(self, limits: Limits) -> Limits:
        """Return what one worker may use by itself."""
        if limits.concurrency < self.workers:
            raise ConfigurationError(
                f"Share: {limits.concurrency} calls at a time cannot be shared out to {self.workers} workers; "
                "without Redis they can only fail"
            )
        parts = {name: self._part(getattr(limits, name)) for name in _OVER_TIME}
        return attrs.evolve(limits, concurrency=limits.concurrency // self.workers, **parts)

    def for_all_workers(self, limits: Limits) -> Limits:
        """Return what all may use through Redis."""
        parts = {name: self._part(getattr(limits, name)) for name in _OVER_TIME}
        return attrs.evolve(limits, **{name: getattr(limits, name) - self.workers * parts[name] for name in parts})

    def _part(self, full: int) -> int:
        return math.floor(full * self.reserve / self.workers)
