"""Calls with a key, through the public API: each write is executed once."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from journal.helpers import (
    ACME,
    VENDOR,
    contents,
    created,
    entries,
    keyed_client,
    listed,
    on_disk,
    paths,
    refuse_as_full,
    states,
    vendor,
)
from unit.loopback import (
    BILL_ID,
    EXPIRED,
    HOUR_USED_UP,
    ORGANIZATION,
    InstantClock,
    Loopback,
    Received,
    answer,
    client_of,
    errors,
    reset,
)

from bill_async import (
    AccountingClassCreate,
    AnswerLostError,
    BillClient,
    BillCreate,
    BillError,
    BillInvoiceInput,
    BillLineItemInput,
    BulkPaymentItem,
    ChargeAuthorizationRequest,
    DepartmentBulkUpdate,
    DepartmentCreate,
    FundingAccountInput,
    InvalidRequestError,
    ItemCreate,
    Journal,
    KeyReusedError,
    MassPaymentCreate,
    OrganizationCredentials,
    OutcomeUnknownError,
    PartnerCredentials,
    PartnerUserUpdate,
    PaymentCreate,
    PaymentProcessingOptionsInput,
    RateLimitedError,
    SpendCredentials,
    SubscriptionCreate,
    SubscriptionEventInput,
    SubscriptionStatus,
    TransportError,
    ValidationError,
    Vendor,
    VendorBankAccountCreate,
    VendorUpdate,
    bulk,
)
from bill_async.operations.departments import BULK_CREATE_CLASSIFICATION_DEPARTMENT

FUNDING = FundingAccountInput(type="BANK_ACCOUNT", id="bac01ABCDEFGHIJKLMNO")
GOLDEN: dict[str, Any] = {
    "payment": {
        "bill_id": "e9dbecc8da2e",
        "process_date": "f6d2f9793441",
        "funding_account.type": "8b4b9e80b0e1",
        "funding_account.id": "ede7ec90af67",
        "amount": "77411375a558",
        "processing_options.request_pay_faster": "5e40cae9aad8",
    },
    "upload": {"bill_id": "894898fbd1be", "name": "a232ba9f55b9", "content": "05e013cc78cd"},
    "raw": {"['a']": "b34f", "['b']": "7c05", "['c']": "972b", "['d']": "5862"},
    "empty": {"body": "dda5"},
}
"""The digests of the writes of a test, with a secret of 32 zeros."""
OTHER = OrganizationCredentials("the-developer-key", "user", "the-password", "00802ABCDEFGHIJKLMNO")


def turn(client: BillClient, seconds: float) -> None:
    """Let time pass for a client."""
    assert isinstance(client.clock, InstantClock)
    client.clock.turn(seconds)


# ---- once


async def test_the_same_key_returns_the_recorded_answer(
    server: Loopback, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server.script = [created(email="a@b.c")]
    found = []
    for _ in range(2):  # as two processes, one after the other
        async with Journal(path) as journal, keyed_client(server, journal) as client:
            found += [await client.vendors.create(ACME, key="k"), await client.vendors.create(ACME, key="k")]
    assert [type(one) for one in found] == [Vendor] * 4
    assert found == [found[0]] * 4
    assert found[0].email == "a@b.c"
    assert paths(server) == ["POST /v3/vendors"]
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_the_intent_is_on_the_disk_when_the_request_arrives(
    server: Loopback, client: BillClient, path: Path
) -> None:
    seen: list[Any] = []

    async def look(request: Received, writer: asyncio.StreamWriter) -> None:
        seen.append(on_disk(path)["k"])
        await created()(request, writer)

    server.script = [look]
    await client.vendors.create(ACME, key="k")
    (entry,) = seen
    assert (entry["state"], entry["operation"], entry["size"]) == (
        "intended",
        "createVendor",
        len(server.calls[0].body),
    )
    assert entry["evidence"]["expected"]
    after = on_disk(path)["k"]
    assert (after["state"], after["ids"], after["evidence"]) == ("done", [VENDOR["id"]], None)


async def test_a_list_is_answered_as_a_list(server: Loopback, client: BillClient) -> None:
    server.script = [answer([{**VENDOR, "id": "00901A"}, {**VENDOR, "id": "00901B"}], 201)]
    first = await client.vendors.create_bulk([ACME, ACME], key="k")
    assert await client.vendors.create_bulk([ACME, ACME], key="k") == first
    assert [one.id for one in first] == ["00901A", "00901B"]
    assert len(server.calls) == 1


async def test_a_call_that_answers_nothing_is_not_repeated_either(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    server.script = [answer(None, 204)]
    operation = client.webhooks.subscriptions
    assert await operation.delete("sub-1", key="k") is None
    assert await operation.delete("sub-1", key="k") is None
    assert len(server.calls) == 1
    (entry,) = await entries(journal)
    assert (entry.state, entry.size, entry.ids) == ("done", 0, ())


async def test_uploads_have_keys_too(server: Loopback, client: BillClient, path: Path) -> None:
    server.script = [answer({"id": "00d01"}, 201)]
    first = await client.documents.upload(BILL_ID, b"%PDF-1", name="a.pdf", key="k")
    assert await client.documents.upload(BILL_ID, b"%PDF-1", name="a.pdf", key="k") == first
    with pytest.raises(KeyReusedError) as caught:
        await client.documents.upload(BILL_ID, b"%PDF-2", name="b.pdf", key="k")
    assert caught.value.differs == ("content", "name")
    assert len(server.calls) == 1
    assert b"%PDF" not in b"".join(contents(path))


async def test_a_raw_call_is_made_once_and_its_answer_is_not_kept(
    server: Loopback, client: BillClient, path: Path
) -> None:
    """Nobody knows what in it is secret."""
    server.script = [answer({"id": "new-1", "accountNumber": "123456789"}), answer(b"", 204)]
    given: Any = {"account": "987654321", "amount": 1}
    found: Any = await client.raw.request("POST", "/v3/something-new", json=given, key="k")
    assert found["accountNumber"] == "123456789"
    with pytest.raises(
        AnswerLostError, match=r"POST /v3/something-new was executed \(it created or changed new-1\)"
    ) as caught:
        await client.raw.request("POST", "/v3/something-new", json={"amount": 1, "account": "987654321"}, key="k")
    assert caught.value.ids == ("new-1",)
    with pytest.raises(KeyReusedError) as reused:
        await client.raw.request("POST", "/v3/something-new", json={**given, "amount": 2}, key="k")
    assert reused.value.differs == ("['amount']",)
    assert [await client.raw.request("DELETE", "/v3/something-new/1", key="d") for _ in range(2)] == [None, None]
    assert len(server.calls) == 2
    server.script = [answer({"status": "accepted"})]
    await client.raw.request("POST", "/v3/something-new", key="without an id")
    with pytest.raises(AnswerLostError, match="POST /v3/something-new was executed, but its answer") as without:
        await client.raw.request("POST", "/v3/something-new", key="without an id")
    assert without.value.ids == ()
    everything = b"".join(contents(path))
    assert b"123456789" not in everything
    assert b"987654321" not in everything


async def test_equal_amounts_are_the_same_however_they_are_written(server: Loopback, client: BillClient) -> None:
    server.script = [answer({"id": "0id01"}, 201)]
    for price in (Decimal("10"), Decimal("10.00"), 10):
        await client.items.create(ItemCreate(name="Hour", type="SERVICE", price=price), key="k")
    with pytest.raises(KeyReusedError) as caught:
        await client.items.create(ItemCreate(name="Hour", type="SERVICE", price=Decimal("10.01")), key="k")
    assert caught.value.differs == ("price",)
    assert len(server.calls) == 1


async def test_the_key_that_bill_takes_is_made_of_the_callers(server: Loopback, path: Path) -> None:
    """Even a lost journal leads to the same one, by which BILL knows the call again."""
    server.script = [answer({"id": "s1"}, 201)] * 3
    body = SubscriptionCreate(
        name="n",
        status=SubscriptionStatus(enabled=True),
        notification_url="https://a.example",
        events=[SubscriptionEventInput(type="bill.created", version="1")],
    )
    for name, key in (("one", "k"), ("two", "k"), ("two", "other")):
        async with Journal(path.with_name(name)) as journal, keyed_client(server, journal) as client:
            await client.webhooks.subscriptions.create(body, key=key)
            await client.webhooks.subscriptions.create(body, key=key)
    sent = [one.headers["x-idempotent-key"] for one in server.calls]
    assert len(sent) == 3
    assert sent[0] == sent[1] != sent[2]


# ---- another write


async def test_another_write_with_the_key_is_refused_and_told_what_differs(
    server: Loopback, client: BillClient
) -> None:
    await client.vendors.create(ACME, key="k")
    with pytest.raises(
        KeyReusedError, match=r"createVendor that differs in email, name; give each write a different key"
    ) as caught:
        await client.vendors.create(vendor("Other", email="a@b.c"), key="k")
    assert caught.value.differs == ("email", "name")
    with pytest.raises(KeyReusedError, match="it was used for createVendor, and cannot be used for updateVendor"):
        await client.vendors.update(VENDOR["id"], VendorUpdate(name="Acme"), key="k")
    assert len(server.calls) == 1


async def test_the_id_in_the_path_is_part_of_the_write(server: Loopback, client: BillClient) -> None:
    await client.vendors.update("00901A", VendorUpdate(name="Acme"), key="k")
    with pytest.raises(KeyReusedError) as caught:
        await client.vendors.update("00901B", VendorUpdate(name="Acme"), key="k")
    assert caught.value.differs == ("vendor_id",)


async def test_a_secret_that_differs_is_named_and_not_shown(server: Loopback, client: BillClient, path: Path) -> None:
    def account(number: str) -> VendorBankAccountCreate:
        return VendorBankAccountCreate(
            account_number=number,
            routing_number="074000078",
            name_on_account="Acme",
            type="CHECKING",
            owner_type="BUSINESS",
        )

    server.script = [answer({"id": "bav01", "accountNumber": "444455556666", "nameOnAccount": "Acme"}, 201)]
    await client.vendor_bank_accounts.create("00901A", account("111122223333"), key="k")
    with pytest.raises(KeyReusedError) as caught:
        await client.vendor_bank_accounts.create("00901A", account("111122223334"), key="k")
    assert caught.value.differs == ("account_number",)
    assert "11112222" not in str(caught.value)
    again = await client.vendor_bank_accounts.create("00901A", account("111122223333"), key="k")
    assert (again.name_on_account, again.account_number) == ("Acme", None)
    assert len(contents(path)) == 4
    for secret in (
        "111122223333",
        "074000078",
        "444455556666",
        "the-password",
        "the-developer-key",
        "session-number-1",
    ):
        assert secret.encode() not in b"".join(contents(path)), secret


async def test_keys_of_two_organizations_are_independent(server: Loopback, journal: Journal) -> None:
    async with keyed_client(server, journal) as client:
        other = client.for_organization(OTHER, spend=SpendCredentials("token"))
        await client.vendors.create(ACME, key="k")
        await other.vendors.create(vendor("Other"), key="k")
        await other.vendors.create(vendor("Other"), key="k")
        await other.spend.users.delete("usr_1", key="k")
    assert len(server.calls) == 3
    found = {(entry.id.party, entry.id.account) for entry in await entries(journal)}
    assert len(found) == 3
    assert {("organization", ORGANIZATION.organization_id), ("organization", OTHER.organization_id)} < found
    assert "token" not in repr(found)


@pytest.fixture
def known_secret(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The digests of secrets are short, and all of a raw call is secret: with this secret none meet by chance."""
    open_ = journal.store.open

    async def open_with_it() -> bytes:
        await open_()
        return b"0" * 32

    monkeypatch.setattr(journal.store, "open", open_with_it)
    journal._ledger._secret = None


