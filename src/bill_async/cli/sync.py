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
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args

import attrs

from bill_async import Limits
from bill_async._base.clock import SystemClock
from bill_async.config import Options
from bill_async.errors import ConfigurationError, RateLimitedError
from bill_async.sync import (
    AT_ONCE,
    OVERLAP,
    WAIT,
    ClientSource,
    Destination,
    Failure,
    NestedLists,
    NoCopyError,
    Pass,
    Report,
    ResourceList,
    Status,
    resources,
    select,
    sync,
)
from bill_async.sync.destinations import Place
from bill_async.sync.estimate import Estimate, estimate

from . import INTERRUPTED
from .accounts import Table, read_targets
from .credentials import Targets, add_credentials
from .display import clean
from .progress import show_progress, table
from .sync_config import NAME as CONFIG_NAME
from .sync_config import parse_place, read_config
from .sync_processes import Part, copy_by_processes, divide

if TYPE_CHECKING:
    from bill_async.client import BillClient

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
_SWITCH: Final = 0.0005
"""Seconds after which a thread gives up the interpreter lock if others want it."""
_NAME_LISTS: Final = {
    "only": "copy only these resources: bills,vendors",
    "include": "also copy these nested lists",
    "exclude": "do not copy these",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command. Options that a configuration file may give too have no default here."""
    parser.add_argument("action", nargs="?", choices=("status",), help="show what a copy holds, and how old it is")
    parser.add_argument("place", nargs="?", type=_place, metavar="FILE|URL", help="the copy whose status to show")
    parser.add_argument(
        "--into",
        type=_place,
        default=argparse.SUPPRESS,
        metavar="FILE|URL",
        help="the SQLite file, or duckdb:///FILE, parquet:FOLDER, postgresql://USER@HOST/NAME, or env:NAME for a "
        "variable that holds one of them",
    )
    parser.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help=f"TOML with these options and credentials; without it and --into, ./{CONFIG_NAME} if it exists",
    )
    parser.add_argument(
        "--organizations",
        type=_name_list,
        default=argparse.SUPPRESS,
        metavar="IDS",
        help="copy only these organizations of the credentials",
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    add_credentials(parser)
    parser.add_argument(
        "--proxy",
        default=argparse.SUPPRESS,
        metavar="URL",
        help="the proxy to use; by default HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY apply",
    )
    for name, text in _NAME_LISTS.items():
        parser.add_argument(f"--{name}", type=_name_list, default=argparse.SUPPRESS, metavar="NAMES", help=text)
    parser.add_argument(
        "--nested",
        choices=get_args(NestedLists),
        default=argparse.SUPPRESS,
        help="lists nested below objects, which cost a request for every object: none, those below settings, or all",
    )
    parser.add_argument(
        "--verify", action="store_true", help="copy everything again, and mark the objects that BILL no longer has"
    )
    parser.add_argument("--full", action="store_true", help="copy everything again, not only changes")
    parser.add_argument(
        "--since",
        type=_moment,
        metavar="DATE",
        help="leave out what was last changed before this day or time, in UTC without an offset",
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="estimate calls, objects and time from the first page of each list, and store nothing",
    )
    parser.add_argument(
        "--overlap",
        type=_minutes,
        default=argparse.SUPPRESS,
        metavar="MINUTES",
        help="how far to reach back behind the last run (5), at most a year",
    )
    parser.add_argument(
        "--wait",
        action="store_true",
        default=argparse.SUPPRESS,
        help="wait for used-up limits, even for the rest of an hour",
    )
    parser.add_argument(
        "--at-once",
        type=_positive,
        default=argparse.SUPPRESS,
        metavar="N",
        help=f"how many organizations to copy at the same time ({AT_ONCE})",
    )
    parser.add_argument(
        "--processes",
        type=_processes,
        default=argparse.SUPPRESS,
        metavar="N",
        help="how many processes to divide the organizations among, one for each core (1)",
    )
    parser.add_argument("--quiet", action="store_true", help="show no progress")


def run(arguments: argparse.Namespace) -> int:
    """Run the copy, and print its report."""
    if arguments.action == "status":
        from .sync_status import show

        return show(_with_config(arguments, into=arguments.place).into, arguments)
    arguments = _with_config(arguments)
    targets = _chosen(read_targets(arguments, arguments.table), arguments.organizations)
    what = select(
        resources(nested="all"),
        nested=arguments.nested,
        only=arguments.only,
        include=arguments.include,
        exclude=arguments.exclude,
    )
    if arguments.dry_run:
        from .sync_estimate import print_estimate

        return print_estimate(asyncio.run(stoppable(_estimate(arguments, targets, what))), as_json=arguments.json)
    status = Status()
    try:
        report = asyncio.run(stoppable(_copy(arguments, targets, what, status)))
    except (KeyboardInterrupt, asyncio.CancelledError):
        print(f"{progress_made(status, arguments.into)}; run the same command again to continue", file=sys.stderr)
        return INTERRUPTED
    print(json.dumps(attrs.asdict(report), indent=2) if arguments.json else table(report))
    return outcome(report)


def _with_config(given: argparse.Namespace, into: Place | None = None) -> argparse.Namespace:
    """Add the values of the configuration file, and the defaults, for what was not given as an argument."""
    typed = {name: value for name, value in vars(given).items() if value is not None}
    if into is not None:
        typed["into"] = into
    path = given.config
    if path is None and "into" not in typed and Path(CONFIG_NAME).exists():
        path = Path(CONFIG_NAME)
    file = {} if path is None else read_config(path, _PARSERS)
    found = _DEFAULTS | file | typed
    if "into" not in found:
        remedy = f"into = ... in {path}" if path is not None else f"--into FILE, or write a {CONFIG_NAME}"
        raise ConfigurationError(f"into: there is no destination; give {remedy}")
    if path is not None and "credentials" in file:
        found["table"] = Table(f"{path}: credentials", file["credentials"], path.parent)
    return argparse.Namespace(**found | {"credentials": given.credentials})


def _chosen(targets: Targets, organizations: Sequence[str] | None) -> Targets:
    """Return the organizations that were asked for."""
    if organizations is None:
        return targets
    known = {target.organization_id: target for target in targets.targets}
    if not organizations:
        raise ConfigurationError("organizations: none is chosen; name some, or leave it out to choose all")
    if unknown := [name for name in organizations if name not in known]:
        raise ConfigurationError(
            f"organizations: {', '.join(unknown)}: not in the credentials, which hold {', '.join(known)}"
        )
    return attrs.evolve(targets, targets=tuple(known[name] for name in dict.fromkeys(organizations)))


async def _copy(
    arguments: argparse.Namespace, targets: Targets, what: tuple[ResourceList, ...], status: Status
) -> Report:
    """Copy in this process, or in several."""
    options = _what_changed(arguments)
    how: dict[str, Any] = {
        "wait": True if arguments.wait else WAIT,
        "proxy": arguments.proxy,
        "limits": arguments.limits,
        "at_once": arguments.at_once,
    }
    existed = arguments.into.exists()
    try:
        if arguments.processes == 1:
            return await copy_into(arguments.into, targets, what, status, quiet=arguments.quiet, **how, **options)
        parts = divide(targets, what, arguments.processes, into=arguments.into, options=options, **how)
        return await copy_by_processes(parts, _copy_part, status, quiet=arguments.quiet)
    finally:
        if not existed and not status.objects:
            await arguments.into.remove_unused()


def _what_changed(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return the options that say which objects of the lists to copy."""
    names = ("full", "verify", "since", "overlap")
    return {name: getattr(arguments, name) for name in names}


async def _estimate(arguments: argparse.Namespace, targets: Targets, what: tuple[ResourceList, ...]) -> Estimate:
    """Estimate the copy. What the destination holds is read; nothing is created there."""
    passes: list[Pass] = []
    with suppress(NoCopyError):
        passes = await arguments.into.inspect()
    limits: Limits = arguments.limits or Limits()
    wait = True if arguments.wait else WAIT
    options = Options(wait=wait, proxy=arguments.proxy, limits=limits)
    async with _clients(targets, options) as clients:
        sources = [ClientSource(client, name, wait=wait) for name, client in clients.items()]
        return await estimate(
            sources,
            what,
            passes,
            clock=SystemClock(),
            at_once=arguments.at_once,
            permits=limits.concurrency,
            **_what_changed(arguments),
        )


async def _copy_part(part: Part, destination: Destination, status: Status) -> None:
    """Copy the organizations of one process."""
    options = Options(wait=part.wait, proxy=part.proxy, limits=part.limits)
    async with _clients(part.targets, options) as clients:
        with _interpreter_settings():
            await sync(clients, destination, what=part.what, wait=part.wait, status=status, **part.options)


async def copy_into(
    into: Place,
    targets: Targets,
    what: tuple[ResourceList, ...],
    status: Status,
    *,
    quiet: bool,
    wait: bool | float = WAIT,
    proxy: str | None = None,
    limits: Limits | None = None,
    **options: Any,
) -> Report:
    """Copy organizations, with a progress display. `wait` is how long logins and calls wait for a limit."""
    async with (
        _clients(targets, Options(wait=wait, proxy=proxy, limits=limits or Limits())) as clients,
        into.destination() as destination,
        show_progress(status, sys.stderr, quiet=quiet),
    ):
        with _interpreter_settings():
            return await sync(clients, destination, what=what, wait=wait, status=status, **options)


def outcome(report: Report) -> int:
    """Print the failures, and return the exit status."""
    for line in failure_lines(report.failures):
        print(clean(line), file=sys.stderr)
    if report.altered:
        what = "1 value does" if report.altered == 1 else f"{report.altered:,} values do"
        print(f"{what} not fit a column; _raw has the whole object", file=sys.stderr)
        if report.alterations:
            print(f"  {clean(_shortened([str(each) for each in report.alterations], 'values'))}", file=sys.stderr)
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
    from bill_async.client import BillClient  # takes long to import, and a process that only starts others needs none

    from .clients import session_store

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
def _interpreter_settings() -> Generator[None]:
    """Run the garbage collector less often, because pages consist of many objects without cycles, and never look
    through what is there already: modules and models, which stay. Let the thread that stores wait less for the
    interpreter lock, because others may wait for its transaction."""
    before, interval = gc.get_threshold(), sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH)
    gc.collect()
    gc.freeze()
    gc.set_threshold(_COLLECT, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
        sys.setswitchinterval(interval)


def _place(text: str) -> Place:
    try:
        return parse_place(text)
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


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a day or a time; write 2026-12-01 or 2026-12-01T09:30Z"
        ) from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _whole(text: str, allowed: range) -> int:
    if not text.isdecimal() or len(text) > _DIGITS or int(text) not in allowed:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {allowed[0]:,} to {allowed[-1]:,}")
    return int(text)


_PARSERS: Final = {"overlap": _minutes, "at_once": _positive, "processes": _processes}
"""What parses the values of options that are numbers."""
_DEFAULTS: Final[dict[str, Any]] = {
    "organizations": None,
    "only": None,
    "include": [],
    "exclude": [],
    "nested": "cheap",
    "overlap": OVERLAP,
    "wait": False,
    "at_once": AT_ONCE,
    "processes": 1,
    "proxy": None,
    "environment": None,
    "since": None,
    "limits": None,
    "table": None,
}
