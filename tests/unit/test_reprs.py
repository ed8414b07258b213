"""Models, pages and results as a REPL and a notebook show them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import attrs
import pytest
from rich.console import Console
from rich.pretty import pretty_repr

from bill_async import (
    UNSET,
    Bill,
    BillClient,
    BillLineItemInput,
    BulkOutcome,
    BulkResult,
    ErrorDetail,
    OrganizationCredentials,
    Page,
    Pager,
    Vendor,
    VendorUpdate,
    blocking,
)
from bill_async._base.display import table
from bill_async.sync.status import Failure, Report

BILL = Bill.from_json(
    """{"id": "00n01ABCDEFGHIJKLMNO", "archived": false, "vendorId": "00901ABCDEFGHIJKLMNO", "vendorName": "Acme",
    "dueAmount": 149.90, "dueDate": "2026-12-01", "invoice": {"invoiceNumber": "7"}, "exchangeRate": null,
    "billLineItems": [{"amount": 1}, {"amount": 2}], "paymentStatus": "UNPAID", "brandNew": {"a": 1}}"""
)


class Cells(HTMLParser):
    """The texts of a table, and the names of its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def html(value: Any) -> Cells:
    return Cells(value._repr_html_())


def test_a_model_shows_what_it_has_and_first_what_says_most() -> None:
    assert repr(BILL) == (
        "Bill(id='00n01ABCDEFGHIJKLMNO', vendor_name='Acme', due_amount=Decimal('149.90'), "
        "due_date=datetime.date(2026, 12, 1), invoice=BillInvoice(...), bill_line_items=[2 BillLineItem], "
        "payment_status=BillPaymentStatus('UNPAID'), archived=False, vendor_id='00901ABCDEFGHIJKLMNO')"
    )


def test_long_values_and_long_models_are_cut() -> None:
    assert repr(Bill(id="00n1", description="x" * 41)) == f"Bill(id='00n1', description='{'x' * 37}'...)"
    assert repr(Bill(id="00n1", description="x" * 40)) == f"Bill(id='00n1', description='{'x' * 40}')"
    names = [field.name for field in Vendor.__fields__ if field.name != "id"]
    assert len(names) > 12
    shown = repr(Vendor(id="0091", **dict.fromkeys(names, "x")))
    assert shown.endswith(", ...)")
    assert shown.count("=") == 12


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ([], "[]"),
        ([1, 2], "[2 int]"),
        (["a", 2], "[2 items]"),
        ({}, "{}"),
        ({"a": 1}, "{1 items}"),
    ],
)
def test_containers_are_shown_by_their_size(value: object, shown: str) -> None:
    assert repr(Bill(id="00n1", description=value)) == f"Bill(id='00n1', description={shown})"  # type: ignore[arg-type]


def test_a_request_shows_what_it_sends() -> None:
    vendor = VendorUpdate(name="Acme", email=None, phone=UNSET)
    assert repr(vendor) == "VendorUpdate(name='Acme', email=None)"
    assert "email=None" in pretty_repr(vendor)
    assert html(vendor).texts[1:] == ["name", "Acme", "email", "None"]
    assert repr(BillLineItemInput(amount=5)) == "BillLineItemInput(amount=5)"


def test_a_secret_is_masked_everywhere() -> None:
    vendor = VendorUpdate(account_number="4417-1234")
    assert repr(vendor) == "VendorUpdate(account_number=***)"
    assert repr(VendorUpdate(account_number=None)) == "VendorUpdate(account_number=None)"
    assert "4417" not in pretty_repr(vendor) + vendor._repr_html_()
    assert "***" in html(vendor).texts


def test_rich_shows_every_field_that_is_not_none() -> None:
    shown = pretty_repr(BILL, max_width=200, expand_all=True)
    assert shown.startswith("Bill(\n    id='00n01ABCDEFGHIJKLMNO',\n    archived=False,\n")
    assert re.search(r"BillLineItem\(\s+amount=Decimal\('2'\)", shown)
    assert "None" not in shown
    assert "brandNew" not in shown
    console = Console(file=io.StringIO(), width=80)
    console.print(BILL)
    assert "vendor_name='Acme'" in console.file.getvalue()  # type: ignore[attr-defined]


def test_a_notebook_shows_a_table_with_a_row_for_each_field() -> None:
    found = html(BILL)
    assert found.tags == {"table", "caption", "tbody", "tr", "th", "td"}
    assert found.texts[:3] == ["Bill", "id", "00n01ABCDEFGHIJKLMNO"]
    assert found.texts[found.texts.index("due_amount") + 1] == "149.90"
    assert found.texts[found.texts.index("due_date") + 1] == "2026-12-01"
    assert found.texts[found.texts.index("bill_line_items") + 1] == "[2 BillLineItem]"
    assert "exchange_rate" not in found.texts


def test_text_of_bill_is_no_html() -> None:
    found = html(Bill(id="00n1", vendor_name="<script>alert(1)</script> & Co"))
    assert "script" not in found.tags
    assert "<script>alert(1)</script> & Co" in found.texts
    page = html(Page([Bill(id="<b>")]))
    assert "b" not in page.tags
    assert "<b>" in page.texts


def test_long_cells_are_cut() -> None:
    (text,) = (text for text in html(Bill(id="00n1", description="x" * 200)).texts if text.startswith("xx"))
    assert text == f"{'x' * 97}..."


def test_only_public_names_are_offered() -> None:
    offered = dir(BILL)
    assert [name for name in offered if name.startswith("_")] == []
    assert {field.name for field in Bill.__fields__} < set(offered)
    assert set(offered) - {field.name for field in Bill.__fields__} == {
        "from_dict", "from_json", "is_null", "null_fields", "to_dict", "to_json", "unknown_fields",
    }  # fmt: skip