async def difference(client: BillClient, one: Any, other: Any) -> set[str]:
    """Return the names in which two bodies differ that have these values in the same place."""
    for value in (one, other):
        try:
            await client.raw.request("POST", "/v3/something-new", json={"data": [value]}, key="k")
        except KeyReusedError as error:
            return {name.removeprefix("['data'][0]") for name in error.differs}
        except AnswerLostError:
            return set()
    raise AssertionError("the second call was sent")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Decimal("10"), Decimal("1E+1")),
        (0, Decimal("-0.00")),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (None, None),
    ],
)
async def test_values_that_are_the_same(client: BillClient, one: Any, other: Any) -> None:
    assert await difference(client, one, other) == set()


@pytest.mark.usefixtures("known_secret")
@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        (1, "1", {""}),
        (1, True, {""}),
        (0, False, {""}),
        (True, False, {""}),
        (None, False, {""}),
        (None, "None", {""}),
        ("", None, {""}),
        ("None", "none", {""}),
        (10, 100, {""}),
        (Decimal("0.1"), Decimal("0.10000000000000000001"), {""}),
        ([], None, {""}),
        ([], "", {""}),
        ([], [1], {"", "[0]"}),
        ([1, 2], [2, 1], {"[0]", "[1]"}),
        ({"a": 1}, {"a": 2}, {"['a']"}),
        ({"a": []}, {"a": None}, {"['a']"}),
        ({"a": {}}, {}, {"", "['a']"}),
    ],
)
async def test_values_that_differ(client: BillClient, one: Any, other: Any, names: set[str]) -> None:
    assert await difference(client, one, other) == names


