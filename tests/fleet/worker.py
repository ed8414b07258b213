"""One worker process of a fleet. It reads its task as a line of JSON, and says what it has done in lines of JSON."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from bill_async import BillClient, OrganizationCredentials
from bill_async._limits import Limits, Scope
from bill_async.redis import RedisLimiter, RedisSessionStore


def say(value: Any) -> None:
    """Write one line."""
    print(json.dumps(value), flush=True)


async def hear() -> Any:
    """Read one line."""
    return json.loads(await asyncio.to_thread(sys.stdin.readline))


async def work(task: dict[str, Any]) -> None:
    """Log in to every organization; on a word from the parent, make so many calls in each."""
    async with (
        RedisLimiter(task["redis"], limits=Limits(**task.get("limits", {})), lease=2.0) as limiter,
        RedisSessionStore(task["redis"]) as sessions,
        BillClient(environment=task["url"], limiter=limiter, session_store=sessions) as client,
    ):
        accounts = [OrganizationCredentials(**account) for account in task["accounts"]]
        views = [client.for_organization(account) for account in accounts]

        async def call(view: BillClient) -> None:
            await view.bills.list(max=1, wait=True)

        async with asyncio.TaskGroup() as group:
            for view in views:
                group.create_task(call(view))
        say("ready")
        await hear()
        async with asyncio.TaskGroup() as group:
            for view in views:
                for _ in range(task["calls"]):
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
