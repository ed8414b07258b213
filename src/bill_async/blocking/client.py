"""The blocking client."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self

from .. import client as asyncio_client
from .._base.clock import Clock
from .._limits.limiter import Limiter
from ..config import Environment, Options, OrganizationLogin, PartnerCredentials, SpendCredentials
from ..secret import hides_frames
from .thread import LoopThread
from .wrapping import Blocking, completed

if TYPE_CHECKING:
    from .._auth.sessions import SessionStore
    from ..journal.journal import Journal

__all__ = ["BillClient"]


@completed(asyncio_client.BillClient)
class BillClient(Blocking):
    """A client of the BILL platform whose methods return when the call has ended: for notebooks and scripts.

    It has the resources and methods of `bill_async.BillClient`, with the same arguments, results and errors.

        with BillClient.from_env() as client:
            for bill in client.bills.list():
                print(bill.id, bill.due_amount)

    The calls run in an event loop in a thread of the client, which starts with the first call. So the client can be
    used where an event loop runs, as in a notebook, and by several threads at once. Ctrl-C cancels the call of the main
    thread, and raises `KeyboardInterrupt` when the call has ended. If that was a write that may have been executed, the
    `__cause__` of the `KeyboardInterrupt` is an `OutcomeUnknownError`.

    A client that is not closed is closed when nothing refers to it any more, or with the interpreter.
    """

    _owner = False

    @hides_frames
    def __init__(
        self,
        *,
        organization: OrganizationLogin | None = None,
        partner: PartnerCredentials | None = None,
        spend: SpendCredentials | None = None,
        environment: Environment | str = "sandbox",
        options: Options | None = None,
        session_store: SessionStore | None = None,
        limiter: Limiter | None = None,
        journal: Journal | None = None,
        clock: Clock | None = None,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Make a client. Nothing is sent.

        The arguments are those of `bill_async.BillClient`. There is no `session`, because one of aiohttp belongs to the
        event loop where it was made.
        """
        self._own(
            asyncio_client.BillClient(
                organization=organization,
                partner=partner,
                spend=spend,
                environment=environment,
                options=options,
                session_store=session_store,
                limiter=limiter,
                journal=journal,
                clock=clock,
                jitter=jitter,
            )
        )

    @classmethod
    @hides_frames
    def from_env(
        cls,
        environ: Mapping[str, str] | None = None,
        *,
        options: Options | None = None,
        session_store: SessionStore | None = None,
        limiter: Limiter | None = None,
        journal: Journal | None = None,
        clock: Clock | None = None,
    ) -> Self:
        """Make a client from the environment variables that `Settings.from_env` lists."""
        client = asyncio_client.BillClient.from_env(
            environ, options=options, session_store=session_store, limiter=limiter, journal=journal, clock=clock
        )
        made = object.__new__(cls)
        made._own(client)
        return made

    def close(self) -> None:
        """End all calls, log out of the sessions that this client opened, close all connections, and end the thread.

        Calls of other threads that are under way raise `ClientClosedError`, or `OutcomeUnknownError` if they may have
        been executed. The method may be called repeatedly and by several threads. Closing a view does nothing.
        """
        if self._owner:
            self._thread.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _own(self, client: asyncio_client.BillClient) -> None:
        self._wrapped = client
        self._thread = LoopThread(client.close)
        self._owner = True
