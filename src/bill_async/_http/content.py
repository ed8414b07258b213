"""The content of uploads, read before anything is sent."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from pathlib import Path

from .._schema.messages import shown
from ..errors import DeadlineExceededError, InvalidRequestError
from ..types import CallOptions, FileContent
from .sender import Sender

__all__ = ["Deadline", "read_in_time"]


class Deadline:
    """The end of a call that does more than to send one request: the options of each get what is left."""

    def __init__(self, sender: Sender, what: str, options: CallOptions) -> None:
        self._clock = sender.clock
        self._what = what
        self._options = options
        limit = options.get("deadline", sender.options.deadline)
        self._until = None if limit is None else self._clock.monotonic() + limit

    def options(self) -> CallOptions:
        """Return the options of the next request."""
        if self._until is None:
            return self._options
        left = self._until - self._clock.monotonic()
        if left <= 0:
            raise self._passed()
        return {**self._options, "deadline": left}

    @contextlib.asynccontextmanager
    async def bound(self) -> AsyncGenerator[None]:
        """End what is done inside when the time is up."""
        bound = asyncio.timeout(self.options().get("deadline") if self._until is not None else None)
        try:
            async with bound:
                yield
        except TimeoutError:
            if bound.expired():
                raise self._passed() from None
            raise

    def _passed(self) -> DeadlineExceededError:
        text = f"{self._what}: the deadline passed before the call could be sent"
        return DeadlineExceededError(text, operation=self._what)


async def read_in_time(
    sender: Sender, content: FileContent, *, most: int | None, what: str, options: CallOptions
) -> tuple[bytes, CallOptions]:
    """Read what is to be sent; return it, and the options with the time that is left of the deadline."""
    deadline = Deadline(sender, what, options)
    async with deadline.bound():
        data = await _read_content(content, most=most, what=what)
    return data, deadline.options()


async def _read_content(content: FileContent, *, most: int | None, what: str) -> bytes:
    """Turn what the caller gave into bytes, and refuse more than `most` before anything is sent.

    The whole file is kept in memory, so that a repeated request is the same to the byte.
    """
    if isinstance(content, bytes | bytearray | memoryview):
        data = bytes(content)
    elif isinstance(content, Path):
        data = await asyncio.to_thread(_read_file, content, most, what)
    elif hasattr(content, "__aiter__"):
        collected = bytearray()
        async for chunk in content:
            if not isinstance(chunk, bytes | bytearray | memoryview):
                raise InvalidRequestError(
                    f"{what}: the stream gave {shown(chunk)}; let it give chunks of bytes", field="content"
                )
            collected += chunk
            if most is not None and len(collected) > most:
                raise _too_big(what, f"more than {most}", most)
        data = bytes(collected)
    else:
        raise InvalidRequestError(
            f"{what}: give the file as bytes, a pathlib.Path or an asynchronous stream of bytes, "
            f"not as {type(content).__name__}",
            field="content",
        )
    if not data:
        raise InvalidRequestError(f"{what}: the file is empty", field="content")
    if most is not None and len(data) > most:
        raise _too_big(what, str(len(data)), most)
    return data


def _read_file(path: Path, most: int | None, what: str) -> bytes:
    try:
        size = path.stat().st_size
        if most is not None and size > most:
            raise _too_big(what, str(size), most)
        return path.read_bytes()
    except OSError as error:
        raise InvalidRequestError(f"{what}: {str(path)!r} cannot be read: {error.strerror}", field="content") from error


def _too_big(what: str, size: str, most: int) -> InvalidRequestError:
    return InvalidRequestError(f"{what}: the file has {size} bytes, and BILL takes at most {most}", field="content")
