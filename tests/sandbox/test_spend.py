"""Spend & Expense: two spellings of ids, budgets and members, cards, custom fields, reimbursements."""

from __future__ import annotations

import base64
from decimal import Decimal

import pytest

from .conftest import Api


async def test_both_spellings_name_one_object(spend: Api) -> None:
    for name, prefix, kind in (
        ("budgets", "bgt_", "Budget"),
        ("cards", "crd_", "Card"),
        ("users", "usr_", "User"),
        ("transactions", "txr_", "Transaction"),
        ("custom-fields", "tty_", "CustomField"),
    ):
        item = await spend.first(f"/v3/spend/{name}")
        assert item["uuid"].startswith(prefix)
        assert len(item["uuid"]) == len(prefix) + 26
        assert base64.b64decode(item["id"]).decode().startswith(f"{kind}:")
        for spelt in (item["id"], item["uuid"]):
            assert (await spend.get(f"/v3/spend/{name}/{spelt}")).body == item
        assert (await spend.get(f"/v3/spend/{name}/{prefix}{'0' * 26}")).status == 404
        assert (await spend.get(f"/v3/spend/{name}/QnVkZ2V0OjE=")).status == 404


async def test_budgets_and_members(spend: Api) -> None:
    users = (await spend.get("/v3/spend/users")).body["results"]
    body = {"name": "B", "owners": [users[0]["uuid"]], "recurringInterval": "MONTHLY", "limit": 200}
    assert (await spend.post("/v3/spend/budgets", body)).messages == ["recurringLimit: must not be null"]
    made = (await spend.post("/v3/spend/budgets", {**body, "recurringLimit": "200.50"})).body
    assert made["currentPeriod"]["limit"] == 200
    assert made["recurringLimit"] == Decimal("200.50")
    assert "owners" not in made
    path = f"/v3/spend/budgets/{made['uuid']}"
    (owner,) = (await spend.get(f"{path}/members")).body["results"]
    assert (owner["userId"], owner["budgetRole"]) == (users[0]["id"], "OWNER")
    member = await spend("PUT", f"{path}/members/{users[1]['uuid']}", {"limit": 10, "recurringLimit": 5})
    assert (member.body["limit"], member.body["budgetRole"]) == (10, "MEMBER")
    sharing = await spend("PUT", f"{path}/members/{users[1]['uuid']}", {"limit": 10, "shareBudgetFunds": True})
    assert (sharing.status, sharing.body["shareBudgetFunds"], "limit" in sharing.body) == (200, True, False)
    many = [{"userId": user["id"], "role": "OBSERVER", "shareBudgetFunds": True, "limit": 7} for user in users[:3]]
    assert (await spend("PUT", f"{path}/members/bulk", {"members": many})).body == {"status": "SUCCESS"}
    assert len((await spend.get(f"{path}/members")).body["results"]) == 3
    assert (await spend("DELETE", f"{path}/members/{users[2]['id']}")).raw == b""
    assert (await spend.get(f"{path}/members/{users[2]['id']}")).status == 404
    assert (await spend("DELETE", path)).raw == b""
    assert (await spend.get(path)).body["retired"] is True
    assert made["id"] not in [
        item["id"] for item in (await spend.get("/v3/spend/budgets?filters=retired:eq:false&max=100")).body["results"]
    ]


async def test_cards(spend: Api) -> None:
    user, budget = await spend.first("/v3/spend/users"), await spend.first("/v3/spend/budgets")
    body = {"name": "Vendor card", "userId": user["uuid"], "budgetId": budget["id"], "limit": "99.90"}
    made = (await spend.post("/v3/spend/cards", body)).body
    assert (made["userId"], made["userUuid"]) == (user["id"], user["uuid"])
    assert made["budgetUuid"] == budget["uuid"]
    assert (made["status"], made["currentPeriod"]["limit"]) == ("ACTIVATED", Decimal("99.90"))
    path = f"/v3/spend/cards/{made['uuid']}"
    assert (await spend.post(f"{path}/freeze")).body["status"] == "FROZEN"
    assert (await spend.post(f"{path}/freeze")).status == 200
    assert (await spend.post(f"{path}/unfreeze")).body["status"] == "ACTIVATED"
    assert (await spend("PATCH", path, {"limit": 5})).body["currentPeriod"]["limit"] == 5
    assert (await spend("DELETE", f"{path}?reason=LOST")).raw == b""
    found = (await spend.get(path)).body
    assert (found["status"], found["deletedReason"]) == ("DELETED", "LOST")
    assert (await spend.post(f"{path}/unfreeze")).status == 422
    assert (await spend("DELETE", f"{path}?reason=BORED")).codes == ["BDC_1129"]
    assert (await spend.post("/v3/spend/cards", {**body, "limit": None})).messages == ["limit: must not be null"]
    assert (await spend.post("/v3/spend/cards", {**body, "limit": -1})).status == 400


