"""The receiver of the webhook guide answers every request, and stores only notifications that BILL has signed."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import pytest

from .guides import PAGES, blocks

KEY: Final = "key-of-the-subscription"
GOOD: Final = b'{"metadata": {"eventId": "1", "eventType": "vendor.updated"}, "vendor": {"id": "009"}}'


@asynccontextmanager
async def receiver() -> AsyncIterator[dict[str, Any]]:
    """Run the guide's receiver; yield its names."""
    (block,) = (block for block in blocks(PAGES / "guides" / "webhooks.md") if "async def receive" in block.code)
    names: dict[str, Any] = {"__name__": "__main__"}
    await block.run(names)
    names["security_key"] = KEY
    try:
        yield names
    finally:
        await names["runner"].cleanup()


async def post(port: int, head: bytes, body: bytes) -> int:
    """Send a request byte for byte; return the status of the answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(b"POST /bill HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + head + b"\r\n" + body)
        return int((await reader.readline()).split()[1])
    finally:
        writer.close()


def signed(body: bytes) -> bytes:
    digest = hmac.digest(KEY.encode(), body, hashlib.sha256)
    return b"x-bill-sha-signature: " + base64.b64encode(digest) + b"\r\n" + length(body)


def length(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n" % len(body)


FORGED: Final = [
    None,  # no such header
    b"",
    b" ",
    b"\xff",
    b"\xff" * 44,
    "é".encode(),
    "é".encode("latin-1"),
    "签名".encode(),
    b"=",
    b"A" * 44,
    b"A" * 7000,
    base64.b64encode(hmac.digest(b"", GOOD, hashlib.sha256)),
]


@pytest.mark.parametrize("signature", FORGED)
async def test_a_wrong_signature_is_refused(signature: bytes | None) -> None:
    header = b"" if signature is None else b"x-bill-sha-signature: " + signature + b"\r\n"
    async with receiver() as names:
        assert await post(names["port"], header + length(GOOD), GOOD) == 401
        assert names["received"] == []


@pytest.mark.parametrize("coding", [b"gzip", b"deflate"])
async def test_what_is_not_compressed_as_it_says_is_refused(coding: bytes) -> None:
    async with receiver() as names:
        assert await post(names["port"], b"Content-Encoding: " + coding + b"\r\n" + signed(GOOD), GOOD) == 400


async def test_nothing_is_taken_before_there_is_a_key() -> None:
    async with receiver() as names:
        names["security_key"] = ""
        forged = base64.b64encode(hmac.digest(b"", GOOD, hashlib.sha256))
        assert await post(names["port"], b"x-bill-sha-signature: " + forged + b"\r\n" + length(GOOD), GOOD) == 401


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
        b"[" * 50_000,
        b'{"metadata": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    ],
    ids=lambda body: body[:20].decode("latin-1"),
)
async def test_what_is_signed_but_is_no_notification_is_refused(body: bytes) -> None:
    async with receiver() as names:
        assert await post(names["port"], signed(body), body) == 400
        assert names["received"] == []


async def test_a_huge_body_is_refused() -> None:
    body = b'"' + b"a" * (2 << 20) + b'"'
    async with receiver() as names:
        assert await post(names["port"], signed(body), body) == 413


async def test_a_signed_notification_is_kept() -> None:
    async with receiver() as names:
        assert await post(names["port"], signed(GOOD), GOOD) == 200
        (got,) = names["received"]
        assert (got.metadata.event_id, got.unknown_fields["vendor"]) == ("1", {"id": "009"})
