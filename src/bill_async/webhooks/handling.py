"""The handling of one event: the calls of its handlers, one after another, and their result."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from bill_async._base.clock import Clock
from bill_async._base.logging import logger
from bill_async._base.validators import number
from bill_async._schema.converter import structure, unstructure
from bill_async.errors import ConfigurationError, DecodeError, NotFoundError

from .errors import GiveUp, RetryLater
from .event import Event
from .notification import event_type, parse
from .router import EventRouter, Route
from .store import EventResult, EventState, StoredEvent

if TYPE_CHECKING:
    from bill_async.client import BillClient

__all__ = ["ClientOf", "HandlerRetries", "Handling", "Progress", "fetch"]

_LONGEST_ERROR: Final = 2000
"""The maximum number of characters of a stored error."""


@attrs.frozen(kw_only=True)
class HandlerRetries:
    """The number of attempts to handle an event, and the pauses between them."""

    attempts: int = number(15, least=1, whole=True)
    """The total number of attempts. After that the event is a dead letter."""
    base: float = number(1.0, least=0)
    """The pause after the first failure, in seconds; it doubles with each."""
    cap: float = number(3600.0, least=0)
    """The longest pause."""

    def pause(self, attempt: int, jitter: Callable[[], float] = random.random) -> float:
        """Draw the pause after an attempt, counted from 1: from half to all of its maximum."""
        longest = min(self.cap, self.base * 2.0 ** min(attempt - 1, 32))
        return longest * (0.5 + jitter() / 2)


Progress: TypeAlias = Callable[[EventResult], Awaitable[None]]
"""Stores that a handler has succeeded, before the remaining handlers of the event are called."""
ClientOf: TypeAlias = "Callable[[str | None], BillClient]"
"""Returns the client for an organization id; the id is None for Spend & Expense."""


@attrs.frozen(kw_only=True, eq=False)
class Handling:
    """Passes events to their handlers."""

    router: EventRouter
    retries: HandlerRetries
    timeout: float | None
    """Seconds that a handler may take."""
    client: ClientOf | None
    """Reloads objects for handlers that request it."""
    clock: Clock

    def merges(self, stored: StoredEvent) -> bool:
        """Whether every handler of an event reloads the object. One call can then stand for all waiting events."""
        routes = self.router.routes(stored.type)
        return bool(routes) and all(stored.source == "unsigned" or _reloads(route, stored) for route in routes)

    async def handle(self, stored: StoredEvent, merged: int, progress: Progress) -> EventResult:
        """Call the handlers of an event that have not succeeded before. Raises only what `progress` raises, and when
        cancelled."""
        routes = self.router.routes(stored.type)
        if not routes:
            return _result(stored, "unhandled")
        if stored.attempts > self.retries.attempts:
            return _dead(stored, stored.error or "the process died each time while it was handled")
        left = [route for route in routes if route.name not in stored.completed]
        try:
            event = self._event(stored, merged)
            reloaded = await self._reload(event) if _needs_reload(left, stored) else None
            if (
                reloaded is not None
                and stored.source == "unsigned"
                and not all(_reloads(route, stored) for route in left)
            ):
                event = _as_notified(event, reloaded)
        except DecodeError as error:
            return _dead(stored, f"it cannot be read: {error}")
        except NotFoundError as error:
            if stored.source == "unsigned":
                return _result(stored, "done", error="there is no such object; no handler was called")
            return _dead(stored, f"the object is gone: {error}")
        except Exception as error:  # the user's function that returns the client may raise any
            return self._failed(stored, [(error, "reading the object")])
        failures: list[tuple[BaseException, str]] = []
        for route in left:
            given = reloaded if reloaded is not None and _reloads(route, stored) else event
            failure = await self._call(route, given)
            if failure is not None:
                failures.append((failure, route.name))
                continue
            stored = attrs.evolve(stored, completed=(*stored.completed, route.name))
            if route is not left[-1]:
                await progress(_result(stored, "running", completed=stored.completed))
        return self._failed(stored, failures) if failures else _result(stored, "done")

    async def _call(self, route: Route, event: Event[Any]) -> BaseException | None:
        """Call a handler, and return its error."""
        try:
            async with asyncio.timeout(self.timeout):
                await route.handler(event)
        except asyncio.CancelledError as error:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            return error  # the handler awaited something that was cancelled
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # `pytest.fail` raises one, for example
            return error
        return None

    def _event(self, stored: StoredEvent, merged: int) -> Event[Any]:
        return attrs.evolve(
            parse(stored.body),
            id=stored.id,
            source=stored.source,
            received_at=stored.received,
            attempt=stored.attempts,
            stale=stored.stale,
            merged=merged,
        )

    async def _reload(self, event: Event[Any]) -> Event[Any]:
        """Return the event with the reloaded object."""
        if self.client is None:
            raise ConfigurationError("reload: give the receiver a client, WebhookReceiver(client=...)")
        client = self.client(event.organization_id)
        if event.organization_id not in (None, client.organization_id):
            raise ConfigurationError(
                f"reload: the event belongs to organization {event.organization_id}, but the client to another one; "
                "give WebhookReceiver(client=...) a function that returns the client of an organization"
            )
        return attrs.evolve(event, object=await fetch(client, event), stale=False)

    def _failed(self, stored: StoredEvent, failures: Sequence[tuple[BaseException, str]]) -> EventResult:
        """Return the result of an event whose handlers failed: another attempt, or a dead letter."""
        for error, name in failures:
            logger.warning(
                "webhooks: %s %s: attempt %d of %d: %s failed: %s",
                *(stored.type, stored.id, stored.attempts, self.retries.attempts, name, type(error).__name__),
                exc_info=error,
            )
        text = "; ".join(f"{name}: {type(error).__name__}: {_message(error)}" for error, name in failures)
        if stored.attempts >= self.retries.attempts or any(isinstance(error, GiveUp) for error, _ in failures):
            return _dead(stored, text)
        asked = [error.after for error, _ in failures if isinstance(error, RetryLater) and error.after is not None]
        pause = max(asked) if asked else self.retries.pause(stored.attempts)
        due = self.clock.now() + timedelta(seconds=pause)
        return _result(stored, "pending", due=due, error=_storable(text), completed=stored.completed)


async def fetch(client: BillClient, event: Event[Any]) -> Any:
    """Read the object of an event through the API."""
    known = event_type(event.type)
    if known is None or known.resource is None or known.identity is None:
        raise ConfigurationError(f"reload: the object of {event.type!r} cannot be read through the API")
    (name,) = (field.name for field in known.model.__fields__ if field.wire == known.identity)
    identity = getattr(event.object, name)
    if not identity:
        raise DecodeError(f"$.{known.key}.{known.identity}: it is missing")
    get = attrgetter(f"{known.resource}.get")(client)
    return await get(identity)


def _needs_reload(routes: Sequence[Route], stored: StoredEvent) -> bool:
    return stored.source == "unsigned" or any(_reloads(route, stored) for route in routes)


def _reloads(route: Route, stored: StoredEvent) -> bool:
    known = event_type(stored.type)
    return route.reload and known is not None and known.resource is not None


def _as_notified(event: Event[Any], reloaded: Event[Any]) -> Event[Any]:
    """Return an unsigned event in the form of a notification. Only its type is taken from the request."""
    known = event_type(event.type)
    assert known is not None
    return attrs.evolve(reloaded, object=structure(unstructure(reloaded.object), known.model))


def _result(stored: StoredEvent, state: EventState, **more: Any) -> EventResult:
    return EventResult(id=stored.id, state=state, attempts=stored.attempts, **more)


def _dead(stored: StoredEvent, error: str) -> EventResult:
    logger.error("webhooks: %s %s is a dead letter after %d attempts", stored.type, stored.id, stored.attempts)
    return _result(stored, "dead", error=_storable(error), completed=stored.completed)


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except Exception as problem:
        return f"its message cannot be read: {type(problem).__name__}"


def _storable(text: str) -> str:
    """Return the beginning of a text, with escapes for what a database cannot hold: surrogates and NUL."""
    return text[:_LONGEST_ERROR].encode(errors="backslashreplace").decode().replace("\0", "\\x00")
