"""The run of a bulk write: sends the chunks, splits refused ones, and records the outcome of each item."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Final, cast

from .._http.captures import capture
from .._http.error_response import refused_as_a_whole
from .._http.keys import ItemKeys
from .._http.request import appends
from ..errors import (
    ApiError,
    AuthenticationError,
    BillError,
    ErrorDetail,
    KeyInUseError,
    MfaRequiredError,
    OutcomeUnknownError,
    PermissionDeniedError,
    RateLimitedError,
)
from ..types import CallOptions, CommonOptions, RawResponse
from .matching import match_answers, match_errors
from .plan import Chunk, Plan
from .results import BulkOutcome, BulkProgress, BulkResult, BulkStatus

__all__ = ["Run"]

_REFUSE_EVERY_CHUNK: Final = (AuthenticationError, MfaRequiredError, PermissionDeniedError, RateLimitedError)
"""Errors that any other chunk would meet as well."""
_MAX_UNKNOWN_IN_A_ROW: Final = 3


class Run:
    """One run of a bulk write."""

    def __init__(
        self,
        plan: Plan,
        options: CommonOptions,
        *,
        bisect: bool,
        concurrency: int,
        on_progress: Callable[[BulkProgress[Any, Any]], object] | None,
        keys: ItemKeys | None = None,
    ) -> None:
        self._plan = plan
        self._keys = keys
        self._options = options
        self._bisect = bisect
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

    async def execute(self) -> BulkResult[Any, Any]:
        """Send all chunks and return the result. Raises the error that stopped the run if no item has an outcome."""
        if self._keys is not None:
            self._queue.clear()
            await self._resume(range(len(self._plan.items)), self._keys)
        async with self._group:
            self._start_workers()
        if isinstance(self._error, BillError) and not self._outcomes:
            raise self._error
        for index, item in enumerate(self._plan.items):
            if index not in self._outcomes:
                self._outcomes[index] = BulkOutcome(index=index, item=item, status="not_sent", error=self._error)
        outcomes = tuple(self._outcomes[index] for index in range(len(self._plan.items)))
        return BulkResult(outcomes=outcomes, calls=self._calls, error=self._error)

    async def _resume(self, indexes: Sequence[int], keys: ItemKeys) -> None:
        """Record the outcomes of items that the journal knows, and put those that may be sent into chunks."""
        caller = self._plan.caller
        assert caller.recorder is not None
        options = cast("CallOptions", self._options)
        recorded = await caller.recorder.resume(caller, self._plan.operation, keys.select(indexes), options)
        free = [index for index, one in zip(indexes, recorded, strict=True) if one.state == "free"]
        self._queue.extendleft(reversed(self._plan.split(free)))
        known = [
            BulkOutcome(
                index=index,
                item=self._plan.items[index],
                status="done" if one.state == "done" else "unknown",
                answer=one.answer,
                error=one.error,
            )
            for index, one in zip(indexes, recorded, strict=True)
            if one.state != "free"
        ]
        if known:
            self._record(known)

    async def _resume_in_use(self, chunk: Chunk, keys: ItemKeys) -> None:
        """Take over what another process has written of a chunk, which is then sent without it."""
        try:
            await self._resume(chunk, keys)
        except BillError as error:
            self._stop(error)

    def _start_workers(self) -> None:
        for _ in range(min(len(self._queue), self._concurrency - self._workers)):
            self._workers += 1
            self._group.create_task(self._work(), name="bill-async bulk")

    async def _work(self) -> None:
        try:
            while self._queue and self._error is None:
                await self._send(self._queue.popleft())
        finally:
            self._workers -= 1

    async def _send(self, chunk: Chunk) -> None:
        items = [self._plan.items[index] for index in chunk]
        argument = self._plan.argument_for(items)
        self._calls += 1
        options = cast("CallOptions", {**self._options})
        if self._keys is not None:
            options["key"] = cast("Any", self._keys.select(chunk, partial(match_answers, items)))
        raw: list[RawResponse] = []
        try:
            with capture(self._plan.caller.sender) as raw:
                answers = await self._plan.method(argument, **options)
        except asyncio.CancelledError:
            self._record_unknown(
                chunk, self._unknown_error("the bulk write was cancelled during the call", argument, raw)
            )
            raise
        except OutcomeUnknownError as error:
            self._record_unknown(chunk, error)
        except KeyInUseError:
            assert self._keys is not None
            await self._resume_in_use(chunk, self._keys)
        except ApiError as error:
            # An error of another operation comes from the login.
            if error.operation != self._plan.operation.id or isinstance(error, _REFUSE_EVERY_CHUNK):
                self._stop(error)
                return
            self._unknown_in_a_row = 0
            self._split_or_record(chunk, error)
        except BillError as error:
            self._stop(error)
        else:
            matched = match_answers(items, answers)
            if matched is None:
                problem = f"BILL sent {len(answers)} answers for {len(items)} items, and they cannot be matched"
                self._record_unknown(chunk, self._unknown_error(problem, argument, raw))
                return
            self._unknown_in_a_row = 0
            self._record(
                BulkOutcome(index=index, item=self._plan.items[index], status="done", answer=answer)
                for index, answer in zip(chunk, matched, strict=True)
            )

    def _unknown_error(self, problem: str, argument: Any, raw: Sequence[RawResponse]) -> OutcomeUnknownError:
        """Make the error of a chunk whose outcome is unknown although its call raised no `OutcomeUnknownError`."""
        operation = self._plan.operation
        answers = [answer for answer in raw if answer.operation == operation.id]  # not those that a journal read
        answer = answers[-1] if answers else None
        by_ids = operation.body is None
        return OutcomeUnknownError(
            f"{operation.id} may or may not have been executed: {problem}",
            operation=operation.id,
            attempts=len(answers),
            hint="do not repeat it blindly: compare what BILL has with `arguments` and `request`",
            organization=None if answer is None else answer.organization,
            arguments={"ids": ",".join(argument)} if by_ids else None,
            request=None if by_ids else argument,
            sent_at=None if answer is None else answer.sent_at,
            status=None if answer is None else answer.status,
            body=b"" if answer is None else answer.body,
        )

    def _record_unknown(self, chunk: Chunk, error: BillError) -> None:
        self._unknown_in_a_row += 1
        if self._plan.operation.retry == "never" or self._unknown_in_a_row >= _MAX_UNKNOWN_IN_A_ROW:
            self._stop(error)
        self._record(self._outcome(index, "unknown", error) for index in chunk)

    def _split_or_record(self, chunk: Chunk, error: ApiError) -> None:
        """Queue the parts of a refused chunk if it can be split; otherwise record the outcome of each item."""
        plan, size = self._plan, len(chunk)
        items = [plan.items[index] for index in chunk]
        errors = match_errors(error.errors, items, plan.list_field)
        not_executed = refused_as_a_whole(plan.operation, error)
        repeatable = not_executed or (plan.operation.retry == "idempotent" and not appends(plan.operation, items))
        if self._bisect and repeatable and size > 1 and len(errors.by_position) < size:
            named = tuple(index for position, index in enumerate(chunk) if position in errors.by_position)
            others = tuple(index for position, index in enumerate(chunk) if position not in errors.by_position)
            parts = (named, others) if named else (chunk[: size // 2], chunk[size // 2 :])
            self._queue.extendleft(reversed(parts))
            self._start_workers()
            return
        rolled_back = errors.by_position and not errors.general and not_executed
        status_of_others: BulkStatus = "rolled_back" if rolled_back else "refused"
        outcomes: list[BulkOutcome[Any, Any]] = []
        for position, index in enumerate(chunk):
            if size == 1 or position in errors.by_position:
                reasons = errors.by_position.get(position) or errors.general or error.errors
                outcomes.append(self._outcome(index, "failed", error, reasons))
            else:
                outcomes.append(self._outcome(index, status_of_others, error, errors.general))
        self._record(outcomes)

    def _outcome(
        self, index: int, status: BulkStatus, error: BillError, errors: Sequence[ErrorDetail] = ()
    ) -> BulkOutcome[Any, Any]:
        return BulkOutcome(index=index, item=self._plan.items[index], status=status, errors=tuple(errors), error=error)

    def _stop(self, error: Exception) -> None:
        """Send no further chunk. The first error is the one that is kept."""
        if self._error is None:
            self._error = error

    def _record(self, outcomes: Iterable[BulkOutcome[Any, Any]]) -> None:
        news = tuple(outcomes)
        self._outcomes.update((outcome.index, outcome) for outcome in news)
        if self._on_progress is None:
            return
        progress = BulkProgress(total=len(self._plan.items), decided=len(self._outcomes), calls=self._calls, news=news)
        try:
            self._on_progress(progress)
        except Exception as error:  # raised here, it would cancel the other calls and lose their outcomes
            self._stop(error)
