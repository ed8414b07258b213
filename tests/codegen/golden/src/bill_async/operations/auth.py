"""The operations of `auth`.

Generated from spec/v3/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation
from .._schema.traces import Trace
from ..models.auth import Login, LoginRequest

__all__ = ["LOGIN", "LOGOUT"]


LOGIN: Final[Operation[Login]] = Operation(
    id="login",
    accessor="auth.login",
    family="v3",
    method="POST",
    path="/v3/login",
    title="API login",
    reference="https://developer.bill.com/reference/login",
    authenticated=False,
    body=Body(model=LoginRequest),
    answer=Answer(kind=Nested(Login)),
    quota="login",
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
)
