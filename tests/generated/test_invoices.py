"""One test for each operation of `invoices`: what is sent, and what becomes of the answer.

Generated from spec/v3/invoices.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from generated.wire import YES, Wire

from bill_async.models import (
    ConvenienceFee,
    ConvenienceFeeInput,
    Invoice,
    InvoiceClassifications,
    InvoiceClassificationsInput,
    InvoiceCreate,
    InvoiceCustomer,
    InvoiceLineItem,
    InvoiceLineItemClassifications,
    InvoiceLineItemClassificationsInput,
    InvoiceLineItemInput,
    InvoicePayment,
    InvoicePaymentLink,
    InvoiceProcessingOptions,
    InvoiceStatus,
    InvoiceUpdate,
    PaymentLinkRequest,
    ReceivedPayment,
    ReceivedPaymentInvoice,
    ReceivedPaymentStatus,
    ReceivedPaymentType,
    RecordArPaymentInvoice,
    RecordArPaymentRequest,
    SendInvoiceRecipient,
    SendInvoiceReplyTo,
    SendInvoiceRequest,
)
from bill_async.operations import Invoice_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

INVOICE = Invoice(
    id="00e00000000000000001",
    archived=False,
    invoice_number="Invoice number",
    invoice_date=date(2026, 12, 5),
    due_date=date(2026, 12, 6),
    customer_id="0cu00000000000000006",
    total_amount=Decimal("107.25"),
    due_amount=Decimal("108.25"),
    scheduled_amount=Decimal("109.25"),
    credit_amount=Decimal("110.25"),
    status=InvoiceStatus.PARTIAL_PAYMENT,
    exchange_rate=Decimal("0.125"),
    created_time=datetime(2026, 12, 31, 9, 13, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 14, tzinfo=UTC),
    invoice_line_items=[
        InvoiceLineItem(
            id="00000000000000000001",
            description="Description",
            price=Decimal("103.25"),
            quantity=Decimal("0.045"),
            classifications=InvoiceLineItemClassifications(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                job_id="job00000000000000004",
                location_id="loc00000000000000005",
                item_id="0ii00000000000000006",
            ),
            taxable=False,
            amount=Decimal("107.25"),
        )
    ],
    pay_to_chart_of_account_id="0ca00000000000000016",
    payments=[
        InvoicePayment(
            id="0rp00000000000000001",
            amount=Decimal("102.25"),
            status=ReceivedPaymentStatus.VOID,
            date_=date(2026, 12, 5),
        )
    ],
    classifications=InvoiceClassifications(
        accounting_class_id="cls00000000000000001",
        department_id="0de00000000000000002",
        job_id="job00000000000000003",
        location_id="loc00000000000000004",
    ),
    sales_tax_item_id="0ii00000000000000019",
    sales_tax_total=Decimal("120.25"),
    sales_tax_percentage=Decimal("0.215"),
    enable_card_payment=False,
    convenience_fee=ConvenienceFee(percentage=Decimal("0.015")),
    invoice_pdf_id="00000000000000000024",
)
INVOICE_JSON = (
    b'{"id":"00e00000000000000001"'
    b',"archived":false'
    b',"invoiceNumber":"Invoice number"'
    b',"invoiceDate":"2026-12-05"'
    b',"dueDate":"2026-12-06"'
    b',"customerId":"0cu00000000000000006"'
    b',"totalAmount":107.25'
    b',"dueAmount":108.25'
    b',"scheduledAmount":109.25'
    b',"creditAmount":110.25'
    b',"status":"PARTIAL_PAYMENT"'
    b',"exchangeRate":0.125'
    b',"createdTime":"2026-12-31T09:13:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:14:00.000+00:00"'
    b',"invoiceLineItems":[{"id":"00000000000000000001","description":"Description","price":103.25,"quantity":0.045,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","jobId":"job00000000000000004","locationId":"loc00000000000000005","itemId":"0ii00000000000000006"},"taxable":false,"amount":107.25}]'
    b',"payToChartOfAccountId":"0ca00000000000000016"'
    b',"payments":[{"id":"0rp00000000000000001","amount":102.25,"status":"VOID","date":"2026-12-05"}]'
    b',"classifications":{"accountingClassId":"cls00000000000000001","departmentId":"0de00000000000000002","jobId":"job00000000000000003","locationId":"loc00000000000000004"}'
    b',"salesTaxItemId":"0ii00000000000000019"'
    b',"salesTaxTotal":120.25'
    b',"salesTaxPercentage":0.215'
    b',"enableCardPayment":false'
    b',"convenienceFee":{"percentage":0.015}'
    b',"invoicePdfId":"00000000000000000024"'
    b"}"
)

INVOICE_LEAST = Invoice(id="00e00000000000000001")
INVOICE_LEAST_JSON = b'{"id":"00e00000000000000001"}'

INVOICE_CREATE_LEAST = InvoiceCreate(customer=InvoiceCustomer(), invoice_line_items=[InvoiceLineItemInput()])
INVOICE_CREATE_LEAST_JSON = b'{"customer":{},"invoiceLineItems":[{}]}'

INVOICE_CREATE = InvoiceCreate(
    customer=InvoiceCustomer(id="00000000000000000001", name="Name", email="Email"),
    invoice_line_items=[
        InvoiceLineItemInput(
            id="00000000000000000001",
            description="Description",
            price=Decimal("103.25"),
            quantity=Decimal("0.045"),
            classifications=InvoiceLineItemClassificationsInput(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                job_id="job00000000000000004",
                location_id="loc00000000000000005",
                item_id="0ii00000000000000006",
            ),
            taxable=False,
            amount=Decimal("107.25"),
        )
    ],
    invoice_number="Invoice number",
    invoice_date=date(2026, 12, 5),
    due_date=date(2026, 12, 6),
    processing_options=InvoiceProcessingOptions(send_email=True),
    pay_to_chart_of_account_id="0ca00000000000000007",
    classifications=InvoiceClassificationsInput(
        accounting_class_id="cls00000000000000001",
        department_id="0de00000000000000002",
        job_id="job00000000000000003",
        location_id="loc00000000000000004",
    ),
    credit_amount=Decimal("109.25"),
    sales_tax_item_id="0ii00000000000000010",
    enable_card_payment=True,
    convenience_fee=ConvenienceFeeInput(percentage=Decimal("0.015")),
)
INVOICE_CREATE_JSON = (
    b'{"customer":{"id":"00000000000000000001","name":"Name","email":"Email"}'
    b',"invoiceLineItems":[{"id":"00000000000000000001","description":"Description","price":103.25,"quantity":0.045,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","jobId":"job00000000000000004","locationId":"loc00000000000000005","itemId":"0ii00000000000000006"},"taxable":false,"amount":107.25}]'
    b',"invoiceNumber":"Invoice number"'
    b',"invoiceDate":"2026-12-05"'
    b',"dueDate":"2026-12-06"'
    b',"processingOptions":{"sendEmail":true}'
    b',"payToChartOfAccountId":"0ca00000000000000007"'
    b',"classifications":{"accountingClassId":"cls00000000000000001","departmentId":"0de00000000000000002","jobId":"job00000000000000003","locationId":"loc00000000000000004"}'
    b',"creditAmount":109.25'
    b',"salesTaxItemId":"0ii00000000000000010"'
    b',"enableCardPayment":true'
    b',"convenienceFee":{"percentage":0.015}'
    b"}"
)

RECORD_AR_PAYMENT_REQUEST_LEAST = RecordArPaymentRequest(
    payment_date=date(2026, 12, 3),
    payment_type=ReceivedPaymentType.ACH,
    amount=Decimal("104.25"),
    invoices=[RecordArPaymentInvoice(id="00000000000000000001", amount=Decimal("102.25"))],
)
RECORD_AR_PAYMENT_REQUEST_LEAST_JSON = (
    b'{"paymentDate":"2026-12-03"'
    b',"paymentType":"ACH"'
    b',"amount":104.25'
    b',"invoices":[{"id":"00000000000000000001","amount":102.25}]'
    b"}"
)

RECEIVED_PAYMENT_LEAST = ReceivedPayment()
RECEIVED_PAYMENT_LEAST_JSON = b"{}"

RECORD_AR_PAYMENT_REQUEST = RecordArPaymentRequest(
    customer_id="0cu00000000000000001",
    payment_date=date(2026, 12, 3),
    payment_type=ReceivedPaymentType.ACH,
    amount=Decimal("104.25"),
    description="Description",
    invoices=[RecordArPaymentInvoice(id="00000000000000000001", amount=Decimal("102.25"))],
)
RECORD_AR_PAYMENT_REQUEST_JSON = (
    b'{"customerId":"0cu00000000000000001"'
    b',"paymentDate":"2026-12-03"'
    b',"paymentType":"ACH"'
    b',"amount":104.25'
    b',"description":"Description"'
    b',"invoices":[{"id":"00000000000000000001","amount":102.25}]'
    b"}"
)

RECEIVED_PAYMENT = ReceivedPayment(
    id="0rp00000000000000001",
    customer_id="0cu00000000000000002",
    payment_type=ReceivedPaymentType.ACH,
    payment_date=date(2026, 12, 5),
    amount=Decimal("105.25"),
    unapplied_amount=Decimal("106.25"),
    status=ReceivedPaymentStatus.CANCELED,
    description="Description",
    invoices=[
        ReceivedPaymentInvoice(
            id="00000000000000000001",
            payments=[
                InvoicePayment(
                    id="0rp00000000000000001",
                    amount=Decimal("102.25"),
                    status=ReceivedPaymentStatus.VOID,
                    date_=date(2026, 12, 5),
                )
            ],
        )
    ],
)
RECEIVED_PAYMENT_JSON = (
    b'{"id":"0rp00000000000000001"'
    b',"customerId":"0cu00000000000000002"'
    b',"paymentType":"ACH"'
    b',"paymentDate":"2026-12-05"'
    b',"amount":105.25'
    b',"unappliedAmount":106.25'
    b',"status":"CANCELED"'
    b',"description":"Description"'
    b',"invoices":[{"id":"00000000000000000001","payments":[{"id":"0rp00000000000000001","amount":102.25,"status":"VOID","date":"2026-12-05"}]}]'
    b"}"
)

INVOICE_UPDATE_LEAST = InvoiceUpdate()
INVOICE_UPDATE_LEAST_JSON = b"{}"

INVOICE_UPDATE = InvoiceUpdate(
    customer=InvoiceCustomer(id="00000000000000000001", name="Name", email="Email"),
    invoice_line_items=[
        InvoiceLineItemInput(
            id="00000000000000000001",
            description="Description",
            price=Decimal("103.25"),
            quantity=Decimal("0.045"),
            classifications=InvoiceLineItemClassificationsInput(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                job_id="job00000000000000004",
                location_id="loc00000000000000005",
                item_id="0ii00000000000000006",
            ),
            taxable=False,
            amount=Decimal("107.25"),
        )
    ],
    invoice_number="Invoice number",
    invoice_date=date(2026, 12, 5),
    due_date=date(2026, 12, 6),
    processing_options=InvoiceProcessingOptions(send_email=True),
    pay_to_chart_of_account_id="0ca00000000000000007",
    classifications=InvoiceClassificationsInput(
        accounting_class_id="cls00000000000000001",
        department_id="0de00000000000000002",
        job_id="job00000000000000003",
        location_id="loc00000000000000004",
    ),
    credit_amount=Decimal("109.25"),
    sales_tax_item_id="0ii00000000000000010",
    enable_card_payment=True,
    convenience_fee=ConvenienceFeeInput(percentage=Decimal("0.015")),
)
INVOICE_UPDATE_JSON = (
    b'{"customer":{"id":"00000000000000000001","name":"Name","email":"Email"}'
    b',"invoiceLineItems":[{"id":"00000000000000000001","description":"Description","price":103.25,"quantity":0.045,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","jobId":"job00000000000000004","locationId":"loc00000000000000005","itemId":"0ii00000000000000006"},"taxable":false,"amount":107.25}]'
    b',"invoiceNumber":"Invoice number"'
    b',"invoiceDate":"2026-12-05"'
    b',"dueDate":"2026-12-06"'
    b',"processingOptions":{"sendEmail":true}'
    b',"payToChartOfAccountId":"0ca00000000000000007"'
    b',"classifications":{"accountingClassId":"cls00000000000000001","departmentId":"0de00000000000000002","jobId":"job00000000000000003","locationId":"loc00000000000000004"}'
    b',"creditAmount":109.25'
    b',"salesTaxItemId":"0ii00000000000000010"'
    b',"enableCardPayment":true'
    b',"convenienceFee":{"percentage":0.015}'
    b"}"
)

SEND_INVOICE_REQUEST_LEAST = SendInvoiceRequest(reply_to=SendInvoiceReplyTo(), recipient=SendInvoiceRecipient())
SEND_INVOICE_REQUEST_LEAST_JSON = b'{"replyTo":{},"recipient":{}}'

SEND_INVOICE_REQUEST = SendInvoiceRequest(
    reply_to=SendInvoiceReplyTo(user_id="00600000000000000001"), recipient=SendInvoiceRecipient(to=["To"])
)
SEND_INVOICE_REQUEST_JSON = b'{"replyTo":{"userId":"00600000000000000001"},"recipient":{"to":["To"]}}'

PAYMENT_LINK_REQUEST_LEAST = PaymentLinkRequest(customer_id="0cu00000000000000001", email="Email")
PAYMENT_LINK_REQUEST_LEAST_JSON = b'{"customerId":"0cu00000000000000001","email":"Email"}'

INVOICE_PAYMENT_LINK_LEAST = InvoicePaymentLink()
INVOICE_PAYMENT_LINK_LEAST_JSON = b"{}"

PAYMENT_LINK_REQUEST = PaymentLinkRequest(customer_id="0cu00000000000000001", email="Email", return_url="Return url")
PAYMENT_LINK_REQUEST_JSON = b'{"customerId":"0cu00000000000000001","email":"Email","returnUrl":"Return url"}'

INVOICE_PAYMENT_LINK = InvoicePaymentLink(payment_link="Payment link")
INVOICE_PAYMENT_LINK_JSON = b'{"paymentLink":"Payment link"}'


async def test_list(wire: Wire) -> None:
    """`GET /v3/invoices`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.invoices.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/invoices", headers=AUTH, query={"max": "100"})
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + INVOICE_JSON
        + b","
        + INVOICE_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.invoices.list(
        filters=[
            Invoice_.id == "00e00000000000000001",
            Invoice_.id != "00e00000000000000001",
            Invoice_.id.in_(["00e00000000000000001", "00e00000000000000008"]),
            Invoice_.archived == YES,
            Invoice_.archived != YES,
            Invoice_.created_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Invoice_.created_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Invoice_.created_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Invoice_.created_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Invoice_.updated_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Invoice_.updated_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Invoice_.updated_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Invoice_.updated_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Invoice_.customer_id == "0cu00000000000000001",
            Invoice_.customer_id.in_(["0cu00000000000000001", "0cu00000000000000008"]),
            Invoice_.pay_to_chart_of_account_id == "0ca00000000000000001",
            Invoice_.pay_to_chart_of_account_id != "0ca00000000000000001",
            Invoice_.pay_to_chart_of_account_id.in_(["0ca00000000000000001", "0ca00000000000000008"]),
            Invoice_.classifications_accounting_class_id == "cls00000000000000001",
            Invoice_.classifications_accounting_class_id != "cls00000000000000001",
            Invoice_.classifications_accounting_class_id.in_(["cls00000000000000001", "cls00000000000000008"]),
            Invoice_.classifications_department_id == "0de00000000000000001",
            Invoice_.classifications_department_id != "0de00000000000000001",
            Invoice_.classifications_department_id.in_(["0de00000000000000001", "0de00000000000000008"]),
            Invoice_.classifications_location_id == "loc00000000000000001",
            Invoice_.classifications_location_id != "loc00000000000000001",
            Invoice_.classifications_location_id.in_(["loc00000000000000001", "loc00000000000000008"]),
            Invoice_.classifications_item_id == "00000000000000000001",
            Invoice_.classifications_item_id != "00000000000000000001",
            Invoice_.classifications_item_id.in_(["00000000000000000001", "00000000000000000008"]),
            Invoice_.invoice_number == "One",
            Invoice_.invoice_number.starts_with("One"),
            Invoice_.status == InvoiceStatus.PARTIAL_PAYMENT,
            Invoice_.status != InvoiceStatus.PARTIAL_PAYMENT,
            Invoice_.status.in_([InvoiceStatus.PARTIAL_PAYMENT, InvoiceStatus.SCHEDULED]),
            Invoice_.due_date > date(2026, 12, 2),
            Invoice_.due_date >= date(2026, 12, 2),
            Invoice_.due_date < date(2026, 12, 2),
            Invoice_.due_date <= date(2026, 12, 2),
            Invoice_.invoice_date > date(2026, 12, 2),
            Invoice_.invoice_date >= date(2026, 12, 2),
            Invoice_.invoice_date < date(2026, 12, 2),
            Invoice_.invoice_date <= date(2026, 12, 2),
            Invoice_.total_amount > Decimal("101.25"),
            Invoice_.total_amount >= Decimal("101.25"),
            Invoice_.total_amount < Decimal("101.25"),
            Invoice_.total_amount <= Decimal("101.25"),
        ],
        sort=[Invoice_.archived.asc(), Invoice_.created_time.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([INVOICE, INVOICE_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/invoices",
        headers=AUTH,
        query={
            "filters": 'id:eq:00e00000000000000001,id:ne:00e00000000000000001,id:in:"00e00000000000000001,00e00000000000000008",archived:eq:true,archived:ne:true,createdTime:gt:"2026-12-31T09:01:00.000Z",createdTime:gte:"2026-12-31T09:01:00.000Z",createdTime:lt:"2026-12-31T09:01:00.000Z",createdTime:lte:"2026-12-31T09:01:00.000Z",updatedTime:gt:"2026-12-31T09:01:00.000Z",updatedTime:gte:"2026-12-31T09:01:00.000Z",updatedTime:lt:"2026-12-31T09:01:00.000Z",updatedTime:lte:"2026-12-31T09:01:00.000Z",customerId:eq:0cu00000000000000001,customerId:in:"0cu00000000000000001,0cu00000000000000008",payToChartOfAccountId:eq:0ca00000000000000001,payToChartOfAccountId:ne:0ca00000000000000001,payToChartOfAccountId:in:"0ca00000000000000001,0ca00000000000000008",classifications.accountingClassId:eq:cls00000000000000001,classifications.accountingClassId:ne:cls00000000000000001,classifications.accountingClassId:in:"cls00000000000000001,cls00000000000000008",classifications.departmentId:eq:0de00000000000000001,classifications.departmentId:ne:0de00000000000000001,classifications.departmentId:in:"0de00000000000000001,0de00000000000000008",classifications.locationId:eq:loc00000000000000001,classifications.locationId:ne:loc00000000000000001,classifications.locationId:in:"loc00000000000000001,loc00000000000000008",classifications.itemId:eq:00000000000000000001,classifications.itemId:ne:00000000000000000001,classifications.itemId:in:"00000000000000000001,00000000000000000008",invoiceNumber:eq:One,invoiceNumber:sw:One,status:eq:PARTIAL_PAYMENT,status:ne:PARTIAL_PAYMENT,status:in:"PARTIAL_PAYMENT,SCHEDULED",dueDate:gt:2026-12-02,dueDate:gte:2026-12-02,dueDate:lt:2026-12-02,dueDate:lte:2026-12-02,invoiceDate:gt:2026-12-02,invoiceDate:gte:2026-12-02,invoiceDate:lt:2026-12-02,invoiceDate:lte:2026-12-02,totalAmount:gt:101.25,totalAmount:gte:101.25,totalAmount:lt:101.25,totalAmount:lte:101.25',
            "sort": "archived:asc,createdTime:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/invoices`."""
    wire.answer(201, INVOICE_LEAST_JSON)
    assert await wire.client.invoices.create(body=INVOICE_CREATE_LEAST) == INVOICE_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/invoices",
        headers={**AUTH, "Content-Type": "application/json"},
        body=INVOICE_CREATE_LEAST_JSON,
    )
    wire.answer(201, INVOICE_JSON)
    assert await wire.client.invoices.create(body=INVOICE_CREATE) == INVOICE
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/invoices",
        headers={**AUTH, "Content-Type": "application/json"},
        body=INVOICE_CREATE_JSON,
    )


async def test_record_payment(wire: Wire) -> None:
    """`POST /v3/invoices/record-payment`."""
    wire.answer(200, RECEIVED_PAYMENT_LEAST_JSON)
    assert await wire.client.invoices.record_payment(body=RECORD_AR_PAYMENT_REQUEST_LEAST) == RECEIVED_PAYMENT_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/invoices/record-payment",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECORD_AR_PAYMENT_REQUEST_LEAST_JSON,
    )
    wire.answer(200, RECEIVED_PAYMENT_JSON)
    assert await wire.client.invoices.record_payment(body=RECORD_AR_PAYMENT_REQUEST) == RECEIVED_PAYMENT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/invoices/record-payment",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECORD_AR_PAYMENT_REQUEST_JSON,
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/invoices/{invoiceId}`."""
    wire.answer(200, INVOICE_JSON)
    assert await wire.client.invoices.get(invoice_id="00e00000000000000001") == INVOICE
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/invoices/00e00000000000000001", headers=AUTH)


async def test_replace(wire: Wire) -> None:
    """`PUT /v3/invoices/{invoiceId}`."""
    wire.answer(200, INVOICE_LEAST_JSON)
    assert (
        await wire.client.invoices.replace(invoice_id="00e00000000000000001", body=INVOICE_CREATE_LEAST)
        == INVOICE_LEAST
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/invoices/00e00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=INVOICE_CREATE_LEAST_JSON,
    )
    wire.answer(200, INVOICE_JSON)
    assert await wire.client.invoices.replace(invoice_id="00e00000000000000001", body=INVOICE_CREATE) == INVOICE
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/invoices/00e00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=INVOICE_CREATE_JSON,
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/invoices/{invoiceId}`."""
    wire.answer(200, INVOICE_LEAST_JSON)
    assert (
        await wire.client.invoices.update(invoice_id="00e00000000000000001", body=INVOICE_UPDATE_LEAST) == INVOICE_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/invoices/00e00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=INVOICE_UPDATE_LEAST_JSON,
    )
    wire.answer(200, INVOICE_JSON)
    assert await wire.client.invoices.update(invoice_id="00e00000000000000001", body=INVOICE_UPDATE) == INVOICE
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/invoices/00e00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=INVOICE_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/invoices/{invoiceId}/archive`."""
    wire.answer(200, INVOICE_JSON)
    assert await wire.client.invoices.archive(invoice_id="00e00000000000000001") == INVOICE
    wire.check("POST", "https://gateway.stage.bill.com/connect/v3/invoices/00e00000000000000001/archive", headers=AUTH)


async def test_send(wire: Wire) -> None:
    """`POST /v3/invoices/{invoiceId}/email`."""
    wire.answer(200, b"")
    await wire.client.invoices.send(invoice_id="00e00000000000000001", body=SEND_INVOICE_REQUEST_LEAST)
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/invoices/00e00000000000000001/email",
        headers={**AUTH, "Content-Type": "application/json"},
        body=SEND_INVOICE_REQUEST_LEAST_JSON,
    )
    wire.answer(200, b"")
    await wire.client.invoices.send(invoice_id="00e00000000000000001", body=SEND_INVOICE_REQUEST)
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/invoices/00e00000000000000001/email",
        headers={**AUTH, "Content-Type": "application/json"},
        body=SEND_INVOICE_REQUEST_JSON,
    )


