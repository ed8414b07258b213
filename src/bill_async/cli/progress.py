"""The progress of a copy: a bar for each resource on a terminal, otherwise a line for each completed resource."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from typing import Final, Protocol, TextIO

from bill_async._base.clock import Clock, SystemClock
from bill_async.sync.status import Report, ResourceStatus, Status

__all__ = ["Display", "show_progress", "table"]

_PERIOD: Final = 0.1
_WIDTH: Final = 24


class Display(Protocol):
    """A display of a status."""

    def draw(self, status: Status) -> None:
        """Show the current state."""
        ...


@asynccontextmanager
async def show_progress(
    status: Status, stream: TextIO | None, *, quiet: bool = False, clock: Clock | None = None
) -> AsyncGenerator[None]:
    """Show a status while the block runs, and once more at its end. A standard stream that is closed is None."""
    if quiet or stream is None:
        yield
        return
    display: Display = Bars(stream) if stream.isatty() else Lines(stream)
    task = asyncio.create_task(_keep_drawing(display, status, clock or SystemClock()), name="progress")
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])
        display.draw(status)


async def _keep_drawing(display: Display, status: Status, clock: Clock) -> None:
    while True:
        display.draw(status)
        await clock.sleep(_PERIOD)


class Bars:
    """Progress bars on a terminal, which are redrawn in place."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._drawn = 0

    def draw(self, status: Status) -> None:
        """Draw a bar for each resource. If not all fit, resources that are not done come first."""
        columns, lines = shutil.get_terminal_size()
        resources = sorted(status.resources.values(), key=lambda resource: resource.name)
        room = max(1, lines - 2)
        if len(resources) > room:
            kept = sorted(resources, key=lambda resource: resource.ended)[: room - 1]
            texts = [_bar(resource) for resource in sorted(kept, key=lambda resource: resource.name)]
            texts.append(f"and {len(resources) - len(kept)} more")
        else:
            texts = [_bar(resource) for resource in resources]
        up = f"\x1b[{self._drawn}A" if self._drawn else ""
        self._stream.write(up + "".join(f"\r{text[: columns - 1]}\x1b[K\n" for text in texts) + "\x1b[J")
        self._stream.flush()
        self._drawn = len(texts)


class Lines:
    """A line for each completed resource."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._written: set[str] = set()

    def draw(self, status: Status) -> None:
        """Write the resources that were completed since the last call."""
        for resource in status.resources.values():
            if resource.ended and resource.name not in self._written:
                self._written.add(resource.name)
                failed = f", failed for {resource.failed} organizations" if resource.failed else ""
                self._stream.write(f"{resource.name}: {resource.objects:,} objects{failed}\n")
        self._stream.flush()


def _bar(resource: ResourceStatus) -> str:
    """Return the text of a bar. A narrow terminal cuts off its end, so the most important part comes first."""
    full = int(resource.share * _WIDTH)
    mark = "!" if resource.failed else " "
    bar = "#" * full + "-" * (_WIDTH - full)
    return f"{resource.share:>4.0%}{mark}{resource.objects:>10,}  {resource.name:<34} [{bar}]"


def table(report: Report) -> str:
    """Return the figures of a run as a table."""
    rows = [
        ("organizations", f"{report.organizations:,}"),
        ("resources", f"{report.resources:,}"),
        ("objects", f"{report.objects:,}"),
        ("requests", f"{report.requests:,}"),
        ("rejected requests", f"{report.rejected:,}"),
        ("lists that failed", f"{len(report.failures):,}"),
        ("seconds", f"{report.seconds:.2f}"),
        ("share of the allowed concurrency", f"{report.share:.1%}"),
    ]
    return _boxed(rows)


def _boxed(rows: Iterable[tuple[str, str]]) -> str:
    rows = list(rows)
    left, right = (max(len(row[column]) for row in rows) for column in (0, 1))
    rule = f"+-{'-' * left}-+-{'-' * right}-+"
    return "\n".join([rule, *(f"| {name:<{left}} | {value:>{right}} |" for name, value in rows), rule])
