"""Answers that do not say what BILL did: errors of gateways, and successes that cannot be read.

A read is repeated, or fails by the HTTP status. The outcome of a write is then unknown.
"""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

import pytest
from unit.loopback import (
    BILL_ID,
    ORGANIZATION,
    InstantClock,
    Loopback,
    Received,
    Step,
    answer,
    client_of,
    errors,
    half,
    until,
)

from bill_async import (
    ApiError,
    AttemptRecord,
    AuthenticationError,
    BillClient,
    BillCreate,
    BillInvoiceInput,
    BillLineItemInput,
    BillUpdate,
    BudgetCreate,
    CallRecord,
    ConflictError,
    DecodeError,
    FundingAccountInput,
    NotFoundError,
    Options,
    OutcomeUnknownError,
    PaymentCreate,
    PaymentProcessingOptionsInput,
    PermissionDeniedError,
    RateLimitedError,
    RecordedBillPayment,
    RecordPaymentRequest,
    SendInvoiceRecipient,
    SendInvoiceReplyTo,
    SendInvoiceRequest,
    SpendCredentials,
    SubscriptionCreate,
    SubscriptionEventInput,
    SubscriptionStatus,
    TransportError,
    ValidationError,
)
from bill_async._limits.limiter import Limits

VENDOR_ID = "00901ABCDEFGHIJKLMNO"
BILL = BillCreate(
    vendor_id=VENDOR_ID,
    due_date=date(2026, 12, 1),
    bill_line_items=[BillLineItemInput(amount=Decimal("5.00"))],
    invoice=BillInvoiceInput(invoice_number="7", invoice_date=date(2026, 11, 1)),
)
CHANGE = BillUpdate(description="new")
PAYMENT = PaymentCreate(
    vendor_id=VENDOR_ID,
    bill_id=BILL_ID,
    funding_account=FundingAccountInput(type="BANK_ACCOUNT"),
    amount=Decimal("5.00"),
    processing_options=PaymentProcessingOptionsInput(),
    transaction_number="PAY7",
)
RECORDED = RecordPaymentRequest(
    vendor_id=VENDOR_ID,
    process_date=date(2026, 11, 1),
    to_print_check=False,
    payments=[RecordedBillPayment(bill_id=BILL_ID, amount=Decimal("5.00"))],
)
LETTER = SendInvoiceRequest(reply_to=SendInvoiceReplyTo(), recipient=SendInvoiceRecipient(to=["a@example.com"]))
BUDGET = BudgetCreate(name="Travel", owners=["usr1"], recurring_interval="MONTHLY")
SUBSCRIPTION = SubscriptionCreate(
    name="mine",
    status=SubscriptionStatus(enabled=True),
    events=[SubscriptionEventInput(type="bill.created", version="1")],
    notification_url="https://example.com/hook",
)

Call: TypeAlias = Callable[[BillClient], Awaitable[Any]]

ONCE: dict[str, tuple[Call, Any]] = {
    "create": (lambda client: client.bills.create(BILL), BILL),
    "payment": (lambda client: client.payments.create(PAYMENT), PAYMENT),
    "recorded payment": (lambda client: client.bills.record_payment(RECORDED), RECORDED),
    "upload": (lambda client: client.documents.upload(BILL_ID, b"%PDF", name="a.pdf"), b"%PDF"),
    "letter": (lambda client: client.invoices.send("00e01ABCDEFGHIJKLMNO", LETTER), LETTER),
    "budget": (lambda client: client.spend.budgets.create(BUDGET), BUDGET),
    "raw": (lambda client: client.raw.request("POST", "/v3/new", json={"a": 1}), {"a": 1}),
}
"""Writes that must not be sent twice, and what they are given."""
AGAIN: dict[str, tuple[Call, Any]] = {
    "update": (lambda client: client.bills.update(BILL_ID, CHANGE), CHANGE),
    "archive": (lambda client: client.bills.archive(BILL_ID), None),
    "delete": (lambda client: client.spend.budgets.delete("bdg1"), None),
    "keyed": (lambda client: client.webhooks.subscriptions.create(SUBSCRIPTION), SUBSCRIPTION),
}
"""Writes that may be sent twice."""
HTML = b"<html><body>Request Timeout</body></html>"
FOREIGN: dict[str, Any] = {
    "nothing": b"",
    "HTML": HTML,
    "an object": {"message": "Endpoint request timed out"},
    "an object with a code": {"error": {"code": "408", "message": "timed out"}, "code": "TIMEOUT", "severity": "ERROR"},
    "an array": [{"code": "UPSTREAM_408", "message": "timed out", "severity": "ERROR", "category": "SERVER"}],
    "cut off": b'[{"code":"BDC_1119","message":"n',
}
ALMOST: dict[str, Any] = {
    "an object with a code of BILL": {"code": "BDC_1124", "message": "no", "severity": "ERROR"},
    "the code of a session alone": {"code": "BDC_1109"},
    "the code of a limit alone": [{"code": "BDC_1322"}],
    "errors inside": {"errors": [{"code": "BDC_1246", "message": "rolled back"}]},
    "half of it texts": ["upstream", {"code": "BDC_1124", "message": "no"}],
    "other digits": [{"code": "BDC_\u0661\u0662", "message": "no"}],
}
"""What has a code of BILL and not the form of its errors."""
STATUSES = (302, 400, 401, 403, 404, 408, 409, 413, 422, 429, 499)


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