@pytest.mark.usefixtures("known_secret")
async def test_parameters_are_part_of_the_write(server: Loopback, client: BillClient) -> None:
    server.script = [answer({"id": "s1"})] * 4
    for given, names in (
        ({"params": {"a": "1"}}, ("a",)),
        ({"json": {"x": 1}}, ("['x']",)),
    ):
        key = str(names)
        await client.raw.request("POST", "/v3/new", key=key, **given)
        with pytest.raises(KeyReusedError) as caught:
            await client.raw.request("POST", "/v3/new", key=key)
        assert caught.value.differs == names


@pytest.mark.usefixtures("known_secret")
async def test_the_digests_of_an_earlier_version_stay_the_same(
    server: Loopback, client: BillClient, path: Path
) -> None:
    """Otherwise a write from before an update would be taken for another one."""
    server.script = [answer({"id": "stp01"}), answer({"id": "00d01"}), answer({"id": "u1"}), answer({"id": "v1"})]
    payment = PaymentCreate(
        bill_id=BILL_ID,
        amount=Decimal("10.50"),
        process_date=date(2026, 3, 2),
        funding_account=FUNDING,
        processing_options=PaymentProcessingOptionsInput(request_pay_faster=True),
    )
    await client.payments.create(payment, key="payment")
    await client.documents.upload(BILL_ID, b"%PDF-1", name="a.pdf", key="upload")
    await client.raw.request("POST", "/v3/new", json={"a": [], "b": None, "c": "\u00e9", "d": {}}, key="raw")
    await client.raw.request("POST", "/v3/new", json={}, key="empty")
    assert {key: entry["fields"] for key, entry in on_disk(path).items()} == GOLDEN