async def test_restore(wire: Wire) -> None:
    """`POST /v3/invoices/{invoiceId}/restore`."""
    wire.answer(200, INVOICE_JSON)
    assert await wire.client.invoices.restore(invoice_id="00e00000000000000001") == INVOICE
    wire.check("POST", "https://gateway.stage.bill.com/connect/v3/invoices/00e00000000000000001/restore", headers=AUTH)


async def test_create_payment_link(wire: Wire) -> None:
    """`POST /v3/invoices/{invoiceId}/payment-link`."""
    wire.answer(200, INVOICE_PAYMENT_LINK_LEAST_JSON)
    assert (
        await wire.client.invoices.create_payment_link(
            invoice_id="00e00000000000000001", body=PAYMENT_LINK_REQUEST_LEAST
        )
        == INVOICE_PAYMENT_LINK_LEAST
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/invoices/00e00000000000000001/payment-link",
        headers={**AUTH, "Content-Type": "application/json"},
        body=PAYMENT_LINK_REQUEST_LEAST_JSON,
    )
    wire.answer(200, INVOICE_PAYMENT_LINK_JSON)
    assert (
        await wire.client.invoices.create_payment_link(invoice_id="00e00000000000000001", body=PAYMENT_LINK_REQUEST)
        == INVOICE_PAYMENT_LINK
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/invoices/00e00000000000000001/payment-link",
        headers={**AUTH, "Content-Type": "application/json"},
        body=PAYMENT_LINK_REQUEST_JSON,
    )
