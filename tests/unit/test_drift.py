"""Unknown fields and values are found, named once, counted, and shown without secrets."""

from __future__ import annotations

import json
import logging
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from unit.loopback import Loopback, answer, client_of

from bill_async import Options
from bill_async._schema.converter import structure
from bill_async.cli import main
from bill_async.drift import DriftReport, Unknown, recorded_operation, unknown_in
from bill_async.errors import InvalidRequestError
from bill_async.models import Bill
from bill_async.operations import all_operations
from bill_async.operations.bills import LIST_BILLS

KNOWN = {
    "id": "00nKNOWN0000000000AA",
    "amount": Decimal("12.50"),
    "paymentStatus": "UNPAID",
    "billLineItems": [{"id": "bliKNOWN0000000000AA", "amount": Decimal("12.50")}],
}
NEWER = {
    **KNOWN,
    "taxCode": "T1",
    "paymentStatus": "WRITTEN_OFF",
    "billLineItems": [{"id": "bliKNOWN0000000000AA", "tags": [{"label": "rush"}, {"label": "late"}]}],
}


def names(data: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(found.name, found.example) for found in unknown_in("getBill", structure(data, Bill))]


def test_nothing_is_found_in_what_is_known() -> None:
    assert names(KNOWN) == []
    report = DriftReport()
    report.observe("getBill", [structure(KNOWN, Bill), None, "text", {"key": structure(KNOWN, Bill)}])
    assert not report
    assert str(report) == "nothing unknown"


def test_fields_and_values_are_found_at_every_depth() -> None:
    assert sorted(names(NEWER)) == [
        ("Bill.taxCode", "T1"),
        ("BillLineItem.tags", [{"label": "rush"}]),
        ("BillPaymentStatus: WRITTEN_OFF", "WRITTEN_OFF"),
    ]


def test_a_report_has_each_thing_once() -> None:
    report = DriftReport()
    bill = structure(NEWER, Bill)
    report.observe("listBills", [bill, bill])
    report.observe("getBill", bill)
    assert [(found.name, found.count, found.operations) for found in report.findings] == [
        ("Bill.taxCode", 3, ["listBills", "getBill"]),
        ("BillLineItem.tags", 3, ["listBills", "getBill"]),
        ("BillPaymentStatus: WRITTEN_OFF", 3, ["listBills", "getBill"]),
    ]
    assert str(report).splitlines() == [
        'Bill.taxCode: 3 times, in listBills, getBill, as "T1"',
        'BillLineItem.tags: 3 times, in listBills, getBill, as [{"label":"rush"}]',
        "BillPaymentStatus: WRITTEN_OFF: 3 times, in listBills, getBill",
    ]


def test_a_report_does_not_grow_without_end() -> None:
    report = DriftReport()
    for number in range(1200):
        report(Unknown("listBills", f"Bill.field{number}", number))
    report(Unknown("listBills", "Bill.field7", 7))
    assert len(report.findings) == 1000
    assert report.dropped == 200
    assert str(report).endswith("and 200 more that the report has no room for")


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("color", "green", "green"),
        ("weight", Decimal("1.5"), Decimal("1.5")),
        ("urgent", True, True),
        ("nothing", None, None),
        ("note", "x" * 100, f"{'x' * 60}..."),
        ("accessToken", "abc", "***"),
        ("bankAccountNumber", "12", "***"),
        ("reference", "4111 1111 1111 1111".replace(" ", ""), "***"),
        ("card", {"cvv": 123, "brand": "VISA", "none": None}, {"cvv": "***", "brand": "VISA", "none": None}),
        ("securityKeys", ["one", "two"], ["***"]),
    ],
)
def test_examples_are_short_and_hold_no_secrets(name: str, value: Any, shown: Any) -> None:
    assert names({**KNOWN, name: value}) == [(f"Bill.{name}", shown)]


def test_a_value_that_looks_like_a_secret_is_masked() -> None:
    assert names({**KNOWN, "paymentStatus": "4111111111111111"}) == [("BillPaymentStatus: ***", "***")]


# ---- the hook of a client


