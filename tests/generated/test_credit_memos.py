"""One test for each operation of `credit_memos`: what is sent, and what becomes of the answer.

Generated from spec/v3/credit_memos.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from generated.wire import YES, Wire

from bill_async.models import (
    CreditMemo,
    CreditMemoBulkReplace,
    CreditMemoBulkUpdate,
    CreditMemoCreate,
    CreditMemoLineItem,
    CreditMemoLineItemInput,
    CreditMemoUpdate,
    CreditMemoUsage,
    CreditStatus,
    InvoiceClassifications,
    InvoiceClassificationsInput,
    InvoiceLineItemClassifications,
    InvoiceLineItemClassificationsInput,
)
from bill_async.operations import CreditMemo_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

CREDIT_MEMO = CreditMemo(
    id="ccr00000000000000001",
    customer_id="0cu00000000000000002",
    reference_number="Reference number",
    credit_date=date(2026, 12, 5),
    description="Description",
    archived=False,
    sales_tax_item_id="0ii00000000000000007",
    pay_to_chart_of_account_id="0ca00000000000000008",
    pay_to_bank_account_id="bac00000000000000009",
    amount=Decimal("110.25"),
    applied_amount=Decimal("111.25"),
    sales_tax_total=Decimal("112.25"),
    sales_tax_percentage=Decimal("0.135"),
    status=CreditStatus.UNDEFINED,
    created_time=datetime(2026, 12, 31, 9, 15, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 16, tzinfo=UTC),
    credit_memo_line_items=[
        CreditMemoLineItem(
            id="cci00000000000000001",
            description="Description",
            price=Decimal("103.25"),
            quantity=Decimal("0.045"),
            amount=Decimal("105.25"),
            rate_percent=Decimal("0.065"),
            taxable=True,
            classifications=InvoiceLineItemClassifications(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                job_id="job00000000000000004",
                location_id="loc00000000000000005",
                item_id="0ii00000000000000006",
            ),
        )
    ],
    classifications=InvoiceClassifications(
        accounting_class_id="cls00000000000000001",
        department_id="0de00000000000000002",
        job_id="job00000000000000003",
        location_id="loc00000000000000004",
    ),
    usage=[CreditMemoUsage(invoice_id="00e00000000000000001", amount=Decimal("102.25"))],
)
CREDIT_MEMO_JSON = (
    b'{"id":"ccr00000000000000001"'
    b',"customerId":"0cu00000000000000002"'
    b',"referenceNumber":"Reference number"'
    b',"creditDate":"2026-12-05"'
    b',"description":"Description"'
    b',"archived":false'
    b',"salesTaxItemId":"0ii00000000000000007"'
    b',"payToChartOfAccountId":"0ca00000000000000008"'
    b',"payToBankAccountId":"bac00000000000000009"'
    b',"amount":110.25'
    b',"appliedAmount":111.25'
    b',"salesTaxTotal":112.25'
    b',"salesTaxPercentage":0.135'
    b',"status":"UNDEFINED"'
    b',"createdTime":"2026-12-31T09:15:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:16:00.000+00:00"'
    b',"creditMemoLineItems":[{"id":"cci00000000000000001","description":"Description","price":103.25,"quantity":0.045,"amount":105.25,"ratePercent":0.065,"taxable":true,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","jobId":"job00000000000000004","locationId":"loc00000000000000005","itemId":"0ii00000000000000006"}}]'
    b',"classifications":{"accountingClassId":"cls00000000000000001","departmentId":"0de00000000000000002","jobId":"job00000000000000003","locationId":"loc00000000000000004"}'
    b',"usage":[{"invoiceId":"00e00000000000000001","amount":102.25}]'
    b"}"
)

CREDIT_MEMO_LEAST = CreditMemo(id="ccr00000000000000001")
CREDIT_MEMO_LEAST_JSON = b'{"id":"ccr00000000000000001"}'

CREDIT_MEMO_CREATE_LEAST = CreditMemoCreate(
    credit_date=date(2026, 12, 2),
    credit_memo_line_items=[CreditMemoLineItemInput()],
    customer_id="0cu00000000000000003",
    reference_number="Reference number",
)
CREDIT_MEMO_CREATE_LEAST_JSON = (
    b'{"creditDate":"2026-12-02"'
    b',"creditMemoLineItems":[{}]'
    b',"customerId":"0cu00000000000000003"'
    b',"referenceNumber":"Reference number"'
    b"}"
)

CREDIT_MEMO_CREATE = CreditMemoCreate(
    credit_date=date(2026, 12, 2),
    credit_memo_line_items=[
        CreditMemoLineItemInput(
            id="cci00000000000000001",
            description="Description",
            price=Decimal("103.25"),
            quantity=Decimal("0.045"),
            amount=Decimal("105.25"),
            rate_percent=Decimal("0.065"),
            taxable=True,
            classifications=InvoiceLineItemClassificationsInput(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                job_id="job00000000000000004",
                location_id="loc00000000000000005",
                item_id="0ii00000000000000006",
            ),
        )
    ],
    customer_id="0cu00000000000000003",
    reference_number="Reference number",
    description="Description",
    sales_tax_item_id="0ii00000000000000006",
    pay_to_chart_of_account_id="0ca00000000000000007",
    pay_to_bank_account_id="bac00000000000000008",
    classifications=InvoiceClassificationsInput(
        accounting_class_id="cls00000000000000001",
        department_id="0de00000000000000002",
        job_id="job00000000000000003",
        location_id="loc00000000000000004",
    ),
)
CREDIT_MEMO_CREATE_JSON = (
    b'{"creditDate":"2026-12-02"'
    b',"creditMemoLineItems":[{"id":"cci00000000000000001","description":"Description","price":103.25,"quantity":0.045,"amount":105.25,"ratePercent":0.065,"taxable":true,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","jobId":"job00000000000000004","locationId":"loc00000000000000005","itemId":"0ii00000000000000006"}}]'
    b',"customerId":"0cu00000000000000003"'
    b',"referenceNumber":"Reference number"'
    b',"description":"Description"'
    b',"salesTaxItemId":"0ii00000000000000006"'
    b',"payToChartOfAccountId":"0ca00000000000000007"'
    b',"payToBankAccountId":"bac00000000000000008"'
    b',"classifications":{"accountingClassId":"cls00000000000000001","departmentId":"0de00000000000000002","jobId":"job00000000000000003","locationId":"loc00000000000000004"}'
    b"}"
)

CREDIT_MEMO_BULK_REPLACE_LEAST = CreditMemoBulkReplace(
    credit_date=date(2026, 12, 2),
    credit_memo_line_items=[CreditMemoLineItemInput()],
    customer_id="0cu00000000000000003",
    reference_number="Reference number",
    id="ccr00000000000000010",
)
CREDIT_MEMO_BULK_REPLACE_LEAST_JSON = (
    b'{"creditDate":"2026-12-02"'
    b',"creditMemoLineItems":[{}]'
    b',"customerId":"0cu00000000000000003"'
    b',"referenceNumber":"Reference number"'
    b',"id":"ccr00000000000000010"'
    b"}"
)

CREDIT_MEMO_BULK_REPLACE = CreditMemoBulkReplace(
    credit_date=date(2026, 12, 2),
    credit_memo_line_items=[
        CreditMemoLineItemInput(
            id="cci00000000000000001",
            description="Description",
            price=Decimal("103.25"),
            quantity=Decimal("0.045"),
            amount=Decimal("105.25"),
            rate_percent=Decimal("0.065"),
            taxable=True,
            classifications=InvoiceLineItemClassificationsInput(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                job_id="job00000000000000004",
                location_id="loc00000000000000005",
                item_id="0ii00000000000000006",
            ),
        )
    ],
    customer_id="0cu00000000000000003",
    reference_number="Reference number",
    description="Description",
    sales_tax_item_id="0ii00000000000000006",
    pay_to_chart_of_account_id="0ca00000000000000007",
    pay_to_bank_account_id="bac00000000000000008",
    classifications=InvoiceClassificationsInput(
        accounting_class_id="cls00000000000000001",
        department_id="0de00000000000000002",
        job_id="job00000000000000003",
        location_id="loc00000000000000004",
    ),
    id="ccr00000000000000010",
)
CREDIT_MEMO_BULK_REPLACE_JSON = (
    b'{"creditDate":"2026-12-02"'
    b',"creditMemoLineItems":[{"id":"cci00000000000000001","description":"Description","price":103.25,"quantity":0.045,"amount":105.25,"ratePercent":0.065,"taxable":true,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","jobId":"job00000000000000004","locationId":"loc00000000000000005","itemId":"0ii00000000000000006"}}]'
    b',"customerId":"0cu00000000000000003"'
    b',"referenceNumber":"Reference number"'
    b',"description":"Description"'
    b',"salesTaxItemId":"0ii00000000000000006"'
    b',"payToChartOfAccountId":"0ca00000000000000007"'
    b',"payToBankAccountId":"bac00000000000000008"'
    b',"classifications":{"accountingClassId":"cls00000000000000001","departmentId":"0de00000000000000002","jobId":"job00000000000000003","locationId":"loc00000000000000004"}'
    b',"id":"ccr00000000000000010"'
    b"}"
)

CREDIT_MEMO_BULK_UPDATE_LEAST = CreditMemoBulkUpdate(id="ccr00000000000000010")
CREDIT_MEMO_BULK_UPDATE_LEAST_JSON = b'{"id":"ccr00000000000000010"}'

CREDIT_MEMO_BULK_UPDATE = CreditMemoBulkUpdate(
    credit_date=date(2026, 12, 2),
    credit_memo_line_items=[
        CreditMemoLineItemInput(
            id="cci00000000000000001",
            description="Description",
            price=Decimal("103.25"),
            quantity=Decimal("0.045"),
            amount=Decimal("105.25"),
            rate_percent=Decimal("0.065"),
            taxable=True,
            classifications=InvoiceLineItemClassificationsInput(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                job_id="job00000000000000004",
                location_id="loc00000000000000005",
                item_id="0ii00000000000000006",
            ),
        )
    ],
    customer_id="0cu00000000000000003",
    reference_number="Reference number",
    description="Description",
    sales_tax_item_id="0ii00000000000000006",
    pay_to_chart_of_account_id="0ca00000000000000007",
    pay_to_bank_account_id="bac00000000000000008",
    classifications=InvoiceClassificationsInput(
        accounting_class_id="cls00000000000000001",
        department_id="0de00000000000000002",
        job_id="job00000000000000003",
        location_id="loc00000000000000004",
    ),
    id="ccr00000000000000010",
)
CREDIT_MEMO_BULK_UPDATE_JSON = (
    b'{"creditDate":"2026-12-02"'
    b',"creditMemoLineItems":[{"id":"cci00000000000000001","description":"Description","price":103.25,"quantity":0.045,"amount":105.25,"ratePercent":0.065,"taxable":true,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","jobId":"job00000000000000004","locationId":"loc00000000000000005","itemId":"0ii00000000000000006"}}]'
    b',"customerId":"0cu00000000000000003"'
    b',"referenceNumber":"Reference number"'
    b',"description":"Description"'
    b',"salesTaxItemId":"0ii00000000000000006"'
    b',"payToChartOfAccountId":"0ca00000000000000007"'
    b',"payToBankAccountId":"bac00000000000000008"'
    b',"classifications":{"accountingClassId":"cls00000000000000001","departmentId":"0de00000000000000002","jobId":"job00000000000000003","locationId":"loc00000000000000004"}'
    b',"id":"ccr00000000000000010"'
    b"}"
)

CREDIT_MEMO_UPDATE_LEAST = CreditMemoUpdate()
CREDIT_MEMO_UPDATE_LEAST_JSON = b"{}"

CREDIT_MEMO_UPDATE = CreditMemoUpdate(
    credit_date=date(2026, 12, 2),
    credit_memo_line_items=[
        CreditMemoLineItemInput(
            id="cci00000000000000001",
            description="Description",
            price=Decimal("103.25"),
            quantity=Decimal("0.045"),
            amount=Decimal("105.25"),
            rate_percent=Decimal("0.065"),
            taxable=True,
            classifications=InvoiceLineItemClassificationsInput(
                chart_of_account_id="0ca00000000000000001",
                accounting_class_id="cls00000000000000002",
                department_id="0de00000000000000003",
                job_id="job00000000000000004",
                location_id="loc00000000000000005",
                item_id="0ii00000000000000006",
            ),
        )
    ],
    customer_id="0cu00000000000000003",
    reference_number="Reference number",
    description="Description",
    sales_tax_item_id="0ii00000000000000006",
    pay_to_chart_of_account_id="0ca00000000000000007",
    pay_to_bank_account_id="bac00000000000000008",
    classifications=InvoiceClassificationsInput(
        accounting_class_id="cls00000000000000001",
        department_id="0de00000000000000002",
        job_id="job00000000000000003",
        location_id="loc00000000000000004",
    ),
)
CREDIT_MEMO_UPDATE_JSON = (
    b'{"creditDate":"2026-12-02"'
    b',"creditMemoLineItems":[{"id":"cci00000000000000001","description":"Description","price":103.25,"quantity":0.045,"amount":105.25,"ratePercent":0.065,"taxable":true,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","jobId":"job00000000000000004","locationId":"loc00000000000000005","itemId":"0ii00000000000000006"}}]'
    b',"customerId":"0cu00000000000000003"'
    b',"referenceNumber":"Reference number"'
    b',"description":"Description"'
    b',"salesTaxItemId":"0ii00000000000000006"'
    b',"payToChartOfAccountId":"0ca00000000000000007"'
    b',"payToBankAccountId":"bac00000000000000008"'
    b',"classifications":{"accountingClassId":"cls00000000000000001","departmentId":"0de00000000000000002","jobId":"job00000000000000003","locationId":"loc00000000000000004"}'
    b"}"
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/credit-memos`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.credit_memos.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/credit-memos", headers=AUTH, query={"max": "100"})
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + CREDIT_MEMO_JSON
        + b","
        + CREDIT_MEMO_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.credit_memos.list(
        filters=[
            CreditMemo_.id == "ccr00000000000000001",
            CreditMemo_.archived == YES,
            CreditMemo_.archived != YES,
            CreditMemo_.status == CreditStatus.PARTIALLY_APPLIED,
            CreditMemo_.status != CreditStatus.PARTIALLY_APPLIED,
            CreditMemo_.status.in_([CreditStatus.PARTIALLY_APPLIED, CreditStatus.IN_PROCESS]),
            CreditMemo_.credit_date > date(2026, 12, 2),
            CreditMemo_.credit_date >= date(2026, 12, 2),
            CreditMemo_.credit_date < date(2026, 12, 2),
            CreditMemo_.credit_date <= date(2026, 12, 2),
            CreditMemo_.amount > Decimal("101.25"),
            CreditMemo_.amount >= Decimal("101.25"),
            CreditMemo_.amount < Decimal("101.25"),
            CreditMemo_.amount <= Decimal("101.25"),
            CreditMemo_.created_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            CreditMemo_.created_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            CreditMemo_.created_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            CreditMemo_.created_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            CreditMemo_.updated_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            CreditMemo_.updated_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            CreditMemo_.updated_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            CreditMemo_.updated_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            CreditMemo_.customer_id == "0cu00000000000000001",
            CreditMemo_.customer_id.in_(["0cu00000000000000001", "0cu00000000000000008"]),
        ],
        sort=[CreditMemo_.archived.asc(), CreditMemo_.credit_date.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([CREDIT_MEMO, CREDIT_MEMO_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/credit-memos",
        headers=AUTH,
        query={
            "filters": 'id:eq:ccr00000000000000001,archived:eq:true,archived:ne:true,status:eq:PARTIALLY_APPLIED,status:ne:PARTIALLY_APPLIED,status:in:"PARTIALLY_APPLIED,IN_PROCESS",creditDate:gt:2026-12-02,creditDate:gte:2026-12-02,creditDate:lt:2026-12-02,creditDate:lte:2026-12-02,amount:gt:101.25,amount:gte:101.25,amount:lt:101.25,amount:lte:101.25,createdTime:gt:"2026-12-31T09:01:00.000Z",createdTime:gte:"2026-12-31T09:01:00.000Z",createdTime:lt:"2026-12-31T09:01:00.000Z",createdTime:lte:"2026-12-31T09:01:00.000Z",updatedTime:gt:"2026-12-31T09:01:00.000Z",updatedTime:gte:"2026-12-31T09:01:00.000Z",updatedTime:lt:"2026-12-31T09:01:00.000Z",updatedTime:lte:"2026-12-31T09:01:00.000Z",customerId:eq:0cu00000000000000001,customerId:in:"0cu00000000000000001,0cu00000000000000008"',
            "sort": "archived:asc,creditDate:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/credit-memos`."""
    wire.answer(201, CREDIT_MEMO_LEAST_JSON)
    assert await wire.client.credit_memos.create(body=CREDIT_MEMO_CREATE_LEAST) == CREDIT_MEMO_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/credit-memos",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CREDIT_MEMO_CREATE_LEAST_JSON,
    )
    wire.answer(201, CREDIT_MEMO_JSON)
    assert await wire.client.credit_memos.create(body=CREDIT_MEMO_CREATE) == CREDIT_MEMO
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/credit-memos",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CREDIT_MEMO_CREATE_JSON,
    )