async def test_custom_fields(spend: Api) -> None:
    body = {"name": "Project", "allowCustomValues": True, "global": True, "values": ["A", "B"]}
    made = (await spend.post("/v3/spend/custom-fields", body)).body
    path = f"/v3/spend/custom-fields/{made['uuid']}"
    values = (await spend.get(f"{path}/values")).body["results"]
    assert [value["value"] for value in values] == ["A", "B"]
    added = (await spend.post(f"{path}/values", {"values": ["C"]})).body
    assert added["value"] == "C"
    assert (await spend.get(f"{path}/values/{added['uuid']}")).body == added
    gone = {"customFieldValueIds": [values[0]["id"], added["uuid"]]}
    assert (await spend("DELETE", f"{path}/values", gone)).raw == b""
    kept = (await spend.get(f"{path}/values?filters=retired:eq:false")).body["results"]
    assert [value["value"] for value in kept] == ["B"]

    transaction = (await spend.first("/v3/spend/transactions"))["id"]
    chosen = {"customFields": [{"customFieldId": made["id"], "selectedValues": [values[1]["id"]]}]}
    base = f"/v3/spend/transactions/{transaction}/custom-fields"
    assert (await spend("PUT", base, chosen)).body == {"status": "SUCCESS"}
    (shown,) = (await spend.get(base)).body["results"]
    assert shown["selectedValues"][0]["value"] == "B"
    assert (await spend.get(f"{base}/{made['uuid']}/values")).body["results"] == shown["selectedValues"]
    found = await spend.get(f"/v3/spend/transactions?filters=customFieldValueIds:eq:{values[1]['uuid']}")
    assert [item["id"] for item in found.body["results"]] == [transaction]


async def test_reimbursement(api: Api, spend: Api) -> None:
    url = (await spend.post("/v3/spend/reimbursements/upload-image-url")).body["url"]
    await api.also()("PUT", url, data=b"png", headers={"Content-Type": "image/png"})
    body = {
        "userId": (await spend.first("/v3/spend/users"))["uuid"],
        "budgetId": (await spend.first("/v3/spend/budgets"))["uuid"],
        "amount": "12.30",
        "note": "Taxi",
        "merchantName": "City Taxi",
        "occurredDate": "2026-03-01",
        "receipts": [{"url": url, "filename": "taxi.png"}],
    }
    made = (await spend.post("/v3/spend/reimbursements", body)).body
    assert (made["status"], made["amount"]) == ("AWAITING_APPROVAL", Decimal("12.30"))
    assert made["receipts"][0]["filename"] == "taxi.png"
    path = f"/v3/spend/reimbursements/{made['uuid']}"
    assert (await spend("PATCH", path, {"note": "Taxi home"})).body["note"] == "Taxi home"
    decided = await spend.post(f"{path}/action", {"action": "APPROVE"})
    assert decided.body["status"] == "APPROVED"
    assert [entry["status"] for entry in decided.body["statusHistory"]] == ["AWAITING_APPROVAL", "APPROVED"]
    assert (await spend.post(f"{path}/action", {"action": "DENY"})).status == 422
    assert (await spend.post("/v3/spend/reimbursements", {**body, "amount": -1})).status == 400


async def test_moving_a_transaction(spend: Api) -> None:
    transaction = await spend.first("/v3/spend/transactions")
    budgets = (await spend.get("/v3/spend/budgets")).body["results"]
    target = next(item for item in budgets if item["id"] != transaction["budgetId"])
    moved = await spend("PUT", f"/v3/spend/transactions/{transaction['id']}", {"budgetId": target["uuid"]})
    assert moved.body == {
        **transaction,
        "budgetId": target["id"],
        "budgetUuid": target["uuid"],
        "budgetName": target["name"],
        "updatedTime": moved.body["updatedTime"],
    }


@pytest.mark.parametrize(("action", "status"), [("ACCEPT", "ACCEPTED"), ("REJECT", "REJECTED")])
async def test_a_challenge_is_accepted_or_rejected(spend: Api, action: str, status: str) -> None:
    path = "/v3/spend/transactions/305f8cbf-3cf1-415f-812a-dbffc5c98f00/3ds-challenge"
    assert (await spend.post(path, {"action": action})).body["status"] == status
    assert (await spend.post(path, {"action": "DENY"})).status == 400
