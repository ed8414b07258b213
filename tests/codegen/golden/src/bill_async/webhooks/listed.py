"""The types of events that lists give, because they can be filtered by the time of the last change.

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
    """The type of the events that it gives."""
    family: Family
    operation: str
    """BILL's id of it."""


FEEDS: Final[dict[str, Feed]] = {"bills": Feed("bill.updated", "v3", "listBills")}
"""The list of each resource that has one."""

LISTED: Final[dict[str, EventType]] = {
    "bill.updated": EventType(model=Bill, key="bill", identity="id", resource="bills")
}
"""Those of these types that BILL does not send itself."""
