"""What the codes of BILL's errors mean, and what helps.

Generated from spec/api.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

__all__ = ["AUTOPAY_FAILURES", "CODES", "Code"]


class Code(NamedTuple):
    """A code of an error array."""

    meaning: str
    remedy: str
    """What to do about it; empty if the meaning says it."""
    retry: Literal["never", "after_login", "after_wait", "when_fixed"]
    """What it takes before the same call can succeed."""
    status: int | None
    """The HTTP status that it comes with, where that is known."""


CODES: Final[dict[str, Code]] = {
    "BDC_1001": Code(
        "BILL failed, or a parameter is misspelt",
        "check the spelling of the parameters; never repeat a write because of it",
        "after_wait",
        None,
    ),
    "BDC_1002": Code(
        "BILL failed for an unknown reason, or a parameter is misspelt",
        "check the spelling of the parameters; never repeat a write because of it",
        "after_wait",
        None,
    ),
    "BDC_1003": Code("the API version is unknown", "", "never", None),
    "BDC_1005": Code("the API version is not supported", "", "never", None),
    "BDC_1101": Code(
        "user name or password is wrong, or belongs to the other environment",
        "check the credentials, and whether they are of the sandbox or of production",
        "when_fixed",
        401,
    ),
    "BDC_1102": Code(
        "the developer key is invalid, or the login belongs to the other environment",
        "check the key, and whether it is of the sandbox or of production",
        "when_fixed",
        401,
    ),
    "BDC_1103": Code("the developer key is inactive", "have BILL activate the key", "when_fixed", None),
    "BDC_1104": Code(
        "the terms of service for developers are not accepted",
        "accept them in the BILL web application",
        "when_fixed",
        None,
    ),
    "BDC_1105": Code(
        "the organization may not use the API", "have the API enabled for the organization", "when_fixed", None
    ),
    "BDC_1106": Code(
        "the type of partner does not match",
        "use the application key of the partner that the organization belongs to",
        "when_fixed",
        None,
    ),
    "BDC_1107": Code("the organization is locked", "ask BILL why it is locked", "when_fixed", None),
    "BDC_1108": Code("a parameter has no value", "", "when_fixed", 400),
    "BDC_1109": Code("the session is invalid or over", "log in again", "after_login", 401),
    "BDC_1110": Code("the login is locked", "unlock the user in the BILL web application", "when_fixed", None),
    "BDC_1111": Code("there is no active user", "activate the user", "when_fixed", None),
    "BDC_1113": Code("the login failed", "check the credentials", "when_fixed", None),
    "BDC_1114": Code("the object or what is to be done with it is wrong", "", "when_fixed", 400),
    "BDC_1115": Code("the object or what is to be done with it is wrong", "", "when_fixed", 400),
    "BDC_1116": Code("the object or what is to be done with it is wrong", "", "when_fixed", 400),
    "BDC_1117": Code("required data is missing", "", "when_fixed", 400),
    "BDC_1118": Code("the object or what is to be done with it is wrong", "", "when_fixed", 400),
    "BDC_1119": Code("a field or its value is invalid", "", "when_fixed", 400),
    "BDC_1120": Code("no data was found", "", "never", None),
    "BDC_1121": Code("there is no such path; capitals matter", "check the path, letter by letter", "never", 404),
    "BDC_1122": Code("the body is not valid JSON", "", "when_fixed", 400),
    "BDC_1123": Code(
        "the id of the organization is invalid",
        "check the organization id, and whether it is of this environment",
        "when_fixed",
        400,
    ),
    "BDC_1124": Code("a field has the wrong type", "", "when_fixed", 400),
    "BDC_1128": Code("the object to list is invalid", "", "when_fixed", 400),
    "BDC_1129": Code("the value of a parameter is invalid", "", "when_fixed", 400),
    "BDC_1130": Code(
        "the list cannot be filtered on this field",
        "the operation's page of the reference lists its filters",
        "when_fixed",
        400,
    ),
    "BDC_1131": Code(
        "the filter has an operator that its field does not take",
        "the operation's page of the reference lists its filters",
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
        "the 20000 requests of this clock hour are used up",
        "wait for the beginning of the next clock hour",
        "after_wait",
        422,
    ),
    "BDC_1145": Code(
        "the user may not do this",
        "check the role of the user; the permission to create something does not hold the one to read it",
        "when_fixed",
        None,
    ),
    "BDC_1150": Code(
        "the user may not pay online",
        "check the role of the user and the set-up of the bank account",
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
        "the payment is more than what is due on the bill", "pay at most the due amount", "when_fixed", None
    ),
    "BDC_1205": Code("there is no object with this id", "", "never", None),
    "BDC_1233": Code(
        "this vendor cannot be given a bank account, being set up for ePayments already, invited, or abroad",
        "delete the bank account that the vendor has, or wait for the invitation",
        "when_fixed",
        None,
    ),
    "BDC_1246": Code(
        "this item was rolled back because another item of the call failed",
        "mend the item that the other errors name, and send all of them again",
        "when_fixed",
        None,
    ),
    "BDC_1302": Code(
        "the id belongs to another kind of object; the user of a sync token is no ordinary user",
        "for what asks for a user, log in as one and not with a sync token",
        "when_fixed",
        None,
    ),
    "BDC_1322": Code(
        "three calls of this organization are running already", "wait until one of them ends", "after_wait", 422
    ),
    "BDC_1354": Code(
        "the user has no phone for MFA, or an invalid one",
        "set up a phone for MFA, in the BILL web application or by the API",
        "when_fixed",
        None,
    ),
    "BDC_1356": Code("the MFA code is no longer valid", "ask for a new challenge", "when_fixed", None),
    "BDC_1358": Code("there were too many MFA attempts", "wait for 10 minutes", "after_wait", None),
    "BDC_1361": Code(
        "the session is not MFA-trusted",
        "pass an MFA challenge, or log in with remember_me_id and device; a plain login does not help",
        "when_fixed",
        403,
    ),
    "BDC_1374": Code("the MFA token is no longer valid", "ask for a new challenge", "when_fixed", None),
    "BDC_1402": Code(
        "the process date must be at least two business days ahead", "choose a later process date", "when_fixed", 400
    ),
    "BDC_1570": Code("BILL's risk service refused or failed", "try again later, or ask BILL", "after_wait", None),
    "BDC_5324": Code(
        "this action of MFA is blocked, because the user has a phone already",
        "pass a challenge with the phone that is set up",
        "when_fixed",
        None,
    ),
}
"""Every code that is known; BILL has several hundred."""

AUTOPAY_FAILURES: Final[dict[str, str]] = {
    "1": "the user is inactive",
    "2": "the user is not authorized",
    "3": "the bank account is inactive",
    "4": "the bill is not ready",
    "5": "the bill has a payment already",
    "6": "an offline vendor cannot be paid",
}
"""What the numbers in an `autopay.failed` notification mean."""
