"""A server that costs next to nothing, in a process of its own, so that only the client is measured.

It speaks just enough HTTP/1.1: it reads a request up to its blank line (and a body, if it says how long it is), and
answers from bytes made beforehand, after a latency. `GET .../v3/bills` is a list of as many bills as it was told;
a login gets a session, a POST of a bill a whole bill; everything else gets a small one.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any, ClassVar

BILL_ID = "00n01BENCHBENCH00001"


def bill(number: int) -> dict[str, Any]:
    """Make a bill with three lines, of the size that BILL sends."""
    classes = {"chartOfAccountId": "0ca01BENCHBENCH00001", "departmentId": "0de01BENCHBENCH00001"}
    return {
        "id": f"00n01BENCHBENC{number:06}",
        "archived": False,
        "vendorId": "00901BENCHBENCH00001",
        "vendorName": "Acme Paper",
        "amount": 1234.56,
        "dueAmount": 1234.56,
        "paidAmount": 0,
        "scheduledAmount": 0,
        "creditAmount": 0,
        "fundingAmount": 1234.56,
        "exchangeRate": 1.0,
        "description": "Office supplies",
        "dueDate": "2026-12-01",
        "invoice": {"invoiceNumber": f"A-{number}", "invoiceDate": "2026-11-01"},
        "billLineItems": [
            {
                "id": f"bli01BENCHBENCH0000{line}",
                "amount": 411.52,
                "quantity": 1.0,
                "price": 411.52,
                "description": f"Line {line}",
                "classifications": classes,
            }
            for line in range(3)
        ],
        "paymentStatus": "UNPAID",
        "createdTime": "2026-11-01T10:00:00.000+00:00",
        "updatedTime": "2026-11-02T10:00:00.000+00:00",
        "classifications": classes,
    }


def _answer(value: Any) -> bytes:
    return _with_head(json.dumps(value, separators=(",", ":")).encode())


def _with_head(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


class Stub(asyncio.Protocol):
    """One connection."""

    small = _answer({"id": BILL_ID, "amount": 1234.56, "dueDate": "2026-12-01", "paymentStatus": "UNPAID"})
    created = _answer(bill(1))
    login = _answer({"sessionId": "s", "organizationId": "00801BENCHBENCH00001", "userId": "006", "trusted": True})
    page_items: ClassVar[dict[int, bytes]] = {
        size: json.dumps([bill(number) for number in range(size)], separators=(",", ":")).encode() for size in (20, 100)
    }
    latency = 0.0
    pages = 1
    busy = 0.0
    """Seconds that requests have been in here, all together."""

    def __init__(self) -> None:
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end]
            length = re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)
            size = end + 4 + (int(length[1]) if length else 0)
            if len(self._buffer) < size:
                return
            body, self._buffer = self._buffer[end + 4 : size], self._buffer[size:]
            self._take(head, body)

    def _take(self, head: bytes, _body: bytes) -> None:
        """Answer a request."""
        answer = self._route(*head.split(b" ", 2)[:2])
        if self.latency:
            asyncio.get_running_loop().call_later(self.latency, self._send, answer, time.perf_counter())
        else:
            self._send(answer, time.perf_counter())

    def _send(self, answer: bytes, since: float) -> None:
        Stub.busy += time.perf_counter() - since
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(answer)

    def _route(self, method: bytes, target: bytes) -> bytes:
        path, _, query = target.partition(b"?")
        if path == b"/busy":
            return _answer(self.busy)
        if path.endswith(b"/login"):
            return self.login
        if path.endswith(b"/v3/bills") and method == b"POST":
            return self.created
        if path.endswith(b"/v3/bills"):
            cursor = re.search(rb"page=(\d+)", query)
            number = int(cursor[1]) if cursor else 0
            more = b',"nextPage":"%d"' % (number + 1) if number + 1 < self.pages else b""
            size = 20 if b"max=20" in query else 100
            return _with_head(b'{"results":%s%s}' % (self.page_items[size], more))
        return self.small


async def serve(connection: type[asyncio.Protocol]) -> None:
    """Print the port, and serve until the parent closes the standard input."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(connection, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


@contextlib.contextmanager
def child(module: str, *arguments: object, cpu: int | None = None) -> Iterator[str]:
    """Run a server in a child process, on one CPU if it is named; yield its URL."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    if cpu is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(process.pid, {cpu})
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()


def running(*, latency: float = 0.0, pages: int = 1) -> contextlib.AbstractContextManager[str]:
    """Run the stub in a child process; yield its URL."""
    return child("tests.bench.stub", latency, pages)


if __name__ == "__main__":
    Stub.latency, Stub.pages = float(sys.argv[1]), int(sys.argv[2])
    asyncio.run(serve(Stub))
