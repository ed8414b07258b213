"""Results for an assistant: JSON with amounts as strings, and without secrets."""

from __future__ import annotations

from typing import Any, Final

from bill_async._schema.portable import Shape, exported
from bill_async.paging import Page

__all__ = ["plain"]

_SHAPE: Final = Shape(
    wire_names=True, as_sent=True, reveal_secrets=False, json=True, text_amounts=True, hide_unknown=True
)


def plain(result: Any) -> Any:
    """Return the result of a call as JSON values."""
    if not isinstance(result, Page):
        return exported(result, _SHAPE)
    items = exported(result.items, _SHAPE)
    return {"items": items} if result.next_page is None else {"items": items, "nextPage": result.next_page}
