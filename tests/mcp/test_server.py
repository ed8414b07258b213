"""The server for assistants, by the client of the Model Context Protocol's own SDK, against a sandbox."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, Final, Literal

import jsonschema
import mcp_types as types
import pytest
from mcp import Client

from bill_async import BillClient
from bill_async.errors import ConfigurationError
from bill_async.journal import Journal
from bill_async.mcp import Access, build_server
from bill_async.operations import all_operations
from bill_async.sandbox import Sandbox

BILL: Final = {
    "vendorId": "00901AAAAAAAAAAAAAAA",
    "dueDate": "2027-01-01",
    "billLineItems": [{"amount": "12.50"}],
    "invoice": {"invoiceNumber": "7", "invoiceDate": "2026-12-01"},
}
VENDOR: Final = {
    "name": "Acme",
    "address": {
        "line1": "1 Main St",
        "city": "Reno",
        "stateOrProvince": "NV",
        "zipOrPostalCode": "89501",
        "country": "US",
    },
}
MODES: Any = ("legacy", "2026-07-28")


pytestmark = pytest.mark.bill_sandbox(objects=200, organizations=1)


@pytest.fixture
def bill(bill_client: BillClient) -> BillClient:
    return bill_client


def asked(answer: Literal["accept", "decline", "cancel"], seen: list[str], *, confirm: bool = True) -> Any:
    """Return a person who answers a question."""

    async def answers(_: object, params: types.ElicitRequestParams) -> types.ElicitResult:
        seen.append(params.message)
        return types.ElicitResult(action=answer, content={"confirm": confirm} if answer == "accept" else None)

    return answers


async def call(client: Client, tool: str, **arguments: Any) -> Any:
    """Call a tool that must succeed."""
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    told = json.loads(text(result))
    assert result.structured_content in (told, {"result": told})
    return told


async def refused(client: Client, tool: str, **arguments: Any) -> str:
    """Call a tool that must fail; return the text of its error."""
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    return text(result)


def text(result: types.CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, types.TextContent)
    return content.text


@pytest.mark.parametrize("mode", MODES)
async def test_the_tools_are_few_and_read_only_by_default(bill: BillClient, mode: Any) -> None:
    async with Client(build_server(bill), mode=mode) as client:
        tools = (await client.list_tools()).tools
        names = {each.name for each in tools}
        assert {"search_operations", "describe_operation", "call_operation", "bills_list"} <= names
        assert len(tools) <= 25
        assert all(re.fullmatch(r"[a-z_]{1,64}", each.name) for each in tools)
        assert "bills_create" not in names
        for each in tools:
            jsonschema.Draft202012Validator.check_schema(each.input_schema)
            assert each.name == "call_operation" or (each.annotations and each.annotations.read_only_hint)
        page = await call(client, "bills_list", max=2, sort="createdTime:desc")
        assert len(page["items"]) == 2
        one = await call(client, "bills_get", billId=page["items"][0]["id"])
        assert one == page["items"][0]
        assert isinstance(one["amount"], str)
        more = await call(client, "bills_list", max=2, sort="createdTime:desc", page=page["nextPage"])
        assert more["items"][0]["id"] not in {each["id"] for each in page["items"]}


async def test_amounts_are_exact_texts(bill: BillClient) -> None:
    async with Client(build_server(bill)) as client:
        page = await call(client, "bills_list", max=30)
    told = {each["id"]: Decimal(each["amount"]) for each in page["items"]}
    async for each in bill.bills.list():
        assert told[each.id] == each.amount
    assert not [each for each in json.dumps(page).split() if re.fullmatch(r"\d+\.\d+,?", each)]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("pay a bill", "payments.create"),
        ("list vendors", "vendors.list"),
        ("approve bill", "bill_approvals.act"),
        ("suppliers", "vendors.list"),
        ("freeze a card", "spend.cards.freeze"),
        ("receipts of transactions", "spend.transactions.list"),
    ],
)
async def test_operations_are_found_by_words(bill: BillClient, words: str, wanted: str) -> None:
    async with Client(build_server(bill)) as client:
        found = [each["operation"] for each in (await call(client, "search_operations", words=words))["operations"]]
        assert wanted in found[:8]
        assert not [each for each in found if each.startswith(("auth.", "mfa.", "partner.auth."))]


async def test_every_operation_that_is_offered_can_be_described(bill: BillClient) -> None:
    offered = 0
    async with Client(build_server(bill)) as client:
        for operation in all_operations():
            result = await client.call_tool("describe_operation", {"operation": operation.accessor})
            if result.is_error:
                continue
            offered += 1
            told = json.loads(text(result))
            jsonschema.Draft202012Validator.check_schema(told["arguments"])
            assert not re.search(r"components/schemas", json.dumps(told))
    assert offered > 300


async def test_a_name_that_does_not_exist_is_answered_with_similar_ones(bill: BillClient) -> None:
    async with Client(build_server(bill)) as client:
        assert "did you mean bills.list" in await refused(client, "describe_operation", operation="bill.list")
        assert "search_operations" in await refused(client, "call_operation", operation="zzzzzz")
        assert "there is no tool" in await refused(client, "bills_destroy")
        assert "give a text" in await refused(client, "search_operations", words=7)


async def test_writes_are_refused_unless_they_are_allowed(bill: BillClient) -> None:
    async with Client(build_server(bill)) as client:
        said = await refused(client, "call_operation", operation="vendors.create", arguments={"body": VENDOR})
        assert "--allow vendors.create" in said
    async with Client(build_server(bill, Access(allow=["vendors.*"]))) as client:
        made = await call(client, "vendors_create", body=VENDOR)
        assert (await bill.vendors.get(made["id"])).name == "Acme"
        assert "--allow bills.create" in await refused(client, "call_operation", operation="bills.create")


@pytest.mark.parametrize("pattern", ["bills.make", "auth.login", "bills.list", "attachments.upload"])
async def test_what_cannot_be_allowed_is_refused_at_the_start(bill: BillClient, pattern: str) -> None:
    with pytest.raises(ConfigurationError, match=pattern):
        build_server(bill, Access(allow=[pattern]))


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"body": {"name": "Acme"}}, "vendorId|dueDate|required"),
        ({}, "'body' is a required property"),
        ({"body": {}, "color": "red"}, "color"),
        (
            {"body": {**BILL, "billLineItems": [{"amount": 12.5}]}},
            r"billLineItems\[0\]\.amount: 12.5 is not of type 'string'",
        ),
        ({"body": {**BILL, "dueDate": "soon"}}, "dueDate: 'soon' is not a date"),
        ({"body": {**BILL, "dueDay": "2027-01-01"}}, "'dueDay' was unexpected.*; there are vendorId, .*dueDate"),
    ],
)
async def test_arguments_that_do_not_fit_are_named(bill: BillClient, arguments: Any, problem: str) -> None:
    async with Client(build_server(bill, Access(allow=["bills.create"]))) as client:
        assert re.search(problem, await refused(client, "bills_create", **arguments), re.DOTALL)


@pytest.mark.parametrize(
    ("tool", "arguments", "problem"),
    [
        ("vendors_get", {"vendor_id": "00901ABC"}, "'vendor_id' was unexpected.*; there are vendorId"),
        ("bills_list", {"filters": "color:eq:red"}, "cannot be filtered by 'color'; its filters are id, "),
        ("bills_list", {"filters": "dueDate:eq:2027-01-01"}, "cannot filter dueDate by 'eq'; its operators are gt, "),
        ("bills_list", {"filters": "dueDate"}, "is not field:operator:value"),
    ],
)
async def test_what_a_read_takes_is_named(bill: BillClient, tool: str, arguments: Any, problem: str) -> None:
    async with Client(build_server(bill, Access())) as client:
        assert re.search(problem, await refused(client, tool, **arguments), re.DOTALL)


async def payment_of(bill: BillClient) -> dict[str, Any]:
    """Return the body of a payment of the first bill that can be paid."""
    async for each in bill.bills.list():
        if each.payment_status == "UNPAID" and each.due_amount:
            account = (await bill.bank_accounts.list()).items[0]
            return {
                "vendorId": each.vendor_id,
                "billId": each.id,
                "processDate": "2027-01-04",
                "fundingAccount": {"type": "BANK_ACCOUNT", "id": account.id},
                "amount": str(each.due_amount),
                "processingOptions": {"requestPayFaster": False},
            }
    raise AssertionError("there is no unpaid bill")


@pytest.mark.parametrize("mode", MODES)
async def test_money_is_sent_only_after_a_person_has_confirmed(bill: BillClient, mode: Any) -> None:
    seen: list[str] = []
    server = build_server(bill, Access(allow=["payments.create"]))
    body = await payment_of(bill)
    before = len(await bill.payments.list().collect())
    for answer, confirm in (("decline", True), ("cancel", True), ("accept", False)):
        person: Any = asked(answer, seen, confirm=confirm)  # type: ignore[arg-type]
        async with Client(server, mode=mode, elicitation_callback=person) as client:
            assert await call(client, "payments_create", body=body) == {
                "sent": False,
                "reason": "The person did not confirm it.",
            }
    assert len(await bill.payments.list().collect()) == before
    async with Client(server, mode=mode) as client:
        assert "must be confirmed by a person" in await refused(client, "payments_create", body=body)
    async with Client(server, mode=mode, elicitation_callback=asked("accept", seen)) as client:
        made = await call(client, "payments_create", body=body)
    assert body["amount"] in seen[-1]
    assert len(seen) == 4
    assert made["amount"] == body["amount"]
    assert len(await bill.payments.list().collect()) == before + 1


async def test_a_confirmation_is_for_one_call_and_for_no_other(bill: BillClient) -> None:
    body = await payment_of(bill)
    confirmed = {"confirmation": types.ElicitResult(action="accept", content={"confirm": True})}
    server = build_server(bill, Access(allow=["payments.create"]))
    before = len(await bill.payments.list().collect())
    async with Client(server, mode="2026-07-28", elicitation_callback=asked("accept", [])) as client:

        async def send(state: str | None, amount: str) -> Any:
            return await client.session.call_tool(
                "payments_create",
                {"body": {**body, "amount": amount}},
                input_responses=confirmed,
                request_state=state,
                allow_input_required=True,
            )

        for state in ("made up", (await send(None, body["amount"])).request_state):
            assert "was not confirmed" in text(await send(state, "9999.99"))
        state = (await send(None, body["amount"])).request_state
        assert not (await send(state, body["amount"])).is_error
        assert "was not confirmed" in text(await send(state, body["amount"]))
    assert len(await bill.payments.list().collect()) == before + 1


async def test_writes_have_keys_and_the_same_key_is_sent_once(bill_sandbox: Sandbox, tmp_path: Any) -> None:
    async with (
        Journal(tmp_path / "writes.db") as journal,
        BillClient.from_env(bill_sandbox.environ(), journal=journal) as bill,
    ):
        async with Client(build_server(bill, Access(allow=["vendors.create"]), keys=True)) as client:
            made = await call(client, "vendors_create", body=VENDOR)
            again = await call(client, "vendors_create", body=VENDOR, key=made["key"])
            assert again == made
            other = await call(
                client, "call_operation", operation="vendors.create", arguments={"body": VENDOR}, key="mine"
            )
            assert other["key"] == "mine"
            assert other["result"]["id"] != made["result"]["id"]
        names = [each.id async for each in bill.vendors.list() if each.name == "Acme"]
        assert sorted(names) == sorted([made["result"]["id"], other["result"]["id"]])


async def test_no_secret_is_in_a_result(bill_sandbox: Sandbox, bill: BillClient) -> None:
    account = bill_sandbox.accounts[0]
    known = {account.dev_key, account.password, account.sync_token, account.spend_token, account.remember_me_id}
    async with Client(build_server(bill)) as client:
        told = []
        for operation in all_operations():
            if operation.page is not None and not operation.path_params:
                result = await client.call_tool("call_operation", {"operation": operation.accessor})
                told.append(text(result))
    assert len(told) > 20
    assert not [each for each in known if each in "".join(told)]
