"""The query of a scan: what each slice of a list asks BILL for."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, Final, Generic, TypeAlias, TypeVar

import attrs

from bill_async._schema.checks import check_value
from bill_async._schema.kinds import DateTime
from bill_async._schema.models import Model
from bill_async._schema.operation import Operation
from bill_async.errors import InvalidRequestError
from bill_async.filters import Direction, Filter, Filters, Sort, Term, check_filters
from bill_async.paging import Page
from bill_async.secret import reveal

from .lists import CREATED, UPDATED, between, is_incremental, is_sliceable, is_sorted, item_model
from .slicing import Slice, parse_time

__all__ = ["FetchPage", "ListQuery"]

T = TypeVar("T")

FetchPage: TypeAlias = "Callable[[Mapping[str, Any], str | None], Coroutine[Any, Any, Page[T]]]"
"""Fetches the page of a cursor with these query parameters; None is the first page."""

_LOWER: Final = ("gt", "gte")
_UPPER: Final = ("lt", "lte")
_MOMENT: Final = DateTime()


@attrs.frozen(kw_only=True, eq=False, slots=False)
class ListQuery(Generic[T]):
    """What a scan asks a list for."""

    operation: Operation[T]
    model: type[Model]
    values: Mapping[str, Any]
    """The query parameters besides `filters` and `sort`."""
    terms: Sequence[Term]
    """The filters of the caller."""
    since: datetime | None
    fetch: FetchPage[T]

    @classmethod
    def make(
        cls,
        operation: Operation[T],
        values: Mapping[str, Any],
        fetch: FetchPage[T],
        *,
        filters: Filters = None,
        since: datetime | None = None,
    ) -> ListQuery[T]:
        """Make the query of a scan.

        Raises: `InvalidRequestError` for filters that the list does not allow, and for a second beginning of changes.
        """
        if (model := item_model(operation)) is None:
            raise TypeError(f"{operation.id} is not a list of objects")
        terms = check_filters(operation, filters)
        if since is not None:
            check_value(_MOMENT, since, "since")
            if given := next((term for term in terms if _bounds(term, UPDATED, _LOWER)), None):
                problem = f"since: the filters begin at a time of changes, too: {reveal(given.text)}; give one of them"
                raise InvalidRequestError(problem, field="since")
        return cls(operation=operation, model=model, values=values, terms=terms, since=since, fetch=fetch)

    @cached_property
    def timed(self) -> bool:
        """Whether the list can be asked for in the order of creation."""
        return is_sorted(self.operation)

    @cached_property
    def sliceable(self) -> bool:
        """Whether the list can be asked for in slices. A bound that was not checked cannot be narrowed."""
        raw = any(not term.field and CREATED in reveal(term.text) for term in self.terms)
        return is_sliceable(self.operation) and not raw

    @cached_property
    def changes(self) -> Sequence[Filter]:
        """The filter for the changes since the time that was given, if BILL has one."""
        return between(UPDATED, self.since) if is_incremental(self.operation) else ()

    @property
    def droppable(self) -> bool:
        """Whether there is anything to leave out when BILL refuses the query."""
        return self.timed or bool(self.changes)

    def end(self, now: datetime) -> datetime:
        """Return the latest creation time that the filters allow, or the time now."""
        bounds = (parse_time(_value(term)) for term in self.terms if _bounds(term, CREATED, _UPPER))
        return min((bound for bound in bounds if bound is not None), default=now)

    def page(self, part: Slice, cursor: str | None, *, plain: bool = False) -> Coroutine[Any, Any, Page[T]]:
        """Fetch a page of a slice; `plain` leaves out everything but the filters of the caller."""
        if plain:
            return self.fetch({**self.values, "filters": self.terms}, cursor)
        return self.fetch(self._values(part, "asc"), cursor)

    def newest(self) -> Coroutine[Any, Any, Page[T]]:
        """Fetch the newest object."""
        return self.fetch({**self._values(Slice(), "desc"), "max": 1}, None)

    def _values(self, part: Slice, order: Direction) -> Mapping[str, Any]:
        terms: list[Any] = list(self.terms)
        if part.start is not None:
            terms = [term for term in terms if not _bounds(term, CREATED, _LOWER)]
        if part.upper is not None:
            terms = [term for term in terms if not _bounds(term, CREATED, _UPPER)]
        terms += [*between(CREATED, part.start, part.upper), *self.changes]
        sort = Sort(CREATED, order) if self.timed else None
        return {**self.values, "filters": terms, "sort": sort}


def _bounds(term: Term, wire: str, operators: Sequence[str]) -> bool:
    """Whether a filter is a bound of a field, on this side."""
    return term.field == wire and term.operator in operators


def _value(term: Term) -> str:
    return reveal(term.text).split(":", 2)[2].strip('"')
