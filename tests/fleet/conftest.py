"""The Redis of these tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from typing import Any, Protocol

import pytest
from servers import RedisServer

from bill_async._limits.limiter import Limits
from bill_async.redis import RedisLimiter


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
