"""The operations of `webhooks.subscriptions`.

Generated from spec/webhooks/subscriptions.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id, Text
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import Fact, Trace
from ..models.common import EventNotification
from ..models.webhooks_subscriptions import (
    SecurityKey,
    Subscription,
    SubscriptionCreate,
    SubscriptionCreated,
    SubscriptionReplace,
    SubscriptionTest,
    SubscriptionUpdate,
)

__all__ = [
    "CREATE_NEW_SECURITY_KEY",
    "CREATE_SUBSCRIPTION",
    "DELETE_SUBSCRIPTION",
    "GET_ALL_SUBSCRIPTIONS",
    "GET_SUBSCRIPTION",
    "REPLACE_SUBSCRIPTION",
    "SEND_TEST_EVENT",
    "UPDATE_SUBSCRIPTION",
]

_SUBSCRIPTION_ID: Final = Parameter(name="subscription_id", wire="subscriptionId", kind=Id(), required=True)

GET_ALL_SUBSCRIPTIONS: Final[Operation[Subscription]] = Operation(
    id="getAllSubscriptions",
    accessor="webhooks.subscriptions.list",
    family="webhooks",
    method="GET",
    path="/v3/subscriptions",
    title="Get list of subscriptions",
    reference="https://developer.bill.com/reference/getallsubscriptions",
    answer=Answer(kind=Nested(Subscription)),
    page="forward",
)

CREATE_SUBSCRIPTION: Final[Operation[SubscriptionCreated]] = Operation(
    id="createSubscription",
    accessor="webhooks.subscriptions.create",
    family="webhooks",
    method="POST",
    path="/v3/subscriptions",
    title="Create a subscription",
    reference="https://developer.bill.com/reference/createsubscription",
    headers=(
        Parameter(
            name="idempotency_key",
            wire="X-Idempotent-Key",
            kind=Text(),
            required=True,
            doc="UUID version 4; made for you if not given",
        ),
    ),
    body=Body(model=SubscriptionCreate),
    answer=Answer(kind=Nested(SubscriptionCreated)),
    retry="keyed",
    trace=Trace(
        creates=True,
        find="getAllSubscriptions",
        identity=((Fact("name"), Fact("notificationUrl")),),
        created="createdTime",
    ),
    doc="The security key is shown only in this answer. Ten subscriptions at most for an organization, and none twice for the same events and URL. Events of Spend & Expense come in production only.",
)

GET_SUBSCRIPTION: Final[Operation[Subscription]] = Operation(
    id="getSubscription",
    accessor="webhooks.subscriptions.get",
    family="webhooks",
    method="GET",
    path="/v3/subscriptions/{subscriptionId}",
    title="Get subscription details",
    reference="https://developer.bill.com/reference/getsubscription",
    path_params=(_SUBSCRIPTION_ID,),
    answer=Answer(kind=Nested(Subscription)),
)

REPLACE_SUBSCRIPTION: Final[Operation[Subscription]] = Operation(
    id="replaceSubscription",
    accessor="webhooks.subscriptions.replace",
    family="webhooks",
    method="PUT",
    path="/v3/subscriptions/{subscriptionId}",
    title="Replace a subscription",
    reference="https://developer.bill.com/reference/replacesubscription",
    path_params=(_SUBSCRIPTION_ID,),
    body=Body(model=SubscriptionReplace),
    answer=Answer(kind=Nested(Subscription)),
    retry="idempotent",
    trace=Trace(find="getSubscription", as_sent=True, changed="updatedTime"),
    doc="The way to change the set of events.",
)

DELETE_SUBSCRIPTION: Final[Operation[None]] = Operation(
    id="deleteSubscription",
    accessor="webhooks.subscriptions.delete",
    family="webhooks",
    method="DELETE",
    path="/v3/subscriptions/{subscriptionId}",
    title="Delete a subscription",
    reference="https://developer.bill.com/reference/deletesubscription",
    path_params=(_SUBSCRIPTION_ID,),
    retry="idempotent",
    trace=Trace(find="getSubscription", changed="updatedTime"),
)

UPDATE_SUBSCRIPTION: Final[Operation[Subscription]] = Operation(
    id="updateSubscription",
    accessor="webhooks.subscriptions.update",
    family="webhooks",
    method="PATCH",
    path="/v3/subscriptions/{subscriptionId}",
    title="Update a subscription",
    reference="https://developer.bill.com/reference/updatesubscription",
    path_params=(_SUBSCRIPTION_ID,),
    body=Body(model=SubscriptionUpdate),
    answer=Answer(kind=Nested(Subscription)),
    retry="idempotent",
    trace=Trace(find="getSubscription", as_sent=True, changed="updatedTime"),
)

CREATE_NEW_SECURITY_KEY: Final[Operation[SecurityKey]] = Operation(
    id="createNewSecurityKey",
    accessor="webhooks.subscriptions.create_security_key",
    family="webhooks",
    method="POST",
    path="/v3/subscriptions/{subscriptionId}/security_key",
    title="Create a security key",
    reference="https://developer.bill.com/reference/createnewsecuritykey",
    path_params=(_SUBSCRIPTION_ID,),
    headers=(
        Parameter(
            name="idempotency_key",
            wire="X-Idempotent-Key",
            kind=Text(),
            required=True,
            doc="UUID version 4; made for you if not given",
        ),
    ),
    answer=Answer(kind=Nested(SecurityKey)),
    retry="keyed",
    trace=Trace(creates=True, impossible="a key is shown once only, in the answer"),
    doc="Makes a new security key, shown only in this answer. Whether the old one stays valid for a while is not known.",
)

SEND_TEST_EVENT: Final[Operation[EventNotification]] = Operation(
    id="sendTestEvent",
    accessor="webhooks.subscriptions.send_test_event",
    family="webhooks",
    method="POST",
    path="/v3/subscriptions/{subscriptionId}/test",
    title="Generate a test event notification",
    reference="https://developer.bill.com/reference/sendtestevent",
    path_params=(_SUBSCRIPTION_ID,),
    headers=(
        Parameter(
            name="idempotency_key",
            wire="X-Idempotent-Key",
            kind=Text(),
            doc="UUID version 4; made for you if not given",
        ),
    ),
    body=Body(model=SubscriptionTest),
    answer=Answer(kind=Nested(EventNotification)),
    retry="unsafe",
    trace=Trace(impossible="whether BILL lists made-up notifications is not known"),
    doc="Sends a made-up notification. Every field is optional, and no value of it can be used elsewhere.",
)
