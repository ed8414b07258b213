"""A server of lists for measuring a sync, in a process of its own.

It serves bills that were created one a minute, in order, by filters of `createdTime` and `updatedTime`, with cursors,
for any number of organizations, after a latency. It refuses what BILL would refuse: a fourth request of an organization
at a time. Its pages are joined from bills written beforehand, so that it costs little. `/change?N` changes every Nth.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Final, NamedTuple
from urllib.parse import unquote

from tests.bench import stub

BEGIN: Final = datetime(2025, 1, 1, tzinfo=UTC)
STEP: Final = timedelta(minutes=1)
PERMITS: Final = 3
_BOUND = re.compile(r'createdTime:(gte|lt):"([^"]+)"')
_CHANGED = re.compile(r'updatedTime:gte:"([^"]+)"')
_REFUSAL: Final = json.dumps(
    [{"timestamp": "", "code": "BDC_1322", "severity": "ERROR", "category": "VALIDATION", "message": "too many"}]
).encode()


def organization(number: int) -> str:
    """Return the id of an organization."""
    return f"00801BENCHBENCH{number:05}"


def bill(number: int, changed: datetime | None = None) -> bytes:
    """Write one bill, which was changed at a time or never."""
    made = stub.bill(number)
    made["createdTime"] = (BEGIN + number * STEP).isoformat(timespec="milliseconds")
    made["updatedTime"] = made["createdTime"] if changed is None else changed.isoformat(timespec="milliseconds")
    return json.dumps(made, separators=(",", ":")).encode()


class Server(stub.Stub):
    """One connection."""

    bills: ClassVar[list[bytes]] = []
    changed: ClassVar[list[int]] = []
    """The numbers of the bills that were changed after all were created."""
    flying: ClassVar[Counter[str]] = Counter()
    served = 0
    refused = 0

    def _take(self, head: bytes, body: bytes) -> None:
        target = head.split(b" ", 2)[1].decode()
        if target == "/figures":
            figures = {"served": self.served, "refused": self.refused, "cpu": sum(os.times()[:2])}
            self._write(b"200 OK", json.dumps(figures).encode())
        elif target.startswith("/change?"):
            self.changed[:] = range(0, len(self.bills), int(target.partition("?")[2]))
            for number in self.changed:
                self.bills[number] = bill(number, datetime.now(UTC))
            self._write(b"200 OK", b"{}")
        elif target.endswith("/login"):
            owner = json.loads(body)["organizationId"]
            self._write(b"200 OK", json.dumps({"sessionId": owner, "organizationId": owner, "userId": "006"}).encode())
        elif not target.startswith("/connect/v3/bills?"):
            self._write(b"200 OK", b"{}")
        else:
            found = re.search(rb"sessionid: *(\S+)", head, re.IGNORECASE)
            self._list(found[1].decode() if found else "", unquote(target.partition("?")[2]))

    def _list(self, owner: str, query: str) -> None:
        if self.flying[owner] >= PERMITS:
            Server.refused += 1
            self._write(b"422 Unprocessable Entity", _REFUSAL)
            return
        self.flying[owner] += 1
        asyncio.get_running_loop().call_later(self.latency, self._answer, owner, query)

    def _answer(self, owner: str, query: str) -> None:
        self.flying[owner] -= 1
        Server.served += 1
        self._write(b"200 OK", page(self.bills, self.changed, query))

    def _write(self, status: bytes, body: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            head = b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            self._transport.write(head % (status, len(body)) + body)


def page(bills: list[bytes], changed: Sequence[int], query: str) -> bytes:
    """Return the page that a query asks for."""
    fields = dict(part.partition("=")[::2] for part in query.split("&"))
    numbers: Sequence[int] = range(len(bills))
    if since := _CHANGED.search(fields.get("filters", "")):
        numbers = sorted({*changed, *range(_place(since[1]), len(bills))})
    first, last = 0, len(numbers)
    for operator, moment in _BOUND.findall(fields.get("filters", "")):
        place = bisect_left(numbers, _place(moment))
        first, last = (max(first, place), last) if operator == "gte" else (first, min(last, place))
    size = int(fields.get("max", 100))
    if fields.get("sort", "").endswith(":desc"):
        first, last = max(first, last - size), last
    start = int(fields.get("page") or first)
    end = min(start + size, last)
    more = b',"nextPage":"%d"' % end if end < last else b""
    return b'{"results":[%s]%s}' % (b",".join([bills[number] for number in numbers[start:end]]), more)


def _place(moment: str) -> int:
    """Return the number of the first bill that was created at a time or later."""
    return max(0, -((BEGIN - datetime.fromisoformat(moment)) // STEP))


class Figures(NamedTuple):
    """The counts of a server."""

    served: int
    refused: int
    cpu: float


def running(*, latency: float, objects: int, cpu: int | None = None) -> contextlib.AbstractContextManager[str]:
    """Run the server in a child process, on one CPU if it is named; yield its URL."""
    return stub.child("tests.bench.sync_server", latency, objects, cpu=cpu)


def credentials(url: str, organizations: int) -> dict[str, Any]:
    """Return the contents of a file of credentials for so many organizations."""
    entries = [
        {"organization_id": organization(number), "dev_key": "bench", "username": "bench", "password": "bench"}
        for number in range(organizations)
    ]
    return {"url": url, "organizations": entries}


if __name__ == "__main__":
    Server.latency, Server.bills = float(sys.argv[1]), [bill(number) for number in range(int(sys.argv[2]))]
    asyncio.run(stub.serve(Server))
