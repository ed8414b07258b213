"""One test for each operation of `spend.budgets`: what is sent, and what becomes of the answer.

Generated from spec/spend/budgets.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generated.wire import YES, Wire

from bill_async.models import (
    Budget,
    BudgetCreate,
    BudgetInterval,
    BudgetMember,
    BudgetMemberEntry,
    BudgetMemberSet,
    BudgetMembersSet,
    BudgetPeriod,
    BudgetRole,
    BudgetShareFunds,
    BudgetSpent,
    BudgetUpdate,
    StatusMessage,
)
from bill_async.operations import Budget_, BudgetMember_

AUTH = {"apiToken": "the-api-token"}

BUDGET = Budget(
    id="00000000000000000001",
    uuid="00000000000000000002",
    name="Name",
    description="Description",
    retired=True,
    budget_group=False,
    default=True,
    start_date=date(2026, 12, 9),
    timezone="Timezone",
    recurring_interval=BudgetInterval.QUARTERLY,
    recurring_limit=Decimal("111.25"),
    limitless_overspend=False,
    auto_add_users=True,
    receipt_required=False,
    carry_over=True,
    share_funds=BudgetShareFunds.DO_NOT_SHARE,
    current_period=BudgetPeriod(
        start_date=date(2026, 12, 2),
        end_date=date(2026, 12, 3),
        limit=Decimal("103.25"),
        assigned=Decimal("104.25"),
        overspend_buffer=Decimal("105.25"),
        spent=BudgetSpent(cleared=Decimal("101.25"), pending=Decimal("102.25"), total=Decimal("103.25")),
    ),
    expiration_date=date(2026, 12, 19),
    max_tx_size=Decimal("119.25"),
    limitless_goal=Decimal("120.25"),
    parent_budget_id="00000000000000000021",
    parent_budget_uuid="00000000000000000022",
)
BUDGET_JSON = (
    b'{"id":"00000000000000000001"'
    b',"uuid":"00000000000000000002"'
    b',"name":"Name"'
    b',"description":"Description"'
    b',"retired":true'
    b',"budgetGroup":false'
    b',"default":true'
    b',"startDate":"2026-12-09"'
    b',"timezone":"Timezone"'
    b',"recurringInterval":"QUARTERLY"'
    b',"recurringLimit":111.25'
    b',"limitlessOverspend":false'
    b',"autoAddUsers":true'
    b',"receiptRequired":false'
    b',"carryOver":true'
    b',"shareFunds":"DO_NOT_SHARE"'
    b',"currentPeriod":{"startDate":"2026-12-02","endDate":"2026-12-03","limit":103.25,"assigned":104.25,"overspendBuffer":105.25,"spent":{"cleared":101.25,"pending":102.25,"total":103.25}}'
    b',"expirationDate":"2026-12-19"'
    b',"maxTxSize":119.25'
    b',"limitlessGoal":120.25'
    b',"parentBudgetId":"00000000000000000021"'
    b',"parentBudgetUuid":"00000000000000000022"'
    b"}"
)

BUDGET_LEAST = Budget(uuid="00000000000000000002")
BUDGET_LEAST_JSON = b'{"uuid":"00000000000000000002"}'

BUDGET_CREATE_LEAST = BudgetCreate(name="Name", owners=["Owners"], recurring_interval=BudgetInterval.MONTHLY)
BUDGET_CREATE_LEAST_JSON = b'{"name":"Name","owners":["Owners"],"recurringInterval":"MONTHLY"}'

BUDGET_CREATE = BudgetCreate(
    name="Name",
    owners=["Owners"],
    recurring_interval=BudgetInterval.MONTHLY,
    members=["Members"],
    observers=["Observers"],
    description="Description",
    expiration_date=date(2026, 12, 8),
    recur_month=8,
    timezone="Timezone",
    auto_add_users=False,
    receipt_required=True,
    max_tx_size=Decimal("112.25"),
    carry_over=True,
    parent_budget_id="00000000000000000014",
    budget_group=True,
    limitless_overspend=False,
    limit=Decimal("117.25"),
    limitless_goal=Decimal("118.25"),
    recurring_limit=Decimal("119.25"),
    overspend_buffer=Decimal("120.25"),
    share_funds=BudgetShareFunds.SHARE_MANUALLY,
)
BUDGET_CREATE_JSON = (
    b'{"name":"Name"'
    b',"owners":["Owners"]'
    b',"recurringInterval":"MONTHLY"'
    b',"members":["Members"]'
    b',"observers":["Observers"]'
    b',"description":"Description"'
    b',"expirationDate":"2026-12-08"'
    b',"recurMonth":8'
    b',"timezone":"Timezone"'
    b',"autoAddUsers":false'
    b',"receiptRequired":true'
    b',"maxTxSize":112.25'
    b',"carryOver":true'
    b',"parentBudgetId":"00000000000000000014"'
    b',"budgetGroup":true'
    b',"limitlessOverspend":false'
    b',"limit":117.25'
    b',"limitlessGoal":118.25'
    b',"recurringLimit":119.25'
    b',"overspendBuffer":120.25'
    b',"shareFunds":"SHARE_MANUALLY"'
    b"}"
)

BUDGET_UPDATE_LEAST = BudgetUpdate()
BUDGET_UPDATE_LEAST_JSON = b"{}"

BUDGET_UPDATE = BudgetUpdate(
    name="Name",
    recurring_interval=BudgetInterval.WEEKLY,
    description="Description",
    expiration_date=date(2026, 12, 5),
    recur_month=5,
    timezone="Timezone",
    auto_add_users=True,
    receipt_required=False,
    max_tx_size=Decimal("109.25"),
    carry_over=False,
    limitless_overspend=True,
    limit=Decimal("112.25"),
    limitless_goal=Decimal("113.25"),
    recurring_limit=Decimal("114.25"),
    overspend_buffer=Decimal("115.25"),
    share_funds=BudgetShareFunds.DO_NOT_SHARE,
)
BUDGET_UPDATE_JSON = (
    b'{"name":"Name"'
    b',"recurringInterval":"WEEKLY"'
    b',"description":"Description"'
    b',"expirationDate":"2026-12-05"'
    b',"recurMonth":5'
    b',"timezone":"Timezone"'
    b',"autoAddUsers":true'
    b',"receiptRequired":false'
    b',"maxTxSize":109.25'
    b',"carryOver":false'
    b',"limitlessOverspend":true'
    b',"limit":112.25'
    b',"limitlessGoal":113.25'
    b',"recurringLimit":114.25'
    b',"overspendBuffer":115.25'
    b',"shareFunds":"DO_NOT_SHARE"'
    b"}"
)

BUDGET_MEMBER = BudgetMember(
    user_id="00000000000000000001",
    user_uuid="00000000000000000002",
    name="Name",
    budget_role=BudgetRole.MEMBER,
    limit=Decimal("105.25"),
    recurring_limit=Decimal("106.25"),
    spent=Decimal("107.25"),
    recurring=False,
    share_budget_funds=True,
    retired=False,
)
BUDGET_MEMBER_JSON = (
    b'{"userId":"00000000000000000001"'
    b',"userUuid":"00000000000000000002"'
    b',"name":"Name"'
    b',"budgetRole":"MEMBER"'
    b',"limit":105.25'
    b',"recurringLimit":106.25'
    b',"spent":107.25'
    b',"recurring":false'
    b',"shareBudgetFunds":true'
    b',"retired":false'
    b"}"
)

BUDGET_MEMBER_LEAST = BudgetMember()
BUDGET_MEMBER_LEAST_JSON = b"{}"

BUDGET_MEMBERS_SET_LEAST = BudgetMembersSet(members=[BudgetMemberEntry(user_id="00000000000000000001")])
BUDGET_MEMBERS_SET_LEAST_JSON = b'{"members":[{"userId":"00000000000000000001"}]}'

STATUS_MESSAGE_LEAST = StatusMessage()
STATUS_MESSAGE_LEAST_JSON = b"{}"

BUDGET_MEMBERS_SET = BudgetMembersSet(
    members=[
        BudgetMemberEntry(
            user_id="00000000000000000001",
            limit=Decimal("102.25"),
            recurring_limit=Decimal("103.25"),
            share_budget_funds=False,
            role=BudgetRole.OBSERVER,
        )
    ]
)
BUDGET_MEMBERS_SET_JSON = (
    b'{"members":[{"userId":"00000000000000000001","limit":102.25,"recurringLimit":103.25,"shareBudgetFunds":false,"role":"OBSERVER"}]'
    b"}"
)

STATUS_MESSAGE = StatusMessage(status="Status")
STATUS_MESSAGE_JSON = b'{"status":"Status"}'

BUDGET_MEMBER_SET_LEAST = BudgetMemberSet()
BUDGET_MEMBER_SET_LEAST_JSON = b"{}"

BUDGET_MEMBER_SET = BudgetMemberSet(
    limit=Decimal("101.25"), recurring_limit=Decimal("102.25"), role=BudgetRole.OWNER, share_budget_funds=False
)
BUDGET_MEMBER_SET_JSON = b'{"limit":101.25,"recurringLimit":102.25,"role":"OWNER","shareBudgetFunds":false}'


async def test_list(wire: Wire) -> None:
    """`GET /v3/spend/budgets`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.spend.budgets.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/spend/budgets", headers=AUTH, query={"max": "100"})
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + BUDGET_JSON
        + b","
        + BUDGET_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.spend.budgets.list(
        filters=[
            Budget_.is_budget_group == YES,
            Budget_.budget_ids == "00000000000000000001",
            Budget_.budget_ids.in_(["00000000000000000001", "00000000000000000008"]),
            Budget_.parent_budget_id == "00000000000000000001",
            Budget_.name == "One",
            Budget_.name.starts_with("One"),
            Budget_.retired == YES,
        ],
        sort=[Budget_.name.asc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([BUDGET, BUDGET_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/budgets",
        headers=AUTH,
        query={
            "filters": 'isBudgetGroup:eq:true,budgetIds:eq:00000000000000000001,budgetIds:in:"00000000000000000001,00000000000000000008",parentBudgetId:eq:00000000000000000001,name:eq:One,name:sw:One,retired:eq:true',
            "sort": "name:asc",
            "max": "7",
            "nextPage": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/spend/budgets`."""
    wire.answer(200, BUDGET_LEAST_JSON)
    assert await wire.client.spend.budgets.create(body=BUDGET_CREATE_LEAST) == BUDGET_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/budgets",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BUDGET_CREATE_LEAST_JSON,
    )
    wire.answer(200, BUDGET_JSON)
    assert await wire.client.spend.budgets.create(body=BUDGET_CREATE) == BUDGET
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/spend/budgets",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BUDGET_CREATE_JSON,
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/spend/budgets/{budgetId}`."""
    wire.answer(200, BUDGET_JSON)
    assert await wire.client.spend.budgets.get(budget_id="00000000000000000001") == BUDGET
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/spend/budgets/00000000000000000001", headers=AUTH)


async def test_delete(wire: Wire) -> None:
    """`DELETE /v3/spend/budgets/{budgetId}`."""
    wire.answer(200, b"")
    await wire.client.spend.budgets.delete(budget_id="00000000000000000001")
    wire.check("DELETE", "https://gateway.stage.bill.com/connect/v3/spend/budgets/00000000000000000001", headers=AUTH)


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/spend/budgets/{budgetId}`."""
    wire.answer(200, BUDGET_LEAST_JSON)
    assert (
        await wire.client.spend.budgets.update(budget_id="00000000000000000001", body=BUDGET_UPDATE_LEAST)
        == BUDGET_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/spend/budgets/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BUDGET_UPDATE_LEAST_JSON,
    )
    wire.answer(200, BUDGET_JSON)
    assert await wire.client.spend.budgets.update(budget_id="00000000000000000001", body=BUDGET_UPDATE) == BUDGET
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/spend/budgets/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BUDGET_UPDATE_JSON,
    )


async def test_list_members(wire: Wire) -> None:
    """`GET /v3/spend/budgets/{budgetId}/members`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.spend.budgets.list_members(budget_id="00000000000000000001")
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/budgets/00000000000000000001/members",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + BUDGET_MEMBER_JSON
        + b","
        + BUDGET_MEMBER_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.spend.budgets.list_members(
        budget_id="00000000000000000001",
        filters=[BudgetMember_.retired == YES],
        sort=[BudgetMember_.spent.asc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [BUDGET_MEMBER, BUDGET_MEMBER_LEAST],
        "cursor-2",
        "cursor-0",
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/budgets/00000000000000000001/members",
        headers=AUTH,
        query={"filters": "retired:eq:true", "sort": "spent:asc", "max": "7", "nextPage": "cursor-1"},
    )


async def test_set_members(wire: Wire) -> None:
    """`PUT /v3/spend/budgets/{budgetId}/members/bulk`."""
    wire.answer(200, STATUS_MESSAGE_LEAST_JSON)
    assert (
        await wire.client.spend.budgets.set_members(budget_id="00000000000000000001", body=BUDGET_MEMBERS_SET_LEAST)
        == STATUS_MESSAGE_LEAST
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/spend/budgets/00000000000000000001/members/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BUDGET_MEMBERS_SET_LEAST_JSON,
    )
    wire.answer(200, STATUS_MESSAGE_JSON)
    assert (
        await wire.client.spend.budgets.set_members(budget_id="00000000000000000001", body=BUDGET_MEMBERS_SET)
        == STATUS_MESSAGE
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/spend/budgets/00000000000000000001/members/bulk",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BUDGET_MEMBERS_SET_JSON,
    )


async def test_get_member(wire: Wire) -> None:
    """`GET /v3/spend/budgets/{budgetId}/members/{userId}`."""
    wire.answer(200, BUDGET_MEMBER_JSON)
    assert (
        await wire.client.spend.budgets.get_member(budget_id="00000000000000000001", user_id="00000000000000000001")
        == BUDGET_MEMBER
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/spend/budgets/00000000000000000001/members/00000000000000000001",
        headers=AUTH,
    )


async def test_set_member(wire: Wire) -> None:
    """`PUT /v3/spend/budgets/{budgetId}/members/{userId}`."""
    wire.answer(200, BUDGET_MEMBER_LEAST_JSON)
    assert (
        await wire.client.spend.budgets.set_member(
            budget_id="00000000000000000001", user_id="00000000000000000001", body=BUDGET_MEMBER_SET_LEAST
        )
        == BUDGET_MEMBER_LEAST
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/spend/budgets/00000000000000000001/members/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BUDGET_MEMBER_SET_LEAST_JSON,
    )
    wire.answer(200, BUDGET_MEMBER_JSON)
    assert (
        await wire.client.spend.budgets.set_member(
            budget_id="00000000000000000001", user_id="00000000000000000001", body=BUDGET_MEMBER_SET
        )
        == BUDGET_MEMBER
    )
    wire.check(
        "PUT",
        "https://gateway.stage.bill.com/connect/v3/spend/budgets/00000000000000000001/members/00000000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BUDGET_MEMBER_SET_JSON,
    )


async def test_remove_member(wire: Wire) -> None:
    """`DELETE /v3/spend/budgets/{budgetId}/members/{userId}`."""
    wire.answer(200, b"")
    await wire.client.spend.budgets.remove_member(budget_id="00000000000000000001", user_id="00000000000000000001")
    wire.check(
        "DELETE",
        "https://gateway.stage.bill.com/connect/v3/spend/budgets/00000000000000000001/members/00000000000000000001",
        headers=AUTH,
    )
