"""One test for each operation of `receivable_payments`: what is sent, and what becomes of the answer.

Generated from spec/v3/receivable_payments.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from generated.wire import Wire

from bill_async.models import (
    ChargeCustomerRequest,
    FundingAccount,
    FundingAccountInput,
    FundingAccountType,
    ReceivableInvoicePayment,
    ReceivableInvoicePaymentInput,
    ReceivablePayment,
    ReceivablePaymentStatus,
    ReceivablesType,
)
from bill_async.operations import ReceivablePayment_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

RECEIVABLE_PAYMENT = ReceivablePayment(
    amount=Decimal("101.25"),
    id="0rp00000000000000002",
    customer_id="0cu00000000000000003",
    invoice_payments=[
        ReceivableInvoicePayment(
            invoice_id="00e00000000000000001", amount=Decimal("102.25"), payment_date=date(2026, 12, 4)
        )
    ],
    description="Description",
    payment_date=date(2026, 12, 7),
    funding_account=FundingAccount(type=FundingAccountType.CARD_ACCOUNT, id="00000000000000000002"),
    receivables_account=FundingAccount(type=FundingAccountType.CARD_ACCOUNT, id="00000000000000000002"),
    unapplied_amount=Decimal("109.25"),
    convenience_fee_amount=Decimal("110.25"),
    receivables_type=ReceivablesType.CREDIT_CARD,
    status=ReceivablePaymentStatus.PAID,
    reference_number="Reference number",
    online_payment=False,
    created_time=datetime(2026, 12, 31, 9, 15, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 16, tzinfo=UTC),
)
RECEIVABLE_PAYMENT_JSON = (
    b'{"amount":101.25'
    b',"id":"0rp00000000000000002"'
    b',"customerId":"0cu00000000000000003"'
    b',"invoicePayments":[{"invoiceId":"00e00000000000000001","amount":102.25,"paymentDate":"2026-12-04"}]'
    b',"description":"Description"'
    b',"paymentDate":"2026-12-07"'
    b',"fundingAccount":{"type":"CARD_ACCOUNT","id":"00000000000000000002"}'
    b',"receivablesAccount":{"type":"CARD_ACCOUNT","id":"00000000000000000002"}'
    b',"unappliedAmount":109.25'
    b',"convenienceFeeAmount":110.25'
    b',"receivablesType":"CREDIT_CARD"'
    b',"status":"PAID"'
    b',"referenceNumber":"Reference number"'
    b',"onlinePayment":false'
    b',"createdTime":"2026-12-31T09:15:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:16:00.000+00:00"'
    b"}"
)

RECEIVABLE_PAYMENT_LEAST = ReceivablePayment(id="0rp00000000000000002")
RECEIVABLE_PAYMENT_LEAST_JSON = b'{"id":"0rp00000000000000002"}'

CHARGE_CUSTOMER_REQUEST_LEAST = ChargeCustomerRequest(
    customer_id="0cu00000000000000001",
    funding_account=FundingAccountInput(type=FundingAccountType.CARD_ACCOUNT),
    invoice_payments=[ReceivableInvoicePaymentInput(invoice_id="00e00000000000000001", amount=Decimal("102.25"))],
)
CHARGE_CUSTOMER_REQUEST_LEAST_JSON = (
    b'{"customerId":"0cu00000000000000001"'
    b',"fundingAccount":{"type":"CARD_ACCOUNT"}'
    b',"invoicePayments":[{"invoiceId":"00e00000000000000001","amount":102.25}]'
    b"}"
)

CHARGE_CUSTOMER_REQUEST = ChargeCustomerRequest(
    customer_id="0cu00000000000000001",
    funding_account=FundingAccountInput(type=FundingAccountType.CARD_ACCOUNT, id="00000000000000000002"),
    invoice_payments=[
        ReceivableInvoicePaymentInput(
            invoice_id="00e00000000000000001", amount=Decimal("102.25"), payment_date=date(2026, 12, 4)
        )
    ],
    description="Description",
    payment_date=date(2026, 12, 6),
)
CHARGE_CUSTOMER_REQUEST_JSON = (
    b'{"customerId":"0cu00000000000000001"'
    b',"fundingAccount":{"type":"CARD_ACCOUNT","id":"00000000000000000002"}'
    b',"invoicePayments":[{"invoiceId":"00e00000000000000001","amount":102.25,"paymentDate":"2026-12-04"}]'
    b',"description":"Description"'
    b',"paymentDate":"2026-12-06"'
    b"}"
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/receivable-payments`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.receivable_payments.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/receivable-payments", headers=AUTH, query={"max": "100"}
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + RECEIVABLE_PAYMENT_JSON
        + b","
        + RECEIVABLE_PAYMENT_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.receivable_payments.list(
        filters=[
            ReceivablePayment_.id == "0rp00000000000000001",
            ReceivablePayment_.updated_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            ReceivablePayment_.updated_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            ReceivablePayment_.updated_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            ReceivablePayment_.updated_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
        ],
        sort=[ReceivablePayment_.updated_time.asc(), ReceivablePayment_.amount.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [RECEIVABLE_PAYMENT, RECEIVABLE_PAYMENT_LEAST],
        "cursor-2",
        "cursor-0",
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/receivable-payments",
        headers=AUTH,
        query={
            "filters": 'id:eq:0rp00000000000000001,updatedTime:gt:"2026-12-31T09:01:00.000Z",updatedTime:gte:"2026-12-31T09:01:00.000Z",updatedTime:lt:"2026-12-31T09:01:00.000Z",updatedTime:lte:"2026-12-31T09:01:00.000Z"',
            "sort": "updatedTime:asc,amount:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/receivable-payments/{receivedPaymentId}`."""
    wire.answer(200, RECEIVABLE_PAYMENT_JSON)
    assert await wire.client.receivable_payments.get(received_payment_id="0rp00000000000000001") == RECEIVABLE_PAYMENT
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/receivable-payments/0rp00000000000000001", headers=AUTH
    )


async def test_charge(wire: Wire) -> None:
    """`POST /v3/receivable-payments`."""
    wire.answer(200, RECEIVABLE_PAYMENT_LEAST_JSON)
    assert await wire.client.receivable_payments.charge(body=CHARGE_CUSTOMER_REQUEST_LEAST) == RECEIVABLE_PAYMENT_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/receivable-payments",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CHARGE_CUSTOMER_REQUEST_LEAST_JSON,
    )
    wire.answer(200, RECEIVABLE_PAYMENT_JSON)
    assert await wire.client.receivable_payments.charge(body=CHARGE_CUSTOMER_REQUEST) == RECEIVABLE_PAYMENT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/receivable-payments",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CHARGE_CUSTOMER_REQUEST_JSON,
    )
