"""One test for each operation of `card_accounts`: what is sent, and what becomes of the answer.

Generated from spec/v3/card_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from generated.wire import Wire

from bill_async.models import (
    AccountUserStatus,
    AccountVerificationStatus,
    CardAccount,
    CardAccountDefault,
    CardAccountList,
    CardAccountType,
    CardAccountUser,
    CardExpiration,
    CardFundingPurpose,
    CardFundingPurposes,
    CardPromotion,
    CardRatePair,
    CardRates,
    CardUserStatusFilter,
)
from bill_async.operations import CardAccountUser_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

CARD_ACCOUNT_LIST_LEAST = CardAccountList()
CARD_ACCOUNT_LIST_LEAST_JSON = b"{}"

CARD_ACCOUNT_LIST = CardAccountList(
    rates=CardRates(
        default_card_account_id="cat00000000000000001",
        funding=CardRatePair(credit_card_rate=Decimal("0.015"), debit_card_rate=Decimal("0.025")),
        active_promotion=CardPromotion(
            start_date=datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            end_date=datetime(2026, 12, 31, 9, 2, tzinfo=UTC),
            credit_card_rate=Decimal("0.035"),
            debit_card_rate=Decimal("0.045"),
        ),
    ),
    cards=[
        CardAccount(
            id="cat00000000000000001",
            archived=False,
            created_time=datetime(2026, 12, 31, 9, 3, tzinfo=UTC),
            updated_time=datetime(2026, 12, 31, 9, 4, tzinfo=UTC),
            created_by="00600000000000000005",
            issuing_bank_name="Issuing bank name",
            name_on_account="Name on account",
            brand="Brand",
            type=CardAccountType.UNDEFINED,
            status=AccountVerificationStatus.BLOCKED,
            last4="Last4",
            expiration=CardExpiration(year="Year", month="Month"),
            default=CardAccountDefault(payables=True, receivables=False, funding=True, disbursement=False),
        )
    ],
)
CARD_ACCOUNT_LIST_JSON = (
    b'{"rates":{"defaultCardAccountId":"cat00000000000000001","funding":{"creditCardRate":0.015,"debitCardRate":0.025},"activePromotion":{"startDate":"2026-12-31T09:01:00.000+00:00","endDate":"2026-12-31T09:02:00.000+00:00","creditCardRate":0.035,"debitCardRate":0.045}}'
    b',"cards":[{"id":"cat00000000000000001","archived":false,"createdTime":"2026-12-31T09:03:00.000+00:00","updatedTime":"2026-12-31T09:04:00.000+00:00","createdBy":"00600000000000000005","issuingBankName":"Issuing bank name","nameOnAccount":"Name on account","brand":"Brand","type":"UNDEFINED","status":"BLOCKED","last4":"Last4","expiration":{"year":"Year","month":"Month"},"default":{"payables":true,"receivables":false,"funding":true,"disbursement":false}}]'
    b"}"
)

CARD_FUNDING_PURPOSES_LEAST = CardFundingPurposes()
CARD_FUNDING_PURPOSES_LEAST_JSON = b"{}"

CARD_FUNDING_PURPOSES = CardFundingPurposes(
    last_used_purpose="Last used purpose",
    results=[CardFundingPurpose(category="Category", sub_categories=["Sub categories"])],
)
CARD_FUNDING_PURPOSES_JSON = (
    b'{"lastUsedPurpose":"Last used purpose","results":[{"category":"Category","subCategories":["Sub categories"]}]}'
)

CARD_ACCOUNT_USER = CardAccountUser(
    card_account_id="cat00000000000000001",
    user_id="00600000000000000002",
    archived=True,
    verification_status=AccountUserStatus.NOMINATED,
)
CARD_ACCOUNT_USER_JSON = (
    b'{"cardAccountId":"cat00000000000000001"'
    b',"userId":"00600000000000000002"'
    b',"archived":true'
    b',"verificationStatus":"NOMINATED"'
    b"}"
)

CARD_ACCOUNT_USER_LEAST = CardAccountUser()
CARD_ACCOUNT_USER_LEAST_JSON = b"{}"

CARD_ACCOUNT_LEAST = CardAccount(id="cat00000000000000001")
CARD_ACCOUNT_LEAST_JSON = b'{"id":"cat00000000000000001"}'

CARD_ACCOUNT = CardAccount(
    id="cat00000000000000001",
    archived=False,
    created_time=datetime(2026, 12, 31, 9, 3, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 4, tzinfo=UTC),
    created_by="00600000000000000005",
    issuing_bank_name="Issuing bank name",
    name_on_account="Name on account",
    brand="Brand",
    type=CardAccountType.UNDEFINED,
    status=AccountVerificationStatus.BLOCKED,
    last4="Last4",
    expiration=CardExpiration(year="Year", month="Month"),
    default=CardAccountDefault(payables=True, receivables=False, funding=True, disbursement=False),
)
CARD_ACCOUNT_JSON = (
    b'{"id":"cat00000000000000001"'
    b',"archived":false'
    b',"createdTime":"2026-12-31T09:03:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:04:00.000+00:00"'
    b',"createdBy":"00600000000000000005"'
    b',"issuingBankName":"Issuing bank name"'
    b',"nameOnAccount":"Name on account"'
    b',"brand":"Brand"'
    b',"type":"UNDEFINED"'
    b',"status":"BLOCKED"'
    b',"last4":"Last4"'
    b',"expiration":{"year":"Year","month":"Month"}'
    b',"default":{"payables":true,"receivables":false,"funding":true,"disbursement":false}'
    b"}"
)


async def test_list(wire: Wire) -> None:
    """`GET /v3/funding-accounts/cards`."""
    wire.answer(200, CARD_ACCOUNT_LIST_JSON)
    assert await wire.client.card_accounts.list(card_user_status=CardUserStatusFilter.NOMINATED) == CARD_ACCOUNT_LIST
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/funding-accounts/cards",
        headers=AUTH,
        query={"cardUserStatus": "NOMINATED"},
    )


async def test_list_funding_purposes(wire: Wire) -> None:
    """`GET /v3/funding-accounts/cards/funding-purposes`."""
    wire.answer(200, CARD_FUNDING_PURPOSES_JSON)
    assert (
        await wire.client.card_accounts.list_funding_purposes(vendor_id="00900000000000000001", brand="Brand")
        == CARD_FUNDING_PURPOSES
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/funding-accounts/cards/funding-purposes",
        headers=AUTH,
        query={"vendorId": "00900000000000000001", "brand": "Brand"},
    )


async def test_list_users(wire: Wire) -> None:
    """`GET /v3/funding-accounts/cards/users`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.card_accounts.list_users()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/funding-accounts/cards/users",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + CARD_ACCOUNT_USER_JSON
        + b","
        + CARD_ACCOUNT_USER_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.card_accounts.list_users(
        current_user=True,
        filters=[CardAccountUser_.id == "One"],
        sort=[CardAccountUser_.archived.asc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [CARD_ACCOUNT_USER, CARD_ACCOUNT_USER_LEAST],
        "cursor-2",
        "cursor-0",
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/funding-accounts/cards/users",
        headers=AUTH,
        query={"currentUser": "true", "filters": "id:eq:One", "sort": "archived:asc", "max": "7", "page": "cursor-1"},
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/funding-accounts/cards/{cardAccountId}`."""
    wire.answer(200, CARD_ACCOUNT_JSON)
    assert await wire.client.card_accounts.get(card_account_id="cat00000000000000001") == CARD_ACCOUNT
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/funding-accounts/cards/cat00000000000000001", headers=AUTH
    )
