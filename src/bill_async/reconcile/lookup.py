"""Lookups: the reading calls that find out what became of another call."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing, suppress
from datetime import datetime, timedelta
from typing import Any, Final, get_args

import attrs

from .._schema.models import AnswerModel
from .._schema.operation import Operation
from ..errors import NotFoundError
from ..operations import operation
from ..types import CallOptions, Family
from .verdict import Client

__all__ = ["Lookup", "ids_of", "operation_of", "shown_ids"]

_KEYS: Final = ("id", "uuid")


def operation_of(identifier: str | None) -> Operation[Any] | None:
    """Return the operation with this id of BILL's, which no two families share. Only its module is imported."""
    for family in get_args(Family):
        with suppress(KeyError):
            return operation(family, identifier or "")
    return None


def ids_of(item: AnswerModel) -> frozenset[str]:
    """Return what an object may be called by."""
    return frozenset(value for name in _KEYS if (value := getattr(item, name, None)))


def shown_ids(items: Sequence[AnswerModel]) -> str:
    """Name objects in an explanation."""
    names = ((value for name in _KEYS if (value := getattr(item, name, None))) for item in items)
    return ", ".join(next(name, type(item).__name__) for name, item in zip(names, items, strict=True))


@attrs.frozen
class Lookup:
    """What the reading calls are made with."""

    client: Client
    margin: timedelta
    """By how much BILL's clock may be behind ours."""
    settle: float
    """For how many seconds BILL may still be at work on a call."""
    options: CallOptions

    async def settled(self, sent_at: datetime) -> bool:
        """Wait until BILL cannot be working on the call any more; tell whether there was anything to wait for."""
        left = self.settle - (self.client.now() - sent_at).total_seconds()
        if left > 0:
            await self.client.clock.sleep(left)
        return left > 0

    async def pages(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, str],
        path: Sequence[str],
        inside: str | None = None,
        query: Mapping[str, Any] | None = None,
    ) -> AsyncGenerator[Sequence[AnswerModel], None]:
        """Yield what an operation lists or reads, page by page; nothing if what is in its path is not there."""
        options = self._options(operation, arguments)
        try:
            if operation.page is not None:
                walk = self.client.pages(operation, *path, query=query or {}, **options).pages()
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
        """Return one object, if it is there (any more)."""
        try:
            found: AnswerModel = await self.client.call(operation, *path, **self._options(operation, arguments))
        except NotFoundError:
            return None
        return found

    def _options(self, operation: Operation[Any], arguments: Mapping[str, str]) -> CallOptions:
        """Return the options of the caller, and the headers that the reading needs."""
        headers = {one.wire: arguments[one.name] for one in operation.headers if one.name in arguments}
        if not headers:
            return self.options
        return {**self.options, "headers": {**self.options.get("headers", {}), **headers}}
