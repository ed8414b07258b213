"""The page styles of BILL's lists, described once for all packages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, get_args

__all__ = ["CURSORS", "PAGE_STYLES", "PageName", "PageStyle"]

PageName: TypeAlias = Literal["page", "next", "forward", "fixed", "single", "offset"]
"""How a list is paged. `page`: v3 and partner. `next`: Spend & Expense. `forward`: webhooks, with no way back.
`fixed`: pages of a size that BILL chooses. `single`: one answer holds everything. `offset`: a bare array."""


class PageStyle:
    """How a list is paged."""

    __slots__ = ("back", "both_ways", "counts", "cursor", "sized")

    def __init__(
        self,
        *,
        cursor: str | None = None,
        back: str | None = None,
        sized: bool = False,
        both_ways: bool = False,
        counts: bool = False,
    ) -> None:
        self.cursor = cursor
        """The query parameter with the cursor of the page to get; none if there is only one page."""
        self.back = back
        """The query parameter with the cursor of the previous page, if it is a different one."""
        self.sized = sized
        """Whether `max` limits the number of items on a page."""
        self.both_ways = both_ways
        """Whether an answer holds the cursor of the previous page."""
        self.counts = counts
        """Whether the cursor is the number of items to skip. Such a list is a bare array, without cursors."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The query parameters that page the list, in BILL's order."""
        named = (self.cursor, "max") if self.counts else ("max", self.cursor, self.back)
        return tuple(name for name in named if name is not None and (name != "max" or self.sized))


PAGE_STYLES: Final[Mapping[str, PageStyle]] = MappingProxyType(
    {
        "page": PageStyle(cursor="page", sized=True, both_ways=True),
        "next": PageStyle(cursor="nextPage", back="prevPage", sized=True, both_ways=True),
        "forward": PageStyle(cursor="page", sized=True),
        "fixed": PageStyle(cursor="page", both_ways=True),
        "single": PageStyle(),
        "offset": PageStyle(cursor="start", sized=True, counts=True),
    }
)
CURSORS: Final = frozenset(
    name
    for style in PAGE_STYLES.values()
    if not style.counts
    for name in (style.cursor, style.back)
    if name is not None
)
"""The query parameters that carry cursors."""
assert set(PAGE_STYLES) == set(get_args(PageName))
