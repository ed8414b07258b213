"""The keys of the items of a bulk call, and what is recorded of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from ..errors import BillError
    from .request import WireRequest

__all__ = ["ItemKeys", "Recorded"]


class ItemKeys:
    """The keys of the items of a bulk call, in the place of its `key`."""

    __slots__ = ("alone", "keys", "match")

    def __init__(
        self,
        keys: tuple[str, ...],
        alone: tuple[tuple[WireRequest, Any], ...],
        match: Callable[[Any], Sequence[Any] | None] = list,
    ) -> None:
        self.keys = keys
        self.alone = alone
        """The request that each item would be by itself, and its body."""
        self.match = match
        """Finds the answer of each item; None if that is not clear."""

    def select(self, places: Sequence[int], match: Callable[[Any], Sequence[Any] | None] = list) -> ItemKeys:
        """Return the keys of some of the items, and what finds the answer of each."""
        return ItemKeys(
            tuple(self.keys[place] for place in places), tuple(self.alone[place] for place in places), match
        )


class Recorded:
    """What is recorded of the write that the key of an item stands for."""

    __slots__ = ("answer", "error", "state")

    def __init__(
        self, state: Literal["free", "done", "unknown"], answer: Any = None, error: BillError | None = None
    ) -> None:
        self.state: Literal["free", "done", "unknown"] = state
        """`free`: it may be sent. `done`: it was, and `answer` is what BILL said. `unknown`: `error` says why."""
        self.answer = answer
        self.error = error
