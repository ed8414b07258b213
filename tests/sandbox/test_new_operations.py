"""New operations in the operation table, without code of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any

import aiohttp
import pytest

from bill_async._schema.fields import optional_field, required_field
from bill_async._schema.kinds import Boolean, DateTime, Id, ListOf, Number, Text
from bill_async._schema.models import AnswerModel, Nested, RequestModel, model
from bill_async._schema.operation import Answer, Body, Operation, Parameter
from bill_async._schema.pages import PageName
from bill_async.models import Vendor
from bill_async.operations import all_operations
from bill_async.sandbox import Fault, Sandbox
from bill_async.sandbox.routes import default_routes

from .conftest import Api


@model
class Warehouse(AnswerModel):
    """A resource that BILL does not have."""

    id: str | None = optional_field("id", Id("whs"))
    archived: bool | None = optional_field("archived", Boolean())
    name: str | None = optional_field("name", Text())
    rent: Decimal | None = optional_field("rent", Number(money=True))
    vendor_id: str | None = optional_field("vendorId", Id("009"))
    created_time: Any = optional_field("createdTime", DateTime())
    updated_time: Any = optional_field("updatedTime", DateTime())


@model
class WarehouseCreate(RequestModel):
    """The request that makes a warehouse."""

    name: str = required_field("name", Text(max_length=20))
    vendor_id: str = required_field("vendorId", Id("009"))
    rent: Any = optional_field("rent", Number(money=True))


@model
class WarehouseUpdate(RequestModel):
    """The request that changes a warehouse."""

    id: Any = optional_field("id", Id("whs"))
    name: Any = optional_field("name", Text(max_length=20))
    rent: Any = optional_field("rent", Number(money=True))


@model
class Shelf(AnswerModel):
    """A part of a warehouse. No prefix is known of its ids."""

    id: str | None = optional_field("id", Id())
    label: str | None = optional_field("label", Text())


@model
class ShelfCreate(RequestModel):
    """The request that makes a shelf."""

    label: str = required_field("label", Text())


@model
class Gadget(AnswerModel):
    """A resource of Spend & Expense."""

    id: str | None = optional_field("id", Id())
    uuid: str | None = optional_field("uuid", Id())
    retired: bool | None = optional_field("retired", Boolean())
    name: str | None = optional_field("name", Text())


@model
class GadgetCreate(RequestModel):
    """The request that makes a gadget."""

    name: str = required_field("name", Text())


def made(name: str, method: Any, path: str, **rest: Any) -> Operation[Any]:
    """Return an operation of that accessor, with the parameters that stand in its path."""
    inner = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    parameters = tuple(Parameter(name=each, wire=each, kind=Id(), required=True) for each in inner)
    given: dict[str, Any] = {"family": "v3", **rest}
    return Operation(
        id=name, accessor=name, method=method, path=path, title=name, reference="", path_params=parameters, **given
    )


def listed(name: str, path: str, page: PageName | None, kind: Any, **rest: Any) -> Operation[Any]:
    return made(name, "GET", path, page=page, answer=Answer(kind=kind), **rest)


ONE, CREATE, UPDATE = Answer(kind=Nested(Warehouse)), Body(model=WarehouseCreate), Body(model=WarehouseUpdate)
MANY = Answer(kind=ListOf(Nested(Warehouse)))
BASE, SHELVES, GADGETS = "/v3/warehouses", "/v3/warehouses/{warehouseId}/shelves", "/v3/spend/gadgets"
NEW = (
    # the shelves come before the warehouses that they belong to: the order of the table says nothing
    listed("shelves.list", SHELVES, "forward", Nested(Shelf)),
    made("shelves.create", "POST", SHELVES, body=Body(model=ShelfCreate), answer=Answer(kind=Nested(Shelf))),
    listed("warehouses.list", BASE, "page", Nested(Warehouse)),
    made("warehouses.create", "POST", BASE, body=CREATE, answer=Answer(kind=Nested(Warehouse), status=201)),
    made("warehouses.create_bulk", "POST", f"{BASE}/bulk", body=Body(model=WarehouseCreate, many=True), answer=MANY),
    made("warehouses.update_bulk", "PATCH", f"{BASE}/bulk", body=Body(model=WarehouseUpdate, many=True), answer=MANY),
    made("warehouses.get", "GET", f"{BASE}/{{warehouseId}}", answer=ONE),
    made("warehouses.update", "PATCH", f"{BASE}/{{warehouseId}}", body=UPDATE, answer=ONE),
    made("warehouses.replace", "PUT", f"{BASE}/{{warehouseId}}", body=UPDATE, answer=ONE),
    made("warehouses.archive", "POST", f"{BASE}/{{warehouseId}}/archive", answer=ONE),
    made("warehouses.restore", "POST", f"{BASE}/{{warehouseId}}/restore", answer=ONE),
    made("warehouses.delete", "DELETE", f"{BASE}/{{warehouseId}}"),
    listed("gadgets.list", GADGETS, "next", Nested(Gadget), family="spend"),
    made(
        "gadgets.create",
        "POST",
        GADGETS,
        family="spend",
        body=Body(model=GadgetCreate),
        answer=Answer(kind=Nested(Gadget)),
    ),
    made("gadgets.delete", "DELETE", f"{GADGETS}/{{gadgetId}}", family="spend"),
    # a known shape of a resource that the sandbox knows already
    made("vendors.delete", "DELETE", "/v3/vendors/{vendorId}"),
    listed("vendors.list_all", "/v3/vendors-at-once", None, ListOf(Nested(Vendor))),
    # shapes that are not known
    made("vendors.merge", "POST", "/v3/vendors/{vendorId}/merge", answer=Answer(kind=Nested(Vendor))),
    made("weather.get", "GET", "/v3/weather", answer=Answer(kind=Nested(ShelfCreate))),
)


@pytest.fixture
async def api() -> AsyncIterator[Api]:
    sandbox = Sandbox(objects={"vendors": 3, "warehouses": 5}, operations=(*all_operations(), *NEW))
    async with sandbox, aiohttp.ClientSession() as http:
        api = Api(sandbox, http)
        await api.log_in()
        yield api


def test_every_operation_of_the_table_is_answered() -> None:
    assert [operation.id for operation in default_routes().unanswered] == []


async def test_a_new_resource_is_seeded_from_its_model(api: Api) -> None:
    first = (await api.get(f"{BASE}?max=2")).body
    second = (await api.get(f"{BASE}?max=100&page={first['nextPage']}")).body
    items = [*first["results"], *second["results"]]
    assert len({item["id"] for item in items}) == 5
    vendors = {item["id"] for item in (await api.get("/v3/vendors")).body["results"]}
    for item in items:
        assert item["id"].startswith("whs")
        assert item["vendorId"] in vendors
        assert item["archived"] is False
    assert api.sandbox.counts()[api.account.organization_id]["warehouses"] == 5


async def test_a_new_resource_is_created_changed_archived_and_deleted(api: Api) -> None:
    vendor = (await api.get("/v3/vendors")).body["results"][0]["id"]
    created = await api.post(BASE, {"name": "North", "vendorId": vendor, "rent": Decimal("12.50")})
    assert created.status == 201
    path = f"{BASE}/{created.body['id']}"
    assert (await api.get(path)).body == created.body
    changed = (await api("PATCH", path, {"rent": Decimal("0.10")})).body
    assert (changed["name"], changed["rent"]) == ("North", Decimal("0.10"))
    replaced = (await api("PUT", path, {"name": "South"})).body
    assert (replaced["name"], "rent" in replaced) == ("South", False)
    assert (await api.post(f"{path}/archive", None)).body["archived"] is True
    assert (await api.post(f"{path}/restore", None)).body["archived"] is False
    assert (await api("DELETE", path)).status == 200
    assert (await api.get(path)).codes == ["BDC_1205"]


async def test_the_bulk_forms_of_a_new_resource(api: Api) -> None:
    vendor = (await api.get("/v3/vendors")).body["results"][0]["id"]
    bodies = [{"name": name, "vendorId": vendor} for name in ("A", "B")]
    made = (await api.post(f"{BASE}/bulk", bodies)).body
    assert [item["name"] for item in made] == ["A", "B"]
    changes = [{"id": item["id"], "name": item["name"] * 2} for item in made]
    assert [item["name"] for item in (await api("PATCH", f"{BASE}/bulk", changes)).body] == ["AA", "BB"]


async def test_a_new_resource_is_checked(api: Api) -> None:
    refused = await api.post(BASE, {"vendorId": "00901AAAAAAAAAAAAAAA", "name": "x" * 21, "rent": Decimal("0.001")})
    assert refused.status == 400
    assert [message.partition(":")[0] for message in refused.messages] == ["name", "vendorId", "rent"]


async def test_what_belongs_to_a_new_resource(api: Api) -> None:
    one, other = [item["id"] for item in (await api.get(BASE)).body["results"][:2]]
    path = SHELVES.replace("{warehouseId}", one)
    shelf = (await api.post(path, {"label": "top"})).body
    assert (await api.get(path)).body == {"results": [shelf]}
    assert (await api.get(SHELVES.replace("{warehouseId}", other))).body == {"results": []}
    assert (await api.post(SHELVES.replace("{warehouseId}", "nobody"), {"label": "top"})).codes == ["BDC_1205"]


async def test_a_new_resource_of_spend(api: Api) -> None:
    spend = api.also(apiToken=api.account.spend_token)
    made = [(await spend.post(GADGETS, {"name": name})).body for name in "abc"]
    first = (await spend.get(f"{GADGETS}?max=2")).body
    second = (await spend.get(f"{GADGETS}?max=2&nextPage={first['nextPage']}")).body
    assert [*first["results"], *second["results"]] == made
    assert (await spend("DELETE", f"{GADGETS}/{made[0]['uuid']}")).status == 200
    assert (await spend.get(GADGETS)).body["results"][0] == {**made[0], "retired": True}


async def test_a_new_operation_on_a_known_resource(api: Api) -> None:
    vendor = api.sandbox.seed("vendors")
    assert (await api("DELETE", f"/v3/vendors/{vendor['id']}")).status == 200
    assert (await api.get(f"/v3/vendors/{vendor['id']}")).status == 404
    every = (await api.get("/v3/vendors")).body["results"]
    assert (await api.get("/v3/vendors-at-once")).body == every


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [("POST", "/v3/vendors/{}/merge", "vendors.merge"), ("GET", "/v3/weather", "weather.get")],
)
async def test_an_unknown_shape_is_answered_with_501(api: Api, method: str, path: str, name: str) -> None:
    answer = await api(method, path.replace("{}", str(api.sandbox.seed("vendors")["id"])))
    (error,) = answer.body
    assert answer.status == 501
    assert (error["code"], error["severity"], error["category"]) == ("BDC_1121", "ERROR", "SERVER")
    assert name in error["message"]
    assert api.sandbox.requests[-1].operation == name


async def test_a_new_resource_is_put_where_a_test_needs_it(api: Api) -> None:
    first = api.sandbox.seed("warehouses")
    second = api.sandbox.seed("warehouses", name="North", rent=Decimal("99.90"))
    assert (second["name"], second["rent"]) == ("North", Decimal("99.90"))
    assert (await api.get(f"{BASE}/{first['id']}")).body == first
    shelf = api.sandbox.seed("shelves", warehouseId=second["id"])
    assert (await api.get(SHELVES.replace("{warehouseId}", second["id"]))).body == {"results": [shelf]}
    gadget = api.sandbox.seed("gadgets", name="Clip")
    assert (await api.also(apiToken=api.account.spend_token).get(GADGETS)).body["results"] == [gadget]


async def test_a_new_operation_can_go_wrong(api: Api) -> None:
    api.sandbox.faults.add(Fault("status", operation="warehouses.list", times=1))
    assert (await api.get(BASE)).status == 503
    assert (await api.get(BASE)).status == 200
