"""AP cards that can pay bills.

Generated from spec/v3/ap_cards.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import ap_cards as ops

if TYPE_CHECKING:
    import builtins
    from typing import Unpack

    from ..models.ap_cards import ApCard
    from ..types import CallOptions

__all__ = ["ApCards"]


class ApCards(Resource):
    """AP cards that can pay bills."""

    __slots__ = ()

    async def list(self, **options: Unpack[CallOptions]) -> builtins.list[ApCard]:
        """Get list of AP Cards.

        `GET /v3/funding-accounts/ap-cards`.

        See https://developer.bill.com/reference/listpayableapcards.
        """
        return await self._caller.call(ops.LIST_PAYABLE_APCARDS, options=options)