@pytest.mark.usefixtures("known_secret")
async def test_an_empty_body_differs_from_none(client: BillClient) -> None:
    await client.raw.request("POST", "/v3/new", json={}, key="k")
    with pytest.raises(KeyReusedError) as caught:
        await client.raw.request("POST", "/v3/new", key="k")
    assert caught.value.differs == ("body",)


async def test_a_field_that_is_null_differs_from_one_that_is_not_sent(client: BillClient) -> None:
    await client.vendors.update("00901A", VendorUpdate(name="Acme", email=None), key="k")
    with pytest.raises(KeyReusedError) as caught:
        await client.vendors.update("00901A", VendorUpdate(name="Acme"), key="k")
    assert caught.value.differs == ("email",)


async def test_a_list_and_a_tuple_are_the_same(server: Loopback, client: BillClient) -> None:
    server.script = [answer([{**VENDOR, "id": "00901A"}, {**VENDOR, "id": "00901B"}], 201)]
    first = await client.vendors.create_bulk((ACME, vendor("Other")), key="k")
    assert await client.vendors.create_bulk([ACME, vendor("Other")], key="k") == first
    assert len(server.calls) == 1


async def test_a_header_is_part_of_the_write(server: Loopback, journal: Journal, path: Path) -> None:
    change = PartnerUserUpdate(first_name="Ada")
    user = "00601ABCDEFGHIJKLMNO"
    async with keyed_client(server, journal, partner=PartnerCredentials("app", "user", "word")) as client:
        await client.partner.users.update("00801A", user, change, key="k")
        with pytest.raises(KeyReusedError) as caught:
            await client.partner.users.update("00801B", user, change, key="k")
    assert caught.value.differs == ("organization_id",)
    assert {len(digest) for digest in on_disk(path)["k"]["fields"].values()} == {12}


async def test_the_number_that_the_caller_gives_is_part_of_the_write(client: BillClient) -> None:
    def payment(number: str) -> PaymentCreate:
        return PaymentCreate(
            bill_id=BILL_ID,
            amount=Decimal(5),
            funding_account=FUNDING,
            processing_options=PaymentProcessingOptionsInput(),
            transaction_number=number,
        )

    await client.payments.create(payment("A-1"), key="k")
    with pytest.raises(KeyReusedError) as caught:
        await client.payments.create(payment("A-2"), key="k")
    assert caught.value.differs == ("transaction_number",)


@pytest.mark.parametrize("given", [{"json": {"a": "\ud800"}}, {"json": {"\ud800": 1}}, {"params": {"a": "\ud800"}}])
async def test_half_of_a_surrogate_pair_is_refused(
    server: Loopback, client: BillClient, journal: Journal, given: Any
) -> None:
    with pytest.raises(InvalidRequestError):
        await client.raw.request("POST", "/v3/new", key="k", **given)
    assert await entries(journal) == []
    assert server.calls == []


