"""`bill-async demo`: start a sandbox, copy it, and compare every object and amount.

The sandbox runs in a separate process, so that its work does not affect the figures of the client, and the copy uses
HTTP as it would with BILL.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import aiohttp

from bill_async.errors import BillError
from bill_async.sandbox.routes import default_routes
from bill_async.sync import Comparison, Report, ResourceList, Status, compare, resources
from bill_async.sync.destinations import Place

from . import INTERRUPTED
from .credentials import read_data
from .display import clean
from .progress import table
from .sync import copy_into, outcome, progress_made, stoppable

__all__ = ["add_arguments", "run"]

_START_TIMEOUT: Final = 60.0
"""Seconds that the sandbox may take to start."""
_CLOSE_TIMEOUT: Final = 0.5
"""Seconds that it may take to end."""

Expected = list[tuple[str, str, str | None, Any]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--into", type=Path, metavar="FILE", help="keep the copy in this file")
    parser.add_argument(
        "--organizations", type=int, default=6, metavar="N", help="number of organizations (%(default)s)"
    )
    parser.add_argument(
        "--objects", type=int, default=12_000, metavar="N", help="objects per organization (%(default)s)"
    )
    parser.add_argument("--latency", type=int, default=20, metavar="MS", help="latency of each answer (%(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="the same seed makes the same data (%(default)s)")
    parser.add_argument("--quiet", action="store_true", help="show no progress")


def run(arguments: argparse.Namespace) -> int:
    """Run the demo. The exit status is 1 if the copy differs or anything failed."""
    status = Status()
    what = resources()
    with tempfile.TemporaryDirectory(prefix="bill-async-") as folder:
        file = arguments.into or Path(folder, "bills.db")
        try:
            report, rejected, expected = asyncio.run(stoppable(_copy(arguments, file, what, status)))
            print(table(report), flush=True)
            return _report_check(report, rejected, compare(file, what, expected))
        except (KeyboardInterrupt, asyncio.CancelledError):
            print(progress_made(status, arguments.into), file=sys.stderr)
            return INTERRUPTED


async def _copy(
    arguments: argparse.Namespace, file: Path, what: tuple[ResourceList, ...], status: Status
) -> tuple[Report, int, Expected]:
    """Start a sandbox and copy it. Return the report, the number of rejected requests, and the expected objects."""
    async with _sandbox(arguments) as credentials:
        targets = read_data(credentials, "the sandbox")
        names = [target.organization_id for target in targets.targets]
        print(f"a sandbox with {len(names)} organizations runs at {credentials['url']}", file=sys.stderr)
        async with aiohttp.ClientSession(credentials["url"]) as http:
            # before the copy, because the sandbox makes its objects on first access
            expected = await _read_expected(http, names, what)
            report = await copy_into(Place.parse(str(file)), targets, what, status, quiet=arguments.quiet)
            return report, await _count_rejected(http), expected


def _report_check(report: Report, rejected: int, result: Comparison) -> int:
    """Print the result of the comparison, and return the exit status."""
    status = outcome(report)
    for example in result.examples:
        print(clean(example), file=sys.stderr)
    print(f"check: {result}; requests that the sandbox rejected: {rejected}")
    return status or int(not result.equal or rejected > 0 or report.rejected > 0)


@asynccontextmanager
async def _sandbox(arguments: argparse.Namespace) -> AsyncGenerator[dict[str, Any]]:
    """Start the sandbox, and yield the credentials that it prints. It ends with the block, or with this process."""
    options = {name: getattr(arguments, name) for name in ("organizations", "objects", "latency", "seed")}
    command = [sys.executable, "-m", "bill_async.cli", "sandbox", "--until-eof"]
    command += [text for name, value in options.items() for text in (f"--{name}", str(value))]
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=2**24,
        start_new_session=True,  # Ctrl-C must not reach the sandbox; the end of its input ends it
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        async with asyncio.timeout(_START_TIMEOUT):
            line = await process.stdout.readline()
        if not line:
            raise BillError("the sandbox did not start; see above")
        yield json.loads(line)
    finally:
        process.stdin.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(_CLOSE_TIMEOUT):
                await process.wait()
        if process.returncode is None:  # busy
            process.kill()
            await process.wait()


async def _count_rejected(http: aiohttp.ClientSession) -> int:
    async with http.get("/_sandbox/state") as answer:
        state = await answer.json()
    return sum(state["limits"]["rejected"].values())


async def _read_expected(http: aiohttp.ClientSession, names: Sequence[str], what: Sequence[ResourceList]) -> Expected:
    """Return all objects that the copy should hold."""
    expected: Expected = []
    for name in names:
        found: dict[str, list[Any]] = {}
        for resource in what:
            kind = default_routes().types.by_path[resource.operation.path].name
            if resource.parent is None:
                found[resource.name] = await _objects(http, organization=name, kind=kind)
                expected += [(name, resource.name, None, item) for item in found[resource.name]]
                continue
            for parent in found[resource.parent.name]:
                items = await _objects(http, organization=name, kind=kind, owner=parent["id"])
                expected += [(name, resource.name, parent["id"], item) for item in items]
    return expected


async def _objects(http: aiohttp.ClientSession, **query: str) -> list[Any]:
    async with http.get("/_sandbox/objects", params=query) as answer:
        answer.raise_for_status()
        return [json.loads(line, parse_float=Decimal) for line in (await answer.read()).splitlines()]
