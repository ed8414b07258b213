"""What the sandbox can do: answers a second on one core, its start, and what its objects weigh."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.bench.fresh import interpreters
from tests.bench.history import Figures

OBJECTS = 10_000
CALLS = 3_000
START = f"""
import asyncio, statistics, time
from bill_async.sandbox import Sandbox

async def start(objects):
    began = time.perf_counter()
    sandbox = Sandbox(objects=objects)
    await sandbox.start()
    took = time.perf_counter() - began
    await sandbox.close()
    return 1000 * took

first, second = (asyncio.run(start({OBJECTS})) for _ in range(2))
print(first, second, statistics.median(asyncio.run(start(0)) for _ in range(99)))
"""
WEIGHT = """
import resource
from bill_async.sandbox import Sandbox

sandbox = Sandbox(objects=1_000_000)
made = sum(
    sum(1 for _ in sandbox.objects(organization, kind))
    for organization, kinds in sandbox.counts().items()
    for kind in kinds
)
print(made, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


class Caller:
    """Logs in to a sandbox and calls it, one call after the other."""

    def __init__(self, url: str, credentials: dict[str, str]) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(url).netloc)
        self._headers = {"devKey": credentials["dev_key"], "Content-Type": "application/json"}
        login = {
            "devKey": credentials["dev_key"],
            "username": credentials["username"],
            "password": credentials["password"],
            "organizationId": credentials["organization_id"],
        }
        self._headers["sessionId"] = json.loads(self("POST", "/login", login))["sessionId"]

    def __call__(self, method: str, path: str, body: object = None) -> bytes:
        """Make a call and return its answer."""
        content = None if body is None else json.dumps(body)
        self._connection.request(method, f"/connect/v3{path}", content, self._headers)
        response = self._connection.getresponse()
        answer = response.read()
        assert response.status < 300, answer
        return answer


@contextmanager
def served() -> Iterator[tuple[int, Caller]]:
    """Serve the sandbox in a process of its own; yield its id and a caller."""
    command = [sys.executable, "-m", "bill_async.cli", "sandbox", "--no-limits", "--until-eof"]
    with subprocess.Popen(
        [*command, "--objects", str(OBJECTS)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        assert server.stdout is not None
        printed = json.loads(server.stdout.readline())
        yield server.pid, Caller(printed["url"], printed["organizations"][0])
        server.communicate()


def busy(process: int) -> float:
    """Return the CPU seconds that a process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rate(name: str, process: int, call: Callable[[], object]) -> Figures:
    """Print how often a call is answered, for each second of the server's CPU and of the clock."""
    for _ in range(100):
        call()
    cpu, clock = busy(process), time.perf_counter()
    for _ in range(CALLS):
        call()
    cpu, clock = busy(process) - cpu, time.perf_counter() - clock
    print(f"{name:24}{CALLS / cpu:7,.0f} a CPU second, {CALLS / clock:7,.0f} a second for one caller")
    return {f"{name}, a CPU second": CALLS / cpu}


def main() -> Figures:
    """Print the rates, the starts and the weight."""
    figures: dict[str, float] = {}
    with served() as (process, call):
        bill = json.loads(call("GET", "/bills?max=1"))["results"][0]
        new = {
            "vendorId": bill["vendorId"],
            "dueDate": "2031-01-01",
            "invoice": {"invoiceNumber": "1", "invoiceDate": "2030-12-01"},
            "billLineItems": [{"amount": 12.5}],
        }
        figures |= rate("get a bill", process, lambda: call("GET", f"/bills/{bill['id']}"))
        figures |= rate("create a bill", process, lambda: call("POST", "/bills", new))
        figures |= rate("list 100 bills", process, lambda: call("GET", "/bills?max=100"))
    with interpreters() as python:
        python("-c", START)
        first, second, empty = map(float, python("-c", START).split())
        print(f"start with {OBJECTS:,} objects: {first:.0f} ms, again {second:.1f} ms (at most 300)")
        print(f"start of one without objects, as for each test: {empty:.1f} ms (at most 5)")
        made, weight = map(float, python("-c", WEIGHT).split())
        print(f"{made:,.0f} objects made: {weight:,.0f} MB (at most 1,500)")
    starts = {"start, ms": first, "start again, ms": second, "start without objects, ms": empty}
    return {**figures, **starts, "weight, MB": weight}


if __name__ == "__main__":
    main()