@pytest.mark.usefixtures("known_secret")
async def test_what_goes_beyond_three_hundred_fields_differs_as_one(
    server: Loopback, client: BillClient, path: Path
) -> None:
    def bill(changed: int | None = None) -> BillCreate:
        lines = [BillLineItemInput(amount=Decimal(2 if number == changed else 1)) for number in range(400)]
        day = date(2026, 3, 2)
        invoice = BillInvoiceInput(invoice_number="I-1", invoice_date=day)
        return BillCreate(vendor_id="00901A", due_date=day, invoice=invoice, bill_line_items=lines)

    await client.bills.create(bill(), key="k")
    assert len(on_disk(path)["k"]["fields"]) == 301
    assert {len(digest) for digest in on_disk(path)["k"]["fields"].values()} == {12}
    for changed, names in (
        (297, ("bill_line_items[297].amount",)),
        (298, ("the rest",)),
        (399, ("the rest",)),
    ):
        with pytest.raises(KeyReusedError) as caught:
            await client.bills.create(bill(changed), key="k")
        assert caught.value.differs == names
    assert (await client.bills.create(bill(), key="k")).id == BILL_ID
    assert len(server.calls) == 1
    await client.raw.request("POST", "/v3/new", json=["n"] * 400, key="raw")
    assert {len(digest) for digest in on_disk(path)["raw"]["fields"].values()} == {4}
    with pytest.raises(KeyReusedError) as caught:
        await client.raw.request("POST", "/v3/new", json=[*["n"] * 399, "x"], key="raw")
    assert caught.value.differs == ("secrets in the rest",)


async def test_what_answers_nothing_answers_nothing_again(server: Loopback, client: BillClient) -> None:
    """Even if BILL has said something."""
    server.script = [answer({"accountNumber": "123456789"})]
    for _ in range(2):
        assert await client.webhooks.subscriptions.delete("sub-1", key="k") is None
    assert len(server.calls) == 1


async def test_an_answer_is_kept_as_it_came_if_nothing_in_it_is_secret_or_unknown(
    server: Loopback, client: BillClient, path: Path
) -> None:
    for number, (sent, kept) in enumerate(
        (
            (b'{ "id":"00901A",  "name" : "\\u0041cme" }', '{ "id":"00901A",  "name" : "\\u0041cme" }'),
            (b'{"id": "00901A", "name": "Acme", "autoPay": null}', '{"id": "00901A", "name": "Acme", "autoPay": null}'),
            (b'{"id": "00901A", "unknown": 1, "name": "Acme"}', '{"id":"00901A","name":"Acme"}'),
        )
    ):
        server.script = [answer(sent, 201)]
        for _ in range(2):
            assert (await client.vendors.create(ACME, key=f"k{number}")).name == "Acme"
        assert on_disk(path)[f"k{number}"]["answer"] == kept
    assert len(server.calls) == 3


FULL = {
    **VENDOR,
    "accountNumber": "4444",
    "additionalInfo": {"taxId": "12-3456789", "companyName": "Acme Inc", "new": {"taxId": "1"}},
    "paymentInformation": {"payeeName": "Acme", "bankAccount": {"accountNumber": "5555", "nameOnAccount": "Acme"}},
    "autoPay": None,
}
CLEAN = {
    **VENDOR,
    "additionalInfo": {"companyName": "Acme Inc"},
    "paymentInformation": {"payeeName": "Acme", "bankAccount": {"nameOnAccount": "Acme"}},
}


def without_nulls(kept: str) -> Any:
    """Parse an answer that is kept; a field that is null says the same as one that is not there."""
    return json.loads(kept, object_hook=lambda found: {name: it for name, it in found.items() if it is not None})


async def test_nothing_secret_or_unknown_is_kept_however_deep_it_is(
    server: Loopback, client: BillClient, path: Path
) -> None:
    server.script = [answer(FULL, 201), answer([FULL, VENDOR, FULL], 201)]
    one = await client.vendors.create(ACME, key="one")
    several = await client.vendors.create_bulk([ACME] * 3, key="several")
    assert one.additional_info is not None
    assert one.additional_info.tax_id is not None
    assert without_nulls(on_disk(path)["one"]["answer"]) == CLEAN
    assert without_nulls(on_disk(path)["several"]["answer"]) == [CLEAN, VENDOR, CLEAN]
    again = await client.vendors.create_bulk([ACME] * 3, key="several")
    assert [each.id for each in again] == [each.id for each in several]
    assert len(server.calls) == 2


