"""The catalog of events, and the history of notifications.

Generated from spec/webhooks/events.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import webhooks_events as ops

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from ..models.common import EventNotification
    from ..models.webhooks_events import EventCatalogEntry
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["WebhooksEvents"]


class WebhooksEvents(Resource):
    """The catalog of events, and the history of notifications."""

    __slots__ = ()

    async def get_catalog(self, **options: Unpack[CallOptions]) -> list[EventCatalogEntry]:
        """Get events catalog.

        `GET /v3/events/catalog`. The types of events and their versions.

        See https://developer.bill.com/reference/geteventcatalog.
        """
        return await self._caller.call(ops.GET_EVENT_CATALOG, options=options)

    def list_for_subscription(
        self,
        subscription_id: str,
        *,
        entity_id: str | None = None,
        created_time_from: datetime | None = None,
        created_time_to: datetime | None = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[EventNotification]:
        """Get list of event notifications.

        `GET /v3/events/subscription/{subscriptionId}`. The notifications of the last 180 days. They are sorted, newest
        first, only if `createdTimeFrom` is given. At most 100 items on a page, 20 by default.

        `created_time_to`: by default now.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/geteventsforsubscription.
        """
        return self._caller.pages(
            ops.GET_EVENTS_FOR_SUBSCRIPTION,
            subscription_id,
            query={
                "entityId": entity_id,
                "createdTimeFrom": created_time_from,
                "createdTimeTo": created_time_to,
                "max": max,
                "page": page,
            },
            options=options,
        )

    def scan_for_subscription(
        self,
        subscription_id: str,
        *,
        entity_id: str | None = None,
        created_time_from: datetime | None = None,
        created_time_to: datetime | None = None,
        max: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Scan[EventNotification]:
        """Scan the whole list that `list_for_subscription` pages through.

        `GET /v3/events/subscription/{subscriptionId}`, with the arguments of `list_for_subscription`. The pages are
        fetched one after the other, because BILL does not filter them by creation time.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/geteventsforsubscription.
        """
        return self._caller.scan(
            ops.GET_EVENTS_FOR_SUBSCRIPTION,
            subscription_id,
            query={
                "entityId": entity_id,
                "createdTimeFrom": created_time_from,
                "createdTimeTo": created_time_to,
                "max": max,
            },
            options=options,
        )

    async def resend(self, subscription_id: str, event_id: str, **options: Unpack[CallOptions]) -> EventNotification:
        """Resend an event.

        `POST /v3/events/subscription/{subscriptionId}/event/{eventId}`. Not retried if no answer comes
        (`OutcomeUnknownError`), because it could be executed twice.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/resendevent.
        """
        return await self._caller.call(ops.RESEND_EVENT, subscription_id, event_id, options=options)
