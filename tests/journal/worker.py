"""A process that makes writes with keys, and may kill itself: `python -m journal.worker`, with the task as JSON."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from typing import Any

from journal.helpers import vendor

from bill_async import BillClient, BillError, Journal, Options, OrganizationCredentials, OutcomeUnknownError


async def main(task: dict[str, Any]) -> None:
    """Make the writes, several at once, in the order of their keys; say which are done."""
    journal = Journal(task["journal"], settle=task.get("settle", 0.5))
    if task.get("dies"):
        _die_at(journal, task["dies"])
    client = BillClient(
        organization=OrganizationCredentials(**task["organization"]),
        environment=task["url"],
        options=Options(wait=True),
        journal=journal,
    )
    queue = list(reversed(task["keys"]))

    async def work() -> None:
        while queue:
            key = queue.pop()
            for _ in range(20):
                try:
                    made = await client.vendors.create(vendor(key), key=key)
                except OutcomeUnknownError:
                    continue  # the same key again: it is looked up
                except BillError as error:
                    print(json.dumps({"key": key, "error": f"{type(error).__name__}: {error}"}), flush=True)
                    break
                print(json.dumps({"key": key, "id": made.id}), flush=True)
                break

    async with journal, client:
        if task.get("recover", True):
            await journal.recover(client)
        async with asyncio.TaskGroup() as group:
            for _ in range(task.get("at_once", 1)):
                group.create_task(work())


def _die_at(journal: Journal, moment: str) -> None:
    """Kill this process when the intent is stored, or when the outcome is about to be."""
    store: Any = journal.store
    save = store.save

    async def dying(entries: Any) -> Any:
        if moment == "before the outcome" and entries[0].state == "done":
            os.kill(os.getpid(), signal.SIGKILL)
        saved = await save(entries)
        if moment == "after the intent" and entries[0].state == "intended":
            os.kill(os.getpid(), signal.SIGKILL)
        return saved

    store.save = dying


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
