"""One test for each operation of `vendor_credits`: what is sent, and what becomes of the answer.

Generated from spec/v3/vendor_credits.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from generated.wire import YES, Wire

from bill_async.models import (
    BillLineItemClassifications,
    BillLineItemClassificationsInput,
    CreditStatus,
    VendorCredit,
    VendorCreditBulkReplace,
    VendorCreditBulkUpdate,
    VendorCreditCreate,
    VendorCreditLineItem,
    VendorCreditLineItemInput,
    VendorCreditLineItemUpdate,
    VendorCreditUpdate,
    VendorCreditUsage,
)
from bill_async.operations import VendorCredit_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

VENDOR_CREDIT = VendorCredit(
    id="vcr00000000000000001",
    vendor_id="00900000000000000002",
    reference_number="Reference number",
    credit_date=date(2026, 12, 5),
    description="Description",
    archived=False,
    apply_to_chart_of_account_id="0ca00000000000000007",
    apply_to_bank_account_id="bac00000000000000008",
    amount=Decimal("109.25"),
    applied_amount=Decimal("110.25"),
    status=CreditStatus.PARTIALLY_APPLIED,
    created_time=datetime(2026, 12, 31, 9, 12, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 13, tzinfo=UTC),
    vendor_credit_line_items=[
        VendorCreditLineItem(
            id="vci00000000000000001",
            description="Description",
            amount=Decimal("103.25"),
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
    usage=[
        VendorCreditUsage(bill_id="00n00000000000000001", payment_id="stp00000000000000002", amount=Decimal("103.25"))
    ],
)
VENDOR_CREDIT_JSON = (
    b'{"id":"vcr00000000000000001"'
    b',"vendorId":"00900000000000000002"'
    b',"referenceNumber":"Reference number"'
    b',"creditDate":"2026-12-05"'
    b',"description":"Description"'
    b',"archived":false'
    b',"applyToChartOfAccountId":"0ca00000000000000007"'
    b',"applyToBankAccountId":"bac00000000000000008"'
    b',"amount":109.25'
    b',"appliedAmount":110.25'
    b',"status":"PARTIALLY_APPLIED"'
    b',"createdTime":"2026-12-31T09:12:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:13:00.000+00:00"'
    b',"vendorCreditLineItems":[{"id":"vci00000000000000001","description":"Description","amount":103.25,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","employeeId":"emp00000000000000004","jobId":"job00000000000000005","locationId":"loc00000000000000006","itemId":"0ii00000000000000007","customerId":"0cu00000000000000008"}}]'
    b',"usage":[{"billId":"00n00000000000000001","paymentId":"stp00000000000000002","amount":103.25}]'
    b"}"
)

VENDOR_CREDIT_LEAST = VendorCredit(id="vcr00000000000000001")
VENDOR_CREDIT_LEAST_JSON = b'{"id":"vcr00000000000000001"}'

VENDOR_CREDIT_CREATE_LEAST = VendorCreditCreate(
    credit_date=date(2026, 12, 2),
    reference_number="Reference number",
    vendor_credit_line_items=[VendorCreditLineItemInput(amount=Decimal("103.25"))],
    vendor_id="00900000000000000004",
)
VENDOR_CREDIT_CREATE_LEAST_JSON = (
    b'{"creditDate":"2026-12-02"'
    b',"referenceNumber":"Reference number"'
    b',"vendorCreditLineItems":[{"amount":103.25}]'
    b',"vendorId":"00900000000000000004"'
    b"}"
)

VENDOR_CREDIT_CREATE = VendorCreditCreate(
    credit_date=date(2026, 12, 2),
    reference_number="Reference number",
    vendor_credit_line_items=[
        VendorCreditLineItemInput(
            id="vci00000000000000001",
            description="Description",
            amount=Decimal("103.25"),
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
    vendor_id="00900000000000000004",
    description="Description",
    apply_to_chart_of_account_id="0ca00000000000000006",
    apply_to_bank_account_id="bac00000000000000007",
)
VENDOR_CREDIT_CREATE_JSON = (
    b'{"creditDate":"2026-12-02"'
    b',"referenceNumber":"Reference number"'
    b',"vendorCreditLineItems":[{"id":"vci00000000000000001","description":"Description","amount":103.25,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","employeeId":"emp00000000000000004","jobId":"job00000000000000005","locationId":"loc00000000000000006","itemId":"0ii00000000000000007","customerId":"0cu00000000000000008"}}]'
    b',"vendorId":"00900000000000000004"'
    b',"description":"Description"'
    b',"applyToChartOfAccountId":"0ca00000000000000006"'
    b',"applyToBankAccountId":"bac00000000000000007"'
    b"}"
)

VENDOR_CREDIT_BULK_REPLACE_LEAST = VendorCreditBulkReplace(
    credit_date=date(2026, 12, 2),
    reference_number="Reference number",
    vendor_credit_line_items=[VendorCreditLineItemInput(amount=Decimal("103.25"))],
    vendor_id="00900000000000000004",
    id="vcr00000000000000008",
)
VENDOR_CREDIT_BULK_REPLACE_LEAST_JSON = (
    b'{"creditDate":"2026-12-02"'
    b',"referenceNumber":"Reference number"'
    b',"vendorCreditLineItems":[{"amount":103.25}]'
    b',"vendorId":"00900000000000000004"'
    b',"id":"vcr00000000000000008"'
    b"}"
)

VENDOR_CREDIT_BULK_REPLACE = VendorCreditBulkReplace(
    credit_date=date(2026, 12, 2),
    reference_number="Reference number",
    vendor_credit_line_items=[
        VendorCreditLineItemInput(
            id="vci00000000000000001",
            description="Description",
            amount=Decimal("103.25"),
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
    vendor_id="00900000000000000004",
    description="Description",
    apply_to_chart_of_account_id="0ca00000000000000006",
    apply_to_bank_account_id="bac00000000000000007",
    id="vcr00000000000000008",
)
VENDOR_CREDIT_BULK_REPLACE_JSON = (
    b'{"creditDate":"2026-12-02"'
    b',"referenceNumber":"Reference number"'
    b',"vendorCreditLineItems":[{"id":"vci00000000000000001","description":"Description","amount":103.25,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","employeeId":"emp00000000000000004","jobId":"job00000000000000005","locationId":"loc00000000000000006","itemId":"0ii00000000000000007","customerId":"0cu00000000000000008"}}]'
    b',"vendorId":"00900000000000000004"'
    b',"description":"Description"'
    b',"applyToChartOfAccountId":"0ca00000000000000006"'
    b',"applyToBankAccountId":"bac00000000000000007"'
    b',"id":"vcr00000000000000008"'
    b"}"
)

VENDOR_CREDIT_BULK_UPDATE_LEAST = VendorCreditBulkUpdate(id="vcr00000000000000008")
VENDOR_CREDIT_BULK_UPDATE_LEAST_JSON = b'{"id":"vcr00000000000000008"}'

VENDOR_CREDIT_BULK_UPDATE = VendorCreditBulkUpdate(
    credit_date=date(2026, 12, 2),
    reference_number="Reference number",
    vendor_credit_line_items=[
        VendorCreditLineItemUpdate(
            id="vci00000000000000001",
            description="Description",
            amount=Decimal("103.25"),
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
    vendor_id="00900000000000000004",
    description="Description",
    apply_to_chart_of_account_id="0ca00000000000000006",
    apply_to_bank_account_id="bac00000000000000007",
    id="vcr00000000000000008",
)
VENDOR_CREDIT_BULK_UPDATE_JSON = (
    b'{"creditDate":"2026-12-02"'
    b',"referenceNumber":"Reference number"'
    b',"vendorCreditLineItems":[{"id":"vci00000000000000001","description":"Description","amount":103.25,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","employeeId":"emp00000000000000004","jobId":"job00000000000000005","locationId":"loc00000000000000006","itemId":"0ii00000000000000007","customerId":"0cu00000000000000008"}}]'
    b',"vendorId":"00900000000000000004"'
    b',"description":"Description"'
    b',"applyToChartOfAccountId":"0ca00000000000000006"'
    b',"applyToBankAccountId":"bac00000000000000007"'
    b',"id":"vcr00000000000000008"'
    b"}"
)

VENDOR_CREDIT_UPDATE_LEAST = VendorCreditUpdate()
VENDOR_CREDIT_UPDATE_LEAST_JSON = b"{}"

VENDOR_CREDIT_UPDATE = VendorCreditUpdate(
    credit_date=date(2026, 12, 2),
    reference_number="Reference number",
    vendor_credit_line_items=[
        VendorCreditLineItemUpdate(
            id="vci00000000000000001",
            description="Description",
            amount=Decimal("103.25"),
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
    vendor_id="00900000000000000004",
    description="Description",
    apply_to_chart_of_account_id="0ca00000000000000006",
    apply_to_bank_account_id="bac00000000000000007",
)
VENDOR_CREDIT_UPDATE_JSON = (
    b'{"creditDate":"2026-12-02"'
    b',"referenceNumber":"Reference number"'
    b',"vendorCreditLineItems":[{"id":"vci00000000000000001","description":"Description","amount":103.25,"classifications":{"chartOfAccountId":"0ca00000000000000001","accountingClassId":"cls00000000000000002","departmentId":"0de00000000000000003","employeeId":"emp00000000000000004","jobId":"job00000000000000005","locationId":"loc00000000000000006","itemId":"0ii00000000000000007","customerId":"0cu00000000000000008"}}]'
    b',"vendorId":"00900000000000000004"'
    b',"description":"Description"'
    b',"applyToChartOfAccountId":"0ca00000000000000006"'
    b',"applyToBankAccountId":"bac00000000000000007"'
    b"}"
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/vendor-credits`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.vendor_credits.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/vendor-credits", headers=AUTH, query={"max": "100"})
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + VENDOR_CREDIT_JSON
        + b","
        + VENDOR_CREDIT_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.vendor_credits.list(
        filters=[
            VendorCredit_.id == "vcr00000000000000001",
            VendorCredit_.vendor_id == "00900000000000000001",
            VendorCredit_.vendor_id.in_(["00900000000000000001", "00900000000000000008"]),
            VendorCredit_.archived == YES,
            VendorCredit_.archived != YES,
            VendorCredit_.updated_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            VendorCredit_.updated_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            VendorCredit_.updated_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            VendorCredit_.updated_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
        ],
        sort=[VendorCredit_.archived.asc(), VendorCredit_.updated_time.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [VENDOR_CREDIT, VENDOR_CREDIT_LEAST],
        "cursor-2",
        "cursor-0",
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/vendor-credits",
        headers=AUTH,
        query={
            "filters": 'id:eq:vcr00000000000000001,vendorId:eq:00900000000000000001,vendorId:in:"00900000000000000001,00900000000000000008",archived:eq:true,archived:ne:true,updatedTime:gt:"2026-12-31T09:01:00.000Z",updatedTime:gte:"2026-12-31T09:01:00.000Z",updatedTime:lt:"2026-12-31T09:01:00.000Z",updatedTime:lte:"2026-12-31T09:01:00.000Z"',
            "sort": "archived:asc,updatedTime:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/vendor-credits`."""
    wire.answer(201, VENDOR_CREDIT_LEAST_JSON)
    assert await wire.client.vendor_credits.create(body=VENDOR_CREDIT_CREATE_LEAST) == VENDOR_CREDIT_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/vendor-credits",
        headers={**AUTH, "Content-Type": "application/json"},
        body=VENDOR_CREDIT_CREATE_LEAST_JSON,
    )
    wire.answer(201, VENDOR_CREDIT_JSON)
    assert await wire.client.vendor_credits.create(body=VENDOR_CREDIT_CREATE) == VENDOR_CREDIT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/vendor-credits",
        headers={**AUTH, "Content-Type": "application/json"},
        body=VENDOR_CREDIT_CREATE_JSON,
    )


