"""Sessions in Redis, so that one login serves all workers."""

from __future__ import annotations

import asyncio
import contextlib
import random
import uuid
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

import attrs
from redis.exceptions import RedisError

from bill_async._auth.sessions import StoredSession
from bill_async._base.clock import Clock, SystemClock
from bill_async.errors import ConfigurationError

from .link import connect, prefix, translated
from .scripts import EXTEND, UNLOCK

if TYPE_CHECKING:
    from redis.asyncio import Redis

__all__ = ["RedisSessionStore"]

KEPT: Final = 48 * 3600
"""Seconds for which a session is kept after its last use: as long as any session of BILL lives. What remains of them
tells when it was last used, by the clock of Redis, whatever the clocks of the workers."""
_PAUSE: Final = 0.1


class RedisSessionStore:
    """Sessions for all workers that share a Redis server.

    Anyone who can read the server can use the sessions: protect it with a password and TLS (`rediss://`), and share it
    with no one else. The login lock is leased: if its holder dies, it is free after `lease` seconds.
    """

    def __init__(
        self, redis: str | Redis, *, name: str = "bill", lease: float = 15.0, clock: Clock | None = None
    ) -> None:
        """Make a store. `redis` is a URL, or a client, which is not closed with the store. Workers with the same `name`
        share their sessions."""
        self._unused: Redis | None = connect(redis)
        self._url = redis if isinstance(redis, str) else None
        self._clients: WeakKeyDictionary[asyncio.AbstractEventLoop, Redis] = WeakKeyDictionary()
        """A client for each event loop that uses the store, because a connection belongs to one loop."""
        self._prefix = prefix(name)
        self._lease = lease
        self._clock = clock or SystemClock()

    async def __aenter__(self) -> RedisSessionStore:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections of this event loop. The sessions stay for the other workers."""
        client = None if self._url is None else self._clients.pop(asyncio.get_running_loop(), None)
        if client is not None:
            await client.aclose()

    async def load(self, name: str) -> StoredSession | None:
        """Return the session that was saved under this name, or None.

        Raises: `BackendError` if Redis cannot be reached.
        """
        key = f"{self._prefix}session:{name}"
        with translated(self._redis()):
            async with self._redis().pipeline(transaction=True) as together:
                pipe: Any = together
                text, left = await pipe.get(key).pttl(key).execute()
        stored = StoredSession.from_json(text)
        if stored is None:
            return None
        # By the clock of Redis, because those of the workers may differ.
        return attrs.evolve(stored, used_at=self._clock.now().timestamp() - (KEPT - int(left) / 1000))

    async def save(self, name: str, stored: StoredSession) -> None:
        """Save a session under this name, and replace an earlier one.

        Raises: `BackendError` if Redis cannot be reached.
        """
        age = max(0.0, self._clock.now().timestamp() - stored.used_at)
        with translated(self._redis()):
            left = max(1, round((KEPT - age) * 1000))
            await self._redis().set(f"{self._prefix}session:{name}", stored.to_json(), px=left)

    @contextlib.asynccontextmanager
    async def login_lock(self, name: str) -> AsyncGenerator[None]:
        """Return a lock that lets one login at a time pass, of all workers.

        Raises: `BackendError` if Redis cannot be reached.
        """
        key, holder, lease = f"{self._prefix}login:{name}", uuid.uuid4().hex, round(self._lease * 1000)
        while not await self._take(key, holder, lease):
            await self._clock.sleep(_PAUSE * random.uniform(0.5, 1.5))  # noqa: S311 - spreads the attempts of workers
        holding = asyncio.create_task(self._hold(key, holder, lease), name="bill-async login lock")
        try:
            yield
        finally:
            holding.cancel()
            with contextlib.suppress(RedisError, OSError):  # otherwise the lease ends it
                await self._redis().eval(UNLOCK, 1, key, holder)

    def _redis(self) -> Redis:
        """Return the client of this event loop."""
        loop = asyncio.get_running_loop()
        client = self._clients.get(loop)
        if client is None:
            if self._unused is not None:
                client, self._unused = self._unused, None
            elif self._url is None:
                raise ConfigurationError(
                    "this RedisSessionStore was given a client that belongs to another event loop; give it a URL"
                )
            else:
                client = connect(self._url)
            self._clients[loop] = client
        return client

    async def _take(self, key: str, holder: str, lease: int) -> bool:
        with translated(self._redis()):
            return bool(await self._redis().set(key, holder, nx=True, px=lease))

    async def _hold(self, key: str, holder: str, lease: int) -> None:
        holds = True
        while holds:
            await self._clock.sleep(self._lease / 3)
            with contextlib.suppress(RedisError, OSError):
                holds = bool(await self._redis().eval(EXTEND, 1, key, holder, lease))
