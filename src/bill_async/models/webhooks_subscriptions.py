"""Subscriptions to events. Ten at most for an organization.

Generated from spec/webhooks/subscriptions.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Anything, Boolean, DateTime, Field, Id, ListOf, MapOf, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_datetime, to_list, to_text
from ..types import UNSET, Unset

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


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SubscriptionStatus(RequestModel):
    """Subscription status, part of `SubscriptionCreate`, `SubscriptionReplace` and `SubscriptionUpdate`."""

    enabled: bool | Unset | None = UNSET
    """`enabled`: BILL sets it false after exhausted retries; set true again to resume."""

    __fields__ = (
        Field(
            "enabled", "enabled", Boolean(), doc="BILL sets it false after exhausted retries; set true again to resume"
        ),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SubscriptionState(AnswerModel):
    """Subscription state, part of `Subscription` and `SubscriptionCreated`. Its fields are known from a single source,
    not from BILL's reference.
    """

    enabled: bool | None = None

    __fields__ = (Field("enabled", "enabled", Boolean(), confidence="derived"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> SubscriptionState:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(SubscriptionState)
        value = take("enabled", None)
        new.enabled = value if type(value) is bool or value is None else to_bool(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SubscriptionEvent(AnswerModel):
    """Subscription event, part of `Subscription` and `SubscriptionCreated`."""

    type: str | None = None
    version: str | None = None

    __fields__ = (
        Field("type", "type", Text()),
        Field("version", "version", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> SubscriptionEvent:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(SubscriptionEvent)
        value = take("type", None)
        new.type = value if type(value) is str or value is None else to_text(value)
        value = take("version", None)
        new.version = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SubscriptionEventInput(RequestModel):
    """Subscription event, part of `SubscriptionCreate`, `SubscriptionReplace` and `SubscriptionUpdate`. For requests;
    answers hold `SubscriptionEvent`.
    """

    type: str
    version: str

    __fields__ = (
        Field("type", "type", Text(), required=True),
        Field("version", "version", Text(), required=True),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Subscription(AnswerModel):
    """Subscription, given by `webhooks.subscriptions.list`, `webhooks.subscriptions.get`,
    `webhooks.subscriptions.replace` and `webhooks.subscriptions.update`.
    """

    id: str
    """`id`: uuid."""
    name: str | None = None
    organization_id: str | None = None
    """`organizationId`: begins 008."""
    status: SubscriptionState | None = None
    events: list[SubscriptionEvent] | None = None
    notification_url: str | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None

    __fields__ = (
        Field("id", "id", Id(), required=True, doc="uuid"),
        Field("name", "name", Text()),
        Field("organization_id", "organizationId", Id("008", strict=True)),
        Field("status", "status", Nested(SubscriptionState)),
        Field("events", "events", ListOf(Nested(SubscriptionEvent))),
        Field("notification_url", "notificationUrl", Text()),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Subscription:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Subscription)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("organizationId", None)
        new.organization_id = value if type(value) is str or value is None else to_text(value)
        value = take("status", None)
        new.status = None if value is None else SubscriptionState._from_wire(value)
        value = take("events", None)
        new.events = None if value is None else [SubscriptionEvent._from_wire(item) for item in to_list(value)]
        value = take("notificationUrl", None)
        new.notification_url = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SubscriptionCreated(AnswerModel):
    """Subscription created, given by `webhooks.subscriptions.create`."""

    id: str | None = None
    name: str | None = None
    organization_id: str | None = None
    """`organizationId`: begins 008."""
    status: SubscriptionState | None = None
    events: list[SubscriptionEvent] | None = None
    notification_url: str | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None
    security_key: str | None = None
    """`securityKey`: one time only; never returned by GET; never shown."""

    __fields__ = (
        Field("id", "id", Id()),
        Field("name", "name", Text()),
        Field("organization_id", "organizationId", Id("008", strict=True)),
        Field("status", "status", Nested(SubscriptionState)),
        Field("events", "events", ListOf(Nested(SubscriptionEvent))),
        Field("notification_url", "notificationUrl", Text()),
        Field("created_time", "createdTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("security_key", "securityKey", Text(), secret=True, doc="one time only; never returned by GET"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> SubscriptionCreated:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(SubscriptionCreated)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        value = take("organizationId", None)
        new.organization_id = value if type(value) is str or value is None else to_text(value)
        value = take("status", None)
        new.status = None if value is None else SubscriptionState._from_wire(value)
        value = take("events", None)
        new.events = None if value is None else [SubscriptionEvent._from_wire(item) for item in to_list(value)]
        value = take("notificationUrl", None)
        new.notification_url = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("securityKey", None)
        new.security_key = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SecurityKey(AnswerModel):
    """Security key, given by `webhooks.subscriptions.create_security_key`."""

    security_key: str | None = None
    """`securityKey`: one time; never shown."""

    __fields__ = (Field("security_key", "securityKey", Text(), secret=True, doc="one time"),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> SecurityKey:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(SecurityKey)
        value = take("securityKey", None)
        new.security_key = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SubscriptionTestBill(RequestModel):
    """What the notification says of a bill. The ids are made up; BILL's example has `test-bill-id`. Its fields are
    known from a single source, not from BILL's reference. Part of `SubscriptionTest`.
    """

    id: str | Unset | None = UNSET
    vendor_id: str | Unset | None = UNSET
    amount: Decimal | int | Unset | None = UNSET

    __fields__ = (
        Field("id", "id", Id(), confidence="derived"),
        Field("vendor_id", "vendorId", Id(), confidence="derived"),
        Field("amount", "amount", Number(money=True), confidence="derived"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SubscriptionCreate(RequestModel):
    """Subscription create, taken by `webhooks.subscriptions.create`."""

    name: str
    """`name`: min length 1."""
    status: SubscriptionStatus
    events: Sequence[SubscriptionEventInput]
    """`events`: at least one."""
    notification_url: str
    """`notificationUrl`: must be HTTPS."""

    __fields__ = (
        Field("name", "name", Text(), required=True, doc="min length 1"),
        Field("status", "status", Nested(SubscriptionStatus), required=True),
        Field("events", "events", ListOf(Nested(SubscriptionEventInput)), required=True, doc="at least one"),
        Field("notification_url", "notificationUrl", Text(), required=True, doc="must be HTTPS"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SubscriptionReplace(RequestModel):
    """Subscription replace, taken by `webhooks.subscriptions.replace`."""

    name: str
    """`name`: min length 1."""
    status: SubscriptionStatus
    events: Sequence[SubscriptionEventInput]
    """`events`: at least one."""
    notification_url: str
    """`notificationUrl`: must be HTTPS."""

    __fields__ = (
        Field("name", "name", Text(), required=True, doc="min length 1"),
        Field("status", "status", Nested(SubscriptionStatus), required=True),
        Field("events", "events", ListOf(Nested(SubscriptionEventInput)), required=True, doc="at least one"),
        Field("notification_url", "notificationUrl", Text(), required=True, doc="must be HTTPS"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SubscriptionUpdate(RequestModel):
    """Subscription update, taken by `webhooks.subscriptions.update`."""

    name: str | Unset | None = UNSET
    status: SubscriptionStatus | Unset | None = UNSET
    events: Sequence[SubscriptionEventInput] | Unset | None = UNSET
    """`events`: in the schema; guide recommends PUT for events."""
    notification_url: str | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text()),
        Field("status", "status", Nested(SubscriptionStatus)),
        Field(
            "events",
            "events",
            ListOf(Nested(SubscriptionEventInput)),
            doc="in the schema; guide recommends PUT for events",
        ),
        Field("notification_url", "notificationUrl", Text()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class SubscriptionTest(RequestModel):
    """What the test notification says; of the objects the one that its type is about. BILL makes up what is not given.
    Taken by `webhooks.subscriptions.send_test_event`.
    """

    event_type: str | Unset | None = UNSET
    """`eventType`: from the catalog."""
    version: str | Unset | None = UNSET
    vendor: Mapping[str, Any] | Unset | None = UNSET
    bill: SubscriptionTestBill | Unset | None = UNSET
    bank_account: Mapping[str, Any] | Unset | None = UNSET
    card_account: Mapping[str, Any] | Unset | None = UNSET
    payment: Mapping[str, Any] | Unset | None = UNSET
    risk_verification: Mapping[str, Any] | Unset | None = UNSET
    invoice: Mapping[str, Any] | Unset | None = UNSET
    transaction: Mapping[str, Any] | Unset | None = UNSET
    """`transaction`: of spend.transaction events."""
    three_ds_challenge: Mapping[str, Any] | Unset | None = UNSET
    """`threeDsChallenge`: of spend.three-ds-challenge events."""
    reimbursement: Mapping[str, Any] | Unset | None = UNSET
    """`reimbursement`: of spend.reimbursement events."""

    __fields__ = (
        Field("event_type", "eventType", Text(), doc="from the catalog"),
        Field("version", "version", Text()),
        Field("vendor", "vendor", MapOf(Anything())),
        Field("bill", "bill", Nested(SubscriptionTestBill)),
        Field("bank_account", "bank-account", MapOf(Anything())),
        Field("card_account", "card-account", MapOf(Anything())),
        Field("payment", "payment", MapOf(Anything())),
        Field("risk_verification", "risk-verification", MapOf(Anything())),
        Field("invoice", "invoice", MapOf(Anything())),
        Field("transaction", "transaction", MapOf(Anything()), doc="of spend.transaction events"),
        Field("three_ds_challenge", "threeDsChallenge", MapOf(Anything()), doc="of spend.three-ds-challenge events"),
        Field("reimbursement", "reimbursement", MapOf(Anything()), doc="of spend.reimbursement events"),
    )
