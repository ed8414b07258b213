"""The texts of the async client, as they are right for the blocking one."""

from __future__ import annotations

from typing import Final

__all__ = ["blocking_doc"]

_WORDS: Final = (
    ("`await` returns the first page. `async for` yields", "`first_page()` returns the first page, `for` yields"),
    ("`async for` yields", "A `for` loop yields"),
    ("`async with`", "`with`"),
    ("async for", "for"),
    ("async with", "with"),
    ("async def", "def"),
    ("await ", ""),
)


def blocking_doc(doc: str | None) -> str | None:
    """Return the docstring of a blocking method, given that of the async one."""
    if doc is not None:
        for word, other in _WORDS:
            doc = doc.replace(word, other)
    return doc
