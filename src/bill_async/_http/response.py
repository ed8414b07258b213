"""The reading of answers, up to a maximum size."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final, TypeAlias

import aiohttp

from ..secret import reveal
from .request import WireRequest

__all__ = ["AnswerTooLong", "Read", "read_answer", "read_error", "reader_for"]

Read: TypeAlias = Callable[[aiohttp.ClientResponse], Awaitable[bytes]]
"""How the body of a success is read."""

_LONGEST: Final = 128 << 20
"""Bytes of an answer that are kept in memory."""
_LONGEST_ITEM: Final = 256 << 10
"""Bytes that an item of a list may have, on average of a page: some five hundred lines of a bill."""
_LONGEST_ERROR: Final = 1 << 20
"""Bytes of an error that are looked through. It says what is wrong at its beginning, if it is BILL's."""


class AnswerTooLong(aiohttp.ClientPayloadError):
    """An answer is too long. It would be so again."""


def reader_for(request: WireRequest) -> Read:
    """Return how to read an answer: no more of a page than the items that were asked for can need."""
    if not request.query:
        return read_answer
    asked = next((reveal(value) for name, value in request.query if name == "max"), "")
    return partial(_read_page, items=int(asked[:9])) if asked.isdecimal() else read_answer


async def read_answer(response: aiohttp.ClientResponse, most: int = _LONGEST) -> bytes:
    """Read a whole body up to a maximum, because a few kilobytes can unpack to gigabytes.

    `most` counts the bytes when unpacked. What is left of a longer answer is not read; its connection is closed.
    """
    content = response.content
    body = await content.readany()
    if content.at_eof() and len(body) <= most:
        return body
    chunks, size = [body], len(body)
    while size <= most and not content.at_eof():
        chunk = await content.readany()
        chunks.append(chunk)
        size += len(chunk)
    if size > most:
        raise AnswerTooLong(f"the answer is longer than {most >> 20} MB")
    return b"".join(chunks)


async def _read_page(response: aiohttp.ClientResponse, items: int) -> bytes:
    """Read the answer to a request for so many items."""
    return await read_answer(response, min(_LONGEST, (items + 1) * _LONGEST_ITEM))


async def read_error(response: aiohttp.ClientResponse) -> bytes:
    """Read the beginning of an error; even without the rest it can be told what it is."""
    content = response.content
    chunks, size = [await content.readany()], 0
    while (size := size + len(chunks[-1])) < _LONGEST_ERROR and not content.at_eof():
        chunks.append(await content.readany())
    return b"".join(chunks)[:_LONGEST_ERROR]