_MANY = Limits(linger=0.0, spend_minute=10**6, text_messages=10**6)
"""The clock stands still while calls run, so nothing may wait for it."""


def client_at(server: Loopback, *, clock: InstantClock | None = None, **hooks: Any) -> BillClient:
    options = Options(limits=_MANY, **hooks)
    return client_of(server, spend=SpendCredentials("the-token"), options=options, clock=clock or InstantClock())


def always(step: Step) -> Any:
    """Make a script that never ends."""
    return [step] * 1000


async def outcome(call: Awaitable[Any]) -> OutcomeUnknownError:
    with pytest.raises(OutcomeUnknownError) as caught:
        await call
    return caught.value


# ---- errors that are not BILL's


@pytest.mark.parametrize("name", ONCE)
async def test_a_write_is_not_refused_by_what_is_not_bill(server: Loopback, name: str) -> None:
    call, given = ONCE[name]
    bodies = (*FOREIGN.values(), *ALMOST.values())
    async with client_at(server) as client:
        for sent, (status, body) in enumerate(((status, body) for status in STATUSES for body in bodies), 1):
            server.script = [answer(body, status)]
            error = await outcome(call(client))
            assert len(server.calls) == sent
            assert error.status == status
            assert (error.request, error.attempts) == (given, 1)
            assert f"({status}" in str(error)
            assert error.sent_at is not None


@pytest.mark.parametrize("name", AGAIN)
async def test_a_write_that_may_be_repeated_is_repeated_and_unknown_in_the_end(server: Loopback, name: str) -> None:
    call, given = AGAIN[name]
    async with client_at(server) as client:
        for status in STATUSES:
            server.script, before = [answer(HTML, status)] * 4, len(server.calls)
            error = await outcome(call(client))
            assert (len(server.calls) - before, error.attempts) == (4, 4)
            assert (error.status, error.body, error.request) == (status, HTML, given)
            server.script = [answer(HTML, status), errors("BDC_1119", status=422)]
            assert (await outcome(call(client))).status == 422  # the first one may have been executed


@pytest.mark.parametrize("name", [*ONCE, *AGAIN])
@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (400, "BDC_1119", ValidationError),
        (401, "BDC_1102", AuthenticationError),
        (403, "BDC_1150", PermissionDeniedError),
        (404, "BDC_1205", NotFoundError),
        (409, "BDC_1999", ConflictError),
        (200, "BDC_1119", ValidationError),
        (408, "BDC_1119", ApiError),
    ],
)
async def test_bill_itself_is_believed(
    server: Loopback, name: str, status: int, code: str, kind: type[ApiError]
) -> None:
    call, _ = (ONCE | AGAIN)[name]
    server.script = [errors(code, status=status)]
    async with client_at(server) as client:
        with pytest.raises(ApiError) as caught:
            await call(client)
    assert type(caught.value) is kind
    assert caught.value.codes == {code}
    assert len(server.calls) == 1


