"""Create, read, change, archive, restore, delete; validation; bulk."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from .conftest import Api

ADDRESS = {"line1": "1 Main St", "city": "Austin", "zipOrPostalCode": "78701", "country": "US"}


async def new_bill(api: Api, **changes: Any) -> Any:
    body = {
        "vendorId": (await api.first("/v3/vendors"))["id"],
        "dueDate": "2031-01-31",
        "billLineItems": [{"amount": 10}],
        "invoice": {"invoiceNumber": "7", "invoiceDate": "2031-01-01"},
        **changes,
    }
    return await api.post("/v3/bills", body)


@pytest.mark.parametrize(
    "path",
    ["chart-of-accounts", "accounting-classes", "departments", "employees", "items", "jobs", "locations"],
)
async def test_every_classification_can_be_filtered_on_archived(api: Api, path: str) -> None:
    base = f"/v3/classifications/{path}"
    one = await api.first(f"{base}?filters=archived:eq:false")
    assert (await api.post(f"{base}/{one['id']}/archive")).status == 200
    archived = (await api.get(f"{base}?filters=archived:eq:true&max=100")).body["results"]
    assert one["id"] in [item["id"] for item in archived]
    assert {item["archived"] for item in archived} == {True}
    live = (await api.get(f"{base}?filters=archived:ne:true&max=100")).body["results"]
    assert live
    assert one["id"] not in [item["id"] for item in live]


async def test_truth_values_may_be_texts(api: Api, partner: Api) -> None:
    made = await partner.post(
        "/v3/partner/organizations",
        {
            "name": "New one",
            "address": ADDRESS,
            "processingOptions": {"mailingAddressSameAsPhysical": "true", "individualTransferIn": "false"},
        },
    )
    assert made.status == 201, made.body
    assert made.body["processingOptions"] == {"mailingAddressSameAsPhysical": True, "individualTransferIn": False}
    customer = await api.first("/v3/customers")
    path = f"/v3/customers/{customer['id']}/charge-authorization"
    assert (await api.post(path, {"authorizedToCharge": "true"})).body["authorizedToCharge"] is True
    for wrong in ("True", "yes", "1", 1, ""):
        assert (await api.post(path, {"authorizedToCharge": wrong})).status == 400


async def test_life_of_a_vendor(api: Api) -> None:
    made = await api.post("/v3/vendors", {"name": "Acme", "address": ADDRESS, "email": "a@example.com"})
    assert made.status == 201
    path = f"/v3/vendors/{made.body['id']}"
    assert made.body["id"].startswith("009")
    assert len(made.body["id"]) == 20
    assert made.body["archived"] is False
    assert made.body["createdTime"] == made.body["updatedTime"]
    assert (await api.get(path)).body == made.body
    changed = await api("PATCH", path, {"phone": "5551234", "address": {**ADDRESS, "line2": "Suite 2"}, "email": None})
    assert changed.status == 200
    assert changed.body["address"] == {**ADDRESS, "line2": "Suite 2"}
    assert changed.body["phone"] == "5551234"
    assert "email" not in changed.body
    archived = await api.post(f"{path}/archive")
    assert archived.body["archived"] is True
    assert (await api.post(f"{path}/archive")).body == archived.body
    assert (await new_bill(api, vendorId=made.body["id"])).status == 422
    assert (await api.post(f"{path}/restore")).body["archived"] is False
    assert (await new_bill(api, vendorId=made.body["id"])).status == 201
    assert len(list(api.sandbox.objects(api.account.organization_id, "vendors"))) == len(
        {item["id"] for item in api.sandbox.objects(api.account.organization_id, "vendors")}
    )


async def test_every_problem_comes_at_once(api: Api) -> None:
    answer = await api.post(
        "/v3/bills",
        {
            "vendorId": "00901AAAAAAAAAAAAAAA",
            "dueDate": "31.01.2031",
            "description": 7,
            "billLineItems": [{"amount": "ten"}, {"classifications": {"departmentId": "0de"}}],
            "invoice": {"invoiceNumber": "7"},
        },
    )
    assert answer.status == 400
    assert dict(zip(answer.messages, answer.codes, strict=True)) == {
        "vendorId: 00901AAAAAAAAAAAAAAA does not exist": "BDC_1119",
        "dueDate: Cannot construct instance of LocalDate": "BDC_1124",
        "description: Cannot construct instance of String": "BDC_1124",
        "billLineItems[0].amount: Cannot construct instance of BigDecimal": "BDC_1124",
        "billLineItems[1].classifications.departmentId: 0de does not exist": "BDC_1119",
        "invoice.invoiceDate: must not be null": "BDC_1117",
    }


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"billLineItems": []}, "billLineItems: must not be empty"),
        ({"description": "x" * 4001}, "description: size must be between 0 and 4000"),
        ({"vendorId": "0cu01AAAAAAAAAAAAAAA"}, "vendorId: 0cu01AAAAAAAAAAAAAAA is not a valid id"),
        ({"dueDate": "2031-02-30"}, "dueDate: Cannot construct instance of LocalDate"),
        ({"dueDate": None}, "dueDate: must not be null"),
        ({"billLineItems": {}}, "billLineItems: Cannot construct instance of ArrayList"),
        ({"invoice": []}, "invoice: Cannot construct instance of LinkedHashMap"),
        ({"billApprovals": "yes"}, "billApprovals: Cannot construct instance of Boolean"),
    ],
)
async def test_what_a_bill_cannot_hold(api: Api, changes: dict[str, Any], message: str) -> None:
    answer = await new_bill(api, **changes)
    assert (answer.status, answer.messages) == (400, [message])


async def test_unknown_fields_are_ignored(api: Api) -> None:
    made = await new_bill(api, color="red", billLineItems=[{"amount": 1, "color": "red"}], id="mine", archived=True)
    assert made.status == 201
    assert "color" not in made.raw.decode()
    assert made.body["id"].startswith("00n")
    assert made.body["archived"] is False


async def test_enum_values_are_checked(api: Api) -> None:
    answer = await api.post("/v3/vendors", {"name": "A", "address": ADDRESS, "accountType": "ALIEN"})
    assert answer.codes == ["BDC_1119"]
    assert answer.messages[0].startswith("accountType: ALIEN is not one of BUSINESS, PERSON, NONE")


async def test_amounts_are_exact(api: Api) -> None:
    body = b"""{"vendorId": "%b", "dueDate": "2031-01-31", "invoice": {"invoiceNumber": "7",
        "invoiceDate": "2031-01-01"}, "billLineItems": [{"amount": 90071992547409.93}, {"amount": "0.10"}]}"""
    vendor = (await api.first("/v3/vendors"))["id"].encode()
    made = await api.post("/v3/bills", data=body % vendor)
    assert made.body["amount"] == Decimal("90071992547410.03")
    assert b'"amount":90071992547409.93' in made.raw
    assert b'"amount":0.10' in made.raw
    (bill,) = [
        item for item in api.sandbox.objects(api.account.organization_id, "bills") if item["id"] == made.body["id"]
    ]
    assert bill["amount"] == Decimal("90071992547410.03")


async def test_patch_keeps_lines_and_put_drops_them(api: Api) -> None:
    made = (await new_bill(api, billLineItems=[{"amount": 1}, {"amount": 2}, {"quantity": 3, "price": 1.5}])).body
    path = f"/v3/bills/{made['id']}"
    one, two, three = (line["id"] for line in made["billLineItems"])
    assert made["amount"] == Decimal("7.5")
    changed = (await api("PATCH", path, {"billLineItems": [{"id": two, "amount": 20}, {"amount": 5}]})).body
    lines = changed["billLineItems"]
    assert [line["id"] for line in lines[:3]] == [one, two, three]
    assert [line["amount"] for line in lines] == [1, 20, Decimal("4.5"), 5]
    assert len({line["id"] for line in lines}) == 4
    assert changed["amount"] == Decimal("30.5")
    body = {
        "vendorId": made["vendorId"],
        "dueDate": "2031-05-05",
        "invoice": made["invoice"],
        "billLineItems": [{"id": two, "amount": 2}, {"amount": 9}],
    }
    replaced = (await api("PUT", path, body)).body
    assert [line["amount"] for line in replaced["billLineItems"]] == [2, 9]
    assert replaced["billLineItems"][0]["id"] == two
    assert replaced["amount"] == 11
    assert (replaced["id"], replaced["createdTime"]) == (made["id"], made["createdTime"])


async def test_put_forgets_what_is_not_repeated(api: Api) -> None:
    made = (await new_bill(api, description="old", purchaseOrderNumber="P")).body
    body = {
        "vendorId": made["vendorId"],
        "dueDate": "2031-05-05",
        "invoice": made["invoice"],
        "billLineItems": [{"amount": 9}],
    }
    replaced = (await api("PUT", f"/v3/bills/{made['id']}", body)).body
    assert "description" not in replaced
    assert "purchaseOrderNumber" not in replaced


async def test_ids_in_the_path(api: Api) -> None:
    bill = (await api.first("/v3/bills"))["id"]
    for wrong in (bill[:-1], bill + "0", bill.lower(), "009" + bill[3:], "x", "00n%2F1"):
        answer = await api.get(f"/v3/bills/{wrong}")
        assert (answer.status, answer.codes) == (404, ["BDC_1205"]), wrong


async def test_ids_of_other_organizations_are_unknown(start: Any) -> None:
    api = await start(organizations=2)
    await api.log_in()
    other = next(api.sandbox.objects(api.sandbox.accounts[1].organization_id, "bills"))
    assert (await api.get(f"/v3/bills/{other['id']}")).status == 404


# -- bulk


async def test_bulk_create_is_all_or_nothing(api: Api) -> None:
    good = {
        "vendorId": (await api.first("/v3/vendors"))["id"],
        "dueDate": "2031-01-31",
        "billLineItems": [{"amount": 10}],
        "invoice": {"invoiceNumber": "7", "invoiceDate": "2031-01-01"},
    }
    before = api.sandbox.counts()
    archived = next(
        item for item in api.sandbox.objects(api.account.organization_id, "vendors") if not item["archived"]
    )
    await api.post(f"/v3/vendors/{archived['id']}/archive")
    answer = await api.post("/v3/bills/bulk", [{**good, "vendorId": archived["id"]}])
    assert answer.status == 422
    usable = (await api.get("/v3/vendors?filters=archived:eq:false&max=1")).body["results"][0]["id"]
    mixed = [{**good, "vendorId": usable}, {**good, "vendorId": archived["id"]}]
    answer = await api.post("/v3/bills/bulk", mixed)
    assert answer.status == 422
    assert answer.codes == ["BDC_1119", "BDC_1119", "BDC_1246"]
    assert api.sandbox.counts() == before
    made = await api.post("/v3/bills/bulk", [{**good, "vendorId": usable}] * 3)
    assert made.status == 201
    assert isinstance(made.body, list)
    assert len({bill["id"] for bill in made.body}) == 3


async def test_bulk_bounds(api: Api) -> None:
    vendor = {"name": "V", "address": ADDRESS}
    assert (await api.post("/v3/vendors/bulk", [vendor] * 21)).codes == ["BDC_1119"]
    assert (await api.post("/v3/vendors/bulk", [])).codes == ["BDC_1119"]
    assert (await api.post("/v3/vendors/bulk", vendor)).codes == ["BDC_1124"]
    made = await api.post("/v3/vendors/bulk", [vendor] * 20)
    assert list(made.body) == ["vendors"]
    assert len(made.body["vendors"]) == 20


async def test_bulk_of_classifications(api: Api) -> None:
    base = "/v3/classifications/departments"
    made = (await api.post(f"{base}/bulk", [{"name": "A"}, {"name": "B"}])).body["departments"]
    ids = [item["id"] for item in made]
    changed = await api("PATCH", f"{base}/bulk", [{"id": ids[0], "name": "AA"}, {"id": ids[1], "shortName": "b"}])
    assert [item["name"] for item in changed.body["departments"]] == ["AA", "B"]
    archived = await api.post(f"{base}/bulk/archive?ids={','.join(ids)}")
    assert [item["archived"] for item in archived.body["departments"]] == [True, True]
    restored = await api.post(f"{base}/bulk/restore?ids={','.join(ids)}")
    assert [item["archived"] for item in restored.body["departments"]] == [False, False]
    assert (await api.post(f"{base}/bulk/archive")).codes == ["BDC_1108"]
    missing = await api.post(f"{base}/bulk/archive?ids={ids[0]},0de01AAAAAAAAAAAAAAA")
    assert missing.status == 404
    assert (await api.get(f"{base}/{ids[0]}")).body["archived"] is False


async def test_things_that_belong_to_a_customer(api: Api) -> None:
    customers = (await api.get("/v3/customers?max=2")).body["results"]
    mine, other = (f"/v3/customers/{customer['id']}/contacts" for customer in customers)
    before = (await api.get(mine)).body["results"]
    made = (await api.post(mine, {"email": "new@example.com"})).body
    assert (await api.get(mine)).body["results"] == [*before, made]
    assert (await api.get(f"{mine}/{made['id']}")).body == made
    assert (await api.get(f"{other}/{made['id']}")).status == 404
    assert (await api.post(mine, {"email": "new@example.com"})).status == 422
    assert (await api.post(other, {"email": "new@example.com"})).status == 201
    assert (await api.get("/v3/customers/0cu01AAAAAAAAAAAAAAA/contacts")).status == 404


async def test_users_and_roles(api: Api) -> None:
    role = (await api.get("/v3/roles?max=100")).body["results"][2]
    body = {"firstName": "A", "lastName": "B", "email": "ab@example.com", "roleId": role["id"]}
    refused = await api.post("/v3/users", {**body, "acceptTermsOfService": False})
    assert refused.status == 400
    made = await api.post("/v3/users", {**body, "acceptTermsOfService": True})
    assert made.body["role"] == {name: role[name] for name in ("id", "type", "description")}
    assert "acceptTermsOfService" not in made.body
    assert (await api.post("/v3/users", {**body, "acceptTermsOfService": True})).status == 422


async def test_the_organization(api: Api) -> None:
    path = f"/v3/organizations/{api.account.organization_id}"
    changed = await api("PATCH", path, {"phone": "5551234"})
    assert changed.body["phone"] == "5551234"
    assert (await api.get(path)).body == changed.body
    assert "Software" in (await api.get("/v3/organizations/industries")).body["results"]
    statements = (await api.get(f"{path}/billing-statements?invoiceDateFrom=2026-02-15")).body["results"]
    assert [item["invoiceDate"] for item in statements] == ["2026-02-28", "2026-03-31"]


async def test_vendor_audit_trail(api: Api) -> None:
    made = (await api.post("/v3/vendors", {"name": "Acme", "address": ADDRESS})).body
    await api("PATCH", f"/v3/vendors/{made['id']}", {"phone": "1"})
    trail = (await api.get(f"/v3/reports/audit-trail/vendor/{made['id']}")).body
    assert [entry["type"] for entry in trail] == ["Create", "Edit"]
    assert trail[1]["field"] == {"name": "phone", "value": {"previous": "", "current": "1"}}
    rest = (await api.get(f"/v3/reports/audit-trail/vendor/{made['id']}?start=1&max=5")).body
    assert rest == trail[1:]


@pytest.mark.parametrize(
    ("path", "owner", "lines", "verb"),
    [
        ("vendor-credits", "vendors", {"vendorCreditLineItems": [{"amount": 5}]}, "applyTo"),
        ("credit-memos", "customers", {"creditMemoLineItems": [{"price": 5, "quantity": 1}]}, "payTo"),
    ],
)
async def test_a_credit_has_one_account(api: Api, path: str, owner: str, lines: dict[str, Any], verb: str) -> None:
    body = {f"{owner[:-1]}Id": (await api.first(f"/v3/{owner}"))["id"], "creditDate": "2026-01-01", **lines}
    accounts = {
        f"{verb}ChartOfAccountId": (await api.first("/v3/classifications/chart-of-accounts"))["id"],
        f"{verb}BankAccountId": (await api.first("/v3/funding-accounts/banks"))["id"],
    }
    for name, account in accounts.items():
        answer = await api.post(f"/v3/{path}", {**body, "referenceNumber": name, name: account})
        assert (answer.status, answer.body[name]) == (201, account)
    answer = await api.post(f"/v3/{path}", {**body, "referenceNumber": "both", **accounts})
    assert answer.status == 400
    assert answer.messages == [f"{verb}BankAccountId: not together with {verb}ChartOfAccountId"]


async def test_problems_of_rules_come_at_once_too(api: Api) -> None:
    vendor = (await api.first("/v3/vendors"))["id"]
    await api.post(f"/v3/vendors/{vendor}/archive")
    credit = "vcr02AAAAAAAAAAAAAAA"
    body = {
        "vendorId": vendor,
        "dueDate": "2031-01-01",
        "invoice": {"invoiceNumber": "1", "invoiceDate": "2026-01-01"},
        "billLineItems": [{"amount": 5}, {"description": "of nothing"}],
    }
    answer = await api.post("/v3/bills", body)
    assert answer.status == 422
    assert answer.messages == [f"Vendor {vendor} is archived", "billLineItems[1].amount: must not be null"]
    assert (await api.post("/v3/bills", {**body, "vendorCredits": [{"id": credit, "amount": 1}]})).status == 400


async def test_nothing_moves_to_an_archived_owner(api: Api) -> None:
    first, second = (await api.get("/v3/vendors?max=2")).body["results"]
    await api.post(f"/v3/vendors/{second['id']}/archive")
    bill = await api.first(f"/v3/bills?filters=vendorId:eq:{first['id']}")
    moved = await api("PATCH", f"/v3/bills/{bill['id']}", {"vendorId": second["id"]})
    assert (moved.status, moved.messages) == (422, [f"Vendor {second['id']} is archived"])
    await api.post(f"/v3/vendors/{first['id']}/archive")
    stays = await api("PATCH", f"/v3/bills/{bill['id']}", {"vendorId": first["id"], "description": "kept"})
    assert stays.status == 200


@pytest.mark.parametrize(
    ("kind", "path", "field"),
    [
        ("vendors", "/v3/vendors", "name"),
        ("bills", "/v3/bills", "billLineItems"),
        ("bills", "/v3/bills", "dueDate"),
        ("recurring_bills", "/v3/recurringbills", "schedule"),
        ("recurring_invoices", "/v3/recurring-invoices", "schedule"),
    ],
)
async def test_what_is_needed_cannot_be_cleared(api: Api, kind: str, path: str, field: str) -> None:
    item = next(api.sandbox.objects(api.account.organization_id, kind))
    answer = await api("PATCH", f"{path}/{item['id']}", {field: None})
    assert (answer.status, answer.messages) == (400, [f"{field}: must not be null"])
    assert next(api.sandbox.objects(api.account.organization_id, kind)) == item


async def test_contacts_and_organizations_keep_their_names(api: Api) -> None:
    customer = (await api.first("/v3/customers"))["id"]
    path = f"/v3/customers/{customer}/contacts"
    one, two = [(await api.post(path, {"email": f"{name}@example.com"})).body for name in ("one", "two")]
    assert (await api("PATCH", f"{path}/{one['id']}", {"email": ""})).messages == ["email: must not be empty"]
    assert (await api("PATCH", f"{path}/{two['id']}", {"email": "one@example.com"})).status == 422
    assert (await api("PATCH", f"{path}/{two['id']}", {"phone": None})).status == 200
    mine = f"/v3/organizations/{api.account.organization_id}"
    assert (await api("PATCH", mine, {"name": None})).messages == ["name: must not be null"]
    assert (await api.get("/v3/login/organizations")).status == 200


async def test_bulk_changes_name_the_item(api: Api) -> None:
    items = (await api.get("/v3/classifications/departments?max=2")).body["results"]
    body = [{"id": items[0]["id"], "name": "Kept"}, {"id": items[1]["id"], "name": None}]
    answer = await api("PATCH", "/v3/classifications/departments/bulk", body)
    assert (answer.status, answer.messages) == (400, ["[1].name: must not be null"])


@pytest.mark.parametrize(
    ("path", "field"),
    [("/v3/vendors", "address"), ("/v3/customers", "billingAddress"), ("/v3/organizations", "address")],
)
async def test_an_address_is_changed_in_part(api: Api, path: str, field: str) -> None:
    if path == "/v3/organizations":
        path = f"{path}/{api.account.organization_id}"
    else:
        path = f"{path}/{(await api.post(path, {'name': 'Acme', 'email': 'a@example.com', field: ADDRESS})).body['id']}"
    before = (await api.get(path)).body[field]
    changed = await api("PATCH", path, {field: {"zipOrPostalCode": "95002"}})
    assert changed.status == 200, changed.body
    assert (await api.get(path)).body[field] == {**before, "zipOrPostalCode": "95002"}
    cleared = await api("PATCH", path, {field: {"city": None, "line1": ""}})
    assert sorted(cleared.messages) == [f"{field}.city: must not be null", f"{field}.line1: must not be empty"]
