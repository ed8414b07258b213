"""Requests through a proxy: a real one, which resolves names and passes bytes on."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from unit.loopback import BILL_ID, ORGANIZATION, InstantClock, Loopback, Received, answer, client_of, reset

from bill_async import BillClient, ConfigurationError, Options, OutcomeUnknownError, Proxies, TransportError

CERTIFICATE = Path(__file__).parents[1] / "data" / "tls" / "bill.test.pem"
"""Of the host bill.test, signed by itself, with its key."""
ENVIRON = {
    "BILL_DEV_KEY": ORGANIZATION.dev_key,
    "BILL_USERNAME": ORGANIZATION.username,
    "BILL_PASSWORD": "the-password",
    "BILL_ORGANIZATION_ID": ORGANIZATION.organization_id,
}


class Proxy:
    """Passes on what is for bill.test, by CONNECT or as a whole request, and remembers the first lines."""

    def __init__(self) -> None:
        self.port = 0
        self.target = 0
        self.seen: list[str] = []
        self.wanted: str | None = None
        self.given: list[str | None] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError), contextlib.closing(writer):
            head = await reader.readuntil(b"\r\n\r\n")
            lines = head.decode().split("\r\n")
            headers = {name.lower(): text for name, _, text in (line.partition(": ") for line in lines[1:])}
            method, address, _ = lines[0].split(" ")
            self.seen.append(f"{method} {address}")
            self.given.append(headers.get("proxy-authorization"))
            if self.wanted is not None and self.given[-1] != self.wanted:
                writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
                return
            there, to_there = await asyncio.open_connection("127.0.0.1", self.target)
            with contextlib.closing(to_there):
                if method == "CONNECT":
                    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
                else:
                    path = "/" + address.split("/", 3)[3]
                    to_there.write(head.replace(address.encode(), path.encode(), 1))
                await asyncio.gather(_pass_on(reader, to_there), _pass_on(there, writer))

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[Proxy]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        async with server:
            yield self


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(1 << 16):
        writer.write(data)
    writer.close()


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    async with Proxy().running() as running:
        yield running


@pytest.fixture
async def server(proxy: Proxy) -> AsyncIterator[Loopback]:
    """A server of plain HTTP, which is found as bill.test by way of the proxy only."""
    async with Loopback().running() as running:
        proxy.target = int(running.url.rpartition(":")[2])
        running.url = f"http://bill.test:{proxy.target}"
        yield running


@pytest.fixture
async def secure(proxy: Proxy) -> AsyncIterator[Loopback]:
    """The same, by TLS."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(CERTIFICATE)
    async with Loopback().running(tls) as running:
        proxy.target = int(running.url.rpartition(":")[2])
        running.url = "https://bill.test"
        yield running


def trusting() -> aiohttp.ClientSession:
    """A session that trusts the certificate of the tests."""
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=ssl.create_default_context(cafile=CERTIFICATE)))


async def test_plain_requests_go_through_the_proxy(proxy: Proxy, server: Loopback) -> None:
    async with client_of(server, options=Options(proxy=proxy.url)) as client:
        assert (await client.bills.get(BILL_ID)).id == BILL_ID
    assert proxy.seen[0] == f"POST {server.url}/connect/v3/login"
    assert len(server.calls) == 1


async def test_encrypted_requests_go_through_a_tunnel(proxy: Proxy, secure: Loopback) -> None:
    options = Options(proxy="http://user:ge%20heim@" + proxy.url.removeprefix("http://"))
    proxy.wanted = "Basic " + base64.b64encode(b"user:ge heim").decode()
    async with trusting() as session, client_of(secure, session=session, options=options) as client:
        assert (await client.bills.get(BILL_ID)).id == BILL_ID
    assert set(proxy.seen) == {"CONNECT bill.test:443"}
    assert all("proxy-authorization" not in request.headers for request in secure.received)