async def test_nor_of_what_is_found_out_later(server: Loopback, client: BillClient, path: Path) -> None:
    others = {"a": {"name": "A", "id": "00901A"}, "b": {"name": "B", "id": "00901B"}}
    server.script = [reset, listed(FULL), reset, listed(*({**FULL, **other} for other in others.values()))]
    with pytest.raises(OutcomeUnknownError):
        await client.vendors.create(ACME, key="one")
    assert (await client.vendors.create(ACME, key="one")).additional_info is not None
    turn(client, 3.0)
    for _ in range(2):
        result = await bulk(client.vendors.create_bulk, [vendor("A"), vendor("B")], key=["a", "b"])
    assert [each.name for each in result.answers] == ["A", "B"]
    kept = {key: without_nulls(entry["answer"]) for key, entry in on_disk(path).items()}
    assert kept == {"one": CLEAN, "a": {**CLEAN, **others["a"]}, "b": {**CLEAN, **others["b"]}}


async def test_a_part_of_an_answer_whose_shape_is_unknown_is_not_kept(
    server: Loopback, client: BillClient, path: Path
) -> None:
    batch = {"paymentBatchId": "bbq01ABCDEFGHIJKLMNO", "scheduled": [{"accountNumber": "123456789"}]}
    body = MassPaymentCreate(funding_account=FUNDING, payments=[BulkPaymentItem(bill_id=BILL_ID, amount=5)])
    server.script = [answer(batch, 201)]
    for _ in range(2):
        assert (await client.payments.create_mass(body, key="k")).payment_batch_id == batch["paymentBatchId"]
    assert json.loads(on_disk(path)["k"]["answer"]) == {"paymentBatchId": batch["paymentBatchId"]}
    assert len(server.calls) == 1


async def test_an_answer_that_is_not_documented_is_not_kept(server: Loopback, client: BillClient, path: Path) -> None:
    server.script = [answer({"accountNumber": "123456789"})]
    given = ChargeAuthorizationRequest(authorized_to_charge=True)
    await client.customers.authorize_charge("0cu01ABCDEFGHIJKLMNO", given, key="k")
    with pytest.raises(AnswerLostError):
        await client.customers.authorize_charge("0cu01ABCDEFGHIJKLMNO", given, key="k")
    assert on_disk(path)["k"]["answer"] is None
    assert len(server.calls) == 1


@pytest.mark.parametrize("more", [0, 1])
@pytest.mark.parametrize("lost", [False, True], ids=["as it came", "as it was found"])
async def test_an_answer_of_more_than_a_mebibyte_is_not_kept(
    server: Loopback, client: BillClient, path: Path, more: int, lost: bool
) -> None:
    async def kept(key: str, short_name: str) -> str | None:
        made = {**VENDOR, "id": f"00901{key}", "name": key, "shortName": short_name}
        server.script = [reset, listed(made)] if lost else [answer(made, 201)]
        for _ in range(2):
            with contextlib.suppress(OutcomeUnknownError, AnswerLostError):
                await client.vendors.create(vendor(key), key=key)
            turn(client, 3.0)
        found: str | None = on_disk(path)[key]["answer"]
        return found

    short = await kept("a", "x")
    assert short is not None
    long = await kept("b", "x" * ((1 << 20) + more - len(short) + 1))
    assert (None if long is None else len(long)) == (None if more else 1 << 20)


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (b'{"departments": [{"id": "dep01"}]}', '[{"id":"dep01"}]'),
        (b'{"departments": null}', "null"),
        (b'{"departments": [null, {"id": null}]}', '[null,{"id":null}]'),
        (b'{"departments": [{"id": "\\ud800"}]}', None),
        (b'{"departments": {"accountNumber": "1"}}', None),
        (b'{"departments": ["1"]}', None),
        (b'{"other": {"accountNumber": "1"}}', None),
        (b"5", None),
        (b'"departments"', None),
        (b"<html>", None),
        (b"", ""),
    ],
)
async def test_an_answer_of_another_shape_is_not_kept(
    server: Loopback, client: BillClient, path: Path, body: bytes, kept: str | None
) -> None:
    """Only the caller could read it, and what is secret in it is unknown."""

    def read(body: bytes, _: Any) -> bytes:
        return body

    server.script = [answer(body, 201)]
    given = [DepartmentCreate(name="a")]
    assert await client.call(BULK_CREATE_CLASSIFICATION_DEPARTMENT, body=given, decode=read, key="k") == body
    assert on_disk(path)["k"]["state"] == "done"
    assert on_disk(path)["k"]["answer"] == kept
    if kept is None:
        with pytest.raises(AnswerLostError):
            await client.call(BULK_CREATE_CLASSIFICATION_DEPARTMENT, body=given, decode=read, key="k")
    assert len(server.calls) == 1


