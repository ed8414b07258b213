"""The OpenAPI document is valid and says everything that the operation table and the models say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from bill_async import models
from bill_async._schema.kinds import ListOf, MapOf
from bill_async._schema.models import Model, Nested, RequestModel
from bill_async._schema.operation import Operation
from bill_async.cli import main
from bill_async.openapi.document import document, text
from bill_async.operations import all_operations
from bill_async.webhooks.catalog import ENVELOPE, EVENTS

ROOT = "urn:bill"
OPERATIONS = all_operations()


@pytest.fixture(scope="module")
def api() -> dict[str, Any]:
    return json.loads(text(), parse_float=Decimal)  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def by_accessor(api: dict[str, Any]) -> dict[str, tuple[str, str, dict[str, Any]]]:
    return {
        described["x-python"]: (path, method, described)
        for path, methods in api["paths"].items()
        for method, described in methods.items()
    }


def validator(api: dict[str, Any], pointer: str) -> Draft202012Validator:
    registry: Registry[Any] = Registry().with_resource(ROOT, Resource(api, DRAFT202012))
    return Draft202012Validator({"$ref": f"{ROOT}#{pointer}"}, registry=registry, format_checker=FormatChecker())


def reached() -> Iterator[type[Model]]:
    """Every model that an operation sends or answers with, or a notification holds, nested ones too."""
    todo = [operation.body.model for operation in OPERATIONS if operation.body and operation.body.model]
    kinds = [operation.answer.kind for operation in OPERATIONS]
    kinds += [Nested(ENVELOPE), *(Nested(event.model) for event in EVENTS.values())]
    seen: set[type[Model]] = set()
    while todo or kinds:
        if kinds:
            kind = kinds.pop()
            if isinstance(kind, ListOf | MapOf):
                kinds.append(kind.item)
            elif isinstance(kind, Nested):
                todo.append(kind.model)  # type: ignore[arg-type]
            continue
        model = todo.pop()
        if model not in seen:
            seen.add(model)
            yield model
            kinds += [field.kind for field in model.__fields__]


def test_the_document_is_valid(api: dict[str, Any]) -> None:
    assert list(OpenAPIV31SpecValidator(api).iter_errors()) == []


def test_the_text_is_the_document_and_always_the_same() -> None:
    assert text() == text()
    assert json.loads(text(), parse_float=Decimal) == document()


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openapi"]) == 0
    assert capsys.readouterr().out == text()


def test_every_operation_is_there_once(by_accessor: dict[str, Any]) -> None:
    assert by_accessor.keys() == {operation.accessor for operation in OPERATIONS}
    ids = [described["operationId"] for _, _, described in by_accessor.values()]
    assert len(ids) == len(set(ids)) == len(OPERATIONS)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.accessor)
def test_an_operation_is_described(operation: Operation[Any], by_accessor: dict[str, Any], api: dict[str, Any]) -> None:
    path, method, described = by_accessor[operation.accessor]
    base = "/connect-events" if operation.family == "webhooks" else "/connect"
    assert (path, method) == (base + operation.path, operation.method.lower())
    assert described["x-retry"] == operation.retry
    assert described["x-confidence"] == operation.confidence
    assert described.get("x-page-style") == operation.page
    assert set(described["responses"]) == {str(operation.answer.status), "4XX", "5XX"}
    assert bool(described["security"]) == operation.authenticated
    assert set(described["tags"]) <= {tag["name"] for tag in api["tags"]}

    parameters = {parameter["name"]: parameter for parameter in described.get("parameters", ())}
    assert set(re.findall(r"\{(\w+)\}", path)) == {name for name, it in parameters.items() if it["in"] == "path"}
    for known in (*operation.query, *operation.headers):
        assert parameters[known.wire]["required"] == known.required
    for field in operation.filters:
        assert f"- `{field.wire}`: {' '.join(field.operators)}" in parameters["filters"]["description"]
        for operator in field.operators:
            assert re.fullmatch(parameters["filters"]["schema"]["pattern"], f'{field.wire}:{operator}:"a,b:c"')
    for field in operation.sorts:
        pattern = parameters["sort"]["schema"]["pattern"]
        assert re.fullmatch(pattern, f"{field}:desc")
        assert bool(re.fullmatch(pattern, f"{field}:desc,{field}:asc")) == (operation.sort_max is None)
    for name, confidence in operation.unsure_sorts:
        assert f" {name} ({confidence})" in parameters["sort"]["description"]
    adds = operation.body is not None and operation.body.adds is not None
    assert ("must not be repeated" in described.get("description", "")) == adds
    assert ("filters" in parameters) == (bool(operation.filters) or operation.filters_unknown)
    assert ("sort" in parameters) == (bool(operation.sorts) or operation.sorts_unknown)
    if operation.page in ("page", "next", "forward"):
        assert parameters["max"]["schema"]["maximum"] == operation.page_max
        assert parameters["max"]["schema"]["default"] == operation.page_default


def test_filters_and_sorts_that_bill_would_refuse_do_not_match(by_accessor: dict[str, Any]) -> None:
    parameters = {parameter["name"]: parameter["schema"] for parameter in by_accessor["bills.list"][2]["parameters"]}
    for wrong in ("dueDate:sw:2026-01-01", "unheardOf:eq:1", "dueDate:gt:", "dueDate:gt:a:b", "id:eq:1;id:eq:2"):
        assert not re.fullmatch(parameters["filters"]["pattern"], wrong)
    for wrong in ("dueDate", "dueDate:up", "unheardOf:asc", "dueDate:asc,"):
        assert not re.fullmatch(parameters["sort"]["pattern"], wrong)


def test_filters_and_sorts_of_unknown_fields_are_not_narrowed(by_accessor: dict[str, Any]) -> None:
    parameters = {parameter["name"]: parameter for parameter in by_accessor["payment_terms.list"][2]["parameters"]}
    for name in ("filters", "sort"):
        assert parameters[name]["schema"] == {"type": "string", "minLength": 1}
        assert parameters[name]["description"].endswith("The fields are not known.")
    assert "sort" not in {parameter["name"] for parameter in by_accessor["exports.list"][2]["parameters"]}


def test_every_notification_is_described(api: dict[str, Any]) -> None:
    assert list(api["webhooks"]) == list(EVENTS)
    for name, event in EVENTS.items():
        told = api["webhooks"][name]["post"]
        check = validator(api, f"/webhooks/{name}/post/requestBody/content/application~1json/schema")
        (envelope,) = api["components"]["schemas"][ENVELOPE.__name__]["examples"]
        (thing,) = api["components"]["schemas"][event.model.__name__]["examples"]
        assert check.is_valid({**envelope, event.key or "anything": thing})
        assert not check.is_valid({**envelope, event.key or "anything": "text"})
        assert check.is_valid(envelope) == (event.key is None)
        assert told["x-confidence"] == event.confidence
        assert [parameter["name"] for parameter in told["parameters"]] == ["x-bill-sha-signature"]


def test_every_field_of_every_model_is_there(api: dict[str, Any]) -> None:
    schemas = api["components"]["schemas"]
    found = list(reached())
    assert {model.__name__ for model in found} == {
        name
        for name in models.__all__
        if isinstance(getattr(models, name), type) and issubclass(getattr(models, name), Model)
    }
    for model in found:
        schema = schemas[model.__name__]
        assert list(schema["properties"]) == [field.wire for field in model.__fields__]
        assert schema.get("required", []) == [field.wire for field in model.__fields__ if field.required]


def test_every_schema_has_an_example_that_fits(api: dict[str, Any]) -> None:
    for name, schema in api["components"]["schemas"].items():
        if "enum" in schema:
            continue
        check = validator(api, f"/components/schemas/{name}")
        examples = schema["examples"]
        for example in examples:
            assert [error.message for error in check.iter_errors(example)] == [], name
        assert schema["properties"].keys() >= examples[0].keys()
        if name in models.__all__ and issubclass(getattr(models, name), RequestModel) and len(examples) > 1:
            assert list(examples[1]) == schema["required"]


def test_enums_are_closed_to_send_and_open_to_receive(api: dict[str, Any]) -> None:
    sent = validator(api, "/components/schemas/VendorCreate")
    (whole, least) = api["components"]["schemas"]["VendorCreate"]["examples"]
    assert sent.is_valid(whole)
    assert sent.is_valid(least)
    assert not sent.is_valid({**whole, "accountType": "GUILD"})
    got = validator(api, "/components/schemas/Vendor")
    assert got.is_valid({**api["components"]["schemas"]["Vendor"]["examples"][0], "accountType": "GUILD"})


def test_null_clears_a_field_in_a_patch_only(api: dict[str, Any]) -> None:
    assert validator(api, "/components/schemas/BillUpdate").is_valid({"description": None, "invoice": None})
    assert not validator(api, "/components/schemas/BillCreate").is_valid(
        {**api["components"]["schemas"]["BillCreate"]["examples"][1], "description": None}
    )


def test_each_family_says_how_to_prove_who_calls(by_accessor: dict[str, Any]) -> None:
    schemes = {name: [sorted(one) for one in by_accessor[name][2]["security"]] for name in by_accessor}
    assert schemes["bills.list"] == [["devKey", "sessionId"]]
    assert schemes["partner.organizations.list"] == [["appKey", "sessionId"]]
    assert schemes["spend.cards.list"] == [["apiToken"]]
    assert schemes["webhooks.subscriptions.list"] == [["devKey", "sessionId"], ["appKey", "sessionId"], ["apiToken"]]
    assert schemes["auth.login"] == []
