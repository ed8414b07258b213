"""Objects that tests create with `seed`."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from bill_async.sandbox import Sandbox
from bill_async.sandbox.factory import UNAVAILABLE
from bill_async.sandbox.routes import default_routes

from .conftest import Api, Start
from .test_every_operation import problems

TYPES = default_routes().types
PLACED = sorted(set(TYPES) - set(UNAVAILABLE))


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(objects=0)


def look_up(sandbox: Sandbox, kind: str, identifier: str) -> Any:
    organization = sandbox.accounts[0].organization_id
    return next(item for item in sandbox.objects(organization, kind) if item["id"] == identifier)


@pytest.mark.parametrize("kind", PLACED)
def test_every_kind_has_the_shape_of_its_answers(sandbox: Sandbox, kind: str) -> None:
    placed = [sandbox.seed(kind) for _ in range(3)]
    show = TYPES[kind].show
    assert show is not None
    assert show.answer.kind is not None
    for item in placed:
        assert problems(show.answer.kind.items, item) == []
    organization = sandbox.accounts[0].organization_id
    assert list(sandbox.objects(organization, kind))[-3:] == placed
    assert sandbox.requests == []
    assert sandbox.deliveries == []


@pytest.mark.parametrize("kind", sorted(UNAVAILABLE))
def test_what_cannot_be_placed(sandbox: Sandbox, kind: str) -> None:
    with pytest.raises(ValueError, match=f"seed {kind}: .* instead"):
        sandbox.seed(kind)


def test_a_bill_brings_its_vendor(sandbox: Sandbox) -> None:
    bill = sandbox.seed("bills", amount=Decimal("149.90"), dueDate=date(2031, 1, 31))
    assert (bill["amount"], bill["dueAmount"], bill["paymentStatus"]) == (
        Decimal("149.90"),
        Decimal("149.90"),
        "UNPAID",
    )
    assert bill["dueDate"] == "2031-01-31"
    vendor = look_up(sandbox, "vendors", bill["vendorId"])
    assert vendor["balance"]["amount"] == Decimal("149.90")
    assert sandbox.seed("bills")["vendorId"] == vendor["id"]
    mine = sandbox.seed("vendors", name="Mine")
    assert sandbox.seed("bills", vendorId=mine["id"])["vendorName"] == "Mine"


@pytest.mark.parametrize(
    ("status", "paid", "scheduled", "due"),
    [
        ("PAID", "80", "0", "0"),
        ("PARTIALLY_PAID", "40", "0", "40"),
        ("SCHEDULED", "0", "80", "0"),
        ("IN_PROCESS", "0", "80", "0"),
        ("UNPAID", "0", "0", "80"),
    ],
)
def test_amounts_of_a_bill_follow_its_status(
    sandbox: Sandbox, status: str, paid: str, scheduled: str, due: str
) -> None:
    bill = sandbox.seed("bills", amount=80, paymentStatus=status)
    assert bill["paymentStatus"] == status
    amounts = [bill[name] for name in ("paidAmount", "scheduledAmount", "dueAmount")]
    assert amounts == [Decimal(paid), Decimal(scheduled), Decimal(due)]
    assert look_up(sandbox, "vendors", bill["vendorId"])["balance"]["amount"] == Decimal(due)


def test_what_only_bill_sets_can_be_set(sandbox: Sandbox) -> None:
    moment = datetime(2024, 2, 29, 12, tzinfo=timezone(timedelta(hours=-8)))
    bill = sandbox.seed("bills", createdTime=moment, approvalStatus="DENIED", archived=True)
    assert bill["createdTime"] == "2024-02-29T20:00:00.000+00:00"
    assert (bill["approvalStatus"], bill["archived"]) == ("DENIED", True)
    account = sandbox.seed("bank_accounts", status="PENDING")
    assert (account["status"], account["default"]["payables"]) == ("PENDING", True)


@pytest.mark.parametrize(
    ("single", "status", "bill_status"),
    [
        ("SCHEDULED", "SCHEDULED", "SCHEDULED"),
        ("PROCESSED", "SCHEDULED", "IN_PROCESS"),
        ("SENT", "SCHEDULED", "IN_PROCESS"),
        ("CLEARED", "PAID", "PAID"),
        ("CANCELED", "CANCELLED", "UNPAID"),
        ("VOIDED", "VOID", "UNPAID"),
        ("FAILED", "FAILED", "UNPAID"),
    ],
)
def test_a_payment_takes_its_bill_along(sandbox: Sandbox, single: str, status: str, bill_status: str) -> None:
    payment = sandbox.seed("payments", amount=Decimal("12.34"), singleStatus=single)
    assert (payment["singleStatus"], payment["status"], payment["amount"]) == (single, status, Decimal("12.34"))
    assert look_up(sandbox, "bills", payment["billId"])["paymentStatus"] == bill_status


def test_a_payment_of_a_bill_that_is_there(sandbox: Sandbox) -> None:
    sandbox.seed("bill_approval_policies")
    bill = sandbox.seed("bills", amount=50, approvalStatus="APPROVED")
    payment = sandbox.seed("payments", billId=bill["id"])
    assert (payment["billId"], payment["amount"]) == (bill["id"], 50)
    with pytest.raises(ValueError, match="exceeds what is due"):
        sandbox.seed("payments", billId=bill["id"], amount=1)
    with pytest.raises(ValueError, match="LOST is not supported"):
        sandbox.seed("payments", singleStatus="LOST")


def test_a_payment_of_a_bill_in_another_currency(sandbox: Sandbox) -> None:
    vendor = sandbox.seed("vendors", billCurrency="EUR")
    payment = sandbox.seed("payments", vendorId=vendor["id"], amount=Decimal(80))
    assert (payment["amount"], payment["fundingAmount"]) == (80, 100)


def test_an_organization_that_does_not_exist(sandbox: Sandbox) -> None:
    known = sandbox.accounts[0].organization_id
    with pytest.raises(ValueError, match=f"seed bills: there is no organization 'acme'; there are {known}"):
        sandbox.seed("bills", organization_id="acme")


def test_a_paid_invoice_has_its_payment(sandbox: Sandbox) -> None:
    customer = sandbox.seed("customers")
    invoice = sandbox.seed("invoices", customerId=customer["id"], totalAmount=30, status="PAID_IN_FULL")
    assert (invoice["status"], invoice["dueAmount"], invoice["customerId"]) == ("PAID_IN_FULL", 0, customer["id"])
    received = look_up(sandbox, "receivable_payments", invoice["payments"][0]["id"])
    assert (received["amount"], received["customerId"]) == (30, customer["id"])
    assert sandbox.seed("receivable_payments", amount=7)["amount"] == 7


def test_into_another_organization() -> None:
    sandbox = Sandbox(organizations=2, objects=0)
    first, second = (account.organization_id for account in sandbox.accounts)
    sandbox.seed("vendors", organization_id=second)
    assert [len(list(sandbox.objects(key, "vendors"))) for key in (first, second)] == [0, 1]


@pytest.mark.parametrize(
    ("kind", "fields", "message"),
    [
        ("bill", {}, "no kind of object called 'bill'; there are .*bills"),
        ("bills", {"vendorID": "x"}, "no field 'vendorID'; is it 'vendorId'"),
        ("bills", {"zzz": 1}, "no field 'zzz'$"),
        ("bills", {"id": "00n1"}, "makes the ids"),
        ("bills", {"vendorId": "00901NOBODY000000000"}, "vendorId: .* does not exist"),
        ("bills", {"dueDate": "tomorrow"}, "dueDate"),
        ("bills", {"amount": 5, "billLineItems": [{"amount": 7}]}, "amount 5 is not the sum of the lines, 7"),
        ("spend.transactions", {"userId": "nobody"}, "User nobody does not exist"),
        ("spend.transactions", {"colour": 1}, "no field 'colour'"),
    ],
)
def test_mistakes(sandbox: Sandbox, kind: str, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        sandbox.seed(kind, **fields)


@pytest.mark.parametrize(("value", "message"), [(1.5, r"float.*Decimal\('1.5'\)"), (object(), "not a JSON value")])
def test_values_that_are_no_json(sandbox: Sandbox, value: object, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        sandbox.seed("bills", amount=value)


async def test_what_was_placed_is_served(api: Api) -> None:
    placed = api.sandbox.seed("bills", amount=Decimal("0.01"))
    assert (await api.get(f"/v3/bills/{placed['id']}")).body == placed
    found = await api.get(f"/v3/bills?filters=id:eq:{placed['id']}")
    assert found.body["results"] == [placed]


async def test_what_was_placed_is_kept(start: Start, tmp_path: Any) -> None:
    file = tmp_path / "state.db"
    first = await start(objects=0, state=file)
    placed = first.sandbox.seed("vendors", name="Kept")
    await first.sandbox.close()
    second = await start(objects=0, state=file)
    assert look_up(second.sandbox, "vendors", placed["id"])["name"] == "Kept"
