"""The operations of `mfa`.

Generated from spec/v3/mfa.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import ListOf
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation
from .._schema.traces import Trace
from ..models.common import StatusAnswer
from ..models.mfa import (
    MfaChallenge,
    MfaChallengeRequest,
    MfaChallengeValidateRequest,
    MfaChallengeValidation,
    MfaPhone,
    MfaSetup,
    MfaSetupRequest,
    MfaSetupValidateRequest,
    MfaStepUp,
    MfaStepUpRequest,
)

__all__ = ["GENERATE_CHALLENGE", "LIST_MFA_PHONES", "SETUP", "STEP_UP_SESSION", "VALIDATE", "VALIDATE_CHALLENGE"]


GENERATE_CHALLENGE: Final[Operation[MfaChallenge]] = Operation(
    id="generateChallenge",
    accessor="mfa.create_challenge",
    family="v3",
    method="POST",
    path="/v3/mfa/challenge",
    title="Generate MFA challenge",
    reference="https://developer.bill.com/reference/generatechallenge",
    body=Body(model=MfaChallengeRequest),
    answer=Answer(kind=Nested(MfaChallenge)),
    retry="unsafe",
    quota="text_message",
    trace=Trace(impossible="challenges are not listed; ask for another"),
    doc="Sends a text message. A user without a phone gets `BDC_1354`.",
)

VALIDATE_CHALLENGE: Final[Operation[MfaChallengeValidation]] = Operation(
    id="validateChallenge",
    accessor="mfa.validate_challenge",
    family="v3",
    method="POST",
    path="/v3/mfa/challenge/validate",
    title="Validate MFA challenge",
    reference="https://developer.bill.com/reference/validatechallenge",
    body=Body(model=MfaChallengeValidateRequest),
    answer=Answer(kind=Nested(MfaChallengeValidation)),
    retry="unsafe",
    trace=Trace(impossible="whether a session is trusted cannot be asked"),
    doc="A code works once. Too many wrong codes lock the user out for 5 to 10 minutes (`BDC_1358`). The session of the call becomes trusted; `rememberMeId` makes later sessions trusted for 30 days.",
)

LIST_MFA_PHONES: Final[Operation[list[MfaPhone]]] = Operation(
    id="listMfaPhones",
    accessor="mfa.list_phones",
    family="v3",
    method="GET",
    path="/v3/mfa/phones",
    title="Get list of MFA phone numbers",
    reference="https://developer.bill.com/reference/listmfaphones",
    answer=Answer(kind=ListOf(Nested(MfaPhone)), key="results"),
)

SETUP: Final[Operation[MfaSetup]] = Operation(
    id="setup",
    accessor="mfa.create_setup",
    family="v3",
    method="POST",
    path="/v3/mfa/setup",
    title="Add phone for MFA setup",
    reference="https://developer.bill.com/reference/setup",
    body=Body(model=MfaSetupRequest),
    answer=Answer(kind=Nested(MfaSetup)),
    retry="unsafe",
    quota="text_message",
    trace=Trace(impossible="a phone that is being set up is not listed; begin again"),
    doc="Sends a text message. If the user already has a phone, only an MFA-trusted session may set up another; other sessions get `BDC_5324`.",
)

VALIDATE: Final[Operation[StatusAnswer]] = Operation(
    id="validate",
    accessor="mfa.validate_setup",
    family="v3",
    method="POST",
    path="/v3/mfa/setup/validate",
    title="Validate phone for MFA setup",
    reference="https://developer.bill.com/reference/validate",
    body=Body(model=MfaSetupValidateRequest),
    answer=Answer(kind=Nested(StatusAnswer)),
    retry="unsafe",
    trace=Trace(impossible="which set-up a listed phone comes from does not show"),
    doc="A code works once.",
)

STEP_UP_SESSION: Final[Operation[MfaStepUp]] = Operation(
    id="stepUpSession",
    accessor="mfa.step_up",
    family="v3",
    method="POST",
    path="/v3/mfa/step-up",
    title="MFA step-up for API session",
    reference="https://developer.bill.com/reference/stepupsession",
    body=Body(model=MfaStepUpRequest),
    answer=Answer(kind=Nested(MfaStepUp)),
    retry="idempotent",
    trace=Trace(impossible="whether a session is trusted cannot be asked"),
)
