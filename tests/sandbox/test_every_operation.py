"""Every operation of the table, once: it is served, and its answer has the shape that the table says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest

from bill_async import operations
from bill_async._schema.fields import Field
from bill_async._schema.kind import Kind
from bill_async._schema.kinds import Boolean, Choice, Date, DateTime, Id, Integer, ListOf, MapOf, Number
from bill_async._schema.models import Nested
from bill_async._schema.operation import Operation

from .conftest import Api

UUID4 = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
BY_PREFIX = {
    "006": "users",
    "009": "vendors",
    "00e": "invoices",
    "00h": "documents",
    "00n": "bills",
    "00p": "payment_terms",
    "0ca": "chart_of_accounts",
    "0cu": "customers",
    "0de": "departments",
    "0ii": "items",
    "0po": "roles",
    "0rp": "receivable_payments",
    "bac": "bank_accounts",
    "cat": "card_accounts",
    "cls": "accounting_classes",
    "cpu": "customer_contacts",
    "emp": "employees",
    "job": "jobs",
    "loc": "locations",
    "stp": "payments",
    "vcr": "vendor_credits",
}
BY_NAME = {
    "recurringBillId": "recurring_bills",
    "recurringInvoiceId": "recurring_invoices",
    "creditMemoId": "credit_memos",
    "bankAccountUserId": "bank_account_users",
    "billingStatementId": "billing_statements",
    "budgetId": "spend.budgets",
    "parentBudgetId": "spend.budgets",
    "cardId": "spend.cards",
    "exportId": "exports",
    "customFieldId": "spend.custom_fields",
    "customFieldValueId": "spend.custom_field_values",
    "reimbursementId": "spend.reimbursements",
    "transactionId": "spend.transactions",
}
TEXTS = {
    "name": "receipt.pdf",
    "country": "CA",
    "routingNumber": "322271627",
    "username": "worker7",
    "email": "new@example.com",
    "pricePlanType": "PricePlan1",
    "notificationUrl": "https://example.com/hook",
    "token": "123456",
    "brand": "visa",
}


class Samples:
    """Makes a request that ought to succeed."""

    def __init__(self, api: Api, spend: bool) -> None:
        self.api = api
        self.spend = spend
        self.organization = api.account.organization_id

    def object(self, kind: str, place: int = 0) -> Any:
        return list(self.api.sandbox.objects(self.organization, kind))[place]

    def identifier(self, name: str, kind: Kind) -> str:
        prefix = kind.prefix if isinstance(kind, Id) else None
        if prefix == "008" or name == "organizationId":
            return self.organization
        if prefix == "009" and name == "vendorId":
            return str(self.object("vendors")["id"])
        if self.spend and name == "userId":
            return str(self.object("spend.users")["id"])
        found = BY_NAME.get(name) or BY_PREFIX.get(prefix or "")
        if found is None:
            return TEXTS.get(name, "sample")
        item = self.object(found)
        return str(item.get("id") or item[name])

    def value(self, name: str, kind: Kind) -> Any:
        match kind:
            case Id():
                return self.identifier(name, kind)
            case Number():
                return Decimal("0.25")
            case Integer():
                return 7
            case Boolean():
                return True
            case Date():
                return "2031-03-03"
            case DateTime():
                return "2026-01-01T00:00:00Z"
            case Choice(enum=enum):
                return enum.known()[0]
            case Nested(model=model):
                return self.body(model.__fields__)
            case ListOf(item=item):
                return [self.value(name, item)]
            case MapOf():
                return {}
            case _:
                return TEXTS.get(name, "sample")

    def body(self, fields: tuple[Field, ...]) -> dict[str, Any]:
        return {field.wire: self.value(field.wire, field.kind) for field in fields if field.required}


async def prepare_challenge(api: Api, samples: Samples) -> dict[str, Any]:
    answer = await api.post("/v3/mfa/challenge", {})
    return {"body": {"challengeId": answer.body["challengeId"]}}


async def prepare_setup(api: Api, samples: Samples) -> dict[str, Any]:
    answer = await api.post("/v3/mfa/setup", {"phone": "+14085550123", "type": "TEXT", "primary": True})
    return {"body": {"setupId": answer.body["setupId"]}}


async def remembered(api: Api, samples: Samples) -> dict[str, Any]:
    return {"body": {"rememberMeId": api.account.remember_me_id, "device": api.account.device}}


async def login(api: Api, samples: Samples) -> dict[str, Any]:
    account = api.account
    return {"body": {"devKey": account.dev_key, "username": account.username, "password": account.password}}


async def partner_login(api: Api, samples: Samples) -> dict[str, Any]:
    partner = api.sandbox.partner
    return {"body": {"appKey": partner.app_key, "username": partner.username, "password": partner.password}}


def unpaid(samples: Samples) -> Any:
    bills = samples.api.sandbox.objects(samples.organization, "bills")
    return next(bill for bill in bills if bill["paymentStatus"] == "UNPAID" and bill["exchangeRate"] == 1)


async def one_payment(api: Api, samples: Samples) -> dict[str, Any]:
    bank = samples.object("bank_accounts")["id"]
    return {"body": {"billId": unpaid(samples)["id"], "fundingAccount": {"type": "BANK_ACCOUNT", "id": bank}}}


async def many_payments(api: Api, samples: Samples) -> dict[str, Any]:
    bank = samples.object("bank_accounts")["id"]
    payments = [{"billId": unpaid(samples)["id"], "amount": 1}]
    return {"body": {"payments": payments, "fundingAccount": {"type": "BANK_ACCOUNT", "id": bank}}}


async def mass_payment(api: Api, samples: Samples) -> dict[str, Any]:
    body = (await many_payments(api, samples))["body"]
    made = await api.post("/v3/payments/mass", body)
    return {"path": {"paymentBatchId": made.body["paymentBatchId"]}}


async def scheduled(api: Api, samples: Samples) -> dict[str, Any]:
    payments = samples.api.sandbox.objects(samples.organization, "payments")
    return {"path": {"paymentId": next(item["id"] for item in payments if item["singleStatus"] == "SCHEDULED")}}


async def cleared(api: Api, samples: Samples) -> dict[str, Any]:
    payments = samples.api.sandbox.objects(samples.organization, "payments")
    return {"path": {"paymentId": next(item["id"] for item in payments if item["singleStatus"] == "CLEARED")}}


async def recorded(api: Api, samples: Samples) -> dict[str, Any]:
    bill = unpaid(samples)
    return {"body": {"vendorId": bill["vendorId"], "payments": [{"billId": bill["id"], "amount": 1}]}}


def open_invoice(samples: Samples) -> Any:
    invoices = samples.api.sandbox.objects(samples.organization, "invoices")
    return next(invoice for invoice in invoices if invoice["status"] == "OPEN" and not invoice["archived"])


async def received(api: Api, samples: Samples) -> dict[str, Any]:
    return {"body": {"invoices": [{"id": open_invoice(samples)["id"], "amount": 1}], "amount": 2}}


CUSTOMER_ACCOUNT = {
    "nameOnAccount": "A",
    "routingNumber": "322271627",
    "accountNumber": "123456789",
    "type": "CHECKING",
    "ownerType": "BUSINESS",
}


async def customer_account(api: Api, samples: Samples) -> dict[str, Any]:
    customer = samples.object("customers")["id"]
    made = await api.post(f"/v3/customers/{customer}/bank-accounts", CUSTOMER_ACCOUNT)
    return {"path": {"customerId": customer, "bankAccountId": made.body["id"]}}


async def charge(api: Api, samples: Samples) -> dict[str, Any]:
    invoice = open_invoice(samples)
    customer = invoice["customerId"]
    made = await api.post(f"/v3/customers/{customer}/bank-accounts", CUSTOMER_ACCOUNT)
    await api.post(f"/v3/customers/{customer}/charge-authorization", {"authorizedToCharge": True})
    return {
        "body": {
            "customerId": customer,
            "fundingAccount": {"type": "BANK_ACCOUNT", "id": made.body["id"]},
            "invoicePayments": [{"invoiceId": invoice["id"], "amount": 1}],
        }
    }


async def one_line(api: Api, samples: Samples) -> dict[str, Any]:
    lines = [{"amount": 12.5, "quantity": 1, "price": 12.5}]
    return {
        "path": {"billId": unpaid(samples)["id"], "invoiceId": open_invoice(samples)["id"]},
        "body": {
            "billLineItems": lines,
            "invoiceLineItems": lines,
            "recurringBillLineItems": lines,
            "recurringInvoiceLineItems": lines,
            "customer": {"id": samples.object("customers")["id"]},
            "schedule": {"period": "MONTHLY", "frequency": 1, "nextDueDate": "2031-01-01"},
        },
    }


async def attachment(api: Api, samples: Samples) -> dict[str, Any]:
    vendor = samples.object("vendors")["id"]
    made = await api.post(f"/v3/attachments/vendors/{vendor}?name=a.pdf", data=b"%PDF")
    return {"path": {"attachmentId": made.body["id"]}}


async def document(api: Api, samples: Samples) -> dict[str, Any]:
    bill = samples.object("bills")["id"]
    made = await api.post(f"/v3/documents/bills/{bill}?name=a.pdf", data=b"%PDF")
    status = await api.get(f"/v3/documents/upload-status?ids={made.body['id']}")
    return {"path": {"documentId": status.body[0]["documentId"]}, "query": {"ids": made.body["id"]}}


async def policy(api: Api, samples: Samples) -> dict[str, Any]:
    rules = [{"key": "BILL_AMOUNT", "op": "gte", "values": ["1"]}]
    body = {"policyName": "All", "rules": rules, "approvers": [api.sandbox.accounts[0].user_id]}
    made = await api.post("/v3/bill-approvals/policies", body)
    return {"path": {"policyId": made.body["id"]}, "body": body}


async def approval(api: Api, samples: Samples) -> dict[str, Any]:
    await policy(api, samples)
    made = await api.post(
        "/v3/bills",
        {
            "vendorId": samples.object("vendors")["id"],
            "dueDate": "2031-01-01",
            "billLineItems": [{"amount": 5}],
            "invoice": {"invoiceNumber": "1", "invoiceDate": "2026-01-01"},
        },
    )
    return {"body": [{"billId": made.body["id"], "action": "APPROVE"}]}


async def vendor_account(api: Api, samples: Samples) -> dict[str, Any]:
    vendor = samples.object("vendors")["id"]
    await api.post(f"/v3/vendors/{vendor}/bank-account", {"accountNumber": "12345678"})
    return {}


async def network(api: Api, samples: Samples) -> dict[str, Any]:
    found = await api.get("/v3/network?name=cedar")
    return {"body": {"networkId": found.body["results"][0]["id"], "name": "Cedar", "type": "VENDOR"}}


async def international(api: Api, samples: Samples) -> dict[str, Any]:
    return {"query": {"billCurrency": "CAD"}}


async def pending_account(api: Api, samples: Samples) -> dict[str, Any]:
    accounts = samples.api.sandbox.objects(samples.organization, "bank_accounts")
    return {"path": {"bankAccountId": next(item["id"] for item in accounts if item["status"] == "PENDING")}}


async def card_users(api: Api, samples: Samples) -> dict[str, Any]:
    return {"query": {"cardUserStatus": "VERIFIED"}}


async def check_paid(api: Api, samples: Samples) -> dict[str, Any]:
    address = {"line1": "1 Main St", "city": "Austin", "zipOrPostalCode": "78701", "country": "US"}
    vendor = (await api.post("/v3/vendors", {"name": "By check", "address": address})).body["id"]
    payment = {
        "vendorId": vendor,
        "amount": 1,
        "processDate": "2031-03-03",
        "processingOptions": {"createBill": True},
        "fundingAccount": {"type": "BANK_ACCOUNT", "id": samples.object("bank_accounts")["id"]},
    }
    made = await api.post("/v3/payments", payment)
    samples.api.sandbox.clock.advance(10 * 365 * 86400)
    await api.log_in()
    return {"path": {"paymentId": made.body["id"]}}


async def member(api: Api, samples: Samples) -> dict[str, Any]:
    budget = samples.object("spend.budgets")["id"]
    members = samples.api.sandbox.owned(samples.organization, "spend.budget_members", budget)
    return {"path": {"budgetId": budget, "userId": members[0]["userId"]}}


async def field_values(api: Api, samples: Samples) -> dict[str, Any]:
    field = samples.object("spend.custom_fields")["id"]
    value = samples.api.sandbox.owned(samples.organization, "spend.custom_field_values", field)[0]["id"]
    return {
        "path": {"customFieldId": field, "customFieldValueId": value},
        "body": {"customFieldValueIds": [value]},
    }


async def transaction_field(api: Api, samples: Samples) -> dict[str, Any]:
    found = await field_values(api, samples)
    transaction = samples.object("spend.transactions")["id"]
    fields = [{"customFieldId": found["path"]["customFieldId"], "selectedValues": found["body"]["customFieldValueIds"]}]
    path = f"/v3/spend/transactions/{transaction}/custom-fields"
    await api("PUT", path, {"customFields": fields})
    return {"path": {**found["path"], "transactionId": transaction}, "body": {"customFields": fields}}


async def uploaded(api: Api) -> str:
    url = (await api.post("/v3/spend/reimbursements/image-upload-url")).body["url"]
    put = await api.also()("PUT", url, data=b"\xff\xd8", headers={"Content-Type": "image/jpeg"})
    assert put.status == 200
    return str(url)


async def receipt_upload(api: Api, samples: Samples) -> dict[str, Any]:
    url = await uploaded(api)
    return {"body": {"url": url, "filename": "a.jpg", "receipts": [{"url": url, "filename": "a.jpg"}]}}


async def reimbursement_receipt(api: Api, samples: Samples) -> dict[str, Any]:
    item = samples.object("spend.reimbursements")["id"]
    url = await uploaded(api)
    made = await api.post(f"/v3/spend/reimbursements/{item}/receipts", {"url": url, "filename": "a.jpg"})
    return {"path": {"reimbursementId": item, "receiptId": made.body["uuid"]}}


async def transaction_receipt(api: Api, samples: Samples) -> dict[str, Any]:
    item = samples.object("spend.transactions")["id"]
    url = await uploaded(api)
    made = await api.post(f"/v3/spend/transactions/{item}/receipts", {"url": url, "filename": "a.jpg"})
    return {"path": {"transactionId": item, "receiptId": made.body["uuid"]}}


async def open_reimbursement(api: Api, samples: Samples) -> dict[str, Any]:
    items = samples.api.sandbox.objects(samples.organization, "spend.reimbursements")
    return {"path": {"reimbursementId": next(item["id"] for item in items if item["status"] == "AWAITING_APPROVAL")}}


async def budget_owner(api: Api, samples: Samples) -> dict[str, Any]:
    return {"body": {"owners": [samples.object("spend.users")["id"]], "limit": 10, "recurringInterval": "NONE"}}


async def card(api: Api, samples: Samples) -> dict[str, Any]:
    return {"body": {"limit": 10}}


async def subscription(api: Api, samples: Samples) -> dict[str, Any]:
    events = [{"type": "bill.created", "version": "1"}]
    body = {"name": "S", "status": {"enabled": True}, "events": events, "notificationUrl": "https://example.com/h"}
    made = await api.post(
        "/connect-events/v3/subscriptions",
        body,
        headers={"X-Idempotent-Key": "7c9e6679-7425-40de-944b-e07fc1f90ae8"},
    )
    return {"path": {"subscriptionId": made.body["id"]}, "body": {**body, "name": "T"}}


async def new_subscription(api: Api, samples: Samples) -> dict[str, Any]:
    return {"body": {"events": [{"type": "bill.created", "version": "1"}]}}


async def event(api: Api, samples: Samples) -> dict[str, Any]:
    found = await subscription(api, samples)
    made = await api.post(f"/connect-events/v3/subscriptions/{found['path']['subscriptionId']}/test", {})
    return {"path": {**found["path"], "eventId": made.body["id"]}}


Prepare = Callable[[Api, Samples], Awaitable[dict[str, Any]]]
PREPARATIONS: Mapping[str, Prepare] = {
    "login": login,
    "partnerLogin": partner_login,
    "validateChallenge": prepare_challenge,
    "validate": prepare_setup,
    "stepUpSession": remembered,
    "createPayment": one_payment,
    "createBulkPayment": many_payments,
    "createMassPayment": many_payments,
    "getMassPayment": mass_payment,
    "cancelPayment": scheduled,
    "voidPayment": cleared,
    "getCheckImageData": check_paid,
    "recordPayment": recorded,
    "recordInvoice": received,
    "chargeCustomer": charge,
    "getCustomerBankAccount": customer_account,
    "updateCustomerBankAccount": customer_account,
    "archiveCustomerBankAccount": customer_account,
    "createBill": one_line,
    "replaceBill": one_line,
    "createBulkBills": one_line,
    "createInvoice": one_line,
    "replaceInvoice": one_line,
    "createRecurringBill": one_line,
    "replaceRecurringBill": one_line,
    "createRecurringInvoice": one_line,
    "replaceRecurringInvoice": one_line,
    "getAttachment": attachment,
    "deleteAttachment": attachment,
    "getDocument": document,
    "uploadStatus": document,
    "createBillApprovalPolicy": policy,
    "updateBillApprovalPolicy": policy,
    "deletePolicy": policy,
    "billApproveDenyActions": approval,
    "getVendorBankAccount": vendor_account,
    "deleteVendorBankAccount": vendor_account,
    "createCustomerInvitation": network,
    "createVendorInvitation": network,
    "acceptInvitation": network,
    "getIntlConfig": international,
    "verifyBankAccount": pending_account,
    "listPayableCardAccounts": card_users,
    "getBudgetMember": member,
    "upsertBudgetMember": member,
    "deleteBudgetMember": member,
    "getCustomFieldValues": field_values,
    "deleteCustomFieldValue": field_values,
    "updateTransactionCustomFields": transaction_field,
    "listTransactionCustomFields": transaction_field,
    "listTransactionCustomFieldValues": transaction_field,
    "createReimbursement": receipt_upload,
    "addReimbursementReceipt": receipt_upload,
    "addTransactionReceipt": receipt_upload,
    "deleteReimbursementReceipt": reimbursement_receipt,
    "deleteTransactionReceipt": transaction_receipt,
    "approveOrDenyReimbursement": open_reimbursement,
    "updateReimbursement": open_reimbursement,
    "createBudget": budget_owner,
    "createBudgetCard": card,
    "createSubscription": new_subscription,
    "getSubscription": subscription,
    "replaceSubscription": subscription,
    "updateSubscription": subscription,
    "deleteSubscription": subscription,
    "createNewSecurityKey": subscription,
    "sendTestEvent": subscription,
    "getEventsForSubscription": event,
    "resendEvent": event,
}


def problems(kind: Kind | None, value: Any, path: str = "$") -> list[str]:
    """Say in what the answer is not what the table says."""
    match kind:
        case Nested(model=model) if isinstance(value, dict):
            fields = {field.wire: field for field in model.__fields__}
            found = [f"{path}.{name} is unknown" for name in value if name not in fields]
            found += [
                f"{path}.{wire} is missing" for wire, field in fields.items() if field.required and wire not in value
            ]
            for name, item in value.items():
                if name in fields and item is not None:
                    found += problems(fields[name].kind, item, f"{path}.{name}")
            return found
        case ListOf(item=item_kind) if isinstance(value, list):
            return [text for place, item in enumerate(value) for text in problems(item_kind, item, f"{path}[{place}]")]
        case MapOf(item=item_kind) if isinstance(value, dict):
            return [text for name, item in value.items() for text in problems(item_kind, item, f"{path}.{name}")]
        case Nested() | ListOf() | MapOf():
            return [f"{path} is {type(value).__name__}"]
        case Boolean():
            return [] if isinstance(value, bool) else [f"{path}: {value!r} is no truth value"]
        case Integer():
            return [] if type(value) is int else [f"{path}: {value!r} is no integer"]
        case Number():
            return [] if type(value) is int or isinstance(value, Decimal) else [f"{path}: {value!r} is no number"]
        case Choice(enum=enum):
            return [] if value in enum.known() else [f"{path}: {value!r} is not in {enum.__name__}"]
        case Date():
            return [] if str(date.fromisoformat(value)) == value else [f"{path}: {value!r} is no date"]
        case DateTime():
            return [] if datetime.fromisoformat(value).tzinfo is not None else [f"{path}: {value!r} has no offset"]
        case Id(prefix=prefix, strict=True):
            return [] if str(value).startswith(prefix or "") else [f"{path}: {value!r} does not begin {prefix}"]
        case None:
            return []
        case _:
            return (
                [] if isinstance(value, str) or type(kind).__name__ == "Anything" else [f"{path}: {value!r} is no text"]
            )


@pytest.mark.parametrize(
    "operation", operations.all_operations(), ids=lambda operation: f"{operation.family}-{operation.id}"
)
async def test_operation(operation: Operation[Any], api: Api, spend: Api, partner: Api) -> None:
    caller = {"v3": api, "spend": spend, "partner": partner, "webhooks": api}[operation.family]
    samples = Samples(api, operation.family == "spend")
    prepare = PREPARATIONS.get(operation.id)
    given = await prepare(caller, samples) if prepare is not None else {}

    path = operation.path
    for parameter in operation.path_params:
        value = given.get("path", {}).get(parameter.wire) or samples.identifier(parameter.wire, parameter.kind)
        if parameter.wire == "id":
            value = str(samples.object(operation.accessor.split(".")[0])["id"])
        path = path.replace(f"{{{parameter.wire}}}", value)
    query = {}
    for parameter in operation.query:
        if parameter.required:
            value = given.get("query", {}).get(parameter.wire) or samples.value(parameter.wire, parameter.kind)
            if parameter.wire == "ids" and "query" not in given:
                value = [samples.object(operation.accessor.split(".")[0])["id"]]
            query[parameter.wire] = ",".join(value) if isinstance(value, list) else str(value)
    headers = {}
    for parameter in operation.headers:
        is_key = parameter.wire == "X-Idempotent-Key"
        headers[parameter.wire] = UUID4 if is_key else api.account.organization_id
    body, data = None, None
    if operation.body is not None and operation.body.binary:
        data = b"%PDF-1.4"
    elif operation.body is not None and operation.body.model is not None:
        fields = operation.body.model.__fields__
        chosen = given.get("body", {})
        if isinstance(chosen, list):
            body = chosen
        else:
            known = {field.wire for field in fields}
            body = {**samples.body(fields), **{key: value for key, value in chosen.items() if key in known}}
            if operation.body.many:
                if "id" in body:
                    body["id"] = samples.object(operation.accessor.split(".")[0])["id"]
                body = [body]
    base = "/connect-events" if operation.family == "webhooks" else "/connect"
    url = base + path + (f"?{urlencode(query)}" if query else "")
    answer = await caller(operation.method, url, body, data=data, headers=headers)

    assert answer.status == operation.answer.status, answer.body
    kind = operation.answer.kind
    if kind is None:
        assert answer.raw == b""
    elif operation.page == "offset":
        assert problems(ListOf(kind), answer.body) == []
    elif operation.page is not None:
        assert set(answer.body) <= {"results", "nextPage", "prevPage"}
        assert problems(ListOf(kind), answer.body["results"]) == []
    elif operation.answer.key is not None:
        assert problems(kind, answer.body[operation.answer.key]) == []
    else:
        assert problems(kind, answer.body) == []
    received_ = api.sandbox.requests[-1]
    assert (received_.operation, received_.status) == (operation.id, operation.answer.status)