async def test_replace_bulk(wire: Wire) -> None:
    """`PUT /v3/vendor-credits/bulk`."""
    wire.answer(
        200, b'{"vendorCredits":' + b"[" + VENDOR_CREDIT_LEAST_JSON + b"," + VENDOR_CREDIT_LEAST_JSON + b"]" + b"}"
    )
    assert await wire.client.vendor_credits.replace_bulk(body=[VENDOR_CREDIT_BULK_REPLACE_LEAST]) == [
        VENDOR_CREDIT_LEAST,
        VENDOR_CREDIT_LEAST,
    ]
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/vendor-credits/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + VENDOR_CREDIT_BULK_REPLACE_LEAST_JSON + b"]",
    )
    wire.answer(200, b'{"vendorCredits":' + b"[" + VENDOR_CREDIT_JSON + b"," + VENDOR_CREDIT_LEAST_JSON + b"]" + b"}")
    assert await wire.client.vendor_credits.replace_bulk(
        body=[VENDOR_CREDIT_BULK_REPLACE, VENDOR_CREDIT_BULK_REPLACE_LEAST]
    ) == [VENDOR_CREDIT, VENDOR_CREDIT_LEAST]
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/vendor-credits/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + VENDOR_CREDIT_BULK_REPLACE_JSON + b"," + VENDOR_CREDIT_BULK_REPLACE_LEAST_JSON + b"]",
    )