async def test_replace_bulk(wire: Wire) -> None:
    """`PUT /v3/credit-memos/bulk`."""
    wire.answer(200, b'{"creditMemos":' + b"[" + CREDIT_MEMO_LEAST_JSON + b"," + CREDIT_MEMO_LEAST_JSON + b"]" + b"}")
    assert await wire.client.credit_memos.replace_bulk(body=[CREDIT_MEMO_BULK_REPLACE_LEAST]) == [
        CREDIT_MEMO_LEAST,
        CREDIT_MEMO_LEAST,
    ]
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/credit-memos/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + CREDIT_MEMO_BULK_REPLACE_LEAST_JSON + b"]",
    )
    wire.answer(200, b'{"creditMemos":' + b"[" + CREDIT_MEMO_JSON + b"," + CREDIT_MEMO_LEAST_JSON + b"]" + b"}")
    assert await wire.client.credit_memos.replace_bulk(
        body=[CREDIT_MEMO_BULK_REPLACE, CREDIT_MEMO_BULK_REPLACE_LEAST]
    ) == [CREDIT_MEMO, CREDIT_MEMO_LEAST]
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/credit-memos/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + CREDIT_MEMO_BULK_REPLACE_JSON + b"," + CREDIT_MEMO_BULK_REPLACE_LEAST_JSON + b"]",
    )


