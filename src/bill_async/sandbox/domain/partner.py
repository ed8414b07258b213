"""Partner operations: organizations, their users, and logins as a user."""

from __future__ import annotations

from bill_async.sandbox._json import dumps
from bill_async.sandbox.collection import Collection, Object
from bill_async.sandbox.context import RequestContext, handles
from bill_async.sandbox.crud import page_body, read_list
from bill_async.sandbox.errors import Problem, Refusal, no_object
from bill_async.sandbox.ids import Ids
from bill_async.sandbox.listing import Query, keyset_page


@handles("partner", "partnerLogin")
def _log_in(context: RequestContext) -> Object:
    return {"sessionId": context.state.auth.log_in_partner(context.body, context.now.timestamp()).id}


@handles("partner", "loginAsUser")
def _log_in_as(context: RequestContext) -> Object:
    auth, body = context.state.auth, context.body
    organization = auth.organizations.get(body["organizationId"])
    if organization is None:
        raise Refusal(400, Problem("BDC_1123", f"Organization {body['organizationId']} does not exist."))
    user = organization["users"].look_up(body["userId"])
    if user is None:
        raise no_object("User", body["userId"], 422)
    if user.get("archived"):
        raise Refusal(401, Problem("BDC_1111", "There is no active user.", "APPLICATION"))
    session = auth.log_in_as(organization, user["id"], body, context.now.timestamp())
    return {"sessionId": session.id, "trusted": session.trusted}


@handles("partner", "listPartnerOrganizations")
def _list(context: RequestContext) -> bytes:
    organizations = list(context.state.auth.organizations.values())
    scratch = Collection("organizations", Ids("008", "", context.state.seed))
    for organization in organizations:
        scratch.add(organization.details)
    size, terms, sorts = read_list(context.operation, context.query, {})
    return page_body(*keyset_page(scratch, Query(terms=terms, sorts=sorts), size, context.query.get("page") or None))


@handles("partner", "createOrganization")
def _create(context: RequestContext) -> bytes:
    assert context.state.new_organization is not None
    body = {name: value for name, value in context.body.items() if value is not None}
    organization = context.state.new_organization(
        {**body, "partnerName": "Sandbox Partner", "createdTime": context.time, "updatedTime": context.time}
    )
    return dumps(organization.details)


@handles("partner", "updateOrgPartnerPricePlan")
def _price_plan(context: RequestContext) -> Object:
    context.organization.table("price plan")["type"] = context.body["pricePlanType"]
    return {"status": "SUCCESS"}


@handles("partner", "createPhone")
def _phone(context: RequestContext) -> None:
    context.find("users", context.path["userId"])
    context.organization.table("risk phones")[context.path["userId"]] = context.body["phoneNumber"]