async def test_create_bulk(wire: Wire) -> None:
    """`POST /v3/vendor-credits/bulk`."""
    wire.answer(
        201, b'{"vendorCredits":' + b"[" + VENDOR_CREDIT_LEAST_JSON + b"," + VENDOR_CREDIT_LEAST_JSON + b"]" + b"}"
    )
    assert await wire.client.vendor_credits.create_bulk(body=[VENDOR_CREDIT_CREATE_LEAST]) == [
        VENDOR_CREDIT_LEAST,
        VENDOR_CREDIT_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/vendor-credits/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + VENDOR_CREDIT_CREATE_LEAST_JSON + b"]",
    )
    wire.answer(201, b'{"vendorCredits":' + b"[" + VENDOR_CREDIT_JSON + b"," + VENDOR_CREDIT_LEAST_JSON + b"]" + b"}")
    assert await wire.client.vendor_credits.create_bulk(body=[VENDOR_CREDIT_CREATE, VENDOR_CREDIT_CREATE_LEAST]) == [
        VENDOR_CREDIT,
        VENDOR_CREDIT_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/vendor-credits/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + VENDOR_CREDIT_CREATE_JSON + b"," + VENDOR_CREDIT_CREATE_LEAST_JSON + b"]",
    )


async def test_update_bulk(wire: Wire) -> None:
    """`PATCH /v3/vendor-credits/bulk`."""
    wire.answer(
        200, b'{"vendorCredits":' + b"[" + VENDOR_CREDIT_LEAST_JSON + b"," + VENDOR_CREDIT_LEAST_JSON + b"]" + b"}"
    )
    assert await wire.client.vendor_credits.update_bulk(body=[VENDOR_CREDIT_BULK_UPDATE_LEAST]) == [
        VENDOR_CREDIT_LEAST,
        VENDOR_CREDIT_LEAST,
    ]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/vendor-credits/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + VENDOR_CREDIT_BULK_UPDATE_LEAST_JSON + b"]",
    )
    wire.answer(200, b'{"vendorCredits":' + b"[" + VENDOR_CREDIT_JSON + b"," + VENDOR_CREDIT_LEAST_JSON + b"]" + b"}")
    assert await wire.client.vendor_credits.update_bulk(
        body=[VENDOR_CREDIT_BULK_UPDATE, VENDOR_CREDIT_BULK_UPDATE_LEAST]
    ) == [VENDOR_CREDIT, VENDOR_CREDIT_LEAST]
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/vendor-credits/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=b"[" + VENDOR_CREDIT_BULK_UPDATE_JSON + b"," + VENDOR_CREDIT_BULK_UPDATE_LEAST_JSON + b"]",
    )


