"""Scans of one list in several organizations at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from operator import attrgetter
from typing import Any, Final, Generic, TypeVar, overload

from bill_async.errors import InvalidRequestError
from bill_async.paging import Items, Page

from .handover import Handover, Produced
from .scan import Scan

__all__ = ["AT_ONCE", "ScanAll", "scan_all"]

C = TypeVar("C")
K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

AT_ONCE: Final = 32
"""The number of organizations that are read at the same time. With three calls each, they use up the hour of a
developer key within minutes. More of them would only open more connections."""


class ScanAll(Generic[K, T]):
    """One list of several organizations. `async for` yields `(organization, item)`.

    The organizations take turns, one page each. When one fails, the others go on: either the failures are added to
    `errors`, or an `ExceptionGroup` of them ends the iteration, after all items of the others.
    """

    __slots__ = ("_at_once", "_errors", "_scans")

    def __init__(self, scans: Mapping[K, Scan[T] | Exception], at_once: int, errors: dict[K, Exception] | None) -> None:
        """`scans` holds the scan of each organization, or why there is none."""
        self._scans = scans
        self._at_once = at_once
        self._errors = errors

    def __aiter__(self) -> Items[tuple[K, T]]:
        scans, at_once, errors = self._scans, self._at_once, self._errors
        return Items(Produced(lambda: _start(scans, at_once, errors)))

    async def collect(self) -> dict[K, list[T]]:
        """Return all items of each organization; none of those that failed."""
        found: dict[K, list[T]] = {key: [] for key in self._scans}
        items = aiter(self)
        try:
            async for key, item in items:
                found[key].append(item)
        finally:
            await items.aclose()
        return found


@overload
def scan_all(
    clients: Mapping[K, C],
    what: Callable[[C], Scan[T]],
    *,
    at_once: int = AT_ONCE,
    errors: dict[K, Exception] | None = None,
) -> ScanAll[K, T]: ...
@overload
def scan_all(
    clients: Mapping[K, C],
    what: str,
    *,
    at_once: int = AT_ONCE,
    errors: dict[K, Exception] | None = None,
    **arguments: Any,
) -> ScanAll[K, Any]: ...
def scan_all(
    clients: Mapping[K, C],
    what: str | Callable[[C], Scan[T]],
    *,
    at_once: int = AT_ONCE,
    errors: dict[K, Exception] | None = None,
    **arguments: Any,
) -> ScanAll[K, Any]:
    """Scan the same list of several organizations at once.

    `clients` holds a client, or a view of one (`client.for_organization`), for each organization. `what` is the name of
    the resource, such as `"bills"` or `"spend.transactions"`, and `arguments` are those of its `scan`; or a function
    that makes the scan of a client, `lambda client: client.bills.scan()`, which type checkers understand. `at_once` is
    the number of organizations that are scanned at the same time. `errors` is a dict to which the error of each
    organization that fails is added; without it, they are raised at the end.

    Raises: `InvalidRequestError` for arguments that the list does not take.
    """
    if at_once < 1:
        problem = f"at_once: {at_once} organizations cannot be scanned at a time; give 1 or more"
        raise InvalidRequestError(problem, field="at_once")
    if not isinstance(what, str) and arguments:
        raise InvalidRequestError(f"{next(iter(arguments))}: give it to the scan that the function makes")
    scans: dict[K, Scan[Any] | Exception] = {}
    for key, client in clients.items():
        try:
            scans[key] = _scan_of(client, what)(**arguments) if isinstance(what, str) else what(client)
        except (InvalidRequestError, TypeError):
            raise  # it would be the same for all of them
        except Exception as error:
            scans[key] = error
    return ScanAll(scans, at_once, errors)


def _scan_of(client: object, name: str) -> Callable[..., Scan[Any]]:
    try:
        scan: Callable[..., Scan[Any]] = attrgetter(f"{name}.scan")(client)
    except AttributeError:
        problem = f"what: {name!r} cannot be scanned; give the name of a list, such as 'bills' or 'spend.transactions'"
        raise InvalidRequestError(problem, field="what") from None
    return scan


def _start(
    scans: Mapping[K, Scan[T] | Exception], at_once: int, errors: dict[K, Exception] | None
) -> tuple[Handover[Page[tuple[K, T]]], list[Any]]:
    """Start the scans of the organizations, so many at once."""
    handover: Handover[Page[tuple[K, T]]] = Handover()
    waiting = enumerate(scans.items())
    failed: dict[K, Exception] = {} if errors is None else errors
    left = len(scans)

    async def work() -> None:
        nonlocal left
        for number, (key, scan) in waiting:
            try:
                if isinstance(scan, Exception):
                    raise scan
                await _pass_on(scan, key, number, handover)
            except Exception as error:
                failed[key] = error
            left -= 1
        if not left and failed and errors is None:
            await handover.drained()
            raise _group(failed, len(scans))

    return handover, handover.start([work] * min(at_once, len(scans)))


async def _pass_on(scan: Scan[T], key: K, line: int, handover: Handover[Page[tuple[K, T]]]) -> None:
    """Pass on the items of one organization."""
    pages = scan.pages()
    try:
        async for page in pages:
            await handover.put(line, Page([(key, item) for item in page.items]))
    finally:
        await pages.aclose()


def _group(failed: Mapping[Any, Exception], count: int) -> ExceptionGroup[Exception]:
    for key, error in failed.items():
        error.add_note(f"organization {key}")
    return ExceptionGroup(f"{len(failed)} of {count} organizations could not be scanned to the end", [*failed.values()])
