"""Every operation of the table through the real client.

The arguments are those of `test_every_operation`, turned from JSON into the models of the client.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Awaitable
from datetime import date, datetime
from decimal import Decimal
from functools import reduce
from typing import Any

import attrs
import pytest

from bill_async import (
    ApiError,
    AuthenticationError,
    BillClient,
    InvalidRequestError,
    NotFoundError,
    Options,
    OrganizationCredentials,
    PartnerCredentials,
    SpendCredentials,
    operations,
)
from bill_async._schema.kind import Kind
from bill_async._schema.kinds import Date, DateTime, Id, ListOf, MapOf, Number, Text
from bill_async._schema.models import Nested
from bill_async._schema.operation import Operation, Parameter
from bill_async.paging import Pager

from .conftest import Api
from .test_every_operation import PREPARATIONS, UUID4, Samples

pytestmark = pytest.mark.long

OPERATIONS = operations.all_operations()
LOGINS = {"login", "partnerLogin"}
PUBLIC = {"getHealthCheck", "webhookGetHealthCheck"}


def every(of: Any = lambda operation: True) -> Any:
    """Parametrize a test over the operations."""
    chosen = [operation for operation in OPERATIONS if of(operation)]
    return pytest.mark.parametrize("operation", chosen, ids=[f"{each.family}-{each.id}" for each in chosen])


# -- arguments


def value_of(kind: Kind, value: Any) -> Any:
    """Return a JSON value as the client takes it."""
    match kind:
        case Nested(model=model):
            return model_of(model, value)
        case ListOf(item=item):
            return [value_of(item, element) for element in value]
        case MapOf(item=item):
            return {key: value_of(item, element) for key, element in value.items()}
        case Date():
            return date.fromisoformat(value)
        case DateTime():
            return datetime.fromisoformat(value)
        case Number() if isinstance(value, float):
            return Decimal(str(value))
        case _:
            return value


def model_of(model: Any, data: dict[str, Any]) -> Any:
    """Return the part of a JSON object that a request model knows."""
    fields = [field for field in model.__fields__ if field.wire in data]
    return model(**{field.name: value_of(field.kind, data[field.wire]) for field in fields})


@attrs.define
class Request:
    """The arguments of one call."""

    path: list[str]
    query: dict[str, Any]
    organization: list[str]
    body: list[Any]

    def of(self, operation: Operation[Any], client: BillClient) -> Any:
        """Make the call."""
        method = reduce(getattr, operation.accessor.split("."), client)
        names = [name for name in inspect.signature(method).parameters if name in self.query]
        return method(*self.organization, *self.path, *self.body, **{name: self.query[name] for name in names})


async def arguments(operation: Operation[Any], caller: Api, samples: Samples) -> Request:
    """Return what the operation takes, made of seeded objects."""
    prepare = PREPARATIONS.get(operation.id)
    given = await prepare(caller, samples) if prepare is not None else {}
    kind = operation.accessor.split(".")[0]

    def own() -> str:
        return str(samples.object(kind)["id"])

    path = [
        own()
        if parameter.wire == "id"
        else given.get("path", {}).get(parameter.wire) or samples.identifier(parameter.wire, parameter.kind)
        for parameter in operation.path_params
    ]
    query = {}
    for parameter in operation.query:
        if parameter.required:
            found = given.get("query", {}).get(parameter.wire)
            if parameter.wire == "ids" and found is None:
                found = [own()]
            if isinstance(parameter.kind, ListOf) and isinstance(found, str):
                found = [found]
            raw = samples.value(parameter.wire, parameter.kind) if found is None else found
            query[parameter.name] = value_of(parameter.kind, raw)
    organization = [samples.organization for header in operation.headers if header.wire == "organizationId"]
    return Request(path, query, organization, body_of(operation, given.get("body", {}), samples, kind))


def body_of(operation: Operation[Any], chosen: Any, samples: Samples, kind: str) -> list[Any]:
    """Return the body, if the operation takes one."""
    if operation.body is None:
        return []
    if operation.body.model is None:
        return [b"%PDF-1.4"]
    model = operation.body.model
    if isinstance(chosen, list):
        return [[model_of(model, item) for item in chosen]]
    known = {field.wire for field in model.__fields__}
    body = {**samples.body(model.__fields__), **{name: value for name, value in chosen.items() if name in known}}
    if operation.body.many:
        if "id" in body:
            body["id"] = samples.object(kind)["id"]
        return [[model_of(model, body)]]
    return [model_of(model, body)]


async def result(call: Pager[Any] | Awaitable[Any]) -> Any:
    """Return what a call answers, the first page of a list."""
    return await call


# -- clients


@pytest.fixture
async def client(api: Api) -> AsyncIterator[BillClient]:
    async with BillClient.from_env(api.sandbox.environ()) as client:
        yield client


@pytest.fixture
async def stranger(api: Api) -> AsyncIterator[BillClient]:
    """A client that knows the addresses and names, and none of the secrets."""
    account, partner = api.sandbox.accounts[0], api.sandbox.partner
    async with BillClient(
        organization=OrganizationCredentials(
            dev_key=account.dev_key,
            username=account.username,
            password="wrong",
            organization_id=account.organization_id,
        ),
        partner=PartnerCredentials(app_key=partner.app_key, username=partner.username, password="wrong"),
        spend=SpendCredentials(api_token="wrong"),
        environment=api.sandbox.url,
        options=Options(),
    ) as client:
        yield client


# -- what is right


@every()
async def test_happy(operation: Operation[Any], api: Api, spend: Api, partner: Api, client: BillClient) -> None:
    caller = {"v3": api, "spend": spend, "partner": partner, "webhooks": api}[operation.family]
    request = await arguments(operation, caller, Samples(api, operation.family == "spend"))
    answer = await result(request.of(operation, client))
    assert (answer is None) == (operation.answer.kind is None)
    received = api.sandbox.requests[-1]
    assert (received.operation, received.status) == (operation.id, operation.answer.status)


# -- what is wrong


def spoil(operation: Operation[Any], request: Request) -> tuple[str, type[Exception]] | None:
    """Make one thing wrong; say what, and which error there must be, or nothing if nothing can be wrong."""
    if operation.body is not None and operation.body.model is not None and not operation.path_params:
        (body,) = request.body
        if operation.body.many:
            request.body = [[]]
            return "no items", InvalidRequestError
        for field in operation.body.model.__fields__:
            if field.required and isinstance(field.kind, Text):
                setattr(body, field.name, "")
                return f"{field.wire} is empty", ApiError
            if field.required:
                setattr(body, field.name, object())
                return f"{field.wire} is no value", InvalidRequestError
        for field in operation.body.model.__fields__:
            setattr(body, field.name, object())
            return f"{field.wire} is no value", InvalidRequestError
    if operation.id == "threeDsChallenge":  # any challenge is known, as only a notification names one
        request.body[0].action = "PERHAPS"
        return "action is unknown", ApiError
    for place, parameter in enumerate(operation.path_params):
        if not _names_organization(parameter):
            request.path[place] = _unknown(parameter)
            return f"{parameter.wire} is unknown", NotFoundError
        request.path[place] = "00802NOBODY000000000"
        return f"{parameter.wire} is another's", ApiError
    if request.query:
        name = next(iter(request.query))
        request.query[name] = object()
        return f"{name} is no value", InvalidRequestError
    if operation.page is not None and operation.page != "single":
        sized = any(parameter.wire == "max" for parameter in operation.query)
        request.query = {"max": 0} if sized else {"page": object()}
        return "no page of that kind", InvalidRequestError
    return None


def _names_organization(parameter: Parameter) -> bool:
    return parameter.wire == "organizationId"


def _unknown(parameter: Parameter) -> str:
    prefix = parameter.kind.prefix if isinstance(parameter.kind, Id) and parameter.kind.strict else None
    return UUID4 if prefix is None else f"{prefix}02NOBODY000000000"


@every()
async def test_bad_input(operation: Operation[Any], api: Api, spend: Api, partner: Api, client: BillClient) -> None:
    caller = {"v3": api, "spend": spend, "partner": partner, "webhooks": api}[operation.family]
    request = await arguments(operation, caller, Samples(api, operation.family == "spend"))
    spoiled = spoil(operation, request)
    if spoiled is None:
        method = reduce(getattr, operation.accessor.split("."), client)
        assert set(inspect.signature(method).parameters) == {"options"}
        with pytest.raises(TypeError):
            await result(method("there is nothing to say"))
        return
    what, error = spoiled
    before = len(api.sandbox.requests)
    with pytest.raises(error) as caught:
        await result(request.of(operation, client))
    received = [each for each in api.sandbox.requests[before:] if each.operation == operation.id]
    if error is InvalidRequestError:
        assert received == [], what
    else:
        assert isinstance(caught.value, ApiError)
        assert [400 <= each.status < 500 for each in received] == [True], what
        assert caught.value.codes == set(received[0].codes) != set(), what


# -- by whom


@every(lambda operation: operation.id not in {*LOGINS, *PUBLIC})
async def test_wrong_credentials(
    operation: Operation[Any], api: Api, spend: Api, partner: Api, stranger: BillClient
) -> None:
    caller = {"v3": api, "spend": spend, "partner": partner, "webhooks": api}[operation.family]
    request = await arguments(operation, caller, Samples(api, operation.family == "spend"))
    counts, before = api.sandbox.counts(), len(api.sandbox.requests)
    with pytest.raises(AuthenticationError) as caught:
        await result(request.of(operation, stranger))
    assert caught.value.status == 401
    assert "wrong" not in str(caught.value)
    assert [each.status for each in api.sandbox.requests[before:]] == [401]
    assert api.sandbox.counts() == counts


@every(lambda operation: operation.id in LOGINS)
async def test_wrong_logins(operation: Operation[Any], api: Api, stranger: BillClient) -> None:
    request = await arguments(operation, api, Samples(api, False))
    request.body[0].password = "wrong"
    with pytest.raises(AuthenticationError):
        await result(request.of(operation, stranger))


@every(lambda operation: operation.id in PUBLIC)
async def test_what_is_public_asks_for_no_credentials(
    operation: Operation[Any], api: Api, stranger: BillClient
) -> None:
    assert not operation.authenticated
    request = await arguments(operation, api, Samples(api, False))
    assert await result(request.of(operation, stranger)) is not None
