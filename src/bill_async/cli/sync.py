"""`bill-async sync`: copy organizations into a file or a database."""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import signal
import sys
from collections.abc import AsyncGenerator, Coroutine, Generator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, TypeVar, get_args

import attrs

from bill_async.client import BillClient
from bill_async.config import Options, Proxies
from bill_async.errors import ConfigurationError, RateLimitedError
from bill_async.sync import (
    AT_ONCE,
    OVERLAP,
    WAIT,
    Destination,
    Failure,
    NestedLists,
    Report,
    ResourceList,
    Status,
    resources,
    select,
    sync,
)
from bill_async.sync.destinations import Place

from . import INTERRUPTED
from .accounts import read_targets
from .clients import session_store
from .credentials import Targets, add_credentials
from .progress import show_progress, table
from .secrets import resolve
from .sync_processes import Part, copy_by_processes, divide

__all__ = ["add_arguments", "copy_into", "failure_lines", "outcome", "progress_made", "run", "stoppable"]

R = TypeVar("R")

_CLOSE_TIMEOUT: Final = 0.5
"""Seconds for the logouts after an interruption."""
_NAMED: Final = 3
"""The number of organizations or lists that a line names."""
_MOST_AT_ONCE: Final = 10_000
_MOST_PROCESSES: Final = 256
_YEAR: Final = 366 * 24 * 60
"""Minutes."""
_DIGITS: Final = 9
_COLLECT: Final = 100_000
"""The number of new objects after which the garbage collector runs."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "--into",
        type=_place,
        required=True,
        metavar="FILE|URL",
        help="the SQLite file, or duckdb:///FILE, parquet:FOLDER, postgresql://USER@HOST/NAME, or env:NAME for a "
        "variable that holds one of them",
    )
    parser.add_argument(
        "--organizations", type=_name_list, metavar="IDS", help="copy only these organizations of the credentials"
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    add_credentials(parser)
    parser.add_argument(
        "--proxy",
        metavar="URL",
        help="the proxy to use; by default HTTPS_PROXY, HTTP_PROXY and NO_PROXY apply",
    )
    parser.add_argument("--only", type=_name_list, metavar="NAMES", help="copy only these resources: bills,vendors")
    parser.add_argument("--include", type=_name_list, default=[], metavar="NAMES", help="also copy these nested lists")
    parser.add_argument("--exclude", type=_name_list, default=[], metavar="NAMES", help="do not copy these")
    parser.add_argument(
        "--nested",
        choices=get_args(NestedLists),
        default="cheap",
        help="lists nested below objects, which cost a request for every object: none, those below settings, or all",
    )
    parser.add_argument(
        "--verify", action="store_true", help="copy everything again, and mark the objects that BILL no longer has"
    )
    parser.add_argument("--full", action="store_true", help="copy everything again, not only changes")
    parser.add_argument(
        "--overlap",
        type=_minutes,
        default=OVERLAP,
        metavar="MINUTES",
        help="how far to reach back behind the last run (5), at most a year",
    )
    parser.add_argument("--wait", action="store_true", help="wait for used-up limits, even for the rest of an hour")
    parser.add_argument(
        "--at-once",
        type=_positive,
        default=AT_ONCE,
        metavar="N",
        help="how many organizations to copy at the same time (%(default)s)",
    )
    parser.add_argument(
        "--processes",
        type=_processes,
        default=1,
        metavar="N",
        help="how many processes to divide the organizations among, one for each core (%(default)s)",
    )
    parser.add_argument("--quiet", action="store_true", help="show no progress")


def run(arguments: argparse.Namespace) -> int:
    """Run the copy, and print its report."""
    targets = _chosen(read_targets(arguments), arguments.organizations)
    what = select(
        resources(nested="all"),
        nested=arguments.nested,
        only=arguments.only,
        include=arguments.include,
        exclude=arguments.exclude,
    )
    status = Status()
    try:
        report = asyncio.run(stoppable(_copy(arguments, targets, what, status)))
    except (KeyboardInterrupt, asyncio.CancelledError):
        print(f"{progress_made(status, arguments.into)}; run the same command again to continue", file=sys.stderr)
        return INTERRUPTED
    print(json.dumps(attrs.asdict(report), indent=2) if arguments.json else table(report))
    return outcome(report)


def _chosen(targets: Targets, organizations: Sequence[str] | None) -> Targets:
    """Return the organizations that were asked for."""
    if organizations is None:
        return targets
    known = {target.organization_id: target for target in targets.targets}
    if unknown := [name for name in organizations if name not in known]:
        raise ConfigurationError(
            f"organizations: {', '.join(unknown)}: not in the credentials, which hold {', '.join(known)}"
        )
    return attrs.evolve(targets, targets=tuple(known[name] for name in dict.fromkeys(organizations)))


async def _copy(
    arguments: argparse.Namespace, targets: Targets, what: tuple[ResourceList, ...], status: Status
) -> Report:
    """Copy in this process, or in several."""
    options = {"full": arguments.full, "verify": arguments.verify, "overlap": arguments.overlap}
    how: dict[str, Any] = {
        "wait": True if arguments.wait else WAIT,
        "proxy": arguments.proxy or Proxies.from_env(),
        "at_once": arguments.at_once,
    }
    if arguments.processes == 1:
        return await copy_into(arguments.into, targets, what, status, quiet=arguments.quiet, **how, **options)
    parts = divide(targets, what, arguments.processes, into=arguments.into, options=options, **how)
    return await copy_by_processes(parts, _copy_part, status, quiet=arguments.quiet)


async def _copy_part(part: Part, destination: Destination, status: Status) -> None:
    """Copy the organizations of one process."""
    options = Options(wait=part.wait, proxy=part.proxy, limits=part.limits)
    with _fewer_collections():
        async with _clients(part.targets, options) as clients:
            await sync(clients, destination, what=part.what, wait=part.wait, status=status, **part.options)


async def copy_into(
    into: Place,
    targets: Targets,
    what: tuple[ResourceList, ...],
    status: Status,
    *,
    quiet: bool,
    wait: bool | float = WAIT,
    proxy: Proxies | str | None = None,
    **options: Any,
) -> Report:
    """Copy organizations, with a progress display. `wait` is how long logins and calls wait for a limit."""
    with _fewer_collections():
        async with (
            _clients(targets, Options(wait=wait, proxy=proxy)) as clients,
            into.destination() as destination,
            show_progress(status, sys.stderr, quiet=quiet),
        ):
            return await sync(clients, destination, what=what, wait=wait, status=status, **options)


def outcome(report: Report) -> int:
    """Print the failures, and return the exit status."""
    for line in failure_lines(report.failures):
        print(line, file=sys.stderr)
    if report.altered:
        what = "1 value does" if report.altered == 1 else f"{report.altered:,} values do"
        print(f"{what} not fit a column; _raw has the whole object", file=sys.stderr)
        if report.alterations:
            print(f"  {_shortened([str(each) for each in report.alterations], 'values')}", file=sys.stderr)
    if report.unplaced:
        print(f"{report.unplaced:,} objects without an identity are in the table _unplaced", file=sys.stderr)
    if report.missing:
        print(f"{report.missing:,} objects are marked in _missing_since: BILL no longer has them", file=sys.stderr)
    if any(failure.reason.startswith(RateLimitedError.__name__) for failure in report.failures):
        print("use --wait to wait for used-up limits, or run the same command again later", file=sys.stderr)
    return 0 if report.complete else 1


def failure_lines(failures: Iterable[Failure]) -> list[str]:
    """Return a line for each reason, with the organizations and lists that failed."""
    lists: dict[tuple[str, str], list[str]] = {}
    for failure in failures:
        lists.setdefault((failure.reason, failure.organization_id), []).append(failure.resource)
    organizations: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (reason, organization_id), names in lists.items():
        organizations.setdefault((reason, tuple(names)), []).append(organization_id)
    return [
        f"{_shortened(owners, 'organizations')}: {_shortened(names, 'lists')}: {reason}"
        for (reason, names), owners in organizations.items()
    ]


def _shortened(names: Sequence[str], what: str) -> str:
    if len(names) <= _NAMED + 1:
        return ", ".join(names)
    return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} other {what}"


def progress_made(status: Status, into: Place | Path | None) -> str:
    """Return what an interrupted run has done."""
    if not status.resources:
        return "stopped before anything was copied"
    done = sum(resource.finished for resource in status.resources.values())
    every = sum(resource.organizations for resource in status.resources.values())
    seconds = (status.ended or status.began) - status.began
    stored = f"{status.objects:,} objects stored" + (f" in {into}" if into else "")
    return f"stopped after {seconds:.1f} s: {stored}, {done} of {every} lists complete"


@asynccontextmanager
async def _clients(targets: Targets, options: Options) -> AsyncGenerator[Mapping[str, BillClient]]:
    """Yield a view for each organization, with shared connections and limits."""
    store = session_store() if targets.keep_sessions else None
    client = BillClient(environment=targets.environment, options=options, session_store=store)
    patience: float | None = None
    try:
        yield {
            target.organization_id: client.for_organization(target.organization, spend=target.spend)
            for target in targets.targets
        }
    except asyncio.CancelledError:
        patience = _CLOSE_TIMEOUT
        raise
    finally:
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await client.close()


async def stoppable(work: Coroutine[Any, Any, R]) -> R:
    """Run a coroutine that Ctrl-C and SIGTERM cancel. Further signals have no effect while it ends."""
    task, loop = asyncio.current_task(), asyncio.get_running_loop()
    assert task is not None
    stopping = False

    def stop() -> None:
        nonlocal stopping
        if not stopping:
            stopping = True
            task.cancel()

    signals = (signal.SIGINT, signal.SIGTERM)
    with suppress(NotImplementedError, RuntimeError):  # on Windows, or outside the main thread
        for number in signals:
            loop.add_signal_handler(number, stop)
    try:
        return await work
    finally:
        with suppress(NotImplementedError):
            for number in signals:
                loop.remove_signal_handler(number)


@contextmanager
def _fewer_collections() -> Generator[None]:
    """Run the garbage collector less often, because pages consist of many objects without cycles, and never look
    through what is there already: modules and models, which stay."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_COLLECT, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _place(text: str) -> Place:
    """Return the place of a destination; `env:NAME` stands for the value of a variable."""
    try:
        return Place.parse(resolve("into", text) if text.startswith("env:") else text)
    except ConfigurationError as error:
        raise argparse.ArgumentTypeError(str(error).removeprefix("into: ")) from None


def _name_list(text: str) -> list[str]:
    return [name for name in text.replace(",", " ").split() if name]


def _positive(text: str) -> int:
    return _whole(text, range(1, _MOST_AT_ONCE + 1))


def _processes(text: str) -> int:
    return _whole(text, range(1, _MOST_PROCESSES + 1))


def _minutes(text: str) -> timedelta:
    return timedelta(minutes=_whole(text, range(_YEAR + 1)))


def _whole(text: str, allowed: range) -> int:
    if not text.isdecimal() or len(text) > _DIGITS or int(text) not in allowed:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {allowed[0]:,} to {allowed[-1]:,}")
    return int(text)
