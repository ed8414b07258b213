"""A receiver that is killed repeatedly while events arrive twice and out of order.

`python -m tests.webhooks.killing 20000 100` runs it in full: so many events, so many kills. The suite runs a small one.
The URL of an empty store in PostgreSQL or Redis may follow. With Redis it takes longer, because leases have to expire.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, Final

import aiohttp
import attrs
from aiohttp import web

from bill_async.webhooks import Event, WebhookReceiver
from bill_async.webhooks.store_location import event_store_at

from .deliveries import KEY, bill, headers

ROOT: Final = Path(__file__).parents[2]
CONCURRENCY: Final = 10
_CONNECTIONS: Final = 24


# ---- the process that is killed


async def serve(store: str, log: str) -> None:
    """Receive, and write down when each handler begins and ends."""
    book = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    receiver = WebhookReceiver(keys=[KEY], store=store, concurrency=CONCURRENCY)

    def note(what: str, event: Event[Any]) -> None:
        os.write(book, f"{os.getpid()} {what} {event.id} {event.object.id}\n".encode())

    @receiver.on("*")
    async def handler(event: Event[Any]) -> None:
        note("begin", event)
        await asyncio.sleep(random.random() / 500)
        note("end", event)

    app = web.Application()
    app.router.add_post("/bill", receiver.aiohttp())
    app.cleanup_ctx.append(receiver.cleanup_ctx)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


# ---- the process that kills


@attrs.define
class Victim:
    """The receiver's process; when it is killed, another one takes its place."""

    store: str
    log: Path
    port: int = 0
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start a process, and wait until it serves."""
        environ = {name: value for name, value in os.environ.items() if name != "PYTHONDEVMODE"}  # it makes it slow
        paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.webhooks.killing", "serve", self.store, str(self.log)),
            stdout=asyncio.subprocess.PIPE,
            env={**environ, "PYTHONPATH": paths},
            cwd=ROOT,
        )
        assert self.process.stdout is not None
        self.port = int(await self.process.stdout.readline())

    async def kill(self) -> None:
        """End it with SIGKILL."""
        assert self.process is not None
        self.process.kill()
        await self.process.wait()


@attrs.frozen
class Outcome:
    """The state of the store and of the handlers' log in the end."""

    done: int
    others: int
    """Events in the store that are not done."""
    lost: int
    """Events that no handler ended."""
    killed_inside: int
    """Events that a handler got again because it was killed while it had them."""
    killed_after: int
    """Events that a handler got again because the process was killed before it could note that they had ended."""
    unexplained: int
    """Events that a handler got again for no reason."""
    overlaps: int
    """Times that two handlers had events of one object."""


async def run(folder: Path, count: int, kills: int, seed: int = 1, store: str = "") -> Outcome:
    """Deliver so many events twice and out of order, and kill the receiver so many times meanwhile."""
    chance = random.Random(seed)
    victim = Victim(store or str(folder / "events.db"), folder / "handled.log")
    await victim.start()
    objects = max(1, count // 10)
    bodies = [bill(chance.randrange(objects), updated=chance.randrange(3600)) for _ in range(count)]
    todo = bodies * 2
    chance.shuffle(todo)
    moments = {*chance.sample(range(len(todo)), kills)}
    sent = iter(enumerate(todo))
    killing = asyncio.Lock()

    async def sender(http: aiohttp.ClientSession) -> None:
        for number, body in sent:
            if number in moments:
                async with killing:
                    await victim.kill()
                    await victim.start()
            await post(http, body)

    async def post(http: aiohttp.ClientSession, body: bytes) -> None:
        while True:  # as BILL does, if not that often
            try:
                async with http.post(
                    f"http://127.0.0.1:{victim.port}/bill", data=body, headers=headers(body)
                ) as answer:
                    if answer.status == 200:
                        return
                    raise RuntimeError(f"{answer.status}: {await answer.text()}")
            except (aiohttp.ClientError, OSError):
                async with killing:  # until there is another process
                    pass

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        await asyncio.gather(*(sender(http) for _ in range(_CONNECTIONS)))
    books = event_store_at(victim.store)
    await books.open()
    try:
        while (counts := await books.counts())["done"] < count:  # noqa: ASYNC110 - another process works
            await asyncio.sleep(0.05)
    finally:
        await books.close()
    await victim.kill()
    log = victim.log.read_text().splitlines()
    return judge(log, counts["done"], sum(counts.values()) - counts["done"], count)


def judge(log: list[str], done: int, others: int, count: int) -> Outcome:
    """Look through what the handlers wrote."""
    lines = [line.split() for line in log]
    ended: Counter[str] = Counter(event for _, what, event, _ in lines if what == "end")
    last = {number for pid in {line[0] for line in lines} for number in _last_ends(lines, pid)}
    state: dict[str, tuple[str, bool, bool]] = {}  # of an event: the process, whether it ended, and at its very end
    busy: dict[tuple[str, str], str] = {}
    inside, after, unexplained, overlaps = set[str](), set[str](), set[str](), 0
    for number, (pid, what, event, bill_id) in enumerate(lines):
        if what == "begin":
            overlaps += (pid, bill_id) in busy
            busy[pid, bill_id] = event
            if event in state:
                before, has_ended, was_last = state[event]
                again = inside if not has_ended else after if was_last else unexplained
                (unexplained if before == pid else again).add(event)
            state[event] = (pid, False, False)
        else:
            busy.pop((pid, bill_id), None)
            state[event] = (pid, True, number in last)
    return Outcome(
        done=done,
        others=others,
        lost=count - len(ended),
        killed_inside=len(inside),
        killed_after=len(after),
        unexplained=len(unexplained),
        overlaps=overlaps,
    )


def _last_ends(lines: list[list[str]], pid: str) -> list[int]:
    """Return the places of what a process ended last: as many as it can hold without having noted it."""
    ends = [number for number, line in enumerate(lines) if line[0] == pid and line[1] == "end"]
    return ends[-2 * CONCURRENCY :]


async def main() -> None:
    """Serve, or run in full and print."""
    if sys.argv[1] == "serve":
        await serve(*sys.argv[2:])
        return
    count, kills, *store = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        print(await run(Path(folder), int(count), int(kills), store="".join(store)))


if __name__ == "__main__":
    asyncio.run(main())
