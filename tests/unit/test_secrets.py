"""Secrets are never shown: not in a repr, a log or an error, even if BILL repeats them."""

from __future__ import annotations

import asyncio
import copy
import inspect
import io
import json
import logging
import os
import pickle
import pprint
import reprlib
import subprocess
import sys
import traceback
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
import rich
import rich.console
from rich.pretty import pretty_repr
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
    Secret,
    SpendCredentials,
    SyncTokenCredentials,
    models,
)
from bill_async._auth.sessions import Session, StoredSession
from bill_async._base.logging import hide
from bill_async._http.request import build
from bill_async._schema.converter import structure, unstructure
from bill_async._schema.kind import Kind
from bill_async._schema.kinds import Anything, Boolean, Choice, Date, DateTime, Id, Integer, ListOf, MapOf, Number, Text
from bill_async._schema.models import AnswerModel, Model, Nested, RequestModel
from bill_async._schema.operation import Parameter
from bill_async.config import Settings
from bill_async.errors import __all__ as all_errors
from bill_async.operations.bills import GET_BILL

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
def test_no_tool_shows_a_secret(value: object) -> None:
    assert_clean(shown_by_tools(value))


def walk(value: object, seen: dict[int, object] | None = None) -> Iterator[str]:
    """Yield what tools find that go through fields, attributes and containers."""
    seen = {} if seen is None else seen
    if id(value) in seen:
        return
    seen[id(value)] = value
    yield repr(value)
    inner: list[object] = []
    if isinstance(value, RawResponse):
        return  # asked for with `capture`, to have the bytes as they came
    if isinstance(value, Mapping):
        inner = [*value, *value.values()]
    elif isinstance(value, list | tuple | set | frozenset | deque):
        inner = [*value]
    elif type(value).__module__.partition(".")[0] == "bill_async":
        names = {
            *object.__dir__(value),
            *(name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())),
        }
        stored = [name for name in names if not isinstance(getattr(type(value), name, None), property)]
        inner = [getattr(value, name, None) for name in stored if not name.startswith("__")]
    for one in inner:
        yield from walk(one, seen)


def shown_by_tools(value: object) -> str:
    """Return everything that tools for looking at values make of one."""
    console = rich.console.Console(file=io.StringIO(), width=200)
    rich.inspect(value, console=console, all=True, value=True)
    rich.print(value, file=console.file)
    texts = [
        console.file.getvalue(),  # type: ignore[attr-defined]
        pretty_repr(value),
        pretty_repr(value, max_string=3, max_length=3),
        pprint.pformat(value),
        reprlib.repr(value),
        f"{value} {value!s} {value!r}",
        logging.makeLogRecord({"msg": "%s %r", "args": (value, value)}).getMessage(),
        json.dumps({"value": value}, default=repr),
        repr(getattr(value, "__dict__", None)),
        *walk(value),
    ]
    if attrs.has(type(value)):
        texts += [repr(attrs.asdict(value)), repr(attrs.astuple(value)), pretty_repr(attrs.asdict(value))]  # type: ignore[arg-type]
        texts.append(json.dumps(attrs.asdict(value), default=repr))  # type: ignore[arg-type]
    return "\n".join(texts)


def links(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error, and what it came of."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def locals_of(error: BaseException) -> str:
    """Return what tools show of the local variables in the frames of an error, but for those of the tests."""
    texts: list[str] = []
    for link in links(error):
        for frame, _ in traceback.walk_tb(link.__traceback__):
            # The test's own frames hold the secrets, of course.
            if "/tests/" not in frame.f_code.co_filename:
                texts += [repr(frame.f_locals), pretty_repr(frame.f_locals), *walk(frame.f_locals)]
    return "\n".join(texts)


def everything_about(error: BaseException) -> str:
    """Return all that a log, an error tracker or another process can get to know of an error and its causes."""
    texts = ["".join(traceback.format_exception(error)), locals_of(error)]
    texts += [
        repr(frame.locals)
        for captured in [traceback.TracebackException.from_exception(error, capture_locals=True)]
        for frame in captured.stack
        if "/tests/" not in frame.filename
    ]
    for link in links(error):
        texts += [str(link), repr(link), repr(link.args), repr(vars(link)), *walk(vars(link))]
        if isinstance(link, BillError):
            texts.append(pickle.dumps(link).decode("latin-1"))
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
    async with client_of(server, organization=CREDENTIALS) as client:
        account = client._caller.access.organization
        try:
            with client.capture() as raw:
                if method == "GET":
                    await client.bills.get(BILL_ID)
                else:
                    await client.raw.request("POST", "/v3/bills", json={})
        except BillError as error:
            texts = everything_about(error)
        else:
            texts = ""
        texts += repr(client) + repr(raw) + repr(account) + "\n".join(walk(client))
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
    "ValidationError": errors("BDC_1119"),
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
    async with client_of(server) as client:
        with client.capture() as raw:
            await client.bills.get(BILL_ID)
    assert pickle.loads(pickle.dumps(raw)) == raw


def test_a_client_is_not_sent_to_another_process() -> None:
    client = BillClient(organization=CREDENTIALS)
    for copier in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="make one in each process"):
            copier(client)


