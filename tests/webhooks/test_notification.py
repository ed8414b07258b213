"""Notifications in any form become typed events, without loss."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bill_async import (
    DecodeError,
    NotificationBill,
    NotificationInvoice,
    NotificationMassPayment,
    NotificationSpendTransaction,
    NotificationThreeDsChallenge,
    ReceivablePayment,
)
from bill_async._schema.codec import loads
from bill_async._schema.converter import unstructure
from bill_async.webhooks import parse
from bill_async.webhooks.catalog import EVENTS
from bill_async.webhooks.listed import FEEDS, LISTED
from bill_async.webhooks.notification import read_envelope

from .deliveries import TYPES, bill, minified, sample

COLLECTED = Path(__file__).resolve().parents[3] / "shared" / "reference" / "samples" / "guide"
"""Bodies from BILL's own pages may lie beside the checkout; where they do, they are read as well."""
OFFICIAL = sorted([*COLLECTED.glob("notification_*.json"), *COLLECTED.glob("webhook_*.json")])


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_its_model(kind: str) -> None:
    told = sample(kind)
    event = parse(minified(told))
    assert type(event.object) is EVENTS[kind].model
    assert (event.id, event.type) == (told["metadata"]["eventId"], kind)
    assert event.version == "1"
    assert event.organization_id == told["metadata"].get("organizationId")
    assert event.spend_company_uuid == told["metadata"].get("spendCompanyUuid")
    key = EVENTS[kind].key
    assert key is not None
    plain = json.dumps(told[key], sort_keys=True).replace("+00:00", "Z")
    assert json.dumps(unstructure(event.object), sort_keys=True, default=float).replace("+00:00", "Z") == plain
    assert [each.code for each in event.errors] == [str(each["code"]) for each in told.get("errors", [])]


@pytest.mark.parametrize("path", OFFICIAL, ids=lambda path: path.stem)
def test_what_bill_shows_is_read(path: Path) -> None:
    event = parse(path.read_bytes())
    assert type(event.object) is EVENTS[event.type].model
    key = EVENTS[event.type].key
    sent = loads(path.read_bytes())
    assert isinstance(sent, dict)
    assert unstructure(event.object).keys() == sent[str(key)].keys()  # type: ignore[union-attr, index, call-overload]


def test_amounts_are_exact() -> None:
    body = bill(1).replace(b"12.5", b"90071992547409.93")
    assert parse(body).object.amount == Decimal("90071992547409.93")


def test_the_envelope_says_what_it_is_about() -> None:
    envelope = read_envelope(bill(7, updated=61, event_id="e-1"))
    assert (envelope.id, envelope.type) == ("e-1", "bill.updated")
    assert envelope.subject == "00802HARBOROFFICE001/bill/00n00000000000000007"
    assert envelope.identity == "00n00000000000000007"
    assert envelope.updated == datetime(2026, 3, 1, 12, 1, 1, tzinfo=UTC)
    assert parse(bill(7, updated=61)).updated_time == envelope.updated


@pytest.mark.parametrize(
    ("kind", "model", "identity"),
    [
        ("mass-payment.updated", NotificationMassPayment, "paymentBatchId"),
        ("spend.transaction.updated", NotificationSpendTransaction, "uuid"),
        ("spend.three-ds-challenge.created", NotificationThreeDsChallenge, "acsTransactionId"),
    ],
)
def test_ids_have_many_names(kind: str, model: type[Any], identity: str) -> None:
    told = sample(kind)
    assert isinstance(parse(minified(told)).object, model)
    assert read_envelope(minified(told)).identity == told[str(EVENTS[kind].key)][identity]


def test_an_object_without_an_id_is_in_a_line_of_its_own() -> None:
    subjects = {read_envelope(minified(sample("autopay.failed"))).subject for _ in range(2)}
    assert len(subjects) == 2


# ---- other forms


def test_a_body_may_be_a_string_that_holds_the_notification() -> None:
    plain = bill(1, event_id="e-1")
    wrapped = json.dumps(plain.decode()).encode()
    assert parse(wrapped).object.amount == Decimal("12.5")
    assert read_envelope(wrapped) == read_envelope(plain)
    with pytest.raises(DecodeError, match="not an object"):
        parse(json.dumps(wrapped.decode()).encode())


@pytest.mark.parametrize("body", [b"\xef\xbb\xbf" + bill(1), b" \r\n" + bill(1) + b"\n"])
def test_a_byte_order_mark_and_white_space_do_no_harm(body: bytes) -> None:
    assert parse(body).type == "bill.updated"


@pytest.mark.parametrize("version", ["1", 1, None])
def test_the_version_may_be_a_number(version: Any) -> None:
    told = sample("invoice.created")
    told["metadata"]["version"] = version
    event = parse(minified(told))
    assert (event.version, type(event.object)) == ("1", NotificationInvoice)


@pytest.mark.parametrize("code", [3, "3"])
def test_the_code_of_an_error_may_be_a_number(code: Any) -> None:
    told = sample("autopay.failed")
    told["errors"][0]["code"] = code
    (error,) = parse(minified(told)).errors
    assert error.code == "3"


def test_an_unknown_type_of_a_known_object_has_its_model() -> None:
    event = parse(bill(1, kind="bill.paid"))
    assert (event.type, type(event.object)) == ("bill.paid", NotificationBill)


