"""Decoding a page of 100 bills with 3 lines each, exactly: against pydantic's `model_validate_json` and plain JSON.

The pages are full, have nulls, lack fields, or have fields that no model knows.
"""

from __future__ import annotations

import gc
import json
import timeit
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
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


def page(bills: int = BILLS, *, change: Callable[[dict[str, Any]], None] | None = None) -> bytes:
    """Write a page as BILL would send it. `change` changes each bill."""
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
        }
        for number in range(bills)
    ]
    for number, result in enumerate(results):
        price(result, number)
        if change is not None:
            change(result)
    return json.dumps({"results": results, "nextPage": "abc"}).encode()


def price(bill: dict[str, Any], number: int) -> None:
    """Give a bill and its lines amounts that no other has. The whole bill is due, and each line is for one piece."""
    amounts = [round(100.01 + 7.13 * number + 0.37 * line, 2) for line in range(LINES)]
    for line, amount in zip(bill["billLineItems"], amounts, strict=True):
        line["amount"] = line["price"] = amount
    bill["amount"] = bill["fundingAmount"] = bill["dueAmount"] = round(sum(amounts), 2)


def without_order(value: dict[str, Any]) -> None:
    """Give a bill a null."""
    value["purchaseOrderNumber"] = None


def half_null(value: dict[str, Any]) -> None:
    """Put null in place of every second scalar but the id, in lines and nested objects too."""
    for key in every_second(value):
        value[key] = None
    for_each_nested(value, half_null)


def half_absent(value: dict[str, Any]) -> None:
    """Leave out every second scalar but the id, in lines and nested objects too."""
    for key in every_second(value):
        del value[key]
    for_each_nested(value, half_absent)


def with_unknown(value: dict[str, Any]) -> None:
    """Add a scalar and an object that the models do not know, in lines and nested objects too."""
    for_each_nested(value, with_unknown)
    value |= {"addedLater": "text", "addedDetails": {"code": "A1", "rate": 0.25}}


def every_second(value: dict[str, Any]) -> list[str]:
    """Return the names of every second scalar but the id."""
    return [key for key, item in value.items() if key != "id" and not isinstance(item, dict | list)][::2]


def for_each_nested(value: dict[str, Any], change: Callable[[dict[str, Any]], None]) -> None:
    """Change a copy of each nested object, as those of several bills may be one."""
    for key, item in value.items():
        if isinstance(item, dict):
            value[key] = {**item}
            change(value[key])
        elif isinstance(item, list):
            value[key] = [{**one} for one in item]
            for one in value[key]:
                change(one)


PAGES: dict[str, Callable[[dict[str, Any]], None] | None] = {
    "full": None,
    "a null in each": without_order,
    "half null": half_null,
    "half absent": half_absent,
    "unknown fields": with_unknown,
}


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
    bodies = {name: page(change=change) for name, change in PAGES.items()}
    full = bodies["full"]
    figures: dict[str, float] = {}
    parsers: dict[str, Callable[[bytes], Any]] = {"stdlib json": codec.standard_parser, "msgspec": codec.parser()}
    chosen = codec.parser
    try:
        for parser_name, parser in parsers.items():
            codec.parser = lambda parser=parser: parser  # type: ignore[assignment]
            print(f"with {parser_name}:")
            for name, body in bodies.items():
                plain, others, parsed, typed = measure(
                    partial(json.loads, body),
                    partial(PlainPage.model_validate_json, body),
                    partial(codec.parse, body),
                    partial(converter.decode_page, body, LIST_BILLS),
                )
                print(
                    f"  {name:14} {len(body) / 1000:4.0f} kB: {typed:.2f} ms = {typed / others:.2f} x pydantic, "
                    f"{typed / plain:.2f} x json.loads; the parsing alone {parsed / others:.2f} x pydantic"
                )
                figures[f"{parser_name}, {name}, x pydantic"] = typed / others
    finally:
        codec.parser = chosen
    items = converter.decode_page(full, LIST_BILLS)[0]
    (encoded,) = measure(lambda: [codec.dumps(converter.unstructure(item)) for item in items], rounds=10)
    print(f"encoding the full page again: {encoded:.2f} ms")
    return figures | {"encoding, ms": encoded}


if __name__ == "__main__":
    main()
