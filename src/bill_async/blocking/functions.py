"""The blocking form of the functions that take a client, or a method of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import bulk_writes
from ..errors import InvalidRequestError
from ..scanning import organizations
from .thread import Call, LoopThread
from .wrapping import async_form, blocking_class, described_by, thread_of

__all__ = ["bulk", "scan_all"]


@described_by(bulk_writes.bulk)
def bulk(method: Any, items: Any, **arguments: Any) -> Any:
    thread = thread_of(getattr(method, "__self__", None))
    if thread is None:
        problem = "method: give a bulk method of a blocking client, such as client.bills.create_bulk"
        raise InvalidRequestError(problem, field="method")
    return thread.run(Call(bulk_writes.bulk, async_form(method), items, **arguments))


@described_by(organizations.scan_all)
def scan_all(clients: Mapping[Any, Any], what: Any, **arguments: Any) -> Any:
    threads = {thread_of(client) for client in clients.values()} or {LoopThread(_nothing)}
    thread = threads.pop()
    if threads or thread is None:
        problem = "clients: give blocking clients that are views of one, made by client.for_organization or as_user"
        raise InvalidRequestError(problem, field="clients")
    if callable(what):
        scans = organizations.scan_all(clients, lambda client: async_form(what(client)), **arguments)
    else:
        found = {key: async_form(client) for key, client in clients.items()}
        scans = organizations.scan_all(found, what, **arguments)
    return blocking_class(organizations.ScanAll)._of(thread, scans)


async def _nothing() -> None:
    pass
