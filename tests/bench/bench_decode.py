"""Decoding a page of 100 bills with 3 lines each, exactly: against pydantic and against plain JSON.

The figure to hold is the ratio to pydantic's `model_validate_json`, with the JSON parser of the
standard library: at most 1.25.
"""

from __future__ import annotations

import gc
import json
import timeit
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pydantic
from pydantic.alias_generators import to_camel

from bill_async._schema import codec, converter
from bill_async.operations.bills import LIST_BILLS
from tests.bench.history import Figures

BILLS = 100
LINES = 3
ROUNDS = 60


class Plain(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(alias_generator=to_camel)


class PlainClassifications(Plain):
    chart_of_account_id: str | None = None
    accounting_class_id: str | None = None
    department_id: str | None = None
    location_id: str | None = None
    item_id: str | None = None


class PlainLineClassifications(PlainClassifications):
    employee_id: str | None = None
    job_id: str | None = None
    customer_id: str | None = None


class PlainLine(Plain):
    id: str | None = None
    amount: Decimal | None = None
    quantity: Decimal | None = None
    price: Decimal | None = None
    description: str | None = None
    classifications: PlainLineClassifications | None = None


class PlainInvoice(Plain):
    invoice_number: str | None = None
    invoice_date: date | None = None


class PlainApprover(Plain):
    user_id: str | None = None
    status: str | None = None
    approver_order: Decimal | None = None
    status_changed_time: datetime | None = None


class PlainBill(Plain):
    id: str
    archived: bool | None = None
    vendor_id: str | None = None
    vendor_name: str | None = None
    funding_amount: Decimal | None = None
    amount: Decimal | None = None
    paid_amount: Decimal | None = None
    due_amount: Decimal | None = None
    scheduled_amount: Decimal | None = None
    credit_amount: Decimal | None = None
    exchange_rate: Decimal | None = None
    description: str | None = None
    due_date: date | None = None
    invoice: PlainInvoice | None = None
    bill_line_items: list[PlainLine] | None = None
    pay_from_chart_of_account_id: str | None = None
    payment_status: str | None = None
    approval_status: str | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None
    classifications: PlainClassifications | None = None
    purchase_order_number: str | None = None
    approvers: list[PlainApprover] | None = None


class PlainPage(Plain):
    results: list[PlainBill]
    next_page: str | None = None
    prev_page: str | None = None


def page(bills: int = BILLS, *, nulls: bool = False, half_null: bool = False) -> bytes:
    """Write a page as BILL would send it."""
    classifications = {
        "chartOfAccountId": "0ca01ABCDEFGHIJKLMNO",
        "accountingClassId": "cls01ABCDEFGHIJKLMNO",
        "departmentId": "0de01ABCDEFGHIJKLMNO",
        "locationId": "loc01ABCDEFGHIJKLMNO",
    }
    results = [
        {
            "id": f"00n01ABCDEFGHIJK{number:04d}",
            "archived": False,
            "vendorId": "00901ABCDEFGHIJKLMNO",
            "vendorName": "Acme Supplies",
            "fundingAmount": 1234.56,
            "amount": 1234.56,
            "paidAmount": 0,
            "dueAmount": 1234.56,
            "scheduledAmount": 0.0,
            "creditAmount": 0,
            "exchangeRate": 1.0,
            "description": "Office supplies",
            "dueDate": "2026-12-01",
            "invoice": {"invoiceNumber": f"INV-{number}", "invoiceDate": "2026-11-01"},
            "billLineItems": [
                {
                    "id": f"bli01ABCDEFGHIJK{line:04d}",
                    "amount": 411.52,
                    "quantity": 1.0,
                    "price": 411.52,
                    "description": f"Line {line}",
                    "classifications": classifications,
                }
                for line in range(LINES)
            ],
            "payFromChartOfAccountId": "0ca01ABCDEFGHIJKLMNO",
            "paymentStatus": "UNPAID",
            "approvalStatus": "APPROVED",
            "createdTime": "2026-11-01T10:00:00.000+00:00",
            "updatedTime": "2026-11-02T10:00:00.000+00:00",
            "classifications": classifications,
            **({"purchaseOrderNumber": None} if nulls else {}),
        }
        for number in range(bills)
    ]
    if half_null:
        for result in results:
            blank_every_second(result)
    return json.dumps({"results": results, "nextPage": "abc"}).encode()


def blank_every_second(value: dict[str, Any]) -> None:
    """Put null in place of every second scalar but the id, in lines and nested objects too."""
    blank = False
    for key, item in value.items():
        if isinstance(item, dict):
            value[key] = {**item}
            blank_every_second(value[key])
        elif isinstance(item, list):
            for one in item:
                blank_every_second(one)
        elif key != "id":
            blank = not blank
            if blank:
                value[key] = None


def measure(*functions: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Return the best time of each in milliseconds, taking turns so that noise hits all alike."""
    best = [float("inf")] * len(functions)
    gc.collect()
    for _ in range(rounds):
        for index, function in enumerate(functions):
            best[index] = min(best[index], timeit.timeit(function, number=1) * 1000)
    return best


def main() -> Figures:
    """Measure and print."""
    body, with_nulls, half_null = page(), page(nulls=True), page(half_null=True)
    parsers: dict[str, Callable[[bytes], Any]] = {"stdlib json": codec.standard_parser, "msgspec": codec.parser()}
    plain, pydantic_page = measure(lambda: json.loads(body), lambda: PlainPage.model_validate_json(body))
    print(f"{len(body) / 1000:.0f} kB; json.loads {plain:.2f} ms; pydantic {pydantic_page:.2f} ms")
    figures: dict[str, float] = {}
    chosen = codec.parser
    try:
        for name, parser in parsers.items():
            codec.parser = lambda parser=parser: parser  # type: ignore[assignment]
            baseline, half_baseline, typed, nulls, half, untyped = measure(
                lambda: PlainPage.model_validate_json(body),
                lambda: PlainPage.model_validate_json(half_null),
                lambda: converter.decode_page(body, LIST_BILLS),
                lambda: converter.decode_page(with_nulls, LIST_BILLS),
                lambda: converter.decode_page(half_null, LIST_BILLS),
                lambda: codec.loads(body),
            )
            print(
                f"typed decode with {name}: {typed:.2f} ms = {typed / baseline:.2f} x pydantic, "
                f"{typed / plain:.2f} x json.loads; with a null in each bill {nulls / baseline:.2f} x pydantic, "
                f"with half of the values null {half / half_baseline:.2f} x; "
                f"exact JSON alone {untyped:.2f} ms"
            )
            figures |= {f"{name}, ms": typed, f"{name}, x pydantic": typed / baseline}
            figures[f"{name}, half null, x pydantic"] = half / half_baseline
    finally:
        codec.parser = chosen
    items = converter.decode_page(body, LIST_BILLS)[0]
    (encoded,) = measure(lambda: [codec.dumps(converter.unstructure(item)) for item in items], rounds=10)
    print(f"encoding the page again: {encoded:.2f} ms")
    return figures | {"encoding, ms": encoded}


if __name__ == "__main__":
    main()
