"""`bill-async call`: what is sent and what is printed."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from cli.conftest import Shell

from bill_async.cli.calls.arguments import operation_parser
from bill_async.cli.calls.finding import find, of_resource, resources
from bill_async.operations import all_operations
from bill_async.sandbox import Fault

VENDOR = ("name=Acme Paper", "address.line1=1 Main St", "address.city=Palo Alto", "address.country=US")
ZIP = "address.zipOrPostalCode=94301"
BILL = {
    "vendorId": "00901ABC",
    "dueDate": "2026-12-31",
    "invoice": {"invoiceNumber": "1", "invoiceDate": "2026-12-01"},
    "billLineItems": [{"amount": 1}],
}


def fields(*assignments: str) -> list[str]:
    return [part for assignment in assignments for part in ("--field", assignment)]


def create_vendor(shell: Shell) -> str:
    done = shell("call", "vendors.create", *fields(*VENDOR, ZIP), "--query", "id")
    assert done.status == 0, done.err
    found: str = json.loads(done.out)
    return found


# ---- every operation


@pytest.mark.parametrize("resource", resources())
def test_every_operation_has_arguments_and_help(resource: str) -> None:
    operations = of_resource(resource)
    assert operations
    for operation in operations:
        assert find(operation.accessor) is operation
        text = operation_parser(operation).format_help()
        assert operation.reference in text
        assert f"{operation.method} {operation.path}" in text
        for parameter in (*operation.path_params, *operation.query):
            assert parameter.name.replace("_", "-") in text.lower().replace("_", "-")
        model = None if operation.body is None else operation.body.model
        assert all(field.wire in text for field in (() if model is None else model.__fields__))


def test_the_resources_hold_all_operations() -> None:
    found = {operation.accessor for resource in resources() for operation in of_resource(resource)}
    assert found == {operation.accessor for operation in all_operations()}


def test_an_operation_is_found_by_the_id_of_bill() -> None:
    assert find("listVendors").accessor == "vendors.list"


# ---- lists


@pytest.mark.bill_sandbox(objects={"vendors": 130})
def test_lists(shell: Shell) -> None:
    first = shell("call", "vendors.list", "--max", "5")
    assert len(json.loads(first.out)) == 5
    assert "--page" in first.err
    cursor = first.err.partition("--page ")[2].split()[0]
    second = shell("call", "vendors.list", "--max", "5", "--page", cursor)
    assert not {each["id"] for each in json.loads(first.out)} & {each["id"] for each in json.loads(second.out)}
    some = shell("call", "vendors.list", "--max", "120")
    assert len({each["id"] for each in json.loads(some.out)}) == 120
    every = shell("call", "vendors.list", "--all")
    assert len({json.loads(line)["id"] for line in every.lines}) == 130
    assert every.err == ""
    as_array = shell("call", "vendors.list", "--all", "--output", "json", "--query", "[].id")
    assert len(json.loads(as_array.out)) == 130
    assert len(shell("call", "vendors.list", "--all", "--max", "101").lines) == 101


@pytest.mark.bill_sandbox(objects={"vendors": 4, "bills": 30})
def test_filters_and_sorts(shell: Shell) -> None:
    bills = {each["id"]: each for each in shell.sandbox.objects(shell.sandbox.accounts[0].organization_id, "bills")}
    done = shell(
        "call", "bills.list", "--filter", "paymentStatus:eq:UNPAID", "--filter", 'createdTime:gte:"2020-01-01"',
        "--sort", "dueDate:desc", "--all",
    )  # fmt: skip
    found = [json.loads(line) for line in done.lines]
    assert {each["id"] for each in found} == {id for id, each in bills.items() if each["paymentStatus"] == "UNPAID"}
    assert found
    dates = [each["dueDate"] for each in found]
    assert dates == sorted(dates, reverse=True)
    query = shell.sandbox.requests[-1].query
    assert query["filters"] == 'paymentStatus:eq:UNPAID,createdTime:gte:"2020-01-01"'
    refused = shell("call", "bills.list", "--filter", "colour:eq:red")
    assert refused.status == 2
    assert "dueDate" in refused.err


@pytest.mark.bill_sandbox(objects={"vendors": 2, "bills": 12})
def test_amounts_are_exact_in_every_form(shell: Shell) -> None:
    shell.sandbox.seed("bills", amount=Decimal("90071992547409.93"))
    organization = shell.sandbox.accounts[0].organization_id
    total = sum(Decimal(str(each["amount"])) for each in shell.sandbox.objects(organization, "bills"))
    for line in shell("call", "bills.list", "--all").lines:
        assert isinstance(json.loads(line, parse_float=Decimal)["amount"], Decimal | int)
    assert Decimal(shell("call", "bills.list", "--all", "--output", "json", "--query", "sum([].amount)").out) == total
    table = shell("call", "bills.list", "--output", "table")
    assert "90071992547409.93" in table.out
    rows = list(csv.DictReader(io.StringIO(shell("call", "bills.list", "--output", "csv").out)))
    assert sum(Decimal(row["amount"]) for row in rows) == total
    assert all(row["invoice.invoiceNumber"] for row in rows)
    exact = shell("call", "bills.list", "--query", "[?amount == `90071992547409.93`].amount")
    assert json.loads(exact.out, parse_float=str) == ["90071992547409.93"]


@pytest.mark.bill_sandbox(objects={"vendors": 250})
def test_a_list_that_fails_says_where_to_continue(shell: Shell) -> None:
    shell.sandbox.faults.add(Fault("status", status=503, operation="vendors.list", every=2))
    done = shell("call", "vendors.list", "--all", "--retries", "0")
    assert done.status == 10
    assert len(done.lines) == 100
    shell.sandbox.faults.clear()
    cursor = done.err.partition("--page ")[2].split()[0]
    assert len(shell("call", "vendors.list", "--all", "--page", cursor).lines) == 150


def test_lists_without_pages(shell: Shell) -> None:
    assert shell("call", "spend.users.list", "--max", "1").status == 0
    assert shell("call", "bank_accounts.list", "--output", "jsonl").status == 0
    assert shell("call", "webhooks.events.list_catalog").status in (0, 2)


# ---- bodies


def test_fields_build_the_body(shell: Shell) -> None:
    vendor = create_vendor(shell)
    done = shell(
        "call", "bills.create",
        *fields(
            f"vendorId={vendor}", "dueDate=2026-12-31", "invoice.invoiceNumber=0042", "invoice.invoiceDate=2026-11-01",
            "billLineItems[0].amount=90071992547409.93", "bill_line_items[1].amount=0.07",
            'billLineItems[1].description="quoted"',
        ),
    )  # fmt: skip
    assert done.status == 0, done.err
    sent = json.loads(shell.sandbox.requests[-1].body, parse_float=str)
    assert sent["invoice"]["invoiceNumber"] == "0042"
    assert [line["amount"] for line in sent["billLineItems"]] == ["90071992547409.93", "0.07"]
    assert sent["billLineItems"][1]["description"] == '"quoted"'
    assert json.loads(done.out, parse_float=Decimal)["amount"] == Decimal("90071992547410.00")


def test_bodies_from_a_file_an_argument_and_standard_input(shell: Shell, tmp_path: Path) -> None:
    address = {"line1": "1 Main St", "city": "Palo Alto", "zipOrPostalCode": "94301", "country": "US"}
    body = json.dumps({"name": "From a file", "address": address})
    (tmp_path / "vendor.json").write_text(body)
    assert shell("call", "vendors.create", "--body", f"@{tmp_path / 'vendor.json'}").status == 0
    assert shell("call", "vendors.create", "--body", body.replace("a file", "an argument")).status == 0
    piped = shell("call", "vendors.create", "--body", "-", "--field", "name=Renamed", stdin=body)
    assert json.loads(piped.out)["name"] == "Renamed"
    many = shell("call", "vendors.create_bulk", "--body", f"[{body.replace('a file', 'bulk')}]")
    assert many.status == 0, many.err
    more = shell("call", "vendors.create_bulk", *fields(*(f"[0].{each}" for each in (*VENDOR, ZIP))))
    assert more.status == 0, more.err


def test_null_clears_a_field(shell: Shell) -> None:
    vendor = create_vendor(shell)
    shell("call", "vendors.update", vendor, "--field", "email:=null")
    assert json.loads(shell.sandbox.requests[-1].body) == {"email": None}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "bills.create needs a body"),
        (fields("vendor=x"), "did you mean 'vendorId'?"),
        (fields("billLineItems.amount=1"), "billLineItems is a list; write [0]"),
        (fields("billLineItems[1].amount=1"), "[1] leaves out [0]"),
        (fields("billLineItems[0].amount=12,50"), "'12,50' is not a number"),
        (fields("billApprovals=maybe"), "is not true or false"),
        (fields("vendorId[0]=1"), "vendorId is not a list"),
        (fields("dueDate.x=1"), "dueDate has no fields"),
        (fields("dueDate"), "is not NAME=VALUE"),
        (fields("a..b=1"), "is not the path of a field"),
        (fields("invoice=nothing"), "the value is not JSON"),
        (fields("vendorId:=12"), "body.vendorId: 12 is not a string"),
        (["--body", "{"], "--body is not JSON"),
        (["--body", "@missing.json"], "it cannot be read"),
        (["--body", '{"vendorID_": 1, "nope": 2}'], "there is no field 'nope'"),
        (["--body", "[]"], "body: an array is not an object"),
        (["--body", json.dumps(BILL | {"vendorId": "00n1"})], "body.vendor_id: '00n...' (4 characters) is the id of"),
        (
            ["--body", json.dumps(BILL), *fields("vendorCredits[0].id=009x", "vendorCredits[0].amount=1")],
            "body.vendorCredits[0].id: '009...' (4 characters) is the id of something else; an id here begins with",
        ),
        (["--body", '{"vendorId": "00n1", "dueDate": "2026-12-01", "billLineItems": [], "invoice": {}}'], "is missing"),
    ],
)
def test_wrong_bodies_are_refused_before_anything_is_sent(shell: Shell, arguments: list[str], message: str) -> None:
    done = shell("call", "bills.create", *arguments)
    assert done.status == 2
    assert message in done.err
    assert done.err.count("\n") == 1
    assert shell.sandbox.requests == [] or len(shell.sandbox.requests) == 0


def test_a_wrong_secret_is_not_shown(shell: Shell) -> None:
    done = shell("call", "customers.create", *fields("accountNumber:=4321098765", "name=x"))
    assert done.status == 2
    assert "4321098765" not in done.err


# ---- a dry run


def test_a_dry_run_sends_nothing_and_shows_no_secret(shell: Shell) -> None:
    done = shell(
        "call", "vendors.create", *fields(*VENDOR, ZIP, "accountNumber=4321098765", "additionalInfo.taxId=123456789"),
        "--dry-run",
    )  # fmt: skip
    assert done.status == 0, done.err
    assert done.lines[0] == f"POST {shell.sandbox.url}/connect/v3/vendors"
    assert {"Content-Type: application/json", "devKey: ***", "sessionId: ***"} <= set(done.lines)
    body = json.loads(done.out.partition("\n\n")[2])
    assert body["accountNumber"] == "***"
    assert body["additionalInfo"]["taxId"] == "***"
    assert body["address"]["zipOrPostalCode"] == "94301"
    for secret in ("4321098765", "123456789", shell.sandbox.accounts[0].dev_key):
        assert secret not in done.out
    assert len(shell.sandbox.requests) == 0


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["vendors.list", "--max", "5", "--sort", "name"], "GET {}/connect/v3/vendors?sort=name:asc&max=5"),
        (["spend.cards.list"], "apiToken: ***"),
        (["partner.organizations.list"], "appKey: ***"),
        (["webhooks.subscriptions.list"], "devKey: ***"),
        (["health.get"], "GET {}/connect/v3/health"),
        (["partner.users.list", "--organization-id", "00801ABC"], "organizationId: 00801ABC"),
        (["items.archive_bulk", "--ids", "0ii1,0ii2"], "ids=0ii1,0ii2"),
        (["bank_accounts.list_users", "--current-user"], "currentUser=true"),
    ],
)
def test_what_a_dry_run_shows(shell: Shell, arguments: list[str], expected: str) -> None:
    done = shell("call", *arguments, "--dry-run")
    assert expected.format(shell.sandbox.url) in done.out, done.err


# ---- what moves money or deletes

PAYMENT = (
    "fundingAccount.type=BANK_ACCOUNT", "processingOptions.requestPayFaster=false", "amount=20.00",
)  # fmt: skip


def payment(shell: Shell) -> list[str]:
    bill = shell.sandbox.seed("bills", amount=Decimal("20.00"))
    account = json.loads(shell("call", "bank_accounts.list", "--query", "[0].id").out)
    return ["call", "payments.create", *fields(f"billId={bill['id']}", f"fundingAccount.id={account}", *PAYMENT)]


def test_money_needs_a_confirmation(shell: Shell) -> None:
    arguments = payment(shell)
    before = len(shell.sandbox.requests)
    refused = shell(*arguments)
    assert refused.status == 2
    assert "payments.create may move money" in refused.err
    assert "--yes" in refused.err
    declined = shell(*arguments, stdin="\n", terminal=True)
    assert declined.status == 1
    assert "Send it? [y/N]" in declined.err
    assert "nothing was sent" in declined.err
    assert "POST" in declined.err
    assert len(shell.sandbox.requests) == before
    accepted = shell(*arguments, stdin="y\n", terminal=True)
    assert accepted.status == 0, accepted.err
    assert json.loads(accepted.out, parse_float=Decimal)["amount"] == 20


def test_a_payment_shows_that_its_number_is_made_later(shell: Shell) -> None:
    assert "(made when it is sent)" in shell(*payment(shell), "--dry-run").out


def test_deletions_need_a_confirmation(shell: Shell) -> None:
    done = shell("call", "webhooks.subscriptions.delete", "sub1")
    assert done.status == 2
    assert "webhooks.subscriptions.delete deletes, and there is no terminal" in done.err


def test_a_key_makes_a_write_happen_once(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = str(tmp_path / "writes.db")
    arguments = ["call", "vendors.create", *fields(*VENDOR, ZIP), "--key", "acme"]
    without = shell(*arguments)
    assert without.status == 3
    assert "--journal" in without.err
    first = shell(*arguments, "--journal", journal)
    monkeypatch.setenv("BILL_JOURNAL", journal)
    second = shell(*arguments)
    assert json.loads(first.out)["id"] == json.loads(second.out)["id"]
    assert sum(request.operation == "createVendor" for request in shell.sandbox.requests) == 1
    other = shell("call", "vendors.create", *fields("name=Other", *VENDOR[1:], ZIP), "--key", "acme")
    assert other.status == 13


# ---- files


def test_files_go_up_and_come_down(shell: Shell, tmp_path: Path) -> None:
    bill = shell.sandbox.seed("bills")["id"]
    page = tmp_path / "invoice.pdf"
    page.write_bytes(b"%PDF-1.7 invoice")
    up = shell("call", "documents.upload", bill, "--file", str(page))
    assert up.status == 0, up.err
    assert b"%PDF" in shell.sandbox.requests[-1].body
    dry = shell("call", "documents.upload", bill, "--file", str(page), "--name", "x.pdf", "--dry-run")
    assert f"(the bytes of {page})" in dry.out
    vendor = create_vendor(shell)
    attached = json.loads(shell("call", "attachments.upload_for_vendor", vendor, "--file", str(page)).out)
    copy = tmp_path / "copy.pdf"
    down = shell("call", "attachments.get", attached["id"], "--file", str(copy))
    assert down.status == 0, down.err
    assert copy.read_bytes() == page.read_bytes()
    missing = shell("call", "documents.upload", bill, "--file", str(tmp_path / "missing.pdf"))
    assert missing.status == 2
    assert "missing.pdf" in missing.err


@pytest.mark.bill_sandbox(objects=60)
def test_a_receipt_is_uploaded_to_the_url_of_the_answer(shell: Shell, tmp_path: Path) -> None:
    receipt = tmp_path / "receipt.png"
    receipt.write_bytes(b"\x89PNG receipt")
    done = shell("call", "spend.transactions.create_upload_url", "--file", str(receipt))
    assert done.status == 0, done.err
    assert shell.sandbox.requests[-1].method == "PUT"
    assert shell.sandbox.requests[-1].status == 200


# ---- answers


def test_secrets_of_answers_are_hidden_unless_they_are_wanted(shell: Shell) -> None:
    vendor = shell("call", "vendors.create", *fields(*VENDOR, ZIP, "accountNumber=4321098765"))
    assert json.loads(vendor.out)["accountNumber"] == "***"
    id_ = json.loads(vendor.out)["id"]
    shown = shell("call", "vendors.get", id_, "--show-secrets")
    assert json.loads(shown.out)["accountNumber"] == "4321098765"
    many = shell("call", "vendors.list", "--query", "[].accountNumber")
    assert json.loads(many.out) == ["***"]


def test_arrays_are_rows(shell: Shell) -> None:
    bill, *_ = [shell.sandbox.seed("bills", amount=Decimal("149.90")) for _ in range(3)]
    query = ("call", "bills.list", "--filter", f"id:eq:{bill['id']}", "--query", "[].[id, amount, `[1]`]")
    assert shell(*query, "--output", "csv").lines == ["1,2,3", f"{bill['id']},149.90,[1]"]
    table = shell("call", "bills.list", "--max", "3", "--query", "[].[id, amount]", "--output", "table").lines
    assert table[0].split() == ["1", "2"]
    assert table[1].split() == [bill["id"], "149.90"]


def test_a_table_keeps_the_columns_that_a_query_chose(shell: Shell) -> None:
    bill, *_ = [shell.sandbox.seed("bills", amount=Decimal("149.90")) for _ in range(3)]
    table = shell("call", "bills.list", "--query", "[].{amount: amount, ids: [id]}", "--output", "table").lines
    assert table[0].split() == ["amount", "ids"]
    assert table[1].split() == ["149.90", f'["{bill["id"]}"]']


def test_an_object_as_a_table(shell: Shell) -> None:
    vendor = create_vendor(shell)
    lines = shell("call", "vendors.get", vendor, "--output", "table").lines
    assert ["id", vendor] in [line.split() for line in lines]
    assert shell("call", "vendors.get", vendor, "--query", "name", "--output", "table").out.split() == [
        "field",
        "value",
        "value",
        "Acme",
        "Paper",
    ]


def test_an_answer_without_a_body_prints_nothing(shell: Shell) -> None:
    assert shell("call", "auth.logout").out == ""


def test_control_characters_never_reach_a_table(shell: Shell) -> None:
    shell.sandbox.seed("vendors", name="Red \x1b[31m Vendor")
    assert "\x1b" not in shell("call", "vendors.list", "--output", "table").out


@pytest.mark.parametrize("text", ["[", "foo(@)", "sum([].name)"])
def test_wrong_queries(shell: Shell, text: str) -> None:
    create_vendor(shell)
    done = shell("call", "vendors.list", "--query", text)
    assert done.status == 2
    assert done.err.startswith("bill-async: --query")


# ---- the names of operations


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("bils.list", "did you mean 'bills'?"),
        ("bills.lits", "did you mean 'list'?"),
        ("bills.zzzzz", "it has list, create"),
        ("zzzzz.list", "call --list"),
        ("listBils", "did you mean 'listBills'?"),
        ("bills", "bills is a resource; its operations are bills.list"),
        ("qqqq", "call --list"),
    ],
)
def test_misspelt_operations(shell: Shell, name: str, message: str) -> None:
    done = shell("call", name)
    assert done.status == 2
    assert message in done.err


def test_misspelt_options_and_commands(shell: Shell) -> None:
    assert "did you mean '--filter'?" in shell("call", "bills.list", "--fliter", "x").err
    assert "did you mean 'call'?" in shell("cal").err
    assert "did you mean 'recover'?" in shell("journal", "recovr").err
    assert "did you mean '--nested'?" in shell("sync", "--into", "x.db", "--nestd=all").err


def test_operations_are_found_by_words(shell: Shell) -> None:
    found = [line.split()[0] for line in shell("call", "--list", "pay", "a", "bill").lines[1:]]
    assert {"payments.create", "bills.record_payment"} <= set(found[:12])
    assert shell("call", "--list", "freeze", "card").lines[1].split()[0] == "spend.cards.freeze"
    assert len(shell("call", "--list").lines) == len(all_operations()) + 1
    assert (
        shell("call", "--list", "freeze", "card", "--profile", "x").out == shell("call", "--list", "freeze", "card").out
    )
    assert "unrecognized arguments: --max" in shell("call", "--list", "card", "--max").err
    assert shell("call", "--list", "xyzzy").status == 2
    assert "name an operation" in shell("call").err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bills.list", "--max", "0"], "is not a whole number"),
        (["bills.list", "--timeout", "soon"], "is not a number of seconds"),
        (["bills.list", "--retries", "-1"], "is not a number of repetitions"),
        (["bills.list", "--retries", "x"], "is not a number of repetitions"),
        (["webhooks.events.list_for_subscription", "s", "--created-time-from", "soon"], "'soon' is not a moment"),
    ],
)
def test_wrong_values_of_options(shell: Shell, arguments: list[str], message: str) -> None:
    done = shell("call", *arguments)
    assert done.status == 2
    assert message in done.err
