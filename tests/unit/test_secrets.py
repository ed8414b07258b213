"""No secret is seen: not in a repr, not in a log, not in an error, whatever BILL says about it."""

from __future__ import annotations

import asyncio
import copy
import logging
import pickle
import traceback
from collections.abc import AsyncIterator
from typing import Any

import pytest
from unit.loopback import BILL_ID, Loopback, Received, Step, answer, client_of, errors, half, reset

import bill_async
from bill_async import (
    ApiError,
    Bill,
    BillClient,
    BillError,
    ErrorDetail,
    OrganizationCredentials,
    PartnerCredentials,
    RawResponse,
    SpendCredentials,
    SyncTokenCredentials,
)
from bill_async._logging import hide
from bill_async.config import Settings
from bill_async.errors import __all__ as all_errors

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


def everything_about(error: BaseException) -> str:
    """Return all that a log, an error tracker or another process can get to know of an error and its causes."""
    frames = traceback.TracebackException.from_exception(error, capture_locals=True)
    texts = ["".join(traceback.format_exception(error))]
    while frames is not None:
        # The test's own frames hold the secrets, of course.
        texts += [repr(frame.locals) for frame in frames.stack if "/tests/" not in frame.filename]
        frames = frames.__cause__ or frames.__context__
    link: BaseException | None = error
    while link is not None:
        texts += [str(link), repr(link), repr(link.args), repr(vars(link))]
        if isinstance(link, BillError):
            texts.append(pickle.dumps(link).decode("latin-1"))
        link = link.__cause__ or link.__context__
    return "\n".join(texts)


async def garbage(_: Received, writer: asyncio.StreamWriter) -> None:
    """Answer with something that is not HTTP."""
    writer.write(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")
    writer.close()


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
        garbage,
        answer({}, 302, Location="/elsewhere", Set_Cookie="a=b"),
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
            texts = everything_about(error)
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
    assert_clean(everything_about(caught.value) + caplog.text)


def test_longer_secrets_are_hidden_first_and_short_ones_are_left() -> None:
    assert hide("key-one key-one-two a", ["key-one", "key-one-two", "a", None, ""]) == "*** *** a"


async def test_a_signed_link_is_not_shown(server: Loopback, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server.script = [garbage, reset]
    link = f"{server.url}/connect/file?signature=S3CRET-signature"
    async with client_of(server) as client:
        for _ in range(2):
            with pytest.raises(BillError) as caught:
                await client.download(link, retries=0)
            cause = caught.value.__cause__
            assert_clean("".join(traceback.format_exception(caught.value)) + repr(cause) + repr(vars(cause)))
    assert "Bad status line: Expected HTTP/" in caplog.text
    assert_clean(caplog.text)


FAULTS: dict[str, Step] = {
    "ValidationError": errors("BDC_1001"),
    "RateLimitedError": errors("BDC_1144", status=422),
    "NotFoundError": errors("BDC_1205", status=404),
    "MfaRequiredError": errors("BDC_1361", status=403),
    "OutcomeUnknownError": half,
    "DecodeError": answer([]),
}


@pytest.mark.parametrize("name", FAULTS)
async def test_an_error_arrives_whole_in_another_process(server: Loopback, name: str) -> None:
    server.script = [FAULTS[name]] * 20
    async with client_of(server) as client:
        call = client.vendors.get if name == "DecodeError" else client.vendors.archive
        with pytest.raises(BillError) as caught:
            await call("00901ABCDEFGHIJKLMNO", retries=0)
    error = caught.value
    assert type(error).__name__ == name
    arrived = pickle.loads(pickle.dumps(error))
    assert (type(arrived), str(arrived), arrived.args) == (type(error), str(error), error.args)
    assert vars(arrived) == vars(error)
    assert vars(copy.copy(error)) == vars(error)


@pytest.mark.parametrize("name", [name for name in all_errors if name != "ErrorDetail"])
def test_every_error_can_be_pickled(name: str) -> None:
    kind = getattr(bill_async, name)
    error = kind("why", status=422, errors=[ErrorDetail(code="BDC_1")]) if issubclass(kind, ApiError) else kind("why")
    arrived = pickle.loads(pickle.dumps(error))
    assert (type(arrived), str(arrived), vars(arrived)) == (kind, "why", vars(error))


async def test_a_raw_answer_can_be_pickled(server: Loopback) -> None:
    raw: list[RawResponse] = []
    async with client_of(server) as client:
        await client.bills.get(BILL_ID, capture=raw)
    assert pickle.loads(pickle.dumps(raw)) == raw


def test_a_client_is_not_sent_to_another_process() -> None:
    client = BillClient(organization=CREDENTIALS)
    for copier in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="make one in each process"):
            copier(client)


def test_a_model_that_is_half_made_can_be_shown() -> None:
    assert repr(object.__new__(Bill)) == "Bill()"
