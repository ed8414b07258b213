"""One test for each operation of `bills`: what is sent, and what becomes of the answer.

Generated from spec/v3/bills.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from generated.wire import YES, Wire

from bill_async.models import (
    Bill,
    BillApprovalStatus,
    BillApprover,
    BillApproverStatus,
    BillClassifications,
    BillClassificationsInput,
    BillCreate,
    BillInvoice,
    BillInvoiceInput,
    BillInvoiceUpdate,
    BillLineItem,
    BillLineItemClassifications,
    BillLineItemClassificationsInput,
    BillLineItemInput,
    BillPayment,
    BillPaymentStatus,
    BillUpdate,
    DisbursementStatus,
    DisbursementType,
    PaymentSingleStatus,
    PaymentStatus,
    RecordedBillPayment,
    RecordedPayment,
    RecordedPaymentClassifications,
    RecordedPaymentClassificationsInput,
    RecordPaymentRequest,
    VendorCreditApplied,
    VendorCreditAppliedInput,
)
from bill_async.operations import Bill_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

BILL = Bill(
    id="00n00000000000000001",
    archived=False,
    vendor_id="00900000000000000003",
    vendor_name="Vendor name",
    funding_amount=Decimal("105.25"),
    amount=Decimal("106.25"),
    paid_amount=Decimal("107.25"),
    due_amount=Decimal("108.25"),
    scheduled_amount=Decimal("109.25"),
    credit_amount=Decimal("110.25"),
    exchange_rate=Decimal("0.115"),
    description="Description",
    due_date=date(2026, 12, 14),
    invoice=BillInvoice(invoice_number="Invoice number", invoice_date=date(2026, 12, 3)),
    bill_line_items=[
        BillLineItem(
            id="bli00000000000000001",
            amount=Decimal("102.25"),
            quantity=Decimal("0.035"),
            price=Decimal("104.25"),
            description="Description",
            classifications=BillLineItemClassifications(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                employee_id="emp00000000000000004",
                job_id="job00000000000000005",
                location_id="loc00000000000000006",
                item_id="0ii00000000000000007",
                customer_id="0cu00000000000000008",
            ),
        )
    ],
    pay_from_chart_of_account_id="0ca00000000000000016",
    payment_status=BillPaymentStatus.UNDEFINED,
    approval_status=BillApprovalStatus.UNASSIGNED,
    created_time=datetime(2026, 12, 31, 9, 19, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 20, tzinfo=UTC),
    classifications=BillClassifications(
        chart_of_account_id="0ca00000000000000001",
        accounting_class_id="cls00000000000000002",
        department_id="0de00000000000000003",
        location_id="loc00000000000000004",
        item_id="0ii00000000000000005",
    ),
    purchase_order_number="Purchase order number",
    approvers=[
        BillApprover(
            user_id="00600000000000000001",
            status=BillApproverStatus.REROUTED,
            approver_order=Decimal("0.035"),
            status_changed_time=datetime(2026, 12, 31, 9, 4, tzinfo=UTC),
        )
    ],
)
BILL_JSON = (
    b'{"id":"00n00000000000000001"'
    b',"archived":false'
    b',"vendorId":"00900000000000000003"'
    b',"vendorName":"Vendor name"'
    b',"fundingAmount":105.25'
    b',"amount":106.25'
    b',"paidAmount":107.25'
    b',"dueAmount":108.25'
    b',"scheduledAmount":109.25'
    b',"creditAmount":110.25'
    b',"exchangeRate":0.115'
    b',"description":"Description"'
    b',"dueDate":"2026-12-14"'
    b',"invoice":{"invoiceNumber":"Invoice number","invoiceDate":"2026-12-03"}'
    b',"billLineItems":[{"id":"bli00000000000000001","amount":102.25,"quantity":0.035,"price":104.25,"description":"Description","classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","employeeId":"emp00000000000000004","jobId":"job00000000000000005","locationId":"loc00000000000000006","itemId":"0ii00000000000000007","customerId":"0cu00000000000000008"}}]'
    b',"payFromChartOfAccountId":"0ca00000000000000016"'
    b',"paymentStatus":"UNDEFINED"'
    b',"approvalStatus":"UNASSIGNED"'
    b',"createdTime":"2026-12-31T09:19:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:20:00.000+00:00"'
    b',"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","locationId":"loc00000000000000004","itemId":"0ii00000000000000005"}'
    b',"purchaseOrderNumber":"Purchase order number"'
    b',"approvers":[{"userId":"00600000000000000001","status":"REROUTED","approverOrder":0.035,"statusChangedTime":"2026-12-31T09:04:00.000+00:00"}]'
    b"}"
)

BILL_LEAST = Bill(id="00n00000000000000001")
BILL_LEAST_JSON = b'{"id":"00n00000000000000001"}'

BILL_CREATE_LEAST = BillCreate(
    vendor_id="00900000000000000001",
    due_date=date(2026, 12, 4),
    bill_line_items=[BillLineItemInput()],
    invoice=BillInvoiceInput(invoice_number="Invoice number", invoice_date=date(2026, 12, 3)),
)
BILL_CREATE_LEAST_JSON = (
    b'{"vendorId":"00900000000000000001"'
    b',"dueDate":"2026-12-04"'
    b',"billLineItems":[{}]'
    b',"invoice":{"invoiceNumber":"Invoice number","invoiceDate":"2026-12-03"}'
    b"}"
)

BILL_CREATE = BillCreate(
    vendor_id="00900000000000000001",
    description="Description",
    due_date=date(2026, 12, 4),
    bill_line_items=[
        BillLineItemInput(
            id="bli00000000000000001",
            amount=Decimal("102.25"),
            quantity=Decimal("0.035"),
            price=Decimal("104.25"),
            description="Description",
            classifications=BillLineItemClassificationsInput(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                employee_id="emp00000000000000004",
                job_id="job00000000000000005",
                location_id="loc00000000000000006",
                item_id="0ii00000000000000007",
                customer_id="0cu00000000000000008",
            ),
        )
    ],
    invoice=BillInvoiceInput(invoice_number="Invoice number", invoice_date=date(2026, 12, 3)),
    pay_from_chart_of_account_id="0ca00000000000000006",
    classifications=BillClassificationsInput(
        chart_of_account_id="0ca00000000000000001",
        accounting_class_id="cls00000000000000002",
        department_id="0de00000000000000003",
        location_id="loc00000000000000004",
        item_id="0ii00000000000000005",
    ),
    vendor_credits=[VendorCreditAppliedInput(id="vcr00000000000000001", amount=Decimal("102.25"))],
    purchase_order_number="Purchase order number",
    bill_approvals=False,
)
BILL_CREATE_JSON = (
    b'{"vendorId":"00900000000000000001"'
    b',"description":"Description"'
    b',"dueDate":"2026-12-04"'
    b',"billLineItems":[{"id":"bli00000000000000001","amount":102.25,"quantity":0.035,"price":104.25,"description":"Description","classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","employeeId":"emp00000000000000004","jobId":"job00000000000000005","locationId":"loc00000000000000006","itemId":"0ii00000000000000007","customerId":"0cu00000000000000008"}}]'
    b',"invoice":{"invoiceNumber":"Invoice number","invoiceDate":"2026-12-03"}'
    b',"payFromChartOfAccountId":"0ca00000000000000006"'
    b',"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","locationId":"loc00000000000000004","itemId":"0ii00000000000000005"}'
    b',"vendorCredits":[{"id":"vcr00000000000000001","amount":102.25}]'
    b',"purchaseOrderNumber":"Purchase order number"'
    b',"billApprovals":false'
    b"}"
)

BILL_UPDATE_LEAST = BillUpdate()
BILL_UPDATE_LEAST_JSON = b"{}"

BILL_UPDATE = BillUpdate(
    vendor_id="00900000000000000001",
    description="Description",
    due_date=date(2026, 12, 4),
    bill_line_items=[
        BillLineItemInput(
            id="bli00000000000000001",
            amount=Decimal("102.25"),
            quantity=Decimal("0.035"),
            price=Decimal("104.25"),
            description="Description",
            classifications=BillLineItemClassificationsInput(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                employee_id="emp00000000000000004",
                job_id="job00000000000000005",
                location_id="loc00000000000000006",
                item_id="0ii00000000000000007",
                customer_id="0cu00000000000000008",
            ),
        )
    ],
    invoice=BillInvoiceUpdate(invoice_number="Invoice number", invoice_date=date(2026, 12, 3)),
    pay_from_chart_of_account_id="0ca00000000000000006",
    classifications=BillClassificationsInput(
        chart_of_account_id="0ca00000000000000001",
        accounting_class_id="cls00000000000000002",
        department_id="0de00000000000000003",
        location_id="loc00000000000000004",
        item_id="0ii00000000000000005",
    ),
    vendor_credits=[VendorCreditAppliedInput(id="vcr00000000000000001", amount=Decimal("102.25"))],
    purchase_order_number="Purchase order number",
    bill_approvals=False,
)
BILL_UPDATE_JSON = (
    b'{"vendorId":"00900000000000000001"'
    b',"description":"Description"'
    b',"dueDate":"2026-12-04"'
    b',"billLineItems":[{"id":"bli00000000000000001","amount":102.25,"quantity":0.035,"price":104.25,"description":"Description","classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","employeeId":"emp00000000000000004","jobId":"job00000000000000005","locationId":"loc00000000000000006","itemId":"0ii00000000000000007","customerId":"0cu00000000000000008"}}]'
    b',"invoice":{"invoiceNumber":"Invoice number","invoiceDate":"2026-12-03"}'
    b',"payFromChartOfAccountId":"0ca00000000000000006"'
    b',"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","locationId":"loc00000000000000004","itemId":"0ii00000000000000005"}'
    b',"vendorCredits":[{"id":"vcr00000000000000001","amount":102.25}]'
    b',"purchaseOrderNumber":"Purchase order number"'
    b',"billApprovals":false'
    b"}"
)

RECORD_PAYMENT_REQUEST_LEAST = RecordPaymentRequest(
    vendor_id="00900000000000000001",
    process_date=date(2026, 12, 3),
    to_print_check=True,
    payments=[RecordedBillPayment(bill_id="00n00000000000000001", amount=Decimal("102.25"))],
)
RECORD_PAYMENT_REQUEST_LEAST_JSON = (
    b'{"vendorId":"00900000000000000001"'
    b',"processDate":"2026-12-03"'
    b',"toPrintCheck":true'
    b',"payments":[{"billId":"00n00000000000000001","amount":102.25}]'
    b"}"
)

RECORDED_PAYMENT_LEAST = RecordedPayment()
RECORDED_PAYMENT_LEAST_JSON = b"{}"

RECORD_PAYMENT_REQUEST = RecordPaymentRequest(
    vendor_id="00900000000000000001",
    process_date=date(2026, 12, 3),
    to_print_check=True,
    payments=[RecordedBillPayment(bill_id="00n00000000000000001", amount=Decimal("102.25"))],
    vendor_credits=[VendorCreditAppliedInput(id="vcr00000000000000001", amount=Decimal("102.25"))],
    classifications=RecordedPaymentClassificationsInput(chart_of_account_id="0ca00000000000000001"),
    description="Description",
    sync_reference="Sync reference",
    allow_export=True,
)
RECORD_PAYMENT_REQUEST_JSON = (
    b'{"vendorId":"00900000000000000001"'
    b',"processDate":"2026-12-03"'
    b',"toPrintCheck":true'
    b',"payments":[{"billId":"00n00000000000000001","amount":102.25}]'
    b',"vendorCredits":[{"id":"vcr00000000000000001","amount":102.25}]'
    b',"classifications":{"chartOfAccountId":"0ca00000000000000001"}'
    b',"description":"Description"'
    b',"syncReference":"Sync reference"'
    b',"allowExport":true'
    b"}"
)

RECORDED_PAYMENT = RecordedPayment(
    id="stp00000000000000001",
    vendor_id="00900000000000000002",
    bill_id="00n00000000000000003",
    bill_payments=[
        BillPayment(
            id="blp00000000000000001",
            bill_id="00n00000000000000002",
            amount=Decimal("103.25"),
            vendor_credits=[VendorCreditApplied(id="vcr00000000000000001", amount=Decimal("102.25"))],
        )
    ],
    description="Description",
    process_date=date(2026, 12, 7),
    amount=Decimal("107.25"),
    transaction_number="Transaction number",
    confirmation_number="Confirmation number",
    status=PaymentStatus.PAID,
    exchange_rate=Decimal("0.115"),
    funding_amount=Decimal("112.25"),
    online_payment=True,
    disbursement_type=DisbursementType.CREDIT_CARD,
    remittance_email="Remittance email",
    created_time=datetime(2026, 12, 31, 9, 16, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 17, tzinfo=UTC),
    created_by="00600000000000000018",
    disbursement_status=DisbursementStatus.UNDEFINED,
    single_status=PaymentSingleStatus.SCHEDULED,
    to_print_check=True,
    classifications=RecordedPaymentClassifications(chart_of_account_id="0ca00000000000000001"),
    sync_reference="Sync reference",
    allow_export=False,
)
RECORDED_PAYMENT_JSON = (
    b'{"id":"stp00000000000000001"'
    b',"vendorId":"00900000000000000002"'
    b',"billId":"00n00000000000000003"'
    b',"billPayments":[{"id":"blp00000000000000001","billId":"00n00000000000000002","amount":103.25,"vendorCredits":[{"id":"vcr00000000000000001","amount":102.25}]}]'
    b',"description":"Description"'
    b',"processDate":"2026-12-07"'
    b',"amount":107.25'
    b',"transactionNumber":"Transaction number"'
    b',"confirmationNumber":"Confirmation number"'
    b',"status":"PAID"'
    b',"exchangeRate":0.115'
    b',"fundingAmount":112.25'
    b',"onlinePayment":true'
    b',"disbursementType":"CREDIT_CARD"'
    b',"remittanceEmail":"Remittance email"'
    b',"createdTime":"2026-12-31T09:16:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:17:00.000+00:00"'
    b',"createdBy":"00600000000000000018"'
    b',"disbursementStatus":"UNDEFINED"'
    b',"singleStatus":"SCHEDULED"'
    b',"toPrintCheck":true'
    b',"classifications":{"chartOfAccountId":"0ca00000000000000001"}'
    b',"syncReference":"Sync reference"'
    b',"allowExport":false'
    b"}"
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/bills`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.bills.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/bills",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + BILL_JSON
        + b","
        + BILL_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.bills.list(
        filters=[
            Bill_.id == "00n00000000000000001",
            Bill_.id != "00n00000000000000001",
            Bill_.id.in_(["00n00000000000000001", "00n00000000000000008"]),
            Bill_.archived == YES,
            Bill_.archived != YES,
            Bill_.created_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Bill_.created_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Bill_.created_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Bill_.created_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Bill_.updated_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Bill_.updated_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Bill_.updated_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Bill_.updated_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            Bill_.vendor_id == "00900000000000000001",
            Bill_.vendor_id.in_(["00900000000000000001", "00900000000000000008"]),
            Bill_.due_date > date(2026, 12, 2),
            Bill_.due_date >= date(2026, 12, 2),
            Bill_.due_date < date(2026, 12, 2),
            Bill_.due_date <= date(2026, 12, 2),
            Bill_.payment_status == BillPaymentStatus.PARTIALLY_PAID,
            Bill_.payment_status != BillPaymentStatus.PARTIALLY_PAID,
            Bill_.payment_status.in_([BillPaymentStatus.PARTIALLY_PAID, BillPaymentStatus.PAID]),
            Bill_.pay_from_chart_of_account_id == "0ca00000000000000001",
            Bill_.pay_from_chart_of_account_id != "0ca00000000000000001",
            Bill_.pay_from_chart_of_account_id.in_(["0ca00000000000000001", "0ca00000000000000008"]),
            Bill_.classifications_chart_of_account_id == "0ca00000000000000001",
            Bill_.classifications_chart_of_account_id != "0ca00000000000000001",
            Bill_.classifications_chart_of_account_id.in_(["0ca00000000000000001", "0ca00000000000000008"]),
            Bill_.classifications_accounting_class_id == "cls00000000000000001",
            Bill_.classifications_accounting_class_id != "cls00000000000000001",
            Bill_.classifications_accounting_class_id.in_(["cls00000000000000001", "cls00000000000000008"]),
            Bill_.classifications_department_id == "0de00000000000000001",
            Bill_.classifications_department_id != "0de00000000000000001",
            Bill_.classifications_department_id.in_(["0de00000000000000001", "0de00000000000000008"]),
            Bill_.classifications_location_id == "loc00000000000000001",
            Bill_.classifications_location_id != "loc00000000000000001",
            Bill_.classifications_location_id.in_(["loc00000000000000001", "loc00000000000000008"]),
            Bill_.classifications_item_id == "0ii00000000000000001",
            Bill_.classifications_item_id != "0ii00000000000000001",
            Bill_.classifications_item_id.in_(["0ii00000000000000001", "0ii00000000000000008"]),
            Bill_.amount > Decimal("101.25"),
            Bill_.amount >= Decimal("101.25"),
            Bill_.amount < Decimal("101.25"),
            Bill_.amount <= Decimal("101.25"),
            Bill_.approval_status == BillApprovalStatus.ASSIGNED,
            Bill_.approval_status != BillApprovalStatus.ASSIGNED,
            Bill_.approval_status.in_([BillApprovalStatus.ASSIGNED, BillApprovalStatus.APPROVING]),
        ],
        sort=[Bill_.archived.asc(), Bill_.created_time.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([BILL, BILL_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/bills",
        headers=AUTH,
        query={
            "filters": 'id:eq:00n00000000000000001,id:ne:00n00000000000000001,id:in:"00n00000000000000001,00n00000000000000008",archived:eq:true,archived:ne:true,createdTime:gt:"2026-12-31T09:01:00.000Z",createdTime:gte:"2026-12-31T09:01:00.000Z",createdTime:lt:"2026-12-31T09:01:00.000Z",createdTime:lte:"2026-12-31T09:01:00.000Z",updatedTime:gt:"2026-12-31T09:01:00.000Z",updatedTime:gte:"2026-12-31T09:01:00.000Z",updatedTime:lt:"2026-12-31T09:01:00.000Z",updatedTime:lte:"2026-12-31T09:01:00.000Z",vendorId:eq:00900000000000000001,vendorId:in:"00900000000000000001,00900000000000000008",dueDate:gt:2026-12-02,dueDate:gte:2026-12-02,dueDate:lt:2026-12-02,dueDate:lte:2026-12-02,paymentStatus:eq:PARTIALLY_PAID,paymentStatus:ne:PARTIALLY_PAID,paymentStatus:in:"PARTIALLY_PAID,PAID",payFromChartOfAccountId:eq:0ca00000000000000001,payFromChartOfAccountId:ne:0ca00000000000000001,payFromChartOfAccountId:in:"0ca00000000000000001,0ca00000000000000008",classifications.chartOfAccountId:eq:0ca00000000000000001,classifications.chartOfAccountId:ne:0ca00000000000000001,classifications.chartOfAccountId:in:"0ca00000000000000001,0ca00000000000000008",classifications.accountingClassId:eq:cls00000000000000001,classifications.accountingClassId:ne:cls00000000000000001,classifications.accountingClassId:in:"cls00000000000000001,cls00000000000000008",classifications.departmentId:eq:0de00000000000000001,classifications.departmentId:ne:0de00000000000000001,classifications.departmentId:in:"0de00000000000000001,0de00000000000000008",classifications.locationId:eq:loc00000000000000001,classifications.locationId:ne:loc00000000000000001,classifications.locationId:in:"loc00000000000000001,loc00000000000000008",classifications.itemId:eq:0ii00000000000000001,classifications.itemId:ne:0ii00000000000000001,classifications.itemId:in:"0ii00000000000000001,0ii00000000000000008",amount:gt:101.25,amount:gte:101.25,amount:lt:101.25,amount:lte:101.25,approvalStatus:eq:ASSIGNED,approvalStatus:ne:ASSIGNED,approvalStatus:in:"ASSIGNED,APPROVING"',
            "sort": "archived:asc,createdTime:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/bills`."""
    wire.answer(201, BILL_LEAST_JSON)
    assert await wire.client.bills.create(body=BILL_CREATE_LEAST) == BILL_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_CREATE_LEAST_JSON,
    )
    wire.answer(201, BILL_JSON)
    assert await wire.client.bills.create(body=BILL_CREATE) == BILL
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_CREATE_JSON,
    )


