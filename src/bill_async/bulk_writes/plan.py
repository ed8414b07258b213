"""The plan of a bulk write: its operation, its checked items, and how they are split into chunks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

import attrs

from .._http.keys import ItemKeys
from .._http.options import check_options
from .._http.request import WireRequest, build
from .._http.resource import Resource, caller_of
from .._schema.kinds import ListOf
from .._schema.messages import shown, type_name
from .._schema.models import check_request
from .._schema.operation import Operation
from ..errors import InvalidRequestError
from ..types import CallOptions

if TYPE_CHECKING:
    from .._http.caller import Caller

__all__ = ["Chunk", "Plan", "check_count", "check_transaction_number", "make_keys", "make_plan"]

T = TypeVar("T")

Chunk: TypeAlias = tuple[int, ...]
"""The indexes of the items of one call, in ascending order."""


@attrs.frozen
class Plan:
    """A checked bulk write: the items, the size of the chunks, and the method that sends a chunk."""

    operation: Operation[Any]
    method: Callable[..., Coroutine[Any, Any, list[Any]]]
    caller: Caller
    """What sends the calls of the method."""
    argument: Any
    """What the caller gave: the items, or a body that holds them."""
    items: Sequence[Any]
    chunk_size: int
    list_field: str | None
    """The field of the body that holds the items; None if the items are the whole argument."""

    @property
    def chunks(self) -> list[Chunk]:
        """The chunks of all items."""
        return self.split(range(len(self.items)))

    def split(self, indexes: Sequence[int]) -> list[Chunk]:
        """Split the items with these indexes into chunks."""
        return [tuple(indexes[at : at + self.chunk_size]) for at in range(0, len(indexes), self.chunk_size)]

    def argument_for(self, items: Sequence[Any]) -> Any:
        """Return the argument of the method for some of the items."""
        return items if self.list_field is None else attrs.evolve(self.argument, **{self.list_field: items})


async def make_plan(method: Any, argument: Any, chunk_size: int | None) -> Plan:
    """Check everything that is to be sent, and split it into chunks.

    Raises: `InvalidRequestError` for a method that is not a bulk write, and for items that cannot be sent.
    """
    operation = (await _find_call(method, argument)).operation
    body, list_field = operation.body, None
    if body is not None and body.many:
        items, max_size = argument, body.max_items
    elif body is not None and body.items is not None:
        list_field, max_size = body.items, body.max_items
        items = getattr(argument, list_field, None)
    else:
        ids = next((parameter for parameter in operation.query if parameter.wire == "ids"), None)
        items, max_size = argument, None if ids is None else ids.max_items
    if max_size is None or not isinstance(operation.answer.kind, ListOf):
        raise _not_bulk(operation.accessor)
    if isinstance(items, str) or not isinstance(items, Sequence):
        raise InvalidRequestError(f"{operation.accessor}: {shown(argument)} is not a list of items", field="items")
    size = max_size if chunk_size is None else chunk_size
    check_count("chunk_size", size, max_size)
    items = tuple(items)
    await asyncio.to_thread(_check_items, operation, argument, items)
    return Plan(operation, method, caller_of(method.__self__), argument, items, size, list_field)


async def make_keys(plan: Plan, key: Callable[[Any], str] | Sequence[str]) -> ItemKeys:
    """Return the keys of the items, each with the write that the item would be by itself.

    Raises: `InvalidRequestError` if they are not as many different texts as there are items.
    """
    given = [key(item) for item in plan.items] if callable(key) else list(key)
    if len(given) != len(plan.items):
        raise InvalidRequestError(f"key: {len(given)} keys were given for {len(plan.items)} items", field="key")
    keys = ItemKeys(tuple(given), tuple([await _alone(plan, item) for item in plan.items]))
    check_options(plan.operation, cast("CallOptions", {"key": keys}))
    first: dict[str, int] = {}
    for index, one in enumerate(given):
        if first.setdefault(one, index) != index:
            raise InvalidRequestError(
                f"key: items[{first[one]}] and items[{index}] have the same key {one!r}; give each item its own",
                field="key",
            )
    return keys


async def _alone(plan: Plan, item: Any) -> tuple[WireRequest, Any]:
    """Return the request that an item would be by itself, and its body."""
    call = await _find_call(plan.method, plan.argument_for([item]))
    request = build(call.operation, call.path, call.query, body=call.body)
    return request, item if call.body is not None and plan.list_field is None else call.body


# ---- the operation of a method


@attrs.frozen
class _PlannedCall:
    """A call that a method would make."""

    operation: Operation[Any]
    path: tuple[str, ...]
    query: Mapping[str, Any]
    body: Any


class _CallFound(Exception):
    """The call that a method of a resource makes."""

    def __init__(self, call: _PlannedCall) -> None:
        self.call = call


class _CallFinder:
    """A caller that sends nothing and reports what it is asked to call."""

    async def call(
        self,
        operation: Operation[T],
        *path: str,
        query: Mapping[str, Any] = MappingProxyType({}),
        body: Any = None,
        **_: Any,
    ) -> T:
        """Report the call."""
        raise _CallFound(_PlannedCall(operation, path, query, body))


async def _find_call(method: Any, argument: Any) -> _PlannedCall:
    """Return what a method would call, given an argument."""
    resource, function = getattr(method, "__self__", None), getattr(method, "__func__", None)
    if isinstance(resource, Resource) and function is not None:
        try:
            await function(type(resource)(cast("Caller", _CallFinder())), argument)
        except _CallFound as found:
            return found.call
        except (AttributeError, TypeError):  # a list, an upload, or a method with other arguments
            pass
    raise _not_bulk(shown(method))


def _not_bulk(what: object) -> InvalidRequestError:
    return InvalidRequestError(
        f"{what} is not a bulk operation; give a method such as client.bills.create_bulk", field="method"
    )


# ---- checks


def check_count(name: str, value: object, maximum: int | None = None) -> None:
    """Refuse a number that is not an int from 1 to `maximum`."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1 or (maximum is not None and value > maximum):
        bounds = "1 or more" if maximum is None else f"1 to {maximum}"
        raise InvalidRequestError(f"{name}: {shown(value)} is out of bounds; give {bounds}", field=name)


