"""Card transactions. Lists hold parent transactions only.

Generated from spec/spend/transactions.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Boolean, Choice, DateTime, Field, Id, Integer, ListOf, Nested, Number, Text
from .._wire_values import keep_rest, to_bool, to_datetime, to_decimal, to_int, to_list, to_text
from ..types import UNSET, OpenEnum, Unset
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


class TransactionSyncStatus(
    OpenEnum,
    members={
        "PENDING": "PENDING",
        "SYNCED": "SYNCED",
        "ERROR": "ERROR",
        "MANUAL_SYNCED": "MANUAL_SYNCED",
        "NOT_SYNCED": "NOT_SYNCED",
    },
):
    """Transaction sync status."""

    PENDING: ClassVar[TransactionSyncStatus]
    SYNCED: ClassVar[TransactionSyncStatus]
    ERROR: ClassVar[TransactionSyncStatus]
    MANUAL_SYNCED: ClassVar[TransactionSyncStatus]
    NOT_SYNCED: ClassVar[TransactionSyncStatus]


class TransactionStatus(
    OpenEnum, members={"APPROVED": "APPROVED", "COMPLETE": "COMPLETE", "DECLINED": "DECLINED", "DENIED": "DENIED"}
):
    """Transaction status, part of `Transaction`."""

    APPROVED: ClassVar[TransactionStatus]
    COMPLETE: ClassVar[TransactionStatus]
    DECLINED: ClassVar[TransactionStatus]
    DENIED: ClassVar[TransactionStatus]


class CardNetwork(OpenEnum, members={"VISA": "VISA", "MASTERCARD": "MASTERCARD"}):
    """Card network, part of `Transaction`."""

    VISA: ClassVar[CardNetwork]
    MASTERCARD: ClassVar[CardNetwork]


class TransactionDisputeStatus(
    OpenEnum, members={"SUBMITTED": "SUBMITTED", "CLOSED_WON": "CLOSED_WON", "CLOSED_LOST": "CLOSED_LOST"}
):
    """Transaction dispute status, part of `Transaction`. The values are known from a single source, not from BILL's
    reference.
    """

    SUBMITTED: ClassVar[TransactionDisputeStatus]
    CLOSED_WON: ClassVar[TransactionDisputeStatus]
    CLOSED_LOST: ClassVar[TransactionDisputeStatus]


class TransactionReceiptStatus(
    OpenEnum,
    members={
        "VALIDATED": "VALIDATED",
        "NOT_VALIDATED": "NOT_VALIDATED",
        "ATTACHED": "ATTACHED",
        "MISSING": "MISSING",
        "NOT_REQUIRED": "NOT_REQUIRED",
        "NOT_ATTACHED": "NOT_ATTACHED",
    },
):
    """Transaction receipt status, part of `Transaction`."""

    VALIDATED: ClassVar[TransactionReceiptStatus]
    NOT_VALIDATED: ClassVar[TransactionReceiptStatus]
    ATTACHED: ClassVar[TransactionReceiptStatus]
    MISSING: ClassVar[TransactionReceiptStatus]
    NOT_REQUIRED: ClassVar[TransactionReceiptStatus]
    NOT_ATTACHED: ClassVar[TransactionReceiptStatus]


class TransactionReceiptSyncStatus(
    OpenEnum,
    members={
        "NOT_SYNCED": "NOT_SYNCED",
        "SYNCED": "SYNCED",
        "SYNC_ERROR": "SYNC_ERROR",
        "NO_ATTACHMENTS": "NO_ATTACHMENTS",
    },
):
    """Transaction receipt sync status, part of `Transaction`."""

    NOT_SYNCED: ClassVar[TransactionReceiptSyncStatus]
    SYNCED: ClassVar[TransactionReceiptSyncStatus]
    SYNC_ERROR: ClassVar[TransactionReceiptSyncStatus]
    NO_ATTACHMENTS: ClassVar[TransactionReceiptSyncStatus]


class ReviewerType(
    OpenEnum,
    members={
        "ADMIN": "ADMIN",
        "MANAGER": "MANAGER",
        "NEXT_MANAGER": "NEXT_MANAGER",
        "BUDGET_OWNER": "BUDGET_OWNER",
        "BOOKKEEPER": "BOOKKEEPER",
        "SPECIFIC_PERSON": "SPECIFIC_PERSON",
    },
):
    """Reviewer type, part of `TransactionReviewer`."""

    ADMIN: ClassVar[ReviewerType]
    MANAGER: ClassVar[ReviewerType]
    NEXT_MANAGER: ClassVar[ReviewerType]
    BUDGET_OWNER: ClassVar[ReviewerType]
    BOOKKEEPER: ClassVar[ReviewerType]
    SPECIFIC_PERSON: ClassVar[ReviewerType]


class ReviewStatus(OpenEnum, members={"WAITING": "WAITING", "APPROVED": "APPROVED", "DENIED": "DENIED"}):
    """Review status, part of `TransactionReviewer`."""

    WAITING: ClassVar[ReviewStatus]
    APPROVED: ClassVar[ReviewStatus]
    DENIED: ClassVar[ReviewStatus]


class ThreeDsChallengeStatus(OpenEnum, members={"ACCEPTED": "ACCEPTED", "REJECTED": "REJECTED"}):
    """Three ds challenge status, part of `ThreeDsChallengeResult`. Some of the values are assumed."""

    ACCEPTED: ClassVar[ThreeDsChallengeStatus]
    REJECTED: ClassVar[ThreeDsChallengeStatus]


class ThreeDsChallengeDecision(OpenEnum, members={"ACCEPT": "ACCEPT", "REJECT": "REJECT"}):
    """Three ds challenge decision, part of `ThreeDsChallengeAction`."""

    ACCEPT: ClassVar[ThreeDsChallengeDecision]
    REJECT: ClassVar[ThreeDsChallengeDecision]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class MerchantLocation(AnswerModel):
    """Merchant location, part of `Transaction`."""

    city: str | None = None
    state: str | None = None
    postal_code: str | None = None
    country: str | None = None

    __fields__ = (
        Field("city", "city", Text()),
        Field("state", "state", Text()),
        Field("postal_code", "postalCode", Text()),
        Field("country", "country", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> MerchantLocation:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(MerchantLocation)
        value = take("city", None)
        new.city = value if type(value) is str or value is None else to_text(value)
        value = take("state", None)
        new.state = value if type(value) is str or value is None else to_text(value)
        value = take("postalCode", None)
        new.postal_code = value if type(value) is str or value is None else to_text(value)
        value = take("country", None)
        new.country = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class TransactionReview(AnswerModel):
    """Transaction review, part of `Transaction`."""

    id: str | None = None
    is_approved: bool | None = None
    note: str | None = None
    created_time: datetime | None = None
    deleted_time: datetime | None = None
    reviewer_id: str | None = None
    reviewer_uuid: str | None = None

    __fields__ = (
        Field("id", "id", Id()),
        Field("is_approved", "isApproved", Boolean()),
        Field("note", "note", Text()),
        Field("created_time", "createdTime", DateTime()),
        Field("deleted_time", "deletedTime", DateTime()),
        Field("reviewer_id", "reviewerId", Id()),
        Field("reviewer_uuid", "reviewerUuid", Id()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> TransactionReview:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(TransactionReview)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("isApproved", None)
        new.is_approved = value if type(value) is bool or value is None else to_bool(value)
        value = take("note", None)
        new.note = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("deletedTime", None)
        new.deleted_time = None if value is None else to_datetime(value)
        value = take("reviewerId", None)
        new.reviewer_id = value if type(value) is str or value is None else to_text(value)
        value = take("reviewerUuid", None)
        new.reviewer_uuid = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class TransactionReviewer(AnswerModel):
    """Transaction reviewer, part of `Transaction`."""

    approver_type: ReviewerType | None = None
    status: ReviewStatus | None = None
    reviewed_time: datetime | None = None
    user_id: str | None = None
    user_uuid: str | None = None
    user_name: str | None = None

    __fields__ = (
        Field("approver_type", "approverType", Choice(ReviewerType)),
        Field("status", "status", Choice(ReviewStatus)),
        Field("reviewed_time", "reviewedTime", DateTime()),
        Field("user_id", "userId", Id()),
        Field("user_uuid", "userUuid", Id()),
        Field("user_name", "userName", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> TransactionReviewer:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(TransactionReviewer)
        value = take("approverType", None)
        new.approver_type = None if value is None else ReviewerType(value)
        value = take("status", None)
        new.status = None if value is None else ReviewStatus(value)
        value = take("reviewedTime", None)
        new.reviewed_time = None if value is None else to_datetime(value)
        value = take("userId", None)
        new.user_id = value if type(value) is str or value is None else to_text(value)
        value = take("userUuid", None)
        new.user_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("userName", None)
        new.user_name = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class AccountingIntegrationTransaction(AnswerModel):
    """Accounting integration transaction, part of `Transaction`."""

    id: str | None = None
    billable: bool | None = None
    integration_tx_id: str | None = None
    sync_status: str | None = None
    """`syncStatus`: lower case in live data ("synced")."""
    sync_message: str | None = None
    integration_type: str | None = None
    """`integrationType`: e.g. qbo."""
    integration_id: str | None = None
    sync_request_id: str | None = None
    transaction_record_id: str | None = None

    __fields__ = (
        Field("id", "id", Id()),
        Field("billable", "billable", Boolean()),
        Field("integration_tx_id", "integrationTxId", Id()),
        Field("sync_status", "syncStatus", Text(), doc='lower case in live data ("synced")'),
        Field("sync_message", "syncMessage", Text()),
        Field("integration_type", "integrationType", Text(), doc="e.g. qbo"),
        Field("integration_id", "integrationId", Id()),
        Field("sync_request_id", "syncRequestId", Id()),
        Field("transaction_record_id", "transactionRecordId", Id()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> AccountingIntegrationTransaction:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(AccountingIntegrationTransaction)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("billable", None)
        new.billable = value if type(value) is bool or value is None else to_bool(value)
        value = take("integrationTxId", None)
        new.integration_tx_id = value if type(value) is str or value is None else to_text(value)
        value = take("syncStatus", None)
        new.sync_status = value if type(value) is str or value is None else to_text(value)
        value = take("syncMessage", None)
        new.sync_message = value if type(value) is str or value is None else to_text(value)
        value = take("integrationType", None)
        new.integration_type = value if type(value) is str or value is None else to_text(value)
        value = take("integrationId", None)
        new.integration_id = value if type(value) is str or value is None else to_text(value)
        value = take("syncRequestId", None)
        new.sync_request_id = value if type(value) is str or value is None else to_text(value)
        value = take("transactionRecordId", None)
        new.transaction_record_id = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Transaction(AnswerModel):
    """Transaction, given by `spend.transactions.list`, `spend.transactions.get` and `spend.transactions.update`."""

    id: str | None = None
    """`id`: the older id; uuid replaces it."""
    uuid: str
    transaction_type: TransactionType | None = None
    status: TransactionStatus | None = None
    """`status`: list may be partial."""
    amount: Decimal | None = None
    """`amount`: dollars; negative for reversals (AUTHORIZATION) and refunds (CLEAR)."""
    transacted_amount: Decimal | None = None
    fees: Decimal | None = None
    """`fees`: includes foreignExchangeFee."""
    foreign_exchange_fee: Decimal | None = None
    currency_data: CurrencyData | None = None
    merchant_name: str | None = None
    """`merchantName`: cleaned."""
    raw_merchant_name: str | None = None
    merchant_category_code: str | None = None
    merchant_location: MerchantLocation | None = None
    card_present: bool | None = None
    network: CardNetwork | None = None
    is_credit: bool | None = None
    points_awarded: int | None = None
    user_id: str | None = None
    user_uuid: str | None = None
    user_name: str | None = None
    budget_id: str | None = None
    budget_uuid: str | None = None
    budget_name: str | None = None
    parent_budget_uuid: str | None = None
    card_id: str | None = None
    card_uuid: str | None = None
    card_last_four: str | None = None
    card_type: SpendCardType | None = None
    occurred_time: datetime | None = None
    authorized_time: datetime | None = None
    updated_time: datetime | None = None
    is_parent: bool | None = None
    parent_transaction_id: str | None = None
    parent_transaction_uuid: str | None = None
    child_transaction_ids: list[str] | None = None
    child_transaction_uuids: list[str] | None = None
    original_auth_transaction_id: str | None = None
    """`originalAuthTransactionId`: ties CLEAR to its AUTHORIZATION; null if never authorized."""
    original_auth_transaction_uuid: str | None = None
    matched_clear_transaction_id: str | None = None
    matched_clear_transaction_uuid: str | None = None
    is_locked: bool | None = None
    is_reconciled: bool | None = None
    complete: bool | None = None
    is_reviewed: bool | None = None
    """`isReviewed`: a filter key."""
    decline_reason: str | None = None
    decline_internal_reason_code: str | None = None
    dispute_status: TransactionDisputeStatus | None = None
    receipt_required: bool | None = None
    receipt_status: TransactionReceiptStatus | None = None
    receipt_sync_status: TransactionReceiptSyncStatus | None = None
    receipts: list[Receipt] | None = None
    review_required: bool | None = None
    reviews: list[TransactionReview] | None = None
    reviewers: list[TransactionReviewer] | None = None
    custom_fields: list[TransactionCustomField] | None = None
    accounting_integration_transactions: list[AccountingIntegrationTransaction] | None = None
    """`accountingIntegrationTransactions`: null or absent until synced."""

    __fields__ = (
        Field("id", "id", Id(), doc="the older id; uuid replaces it"),
        Field("uuid", "uuid", Id(), required=True),
        Field("transaction_type", "transactionType", Choice(TransactionType)),
        Field("status", "status", Choice(TransactionStatus), doc="list may be partial"),
        Field(
            "amount",
            "amount",
            Number(money=True),
            doc="dollars; negative for reversals (AUTHORIZATION) and refunds (CLEAR)",
        ),
        Field("transacted_amount", "transactedAmount", Number(money=True)),
        Field("fees", "fees", Number(money=True), doc="includes foreignExchangeFee"),
        Field("foreign_exchange_fee", "foreignExchangeFee", Number(money=True)),
        Field("currency_data", "currencyData", Nested(CurrencyData)),
        Field("merchant_name", "merchantName", Text(), doc="cleaned"),
        Field("raw_merchant_name", "rawMerchantName", Text()),
        Field("merchant_category_code", "merchantCategoryCode", Text()),
        Field("merchant_location", "merchantLocation", Nested(MerchantLocation)),
        Field("card_present", "cardPresent", Boolean()),
        Field("network", "network", Choice(CardNetwork)),
        Field("is_credit", "isCredit", Boolean()),
        Field("points_awarded", "pointsAwarded", Integer()),
        Field("user_id", "userId", Id()),
        Field("user_uuid", "userUuid", Id()),
        Field("user_name", "userName", Text()),
        Field("budget_id", "budgetId", Id()),
        Field("budget_uuid", "budgetUuid", Id()),
        Field("budget_name", "budgetName", Text()),
        Field("parent_budget_uuid", "parentBudgetUuid", Id()),
        Field("card_id", "cardId", Id()),
        Field("card_uuid", "cardUuid", Id()),
        Field("card_last_four", "cardLastFour", Text()),
        Field("card_type", "cardType", Choice(SpendCardType)),
        Field("occurred_time", "occurredTime", DateTime()),
        Field("authorized_time", "authorizedTime", DateTime()),
        Field("updated_time", "updatedTime", DateTime()),
        Field("is_parent", "isParent", Boolean()),
        Field("parent_transaction_id", "parentTransactionId", Id()),
        Field("parent_transaction_uuid", "parentTransactionUuid", Id()),
        Field("child_transaction_ids", "childTransactionIds", ListOf(Id())),
        Field("child_transaction_uuids", "childTransactionUuids", ListOf(Id())),
        Field(
            "original_auth_transaction_id",
            "originalAuthTransactionId",
            Id(),
            doc="ties CLEAR to its AUTHORIZATION; null if never authorized",
        ),
        Field("original_auth_transaction_uuid", "originalAuthTransactionUuid", Id()),
        Field("matched_clear_transaction_id", "matchedClearTransactionId", Id()),
        Field("matched_clear_transaction_uuid", "matchedClearTransactionUuid", Id()),
        Field("is_locked", "isLocked", Boolean()),
        Field("is_reconciled", "isReconciled", Boolean()),
        Field("complete", "complete", Boolean()),
        Field("is_reviewed", "isReviewed", Boolean(), doc="a filter key"),
        Field("decline_reason", "declineReason", Text()),
        Field("decline_internal_reason_code", "declineInternalReasonCode", Text()),
        Field("dispute_status", "disputeStatus", Choice(TransactionDisputeStatus)),
        Field("receipt_required", "receiptRequired", Boolean()),
        Field("receipt_status", "receiptStatus", Choice(TransactionReceiptStatus)),
        Field("receipt_sync_status", "receiptSyncStatus", Choice(TransactionReceiptSyncStatus)),
        Field("receipts", "receipts", ListOf(Nested(Receipt))),
        Field("review_required", "reviewRequired", Boolean()),
        Field("reviews", "reviews", ListOf(Nested(TransactionReview))),
        Field("reviewers", "reviewers", ListOf(Nested(TransactionReviewer))),
        Field("custom_fields", "customFields", ListOf(Nested(TransactionCustomField))),
        Field(
            "accounting_integration_transactions",
            "accountingIntegrationTransactions",
            ListOf(Nested(AccountingIntegrationTransaction)),
            doc="null or absent until synced",
        ),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Transaction:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Transaction)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("uuid")
        new.uuid = value if type(value) is str else to_text(value)
        value = take("transactionType", None)
        new.transaction_type = None if value is None else TransactionType(value)
        value = take("status", None)
        new.status = None if value is None else TransactionStatus(value)
        value = take("amount", None)
        new.amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("transactedAmount", None)
        new.transacted_amount = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("fees", None)
        new.fees = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("foreignExchangeFee", None)
        new.foreign_exchange_fee = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("currencyData", None)
        new.currency_data = None if value is None else CurrencyData._from_wire(value)
        value = take("merchantName", None)
        new.merchant_name = value if type(value) is str or value is None else to_text(value)
        value = take("rawMerchantName", None)
        new.raw_merchant_name = value if type(value) is str or value is None else to_text(value)
        value = take("merchantCategoryCode", None)
        new.merchant_category_code = value if type(value) is str or value is None else to_text(value)
        value = take("merchantLocation", None)
        new.merchant_location = None if value is None else MerchantLocation._from_wire(value)
        value = take("cardPresent", None)
        new.card_present = value if type(value) is bool or value is None else to_bool(value)
        value = take("network", None)
        new.network = None if value is None else CardNetwork(value)
        value = take("isCredit", None)
        new.is_credit = value if type(value) is bool or value is None else to_bool(value)
        value = take("pointsAwarded", None)
        new.points_awarded = value if type(value) is int or value is None else to_int(value)
        value = take("userId", None)
        new.user_id = value if type(value) is str or value is None else to_text(value)
        value = take("userUuid", None)
        new.user_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("userName", None)
        new.user_name = value if type(value) is str or value is None else to_text(value)
        value = take("budgetId", None)
        new.budget_id = value if type(value) is str or value is None else to_text(value)
        value = take("budgetUuid", None)
        new.budget_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("budgetName", None)
        new.budget_name = value if type(value) is str or value is None else to_text(value)
        value = take("parentBudgetUuid", None)
        new.parent_budget_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("cardId", None)
        new.card_id = value if type(value) is str or value is None else to_text(value)
        value = take("cardUuid", None)
        new.card_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("cardLastFour", None)
        new.card_last_four = value if type(value) is str or value is None else to_text(value)
        value = take("cardType", None)
        new.card_type = None if value is None else SpendCardType(value)
        value = take("occurredTime", None)
        new.occurred_time = None if value is None else to_datetime(value)
        value = take("authorizedTime", None)
        new.authorized_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("isParent", None)
        new.is_parent = value if type(value) is bool or value is None else to_bool(value)
        value = take("parentTransactionId", None)
        new.parent_transaction_id = value if type(value) is str or value is None else to_text(value)
        value = take("parentTransactionUuid", None)
        new.parent_transaction_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("childTransactionIds", None)
        new.child_transaction_ids = None if value is None else [to_text(item) for item in to_list(value)]
        value = take("childTransactionUuids", None)
        new.child_transaction_uuids = None if value is None else [to_text(item) for item in to_list(value)]
        value = take("originalAuthTransactionId", None)
        new.original_auth_transaction_id = value if type(value) is str or value is None else to_text(value)
        value = take("originalAuthTransactionUuid", None)
        new.original_auth_transaction_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("matchedClearTransactionId", None)
        new.matched_clear_transaction_id = value if type(value) is str or value is None else to_text(value)
        value = take("matchedClearTransactionUuid", None)
        new.matched_clear_transaction_uuid = value if type(value) is str or value is None else to_text(value)
        value = take("isLocked", None)
        new.is_locked = value if type(value) is bool or value is None else to_bool(value)
        value = take("isReconciled", None)
        new.is_reconciled = value if type(value) is bool or value is None else to_bool(value)
        value = take("complete", None)
        new.complete = value if type(value) is bool or value is None else to_bool(value)
        value = take("isReviewed", None)
        new.is_reviewed = value if type(value) is bool or value is None else to_bool(value)
        value = take("declineReason", None)
        new.decline_reason = value if type(value) is str or value is None else to_text(value)
        value = take("declineInternalReasonCode", None)
        new.decline_internal_reason_code = value if type(value) is str or value is None else to_text(value)
        value = take("disputeStatus", None)
        new.dispute_status = None if value is None else TransactionDisputeStatus(value)
        value = take("receiptRequired", None)
        new.receipt_required = value if type(value) is bool or value is None else to_bool(value)
        value = take("receiptStatus", None)
        new.receipt_status = None if value is None else TransactionReceiptStatus(value)
        value = take("receiptSyncStatus", None)
        new.receipt_sync_status = None if value is None else TransactionReceiptSyncStatus(value)
        value = take("receipts", None)
        new.receipts = None if value is None else [Receipt._from_wire(item) for item in to_list(value)]
        value = take("reviewRequired", None)
        new.review_required = value if type(value) is bool or value is None else to_bool(value)
        value = take("reviews", None)
        new.reviews = None if value is None else [TransactionReview._from_wire(item) for item in to_list(value)]
        value = take("reviewers", None)
        new.reviewers = None if value is None else [TransactionReviewer._from_wire(item) for item in to_list(value)]
        value = take("customFields", None)
        new.custom_fields = (
            None if value is None else [TransactionCustomField._from_wire(item) for item in to_list(value)]
        )
        value = take("accountingIntegrationTransactions", None)
        new.accounting_integration_transactions = (
            None if value is None else [AccountingIntegrationTransaction._from_wire(item) for item in to_list(value)]
        )
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ThreeDsChallengeResult(AnswerModel):
    """Three ds challenge result, given by `spend.transactions.answer_3ds_challenge`."""

    id: str | None = None
    status: ThreeDsChallengeStatus | None = None

    __fields__ = (
        Field("id", "id", Id()),
        Field("status", "status", Choice(ThreeDsChallengeStatus)),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> ThreeDsChallengeResult:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(ThreeDsChallengeResult)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("status", None)
        new.status = None if value is None else ThreeDsChallengeStatus(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class TransactionUpdate(RequestModel):
    """Transaction update, taken by `spend.transactions.update`."""

    budget_id: str
    """`budgetId`: budget to move it to."""

    __fields__ = (Field("budget_id", "budgetId", Id(), required=True, doc="budget to move it to"),)


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class TransactionCustomFieldsUpdate(RequestModel):
    """Transaction custom fields update, taken by `spend.transactions.update_custom_fields`."""

    custom_fields: Sequence[CustomFieldSelection]

    __fields__ = (Field("custom_fields", "customFields", ListOf(Nested(CustomFieldSelection)), required=True),)


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class TransactionReceiptCreate(RequestModel):
    """Transaction receipt create, taken by `spend.transactions.add_receipt`. Its fields are known from a single source,
    not from BILL's reference.
    """

    url: str
    filename: str | Unset | None = UNSET

    __fields__ = (
        Field("url", "url", Text(), required=True, confidence="derived"),
        Field("filename", "filename", Text(), confidence="derived"),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ThreeDsChallengeAction(RequestModel):
    """Three ds challenge action, taken by `spend.transactions.answer_3ds_challenge`."""

    action: ThreeDsChallengeDecision | str

    __fields__ = (Field("action", "action", Choice(ThreeDsChallengeDecision), required=True),)
