"""The operations of `webhooks.subscriptions`.

Generated from spec/webhooks/subscriptions.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Text
from .._schema.models import Nested
from .._schema.operation import Answer, Operation, Parameter
from .._schema.traces import Trace
from ..models.webhooks_subscriptions import Subscription

__all__ = ["CREATE_SUBSCRIPTION", "LIST_SUBSCRIPTIONS"]


LIST_SUBSCRIPTIONS: Final[Operation[Subscription]] = Operation(
    id="listSubscriptions",
    accessor="webhooks.subscriptions.list",
    family="webhooks",
    method="GET",
    path="/v3/subscriptions",
    title="Get list of subscriptions",
    reference="https://developer.bill.com/reference/listsubscriptions",
    answer=Answer(kind=Nested(Subscription)),
    page="forward",
)

CREATE_SUBSCRIPTION: Final[Operation[Subscription]] = Operation(
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
    answer=Answer(kind=Nested(Subscription)),
    retry="keyed",
    trace=Trace(creates=True, impossible="it has no name"),
)