def test_an_unknown_object_stays_as_it_is() -> None:
    told = {"metadata": {"eventId": "1", "eventType": "loan.offered"}, "loan": {"amount": 10.1, "id": "5"}}
    event = parse(minified(told))
    assert event.object == {"amount": Decimal("10.1"), "id": "5"}
    told["more"] = 5  # type: ignore[assignment]
    assert parse(minified(told)).object == {"loan": {"amount": Decimal("10.1"), "id": "5"}, "more": 5}


def test_an_object_under_another_key_is_found() -> None:
    told = sample("spend.reimbursement.created")
    told["spendReimbursement"] = told.pop("reimbursement")
    event = parse(minified(told))
    assert event.object.uuid == told["spendReimbursement"]["uuid"]


def test_what_a_list_shows_has_the_model_of_the_list() -> None:
    told = {
        "metadata": {"eventId": "1", "eventType": "receivable_payment.updated"},
        "receivable_payment": {"id": "0rp1"},
    }
    assert isinstance(parse(minified(told)).object, ReceivablePayment)
    assert FEEDS["receivable_payments"].event == "receivable_payment.updated"
    assert FEEDS["bills"].event == "bill.updated"
    assert FEEDS["spend.transactions"].event == "spend.transaction.updated"
    assert not LISTED.keys() & EVENTS.keys()
    assert {feed.event for feed in FEEDS.values()} <= LISTED.keys() | EVENTS.keys()


def test_without_an_id_the_bytes_identify_an_event() -> None:
    for missing in (None, "", 5, "x" * 300, "\x00"):
        told = sample("bill.created")
        told["metadata"]["eventId"] = missing
        body = minified(told)
        event = parse(body)
        assert event.id == read_envelope(body).id == parse(body).id
        assert event.id.startswith("sha256:")


# ---- what is none


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "the body is empty"),
        (b" \n", "the body is empty"),
        (b"{", "the body is not JSON"),
        (b"not JSON", "the body is not JSON"),
        (b"\xff\xfe", "the body is not JSON"),
        (b'"', "the body is not JSON"),
        (b'"text"', "the body is not JSON"),
        (b"[]", r"\$: an array is not an object"),
        (b"[{}]", "an array is not an object"),
        (b"null", "null is not an object"),
        (b"5", "5 is not an object"),
        (b'"[]"', "an array is not an object"),
        (b"{}", r"\$.metadata: null is not an object"),
        (b'{"metadata": 5}', "5 is not an object"),
        (b'{"metadata": []}', "an array is not an object"),
        (b'{"metadata": {}}', r"\$.metadata.eventType: null is not the type of an event"),
        (b'{"metadata": {"eventType": 5}}', "5 is not the type of an event"),
        (b'{"metadata": {"eventType": ""}}', "'' is not the type"),
        (b'{"metadata": {"eventType": "\\ud800"}}', "is not the type"),
        (b'{"metadata": NaN}', "not JSON"),
        (b"[" * 50_000, "not JSON"),
        (b'{"metadata": ' + b"[" * 50_000 + b"]" * 50_000 + b"}", "not JSON"),
        (json.dumps("[" * 300 + "]" * 300).encode(), "nested more than 200"),
    ],
    ids=lambda value: repr(value[:24]),
)
def test_what_is_no_notification_is_said(body: bytes, problem: str) -> None:
    for read in (parse, read_envelope):
        with pytest.raises(DecodeError, match=problem):
            read(body)


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ({"amount": "much"}, r"^\$.bill.amount: 'much' is not a number"),
        ([], r"^\$.bill: an array is not an object"),
        (None, r"^\$.bill: null is not an object"),
        ({"invoice": {"invoiceDate": "yesterday"}}, r"^\$.bill.invoice.invoiceDate"),
    ],
)
def test_an_object_that_does_not_fit_is_kept_and_named(item: Any, problem: str) -> None:
    body = minified({"metadata": {"eventId": "1", "eventType": "bill.created"}, "bill": item})
    assert read_envelope(body).id == "1"
    with pytest.raises(DecodeError, match=problem):
        parse(body)


JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
METADATA = st.fixed_dictionaries(
    {"eventType": st.sampled_from([*TYPES, "loan.offered"]) | st.text(max_size=9)},
    optional={
        "eventId": JSON,
        "organizationId": JSON,
        "spendCompanyUuid": JSON,
        "subscriptionId": JSON,
        "version": JSON,
    },
)


@given(METADATA | JSON, st.dictionaries(st.sampled_from(["bill", "vendor", "errors", "transaction", "x"]), JSON))
def test_whatever_was_signed_gives_an_event_or_an_error_of_ours(metadata: Any, rest: dict[str, Any]) -> None:
    body = json.dumps({**rest, "metadata": metadata}).encode()
    try:
        envelope = read_envelope(body)
    except DecodeError:
        with pytest.raises(DecodeError):
            parse(body)
        return
    for key in (envelope.id, envelope.type, envelope.subject):
        assert key
        assert key.isprintable()
        assert len(key) <= 400
        key.encode()
    try:
        event = parse(body)
    except DecodeError:
        return
    assert (event.id, event.type, event.updated_time) == (envelope.id, envelope.type, envelope.updated)


def test_an_event_shows_nothing_of_what_it_holds() -> None:
    event = parse(minified(sample("bank-account.created")))
    assert repr(event) == f"<Event bank-account.created {event.id}>"
