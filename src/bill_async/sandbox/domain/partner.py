"""What partners do: organizations of their own, users in them, logging in as one."""

from __future__ import annotations

from bill_async.sandbox._json import dumps
from bill_async.sandbox.context import Call, handles
from bill_async.sandbox.crud import page_body, read_list
from bill_async.sandbox.errors import Problem, Refusal, no_object
from bill_async.sandbox.ids import Ids
from bill_async.sandbox.listing import Query, keyset_page
from bill_async.sandbox.store import Collection, Object


@handles("partner", "partnerLogin")
def _log_in(call: Call) -> Object:
    return {"sessionId": call.world.authority.log_in_partner(call.body, call.now.timestamp()).id}


@handles("partner", "loginAsUser")
def _log_in_as(call: Call) -> Object:
    authority, body = call.world.authority, call.body
    organization = authority.organizations.get(body["organizationId"])
    if organization is None:
        raise Refusal(400, Problem("BDC_1123", f"Organization {body['organizationId']} does not exist."))
    user = organization["users"].look_up(body["userId"])
    if user is None:
        raise no_object("User", body["userId"], 422)
    if user.get("archived"):
        raise Refusal(401, Problem("BDC_1111", "There is no active user.", "APPLICATION"))
    session = authority.log_in_as(organization, user["id"], body, call.now.timestamp())
    return {"sessionId": session.id, "trusted": session.trusted}


@handles("partner", "listPartnerOrganizations")
def _list(call: Call) -> bytes:
    organizations = list(call.world.authority.organizations.values())
    scratch = Collection("organizations", Ids("008", "", call.world.seed))
    for organization in organizations:
        scratch.add(organization.details)
    size, terms, sorts = read_list(call.operation, call.query, {})
    return page_body(*keyset_page(scratch, Query(terms=terms, sorts=sorts), size, call.query.get("page") or None))


@handles("partner", "createOrganization")
def _create(call: Call) -> bytes:
    assert call.world.new_organization is not None
    body = {name: value for name, value in call.body.items() if value is not None}
    organization = call.world.new_organization(
        {**body, "partnerName": "Sandbox Partner", "createdTime": call.time, "updatedTime": call.time}
    )
    return dumps(organization.details)


@handles("partner", "updateOrgPartnerPricePlan")
def _price_plan(call: Call) -> Object:
    call.organization.note("price plan")["type"] = call.body["pricePlanType"]
    return {"status": "SUCCESS"}


@handles("partner", "createPhone")
def _phone(call: Call) -> None:
    call.find("users", call.path["userId"])
    call.organization.note("risk phones")[call.path["userId"]] = call.body["phoneNumber"]
