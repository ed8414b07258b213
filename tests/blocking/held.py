"""A server that logs clients in and holds every other request, and programs that call it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ENVIRON = {
    "BILL_DEV_KEY": "key",
    "BILL_USERNAME": "me",
    "BILL_PASSWORD": "word-of-a-test",
    "BILL_ORGANIZATION_ID": "008",
}


class HoldingServer:
    """Answers logins and logouts. Another request waits for `release`, and gets the answer `answer`."""

    def __init__(self) -> None:
        self.held = threading.Event()
        self.release = threading.Event()
        self.answer: dict[str, Any] = {}
        self.logouts = 0
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                answer: dict[str, Any] = {}
                if self.path.endswith("/login"):
                    answer = {"sessionId": "s", "organizationId": "008", "userId": "006"}
                elif self.path.endswith("/logout"):
                    server.logouts += 1
                else:
                    server.held.set()
                    server.release.wait()
                    answer = server.answer
                body = json.dumps(answer).encode()
                try:
                    self.send_response(200)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except ConnectionError:
                    pass  # the client was interrupted

            do_GET = do_POST = do_PATCH = handle_any

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = False

    @property
    def environ(self) -> dict[str, str]:
        return {**ENVIRON, "BILL_BASE_URL": f"http://127.0.0.1:{self.http.server_address[1]}"}

    @contextmanager
    def running(self) -> Iterator[HoldingServer]:
        thread = threading.Thread(target=self.http.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield self
        finally:
            self.release.set()
            self.http.shutdown()
            thread.join()
            self.http.server_close()


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a program in a process of its own. Warnings are errors; the development mode would print slow imports."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", program, *arguments],
        env={name: value for name, value in os.environ.items() if name != "PYTHONDEVMODE"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
