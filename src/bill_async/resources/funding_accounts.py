"""The accounts from which the organization and the user may pay.

Generated from spec/v3/funding_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import funding_accounts as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.funding_accounts import FundingAccountPermissions
    from ..types import CallOptions

__all__ = ["FundingAccounts"]


class FundingAccounts(Resource):
    """The accounts from which the organization and the user may pay."""

    __slots__ = ()

    async def get_permissions(self, **options: Unpack[CallOptions]) -> FundingAccountPermissions:
        """Get funding account permissions.

        `GET /v3/funding-accounts/permissions`.

        See https://developer.bill.com/reference/getfundingaccountpermission.
        """
        return await self._caller.call(ops.GET_FUNDING_ACCOUNT_PERMISSION, options=options)
