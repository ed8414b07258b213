"""Sessions: one login at a time for all calls of an account.

BILL ends a session after 35 idle minutes. Every call restarts them, and there is no refresh. Logins are scarce (200 an
hour for a key), and failed logins lock the user out, so all calls of an account share one session.

The call that finds no session starts the login. The login runs in its own task, so that it continues for the other
calls when one of them is cancelled or runs out of time. It uses the `timeout`, `retries` and `wait` of the call that
starts it. If it fails, the waiting calls fail with it, except those with more patient options: one of them starts
another login. A call whose session BILL refused reports *that* session, so that late failures of an old session have
no effect.

https://developer.bill.com/docs/api-login-best-practices
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import math
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any, Final, Protocol, TypeAlias

import attrs

from .._base.clock import Clock, SystemClock
from .._base.logging import logger
from .._base.turns import Turns
from .._http.captures import without_captures
from ..errors import (
    ApiError,
    BillError,
    ClientClosedError,
    ConfigurationError,
    RateLimitedError,
    ServerError,
    SessionExpiredError,
    TransportError,
)
from ..secret import HidesArguments, Secret, reveal, to_secret
from ..types import CallOptions, Fieldwise

__all__ = ["MemorySessionStore", "Session", "SessionKeeper", "SessionStore", "StoredSession"]

IDLE: Final = 33 * 60.0
"""Seconds without a call after which a session counts as expired: BILL's 35 minutes, less a margin."""

_FIRST_REFUSED_PAUSE: Final = 10.0
"""Seconds without a further login after BILL refused one. The pause doubles with each further refusal."""
_FIRST_UNUSABLE_PAUSE: Final = 1.0
"""The same after too many sessions in a row that BILL refused before they had worked once."""
_MAX_PAUSE: Final = 640.0
_MAX_UNPROVEN: Final = 3
"""Sessions in a row that may fail before they worked once and are replaced at once: BILL may have ended them."""

Login: TypeAlias = Callable[[CallOptions], Awaitable["Session"]]
"""Opens a session, with the options of the call that needs it."""
_NO_OPTIONS: Final[CallOptions] = {}

_EXACT: Final = 1.0
"""Seconds in which the wall clock is read once, and the use of a session recorded once."""
_logging_in: ContextVar[tuple[object, ...]] = ContextVar("bill_async_opening", default=())
"""The keepers whose login runs in this context. Tasks that a login starts inherit this."""


def _check_id(session: Session, _: attrs.Attribute[Any], value: Any) -> None:
    text = reveal(value)
    if not isinstance(text, str) or not text or not text.isprintable():
        raise ValueError("the id of a session must be a text that can be a header")


@attrs.frozen(eq=False, repr=False)
class Session(Fieldwise, metaclass=HidesArguments):
    """A session of BILL. Its id is a secret."""

    id: Secret[str] = attrs.field(converter=to_secret, validator=_check_id)
    organization_id: str | None = None
    user_id: str | None = None
    trusted: bool | None = None
    """Whether the session passed MFA, by a challenge or by a remembered device."""


@attrs.frozen(eq=False, repr=False)
class StoredSession(Fieldwise):
    """A session, and the time of its last known use."""

    session: Session
    used_at: float
    """Seconds since 1970, by the clock of this process. A store that several machines share should keep the age of the
    use by its own clock, as `RedisSessionStore` does, because the clocks of machines differ."""

    def to_json(self) -> str:
        """Return the session as JSON, with its id in plain text."""
        session = attrs.asdict(self.session)
        return json.dumps({"used_at": self.used_at, **session, "id": self.session.id.reveal()})

    @classmethod
    def from_json(cls, text: str | bytes | None) -> StoredSession | None:
        """Read the text of `to_json`. Return None if the text is anything else, or empty."""
        try:
            values: Any = json.loads(text or b"")
            return cls(used_at=float(values.pop("used_at")), session=Session(**values))
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
            return None  # of another program or version: a login replaces it


class SessionStore(Protocol):
    """A store through which processes share sessions.

    A name stands for one set of credentials and holds no secret. The stored session does hold one: write it with
    `stored.to_json()` and read it with `StoredSession.from_json`.
    """

    async def load(self, name: str) -> StoredSession | None:
        """Return the session that was saved under this name, or None."""
        ...

    async def save(self, name: str, stored: StoredSession) -> None:
        """Save a session under this name, and replace an earlier one."""
        ...

    def login_lock(self, name: str) -> contextlib.AbstractAsyncContextManager[object]:
        """Return a lock that lets one login at a time pass. A process that dies must not hold it for long."""
        ...


