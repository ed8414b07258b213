"""A copy by several processes: each copies its part of the organizations into the same destination.

The parent holds the lock of the destination, shows the progress of all parts, and makes one report. A part runs the
same copy as a single process, with an equal share of the limits by the hour. It ends when the parent says so or is
gone, so that nothing goes on after a killed parent. A part that is killed is a failure of its organizations; the others
go on.

The parts are spawned, and get their credentials through a pipe, never on a command line. The pipe is written when the
process has started, by a thread, because a process that is killed while it starts never reads it. They ignore Ctrl-C,
which a terminal sends to all processes: the parent tells them to stop.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import sys
from collections.abc import AsyncGenerator, Callable, Coroutine, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import partial
from itertools import accumulate, pairwise
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from threading import Event, Thread
from typing import Any, Final, TypeAlias

import attrs

from bill_async import Limits
from bill_async._base.clock import SystemClock
from bill_async.sync import Destination, DestinationError, Failure, Report, ResourceList, Status, resources
from bill_async.sync.destinations import Place

from .credentials import Target, Targets
from .progress import show_progress

__all__ = ["Copy", "Part", "copy_by_processes", "divide"]

Copy: TypeAlias = "Callable[[Part, Destination, Status], Coroutine[Any, Any, object]]"
"""Copies a part, and keeps its status up to date."""

_PERIOD: Final = 0.2
"""Seconds between two messages about the progress of a part."""
_PATIENCE: Final = 10.0
"""Seconds for a part to end when it is told to; then it is killed."""


@attrs.frozen(kw_only=True)
class Part:
    """What one process copies, and how."""

    into: Place
    targets: Targets
    names: tuple[str, ...]
    """The lists to copy."""
    limits: Limits
    wait: bool | float
    proxy: str | None
    options: dict[str, Any]

    @property
    def what(self) -> tuple[ResourceList, ...]:
        """The lists to copy."""
        return tuple(resource for resource in resources(nested="all") if resource.name in self.names)


def divide(
    targets: Targets,
    what: Sequence[ResourceList],
    processes: int,
    *,
    at_once: int,
    limits: Limits | None = None,
    **settings: Any,
) -> list[Part]:
    """Divide organizations among at most so many processes, with shares of what all of them may do.

    Organizations with the same Spend & Expense token, whose limit is by the minute, stay together. So one process may
    get many more of them than another, and its share corresponds to their number.
    """
    groups: dict[object, list[Target]] = {}
    for target in targets.targets:
        key = target.organization_id if target.spend is None else target.spend.api_token
        groups.setdefault(key, []).append(target)
    full = limits or Limits()
    count = min(processes, len(groups), at_once, full.logins)
    found: list[list[Target]] = [[] for _ in range(count)]
    for group in sorted(groups.values(), key=len, reverse=True):
        min(found, key=len).extend(group)
    sizes = [len(mine) for mine in found]
    callers = [sum(target.organization is not None for target in mine) for mine in found]
    options = settings.pop("options")
    return [
        Part(
            targets=attrs.evolve(targets, targets=tuple(mine)),
            names=tuple(resource.name for resource in what),
            limits=attrs.evolve(full, hour=hour, logins=logins),
            options={**options, "at_once": own},
            **settings,
        )
        for mine, hour, logins, own in zip(
            found, _shares(full.hour, callers), _shares(full.logins, callers), _shares(at_once, sizes), strict=True
        )
    ]


def _shares(total: int, sizes: Sequence[int]) -> list[int]:
    """Divide a number in proportion to these sizes. Each share is at least 1; together they are the number or less."""
    spare, whole = total - len(sizes), sum(sizes) or 1
    ends = [spare * end // whole for end in accumulate(sizes, initial=0)]
    return [1 + end - begin for begin, end in pairwise(ends)]


async def copy_by_processes(parts: Sequence[Part], copy: Copy, status: Status, *, quiet: bool) -> Report:
    """Copy all parts, each in a process of its own. Return one report.

    Raises: `DestinationError` if the destination cannot be used.
    """
    clock = SystemClock()
    status.began = clock.monotonic()
    try:
        async with parts[0].into.destination("reserved") as destination:
            await destination.open(parts[0].what)
            async with show_progress(status, sys.stderr, quiet=quiet), _running(parts, copy, status) as children:
                try:
                    async with asyncio.TaskGroup() as group:
                        for child in children:
                            group.create_task(child.wait())
                except BaseExceptionGroup as errors:
                    raise errors.exceptions[0] from None
    finally:
        status.ended = clock.monotonic()
    return status.report(status.ended)


@asynccontextmanager
async def _running(parts: Sequence[Part], copy: Copy, status: Status) -> AsyncGenerator[list[_Child]]:
    """Start a process for each part, and put their status together. At the end, stop those that still run."""
    loop = asyncio.get_running_loop()

    def put_together() -> None:
        status.put_together(child.status for child in children)

    on_change = partial(loop.call_soon_threadsafe, put_together)
    with ThreadPoolExecutor(2 * len(parts), thread_name_prefix="bill-async-part") as threads:
        children = [_Child(part) for part in parts]
        put_together()
        try:
            for child in children:
                child.start(copy)
                child.ended = loop.run_in_executor(threads, child.listen, on_change)
            yield children
        finally:
            ends = [loop.run_in_executor(threads, child.end) for child in children]
            await asyncio.shield(asyncio.gather(*ends))
            put_together()


class _Child:
    """A process that copies a part, as its parent sees it."""

    def __init__(self, part: Part) -> None:
        context = multiprocessing.get_context("spawn")
        self.status = _expected(part)
        self.ended: asyncio.Future[None] | None = None
        self._part = part
        self._error: Exception | None = None
        self._process: SpawnProcess | None = None
        self._told = Event()
        """Set when the process has been told what to copy, or cannot be told."""
        self._connection, self._other_end = context.Pipe()

    def start(self, copy: Copy) -> None:
        """Start the process."""
        context = multiprocessing.get_context("spawn")
        process = context.Process(target=_run, args=(self._other_end, copy), name="bill-async part")
        with _interrupts_blocked():
            process.start()
        self._process = process
        self._other_end.close()

    async def wait(self) -> None:
        """Wait until the process has ended. Raises the error that ends the whole run."""
        if self.ended is not None:
            await asyncio.shield(self.ended)
        if self._error is not None:
            raise self._error

    # ---- run by threads

    def listen(self, on_change: Callable[[], object]) -> None:
        """Tell the process what to copy, and take its messages until it ends."""
        with suppress(OSError):
            self._connection.send(self._part)
        self._told.set()
        done = False
        with suppress(EOFError, OSError):
            while True:
                message = self._connection.recv()
                if isinstance(message, Exception):
                    self._error = message
                else:
                    self.status, done = message
                on_change()
        if not done and self._process is not None:
            self._process.join()
            self.status.failures += self._failures(self._process.exitcode or 0)
            on_change()

    def end(self) -> None:
        """Tell the process to end, and wait until it has; kill it if it takes too long."""
        if self._process is not None:
            if self._told.wait(_PATIENCE):
                with suppress(OSError):
                    self._connection.send("stop")
                self._process.join(_PATIENCE)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
        self._connection.close()

    def _failures(self, code: int) -> list[Failure]:
        """Return a failure for each organization of a process that ended too early."""
        how = signal.Signals(-code).name if code < 0 else f"status {code}"
        reason = f"its process ended with {how}; run the same command again to continue"
        return [Failure(target.organization_id, "its lists", reason) for target in self._part.targets.targets]


def _expected(part: Part) -> Status:
    """Return the status of a part that has not begun."""
    status, what = Status(organizations=len(part.targets.targets)), part.what
    for target in part.targets.targets:
        families = {"v3": target.organization, "spend": target.spend}
        status.add(resource.name for resource in what if families.get(resource.family))
    return status


@contextmanager
def _interrupts_blocked() -> Generator[None]:
    """Block Ctrl-C for a process that is started in the block. An interrupt of this process comes after the block."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    resource_tracker.ensure_running()  # multiprocessing starts it for the first process, and unblocks Ctrl-C then
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# ---- in the process of a part


