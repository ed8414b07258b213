"""The routes of the sandbox: the operations, and the handler of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NoReturn

import attrs

from bill_async._schema.operation import Operation
from bill_async.operations import all_operations
from bill_async.types import Family

from .context import HANDLERS, Handler, RequestContext
from .crud import derive
from .domain import load_all
from .errors import Problem, Refusal
from .object_types import ObjectTypes
from .router import Router

__all__ = ["Routes", "default_routes", "make_routes"]


@attrs.frozen(kw_only=True)
class Routes:
    """The operations that a sandbox serves, and their handlers."""

    operations: Sequence[Operation[Any]]
    types: ObjectTypes
    router: Router
    handlers: Mapping[tuple[Family, str], Handler]
    """The handler of each operation, by family and BILL's id."""
    unanswered: Sequence[Operation[Any]]
    """The operations that are answered with 501, because they have neither a special nor a generic handler."""


def make_routes(operations: Sequence[Operation[Any]]) -> Routes:
    """Return the routes of operations, each with its special handler or a generic one."""
    load_all()
    types = ObjectTypes(operations, HANDLERS)
    handlers: dict[tuple[Family, str], Handler] = {}
    unanswered: list[Operation[Any]] = []
    for operation in operations:
        key = (operation.family, operation.id)
        handler = HANDLERS.get(key) or derive(operation, types)
        if handler is None:
            unanswered.append(operation)
            handler = _not_implemented
        handlers[key] = handler
    return Routes(
        operations=operations, types=types, router=Router(operations), handlers=handlers, unanswered=unanswered
    )


@cache
def default_routes() -> Routes:
    """Return the routes of the package's own operation table."""
    return make_routes(all_operations())


def _not_implemented(context: RequestContext) -> NoReturn:
    operation = context.operation
    message = f"The sandbox does not implement {operation.id} ({operation.method} {operation.path})."
    raise Refusal(501, Problem("BDC_1121", message, "SERVER"))
