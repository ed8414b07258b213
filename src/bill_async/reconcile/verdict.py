"""The verdict about a write whose outcome was unknown, and what it takes of a client to reach one."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar, Unpack

import attrs

from .._schema.models import AnswerModel
from ..types import CallOptions

if TYPE_CHECKING:
    from .._base.clock import Clock
    from .._schema.operation import Operation
    from ..paging import Pager

__all__ = ["Client", "Reconciled"]

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Reconciled:
    """What was found out about a call whose outcome was unknown."""

    outcome: Literal["happened", "did_not_happen", "undecided"]
    """`did_not_happen`: it may be sent again. `undecided`: somebody must look; `why` says at what."""
    found: tuple[AnswerModel, ...] = ()
    """What the call made or changed, if it happened, in the order of what was asked for; otherwise what there is."""
    why: str
    each: tuple[AnswerModel | None, ...] = attrs.field(default=(), repr=False)
    """For each thing that was asked for, the object that belongs to it, as far as there is one."""


class Client(Protocol):
    """What it takes of a client: reading calls, and for whom they are made."""

    @property
    def organization_id(self) -> str | None:
        """The id of the organization that it calls for."""
        ...

    @property
    def clock(self) -> Clock:
        """The clock that it waits by."""
        ...

    def now(self) -> datetime:
        """Return the current time, in UTC, by BILL's clock as far as it is known."""
        ...

    def call(
        self, operation: Operation[T], *path: str, decode: None = None, **options: Unpack[CallOptions]
    ) -> Awaitable[T]:
        """Call an operation."""
        ...

    def pages(
        self, operation: Operation[T], *path: str, query: Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> Pager[T]:
        """Return a list."""
        ...
