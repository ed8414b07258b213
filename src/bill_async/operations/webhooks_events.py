"""The operations of `webhooks.events`.

Generated from spec/webhooks/events.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import DateTime, Id, ListOf
from .._schema.models import Nested
from .._schema.operation import Answer, Operation, Parameter
from .._schema.traces import Trace
from ..models.common import EventNotification
from ..models.webhooks_events import EventCatalogEntry

__all__ = ["GET_EVENTS_FOR_SUBSCRIPTION", "GET_EVENT_CATALOG", "RESEND_EVENT"]

_SUBSCRIPTION_ID: Final = Parameter(name="subscription_id", wire="subscriptionId", kind=Id(), required=True)
_EVENT_ID: Final = Parameter(name="event_id", wire="eventId", kind=Id(), required=True)

GET_EVENT_CATALOG: Final[Operation[list[EventCatalogEntry]]] = Operation(
    id="getEventCatalog",
    accessor="webhooks.events.get_catalog",
    family="webhooks",
    method="GET",
    path="/v3/events/catalog",
    title="Get events catalog",
    reference="https://developer.bill.com/reference/geteventcatalog",
    answer=Answer(kind=ListOf(Nested(EventCatalogEntry))),
    doc="The types of events and their versions.",
)

GET_EVENTS_FOR_SUBSCRIPTION: Final[Operation[EventNotification]] = Operation(
    id="getEventsForSubscription",
    accessor="webhooks.events.list_for_subscription",
    family="webhooks",
    method="GET",
    path="/v3/events/subscription/{subscriptionId}",
    title="Get list of event notifications",
    reference="https://developer.bill.com/reference/geteventsforsubscription",
    path_params=(_SUBSCRIPTION_ID,),
    query=(
        Parameter(name="entity_id", wire="entityId", kind=Id()),
        Parameter(name="created_time_from", wire="createdTimeFrom", kind=DateTime()),
        Parameter(name="created_time_to", wire="createdTimeTo", kind=DateTime(), doc="by default now"),
    ),
    answer=Answer(kind=Nested(EventNotification)),
    page="forward",
    doc="The notifications of the last 180 days. They are sorted, newest first, only if `createdTimeFrom` is given.",
)

RESEND_EVENT: Final[Operation[EventNotification]] = Operation(
    id="resendEvent",
    accessor="webhooks.events.resend",
    family="webhooks",
    method="POST",
    path="/v3/events/subscription/{subscriptionId}/event/{eventId}",
    title="Resend an event",
    reference="https://developer.bill.com/reference/resendevent",
    path_params=(_SUBSCRIPTION_ID, _EVENT_ID),
    answer=Answer(kind=Nested(EventNotification)),
    retry="unsafe",
    trace=Trace(impossible="how often a notification was sent does not show"),
)
