"""Spend & Expense cards, physical and virtual.

Generated from spec/spend/cards.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import spend_cards as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.spend_cards import PanJwt, SpendCard, SpendCardCreate, SpendCardDeleteReason, SpendCardUpdate
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["SpendCards"]


class SpendCards(Resource):
    """Spend & Expense cards, physical and virtual."""

    __slots__ = ()

    def list(
        self,
        *,
        filters: Filters = None,
        sort: Sorts = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[SpendCard]:
        """Get list of cards.

        `GET /v3/spend/cards`. At most 100 items on a page, 20 by default. `SpendCard_` has its filters and sort keys.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcards.
        """
        return self._caller.pages(
            ops.LIST_CARDS, query={"filters": filters, "sort": sort, "max": max, "page": page}, options=options
        )

    def scan(
        self,
        *,
        filters: Filters = None,
        max: int | None = None,
        since: datetime | None = None,
        **options: Unpack[CallOptions],
    ) -> Scan[SpendCard]:
        """Scan the whole list that `list` pages through.

        `GET /v3/spend/cards`, with the arguments of `list`. The pages are fetched one after the other, because BILL
        does not filter them by creation time. `since` leaves out the items whose last change was earlier.

        Raises: `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcards.
        """
        return self._caller.scan(ops.LIST_CARDS, query={"filters": filters, "max": max}, since=since, options=options)

    async def create(self, body: SpendCardCreate, **options: Unpack[CallOptions]) -> SpendCard:
        """Create a vendor card.

        `POST /v3/spend/cards`. One source calls the two ids `userUuid` and `budgetUuid`. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createbudgetcard.
        """
        return await self._caller.call(ops.CREATE_BUDGET_CARD, body=body, options=options)

    async def get(self, card_id: str, **options: Unpack[CallOptions]) -> SpendCard:
        """Get vendor card details.

        `GET /v3/spend/cards/{cardId}`.

        `card_id`: the uuid (`crd_...`) or the older id.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getcard.
        """
        return await self._caller.call(ops.GET_CARD, card_id, options=options)

    async def delete(
        self, card_id: str, *, reason: SpendCardDeleteReason | str | None = None, **options: Unpack[CallOptions]
    ) -> None:
        """Delete a vendor card.

        `DELETE /v3/spend/cards/{cardId}`. Cannot be restored. Retried if no answer comes, because a second execution
        has the same result.

        `card_id`: the uuid (`crd_...`) or the older id.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/deletecard.
        """
        return await self._caller.call(ops.DELETE_CARD, card_id, query={"reason": reason}, options=options)

    async def update(self, card_id: str, body: SpendCardUpdate, **options: Unpack[CallOptions]) -> SpendCard:
        """Update a vendor card.

        `PATCH /v3/spend/cards/{cardId}`. Null clears a field. One source calls the limit of the current period
        `availableFunds`. Retried if no answer comes, because a second execution has the same result.

        `card_id`: the uuid (`crd_...`) or the older id.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatecard.
        """
        return await self._caller.call(ops.UPDATE_CARD, card_id, body=body, options=options)

    async def freeze(self, card_id: str, **options: Unpack[CallOptions]) -> SpendCard:
        """Freeze a vendor card.

        `POST /v3/spend/cards/{cardId}/freeze`. Works for physical and virtual cards. Retried if no answer comes,
        because a second execution has the same result.

        `card_id`: the uuid (`crd_...`) or the older id.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/freezecard.
        """
        return await self._caller.call(ops.FREEZE_CARD, card_id, options=options)

    async def get_pan_jwt(self, card_id: str, **options: Unpack[CallOptions]) -> PanJwt:
        """Get a PAN JWT token.

        `GET /v3/spend/cards/{cardId}/pan-jwt`. A token that is valid for 5 minutes and is exchanged elsewhere for the
        card number. Never log it.

        `card_id`: the uuid (`crd_...`) or the older id.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getpanjwt.
        """
        return await self._caller.call(ops.GET_PAN_JWT, card_id, options=options)

    async def unfreeze(self, card_id: str, **options: Unpack[CallOptions]) -> SpendCard:
        """Unfreeze a vendor card.

        `POST /v3/spend/cards/{cardId}/unfreeze`. Retried if no answer comes, because a second execution has the same
        result.

        `card_id`: the uuid (`crd_...`) or the older id.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/unfreezecard.
        """
        return await self._caller.call(ops.UNFREEZE_CARD, card_id, options=options)
