"""Fleets: workers on many machines that share BILL's limits and their logins through Redis.

    async with (
        RedisLimiter("redis://...") as limiter,
        RedisSessionStore("redis://...") as sessions,
        BillClient.from_env(limiter=limiter, session_store=sessions) as bill,
    ):
        ...

Install `bill-async[redis]`. A fleet needs one Redis server, version 6 or later, with or without replicas that take
over. The server must not evict keys.
"""

from __future__ import annotations

try:
    import redis as _redis
except ImportError as error:
    raise ImportError('bill_async.redis needs redis-py: install "bill-async[redis]"') from error

from .limiter import RedisLimiter
from .sessions import RedisSessionStore
from .share import Share

__all__ = ["RedisLimiter", "RedisSessionStore", "Share"]

del _redis
