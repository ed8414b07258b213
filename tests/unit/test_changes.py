"""The verdicts about a change without an answer, after its object was read again."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from aioresponses import CallbackResult, aioresponses
from mock_bill import MockResponse
from unit.loopback import ORGANIZATION, InstantClock
from yarl import URL

from bill_async import (
    UNSET,
    AddressInput,
    BillApprovalAction,
    BillClient,
    BillLineItemInput,
    BillUpdate,
    BudgetMemberEntry,
    BudgetMemberSet,
    BudgetMembersSet,
    BulkOutcome,
    BulkResult,
    CustomFieldSelection,
    CustomFieldValuesDelete,
    Department,
    DepartmentBulkUpdate,
    InvalidRequestError,
    InvoiceCustomer,
    InvoiceUpdate,
    OutcomeUnknownError,
    PartnerCredentials,
    Reconciled,
    ReimbursementAction,
    SpendCardUpdate,
    SpendCredentials,
    SubscriptionStatus,
    SubscriptionUpdate,
    TransactionCustomFieldsUpdate,
    VendorUpdate,
    VerifyBankAccountRequest,
    VoidPaymentRequest,
)
from bill_async._schema.codec import dumps
from bill_async._schema.converter import structure
from bill_async._schema.fields import optional_field
from bill_async._schema.kinds import Id, ListOf, Text
from bill_async._schema.models import AnswerModel, Nested, model
from bill_async._schema.operation import Operation
from bill_async._schema.traces import Trace
from bill_async.operations import all_operations
from bill_async.reconcile.changes import Comparison, change, compare
from bill_async.reconcile.comparison import Ending
from bill_async.reconcile.evidence import Evidence, judge

SENT = datetime(2026, 3, 2, 12, 29, 30, tzinfo=UTC)
"""Half a minute before the clock of the tests begins."""
BILL_ID, PAYMENT_ID = "00n01ABCDEFGHIJKLMNO", "stp01ABCDEFGHIJKLMNO"


class Shelf:
    """A BILL that only reads objects: each answer is given once, the last for ever. None is not there."""

    def __init__(self, mock: aioresponses) -> None:
        self.answers: list[Any] = [None]
        self.read: list[str] = []
        self.queries: list[dict[str, str]] = []
        self.headers: list[dict[str, str]] = []
        mock.post(re.compile(".*"), repeat=True, callback=self._log_in)
        mock.get(re.compile(".*"), repeat=True, callback=self._get)

    def _log_in(self, url: URL, **_: Any) -> CallbackResult:
        return CallbackResult(body=dumps({"sessionId": "s", "trusted": True}), response_class=MockResponse)

    def _get(self, url: URL, headers: Any, **_: Any) -> CallbackResult:
        self.read.append(url.path.partition("/v3")[2])
        self.queries.append(dict(url.query))
        self.headers.append(dict(headers))
        found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if found is None:
            return CallbackResult(
                status=404, body=dumps([{"code": "BDC_1205", "message": "no"}]), response_class=MockResponse
            )
        return CallbackResult(body=dumps(found), response_class=MockResponse)


@pytest.fixture
def shelf(mock_bill: aioresponses) -> Shelf:
    return Shelf(mock_bill)


@pytest.fixture
def clock() -> InstantClock:
    return InstantClock()


@pytest.fixture
async def client(shelf: Shelf, clock: InstantClock) -> AsyncIterator[BillClient]:
    async with BillClient(
        organization=ORGANIZATION,
        partner=PartnerCredentials("app", "user", "word"),
        spend=SpendCredentials("token"),
        clock=clock,
        jitter=lambda: 1.0,
    ) as client:
        yield client


def unknown(operation: str, request: Any = None, **arguments: str) -> OutcomeUnknownError:
    return OutcomeUnknownError("no answer", operation=operation, arguments=arguments, request=request, sent_at=SENT)


def moment(after: float) -> str:
    return (SENT + timedelta(seconds=after)).isoformat()


BEFORE, AFTER = -3600.0, 1.0


def a_bill(updated: float | None = BEFORE, **fields: Any) -> dict[str, Any]:
    times = {} if updated is None else {"createdTime": moment(-7200), "updatedTime": moment(updated)}
    return {"id": BILL_ID, "description": "old", "archived": False, **times, **fields}


def a_payment(single: str, updated: float = BEFORE, **fields: Any) -> dict[str, Any]:
    times = {"createdTime": moment(-7200), "updatedTime": moment(updated)}
    return {"id": PAYMENT_ID, "amount": 5, "singleStatus": single, **times, **fields}


def ids(verdict: Reconciled) -> list[Any]:
    return [getattr(found, "id", None) for found in verdict.found]


# ---- where to look, from the operation table


def arguments(operation: Operation[Any]) -> dict[str, str]:
    given = {parameter.name: f"the-{parameter.name}" for parameter in operation.path_params}
    return {**given, "ids": "one,two", "organization_id": "008"}


def expected(operation: Operation[Any]) -> list[dict[str, Any]]:
    """Make what is expected of a call in which nothing is given but the id of an object."""
    trace = operation.trace
    return [{(trace and trace.by) or "id": "one", "billId": "one", "action": "DENY"}]


def test_every_change_can_be_looked_up_or_the_spec_says_why_not() -> None:
    impossible = set()
    for operation in all_operations():
        trace = operation.trace
        assert (trace is None) == (operation.retry == "safe"), operation.id
        if trace is None or trace.creates or trace.impossible:
            impossible |= {operation.id} if trace and trace.impossible and not trace.creates else set()
            continue
        found = change(operation, arguments(operation), expected(operation))
        assert found is not None, operation.id
        assert found.reader.method == "GET"
        assert found.reader.family == operation.family
        assert all(len(target.path) == len(found.reader.path_params) for target in found.targets)
        assert all(target.wanted is not None or found.deletes for target in found.targets)
        assert {header.name for header in found.reader.headers if header.required} <= set(found.arguments)
    assert impossible == {
        "generateChallenge", "logout", "resendEvent", "sendInvoice", "sendTestEvent", "setup", "stepUpSession",
        "threeDsChallenge", "updateOrgPartnerPricePlan", "validate", "validateChallenge",
    }  # fmt: skip


def test_a_creation_is_no_change() -> None:
    made = [operation for operation in all_operations() if operation.method == "POST" and operation.id[:6] == "create"]
    assert len(made) > 20
    assert [one.id for one in made if change(one, arguments(one), expected(one)) is not None] == []


# ---- what follows from what is found


@pytest.mark.parametrize(
    ("error", "found", "outcome", "why"),
    [
        (unknown("archiveBill", bill_id=BILL_ID), a_bill(archived=True), "happened", "matches the request in archived"),
        (unknown("archiveBill", bill_id=BILL_ID), a_bill(), "did_not_happen", "has not changed it since 2026-03-02 12"),
        (unknown("archiveBill", bill_id=BILL_ID), a_bill(AFTER), "undecided", "repeating the call has the same result"),
        (unknown("archiveBill", bill_id=BILL_ID), a_bill(None), "undecided", "does not say when it was last changed"),
        (unknown("archiveBill", bill_id=BILL_ID), {"id": BILL_ID}, "undecided", "with the request in state; BILL"),
        (unknown("archiveBill", bill_id=BILL_ID), None, "undecided", f"{BILL_ID} does not exist"),
        (unknown("restoreBill", bill_id=BILL_ID), a_bill(), "happened", "archived"),
        (unknown("restoreBill", bill_id=BILL_ID), a_bill(archived=True), "did_not_happen", "archived"),
        (unknown("cancelPayment", payment_id=PAYMENT_ID), a_payment("CANCELED", AFTER), "happened", "single status"),
        (
            unknown("cancelPayment", payment_id=PAYMENT_ID),
            a_payment("SCHEDULED", AFTER, cancelRequestSubmitted=True),
            "happened",
            "cancel request submitted",
        ),
        (unknown("cancelPayment", payment_id=PAYMENT_ID), a_payment("SCHEDULED"), "did_not_happen", "single status"),
        (unknown("cancelPayment", payment_id=PAYMENT_ID), a_payment("PROCESSED", AFTER), "undecided", "single status"),
        (unknown("cancelPayment", payment_id=PAYMENT_ID), a_payment("VOIDED", AFTER), "undecided", "single status"),
        (
            unknown("voidPayment", VoidPaymentRequest(type="VOID_ONLY", reason="x"), payment_id=PAYMENT_ID),
            a_payment("VOID_PENDING", AFTER),
            "happened",
            "single status",
        ),
        (unknown("voidPayment", payment_id=PAYMENT_ID), a_payment("SENT"), "did_not_happen", "single status"),
        (
            unknown("freezeCard", card_id="crd_1"),
            {"id": "crd_1", "uuid": "u", "status": "FROZEN"},
            "happened",
            "status",
        ),
        (
            unknown("freezeCard", card_id="crd_1"),
            {"id": "crd_1", "uuid": "u", "status": "ACTIVATED"},
            "undecided",
            "status",
        ),
        (
            unknown("unfreezeCard", card_id="crd_1"),
            {"id": "crd_1", "uuid": "u", "status": "ACTIVATED"},
            "happened",
            "status",
        ),
        (
            unknown("deleteCard", card_id="crd_1"),
            {"id": "crd_1", "uuid": "u", "status": "DELETED"},
            "happened",
            "status",
        ),
        (unknown("deleteCard", card_id="crd_1"), None, "happened", "crd_1 is gone"),
        (
            unknown("deleteSubscription", subscription_id="s"),
            {"id": "s", "status": {"enabled": True}, "createdTime": moment(-9), "updatedTime": moment(-9)},
            "did_not_happen",
            "s is still there, and BILL has not changed it since 2026-03-02 12",
        ),
    ],
)
async def test_a_state(
    shelf: Shelf, client: BillClient, error: OutcomeUnknownError, found: dict[str, Any] | None, outcome: str, why: str
) -> None:
    shelf.answers = [found]
    verdict = await client.reconcile(error)
    assert (verdict.outcome, ids(verdict)) == (outcome, [] if found is None else [found["id"]])
    assert why in verdict.why


UPDATE = BillUpdate(
    description="new",
    due_date=date(2026, 5, 1),
    bill_line_items=[BillLineItemInput(amount=Decimal("1.10"), description="a"), BillLineItemInput(amount=2)],
)
UPDATED = {
    "description": "new",
    "dueDate": "2026-05-01",
    "billLineItems": [{"id": "1", "amount": Decimal("1.1"), "description": "a"}, {"amount": 2, "description": "other"}],
}


@pytest.mark.parametrize(
    ("body", "found", "outcome", "why"),
    [
        (UPDATE, UPDATED, "happened", "in bill line items, description, due date"),
        (UPDATE, {**UPDATED, "billLineItems": UPDATED["billLineItems"][:1]}, "did_not_happen", "in bill line items"),
        (UPDATE, {**UPDATED, "billLineItems": None}, "did_not_happen", "in bill line items"),
        (UPDATE, {**UPDATED, "dueDate": "2026-05-02"}, "did_not_happen", "in due date"),
        (UPDATE, {}, "did_not_happen", "in bill line items, description, due date"),
        (BillUpdate(description="OLD"), {}, "did_not_happen", "cannot be compared with the request in descript"),
        (BillUpdate(description=None), {"description": None}, "happened", "description"),
        (BillUpdate(description=None), {"description": ""}, "happened", "description"),
        (BillUpdate(description=None), {}, "did_not_happen", "description"),
        (BillUpdate(), {}, "did_not_happen", "in anything"),
    ],
)
async def test_an_update(
    shelf: Shelf, client: BillClient, body: BillUpdate, found: dict[str, Any], outcome: str, why: str
) -> None:
    shelf.answers = [a_bill(**found)]
    error = unknown("updateBill", body, bill_id=BILL_ID)
    verdict = await client.reconcile(error)
    assert (verdict.outcome, ids(verdict)) == (outcome, [BILL_ID])
    assert why in verdict.why
    shelf.answers = [a_bill(AFTER, **found)]  # somebody's change, or ours: only full agreement tells
    assert (await client.reconcile(error)).outcome == ("happened" if outcome == "happened" else "undecided")


async def test_what_is_secret_is_not_compared(shelf: Shelf, client: BillClient) -> None:
    error = unknown("updateVendor", VendorUpdate(account_number="12345", name="Acme"), vendor_id="009")
    shelf.answers = [{"id": "009", "name": "Acme", "accountNumber": "12345", "updatedTime": moment(AFTER)}]
    verdict = await client.reconcile(error)
    assert verdict.outcome == "undecided"
    assert "account number" in verdict.why
    assert "12345" not in repr(verdict) + str(error) + repr(error.request)


async def test_what_bill_does_not_send_back_is_not_taken_for_done(shelf: Shelf, client: BillClient) -> None:
    address = AddressInput(line1="1 Main", city="X", zip_or_postal_code="1", country="US")
    error = unknown("updateVendor", VendorUpdate(name="Acme", address=address), vendor_id="009")
    shelf.answers = [{"id": "009", "name": "Acme", "updatedTime": moment(AFTER)}]
    assert (await client.reconcile(error)).outcome == "undecided"
    sent_back = {"line1": "1 Main", "city": "X", "zipOrPostalCode": "1", "country": "US"}
    shelf.answers = [{"id": "009", "name": "Acme", "address": sent_back, "updatedTime": moment(AFTER)}]
    assert (await client.reconcile(error)).outcome == "happened"
    shelf.answers = [{"id": "009", "name": "Acme", "address": {**sent_back, "line1": "2"}}]
    assert (await client.reconcile(error)).outcome == "undecided"


async def test_a_nested_state_of_another_family(shelf: Shelf, client: BillClient) -> None:
    body = SubscriptionUpdate(status=SubscriptionStatus(enabled=False))
    shelf.answers = [{"id": "s", "status": {"enabled": False}}]
    assert (await client.reconcile(unknown("updateSubscription", body, subscription_id="s"))).outcome == "happened"


async def test_the_headers_of_the_call_go_along(shelf: Shelf, client: BillClient) -> None:
    shelf.answers = [{"id": "006", "archived": True}]
    error = unknown("archivePartnerUser", user_id="006", organization_id="00801A")
    assert (await client.reconcile(error)).outcome == "happened"
    assert (shelf.read, shelf.headers[0]["organizationId"]) == (["/partner/users/006"], "00801A")
    assert (await client.reconcile(error, headers={"X-Trace": "1"})).outcome == "happened"
    assert (shelf.headers[1]["organizationId"], shelf.headers[1]["X-Trace"]) == ("00801A", "1")
    shelf.read.clear()
    with pytest.raises(InvalidRequestError, match="organization_id: None was given"):
        await client.reconcile(unknown("archivePartnerUser", user_id="006"))
    assert shelf.read == []


async def test_the_customer_of_an_invoice_is_listed_otherwise(shelf: Shelf, client: BillClient) -> None:
    old = {"id": "00e1", "invoiceNumber": "7", "customerId": "0cu1", "updatedTime": moment(BEFORE)}
    for customer, outcome in (
        (InvoiceCustomer(id="0cu1"), "happened"),
        (InvoiceCustomer(id="0cu2"), "did_not_happen"),
        (InvoiceCustomer(name="Acme"), "happened"),
        (None, "happened"),
    ):
        shelf.answers = [old]
        body = InvoiceUpdate(invoice_number="7", customer=customer)
        verdict = await client.reconcile(unknown("updateInvoice", body, invoice_id="00e1"))
        assert verdict.outcome == outcome
        assert ("customer" in verdict.why) == (customer is not None and customer.id is not UNSET)


@pytest.mark.parametrize(("role", "outcome"), [("MEMBER", "happened"), ("OWNER", "undecided")])
async def test_members_of_a_budget_go_by_their_user(shelf: Shelf, client: BillClient, role: str, outcome: str) -> None:
    shelf.answers = [{"userId": "b64", "userUuid": "usr_1", "budgetRole": role, "limit": 5}]
    body = BudgetMembersSet(members=[BudgetMemberEntry(user_id="usr_1", role="MEMBER", limit=5)])
    verdict = await client.reconcile(unknown("upsertBulkBudgetUsers", body, budget_id="bgt_1"), settle=0)
    assert (verdict.outcome, "budget role" in verdict.why) == (outcome, True)
    assert shelf.read[-1].endswith("/budgets/bgt_1/members/usr_1")
    alone = BudgetMemberSet(role="MEMBER", limit=5)
    error = unknown("upsertBudgetMember", alone, budget_id="bgt_1", user_id="usr_1")
    assert (await client.reconcile(error, settle=0)).outcome == outcome
    assert shelf.read[-1].endswith("/budgets/bgt_1/members/usr_1")


@pytest.mark.parametrize(
    ("budget", "outcome"), [("b64", "happened"), ("bgt_1", "happened"), ("bgt_2", "did_not_happen")]
)
async def test_either_id_of_a_budget_will_do(shelf: Shelf, client: BillClient, budget: str, outcome: str) -> None:
    times = {"createdTime": moment(-7200), "updatedTime": moment(BEFORE)}
    shelf.answers = [{"uuid": "crd_1", "budgetId": "b64", "budgetUuid": "bgt_1", **times}]
    error = unknown("updateCard", SpendCardUpdate(budget_id=budget), card_id="crd_1")
    assert (await client.reconcile(error, settle=0)).outcome == outcome


def a_reimbursement(status: str, *after: float) -> dict[str, Any]:
    history = [{"status": "SUBMITTED", "occurredTime": moment(seconds)} for seconds in after]
    return {"uuid": "rmb_1", "status": status, "statusHistory": history or None}


@pytest.mark.parametrize(
    ("action", "found", "outcome", "why"),
    [
        ("DENY", a_reimbursement("DENIED", BEFORE, AFTER), "happened", "status"),
        ("APPROVE", a_reimbursement("PAID", BEFORE, AFTER), "happened", "status"),
        ("APPROVE", a_reimbursement("DENIED", BEFORE, AFTER), "undecided", "in status; it has been changed at about"),
        ("DENY", a_reimbursement("SUBMITTED", AFTER, BEFORE), "undecided", "has been changed at about that time or"),
        ("DENY", a_reimbursement("SUBMITTED", BEFORE, BEFORE), "did_not_happen", "has not changed it since"),
        ("DENY", a_reimbursement("SUBMITTED"), "undecided", "BILL does not say when it was last changed"),
    ],
)
async def test_a_state_that_depends_on_the_body(
    shelf: Shelf, client: BillClient, action: str, found: dict[str, Any], outcome: str, why: str
) -> None:
    shelf.answers = [found]
    error = unknown("approveOrDenyReimbursement", ReimbursementAction(action=action), reimbursement_id="rmb_1")
    verdict = await client.reconcile(error, settle=0)
    assert verdict.outcome == outcome
    assert why in verdict.why
    assert "repeating" not in verdict.why  # it may pay


async def test_a_refused_verification_looks_like_none(shelf: Shelf, client: BillClient) -> None:
    error = unknown("verifyBankAccount", VerifyBankAccountRequest(deposit_amount=1), bank_account_id="bac1")
    shelf.answers = [{"id": "bac1", "status": "PENDING", "updatedTime": moment(BEFORE)}]
    verdict = await client.reconcile(error)
    assert verdict.outcome == "undecided"
    assert verdict.why.endswith("UTC; but a call that BILL does not accept changes nothing either")
    shelf.answers = [{"id": "bac1", "status": "VERIFIED", "updatedTime": moment(BEFORE)}]
    assert (await client.reconcile(error)).outcome == "happened"


@pytest.mark.parametrize(
    ("lines", "repeatable"),
    [
        ([BillLineItemInput(amount=1)], False),
        ([BillLineItemInput(id="bli1", amount=1), BillLineItemInput(amount=1)], False),
        ([BillLineItemInput(id="bli1", amount=1)], True),
        (None, True),
    ],
)
async def test_lines_without_an_id_would_be_added_again(
    shelf: Shelf, client: BillClient, lines: Any, repeatable: bool
) -> None:
    shelf.answers = [a_bill(AFTER)]
    error = unknown("updateBill", BillUpdate(description="new", bill_line_items=lines), bill_id=BILL_ID)
    verdict = await client.reconcile(error)
    assert (verdict.outcome, "repeating the call has the same result" in verdict.why) == ("undecided", repeatable)


# ---- among others


def a_nomination(name: str, archived: bool, updated: float = BEFORE) -> dict[str, Any]:
    return {"id": f"bau{name}", "archived": archived, "createdTime": moment(-7200), "updatedTime": moment(updated)}


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        ([a_nomination("B", True), a_nomination("A", False)], "did_not_happen"),
        ([a_nomination("B", False), a_nomination("A", True)], "happened"),
        ([a_nomination("B", True)], "undecided"),
    ],
)
async def test_one_of_a_list_goes_by_its_id(
    shelf: Shelf, client: BillClient, found: list[dict[str, Any]], outcome: str
) -> None:
    shelf.answers = [{"results": found}]
    verdict = await client.reconcile(unknown("archiveBankAccountUser", bank_account_user_id="bauA"), settle=0)
    assert verdict.outcome == outcome
    assert shelf.queries == [{"max": "100", "filters": "id:eq:bauA"}]


@pytest.mark.parametrize(("found", "outcome"), [(["pol1", "pol2"], "did_not_happen"), (["pol2"], "happened")])
async def test_a_policy_is_gone_if_the_list_has_others_only(
    shelf: Shelf, client: BillClient, found: list[str], outcome: str
) -> None:
    shelf.answers = [[{"id": one, "policyName": "P"} for one in found]]
    verdict = await client.reconcile(unknown("deletePolicy", policy_id="pol1"), settle=0)
    assert (verdict.outcome, verdict.why) == (
        outcome,
        "pol1 is gone" if outcome == "happened" else "pol1 is still there",
    )


@pytest.mark.parametrize(("found", "outcome"), [(["rcp1", "rcp2"], "did_not_happen"), (["rcp2"], "happened")])
async def test_a_receipt_is_gone_if_its_transaction_has_others_only(
    shelf: Shelf, client: BillClient, found: list[str], outcome: str
) -> None:
    shelf.answers = [{"uuid": "trx_1", "receipts": [{"uuid": one} for one in found]}]
    error = unknown("deleteTransactionReceipt", transaction_id="trx_1", receipt_id="rcp1")
    verdict = await client.reconcile(error, settle=0)
    assert verdict.outcome == outcome, verdict
    assert shelf.read[-1].endswith("/transactions/trx_1")


@pytest.mark.parametrize(("found", "outcome"), [(["", "pol2"], "undecided"), (["pol1", ""], "did_not_happen")])
async def test_one_without_an_id_may_be_the_one_that_is_not_found(
    shelf: Shelf, client: BillClient, found: list[str], outcome: str
) -> None:
    shelf.answers = [[{"id": one, "policyName": "P"} for one in found]]
    verdict = await client.reconcile(unknown("deletePolicy", policy_id="pol1"), settle=0)
    assert verdict.outcome == outcome
    assert ("listBillApprovalPolicies: an object without an id may be the one" in verdict.why) == (found[0] == "")


@pytest.mark.parametrize(("note", "outcome"), [("new", "happened"), ("old", "undecided")])
async def test_custom_fields_are_found_by_their_id(shelf: Shelf, client: BillClient, note: str, outcome: str) -> None:
    fields = [CustomFieldSelection(custom_field_id=f"ccf_{n}", note="new") for n in (1, 2)]
    shelf.answers = [[{"uuid": "ccf_2", "note": "new"}, {"uuid": "ccf_1", "note": note}, {"uuid": "ccf_3"}]]
    error = unknown(
        "updateTransactionCustomFields", TransactionCustomFieldsUpdate(custom_fields=fields), transaction_id="t"
    )
    verdict = await client.reconcile(error, settle=0)
    assert verdict.outcome == outcome
    assert [getattr(one, "uuid", None) for one in verdict.each] == ["ccf_1", "ccf_2"]


async def test_one_custom_field_is_found_among_all(shelf: Shelf, client: BillClient) -> None:
    fields = [CustomFieldSelection(custom_field_id="ccf_1", note="new")]
    shelf.answers = [[{"uuid": "ccf_2", "note": "old"}, {"uuid": "ccf_1", "note": "new"}]]
    error = unknown(
        "updateTransactionCustomFields", TransactionCustomFieldsUpdate(custom_fields=fields), transaction_id="t"
    )
    assert (await client.reconcile(error, settle=0)).outcome == "happened"
    assert [{name for name in query if name != "max"} for query in shelf.queries] == [set()]


async def test_two_of_a_list_are_found_among_all(shelf: Shelf, client: BillClient) -> None:
    both = Evidence(operation="archiveBankAccountUser", expected=({"id": "bauA"}, {"id": "bauB"}))
    shelf.answers = [{"results": [a_nomination("B", True), a_nomination("A", True)]}]
    verdict = await judge(client, both, organization=None, sent_at=SENT, settle=0)
    assert (verdict.outcome, ids(verdict)) == ("happened", ["bauA", "bauB"])
    assert shelf.queries == [{"max": "100"}]


@pytest.mark.parametrize(
    "error",
    [
        unknown("deletePolicy"),
        unknown("deleteTransactionReceipt", transaction_id="trx_1"),
        unknown("deleteTransactionReceipt", receipt_id="rcp1"),
        unknown("deleteBudgetMember", budget_id="bgt_1"),
        unknown("deleteBudgetMember", user_id="usr_1"),
    ],
)
async def test_what_is_not_named_is_not_taken_for_gone(
    shelf: Shelf, client: BillClient, error: OutcomeUnknownError
) -> None:
    verdict = await client.reconcile(error, settle=0)
    assert verdict.outcome == "undecided"
    assert shelf.read == []


async def test_a_bill_is_named_by_the_body(shelf: Shelf, client: BillClient) -> None:
    error = unknown("billApproveDenyActions", BillApprovalAction(bill_id=BILL_ID, action="DENY"))
    shelf.answers = [a_bill(AFTER, approvalStatus="DENIED")]
    assert (await client.reconcile(error)).outcome == "happened"
    shelf.answers = [None]
    verdict = await client.reconcile(error)
    assert (verdict.outcome, verdict.why.partition(" ")[0]) == ("undecided", BILL_ID)
    assert set(shelf.read) == {f"/bills/{BILL_ID}"}


async def test_what_exists_once_needs_no_id(shelf: Shelf, client: BillClient) -> None:
    error = unknown("initiateRiskVerifications")
    shelf.answers = [{"processingStatus": "IN_PROGRESS"}]
    assert (await client.reconcile(error, settle=0)).outcome == "happened"
    shelf.answers = [None]
    verdict = await client.reconcile(error, settle=0)
    assert (verdict.outcome, verdict.why.partition(" ")[0]) == ("undecided", "risk_verifications.get")
    assert set(shelf.read) == {"/risk-verifications"}


# ---- when to look


async def test_what_is_not_done_yet_is_looked_at_again_once_bill_can_be_done(
    shelf: Shelf, client: BillClient, clock: InstantClock
) -> None:
    shelf.answers = [a_bill(), a_bill(AFTER, archived=True)]
    assert (await client.reconcile(unknown("archiveBill", bill_id=BILL_ID))).outcome == "happened"
    assert (clock.slept, shelf.read) == ([30.0], [f"/bills/{BILL_ID}"] * 2)
    shelf.answers = [a_bill(), a_bill()]
    assert (await client.reconcile(unknown("archiveBill", bill_id=BILL_ID))).outcome == "did_not_happen"
    assert clock.slept == [30.0]


async def test_the_margin_is_for_the_clock_of_bill(shelf: Shelf, client: BillClient) -> None:
    shelf.answers = [a_bill(-120)]
    error = unknown("archiveBill", bill_id=BILL_ID)
    assert (await client.reconcile(error)).outcome == "undecided"
    assert (await client.reconcile(error, margin=60)).outcome == "did_not_happen"


# ---- several at once


def a_department(name: str, archived: bool, updated: float = BEFORE) -> dict[str, Any]:
    times = {"createdTime": moment(-7200), "updatedTime": moment(updated)}
    return {"id": f"0de{name}", "name": name, "archived": archived, **times}


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        ([a_department("A", True), a_department("B", True)], "happened"),
        ([a_department("A", False), a_department("B", False)], "did_not_happen"),
        ([a_department("A", True), a_department("B", False)], "undecided"),
        ([a_department("A", True), None], "undecided"),
        ([a_department("A", False, AFTER), a_department("B", False)], "undecided"),
        ([a_department("A", False), a_department("B", False, AFTER)], "undecided"),
    ],
)
async def test_archived_in_bulk(shelf: Shelf, client: BillClient, found: list[Any], outcome: str) -> None:
    error = unknown("bulkArchiveClassificationDepartment", ids="0deA,0deB")
    shelf.answers = [*found, *found]
    assert (await client.reconcile(error)).outcome == outcome
    assert shelf.read[:2] == ["/classifications/departments/0deA", "/classifications/departments/0deB"]


@pytest.mark.parametrize(
    ("deleted", "outcome"),
    [
        ((None, None), "happened"),
        ((None, True), "happened"),
        ((None, False), "undecided"),
        ((False, None), "undecided"),
        ((False, False), "did_not_happen"),
    ],
)
async def test_values_deleted_together(
    shelf: Shelf, client: BillClient, deleted: tuple[bool | None, ...], outcome: str
) -> None:
    found = zip(("cfv_1", "cfv_2"), deleted, strict=True)
    shelf.answers = [None if gone is None else {"uuid": name, "deleted": gone} for name, gone in found]
    body = CustomFieldValuesDelete(custom_field_value_ids=["cfv_1", "cfv_2"])
    error = unknown("deleteCustomFieldValue", body, custom_field_id="ccf_1")
    assert (await client.reconcile(error, settle=0)).outcome == outcome
    assert [path.rpartition("/ccf_1/values/")[2] for path in shelf.read] == ["cfv_1", "cfv_2"]


async def test_the_unknown_items_of_a_bulk_update(shelf: Shelf, client: BillClient) -> None:
    body = [DepartmentBulkUpdate(id=f"0de{name}", name=name) for name in "AB"]
    error = unknown("bulkUpdateClassificationDepartment", body)
    outcomes = tuple(BulkOutcome(index=n, item=item, status="unknown", error=error) for n, item in enumerate(body))
    shelf.answers = [a_department("A", False), a_department("B", False)]
    result = await client.reconcile(BulkResult[DepartmentBulkUpdate, Department](outcomes=outcomes, calls=1))
    assert [department.id for department in result.check()] == ["0deA", "0deB"]


# ---- where not to look


async def test_another_organization_is_refused(shelf: Shelf, client: BillClient) -> None:
    error = unknown("archiveBill", bill_id=BILL_ID)
    error.organization = "00801OTHER"
    with pytest.raises(InvalidRequestError, match=r"organization '00801OTHER', and this client is for '008"):
        await client.reconcile(error)
    assert shelf.read == []
    error.organization = ORGANIZATION.organization_id
    shelf.answers = [a_bill(archived=True)]
    assert (await client.reconcile(error)).outcome == "happened"


# ---- comparing field by field


@model
class Inner(AnswerModel):
    """An object inside another."""

    id: str | None = optional_field("id", Id())
    value: str | None = optional_field("value", Text())


@model
class Outer(AnswerModel):
    """An object with one."""

    id: str | None = optional_field("id", Id())
    name: str | None = optional_field("name", Text())
    inner: Any = optional_field("inner", Nested(Inner))
    values: Any = optional_field("values", ListOf(Text()))
    empty: Any = optional_field("empty", ListOf(Text()))


@pytest.mark.parametrize(
    ("wanted", "same"),
    [
        ({"inner": "i1"}, True),
        ({"inner": "V"}, True),
        ({"inner": "i2"}, False),
        ({"inner": 5}, None),
        ({"inner": {"value": "V"}}, True),
        ({"inner": {"value": "v"}}, None),
        ({"inner": {"value": "w"}}, False),
        ({"inner": {"value": "v", "id": "i2"}}, False),
        ({"name": {"value": "v"}}, None),
        ({"name": ["Acme"]}, None),
        ({"name": 5}, False),
        ({"name": Ending("cme")}, None),
        ({"values": ["a", "b"]}, True),
        ({"values": ["b", "a"]}, False),
        ({"values": "a"}, False),
        ({"empty": []}, True),
        ({"empty": None}, True),
        ({"empty": ["a"]}, False),
        ({"unknown": "x"}, None),
    ],
)
def test_a_field_is_the_same_or_not_or_cannot_be_compared(wanted: dict[str, Any], same: bool | None) -> None:
    found = structure(
        {"id": "o1", "name": "Acme", "inner": {"id": "i1", "value": "V"}, "values": ["a", "b"], "empty": []}, Outer
    )
    names = frozenset(wanted)
    compared = compare({"id": "the id is no value", **wanted}, found)
    assert (compared.same, compared.different, compared.unclear) == (
        names if same is True else frozenset(),
        names if same is False else frozenset(),
        names if same is None else frozenset(),
    )


@pytest.mark.parametrize("values", [[], [{}], [{"id": "0deA"}, {}]])
def test_what_is_not_named_cannot_be_looked_up(values: list[dict[str, Any]]) -> None:
    named = {one.id: one for one in all_operations()}
    assert change(named["bulkUpdateClassificationDepartment"], {}, values) is None
    assert change(named["listBills"], {}, [{"id": "00n1"}]) is None
    assert change(named["sendInvoice"], {"invoice_id": "00e1"}, [{"id": "00e1"}]) is None


def test_what_an_object_keeps_apart_is_not_compared() -> None:
    found = structure({"id": "o1", "name": "Acme"}, Outer)
    assert compare({"name": "Other"}, found, Trace(apart=("name",))) == Comparison()
