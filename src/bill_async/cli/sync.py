"""`bill-async sync`: copy organizations into a SQLite file."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from collections.abc import AsyncGenerator, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, get_args

from bill_async.client import BillClient
from bill_async.config import Options
from bill_async.sync import NestedLists, Report, Resource, SQLiteDestination, Status, resources, select, sync

from .credentials import Targets, read_environment, read_file
from .progress import shown, table

__all__ = ["add_arguments", "copy_into", "outcome", "run"]

INTERRUPTED: Final = 130
"""The exit status after Ctrl-C."""

_PARTING: Final = 0.5
"""Seconds for the logouts after an interruption."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--into", type=Path, required=True, metavar="FILE", help="the SQLite file")
    parser.add_argument(
        "--credentials",
        type=Path,
        metavar="FILE",
        help="JSON with the credentials of many organizations, as `bill-async sandbox` prints it; "
        "if not given, one organization is taken from the BILL_... environment variables",
    )
    parser.add_argument("--environment", metavar="NAME|URL", help="sandbox, production, or the URL of a server")
    parser.add_argument("--only", type=_names, metavar="NAMES", help="copy these resources only: bills,vendors")
    parser.add_argument("--include", type=_names, default=[], metavar="NAMES", help="copy these nested lists as well")
    parser.add_argument("--exclude", type=_names, default=[], metavar="NAMES", help="leave these out")
    parser.add_argument(
        "--nested",
        choices=get_args(NestedLists),
        default="cheap",
        help="lists below an object, which cost a request for every object: none, those below settings, or all",
    )
    parser.add_argument("--full", action="store_true", help="copy everything anew, not only what changed")
    parser.add_argument(
        "--overlap", type=_minutes, default=timedelta(minutes=5), metavar="MINUTES", help="how far to reach back"
    )
    parser.add_argument("--wait", action="store_true", help="sit out used-up limits, even the rest of an hour")
    parser.add_argument("--quiet", action="store_true", help="show no progress")


def run(arguments: argparse.Namespace) -> int:
    """Copy, and say how it went."""
    targets = (
        read_file(arguments.credentials, arguments.environment)
        if arguments.credentials
        else read_environment(arguments.environment)
    )
    what = select(
        resources(nested="all"),
        nested=arguments.nested,
        only=arguments.only,
        include=arguments.include,
        exclude=arguments.exclude,
    )
    status = Status()
    options = {
        "full": arguments.full,
        "overlap": arguments.overlap,
        **({"wait": True} if arguments.wait else {}),
    }
    try:
        report = asyncio.run(copy_into(arguments.into, targets, what, status, quiet=arguments.quiet, **options))
    except (KeyboardInterrupt, asyncio.CancelledError):
        print(stopped(status, arguments.into), file=sys.stderr)
        return INTERRUPTED
    print(table(report))
    return outcome(report)


async def copy_into(
    file: Path, targets: Targets, what: tuple[Resource, ...], status: Status, *, quiet: bool, **options: Any
) -> Report:
    """Copy organizations into a file, with a progress display."""
    with _terminable():
        async with (
            _clients(targets) as clients,
            SQLiteDestination(file) as destination,
            shown(status, sys.stderr, quiet=quiet),
        ):
            return await sync(clients, destination, what=what, status=status, **options)


def outcome(report: Report) -> int:
    """Say what failed, and return the exit status."""
    for failure in report.failures:
        print(f"{failure.organization_id} {failure.resource}: {failure.reason}", file=sys.stderr)
    return 0 if report.complete else 1


def stopped(status: Status, file: Path) -> str:
    """Return the line that is printed after an interruption."""
    done = sum(resource.finished for resource in status.resources.values())
    every = sum(resource.organizations for resource in status.resources.values())
    seconds = (status.ended or status.began) - status.began
    return (
        f"stopped after {seconds:.1f} s: {status.objects:,} objects stored in {file}, "
        f"{done} of {every} lists complete; run the same command again to go on"
    )


@asynccontextmanager
async def _clients(targets: Targets) -> AsyncGenerator[Mapping[str, BillClient]]:
    """Open a view for each organization, on shared connections and limits."""
    client = BillClient(environment=targets.environment, options=Options())
    patience: float | None = None
    try:
        yield {
            target.organization_id: client.for_organization(target.organization, spend=target.spend)
            for target in targets.targets
        }
    except asyncio.CancelledError:
        patience = _PARTING
        raise
    finally:
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await client.close()


@contextmanager
def _terminable() -> Generator[None]:
    """Let SIGTERM end the block as Ctrl-C does."""
    task, loop = asyncio.current_task(), asyncio.get_running_loop()
    assert task is not None
    with suppress(NotImplementedError):  # where there are no signal handlers
        loop.add_signal_handler(signal.SIGTERM, task.cancel)
    try:
        yield
    finally:
        with suppress(NotImplementedError):
            loop.remove_signal_handler(signal.SIGTERM)


def _names(text: str) -> list[str]:
    return [name for name in text.replace(",", " ").split() if name]


def _minutes(text: str) -> timedelta:
    minutes = int(text)
    if minutes < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return timedelta(minutes=minutes)
