"""No secret is seen: not in a repr, not in a log, not in an error, whatever BILL says about it."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator
from typing import Any

import pytest
from unit.loopback import BILL_ID, Loopback, Received, Step, answer, client_of, errors, half, reset

from bill_async import (
    BillClient,
    BillError,
    OrganizationCredentials,
    PartnerCredentials,
    RawResponse,
    SpendCredentials,
    SyncTokenCredentials,
)
from bill_async._logging import hide
from bill_async.config import Settings

SECRETS = ("S3CRET-developer-key", "S3CRET-password", "S3CRET-remembered", "session-number-1")
CREDENTIALS = OrganizationCredentials(
    SECRETS[0], "user", SECRETS[1], "00801ABCDEFGHIJKLMNO", remember_me_id=SECRETS[2], device="device"
)


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


def assert_clean(text: str) -> None:
    """Assert that a text holds none of the secrets."""
    assert [secret for secret in SECRETS if secret in text] == []
    assert "S3CRET" not in text
    assert "session-number" not in text


@pytest.mark.parametrize(
    "value",
    [
        CREDENTIALS,
        SyncTokenCredentials("S3CRET-key", "name", "S3CRET-token", "00801ABCDEFGHIJKLMNO"),
        PartnerCredentials("S3CRET-app", "user", "S3CRET-password", "S3CRET-dev"),
        SpendCredentials("S3CRET-token"),
        Settings(organization=CREDENTIALS, spend=SpendCredentials("S3CRET-token")),
        BillClient(organization=CREDENTIALS, spend=SpendCredentials("S3CRET-token")),
    ],
)
def test_no_repr_shows_a_secret(value: object) -> None:
    assert_clean(repr(value) + str(value))


LEAKY = f"developer key {SECRETS[0]}, password {SECRETS[1]} and device {SECRETS[2]} are wrong"


def leak(code: str, status: int) -> Step:
    """Refuse a request in words that repeat all its secrets."""

    async def step(request: Received, writer: asyncio.StreamWriter) -> None:
        message = f"{LEAKY}, and so is session {request.headers.get('sessionid')}"
        await errors(code, status=status, message=message)(request, writer)

    return step


@pytest.mark.parametrize(
    "fault",
    [
        reset,
        half,
        leak("BDC_1102", 401),
        leak("BDC_1109", 401),
        leak("BDC_1144", 422),
        leak("BDC_9999", 200),
        answer(f"<p>{LEAKY}</p>".encode(), 500),
        answer(LEAKY.encode(), 503),
        answer(b'{"id": 5}'),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_no_error_and_no_log_shows_a_secret(
    server: Loopback, caplog: pytest.LogCaptureFixture, fault: Any, method: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    server.script = [fault] * 20
    raw: list[RawResponse] = []
    async with client_of(server, organization=CREDENTIALS) as client:
        account = client._access.organization
        try:
            if method == "GET":
                await client.bills.get(BILL_ID, capture=raw)
            else:
                await client.raw.request("POST", "/v3/bills", json={}, capture=raw)
        except BillError as error:
            texts = "".join(traceback.format_exception(error)) + repr(error)
        else:
            texts = ""
        texts += repr(client) + repr(raw) + repr(account)
    assert_clean(texts + caplog.text)


async def test_no_failed_login_shows_a_secret(server: Loopback, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    server.login = leak("BDC_1101", 401)
    async with client_of(server, organization=CREDENTIALS) as client:
        with pytest.raises(BillError) as caught:
            await client.bills.get(BILL_ID)
    assert "BDC_1101" in str(caught.value)
    assert_clean("".join(traceback.format_exception(caught.value)) + caplog.text)


def test_longer_secrets_are_hidden_first_and_short_ones_are_left() -> None:
    assert hide("key-one key-one-two a", ["key-one", "key-one-two", "a", None, ""]) == "*** *** a"
