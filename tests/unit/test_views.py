"""Views of a client with other options, and the raw answers of the calls in a block."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from unit.loopback import BILL_ID, ORGANIZATION, Loopback, answer, client_of, errors, reset

from bill_async import (
    AttemptRecord,
    BillClient,
    InvalidRequestError,
    Options,
    OrganizationCredentials,
    PartnerCredentials,
    RawResponse,
    ServerError,
    SpendCredentials,
    TransportError,
)
from bill_async._limits.limiter import Limiter, Permit
from bill_async._limits.types import Scope
from bill_async.operations.bills import GET_BILL
from bill_async.types import Priority

OTHER = OrganizationCredentials("the-developer-key", "user", "the-password", "00802ABCDEFGHIJKLMNO")


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


# ---- options


async def test_a_view_has_options_for_all_of_its_calls(server: Loopback) -> None:
    async with client_of(server) as client:
        view = client.with_options(retries=0)
        server.script = [answer(b"", 503)] * 2
        with pytest.raises(ServerError):
            await view.bills.get(BILL_ID)
        assert (await view.bills.get(BILL_ID, retries=1)).id == BILL_ID  # the call's own take precedence
        server.script = [answer(b"", 503)]
        assert (await client.bills.get(BILL_ID)).id == BILL_ID  # those of the client stay as they are
    assert server.logins == 1
    assert len(server.calls) == 5


USES: dict[str, Callable[[BillClient, str], Awaitable[object]]] = {
    "a method": lambda view, _: view.bills.get(BILL_ID),
    "a list": lambda view, _: view.bills.list(),
    "a scan": lambda view, _: view.bills.scan().collect(),
    "a raw call": lambda view, _: view.raw.request("GET", "/v3/things"),
    "an operation": lambda view, _: view.call(GET_BILL, BILL_ID),
    "Spend & Expense": lambda view, _: view.spend.cards.list(),
    "webhooks": lambda view, _: view.webhooks.subscriptions.list(),
    "webhooks of a party": lambda view, _: view.webhooks_of("spend").subscriptions.list(),
    "another organization": lambda view, _: view.for_organization(OTHER).bills.get(BILL_ID),
    "a view of the view": lambda view, _: view.with_options(wait=True).bills.get(BILL_ID),
    "a file": lambda view, _: view.documents.upload(BILL_ID, b"%PDF", name="a.pdf"),
    "an upload to a link": lambda view, url: view.upload_to(f"{url}/receipt", b"\xff\xd8\xff"),
    "a download": lambda view, url: view.download(f"{url}/connect/v3/file"),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES.keys())
async def test_every_way_to_call_has_the_options_of_the_view(server: Loopback, use: Any) -> None:
    server.script = [reset] * 5
    async with client_of(server, spend=SpendCredentials("token")) as client:
        with pytest.raises((TransportError, ExceptionGroup)):
            await use(client.with_options(retries=0, headers={"X-Trace": "abc"}), server.url)
    assert [call.headers["x-trace"] for call in server.calls] == ["abc"]


async def test_a_user_of_a_partner_has_the_options_of_the_view(server: Loopback) -> None:
    partner = PartnerCredentials("app", "user", "password", "the-developer-key")
    server.script = [answer({"sessionId": "session-of-the-user"}), reset]
    async with client_of(server, organization=None, partner=partner) as client:
        view = client.with_options(retries=0, headers={"X-Trace": "abc"})
        with pytest.raises(TransportError):
            await view.as_user("00801ABCDEFGHIJKLMNO", "00601ABCDEFGHIJKLMNO").bills.get(BILL_ID)
    login, call = server.calls
    assert "x-trace" not in login.headers
    assert call.headers["x-trace"] == "abc"


async def test_headers_are_merged_by_name(server: Loopback) -> None:
    async with client_of(server) as client:
        view = client.with_options(headers={"X-Trace": "view", "X-Team": "ap"}).with_options(headers={"X-More": "1"})
        await view.bills.get(BILL_ID, headers={"x-trace": "call"})
    sent = server.calls[0].headers
    assert (sent["x-trace"], sent["x-team"], sent["x-more"]) == ("call", "ap", "1")


async def test_the_priority_of_a_view_is_that_of_scans_and_bulk_writes_too(server: Loopback) -> None:
    from bill_async import DepartmentCreate, bulk

    seen: list[Any] = []

    class Watching(Limiter):
        def acquire_at_once(self, scope: Scope, priority: Priority = "interactive") -> Permit | None:
            seen.append(priority)
            return super().acquire_at_once(scope, priority)

    async with client_of(server, limiter=Watching()) as client:
        await client.bills.get(BILL_ID)
        seen.clear()
        view = client.with_options(priority="interactive")
        for one in (client, view):
            server.script = [answer({"results": []}), answer([{"id": "0de01ABCDEFGHIJKLMNO"}])]
            await one.bills.scan().collect()
            await bulk(one.departments.create_bulk, [DepartmentCreate(name="A")])
    assert seen == ["bulk", "bulk", "interactive", "interactive"]


async def test_a_limiter_of_somebody_else_needs_no_more_than_its_three_methods(server: Loopback) -> None:
    class Other:
        def __init__(self) -> None:
            self._limiter = Limiter()
            self.rejected, self.snapshot = self._limiter.rejected, self._limiter.snapshot
            self.asked: list[Any] = []

        async def acquire(self, scope: Scope, **options: Any) -> Permit:
            self.asked.append(options["priority"])
            return await self._limiter.acquire(scope, **options)

    other = Other()
    async with client_of(server, limiter=other) as client:
        await client.bills.get(BILL_ID, priority="bulk")
    assert other.asked == ["interactive", "bulk"]  # with the login


async def test_the_login_of_a_view_has_its_options(server: Loopback) -> None:
    server.login = reset
    async with client_of(server) as client:
        with pytest.raises(TransportError):
            await client.with_options(retries=0).bills.get(BILL_ID)
        assert server.logins == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"timeout": 0}, "timeout: 0 leaves no time; give seconds, more than 0"),
        ({"headers": {"devKey": "x"}}, "headers: devKey is set from the credentials"),
        ({"key": "k"}, "key: each write needs one of its own; give it to the call"),
    ],
)
async def test_wrong_options_of_a_view_are_refused_at_once(
    server: Loopback, options: dict[str, Any], words: str
) -> None:
    client = client_of(server)
    with pytest.raises(InvalidRequestError, match=words) as caught:
        client.with_options(**options)
    assert caught.value.field == next(iter(options))
    with pytest.raises(TypeError, match=r"with_options\(\) got an unexpected .* 'timeot'; did you mean 'timeout'\?"):
        client.with_options(timeot=5)  # type: ignore[call-arg]


async def test_a_view_is_closed_with_its_client(server: Loopback) -> None:
    async with client_of(server) as client:
        async with client.with_options(wait=True) as view:
            assert view.limits is client.limits
            await view.bills.get(BILL_ID)
        await client.bills.get(BILL_ID)
    with pytest.raises(Exception, match="closed"):
        await view.bills.get(BILL_ID)


async def test_writes_of_a_view_are_in_the_journal_of_its_client(server: Loopback, tmp_path: Path) -> None:
    from bill_async import Journal

    async with Journal(tmp_path / "writes.db") as journal, client_of(server, journal=journal) as client:
        for _ in range(2):
            await client.with_options(headers={"X-Trace": "1"}).departments.archive("0de01ABCDEFGHIJKLMNO", key="once")
    assert len(server.calls) == 1


# ---- raw answers


def page(*ids: str, next_page: str | None = None) -> Any:
    return answer({"results": [{"id": id} for id in ids], **({"nextPage": next_page} if next_page else {})})


async def test_a_block_captures_every_attempt_page_and_task(server: Loopback) -> None:
    server.script = [answer(b"<html>oops</html>", 503), page(BILL_ID, next_page="n"), page(BILL_ID)]
    async with client_of(server) as client:
        with client.capture() as answers:
            assert len(await client.bills.list().collect()) == 2
            await asyncio.gather(client.bills.get(BILL_ID), client.with_options(wait=True).bills.get(BILL_ID))
        await client.bills.get(BILL_ID)
    assert [(each.operation, each.status) for each in answers] == [
        ("listBills", 503),
        ("listBills", 200),
        ("listBills", 200),
        ("getBill", 200),
        ("getBill", 200),
    ]
    assert json.loads(answers[3].body) == {"id": BILL_ID}
    assert answers[0].organization == ORGANIZATION.organization_id
    assert all(0 <= each.seconds <= each.elapsed for each in answers)


async def test_a_block_captures_the_answer_of_a_refused_call(server: Loopback) -> None:
    server.script = [errors("BDC_1234", status=500)]
    async with client_of(server) as client:
        with client.capture() as answers, pytest.raises(ServerError):
            await client.bills.get(BILL_ID, retries=0)
    assert [each.status for each in answers] == [500]


async def test_the_login_that_a_call_starts_is_not_captured(server: Loopback) -> None:
    attempts: list[AttemptRecord] = []
    async with client_of(server, options=Options(on_attempt=attempts.append)) as client:
        with client.capture() as answers:
            await client.bills.get(BILL_ID)
    assert [each.operation for each in attempts] == ["login", "getBill", "logout"]
    assert [each.operation for each in answers] == ["getBill"]


async def test_blocks_inside_of_blocks_and_beside_them(server: Loopback) -> None:
    async with client_of(server) as client, client_of(server) as other:
        await client.bills.get(BILL_ID)

        async def one() -> list[RawResponse]:
            with client.capture() as own:
                await client.bills.get(BILL_ID)
            return own

        with client.capture() as outer:
            with client.capture() as inner, other.capture() as others:
                await client.bills.get(BILL_ID)
            counts = await asyncio.gather(one(), one())
        assert (len(outer), len(inner), len(others)) == (3, 1, 0)
        assert [len(each) for each in counts] == [1, 1]


async def test_a_block_may_end_in_another_context(server: Loopback) -> None:
    """As that of an asynchronous generator does, which pytest's fixtures are."""

    async def fixture(client: BillClient) -> AsyncIterator[list[RawResponse]]:
        with client.capture() as answers:
            yield answers

    async with client_of(server) as client:
        generator = fixture(client)
        answers = await anext(generator)
        await client.bills.get(BILL_ID)
        await asyncio.create_task(_finish(generator))
    assert len(answers) == 1


async def test_a_task_that_outlives_the_block_is_no_longer_captured(server: Loopback) -> None:
    async with client_of(server) as client:
        ended = asyncio.Event()

        async def late() -> None:
            await client.bills.get(BILL_ID)
            await ended.wait()
            await client.bills.get(BILL_ID)

        with client.capture() as answers:
            task = asyncio.create_task(late())
            while not answers:  # noqa: ASYNC110  # an answer has no event of its own
                await asyncio.sleep(0)
        ended.set()
        await task
    assert len(server.calls) == 2
    assert len(answers) == 1


async def _finish(generator: AsyncIterator[Any]) -> None:
    with pytest.raises(StopAsyncIteration):
        await anext(generator)


async def test_what_was_an_option_is_refused(server: Loopback) -> None:
    async with client_of(server) as client:
        with pytest.raises(TypeError, match="unexpected keyword argument 'capture'"):
            await client.bills.get(BILL_ID, capture=[])  # type: ignore[call-arg]
