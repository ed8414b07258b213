"""One test for each operation of `bank_accounts`: what is sent, and what becomes of the answer.

Generated from spec/v3/bank_accounts.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from generated.wire import YES, Wire

from bill_async.models import (
    AccountUserStatus,
    AccountVerificationStatus,
    BankAccount,
    BankAccountCreate,
    BankAccountDefault,
    BankAccountDefaultInput,
    BankAccountOwnerType,
    BankAccountType,
    BankAccountUpdate,
    BankAccountUser,
    BankAccountVerification,
    NominateBankAccountUserRequest,
    StatusAnswer,
    StatusAnswerStatus,
    VerifyBankAccountRequest,
)
from bill_async.operations import BankAccount_, BankAccountUser_

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

BANK_ACCOUNT = BankAccount(
    id="bac00000000000000001",
    archived=False,
    status=AccountVerificationStatus.BLOCKED,
    created_by="00600000000000000004",
    routing_number="Routing number",
    account_number="Account number",
    name_on_account="Name on account",
    type=BankAccountType.CHECKING,
    owner_type=BankAccountOwnerType.PERSONAL,
    bank_name="Bank name",
    access_to_admins=True,
    default=BankAccountDefault(payables=True, receivables=False),
    created_time=datetime(2026, 12, 31, 9, 13, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 14, tzinfo=UTC),
    chart_of_account_id="0ca00000000000000015",
)
BANK_ACCOUNT_JSON = (
    b'{"id":"bac00000000000000001"'
    b',"archived":false'
    b',"status":"BLOCKED"'
    b',"createdBy":"00600000000000000004"'
    b',"routingNumber":"Routing number"'
    b',"accountNumber":"Account number"'
    b',"nameOnAccount":"Name on account"'
    b',"type":"CHECKING"'
    b',"ownerType":"PERSONAL"'
    b',"bankName":"Bank name"'
    b',"accessToAdmins":true'
    b',"default":{"payables":true,"receivables":false}'
    b',"createdTime":"2026-12-31T09:13:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:14:00.000+00:00"'
    b',"chartOfAccountId":"0ca00000000000000015"'
    b"}"
)

BANK_ACCOUNT_LEAST = BankAccount(id="bac00000000000000001")
BANK_ACCOUNT_LEAST_JSON = b'{"id":"bac00000000000000001"}'

BANK_ACCOUNT_CREATE_LEAST = BankAccountCreate(
    name_on_account="Name on account",
    routing_number="Routing number",
    account_number="Account number",
    type=BankAccountType.CHECKING,
    owner_type=BankAccountOwnerType.PERSONAL,
    bank_name="Bank name",
)
BANK_ACCOUNT_CREATE_LEAST_JSON = (
    b'{"nameOnAccount":"Name on account"'
    b',"routingNumber":"Routing number"'
    b',"accountNumber":"Account number"'
    b',"type":"CHECKING"'
    b',"ownerType":"PERSONAL"'
    b',"bankName":"Bank name"'
    b"}"
)

BANK_ACCOUNT_CREATE = BankAccountCreate(
    name_on_account="Name on account",
    routing_number="Routing number",
    account_number="Account number",
    type=BankAccountType.CHECKING,
    owner_type=BankAccountOwnerType.PERSONAL,
    bank_name="Bank name",
    access_to_admins=True,
    chart_of_account_id="0ca00000000000000008",
)
BANK_ACCOUNT_CREATE_JSON = (
    b'{"nameOnAccount":"Name on account"'
    b',"routingNumber":"Routing number"'
    b',"accountNumber":"Account number"'
    b',"type":"CHECKING"'
    b',"ownerType":"PERSONAL"'
    b',"bankName":"Bank name"'
    b',"accessToAdmins":true'
    b',"chartOfAccountId":"0ca00000000000000008"'
    b"}"
)

BANK_ACCOUNT_USER = BankAccountUser(
    id="bau00000000000000001",
    bank_account_id="bac00000000000000002",
    user_id="00600000000000000003",
    archived=False,
    verification_status=AccountUserStatus.VERIFIED,
    created_time=datetime(2026, 12, 31, 9, 6, tzinfo=UTC),
    updated_time=datetime(2026, 12, 31, 9, 7, tzinfo=UTC),
)
BANK_ACCOUNT_USER_JSON = (
    b'{"id":"bau00000000000000001"'
    b',"bankAccountId":"bac00000000000000002"'
    b',"userId":"00600000000000000003"'
    b',"archived":false'
    b',"verificationStatus":"VERIFIED"'
    b',"createdTime":"2026-12-31T09:06:00.000+00:00"'
    b',"updatedTime":"2026-12-31T09:07:00.000+00:00"'
    b"}"
)

BANK_ACCOUNT_USER_LEAST = BankAccountUser(id="bau00000000000000001")
BANK_ACCOUNT_USER_LEAST_JSON = b'{"id":"bau00000000000000001"}'

NOMINATE_BANK_ACCOUNT_USER_REQUEST = NominateBankAccountUserRequest(
    user_id="00600000000000000001", bank_account_id="bac00000000000000002"
)
NOMINATE_BANK_ACCOUNT_USER_REQUEST_JSON = b'{"userId":"00600000000000000001","bankAccountId":"bac00000000000000002"}'

STATUS_ANSWER_LEAST = StatusAnswer()
STATUS_ANSWER_LEAST_JSON = b"{}"

STATUS_ANSWER = StatusAnswer(status=StatusAnswerStatus.SUCCESS)
STATUS_ANSWER_JSON = b'{"status":"SUCCESS"}'

BANK_ACCOUNT_UPDATE_LEAST = BankAccountUpdate()
BANK_ACCOUNT_UPDATE_LEAST_JSON = b"{}"

BANK_ACCOUNT_UPDATE = BankAccountUpdate(
    name_on_account="Name on account",
    owner_type=BankAccountOwnerType.BUSINESS,
    bank_name="Bank name",
    access_to_admins=False,
    default=BankAccountDefaultInput(payables=True, receivables=False),
    chart_of_account_id="0ca00000000000000006",
)
BANK_ACCOUNT_UPDATE_JSON = (
    b'{"nameOnAccount":"Name on account"'
    b',"ownerType":"BUSINESS"'
    b',"bankName":"Bank name"'
    b',"accessToAdmins":false'
    b',"default":{"payables":true,"receivables":false}'
    b',"chartOfAccountId":"0ca00000000000000006"'
    b"}"
)

VERIFY_BANK_ACCOUNT_REQUEST = VerifyBankAccountRequest(deposit_amount=Decimal("101.25"))
VERIFY_BANK_ACCOUNT_REQUEST_JSON = b'{"depositAmount":101.25}'

BANK_ACCOUNT_VERIFICATION_LEAST = BankAccountVerification()
BANK_ACCOUNT_VERIFICATION_LEAST_JSON = b"{}"

BANK_ACCOUNT_VERIFICATION = BankAccountVerification(verified=True)
BANK_ACCOUNT_VERIFICATION_JSON = b'{"verified":true}'


async def test_list(wire: Wire) -> None:
    """`GET /v3/funding-accounts/banks`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.bank_accounts.list()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/funding-accounts/banks", headers=AUTH, query={"max": "100"}
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + BANK_ACCOUNT_JSON
        + b","
        + BANK_ACCOUNT_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.bank_accounts.list(
        filters=[
            BankAccount_.id == "bac00000000000000001",
            BankAccount_.id != "bac00000000000000001",
            BankAccount_.id.in_(["bac00000000000000001", "bac00000000000000008"]),
            BankAccount_.bank_account_id == "bac00000000000000001",
            BankAccount_.archived == YES,
            BankAccount_.archived != YES,
            BankAccount_.status == AccountVerificationStatus.VERIFIED,
            BankAccount_.status != AccountVerificationStatus.VERIFIED,
            BankAccount_.status.in_([AccountVerificationStatus.VERIFIED, AccountVerificationStatus.VERIFIED]),
            BankAccount_.status.not_in([AccountVerificationStatus.VERIFIED, AccountVerificationStatus.VERIFIED]),
            BankAccount_.type == BankAccountType.SAVINGS,
            BankAccount_.type != BankAccountType.SAVINGS,
            BankAccount_.owner_type == BankAccountOwnerType.PERSONAL,
            BankAccount_.owner_type != BankAccountOwnerType.PERSONAL,
            BankAccount_.access_to_admins == YES,
            BankAccount_.access_to_admins != YES,
            BankAccount_.created_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            BankAccount_.created_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            BankAccount_.created_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            BankAccount_.created_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            BankAccount_.updated_time > datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            BankAccount_.updated_time >= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            BankAccount_.updated_time < datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
            BankAccount_.updated_time <= datetime(2026, 12, 31, 9, 1, tzinfo=UTC),
        ],
        sort=[BankAccount_.archived.asc(), BankAccount_.access_to_admins.desc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == ([BANK_ACCOUNT, BANK_ACCOUNT_LEAST], "cursor-2", "cursor-0")
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/funding-accounts/banks",
        headers=AUTH,
        query={
            "filters": 'id:eq:bac00000000000000001,id:ne:bac00000000000000001,id:in:"bac00000000000000001,bac00000000000000008",bankAccountId:eq:bac00000000000000001,archived:eq:true,archived:ne:true,status:eq:VERIFIED,status:ne:VERIFIED,status:in:"VERIFIED,VERIFIED",status:nin:"VERIFIED,VERIFIED",type:eq:SAVINGS,type:ne:SAVINGS,ownerType:eq:PERSONAL,ownerType:ne:PERSONAL,accessToAdmins:eq:true,accessToAdmins:ne:true,createdTime:gt:"2026-12-31T09:01:00.000Z",createdTime:gte:"2026-12-31T09:01:00.000Z",createdTime:lt:"2026-12-31T09:01:00.000Z",createdTime:lte:"2026-12-31T09:01:00.000Z",updatedTime:gt:"2026-12-31T09:01:00.000Z",updatedTime:gte:"2026-12-31T09:01:00.000Z",updatedTime:lt:"2026-12-31T09:01:00.000Z",updatedTime:lte:"2026-12-31T09:01:00.000Z"',
            "sort": "archived:asc,accessToAdmins:desc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_create(wire: Wire) -> None:
    """`POST /v3/funding-accounts/banks`."""
    wire.answer(201, BANK_ACCOUNT_LEAST_JSON)
    assert await wire.client.bank_accounts.create(body=BANK_ACCOUNT_CREATE_LEAST) == BANK_ACCOUNT_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/funding-accounts/banks",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BANK_ACCOUNT_CREATE_LEAST_JSON,
    )
    wire.answer(201, BANK_ACCOUNT_JSON)
    assert await wire.client.bank_accounts.create(body=BANK_ACCOUNT_CREATE) == BANK_ACCOUNT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/funding-accounts/banks",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BANK_ACCOUNT_CREATE_JSON,
    )


async def test_list_users(wire: Wire) -> None:
    """`GET /v3/funding-accounts/banks/users`."""
    wire.answer(200, b'{"results":' + b"[]" + b"}")
    page = await wire.client.bank_accounts.list_users()
    assert (page.items, page.next_page, page.prev_page) == ([], None, None)
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/funding-accounts/banks/users",
        headers=AUTH,
        query={"max": "100"},
    )
    wire.answer(
        200,
        b'{"results":'
        + b"["
        + BANK_ACCOUNT_USER_JSON
        + b","
        + BANK_ACCOUNT_USER_LEAST_JSON
        + b"]"
        + b',"nextPage":"cursor-2","prevPage":"cursor-0"}',
    )
    page = await wire.client.bank_accounts.list_users(
        current_user=True,
        filters=[BankAccountUser_.id == "bau00000000000000001"],
        sort=[BankAccountUser_.archived.asc()],
        max=7,
        page="cursor-1",
    )
    assert (page.items, page.next_page, page.prev_page) == (
        [BANK_ACCOUNT_USER, BANK_ACCOUNT_USER_LEAST],
        "cursor-2",
        "cursor-0",
    )
    wire.check(
        "GET",
        "https://gateway.stage.bill.com/connect/v3/funding-accounts/banks/users",
        headers=AUTH,
        query={
            "currentUser": "true",
            "filters": "id:eq:bau00000000000000001",
            "sort": "archived:asc",
            "max": "7",
            "page": "cursor-1",
        },
    )


