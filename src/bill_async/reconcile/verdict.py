"""The verdict about a write whose outcome was unknown, and the part of a client that reaches one."""

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
    """The verdict about a call whose outcome was unknown."""

    outcome: Literal["happened", "did_not_happen", "undecided"]
    """`did_not_happen`: it may be sent again. `undecided`: a person must check; `why` says what."""
    found: tuple[AnswerModel, ...] = ()
    """The objects that the call created or changed, if it happened, in the order of the request; otherwise the objects
    that were found."""
    why: str
    each: tuple[AnswerModel | None, ...] = attrs.field(default=(), repr=False)
    """The object for each item of the request; None if there is none."""


class Client(Protocol):
    """The part of a client that is used: calls that read, and their organization."""

    @property
    def organization_id(self) -> str | None:
        """The id of the organization that it calls for."""
        ...

    @property
    def clock(self) -> Clock:
        """The clock for waiting."""
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
