"""The meanings of BILL's error codes, and their remedies.

Generated from spec/api.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

__all__ = ["AUTOPAY_FAILURES", "CODES", "Code"]


class Code(NamedTuple):
    """A code of an error array."""

    meaning: str
    remedy: str
    """The remedy; empty if the meaning implies it."""
    retry: Literal["never", "after_login", "after_wait", "when_fixed"]
    """What must happen before the same call can succeed."""
    status: int | None
    """The HTTP status that it comes with, if known."""


CODES: Final[dict[str, Code]] = {
    "BDC_1001": Code(
        "BILL failed, or a parameter is misspelled",
        "check the spelling of the parameters; never repeat a write because of this code",
        "after_wait",
        None,
    ),
    "BDC_1002": Code(
        "BILL failed for an unknown reason, or a parameter is misspelled",
        "check the spelling of the parameters; never repeat a write because of this code",
        "after_wait",
        None,
    ),
    "BDC_1003": Code("the API version is unknown", "", "never", None),
    "BDC_1005": Code("the API version is not supported", "", "never", None),
    "BDC_1101": Code(
        "the user name or the password is wrong, or belongs to the other environment",
        "check the credentials, and whether they are for the sandbox or for production",
        "when_fixed",
        401,
    ),
    "BDC_1102": Code(
        "the developer key is invalid, or the login belongs to the other environment",
        "check the key, and whether it is for the sandbox or for production",
        "when_fixed",
        401,
    ),
    "BDC_1103": Code("the developer key is inactive", "ask BILL to activate the key", "when_fixed", None),
    "BDC_1104": Code(
        "the terms of service for developers are not accepted",
        "accept them in the BILL web application",
        "when_fixed",
        None,
    ),
    "BDC_1105": Code(
        "the organization may not use the API", "ask BILL to enable the API for the organization", "when_fixed", None
    ),
    "BDC_1106": Code(
        "the type of partner does not match",
        "use the application key of the partner that the organization belongs to",
        "when_fixed",
        None,
    ),
    "BDC_1107": Code("the organization is locked", "ask BILL why it is locked", "when_fixed", None),
    "BDC_1108": Code("a parameter has no value", "", "when_fixed", 400),
    "BDC_1109": Code("the session is invalid or has expired", "log in again", "after_login", 401),
    "BDC_1110": Code("the login is locked", "unlock the user in the BILL web application", "when_fixed", None),
    "BDC_1111": Code("there is no active user", "activate the user", "when_fixed", None),
    "BDC_1113": Code("the login failed", "check the credentials", "when_fixed", None),
    "BDC_1114": Code("the object or the action on it is not valid", "", "when_fixed", 400),
    "BDC_1115": Code("the object or the action on it is not valid", "", "when_fixed", 400),
    "BDC_1116": Code("the object or the action on it is not valid", "", "when_fixed", 400),
    "BDC_1117": Code("required data is missing", "", "when_fixed", 400),
    "BDC_1118": Code("the object or the action on it is not valid", "", "when_fixed", 400),
    "BDC_1119": Code("a field or its value is invalid", "", "when_fixed", 400),
    "BDC_1120": Code("no data was found", "", "never", None),
    "BDC_1121": Code(
        "the path does not exist; upper and lower case matter", "check the spelling of the path", "never", 404
    ),
    "BDC_1122": Code("the body is not valid JSON", "", "when_fixed", 400),
    "BDC_1123": Code(
        "the id of the organization is invalid",
        "check the organization id, and whether it belongs to this environment",
        "when_fixed",
        400,
    ),
    "BDC_1124": Code("a field has the wrong type", "", "when_fixed", 400),
    "BDC_1128": Code("the object to list is invalid", "", "when_fixed", 400),
    "BDC_1129": Code("the value of a parameter is invalid", "", "when_fixed", 400),
    "BDC_1130": Code(
        "the list cannot be filtered by this field",
        "BILL's page about the operation lists its filters",
        "when_fixed",
        400,
    ),
    "BDC_1131": Code(
        "the filter has an operator that its field does not allow",
        "BILL's page about the operation lists its filters",
        "when_fixed",
        400,
    ),
    "BDC_1143": Code(
        "a field of the request is invalid, often because it is too long",
        "the message names the field and its limit",
        "when_fixed",
        400,
    ),
    "BDC_1144": Code(
        "the 20000 requests of this clock hour are used up", "wait for the next clock hour", "after_wait", 422
    ),
    "BDC_1145": Code(
        "the user may not do this",
        "check the role of the user; the permission to create objects does not include the permission to read them",
        "when_fixed",
        None,
    ),
    "BDC_1150": Code(
        "the user may not pay online",
        "check the role of the user and the setup of the bank account",
        "when_fixed",
        None,
    ),
    "BDC_1151": Code(
        "the funding bank account cannot pay online",
        "choose another bank account, or finish the verification of this one",
        "when_fixed",
        None,
    ),
    "BDC_1152": Code(
        "the process date is not allowed",
        "choose a US business day on which the payment can be processed",
        "when_fixed",
        422,
    ),
    "BDC_1159": Code(
        "the payment exceeds the due amount of the bill", "pay at most the due amount", "when_fixed", None
    ),
    "BDC_1205": Code("there is no object with this id", "", "never", None),
    "BDC_1233": Code(
        "this vendor cannot get a bank account, because it is already set up for ePayments, invited, or abroad",
        "delete the existing bank account of the vendor, or wait for the invitation",
        "when_fixed",
        None,
    ),
    "BDC_1246": Code(
        "this item was rolled back because another item of the call failed",
        "correct the items that the other errors name, and send all items again",
        "when_fixed",
        None,
    ),
    "BDC_1302": Code(
        "the id belongs to another kind of object; the user of a sync token is not an ordinary user",
        "log in as a user instead of with a sync token, if the operation needs a user",
        "when_fixed",
        None,
    ),
    "BDC_1322": Code(
        "three calls of this organization are already running", "wait until one of them has ended", "after_wait", 422
    ),
    "BDC_1354": Code(
        "the user has no phone for MFA, or an invalid one",
        "set up a phone for MFA, in the BILL web application or through the API",
        "when_fixed",
        None,
    ),
    "BDC_1356": Code("the MFA code is no longer valid", "request a new challenge", "when_fixed", None),
    "BDC_1358": Code("there were too many MFA attempts", "wait 10 minutes", "after_wait", None),
    "BDC_1361": Code(
        "the session is not MFA-trusted",
        "pass an MFA challenge, or log in with remember_me_id and device; a login without them does not help",
        "when_fixed",
        403,
    ),
    "BDC_1374": Code("the MFA token is no longer valid", "request a new challenge", "when_fixed", None),
    "BDC_1402": Code(
        "the process date must be at least two business days ahead", "choose a later process date", "when_fixed", 400
    ),
    "BDC_1570": Code("BILL's risk service refused or failed", "try again later, or ask BILL", "after_wait", None),
    "BDC_5324": Code(
        "this MFA action is blocked, because the user already has a phone",
        "pass a challenge with the phone that is already set up",
        "when_fixed",
        None,
    ),
}
"""All known codes; BILL has several hundred."""

AUTOPAY_FAILURES: Final[dict[str, str]] = {
    "1": "the user is inactive",
    "2": "the user is not authorized",
    "3": "the bank account is inactive",
    "4": "the bill is not ready",
    "5": "the bill already has a payment",
    "6": "an offline vendor cannot be paid",
}
"""The meanings of the numbers in an `autopay.failed` notification."""
