"""The reconciliation of calls that ended with an `OutcomeUnknownError`: whether BILL executed them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial
from typing import Any, Final, TypeVar

import attrs

from .._schema.messages import shown
from ..bulk_writes import BulkOutcome, BulkResult
from ..errors import InvalidRequestError, OutcomeUnknownError
from ..types import CallOptions
from .evidence import evidence, judge
from .lookup import operation_of
from .verdict import Client, Reconciled

__all__ = ["reconcile"]

I = TypeVar("I")  # noqa: E741
T = TypeVar("T")

_LONGEST: Final = 86400.0


async def reconcile(
    client: Client,
    unknown: OutcomeUnknownError | BulkResult[Any, Any],
    *,
    margin: float,
    settle: float,
    known: Collection[str],
    options: CallOptions,
) -> Reconciled | BulkResult[Any, Any]:
    """Find out whether a call without an answer was executed. See `BillClient.reconcile`."""
    _check_seconds("margin", margin)
    _check_seconds("settle", settle)
    if not isinstance(unknown, OutcomeUnknownError | BulkResult):
        raise InvalidRequestError(
            f"reconcile takes an OutcomeUnknownError or a BulkResult, not {shown(unknown, secret=True)}; any other "
            "error says by itself what became of the call"
        )
    found = partial(_judge, client, margin=margin, settle=settle, options=options)
    if isinstance(unknown, OutcomeUnknownError):
        return await found(unknown, known=set(known))
    others = {*known, *(answer.id for answer in unknown.answers if getattr(answer, "id", None))}
    outcomes = list(unknown.outcomes)
    for error, asked in _by_call(unknown.unknown):
        verdict = await found(error, known=others)
        if verdict.outcome == "undecided":
            continue
        others.update(getattr(item, "id", "") for item in verdict.found)
        for place, outcome in enumerate(asked):
            if verdict.outcome == "happened":
                outcome = attrs.evolve(outcome, status="done", answer=verdict.each[place], error=None)
            else:
                outcome = attrs.evolve(outcome, status="not_sent")
            outcomes[outcome.index] = outcome
    return attrs.evolve(unknown, outcomes=tuple(outcomes))


async def _judge(client: Client, error: OutcomeUnknownError, *, known: Collection[str], **more: Any) -> Reconciled:
    operation = operation_of(error.operation)
    if operation is None or error.sent_at is None:
        return Reconciled(outcome="undecided", why=_beyond(error))
    found = evidence(operation, error.arguments, error.request)
    if found is None:
        return Reconciled(outcome="undecided", why=_beyond(error))
    return await judge(client, found, organization=error.organization, sent_at=error.sent_at, known=known, **more)


def _beyond(error: OutcomeUnknownError) -> str:
    operation = operation_of(error.operation)
    trace = None if operation is None else operation.trace
    if trace is None and error.operation is not None:
        return f"what {error.operation} did cannot be looked up: this package does not know it"
    if trace is not None and trace.impossible:
        return f"what {error.operation} did cannot be looked up: {trace.impossible}"
    return (
        f"what {error.operation or 'it'} did cannot be looked up: the error does not carry what was sent, or when; "
        "compare the objects at BILL with its `arguments` and its `request`"
    )


def _check_seconds(name: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _LONGEST:
        raise InvalidRequestError(f"{name}: {shown(value)} is not a time; give seconds, 0 or more", field=name)


def _by_call(
    outcomes: Iterable[BulkOutcome[I, T]],
) -> Iterable[tuple[OutcomeUnknownError, list[BulkOutcome[I, T]]]]:
    """Group the items by the call that sent them."""
    calls: dict[int, tuple[OutcomeUnknownError, list[BulkOutcome[I, T]]]] = {}
    for outcome in outcomes:
        if isinstance(outcome.error, OutcomeUnknownError):
            calls.setdefault(id(outcome.error), (outcome.error, []))[1].append(outcome)
    return calls.values()