def _run(connection: Connection, copy: Copy) -> None:
    """Copy a part, and tell the parent about it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        part: Part = connection.recv()
    except (EOFError, OSError):  # the parent is gone
        return
    with suppress(asyncio.CancelledError):
        asyncio.run(_copy(connection, part, copy))


async def _copy(connection: Connection, part: Part, copy: Copy) -> None:
    status, done = Status(), False
    task, loop = asyncio.current_task(), asyncio.get_running_loop()
    assert task is not None
    Thread(target=_watch, args=(connection, lambda: loop.call_soon_threadsafe(task.cancel)), daemon=True).start()
    telling = asyncio.create_task(_tell(connection, status), name="progress")
    try:
        async with part.into.destination("shared") as destination:
            await destination.open(part.what)
            parent = multiprocessing.parent_process()
            if parent is not None and parent.is_alive():  # otherwise another run may already have begun
                await copy(part, destination, status)
                done = True
    except DestinationError as error:
        with suppress(OSError):
            connection.send(error)
        raise asyncio.CancelledError from None
    finally:
        telling.cancel()
        _tell_once(connection, status, done=done)


def _watch(connection: Connection, stop: Callable[[], object]) -> None:
    """Stop the copy when the parent says so, or is gone."""
    with suppress(EOFError, OSError):
        connection.recv()
    with suppress(RuntimeError):  # the copy has just ended
        stop()


async def _tell(connection: Connection, status: Status) -> None:
    clock = SystemClock()
    while True:
        await clock.sleep(_PERIOD)
        _tell_once(connection, status, done=False)


def _tell_once(connection: Connection, status: Status, *, done: bool) -> None:
    """Send a status to the parent, which knows better what to expect as long as the copy has not begun."""
    if status.began or done:
        with suppress(OSError):
            connection.send((status, done))
