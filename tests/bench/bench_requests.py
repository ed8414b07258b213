"""Making a request and its bytes: against pydantic's models of the same shape, which check types but not BILL's rules.

The figures to hold are the ratios to pydantic: at most 2, for making the model and for writing it.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pydantic
from pydantic.alias_generators import to_camel

from bill_async import BillCreate, BillInvoiceInput, BillLineItemClassificationsInput, BillLineItemInput
from bill_async._schema.codec import dumps
from bill_async._schema.converter import unstructure

from .bench_decode import measure
from .history import Figures

LINES = 3
MANY = 100


class Plain(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(alias_generator=to_camel, populate_by_name=True)


class PlainClassifications(Plain):
    chart_of_account_id: str | None = None
    accounting_class_id: str | None = None
    department_id: str | None = None
    location_id: str | None = None


class PlainLine(Plain):
    id: str | None = None
    amount: Decimal | None = None
    quantity: Decimal | None = None
    price: Decimal | None = None
    description: str | None = None
    classifications: PlainClassifications | None = None


class PlainInvoice(Plain):
    invoice_number: str
    invoice_date: date


class PlainBill(Plain):
    vendor_id: str
    due_date: date
    bill_line_items: list[PlainLine]
    invoice: PlainInvoice
    description: str | None = None
    purchase_order_number: str | None = None
    pay_from_chart_of_account_id: str | None = None


def ours() -> BillCreate:
    """Make a bill with our models."""
    return BillCreate(
        vendor_id="00901ABCDEFGHIJKLMNO",
        due_date=date(2026, 12, 31),
        invoice=BillInvoiceInput(invoice_number="INV-1", invoice_date=date(2026, 12, 1)),
        description="Office supplies",
        bill_line_items=[
            BillLineItemInput(
                amount=Decimal("411.52"),
                description="Paper",
                classifications=BillLineItemClassificationsInput(chart_of_account_id="0ca01ABCDEFGHIJKLMNO"),
            )
            for _ in range(LINES)
        ],
    )


def pydantics() -> PlainBill:
    """Make the same bill with pydantic's."""
    return PlainBill(
        vendor_id="00901ABCDEFGHIJKLMNO",
        due_date=date(2026, 12, 31),
        invoice=PlainInvoice(invoice_number="INV-1", invoice_date=date(2026, 12, 1)),
        description="Office supplies",
        bill_line_items=[
            PlainLine(
                amount=Decimal("411.52"),
                description="Paper",
                classifications=PlainClassifications(chart_of_account_id="0ca01ABCDEFGHIJKLMNO"),
            )
            for _ in range(LINES)
        ],
    )


def main() -> Figures:
    """Measure and print."""
    made, plain = ours(), pydantics()
    many = range(MANY)
    figures = measure(
        lambda: [ours() for _ in many],
        lambda: [pydantics() for _ in many],
        lambda: [dumps(unstructure(made)) for _ in many],
        lambda: [plain.model_dump_json(by_alias=True, exclude_unset=True) for _ in many],
    )
    make, make_plain, write, write_plain = (1000 * each / MANY for each in figures)
    print(f"a bill with {LINES} lines: make {make:.1f} us = {make / make_plain:.2f} x pydantic ({make_plain:.1f} us)")
    print(f"its bytes: {write:.1f} us = {write / write_plain:.2f} x pydantic ({write_plain:.1f} us)")
    return {"make, x pydantic": make / make_plain, "write, x pydantic": write / write_plain}


if __name__ == "__main__":
    main()
