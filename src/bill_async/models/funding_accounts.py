"""The accounts from which the organization and the user may pay.

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


@model(confidence="derived")
class FundingPermissionsCard(AnswerModel):
    """Funding permissions card, part of `FundingPermissionsOrganization`. Known from a single source, not from BILL's
    reference.
    """

    pay_by_card: bool | None = optional_field("payByCard", Boolean())
    funding_enabled: bool | None = optional_field("fundingEnabled", Boolean())
    amex_allowed: bool | None = optional_field("amexAllowed", Boolean())


@model(confidence="derived")
class FundingPermissionsWallet(AnswerModel):
    """Funding permissions wallet, part of `FundingPermissionsOrganization`. Known from a single source, not from BILL's
    reference.
    """

    funding_enabled: bool | None = optional_field("fundingEnabled", Boolean())


@model(confidence="derived")
class FundingPermissionsOrganization(AnswerModel):
    """Funding permissions organization, part of `FundingAccountPermissions`. Known from a single source, not from
    BILL's reference.
    """

    card: FundingPermissionsCard | None = optional_field("card", Nested(FundingPermissionsCard))
    wallet: FundingPermissionsWallet | None = optional_field("wallet", Nested(FundingPermissionsWallet))


@model(confidence="derived")
class FundingPermissionsUser(AnswerModel):
    """Funding permissions user, part of `FundingAccountPermissions`. Known from a single source, not from BILL's
    reference.
    """

    pay_online: bool | None = optional_field("payOnline", Boolean())


@model(confidence="derived")
class FundingAccountPermissions(AnswerModel):
    """Funding account permissions, returned by `funding_accounts.get_permissions`. Known from a single source, not from
    BILL's reference.
    """

    organization: FundingPermissionsOrganization | None = optional_field(
        "organization", Nested(FundingPermissionsOrganization)
    )
    user: FundingPermissionsUser | None = optional_field("user", Nested(FundingPermissionsUser))
