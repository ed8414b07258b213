"""What the organization and the user may pay from.

Generated from spec/v3/funding_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import optional_field
from .._schema.kinds import Boolean
from .._schema.models import AnswerModel, Nested, model

__all__ = [
    "FundingAccountPermissions",
    "FundingPermissionsCard",
    "FundingPermissionsOrganization",
    "FundingPermissionsUser",
    "FundingPermissionsWallet",
]


@model
class FundingPermissionsCard(AnswerModel):
    """Funding permissions card, part of `FundingPermissionsOrganization`. Its fields are known from a single source,
    not from BILL's reference.
    """

    pay_by_card: bool | None = optional_field("payByCard", Boolean(), confidence="derived")
    funding_enabled: bool | None = optional_field("fundingEnabled", Boolean(), confidence="derived")
    amex_allowed: bool | None = optional_field("amexAllowed", Boolean(), confidence="derived")


@model
class FundingPermissionsWallet(AnswerModel):
    """Funding permissions wallet, part of `FundingPermissionsOrganization`. Its fields are known from a single source,
    not from BILL's reference.
    """

    funding_enabled: bool | None = optional_field("fundingEnabled", Boolean(), confidence="derived")


@model
class FundingPermissionsOrganization(AnswerModel):
    """Funding permissions organization, part of `FundingAccountPermissions`. Its fields are known from a single source,
    not from BILL's reference.
    """

    card: FundingPermissionsCard | None = optional_field("card", Nested(FundingPermissionsCard), confidence="derived")
    wallet: FundingPermissionsWallet | None = optional_field(
        "wallet", Nested(FundingPermissionsWallet), confidence="derived"
    )


@model
class FundingPermissionsUser(AnswerModel):
    """Funding permissions user, part of `FundingAccountPermissions`. Its fields are known from a single source, not
    from BILL's reference.
    """

    pay_online: bool | None = optional_field("payOnline", Boolean(), confidence="derived")


@model
class FundingAccountPermissions(AnswerModel):
    """Funding account permissions, given by `funding_accounts.get_permissions`. Its fields are known from a single
    source, not from BILL's reference.
    """

    organization: FundingPermissionsOrganization | None = optional_field(
        "organization", Nested(FundingPermissionsOrganization), confidence="derived"
    )
    user: FundingPermissionsUser | None = optional_field("user", Nested(FundingPermissionsUser), confidence="derived")
