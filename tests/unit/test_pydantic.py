"""Models, enums and secrets as types of pydantic and FastAPI."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any

import httpx
import pytest
from fastapi import Body, FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from pydantic import BaseModel, TypeAdapter, ValidationError
from unit.test_models_out import MODELS, made

from bill_async import Bill, BillCreate, Secret, Vendor, VendorCreate, VendorUpdate
from bill_async._schema.converter import unstructure
from bill_async._schema.models import AnswerModel, Model, RequestModel, example
from bill_async.models import BillPaymentStatus, SubscriptionTest

TEXT = """{"id": "00n01ABCDEFGHIJKLMNO", "vendorName": "Acme", "amount": 90071992547409.93, "dueDate": "2026-12-01",
    "createdTime": "2026-11-01T10:00:00.000Z", "billLineItems": [{"amount": 1.10, "odd": null}], "description": null,
    "paymentStatus": "BRAND_NEW", "brandNew": [1.50, {"a": "b"}]}"""
BILL = Bill.from_json(TEXT)
CREATE: dict[str, Any] = {
    "vendorId": "00901ABCDEFGHIJKLMNO",
    "dueDate": "2026-12-01",
    "invoice": {"invoiceNumber": "7", "invoiceDate": "2026-11-01"},
    "billLineItems": [{"amount": 149.9}, {"amount": "90071992547409.93"}, {"amount": 5}],
}
SENT = {
    "id": "00n01ABCDEFGHIJKLMNO",
    "vendorName": "Acme",
    "amount": "90071992547409.93",
    "dueDate": "2026-12-01",
    "createdTime": "2026-11-01T10:00:00Z",
    "billLineItems": [{"amount": "1.10", "odd": None}],
    "description": None,
    "paymentStatus": "BRAND_NEW",
    "brandNew": ["1.50", {"a": "b"}],
}


def problems(error: ValidationError) -> dict[tuple[int | str, ...], str]:
    return {one["loc"]: one["msg"] for one in error.errors()}


def test_the_core_does_not_import_pydantic() -> None:
    code = "import sys; from bill_async import models, Bill; Bill(id='1').to_dict(); print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


# ---- validation


def test_an_answer_is_made_of_json_and_of_itself() -> None:
    adapter = TypeAdapter(Bill)
    assert adapter.validate_python(BILL) is BILL
    same = Bill.from_json(TEXT.replace("1.50", '"1.50"'))  # a number under an unknown key stays a string
    assert adapter.validate_python(SENT) == same
    assert adapter.validate_json(json.dumps(SENT)) == same
    bill = adapter.validate_python({"id": "00n1", "due_amount": Decimal("1.50"), "due_date": date(2026, 12, 1)})
    assert (bill.due_amount, bill.due_date, bill.is_null("due_amount")) == (Decimal("1.50"), date(2026, 12, 1), False)


def test_a_request_is_made_of_json_and_checked() -> None:
    made = TypeAdapter(BillCreate).validate_python(CREATE)
    assert made.to_json() == (
        '{"vendorId":"00901ABCDEFGHIJKLMNO","dueDate":"2026-12-01","billLineItems":[{"amount":149.9},'
        '{"amount":90071992547409.93},{"amount":5}],"invoice":{"invoiceNumber":"7","invoiceDate":"2026-11-01"}}'
    )
    assert TypeAdapter(BillCreate).validate_python(made) is made


def test_every_problem_is_reported_with_its_path() -> None:
    wrong = {
        "vendorId": "00n01ABCDEFGHIJKLMNO",
        "dueDate": "soon",
        "invoice": {"invoiceNumber": "x" * 22},
        "billLineItems": [{"amount": 1}, {"amount": 90071992547409.93}, {"ammount": 1}, {"amount": float("nan")}],
        "nope": 1,
    }
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(BillCreate).validate_python(wrong)
    found = problems(caught.value)
    assert found.keys() == {
        ("vendorId",),
        ("dueDate",),
        ("invoice", "invoiceNumber"),
        ("invoice", "invoiceDate"),
        ("billLineItems", 1, "amount"),
        ("billLineItems", 2, "ammount"),
        ("billLineItems", 3, "amount"),
        ("nope",),
    }
    assert found["billLineItems", 1, "amount"] == (
        "A JSON number of more than 15 digits is not exact; send it as a string"
    )


def test_what_only_our_checks_find_has_its_path_too() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(VendorUpdate).validate_python({"additionalInfo": {"taxId": "1", "taxIdType": ""}})
    assert [*problems(caught.value)] == [("additionalInfo", "taxIdType")]
    assert "give a value of" in str(caught.value)


def test_a_field_under_both_of_its_names_is_refused() -> None:
    for model in (Bill, BillCreate):
        with pytest.raises(ValidationError, match="it is given a second time as vendor_id"):
            TypeAdapter(model).validate_python({**CREATE, "id": "00n1", "vendor_id": "00902"})


@pytest.mark.parametrize("given", [149.90, "149.90", Decimal("149.90")])
def test_amounts_are_read_from_numbers_and_strings(given: object) -> None:
    assert TypeAdapter(Bill).validate_python({"id": "1", "amount": given}).amount == Decimal("149.9")


@settings(deadline=None, max_examples=200)
@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 8))
def test_numbers_of_fifteen_digits_survive_a_parser_that_makes_floats(digits: int, places: int) -> None:
    amount = Decimal(digits).scaleb(-places)
    parsed = json.loads(f'{{"id": "1", "amount": {amount:f}}}', parse_int=float)
    assert TypeAdapter(Bill).validate_python(parsed).amount == amount


def test_a_moment_without_an_offset_is_utc_as_at_bill() -> None:
    made = TypeAdapter(Bill).validate_python({"id": "1", "createdTime": "2026-11-01T10:00:00"})
    assert made.created_time == datetime(2026, 11, 1, 10, tzinfo=UTC)
    with pytest.raises(ValidationError, match="createdTime"):
        TypeAdapter(Bill).validate_python({"id": "1", "createdTime": "soon"})


def test_any_json_is_taken_where_any_is() -> None:
    data = {"eventType": "vendor.created", "version": "1", "vendor": {"a": [1, {"b": None}]}}
    assert TypeAdapter(SubscriptionTest).validate_python(data).vendor == data["vendor"]


# ---- serialization


def test_an_answer_is_serialized_as_it_was_sent() -> None:
    adapter = TypeAdapter(Bill)
    assert json.loads(adapter.dump_json(BILL, by_alias=True)) == SENT
    assert adapter.dump_python(BILL, mode="json", by_alias=True) == SENT
    python = adapter.dump_python(BILL)
    assert python["amount"] == Decimal("90071992547409.93")
    assert python["due_date"] == date(2026, 12, 1)
    assert python["brandNew"] == [Decimal("1.50"), {"a": "b"}]
    assert "due_amount" not in python


def test_pydantic_chooses_the_fields() -> None:
    adapter = TypeAdapter(Bill)
    assert adapter.dump_python(BILL, include={"id", "due_date"}, mode="json") == {
        "id": "00n01ABCDEFGHIJKLMNO",
        "due_date": "2026-12-01",
    }
    assert "description" not in adapter.dump_python(BILL, exclude_none=True)


def test_a_request_may_hold_an_int_for_an_amount_and_a_tuple_for_a_list() -> None:
    adapter = TypeAdapter(BillCreate)
    made = adapter.validate_python(CREATE)
    made.bill_line_items = tuple(made.bill_line_items)  # type: ignore[assignment, arg-type]
    made.bill_line_items[0].amount = 7  # type: ignore[index, union-attr]
    assert adapter.dump_python(made, mode="json", by_alias=True)["billLineItems"] == [
        {"amount": "7"},
        {"amount": "90071992547409.93"},
        {"amount": "5"},
    ]


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_every_model_survives_pydantic(data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(MODELS))
    one = data.draw(made(model))
    adapter: TypeAdapter[Any] = TypeAdapter(model)
    assert adapter.validate_python(one) is one
    python = adapter.dump_python(one, by_alias=True)
    if isinstance(one, AnswerModel):  # a request drawn at random may have an id with another prefix
        again = adapter.validate_python(python)
        assert {key: value for key, value in unstructure(again).items() if key not in one.unknown_fields} == {
            key: value for key, value in unstructure(one).items() if key not in one.unknown_fields
        }


# ---- secrets and enums


class Settings(BaseModel):
    key: Secret[str]
    status: BillPaymentStatus = BillPaymentStatus.PAID
    any: Secret = Secret("x")  # type: ignore[type-arg]


def test_secrets_are_masked() -> None:
    vendor = TypeAdapter(Vendor).validate_python({"id": "009", "accountNumber": "4417-1234"})
    assert vendor.account_number == "4417-1234"
    assert b"4417" not in TypeAdapter(Vendor).dump_json(vendor)
    assert TypeAdapter(Vendor).dump_python(vendor, mode="json")["account_number"] == "***"
    settings = Settings.model_validate({"key": "k3y"})
    assert isinstance(settings.model_dump()["key"], Secret)
    assert settings.model_dump_json() == '{"key":"***","status":"PAID","any":"***"}'
    assert "k3y" not in repr(settings) + str(settings.model_dump())
    assert Settings(key=Secret("k3y")).key.reveal() == "k3y"
    with pytest.raises(ValidationError, match="valid string"):
        Settings.model_validate({"key": 5})
    assert Settings.model_json_schema()["properties"]["key"]["format"] == "password"


@pytest.mark.parametrize(
    "data",
    [
        {"accountNumber": "S3CRET"},
        {"name": "Acme", "accountNumber": "S3CRET", "nope": 1},
        {"name": "Acme", "accountNumber": ["S3CRET"]},
        {"name": "Acme", "account_number": "S3CRET", "accountNumber": "S3CRET"},
        {"name": "Acme", "accountNumber": "S3CRET" * 20, "address": {"line1": "1"}},
    ],
)
def test_errors_show_no_secret(data: dict[str, Any]) -> None:
    for model in (VendorCreate, VendorUpdate):
        with pytest.raises(ValidationError) as caught:
            TypeAdapter(model).validate_python({**data, "email": 5})
        shown = str(caught.value) + repr(caught.value.errors()) + caught.value.json()
        assert "S3CRET" not in shown
        assert all(one["type"] for one in caught.value.errors())
        assert any(one["input"] == 5 for one in caught.value.errors()) or "second time" in shown


def test_enums_are_open() -> None:
    made = Settings.model_validate({"key": "x", "status": "PAID"})
    assert made.status is BillPaymentStatus.PAID
    new = Settings.model_validate({"key": "x", "status": "BRAND_NEW"}).status
    assert isinstance(new, BillPaymentStatus)
    assert not new.is_known
    assert made.model_dump()["status"] == "PAID"
    with pytest.raises(ValidationError, match="status"):
        Settings.model_validate({"key": "x", "status": 5})
    assert Settings.model_json_schema()["$defs"]["BillPaymentStatus"] == {
        "title": "BillPaymentStatus",
        "anyOf": [{"type": "string", "enum": list(BillPaymentStatus.known())}, {"type": "string"}],
    }


# ---- JSON Schema


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_has_a_schema_that_its_own_json_fits(model: type[Model]) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(model)
    taken, given = adapter.json_schema(), adapter.json_schema(mode="serialization")
    for schema in (taken, given):
        Draft202012Validator.check_schema(schema)
        assert schema["title"] == model.__name__
        assert schema.get("required", []) == [field.wire for field in model.__fields__ if field.required]
        assert [*schema["properties"]] == [field.wire for field in model.__fields__]
    data = json.loads(json.dumps(example(model), default=str))
    sent = adapter.dump_python(adapter.validate_python(data), mode="json", by_alias=True)
    Draft202012Validator(taken).validate(data)
    Draft202012Validator(given).validate(sent)
    assert taken["additionalProperties"] is not issubclass(model, RequestModel)


def test_the_schema_says_what_bill_takes() -> None:
    schema = TypeAdapter(BillCreate).json_schema()
    assert schema["properties"]["vendorId"] == {"type": "string", "pattern": "^009"}
    line = schema["$defs"]["BillLineItemInput"]["properties"]
    assert {"type": "string", "maxLength": 4000} in line["description"]["anyOf"]
    assert [one["type"] for one in line["amount"]["anyOf"]] == ["number", "string", "null"]
    assert line["amount"]["description"] == "takes precedence if quantity and price are sent too"
    assert schema["$defs"].keys() >= {"BillLineItemInput", "BillInvoiceInput"}
    answer = TypeAdapter(Bill).json_schema(mode="serialization")
    assert [one["type"] for one in answer["properties"]["amount"]["anyOf"]] == ["string", "null"]


# ---- FastAPI

app = FastAPI()


class Overview(BaseModel):
    """A model of a service, with ours in it."""

    vendors: list[Vendor]
    newest: Bill | None = None


@app.get("/bills/{bill_id}")
async def get_bill(bill_id: str) -> Bill:
    return BILL


@app.get("/bills", response_model_exclude_none=True)
async def list_bills(status: BillPaymentStatus) -> list[Bill]:
    assert isinstance(status, BillPaymentStatus)
    return [BILL, Bill(id=str(status))]


@app.post("/bills", status_code=201)
async def create_bill(body: Annotated[BillCreate, Body()]) -> Bill:
    lines = body.bill_line_items
    assert isinstance(lines, list)
    amounts = [line.amount for line in lines]
    return Bill(id="00n1", vendor_id=body.vendor_id, amount=sum((Decimal(str(one)) for one in amounts), Decimal()))


@app.post("/overview")
async def overview(vendors: Annotated[list[VendorCreate], Body()]) -> Overview:
    made = [Vendor(id=f"009{number}", name=one.name) for number, one in enumerate(vendors)]
    return Overview(vendors=made, newest=BILL)


@pytest.fixture
async def service() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service") as client:
        yield client


async def test_fastapi_answers_with_our_models(service: httpx.AsyncClient) -> None:
    answer = await service.get("/bills/00n1")
    assert answer.json() == SENT
    answer = await service.get("/bills", params={"status": "BRAND_NEW"})
    assert answer.json()[0] == {key: value for key, value in SENT.items() if value is not None} | {
        "billLineItems": [{"amount": "1.10"}]
    }
    assert answer.json()[1] == {"id": "BRAND_NEW"}


async def test_fastapi_takes_our_models(service: httpx.AsyncClient) -> None:
    answer = await service.post("/bills", json=CREATE)
    assert (answer.status_code, answer.json()) == (
        201,
        {"id": "00n1", "vendorId": "00901ABCDEFGHIJKLMNO", "amount": "90071992547564.83"},
    )
    vendor = example(VendorCreate, optional=False)
    content = json.dumps([vendor, vendor], default=str)
    answer = await service.post("/overview", content=content, headers={"Content-Type": "application/json"})
    assert answer.json() == {
        "vendors": [{"id": "0090", "name": vendor["name"]}, {"id": "0091", "name": vendor["name"]}],
        "newest": SENT,
    }


async def test_fastapi_refuses_a_wrong_body_with_the_paths(service: httpx.AsyncClient) -> None:
    answer = await service.post("/bills", json={**CREATE, "billLineItems": [{"amount": "x"}], "nope": 1})
    assert answer.status_code == 422
    assert {tuple(one["loc"]) for one in answer.json()["detail"]} == {
        ("body", "billLineItems", 0, "amount"),
        ("body", "nope"),
    }


async def test_the_openapi_of_fastapi_names_our_models(service: httpx.AsyncClient) -> None:
    document = (await service.get("/openapi.json")).json()
    validate(document)
    schemas = document["components"]["schemas"]
    assert {"Bill", "BillCreate", "BillPaymentStatus", "Overview", "Vendor", "VendorCreate"} <= schemas.keys()
    (answer,) = document["paths"]["/bills/{bill_id}"]["get"]["responses"]["200"]["content"].values()
    assert answer["schema"] == {"$ref": "#/components/schemas/Bill"}
    (body,) = document["paths"]["/bills"]["post"]["requestBody"]["content"].values()
    assert body["schema"]["$ref"] == "#/components/schemas/BillCreate"
    (parameter,) = document["paths"]["/bills"]["get"]["parameters"]
    assert (parameter["in"], parameter["schema"]) == ("query", {"$ref": "#/components/schemas/BillPaymentStatus"})