def test_a_model_that_is_half_made_can_be_shown() -> None:
    assert repr(object.__new__(Bill)) == "Bill()"


# ---- secret values


def example(kind: Kind, secret: str = "S3CRET-text") -> Any:
    """Return a value of a kind; every secret text in it is the same."""
    match kind:
        case Text():
            return "text"
        case Id(prefix=prefix):
            return f"{prefix or '0'}01ABCDEFGHIJKLMNOPQ"
        case Number():
            return Decimal("1.50")
        case Integer():
            return 1
        case Boolean():
            return True
        case Date():
            return date(2026, 12, 1)
        case DateTime():
            return datetime(2026, 12, 1, tzinfo=UTC)
        case Choice(enum=enum):
            return next(iter(enum.known()), "VALUE")
        case Nested(model=model):
            return filled(model, secret)
        case ListOf(item=item):
            return [example(item, secret)]
        case MapOf(item=item):
            return {"key": example(item, secret)}
        case Anything():
            return {}


def filled(model: type[Model], secret: str = "S3CRET-text") -> Model:
    """Make a model with all its fields."""
    return model(**{field.name: secret if field.secret else example(field.kind, secret) for field in model.__fields__})


def holds_secrets(model: type[Model]) -> bool:
    return "S3CRET" in json.dumps(unstructure(filled(model)), default=str)


MODELS: list[type[Model]] = [
    model
    for name in models.__all__
    if isinstance(model := getattr(models, name), type) and issubclass(model, Model) and holds_secrets(model)
]


def test_there_are_models_with_secrets_of_both_kinds() -> None:
    names = {model.__name__ for model in MODELS}
    assert names > {
        "LoginRequest",
        "PartnerLoginRequest",
        "BankAccountCreate",
        "VendorCreate",
        "MfaChallengeValidation",
    }
    assert names > {"LoginAnswer", "Vendor", "BankAccount", "Subscription", "CardPan"} - {"Subscription", "CardPan"}


@pytest.mark.parametrize("model", MODELS)
def test_no_tool_shows_the_secrets_of_a_model(model: type[Model]) -> None:
    made = filled(model)
    assert_clean(shown_by_tools(made))
    assert "S3CRET-text" in json.dumps(unstructure(made), default=str)
    if isinstance(made, AnswerModel):
        came = structure(unstructure(made), type(made))
        assert came == made
        assert_clean(shown_by_tools(came))
    assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == made


@pytest.mark.parametrize("model", [model for model in MODELS if issubclass(model, RequestModel)])
def test_a_secret_that_is_set_later_is_hidden_too(model: type[Model]) -> None:
    made = filled(model, "before")
    for field in model.__fields__:
        if field.secret:
            setattr(made, field.name, "S3CRET-later")
            assert getattr(made, field.name) == Secret("S3CRET-later")
    assert_clean(shown_by_tools(made))


@pytest.mark.parametrize("model", [model for model in MODELS if issubclass(model, AnswerModel)])
def test_no_setter_slows_the_decoding_of_an_answer(model: type[Model]) -> None:
    assert model.__setattr__ is object.__setattr__


def test_no_tool_shows_a_session() -> None:
    session = Session("session-number-1", "008", "006", True)
    stored = StoredSession(session, 12.5)
    assert_clean(shown_by_tools(session) + shown_by_tools(stored))
    assert StoredSession.from_json(stored.to_json()) == stored
    assert "session-number-1" in stored.to_json()


