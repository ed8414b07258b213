"""Results for an assistant: JSON with amounts as strings, and without secrets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from bill_async._schema.models import Model
from bill_async.paging import Page
from bill_async.secret import Secret

__all__ = ["plain"]

_HIDDEN: Final = "(hidden)"


def plain(value: Any) -> Any:
    """Return a result as JSON values. Fields without a value are left out."""
    match value:
        case Secret():
            return _HIDDEN
        case Model():
            known = {field.wire: getattr(value, field.name) for field in value.__fields__}
            found = {wire: plain(each) for wire, each in known.items() if each is not None}
            if unknown := sorted(getattr(value, "unknown_fields", ())):
                found["unknownFields"] = unknown  # only their names: it is not known which of them are secret
            return found
        case Page():
            items = [plain(item) for item in value.items]
            return {"items": items} if value.next_page is None else {"items": items, "nextPage": value.next_page}
        case bool() | int() | None:
            return value
        case Decimal():
            return format(value, "f") if -value.as_tuple().exponent < 100 else str(value)  # type: ignore[operator]
        case str():
            return str(value)
        case date():  # and datetime
            return value.isoformat()
        case Mapping():
            return {str(name): plain(each) for name, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case _:
            return str(value)