async def test_a_write_takes_no_tunnel_that_the_server_has_closed(proxy: Proxy, secure: Loopback) -> None:
    async def close(request: Received, writer: asyncio.StreamWriter) -> None:
        await answer({"id": BILL_ID})(request, writer)
        writer.close()

    secure.script = [close] * 10
    async with client_of(secure, options=Options(proxy=proxy.url, ssl=CERTIFICATE)) as client:
        for _ in range(10):
            await client.raw.request("POST", "/v3/vendors", json={"name": "Acme"})
    assert len(secure.calls) == 10


async def test_from_env_goes_by_the_environment(proxy: Proxy, server: Loopback) -> None:
    environ = {**ENVIRON, "BILL_BASE_URL": server.url, "HTTP_PROXY": proxy.url}
    async with BillClient.from_env(environ) as client:
        assert (await client.bills.get(BILL_ID)).id == BILL_ID
    assert len(proxy.seen) >= 1
    before = len(proxy.seen)
    for changed, options in (
        ({**environ, "NO_PROXY": "bill.test"}, Options(retries=0)),
        (environ, Options(proxy=Proxies(), retries=0)),
    ):
        async with BillClient.from_env(changed, options=options) as client:
            with pytest.raises(TransportError, match=r"host bill\.test was not found"):
                await client.bills.get(BILL_ID)
    assert len(proxy.seen) == before


async def test_this_machine_is_reached_without_a_proxy(proxy: Proxy) -> None:
    async with Loopback().running() as server, client_of(server, options=Options(proxy=proxy.url)) as client:
        assert (await client.bills.get(BILL_ID)).id == BILL_ID
    assert proxy.seen == []


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
async def test_every_client_goes_by_the_environment_unless_it_is_told_not_to(
    proxy: Proxy, server: Loopback, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, proxy.url)
    async with client_of(server) as client:
        assert (await client.bills.get(BILL_ID)).id == BILL_ID
    seen = len(proxy.seen)
    assert seen > 0
    for options in (Options(trust_env=False, retries=0), Options(proxy=Proxies(), retries=0)):
        async with client_of(server, options=options) as client:
            with pytest.raises(TransportError, match="was not found"):
                await client.bills.get(BILL_ID)
    async with aiohttp.ClientSession() as session, client_of(server, session=session) as client:
        with pytest.raises(TransportError, match="was not found"):
            await client.bills.get(BILL_ID)
    assert len(proxy.seen) == seen


