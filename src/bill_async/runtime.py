"""The runtime of a client and its views: the sender with its connections and limits, and the logins."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any

from ._auth.accounts import Accounts
from ._base.clock import Clock, SystemClock
from ._http.caller import Access
from ._http.connection import Connection
from ._http.sender import ReportUnknown, Sender
from ._limits.limiter import Limiter
from ._schema.messages import shown
from .config import (
    Environment,
    Options,
    OrganizationCredentials,
    OrganizationLogin,
    PartnerCredentials,
    SpendCredentials,
    SyncTokenCredentials,
)
from .errors import ConfigurationError

if TYPE_CHECKING:
    import aiohttp

    from ._auth.sessions import SessionStore
    from .journal.journal import Journal

__all__ = ["Runtime", "check_type"]


class Runtime:
    """What a client shares with its views. It is closed with the client; the journal is not."""

    def __init__(self, sender: Sender, accounts: Accounts, journal: Journal | None) -> None:
        self.sender = sender
        self.accounts = accounts
        self.journal = journal
        self._closing: asyncio.Task[None] | None = None
        self._closed = False

    @classmethod
    def make(
        cls,
        environment: Environment | str,
        *,
        options: Options | None,
        session: aiohttp.ClientSession | None,
        session_store: SessionStore | None,
        limiter: Limiter | None,
        journal: Journal | None,
        clock: Clock | None,
        jitter: Callable[[], float],
    ) -> Runtime:
        """Check the arguments of a client, and make what it needs to send calls."""
        check_type("options", options, Options)
        _check_attributes("session_store", session_store, "load", "save", "login_lock")
        _check_attributes("limiter", limiter, "acquire", "rejected", "snapshot")
        _check_attributes("session", session, "request", "closed")
        _check_attributes("journal", journal, "send", "recover")
        clock = clock or SystemClock()
        options = options or Options()
        sender = _sender_class(options)(
            Environment.of(environment),
            options,
            limiter or Limiter(clock, options.limits),
            clock,
            Connection(options, clock, session),
            jitter=jitter,
            report_unknown=_report_unknown(options),
        )
        return cls(sender, Accounts(sender, session_store), journal)

    def access(
        self,
        organization: OrganizationLogin | None,
        partner: PartnerCredentials | None,
        spend: SpendCredentials | None,
    ) -> Access:
        """Return the accounts of these credentials."""
        check_type("organization", organization, OrganizationCredentials, SyncTokenCredentials)
        check_type("partner", partner, PartnerCredentials)
        check_type("spend", spend, SpendCredentials)
        return Access(
            organization=None if organization is None else self.accounts.organization(organization),
            partner=None if partner is None else self.accounts.partner(partner),
            spend=None if spend is None else self.accounts.spend(spend),
        )

    async def close(self) -> None:
        """Close once; later and concurrent calls wait for the first."""
        if self._closed:
            return
        loop = self.sender.connection.loop
        if loop is not None and loop is not asyncio.get_running_loop():
            if loop.is_running() and await _run_in(loop, self.close):
                return
            if loop.is_closed():
                self._closing = None
                await self.sender.move_to_this_loop()
        self.sender.connection.check_loop()
        if self._closing is None:
            self._closing = asyncio.create_task(self._close(), name="bill-async close")
        await asyncio.shield(self._closing)

    async def _close(self) -> None:
        try:
            await self.sender.stop()
            await self.accounts.close()
        finally:
            await self.sender.connection.close()
            self._closed = True


def check_type(name: str, value: object, *types: type) -> None:
    """Refuse an argument of a client that is neither None nor of one of these types."""
    if value is not None and not isinstance(value, types):
        expected = " or ".join(each.__name__ for each in types)
        raise ConfigurationError(f"{name}: give {expected}(...), not {shown(value, secret=True)}")


def _check_attributes(name: str, value: object, *attributes: str) -> None:
    missing = [attribute for attribute in attributes if value is not None and not hasattr(value, attribute)]
    if missing:
        raise ConfigurationError(f"{name}: {shown(value, secret=True)} cannot be used; it has no {', '.join(missing)}")


def _sender_class(options: Options) -> type[Sender]:
    """Return the class of the sender. The one that calls hooks is imported only if there are hooks."""
    if not options.on_attempt and not options.on_call:
        return Sender
    from ._http.observation import ObservedSender

    return ObservedSender


def _report_unknown(options: Options) -> ReportUnknown | None:
    if options.on_unknown is None:
        return None
    from .drift import report_unknown

    return partial(report_unknown, options.on_unknown)


async def _run_in(loop: asyncio.AbstractEventLoop, work: Callable[[], Coroutine[Any, Any, None]]) -> bool:
    """Run a coroutine in the event loop of another thread; return False if that loop stopped before it was done."""
    coroutine = work()
    try:
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(coroutine, loop))
    except RuntimeError:
        coroutine.close()
        if loop.is_running():
            raise
        return False
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            raise
        return False
    return True
