"""The operations of `partner.users`.

Generated from spec/partner/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id
from .._schema.models import Nested
from .._schema.operation import Answer, Operation, Parameter
from ..models.partner_users import PartnerUser

__all__ = ["LIST_PARTNER_USERS"]


LIST_PARTNER_USERS: Final[Operation[PartnerUser]] = Operation(
    id="listPartnerUsers",
    accessor="partner.users.list",
    family="partner",
    method="GET",
    path="/v3/partner/users",
    title="Get list of users",
    reference="https://developer.bill.com/reference/listpartnerusers",
    headers=(Parameter(name="organization_id", wire="organizationId", kind=Id("008", strict=True), required=True),),
    answer=Answer(kind=Nested(PartnerUser)),
    page="fixed",
    page_default=100,
)