async def test_create_bulk(wire: Wire) -> None:
    """`POST /v3/bills/bulk`."""
    wire.answer(201, b"[" + BILL_LEAST_JSON + b"," + BILL_LEAST_JSON + b"]")
    assert await wire.client.bills.create_bulk(body=[BILL_CREATE_LEAST]) == [BILL_LEAST, BILL_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + BILL_CREATE_LEAST_JSON + b"]",
    )
    wire.answer(201, b"[" + BILL_JSON + b"," + BILL_LEAST_JSON + b"]")
    assert await wire.client.bills.create_bulk(body=[BILL_CREATE, BILL_CREATE_LEAST]) == [BILL, BILL_LEAST]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + BILL_CREATE_JSON + b"," + BILL_CREATE_LEAST_JSON + b"]",
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/bills/{billId}`."""
    wire.answer(200, BILL_JSON)
    assert await wire.client.bills.get(bill_id="00n00000000000000001") == BILL
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001",
        headers=AUTH,
    )


async def test_replace(wire: Wire) -> None:
    """`PUT /v3/bills/{billId}`."""
    wire.answer(200, BILL_LEAST_JSON)
    assert await wire.client.bills.replace(bill_id="00n00000000000000001", body=BILL_CREATE_LEAST) == BILL_LEAST
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_CREATE_LEAST_JSON,
    )
    wire.answer(200, BILL_JSON)
    assert await wire.client.bills.replace(bill_id="00n00000000000000001", body=BILL_CREATE) == BILL
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_CREATE_JSON,
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/bills/{billId}`."""
    wire.answer(200, BILL_LEAST_JSON)
    assert await wire.client.bills.update(bill_id="00n00000000000000001", body=BILL_UPDATE_LEAST) == BILL_LEAST
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_UPDATE_LEAST_JSON,
    )
    wire.answer(200, BILL_JSON)
    assert await wire.client.bills.update(bill_id="00n00000000000000001", body=BILL_UPDATE) == BILL
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BILL_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/bills/{billId}/archive`."""
    wire.answer(200, BILL_JSON)
    assert await wire.client.bills.archive(bill_id="00n00000000000000001") == BILL
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001/archive",
        headers=AUTH,
    )


async def test_restore(wire: Wire) -> None:
    """`POST /v3/bills/{billId}/restore`."""
    wire.answer(200, BILL_JSON)
    assert await wire.client.bills.restore(bill_id="00n00000000000000001") == BILL
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills/00n00000000000000001/restore",
        headers=AUTH,
    )


async def test_record_payment(wire: Wire) -> None:
    """`POST /v3/bills/record-payment`."""
    wire.answer(200, RECORDED_PAYMENT_LEAST_JSON)
    assert await wire.client.bills.record_payment(body=RECORD_PAYMENT_REQUEST_LEAST) == RECORDED_PAYMENT_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills/record-payment",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECORD_PAYMENT_REQUEST_LEAST_JSON,
    )
    wire.answer(200, RECORDED_PAYMENT_JSON)
    assert await wire.client.bills.record_payment(body=RECORD_PAYMENT_REQUEST) == RECORDED_PAYMENT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/bills/record-payment",
        headers={**AUTH, "Content-Type": "application/json"},
        body=RECORD_PAYMENT_REQUEST_JSON,
    )
