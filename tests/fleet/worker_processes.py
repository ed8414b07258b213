"""Worker processes of a fleet."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class Worker:
    """A process that runs `tests/fleet/worker.py` and talks in lines of JSON."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def say(self, value: Any) -> None:
        """Send one line."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(value).encode() + b"\n")
        await self._process.stdin.drain()

    async def hear(self) -> Any:
        """Wait for one line."""
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        if not line:
            raise RuntimeError("the worker has died; see above")
        return json.loads(line)

    async def kill(self) -> None:
        """End it with SIGKILL."""
        self._process.kill()
        await self._process.wait()


@contextlib.asynccontextmanager
async def workers(count: int, task: dict[str, Any]) -> AsyncGenerator[list[Worker]]:
    """Start so many worker processes on one task; they are gone at the end."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDEVMODE"}  # it makes them slow
    environ["PYTHONPATH"] = f"{ROOT / 'src'}:{ROOT / 'tests'}"
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "fleet.worker",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=environ,
        )
        for _ in range(count)
    ]
    started = [Worker(process) for process in processes]
    try:
        for number, worker in enumerate(started):
            await worker.say({"number": number, "workers": count, **task})
        yield started
    finally:
        for process in processes:
            if process.returncode is None:
                process.kill()
            await process.wait()