async def test_only_a_limit_that_bill_names_is_waited_for(server: Loopback) -> None:
    clock = InstantClock()
    server.script = [errors("BDC_1322", status=429)]
    async with client_at(server, clock=clock) as client:
        call = asyncio.create_task(client.bills.create(BILL))
        await until(lambda: len(server.calls) == 1 and any(state.waiting for state in client.limits.snapshot()))
        clock.turn(3.0)
        assert (await call).id == BILL_ID
        assert len(server.calls) == 2
        server.script = [answer(b"slow down", 429, Retry_After="1")]
        await outcome(client.bills.create(BILL))
        assert len(server.calls) == 3


@pytest.mark.parametrize("body", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (302, ApiError),
        (400, ValidationError),
        (401, AuthenticationError),
        (403, PermissionDeniedError),
        (404, NotFoundError),
        (408, ApiError),
        (409, ConflictError),
        (422, ValidationError),
        (429, RateLimitedError),
    ],
)
async def test_what_reads_fails_by_the_status(server: Loopback, status: int, kind: type[ApiError], body: Any) -> None:
    server.script = always(answer(body, status))
    async with client_at(server) as client:
        with pytest.raises(ApiError) as caught:
            await client.bills.get(BILL_ID, retries=0)
    assert type(caught.value) is kind
    assert "was refused" not in str(caught.value)


async def test_what_is_not_bill_does_not_prolong_the_session(server: Loopback) -> None:
    clock = InstantClock()
    server.script = [answer({"id": BILL_ID}), answer(HTML, 404)]
    async with client_at(server, clock=clock) as client:
        for kind in (None, NotFoundError, None):
            if kind is None:
                await client.bills.get(BILL_ID)
            else:
                with pytest.raises(kind):
                    await client.bills.get(BILL_ID)
            clock.turn(30 * 60.0)
    assert server.logins == 2


async def test_a_deadline_or_a_limit_that_ends_the_repetitions_says_what_was_answered(server: Loopback) -> None:
    server.script = always(answer(HTML, 408))
    async with client_at(server) as client:
        error = await outcome(client.bills.update(BILL_ID, CHANGE, deadline=0.4))
    assert (error.status, error.body, len(server.calls)) == (408, HTML, 1)


# ---- successes that cannot be read


UNREADABLE: dict[str, Any] = {
    "HTML": b"<html>It works!</html>",
    "another charset": b'{"id":"\xe9"}',
    "UTF-16": '{"id":"1"}'.encode("utf-16"),
    "half": b'{"id": "00n01ABCDEFGH',
    "half a character": '{"id":"é'.encode()[:-1],
    "two": b'{"id":"1"}{"id":"2"}',
}
NO_OBJECT: dict[str, Any] = {
    "empty": b"",
    "blank": b"\r\n",
    "null": b"null",
    "a number": b"7",
    "a list of something else": [7],
    "an empty object": {},
    "an object of something else": {"message": "ok"},
    "an empty key": {"id": "", "uuid": ""},
}
WRONG = {
    "create": {"id": BILL_ID, "amount": "five"},
    "payment": {"id": "stp01ABCDEFGHIJKLMNO", "createdTime": {}},
    "recorded payment": {"amount": []},
    "upload": {"id": "00h01ABCDEFGHIJKLMNO", "numOfPages": "many"},
    "budget": {"uuid": "1", "retired": "maybe"},
    "update": {"id": BILL_ID, "billLineItems": 7},
    "archive": {"description": "an object without its id"},
    "keyed": {"id": "1", "events": {}},
}
MAYBE = {**ONCE, **AGAIN}


@pytest.mark.parametrize("name", MAYBE)
async def test_a_write_whose_answer_cannot_be_read_is_unknown(server: Loopback, name: str) -> None:
    call, given = MAYBE[name]
    bodies = [*UNREADABLE.values()]
    if name in WRONG:
        bodies += [*NO_OBJECT.values(), WRONG[name]]
    async with client_at(server) as client:
        for body in bodies:
            server.script, before = always(answer(body, 201)), len(server.calls)
            error = await outcome(call(client))
            assert error.status == 201
            assert (error.request, error.attempts) == (given, len(server.calls) - before)
            if name in ONCE:
                assert error.attempts == 1
            assert isinstance(error.__cause__, DecodeError)
            assert (error.body == body) if isinstance(body, bytes) else error.body
            assert error.organization == (None if name in ("budget", "delete") else ORGANIZATION.organization_id)
            assert error.sent_at == client._runtime.sender.clock.now()


