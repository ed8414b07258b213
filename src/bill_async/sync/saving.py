"""The pages of one slice on their way to the destination."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, TypeAlias

from bill_async.scanning.slicing import Slice

from .pages import Item

__all__ = ["Saves"]

_TOGETHER: Final = 10
"""The number of pages that are stored together at most."""
_LARGE: Final = 2_000_000
"""The length of their texts from which on no other page is stored with them."""

_Save: TypeAlias = Callable[[Sequence[Item], Slice], Awaitable[Exception | None]]
"""Stores objects and the checkpoint after them. An error is returned."""


class Saves:
    """Saves the pages of one slice in their order, while the walker fetches the next ones.

    Pages that come while others are being stored are stored together afterwards, so that a slow destination has fewer
    transactions. Nothing is stored after a page that could not be.
    """

    def __init__(self, group: asyncio.TaskGroup, room: asyncio.Semaphore, save: _Save) -> None:
        """`room` is the room for pages that wait to be stored, which all slices share."""
        self._group = group
        self._room = room
        self._save = save
        self._pages: deque[tuple[Sequence[Item], Slice]] = deque()
        self._held = 0
        """The number of pages for which room is held."""
        self._task: asyncio.Task[None] | None = None
        self._error: Exception | None = None

    async def make_room(self) -> None:
        """Wait until another page may wait to be stored. Raises the error of a page that could not be stored."""
        await self._room.acquire()
        if self._error is not None:
            self._room.release()
            raise self._error
        self._held += 1

    def add(self, items: Sequence[Item], checkpoint: Slice) -> None:
        """Save a page, for which there is room, and the checkpoint after it."""
        self._pages.append((items, checkpoint))
        if self._task is None or self._task.done():
            self._task = self._group.create_task(self._save_all())
            self._task.add_done_callback(self._end)

    async def finish(self) -> None:
        """Wait until all pages are stored. Raises the error of a page that could not be stored."""
        if self._task is not None:
            await self._task
        if self._error is not None:
            raise self._error

    async def _save_all(self) -> None:
        while self._pages and self._error is None:
            items, checkpoint, pages = self._take()
            self._error = await self._save(items, checkpoint)
            self._release(pages)

    def _take(self) -> tuple[Sequence[Item], Slice, int]:
        """Return the objects of the next pages, the checkpoint after them, and the number of pages."""
        items: list[Item] = []
        pages = length = 0
        while True:
            page, checkpoint = self._pages.popleft()
            items += page
            pages += 1
            length += sum(len(item.text) for item in page)
            if not self._pages or pages == _TOGETHER or length >= _LARGE:
                return items, checkpoint, pages

    def _end(self, task: asyncio.Task[None]) -> None:
        if task is self._task:  # otherwise another has taken its place, and all pages are stored or left to that
            self._release(self._held)

    def _release(self, pages: int) -> None:
        self._held -= pages
        for _ in range(pages):
            self._room.release()
