"""Which item of a chunk an answer or an error of BILL belongs to.

BILL's way of naming the item at fault is known for payments only: `{bill id} : {message}`. It reports each problem
twice, once plainly and once in this form. By analogy these forms are assumed as well: the id of an item that has one,
`[3].vendorId: ...` and `[3] : ...` counted from 0, and Jackson's `ArrayList[3]`. With `bisect`, a wrong assumption
cannot lead to a wrong outcome: the names only decide where a chunk is split, and what BILL accepts decides which
items failed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs

from .._http.error_response import ROLLED_BACK
from ..errors import ErrorDetail

__all__ = ["ItemErrors", "match_answers", "match_errors"]

_ITEM_PREFIX: Final = re.compile(
    r"""\s*(?:
        (?P<list>[A-Za-z_]\w*)?\[(?P<index>\d{1,4})\](?P<rest>[^:]*?)\s*:\s   # [3].vendorId: or payments[3] :
        | (?P<id>\S+)\s:\s                                                    # 00n01ABC :
    )""",
    re.VERBOSE,
)
_PARSER_ERROR: Final = re.compile(r"reference chain: java\.util\.ArrayList\[(\d{1,4})\]")


# ---- answers


def match_answers(items: Sequence[Any], answers: Sequence[Any]) -> list[Any] | None:
    """Return the answer of each item, or None if it is not clear.

    Items with an id are matched by id, others by position, because BILL answers in order.
    """
    by_id = _by_id(answers)
    found = [by_id.get(identifier) for item in items if (identifier := _id(item)) is not None]
    if len(found) == len(items) and None not in found:
        return found
    if found and not any(getattr(item, "bill_id", None) for item in items):
        return None  # a changed object keeps its id; only payments are answered under another
    return list(answers) if len(answers) == len(items) else None


def _id(item: Any) -> str | None:
    """Return the id of the bill that an item pays, or of the object that it changes."""
    if isinstance(item, str):
        return item
    return getattr(item, "bill_id", None) or getattr(item, "id", None)


def _by_id(answers: Sequence[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for answer in answers:
        found.setdefault(answer.id, answer)
        if bill := getattr(answer, "bill_id", None):
            found.setdefault(bill, answer)
        for part in getattr(answer, "bill_payments", None) or ():
            found.setdefault(part.bill_id, answer)
    return found


# ---- errors


@attrs.frozen
class ItemErrors:
    """The errors of a refused chunk, by item."""

    by_position: dict[int, list[ErrorDetail]]
    """The errors of each item that BILL names, by its position in the chunk."""
    general: list[ErrorDetail]
    """The errors that name no item, without those that only repeat one that does."""


def match_errors(errors: Sequence[ErrorDetail], items: Sequence[Any], list_field: str | None) -> ItemErrors:
    """Assign BILL's errors to the items that they name. `list_field` is the field of the body that holds the items."""
    positions: dict[str, list[int]] = {}
    for position, item in enumerate(items):
        if identifier := _id(item):
            positions.setdefault(identifier, []).append(position)
    by_position: dict[int, list[ErrorDetail]] = {}
    general: list[ErrorDetail] = []
    reported: set[tuple[str | None, str]] = set()
    for error in errors:
        if error.code == ROLLED_BACK or error.severity in ("WARNING", "INFORMATION"):
            continue
        named, message = _named_items(error.message, positions, len(items), list_field)
        for position in named:
            by_position.setdefault(position, []).append(error)
        if named:
            reported.add((error.code, message))
        else:
            general.append(error)
    return ItemErrors(by_position, [error for error in general if (error.code, error.message.strip()) not in reported])


def _named_items(
    message: str, positions: Mapping[str, list[int]], size: int, list_field: str | None
) -> tuple[list[int], str]:
    """Return the positions of the items that a message names, and the message without the name."""
    prefix = _ITEM_PREFIX.match(message)
    if prefix is not None and prefix["index"] is not None and prefix["list"] in (None, list_field):
        position = int(prefix["index"])
        return ([position] if position < size else []), message[prefix.end() :].strip()
    if prefix is not None and prefix["id"] in positions:
        return positions[prefix["id"]], message[prefix.end() :].strip()
    if parser_error := _PARSER_ERROR.search(message):
        position = int(parser_error[1])
        return ([position] if position < size else []), message.strip()
    return [], message.strip()
