"""The BILL Network: search, invitations, connections."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import RequestContext, handles
from bill_async.sandbox.errors import Refusal, bad_parameter, invalid, missing
from bill_async.sandbox.ids import digest
from bill_async.sandbox.seeding import wordlists
from bill_async.sandbox.state import TextMessage

from .money import ZERO

_LIFETIME: Final = timedelta(days=60)
_FOR_EVER: Final = 10**12
_SIDES: Final = {"customer": "customers", "vendor": "vendors"}


def _directory(context: RequestContext) -> list[Object]:
    """Return the organizations in the network, a fixed set of fictitious ones."""
    found: list[Object] = context.state.cache.setdefault("network", [])
    if not found:
        for place, first in enumerate(wordlists.BUSINESS_FIRST):
            name = f"{first} {wordlists.BUSINESS_SECOND[place % len(wordlists.BUSINESS_SECOND)]}"
            city, state, postal_code = wordlists.CITIES[place % len(wordlists.CITIES)]
            national = place % 4 == 0
            number = digest("network", context.state.seed, place)
            found.append(
                {
                    "id": f"0rv02{number % 16**15:015X}" if national else f"{number % 10**16:016d}",
                    "name": name,
                    "type": "RPPS" if national else "BILL",
                    "addresses": [
                        {
                            "line1": f"{100 + place} Market St",
                            "city": city,
                            "stateOrProvince": state,
                            "zipOrPostalCode": postal_code,
                            "country": "US",
                        }
                    ],
                }
            )
    return found


@handles("v3", "search")
def _search(context: RequestContext) -> Any:
    wanted = context.params["name"]
    if len(wanted) < 3:
        raise bad_parameter("name", "must have at least 3 characters")
    words_wanted = wanted.lower().split()
    postal_code, scope = context.params.get("zipOrPostalCode"), context.params.get("scope")
    return {
        "results": [
            entry
            for entry in _directory(context)
            if set(words_wanted) <= set(entry["name"].lower().split())
            and (postal_code is None or entry["addresses"][0]["zipOrPostalCode"] == postal_code)
            and scope in (None, "ALL", entry["type"])
        ]
    }


def _side(context: RequestContext) -> tuple[str, Object]:
    (wire, identifier), *_ = context.path.items()
    name = _SIDES[wire.removesuffix("Id")]
    return name, context.get(name, identifier)


def _invitations(context: RequestContext) -> dict[str, Object]:
    found: dict[str, Object] = context.organization.table("invitations")
    return found


@handles("v3", "getCustomerInvitation", "getVendorInvitation")
def _get(context: RequestContext) -> Object:
    _, item = _side(context)
    found = _invitations(context).get(item["id"])
    if found is None or found["until"] < context.now.timestamp():
        connected = item.get("networkStatus") == "CONNECTED"
        return {"id": f"inv-{item['id'][-6:]}", "status": "CONNECTED" if connected else "NOT_CONNECTED"}
    return {name: value for name, value in found.items() if name != "until"}


@handles("v3", "createCustomerInvitation", "createVendorInvitation")
def _invite(context: RequestContext) -> None:
    name, item = _side(context)
    body = context.body
    if body["networkId"] not in {entry["id"] for entry in _directory(context)}:
        raise Refusal(422, invalid("networkId", f"{body['networkId']} is not in the network"))
    national = body["networkType"] == "RPPS"
    if national and not body.get("rppsInformation"):
        raise Refusal(400, missing("rppsInformation"))
    _remember(context, name, item, body["networkId"], "CONNECTED_RPPS" if national else "PENDING")


@handles("v3", "inviteVendorNotInBillNetwork")
def _invite_by_email(context: RequestContext) -> None:
    name, item = _side(context)
    context.state.messages.append(TextMessage(context.body["email"], "You are invited to the BILL Network."))
    _remember(context, name, item, "", "PENDING")


def _remember(context: RequestContext, name: str, item: Object, network_id: str, status: str) -> None:
    invitations = _invitations(context)
    invitation: Object = {
        "id": f"inv-{item['id'][-6:]}",
        "status": status,
        "until": int((context.now + _LIFETIME).timestamp()),
    }
    if network_id:
        invitation["networkId"] = network_id
    invitations[item["id"]] = invitation
    _set_status(context, name, item["id"], status, network_id)


@handles("v3", "deleteCustomerInvitation", "deleteVendorInvitation")
def _delete(context: RequestContext) -> None:
    name, item = _side(context)
    _invitations(context).pop(item["id"], None)
    _set_status(context, name, item["id"], "NOT_CONNECTED", "")


def _set_status(context: RequestContext, name: str, identifier: str, status: str, network_id: str) -> None:
    if name != "vendors":
        return
    vendors = context.collection(name)
    position = vendors.find(identifier)
    vendor = vendors.get(position)
    vendor["networkStatus"] = status
    vendor.pop("paymentNetworkId", None)
    if network_id and status.startswith("CONNECTED"):
        vendor["paymentNetworkId"] = network_id
    vendor["updatedTime"] = context.time
    vendors.put(position, vendor)
    context.changed("vendors", "updated", vendor)


@handles("v3", "acceptInvitation")
def _accept(context: RequestContext) -> None:
    body = context.body
    if bool(body.get("id")) == bool(body.get("name")):
        raise Refusal(400, invalid("id", "give either id or name"))
    name = "customers" if body["type"] == "CUSTOMER" else "vendors"
    if body.get("id"):
        identifier = context.need(name, body["id"])["id"]
    else:
        collection = context.collection(name)
        identifier = collection.ids.make(collection.end)
        currency = "invoiceCurrency" if name == "customers" else "billCurrency"
        collection.add(
            {
                "id": identifier,
                "archived": False,
                "name": body["name"],
                "accountType": "BUSINESS",
                currency: "USD",
                "balance": {"amount": ZERO},
                "createdTime": context.time,
                "updatedTime": context.time,
            }
        )
    _invitations(context)[identifier] = {
        "id": f"inv-{identifier[-6:]}",
        "status": "CONNECTED",
        "networkId": body["networkId"],
        "until": _FOR_EVER,
    }
    _set_status(context, name, identifier, "CONNECTED", body["networkId"])
