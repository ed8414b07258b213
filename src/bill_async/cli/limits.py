"""`bill-async limits`: the use of BILL's limits, as far as it can be known."""

from __future__ import annotations

import argparse
import asyncio
import sys
from contextlib import AsyncExitStack
from typing import Any, Final

import aiohttp

from bill_async._limits.limiter import Limiter
from bill_async._limits.states import LimitState
from bill_async.client import BillClient
from bill_async.config import PRODUCTION, SANDBOX, Settings
from bill_async.types import JsonValue

from .accounts import read_settings
from .clients import client_from
from .credentials import add_credentials, add_organization
from .display import print_json, print_table

__all__ = ["add_arguments", "run"]

_NAMES: Final = ("limit", "key", "organization", "used", "allowed", "open again at")
_TIMEOUT: Final = aiohttp.ClientTimeout(total=10.0)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_credentials(parser)
    add_organization(parser)
    parser.add_argument(
        "--redis", metavar="URL", help="Redis server through which the workers of a fleet share the limits"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Make one call with each account, and print the limits that it counts against."""
    settings = read_settings(arguments)
    is_bill = settings.environment in (SANDBOX, PRODUCTION)
    states, counted = asyncio.run(_ask(settings, arguments.redis, keep_sessions=not arguments.no_session_file))
    rows = [_row(state) for state in states]
    if arguments.json:
        found: dict[str, JsonValue] = {"limits": [dict(zip(_KEYS, row, strict=True)) for row in rows]}
        print_json(found if counted is None else {**found, "server": counted})
        return 0
    print_table(_NAMES, [[str(value) for value in row] for row in rows], right=(False, False, False, True, True))
    if counted is not None:
        print_table(("counted by the server", ""), [(name, str(count)) for name, count in counted.items()])
    elif is_bill and arguments.redis is None:
        text = "BILL does not tell what other processes have used; with a shared limiter, give --redis"
        print(f"bill-async: {text}", file=sys.stderr)
    return 0


_KEYS: Final = ("limit", "key", "organization", "used", "allowed", "opensAt")
_SHOWN: Final = 8
"""The characters of the digest of a key that tell it from others."""


def _row(state: LimitState) -> tuple[str, str, str, int, int, str]:
    opens = "" if state.opens_at is None else f"{state.opens_at:%Y-%m-%d %H:%M:%S}"
    return state.limit, state.key[:_SHOWN], state.organization or "", state.used, state.allowed, opens


async def _ask(
    settings: Settings, redis: str | None, *, keep_sessions: bool
) -> tuple[tuple[LimitState, ...], dict[str, Any] | None]:
    """Return the limits after a call with each account, and what the server has counted, if it says so."""
    async with AsyncExitStack() as stack:
        limiter: Limiter | None = None
        if redis is not None:
            from bill_async.redis import RedisLimiter

            limiter = await stack.enter_async_context(RedisLimiter(redis))
        client = client_from(settings, keep_sessions=keep_sessions, limiter=limiter)
        await _call_once(await stack.enter_async_context(client), settings)
        is_bill = settings.environment in (SANDBOX, PRODUCTION)
        return client.limits.snapshot(), None if is_bill else await _counted(settings.environment.name)


async def _call_once(client: BillClient, settings: Settings) -> None:
    if settings.organization is not None:
        await client.auth.get_session()
    if settings.spend is not None:
        await client.spend.users.list(max=1)
    if settings.partner is not None:
        await client.partner.organizations.list(max=1)


async def _counted(url: str) -> dict[str, Any] | None:
    """Return the counts of a sandbox of this package; None for any other server."""
    try:
        async with (
            aiohttp.ClientSession(timeout=_TIMEOUT) as http,
            http.get(f"{url}/_sandbox/state") as answer,
        ):
            found: Any = await answer.json()
            counts = found["limits"]
            return {name: counts[name] for name in ("hour", "logins", "accepted")}
    except (aiohttp.ClientError, LookupError, TimeoutError, TypeError, ValueError):
        return None
