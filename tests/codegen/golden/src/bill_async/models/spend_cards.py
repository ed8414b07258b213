"""Cards.

Generated from spec/spend/cards.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import optional_field
from .._schema.kinds import Id
from .._schema.models import AnswerModel, model

__all__ = ["SpendCard"]


@model
class SpendCard(AnswerModel):
    """Spend card, returned by `spend.cards.list`."""

    id: str | None = optional_field("id", Id(), doc="the older id")
