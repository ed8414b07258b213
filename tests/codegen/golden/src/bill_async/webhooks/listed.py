"""The types of events that are made from lists, which can be filtered by the time of the last change.

Generated from spec/ by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

import attrs

from ..models import Bill
from ..types import Family
from .catalog import EventType

__all__ = ["FEEDS", "LISTED", "Feed"]


@attrs.frozen
class Feed:
    """A list that can be filtered by the time of the last change."""

    event: str
    """The type of the events that are made from it."""
    family: Family
    operation: str
    """BILL's id of the operation."""


FEEDS: Final[dict[str, Feed]] = {"bills": Feed("bill.updated", "v3", "listBills")}
"""The list of each resource, if it has one."""

LISTED: Final[dict[str, EventType]] = {
    "bill.updated": EventType(model=Bill, key="bill", identity="id", resource="bills")
}
"""The types that BILL does not send itself."""
