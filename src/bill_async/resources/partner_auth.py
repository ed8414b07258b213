"""Sessions of a partner, and sessions on behalf of a user. The client calls these itself.

Generated from spec/partner/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import partner_auth as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.partner_auth import LoginAsUserAnswer, LoginAsUserRequest, PartnerLoginAnswer, PartnerLoginRequest
    from ..types import CallOptions

__all__ = ["PartnerAuth"]


class PartnerAuth(Resource):
    """Sessions of a partner, and sessions on behalf of a user. The client calls these itself."""

    __slots__ = ()

    async def login(self, body: PartnerLoginRequest, **options: Unpack[CallOptions]) -> PartnerLoginAnswer:
        """API partner login.

        `POST /v3/partner/login`. Retried if no answer comes, because it changes nothing. Counts against the 200 logins
        an hour.

        Raises: `InvalidRequestError`, `ValidationError`, `AuthenticationError`, and the errors of every call.

        See https://developer.bill.com/reference/partnerlogin.
        """
        return await self._caller.call(ops.PARTNER_LOGIN, body=body, options=options)

    async def login_as_user(self, body: LoginAsUserRequest, **options: Unpack[CallOptions]) -> LoginAsUserAnswer:
        """API login as user.

        `POST /v3/partner/login-as-user`. Retried if no answer comes, because it changes nothing. Counts against the 200
        logins an hour.

        Raises: `InvalidRequestError`, `ValidationError`, `AuthenticationError`, and the errors of every call.

        See https://developer.bill.com/reference/loginasuser.
        """
        return await self._caller.call(ops.LOGIN_AS_USER, body=body, options=options)
