"""Cards.

Generated from spec/spend/cards.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import spend_cards as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..filters import Filters, Sorts
    from ..models.spend_cards import SpendCard
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["SpendCards"]


class SpendCards(Resource):
    """Cards."""

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

        `GET /v3/spend/cards`. At most 50 items on a page, 20 by default. `filters` and `sort` are not checked, because
        their fields are not known.

        Raises: `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcards.
        """
        return self._caller.pages(
            ops.LIST_CARDS, query={"filters": filters, "sort": sort, "max": max, "page": page}, options=options
        )

    def scan(
        self, *, filters: Filters = None, max: int | None = None, **options: Unpack[CallOptions]
    ) -> Scan[SpendCard]:
        """Scan the whole list that `list` pages through.

        `GET /v3/spend/cards`, with the arguments of `list`. The pages are fetched one after the other, because BILL
        does not filter them by creation time.

        Raises: `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listcards.
        """
        return self._caller.scan(ops.LIST_CARDS, query={"filters": filters, "max": max}, options=options)
