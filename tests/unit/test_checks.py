"""Values that are refused before they are sent, and the error messages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from inspect import signature
from typing import Any

import attrs
import pytest

from bill_async import PartnerUserCreate, UserCreate, UserUpdate
from bill_async import models as all_models
from bill_async._schema.checks import check_path_id, check_value
from bill_async._schema.converter import unstructure
from bill_async._schema.fields import optional_field, required_field
from bill_async._schema.kind import Kind
from bill_async._schema.kinds import Anything, Boolean, Choice, Date, DateTime, Id, Integer, ListOf, MapOf, Number, Text
from bill_async._schema.messages import shown
from bill_async._schema.models import Nested, RequestModel, check_request, model
from bill_async.errors import InvalidRequestError
from bill_async.models.auth import LoginRequest
from bill_async.models.bills import (
    BillClassifications,
    BillClassificationsInput,
    BillCreate,
    BillInvoiceInput,
    BillInvoiceUpdate,
    BillLineItemInput,
    BillPaymentStatus,
    BillUpdate,
)
from bill_async.models.common import (
    AddressInput,
    AddressUpdate,
    OrganizationUpdate,
    RecurringScheduleUpdate,
)
from bill_async.models.customers import CustomerUpdate
from bill_async.models.recurring_bills import RecurringBillCreate, RecurringBillLineItemUpdate, RecurringBillUpdate
from bill_async.models.vendors import VendorCreate, VendorPaymentInformationUpdate, VendorUpdate
from bill_async.types import UNSET

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Text(), ""),
        (Text(3), "abc"),
        (Text(), BillPaymentStatus.PAID),
        (Id("00n", strict=True), "00n01"),
        (Id("cls"), "anything"),
        (Id(), "VXNlcjox=="),
        (Number(), Decimal("0.1")),
        (Number(), Decimal("-1E+400")),
        (Number(), 10**40),
        (Integer(), -1),
        (Boolean(), False),
        (Date(), DAY),
        (DateTime(), NOON),
        (Choice(BillPaymentStatus), BillPaymentStatus.PAID),
        (Choice(BillPaymentStatus), "BRAND_NEW"),
        (ListOf(Text()), ["a"]),
        (ListOf(Text()), ()),
        (MapOf(Number()), {"a": 1}),
        (Anything(), {"a": [None, True, 1, Decimal("1.5"), "x", ({},)]}),
        (Anything(), None),
    ],
)
def test_what_fits_passes(kind: Kind, value: object) -> None:
    check_value(kind, value, "x")


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        (Text(), 5, "x: 5 is an int; give a str"),
        (Text(), None, "x: None cannot be used; give a str"),
        (Text(), b"abc", "x: a bytes cannot be used; give a str"),
        (Text(3), "abcd", "x: 'abcd' has 4 characters; shorten it to 3"),
        (Id(), "", "x: '' is not an id; give the id as BILL sent it"),
        (Id(), 7, "x: an int cannot be used; give the id as a str"),
        (
            Id("00n", strict=True),
            "00901",
            "x: '009...' (5 characters) is the id of something else; an id here begins with '00n'",
        ),
        (Number(), 0.1, "x: 0.1 is a float; a float cannot hold it exactly, give Decimal('0.1') or an int"),
        (Number(), float("nan"), "x: nan is a float; a float cannot hold it exactly, give a Decimal or an int"),
        (Number(), "0.1", "x: '0.1' is a str; give Decimal('0.1') or an int"),
        (Number(), "much", "x: 'much' is a str; give a Decimal or an int"),
        (Number(), True, "x: True is a bool; give a Decimal or an int"),
        (Number(), Decimal("NaN"), "x: NaN is not a number that can be sent; give a finite Decimal"),
        (Number(), Decimal("Infinity"), "x: Infinity is not a number that can be sent; give a finite Decimal"),
        (Integer(), True, "x: True is a bool; give an int"),
        (Integer(), Decimal(1), "x: 1 is a Decimal; give an int"),
        (Boolean(), 1, "x: 1 is an int; give True or False"),
        (Boolean(), "true", "x: 'true' is a str; give True or False"),
        (Date(), NOON, "x: 2026-12-01 12:00:00+00:00 is a datetime; BILL wants a day here, give its .date()"),
        (Date(), "2026-12-01", "x: '2026-12-01' is a str; give a date, such as date(2026, 12, 1)"),
        (DateTime(), DAY, "x: 2026-12-01 is a date; give a datetime, such as datetime(2026, 12, 1, tzinfo=UTC)"),
        (
            DateTime(),
            NOON.replace(tzinfo=None),
            "x: 2026-12-01 12:00:00 has no time zone, so the moment is not known; give it one, such",
        ),
        (Choice(BillPaymentStatus), 1, "x: 1 is an int; give a value of BillPaymentStatus, such as 'UNPAID'"),
        (Choice(BillPaymentStatus), "", "x: '' is a str; give a value of BillPaymentStatus, such as 'UNPAID'"),
        (ListOf(Text()), "abc", "x: 'abc' is a str; give a list, each item a str"),
        (ListOf(Text()), {"a"}, "x: a set cannot be used; give a list, each item a str"),
        (ListOf(Text()), ["a", 1], "x[1]: 1 is an int; give a str"),
        (ListOf(ListOf(Number())), [[1], [1, 0.5]], "x[1][1]: 0.5 is a float; "),
        (MapOf(Text()), ["a"], "x: a list cannot be used; give a dict, each value a str"),
        (MapOf(Text()), {"a": 1}, "x['a']: 1 is an int; give a str"),
        (MapOf(Text()), {1: "a"}, "x: the key 1 is an int; give a str"),
        (Anything(), {"a": [0.5]}, "x['a'][0]: 0.5 is a float; "),
        (Anything(), {"a": DAY}, "x['a']: 2026-12-01 is a date; give None, a bool, "),
        (Nested(BillLineItemInput), {"amount": 1}, "x: a dict cannot be used; give a BillLineItemInput"),
        (
            Nested(BillClassificationsInput),
            BillClassifications(),
            "x: a BillClassifications cannot be used; give a BillClassificationsInput "
            "(BillClassifications is what BILL sends, not what it takes)",
        ),
    ],
)
def test_what_does_not_fit_is_named_with_its_remedy(kind: Kind, value: object, message: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        check_value(kind, value, "x")
    assert str(caught.value).startswith(message)
    assert caught.value.field == message.partition(":")[0]


def test_long_values_are_cut() -> None:
    assert len(shown("x" * 1000)) == 80
    assert shown("x" * 1000).endswith("...")


@pytest.mark.parametrize(
    "value", ["", "..", "00n/1", "00n\\1", "00n?x", "00n#", "00n 1", "00n\n", "00n%2F", "00n..1", "/"]
)
def test_an_id_that_would_lead_elsewhere_is_refused(value: str) -> None:
    with pytest.raises(InvalidRequestError, match="bill_id"):
        check_path_id(value, "bill_id", Id())


def test_an_id_of_spend_in_base64_is_an_id() -> None:
    check_path_id("VXNlcjoxMjM=", "user_id", Id())


# ---- models


def bill(**changes: Any) -> BillCreate:
    """Make a bill that is right, but for the changes."""
    given: dict[str, Any] = {
        "vendor_id": "00901",
        "due_date": DAY,
        "bill_line_items": [BillLineItemInput(amount=Decimal("0.1"))],
        "invoice": BillInvoiceInput(invoice_number="1", invoice_date=DAY),
    }
    return BillCreate(**{**given, **changes})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"vendor_id": "00n01"}, "BillCreate.vendor_id: '00n...' (5 characters) is the id of something else"),
        ({"vendor_id": None}, "BillCreate.vendor_id: None is not allowed, because BILL requires the field; give a str"),
        (
            {"due_date": UNSET},
            "BillCreate.due_date: UNSET is not allowed, because BILL requires the field; give a date",
        ),
        ({"due_date": NOON}, "BillCreate.due_date: 2026-12-01 12:00:00+00:00 is a datetime; BILL wants a day"),
        ({"bill_line_items": [{"amount": 1}]}, "BillCreate.bill_line_items[0]: a dict cannot be used; give a Bill"),
        ({"description": "x" * 4001}, "BillCreate.description: 'xxx"),
    ],
)
def test_a_model_is_checked_as_it_is_made(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        bill(**changes)
    assert str(caught.value).startswith(message)
    assert caught.value.field == message.partition(":")[0].removeprefix("BillCreate.")


def test_an_optional_field_may_be_null_or_unset() -> None:
    assert bill(description=None).description is None
    assert bill(description=UNSET).description is UNSET


@pytest.mark.parametrize(
    ("given", "field", "message"),
    [
        ({"amout": 1}, "amout", "BillLineItemInput.amout: there is no such field; did you mean 'amount'?"),
        ({"unitPrice": 1}, "unitPrice", "BillLineItemInput.unitPrice: there is no such field; did you mean 'price'?"),
        ({"zzz": "hunter2"}, "zzz", "BillLineItemInput.zzz: there is no such field; there are id, amount,"),
        ({"self": 1}, "self", "BillLineItemInput.self: there is no such field; there are id, amount,"),
    ],
)
def test_an_unknown_keyword_is_refused(given: dict[str, Any], field: str, message: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        BillLineItemInput(**given)
    assert str(caught.value).startswith(message)
    assert caught.value.field == field
    assert "hunter2" not in str(caught.value)


def test_a_name_of_bill_leads_to_ours() -> None:
    with pytest.raises(InvalidRequestError, match=r"BillCreate\.vendorId: .* did you mean 'vendor_id'\?"):
        BillCreate(vendorId="00901")  # type: ignore[call-arg]


def test_a_missing_required_field_is_refused() -> None:
    with pytest.raises(InvalidRequestError, match="it is missing, and BILL requires it; give a str") as caught:
        BillCreate(due_date=DAY)  # type: ignore[call-arg]
    assert caught.value.field == "vendor_id"


def test_a_field_without_its_name_is_refused() -> None:
    with pytest.raises(InvalidRequestError, match=r"write LoginRequest\(dev_key=\.\.\.\)") as caught:
        LoginRequest("hunter2")  # type: ignore[misc]
    assert "hunter2" not in str(caught.value)


def test_every_request_model_refuses_what_it_does_not_take() -> None:
    every = [getattr(all_models, name) for name in all_models.__all__]
    models = [each for each in every if isinstance(each, type) and issubclass(each, RequestModel)]
    assert len(models) > 100
    for each in models:
        with pytest.raises(InvalidRequestError, match="there is no such field"):
            each(no_field_has_this_name=1)
        assert all(field.name in signature(each).parameters for field in each.__fields__)


def test_an_error_of_our_own_is_not_taken_for_one_of_the_caller() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        Careless(name="x")


def test_what_was_changed_after_it_was_made_is_found_too() -> None:
    made = bill()
    made.bill_line_items[0].amount = 0.1  # type: ignore[assignment]
    with pytest.raises(InvalidRequestError, match=r"BillCreate\.bill_line_items\[0\]\.amount: 0\.1 is a float"):
        check_request(made)


def test_a_secret_is_never_shown() -> None:
    with pytest.raises(InvalidRequestError) as caught:
        LoginRequest(dev_key=123456, username="me", password="hunter2", organization_id="008")  # type: ignore[arg-type]
    assert str(caught.value) == "LoginRequest.dev_key: an int cannot be used; give a str"
    with pytest.raises(InvalidRequestError) as caught:
        LoginRequest(dev_key="k3y", username=("me",), password="hunter2", organization_id="008")  # type: ignore[arg-type]
    assert "hunter2" not in str(caught.value)


@model
class Careless(RequestModel):
    name: str = required_field("name", Text())

    def __attrs_post_init__(self) -> None:
        hash([])


@model
class Vault(RequestModel):
    """Nothing but secrets."""

    pin: Any = required_field("pin", Text(4), secret=True)
    code: Any = optional_field("code", Id("v_", strict=True), secret=True)
    amounts: Any = optional_field("amounts", MapOf(Number()), secret=True)
    inner: Any = optional_field("inner", ListOf(Nested(BillLineItemInput)), secret=True)


@pytest.mark.parametrize(
    "fields",
    [
        {"pin": "s3cret"},
        {"pin": 530471},
        {"pin": "1", "code": "s3cret"},
        {"pin": "1", "amounts": {"a": "530471"}},
        {"pin": "1", "amounts": {"a": 530471.5}},
        {"pin": "1", "amounts": {530471: 1}},
        {"pin": "1", "amounts": "s3cret"},
        {"pin": "1", "inner": ["s3cret"]},
    ],
)
def test_no_message_shows_a_secret(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        Vault(**fields)
    assert "s3cret" not in str(caught.value)
    assert "530471" not in str(caught.value)
    assert caught.value.__context__ is None or caught.value.__suppress_context__


def test_what_is_inside_of_a_secret_is_secret() -> None:
    line = BillLineItemInput(amount=1)
    line.description = 530471  # type: ignore[assignment]
    with pytest.raises(InvalidRequestError) as caught:
        Vault(pin="1", inner=[line])
    assert str(caught.value) == "Vault.inner[0].description: an int cannot be used; give a str"


def test_nothing_is_required_inside_of_a_change() -> None:
    zip_only = AddressUpdate(zip_or_postal_code="95002")
    for change in (OrganizationUpdate(address=zip_only), VendorUpdate(address=zip_only)):
        assert unstructure(change) == {"address": {"zipOrPostalCode": "95002"}}
    assert unstructure(CustomerUpdate(billing_address=zip_only)) == {"billingAddress": {"zipOrPostalCode": "95002"}}
    number = BillUpdate(invoice=BillInvoiceUpdate(invoice_number="7"))
    assert unstructure(number) == {"invoice": {"invoiceNumber": "7"}}
    line = RecurringBillLineItemUpdate(id="rbi01AAAAAAAAAAAAAAA", description="Rent")
    assert unstructure(RecurringBillUpdate(recurring_bill_line_items=[line])) == {
        "recurringBillLineItems": [{"id": "rbi01AAAAAAAAAAAAAAA", "description": "Rent"}]
    }


def test_a_whole_object_is_a_change_too() -> None:
    whole = AddressInput(line1="1 Main St", city="Austin", zip_or_postal_code="78701", country="US")
    assert unstructure(VendorUpdate(address=whole)) == {
        "address": {"line1": "1 Main St", "city": "Austin", "zipOrPostalCode": "78701", "country": "US"}
    }


def test_what_creates_or_replaces_needs_the_whole_object() -> None:
    part: Any = AddressUpdate(zip_or_postal_code="95002")
    with pytest.raises(InvalidRequestError, match=r"VendorCreate.address: an AddressUpdate cannot be used; give an A"):
        VendorCreate(name="Acme", address=part)
    schedule: Any = RecurringScheduleUpdate(frequency=2)
    with pytest.raises(InvalidRequestError, match=r"schedule: a RecurringScheduleUpdate cannot be used"):
        RecurringBillCreate(vendor_id="00901AAAAAAAAAAAAAAA", schedule=schedule, recurring_bill_line_items=[])


def test_a_change_of_a_vendor_holds_no_bank_account() -> None:
    payee = VendorPaymentInformationUpdate(payee_name="Acme")
    assert unstructure(VendorUpdate(payment_information=payee)) == {"paymentInformation": {"payeeName": "Acme"}}
    assert "bank_account" not in {field.name for field in VendorPaymentInformationUpdate.__fields__}


@pytest.mark.parametrize(
    ("model", "field", "most"),
    [
        (UserCreate, "first_name", 100),
        (UserCreate, "last_name", 100),
        (UserUpdate, "first_name", 100),
        (PartnerUserCreate, "username", 40),
    ],
)
def test_names_of_users_are_no_longer_than_bill_takes(model: type[RequestModel], field: str, most: int) -> None:
    needed = {
        "first_name": "Ada",
        "last_name": "Byron",
        "email": "ada@example.com",
        "username": "ada",
        "role_id": "0po01ABCDEFGHIJKLMNO",
        "accept_terms_of_service": True,
    }
    names = {spot.name for spot in attrs.fields(model)}
    given: dict[str, Any] = {name: value for name, value in needed.items() if name in names}
    assert getattr(model(**given | {field: "x" * most}), field) == "x" * most
    with pytest.raises(InvalidRequestError, match=rf"{field}: .*{most}"):
        model(**given | {field: "x" * (most + 1)})
