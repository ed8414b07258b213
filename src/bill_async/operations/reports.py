"""The operations of `reports`.

Generated from spec/v3/reports.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Boolean, Id
from .._schema.models import Nested
from .._schema.operation import Answer, Operation, Parameter
from ..models.reports import AuditTrailEntry

__all__ = ["GET_VENDOR_AUDIT_TRAIL"]

_VENDOR_ID: Final = Parameter(name="vendor_id", wire="vendorId", kind=Id("009", strict=True), required=True)

GET_VENDOR_AUDIT_TRAIL: Final[Operation[AuditTrailEntry]] = Operation(
    id="getVendorAuditTrail",
    accessor="reports.get_vendor_audit_trail",
    family="v3",
    method="GET",
    path="/v3/reports/audit-trail/vendor/{vendorId}",
    title="Get audit trail details for a vendor",
    reference="https://developer.bill.com/reference/getvendoraudittrail",
    path_params=(_VENDOR_ID,),
    query=(Parameter(name="include_archived", wire="includeArchived", kind=Boolean()),),
    answer=Answer(kind=Nested(AuditTrailEntry)),
    page="offset",
    doc="The pages are addressed by offset.",
)
