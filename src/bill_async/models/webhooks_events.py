"""The catalog of events, and the history of notifications.

Generated from spec/webhooks/events.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import optional_field
from .._schema.kinds import ListOf, Text
from .._schema.models import AnswerModel, model

__all__ = ["EventCatalogEntry"]


@model
class EventCatalogEntry(AnswerModel):
    """Event catalog entry, returned by `webhooks.events.get_catalog`."""

    type: str | None = optional_field("type", Text())
    versions: list[str] | None = optional_field("versions", ListOf(Text()))