class SessionKeeper:
    """Holds the session of one account, and replaces it when it has expired."""

    _used_at: float
    """When the session was last known to be in use."""
    _saved_at: float
    """The `_used_at` that the store knows."""
    _was_accepted: bool
    """Whether BILL has ever accepted the current or the last session."""
    _options: CallOptions
    """The options of the login in progress."""
    _blocked_until: float
    """Until when calls get `_refusal`, and no login is tried."""
    _look_at: float
    """When to look whether the session has expired, by the monotonic clock."""
    _touch_at: float
    """From when on a use of the session is to be recorded, by the monotonic clock."""
    _wall: float
    """The wall clock, as it was when the monotonic one was at `_read_at`."""

    def __init__(
        self,
        login: Login,
        clock: Clock,
        *,
        idle: float = IDLE,
        store: SessionStore | None = None,
        name: str = "",
    ) -> None:
        self._login = login
        self._clock = clock
        self._idle = idle
        self._store = store
        self._name = name
        self._session: Session | None = None
        self._expired_id: Secret[str] | None = None
        """The id of the last session that BILL refused. A store may still hold it."""
        self._task: asyncio.Task[Session] | None = None
        """The login in progress."""
        self._refusal: BillError | None = None
        self._refusals = 0
        """The number of logins in a row that BILL refused."""
        self._unproven = 0
        """The number of sessions in a row that BILL refused before it had accepted them once."""
        self._closed = False
        self._read_at = self._look_at = -math.inf

    def current(self) -> Session | None:
        """Return the session, unless there is none or it has expired."""
        if self._session is not None and self._time() - self._used_at >= self._idle:
            self._session = None
        return self._session

    def ready(self) -> Session | None:
        """Return the session, unless there is something to be done or said before it is used."""
        now = self._clock.monotonic()
        if now >= self._look_at:
            session = self.current()
            if session is None or (self._store is not None and self._renewal_is_due()):
                return None
            self._look_at = now + _EXACT
        return self._session

    def fresh(self, session: Session) -> bool:
        """Whether this is still the session to use."""
        current = self.current()
        return current is not None and current.id == session.id

    async def get(self, options: CallOptions = _NO_OPTIONS) -> Session:
        """Return the session, after a login if there is none.

        `options` are used by a login that starts here. Calls that arrive during a login wait for it and share its
        result, except for failures that more patient options might have prevented. After a refused login, further
        calls fail with the same error for a while, so that BILL does not lock the user out.
        """
        while True:
            if self._closed:
                raise ClientClosedError("the client is closed; its session is gone")
            session = self.current()
            if session is not None:
                if self._store is not None and self._renewal_is_due():
                    await self._renew_stored(self._store, session)
                return session
            task = self._join_login(options)
            patient = _is_as_patient(self._options, options)
            try:
                return await asyncio.shield(task)
            except asyncio.CancelledError:
                caller = asyncio.current_task()
                if caller is not None and caller.cancelling():
                    raise
                # else the login was stopped, because the client was closed
            except BillError as error:
                if patient or not isinstance(error, TransportError | RateLimitedError | ServerError):
                    raise error.with_traceback(None)  # noqa: B904 - the frames belong to another task

    def _join_login(self, options: CallOptions) -> asyncio.Task[Session]:
        """Return the login in progress, or start one with these options."""
        if self._refusal is not None and self._time() < self._blocked_until:
            raise self._refusal.with_traceback(None)
        if self._task is None:
            self._options = options
            self._task = asyncio.create_task(self._log_in(options), name="bill-async login")
            self._task.add_done_callback(self._login_done)
        elif self in _logging_in.get():
            raise ConfigurationError("the login or the session store requested the session that is being opened")
        return self._task

    def touch(self, session: Session) -> None:
        """Record that BILL has accepted the session, which restarts its idle time."""
        current, now = self._session, self._clock.monotonic()
        if current is session and now < self._touch_at:
            return
        if current is not None and (current is session or current.id == session.id):
            self._used_at = self._time()
            self._touch_at = now + _EXACT
            self._was_accepted = True
            self._refusals = self._unproven = 0
        elif session.id == self._expired_id:  # a late answer proves that it has worked
            self._unproven = 0
            if isinstance(self._refusal, SessionExpiredError):
                self._refusal = None

    def expired(self, session: Session) -> None:
        """Record that BILL refused the session (BDC_1109). Only the current session counts."""
        current = self._session
        if current is None or current.id != session.id:
            return
        self._session = None
        self._expired_id = session.id
        if not self._was_accepted:
            self._unproven += 1
            further = self._unproven - _MAX_UNPROVEN
            if further > 0:  # do not use up the logins of the hour
                text = f"BILL accepts the login but not its session, {self._unproven} times in a row"
                self._block_logins(SessionExpiredError(text, status=401), _FIRST_UNUSABLE_PAUSE * 2.0 ** (further - 1))

    async def close(self, logout: Callable[[Session], Awaitable[object]] | None = None) -> None:
        """Stop a login in progress, and end the session unless a store shares it with others."""
        self._closed = True
        if self._task is not None and self._task.get_loop() is asyncio.get_running_loop():  # else its loop has ended
            self._task.cancel()
            await asyncio.wait([self._task])
        session = self.current()
        self._session = None
        if session is not None and self._store is not None:
            await self._renew_stored(self._store, session)
        elif session is not None and logout is not None:
            with contextlib.suppress(BillError):
                await logout(session)

    async def _log_in(self, options: CallOptions) -> Session:
        without_captures()
        _logging_in.set((*_logging_in.get(), self))
        if self._store is None:
            return self._set_session(await self._login(options), self._time(), was_accepted=False)
        async with self._store.login_lock(self._name):
            stored = await self._store.load(self._name)
            if (
                stored is not None
                and stored.session.id != self._expired_id
                and self._time() - stored.used_at < self._idle
            ):
                return self._set_session(stored.session, min(stored.used_at, self._time()), was_accepted=True)
            session = self._set_session(await self._login(options), self._time(), was_accepted=False)
            try:
                await self._store.save(self._name, StoredSession(session, self._used_at))
            except Exception as error:
                # The session works, and logins are scarce. Other processes log in themselves.
                logger.warning("a session could not be shared: %s: %s", type(error).__name__, error)
            return session

    def _set_session(self, session: Session, used_at: float, *, was_accepted: bool) -> Session:
        self._session = session
        self._used_at = self._saved_at = used_at
        self._touch_at = -math.inf
        self._was_accepted = was_accepted
        self._refusal = None
        return session

    def _login_done(self, task: asyncio.Task[Session]) -> None:
        self._task = None
        error = None if task.cancelled() else task.exception()
        if isinstance(error, ApiError) and not isinstance(error, RateLimitedError | ServerError):
            self._block_logins(error, _FIRST_REFUSED_PAUSE * 2.0**self._refusals)
            self._refusals += 1

    def _block_logins(self, error: BillError, seconds: float) -> None:
        """Raise an error instead of logging in again, for a while."""
        self._refusal = error
        self._read_at = -math.inf  # a second matters here
        self._blocked_until = self._time() + min(_MAX_PAUSE, seconds)

    def _renewal_is_due(self) -> bool:
        """Whether the store should learn that the session is in use."""
        return self._used_at - self._saved_at > self._idle / 8

    async def _renew_stored(self, store: SessionStore, session: Session) -> None:
        """Update the stored session, so that other processes do not take it for expired."""
        self._saved_at = self._used_at
        # The session works even if the store does not, so no call fails here.
        with contextlib.suppress(Exception):
            stored = await store.load(self._name)
            if stored is not None and stored.session.id == session.id:
                await store.save(self._name, StoredSession(session, self._used_at))

    def _time(self) -> float:
        # The wall clock, not the monotonic one: it goes on while the machine sleeps, and processes share it.
        now = self._clock.monotonic()
        if not 0.0 <= now - self._read_at < _EXACT:
            self._read_at, self._wall = now, self._clock.now().timestamp()
        return self._wall


def _is_as_patient(login: CallOptions, call: CallOptions) -> bool:
    """Whether a login with these options tries as often and waits as long as the call would."""
    return all(mine >= wanted for mine, wanted in zip(_patience(login), _patience(call), strict=True))


def _patience(options: CallOptions) -> tuple[float, float, float]:
    retries, wait = options.get("retries"), options.get("wait", True)
    return (
        options.get("timeout", math.inf),
        math.inf if retries is None else retries,
        math.inf if wait is True else float(wait),
    )


class MemorySessionStore:
    """Sessions for all clients of one process, in any event loop and thread."""

    def __init__(self, *, clock: Clock | None = None) -> None:
        self._stored: dict[str, StoredSession] = {}
        self._turns = Turns(clock or SystemClock())

    async def load(self, name: str) -> StoredSession | None:
        """Return the session that was saved under this name, or None."""
        return self._stored.get(name)

    async def save(self, name: str, stored: StoredSession) -> None:
        """Save a session under this name, and replace an earlier one."""
        self._stored[name] = stored

    def login_lock(self, name: str) -> contextlib.AbstractAsyncContextManager[object]:
        """Return a lock that lets one login at a time pass."""
        return self._turns.turn(name)
