"""The operations of `funding_accounts`.

Generated from spec/v3/funding_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.models import Nested
from .._schema.operation import Answer, Operation
from ..models.funding_accounts import FundingAccountPermissions

__all__ = ["GET_FUNDING_ACCOUNT_PERMISSION"]


GET_FUNDING_ACCOUNT_PERMISSION: Final[Operation[FundingAccountPermissions]] = Operation(
    id="getFundingAccountPermission",
    accessor="funding_accounts.get_permissions",
    family="v3",
    method="GET",
    path="/v3/funding-accounts/permissions",
    title="Get funding account permissions",
    reference="https://developer.bill.com/reference/getfundingaccountpermission",
    answer=Answer(kind=Nested(FundingAccountPermissions)),
)