SHORT, LONG = Secret("S3CRET"), Secret("S3CRET-" * 100)


@pytest.mark.parametrize("secret", [SHORT, LONG])
def test_a_secret_shows_itself_as_stars_everywhere(secret: Secret[str]) -> None:
    assert (str(secret), repr(secret), f"{secret}", f"{secret:>5}", f"{secret!r}") == (
        "***",
        "***",
        "***",
        "  ***",
        "***",
    )
    assert f"{secret:>5}" == "  ***"
    assert_clean(shown_by_tools(secret) + shown_by_tools({"a": [secret]}) + ascii(secret))


@pytest.mark.parametrize(
    "use",
    [
        lambda secret: json.dumps(secret),
        lambda secret: "".join([secret]),
        lambda secret: "key " + secret,
        lambda secret: secret + " key",
        lambda secret: len(secret),
        lambda secret: secret[0],
        lambda secret: list(secret),
        lambda secret: Path(secret),
    ],
)
def test_nothing_takes_a_secret_for_its_text_unnoticed(use: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError) as caught:
        use(SHORT)
    assert_clean(str(caught.value))


def test_a_secret_compares_as_its_text() -> None:
    assert SHORT == "S3CRET"
    assert SHORT != "secret"
    assert "S3CRET" == SHORT  # noqa: SIM300
    assert Secret(SHORT) == SHORT
    assert {SHORT: 1}["S3CRET"] == 1  # type: ignore[index]
    assert (bool(SHORT), bool(Secret(""))) == (True, False)
    assert SHORT.reveal() == "S3CRET"
    assert pickle.loads(pickle.dumps(SHORT)).reveal() == copy.deepcopy(SHORT).reveal() == "S3CRET"


def test_a_secret_cannot_be_changed_or_looked_into() -> None:
    with pytest.raises(AttributeError):
        SHORT._value = "other"
    with pytest.raises(AttributeError):
        SHORT._value  # type: ignore[attr-defined]  # noqa: B018


def test_what_came_can_be_sent() -> None:
    vendor = structure({"id": "009", "accountNumber": "S3CRET"}, bill_async.Vendor)
    update = bill_async.VendorUpdate(account_number=vendor.account_number)
    assert unstructure(update) == {"accountNumber": "S3CRET"}


@pytest.mark.parametrize("kind", [*MODELS, OrganizationCredentials, Session])
def test_constructors_keep_their_signatures(kind: type) -> None:
    names = {attribute.alias for attribute in attrs.fields(kind) if attribute.init}
    assert set(inspect.signature(kind).parameters) == names


# ---- frames

GIVEN = SECRETS[1]  # a name, for a traceback shows lines of the source
ANSWER = b'{"sessionId": "' + GIVEN.encode()

WRONG: dict[str, Callable[[], object]] = {
    "a model": lambda: bill_async.LoginRequest(dev_key=GIVEN, username=5, password=GIVEN),  # type: ignore[arg-type]
    "a secret of a model": lambda: bill_async.LoginRequest(dev_key=GIVEN, username="u", password=GIVEN.encode()),  # type: ignore[arg-type]
    "a field that is not": lambda: bill_async.LoginRequest(dev_key=GIVEN, pasword=GIVEN),  # type: ignore[call-arg]
    "a nested model": lambda: bill_async.VendorCreate(name="a", address=5, account_number=GIVEN),  # type: ignore[arg-type]
    "credentials": lambda: OrganizationCredentials(GIVEN, "user", GIVEN + " ", "008"),
    "half a device": lambda: OrganizationCredentials(GIVEN, "user", GIVEN, "008", remember_me_id=GIVEN),
    "partner": lambda: PartnerCredentials(GIVEN, "user", GIVEN.encode()),  # type: ignore[arg-type]
    "a session": lambda: Session(GIVEN + "\n"),
    "variables": lambda: Settings.from_env({"BILL_PASSWORD": GIVEN, "BILL_DEV_KEY": GIVEN}),
    "variables of a client": lambda: BillClient.from_env({"BILL_PASSWORD": GIVEN, "BILL_DEV_KEY": GIVEN}),
    "as_user": lambda: BillClient(organization=CREDENTIALS).as_user("008", "006", remember_me_id=GIVEN),
    "an answer": lambda: structure(ANSWER + b'", "trusted": "no"}', bill_async.LoginAnswer),
    "not JSON": lambda: structure(ANSWER, bill_async.LoginAnswer),
}


