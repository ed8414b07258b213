"""Card transactions. Lists hold parent transactions only.

Generated from spec/spend/transactions.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Boolean, Choice, DateTime, Id, Integer, ListOf, Number, Text
from .._schema.models import AnswerModel, Nested, RequestModel, model
from ..types import Member, OpenEnum, Unset
from .common import CurrencyData, CustomFieldSelection, Receipt, SpendCardType, TransactionCustomField, TransactionType

__all__ = [
    "AccountingIntegrationTransaction",
    "CardNetwork",
    "MerchantLocation",
    "ReviewStatus",
    "ReviewerType",
    "ThreeDsChallengeAction",
    "ThreeDsChallengeDecision",
    "ThreeDsChallengeResult",
    "ThreeDsChallengeStatus",
    "Transaction",
    "TransactionCustomFieldsUpdate",
    "TransactionDisputeStatus",
    "TransactionReceiptCreate",
    "TransactionReceiptStatus",
    "TransactionReceiptSyncStatus",
    "TransactionReview",
    "TransactionReviewer",
    "TransactionStatus",
    "TransactionSyncStatus",
    "TransactionUpdate",
]


class TransactionSyncStatus(OpenEnum):
    """Transaction sync status."""

    PENDING = Member()
    SYNCED = Member()
    ERROR = Member()
    MANUAL_SYNCED = Member()
    NOT_SYNCED = Member()


class TransactionStatus(OpenEnum):
    """Transaction status, part of `Transaction`."""

    APPROVED = Member()
    COMPLETE = Member()
    DECLINED = Member()
    DENIED = Member()


class CardNetwork(OpenEnum):
    """Card network, part of `Transaction`."""

    VISA = Member()
    MASTERCARD = Member()


class TransactionDisputeStatus(OpenEnum):
    """Transaction dispute status, part of `Transaction`. The values are known from a single source, not from BILL's
    reference.
    """

    SUBMITTED = Member()
    CLOSED_WON = Member()
    CLOSED_LOST = Member()


class TransactionReceiptStatus(OpenEnum):
    """Transaction receipt status, part of `Transaction`."""

    VALIDATED = Member()
    NOT_VALIDATED = Member()
    ATTACHED = Member()
    MISSING = Member()
    NOT_REQUIRED = Member()
    NOT_ATTACHED = Member()


class TransactionReceiptSyncStatus(OpenEnum):
    """Transaction receipt sync status, part of `Transaction`."""

    NOT_SYNCED = Member()
    SYNCED = Member()
    SYNC_ERROR = Member()
    NO_ATTACHMENTS = Member()


class ReviewerType(OpenEnum):
    """Reviewer type, part of `TransactionReviewer`."""

    ADMIN = Member()
    MANAGER = Member()
    NEXT_MANAGER = Member()
    BUDGET_OWNER = Member()
    BOOKKEEPER = Member()
    SPECIFIC_PERSON = Member()


class ReviewStatus(OpenEnum):
    """Review status, part of `TransactionReviewer`."""

    WAITING = Member()
    APPROVED = Member()
    DENIED = Member()


class ThreeDsChallengeStatus(OpenEnum):
    """Three ds challenge status, part of `ThreeDsChallengeResult`. Some of the values are assumed."""

    ACCEPTED = Member()
    REJECTED = Member()


class ThreeDsChallengeDecision(OpenEnum):
    """Three ds challenge decision, part of `ThreeDsChallengeAction`."""

    ACCEPT = Member()
    REJECT = Member()


@model
class MerchantLocation(AnswerModel):
    """Merchant location, part of `Transaction`."""

    city: str | None = optional_field("city", Text())
    state: str | None = optional_field("state", Text())
    postal_code: str | None = optional_field("postalCode", Text())
    country: str | None = optional_field("country", Text())


@model
class TransactionReview(AnswerModel):
    """Transaction review, part of `Transaction`."""

    id: str | None = optional_field("id", Id())
    is_approved: bool | None = optional_field("isApproved", Boolean())
    note: str | None = optional_field("note", Text())
    created_time: datetime | None = optional_field("createdTime", DateTime())
    deleted_time: datetime | None = optional_field("deletedTime", DateTime())
    reviewer_id: str | None = optional_field("reviewerId", Id())
    reviewer_uuid: str | None = optional_field("reviewerUuid", Id())


@model
class TransactionReviewer(AnswerModel):
    """Transaction reviewer, part of `Transaction`."""

    approver_type: ReviewerType | None = optional_field("approverType", Choice(ReviewerType))
    status: ReviewStatus | None = optional_field("status", Choice(ReviewStatus))
    reviewed_time: datetime | None = optional_field("reviewedTime", DateTime())
    user_id: str | None = optional_field("userId", Id())
    user_uuid: str | None = optional_field("userUuid", Id())
    user_name: str | None = optional_field("userName", Text())


@model
class AccountingIntegrationTransaction(AnswerModel):
    """Accounting integration transaction, part of `Transaction`."""

    id: str | None = optional_field("id", Id())
    billable: bool | None = optional_field("billable", Boolean())
    integration_tx_id: str | None = optional_field("integrationTxId", Id())
    sync_status: str | None = optional_field("syncStatus", Text(), doc='lower case in live data ("synced")')
    sync_message: str | None = optional_field("syncMessage", Text())
    integration_type: str | None = optional_field("integrationType", Text(), doc="e.g. qbo")
    integration_id: str | None = optional_field("integrationId", Id())
    sync_request_id: str | None = optional_field("syncRequestId", Id())
    transaction_record_id: str | None = optional_field("transactionRecordId", Id())


@model
class Transaction(AnswerModel):
    """Transaction, returned by `spend.transactions.list`, `spend.transactions.get` and `spend.transactions.update`."""

    id: str | None = optional_field("id", Id(), doc="the older id; uuid replaces it")
    uuid: str = required_field("uuid", Id())
    transaction_type: TransactionType | None = optional_field("transactionType", Choice(TransactionType))
    status: TransactionStatus | None = optional_field(
        "status", Choice(TransactionStatus), doc="the list of values may be incomplete"
    )
    amount: Decimal | None = optional_field(
        "amount", Number(money=True), doc="dollars; negative for reversals (AUTHORIZATION) and refunds (CLEAR)"
    )
    transacted_amount: Decimal | None = optional_field("transactedAmount", Number(money=True))
    fees: Decimal | None = optional_field("fees", Number(money=True), doc="includes foreignExchangeFee")
    foreign_exchange_fee: Decimal | None = optional_field("foreignExchangeFee", Number(money=True))
    currency_data: CurrencyData | None = optional_field("currencyData", Nested(CurrencyData))
    merchant_name: str | None = optional_field("merchantName", Text(), doc="cleaned")
    raw_merchant_name: str | None = optional_field("rawMerchantName", Text())
    merchant_category_code: str | None = optional_field("merchantCategoryCode", Text())
    merchant_location: MerchantLocation | None = optional_field("merchantLocation", Nested(MerchantLocation))
    card_present: bool | None = optional_field("cardPresent", Boolean())
    network: CardNetwork | None = optional_field("network", Choice(CardNetwork))
    is_credit: bool | None = optional_field("isCredit", Boolean())
    points_awarded: int | None = optional_field("pointsAwarded", Integer())
    user_id: str | None = optional_field("userId", Id())
    user_uuid: str | None = optional_field("userUuid", Id())
    user_name: str | None = optional_field("userName", Text())
    budget_id: str | None = optional_field("budgetId", Id())
    budget_uuid: str | None = optional_field("budgetUuid", Id())
    budget_name: str | None = optional_field("budgetName", Text())
    parent_budget_uuid: str | None = optional_field("parentBudgetUuid", Id())
    card_id: str | None = optional_field("cardId", Id())
    card_uuid: str | None = optional_field("cardUuid", Id())
    card_last_four: str | None = optional_field("cardLastFour", Text())
    card_type: SpendCardType | None = optional_field("cardType", Choice(SpendCardType))
    occurred_time: datetime | None = optional_field("occurredTime", DateTime())
    authorized_time: datetime | None = optional_field("authorizedTime", DateTime())
    updated_time: datetime | None = optional_field("updatedTime", DateTime())
    is_parent: bool | None = optional_field("isParent", Boolean())
    parent_transaction_id: str | None = optional_field("parentTransactionId", Id())
    parent_transaction_uuid: str | None = optional_field("parentTransactionUuid", Id())
    child_transaction_ids: list[str] | None = optional_field("childTransactionIds", ListOf(Id()))
    child_transaction_uuids: list[str] | None = optional_field("childTransactionUuids", ListOf(Id()))
    original_auth_transaction_id: str | None = optional_field(
        "originalAuthTransactionId", Id(), doc="the AUTHORIZATION of a CLEAR; null if it was never authorized"
    )
    original_auth_transaction_uuid: str | None = optional_field("originalAuthTransactionUuid", Id())
    matched_clear_transaction_id: str | None = optional_field("matchedClearTransactionId", Id())
    matched_clear_transaction_uuid: str | None = optional_field("matchedClearTransactionUuid", Id())
    is_locked: bool | None = optional_field("isLocked", Boolean())
    is_reconciled: bool | None = optional_field("isReconciled", Boolean())
    complete: bool | None = optional_field("complete", Boolean())
    is_reviewed: bool | None = optional_field("isReviewed", Boolean(), doc="can be filtered by")
    decline_reason: str | None = optional_field("declineReason", Text())
    decline_internal_reason_code: str | None = optional_field("declineInternalReasonCode", Text())
    dispute_status: TransactionDisputeStatus | None = optional_field("disputeStatus", Choice(TransactionDisputeStatus))
    receipt_required: bool | None = optional_field("receiptRequired", Boolean())
    receipt_status: TransactionReceiptStatus | None = optional_field("receiptStatus", Choice(TransactionReceiptStatus))
    receipt_sync_status: TransactionReceiptSyncStatus | None = optional_field(
        "receiptSyncStatus", Choice(TransactionReceiptSyncStatus)
    )
    receipts: list[Receipt] | None = optional_field("receipts", ListOf(Nested(Receipt)))
    review_required: bool | None = optional_field("reviewRequired", Boolean())
    reviews: list[TransactionReview] | None = optional_field("reviews", ListOf(Nested(TransactionReview)))
    reviewers: list[TransactionReviewer] | None = optional_field("reviewers", ListOf(Nested(TransactionReviewer)))
    custom_fields: list[TransactionCustomField] | None = optional_field(
        "customFields", ListOf(Nested(TransactionCustomField))
    )
    accounting_integration_transactions: list[AccountingIntegrationTransaction] | None = optional_field(
        "accountingIntegrationTransactions",
        ListOf(Nested(AccountingIntegrationTransaction)),
        doc="null or absent until it is synced",
    )


@model
class ThreeDsChallengeResult(AnswerModel):
    """Three ds challenge result, returned by `spend.transactions.answer_3ds_challenge`."""

    id: str | None = optional_field("id", Id())
    status: ThreeDsChallengeStatus | None = optional_field("status", Choice(ThreeDsChallengeStatus))


@model
class TransactionUpdate(RequestModel):
    """Transaction update, accepted by `spend.transactions.update`."""

    budget_id: str = required_field("budgetId", Id(), doc="the budget to move the transaction to")


@model
class TransactionCustomFieldsUpdate(RequestModel):
    """Transaction custom fields update, accepted by `spend.transactions.update_custom_fields`."""

    custom_fields: Sequence[CustomFieldSelection] = required_field("customFields", ListOf(Nested(CustomFieldSelection)))


@model(confidence="derived")
class TransactionReceiptCreate(RequestModel):
    """Transaction receipt create, accepted by `spend.transactions.add_receipt`. Known from a single source, not from
    BILL's reference.
    """

    url: str = required_field("url", Text())
    filename: str | Unset | None = optional_field("filename", Text())


@model
class ThreeDsChallengeAction(RequestModel):
    """Three ds challenge action, accepted by `spend.transactions.answer_3ds_challenge`."""

    action: ThreeDsChallengeDecision | str = required_field("action", Choice(ThreeDsChallengeDecision))
