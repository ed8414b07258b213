"""What a handler of each type of events gets, for type checkers.

Generated from spec/ by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, overload

from .event import Event

if TYPE_CHECKING:
    from ..models import Bill, NotificationBill

__all__ = ["Handler", "Registers", "TypedRouter"]

T = TypeVar("T")

Handler: TypeAlias = Callable[[Event[T]], Awaitable[None]]
"""Takes an event."""
Registers: TypeAlias = Callable[[Handler[T]], Handler[T]]
"""Registers a handler, and returns it."""

NotificationBillEventType: TypeAlias = Literal["bill.created", "bill.paid", "bill.lost"]
BillEventType: TypeAlias = Literal["bill.updated"]
ReloadedBillEventType: TypeAlias = Literal["bill.created", "bill.paid", "bill.updated"]


class TypedRouter:
    """A register of handlers that type checkers see through: of a literal they know the class of the object."""

    @overload
    def on(
        self, type: ReloadedBillEventType, /, *types: ReloadedBillEventType, reload: Literal[True]
    ) -> Registers[Bill]: ...
    @overload
    def on(
        self, type: NotificationBillEventType, /, *types: NotificationBillEventType, reload: Literal[False] = False
    ) -> Registers[NotificationBill]: ...
    @overload
    def on(self, type: BillEventType, /, *types: BillEventType, reload: Literal[False] = False) -> Registers[Bill]: ...
    @overload
    def on(self, type: str, /, *types: str, reload: bool = False) -> Registers[Any]: ...
    def on(self, type: str, /, *types: str, reload: bool = False) -> Registers[Any]:
        """Register a handler for events of these types.

            @receiver.on("bill.created", "bill.updated")
            async def bill_changed(event: Event[NotificationBill]) -> None: ...

        A type may be a pattern: `spend.*` stands for every type that begins so, `*` for all. With `reload` the
        object is read anew through the API before the handler sees it, once for several events of it that wait.
        """
        return self._register((type, *types), reload)

    @abstractmethod
    def _register(self, types: tuple[str, ...], reload: bool) -> Registers[Any]: ...
