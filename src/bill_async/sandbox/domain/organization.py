"""Organizations: details, users, price plan, statements, exports and risk verification."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from bill_async.models import OrganizationCreate
from bill_async.sandbox import files
from bill_async.sandbox._json import dumps
from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import RULES, RequestContext, Rules, handles
from bill_async.sandbox.crud import list_page, merge, refuse_cleared
from bill_async.sandbox.errors import Problem, invalid
from bill_async.sandbox.seeding import wordlists

_HEALTH = {"appId": "connect", "appEnv": "sandbox", "appVersion": "3.0", "bdcRegion": "us-local-1"}


@handles("v3", "getHealthCheck")
@handles("webhooks", "webhookGetHealthCheck")
def _health(context: RequestContext) -> Object:
    return _HEALTH


@handles("v3", "getOrganization")
def _get(context: RequestContext) -> Object:
    return context.organization.details


@handles("v3", "updateOrganization")
def _update(context: RequestContext) -> Object:
    details = context.organization.details
    refuse_cleared(OrganizationCreate.__fields__, [("", context.body)])
    merge(details, context.body)
    details["updatedTime"] = context.time
    return details


@handles("v3", "listIndustries")
def _industries(context: RequestContext) -> Any:
    return {"results": list(wordlists.INDUSTRIES)}


@handles("v3", "getPricePlan")
def _price_plan(context: RequestContext) -> Object:
    return {
        "id": f"plan-corporate-{context.organization.index + 1}",
        "name": "Corporate",
        "monthlyPrice": Decimal("79.00"),
        "allowTrial": False,
        "priceVariesPerUser": True,
        "planTerms": [{"type": "USER", "name": "Users", "tier": 1, "quantity": 1, "price": Decimal("79.00")}],
    }


# -- users


class _UserRules(Rules):
    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        if "acceptTermsOfService" in body and not body["acceptTermsOfService"]:
            yield invalid("acceptTermsOfService", "must be true")
        email = body.get("email")
        users = context.collection("users")
        if item is None and email and users.index(("email",)).equal(email):
            yield Problem("BDC_1119", f"email: {email} is already a user of this organization", "APPLICATION")

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        roles = context.collection("roles")
        if body.get("roleId"):
            role = context.need("roles", body["roleId"])
        elif before is None:
            role = roles.get(0)
        else:
            return
        item["role"] = {name: role[name] for name in ("id", "type", "description")}


RULES["users"] = _UserRules()


# -- payment terms


class _TermRules(Rules):
    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        days = body.get("daysDue")
        if days is None:
            return
        if not 0 <= days <= 999:
            yield invalid("daysDue", "must be between 0 and 999")
        elif any(
            term["daysDue"] == days and (item is None or term["id"] != item["id"])
            for term in context.collection("payment_terms")
        ):
            yield Problem("BDC_1119", f"daysDue: {days} is already a payment term", "APPLICATION")


RULES["payment_terms"] = _TermRules()


# -- billing statements and exports


@handles("v3", "listBillingStatements")
def _statements(context: RequestContext) -> bytes:
    start, end = context.params.get("invoiceDateFrom"), context.params.get("invoiceDateTo")

    def where(item: Object) -> bool:
        return (start is None or item["invoiceDate"] >= start) and (end is None or item["invoiceDate"] <= end)

    return list_page(context, context.types["billing_statements"], where=where)


@handles("v3", "getBillingStatementDetail")
def _statement(context: RequestContext) -> Object:
    item = context.get("billing_statements", context.last)
    name = f"statement-{item['invoiceNumber']}"
    text = f"quantity,description,amount\n1,{item['description']},{item['amount']}\n".encode()
    item["downloadLink"] = {
        "csv": files.publish(context.state, context.organization, f"{name}.csv", text, "text/csv"),
        "pdf": files.publish(context.state, context.organization, f"{name}.pdf", b"%PDF-1.4\n", "application/pdf"),
    }
    item["statementDetails"] = [
        {"quantity": 1, "description": item["description"], "type": "SUBSCRIPTION", "amount": item["amount"]}
    ]
    return item


@handles("v3", "getDownloadLink")
def _export_link(context: RequestContext) -> Object:
    item = context.get("exports", context.path["exportId"])
    name = f"export-{item['exportId']}.json"
    return {
        "downloadLink": files.publish(
            context.state, context.organization, name, dumps([item]), "application/json", public=True
        )
    }


# -- risk verification


def _risk(context: RequestContext) -> Object:
    found: Object = context.organization.table("risk")
    return found


@handles("v3", "getRiskVerifications")
def _get_risk(context: RequestContext) -> Object:
    return _risk(context) or {"decision": "PENDING"}


@handles("v3", "initiateRiskVerifications")
def _start_risk(context: RequestContext) -> Object:
    risk = _risk(context)
    risk.update(
        processingStatus="IN_PROGRESS", decision="APPROVE", referenceId=f"risk-{context.organization.id[-8:].lower()}"
    )
    context.state.emit(context.organization, "risk-verification.updated", {"decision": "APPROVE"})
    return risk


@handles("v3", "getRiskVerificationPhone")
def _get_risk_phone(context: RequestContext) -> Object:
    return {"hasPhone": context.user_id in context.organization.table("risk phones")}


@handles("v3", "createRiskVerificationPhone")
def _add_risk_phone(context: RequestContext) -> None:
    context.organization.table("risk phones")[context.user_id] = context.body["phoneNumber"]
