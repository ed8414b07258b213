"""The client of the webhook commands, and a sender of notifications."""

from __future__ import annotations

import argparse
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Final

import aiohttp
import attrs

from bill_async.client import BillClient
from bill_async.config import Environment
from bill_async.errors import InvalidRequestError
from bill_async.models import Subscription
from bill_async.webhooks import SIGNATURE, sign
from bill_async.webhooks.subscriptions import Party, webhooks_for

from .accounts import read_settings
from .clients import client_from

__all__ = ["KEY_VARIABLE", "Post", "Session", "patterns", "session"]

KEY_VARIABLE: Final = "BILL_WEBHOOK_KEY"
"""The environment variable with the key that forwarded events are signed with."""
_ANSWER_TIMEOUT: Final = 10.0
"""Seconds that the receiver of a forwarded event may take, the same as with BILL."""


@attrs.frozen
class Session:
    """A client and its environment."""

    bill: BillClient
    environment: Environment
    party: Party | None

    async def subscriptions(self, wanted: str | None = None) -> list[Subscription]:
        """Return all subscriptions, or the one with an id."""
        found = await webhooks_for(self.bill, self.party).subscriptions.list().collect()
        chosen = [each for each in found if wanted in (None, each.id, each.name)]
        if wanted is not None and not chosen:
            raise InvalidRequestError(f"there is no subscription {wanted!r}; see `bill-async webhooks subscriptions`")
        return chosen

    async def subscription(self, wanted: str | None) -> Subscription:
        """Return the subscription with an id or a name, or the only one."""
        found = await self.subscriptions(wanted)
        if len(found) != 1:
            count = "there is no subscription" if not found else f"there are {len(found)} subscriptions"
            raise InvalidRequestError(f"{count}; choose one with --subscription")
        return found[0]


@asynccontextmanager
async def session(arguments: argparse.Namespace) -> AsyncGenerator[Session]:
    """Open a client with the credentials that the arguments name."""
    settings = read_settings(arguments)
    async with client_from(settings, keep_sessions=not arguments.no_session_file) as bill:
        yield Session(bill, settings.environment, arguments.party)


class Post:
    """Posts notifications to a URL, signed with a key."""

    def __init__(self, url: str, key: str) -> None:
        self._url = url
        self._key = key
        self._http: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Post:
        self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_ANSWER_TIMEOUT))
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._http is not None:
            await self._http.close()

    async def __call__(self, body: bytes) -> str:
        """Post a notification, and return the status of the answer or the reason why there was none."""
        assert self._http is not None
        headers = {"Content-Type": "application/json", SIGNATURE: sign(body, self._key)}
        try:
            async with self._http.post(self._url, data=body, headers=headers, allow_redirects=False) as answer:
                return str(answer.status)
        except TimeoutError:
            return f"no answer within {_ANSWER_TIMEOUT:g} s"
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return f"{type(error).__name__}: {error}"


def patterns(text: str) -> list[str]:
    """Read types and patterns, separated by commas or spaces."""
    return text.replace(",", " ").split()