@pytest.mark.parametrize("what", WRONG)
def test_no_frame_of_what_is_refused_shows_a_secret(what: str) -> None:
    with pytest.raises(Exception, match=r".") as caught:
        WRONG[what]()
    assert_clean(everything_about(caught.value))


def test_no_frame_shows_a_secret_that_cannot_be_a_header() -> None:
    secret = Parameter(name="pin", wire="pin", kind=Text(), secret=True)
    with pytest.raises(bill_async.InvalidRequestError) as caught:
        build(attrs.evolve(GET_BILL, headers=(secret,)), (BILL_ID,), headers={"pin": f"{GIVEN} \u00e9"})
    assert_clean(everything_about(caught.value))


CALLS: dict[str, Callable[[BillClient], Any]] = {
    "raw": lambda bill: bill.raw.request("POST", "/v3/x", json={"password": GIVEN}, params={"a": Secret(GIVEN)}),
    "raw with a float": lambda bill: bill.raw.request("POST", "/v3/x", json={"password": GIVEN, "a": 0.1}),
    "raw with a wrong parameter": lambda bill: bill.raw.request("GET", "/v3/x", params={"a": GIVEN, "b": b"x"}),
    "raw with a wrong method": lambda bill: bill.raw.request("HEAD", "/v3/x", json={"password": GIVEN}),  # type: ignore[arg-type]
    "raw bytes": lambda bill: bill.raw.send("POST", "/v3/x", json=[GIVEN]),
    "a model": lambda bill: bill.vendors.create(filled(bill_async.VendorCreate)),  # type: ignore[arg-type]
    "several models": lambda bill: bill.vendors.create_bulk([filled(bill_async.VendorCreate)]),  # type: ignore[list-item]
    "a parameter": lambda bill: bill.network.search("name", account_number=GIVEN),
    "a wrong parameter": lambda bill: bill.network.search(5, account_number=GIVEN),  # type: ignore[arg-type]
}


@pytest.mark.parametrize(
    "fault", [half, errors("BDC_1001"), answer(b'{"id": 5, "accountNumber": "' + GIVEN.encode() + b'"}')]
)
@pytest.mark.parametrize("what", CALLS)
async def test_no_frame_of_a_call_that_fails_shows_what_it_was_given(server: Loopback, what: str, fault: Step) -> None:
    server.script = [fault] * 20
    async with client_of(server) as client:
        try:
            await CALLS[what](client)
        except BillError as error:
            texts = "".join(traceback.format_exception(error)) + locals_of(error) + repr(vars(error))
            assert_clean(texts + "\n".join(walk(vars(error))))
        else:
            assert fault is not half
            assert what.startswith("raw")


async def test_no_filter_shows_the_secret_that_it_compares_with(server: Loopback) -> None:
    found = structure({"id": "009", "accountNumber": GIVEN}, bill_async.Vendor).account_number
    assert found is not None
    for given in (bill_async.Vendor_.account_number == GIVEN, bill_async.Vendor_.account_number == found):
        assert_clean(shown_by_tools(given))
        assert given.encode() == f"accountNumber:eq:{GIVEN}"
        with pytest.raises(bill_async.InvalidRequestError) as caught:
            assert given
        assert_clean(str(caught.value))
        server.script = [errors("BDC_1001")]
        async with client_of(server) as client:
            with pytest.raises(BillError) as refused:
                await client.vendors.list(filters=given)
        assert_clean(locals_of(refused.value))
        assert f"filters=accountNumber:eq:{GIVEN}" in server.received[-2].path + server.received[-1].path
    with pytest.raises(bill_async.InvalidRequestError) as caught:
        bill_async.Vendor_.account_number == GIVEN.encode()  # type: ignore[operator]  # noqa: B015
    assert_clean(str(caught.value))


@pytest.mark.parametrize("fault", [reset, errors("BDC_1205", status=404)])
async def test_no_frame_of_a_download_shows_the_link(server: Loopback, fault: Step) -> None:
    server.script = [fault] * 20
    async with client_of(server) as client:
        for link in (f"{server.url}/connect/file?signature={GIVEN}", f"http://{GIVEN}/", GIVEN):
            with pytest.raises(BillError) as caught:
                await client.download(link)
            assert_clean(locals_of(caught.value))
            with pytest.raises(BillError) as caught:
                await client.upload_to(link, b"\xff\xd8\xff")
            assert_clean(locals_of(caught.value))


