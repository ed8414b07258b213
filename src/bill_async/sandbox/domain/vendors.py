"""Vendors, their bank accounts and their audit trail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import RULES, RequestContext, Rules, handles
from bill_async.sandbox.errors import Problem, no_object
from bill_async.sandbox.validation import read_size, read_start

from .money import ZERO


def _audit(context: RequestContext, vendor: str, what: str, field: Object) -> None:
    trail = context.organization.table("audit").setdefault(vendor, [])
    trail.append(
        {
            "source": "API",
            "type": what,
            "createdTime": context.time,
            "user": {"id": context.user_id, "name": _user_name(context)},
            "field": field,
        }
    )


def _user_name(context: RequestContext) -> str:
    user = context.collection("users").look_up(context.user_id)
    return "" if user is None else f"{user.get('firstName', '')} {user.get('lastName', '')}".strip()


class _VendorRules(Rules):
    event = "vendor"

    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        if (body.get("autoPay") or {}).get("enabled"):
            context.need_trust()
        return ()

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        if before is None:
            item.setdefault("accountType", "BUSINESS")
            item.setdefault("billCurrency", "USD")
            item.setdefault("networkStatus", "NOT_CONNECTED")
            item.setdefault("recurringPayments", False)
            item.setdefault("autoPay", {"enabled": False})
            item["balance"] = {"amount": ZERO, "lastUpdatedDate": context.time}
            information = item.setdefault("paymentInformation", {})
            information.setdefault("payeeName", item["name"])
            account = information.get("bankAccount")
            domestic = item["billCurrency"] == "USD"
            paid_by = "ACH" if account and domestic else "CHECK" if domestic else "INTERNATIONAL_E_PAYMENT"
            information.setdefault("payByType", paid_by)
            item["bankAccountStatus"] = "NO_NET_LINKED_ACCOUNT" if account else "NO_ACCOUNT"
            if account:
                keep_bank_account(context, item["id"], account)
                information["bankAccount"] = masked(account)
            _audit(context, item["id"], "Create", {})
            return
        for name in body:
            if before.get(name) != item.get(name):
                value = {"previous": _text(before.get(name)), "current": _text(item.get(name))}
                _audit(context, item["id"], "Edit", {"name": name, "value": value})


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def masked(account: Object) -> Object:
    """Return a bank account with a masked number, as in answers."""
    number = account.get("accountNumber", "")
    shown = {name: value for name, value in account.items() if name != "regulatoryFields" and value is not None}
    return {**shown, "accountNumber": "*" * max(0, len(number) - 4) + number[-4:]}


def keep_bank_account(context: RequestContext, vendor: str, account: Object) -> None:
    """Store the bank account of a vendor, and the time of its creation."""
    context.organization.table("vendor bank accounts")[vendor] = {**masked(account), "status": "VERIFIED"}
    context.organization.table("vendor bank account since")[vendor] = context.today


RULES["vendors"] = _VendorRules()


@handles("v3", "getVendorBankAccount")
def _get_bank_account(context: RequestContext) -> Object:
    vendor = context.get("vendors", context.last)["id"]
    accounts: dict[str, Object] = context.organization.table("vendor bank accounts")
    if vendor not in accounts:
        raise no_object("Bank account of vendor", vendor)
    return accounts[vendor]


@handles("v3", "createVendorBankAccount")
def _create_bank_account(context: RequestContext) -> Object:
    vendor = context.get("vendors", context.last)
    keep_bank_account(context, vendor["id"], context.body)
    _set_bank_account(context, vendor["id"], masked(context.body), "NO_NET_LINKED_ACCOUNT")
    made: Object = context.organization.table("vendor bank accounts")[vendor["id"]]
    return made


@handles("v3", "deleteVendorBankAccount")
def _delete_bank_account(context: RequestContext) -> None:
    vendor = context.get("vendors", context.last)["id"]
    if context.organization.table("vendor bank accounts").pop(vendor, None) is None:
        raise no_object("Bank account of vendor", vendor)
    _set_bank_account(context, vendor, None, "NO_ACCOUNT")


def _set_bank_account(context: RequestContext, vendor: str, account: Object | None, status: str) -> None:
    collection = context.collection("vendors")
    position = collection.find(vendor)
    item = collection.get(position)
    information = item.setdefault("paymentInformation", {})
    information.pop("bankAccount", None)
    if account is not None:
        information["bankAccount"] = account
    item["bankAccountStatus"] = status
    item["updatedTime"] = context.time
    collection.put(position, item)
    context.changed("vendors", "updated", item)


def _international(country: str) -> Object:
    purposes = [{"name": "Services", "value": "SVC"}, {"name": "Goods", "value": "GDS"}]
    fields = [
        {
            "name": "accountNumber",
            "description": f"Account number in {country}",
            "regularExpression": "^[A-Z0-9]{6,34}$",
            "required": True,
        }
    ]
    return {
        "paymentPurpose": {"required": True, "type": "CODE", "codes": purposes},
        "validations": {"fields": fields},
    }


@handles("v3", "getIntlConfig")
def _international_configuration(context: RequestContext) -> Object:
    return _international(context.params["country"])


@handles("v3", "getConfigurationByVendorId")
def _vendor_configuration(context: RequestContext) -> Object:
    vendor = context.get("vendors", context.last)
    return {"internationalPayments": _international(vendor.get("address", {}).get("country", "US"))}


@handles("v3", "getVendorAuditTrail")
def _audit_trail(context: RequestContext) -> Any:
    vendor = context.get("vendors", context.last)
    created = {
        "source": "WEB",
        "type": "Create",
        "createdTime": vendor["createdTime"],
        "user": {"id": context.user_id, "name": _user_name(context)},
        "field": {},
    }
    trail = context.organization.table("audit").get(vendor["id"], [])
    if not trail or trail[0]["type"] != "Create":
        trail = [created, *trail]
    start, size = read_start(context.query), read_size(context.operation, context.query)
    return trail[start : start + size]