async def test_archive_bulk(wire: Wire) -> None:
    """`POST /v3/vendor-credits/bulk/archive`."""
    wire.answer(200, b'{"vendorCredits":' + b"[" + VENDOR_CREDIT_JSON + b"," + VENDOR_CREDIT_LEAST_JSON + b"]" + b"}")
    assert await wire.client.vendor_credits.archive_bulk(ids=["00000000000000000001", "00000000000000000008"]) == [
        VENDOR_CREDIT,
        VENDOR_CREDIT_LEAST,
    ]
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/vendor-credits/bulk/archive",
        headers=AUTH,
        query={"ids": "00000000000000000001,00000000000000000008"},
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/vendor-credits/{vendorCreditId}`."""
    wire.answer(200, VENDOR_CREDIT_JSON)
    assert await wire.client.vendor_credits.get(vendor_credit_id="vcr00000000000000001") == VENDOR_CREDIT
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/vendor-credits/vcr00000000000000001", headers=AUTH)


async def test_replace(wire: Wire) -> None:
    """`PUT /v3/vendor-credits/{vendorCreditId}`."""
    wire.answer(200, VENDOR_CREDIT_LEAST_JSON)
    assert (
        await wire.client.vendor_credits.replace(
            vendor_credit_id="vcr00000000000000001", body=VENDOR_CREDIT_CREATE_LEAST
        )
        == VENDOR_CREDIT_LEAST
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/vendor-credits/vcr00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=VENDOR_CREDIT_CREATE_LEAST_JSON,
    )
    wire.answer(200, VENDOR_CREDIT_JSON)
    assert (
        await wire.client.vendor_credits.replace(vendor_credit_id="vcr00000000000000001", body=VENDOR_CREDIT_CREATE)
        == VENDOR_CREDIT
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/vendor-credits/vcr00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=VENDOR_CREDIT_CREATE_JSON,
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/vendor-credits/{vendorCreditId}`."""
    wire.answer(200, VENDOR_CREDIT_LEAST_JSON)
    assert (
        await wire.client.vendor_credits.update(
            vendor_credit_id="vcr00000000000000001", body=VENDOR_CREDIT_UPDATE_LEAST
        )
        == VENDOR_CREDIT_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/vendor-credits/vcr00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=VENDOR_CREDIT_UPDATE_LEAST_JSON,
    )
    wire.answer(200, VENDOR_CREDIT_JSON)
    assert (
        await wire.client.vendor_credits.update(vendor_credit_id="vcr00000000000000001", body=VENDOR_CREDIT_UPDATE)
        == VENDOR_CREDIT
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/vendor-credits/vcr00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=VENDOR_CREDIT_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/vendor-credits/{vendorCreditId}/archive`."""
    wire.answer(200, VENDOR_CREDIT_JSON)
    assert await wire.client.vendor_credits.archive(vendor_credit_id="vcr00000000000000001") == VENDOR_CREDIT
    wire.check(
        "POST", "https://gateway.stage.bill.com/connect/v3/vendor-credits/vcr00000000000000001/archive", headers=AUTH
    )