@pytest.mark.parametrize("name", MAYBE)
async def test_errors_inside_an_object_are_no_success(server: Loopback, name: str) -> None:
    async with client_at(server) as client:
        server.script = always(answer({"errors": [{"code": "BDC_1124", "message": "no"}]}, 200))
        assert (await outcome(MAYBE[name][0](client))).status == 200


@pytest.mark.parametrize("name", MAYBE)
async def test_a_refusal_that_is_long_is_no_success(server: Loopback, name: str) -> None:
    async with client_at(server) as client:
        server.script = [answer([{"message": "no" * 5000, "code": "BDC_1124"}], 200)]
        with pytest.raises(ValidationError):
            await MAYBE[name][0](client)


async def test_an_answer_that_does_not_fit_is_not_asked_for_again(server: Loopback) -> None:
    """It would come out the same, and the call was executed."""
    async with client_at(server) as client:
        for name in AGAIN.keys() & WRONG.keys():
            server.script, before = always(answer(WRONG[name])), len(server.calls)
            await outcome(AGAIN[name][0](client))
            assert len(server.calls) == before + 1


async def test_nothing_is_expected_and_any_json_will_do(server: Loopback) -> None:
    async with client_at(server) as client:
        for body in (b"", b" ", b"null", {}, {"status": "sent"}, [1]):
            server.script = [answer(body, 200)]
            assert await client.invoices.send("00e01ABCDEFGHIJKLMNO", LETTER) is None
        for status in (202, 204):
            server.script = [answer(b"", status)]
            assert await client.spend.budgets.delete("bdg1") is None


async def test_no_content_where_an_object_is_expected(server: Loopback) -> None:
    server.script = [answer(None, 204)]
    async with client_at(server) as client:
        error = await outcome(client.bills.create(BILL))
    assert (error.status, error.body) == (204, b"")


async def test_secrets_are_hidden_and_a_long_answer_is_cut(server: Loopback) -> None:
    page = b"<html>the-developer-key session-number-1 " + b"x" * 200_000
    async with client_at(server) as client:
        for status in (201, 408):
            server.script = [answer(page, status)]
            error = await outcome(client.bills.create(BILL))
            assert error.body.reveal().startswith(b"<html>*** *** xxx")
            assert len(error.body.reveal()) == 64 << 10


async def test_half_an_answer_keeps_its_status(server: Loopback) -> None:
    server.script = [half]
    async with client_at(server) as client:
        error = await outcome(client.bills.create(BILL))
    assert (error.status, error.body) == (201, b"")


@pytest.mark.parametrize("unreadable", [answer(HTML, 201), answer({"id": 7, "amount": "x"}, 201), answer(HTML, 408)])
async def test_reconcile_takes_the_error(server: Loopback, unreadable: Step) -> None:
    made = {
        "id": BILL_ID,
        "vendorId": VENDOR_ID,
        "dueDate": "2026-12-01",
        "amount": 5,
        "invoice": {"invoiceNumber": "7", "invoiceDate": "2026-11-01"},
    }
    server.script = [unreadable, answer({"results": [made]})]
    async with client_at(server) as client:
        verdict = await client.reconcile(await outcome(client.bills.create(BILL)))
        assert (verdict.outcome, [item.id for item in verdict.found]) == ("happened", [BILL_ID])  # type: ignore[attr-defined]
        server.script = [unreadable, *always(answer({"results": []}))]
        assert (await client.reconcile(await outcome(client.bills.create(BILL)))).outcome == "did_not_happen"


# ---- reads


WHOLE = b'{"results": [{"id": "%s", "description": "%s"}]}' % (BILL_ID.encode(), b"words " * 50)
PACKED = gzip.compress(WHOLE)


