"""Pages, cursors, filters and sorts, compared with the objects of the sandbox."""

from __future__ import annotations

import base64
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import pytest

from .conftest import Api, Start


async def walk(api: Api, path: str, name: str = "page", after: str = "") -> list[Any]:
    """Return all objects of a list, or those after a cursor."""
    found: list[Any] = []
    separator = "&" if "?" in path else "?"
    cursor, seen = after, set()
    while True:
        answer = await api.get(f"{path}{separator}{name}={quote(cursor)}" if cursor else path)
        assert answer.status == 200, answer.body
        found += answer.body["results"]
        cursor = answer.body.get("nextPage")
        if not cursor:
            return found
        assert cursor not in seen
        seen.add(cursor)


def held(api: Api, kind: str) -> list[Any]:
    return list(api.sandbox.objects(api.account.organization_id, kind))


@pytest.mark.parametrize("size", ["", "max=1", "max=7", "max=100"])
@pytest.mark.parametrize("kind", ["bills", "vendors", "payments"])
async def test_a_walk_gives_everything_once(api: Api, kind: str, size: str) -> None:
    assert await walk(api, f"/v3/{kind}?{size}") == held(api, kind)


async def test_default_and_largest_page(api: Api, spend: Api) -> None:
    assert len((await api.get("/v3/bills")).body["results"]) == 20
    assert len((await spend.get("/v3/spend/transactions")).body["results"]) == 20


@pytest.mark.parametrize(
    ("path", "size", "message"),
    [
        ("/v3/bills", "0", "max: must be greater than or equal to 1"),
        ("/v3/bills", "101", "max: must be less than or equal to 100"),
        ("/v3/bills", "ten", "max: Failed to convert 'ten' to int"),
        ("/v3/spend/transactions", "51", "max: must be less than or equal to 50"),
        ("/v3/spend/users", "101", "max: must be less than or equal to 100"),
        ("/connect-events/v3/subscriptions", "101", "max: must be less than or equal to 100"),
    ],
)
async def test_wrong_max(api: Api, spend: Api, path: str, size: str, message: str) -> None:
    answer = await (spend if "spend" in path else api).get(f"{path}?max={size}")
    assert (answer.status, answer.codes, answer.messages) == (400, ["BDC_1129"], [message])


async def test_back_and_forth(api: Api) -> None:
    first = (await api.get("/v3/bills?max=10")).body
    assert "prevPage" not in first
    second = (await api.get(f"/v3/bills?max=10&page={first['nextPage']}")).body
    back = (await api.get(f"/v3/bills?max=10&page={second['prevPage']}")).body
    assert back["results"] == first["results"]
    assert "prevPage" not in back
    again = (await api.get(f"/v3/bills?max=10&page={back['nextPage']}")).body
    assert again["results"] == second["results"]


async def test_new_objects_shift_nothing(api: Api) -> None:
    first = (await api.get("/v3/classifications/departments?max=2")).body
    await api.post("/v3/classifications/departments", {"name": "New"})
    rest = await walk(api, "/v3/classifications/departments?max=2", after=first["nextPage"])
    assert first["results"] + rest == held(api, "departments")


async def test_spend_cursors_are_two_parameters(spend: Api) -> None:
    everything = held(spend, "spend.transactions")
    assert await walk(spend, "/v3/spend/transactions?max=9", "nextPage") == everything
    first = (await spend.get("/v3/spend/transactions?max=9")).body
    assert base64.b64decode(first["nextPage"]) == b"arrayconnection:8"
    ignored = (await spend.get(f"/v3/spend/transactions?max=9&page={first['nextPage']}")).body
    assert ignored["results"] == first["results"]
    second = (await spend.get(f"/v3/spend/transactions?max=9&nextPage={first['nextPage']}")).body
    back = (await spend.get(f"/v3/spend/transactions?max=9&prevPage={second['prevPage']}")).body
    assert back["results"] == first["results"]
    assert "prevPage" not in back
    beyond = base64.b64encode(b"arrayconnection:99999").decode()
    assert (await spend.get(f"/v3/spend/transactions?nextPage={beyond}")).body == {"results": []}


@pytest.mark.parametrize("cursor", ["x", "%22", "WzFd", "WyJuIiwibiJd", "e30"])
async def test_broken_cursors(api: Api, spend: Api, cursor: str) -> None:
    assert (await api.get(f"/v3/bills?page={cursor}")).codes == ["BDC_1129"]
    assert (await spend.get(f"/v3/spend/users?nextPage={cursor}")).codes == ["BDC_1129"]


async def test_unknown_parameters_are_ignored(api: Api) -> None:
    assert (await api.get("/v3/bills?max=3&page_size=7&nextPage=x")).body == (await api.get("/v3/bills?max=3")).body


# -- filters

