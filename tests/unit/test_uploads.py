"""Uploads and downloads of files."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from mock_bill import MockBill
from unit.loopback import BILL_ID, ORGANIZATION, Loopback, answer, client_of, errors, half, reset, until
from yarl import URL

from bill_async import BillClient, InvalidRequestError, NotFoundError, OutcomeUnknownError, TransportError
from bill_async.config import PRODUCTION

UPLOADED = answer({"id": "0du01ABCDEFGHIJKLMNO"}, 201)
MOST = 6_000_000
CUSTOMER = "0cu01ABCDEFGHIJKLMNO"


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


def names(folder: Path) -> list[str]:
    """Return what a folder holds."""
    return [path.name for path in folder.iterdir()]


async def chunks(size: int, times: int) -> AsyncIterator[bytes]:
    for _ in range(times):
        yield b"x" * size


# ---- up


@pytest.mark.parametrize("kind", ["bytes", "path", "stream", "bytearray"])
async def test_the_bytes_arrive_as_they_are(server: Loopback, tmp_path: Path, kind: str) -> None:
    data = b"x" * 3_000_000
    path = tmp_path / "invoice 1.pdf"
    path.write_bytes(data)
    content: Any = {"bytes": data, "path": path, "stream": chunks(1_000_000, 3), "bytearray": bytearray(data)}[kind]
    server.script = [UPLOADED]
    async with client_of(server) as client:
        await client.documents.upload(BILL_ID, content, name=None if kind == "path" else "invoice 1.pdf")
    (request,) = server.calls
    assert request.path == f"/v3/documents/bills/{BILL_ID}?name=invoice%201.pdf"
    assert request.headers["content-type"] == "application/octet-stream"
    assert request.body == data


async def test_an_upload_that_was_refused_for_its_session_is_sent_again_to_the_byte(server: Loopback) -> None:
    server.script = [errors("BDC_1109", status=401), UPLOADED]
    async with client_of(server) as client:
        await client.documents.upload(BILL_ID, chunks(700_000, 3), name="a.pdf")
    assert [call.body for call in server.calls] == [b"x" * 2_100_000] * 2


async def test_an_upload_without_an_answer_is_not_repeated(server: Loopback) -> None:
    server.script = [reset]
    async with client_of(server) as client:
        with pytest.raises(OutcomeUnknownError):
            await client.attachments.upload_for_customer(CUSTOMER, b"data", name="a.pdf")
    assert len(server.calls) == 1


@pytest.mark.parametrize("kind", ["bytes", "path", "stream"])
async def test_more_than_six_megabytes_are_refused_before_anything_is_sent(
    server: Loopback, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "big.pdf"
    path.write_bytes(b"x" * (MOST + 1))
    contents = {"bytes": b"x" * (MOST + 1), "path": path, "stream": chunks(MOST // 2, 3)}
    async with client_of(server) as client:
        with pytest.raises(InvalidRequestError, match=rf"at most {MOST}"):
            await client.documents.upload(BILL_ID, contents[kind], name="big.pdf")
    assert server.received == []


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.pdf", "empty"),
        (b"data", None, "name='invoice.pdf'"),
        ("/tmp/a.pdf", "a.pdf", "not as str"),
        (Path("/nowhere/a.pdf"), None, "cannot be read: No such file"),
        (Path("/"), "a.pdf", "cannot be read"),
    ],
)
async def test_what_cannot_be_uploaded_is_said(server: Loopback, content: Any, name: str | None, message: str) -> None:
    async with client_of(server) as client:
        with pytest.raises(InvalidRequestError, match=message):
            await client.documents.upload(BILL_ID, content, name=name)
    assert server.received == []


async def test_a_time_limit_of_the_stream_is_not_taken_for_the_deadline(server: Loopback) -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield b"data"
        raise TimeoutError("the disk did not answer")

    async with client_of(server) as client:
        with pytest.raises(TimeoutError, match="the disk did not answer"):
            await client.documents.upload(BILL_ID, slow(), name="a.pdf", deadline=60)
    assert server.received == []


@pytest.mark.parametrize(
    ("data", "given", "kind"),
    [
        (b"\x89PNG\r\n", None, "image/png"),
        (b"\xff\xd8\xff\xe0", None, "image/jpeg"),
        (b"GIF", "image/gif", "image/gif"),
    ],
)
async def test_a_receipt_is_put_without_any_proof(server: Loopback, data: bytes, given: str | None, kind: str) -> None:
    server.script = [answer()]
    async with client_of(server) as client:
        await client.upload_to(f"{server.url}/bucket/1?signature=a%2Bb", data, content_type=given)
    (request,) = server.received
    assert (request.method, request.path, request.body) == ("PUT", "/bucket/1?signature=a%2Bb", data)
    assert request.headers["content-type"] == kind
    assert not {"devkey", "sessionid", "apitoken"} & set(request.headers)


async def test_a_receipt_of_unknown_kind_is_refused(server: Loopback) -> None:
    async with client_of(server) as client:
        with pytest.raises(InvalidRequestError, match="neither JPEG nor PNG"):
            await client.upload_to(f"{server.url}/bucket/1", b"GIF89")


# ---- down


async def test_a_file_of_bill_is_fetched_with_the_session(server: Loopback, tmp_path: Path) -> None:
    data = bytes(range(256)) * 1000
    server.script = [answer(data), answer(data)]
    target = tmp_path / "file.pdf"
    async with client_of(server) as client:
        assert await client.download(f"{server.url}/connect/files/1?key=a%2Bb") == data
        assert await client.download(f"{server.url}/connect/files/1", to=target) is None  # type: ignore[func-returns-value]
    assert target.read_bytes() == data
    assert os.name != "posix" or stat.S_IMODE(target.stat().st_mode) == 0o600
    assert server.calls[0].path == "/files/1?key=a%2Bb"
    assert server.calls[0].headers["sessionid"] == "session-number-1"
    assert server.calls[0].headers["accept"] == "*/*"
    assert server.calls[0].headers["accept-encoding"] == "identity"


async def test_the_session_does_not_follow_a_redirect_to_another_host(server: Loopback) -> None:
    async with Loopback().running() as other:
        other.script = [answer(b"data")]
        server.script = [answer(b"", 302, Location=f"{other.url}/files/2")]
        async with client_of(server) as client:
            with pytest.raises(InvalidRequestError, match="not an https URL"):
                await client.download(f"{server.url}/connect/files/1")
    assert other.received == []


@pytest.mark.parametrize(
    ("link", "proved"),
    [
        ("https://bill.com/files/1", True),
        ("https://app-prod.bill.com/files/1", True),
        ("https://notbill.com/files/1", False),
        ("https://bill.com.example/files/1", False),
        ("https://bucket.s3.amazonaws.com/1?X-Amz-Signature=a%2Bb", False),
    ],
)
async def test_the_session_is_shown_to_hosts_of_bill_only(mock_bill: MockBill, link: str, proved: bool) -> None:
    mock_bill.post(f"{PRODUCTION.connect}/v3/login", payload={"sessionId": "the-session"})
    mock_bill.get(URL(link, encoded=True), body=b"data")
    mock_bill.post(f"{PRODUCTION.connect}/v3/logout")
    async with BillClient(environment="production", organization=ORGANIZATION) as client:
        assert await client.download(link) == b"data"
    (request,) = mock_bill.requests["GET", URL(link, encoded=True)]
    assert ("sessionId" in request.kwargs["headers"], "devKey" in request.kwargs["headers"]) == (proved, proved)


async def test_a_redirect_within_the_host_is_followed(server: Loopback) -> None:
    server.script = [answer(b"", 302, Location="/connect/files/2"), answer(b"data")]
    async with client_of(server) as client:
        assert await client.download(f"{server.url}/connect/files/1") == b"data"
    assert [call.path for call in server.calls] == ["/files/1", "/files/2"]


@pytest.mark.parametrize(
    "location",
    ["http://[::1", "https://host:99999/secret", "https://a..b/", f"https://{'a' * 64}.example", "https://:1"],
)
async def test_a_redirect_to_nowhere_is_an_error_of_ours(server: Loopback, location: str) -> None:
    server.script = [answer(b"", 302, Location=location)]
    async with client_of(server) as client:
        with pytest.raises(TransportError, match="leads on to something that is no address") as caught:
            await client.download(f"{server.url}/connect/files/1")
    assert "secret" not in str(caught.value)


async def test_a_link_is_encoded_only_where_it_must_be(server: Loopback) -> None:
    async with client_of(server) as client:
        await client.download(f"{server.url}/connect/files/my bill.pdf?s=%7Ea%2Bb")
        await client.download(f"{server.url}/connect/files/1?s=%7Ea%2Bb")
    assert [call.path for call in server.calls] == ["/files/my%20bill.pdf?s=~a%2Bb", "/files/1?s=%7Ea%2Bb"]


async def test_a_redirect_in_circles_ends(server: Loopback) -> None:
    server.script = [answer(b"", 302, Location="/connect/files/1")] * 20
    async with client_of(server) as client:
        with pytest.raises(InvalidRequestError, match="from one address to another"):
            await client.download(f"{server.url}/connect/files/1")


@pytest.mark.parametrize(
    "link",
    [
        "",
        "file:///etc/passwd",
        "http://elsewhere.example/1",
        "no link",
        "https://",
        "https://[::1",
        "https://host:99999",
        "https://a..b/1",
        "https://a b/1",
    ],
)
async def test_what_is_no_link_is_refused(server: Loopback, link: str) -> None:
    async with client_of(server) as client:
        with pytest.raises(InvalidRequestError, match="https"):
            await client.download(link)


async def test_a_download_that_breaks_off_starts_anew(server: Loopback, tmp_path: Path) -> None:
    server.script = [half, answer(b"data")]
    target = tmp_path / "file.pdf"
    async with client_of(server) as client:
        await client.download(f"{server.url}/connect/files/1", to=target)
    assert target.read_bytes() == b"data"
    assert names(tmp_path) == [target.name]


async def test_a_cancelled_download_leaves_no_file_and_no_connection(server: Loopback, tmp_path: Path) -> None:
    async def stall(_: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" + b"x" * 1000)
        server.hanging.set()
        await server.go_on.wait()

    server.script = [stall]
    async with client_of(server) as client:
        download = asyncio.create_task(client.download(f"{server.url}/connect/files/1", to=tmp_path / "file.pdf"))
        await until(lambda: names(tmp_path))
        download.cancel()
        await asyncio.wait([download])
        assert names(tmp_path) == []
        assert (await client.bills.get(BILL_ID)).id == BILL_ID


async def test_a_missing_file_and_a_missing_folder_are_told_apart(server: Loopback, tmp_path: Path) -> None:
    server.script = [errors("BDC_1205", status=404), answer(b"data")]
    async with client_of(server) as client:
        with pytest.raises(NotFoundError):
            await client.download(f"{server.url}/connect/files/1")
        with pytest.raises(InvalidRequestError, match="cannot be written"):
            await client.download(f"{server.url}/connect/files/1", to=tmp_path / "missing" / "file.pdf")
    assert len(server.calls) == 2
