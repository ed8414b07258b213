"""The operation with a name. Only the module of its resource is imported."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Any, get_args

from bill_async import operations
from bill_async._schema.operation import Operation
from bill_async.errors import InvalidRequestError
from bill_async.operations import all_operations
from bill_async.types import Family

from ..parsing import suggestion

__all__ = ["find", "of_resource", "resources"]


def resources() -> list[str]:
    """Return the names of all resources, such as `bills` and `spend.cards`, without importing them."""
    modules = sorted(info.name for info in pkgutil.iter_modules(operations.__path__))
    return [_dotted(module) for module in modules]


def of_resource(resource: str) -> list[Operation[Any]]:
    """Return the operations of a resource; none if there is no such resource."""
    if resource not in resources():
        return []
    module = import_module(f".{resource.replace('.', '_')}", operations.__name__)
    return [found for found in vars(module).values() if isinstance(found, Operation)]


def find(name: str) -> Operation[Any]:
    """Return the operation with a name such as `bills.create`, or with BILL's id, such as `createBill`.

    Raises: `InvalidRequestError`, with the nearest name.
    """
    resource, _, method = name.rpartition(".")
    siblings = of_resource(resource)
    for operation in siblings:
        if operation.accessor == name:
            return operation
    if siblings:
        methods = [operation.accessor.rpartition(".")[2] for operation in siblings]
        hint = suggestion(method, methods) or f"; it has {', '.join(methods)}"
        raise InvalidRequestError(f"{resource} has no operation {method!r}{hint}")
    if resource:
        hint = suggestion(resource, resources()) or "; see `bill-async call --list`"
        raise InvalidRequestError(f"there is no resource {resource!r}{hint}")
    return _with_id(name)


def _with_id(name: str) -> Operation[Any]:
    found = [operation for operation in all_operations() if operation.id.lower() == name.lower()]
    if len(found) > 1:
        accessors = " or ".join(operation.accessor for operation in found)
        raise InvalidRequestError(f"{name!r} is the id of several operations; write {accessors}")
    if not found:
        if inside := [operation.accessor for operation in of_resource(name)]:
            raise InvalidRequestError(f"{name} is a resource; its operations are {', '.join(inside)}")
        names = [*resources(), *(operation.id for operation in all_operations())]
        hint = suggestion(name, names) or "; see `bill-async call --list`"
        raise InvalidRequestError(f"there is no operation {name!r}{hint}")
    return found[0]


def _dotted(module: str) -> str:
    family, _, rest = module.partition("_")
    return f"{family}.{rest}" if rest and family in get_args(Family) else module