def test_tools_that_list_fields_see_no_private_ones() -> None:
    assert list(attrs.asdict(BILL)) == [field.name for field in Bill.__fields__]
    assert attrs.asdict(BILL)["bill_line_items"][0]["amount"] == Decimal(1)
    assert attrs.asdict(VendorUpdate(name="Acme"))["name"] == "Acme"


# ---- clients and resources


@pytest.fixture
def clients() -> Iterator[list[Any]]:
    """A client and a blocking one."""
    credentials = OrganizationCredentials("key", "user", "password", "00801ABCDEFGHIJKLMNO")
    with blocking.BillClient(organization=credentials) as other:
        yield [BillClient(organization=credentials), other]


def test_resources_show_what_they_offer(clients: list[Any]) -> None:
    for client in clients:
        assert repr(client.departments) == (
            "<Departments: archive, archive_bulk, create, create_bulk, get, list, restore, restore_bulk, scan, update, "
            "update_bulk>"
        )
        assert repr(client.spend).startswith("<Spend: budgets, cards, custom_fields,")


def test_clients_and_lists_offer_only_public_names(clients: list[Any]) -> None:
    for client in clients:
        for shown in (client, client.bills, client.spend, client.bills.list(), client.bills.scan()):
            assert [name for name in dir(shown) if name.startswith("_")] == []
        assert {"bills", "spend", "with_options", "close"} < set(dir(client))
        assert {"list", "scan", "create"} < set(dir(client.bills))


# ---- pages


def test_a_page_shows_how_much_it_holds() -> None:
    assert repr(Page([BILL, BILL], "cursor")) == "<Page of 2 items: [2 Bill], next_page='cursor'>"
    assert repr(Page([])) == "<Page of 0 items: [], next_page=None>"


def test_a_page_is_a_table_in_a_notebook() -> None:
    page = Page([BILL, Bill(id="00n2", due_date=date(2026, 12, 2))])
    found = html(page)
    assert found.texts[0] == "Page of 2 items"
    assert found.texts[1:5] == ["id", "archived", "vendor_id", "vendor_name"]
    assert found.texts[-2:] == ["00n2", "2026-12-02"]
    assert html(Page(["a", "b"])).texts == ["Page of 2 items", "item", "a", "b"]


def test_a_table_has_the_first_rows_and_columns_and_says_how_many_more_there_are() -> None:
    rows = [[(f"column {number}", number) for number in range(12)] for _ in range(23)]
    found = Cells(table("All", rows))
    assert found.texts[0] == "All (3 more rows, 2 more columns)"
    assert found.texts.count("9") == 20
    assert "column 10" not in found.texts
    assert Cells(table("All", rows[:20])).texts[0] == "All (2 more columns)"


def pager() -> Pager[int]:
    async def fetch(cursor: str | None) -> Page[int]:
        return Page([1])

    return Pager(fetch, name="bills.list")


def test_a_pager_says_what_to_do_with_it() -> None:
    assert repr(pager()) == "<Pager of bills.list: await it, or async for>"
    assert bool(pager())


@pytest.mark.parametrize(
    ("use", "remedy"),
    [
        (lambda items: [item for item in items], "a for loop; write `async for item in pager`"),  # noqa: C416
        (list, r"`for item in await pager.collect\(\)`"),
        (len, r"len\(\); write `len\(await pager.collect\(\)\)`"),
        (lambda items: items[0], r"an index; write `\(await pager.collect\(\)\)\[0\]`"),
    ],
)
def test_a_pager_is_not_used_like_a_list(use: Any, remedy: str) -> None:
    with pytest.raises(TypeError, match=f"bills.list is fetched page by page and does not allow .*{remedy}"):
        use(pager())


async def test_a_scan_says_it_too() -> None:
    client = BillClient(organization=OrganizationCredentials("key", "user", "password", "00801ABCDEFGHIJKLMNO"))
    scan = client.bills.scan()
    assert repr(scan) == "<Scan of bills.list: async for, or await its collect()>"
    assert bool(scan)
    with pytest.raises(TypeError, match=r"write `async for item in scan`, or `for item in await scan.collect\(\)`"):
        list(scan)  # type: ignore[call-overload]


# ---- results


def test_the_result_of_a_bulk_write_is_a_table() -> None:
    made = SimpleNamespace(index=0)
    done = BulkOutcome(index=0, item=BillLineItemInput(amount=5), status="done", answer=BILL)
    failed = BulkOutcome(index=1, item=made, status="failed", errors=(ErrorDetail(code="BDC_1", message="<wrong>"),))
    found = html(BulkResult(outcomes=(done, failed), calls=1))
    assert found.texts[0] == "<BulkResult of 2 items: 1 done, 1 failed>"
    assert found.texts[1:6] == ["index", "status", "item", "answer", "errors"]
    assert found.texts[6:10] == ["0", "done", "BillLineItemInput(...)", "Bill(...)"]
    assert "<wrong>" in found.texts[-1]


def test_the_report_of_a_copy_is_a_table() -> None:
    report = Report(
        organizations=1, resources=2, objects=30, requests=4, rejected=0, seconds=1.5, share=0.5, complete=False,
        failures=(Failure("008", "bills", "<gone>"),),
    )  # fmt: skip
    found = html(report)
    assert found.texts[found.texts.index("objects") + 1] == "30"
    assert found.texts[found.texts.index("failures") + 1] == "[1 Failure]"
