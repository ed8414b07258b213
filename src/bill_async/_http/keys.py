"""The keys of the items of a bulk call, and what is recorded of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from ..errors import BillError
    from .request import WireRequest

__all__ = ["ItemKeys", "Recorded"]


class ItemKeys(NamedTuple):
    """The keys of the items of a bulk call, in the place of its `key`."""

    keys: tuple[str, ...]
    alone: tuple[tuple[WireRequest, Any], ...]
    """The request that each item would be by itself, and its body."""
    match: Callable[[Any], Sequence[Any] | None] = list
    """Finds the answer of each item; None if that is not clear."""

    def select(self, places: Sequence[int], match: Callable[[Any], Sequence[Any] | None] = list) -> ItemKeys:
        """Return the keys of some of the items, and what finds the answer of each."""
        return ItemKeys(
            tuple(self.keys[place] for place in places), tuple(self.alone[place] for place in places), match
        )


class Recorded(NamedTuple):
    """What is recorded of the write that the key of an item stands for."""

    state: Literal["free", "done", "unknown"]
    """`free`: it may be sent. `done`: it was, and `answer` is what BILL said. `unknown`: `error` says why."""
    answer: Any = None
    error: BillError | None = None