VENDOR = "vendorId:eq:{vendor}"
FILTERS: list[tuple[str, str, Callable[[Any], bool]]] = [
    ("bills", "archived:eq:true", lambda bill: bill["archived"]),
    ("bills", "archived:ne:true", lambda bill: not bill["archived"]),
    ("bills", "dueDate:gte:2025-01-01", lambda bill: bill["dueDate"] >= "2025-01-01"),
    (
        "bills",
        "dueDate:gt:2025-01-01,dueDate:lt:2025-06-30",
        lambda bill: "2025-01-01" < bill["dueDate"] < "2025-06-30",
    ),
    ("bills", "paymentStatus:eq:UNPAID", lambda bill: bill["paymentStatus"] == "UNPAID"),
    ("bills", 'paymentStatus:in:"UNPAID,PAID"', lambda bill: bill["paymentStatus"] in ("UNPAID", "PAID")),
    ("bills", "paymentStatus:ne:PAID", lambda bill: bill["paymentStatus"] != "PAID"),
    ("bills", "amount:gt:1000.50", lambda bill: bill["amount"] > Decimal("1000.50")),
    (
        "bills",
        'createdTime:gte:"2025-01-01T00:00:00.000Z",archived:eq:false',
        lambda bill: bill["createdTime"] >= "2025-01-01" and not bill["archived"],
    ),
    ("bills", 'createdTime:lt:"2025-01-01T02:00:00.000+02:00"', lambda bill: bill["createdTime"] < "2025-01-01"),
    ("bills", "updatedTime:lte:2025-03-04", lambda bill: bill["updatedTime"] <= "2025-03-04T00:00:00.000+00:00"),
    ("vendors", 'name:sw:"Har"', lambda vendor: vendor["name"].startswith("Har")),
    ("vendors", "name:sw:har", lambda vendor: False),
    ("vendors", "address.country:ne:US", lambda vendor: vendor["address"]["country"] != "US"),
    ("vendors", 'billCurrency:nin:"USD,CAD"', lambda vendor: vendor["billCurrency"] not in ("USD", "CAD")),
    ("customers", "address.country:eq:US", lambda customer: customer["billingAddress"]["country"] == "US"),
    ("recurringbills", "archived:eq:false", lambda bill: not bill["archived"]),
    ("funding-accounts/banks", "status:nin:PENDING", lambda account: account["status"] != "PENDING"),
    ("funding-accounts/banks", "type:eq:CHECKING", lambda account: account["type"] == "CHECKING"),
    ("funding-accounts/banks", "accessToAdmins:ne:true", lambda account: not account["accessToAdmins"]),
]


HELD = {"recurringbills": "recurring_bills", "funding-accounts/banks": "bank_accounts"}
"""What the sandbox calls the objects of a path."""


@pytest.mark.parametrize(("kind", "filters", "wanted"), FILTERS, ids=[text for _, text, _ in FILTERS])
async def test_filters(api: Api, kind: str, filters: str, wanted: Callable[[Any], bool]) -> None:
    found = await walk(api, f"/v3/{kind}?max=7&filters={quote(filters)}")
    assert found == [item for item in held(api, HELD.get(kind, kind)) if wanted(item)]


async def test_filter_by_ids(api: Api) -> None:
    bills = held(api, "bills")
    ids = [bills[3]["id"], bills[1]["id"], "00n01AAAAAAAAAAAAAAA"]
    found = await walk(api, f"/v3/bills?filters={quote('id:in:' + chr(34) + ','.join(ids) + chr(34))}")
    assert found == [bills[1], bills[3]]
    vendor = bills[0]["vendorId"]
    found = await walk(api, f"/v3/bills?filters=vendorId:eq:{vendor}")
    assert found == [bill for bill in bills if bill["vendorId"] == vendor]
    account = bills[0]["classifications"]["chartOfAccountId"]
    found = await walk(api, f"/v3/bills?filters=classifications.chartOfAccountId:eq:{account}")
    assert found == [bill for bill in bills if bill["classifications"]["chartOfAccountId"] == account]


async def test_payments_by_vendor(api: Api) -> None:
    payments = held(api, "payments")
    vendor = payments[0]["vendorId"]
    wanted = [payment for payment in payments if payment["vendorId"] != vendor]
    assert 0 < len(wanted) < len(payments)
    assert await walk(api, f"/v3/payments?filters=vendorId:ne:{vendor}") == wanted
    assert await walk(api, f"/v3/payments?filters=id:ne:{payments[0]['id']}") == payments[1:]


async def test_filters_see_changes(api: Api) -> None:
    path = "/v3/bills?max=100&filters=dueDate:gte:2040-01-01"
    assert await walk(api, path) == []
    bill = await api.first("/v3/bills")
    await api("PATCH", f"/v3/bills/{bill['id']}", {"dueDate": "2040-02-03"})
    (found,) = await walk(api, path)
    assert found["id"] == bill["id"]
    await api("PATCH", f"/v3/bills/{bill['id']}", {"dueDate": "2030-02-03"})
    assert await walk(api, path) == []


