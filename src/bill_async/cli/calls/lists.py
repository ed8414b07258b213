"""Lists: the first items, or those of every page, printed as they arrive."""

from __future__ import annotations

import sys
from contextlib import aclosing
from typing import Any

from bill_async.client import BillClient
from bill_async.errors import BillError
from bill_async.paging import Pager
from bill_async.types import JsonValue

from ..display import clean
from .preparing import Prepared
from .queries import Query
from .results import Format, as_json, show, show_lines

__all__ = ["show_list"]


async def show_list(client: BillClient, prepared: Prepared, query: Query | None) -> None:
    """Print the items of a list: of one page, at most `--max`, or with `--all` of every page."""
    given = prepared.given
    pager = client.pages(prepared.operation, *prepared.path, query=prepared.query, **prepared.options)
    form: Format = given.output or ("jsonl" if given.all else "json")
    following: str | None = None
    if given.all:
        items = await _all(pager, prepared, at_once=form == "jsonl" and query is None and given.max is None)
    elif given.max is not None and given.max > prepared.query.get("max", given.max):
        items = await _first(pager, prepared, given.max)
    else:
        page = await pager
        items, following = [_json(item, prepared) for item in page.items], page.next_page
    if given.max is not None:
        items = items[: given.max]
    show(query(items) if query is not None else items, form)
    if following:
        _say(f"there are more items: --page {following} continues, and --all prints all")


async def _first(pager: Pager[Any], prepared: Prepared, count: int) -> list[JsonValue]:
    return [_json(item, prepared) for item in await pager.first(count)]


async def _all(pager: Pager[Any], prepared: Prepared, *, at_once: bool) -> list[JsonValue]:
    """Fetch every page. Return the items that are not printed `at_once`."""
    kept: list[JsonValue] = []
    count, cursor = 0, None
    try:
        async with aclosing(pager.pages()) as pages:
            async for page in pages:
                items = [_json(item, prepared) for item in page.items]
                if at_once:
                    show_lines(items)
                else:
                    kept += items
                count, cursor = count + len(items), page.next_page
    except BillError:
        if at_once and cursor:
            _say(f"{count:,} items were printed; --page {cursor} continues after them")
        raise
    return kept


def _json(item: Any, prepared: Prepared) -> JsonValue:
    return as_json(item, prepared.operation.answer.kind, secrets=prepared.given.show_secrets)


def _say(text: str) -> None:
    sys.stdout.flush()
    print(f"bill-async: {clean(text)}", file=sys.stderr)
