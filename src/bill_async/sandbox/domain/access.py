"""Logins, sessions and multi-factor authentication."""

from __future__ import annotations

from typing import Any

from bill_async.sandbox._json import dumps
from bill_async.sandbox.auth import REMEMBERED, secret
from bill_async.sandbox.context import Call, handles
from bill_async.sandbox.crud import page_body
from bill_async.sandbox.errors import Problem, Refusal, business_rule, invalid
from bill_async.sandbox.organizations import Trust
from bill_async.sandbox.state import TextMessage
from bill_async.sandbox.store import Object

_CODE = "123456"  # what every text message of the sandbox says
_ATTEMPTS = 5


@handles("v3", "login")
def _log_in(call: Call) -> Object:
    session = call.world.authority.log_in(call.body, call.now.timestamp())
    assert session.organization is not None
    return {
        "sessionId": session.id,
        "organizationId": session.organization.id,
        "userId": session.user_id,
        "trusted": session.trusted,
    }


@handles("v3", "logout")
def _log_out(call: Call) -> None:
    call.world.authority.end(call.session)


@handles("v3", "getSessionInfo")
def _session(call: Call) -> Object:
    return {
        "organizationId": call.organization.id,
        "userId": call.user_id,
        "mfaStatus": "PHONE_VERIFICATION" if call.organization.phones.get(call.user_id) else "DISABLED",
        "mfaBypass": False,
    }


@handles("v3", "listAllOrganizations")
def _organizations(call: Call) -> bytes:
    rows = [
        dumps({"id": organization.id, "name": organization.details["name"]})
        for organization in call.world.authority.organizations.values()
        if organization.id == call.organization.id
    ]
    return page_body(rows, None, None)


# -- MFA


def _send_code(call: Call, phone: str) -> None:
    if call.session.sync_token:
        raise Refusal(403, Problem("BDC_1361", "A session of a sync token cannot do this.", "APPLICATION"))
    call.world.messages.append(TextMessage(phone, f"Your verification code is {_CODE}."))


def _identifier(call: Call, what: str) -> str:
    return secret(call.world.seed, what, call.organization.id, str(call.organization.serial("mfa")))


def _try_code(call: Call, waiting: dict[str, Object], identifier: str, name: str, token: str) -> Object:
    """Return what waited for the code, or refuse the code."""
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
def _set_up(call: Call) -> Object:
    if call.body.get("primary") is False:
        raise Refusal(400, invalid("primary", "must be true"))
    if call.organization.phones.get(call.user_id) and not call.session.trusted:
        raise business_rule("BDC_5324", "Blocked: the user has a phone for MFA already.")
    identifier = _identifier(call, "setup")
    call.organization.note("mfa setups")[identifier] = {"phone": call.body["phone"]}
    _send_code(call, call.body["phone"])
    return {"setupId": identifier}


@handles("v3", "validate")
def _validate_set_up(call: Call) -> Object:
    body = call.body
    found = _try_code(call, call.organization.note("mfa setups"), body["setupId"], "setupId", body["token"])
    call.organization.phones[call.user_id] = [{"type": "MOBILE", "last4digits": found["phone"][-4:], "primary": True}]
    return {"status": "SUCCESS"}


@handles("v3", "listMfaPhones")
def _phones(call: Call) -> Any:
    return {"results": call.organization.phones.get(call.user_id, [])}


@handles("v3", "generateChallenge")
def _challenge(call: Call) -> Object:
    phones = call.organization.phones.get(call.user_id)
    if not phones:
        raise business_rule("BDC_1354", "The user has no phone for MFA.")
    if call.body.get("useBackup"):
        raise Refusal(400, invalid("useBackup", "must be false"))
    identifier = _identifier(call, "challenge")
    call.organization.note("mfa challenges")[identifier] = {}
    _send_code(call, phones[0]["last4digits"])
    return {"challengeId": identifier}


@handles("v3", "validateChallenge")
def _validate_challenge(call: Call) -> Object:
    body, organization = call.body, call.organization
    waiting = organization.note("mfa challenges")
    if body.get("rememberMe") and not body.get("device"):
        raise Refusal(400, invalid("device", "is needed with rememberMe"))
    _try_code(call, waiting, body["challengeId"], "challengeId", body["token"])
    call.session.trusted = True
    if not body.get("rememberMe"):
        return {}
    identifier = _identifier(call, "remember me")
    until = int(call.now.timestamp()) + REMEMBERED
    organization.trusts[identifier] = Trust(call.user_id, body["device"], until)
    return {"rememberMeId": identifier}


@handles("v3", "stepUpSession")
def _step_up(call: Call) -> Object:
    authority, session = call.world.authority, call.session
    if not authority.remembered(call.organization, session.user_id, call.body, call.now.timestamp()):
        raise Refusal(403, Problem("BDC_1361", "rememberMeId and device are not known.", "APPLICATION"))
    session.trusted = True
    return {"trusted": True}
