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

        `POST /v3/login`. Retried if no answer comes, because it changes nothing. Counts against the 200 logins an hour.

        Raises: `InvalidRequestError`, `ValidationError`, `AuthenticationError`, and the errors of every call.

        See https://developer.bill.com/reference/login.
        """
        return await self._caller.call(ops.LOGIN, body=body, options=options)

    async def logout(self, **options: Unpack[CallOptions]) -> None:
        """API logout.

        `POST /v3/logout`. Retried if no answer comes, because a second execution has the same result.

        Raises: `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/logout.
        """
        return await self._caller.call(ops.LOGOUT, options=options)
