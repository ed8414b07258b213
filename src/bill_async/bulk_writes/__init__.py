"""Bulk writes of any length. BILL's own bulk operations take 20 to 100 items and are all or nothing.

    result = await bulk(client.bills.create_bulk, bills, bisect=True)
    for outcome in result.failed:
        print(outcome.index, outcome.item.vendor_id, [error.message for error in outcome.errors])

`plan` checks the items and splits them into chunks, `run` sends the chunks, `matching` finds the item that an answer
or an error belongs to, and `results` holds the outcomes.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, TypeVar, Unpack, cast, overload

from .._http.caller import Recorder
from .._http.options import check_options
from .._http.resource import Resource, caller_of
from ..errors import ConfigurationError, InvalidRequestError
from ..types import CallOptions, CommonOptions
from .plan import check_count, check_transaction_number, make_keys, make_plan
from .results import BulkOutcome, BulkProgress, BulkResult, BulkStatus
from .run import Run

if TYPE_CHECKING:
    from ..models.payments import BulkPaymentItem, Payment, PaymentBulkCreate

__all__ = ["BulkOutcome", "BulkProgress", "BulkResult", "BulkStatus", "bulk"]

I = TypeVar("I")  # noqa: E741
T = TypeVar("T")
I_contra = TypeVar("I_contra", contravariant=True)

_CONCURRENCY: Final = 3
"""BILL executes at most three calls of an organization at a time."""


class BulkMethod(Protocol[I_contra, T]):
    """A bulk method of a resource, such as `client.bills.create_bulk`."""

    def __call__(self, items: Sequence[I_contra], /, **options: Unpack[CallOptions]) -> Coroutine[Any, Any, list[T]]:
        """Write at most one chunk."""
        ...


class BulkPaymentMethod(Protocol):
    """`client.payments.create_bulk`, which takes one body that holds all payments."""

    def __call__(
        self, body: PaymentBulkCreate, /, **options: Unpack[CallOptions]
    ) -> Coroutine[Any, Any, list[Payment]]:
        """Pay at most one chunk."""
        ...


@overload
async def bulk(
    method: BulkMethod[I, T],
    items: Sequence[I],
    *,
    bisect: bool | Literal["money"] = False,
    dry_run: bool = False,
    chunk_size: int | None = None,
    concurrency: int = _CONCURRENCY,
    on_progress: Callable[[BulkProgress[I, T]], object] | None = None,
    key: Callable[[I], str] | Sequence[str] | None = None,
    journal: Recorder | None = None,
    **options: Unpack[CommonOptions],
) -> BulkResult[I, T]: ...
@overload
async def bulk(
    method: BulkPaymentMethod,
    items: PaymentBulkCreate,
    *,
    bisect: bool | Literal["money"] = False,
    dry_run: bool = False,
    chunk_size: int | None = None,
    concurrency: int = _CONCURRENCY,
    on_progress: Callable[[BulkProgress[BulkPaymentItem, Payment]], object] | None = None,
    key: Callable[[BulkPaymentItem], str] | Sequence[str] | None = None,
    journal: Recorder | None = None,
    **options: Unpack[CommonOptions],
) -> BulkResult[BulkPaymentItem, Payment]: ...
async def bulk(
    method: Any,
    items: Any,
    *,
    bisect: bool | Literal["money"] = False,
    dry_run: bool = False,
    chunk_size: int | None = None,
    concurrency: int = _CONCURRENCY,
    on_progress: Callable[[BulkProgress[Any, Any]], object] | None = None,
    key: Callable[[Any], str] | Sequence[str] | None = None,
    journal: Recorder | None = None,
    **options: Unpack[CommonOptions],
) -> BulkResult[Any, Any]:
    """Write any number of items with a bulk method, and return the outcome of each.

    `method` is a bulk method of a resource: create, update, replace, archive or restore. `items` are what the method
    takes; for `client.payments.create_bulk`, one `PaymentBulkCreate` with any number of payments. All items are
    checked before anything is sent. They are split into chunks of at most `chunk_size` items (by default BILL's
    maximum), and up to `concurrency` chunks are sent at a time. With 1, objects are created in the order of the
    items. Payments are always sent one chunk after another. No chunk is ever sent twice.

    `bisect` splits a refused chunk and sends the parts, until every item at fault stands alone and the others are
    written. It splits off the items that BILL names, or halves the chunk if BILL names none. Only chunks that were
    certainly not executed are split. For payments, give `bisect="money"`. `dry_run` checks and splits the items, and
    sends nothing. `on_progress` is called after each chunk with an outcome; if it raises, no further chunk is sent.

    After a refusal or an unknown outcome the other chunks are still sent, except for payments, and except after three
    unknown outcomes in a row. An error that every chunk would meet (login, MFA, permission, limits, no connection)
    stops the bulk write. It is raised if no item has an outcome yet; otherwise it is the `error` of the result, and
    the remaining items are `not_sent`. If the bulk write is cancelled, `on_progress` reports the chunks in flight as
    `unknown`; items that were never reported were not sent.

    With a `key` for each item, every item is written once: a bulk write that was killed is called again with the same
    items and goes on where it was. `key` makes the key of an item, or is the list of keys. Items that are done already
    are not sent again; their outcome is `done`, with the recorded answer. Those that were sent and never answered are
    looked up first. The keys are recorded in the journal of the client, or in `journal`.

    Raises: `InvalidRequestError` for arguments and items that cannot be sent; `KeyReusedError` for a key that stands
    for another write; otherwise the errors of any call, as described above.
    """
    if journal is not None:
        method = _with_journal(method, journal)
    plan = await make_plan(method, items, chunk_size)
    if bisect is True and plan.operation.retry == "never":
        raise InvalidRequestError(
            f"{plan.operation.accessor} moves money; give bisect='money' if the payments of a refused chunk "
            "are to be sent again in smaller ones",
            field="bisect",
        )
    check_transaction_number(plan, bisect=bool(bisect))
    check_count("concurrency", concurrency)
    if dry_run:
        not_sent: list[BulkOutcome[Any, Any]] = [
            BulkOutcome(index=index, item=item, status="not_sent") for index, item in enumerate(plan.items)
        ]
        return BulkResult(outcomes=tuple(not_sent), calls=len(plan.chunks))
    check_options(plan.operation, cast("CallOptions", options))
    merged: CallOptions = {"priority": "bulk", **plan.caller.options(cast("CallOptions", options))}
    keys = None if key is None else await make_keys(plan, key)
    if keys is not None and plan.caller.recorder is None:
        raise ConfigurationError(
            "key: there is no journal to record it in; give one to bulk(), or to the client: "
            "BillClient(journal=Journal('writes.db'))"
        )
    if plan.operation.retry == "never":
        concurrency = 1
    run = Run(plan, merged, bisect=bool(bisect), concurrency=concurrency, on_progress=on_progress, keys=keys)
    return await run.execute()


def _with_journal(method: Any, journal: Recorder) -> Any:
    """Return the same method of a resource that records its calls in a journal."""
    resource, function = getattr(method, "__self__", None), getattr(method, "__func__", None)
    if not isinstance(resource, Resource) or function is None:
        return method  # which is refused for what it is
    return function.__get__(type(resource)(caller_of(resource).with_recorder(journal)))