async def test_no_frame_of_a_call_that_is_cut_off_shows_what_it_was_given(server: Loopback) -> None:
    server.script = [server.hang]
    async with client_of(server, organization=CREDENTIALS) as client:
        call = asyncio.create_task(client.raw.request("POST", "/v3/x", json={"password": GIVEN}))
        await server.hanging.wait()
        call.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await call
    assert_clean(locals_of(caught.value))


async def test_an_unknown_outcome_keeps_what_was_sent_and_hides_it(server: Loopback) -> None:
    server.script = [half] * 2
    async with client_of(server) as client:
        with pytest.raises(bill_async.OutcomeUnknownError) as caught:
            await client.raw.request("POST", "/v3/x", json={"password": "S3CRET"})
        assert caught.value.request.reveal() == {"password": "S3CRET"}
        body = filled(bill_async.VendorCreate)
        with pytest.raises(bill_async.OutcomeUnknownError) as caught:
            await client.vendors.create(body)  # type: ignore[arg-type]
    error = caught.value
    assert error.request is body
    assert_clean(pretty_repr(vars(error)))
    # Another process can compare what it finds with what was sent: a pickle is as secret as what it holds.
    assert pickle.loads(pickle.dumps(error)).request.account_number.reveal() == "S3CRET-text"


MISTAKEN: dict[str, Callable[[BillClient], Any]] = {
    "a slash": lambda bill: bill.bills.get(GIVEN + "/"),
    "a space": lambda bill: bill.vendors.archive(GIVEN + " "),
    "too long": lambda bill: bill.bills.get(GIVEN * 100),
    "of something else": lambda bill: bill.vendors.get(GIVEN),
    "half a character": lambda bill: bill.vendors.get(GIVEN + "\ud800"),
    "bytes": lambda bill: bill.vendors.get(GIVEN.encode()),  # type: ignore[arg-type]
    "a number": lambda bill: bill.vendors.get(4111_1111_1111_1111),  # type: ignore[arg-type]
    "raw": lambda bill: bill.raw.request("GET", f"/v3/{GIVEN} key"),
}


@pytest.mark.parametrize("what", MISTAKEN)
async def test_what_is_given_in_the_place_of_an_id_is_not_echoed(server: Loopback, what: str) -> None:
    async with client_of(server) as client:
        with pytest.raises(bill_async.InvalidRequestError) as caught:
            await MISTAKEN[what](client)
    text = str(caught.value) + repr(caught.value)
    assert_clean(text)
    assert "4111" not in text
    assert len(str(caught.value)) < 200
    assert server.received == []


async def test_the_beginning_of_an_id_is_shown_because_it_says_what_it_is_of(server: Loopback) -> None:
    async with client_of(server) as client:
        with pytest.raises(bill_async.InvalidRequestError) as caught:
            await client.vendors.get(BILL_ID)
    what = "vendor_id: '00n...' (20 characters) is the id of something else; an id here begins with '009'"
    assert str(caught.value) == what


def test_pytest_does_not_show_a_secret_that_differs(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "import os\n"
        "from bill_async import LoginAnswer, OrganizationCredentials, VendorUpdate\n"
        "def login(): return OrganizationCredentials(os.environ['WORD'], 'user', os.environ['WORD'], '008')\n"
        "def other(): return OrganizationCredentials(os.environ['WORD'] + '2', 'user', os.environ['WORD'], '008')\n"
        "def vendor(): return VendorUpdate(account_number=os.environ['WORD'])\n"
        "def test_credentials(): assert login() == other()\n"
        "def test_model(): assert vendor() == VendorUpdate(account_number='1')\n"
        "def test_field(): assert vendor().account_number == 'text'\n"
        "def test_member(): assert vendor().account_number in ['text']\n"
        "def test_truth(): assert not LoginAnswer(session_id=vendor().account_number).session_id\n"
    )
    command = [sys.executable, "-m", "pytest", "-vv", "-l", "-p", "no:schemathesis", str(tmp_path)]
    environment = {**os.environ, "WORD": GIVEN, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)
    assert "5 failed" in done.stdout, done.stdout + done.stderr
    assert_clean(done.stdout)
