"""A real Redis for the tests, which they may stop, kill and restart, and worker processes."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class RedisServer:
    """A redis-server on a free port. It keeps nothing on disk or, if it is durable, all before it answers."""

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        program = shutil.which("redis-server")
        if program is None:
            raise RuntimeError("these tests need redis-server: apt-get install redis-server (.ci/run does)")
        self._program = program
        self._folder = folder
        self._durable = durable
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        append = {"appendonly": "yes", "appendfsync": "always"} if self._durable else {"appendonly": "no"}
        settings = {"port": self.port, "bind": "127.0.0.1", "save": "", "dir": self._folder, **append}
        command = [self._program, *(str(part) for name, value in settings.items() for part in (f"--{name}", value))]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if "Ready to accept connections" in line:
                return
        raise RuntimeError("redis-server did not start")

    def kill(self) -> None:
        """End it at once; all that is not on disk is lost."""
        if self._process is not None:
            assert self._process.stdout is not None
            self._process.kill()
            self._process.wait()
            self._process.stdout.close()
            self._process = None

    def restart(self) -> None:
        """Kill it and start it anew."""
        self.kill()
        self.start()

    def freeze(self) -> None:
        """Let it hang: connections stay, and no answer comes."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)


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
