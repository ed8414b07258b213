"""What BILL sends to those who subscribe to its events.

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

__all__ = ["ENVELOPE", "EVENTS", "Event"]


@attrs.frozen(kw_only=True)
class Event:
    """What a type of events is about."""

    model: type[AnswerModel]
    """What the object is that something happened to."""
    key: str | None = None
    """The key under which the object stands in the envelope. If it is not known, the object is what
    the envelope does not know."""
    confidence: Confidence = "verified"
    doc: str = ""
    """When it is sent, where the name does not say."""


ENVELOPE: Final = Notification
"""What every notification is: whom it is for and of which type, and beside that one object."""

EVENTS: Final[dict[str, Event]] = {
    "vendor.created": Event(model=NotificationVendor, key="vendor"),
    "vendor.updated": Event(
        model=NotificationVendor, key="vendor", doc="also after a new address or a connection in the network"
    ),
    "vendor.archived": Event(model=NotificationVendor, key="vendor"),
    "vendor.restored": Event(model=NotificationVendor, key="vendor"),
    "autopay.failed": Event(model=NotificationAutopay, key="autopay", doc="selected partners only"),
    "bill.created": Event(model=NotificationBill, key="bill"),
    "bill.updated": Event(model=NotificationBill, key="bill"),
    "bill.archived": Event(model=NotificationBill, key="bill"),
    "bill.restored": Event(model=NotificationBill, key="bill"),
    "payment.updated": Event(model=NotificationPayment, key="payment", doc="at every change of the status"),
    "payment.failed": Event(
        model=NotificationPayment,
        key="payment",
        confidence="derived",
        doc="BILL refused to create one, alone or in bulk",
    ),
    "mass-payment.updated": Event(
        model=NotificationMassPayment,
        key="mass-payment",
        confidence="derived",
        doc="when it is created, and when all its payments are made or have failed",
    ),
    "bank-account.created": Event(model=NotificationBankAccount, key="bank-account"),
    "bank-account.updated": Event(model=NotificationBankAccount, key="bank-account"),
    "card-account.created": Event(model=NotificationCardAccount, key="card-account"),
    "card-account.updated": Event(model=NotificationCardAccount, key="card-account"),
    "invoice.created": Event(model=NotificationInvoice, key="invoice"),
    "invoice.updated": Event(model=NotificationInvoice, key="invoice"),
    "invoice.archived": Event(model=NotificationInvoice, key="invoice"),
    "invoice.restored": Event(model=NotificationInvoice, key="invoice"),
    "risk-verification.updated": Event(model=NotificationRiskVerification, key="risk-verification"),
    "spend.transaction.updated": Event(
        model=NotificationSpendTransaction, key="transaction", doc="at the authorization and again when it clears"
    ),
    "spend.reimbursement.created": Event(
        model=NotificationSpendReimbursement, key="reimbursement", confidence="derived"
    ),
    "spend.reimbursement.updated": Event(
        model=NotificationSpendReimbursement, key="reimbursement", confidence="derived"
    ),
    "spend.reimbursement.deleted": Event(
        model=NotificationSpendReimbursement, key="reimbursement", confidence="derived"
    ),
    "spend.three-ds-challenge.created": Event(
        model=NotificationThreeDsChallenge, key="threeDsChallenge", confidence="derived"
    ),
}
"""Every type of events that is known. BILL's own catalog, `webhooks.events.get_catalog`, may have more."""
