"""What can be subscribed to, and what was sent.

Generated from spec/webhooks/events.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any

import attrs

from .._model import AnswerModel
from .._schema import Field, ListOf, Text
from .._wire_values import keep_rest, to_list, to_text

__all__ = [
    "EventCatalogEntry",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class EventCatalogEntry(AnswerModel):
    """Event catalog entry, given by `webhooks.events.get_catalog`."""

    type: str | None = None
    versions: list[str] | None = None

    __fields__ = (
        Field("type", "type", Text()),
        Field("versions", "versions", ListOf(Text())),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> EventCatalogEntry:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(EventCatalogEntry)
        value = take("type", None)
        new.type = value if type(value) is str or value is None else to_text(value)
        value = take("versions", None)
        new.versions = None if value is None else [to_text(item) for item in to_list(value)]
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