def sent(head: str, *parts: bytes) -> Step:
    """Answer with these bytes under that head, and close the connection."""

    async def step(_: Received, writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 200 OK\r\nConnection: close\r\n{head}\r\n".encode() + b"".join(parts))
        writer.close()

    return step


def chunks(*parts: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + end


GZIP = "Content-Encoding: gzip\r\n"
CUTS: dict[str, Step] = {
    "length": sent(f"Content-Length: {len(WHOLE)}\r\n", WHOLE[:200]),
    "chunks": sent("Transfer-Encoding: chunked\r\n", chunks(WHOLE[:200], end=b"")),
    "gzip, length": sent(f"{GZIP}Content-Length: {len(PACKED)}\r\n", PACKED[:-10]),
    "gzip, matching length": sent(f"{GZIP}Content-Length: {len(PACKED) - 10}\r\n", PACKED[:-10]),
    "gzip, ended chunks": sent(f"{GZIP}Transfer-Encoding: chunked\r\n", chunks(PACKED[:-10])),
    "gzip, head": sent(f"{GZIP}Content-Length: 10\r\n", PACKED[:10]),
    "no length": sent("", WHOLE[:200]),
    "no length, nothing": sent(""),
    "JSON, matching length": sent("Content-Length: 200\r\n", WHOLE[:200]),
    "JSON, ended chunks": sent("Transfer-Encoding: chunked\r\n", chunks(WHOLE[:100], WHOLE[100:200])),
    "a page of HTML": answer(HTML),
}
READS: dict[str, Call] = {
    "get": lambda client: client.bills.get(BILL_ID),
    "list": lambda client: client.bills.list(),
    "raw": lambda client: client.raw.request("GET", "/v3/bills"),
}


@pytest.mark.parametrize(
    ("cut", "name"),
    # for a raw call, no answer is an answer
    [(cut, name) for cut in CUTS for name in READS if name != "raw" or cut not in ("no length, nothing", "gzip, head")],
)
async def test_a_read_whose_answer_is_cut_is_asked_for_again(server: Loopback, cut: str, name: str) -> None:
    whole = answer(WHOLE) if name != "get" else answer({"id": BILL_ID})
    attempts: list[AttemptRecord] = []
    calls: list[CallRecord] = []
    async with client_at(server, on_attempt=attempts.append, on_call=calls.append) as client:
        server.script = [CUTS[cut], whole]
        assert await READS[name](client)
        assert len(server.calls) == 2
        server.script = always(CUTS[cut])
        with pytest.raises(TransportError, match="tried 4 times") as caught:
            await READS[name](client)
    assert type(caught.value) is TransportError
    assert (caught.value.attempts, len(server.calls)) == (4, 6)
    told = [record.outcome for record in attempts if record.accessor not in ("auth.login", "auth.logout")]
    assert told == ["lost", "answered", "lost", "lost", "lost", "lost"]
    assert [record.error for record in calls if record.accessor != "auth.login"][:2] == [None, TransportError]


async def test_repetitions_of_cut_answers_come_out_of_the_budget(server: Loopback) -> None:
    server.script = always(CUTS["JSON, matching length"])
    async with client_at(server) as client:
        budget = client._runtime.sender.budget
        before = budget.tokens
        with pytest.raises(TransportError):
            await client.bills.get(BILL_ID)
        assert budget.tokens == before - 3 * budget.COST
        with pytest.raises(TransportError, match="tried once"):
            await client.bills.get(BILL_ID, retries=0)


@pytest.mark.parametrize("body", [b"null", b"[]", b'{"id": 7, "amount": "x"}', b'{"description": "x"}'])
async def test_whole_json_that_does_not_fit_is_told_at_once(server: Loopback, body: bytes) -> None:
    server.script = [answer(body)]
    records: list[AttemptRecord] = []
    calls: list[CallRecord] = []
    async with client_at(server, on_attempt=records.append, on_call=calls.append) as client:
        with pytest.raises(DecodeError) as caught:
            await client.bills.get(BILL_ID)
    assert caught.value.operation == "getBill"
    assert len(server.calls) == 1
    (record,) = [record for record in records if record.operation == "getBill"]
    assert (record.outcome, record.status, record.bytes, record.error) == ("misfit", 200, len(body), DecodeError)
    assert next(call.error for call in calls if call.operation == "getBill") is DecodeError


async def test_a_login_whose_answer_is_cut_is_made_again(server: Loopback) -> None:
    whole = answer({"sessionId": "the-session"})
    steps = [CUTS["JSON, matching length"], whole]

    async def login(request: Received, writer: asyncio.StreamWriter) -> None:
        await steps.pop(0)(request, writer)

    server.login = login
    async with client_at(server) as client:
        assert (await client.bills.get(BILL_ID)).id == BILL_ID
    assert server.logins == 2
