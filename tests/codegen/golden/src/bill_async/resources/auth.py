"""Logins.

Generated from spec/v3/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import auth as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.auth import Login, LoginRequest
    from ..types import CallOptions

__all__ = ["Auth"]


class Auth(Resource):
    """Logins."""

    __slots__ = ()

    async def login(self, body: LoginRequest, **options: Unpack[CallOptions]) -> Login:
        """API login.

        `POST /v3/login`. Changes nothing, and so is repeated if no answer comes. Counts against the logins of the hour.

        Raises `InvalidRequestError`, `ValidationError`, `AuthenticationError`, and what every call may.

        See https://developer.bill.com/reference/login.
        """
        return await self._caller.call(ops.LOGIN, body=body, options=options)

    async def logout(self, **options: Unpack[CallOptions]) -> None:
        """API logout.

        `POST /v3/logout`. Repeated if no answer comes: doing it twice ends the same.

        Raises `OutcomeUnknownError`, and what every call may.

        See https://developer.bill.com/reference/logout.
        """
        return await self._caller.call(ops.LOGOUT, options=options)
