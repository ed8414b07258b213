"""The types of the events that handlers get, for type checkers.

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
"""A handler of an event."""
Registers: TypeAlias = Callable[[Handler[T]], Handler[T]]
"""A decorator that registers a handler and returns it."""

NotificationBillEventType: TypeAlias = Literal["bill.created", "bill.paid", "bill.lost"]
BillEventType: TypeAlias = Literal["bill.updated"]
ReloadedBillEventType: TypeAlias = Literal["bill.created", "bill.paid", "bill.updated"]


class TypedRouter:
    """A register of handlers with types: type checkers infer the class of the object from the literal."""

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

        A type may be a pattern: `spend.*` matches every type that begins with `spend.`, and `*` all types. With
        `reload`, the object is first reloaded through the API, once for all waiting events about it.
        """
        return self._register((type, *types), reload)

    @abstractmethod
    def _register(self, types: tuple[str, ...], reload: bool) -> Registers[Any]: ...
