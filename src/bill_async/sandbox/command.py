"""The command that runs a sandbox."""

from __future__ import annotations

import argparse
import asyncio
import errno
import sys
from collections.abc import Callable
from pathlib import Path

from bill_async._base.addresses import is_host

from .limits import SandboxLimits
from .server import serve
from .storage import StateError

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--host", type=_host, default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=_port, default=0, help="port to listen on; 0, the default, takes a free one")
    parser.add_argument(
        "--organizations", type=_count, default=1, metavar="N", help="number of organizations (%(default)s)"
    )
    parser.add_argument(
        "--objects", type=_count, default=500, metavar="N", help="objects per organization (%(default)s)"
    )
    parser.add_argument("--seed", type=int, default=0, help="the same seed makes the same data (%(default)s)")
    parser.add_argument("--latency", type=_milliseconds, default=0.0, metavar="MS", help="latency of each answer (0)")
    parser.add_argument("--state", type=Path, metavar="FILE", help="keep all changes in this SQLite file")
    parser.add_argument(
        "--webhook-host",
        action="append",
        default=[],
        metavar="HOST",
        help="also send notifications to this host, * for all; by default to this machine only",
    )
    parser.add_argument("--no-limits", action="store_true", help="switch BILL's limits off")
    parser.add_argument("--until-eof", action="store_true", help="stop when standard input ends")


def run(arguments: argparse.Namespace, on_start: Callable[[str], object] | None = None) -> int:
    """Run the sandbox until it is interrupted. Its URL and all credentials are printed as one line of JSON.

    `on_start` is called with that line when the sandbox serves, before the line is printed.
    """
    try:
        asyncio.run(_serve(arguments, on_start))
    except StateError as error:
        sys.stderr.write(f"bill-async sandbox: {error}\n")
        return 1
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        where = f"port {arguments.port} of {arguments.host}"
        sys.stderr.write(f"bill-async sandbox: {where} is in use; give another --port, or 0 for a free one\n")
        return 1
    return 0


async def _serve(arguments: argparse.Namespace, on_start: Callable[[str], object] | None) -> None:
    serving = asyncio.create_task(
        serve(
            host=arguments.host,
            port=arguments.port,
            organizations=arguments.organizations,
            seed=arguments.seed,
            objects=arguments.objects,
            latency=arguments.latency,
            limits=SandboxLimits.none() if arguments.no_limits else None,
            state=arguments.state,
            webhook_hosts=arguments.webhook_host,
            on_start=on_start,
        )
    )
    if arguments.until_eof:
        loop = asyncio.get_running_loop()
        reader = asyncio.StreamReader()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        ending = asyncio.create_task(reader.read())
        await asyncio.wait([serving, ending], return_when=asyncio.FIRST_COMPLETED)
        serving.cancel()
        ending.cancel()
        await asyncio.wait([serving, ending])
        if serving.cancelled():
            return
    await serving


def _host(text: str) -> str:
    if not is_host(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not the name or address of a host")
    return text


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError("must be 0 to 65535")
    return port


def _count(text: str) -> int:
    count = int(text)
    if count < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return count


def _milliseconds(text: str) -> float:
    return _count(text) / 1000
