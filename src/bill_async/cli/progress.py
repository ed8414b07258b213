"""The progress of a copy: by rich on a terminal, otherwise lines for completed resources and, at times, the rate."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final, Protocol, TextIO

from bill_async._base.clock import Clock, SystemClock
from bill_async.sync.status import Report, ResourceStatus, Status

from .display import duration, rich_console

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

__all__ = ["Display", "Lines", "Live", "show_progress", "table"]

_PERIOD: Final = 0.25
_BETWEEN_RATES: Final = 30.0
"""Seconds from one line with the rate to the next."""


class Display(Protocol):
    """A display of a status."""

    def draw(self, status: Status, now: float) -> None:
        """Show the state at this time of the clock."""
        ...

    def close(self) -> None:
        """Leave what is shown."""
        ...


@asynccontextmanager
async def show_progress(
    status: Status, stream: TextIO | None, *, quiet: bool = False, clock: Clock | None = None
) -> AsyncGenerator[None]:
    """Show a status while the block runs, and once more at its end. A standard stream that is closed is None."""
    if quiet or stream is None:
        yield
        return
    clock = clock or SystemClock()
    console = rich_console(stream)
    display: Display = Lines(stream) if console is None else Live(console)
    task = asyncio.create_task(_keep_drawing(display, status, clock), name="progress")
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])
        display.draw(status, clock.monotonic())
        display.close()


async def _keep_drawing(display: Display, status: Status, clock: Clock) -> None:
    while True:
        display.draw(status, clock.monotonic())
        await clock.sleep(_PERIOD)


def summary(status: Status, now: float) -> str:
    """Return the rate, the use of the allowed calls, and the remaining time, in one line."""
    report = status.report(now)
    parts = [f"{report.objects:,} objects"]
    if report.seconds > 0:
        parts.append(f"{report.objects / report.seconds:,.0f} a second")
        parts.append(f"{report.share:.0%} of the calls that BILL allows at the same time")
    if report.rejected:
        parts.append(f"{report.rejected:,} calls rejected")
    if report.objects and status.left and report.seconds > 0:
        parts.append(f"about {duration(status.left * report.seconds / report.objects)} left")
    return ", ".join(parts)


class Live:
    """A table on a terminal, which rich redraws in place."""

    def __init__(self, console: Console) -> None:
        from rich.live import Live

        self._console = console
        self._live = Live(console=console, auto_refresh=False)
        self._live.start()

    def draw(self, status: Status, now: float) -> None:
        """Draw a line for each resource and the summary. If not all fit, resources that are not done come first."""
        from rich.console import Group
        from rich.text import Text

        resources = sorted(status.resources.values(), key=lambda resource: resource.name)
        room = max(1, self._console.size.height - 4)
        kept = sorted(resources, key=lambda resource: resource.ended)[: room if len(resources) <= room else room - 1]
        table = self._table(sorted(kept, key=lambda resource: resource.name))
        if len(kept) < len(resources):
            table.add_row(f"and {len(resources) - len(kept)} more")
        self._live.update(Group(table, Text(summary(status, now))), refresh=True)

    def close(self) -> None:
        """Leave the table on the terminal."""
        self._live.stop()

    @staticmethod
    def _table(resources: Iterable[ResourceStatus]) -> Table:
        from rich.progress_bar import ProgressBar
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, pad_edge=False, show_header=False)
        table.add_column(no_wrap=True, overflow="ellipsis")
        table.add_column(justify="right")
        table.add_column(justify="right")
        table.add_column(width=24)
        for each in resources:
            style = "red" if each.failed else ""
            bar = ProgressBar(total=1.0, completed=each.share)
            table.add_row(Text(each.name, style), f"{each.objects:,}", f"{each.share:.0%}", bar)
        return table


class Lines:
    """A line for each completed resource, and one with the rate every half minute."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._written: set[str] = set()
        self._rated = 0.0

    def draw(self, status: Status, now: float) -> None:
        """Write the resources that were completed since the last call."""
        for resource in status.resources.values():
            if resource.ended and resource.name not in self._written:
                self._written.add(resource.name)
                failed = f", failed for {resource.failed} organizations" if resource.failed else ""
                self._stream.write(f"{resource.name}: {resource.objects:,} objects{failed}\n")
        if status.resources and now - max(self._rated, status.began) >= _BETWEEN_RATES:
            self._rated = now
            self._stream.write(f"{summary(status, now)}\n")
        self._stream.flush()

    def close(self) -> None:
        """Do nothing: lines stay."""


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
