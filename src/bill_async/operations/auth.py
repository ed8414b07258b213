"""The operations of `auth`.

Generated from spec/v3/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation
from .._schema.traces import Trace
from ..models.auth import LoginAnswer, LoginOrganization, LoginRequest, SessionInfo

__all__ = ["GET_SESSION_INFO", "LIST_ALL_ORGANIZATIONS", "LOGIN", "LOGOUT"]


LOGIN: Final[Operation[LoginAnswer]] = Operation(
    id="login",
    accessor="auth.login",
    family="v3",
    method="POST",
    path="/v3/login",
    title="API login",
    reference="https://developer.bill.com/reference/login",
    authenticated=False,
    body=Body(model=LoginRequest),
    answer=Answer(kind=Nested(LoginAnswer)),
    quota="login",
)

GET_SESSION_INFO: Final[Operation[SessionInfo]] = Operation(
    id="getSessionInfo",
    accessor="auth.get_session",
    family="v3",
    method="GET",
    path="/v3/login/session",
    title="Get API session details",
    reference="https://developer.bill.com/reference/getsessioninfo",
    answer=Answer(kind=Nested(SessionInfo)),
)

LOGOUT: Final[Operation[None]] = Operation(
    id="logout",
    accessor="auth.logout",
    family="v3",
    method="POST",
    path="/v3/logout",
    title="API logout",
    reference="https://developer.bill.com/reference/logout",
    retry="idempotent",
    trace=Trace(impossible="a session that is over cannot be asked about"),
    doc="Ends the session at once.",
)

LIST_ALL_ORGANIZATIONS: Final[Operation[LoginOrganization]] = Operation(
    id="listAllOrganizations",
    accessor="auth.list_organizations",
    family="v3",
    method="GET",
    path="/v3/login/organizations",
    title="Get list of login organizations",
    reference="https://developer.bill.com/reference/listallorganizations",
    answer=Answer(kind=Nested(LoginOrganization)),
    page="fixed",
    page_default=100,
    doc="The organizations that the user can log in to, including console organizations.",
)