async def test_answers_in_an_envelope_are_kept_in_it(server: Loopback, client: BillClient, path: Path) -> None:
    classes = [{"id": "cls01ABCDEFGHIJKLMNO", "name": "a"}]
    server.script = [answer({"accountingClasses": classes, "other": 1}, 201), answer(classes, 201)]
    for key in ("envelope", "bare"):  # BILL's reference shows the one, its samples the other
        found = [
            await client.accounting_classes.create_bulk([AccountingClassCreate(name="a")], key=key) for _ in range(2)
        ]
        assert [[one.name for one in each] for each in found] == [["a"], ["a"]]
        assert without_nulls(on_disk(path)[key]["answer"]) == classes
    assert len(server.calls) == 2


async def test_at_most_a_hundred_ids_are_recorded(server: Loopback, client: BillClient, journal: Journal) -> None:
    server.script = [answer([{"uuid": f"u{number}"} for number in range(120)])]
    await client.raw.request("POST", "/v3/new", key="k")
    (entry,) = await entries(journal)
    assert entry.ids == tuple(f"u{number}" for number in range(100))


# ---- what frees a key


async def test_a_refused_write_frees_its_key(server: Loopback, client: BillClient, journal: Journal) -> None:
    server.script = [errors("BDC_1124", message="bank account 111122223333 is bad"), created()]
    with pytest.raises(ValidationError) as caught:
        await client.vendors.create(ACME, key="k")
    assert not hasattr(caught.value, "hint")  # there is nothing to look up
    (entry,) = await entries(journal)
    assert (entry.state, entry.why) == ("not_executed", "ValidationError 400 BDC_1124")
    assert (await client.vendors.create(vendor("Another one"), key="k")).id == VENDOR["id"]
    assert len(server.calls) == 2


