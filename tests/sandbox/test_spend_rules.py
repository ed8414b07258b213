"""Refusals of Spend & Expense, and its rarer fields."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from .conftest import Api, Start


@pytest.fixture
async def user(spend: Api) -> str:
    return str((await spend.first("/v3/spend/users"))["uuid"])


@pytest.fixture
async def budget(spend: Api) -> str:
    return str((await spend.first("/v3/spend/budgets"))["uuid"])


# ---- budgets and their members


async def test_what_a_budget_needs(spend: Api, user: str) -> None:
    body = {"name": "B", "owners": [user], "recurringInterval": "DAILY", "limit": 200, "recurringLimit": 20}
    for changes, message in (
        ({"limitlessOverspend": True}, "limitlessOverspend: not with DAILY"),
        ({"limit": None}, "limit: must not be null"),
        ({"overspendBuffer": -1}, "overspendBuffer: must be greater than or equal to 0"),
    ):
        refused = await spend.post("/v3/spend/budgets", {**body, **changes})
        assert (refused.status, refused.messages) == (400, [message])
    limitless = {**body, "recurringInterval": "MONTHLY", "limitlessOverspend": True}
    del limitless["limit"], limitless["recurringLimit"]
    assert (await spend.post("/v3/spend/budgets", limitless)).body["limitlessOverspend"] is True


async def test_a_budget_below_another(spend: Api, user: str) -> None:
    body = {"name": "B", "owners": [user], "recurringInterval": "NONE", "limit": 200}
    parent = (await spend.post("/v3/spend/budgets", body)).body
    child = await spend.post("/v3/spend/budgets", {**body, "parentBudgetId": parent["uuid"], "overspendBuffer": "9.50"})
    assert (child.body["parentBudgetId"], child.body["parentBudgetUuid"]) == (parent["id"], parent["uuid"])
    assert child.body["currentPeriod"]["overspendBuffer"] == Decimal("9.50")
    unknown = await spend.post("/v3/spend/budgets", {**body, "parentBudgetId": f"bgt_{'0' * 26}"})
    assert unknown.status == 422
    await spend("DELETE", f"/v3/spend/budgets/{parent['uuid']}")
    retired = await spend.post("/v3/spend/budgets", {**body, "parentBudgetId": parent["uuid"]})
    assert retired.status == 422
    assert retired.messages == [f"Budget {parent['uuid']} is retired"]


async def test_members_have_no_limits_below_zero(spend: Api, user: str, budget: str) -> None:
    path = f"/v3/spend/budgets/{budget}/members"
    before = (await spend.get(f"{path}?max=100")).body
    one = await spend("PUT", f"{path}/{user}", {"limit": -1})
    assert (one.status, one.messages) == (400, ["limit: must be greater than or equal to 0"])
    many = [{"userId": user, "limit": 1}, {"userId": user, "recurringLimit": -1}]
    bulk = await spend("PUT", f"{path}/bulk", {"members": many})
    assert (bulk.status, bulk.messages) == (400, ["members[1].recurringLimit: must be greater than or equal to 0"])
    assert (await spend.get(f"{path}?max=100")).body == before


async def test_a_company_without_users_has_no_current_one(start: Start) -> None:
    api = await start(objects=0)
    spend = api.also(apiToken=api.account.spend_token)
    assert (await spend.get("/v3/spend/users/current")).status == 404


# ---- cards


async def test_what_cards_are_refused_for(spend: Api, user: str, budget: str) -> None:
    body = {"name": "Card", "userId": user, "budgetId": budget}
    shared = await spend.post("/v3/spend/cards", {**body, "shareBudgetFunds": True, "limit": 5})
    assert shared.messages == ["shareBudgetFunds: not together with limit and recurringLimit"]
    card = (await spend.post("/v3/spend/cards", {**body, "shareBudgetFunds": True})).body
    path = f"/v3/spend/cards/{card['uuid']}"
    assert (await spend("DELETE", path)).status == 200
    deleted = await spend("PATCH", path, {"name": "New name"})
    assert (deleted.status, deleted.messages) == (422, ["The card is deleted."])
    assert (await spend.get(path)).body["name"] == "Card"


# ---- custom fields


async def a_field(spend: Api, **changes: Any) -> Any:
    body = {"name": "Project", "allowCustomValues": True, "global": True, "values": ["A"], **changes}
    return await spend.post("/v3/spend/custom-fields", body)


async def test_custom_fields_of_budgets(spend: Api, budget: str) -> None:
    made = (await a_field(spend, requiredBudgetIds=[budget])).body
    assert made["requiredBudgetUuids"] == [budget]
    assert (await a_field(spend, selectedBudgetIds=[f"bgt_{'0' * 26}"])).status == 422


async def test_values_are_deleted_from_their_own_field_only(spend: Api) -> None:
    one, other = await one_of(spend), await one_of(spend)
    value = (await spend.get(f"/v3/spend/custom-fields/{other}/values")).body["results"][0]
    foreign = await spend("DELETE", f"/v3/spend/custom-fields/{one}/values", {"customFieldValueIds": [value["uuid"]]})
    assert foreign.status == 404
    assert (await spend.get(f"/v3/spend/custom-fields/{other}/values/{value['uuid']}")).body["deleted"] is False


async def one_of(spend: Api) -> str:
    return str((await a_field(spend)).body["uuid"])


async def test_the_custom_fields_of_a_transaction_are_filtered(spend: Api) -> None:
    transaction = (await spend.first("/v3/spend/transactions"))["uuid"]
    path = f"/v3/spend/transactions/{transaction}/custom-fields"
    one, other = await one_of(spend), await one_of(spend)
    selections = [{"customFieldId": one, "note": "why"}, {"customFieldId": other}]
    assert (await spend("PUT", path, {"customFields": selections})).body == {"status": "SUCCESS"}
    shown = (await spend.get(f"{path}?filters=customFieldIds:in:{one}")).body["results"]
    assert [(field["uuid"], field["note"]) for field in shown] == [(one, "why")]
    assert len((await spend.get(f'{path}?filters=customFieldIds:in:"{one},{other}"')).body["results"]) == 2
    assert (await spend.get(f"{path}?filters=name:eq:Project")).codes == ["BDC_1130"]
    assert (await spend.get(f"{path}?filters=customFieldIds:gt:{one}")).codes == ["BDC_1131"]
    assert (await spend.get(f"{path}/tty_{'0' * 26}/values")).status == 404


# ---- reimbursements and transactions


async def test_a_reimbursement_that_was_denied_keeps_the_note_and_is_not_changed(
    api: Api, spend: Api, user: str, budget: str
) -> None:
    url = (await spend.post("/v3/spend/reimbursements/upload-image-url")).body["url"]
    await api.also()("PUT", url, data=b"png", headers={"Content-Type": "image/png"})
    body = {
        "userId": user,
        "budgetId": budget,
        "amount": "12.30",
        "note": "Taxi",
        "merchantName": "City Taxi",
        "occurredDate": "2026-03-01",
        "receipts": [{"url": url, "filename": "taxi.png"}],
    }
    made = (await spend.post("/v3/spend/reimbursements", body)).body
    path = f"/v3/spend/reimbursements/{made['uuid']}"
    denied = (await spend.post(f"{path}/action", {"action": "DENY", "note": "no receipt"})).body
    assert (denied["status"], denied["statusHistory"][-1]["note"]) == ("DENIED", "no receipt")
    refused = await spend("PATCH", path, {"note": "with receipt"})
    assert (refused.status, refused.messages) == (422, ["A reimbursement that is DENIED cannot be changed."])
    assert (await spend.get(path)).body["note"] == "Taxi"


async def test_a_locked_transaction_stays_as_it_is(api: Api, spend: Api, budget: str) -> None:
    locked = api.sandbox.seed("spend.transactions", isLocked=True)
    path = f"/v3/spend/transactions/{locked['uuid']}"
    before = (await spend.get(path)).body
    field = await one_of(spend)
    for refused in (
        await spend("PUT", path, {"budgetId": budget}),
        await spend("PUT", f"{path}/custom-fields", {"customFields": [{"customFieldId": field}]}),
    ):
        assert (refused.status, refused.messages) == (422, ["The transaction is locked."])
    assert (await spend.get(path)).body == before
