"""Logins, sessions and multi-factor authentication."""

from __future__ import annotations

from typing import Any

from bill_async.sandbox._json import dumps
from bill_async.sandbox.auth import REMEMBERED, secret
from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import RequestContext, handles
from bill_async.sandbox.crud import page_body
from bill_async.sandbox.errors import Problem, Refusal, business_rule, invalid
from bill_async.sandbox.organizations import Trust
from bill_async.sandbox.state import TextMessage

_CODE = "123456"  # the code in every text message of the sandbox
_ATTEMPTS = 5


@handles("v3", "login")
def _log_in(context: RequestContext) -> Object:
    session = context.state.auth.log_in(context.body, context.now.timestamp())
    assert session.organization is not None
    return {
        "sessionId": session.id,
        "organizationId": session.organization.id,
        "userId": session.user_id,
        "trusted": session.trusted,
    }


@handles("v3", "logout")
def _log_out(context: RequestContext) -> None:
    context.state.auth.end(context.session)


@handles("v3", "getSessionInfo")
def _session(context: RequestContext) -> Object:
    return {
        "organizationId": context.organization.id,
        "userId": context.user_id,
        "mfaStatus": "PHONE_VERIFICATION" if context.organization.phones.get(context.user_id) else "DISABLED",
        "mfaBypass": False,
    }


@handles("v3", "listAllOrganizations")
def _organizations(context: RequestContext) -> bytes:
    rows = [
        dumps({"id": organization.id, "name": organization.details["name"]})
        for organization in context.state.auth.organizations.values()
        if organization.id == context.organization.id
    ]
    return page_body(rows, None, None)


# -- MFA


def _send_code(context: RequestContext, phone: str) -> None:
    if context.session.sync_token:
        raise Refusal(403, Problem("BDC_1361", "A session of a sync token cannot do this.", "APPLICATION"))
    context.state.messages.append(TextMessage(phone, f"Your verification code is {_CODE}."))


def _identifier(context: RequestContext, what: str) -> str:
    return secret(context.state.seed, what, context.organization.id, str(context.organization.serial("mfa")))


def _try_code(context: RequestContext, waiting: dict[str, Object], identifier: str, name: str, token: str) -> Object:
    """Return the pending setup or challenge of a code, or refuse the code."""
    found = waiting.get(identifier)
    if found is None:
        raise Refusal(400, invalid(name, f"{identifier} does not exist"))
    found["attempts"] = found.get("attempts", 0) + 1
    if found["attempts"] > _ATTEMPTS:
        raise Refusal(400, Problem("BDC_1358", "Too many attempts. Please try again later.", "APPLICATION"))
    if token != _CODE:
        raise Refusal(400, Problem("BDC_1356", "The verification code is wrong or has expired.", "APPLICATION"))
    del waiting[identifier]
    return found


@handles("v3", "setup")
def _set_up(context: RequestContext) -> Object:
    if context.body.get("primary") is False:
        raise Refusal(400, invalid("primary", "must be true"))
    if context.organization.phones.get(context.user_id) and not context.session.trusted:
        raise business_rule("BDC_5324", "Blocked: the user has a phone for MFA already.")
    identifier = _identifier(context, "setup")
    context.organization.table("mfa setups")[identifier] = {"phone": context.body["phone"]}
    _send_code(context, context.body["phone"])
    return {"setupId": identifier}


@handles("v3", "validate")
def _validate_set_up(context: RequestContext) -> Object:
    body = context.body
    found = _try_code(context, context.organization.table("mfa setups"), body["setupId"], "setupId", body["token"])
    context.organization.phones[context.user_id] = [
        {"type": "MOBILE", "last4digits": found["phone"][-4:], "primary": True}
    ]
    return {"status": "SUCCESS"}


@handles("v3", "listMfaPhones")
def _phones(context: RequestContext) -> Any:
    return {"results": context.organization.phones.get(context.user_id, [])}


@handles("v3", "generateChallenge")
def _challenge(context: RequestContext) -> Object:
    phones = context.organization.phones.get(context.user_id)
    if not phones:
        raise business_rule("BDC_1354", "The user has no phone for MFA.")
    if context.body.get("useBackup"):
        raise Refusal(400, invalid("useBackup", "must be false"))
    identifier = _identifier(context, "challenge")
    context.organization.table("mfa challenges")[identifier] = {}
    _send_code(context, phones[0]["last4digits"])
    return {"challengeId": identifier}


@handles("v3", "validateChallenge")
def _validate_challenge(context: RequestContext) -> Object:
    body, organization = context.body, context.organization
    waiting = organization.table("mfa challenges")
    if body.get("rememberMe") and not body.get("device"):
        raise Refusal(400, invalid("device", "is needed with rememberMe"))
    _try_code(context, waiting, body["challengeId"], "challengeId", body["token"])
    context.session.trusted = True
    if not body.get("rememberMe"):
        return {}
    identifier = _identifier(context, "remember me")
    until = int(context.now.timestamp()) + REMEMBERED
    organization.trusts[identifier] = Trust(context.user_id, body["device"], until)
    return {"rememberMeId": identifier}


@handles("v3", "stepUpSession")
def _step_up(context: RequestContext) -> Object:
    auth, session = context.state.auth, context.session
    if not auth.remembered(context.organization, session.user_id, context.body, context.now.timestamp()):
        raise Refusal(403, Problem("BDC_1361", "rememberMeId and device are not known.", "APPLICATION"))
    session.trusted = True
    return {"trusted": True}
