"""The outcome of each item of a bulk write, and the result as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Generic, Literal, TypeAlias, TypeVar

import attrs

from .._base.display import table
from ..errors import ErrorDetail, InvalidRequestError

__all__ = ["BulkOutcome", "BulkProgress", "BulkResult", "BulkStatus"]

I = TypeVar("I")  # noqa: E741
T = TypeVar("T")

BulkStatus: TypeAlias = Literal["done", "failed", "rolled_back", "refused", "unknown", "not_sent"]
"""What became of an item.

`done`: BILL executed it.
`failed`: BILL refused it; the errors say why.
`rolled_back`: BILL refused another item of the same chunk, and nothing is wrong with this one.
`refused`: BILL refused the chunk without naming the item at fault; `bisect` finds it.
`unknown`: its chunk was sent and may or may not have been executed. Call `client.reconcile` before you send it again.
`not_sent`: it was not executed.
"""


@attrs.frozen(kw_only=True)
class BulkOutcome(Generic[I, T]):
    """What became of one item."""

    index: int
    """The position of the item in the list that was given."""
    item: I
    status: BulkStatus
    answer: T | None = None
    """What BILL answered for the item, if it is done. For a payment item, the payment that it became part of. None
    if the item was done by an earlier call with its key, and the answer is not known."""
    errors: tuple[ErrorDetail, ...] = ()
    """BILL's errors for the item if it failed, or for its chunk if the chunk was refused."""
    error: Exception | None = attrs.field(default=None, repr=False)
    """The exception that its call raised, or the reason why it was not sent."""


@attrs.frozen(kw_only=True)
class BulkProgress(Generic[I, T]):
    """The progress of a bulk write."""

    total: int
    decided: int
    """How many items have an outcome."""
    calls: int
    """How many chunks have been sent."""
    news: tuple[BulkOutcome[I, T], ...]
    """The outcomes since the last report. Save them if they must survive a crash of the process."""


@attrs.frozen(kw_only=True, repr=False)
class BulkResult(Generic[I, T]):
    """The outcomes of a bulk write, one for each item, in the order of the items."""

    outcomes: tuple[BulkOutcome[I, T], ...]
    calls: int
    """How many chunks were sent. After a dry run, how many there are to send."""
    error: Exception | None = None
    """Why the bulk write ended before all items were sent."""

    def __iter__(self) -> Iterator[BulkOutcome[I, T]]:
        return iter(self.outcomes)

    def __len__(self) -> int:
        return len(self.outcomes)

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {status}" for status, count in self.counts.items())
        return f"<BulkResult of {len(self)} items: {counts or 'nothing to do'}>"

    def _repr_html_(self) -> str:
        rows = [
            (
                ("index", outcome.index),
                ("status", outcome.status),
                ("item", outcome.item),
                ("answer", "" if outcome.answer is None else outcome.answer),
                ("errors", "; ".join(map(str, outcome.errors))),
            )
            for outcome in self.outcomes
        ]
        return table(repr(self), rows)

    @property
    def counts(self) -> Mapping[BulkStatus, int]:
        """The number of items with each status. A status without items is left out."""
        return Counter(outcome.status for outcome in self.outcomes)

    @property
    def complete(self) -> bool:
        """Whether every item is done."""
        return all(outcome.status == "done" for outcome in self.outcomes)

    @property
    def answers(self) -> list[T]:
        """BILL's answers for the items that are done, as far as they are known."""
        return [outcome.answer for outcome in self.where("done") if outcome.answer is not None]

    @property
    def failed(self) -> list[BulkOutcome[I, T]]:
        """The items that BILL refused, each with its errors."""
        return self.where("failed")

    @property
    def unknown(self) -> list[BulkOutcome[I, T]]:
        """The items that may or may not have been executed. Call `client.reconcile` before you send them again."""
        return self.where("unknown")

    @property
    def remaining(self) -> list[I]:
        """The items that were certainly not executed and have no known error. They can be given to `bulk` again."""
        return [outcome.item for outcome in self.where("rolled_back", "not_sent")]

    def where(self, *statuses: BulkStatus) -> list[BulkOutcome[I, T]]:
        """Return the outcomes with these statuses."""
        return [outcome for outcome in self.outcomes if outcome.status in statuses]

    def check(self) -> list[T]:
        """Return the answers if every item is done; otherwise raise an `ExceptionGroup` of the errors."""
        if self.complete:
            return self.answers
        errors = {id(error): error for outcome in self if (error := outcome.error) is not None}
        if not errors:
            raise InvalidRequestError(f"{self!r} is the result of a dry run")
        raise ExceptionGroup(repr(self), list(errors.values()))
