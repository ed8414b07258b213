"""Captures: the raw answers to the calls that are made in a `with` block."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from ..types import RawResponse

__all__ = ["capture", "captures_of", "without_captures"]


class _Capture:
    """The list of one block, for the calls of one sender."""

    __slots__ = ("answers", "sender")

    def __init__(self, sender: object, answers: list[RawResponse]) -> None:
        self.sender = sender
        self.answers: list[RawResponse] | None = answers
        """None after the end of the block: a task that was started in it may go on."""


_captures: Final[ContextVar[tuple[_Capture, ...]]] = ContextVar("bill_async_captures", default=())
"""The captures of the context. Tasks inherit them."""


@contextmanager
def capture(sender: object) -> Generator[list[RawResponse]]:
    """Yield a list. Until the end of the block, each answer to a call of the sender in this context is appended."""
    answers: list[RawResponse] = []
    own = _Capture(sender, answers)
    _captures.set((*_open(), own))
    try:
        yield answers
    finally:
        own.answers = None
        _captures.set(_open())  # a token cannot be reset where an asynchronous generator ends in another context


def captures_of(sender: object) -> Sequence[list[RawResponse]]:
    """Return the lists to which the answers to a sender are appended in this context."""
    captures = _captures.get()
    if not captures:
        return ()
    return [each.answers for each in captures if each.sender is sender and each.answers is not None]


def without_captures() -> None:
    """Capture nothing in the rest of the current task, such as a login, whose answer is a secret."""
    _captures.set(())


def _open() -> tuple[_Capture, ...]:
    return tuple(each for each in _captures.get() if each.answers is not None)