def check_transaction_number(plan: Plan, *, bisect: bool) -> None:
    """Refuse a transaction number that several calls would carry, because BILL accepts each number once."""
    number = getattr(plan.argument, "transaction_number", None)
    calls = len(plan.items) if bisect else len(plan.chunks)
    if number and calls > 1:
        size = plan.operation.body.max_items if plan.operation.body is not None else None
        raise InvalidRequestError(
            f"transaction_number: {shown(number)} would be sent with several calls, and BILL accepts a number once; "
            f"leave it out, or give at most {size} items, a `chunk_size` that holds them all, and no `bisect`",
            field="transaction_number",
        )


def _check_items(operation: Operation[Any], argument: Any, items: Sequence[Any]) -> None:
    """Refuse all items if one of them cannot be sent."""
    body = operation.body
    if body is not None and not body.many:
        if body.model is None or not isinstance(argument, body.model):
            raise InvalidRequestError(f"{operation.accessor} does not take {shown(argument)}", field="items")
        check_request(argument)
        return
    model = None if body is None else body.model
    for index, item in enumerate(items):
        where = f"items[{index}]"
        try:
            if model is None:
                build(operation, query={"ids": [item]})
            elif isinstance(item, model):
                check_request(item)
            else:
                problem = f"{operation.accessor} takes {model.__name__}, not {type_name(item)}"
                raise InvalidRequestError(problem)
        except InvalidRequestError as error:
            field = where if model is None or error.field is None else f"{where}.{error.field}"
            raise InvalidRequestError(f"{where}: {error}", field=field) from None
