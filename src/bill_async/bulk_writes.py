"""Bulk writes of any length over BILL's bulk operations, which take 20 to 100 items and are all or nothing.

    result = await bulk(client.bills.create_bulk, bills, bisect=True)
    for outcome in result.failed:
        print(outcome.index, outcome.item.vendor_id, [error.message for error in outcome.errors])

BILL documents "all or nothing" for bills, vendors and payments. For classifications, vendor credits and credit
memos the rule is not stated; there, only a 400 (the request is wrong in itself) and BDC_1246 (BILL's own word that
the others were rolled back) are taken to mean that nothing was done.

How BILL names the item at fault is known for payments alone, `{bill id} : {message}`, each problem once plainly and
once in this form. Assumed by analogy: the id of the item where items have one; `[3].vendorId: ...` and
`[3] : ...`, counted from 0, and Jackson's `ArrayList[3]`. A mistake in this cannot lead to a wrong outcome when
`bisect` is used: what BILL names only decides where a chunk is cut, and who failed is decided by what BILL accepts.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter, deque
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, Protocol, TypeAlias, TypeVar, Unpack, cast, overload

import attrs

from ._http.options import check_options
from ._http.request import appends, build
from ._http.resource import Resource
from ._schema.kinds import kind_of, shown
from ._schema.models import check_request
from ._schema.operation import Operation
from .errors import (
    ApiError,
    AuthenticationError,
    BillError,
    ErrorDetail,
    InvalidRequestError,
    MfaRequiredError,
    OutcomeUnknownError,
    PermissionDeniedError,
    RateLimitedError,
)
from .types import CallOptions, RawResponse

if TYPE_CHECKING:
    from ._http.caller import Caller
    from .models.payments import BulkPaymentItem, Payment, PaymentBulkCreate

__all__ = ["BulkOutcome", "BulkProgress", "BulkResult", "BulkStatus", "bulk"]

I = TypeVar("I")  # noqa: E741
T = TypeVar("T")
I_contra = TypeVar("I_contra", contravariant=True)

BulkStatus: TypeAlias = Literal["done", "failed", "rolled_back", "refused", "unknown", "not_sent"]
"""What became of an item.