async def test_a_refusal_of_what_answers_nothing_is_no_success(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    server.script = [errors("BDC_1124", status=422)]
    with pytest.raises(ValidationError):
        await client.webhooks.subscriptions.delete("sub-1", key="k")
    assert await states(journal) == {"k": "not_executed"}


@pytest.mark.parametrize(
    ("code", "status", "names", "state"),
    [
        ("BDC_1119", 422, "ab", "unknown"),
        ("BDC_1119", 422, "a", "not_executed"),
        ("BDC_1119", 400, "ab", "not_executed"),
        ("BDC_1246", 422, "ab", "not_executed"),
        ("BDC_1000", 403, "ab", "not_executed"),
        ("BDC_1101", 401, "ab", "not_executed"),
        ("BDC_1361", 422, "ab", "not_executed"),
        ("BDC_1144", 422, "ab", "not_executed"),
    ],
    ids=["in part", "one item", "malformed", "rolled back", "no permission", "no login", "no MFA", "a limit"],
)
@pytest.mark.parametrize("each", [False, True], ids=["a key for the call", "a key for each"])
async def test_what_bill_may_have_written_in_part_frees_no_key(
    server: Loopback, client: BillClient, journal: Journal, code: str, status: int, names: str, state: str, each: bool
) -> None:
    """All or nothing is not documented for departments."""
    departments = [DepartmentCreate(name=name) for name in names]
    server.script = [errors(code, status=status)]
    with contextlib.suppress(BillError):
        if each:
            await bulk(client.departments.create_bulk, departments, key=[f"k{name}" for name in names], wait=False)
        else:
            await client.departments.create_bulk(departments, key="k", wait=False)
    found = await entries(journal)
    assert {entry.state for entry in found} == {state}
    assert len(found) == (len(names) if each else 1)
    assert ("and BILL may have written a part of it" in found[0].why) is (state == "unknown")
    assert len(server.calls) == 1


@pytest.mark.parametrize(("count", "state"), [(1, "not_executed"), (2, "unknown")])
async def test_a_refused_mass_payment_may_have_been_made_in_part(
    server: Loopback, client: BillClient, journal: Journal, count: int, state: str
) -> None:
    """It can fail in part, so its refusal does not free the key."""
    items = [BulkPaymentItem(bill_id=BILL_ID[:-1] + str(number), amount=Decimal(5)) for number in range(count)]
    server.script = [errors("BDC_1119", status=422)]
    with pytest.raises(ValidationError):
        await client.payments.create_mass(MassPaymentCreate(funding_account=FUNDING, payments=tuple(items)), key="k")
    assert await states(journal) == {"k": state}


async def test_a_change_that_may_be_repeated_frees_its_key(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    items = [DepartmentBulkUpdate(id=f"dep0{number}", name="New") for number in range(2)]
    server.script = [errors("BDC_1119", status=422)]
    with pytest.raises(ValidationError):
        await client.departments.update_bulk(items, key="k")
    assert await states(journal) == {"k": "not_executed"}


async def test_the_refusal_of_a_login_frees_the_keys_of_the_call(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    """It says nothing about the items. The call was refused before, because the session was over."""
    items = [DepartmentCreate(name=name) for name in "ab"]
    await client.vendors.get("00901A")
    server.script, server.login = [errors(EXPIRED[0], status=EXPIRED[1])], errors("BDC_1119", status=422)
    with pytest.raises(ValidationError):
        await client.departments.create_bulk(items, key="k")
    assert await states(journal) == {"k": "not_executed"}
    async with keyed_client(server, journal) as another:
        with pytest.raises(ValidationError):
            await another.departments.create_bulk(items, key="never")
    assert await states(journal) == {"k": "not_executed"}


async def test_what_never_left_frees_its_key(server: Loopback, client: BillClient, journal: Journal) -> None:
    server.script = [errors(HOUR_USED_UP[0], status=HOUR_USED_UP[1])]
    with pytest.raises(RateLimitedError):
        await client.vendors.create(ACME, key="k", wait=False)
    assert await states(journal) == {"k": "not_executed"}
    with pytest.raises(RateLimitedError):  # now it is known before anything is recorded
        await client.vendors.create(ACME, key="never", wait=False)
    assert await states(journal) == {"k": "not_executed"}


async def test_no_connection_frees_the_key(path: Path, journal: Journal) -> None:
    async with BillClient(
        organization=None,
        spend=SpendCredentials("token"),
        environment="http://127.0.0.1:9",
        clock=InstantClock(),
        journal=journal,
    ) as client:
        with pytest.raises(TransportError):
            await client.spend.users.delete("usr_1", key="k")
    assert await states(journal) == {"k": "not_executed"}


async def test_a_wrong_argument_leaves_no_trace(client: BillClient, journal: Journal) -> None:
    with pytest.raises(InvalidRequestError):
        await client.vendors.update("", VendorUpdate(name="Acme"), key="k")
    assert await entries(journal) == []


async def test_a_session_that_was_over_makes_it_one_sending(
    server: Loopback, client: BillClient, journal: Journal
) -> None:
    server.script = [errors(EXPIRED[0], status=EXPIRED[1]), created()]
    await client.vendors.create(ACME, key="k")
    (entry,) = await entries(journal)
    assert (entry.state, entry.version, len(server.calls)) == ("done", 2, 2)


# ---- how long a key is known


async def test_what_is_decided_is_kept_for_a_time(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From time to time, a call removes what is older."""
    clock = InstantClock()
    async with (
        Journal(path) as journal,  # for 90 days
        client_of(server, journal=journal, clock=clock) as client,
    ):
        prune, pruned = journal.store.prune, 0

        async def count(before: datetime) -> int:
            nonlocal pruned
            pruned += 1
            return await prune(before)

        monkeypatch.setattr(journal.store, "prune", count)
        server.script = [created()] * 4
        await client.vendors.create(ACME, key="old")
        clock.turn(89 * 86400)
        await client.vendors.create(ACME, key="new")
        await client.vendors.create(ACME, key="old")
        assert len(server.calls) == 2
        clock.turn(86400 - 3600)
        await client.vendors.create(ACME, key="old")
        clock.turn(3599)
        await client.vendors.create(ACME, key="old")
        assert (len(server.calls), pruned) == (2, 3)
        clock.turn(1)
        await client.vendors.create(ACME, key="newest")
        assert pruned == 4
        clock.turn(3600)
        await client.vendors.create(ACME, key="newest")
        assert sorted(await states(journal)) == ["new", "newest"]


async def test_a_clock_that_is_far_ahead_deletes_no_key(server: Loopback, path: Path) -> None:
    """A process that starts with a wrong clock knows the time from the first answer of BILL only."""
    async with Journal(path) as journal, client_of(server, journal=journal) as client:
        server.script = [created()]
        await client.vendors.create(ACME, key="k")
    ahead = InstantClock()
    ahead.turn(200 * 86400)
    async with Journal(path) as journal, client_of(server, journal=journal, clock=ahead) as client:
        assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
        assert await states(journal) == {"k": "done"}
    assert len(server.calls) == 1


async def test_an_answer_comes_though_old_keys_cannot_be_deleted(
    server: Loopback, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with Journal(path) as journal, client_of(server, journal=journal) as client:
        monkeypatch.setattr(journal.store, "prune", refuse_as_full)
        server.script = [created()]
        assert (await client.vendors.create(ACME, key="k")).id == VENDOR["id"]
    assert "old entries could not be deleted: the disk is full" in caplog.text
