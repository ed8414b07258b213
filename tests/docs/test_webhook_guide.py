"""The function for Lambda in the webhook guide answers every request, and takes only what BILL has signed."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Any, Final

import pytest

from .guides import PAGES, blocks

KEY: Final = "key-of-the-subscription"
GOOD: Final = b'{"metadata": {"eventId": "1", "eventType": "vendor.updated"}, "vendor": {"id": "009"}}'


@pytest.fixture
async def names() -> dict[str, Any]:
    """The names of the block, which has been run up to its example."""
    (block,) = (block for block in blocks(PAGES / "guides" / "webhooks.md") if "def lambda_handler" in block.code)
    found: dict[str, Any] = {"__name__": "__main__", "WEBHOOK_KEY": KEY}
    exec(block.code.partition("\nrequest = ")[0], found)
    return found


def signed(body: bytes) -> str:
    return base64.b64encode(hmac.digest(KEY.encode(), body, hashlib.sha256)).decode()


def answer(names: dict[str, Any], body: bytes, headers: dict[str, str]) -> int:
    """Pass a request in base64, as API Gateway does with any bytes; return the status."""
    request = {"body": base64.b64encode(body).decode(), "isBase64Encoded": True, "headers": headers}
    return int(names["lambda_handler"](request, None)["statusCode"])


FORGED: Final = [
    None,  # no such header
    "",
    " ",
    "\xff",
    "\xff" * 44,
    "\udcff",
    "é",
    "签名",
    "=",
    "A" * 44,
    "A" * 7000,
    base64.b64encode(hmac.digest(b"", GOOD, hashlib.sha256)).decode(),
]


@pytest.mark.parametrize("signature", FORGED)
async def test_a_wrong_signature_is_refused(names: dict[str, Any], signature: str | None) -> None:
    headers = {} if signature is None else {"x-bill-sha-signature": signature}
    assert answer(names, GOOD, headers) == 401
    assert names["queue"] == []


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"[{}]",
        b"",
        b" ",
        b"null",
        b"5",
        b"true",
        b'"text"',
        b"{",
        b"not JSON",
        b"\xff\xfe",
        b'{"metadata": 5}',
        b'{"metadata": []}',
        b'{"metadata": {"eventId": 5}}',
        b'{"metadata": NaN}',
        b'{"metadata": 1e99999999999999999999999}',
        b'{"metadata": {"eventId": 1e99999999999999999999999}}',
        b"[" * 50_000,
        b'{"metadata": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    ],
    ids=lambda body: body[:20].decode("latin-1"),
)
async def test_what_is_signed_but_is_no_notification_is_refused(names: dict[str, Any], body: bytes) -> None:
    assert answer(names, body, {"x-bill-sha-signature": signed(body)}) == 400
    assert names["queue"] == []


async def test_a_signed_notification_is_kept(names: dict[str, Any]) -> None:
    assert answer(names, GOOD, {"X-Bill-Sha-Signature": signed(GOOD)}) == 200
    assert names["queue"] == [("1", "vendor.updated")]


async def test_a_request_without_a_body_is_refused(names: dict[str, Any]) -> None:
    request = {"body": None, "isBase64Encoded": False, "headers": {}}
    assert names["lambda_handler"](request, None) == {"statusCode": 401}
