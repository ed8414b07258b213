"""Whether each event is handled to the end when the receiver is killed at random moments, with each durable store.

Events are delivered twice and out of order, and the receiver is killed with SIGKILL; `tests.webhooks.killing` says what
is counted. PostgreSQL and Redis are servers of this measurement. With Redis the events of a killed process wait until
its lease has ended.

`WEBHOOK_KILLS_SCALE=0.1` does a tenth of it.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import attrs

from tests.servers import PostgresServer, RedisServer
from tests.webhooks.killing import run

from .history import Figures

SCALE: Final = float(os.environ.get("WEBHOOK_KILLS_SCALE", "1"))
SIZES: Final = {"SQLite": (20_000, 100), "PostgreSQL": (4000, 20), "Redis": (4000, 20)}
"""The events and the kills, for each store."""


@contextmanager
def store(kind: str, folder: Path) -> Iterator[str]:
    """Yield the path or the URL of an empty store."""
    if kind == "SQLite":
        yield str(folder / "events.db")
    elif kind == "PostgreSQL":
        with closing(PostgresServer()) as postgres:
            postgres.start()
            yield postgres.url
    else:
        redis = RedisServer(folder, durable=True)
        redis.start()
        try:
            yield redis.url
        finally:
            redis.kill()


def main() -> Figures:
    """Measure and print."""
    figures: dict[str, float] = {}
    for kind, size in SIZES.items():
        count, kills = (max(1, round(number * SCALE)) for number in size)
        with tempfile.TemporaryDirectory() as folder, store(kind, Path(folder)) as location:
            began = time.perf_counter()
            outcome = asyncio.run(run(Path(folder), count, kills, store=location))
        seconds = time.perf_counter() - began
        counted = {name: float(number) for name, number in attrs.asdict(outcome).items()}
        print(f"{kind}, {count:,} events, {kills} kills, {seconds:.0f} s: {outcome}", flush=True)
        figures |= {f"{kind}, {name}": number for name, number in counted.items()}
    return figures


if __name__ == "__main__":
    main()
