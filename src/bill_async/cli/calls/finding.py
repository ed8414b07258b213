"""The search for operations by name and by words. A name imports only the module of its resource."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final, get_args

from bill_async import operations
from bill_async._schema.operation import Operation
from bill_async.errors import InvalidRequestError
from bill_async.operations import all_operations
from bill_async.types import Family

from ..parsing import suggestion

__all__ = ["find", "of_resource", "resources", "search"]

_WORD: Final = re.compile(r"[a-z0-9]+")
_NO_WORDS: Final = frozenset({"a", "an", "and", "for", "how", "of", "the", "to"})
_IN_NAME: Final = 4
_IN_TITLE: Final = 2
_ELSEWHERE: Final = 1


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


def search(text: str) -> list[Operation[Any]]:
    """Return the operations that fit all words of a text, or else most of them, the best first; all without words."""
    words = [word for word in _WORD.findall(text.lower()) if word not in _NO_WORDS]
    if not words:
        return list(all_operations())
    scores = [(operation, [_score(operation, _stem(word)) for word in words]) for operation in all_operations()]
    most = max(sum(score > 0 for score in each) for _, each in scores)
    fitting = [(sum(each), operation) for operation, each in scores if most and sum(map(bool, each)) == most]
    return [operation for _, operation in sorted(fitting, key=lambda pair: -pair[0])]


def _score(operation: Operation[Any], stem: str) -> int:
    if stem in operation.accessor or stem in operation.id.lower():
        return _IN_NAME
    if stem in operation.title.lower():
        return _IN_TITLE
    return _ELSEWHERE if any(stem in text.lower() for text in _texts(operation)) else 0


def _texts(operation: Operation[Any]) -> Iterator[str]:
    yield operation.doc
    yield operation.path
    yield from (parameter.wire for parameter in operation.query)
    if operation.body is not None and operation.body.model is not None:
        yield from (field.wire for field in operation.body.model.__fields__)


def _stem(word: str) -> str:
    """Return a word without the ending of a plural."""
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _dotted(module: str) -> str:
    family, _, rest = module.partition("_")
    return f"{family}.{rest}" if rest and family in get_args(Family) else module