@pytest.mark.parametrize(
    ("filters", "code"),
    [
        ("color:eq:red", "BDC_1130"),
        ("description:eq:x", "BDC_1130"),
        ("dueDate:eq:2026-01-01", "BDC_1131"),
        ("dueDate:ge:2026-01-01", "BDC_1131"),
        ("dueDate:gte:soon", "BDC_1129"),
        ("archived:eq:yes", "BDC_1129"),
        ("paymentStatus:eq:LATE", "BDC_1129"),
        ("amount:gt:many", "BDC_1129"),
        ("createdTime:gte:2026-01-01T00:00:00Z", "BDC_1129"),
        ('id:eq:"00n', "BDC_1129"),
        ("dueDate", "BDC_1129"),
        ("", ""),
    ],
)
async def test_wrong_filters(api: Api, filters: str, code: str) -> None:
    answer = await api.get(f"/v3/bills?filters={quote(filters)}")
    if not code:
        assert answer.status == 200
    else:
        assert (answer.status, answer.codes) == (400, [code])


async def test_repeated_filters_are_ignored(api: Api) -> None:
    answer = await api.get("/v3/bills?max=100&filters=archived:eq:true&filters=paymentStatus:eq:UNPAID")
    assert answer.body["results"] == [bill for bill in held(api, "bills") if bill["archived"]]


async def test_spend_filters(spend: Api) -> None:
    transactions, cards = held(spend, "spend.transactions"), held(spend, "spend.cards")
    budget = transactions[0]
    for spelt in (budget["budgetId"], budget["budgetUuid"]):
        found = await walk(spend, f"/v3/spend/transactions?max=50&filters={quote('budgetId:eq:' + spelt)}", "nextPage")
        assert found == [item for item in transactions if item["budgetUuid"] == budget["budgetUuid"]]
    found = await walk(spend, "/v3/spend/transactions?filters=type:ne:CLEAR", "nextPage")
    assert found == [item for item in transactions if item["transactionType"] != "CLEAR"]
    found = await walk(spend, "/v3/spend/cards?filters=status:eq:FROZEN", "nextPage")
    assert found == [item for item in cards if item["status"] == "FROZEN"]
    unknown = await spend.get("/v3/spend/transactions?filters=status:eq:APPROVED")
    assert (unknown.status, unknown.codes) == (400, ["BDC_1130"])


# -- sorts


@pytest.mark.parametrize("direction", ["", ":asc", ":desc"])
@pytest.mark.parametrize("field", ["dueDate", "amount", "createdTime", "archived", "description"])
async def test_sorts(api: Api, field: str, direction: str) -> None:
    found = await walk(api, f"/v3/bills?max=9&sort={field}{direction}")
    places = {bill["id"]: place for place, bill in enumerate(held(api, "bills"))}
    wanted = sorted(held(api, "bills"), key=lambda bill: (bill[field], places[bill["id"]]))
    assert found == (wanted[::-1] if direction == ":desc" else wanted)


async def test_several_sorts_and_a_filter(api: Api) -> None:
    found = await walk(api, "/v3/bills?max=9&sort=archived:desc,dueDate:asc&filters=paymentStatus:eq:PAID")
    paid = [bill for bill in held(api, "bills") if bill["paymentStatus"] == "PAID"]
    assert [bill["id"] for bill in found] == [
        bill["id"] for bill in sorted(paid, key=lambda bill: (not bill["archived"], bill["dueDate"]))
    ]


async def test_spend_sorts(spend: Api) -> None:
    found = await walk(spend, "/v3/spend/budgets?sort=spent:desc", "nextPage")
    spent = [budget["currentPeriod"]["spent"]["total"] for budget in found]
    assert spent == sorted(spent, reverse=True)
    assert len(spent) == len(held(spend, "spend.budgets"))


async def test_spend_takes_one_sort(spend: Api) -> None:
    for path in ("budgets?sort=spent:desc,name:asc", "transactions?sort=amount:asc,occurredTime:desc"):
        answer = await spend.get(f"/v3/spend/{path}")
        assert (answer.status, answer.codes) == (400, ["BDC_1129"])
        assert answer.messages == ["sort: size must be between 1 and 1"]


@pytest.mark.parametrize("sort", ["color", "dueDate:up", "id"])
async def test_wrong_sorts(api: Api, sort: str) -> None:
    answer = await api.get(f"/v3/bills?sort={sort}")
    assert (answer.status, answer.codes) == (400, ["BDC_1129"])


async def test_a_walk_by_updated_time_misses_nothing_that_changes(start: Start) -> None:
    api = await start()
    await api.log_in()
    everything = {bill["id"] for bill in held(api, "bills")}
    page = (await api.get("/v3/bills?max=10&sort=updatedTime:asc")).body
    seen = [bill["id"] for bill in page["results"]]
    await api("PATCH", f"/v3/bills/{seen[0]}", {"description": "changed"})
    rest = await walk(api, "/v3/bills?max=10&sort=updatedTime:asc", after=page["nextPage"])
    assert set(seen) | {bill["id"] for bill in rest} == everything
    assert rest[-1]["id"] == seen[0]


async def test_all_that_is_wrong_with_a_list_is_told(api: Api) -> None:
    answer = await api.get("/v3/bills?max=0&filters=foo:eq:1,dueDate:zz:1,dueDate:gt:soon&sort=nothing:asc")
    assert (answer.status, answer.codes) == (400, ["BDC_1129", "BDC_1130", "BDC_1131", "BDC_1129", "BDC_1129"])
