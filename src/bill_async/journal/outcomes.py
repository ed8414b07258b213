"""The errors that the entry of a key leads to, and the texts by which errors are recorded."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from ..errors import AnswerLostError, ApiError, OutcomeUnknownError
from .entry import JournalEntry

__all__ = ["answer_lost", "outcome_unknown", "said"]


def answer_lost(entry: JournalEntry, why: str) -> AnswerLostError:
    """Return the error about an executed write whose answer is not available."""
    made = f" (it created or changed {', '.join(entry.ids)})" if entry.ids else ""
    return AnswerLostError(
        f"key {entry.id.key!r}: {entry.operation} was executed{made}, but its answer is not available: {why}; read the "
        "object instead",
        key=entry.id.key,
        ids=entry.ids,
    )


def outcome_unknown(
    entry: JournalEntry, why: str, *, arguments: Mapping[str, str] | None = None, request: Any = None
) -> OutcomeUnknownError:
    """Return the error about a write that may or may not have been executed."""
    return OutcomeUnknownError(
        f"{entry.operation} may or may not have been executed: it was sent with the key {entry.id.key!r} at "
        f"{entry.sent_at:%Y-%m-%d %H:%M:%S} UTC, and {why}",
        operation=entry.operation,
        hint="check it at BILL, and record what you find: `bill-async journal resolve`, or `journal.resolve`",
        organization=entry.id.account if entry.id.party == "organization" else None,
        arguments=arguments,
        request=request,
        sent_at=entry.sent_at,
    )


def said(error: BaseException) -> str:
    """Return the text that is recorded for an error. The message is left out, because it may repeat what was sent."""
    if isinstance(error, ApiError):
        return f"{type(error).__name__} {error.status} {', '.join(sorted(error.codes))}".strip()
    if isinstance(error, OutcomeUnknownError):
        if error.status is None:
            return "no answer came"
        return f"the answer ({error.status}) {'cannot be read' if error.status < 300 else 'does not tell'}"
    if isinstance(error, asyncio.CancelledError):
        return "it was cancelled"
    return type(error).__name__
