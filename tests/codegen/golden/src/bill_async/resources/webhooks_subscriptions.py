"""Subscriptions to events.

Generated from spec/webhooks/subscriptions.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import webhooks_subscriptions as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.webhooks_subscriptions import Subscription
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["WebhooksSubscriptions"]


class WebhooksSubscriptions(Resource):
    """Subscriptions to events."""

    __slots__ = ()

    def list(
        self, *, max: int | None = None, page: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[Subscription]:
        """Get list of subscriptions.

        `GET /v3/subscriptions`. At most 100 items on a page, 20 by default.

        Raises: `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listsubscriptions.
        """
        return self._caller.pages(ops.LIST_SUBSCRIPTIONS, query={"max": max, "page": page}, options=options)

    def scan(self, *, max: int | None = None, **options: Unpack[CallOptions]) -> Scan[Subscription]:
        """Scan the whole list that `list` pages through.

        `GET /v3/subscriptions`, with the arguments of `list`. The pages are fetched one after the other, because BILL
        does not filter them by creation time.

        Raises: `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listsubscriptions.
        """
        return self._caller.scan(ops.LIST_SUBSCRIPTIONS, query={"max": max}, options=options)

    async def create(self, *, idempotency_key: str | None = None, **options: Unpack[CallOptions]) -> Subscription:
        """Create a subscription.

        `POST /v3/subscriptions`. Retried with the same idempotency key if no answer comes.

        `idempotency_key`: UUID version 4; made for you if not given.

        Raises: `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createsubscription.
        """
        return await self._caller.call(
            ops.CREATE_SUBSCRIPTION, headers={"X-Idempotent-Key": idempotency_key}, options=options
        )
