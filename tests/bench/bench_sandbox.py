"""The speed of the sandbox: answers a second on one core, long lists, its start, and the memory for its objects."""

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
MANY = 100_000
CALLS = 3_000
PAGES = 600
QUERIES = {
    "in order of creation": "sort=createdTime:desc",
    "half of them by another order": 'filters=updatedTime:gte:"2025-04-01T00:00:00.000Z"&sort=dueDate:asc',
    "a thousandth of them": 'filters=updatedTime:gte:"2026-06-19T12:00:00.000Z"&sort=createdTime:asc',
    "two filters, two sorts": "filters=paymentStatus:eq:PAID,amount:gt:100&sort=archived:desc,dueDate:asc",
}
"""Lists that a sandbox is asked for, of a hundred thousand bills."""
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
made = 0
for organization, kinds in sandbox.counts().items():
    for kind in kinds:
        made += sum(1 for _ in sandbox.objects(organization, kind))
        for field in ("createdTime", "updatedTime"):  # what a sync asks for
            sandbox._organization(organization)[kind].index((field,)).keys
print(made, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6)
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
def served(objects: int = OBJECTS) -> Iterator[tuple[int, Caller]]:
    """Serve the sandbox in a process of its own; yield its id and a caller."""
    command = [sys.executable, "-m", "bill_async.cli", "sandbox", "--no-limits", "--until-eof"]
    with subprocess.Popen(
        [*command, "--objects", str(objects)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
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


def pages(process: int, call: Caller, name: str, query: str) -> Figures:
    """Print what the pages of a list cost, together with a write for every tenth: the first, and the others."""
    bill = json.loads(call("GET", "/bills?max=1"))["results"][0]["id"]
    page = f"/bills?max=100&{query.replace(chr(34), '%22')}"
    began = busy(process)
    answer = call("GET", page)
    first = busy(process) - began
    for count in range(PAGES):
        if count % 10 == 0:
            call("PATCH", f"/bills/{bill}", {"description": f"Change {count}"})
        cursor = json.loads(answer).get("nextPage", "")
        answer = call("GET", f"{page}&page={cursor}" if cursor else page)
    taken = 1000 * (busy(process) - began - first) / PAGES
    print(f"{name:32}{taken:6.2f} ms of CPU a page (at most 5); the first {1000 * first:4.0f} ms")
    return {f"{name}, ms of CPU a page": taken}


def main() -> Figures:
    """Print the rates, the lists, the starts and the weight."""
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
    print(f"pages of 100 of {MANY:,} objects, with a write for every tenth of them:")
    with served(MANY) as (process, call):
        for name, query in QUERIES.items():
            figures |= pages(process, call, name, query)
    with interpreters() as python:
        python("-c", START)
        first, second, empty = map(float, python("-c", START).split())
        print(f"start with {OBJECTS:,} objects: {first:.0f} ms, again {second:.1f} ms (at most 300)")
        print(f"start of one without objects, as for each test: {empty:.1f} ms (at most 5)")
        made, weight = map(float, python("-c", WEIGHT).split())
        print(f"{made:,.0f} objects made: {weight:,.0f} MB with the orders that a sync asks for (at most 1,200)")
    starts = {"start, ms": first, "start again, ms": second, "start without objects, ms": empty}
    return {**figures, **starts, "weight, MB": weight}


if __name__ == "__main__":
    main()
