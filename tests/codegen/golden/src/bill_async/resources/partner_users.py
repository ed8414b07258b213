"""Users of the organizations of a partner.

Generated from spec/partner/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import partner_users as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.partner_users import PartnerUser
    from ..paging import Pager
    from ..scanning.scan import Scan
    from ..types import CallOptions

__all__ = ["PartnerUsers"]


class PartnerUsers(Resource):
    """Users of the organizations of a partner."""

    __slots__ = ()

    def list(
        self, organization_id: str, *, page: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[PartnerUser]:
        """Get list of users.

        `GET /v3/partner/users`. Pages of 100 items.

        `organization_id`: begins with 008.

        Raises: `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listpartnerusers.
        """
        return self._caller.pages(
            ops.LIST_PARTNER_USERS, query={"page": page}, headers={"organizationId": organization_id}, options=options
        )

    def scan(self, organization_id: str, **options: Unpack[CallOptions]) -> Scan[PartnerUser]:
        """Scan the whole list that `list` pages through.

        `GET /v3/partner/users`, with the arguments of `list`. The pages are fetched one after the other, because BILL
        does not filter them by creation time.

        Raises: `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/listpartnerusers.
        """
        return self._caller.scan(ops.LIST_PARTNER_USERS, headers={"organizationId": organization_id}, options=options)
