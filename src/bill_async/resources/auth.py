"""Sessions of an organization: login, session details, logout. The client calls these itself.

Generated from spec/v3/auth.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import auth as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.auth import LoginAnswer, LoginOrganization, LoginRequest, SessionInfo
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["Auth"]


class Auth(Resource):
    """Sessions of an organization: login, session details, logout. The client calls these itself."""

    __slots__ = ()

    async def login(self, body: LoginRequest, **options: Unpack[CallOptions]) -> LoginAnswer:
        """API login.

        `POST /v3/login`. Retried if no answer comes, because it changes nothing. Counts against the 200 logins an hour.

        Raises: `InvalidRequestError`, `ValidationError`, `AuthenticationError`, and the errors of every call.

        See https://developer.bill.com/reference/login.
        """
        return await self._caller.call(ops.LOGIN, body=body, options=options)

    async def get_session(self, **options: Unpack[CallOptions]) -> SessionInfo:
        """Get API session details.

        `GET /v3/login/session`.

        See https://developer.bill.com/reference/getsessioninfo.
        """
        return await self._caller.call(ops.GET_SESSION_INFO, options=options)

    async def logout(self, **options: Unpack[CallOptions]) -> None:
        """API logout.

        `POST /v3/logout`. Ends the session at once. Retried if no answer comes, because a second execution has the same
        result.

        Raises: `OutcomeUnknownError`, and the errors of every call.

        See https://developer.bill.com/reference/logout.
        """
        return await self._caller.call(ops.LOGOUT, options=options)

    def list_organizations(
        self, *, page: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[LoginOrganization]:
        """Get list of login organizations.

        `GET /v3/login/organizations`. The organizations that the user can log in to, including console organizations.
        Pages of 100 items.

        Raises: `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listallorganizations.
        """
        return self._caller.pages(ops.LIST_ALL_ORGANIZATIONS, query={"page": page}, options=options)

    def scan_organizations(self, **options: Unpack[CallOptions]) -> Scan[LoginOrganization]:
        """Scan the whole list that `list_organizations` pages through.

        `GET /v3/login/organizations`, with the arguments of `list_organizations`. The pages are fetched one after the
        other, because BILL does not filter them by creation time.

        Raises: `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listallorganizations.
        """
        return self._caller.scan(ops.LIST_ALL_ORGANIZATIONS, options=options)
