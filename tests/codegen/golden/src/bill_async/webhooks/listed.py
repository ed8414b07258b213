"""The types of events that lists give, because they can be filtered by the time of the last change.

Generated from spec/ by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from ..models import Bill
from .catalog import EventType

__all__ = ["FEEDS", "LISTED"]

FEEDS: Final[dict[str, str]] = {"bills": "bill.updated"}
"""The type of the events that the list of each resource gives."""

LISTED: Final[dict[str, EventType]] = {
    "bill.updated": EventType(model=Bill, key="bill", identity="id", resource="bills")
}
"""Those of these types that BILL does not send itself."""