async def test_nominate_user(wire: Wire) -> None:
    """`POST /v3/funding-accounts/banks/users/nominate`."""
    wire.answer(200, STATUS_ANSWER_JSON)
    assert await wire.client.bank_accounts.nominate_user(body=NOMINATE_BANK_ACCOUNT_USER_REQUEST) == STATUS_ANSWER
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/funding-accounts/banks/users/nominate",
        headers={**AUTH, "Content-Type": "application/json"},
        body=NOMINATE_BANK_ACCOUNT_USER_REQUEST_JSON,
    )


async def test_archive_user(wire: Wire) -> None:
    """`POST /v3/funding-accounts/banks/users/{bankAccountUserId}/archive`."""
    wire.answer(200, BANK_ACCOUNT_USER_JSON)
    assert (
        await wire.client.bank_accounts.archive_user(bank_account_user_id="bau00000000000000001") == BANK_ACCOUNT_USER
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/funding-accounts/banks/users/bau00000000000000001/archive",
        headers=AUTH,
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/funding-accounts/banks/{bankAccountId}`."""
    wire.answer(200, BANK_ACCOUNT_JSON)
    assert await wire.client.bank_accounts.get(bank_account_id="bac00000000000000001") == BANK_ACCOUNT
    wire.check(
        "GET", "https://gateway.stage.bill.com/connect/v3/funding-accounts/banks/bac00000000000000001", headers=AUTH
    )


async def test_update(wire: Wire) -> None:
    """`PATCH /v3/funding-accounts/banks/{bankAccountId}`."""
    wire.answer(200, BANK_ACCOUNT_LEAST_JSON)
    assert (
        await wire.client.bank_accounts.update(bank_account_id="bac00000000000000001", body=BANK_ACCOUNT_UPDATE_LEAST)
        == BANK_ACCOUNT_LEAST
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/funding-accounts/banks/bac00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BANK_ACCOUNT_UPDATE_LEAST_JSON,
    )
    wire.answer(200, BANK_ACCOUNT_JSON)
    assert (
        await wire.client.bank_accounts.update(bank_account_id="bac00000000000000001", body=BANK_ACCOUNT_UPDATE)
        == BANK_ACCOUNT
    )
    wire.check(
        "PATCH",
        "https://gateway.stage.bill.com/connect/v3/funding-accounts/banks/bac00000000000000001",
        headers={**AUTH, "Content-Type": "application/json"},
        body=BANK_ACCOUNT_UPDATE_JSON,
    )


async def test_archive(wire: Wire) -> None:
    """`POST /v3/funding-accounts/banks/{bankAccountId}/archive`."""
    wire.answer(200, BANK_ACCOUNT_JSON)
    assert await wire.client.bank_accounts.archive(bank_account_id="bac00000000000000001") == BANK_ACCOUNT
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/funding-accounts/banks/bac00000000000000001/archive",
        headers=AUTH,
    )


async def test_verify(wire: Wire) -> None:
    """`POST /v3/funding-accounts/banks/{bankAccountId}/verify`."""
    wire.answer(200, BANK_ACCOUNT_VERIFICATION_JSON)
    assert (
        await wire.client.bank_accounts.verify(bank_account_id="bac00000000000000001", body=VERIFY_BANK_ACCOUNT_REQUEST)
        == BANK_ACCOUNT_VERIFICATION
    )
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/funding-accounts/banks/bac00000000000000001/verify",
        headers={**AUTH, "Content-Type": "application/json"},
        body=VERIFY_BANK_ACCOUNT_REQUEST_JSON,
    )
