"""Lookups: calls that read, to find out what became of another call."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing, suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final, get_args

import attrs

from .._schema.models import AnswerModel
from .._schema.operation import Operation
from ..errors import NotFoundError
from ..operations import operation
from ..types import CallOptions, Family
from .verdict import Client

__all__ = ["Lookup", "id_of", "ids_of", "operation_of", "shown_ids"]

_ID_FIELDS: Final = ("id", "uuid")
"""The fields with an id, the preferred one first. Objects of Spend & Expense have both."""


def operation_of(identifier: str | None) -> Operation[Any] | None:
    """Return the operation with an id of BILL's, which is unique across families. Only its module is imported."""
    for family in get_args(Family):
        with suppress(KeyError):
            return operation(family, identifier or "")
    return None


def ids_of(item: object) -> tuple[str, ...]:
    """Return the ids of an object or of a JSON object: none, one, or an older id and the one that replaces it."""
    get = item.get if isinstance(item, Mapping) else partial(getattr, item)
    found = (get(name, None) for name in _ID_FIELDS)
    return tuple(value for value in found if value and isinstance(value, str))


def id_of(item: object) -> str | None:
    """Return the id of an object or of a JSON object, if it has one."""
    return next(iter(ids_of(item)), None)


def shown_ids(items: Sequence[AnswerModel]) -> str:
    """Return the ids of objects for an explanation."""
    return ", ".join(id_of(item) or type(item).__name__ for item in items)


@attrs.frozen
class Lookup:
    """The client and the options of the calls that read."""

    client: Client
    margin: timedelta
    """The time by which BILL's clock may be behind the local one."""
    settle: float
    """The number of seconds for which BILL may still be working on a call."""
    options: CallOptions

    async def settled(self, sent_at: datetime) -> bool:
        """Wait until BILL cannot be working on the call any more. Return whether it was necessary to wait."""
        left = self.settle - (self.client.now() - sent_at).total_seconds()
        if left > 0:
            await self.client.clock.sleep(left)
        return left > 0

    async def pages(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, str],
        path: Sequence[str],
        inside: str | None,
        query: Mapping[str, Any],
    ) -> AsyncGenerator[Sequence[AnswerModel], None]:
        """Yield the objects that an operation lists or reads, page by page; none if an object in its path does not
        exist."""
        options = self._options(operation, arguments)
        try:
            if operation.page is not None:
                walk = self.client.pages(operation, *path, query=query, **options).pages()
                async with aclosing(walk) as pages:
                    async for page in pages:
                        yield page.items
                return
            answer = await self.client.call(operation, *path, **options)
        except NotFoundError:
            return
        if inside is not None:
            name = next(field.name for field in type(answer).__fields__ if field.wire == inside)
            answer = getattr(answer, name) or []
        yield answer if isinstance(answer, list) else [answer]

    async def read(
        self, operation: Operation[Any], arguments: Mapping[str, str], path: Sequence[str]
    ) -> AnswerModel | None:
        """Return one object, or None if it does not exist."""
        try:
            found: AnswerModel = await self.client.call(operation, *path, **self._options(operation, arguments))
        except NotFoundError:
            return None
        return found

    def _options(self, operation: Operation[Any], arguments: Mapping[str, str]) -> CallOptions:
        """Return the options of the caller, with the headers that the operation needs."""
        headers = {one.wire: arguments[one.name] for one in operation.headers if one.name in arguments}
        return {**self.options, "headers": {**self.options.get("headers", {}), **headers}}