async def test_create_bulk(wire: Wire) -> None:
    """`POST /v3/credit-memos/bulk`."""
    wire.answer(201, b'{"creditMemos":' + b"[" + CREDIT_MEMO_LEAST_JSON + b"," + CREDIT_MEMO_LEAST_JSON + b"]" + b"}")
    assert await wire.client.credit_memos.create_bulk(body=[CREDIT_MEMO_CREATE_LEAST]) == [
        CREDIT_MEMO_LEAST,
        CREDIT_MEMO_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/credit-memos/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + CREDIT_MEMO_CREATE_LEAST_JSON + b"]",
    )
    wire.answer(201, b'{"creditMemos":' + b"[" + CREDIT_MEMO_JSON + b"," + CREDIT_MEMO_LEAST_JSON + b"]" + b"}")
    assert await wire.client.credit_memos.create_bulk(body=[CREDIT_MEMO_CREATE, CREDIT_MEMO_CREATE_LEAST]) == [
        CREDIT_MEMO,
        CREDIT_MEMO_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/credit-memos/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + CREDIT_MEMO_CREATE_JSON + b"," + CREDIT_MEMO_CREATE_LEAST_JSON + b"]",
    )


async def test_update_bulk(wire: Wire) -> None:
    """`PATCH /v3/credit-memos/bulk`."""
    wire.answer(200, b'{"creditMemos":' + b"[" + CREDIT_MEMO_LEAST_JSON + b"," + CREDIT_MEMO_LEAST_JSON + b"]" + b"}")
    assert await wire.client.credit_memos.update_bulk(body=[CREDIT_MEMO_BULK_UPDATE_LEAST]) == [
        CREDIT_MEMO_LEAST,
        CREDIT_MEMO_LEAST,
    ]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/credit-memos/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + CREDIT_MEMO_BULK_UPDATE_LEAST_JSON + b"]",
    )
    wire.answer(200, b'{"creditMemos":' + b"[" + CREDIT_MEMO_JSON + b"," + CREDIT_MEMO_LEAST_JSON + b"]" + b"}")
    assert await wire.client.credit_memos.update_bulk(
        body=[CREDIT_MEMO_BULK_UPDATE, CREDIT_MEMO_BULK_UPDATE_LEAST]
    ) == [CREDIT_MEMO, CREDIT_MEMO_LEAST]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/credit-memos/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + CREDIT_MEMO_BULK_UPDATE_JSON + b"," + CREDIT_MEMO_BULK_UPDATE_LEAST_JSON + b"]",
    )


