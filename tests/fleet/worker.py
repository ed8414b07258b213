"""One worker process of a fleet. It reads its task as a line of JSON, and reports its work in lines of JSON."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import AsyncExitStack
from typing import Any

from bill_async import BillClient, OrganizationCredentials
from bill_async._limits.limiter import Scope
from bill_async.redis import RedisLimiter, RedisSessionStore


def say(value: Any) -> None:
    """Write one line."""
    print(json.dumps(value), flush=True)


async def hear() -> Any:
    """Read one line."""
    return json.loads(await asyncio.to_thread(sys.stdin.readline))


async def work(task: dict[str, Any]) -> None:
    """Log in to every organization; on a word from the parent, make so many calls in each.

    Without Redis each worker has organizations of its own, and makes all the calls of those.
    """
    accounts, calls = task["accounts"], task["calls"]
    async with AsyncExitStack() as stack:
        limiter = sessions = None
        if task["redis"] is None:
            accounts, calls = accounts[task["number"] :: task["workers"]], calls * task["workers"]
        else:
            limiter = await stack.enter_async_context(RedisLimiter(task["redis"], lease=5.0))
            sessions = await stack.enter_async_context(RedisSessionStore(task["redis"]))
        client = await stack.enter_async_context(
            BillClient(environment=task["url"], limiter=limiter, session_store=sessions)
        )
        views = [client.for_organization(OrganizationCredentials(**account)) for account in accounts]

        async def call(view: BillClient) -> None:
            await view.bills.list(max=1, wait=True)

        async with asyncio.TaskGroup() as group:
            for view in views:
                group.create_task(call(view))
        say("ready")
        await hear()
        async with asyncio.TaskGroup() as group:
            for view in views:
                for _ in range(calls):
                    group.create_task(call(view))
        say("done")
        await hear()


async def hold(task: dict[str, Any]) -> None:
    """Take so many permits, and keep them."""
    async with RedisLimiter(task["redis"], lease=task["lease"]) as limiter:
        for _ in range(task["permits"]):
            await limiter.acquire(Scope("key", "acme"))
        say("holding")
        await hear()


if __name__ == "__main__":
    _task = json.loads(sys.stdin.readline())
    asyncio.run({"work": work, "hold": hold}[_task["do"]](_task))
