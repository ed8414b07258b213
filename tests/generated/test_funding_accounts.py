"""One test for each operation of `funding_accounts`: what is sent, and what becomes of the answer.

Generated from spec/v3/funding_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import Wire

from bill_async.models import (
    FundingAccountPermissions,
    FundingPermissionsCard,
    FundingPermissionsOrganization,
    FundingPermissionsUser,
    FundingPermissionsWallet,
)

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

FUNDING_ACCOUNT_PERMISSIONS_LEAST = FundingAccountPermissions()
FUNDING_ACCOUNT_PERMISSIONS_LEAST_JSON = b"{}"

FUNDING_ACCOUNT_PERMISSIONS = FundingAccountPermissions(
    organization=FundingPermissionsOrganization(
        card=FundingPermissionsCard(pay_by_card=True, funding_enabled=False, amex_allowed=True),
        wallet=FundingPermissionsWallet(funding_enabled=True),
    ),
    user=FundingPermissionsUser(pay_online=True),
)
FUNDING_ACCOUNT_PERMISSIONS_JSON = (
    b'{"organization":{"card":{"payByCard":true,"fundingEnabled":false,"amexAllowed":true},"wallet":{"fundingEnabled":true}}'
    b',"user":{"payOnline":true}'
    b"}"
)


async def test_get_permissions(wire: Wire) -> None:
    """`GET /v3/funding-accounts/permissions`."""
    wire.answer(200, FUNDING_ACCOUNT_PERMISSIONS_JSON)
    assert await wire.client.funding_accounts.get_permissions() == FUNDING_ACCOUNT_PERMISSIONS
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/funding-accounts/permissions", headers=AUTH)
