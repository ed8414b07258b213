"""The code of the page about fleets runs, on a separate Redis."""

from __future__ import annotations

from pathlib import Path

import pytest
from servers import RedisServer

from .guides import WITH_REDIS, run_in_order, running


async def test_the_blocks_of_the_page_run_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    server = RedisServer(tmp_path)
    server.start()
    monkeypatch.setenv("REDIS_URL", server.url)
    try:
        async with running() as names:
            assert await run_in_order(WITH_REDIS, names)
    finally:
        server.kill()
