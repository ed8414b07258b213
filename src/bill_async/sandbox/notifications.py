"""The bodies of notifications: the envelope, and the fields of the object that BILL is known to send."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from bill_async.webhooks.catalog import EVENTS

from ._json import dumps
from .collection import Object
from .ids import digest
from .organizations import OrganizationState

__all__ = ["company_id", "entity_key", "payload", "shown"]


def entity_key(event: str) -> str:
    """Return the key of the object in a notification."""
    known = EVENTS[event].key if event in EVENTS else None
    return known or event.removeprefix("spend.").partition(".")[0]


def company_id(organization: OrganizationState) -> str:
    """Return the id of the organization in Spend & Expense."""
    high, low = digest("company", organization.id), digest("uuid", organization.id)
    return str(UUID(int=high << 64 | low, version=4))


def payload(metadata: Object, item: Mapping[str, Any], errors: list[Object] | None = None) -> bytes:
    """Return a notification as compact JSON."""
    envelope: Object = {"metadata": metadata, entity_key(metadata["eventType"]): item}
    if errors:
        envelope["errors"] = errors
    return dumps(envelope)


def shown(organization: OrganizationState, event: str, item: Object) -> Object:
    """Return an object as it appears in a notification."""
    reshape = _SHAPES.get(event.rpartition(".")[0])
    full = item if reshape is None else {**item, **reshape(organization, item)}
    return {
        field.wire: full[field.wire] for field in EVENTS[event].model.__fields__ if full.get(field.wire) is not None
    }


def _payment(organization: OrganizationState, item: Object) -> Object:
    vendor = organization["vendors"].look_up(item.get("vendorId") or "") or {}
    account = {name: value for name, value in (item.get("fundingAccount") or {}).items() if name in ("type", "id")}
    found: Object = {
        "billIds": [part["billId"] for part in item.get("billPayments") or ()],
        "status": item.get("singleStatus"),
        "funding": {"amount": item.get("fundingAmount"), "currency": "USD", "fundingAccount": account},
        "disbursement": {"amount": item.get("amount"), "currency": vendor.get("billCurrency") or "USD"},
        "vendor": {"id": item.get("vendorId"), "name": vendor.get("name", "")},
        "billingType": "BDC",
    }
    if "singleStatus" not in item:  # a refused payment does not exist
        for name in ("billIds", "status", "funding", "disbursement"):
            del found[name]
        if not vendor:
            del found["vendor"]
    return found


def _of_company(organization: OrganizationState, item: Object) -> Object:
    return {"companyUuid": company_id(organization)}


def _made_by(organization: OrganizationState, item: Object) -> Object:
    creator = organization.account.user_id if organization.account is not None else None
    return {"createdBy": item.get("createdBy") or creator}


_SHAPES: Final[dict[str, Callable[[OrganizationState, Object], Object]]] = {
    "payment": _payment,
    "vendor": _made_by,
    "bill": _made_by,
    "invoice": _made_by,
    "spend.transaction": _of_company,
    "spend.reimbursement": _of_company,
}
