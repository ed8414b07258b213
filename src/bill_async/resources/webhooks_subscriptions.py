"""Subscriptions to events. Ten at most for an organization.

Generated from spec/webhooks/subscriptions.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import webhooks_subscriptions as ops

if TYPE_CHECKING:
    from typing import Unpack

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
    from ..paging import Pager
    from ..types import CallOptions

__all__ = ["WebhooksSubscriptions"]


class WebhooksSubscriptions(Resource):
    """Subscriptions to events. Ten at most for an organization."""

    __slots__ = ()

    def list(
        self, *, max: int | None = None, page: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[Subscription]:
        """Get list of subscriptions.

        `GET /v3/subscriptions`. At most 100 items on a page, 20 by default.

        Raises: `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/getallsubscriptions.
        """
        return self._caller.pages(ops.GET_ALL_SUBSCRIPTIONS, query={"max": max, "page": page}, options=options)

    async def create(
        self, body: SubscriptionCreate, *, idempotency_key: str | None = None, **options: Unpack[CallOptions]
    ) -> SubscriptionCreated:
        """Create a subscription.

        `POST /v3/subscriptions`. The security key is shown only in this answer. Ten subscriptions at most for an
        organization, and none twice for the same events and URL. Events of Spend & Expense come in production only.
        Retried with the same idempotency key if no answer comes.

        `idempotency_key`: UUID version 4; made for you if not given.

        Raises: `InvalidRequestError`, `ValidationError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createsubscription.
        """
        return await self._caller.call(
            ops.CREATE_SUBSCRIPTION, body=body, headers={"X-Idempotent-Key": idempotency_key}, options=options
        )

    async def get(self, subscription_id: str, **options: Unpack[CallOptions]) -> Subscription:
        """Get subscription details.

        `GET /v3/subscriptions/{subscriptionId}`.

        Raises: `NotFoundError`, and the errors of every call.

        See https://developer.bill.com/reference/getsubscription.
        """
        return await self._caller.call(ops.GET_SUBSCRIPTION, subscription_id, options=options)

    async def replace(
        self, subscription_id: str, body: SubscriptionReplace, **options: Unpack[CallOptions]
    ) -> Subscription:
        """Replace a subscription.

        `PUT /v3/subscriptions/{subscriptionId}`. The way to change the set of events. Retried if no answer comes,
        because a second execution has the same result.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/replacesubscription.
        """
        return await self._caller.call(ops.REPLACE_SUBSCRIPTION, subscription_id, body=body, options=options)

    async def delete(self, subscription_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete a subscription.

        `DELETE /v3/subscriptions/{subscriptionId}`. Retried if no answer comes, because a second execution has the same
        result.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/deletesubscription.
        """
        return await self._caller.call(ops.DELETE_SUBSCRIPTION, subscription_id, options=options)

    async def update(
        self, subscription_id: str, body: SubscriptionUpdate, **options: Unpack[CallOptions]
    ) -> Subscription:
        """Update a subscription.

        `PATCH /v3/subscriptions/{subscriptionId}`. Retried if no answer comes, because a second execution has the same
        result.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/updatesubscription.
        """
        return await self._caller.call(ops.UPDATE_SUBSCRIPTION, subscription_id, body=body, options=options)

    async def create_security_key(
        self, subscription_id: str, *, idempotency_key: str | None = None, **options: Unpack[CallOptions]
    ) -> SecurityKey:
        """Create a security key.

        `POST /v3/subscriptions/{subscriptionId}/security_key`. Makes a new security key, shown only in this answer.
        Whether the old one stays valid for a while is not known. Retried with the same idempotency key if no answer
        comes.

        `idempotency_key`: UUID version 4; made for you if not given.

        Raises: `NotFoundError`, `ConflictError`, `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/createnewsecuritykey.
        """
        return await self._caller.call(
            ops.CREATE_NEW_SECURITY_KEY, subscription_id, headers={"X-Idempotent-Key": idempotency_key}, options=options
        )

    async def send_test_event(
        self,
        subscription_id: str,
        body: SubscriptionTest,
        *,
        idempotency_key: str | None = None,
        **options: Unpack[CallOptions],
    ) -> EventNotification:
        """Generate a test event notification.

        `POST /v3/subscriptions/{subscriptionId}/test`. Sends a made-up notification. Every field is optional, and no
        value of it can be used elsewhere. Not retried if no answer comes (`OutcomeUnknownError`), because it could be
        executed twice.

        `idempotency_key`: UUID version 4; made for you if not given.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `ConflictError`, `OutcomeUnknownError`, and
        the errors of every call.

        See https://developer.bill.com/reference/sendtestevent.
        """
        return await self._caller.call(
            ops.SEND_TEST_EVENT,
            subscription_id,
            body=body,
            headers={"X-Idempotent-Key": idempotency_key},
            options=options,
        )
