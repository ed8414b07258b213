"""The types of the events that handlers get, for type checkers.

Generated from spec/ by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, overload

from .event import Event

if TYPE_CHECKING:
    from ..models import (
        AccountingClass,
        BankAccount,
        Bill,
        CardAccount,
        ChartOfAccount,
        CreditMemo,
        Customer,
        Invoice,
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
        Payment,
        ReceivablePayment,
        Reimbursement,
        Transaction,
        Vendor,
        VendorCredit,
    )

__all__ = ["Handler", "Registers", "TypedRouter"]

T = TypeVar("T")

Handler: TypeAlias = Callable[[Event[T]], Awaitable[None]]
"""A handler of an event."""
Registers: TypeAlias = Callable[[Handler[T]], Handler[T]]
"""A decorator that registers a handler and returns it."""

NotificationVendorEventType: TypeAlias = Literal[
    "vendor.created", "vendor.updated", "vendor.archived", "vendor.restored", "vendor.*"
]
NotificationAutopayEventType: TypeAlias = Literal["autopay.failed", "autopay.*"]
NotificationBillEventType: TypeAlias = Literal[
    "bill.created", "bill.updated", "bill.archived", "bill.restored", "bill.*"
]
NotificationPaymentEventType: TypeAlias = Literal["payment.updated", "payment.failed", "payment.*"]
NotificationMassPaymentEventType: TypeAlias = Literal["mass-payment.updated", "mass-payment.*"]
NotificationBankAccountEventType: TypeAlias = Literal["bank-account.created", "bank-account.updated", "bank-account.*"]
NotificationCardAccountEventType: TypeAlias = Literal["card-account.created", "card-account.updated", "card-account.*"]
NotificationInvoiceEventType: TypeAlias = Literal[
    "invoice.created", "invoice.updated", "invoice.archived", "invoice.restored", "invoice.*"
]
NotificationRiskVerificationEventType: TypeAlias = Literal["risk-verification.updated", "risk-verification.*"]
NotificationSpendTransactionEventType: TypeAlias = Literal["spend.transaction.updated", "spend.transaction.*"]
NotificationSpendReimbursementEventType: TypeAlias = Literal[
    "spend.reimbursement.created", "spend.reimbursement.updated", "spend.reimbursement.deleted", "spend.reimbursement.*"
]
NotificationThreeDsChallengeEventType: TypeAlias = Literal[
    "spend.three-ds-challenge.created", "spend.three-ds-challenge.*"
]
AccountingClassEventType: TypeAlias = Literal["accounting_class.updated", "accounting_class.*"]
ChartOfAccountEventType: TypeAlias = Literal["chart_of_account.updated", "chart_of_account.*"]
CreditMemoEventType: TypeAlias = Literal["credit_memo.updated", "credit_memo.*"]
CustomerEventType: TypeAlias = Literal["customer.updated", "customer.*"]
ReceivablePaymentEventType: TypeAlias = Literal["receivable_payment.updated", "receivable_payment.*"]
VendorCreditEventType: TypeAlias = Literal["vendor_credit.updated", "vendor_credit.*"]
ReloadedVendorEventType: TypeAlias = Literal[
    "vendor.created", "vendor.updated", "vendor.archived", "vendor.restored", "vendor.*"
]
ReloadedBillEventType: TypeAlias = Literal["bill.created", "bill.updated", "bill.archived", "bill.restored", "bill.*"]
ReloadedPaymentEventType: TypeAlias = Literal["payment.updated"]
ReloadedBankAccountEventType: TypeAlias = Literal["bank-account.created", "bank-account.updated", "bank-account.*"]
ReloadedCardAccountEventType: TypeAlias = Literal["card-account.created", "card-account.updated", "card-account.*"]
ReloadedInvoiceEventType: TypeAlias = Literal[
    "invoice.created", "invoice.updated", "invoice.archived", "invoice.restored", "invoice.*"
]
ReloadedTransactionEventType: TypeAlias = Literal["spend.transaction.updated", "spend.transaction.*"]
ReloadedReimbursementEventType: TypeAlias = Literal["spend.reimbursement.created", "spend.reimbursement.updated"]
ReloadedAccountingClassEventType: TypeAlias = Literal["accounting_class.updated", "accounting_class.*"]
ReloadedChartOfAccountEventType: TypeAlias = Literal["chart_of_account.updated", "chart_of_account.*"]
ReloadedCreditMemoEventType: TypeAlias = Literal["credit_memo.updated", "credit_memo.*"]
ReloadedCustomerEventType: TypeAlias = Literal["customer.updated", "customer.*"]
ReloadedReceivablePaymentEventType: TypeAlias = Literal["receivable_payment.updated", "receivable_payment.*"]
ReloadedVendorCreditEventType: TypeAlias = Literal["vendor_credit.updated", "vendor_credit.*"]


class TypedRouter:
    """A register of handlers with types: type checkers infer the class of the object from the literal."""

    @overload
    def on(
        self, type: ReloadedVendorEventType, /, *types: ReloadedVendorEventType, reload: Literal[True]
    ) -> Registers[Vendor]: ...
    @overload
    def on(
        self, type: ReloadedBillEventType, /, *types: ReloadedBillEventType, reload: Literal[True]
    ) -> Registers[Bill]: ...
    @overload
    def on(
        self, type: ReloadedPaymentEventType, /, *types: ReloadedPaymentEventType, reload: Literal[True]
    ) -> Registers[Payment]: ...
    @overload
    def on(
        self, type: ReloadedBankAccountEventType, /, *types: ReloadedBankAccountEventType, reload: Literal[True]
    ) -> Registers[BankAccount]: ...
    @overload
    def on(
        self, type: ReloadedCardAccountEventType, /, *types: ReloadedCardAccountEventType, reload: Literal[True]
    ) -> Registers[CardAccount]: ...
    @overload
    def on(
        self, type: ReloadedInvoiceEventType, /, *types: ReloadedInvoiceEventType, reload: Literal[True]
    ) -> Registers[Invoice]: ...
    @overload
    def on(
        self, type: ReloadedTransactionEventType, /, *types: ReloadedTransactionEventType, reload: Literal[True]
    ) -> Registers[Transaction]: ...
    @overload
    def on(
        self, type: ReloadedReimbursementEventType, /, *types: ReloadedReimbursementEventType, reload: Literal[True]
    ) -> Registers[Reimbursement]: ...
    @overload
    def on(
        self, type: ReloadedAccountingClassEventType, /, *types: ReloadedAccountingClassEventType, reload: Literal[True]
    ) -> Registers[AccountingClass]: ...
    @overload
    def on(
        self, type: ReloadedChartOfAccountEventType, /, *types: ReloadedChartOfAccountEventType, reload: Literal[True]
    ) -> Registers[ChartOfAccount]: ...
    @overload
    def on(
        self, type: ReloadedCreditMemoEventType, /, *types: ReloadedCreditMemoEventType, reload: Literal[True]
    ) -> Registers[CreditMemo]: ...
    @overload
    def on(
        self, type: ReloadedCustomerEventType, /, *types: ReloadedCustomerEventType, reload: Literal[True]
    ) -> Registers[Customer]: ...
    @overload
    def on(
        self,
        type: ReloadedReceivablePaymentEventType,
        /,
        *types: ReloadedReceivablePaymentEventType,
        reload: Literal[True],
    ) -> Registers[ReceivablePayment]: ...
    @overload
    def on(
        self, type: ReloadedVendorCreditEventType, /, *types: ReloadedVendorCreditEventType, reload: Literal[True]
    ) -> Registers[VendorCredit]: ...
    @overload
    def on(
        self, type: NotificationVendorEventType, /, *types: NotificationVendorEventType, reload: Literal[False] = False
    ) -> Registers[NotificationVendor]: ...
    @overload
    def on(
        self,
        type: NotificationAutopayEventType,
        /,
        *types: NotificationAutopayEventType,
        reload: Literal[False] = False,
    ) -> Registers[NotificationAutopay]: ...
    @overload
    def on(
        self, type: NotificationBillEventType, /, *types: NotificationBillEventType, reload: Literal[False] = False
    ) -> Registers[NotificationBill]: ...
    @overload
    def on(
        self,
        type: NotificationPaymentEventType,
        /,
        *types: NotificationPaymentEventType,
        reload: Literal[False] = False,
    ) -> Registers[NotificationPayment]: ...
    @overload
    def on(
        self,
        type: NotificationMassPaymentEventType,
        /,
        *types: NotificationMassPaymentEventType,
        reload: Literal[False] = False,
    ) -> Registers[NotificationMassPayment]: ...
    @overload
    def on(
        self,
        type: NotificationBankAccountEventType,
        /,
        *types: NotificationBankAccountEventType,
        reload: Literal[False] = False,
    ) -> Registers[NotificationBankAccount]: ...
    @overload
    def on(
        self,
        type: NotificationCardAccountEventType,
        /,
        *types: NotificationCardAccountEventType,
        reload: Literal[False] = False,
    ) -> Registers[NotificationCardAccount]: ...
    @overload
    def on(
        self,
        type: NotificationInvoiceEventType,
        /,
        *types: NotificationInvoiceEventType,
        reload: Literal[False] = False,
    ) -> Registers[NotificationInvoice]: ...
    @overload
    def on(
        self,
        type: NotificationRiskVerificationEventType,
        /,
        *types: NotificationRiskVerificationEventType,
        reload: Literal[False] = False,
    ) -> Registers[NotificationRiskVerification]: ...
    @overload
    def on(
        self,
        type: NotificationSpendTransactionEventType,
        /,
        *types: NotificationSpendTransactionEventType,
        reload: Literal[False] = False,
    ) -> Registers[NotificationSpendTransaction]: ...
    @overload
    def on(
        self,
        type: NotificationSpendReimbursementEventType,
        /,
        *types: NotificationSpendReimbursementEventType,
        reload: Literal[False] = False,
    ) -> Registers[NotificationSpendReimbursement]: ...
    @overload
    def on(
        self,
        type: NotificationThreeDsChallengeEventType,
        /,
        *types: NotificationThreeDsChallengeEventType,
        reload: Literal[False] = False,
    ) -> Registers[NotificationThreeDsChallenge]: ...
    @overload
    def on(
        self, type: AccountingClassEventType, /, *types: AccountingClassEventType, reload: Literal[False] = False
    ) -> Registers[AccountingClass]: ...
    @overload
    def on(
        self, type: ChartOfAccountEventType, /, *types: ChartOfAccountEventType, reload: Literal[False] = False
    ) -> Registers[ChartOfAccount]: ...
    @overload
    def on(
        self, type: CreditMemoEventType, /, *types: CreditMemoEventType, reload: Literal[False] = False
    ) -> Registers[CreditMemo]: ...
    @overload
    def on(
        self, type: CustomerEventType, /, *types: CustomerEventType, reload: Literal[False] = False
    ) -> Registers[Customer]: ...
    @overload
    def on(
        self, type: ReceivablePaymentEventType, /, *types: ReceivablePaymentEventType, reload: Literal[False] = False
    ) -> Registers[ReceivablePayment]: ...
    @overload
    def on(
        self, type: VendorCreditEventType, /, *types: VendorCreditEventType, reload: Literal[False] = False
    ) -> Registers[VendorCredit]: ...
    @overload
    def on(self, type: str, /, *types: str, reload: bool = False) -> Registers[Any]: ...
    def on(self, type: str, /, *types: str, reload: bool = False) -> Registers[Any]:
        """Register a handler for events of these types.

            @receiver.on("bill.created", "bill.updated")
            async def bill_changed(event: Event[NotificationBill]) -> None: ...

        A type may be a pattern: `spend.*` matches every type that begins with `spend.`, and `*` all types. With
        `reload`, the object is first reloaded through the API, once for all waiting events about it.
        """
        return self._register((type, *types), reload)

    @abstractmethod
    def _register(self, types: tuple[str, ...], reload: bool) -> Registers[Any]: ...