async def test_a_session_that_goes_by_the_environment_still_does(
    proxy: Proxy, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    async with aiohttp.ClientSession(trust_env=True) as session, client_of(server, session=session) as client:
        assert (await client.bills.get(BILL_ID)).id == BILL_ID
    assert len(proxy.seen) > 0


# ---- certificates


async def test_a_certificate_that_is_not_trusted_is_an_error_with_a_remedy(proxy: Proxy, secure: Loopback) -> None:
    options = Options(proxy=proxy.url.replace("//", "//user:geheim@"), retries=0)
    async with client_of(secure, options=options) as client:
        with pytest.raises(TransportError) as caught:
            await client.bills.get(BILL_ID)
    assert str(caught.value) == (
        "login: the certificate of bill.test is not trusted: self-signed certificate; Options.ssl says which "
        f"certificates are, through the proxy 'http://***@127.0.0.1:{proxy.port}'; tried once"
    )
    assert_hidden(caught.value)
    assert secure.received == []


async def test_certificates_can_be_a_file_a_folder_or_a_context_or_not_looked_at(
    proxy: Proxy, secure: Loopback, tmp_path: Path
) -> None:
    for trust in (
        CERTIFICATE,
        str(CERTIFICATE),
        folder_of(CERTIFICATE, tmp_path),
        ssl.create_default_context(cafile=CERTIFICATE),
        False,
    ):
        async with client_of(secure, options=Options(proxy=proxy.url, ssl=trust)) as client:
            assert (await client.bills.get(BILL_ID)).id == BILL_ID


async def test_a_session_that_is_lent_trusts_what_the_options_name(proxy: Proxy, secure: Loopback) -> None:
    options = Options(proxy=proxy.url, ssl=CERTIFICATE)
    async with aiohttp.ClientSession() as session, client_of(secure, session=session, options=options) as client:
        assert (await client.bills.get(BILL_ID)).id == BILL_ID


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
async def test_certificates_of_the_environment(
    proxy: Proxy, secure: Loopback, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    place = str(CERTIFICATE if name == "SSL_CERT_FILE" else folder_of(CERTIFICATE, tmp_path))
    monkeypatch.setenv(name, place)
    async with client_of(secure, options=Options(proxy=proxy.url)) as client:
        assert (await client.bills.get(BILL_ID)).id == BILL_ID
    environ = {**ENVIRON, "BILL_BASE_URL": secure.url, "HTTPS_PROXY": proxy.url}
    async with BillClient.from_env({**environ, name: place}) as client:
        assert (await client.bills.get(BILL_ID)).id == BILL_ID
    for distrusting in (
        client_of(secure, options=Options(proxy=proxy.url, trust_env=False, retries=0)),
        BillClient.from_env(environ, options=Options(retries=0)),
    ):
        async with distrusting:
            with pytest.raises(TransportError, match="not trusted"):
                await distrusting.bills.get(BILL_ID)


def test_certificates_that_cannot_be_read_are_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "empty.pem").touch()
    for place, why in (("nowhere.pem", "No such file or directory"), ("empty.pem", "there is no certificate in it")):
        with pytest.raises(ConfigurationError, match=rf"ssl: '.*{place}' cannot be used: {why}; give the path"):
            BillClient(organization=ORGANIZATION, options=Options(ssl=tmp_path / place))
    for wrong in (None, 5, "", b"path"):
        with pytest.raises(ConfigurationError, match=r"Options\.ssl: .* names no certificates; give the path"):
            Options(ssl=wrong)  # type: ignore[arg-type]


def folder_of(certificate: Path, folder: Path) -> Path:
    """Fill a folder with a certificate under the name by which OpenSSL looks for it."""
    command = ["openssl", "x509", "-in", str(certificate), "-noout", "-subject_hash"]
    name = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    (folder / f"{name}.0").write_bytes(certificate.read_bytes())
    return folder


# ---- errors


async def test_a_proxy_that_is_not_there_is_named_without_its_password(server: Loopback) -> None:
    options = Options(proxy="http://user:geheim@127.0.0.1:9", retries=0)
    async with client_of(server, options=options) as client:
        with pytest.raises(
            TransportError, match=r"no connection to the proxy 'http://\*\*\*@127\.0\.0\.1:9': "
        ) as caught:
            await client.bills.get(BILL_ID)
    assert_hidden(caught.value)


async def test_a_proxy_that_is_not_found_is_named(server: Loopback) -> None:
    async with client_of(server, options=Options(proxy="http://user:geheim@nowhere.invalid:3128", retries=0)) as client:
        with pytest.raises(TransportError) as caught:
            await client.bills.get(BILL_ID)
    assert str(caught.value) == (
        "login: the proxy 'http://***@nowhere.invalid:3128' was not found; check Options.proxy and the environment "
        "variables; tried once"
    )
    assert_hidden(caught.value)


async def test_an_answer_that_is_lost_behind_a_proxy_names_the_proxy(proxy: Proxy, secure: Loopback) -> None:
    options = Options(proxy=proxy.url.replace("//", "//user:geheim@"), ssl=CERTIFICATE)
    async with client_of(secure, options=options) as client:
        secure.script = [reset]
        with pytest.raises(OutcomeUnknownError) as caught:
            await client.raw.request("POST", "/v3/vendors", json={})
    assert f"through the proxy 'http://***@127.0.0.1:{proxy.port}'" in str(caught.value)
    assert_hidden(caught.value)


@pytest.mark.parametrize("kind", ["server", "secure"])
async def test_a_proxy_that_refuses_is_an_error_without_its_password(
    proxy: Proxy, server: Loopback, secure: Loopback, kind: str
) -> None:
    target = server if kind == "server" else secure
    proxy.wanted = "Basic of-somebody-else"
    options = Options(proxy=proxy.url.replace("//", "//user:geheim@"), retries=0)
    async with client_of(target, options=options) as client:
        with pytest.raises(Exception, match="407 Proxy Authentication Required") as caught:
            await client.bills.get(BILL_ID)
    assert target.received == []
    assert_hidden(caught.value)


async def test_writes_that_a_proxy_refused_to_pass_on_are_repeated(proxy: Proxy, secure: Loopback) -> None:
    clock = InstantClock()
    options = Options(proxy=proxy.url)
    async with trusting() as session, client_of(secure, session=session, options=options, clock=clock) as client:
        await client.bills.get(BILL_ID)
        connector = session.connector
        assert connector is not None
        await connector.close()  # so that the next request needs a tunnel
    async with trusting() as session, client_of(secure, session=session, options=options, clock=clock) as client:
        proxy.wanted = "Basic of-somebody-else"
        with pytest.raises(TransportError) as caught:
            await client.raw.request("POST", "/v3/vendors", json={})
    assert str(caught.value) == (
        f"login: the proxy '{proxy.url}' refused to connect: 407 Proxy Authentication Required; tried 4 times"
    )
    assert len(secure.calls) == 1


def assert_hidden(error: BaseException) -> None:
    link: BaseException | None = error
    while link is not None:
        assert "geheim" not in f"{link} {link!r}"
        assert base64.b64encode(b"user:geheim").decode() not in f"{link} {link!r}"
        link = link.__cause__ or link.__context__


# ---- the command line


async def run_cli(*arguments: str, **environ: str) -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bill_async.cli", *arguments),
        env={**os.environ, "NO_PROXY": "", **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode()


@pytest.mark.parametrize("told_by", ["option", "environment"])
async def test_the_command_line_goes_through_the_proxy(
    proxy: Proxy, server: Loopback, tmp_path: Path, told_by: str
) -> None:
    file = tmp_path / "organizations.json"
    entry = {
        "dev_key": ORGANIZATION.dev_key.reveal(),
        "username": ORGANIZATION.username,
        "password": "the-password",
        "organization_id": ORGANIZATION.organization_id,
    }
    file.write_text(json.dumps({"url": server.url, "organizations": [entry]}))
    arguments = ["--into", str(tmp_path / "bills.db"), "--credentials", str(file), "--only", "bills", "--quiet"]
    if told_by == "option":
        await run_cli("sync", *arguments, "--proxy", proxy.url, HTTP_PROXY="")
    else:
        await run_cli("sync", *arguments, HTTP_PROXY=proxy.url, http_proxy="")
    assert proxy.seen[0] == f"POST {server.url}/connect/v3/login"
    assert "/v3/bills?" in server.calls[0].path


@pytest.mark.parametrize(
    "arguments",
    [
        ("sync", "--into", "x.db", "--environment", "http://[::1"),
        ("sync", "--into", "x.db", "--environment", "http://u:geheim@host:99999"),
        ("sync", "--into", "x.db", "--proxy", "http://u:geheim@[::1"),
        ("sandbox", "--port", "99999"),
        ("sandbox", "--host", "a..b"),
        ("sandbox", "--host", ""),
    ],
)
async def test_a_bad_address_on_the_command_line_is_one_line(arguments: tuple[str, ...]) -> None:
    status, said = await run_cli(*arguments, BILL_SPEND_TOKEN="token")
    assert status in (1, 2)
    assert "Traceback" not in said
    assert "geheim" not in said
    assert said.splitlines()[-1].startswith("bill-async")