async def test_archive_bulk(wire: Wire) -> None:
    """`POST /v3/credit-memos/bulk/archive`."""
    wire.answer(200, b'{"creditMemos":' + b"[" + CREDIT_MEMO_JSON + b"," + CREDIT_MEMO_LEAST_JSON + b"]" + b"}")
    assert await wire.client.credit_memos.archive_bulk(ids=["00000000000000000001", "00000000000000000008"]) == [
        CREDIT_MEMO,
        CREDIT_MEMO_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/credit-memos/bulk/archive",
        headers=AUTH,
        query={"ids": "00000000000000000001,00000000000000000008"},
    )


async def test_restore_bulk(wire: Wire) -> None:
    """`POST /v3/credit-memos/bulk/restore`."""
    wire.answer(200, b'{"creditMemos":' + b"[" + CREDIT_MEMO_JSON + b"," + CREDIT_MEMO_LEAST_JSON + b"]" + b"}")
    assert await wire.client.credit_memos.restore_bulk(ids=["00000000000000000001", "00000000000000000008"]) == [
        CREDIT_MEMO,
        CREDIT_MEMO_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/credit-memos/bulk/restore",
        headers=AUTH,
        query={"ids": "00000000000000000001,00000000000000000008"},
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/credit-memos/{creditMemoId}`."""
    wire.answer(200, CREDIT_MEMO_JSON)
    assert await wire.client.credit_memos.get(credit_memo_id="ccr00000000000000001") == CREDIT_MEMO
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/credit-memos/ccr00000000000000001", headers=AUTH)


async def test_replace(wire: Wire) -> None:
    """`PUT /v3/credit-memos/{creditMemoId}`."""
    wire.answer(200, CREDIT_MEMO_LEAST_JSON)
    assert (
        await wire.client.credit_memos.replace(credit_memo_id="ccr00000000000000001", body=CREDIT_MEMO_CREATE_LEAST)
        == CREDIT_MEMO_LEAST
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/credit-memos/ccr00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CREDIT_MEMO_CREATE_LEAST_JSON,
    )
    wire.answer(200, CREDIT_MEMO_JSON)
    assert (
        await wire.client.credit_memos.replace(credit_memo_id="ccr00000000000000001", body=CREDIT_MEMO_CREATE)
        == CREDIT_MEMO
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/credit-memos/ccr00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CREDIT_MEMO_CREATE_JSON,
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/credit-memos/{creditMemoId}`."""
    wire.answer(200, CREDIT_MEMO_LEAST_JSON)
    assert (
        await wire.client.credit_memos.update(credit_memo_id="ccr00000000000000001", body=CREDIT_MEMO_UPDATE_LEAST)
        == CREDIT_MEMO_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/credit-memos/ccr00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CREDIT_MEMO_UPDATE_LEAST_JSON,
    )
    wire.answer(200, CREDIT_MEMO_JSON)
    assert (
        await wire.client.credit_memos.update(credit_memo_id="ccr00000000000000001", body=CREDIT_MEMO_UPDATE)
        == CREDIT_MEMO
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/credit-memos/ccr00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=CREDIT_MEMO_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/credit-memos/{creditMemoId}/archive`."""
    wire.answer(200, CREDIT_MEMO_JSON)
    assert await wire.client.credit_memos.archive(credit_memo_id="ccr00000000000000001") == CREDIT_MEMO
    wire.check(
        "POST", "https://gateway.stage.bill.com/connect/v3/credit-memos/ccr00000000000000001/archive", headers=AUTH
    )


async def test_restore(wire: Wire) -> None:
    """`POST /v3/credit-memos/{creditMemoId}/restore`."""
    wire.answer(200, CREDIT_MEMO_JSON)
    assert await wire.client.credit_memos.restore(credit_memo_id="ccr00000000000000001") == CREDIT_MEMO
    wire.check(
        "POST", "https://gateway.stage.bill.com/connect/v3/credit-memos/ccr00000000000000001/restore", headers=AUTH
    )
