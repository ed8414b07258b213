"""Subscriptions to events. An organization can have at most ten.

Generated from spec/webhooks/subscriptions.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from .._schema.fields import SecretFieldOrNone, optional_field, required_field
from .._schema.kinds import Anything, Boolean, DateTime, Id, ListOf, MapOf, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Unset

__all__ = [
    "SecurityKey",
    "Subscription",
    "SubscriptionCreate",
    "SubscriptionCreated",
    "SubscriptionEvent",
    "SubscriptionEventInput",
    "SubscriptionReplace",
    "SubscriptionState",
    "SubscriptionStatus",
    "SubscriptionTest",
    "SubscriptionTestBill",
    "SubscriptionUpdate",
]


@model
class SubscriptionStatus(RequestModel):
    """Subscription status, part of `SubscriptionCreate`, `SubscriptionReplace` and `SubscriptionUpdate`."""

    enabled: bool | Unset | None = optional_field(
        "enabled", Boolean(), doc="BILL sets it to false after the last failed attempt; set it to true to resume"
    )


@model(confidence="derived")
class SubscriptionState(AnswerModel):
    """Subscription state, part of `Subscription` and `SubscriptionCreated`. Known from a single source, not from BILL's
    reference.
    """

    enabled: bool | None = optional_field("enabled", Boolean())


@model
class SubscriptionEvent(AnswerModel):
    """Subscription event, part of `Subscription` and `SubscriptionCreated`."""

    type: str | None = optional_field("type", Text())
    version: str | None = optional_field("version", Text())


@model
class SubscriptionEventInput(RequestModel):
    """Subscription event, part of `SubscriptionCreate`, `SubscriptionReplace` and `SubscriptionUpdate`. For requests;
    answers hold `SubscriptionEvent`.
    """

    type: str = required_field("type", Text())
    version: str = required_field("version", Text())


@model
class Subscription(AnswerModel):
    """Subscription, returned by `webhooks.subscriptions.list`, `webhooks.subscriptions.get`,
    `webhooks.subscriptions.replace` and `webhooks.subscriptions.update`.
    """

    id: str = required_field("id", Id(), doc="uuid")
    name: str | None = optional_field("name", Text())
    organization_id: str | None = optional_field("organizationId", Id("008", strict=True))
    status: SubscriptionState | None = optional_field("status", Nested(SubscriptionState))
    events: list[SubscriptionEvent] | None = optional_field("events", ListOf(Nested(SubscriptionEvent)))
    notification_url: str | None = optional_field("notificationUrl", Text())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())


@model
class SubscriptionCreated(AnswerModel):
    """Subscription created, returned by `webhooks.subscriptions.create`."""

    id: str | None = optional_field("id", Id())
    name: str | None = optional_field("name", Text())
    organization_id: str | None = optional_field("organizationId", Id("008", strict=True))
    status: SubscriptionState | None = optional_field("status", Nested(SubscriptionState))
    events: list[SubscriptionEvent] | None = optional_field("events", ListOf(Nested(SubscriptionEvent)))
    notification_url: str | None = optional_field("notificationUrl", Text())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    security_key: SecretFieldOrNone = optional_field(
        "securityKey", Text(), secret=True, doc="only in this answer; never returned by GET"
    )


@model
class SecurityKey(AnswerModel):
    """Security key, returned by `webhooks.subscriptions.create_security_key`."""

    security_key: SecretFieldOrNone = optional_field("securityKey", Text(), secret=True, doc="only in this answer")


@model(confidence="derived")
class SubscriptionTestBill(RequestModel):
    """The bill in a test notification. The ids are arbitrary; BILL's example has `test-bill-id`. Known from a single
    source, not from BILL's reference. Part of `SubscriptionTest`.
    """

    id: str | Unset | None = optional_field("id", Id())
    vendor_id: str | Unset | None = optional_field("vendorId", Id())
    amount: Decimal | int | Unset | None = optional_field("amount", Number(money=True))


@model
class SubscriptionCreate(RequestModel):
    """Subscription create, accepted by `webhooks.subscriptions.create`."""

    name: str = required_field("name", Text(), doc="at least 1 character")
    status: SubscriptionStatus = required_field("status", Nested(SubscriptionStatus))
    events: Sequence[SubscriptionEventInput] = required_field(
        "events", ListOf(Nested(SubscriptionEventInput)), doc="at least one"
    )
    notification_url: str = required_field("notificationUrl", Text(), doc="must be HTTPS")


@model
class SubscriptionReplace(RequestModel):
    """Subscription replace, accepted by `webhooks.subscriptions.replace`."""

    name: str = required_field("name", Text(), doc="at least 1 character")
    status: SubscriptionStatus = required_field("status", Nested(SubscriptionStatus))
    events: Sequence[SubscriptionEventInput] = required_field(
        "events", ListOf(Nested(SubscriptionEventInput)), doc="at least one"
    )
    notification_url: str = required_field("notificationUrl", Text(), doc="must be HTTPS")


@model
class SubscriptionUpdate(RequestModel):
    """Subscription update, accepted by `webhooks.subscriptions.update`."""

    name: str | Unset | None = optional_field("name", Text())
    status: SubscriptionStatus | Unset | None = optional_field("status", Nested(SubscriptionStatus))
    events: Sequence[SubscriptionEventInput] | Unset | None = optional_field(
        "events",
        ListOf(Nested(SubscriptionEventInput)),
        doc="in the schema; BILL's guide recommends PUT to change events",
    )
    notification_url: str | Unset | None = optional_field("notificationUrl", Text())


@model
class SubscriptionTest(RequestModel):
    """The contents of a test notification, with the object for its type. BILL makes up missing values. Accepted by
    `webhooks.subscriptions.send_test_event`.
    """

    event_type: str | Unset | None = optional_field("eventType", Text(), doc="from the catalog")
    version: str | Unset | None = optional_field("version", Text())
    vendor: Mapping[str, Any] | Unset | None = optional_field("vendor", MapOf(Anything()))
    bill: SubscriptionTestBill | Unset | None = optional_field("bill", Nested(SubscriptionTestBill))
    bank_account: Mapping[str, Any] | Unset | None = optional_field("bank-account", MapOf(Anything()))
    card_account: Mapping[str, Any] | Unset | None = optional_field("card-account", MapOf(Anything()))
    payment: Mapping[str, Any] | Unset | None = optional_field("payment", MapOf(Anything()))
    risk_verification: Mapping[str, Any] | Unset | None = optional_field("risk-verification", MapOf(Anything()))
    invoice: Mapping[str, Any] | Unset | None = optional_field("invoice", MapOf(Anything()))
    transaction: Mapping[str, Any] | Unset | None = optional_field(
        "transaction", MapOf(Anything()), doc="for spend.transaction events"
    )
    three_ds_challenge: Mapping[str, Any] | Unset | None = optional_field(
        "threeDsChallenge", MapOf(Anything()), doc="for spend.three-ds-challenge events"
    )
    reimbursement: Mapping[str, Any] | Unset | None = optional_field(
        "reimbursement", MapOf(Anything()), doc="for spend.reimbursement events"
    )
