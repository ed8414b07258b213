"""The router: it finds the handlers of an event."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from difflib import get_close_matches
from functools import partial
from typing import Any

import attrs

from bill_async._base.logging import logger
from bill_async.errors import ConfigurationError

from .catalog import EVENTS
from .listed import LISTED
from .notification import event_type
from .typed_router import Handler, Registers, TypedRouter

__all__ = ["EventRouter", "Route", "matches"]


@attrs.frozen(eq=False)
class Route:
    """A handler, and the events that it gets."""

    name: str
    """The name of the handler, the same in every process. A store remembers by it which handlers have ended."""
    patterns: tuple[str, ...]
    handler: Handler[Any] = attrs.field(repr=False)
    reload: bool = False
    """Whether the object is first reloaded through the API."""

    def takes(self, kind: str) -> bool:
        """Whether it gets events of a type."""
        return any(matches(pattern, kind) for pattern in self.patterns)


class EventRouter(TypedRouter):
    """A register of handlers. An event goes to all handlers with a matching type, in the order of registration.

    A router can be made in one module and included in the receiver of another.
    """

    def __init__(self) -> None:
        self._routes: list[Route] = []

    @property
    def patterns(self) -> tuple[str, ...]:
        """The types and patterns that handlers are registered for."""
        return tuple(dict.fromkeys(pattern for route in self._routes for pattern in route.patterns))

    def routes(self, kind: str) -> list[Route]:
        """Return the handlers of a type of events, each once."""
        found: list[Route] = []
        for route in self._routes:
            if route.takes(kind) and all(route.handler != other.handler for other in found):
                found.append(route)
        return found

    def include(self, router: EventRouter) -> None:
        """Add the handlers of another router."""
        for route in router._routes:
            self._add(route.patterns, route.handler, route.reload)

    def _register(self, types: tuple[str, ...], reload: bool) -> Registers[Any]:
        for pattern in types:
            _check_pattern(pattern, reload)

        def register(handler: Handler[Any]) -> Handler[Any]:
            self._add(types, handler, reload)
            return handler

        return register

    def _add(self, patterns: tuple[str, ...], handler: Handler[Any], reload: bool) -> None:
        name = _name(handler)
        if not _is_async(handler):
            raise ConfigurationError(f"the handler {name} must be `async def`, so that it does not block the others")
        twins = sum(route.name.partition("#")[0] == name and route.handler != handler for route in self._routes)
        self._routes.append(Route(f"{name}#{twins + 1}" if twins else name, patterns, handler, reload))


def matches(pattern: str, kind: str) -> bool:
    """Whether a type of events matches a pattern: `bill.created`, `bill.*`, `*`."""
    return kind.startswith(pattern[:-1]) if pattern.endswith("*") else kind == pattern


def _check_pattern(pattern: object, reload: bool) -> None:
    if not isinstance(pattern, str) or not pattern or "*" in pattern[:-1]:
        raise ConfigurationError(f"{pattern!r} is not a type of events; give one such as 'bill.created' or 'bill.*'")
    if pattern == "*" or (pattern.endswith("*") and any(matches(pattern, known) for known in (*EVENTS, *LISTED))):
        return
    if pattern not in EVENTS and pattern not in LISTED:
        near = get_close_matches(pattern, (*EVENTS, *LISTED), 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        logger.warning("webhooks: %r is not a type of events that this package knows%s", pattern, hint)
    known = event_type(pattern)
    if reload and (known is None or known.resource is None):
        raise ConfigurationError(f"reload: the object of {pattern!r} cannot be read through the API; leave it out")


def _name(handler: Callable[..., Any]) -> str:
    while isinstance(handler, partial):
        handler = handler.func
    kind = handler if hasattr(handler, "__qualname__") else type(handler)
    return f"{kind.__module__}.{kind.__qualname__}"


def _is_async(handler: Callable[..., Any]) -> bool:
    return inspect.iscoroutinefunction(handler) or inspect.iscoroutinefunction(type(handler).__call__)
