"""The operations of `spend.cards`.

Generated from spec/spend/cards.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._operation import Answer, Operation
from .._schema import Nested
from ..models.spend_cards import SpendCard

__all__ = [
    "LIST_CARDS",
]

LIST_CARDS: Final[Operation[SpendCard]] = Operation(
    id="listCards",
    accessor="spend.cards.list",
    family="spend",
    method="GET",
    path="/v3/spend/cards",
    title="Get list of cards",
    reference="https://developer.bill.com/reference/listcards",
    answer=Answer(kind=Nested(SpendCard)),
    page="next",
    page_max=50,
    sort_max=1,
    filters_unknown=True,
    sorts_unknown=True,
)
