"""The types of events that BILL sends to subscribers.

Generated from spec/webhooks/notifications.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

import attrs

from .._schema.fields import Confidence
from .._schema.models import AnswerModel
from ..models.webhooks_notifications import (
    Notification,
    NotificationAutopay,
    NotificationBankAccount,
    NotificationBill,
    NotificationCardAccount,
    NotificationInvoice,
    NotificationMassPayment,
    NotificationPayment,
    NotificationRiskVerification,
    NotificationSpendReimbursement,
    NotificationSpendTransaction,
    NotificationThreeDsChallenge,
    NotificationVendor,
)

__all__ = ["ENVELOPE", "EVENTS", "EventType"]


@attrs.frozen(kw_only=True)
class EventType:
    """A type of events, and the object of its events."""

    model: type[AnswerModel]
    """The model of the object."""
    key: str | None = None
    """The key of the object in the envelope. If it is not known, the object is the field that does not
    belong to the envelope."""
    identity: str | None = None
    """The wire name of the field that identifies the object."""
    resource: str | None = None
    """The resource whose `get` answers with the whole object, `spend.transactions`."""
    confidence: Confidence = "verified"
    doc: str = ""
    """When it is sent, if the name does not say it."""


ENVELOPE: Final = Notification
"""The envelope of every notification: its recipient and its type, beside the object."""

EVENTS: Final[dict[str, EventType]] = {
    "vendor.created": EventType(model=NotificationVendor, key="vendor", identity="id", resource="vendors"),
    "vendor.updated": EventType(
        model=NotificationVendor,
        key="vendor",
        identity="id",
        resource="vendors",
        doc="also after a change of the address or a connection in the network",
    ),
    "vendor.archived": EventType(model=NotificationVendor, key="vendor", identity="id", resource="vendors"),
    "vendor.restored": EventType(model=NotificationVendor, key="vendor", identity="id", resource="vendors"),
    "autopay.failed": EventType(model=NotificationAutopay, key="autopay", doc="only for selected partners"),
    "bill.created": EventType(model=NotificationBill, key="bill", identity="id", resource="bills"),
    "bill.updated": EventType(model=NotificationBill, key="bill", identity="id", resource="bills"),
    "bill.archived": EventType(model=NotificationBill, key="bill", identity="id", resource="bills"),
    "bill.restored": EventType(model=NotificationBill, key="bill", identity="id", resource="bills"),
    "payment.updated": EventType(
        model=NotificationPayment,
        key="payment",
        identity="id",
        resource="payments",
        doc="after every change of the status",
    ),
    "payment.failed": EventType(
        model=NotificationPayment,
        key="payment",
        identity="id",
        confidence="derived",
        doc="when BILL refuses to create a payment, alone or in bulk",
    ),
    "mass-payment.updated": EventType(
        model=NotificationMassPayment,
        key="mass-payment",
        identity="paymentBatchId",
        confidence="derived",
        doc="when it is created, and when all its payments have been made or have failed",
    ),
    "bank-account.created": EventType(
        model=NotificationBankAccount, key="bank-account", identity="id", resource="bank_accounts"
    ),
    "bank-account.updated": EventType(
        model=NotificationBankAccount, key="bank-account", identity="id", resource="bank_accounts"
    ),
    "card-account.created": EventType(
        model=NotificationCardAccount, key="card-account", identity="id", resource="card_accounts"
    ),
    "card-account.updated": EventType(
        model=NotificationCardAccount, key="card-account", identity="id", resource="card_accounts"
    ),
    "invoice.created": EventType(model=NotificationInvoice, key="invoice", identity="id", resource="invoices"),
    "invoice.updated": EventType(model=NotificationInvoice, key="invoice", identity="id", resource="invoices"),
    "invoice.archived": EventType(model=NotificationInvoice, key="invoice", identity="id", resource="invoices"),
    "invoice.restored": EventType(model=NotificationInvoice, key="invoice", identity="id", resource="invoices"),
    "risk-verification.updated": EventType(model=NotificationRiskVerification, key="risk-verification"),
    "spend.transaction.updated": EventType(
        model=NotificationSpendTransaction,
        key="transaction",
        identity="uuid",
        resource="spend.transactions",
        doc="at the authorization, and again when it clears",
    ),
    "spend.reimbursement.created": EventType(
        model=NotificationSpendReimbursement,
        key="reimbursement",
        identity="uuid",
        resource="spend.reimbursements",
        confidence="derived",
    ),
    "spend.reimbursement.updated": EventType(
        model=NotificationSpendReimbursement,
        key="reimbursement",
        identity="uuid",
        resource="spend.reimbursements",
        confidence="derived",
    ),
    "spend.reimbursement.deleted": EventType(
        model=NotificationSpendReimbursement, key="reimbursement", identity="uuid", confidence="derived"
    ),
    "spend.three-ds-challenge.created": EventType(
        model=NotificationThreeDsChallenge, key="threeDsChallenge", identity="acsTransactionId", confidence="derived"
    ),
}
"""All known types of events. BILL's own catalog, `webhooks.events.get_catalog`, may have more."""
