"""The most used operations as BILL documents them, written by hand.

Nothing here is made from `spec/`, so a wrong path, method, name or required field there fails a test. The bodies are
our own, in the shape that BILL's reference shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

import attrs

from bill_async import Bill_, Customer_, Invoice_, Payment_, Vendor_
from bill_async.models import (
    AddressInput,
    BillCreate,
    BillInvoiceInput,
    BillLineItemInput,
    BillUpdate,
    BudgetCreate,
    BulkPaymentItem,
    CustomerCreate,
    FundingAccountInput,
    InvoiceCreate,
    InvoiceCustomer,
    InvoiceLineItemInput,
    LoginAsUserRequest,
    LoginRequest,
    MfaChallengeValidateRequest,
    PartnerLoginRequest,
    PaymentBulkCreate,
    PaymentCreate,
    PaymentProcessingOptionsInput,
    RecordArPaymentInvoice,
    RecordArPaymentRequest,
    RecordedBillPayment,
    RecordPaymentRequest,
    SendInvoiceRecipient,
    SendInvoiceReplyTo,
    SendInvoiceRequest,
    SpendCardCreate,
    SubscriptionCreate,
    SubscriptionEventInput,
    SubscriptionStatus,
    VendorBankAccountCreate,
    VendorCreate,
    VendorCreditCreate,
    VendorCreditLineItemInput,
    VendorUpdate,
    VoidPaymentRequest,
)
from bill_async.operations import Transaction_

ORGANIZATION: Final = ("devKey", "sessionId")
PARTNER: Final = ("appKey", "sessionId")
SPEND: Final = ("apiToken",)


@attrs.frozen(kw_only=True)
class Documented:
    """One operation: how BILL describes it, one call, and one answer."""

    route: str
    auth: tuple[str, ...] = ORGANIZATION
    path: Mapping[str, str] = attrs.field(factory=dict)
    arguments: Mapping[str, Any] = attrs.field(factory=dict)
    """What the method is called with, besides what is in the path and the body."""
    query: Mapping[str, str] = attrs.field(factory=dict)
    needs: tuple[str, ...] = ()
    """The query parameters that must be given."""
    key: bool = False
    """Whether a fresh X-Idempotent-Key is sent."""
    body: Any = None
    """What the caller passes: a model, a list of models, or the bytes of a file."""
    required: str = ""
    """The fields without which BILL refuses the body, as far down as the example goes."""
    json: str = ""
    """The body as it is sent."""
    status: int = 200
    answer: str = ""
    read: Mapping[str, Any] = attrs.field(factory=dict)
    """What the caller finds in the answer; of a list, in its first item."""


BILL: Final = """{
    "id": "00nEXAMPLEBILL000001", "archived": false, "vendorId": "009EXAMPLEVENDOR0001", "vendorName": "Fern & Sons",
    "amount": 1250.10, "fundingAmount": 1250.10, "paidAmount": 0.30, "dueAmount": 1249.80, "scheduledAmount": 0,
    "creditAmount": 0.00, "exchangeRate": 1, "description": "Hedge trimming", "dueDate": "2026-12-15",
    "invoice": {"invoiceNumber": "F-77", "invoiceDate": "2026-11-15"},
    "billLineItems": [{
        "id": "bliEXAMPLELINE000001", "amount": 1250.10, "quantity": 3, "price": 416.70, "description": "Hedge",
        "classifications": {"chartOfAccountId": "0caEXAMPLEACCOUNT001", "departmentId": "0deEXAMPLE0000000001"}
    }],
    "paymentStatus": "PARTIALLY_PAID", "approvalStatus": "APPROVED",
    "createdTime": "2026-11-16T08:30:00.125+00:00", "updatedTime": "2026-11-20T17:05:09.000+00:00"
}"""
BILL_READ: Final = {
    "id": "00nEXAMPLEBILL000001",
    "vendor_id": "009EXAMPLEVENDOR0001",
    "amount": Decimal("1250.10"),
    "paid_amount": Decimal("0.30"),
    "due_amount": Decimal("1249.80"),
    "scheduled_amount": Decimal(0),
    "due_date": date(2026, 12, 15),
    "invoice.invoice_number": "F-77",
    "bill_line_items.0.price": Decimal("416.70"),
    "payment_status": "PARTIALLY_PAID",
    "created_time": datetime(2026, 11, 16, 8, 30, 0, 125000, tzinfo=UTC),
}
NEW_BILL: Final = BillCreate(
    vendor_id="009EXAMPLEVENDOR0001",
    due_date=date(2026, 12, 15),
    invoice=BillInvoiceInput(invoice_number="F-77", invoice_date=date(2026, 11, 15)),
    bill_line_items=[BillLineItemInput(amount=Decimal("1250.10"), description="Hedge")],
)
NEW_BILL_JSON: Final = """{
    "vendorId": "009EXAMPLEVENDOR0001", "dueDate": "2026-12-15",
    "invoice": {"invoiceNumber": "F-77", "invoiceDate": "2026-11-15"},
    "billLineItems": [{"amount": 1250.10, "description": "Hedge"}]
}"""
NEW_BILL_REQUIRED: Final = "vendorId dueDate invoice invoice.invoiceNumber invoice.invoiceDate billLineItems"

VENDOR: Final = """{
    "id": "009EXAMPLEVENDOR0001", "archived": false, "name": "Fern & Sons", "accountType": "BUSINESS",
    "email": "office@fern.example", "phone": "6505550142",
    "address": {"line1": "12 Elm St", "city": "Eugene", "stateOrProvince": "OR", "zipOrPostalCode": "97401",
                "country": "US", "countryName": "United States"},
    "paymentInformation": {"payeeName": "Fern & Sons", "email": "office@fern.example", "payByType": "CHECK"},
    "billCurrency": "USD", "balance": {"amount": 90071992547409.93}, "autoPay": {"enabled": true, "maxAmount": 500.05},
    "createdTime": "2026-01-05T10:00:00.000+00:00", "updatedTime": "2026-02-05T10:00:00.000+00:00"
}"""
VENDOR_READ: Final = {
    "id": "009EXAMPLEVENDOR0001",
    "name": "Fern & Sons",
    "address.zip_or_postal_code": "97401",
    "payment_information.pay_by_type": "CHECK",
    "balance.amount": Decimal("90071992547409.93"),
    "auto_pay.max_amount": Decimal("500.05"),
}

PAYMENT: Final = """{
    "id": "stpEXAMPLEPAYMENT001", "vendorId": "009EXAMPLEVENDOR0001", "vendorName": "Fern & Sons",
    "billId": "00nEXAMPLEBILL000001",
    "billPayments": [{"id": "blpEXAMPLE0000000001", "billId": "00nEXAMPLEBILL000001", "amount": 1249.80}],
    "amount": 1249.80, "fundingAmount": 1249.80, "exchangeRate": 1, "processDate": "2026-12-10",
    "fundingAccount": {"type": "BANK_ACCOUNT", "id": "bacEXAMPLEACCOUNT001"},
    "processingOptions": {"requestPayFaster": false, "createBill": false},
    "transactionNumber": "T-100", "confirmationNumber": "C-200", "status": "SCHEDULED", "onlinePayment": true,
    "disbursementType": "ACH", "disbursementStatus": "SCHEDULED", "singleStatus": "SCHEDULED",
    "createdTime": "2026-11-21T12:00:00.000+00:00", "updatedTime": "2026-11-21T12:00:00.000+00:00"
}"""
PAYMENT_READ: Final = {
    "id": "stpEXAMPLEPAYMENT001",
    "amount": Decimal("1249.80"),
    "funding_amount": Decimal("1249.80"),
    "bill_payments.0.amount": Decimal("1249.80"),
    "process_date": date(2026, 12, 10),
    "funding_account.type": "BANK_ACCOUNT",
    "single_status": "SCHEDULED",
}

CUSTOMER: Final = """{
    "id": "0cuEXAMPLECUSTOMER01", "archived": false, "name": "Larch Hotel", "companyName": "Larch Hotel Inc.",
    "email": "bills@larch.example", "accountType": "BUSINESS", "invoiceCurrency": "USD",
    "billingAddress": {"line1": "1 Pine Rd", "city": "Bend", "stateOrProvince": "OR", "zipOrPostalCode": "97702",
                       "country": "US"},
    "balance": {"amount": 0.1},
    "createdTime": "2026-01-05T10:00:00.000+00:00", "updatedTime": "2026-02-05T10:00:00.000+00:00"
}"""
CUSTOMER_READ: Final = {
    "id": "0cuEXAMPLECUSTOMER01",
    "email": "bills@larch.example",
    "billing_address.city": "Bend",
    "balance.amount": Decimal("0.1"),
}

INVOICE: Final = """{
    "id": "00eEXAMPLEINVOICE001", "archived": false, "invoiceNumber": "L-5", "invoiceDate": "2026-11-01",
    "dueDate": "2026-12-01", "customerId": "0cuEXAMPLECUSTOMER01", "totalAmount": 19.99, "dueAmount": 9.99,
    "scheduledAmount": 0.00, "creditAmount": 0.00, "status": "PARTIAL_PAYMENT", "exchangeRate": 1,
    "invoiceLineItems": [{"id": "iliEXAMPLELINE000001", "quantity": 2.5, "price": 7.996, "description": "Towels"}],
    "payments": [{"id": "0rpEXAMPLEPAYMENT001", "amount": 10.00, "status": "PAID", "date": "2026-11-09"}],
    "salesTaxTotal": 0.00, "enableCardPayment": false,
    "createdTime": "2026-11-01T10:00:00.000+00:00", "updatedTime": "2026-11-09T10:00:00.000+00:00"
}"""
INVOICE_READ: Final = {
    "id": "00eEXAMPLEINVOICE001",
    "customer_id": "0cuEXAMPLECUSTOMER01",
    "total_amount": Decimal("19.99"),
    "due_amount": Decimal("9.99"),
    "invoice_line_items.0.quantity": Decimal("2.5"),
    "invoice_line_items.0.price": Decimal("7.996"),
    "payments.0.amount": Decimal("10.00"),
    "payments.0.date_": date(2026, 11, 9),
    "status": "PARTIAL_PAYMENT",
}

TRANSACTION: Final = """{
    "id": "VHJhbnNhY3Rpb246MQ==", "uuid": "txr_aaaaaaaaaaaaaaaaaaaaaaaaaa", "transactionType": "CLEAR",
    "amount": 41.07, "transactedAmount": 38.00, "fees": 0.00, "foreignExchangeFee": 3.07,
    "currencyData": {"exchangeRate": 1.08, "exponent": 2, "originalCurrencyAmount": "3800",
                     "originalCurrencyCode": "EUR", "symbol": "E"},
    "merchantName": "Quay Rail", "network": "VISA", "isCredit": false, "pointsAwarded": 12,
    "userId": "VXNlcjox", "userName": "Ida Moss", "budgetId": "QnVkZ2V0OjE=", "cardId": "Q2FyZDox",
    "cardType": "VIRTUAL", "occurredTime": "2026-10-01T09:15:00.000+00:00",
    "updatedTime": "2026-10-02T09:15:00.000+00:00", "isParent": true, "isLocked": false, "complete": true,
    "receiptRequired": true, "receiptStatus": "ATTACHED"
}"""
TRANSACTION_READ: Final = {
    "uuid": "txr_aaaaaaaaaaaaaaaaaaaaaaaaaa",
    "transaction_type": "CLEAR",
    "amount": Decimal("41.07"),
    "foreign_exchange_fee": Decimal("3.07"),
    "currency_data.exchange_rate": Decimal("1.08"),
    "occurred_time": datetime(2026, 10, 1, 9, 15, tzinfo=UTC),
    "complete": True,
}

CARD: Final = """{
    "id": "Q2FyZDox", "uuid": "crd_aaaaaaaaaaaaaaaaaaaaaaaaaa", "name": "Rail", "userId": "VXNlcjox",
    "budgetId": "QnVkZ2V0OjE=", "lastFour": "0042", "validThru": "1229", "status": "FROZEN", "type": "VIRTUAL_VENDOR",
    "shareBudgetFunds": false, "recurring": true, "recurringLimit": 250.50,
    "currentPeriod": {"limit": 250.50, "spent": 41.07}
}"""
CARD_READ: Final = {
    "id": "Q2FyZDox",
    "last_four": "0042",
    "status": "FROZEN",
    "recurring_limit": Decimal("250.50"),
    "current_period.spent": Decimal("41.07"),
}

BUDGET: Final = """{
    "id": "QnVkZ2V0OjE=", "uuid": "bgt_aaaaaaaaaaaaaaaaaaaaaaaaaa", "name": "Travel", "retired": false,
    "recurringInterval": "MONTHLY", "recurringLimit": 1000.10, "limitlessOverspend": false,
    "currentPeriod": {"startDate": "2026-11-01", "endDate": "2026-11-30", "limit": 1000.10, "assigned": 250.50,
                      "spent": {"cleared": 41.07, "pending": 0.03, "total": 41.10}}
}"""
BUDGET_READ: Final = {
    "name": "Travel",
    "recurring_limit": Decimal("1000.10"),
    "current_period.spent.total": Decimal("41.10"),
    "current_period.end_date": date(2026, 11, 30),
}


def page(item: str) -> str:
    """A page of one item, as most lists answer it."""
    return f'{{"results": [{item}], "nextPage": "after", "prevPage": "before"}}'


OPERATIONS: Final[Mapping[str, Documented]] = {
    # ---- sessions
    "auth.login": Documented(
        route="POST /connect/v3/login",
        auth=(),
        body=LoginRequest(dev_key="k", username="u", password="p", organization_id="008EXAMPLEORGANIZ001"),
        required="devKey username password organizationId",
        json='{"devKey": "k", "username": "u", "password": "p", "organizationId": "008EXAMPLEORGANIZ001"}',
        answer="""{"sessionId": "s-1", "organizationId": "008EXAMPLEORGANIZ001", "userId": "006EXAMPLEUSER000001",
                   "trusted": true}""",
        read={"session_id": "s-1", "user_id": "006EXAMPLEUSER000001", "trusted": True},
    ),
    "auth.get_session": Documented(
        route="GET /connect/v3/login/session",
        answer='{"organizationId": "008EXAMPLEORGANIZ001", "userId": "006EXAMPLEUSER000001", "mfaBypass": false}',
        read={"organization_id": "008EXAMPLEORGANIZ001", "mfa_bypass": False},
    ),
    "mfa.validate_challenge": Documented(
        route="POST /connect/v3/mfa/challenge/validate",
        body=MfaChallengeValidateRequest(
            challenge_id="c-1", token="123456", remember_me=True, device="printer", machine_name="basement"
        ),
        required="challengeId token",
        json="""{"challengeId": "c-1", "token": "123456", "rememberMe": true, "device": "printer",
                 "machineName": "basement"}""",
        answer='{"rememberMeId": "r-1"}',
        read={"remember_me_id": "r-1"},
    ),
    # ---- bills
    "bills.list": Documented(
        route="GET /connect/v3/bills",
        arguments={
            "filters": [Bill_.due_date < date(2026, 12, 31), Bill_.payment_status == "UNPAID"],
            "sort": Bill_.due_date.desc(),
            "max": 50,
            "page": "here",
        },
        query={
            "filters": "dueDate:lt:2026-12-31,paymentStatus:eq:UNPAID",
            "sort": "dueDate:desc",
            "max": "50",
            "page": "here",
        },
        answer=page(BILL),
        read=BILL_READ,
    ),
    "bills.create": Documented(
        route="POST /connect/v3/bills",
        body=NEW_BILL,
        required=NEW_BILL_REQUIRED,
        json=NEW_BILL_JSON,
        status=201,
        answer=BILL,
        read=BILL_READ,
    ),
    "bills.create_bulk": Documented(
        route="POST /connect/v3/bills/bulk",
        body=[NEW_BILL, NEW_BILL],
        required=NEW_BILL_REQUIRED,
        json=f"[{NEW_BILL_JSON}, {NEW_BILL_JSON}]",
        status=201,
        answer=f"[{BILL}]",
        read=BILL_READ,
    ),
    "bills.get": Documented(
        route="GET /connect/v3/bills/{billId}",
        path={"billId": "00nEXAMPLEBILL000001"},
        answer=BILL,
        read=BILL_READ,
    ),
    "bills.update": Documented(
        route="PATCH /connect/v3/bills/{billId}",
        path={"billId": "00nEXAMPLEBILL000001"},
        body=BillUpdate(
            bill_line_items=[
                BillLineItemInput(id="bliEXAMPLELINE000001", quantity=Decimal("0.5"), price=Decimal("416.70"))
            ]
        ),
        json='{"billLineItems": [{"id": "bliEXAMPLELINE000001", "quantity": 0.5, "price": 416.70}]}',
        answer=BILL,
        read=BILL_READ,
    ),
    "bills.replace": Documented(
        route="PUT /connect/v3/bills/{billId}",
        path={"billId": "00nEXAMPLEBILL000001"},
        body=NEW_BILL,
        required=NEW_BILL_REQUIRED,
        json=NEW_BILL_JSON,
        answer=BILL,
        read=BILL_READ,
    ),
    "bills.archive": Documented(
        route="POST /connect/v3/bills/{billId}/archive",
        path={"billId": "00nEXAMPLEBILL000001"},
        answer=BILL,
        read=BILL_READ,
    ),
    "bills.record_payment": Documented(
        route="POST /connect/v3/bills/record-payment",
        body=RecordPaymentRequest(
            vendor_id="009EXAMPLEVENDOR0001",
            process_date=date(2026, 11, 20),
            to_print_check=False,
            payments=[RecordedBillPayment(bill_id="00nEXAMPLEBILL000001", amount=Decimal("0.30"))],
        ),
        required="vendorId processDate toPrintCheck payments payments.billId payments.amount",
        json="""{"vendorId": "009EXAMPLEVENDOR0001", "processDate": "2026-11-20", "toPrintCheck": false,
                 "payments": [{"billId": "00nEXAMPLEBILL000001", "amount": 0.30}]}""",
        answer="""{"id": "stpEXAMPLEPAYMENT002", "vendorId": "009EXAMPLEVENDOR0001", "processDate": "2026-11-20",
                   "billPayments": [{"billId": "00nEXAMPLEBILL000001", "amount": 0.30}],
                   "amount": 0.30, "onlinePayment": false, "toPrintCheck": false}""",
        read={"amount": Decimal("0.30"), "bill_payments.0.amount": Decimal("0.30"), "online_payment": False},
    ),
    # ---- vendors
    "vendors.list": Documented(
        route="GET /connect/v3/vendors",
        arguments={
            "filters": [Vendor_.name.starts_with("Fern, Sons"), Vendor_.archived == False],  # noqa: E712
            "sort": Vendor_.name.asc(),
            "max": 100,
        },
        query={"filters": 'name:sw:"Fern, Sons",archived:eq:false', "sort": "name:asc", "max": "100"},
        answer=page(VENDOR),
        read=VENDOR_READ,
    ),
    "vendors.create": Documented(
        route="POST /connect/v3/vendors",
        body=VendorCreate(
            name="Fern & Sons",
            address=AddressInput(
                line1="12 Elm St", city="Eugene", state_or_province="OR", zip_or_postal_code="97401", country="US"
            ),
        ),
        required="name address address.line1 address.city address.zipOrPostalCode address.country",
        json="""{"name": "Fern & Sons", "address": {"line1": "12 Elm St", "city": "Eugene", "stateOrProvince": "OR",
                 "zipOrPostalCode": "97401", "country": "US"}}""",
        status=201,
        answer=VENDOR,
        read=VENDOR_READ,
    ),
    "vendors.get": Documented(
        route="GET /connect/v3/vendors/{vendorId}",
        path={"vendorId": "009EXAMPLEVENDOR0001"},
        answer=VENDOR,
        read=VENDOR_READ,
    ),
    "vendors.update": Documented(
        route="PATCH /connect/v3/vendors/{vendorId}",
        path={"vendorId": "009EXAMPLEVENDOR0001"},
        body=VendorUpdate(email="new@fern.example", phone=None),
        json='{"email": "new@fern.example", "phone": null}',
        answer=VENDOR,
        read=VENDOR_READ,
    ),
    "vendors.archive": Documented(
        route="POST /connect/v3/vendors/{vendorId}/archive",
        path={"vendorId": "009EXAMPLEVENDOR0001"},
        answer=VENDOR,
        read=VENDOR_READ,
    ),
    "vendor_bank_accounts.create": Documented(
        route="POST /connect/v3/vendors/{vendorId}/bank-account",
        path={"vendorId": "009EXAMPLEVENDOR0001"},
        body=VendorBankAccountCreate(account_number="00123", routing_number="021000021", type="CHECKING"),
        required="accountNumber",
        json='{"accountNumber": "00123", "routingNumber": "021000021", "type": "CHECKING"}',
        answer='{"accountNumber": "*0123", "routingNumber": "021000021", "type": "CHECKING"}',
        read={"account_number": "*0123", "routing_number": "021000021"},
    ),
    # ---- payments
    "payments.list": Documented(
        route="GET /connect/v3/payments",
        arguments={"sort": [Payment_.process_date.desc(), Payment_.amount.asc()], "max": 20},
        query={"sort": "processDate:desc,amount:asc", "max": "20"},
        answer=page(PAYMENT),
        read=PAYMENT_READ,
    ),
    "payments.create": Documented(
        route="POST /connect/v3/payments",
        body=PaymentCreate(
            bill_id="00nEXAMPLEBILL000001",
            vendor_id="009EXAMPLEVENDOR0001",
            amount=Decimal("1249.80"),
            process_date=date(2026, 12, 10),
            funding_account=FundingAccountInput(type="BANK_ACCOUNT", id="bacEXAMPLEACCOUNT001"),
            processing_options=PaymentProcessingOptionsInput(create_bill=False),
        ),
        required="amount fundingAccount fundingAccount.type processingOptions",
        json="""{"billId": "00nEXAMPLEBILL000001", "vendorId": "009EXAMPLEVENDOR0001", "amount": 1249.80,
                 "processDate": "2026-12-10", "fundingAccount": {"type": "BANK_ACCOUNT", "id": "bacEXAMPLEACCOUNT001"},
                 "processingOptions": {"createBill": false}}""",
        status=201,
        answer=PAYMENT,
        read=PAYMENT_READ,
    ),
    "payments.create_bulk": Documented(
        route="POST /connect/v3/payments/bulk",
        body=PaymentBulkCreate(
            funding_account=FundingAccountInput(type="BANK_ACCOUNT", id="bacEXAMPLEACCOUNT001"),
            payments=[
                BulkPaymentItem(bill_id="00nEXAMPLEBILL000001", amount=Decimal("1249.80")),
                BulkPaymentItem(bill_id="00nEXAMPLEBILL000002", amount=Decimal(7)),
            ],
        ),
        required="fundingAccount fundingAccount.type payments payments.billId payments.amount",
        json="""{"fundingAccount": {"type": "BANK_ACCOUNT", "id": "bacEXAMPLEACCOUNT001"},
                 "payments": [{"billId": "00nEXAMPLEBILL000001", "amount": 1249.80},
                              {"billId": "00nEXAMPLEBILL000002", "amount": 7}]}""",
        status=201,
        answer=f'{{"payments": [{PAYMENT}]}}',
        read=PAYMENT_READ,
    ),
    "payments.get": Documented(
        route="GET /connect/v3/payments/{paymentId}",
        path={"paymentId": "stpEXAMPLEPAYMENT001"},
        answer=PAYMENT,
        read=PAYMENT_READ,
    ),
    "payments.cancel": Documented(
        route="POST /connect/v3/payments/{paymentId}/cancel",
        path={"paymentId": "stpEXAMPLEPAYMENT001"},
        answer=PAYMENT,
        read=PAYMENT_READ,
    ),
    "payments.void": Documented(
        route="POST /connect/v3/payments/{paymentId}/void",
        path={"paymentId": "stpEXAMPLEPAYMENT001"},
        body=VoidPaymentRequest(type="VOID_ONLY", reason="Paid twice"),
        required="type reason",
        json='{"type": "VOID_ONLY", "reason": "Paid twice"}',
        answer=PAYMENT,
        read=PAYMENT_READ,
    ),
    "payments.get_options": Documented(
        route="GET /connect/v3/payments/options",
        arguments={"vendor_id": "009EXAMPLEVENDOR0001", "amount": Decimal("1249.80")},
        query={"vendorId": "009EXAMPLEVENDOR0001", "amount": "1249.80"},
        needs=("vendorId", "amount"),
        answer="""{"vendorId": "009EXAMPLEVENDOR0001", "amount": 1249.80, "fundingOptions": {"banks": [
                   {"id": "bacEXAMPLEACCOUNT001", "name": "Main", "available": true, "fee": 0.49,
                    "processDate": "2026-12-10", "deliveryDate": "2026-12-14"}]}}""",
        read={
            "amount": Decimal("1249.80"),
            "funding_options.banks.0.fee": Decimal("0.49"),
            "funding_options.banks.0.delivery_date": date(2026, 12, 14),
        },
    ),
    "payments.get_exchange_rate": Documented(
        route="GET /connect/v3/payments/exchange-rate",
        arguments={"vendor_id": "009EXAMPLEVENDOR0001", "amount": Decimal("90.10")},
        query={"vendorId": "009EXAMPLEVENDOR0001", "amount": "90.10"},
        needs=("vendorId", "amount"),
        answer="""{"billCurrency": "EUR", "paymentCurrency": "EUR", "baseCurrency": "USD", "exchangeRate": 0.8412345,
                   "exchangeRateBatchId": 41207}""",
        read={"bill_currency": "EUR", "exchange_rate": Decimal("0.8412345"), "exchange_rate_batch_id": 41207},
    ),
    "vendor_credits.create": Documented(
        route="POST /connect/v3/vendor-credits",
        body=VendorCreditCreate(
            vendor_id="009EXAMPLEVENDOR0001",
            reference_number="CR-1",
            credit_date=date(2026, 11, 2),
            vendor_credit_line_items=[VendorCreditLineItemInput(amount=Decimal("14.99"), description="Returned")],
        ),
        required="vendorId referenceNumber creditDate vendorCreditLineItems vendorCreditLineItems.amount",
        json="""{"vendorId": "009EXAMPLEVENDOR0001", "referenceNumber": "CR-1", "creditDate": "2026-11-02",
                 "vendorCreditLineItems": [{"amount": 14.99, "description": "Returned"}]}""",
        status=201,
        answer="""{"id": "vcrEXAMPLECREDIT0001", "vendorId": "009EXAMPLEVENDOR0001", "referenceNumber": "CR-1",
                   "creditDate": "2026-11-02", "amount": 14.99, "appliedAmount": 0.00, "status": "NOT_APPLIED",
                   "vendorCreditLineItems": [{"id": "vciEXAMPLELINE000001", "amount": 14.99}]}""",
        read={
            "id": "vcrEXAMPLECREDIT0001",
            "amount": Decimal("14.99"),
            "applied_amount": Decimal("0.00"),
            "vendor_credit_line_items.0.amount": Decimal("14.99"),
        },
    ),
    # ---- receivables
    "customers.list": Documented(
        route="GET /connect/v3/customers",
        arguments={"filters": Customer_.updated_time >= datetime(2026, 2, 1, tzinfo=UTC)},
        query={"filters": 'updatedTime:gte:"2026-02-01T00:00:00.000Z"', "max": "100"},
        answer=page(CUSTOMER),
        read=CUSTOMER_READ,
    ),
    "customers.create": Documented(
        route="POST /connect/v3/customers",
        body=CustomerCreate(name="Larch Hotel", email="bills@larch.example"),
        required="name email",
        json='{"name": "Larch Hotel", "email": "bills@larch.example"}',
        status=201,
        answer=CUSTOMER,
        read=CUSTOMER_READ,
    ),
    "invoices.list": Documented(
        route="GET /connect/v3/invoices",
        arguments={"filters": Invoice_.customer_id.in_(["0cuEXAMPLECUSTOMER01", "0cuEXAMPLECUSTOMER02"])},
        query={"filters": 'customerId:in:"0cuEXAMPLECUSTOMER01,0cuEXAMPLECUSTOMER02"', "max": "100"},
        answer=page(INVOICE),
        read=INVOICE_READ,
    ),
    "invoices.create": Documented(
        route="POST /connect/v3/invoices",
        body=InvoiceCreate(
            customer=InvoiceCustomer(id="0cuEXAMPLECUSTOMER01"),
            invoice_number="L-5",
            due_date=date(2026, 12, 1),
            invoice_line_items=[
                InvoiceLineItemInput(quantity=Decimal("2.5"), price=Decimal("7.996"), description="Towels")
            ],
        ),
        required="customer invoiceLineItems",
        json="""{"customer": {"id": "0cuEXAMPLECUSTOMER01"}, "invoiceNumber": "L-5", "dueDate": "2026-12-01",
                 "invoiceLineItems": [{"quantity": 2.5, "price": 7.996, "description": "Towels"}]}""",
        status=201,
        answer=INVOICE,
        read=INVOICE_READ,
    ),
    "invoices.get": Documented(
        route="GET /connect/v3/invoices/{invoiceId}",
        path={"invoiceId": "00eEXAMPLEINVOICE001"},
        answer=INVOICE,
        read=INVOICE_READ,
    ),
    "invoices.record_payment": Documented(
        route="POST /connect/v3/invoices/record-payment",
        body=RecordArPaymentRequest(
            customer_id="0cuEXAMPLECUSTOMER01",
            payment_date=date(2026, 11, 9),
            payment_type="CHECK",
            amount=Decimal("12.50"),
            invoices=[RecordArPaymentInvoice(id="00eEXAMPLEINVOICE001", amount=Decimal("10.00"))],
        ),
        required="paymentDate paymentType amount invoices invoices.id invoices.amount",
        json="""{"customerId": "0cuEXAMPLECUSTOMER01", "paymentDate": "2026-11-09", "paymentType": "CHECK",
                 "amount": 12.50, "invoices": [{"id": "00eEXAMPLEINVOICE001", "amount": 10.00}]}""",
        answer="""{"id": "0rpEXAMPLEPAYMENT001", "customerId": "0cuEXAMPLECUSTOMER01", "paymentType": "CHECK",
                   "paymentDate": "2026-11-09", "amount": 12.50, "unappliedAmount": 2.50}""",
        read={"amount": Decimal("12.50"), "unapplied_amount": Decimal("2.50")},
    ),
    "invoices.send": Documented(
        route="POST /connect/v3/invoices/{invoiceId}/email",
        path={"invoiceId": "00eEXAMPLEINVOICE001"},
        body=SendInvoiceRequest(
            reply_to=SendInvoiceReplyTo(user_id="006EXAMPLEUSER000001"),
            recipient=SendInvoiceRecipient(to=["bills@larch.example"]),
        ),
        required="replyTo recipient",
        json="""{"replyTo": {"userId": "006EXAMPLEUSER000001"}, "recipient": {"to": ["bills@larch.example"]}}""",
    ),
    # ---- files, accounts, the organization
    "documents.upload": Documented(
        route="POST /connect/v3/documents/bills/{billId}",
        path={"billId": "00nEXAMPLEBILL000001"},
        arguments={"name": "hedge.pdf"},
        query={"name": "hedge.pdf"},  # required, but the method takes it from a path if it is given one
        body=b"%PDF-1.7 hedge",
        answer='{"id": "0duEXAMPLEUPLOAD0001"}',
        read={"id": "0duEXAMPLEUPLOAD0001", "download_link": None},
    ),
    "documents.upload_status": Documented(
        route="GET /connect/v3/documents/upload-status",
        arguments={"ids": ["0duEXAMPLEUPLOAD0001", "0duEXAMPLEUPLOAD0002"]},
        query={"ids": "0duEXAMPLEUPLOAD0001,0duEXAMPLEUPLOAD0002"},
        needs=("ids",),
        answer="""[{"uploadId": "0duEXAMPLEUPLOAD0001", "documentId": "00hEXAMPLEDOCUMENT01",
                    "status": "UPLOADED"}]""",
        read={"upload_id": "0duEXAMPLEUPLOAD0001", "document_id": "00hEXAMPLEDOCUMENT01", "status": "UPLOADED"},
    ),
    "bank_accounts.list": Documented(
        route="GET /connect/v3/funding-accounts/banks",
        query={"max": "100"},
        answer=page("""{"id": "bacEXAMPLEACCOUNT001", "archived": false, "status": "VERIFIED", "bankName": "Moss Bank",
                        "nameOnAccount": "Hill Farm", "routingNumber": "021000021", "accountNumber": "*6789",
                        "type": "CHECKING", "ownerType": "BUSINESS", "default": {"payables": true,
                        "receivables": false}}"""),
        read={"id": "bacEXAMPLEACCOUNT001", "status": "VERIFIED", "default.payables": True},
    ),
    "chart_of_accounts.list": Documented(
        route="GET /connect/v3/classifications/chart-of-accounts",
        query={"max": "100"},
        answer=page("""{"id": "0caEXAMPLEACCOUNT001", "archived": false, "name": "Garden",
                        "account": {"type": "EXPENSE", "number": "6100"}}"""),
        read={"name": "Garden", "account.type": "EXPENSE", "account.number": "6100"},
    ),
    "organizations.get": Documented(
        route="GET /connect/v3/organizations/{organizationId}",
        path={"organizationId": "008EXAMPLEORGANIZ001"},
        answer="""{"id": "008EXAMPLEORGANIZ001", "archived": false, "name": "Hill Farm", "phone": "6505550100",
                   "address": {"line1": "9 Oak Ave", "city": "Bend", "stateOrProvince": "OR",
                               "zipOrPostalCode": "97702", "country": "US"}}""",
        read={"name": "Hill Farm", "address.state_or_province": "OR"},
    ),
    "users.list": Documented(
        route="GET /connect/v3/users",
        query={"max": "100"},
        answer=page("""{"id": "006EXAMPLEUSER000001", "archived": false, "firstName": "Ida", "lastName": "Moss",
                        "email": "ida@hill.example", "role": {"id": "0poEXAMPLEROLE000001"}}"""),
        read={"first_name": "Ida", "role.id": "0poEXAMPLEROLE000001"},
    ),
    # ---- partners
    "partner.auth.login": Documented(
        route="POST /connect/v3/partner/login",
        auth=(),
        body=PartnerLoginRequest(app_key="k", username="u", password="p"),
        required="appKey username password",
        json='{"appKey": "k", "username": "u", "password": "p"}',
        answer='{"sessionId": "s-2"}',
        read={"session_id": "s-2"},
    ),
    "partner.auth.login_as_user": Documented(
        route="POST /connect/v3/partner/login-as-user",
        auth=PARTNER,
        body=LoginAsUserRequest(user_id="006EXAMPLEUSER000001", organization_id="008EXAMPLEORGANIZ001"),
        required="userId organizationId",
        json='{"userId": "006EXAMPLEUSER000001", "organizationId": "008EXAMPLEORGANIZ001"}',
        answer='{"sessionId": "s-3", "trusted": false}',
        read={"session_id": "s-3", "trusted": False},
    ),
    "partner.organizations.list": Documented(
        route="GET /connect/v3/partner/organizations",
        auth=PARTNER,
        query={"max": "100"},
        answer=page('{"id": "008EXAMPLEORGANIZ001", "archived": false, "name": "Hill Farm"}'),
        read={"id": "008EXAMPLEORGANIZ001", "name": "Hill Farm"},
    ),
    # ---- Spend & Expense
    "spend.budgets.list": Documented(
        route="GET /connect/v3/spend/budgets",
        auth=SPEND,
        arguments={"page": "here"},
        query={"max": "100", "nextPage": "here"},
        answer=page(BUDGET),
        read=BUDGET_READ,
    ),
    "spend.budgets.create": Documented(
        route="POST /connect/v3/spend/budgets",
        auth=SPEND,
        body=BudgetCreate(
            name="Travel", owners=["VXNlcjox"], recurring_interval="MONTHLY", recurring_limit=Decimal("1000.10")
        ),
        required="name owners recurringInterval",
        json='{"name": "Travel", "owners": ["VXNlcjox"], "recurringInterval": "MONTHLY", "recurringLimit": 1000.10}',
        answer=BUDGET,
        read=BUDGET_READ,
    ),
    "spend.cards.create": Documented(
        route="POST /connect/v3/spend/cards",
        auth=SPEND,
        body=SpendCardCreate(name="Rail", user_id="VXNlcjox", budget_id="QnVkZ2V0OjE=", limit=Decimal("250.50")),
        required="name userId budgetId",
        json='{"name": "Rail", "userId": "VXNlcjox", "budgetId": "QnVkZ2V0OjE=", "limit": 250.50}',
        answer=CARD,
        read=CARD_READ,
    ),
    "spend.cards.freeze": Documented(
        route="POST /connect/v3/spend/cards/{cardId}/freeze",
        auth=SPEND,
        path={"cardId": "crd_aaaaaaaaaaaaaaaaaaaaaaaaaa"},
        answer=CARD,
        read=CARD_READ,
    ),
    "spend.transactions.list": Documented(
        route="GET /connect/v3/spend/transactions",
        auth=SPEND,
        arguments={
            "filters": [Transaction_.amount >= Decimal("10.50"), Transaction_.type == "CLEAR"],
            "sort": Transaction_.occurred_time.desc(),
        },
        query={"filters": "amount:gte:10.50,type:eq:CLEAR", "sort": "occurredTime:desc", "max": "50"},
        answer=page(TRANSACTION),
        read=TRANSACTION_READ,
    ),
    "spend.transactions.get": Documented(
        route="GET /connect/v3/spend/transactions/{transactionId}",
        auth=SPEND,
        path={"transactionId": "txr_aaaaaaaaaaaaaaaaaaaaaaaaaa"},
        answer=TRANSACTION,
        read=TRANSACTION_READ,
    ),
    # ---- webhooks
    "webhooks.subscriptions.create": Documented(
        route="POST /connect-events/v3/subscriptions",
        key=True,
        body=SubscriptionCreate(
            name="Ledger",
            status=SubscriptionStatus(enabled=True),
            events=[SubscriptionEventInput(type="bill.created", version="1")],
            notification_url="https://hill.example/hook",
        ),
        required="name status events events.type events.version notificationUrl",
        json="""{"name": "Ledger", "status": {"enabled": true}, "events": [{"type": "bill.created", "version": "1"}],
                 "notificationUrl": "https://hill.example/hook"}""",
        answer="""{"id": "8a7d1f0e-0000-4000-8000-000000000001", "name": "Ledger", "status": {"enabled": true},
                   "events": [{"type": "bill.created", "version": "1"}],
                   "notificationUrl": "https://hill.example/hook", "securityKey": "shown once"}""",
        read={"status.enabled": True, "events.0.type": "bill.created", "security_key": "shown once"},
    ),
}
