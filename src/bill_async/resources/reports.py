"""Audit trails.

Generated from spec/v3/reports.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import reports as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.reports import AuditTrailEntry
    from ..paging import Pager
    from ..types import CallOptions

__all__ = ["Reports"]


class Reports(Resource):
    """Audit trails."""

    __slots__ = ()

    def get_vendor_audit_trail(
        self,
        vendor_id: str,
        *,
        include_archived: bool | None = None,
        max: int | None = None,
        page: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[AuditTrailEntry]:
        """Get audit trail details for a vendor.

        `GET /v3/reports/audit-trail/vendor/{vendorId}`. The pages are addressed by offset. At most 100 items on a page,
        20 by default.

        `vendor_id`: begins with 009.

        Raises: `NotFoundError`, `InvalidRequestError`, `ValidationError`, `PagingError`, and the errors of every call.

        See https://developer.bill.com/reference/getvendoraudittrail.
        """
        return self._caller.pages(
            ops.GET_VENDOR_AUDIT_TRAIL,
            vendor_id,
            query={"includeArchived": include_archived, "max": max, "start": page},
            options=options,
        )
