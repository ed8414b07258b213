"""Models as plain dicts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bill_async._schema.models import Model
from bill_async.types import OpenEnum

__all__ = ["to_dict"]


def to_dict(model: Model) -> dict[str, Any]:
    """Return the fields of a model by their Python names, with nested models as dicts and times in UTC."""
    return {field.name: _plain(getattr(model, field.name)) for field in model.__fields__}


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return to_dict(value)
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, OpenEnum):
        return str(value)
    return _in_utc(value) if isinstance(value, datetime) else value


def _in_utc(moment: datetime) -> datetime:
    """Return a moment in UTC, or as it is if UTC has none for it, before the year 1 or after 9999."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment
