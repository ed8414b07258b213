"""What the generated resources stand on. They say what is sent; a `Caller` sends it."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from .._schema.operation import Operation
    from ..paging import Pager
    from ..types import CallOptions, FileContent

__all__ = ["Caller", "Namespace", "Resource"]

T = TypeVar("T")

_NOTHING: Final[Mapping[str, Any]] = {}


class Caller(Protocol):
    """Makes calls. Parameters are keyed by their wire name; None is not sent."""

    async def call(
        self,
        operation: Operation[T],
        path: tuple[str, ...],
        query: Mapping[str, Any],
        headers: Mapping[str, str | None],
        body: Any,
        options: CallOptions,
    ) -> T:
        """Make one call and return what it answers."""
        ...

    def pages(
        self,
        operation: Operation[T],
        path: tuple[str, ...],
        query: Mapping[str, Any],
        headers: Mapping[str, str | None],
        options: CallOptions,
    ) -> Pager[T]:
        """Return a list that is fetched as it is walked."""
        ...

    async def upload(
        self,
        operation: Operation[T],
        path: tuple[str, ...],
        query: Mapping[str, Any],
        content: FileContent,
        options: CallOptions,
    ) -> T:
        """Send a file and return what the call answers."""
        ...


class Resource:
    """The operations on one kind of object."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def _call(
        self,
        operation: Operation[T],
        *path: str,
        options: CallOptions,
        query: Mapping[str, Any] = _NOTHING,
        headers: Mapping[str, str | None] = _NOTHING,
        body: Any = None,
    ) -> Coroutine[Any, Any, T]:
        return self._caller.call(operation, path, query, headers, body, options)

    def _list(
        self,
        operation: Operation[T],
        *path: str,
        options: CallOptions,
        query: Mapping[str, Any] = _NOTHING,
        headers: Mapping[str, str | None] = _NOTHING,
    ) -> Pager[T]:
        return self._caller.pages(operation, path, query, headers, options)

    def _upload(
        self,
        operation: Operation[T],
        *path: str,
        content: FileContent,
        options: CallOptions,
        query: Mapping[str, Any] = _NOTHING,
    ) -> Coroutine[Any, Any, T]:
        return self._caller.upload(operation, path, query, content, options)


class Namespace:
    """Resources of one family; each is made on first use."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