`done`: BILL did it. `failed`: BILL refused it, and says why. `rolled_back`: nothing is wrong with it, another item of
its chunk was refused. `refused`: its chunk was refused, and BILL does not say for which item; `bisect` finds out.
`unknown`: its chunk was sent and may or may not have been executed; look before anything is sent again
(`client.reconcile`).
`not_sent`: it has not been executed.
"""

_ROLLED_BACK: Final = "BDC_1246"
_OF_NO_ITEM: Final = (AuthenticationError, MfaRequiredError, PermissionDeniedError, RateLimitedError)
"""Refusals that would meet every other chunk as well."""
_MOST_AT_ONCE: Final = 3
"""BILL runs so many calls of an organization at a time."""
_UNKNOWN_IN_A_ROW: Final = 3
_NAMED: Final = re.compile(
    r"""\s*(?:
        (?P<list>[A-Za-z_]\w*)?\[(?P<index>\d{1,4})\](?P<rest>[^:]*?)\s*:\s   # [3].vendorId: or payments[3] :
        | (?P<id>\S+)\s:\s                                                    # 00n01ABC :
    )""",
    re.VERBOSE,
)
_IN_PARSER_ERROR: Final = re.compile(r"reference chain: java\.util\.ArrayList\[(\d{1,4})\]")


class BulkMethod(Protocol[I_contra, T]):
    """A bulk method of a resource, `client.bills.create_bulk` for example."""

    def __call__(self, items: Sequence[I_contra], /, **options: Unpack[CallOptions]) -> Coroutine[Any, Any, list[T]]:
        """Write at most one chunk."""
        ...


class BulkPaymentMethod(Protocol):
    """`client.payments.create_bulk`, which takes one body with all payments inside."""

    def __call__(
        self, body: PaymentBulkCreate, /, **options: Unpack[CallOptions]
    ) -> Coroutine[Any, Any, list[Payment]]:
        """Pay at most one chunk."""
        ...


@attrs.frozen(kw_only=True)
class BulkOutcome(Generic[I, T]):
    """What became of one item."""

    index: int
    """Its place among the items that were given."""
    item: I
    status: BulkStatus
    answer: T | None = None
    """What BILL answered for it, if it is done. Of payments, the payment that it became part of."""
    errors: tuple[ErrorDetail, ...] = ()
    """What BILL says against it, if it failed, or against its chunk, if that was refused."""
    error: Exception | None = attrs.field(default=None, repr=False)
    """The error of its call, or why it was not sent."""


@attrs.frozen(kw_only=True)
class BulkProgress(Generic[I, T]):
    """How far a bulk write has come."""

    total: int
    decided: int
    """How many items have an outcome."""
    calls: int
    """How many chunks have been sent."""
    news: tuple[BulkOutcome[I, T], ...]
    """The outcomes since the last report; kept somewhere, they survive the process."""


@attrs.frozen(kw_only=True, repr=False)
class BulkResult(Generic[I, T]):
    """The outcomes of a bulk write, one for each item, in the order of the items."""

    outcomes: tuple[BulkOutcome[I, T], ...]
    calls: int
    """How many chunks were sent; after a dry run, how many there are to send."""
    error: Exception | None = None
    """Why the bulk write ended before all items were sent."""

    def __iter__(self) -> Iterator[BulkOutcome[I, T]]:
        return iter(self.outcomes)

    def __len__(self) -> int:
        return len(self.outcomes)

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {status}" for status, count in self.counts.items())
        return f"<BulkResult of {len(self)} items: {counts or 'nothing to do'}>"

    @property
    def counts(self) -> Mapping[BulkStatus, int]:
        """How many items have each status; what none has is left out."""
        return Counter(outcome.status for outcome in self.outcomes)

    @property
    def complete(self) -> bool:
        """Whether every item is done."""
        return all(outcome.status == "done" for outcome in self.outcomes)

    @property
    def answers(self) -> list[T]:
        """What BILL answered for the items that are done."""
        return [cast("T", outcome.answer) for outcome in self.where("done")]

    @property
    def failed(self) -> list[BulkOutcome[I, T]]:
        """The items that BILL refused, each with what BILL says."""
        return self.where("failed")

    @property
    def unknown(self) -> list[BulkOutcome[I, T]]:
        """The items that may or may not have been executed. Never send them again blindly: `client.reconcile` first."""
        return self.where("unknown")

    @property
    def remaining(self) -> list[I]:
        """The items that were surely not executed and that nothing is known against: give them to `bulk` again."""
        return [outcome.item for outcome in self.where("rolled_back", "not_sent")]

    def where(self, *statuses: BulkStatus) -> list[BulkOutcome[I, T]]:
        """Return the outcomes of these statuses."""
        return [outcome for outcome in self.outcomes if outcome.status in statuses]

    def check(self) -> list[T]:
        """Return the answers if every item is done; raise an `ExceptionGroup` of what went wrong if not."""
        if self.complete:
            return self.answers
        errors = {id(error): error for outcome in self if (error := outcome.error) is not None}
        if not errors:
            raise InvalidRequestError(f"{self!r} is of a dry run")
        raise ExceptionGroup(repr(self), list(errors.values()))


@overload
async def bulk(
    method: BulkMethod[I, T],
    items: Sequence[I],
    *,
    bisect: bool | Literal["money"] = False,
    dry_run: bool = False,
    chunk_size: int | None = None,
    concurrency: int = _MOST_AT_ONCE,
    on_progress: Callable[[BulkProgress[I, T]], object] | None = None,
    **options: Unpack[CallOptions],
) -> BulkResult[I, T]: ...
@overload
async def bulk(
    method: BulkPaymentMethod,
    items: PaymentBulkCreate,
    *,
    bisect: bool | Literal["money"] = False,
    dry_run: bool = False,
    chunk_size: int | None = None,
    concurrency: int = _MOST_AT_ONCE,
    on_progress: Callable[[BulkProgress[BulkPaymentItem, Payment]], object] | None = None,
    **options: Unpack[CallOptions],
) -> BulkResult[BulkPaymentItem, Payment]: ...
async def bulk(
    method: Any,
    items: Any,
    *,
    bisect: bool | Literal["money"] = False,
    dry_run: bool = False,
    chunk_size: int | None = None,
    concurrency: int = _MOST_AT_ONCE,
    on_progress: Callable[[BulkProgress[Any, Any]], object] | None = None,
    **options: Unpack[CallOptions],
) -> BulkResult[Any, Any]:
    """Write any number of items with a bulk method, and say what became of each.

    `method` is a bulk method of a resource: create, update, replace, archive or restore. `items` are what it takes;
    for `client.payments.create_bulk`, one `PaymentBulkCreate` with any number of payments. They are checked before
    anything is sent, cut into chunks of at most `chunk_size` (BILL's own maximum if not given) and sent, up to
    `concurrency` chunks at a time (1 keeps the order of creation as well; payments always go one by one). Outcomes
    are in the order of the items. No chunk is ever sent a second time.

    `bisect` lets the good items of a refused chunk through: what BILL names is cut off, or the chunk halved, and the
    parts sent, until every refused item stands alone. Where money moves this must be asked for by
    `bisect="money"`. Only what was surely not executed is sent in parts. `dry_run` checks and cuts, and sends
    nothing. `on_progress` is called after each chunk that is decided; if it raises, no further chunk is sent.

    A refusal or an unknown outcome does not stop the other chunks, unless money moves or three chunks in a row are
    unknown. What would meet every chunk does (login, MFA, permission, limits, no connection): it is raised if nothing
    came of any chunk by then; otherwise it is `error` of the result, and what is left is `not_sent`. If the bulk
    write is cancelled, `on_progress` is told of the chunks that were under way, which are `unknown`; what it was never
    told of was not sent.
    """
    plan = await _Plan.make(method, items, chunk_size)
    if bisect is True and plan.operation.retry == "never":
        raise InvalidRequestError(
            f"{plan.operation.accessor} moves money; give bisect='money' if the payments of a refused chunk "
            "are to be sent again in smaller ones",
            field="bisect",
        )
    _check_number(plan, in_parts=bool(bisect))
    _check_count("concurrency", concurrency)
    if dry_run:
        none: list[BulkOutcome[Any, Any]] = [
            BulkOutcome(index=index, item=item, status="not_sent") for index, item in enumerate(plan.items)
        ]
        return BulkResult(outcomes=tuple(none), calls=len(plan.chunks))
    check_options(plan.operation, options)
    options.setdefault("priority", "bulk")
    if plan.operation.retry == "never":
        concurrency = 1
    return await _Run(plan, options, cut=bool(bisect), concurrency=concurrency, on_progress=on_progress).run()


# ---- what is to be sent

_Chunk: TypeAlias = tuple[int, ...]
"""Places of items, in ascending order."""


class _OperationFound(Exception):
    """The operation that a method of a resource calls."""

    def __init__(self, operation: Operation[Any]) -> None:
        self.operation = operation


class _OperationFinder:
    """A caller that sends nothing, to learn which operation a method calls."""

    async def call(self, operation: Operation[T], *path: str, **arguments: Any) -> T:
        """Name the operation."""
        raise _OperationFound(operation)


async def _operation(method: Any, items: Any) -> Operation[Any]:
    resource, function = getattr(method, "__self__", None), getattr(method, "__func__", None)
    if isinstance(resource, Resource) and function is not None:
        try:
            await function(type(resource)(cast("Caller", _OperationFinder())), items)
        except _OperationFound as asked:
            return asked.operation
        except (AttributeError, TypeError):  # a list, an upload, or a call that takes other arguments
            pass
    raise _not_bulk(shown(method))


def _not_bulk(what: object) -> InvalidRequestError:
    return InvalidRequestError(
        f"{what} is not a bulk operation; give a method such as client.bills.create_bulk", field="method"
    )


@attrs.frozen
class _Plan:
    """A checked bulk write: the items, how they are cut, and how a chunk is sent."""

    operation: Operation[Any]
    method: Callable[..., Coroutine[Any, Any, list[Any]]]
    given: Any
    items: Sequence[Any]
    chunks: tuple[_Chunk, ...]
    list_name: str | None
    """Under which name the items stand in the body, if they do not stand alone."""

    @classmethod
    async def make(cls, method: Any, given: Any, chunk_size: int | None) -> _Plan:
        operation = await _operation(method, given)
        body, inside = operation.body, None
        if body is not None and body.many:
            items, most = given, body.max_items
        elif body is not None and body.items is not None and body.model is not None:
            inside, most = body.items, body.max_items
            items = getattr(given, inside, None)
        else:
            ids = next((parameter for parameter in operation.query if parameter.wire == "ids"), None)
            items, most = given, None if ids is None else ids.max_items
        if most is None or operation.method == "GET":
            raise _not_bulk(operation.accessor)
        if isinstance(items, str) or not isinstance(items, Sequence):
            raise InvalidRequestError(f"{operation.accessor}: {shown(given)} is not a list of items", field="items")
        size = most if chunk_size is None else chunk_size
        _check_count("chunk_size", size, most)
        items = tuple(items)
        await asyncio.to_thread(_check, operation, given, items)
        places = range(len(items))
        chunks: tuple[_Chunk, ...] = tuple(tuple(places[start : start + size]) for start in range(0, len(items), size))
        return cls(operation, method, given, items, chunks, inside)

    def pack(self, items: Sequence[Any]) -> Any:
        """Return what the method takes for some of the items."""
        return items if self.list_name is None else attrs.evolve(self.given, **{self.list_name: items})


def _check(operation: Operation[Any], given: Any, items: Sequence[Any]) -> None:
    """Refuse everything if one item cannot be sent."""
    body = operation.body
    if body is not None and not body.many:
        if body.model is None or not isinstance(given, body.model):
            raise InvalidRequestError(f"{operation.accessor} does not take {shown(given)}", field="items")
        check_request(given)
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
                problem = f"{operation.accessor} takes {model.__name__}, not {kind_of(item)}"
                raise InvalidRequestError(problem)
        except InvalidRequestError as error:
            field = where if model is None or error.field is None else f"{where}.{error.field}"
            raise InvalidRequestError(f"{where}: {error}", field=field) from None


def _check_count(name: str, value: object, most: int | None = None) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1 or (most is not None and value > most):
        bounds = "1 or more" if most is None else f"1 to {most}"
        raise InvalidRequestError(f"{name}: {shown(value)} is out of bounds; give {bounds}", field=name)


def _check_number(plan: _Plan, *, in_parts: bool) -> None:
    """Refuse a transaction number that would go along with several calls: BILL takes it once."""
    number = None if plan.list_name is None else getattr(plan.given, "transaction_number", None)
    calls = len(plan.items) if in_parts else len(plan.chunks)
    if number and calls > 1:
        size = plan.operation.body.max_items if plan.operation.body is not None else None
        raise InvalidRequestError(
            f"transaction_number: {shown(number)} would be sent with several calls, and BILL takes a number once; "
            f"leave it out, or give at most {size} items, a `chunk_size` that holds them all, and no `bisect`",
            field="transaction_number",
        )


# ---- sending it


class _Run:
    """One bulk write under way."""

    def __init__(
        self,
        plan: _Plan,
        options: CallOptions,
        *,
        cut: bool,
        concurrency: int,
        on_progress: Callable[[BulkProgress[Any, Any]], object] | None,
    ) -> None:
        self._plan = plan
        self._options = options
        self._cut = cut
        self._concurrency = concurrency
        self._on_progress = on_progress
        self._queue = deque(plan.chunks)
        self._outcomes: dict[int, BulkOutcome[Any, Any]] = {}
        self._calls = 0
        self._unknown_in_a_row = 0
        self._workers = 0
        self._group = asyncio.TaskGroup()
        self._error: Exception | None = None
        """Why no further chunk is sent."""

    async def run(self) -> BulkResult[Any, Any]:
        async with self._group:
            self._hire()
        if isinstance(self._error, BillError) and not self._outcomes:
            raise self._error
        for index, item in enumerate(self._plan.items):
            if index not in self._outcomes:
                self._outcomes[index] = BulkOutcome(index=index, item=item, status="not_sent", error=self._error)
        outcomes = tuple(self._outcomes[index] for index in range(len(self._plan.items)))
        return BulkResult(outcomes=outcomes, calls=self._calls, error=self._error)

    def _hire(self) -> None:
        for _ in range(min(len(self._queue), self._concurrency - self._workers)):
            self._workers += 1
            self._group.create_task(self._work(), name="bill-async bulk")

    async def _work(self) -> None:
        try:
            while self._queue and self._error is None:
                await self._send(self._queue.popleft())
        finally:
            self._workers -= 1

    async def _send(self, chunk: _Chunk) -> None:
        items = [self._plan.items[index] for index in chunk]
        given = self._plan.pack(items)
        self._calls += 1
        raw: list[RawResponse] = []
        options: CallOptions = {**self._options, "capture": raw}
        try:
            try:
                answers = await self._plan.method(given, **options)
            finally:
                self._options.get("capture", []).extend(raw)
        except asyncio.CancelledError:
            self._unknown(chunk, self._doubt("the bulk write was cancelled during the call", given, raw))
            raise
        except OutcomeUnknownError as error:
            self._unknown(chunk, error)
        except ApiError as error:
            # One of another operation is that of the login.
            if error.operation != self._plan.operation.id or isinstance(error, _OF_NO_ITEM):
                self._stop(error)
                return
            self._unknown_in_a_row = 0
            self._refused(chunk, error)
        except BillError as error:
            self._stop(error)
        else:
            matched = _match(items, answers)
            if matched is None:
                problem = f"{len(answers)} answers came to {len(items)} items, and it is not clear to which"
                self._unknown(chunk, self._doubt(problem, given, raw))
                return
            self._unknown_in_a_row = 0
            self._decide(
                BulkOutcome(index=index, item=self._plan.items[index], status="done", answer=answer)
                for index, answer in zip(chunk, matched, strict=True)
            )

    def _doubt(self, problem: str, given: Any, answers: Sequence[RawResponse]) -> OutcomeUnknownError:
        """Make the error of a chunk of which only the bulk write knows that its outcome is unknown."""
        operation, answer = self._plan.operation, answers[-1] if answers else None
        by_ids = operation.body is None
        return OutcomeUnknownError(
            f"{operation.id} may or may not have been executed: {problem}",
            operation=operation.id,
            attempts=len(answers),
            hint="do not repeat it blindly: compare what BILL has with `arguments` and `request`",
            organization=None if answer is None else answer.organization,
            arguments={"ids": ",".join(given)} if by_ids else None,
            request=None if by_ids else given,
            sent_at=None if answer is None else answer.sent_at,
            status=None if answer is None else answer.status,
            body=b"" if answer is None else answer.body,
        )

    def _unknown(self, chunk: _Chunk, error: BillError) -> None:
        self._unknown_in_a_row += 1
        if self._plan.operation.retry == "never" or self._unknown_in_a_row >= _UNKNOWN_IN_A_ROW:
            self._stop(error)
        self._decide(self._outcome(index, "unknown", error) for index in chunk)

    def _refused(self, chunk: _Chunk, error: ApiError) -> None:
        """Cut the chunk, or say what the refusal means for each of its items."""
        plan, size = self._plan, len(chunk)
        items = [plan.items[index] for index in chunk]
        blame = _blame(error.errors, items, plan.list_name)
        undone = _surely_undone(plan.operation, error)
        harmless = undone or (plan.operation.retry == "idempotent" and not appends(plan.operation, items))
        if self._cut and harmless and size > 1 and len(blame.named) < size:
            named = tuple(index for place, index in enumerate(chunk) if place in blame.named)
            others = tuple(index for place, index in enumerate(chunk) if place not in blame.named)
            parts = (named, others) if named else (chunk[: size // 2], chunk[size // 2 :])
            self._queue.extendleft(reversed(parts))
            self._hire()
            return
        innocent: BulkStatus = "rolled_back" if blame.named and not blame.others and undone else "refused"
        outcomes: list[BulkOutcome[Any, Any]] = []
        for place, index in enumerate(chunk):
            if size == 1 or place in blame.named:
                reasons = blame.named.get(place) or blame.others or error.errors
                outcomes.append(self._outcome(index, "failed", error, reasons))
            else:
                outcomes.append(self._outcome(index, innocent, error, blame.others))
        self._decide(outcomes)

    def _outcome(
        self, index: int, status: BulkStatus, error: BillError, errors: Sequence[ErrorDetail] = ()
    ) -> BulkOutcome[Any, Any]:
        return BulkOutcome(index=index, item=self._plan.items[index], status=status, errors=tuple(errors), error=error)

    def _stop(self, error: Exception) -> None:
        if self._error is None:
            self._error = error

    def _decide(self, outcomes: Iterable[BulkOutcome[Any, Any]]) -> None:
        news = tuple(outcomes)
        self._outcomes.update((outcome.index, outcome) for outcome in news)
        if self._on_progress is None:
            return
        progress = BulkProgress(total=len(self._plan.items), decided=len(self._outcomes), calls=self._calls, news=news)
        try:
            self._on_progress(progress)
        except Exception as error:  # what is under way must not be cut off, nor the outcomes be lost
            self._stop(error)


def _surely_undone(operation: Operation[Any], error: ApiError) -> bool:
    """Whether nothing of a refused chunk was done."""
    return operation.atomic or error.status == 400 or _ROLLED_BACK in error.codes


def _match(items: Sequence[Any], answers: Sequence[Any]) -> list[Any] | None:
    """Find the answer of each item: by id where items have one, else by place, as BILL answers in order. None if it
    is not clear."""
    by_id = _by_id(answers)
    found = [by_id.get(identifier) for item in items if (identifier := _id(item)) is not None]
    if len(found) == len(items) and None not in found:
        return found
    if found and not any(getattr(item, "bill_id", None) for item in items):
        return None  # what was changed keeps its id; only payments are answered under another
    return list(answers) if len(answers) == len(items) else None


def _id(item: Any) -> str | None:
    """Return what BILL knows an item by: a bill that is paid, or an object that is changed."""
    if isinstance(item, str):
        return item
    identifier = getattr(item, "bill_id", None) or getattr(item, "id", None)
    return identifier if isinstance(identifier, str) else None


def _by_id(answers: Sequence[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for answer in answers:
        found.setdefault(answer.id, answer)
        if bill := getattr(answer, "bill_id", None):
            found.setdefault(bill, answer)
        for part in getattr(answer, "bill_payments", None) or ():
            found.setdefault(part.bill_id, answer)
    return found


# ---- reading BILL's errors


@attrs.frozen
class _Blame:
    """Which items of a chunk the errors are about."""

    named: dict[int, list[ErrorDetail]]
    """The errors of each item that is named, by its place in the chunk."""
    others: list[ErrorDetail]
    """The errors that name no item and do not merely repeat one that does."""


def _blame(errors: Sequence[ErrorDetail], items: Sequence[Any], list_name: str | None) -> _Blame:
    places: dict[str, list[int]] = {}
    for place, item in enumerate(items):
        if identifier := _id(item):
            places.setdefault(identifier, []).append(place)
    named: dict[int, list[ErrorDetail]] = {}
    others: list[ErrorDetail] = []
    told: set[tuple[str | None, str]] = set()
    for error in errors:
        if error.code == _ROLLED_BACK or error.severity in ("WARNING", "INFORMATION"):
            continue
        found, message = _named(error.message, places, len(items), list_name)
        for place in found:
            named.setdefault(place, []).append(error)
        if found:
            told.add((error.code, message))
        else:
            others.append(error)
    return _Blame(named, [error for error in others if (error.code, error.message.strip()) not in told])


def _named(message: str, places: Mapping[str, list[int]], size: int, list_name: str | None) -> tuple[list[int], str]:
    """Return which items a message names, and what it says about them."""
    match = _NAMED.match(message)
    if match is not None and match["index"] is not None and match["list"] in (None, list_name):
        place = int(match["index"])
        return ([place] if place < size else []), message[match.end() :].strip()
    if match is not None and match["id"] in places:
        return places[match["id"]], message[match.end() :].strip()
    if parsed := _IN_PARSER_ERROR.search(message):
        place = int(parsed[1])
        return ([place] if place < size else []), message.strip()
    return [], message.strip()
