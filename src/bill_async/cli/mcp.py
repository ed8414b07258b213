"""`bill-async mcp`: a Model Context Protocol server for assistants, over stdio or streamable HTTP."""

from __future__ import annotations

import argparse
import asyncio
import hmac
import os
import socket
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Final

from bill_async.client import BillClient
from bill_async.errors import ConfigurationError
from bill_async.journal import Journal

from .accounts import read_settings
from .clients import client_from
from .credentials import add_credentials, add_organization
from .journals import JOURNAL_VARIABLE, journal_location

__all__ = ["add_arguments", "run"]

_TOKEN: Final = "BILL_MCP_TOKEN"  # noqa: S105 - the name of a variable
_GRACE: Final = 3
"""Seconds for the answers in progress when the server is to end."""
_LOCAL: Final = ("127.0.0.1", "localhost")
_SHORTEST: Final = 16
"""The fewest characters of a token."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "--allow",
        action="append",
        default=[],
        metavar="OPERATION",
        help="a write that the assistant may call, such as bills.create or 'vendors.*'; may be repeated. "
        "By default, it can only read",
    )
    parser.add_argument(
        "--journal",
        metavar="FILE|URL",
        help="record every write with a key, so that it is never sent twice (see `bill-async journal`); by default "
        f"the journal of the profile, or {JOURNAL_VARIABLE}",
    )
    add_credentials(parser)
    add_organization(parser)
    parser.add_argument(
        "--http",
        action="store_true",
        help="serve streamable HTTP at /mcp instead of stdio; programs send the text of the variable BILL_MCP_TOKEN",
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address for HTTP, of this machine (%(default)s)")
    parser.add_argument("--port", type=int, default=8765, help="the port for HTTP (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Serve until the client ends the connection, or until Ctrl-C."""
    asyncio.run(_serve_http(arguments) if arguments.http else _serve_stdio(arguments))
    return 0


@asynccontextmanager
async def _server(arguments: argparse.Namespace) -> AsyncGenerator[Any]:
    """Yield the server, with a client of its own."""
    from bill_async.mcp import Access, build_server

    settings = read_settings(arguments)
    location = journal_location(arguments)
    journal = None if location is None else Journal(location)
    client: BillClient = client_from(settings, journal, keep_sessions=not arguments.no_session_file)
    try:
        async with client:
            yield build_server(client, Access(allow=arguments.allow), keys=journal is not None)
    finally:
        if journal is not None:
            await journal.close()


async def _serve_stdio(arguments: argparse.Namespace) -> None:
    async with _server(arguments) as server:
        from mcp.server.stdio import stdio_server

        async with stdio_server() as (reading, writing):
            await server.run(reading, writing, server.create_initialization_options())


async def _serve_http(arguments: argparse.Namespace) -> None:
    token = os.environ.get(_TOKEN, "")
    if len(token) < _SHORTEST:
        raise ConfigurationError(
            f"set {_TOKEN} to a random text of at least {_SHORTEST} characters; programs send it as "
            "`Authorization: Bearer ...`"
        )
    if arguments.host not in _LOCAL:
        raise ConfigurationError(
            f"host: {arguments.host} would offer BILL to other machines without encryption; give one of "
            f"{', '.join(_LOCAL)}, and put a proxy with TLS in front"
        )
    async with _server(arguments) as server:
        import uvicorn

        try:
            listener = socket.create_server((arguments.host, arguments.port))
        except OSError as error:
            raise ConfigurationError(f"port: {arguments.port} cannot be used: {error.strerror}") from None
        host, port, *_ = listener.getsockname()
        app = _Guarded(server.streamable_http_app(host=arguments.host), token)
        config = uvicorn.Config(app, log_level="warning", lifespan="on", timeout_graceful_shutdown=_GRACE)
        print(f"serving http://{host}:{port}/mcp", file=sys.stderr, flush=True)
        await uvicorn.Server(config).serve(sockets=[listener])


class _Guarded:
    """An ASGI application that answers only requests with the token."""

    def __init__(self, app: Any, token: str) -> None:
        self._app = app
        self._expected = f"Bearer {token}".encode()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and not self._admits(scope):
            headers = [(b"www-authenticate", b"Bearer"), (b"content-length", b"0")]
            await send({"type": "http.response.start", "status": 401, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        await self._app(scope, receive, send)

    def _admits(self, scope: Any) -> bool:
        given = [value for name, value in scope["headers"] if name == b"authorization"]
        return len(given) == 1 and hmac.compare_digest(given[0], self._expected)
