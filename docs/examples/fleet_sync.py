"""Copy many organizations with many worker processes, at the full speed that BILL allows and not beyond.

    python fleet_sync.py --credentials organizations.json --into copies --redis redis://localhost --workers 4

dask.distributed hands the organizations out, and hands one out again when its worker dies. Redis shares
the limits and the logins. Each organization becomes a SQLite file of its own in a folder that all workers
see; the checkpoints are in there too, so whoever takes over goes on where the dead worker stopped.

Why dask.distributed: its workers run coroutines on their own event loop, so that one client and one
connection pool serve all organizations of a process. Its scheduler sees a worker die at once, by its
connection, and never gives one task to two workers for being slow; engines that hand a task out again when
it has not been acknowledged for a while have to guess how long a copy may take. And it is kept well, by many.

The credentials are read where they are used. They never pass through the scheduler.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from distributed import Client, LocalCluster, Worker, WorkerPlugin, as_completed, get_worker

from bill_async import BillClient, Options
from bill_async.cli.credentials import read_file
from bill_async.redis import RedisLimiter, RedisSessionStore
from bill_async.sync import SQLiteDestination, sync


class Fleet(WorkerPlugin):
    """What every worker process has: one client, on limits and sessions that all of them share."""

    name = "fleet"

    def __init__(self, credentials: Path, folder: Path, redis: str, lease: float) -> None:
        self.credentials = credentials
        self.folder = folder
        self.redis = redis
        self.lease = lease

    async def setup(self, worker: Worker) -> None:
        """Open the client on the event loop of the worker, where the copies will run."""
        targets = read_file(self.credentials, None)
        self.targets = {target.organization_id: target for target in targets.targets}
        self.limiter = RedisLimiter(self.redis, lease=self.lease)
        self.sessions = RedisSessionStore(self.redis, lease=self.lease)
        self.client = BillClient(
            environment=targets.environment,
            options=Options(wait=True),  # for the logins: they may use up their hour
            limiter=self.limiter,
            session_store=self.sessions,
        )

    async def teardown(self, worker: Worker) -> None:
        """Close it; the sessions stay for the other workers."""
        await self.client.close()
        await self.limiter.close()
        await self.sessions.close()

    async def copy(self, organization_id: str) -> int:
        """Copy one organization, or what is left of it."""
        target = self.targets[organization_id]
        view = self.client.for_organization(target.organization, spend=target.spend)
        async with SQLiteDestination(self.folder / f"{organization_id}.db") as destination:
            report = await sync({organization_id: view}, destination, wait=True)
        if report.failures:
            raise RuntimeError(f"{organization_id}: {'; '.join(f'{f.resource}: {f.reason}' for f in report.failures)}")
        return report.objects


async def copy(organization_id: str) -> int:
    """Copy one organization: the task that is handed out."""
    fleet: Any = get_worker().plugins[Fleet.name]
    objects: int = await fleet.copy(organization_id)
    return objects


@asynccontextmanager
async def engine_of(arguments: argparse.Namespace) -> AsyncIterator[Client]:
    """Connect to the scheduler that was named, or start one with workers on this machine."""
    async with AsyncExitStack() as stack:
        scheduler = arguments.scheduler
        if scheduler is None:
            settings = {"n_workers": arguments.workers, "threads_per_worker": arguments.each}
            cluster = LocalCluster(**settings, dashboard_address=None, asynchronous=True)
            scheduler = await stack.enter_async_context(cluster)
        yield await stack.enter_async_context(Client(scheduler, asynchronous=True))


async def run(arguments: argparse.Namespace) -> int:
    """Hand out all organizations, and say what became of each."""
    arguments.into.mkdir(exist_ok=True)
    names = [target.organization_id for target in read_file(arguments.credentials, None).targets]
    failed = 0
    async with engine_of(arguments) as engine:
        fleet = Fleet(arguments.credentials.resolve(), arguments.into.resolve(), arguments.redis, arguments.lease)
        await engine.register_plugin(fleet)
        print("workers:", *(await engine.run(os.getpid)).values(), flush=True)
        tasks = engine.map(copy, names, key=names, pure=False, retries=2)
        async for task in as_completed(tasks):
            try:
                print(f"{task.key}: {await task} objects", flush=True)
            except Exception as error:  # whatever stopped one organization must not stop the others
                failed += 1
                print(f"{task.key}: {error}", file=sys.stderr)
    return 1 if failed else 0


def main() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Copy many organizations with many worker processes.")
    parser.add_argument("--credentials", type=Path, required=True, help="JSON, as for `bill-async sync`")
    parser.add_argument("--into", type=Path, required=True, metavar="FOLDER", help="one SQLite file an organization")
    parser.add_argument("--redis", required=True, metavar="URL")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="a dask scheduler that runs already")
    parser.add_argument("--workers", type=int, default=4, help="processes to start on this machine (%(default)s)")
    parser.add_argument("--each", type=int, default=4, help="organizations at a time in a process (%(default)s)")
    parser.add_argument("--lease", type=float, default=15.0, help="seconds that a dead worker holds what it had")
    return asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    sys.exit(main())
