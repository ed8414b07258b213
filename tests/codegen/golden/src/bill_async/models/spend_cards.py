"""Cards.

Generated from spec/spend/cards.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any

import attrs

from .._model import AnswerModel
from .._schema import Field, Id
from .._wire_values import keep_rest, to_text

__all__ = [
    "SpendCard",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SpendCard(AnswerModel):
    """Spend card, given by `spend.cards.list`."""

    id: str | None = None
    """`id`: the older id."""

    __fields__ = (Field("id", "id", Id(), doc="the older id"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> SpendCard:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(SpendCard)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
