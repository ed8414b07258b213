"""Reimbursements, transactions and their receipts, in Spend & Expense."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from bill_async.sandbox import files
from bill_async.sandbox.collection import Collection, Object
from bill_async.sandbox.context import RULES, RequestContext, Rules, handles
from bill_async.sandbox.crud import page_body
from bill_async.sandbox.errors import Problem, Refusal, business_rule, invalid, no_object
from bill_async.sandbox.listing import Query, offset_page
from bill_async.sandbox.validation import read_size

from .spend import selected_values, set_reference, unusable_reference


def _receipt(context: RequestContext, position: int, place: int, given: Object) -> Object:
    filename = given.get("filename") or "receipt.jpg"
    return {
        "uuid": f"rct_{position:014x}{place:012x}",
        "filename": filename,
        "url": files.receipt_link(context.state, given["url"], filename),
    }


class _ReimbursementRules(Rules):
    event = "spend.reimbursement"

    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        if item is not None and item["status"] in ("PAID", "DENIED", "DELETED"):
            yield Problem("BDC_1119", f"A reimbursement that is {item['status']} cannot be changed.", "APPLICATION")
        if body.get("amount") is not None and Decimal(body["amount"]) <= 0:
            yield invalid("amount", "must be greater than 0")
        for what in ("user", "budget"):
            if body.get(f"{what}Id"):
                yield from unusable_reference(context, what, body[f"{what}Id"])
        for receipt in body.get("receipts") or ():
            files.receipt_link(context.state, receipt["url"], "receipt")
        selected_values(context, body.get("customFields") or [])

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        for what in ("user", "budget"):
            if body.get(f"{what}Id"):
                set_reference(context, item, what, body[f"{what}Id"])
        position = context.collection("spend.reimbursements").ids.position(item["id"])
        if body.get("receipts") is not None:
            item["receipts"] = [
                _receipt(context, position, place, receipt) for place, receipt in enumerate(body["receipts"])
            ]
        if before is None or body.get("customFields") is not None:
            item["customFields"] = selected_values(context, body.get("customFields") or [])
        if before is None:
            item.update(submittedTime=context.time, type="PURCHASE", fulfillmentType="ACH")
            item["statusHistory"] = []
            _advance(context, item, "AWAITING_APPROVAL", "SUBMITTER")


def _advance(context: RequestContext, item: Object, status: str, role: str, note: str | None = None) -> None:
    item["status"] = status
    entry: Object = {
        "status": status,
        "actorId": item["userId"],
        "actorRole": role,
        "occurredTime": context.time,
    }
    if note:
        entry["note"] = note
    item["statusHistory"].append(entry)


RULES["spend.reimbursements"] = _ReimbursementRules()


@handles("spend", "createImageUploadUrl", "createReceiptUploadUrl")
def _upload_url(context: RequestContext) -> Object:
    return {"url": files.upload_link(context.state, context.organization)}


@handles("spend", "approveOrDenyReimbursement")
def _act(context: RequestContext) -> Object:
    items = context.collection("spend.reimbursements")
    position = context.find("spend.reimbursements", context.path["reimbursementId"])
    item = items.get(position)
    if item["status"] != "AWAITING_APPROVAL":
        raise business_rule("BDC_1119", f"A reimbursement that is {item['status']} cannot be decided on.")
    status = "APPROVED" if context.body["action"] == "APPROVE" else "DENIED"
    _advance(context, item, status, "MANAGER", context.body.get("note"))
    items.put(position, item)
    context.changed("spend.reimbursements", "updated", item)
    return item


def _add_receipt(context: RequestContext, name: str, wire: str) -> Object:
    items = context.collection(name)
    position = context.find(name, context.path[wire])
    item = items.get(position)
    receipts = item.setdefault("receipts", [])
    receipt = _receipt(context, position, 100 + len(receipts), context.body)
    receipts.append(receipt)
    if "receiptStatus" in item:
        item["receiptStatus"] = "ATTACHED"
    items.put(position, item)
    return receipt


def _delete_receipt(context: RequestContext, name: str, wire: str) -> None:
    items = context.collection(name)
    position = context.find(name, context.path[wire])
    item = items.get(position)
    kept = [receipt for receipt in item.get("receipts") or () if receipt["uuid"] != context.path["receiptId"]]
    if len(kept) == len(item.get("receipts") or ()):
        raise no_object("Receipt", context.path["receiptId"])
    item["receipts"] = kept
    if "receiptStatus" in item and not kept:
        item["receiptStatus"] = "NOT_ATTACHED"
    items.put(position, item)


@handles("spend", "addReimbursementReceipt")
def _add_reimbursement_receipt(context: RequestContext) -> Object:
    return _add_receipt(context, "spend.reimbursements", "reimbursementId")


@handles("spend", "deleteReimbursementReceipt")
def _delete_reimbursement_receipt(context: RequestContext) -> None:
    _delete_receipt(context, "spend.reimbursements", "reimbursementId")


@handles("spend", "addTransactionReceipt")
def _add_transaction_receipt(context: RequestContext) -> Object:
    return _add_receipt(context, "spend.transactions", "transactionId")


@handles("spend", "deleteTransactionReceipt")
def _delete_transaction_receipt(context: RequestContext) -> None:
    _delete_receipt(context, "spend.transactions", "transactionId")


# -- transactions


class _TransactionRules(Rules):
    event = "spend.transaction"

    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        if item is not None and item["isLocked"]:
            yield Problem("BDC_1119", "The transaction is locked.", "APPLICATION")

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        item["budgetName"] = set_reference(context, item, "budget", body["budgetId"])["name"]


RULES["spend.transactions"] = _TransactionRules()


def _field_of(context: RequestContext) -> tuple[Collection, int, Object]:
    items = context.collection("spend.transactions")
    position = context.find("spend.transactions", context.path["transactionId"])
    return items, position, items.get(position)


@handles("spend", "listTransactionCustomFields")
def _transaction_fields(context: RequestContext) -> Any:
    _, _, item = _field_of(context)
    filters = context.query.get("filters")
    shown = item.get("customFields") or []
    if filters:
        name, _, rest = filters.partition(":")
        operator, _, wanted = rest.partition(":")
        if name != "customFieldIds":
            raise Refusal(400, Problem("BDC_1130", f"filters: {name} cannot be filtered on"))
        if operator not in ("eq", "in"):
            raise Refusal(400, Problem("BDC_1131", f"filters: operator {operator} is not allowed for {name}"))
        names = wanted.strip('"').split(",")
        shown = [field for field in shown if field["id"] in names or field["uuid"] in names]
    return {"results": shown}


@handles("spend", "updateTransactionCustomFields")
def _set_transaction_fields(context: RequestContext) -> Object:
    items, position, item = _field_of(context)
    if item["isLocked"]:
        raise business_rule("BDC_1119", "The transaction is locked.")
    chosen = {field["id"]: field for field in item.get("customFields") or ()}
    for field in selected_values(context, context.body["customFields"]):
        chosen[field["id"]] = field
    item["customFields"] = list(chosen.values())
    item["updatedTime"] = context.time
    items.put(position, item)
    context.changed("spend.transactions", "updated", item)
    return {"status": "SUCCESS"}


@handles("spend", "listTransactionCustomFieldValues")
def _transaction_field_values(context: RequestContext) -> bytes:
    _, _, item = _field_of(context)
    wanted = context.path["customFieldId"]
    values = next(
        (field["selectedValues"] for field in item.get("customFields") or () if wanted in (field["id"], field["uuid"])),
        None,
    )
    if values is None:
        raise no_object("Custom field", wanted)
    scratch = Collection("values", context.collection("spend.custom_field_values").ids)
    for value in values:
        scratch.add(value)
    query = context.query
    size = read_size(context.operation, query)
    return page_body(*offset_page(scratch, Query(), size, query.get("nextPage") or None, query.get("prevPage") or None))


@handles("spend", "threeDsChallenge")
def _three_ds(context: RequestContext) -> Object:
    status = "ACCEPTED" if context.body["action"] == "ACCEPT" else "REJECTED"
    return {"id": context.path["acsTransactionId"], "status": status}
