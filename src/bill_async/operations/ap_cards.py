"""The operations of `ap_cards`.

Generated from spec/v3/ap_cards.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import ListOf
from .._schema.models import Nested
from .._schema.operation import Answer, Operation
from ..models.ap_cards import ApCard

__all__ = ["LIST_PAYABLE_APCARDS"]


LIST_PAYABLE_APCARDS: Final[Operation[list[ApCard]]] = Operation(
    id="listPayableApcards",
    accessor="ap_cards.list",
    family="v3",
    method="GET",
    path="/v3/funding-accounts/ap-cards",
    title="Get list of AP Cards",
    reference="https://developer.bill.com/reference/listpayableapcards",
    answer=Answer(kind=ListOf(Nested(ApCard))),
)
