"""The Redis of these tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from typing import Any, Protocol

import pytest
from fleet.server import RedisServer
from redis.asyncio import Redis

from bill_async._limits.limiter import Limits
from bill_async.redis import RedisLimiter


@pytest.fixture(scope="session")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.kill()


@pytest.fixture
async def redis(_server: RedisServer) -> RedisServer:
    """A Redis that is empty, and has been up for long."""
    async with Redis.from_url(_server.url) as client:
        await client.flushall()
        await client.config_resetstat()
    return _server


@pytest.fixture
def mortal(tmp_path: Any) -> Iterator[RedisServer]:
    """A Redis of this test alone, to be killed."""
    server = RedisServer(tmp_path)
    server.start()
    yield server
    server.kill()


class Hire(Protocol):
    """Make a worker's limiter."""

    def __call__(
        self, server: RedisServer, *, limits: dict[str, Any] | None = None, **options: Any
    ) -> RedisLimiter: ...


@pytest.fixture
async def hire() -> AsyncIterator[Hire]:
    """Make limiters as workers would, each with connections of its own; they are closed at the end."""
    async with AsyncExitStack() as stack:

        def make(server: RedisServer, *, limits: dict[str, Any] | None = None, **options: Any) -> RedisLimiter:
            options.setdefault("lease", 1.0)
            limiter = RedisLimiter(server.url, limits=Limits(**(limits or {})), **options)
            stack.push_async_callback(limiter.close)
            return limiter

        yield make