async def test_a_client_tells_what_it_did_not_know() -> None:
    report = DriftReport()
    raw = json.loads(json.dumps(NEWER, default=float))
    async with Loopback().running() as server, client_of(server, options=Options(on_unknown=report)) as bill:
        server.script[:] = [answer(raw), answer({"results": [raw, raw]})]
        assert (await bill.bills.get(KNOWN["id"])).unknown_fields == {"taxCode": "T1"}
        assert len(await bill.bills.list().collect()) == 2
    assert {found.name: found.count for found in report.findings} == {
        "Bill.taxCode": 3,
        "BillLineItem.tags": 3,
        "BillPaymentStatus: WRITTEN_OFF": 3,
    }


async def test_a_hook_that_fails_does_not_fail_the_call(caplog: pytest.LogCaptureFixture) -> None:
    def hook(_: Unknown) -> None:
        raise RuntimeError("full disk")

    raw = json.loads(json.dumps(NEWER, default=float))
    async with Loopback().running() as server, client_of(server, options=Options(on_unknown=hook)) as bill:
        server.script[:] = [answer(raw)]
        with caplog.at_level(logging.ERROR, "bill_async"):
            assert (await bill.bills.get(KNOWN["id"])).id == KNOWN["id"]
    assert "on_unknown failed for an answer of getBill" in caplog.text


# ---- recorded answers


@pytest.mark.parametrize(
    ("path", "named", "found"),
    [
        ("v3/listBills.response.json", None, "bills.list"),
        ("anything.json", "listBills", "bills.list"),
        ("anything.json", "spend.cards.freeze", "spend.cards.freeze"),
    ],
)
def test_the_operation_of_a_file(path: str, named: str | None, found: str) -> None:
    assert recorded_operation(Path(path), named, all_operations()).accessor == found


def test_an_id_of_two_families_is_told_by_the_folder_or_has_to_be_named() -> None:
    """BILL names its operations for each family by itself."""
    operations = (LIST_BILLS, attrs.evolve(LIST_BILLS, family="spend", accessor="spend.bills.list"))
    assert recorded_operation(Path("v3/listBills.json"), None, operations).accessor == "bills.list"
    assert recorded_operation(Path("spend/listBills.json"), None, operations).accessor == "spend.bills.list"
    with pytest.raises(InvalidRequestError, match=r"ambiguous; name one of bills\.list, spend\.bills\.list"):
        recorded_operation(Path("listBills.json"), None, operations)
    assert recorded_operation(Path("listBills.json"), "spend.bills.list", operations).family == "spend"


def test_an_operation_that_cannot_be_told() -> None:
    with pytest.raises(InvalidRequestError, match=r"listBils is not an operation of BILL; did you mean listBills\?"):
        recorded_operation(Path("listBils.json"), None, all_operations())
    with pytest.raises(
        InvalidRequestError, match=r"bils\.list is not an operation of BILL; did you mean bills\.list\?"
    ):
        recorded_operation(Path("x.json"), "bils.list", all_operations())


def test_the_command_finds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "getBill.response.json"
    file.write_text(json.dumps(KNOWN, default=float))
    (tmp_path / "createBill.request.json").write_text("not looked at")
    assert main(["drift", str(file), str(tmp_path / "createBill.request.json")]) == 0
    assert capsys.readouterr().out == "nothing unknown\n"


def test_the_command_names_what_is_unknown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "listBills.response.json"
    file.write_text(json.dumps({"results": [NEWER], "nextPage": None, "totalCount": 1}, default=float))
    assert main(["drift", str(file), "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["name"], row["count"]) for row in rows] == [
        ("Bill.taxCode", 1),
        ("BillLineItem.tags", 1),
        ("BillPaymentStatus: WRITTEN_OFF", 1),
        ("listBills.totalCount", 1),
    ]


def test_the_command_says_what_does_not_fit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "answer.json"
    file.write_text('{"id": "00nKNOWN0000000000AA", "amount": "a lot"}')
    assert main(["drift", str(file), "--operation", "getBill"]) == 1
    said = capsys.readouterr()
    assert "answer.json: getBill: $.amount: 'a lot' is not a number" in said.err
    assert said.out == ""  # not "nothing unknown", which is not known


def test_the_command_prints_numbers_as_they_came(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "getBill.response.json"
    file.write_text('{"id": "00nKNOWN0000000000AA", "extraAmount": 149.10}')
    assert main(["drift", str(file), "--json"]) == 1
    assert '"example":149.10' in capsys.readouterr().out
