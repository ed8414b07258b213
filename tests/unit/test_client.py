"""The client: its accounts, URLs and headers; lists; views; calls that the spec does not describe."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from aioresponses import CallbackResult, aioresponses
from mock_bill import MockResponse
from unit.loopback import BILL_ID, ORGANIZATION, InstantClock
from yarl import URL

import bill_async
from bill_async import (
    BillClient,
    ConfigurationError,
    DecodeError,
    InvalidRequestError,
    Options,
    OrganizationCredentials,
    PagingError,
    PartnerCredentials,
    SpendCredentials,
    SubscriptionCreate,
    SubscriptionEventInput,
    SubscriptionStatus,
    SyncTokenCredentials,
)
from bill_async._base.clock import SystemClock
from bill_async._schema.codec import dumps, loads
from bill_async.operations.bills import GET_BILL, LIST_BILLS
from bill_async.operations.webhooks_subscriptions import CREATE_SUBSCRIPTION
from bill_async.types import Priority

CONNECT = "https://gateway.stage.bill.com/connect"
EVENTS = "https://gateway.stage.bill.com/connect-events"
PARTNER = PartnerCredentials("the-app-key", "partner", "partner-password", dev_key="the-developer-key")
SPEND = SpendCredentials("the-api-token")
USER_ID = "00601ABCDEFGHIJKLMNO"


class Bill:
    """Answers by path; remembers what it was sent."""

    def __init__(self, mock: aioresponses) -> None:
        self.answers: dict[str, list[Any]] = {}
        self.sent: list[tuple[str, URL, dict[str, str], Any]] = []
        self.logins = 0
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            mock.add(re.compile(".*"), method=method, repeat=True, callback=self._callback(method))

    def _callback(self, method: str) -> Any:
        def callback(url: URL, **sent: Any) -> CallbackResult:
            body = loads(sent["data"]) if sent.get("data") else None
            self.sent.append((method, url, dict(sent["headers"]), body))
            if "/login" in url.path and method == "POST":
                self.logins += 1
                answer: Any = {"sessionId": f"{url.name}-session-{self.logins}"}
            else:
                answers = self.answers.get(url.path.partition("/v3")[2], [{"results": []}])
                answer = answers.pop(0) if len(answers) > 1 else answers[0]
            return CallbackResult(
                body=answer if isinstance(answer, bytes) else dumps(answer), response_class=MockResponse
            )

        return callback

    def calls(self) -> list[tuple[str, URL, dict[str, str], Any]]:
        """Return what was sent, without logins and logouts."""
        return [call for call in self.sent if "/login" not in call[1].path and not call[1].path.endswith("/logout")]


@pytest.fixture
def bill(mock_bill: aioresponses) -> Bill:
    return Bill(mock_bill)


@pytest.fixture
async def client(bill: Bill) -> AsyncIterator[BillClient]:
    async with BillClient(organization=ORGANIZATION, partner=PARTNER, spend=SPEND, clock=InstantClock()) as client:
        yield client


def proofs(headers: dict[str, str]) -> dict[str, str]:
    """Return the headers that say who calls."""
    return {
        name: value for name, value in headers.items() if name.lower() in {"devkey", "appkey", "sessionid", "apitoken"}
    }


# ---- whom it calls as


async def test_each_family_has_its_headers_and_address(bill: Bill, client: BillClient) -> None:
    await client.raw.request("GET", "/v3/bills")
    await client.raw.request("GET", "/v3/partner/organizations", family="partner")
    await client.raw.request("GET", "/v3/spend/cards", family="spend")
    await client.raw.request("GET", "/v3/subscriptions", family="webhooks")
    assert [(str(url), proofs(headers)) for _, url, headers, _ in bill.calls()] == [
        (f"{CONNECT}/v3/bills", {"devKey": "the-developer-key", "sessionId": "login-session-1"}),
        (f"{CONNECT}/v3/partner/organizations", {"appKey": "the-app-key", "sessionId": "login-session-2"}),
        (f"{CONNECT}/v3/spend/cards", {"apiToken": "the-api-token"}),
        (f"{EVENTS}/v3/subscriptions", {"devKey": "the-developer-key", "sessionId": "login-session-1"}),
    ]


@pytest.mark.parametrize(
    ("credentials", "body"),
    [
        (
            OrganizationCredentials("key", "user", "pass", "00801ABCDEFGHIJKLMNO", remember_me_id="r", device="d"),
            {"devKey": "key", "username": "user", "password": "pass", "rememberMeId": "r", "device": "d"},
        ),
        (
            SyncTokenCredentials("key", "name", "token", "00801ABCDEFGHIJKLMNO"),
            {"devKey": "key", "username": "name", "password": "token"},
        ),
    ],
)
async def test_an_organization_logs_in_with_all_it_was_given(
    bill: Bill, credentials: Any, body: dict[str, str]
) -> None:
    async with BillClient(organization=credentials) as client:
        await client.bills.list()
    assert bill.sent[0][3] == {**body, "organizationId": "00801ABCDEFGHIJKLMNO"}
    assert proofs(bill.sent[0][2]) == {}


async def test_a_partner_works_as_a_user(bill: Bill) -> None:
    async with BillClient(partner=PARTNER) as client:
        async with client.as_user("00801ABCDEFGHIJKLMNO", USER_ID) as user:
            await user.raw.request("GET", "/v3/bills")
        await client.as_user("00801ABCDEFGHIJKLMNO", USER_ID).raw.request("GET", "/v3/bills")
    assert bill.logins == 2
    _, url, headers, body = bill.sent[1]
    assert url.path.endswith("/v3/partner/login-as-user")
    assert proofs(headers) == {"appKey": "the-app-key", "sessionId": "login-session-1"}
    assert body == {"organizationId": "00801ABCDEFGHIJKLMNO", "userId": USER_ID}
    for _, _, headers, _ in bill.calls():
        assert proofs(headers) == {"devKey": "the-developer-key", "sessionId": "login-as-user-session-2"}
    logouts = [headers["sessionId"] for _, url, headers, _ in bill.sent if url.path.endswith("/logout")]
    assert logouts == ["login-as-user-session-2"]


@pytest.mark.parametrize(
    ("given", "headers"),
    [
        ({"partner": PARTNER, "spend": SPEND}, {"appKey", "sessionId"}),
        ({"spend": SPEND}, {"apiToken"}),
        ({"organization": ORGANIZATION, "spend": SPEND}, {"devKey", "sessionId"}),
    ],
)
async def test_webhooks_use_the_first_credentials_there_are(bill: Bill, given: Any, headers: set[str]) -> None:
    bill.answers["/events/catalog"] = [[]]
    async with BillClient(**given) as client:
        assert await client.webhooks.events.get_catalog() == []
    assert set(proofs(bill.calls()[-1][2])) == headers


async def test_webhooks_of_a_certain_party(bill: Bill, client: BillClient) -> None:
    await client.webhooks_of("spend").subscriptions.list()
    assert proofs(bill.calls()[0][2]) == {"apiToken": "the-api-token"}


@pytest.mark.parametrize(
    ("family", "words"),
    [
        ("v3", r"OrganizationCredentials.*BILL_DEV_KEY"),
        ("partner", r"PartnerCredentials.*BILL_APP_KEY"),
        ("spend", r"SpendCredentials.*BILL_SPEND_TOKEN"),
        ("webhooks", r"OrganizationCredentials.*PartnerCredentials.*SpendCredentials"),
    ],
)
async def test_missing_credentials_are_named(bill: Bill, family: Any, words: str) -> None:
    async with BillClient() as client:
        with pytest.raises(ConfigurationError, match=words):
            await client.raw.request("GET", "/v3/things", family=family)
    assert bill.sent == []


async def test_missing_credentials_are_named_before_a_list_is_walked(bill: Bill) -> None:
    async with BillClient(spend=SPEND) as client:
        with pytest.raises(ConfigurationError, match=r"bills\.list needs credentials"):
            client.bills.list()
        with pytest.raises(ConfigurationError, match="partner"):
            client.as_user("00801ABCDEFGHIJKLMNO", USER_ID)
        with pytest.raises(ConfigurationError, match="for_organization"):
            client.for_organization()
    async with BillClient(partner=PartnerCredentials("app", "user", "password")) as client:
        with pytest.raises(ConfigurationError, match="dev_key"):
            client.as_user("00801ABCDEFGHIJKLMNO", USER_ID)


async def test_calls_without_session_need_no_credentials(bill: Bill) -> None:
    async with BillClient() as client:
        await client.health.get()
    assert bill.logins == 0
    assert proofs(bill.calls()[0][2]) == {}


async def test_an_organization_id_of_another_kind_is_refused_at_once() -> None:
    with pytest.raises(InvalidRequestError, match="008"):
        BillClient(organization=OrganizationCredentials("key", "user", "password", USER_ID))


async def test_views_share_the_limiter_and_the_connections(bill: Bill, client: BillClient) -> None:
    other = client.for_organization(OrganizationCredentials("the-developer-key", "u", "pw", "00802ABCDEFGHIJKLMNO"))
    await asyncio.gather(client.bills.list(), other.bills.list())
    assert other.limits is client.limits
    organizations = {state.organization for state in client.limits.snapshot() if state.limit == "concurrency"}
    assert organizations == {"00801ABCDEFGHIJKLMNO", "00802ABCDEFGHIJKLMNO"}
    (hour,) = (state for state in client.limits.snapshot() if state.limit == "hour")
    assert hour.used == 4
    await other.close()
    await client.bills.list()


# ---- lists


def pages(*cursors: str | None) -> list[Any]:
    """Answers of a list, with the cursor of the next page in each."""
    return [
        {"results": [{"id": f"00n01ABCDEFGHIJKL{n:03}"}], **({} if cursor is None else {"nextPage": cursor})}
        for n, cursor in enumerate(cursors)
    ]


async def test_a_list_sends_max_and_follows_the_cursor(bill: Bill, client: BillClient) -> None:
    bill.answers["/bills"] = pages("A", "B", None)
    items = [item.id async for item in client.bills.list(headers={"X-Trace": "1"})]
    assert items == ["00n01ABCDEFGHIJKL000", "00n01ABCDEFGHIJKL001", "00n01ABCDEFGHIJKL002"]
    assert [dict(url.query) for _, url, _, _ in bill.calls()] == [
        {"max": "100"},
        {"max": "100", "page": "A"},
        {"max": "100", "page": "B"},
    ]
    assert {headers["X-Trace"] for _, _, headers, _ in bill.calls()} == {"1"}


async def test_spend_lists_carry_the_cursor_under_another_name(bill: Bill, client: BillClient) -> None:
    bill.answers["/spend/transactions"] = [{"results": [], "nextPage": "A+/="}, {"results": []}]
    await client.spend.transactions.list().collect()
    assert [dict(url.query) for _, url, _, _ in bill.calls()] == [{"max": "50"}, {"max": "50", "nextPage": "A+/="}]
    await client.spend.transactions.list(page="resumed", max=10)
    assert dict(bill.calls()[-1][1].query) == {"max": "10", "nextPage": "resumed"}


async def test_an_offset_list_counts(bill: Bill, client: BillClient) -> None:
    bill.answers["/reports/audit-trail/vendor/00901ABCDEFGHIJKLMNO"] = [[{}, {}], [{}]]
    entries = await client.reports.get_vendor_audit_trail("00901ABCDEFGHIJKLMNO", max=2).collect()
    assert len(entries) == 3
    queries = [dict(url.query) for _, url, _, _ in bill.calls()]
    assert queries == [{"max": "2", "start": "0"}, {"max": "2", "start": "2"}]


async def test_a_list_that_repeats_itself_is_an_error(bill: Bill, client: BillClient) -> None:
    bill.answers["/bills"] = pages("A", "B", "A", "B", "A")
    with pytest.raises(PagingError):
        await client.bills.list().collect()
    assert len(bill.calls()) == 3


@pytest.mark.parametrize("max", [0, 101, True, "20"])
async def test_a_wrong_max_is_refused_where_the_list_is_made(bill: Bill, client: BillClient, max: Any) -> None:
    with pytest.raises(InvalidRequestError, match="max"):
        client.bills.list(max=max)


# ---- answers and requests


async def test_a_wrong_answer_names_the_field(bill: Bill, client: BillClient) -> None:
    bill.answers["/bills"] = [b'{"results": [{"id": "1", "amount": "abc"}]}']
    with pytest.raises(DecodeError, match=r"listBills: \$\.results\[0\]\.amount"):
        await client.bills.list()


async def test_idempotency_keys_are_minted_once_and_the_same_for_each_attempt(bill: Bill, client: BillClient) -> None:
    from bill_async._http.caller import _with_idempotency_key
    from bill_async.operations.webhooks_subscriptions import CREATE_SUBSCRIPTION, UPDATE_SUBSCRIPTION

    minted = _with_idempotency_key(CREATE_SUBSCRIPTION, {"X-Idempotent-Key": None})["X-Idempotent-Key"]
    assert minted is not None
    assert uuid.UUID(minted).version == 4
    assert _with_idempotency_key(CREATE_SUBSCRIPTION, {"X-Idempotent-Key": "mine"}) == {"X-Idempotent-Key": "mine"}
    assert _with_idempotency_key(UPDATE_SUBSCRIPTION, {}) == {}


async def test_a_raw_call_sends_what_it_is_given(bill: Bill, client: BillClient) -> None:
    bill.answers["/new-things/1"] = [{"amount": Decimal("90071992547409.93")}, b""]
    when = datetime(2026, 3, 2, tzinfo=UTC)
    answer = await client.raw.request(
        "POST", "/v3/new-things/1", params={"since": when, "all": True, "none": None}, json={"amount": Decimal("0.1")}
    )
    assert answer == {"amount": Decimal("90071992547409.93")}
    method, url, headers, body = bill.calls()[0]
    assert (method, url.path, body) == ("POST", "/connect/v3/new-things/1", {"amount": Decimal("0.1")})
    assert url.query == {"since": "2026-03-02T00:00:00.000Z", "all": "true"}
    assert headers["Content-Type"] == "application/json"
    assert await client.raw.request("DELETE", "/v3/new-things/1") is None


async def test_a_raw_answer_can_be_had_as_it_came(bill: Bill, client: BillClient) -> None:
    bill.answers["/new-things/1"] = [b' {"amount" : 1.50}\n', b""]
    assert await client.raw.send("GET", "/v3/new-things/1", params={"all": True}) == b' {"amount" : 1.50}\n'
    assert await client.raw.send("PATCH", "/v3/new-things/1", json={"amount": Decimal("0.1")}) == b""
    (read, _), (_, written) = ((url, body) for _, url, _, body in bill.calls())
    assert (read.query, written) == ({"all": "true"}, {"amount": Decimal("0.1")})


@pytest.mark.parametrize("path", ["v3/bills", "/bills", "/v3/../x", "/v3/a b", "/v3/bills?max=1", "https://x/v3/bills"])
async def test_a_raw_path_is_a_path(client: BillClient, path: str) -> None:
    with pytest.raises(InvalidRequestError, match="path"):
        await client.raw.request("GET", path)


async def test_a_query_survives_its_encoding(bill: Bill, client: BillClient) -> None:
    hostile = 'a&b=c+d e%20"ü,:/?#'
    await client.raw.request("GET", "/v3/bills", params={"filters": hostile})
    assert bill.calls()[0][1].query == {"filters": hostile}


# ---- any operation


async def test_an_operation_can_be_called_with_a_decoder_of_ones_own(bill: Bill, client: BillClient) -> None:
    from bill_async.operations.bills import GET_BILL

    bill.answers["/bills/00n1"] = [b'{"id": "00n1"', b'{"id": "00n1"}']
    read: list[bytes] = []

    def decode(body: bytes, operation: Any) -> tuple[str, Any]:
        read.append(body)
        return operation.id, loads(body)

    assert (await client.call(GET_BILL, "00n1")).id == "00n1"
    bill.answers["/bills/00n1"] = [b'{"id": "00n1"', b'{"id": "00n1"}']
    assert await client.call(GET_BILL, "00n1", decode=decode) == ("getBill", {"id": "00n1"})
    assert read == [b'{"id": "00n1"', b'{"id": "00n1"}']  # the one that was cut short was asked for again


@pytest.mark.parametrize("priority", ["interactive", "bulk"])
async def test_pages_that_come_at_once_are_decoded_in_turns(bill: Bill, client: BillClient, priority: Priority) -> None:
    """Other tasks run between two of them."""
    loop, turn = asyncio.get_running_loop(), 0
    decoded: list[int] = []
    bill.answers["/bills"] = [b'{"results": []}'] * 3

    def count() -> asyncio.Handle:
        nonlocal turn, counting
        turn += 1
        counting = loop.call_soon(count)
        return counting

    def decode(_body: bytes, _operation: Any) -> None:
        decoded.append(turn)

    counting = count()
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(client.call(LIST_BILLS, decode=decode, priority=priority))
    counting.cancel()
    assert len(set(decoded)) == 3


def test_whom_a_client_calls_as() -> None:
    everything = BillClient(organization=ORGANIZATION, partner=PARTNER, spend=SPEND)
    assert everything.families == {"v3", "partner", "spend", "webhooks"}
    assert everything.organization_id == ORGANIZATION.organization_id
    cards = BillClient(spend=SPEND)
    assert (cards.families, cards.organization_id) == ({"spend", "webhooks"}, None)


# ---- life


def test_what_a_first_call_needs_is_loaded_where_the_client_is_entered() -> None:
    code = """
import asyncio, sys
from bill_async import BillClient

def loaded():
    return [name in sys.modules for name in ("cattrs", "bill_async.models.auth", "bill_async.models.bills")]

async def main():
    print(loaded())
    async with BillClient() as client:
        print(loaded())
        await client.warm_up()
    print(loaded(), "bill_async._http.observation" in sys.modules, "opentelemetry" in sys.modules)

asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "[False, False, False]",
        "[True, True, False]",
        "[True, True, True] False False",
    ]


async def test_warm_up_loads_everything(client: BillClient) -> None:
    import sys

    await client.warm_up()
    assert "bill_async.resources.webhooks_events" in sys.modules
    assert "bill_async._http.error_codes" in sys.modules


def test_a_client_is_made_without_a_loop_and_says_what_it_is() -> None:
    client = BillClient.from_env(
        {"BILL_SPEND_TOKEN": "the-api-token", "BILL_ENVIRONMENT": "production"}, options=Options(retries=0)
    )
    assert repr(client) == "<BillClient of production for spend>"


def test_names_that_are_not_loaded_yet_are_listed() -> None:
    assert set(bill_async.__all__) <= set(dir(bill_async))
    script = "import bill_async, sys; print('BillCreate' in dir(bill_async), 'bill_async.models.bills' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


async def test_close_without_use_and_twice() -> None:
    client = BillClient(organization=ORGANIZATION)
    await client.close()
    await client.close()


async def test_a_misspelt_option_is_refused_before_anything_is_sent(bill: Bill, client: BillClient) -> None:
    with pytest.raises(TypeError, match=r"bills\.get\(\) got an unexpected keyword argument 'timeot'; did you mean"):
        await client.bills.get("00n01ABCDEFGHIJKLMNO", timeot=3)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"bills\.list\(\) .* 'colour'; the options of a call are timeout, deadline"):
        client.bills.list(colour="red")  # type: ignore[call-arg]


@pytest.mark.parametrize("name", ["timeout", "deadline"])
@pytest.mark.parametrize("seconds", [0, -1, float("nan")])
async def test_no_time_at_all_is_refused(bill: Bill, client: BillClient, name: Any, seconds: float) -> None:
    with pytest.raises(InvalidRequestError, match=f"{name}: .* leaves no time"):
        await client.bills.get("00n01ABCDEFGHIJKLMNO", **{name: seconds})


# ---- any operation of the table


async def test_an_operation_is_called_as_its_method_calls_it(bill: Bill, client: BillClient) -> None:
    bill.answers[f"/bills/{BILL_ID}"] = [{"id": BILL_ID}]
    assert await client.call(GET_BILL, BILL_ID) == await client.bills.get(BILL_ID)
    first, second = bill.calls()
    assert first == second


async def test_a_call_that_decodes_for_itself_is_repeated_after_half_an_answer(bill: Bill, client: BillClient) -> None:
    bill.answers[f"/bills/{BILL_ID}"] = [b'{"id": ', b'{"id": "1", "amount": 0.10}']
    found = await client.call(GET_BILL, BILL_ID, decode=lambda body, operation: (operation.id, loads(body)))
    assert found == ("getBill", {"id": "1", "amount": Decimal("0.10")})
    assert len(bill.calls()) == 2


async def test_headers_of_the_operation_are_parted_from_others(bill: Bill, client: BillClient) -> None:
    bill.answers["/subscriptions"] = [{"id": "1"}]
    body = SubscriptionCreate(
        name="all",
        status=SubscriptionStatus(enabled=True),
        events=[SubscriptionEventInput(type="bill.created", version="1")],
        notification_url="https://example.com/hook",
    )
    await client.call(CREATE_SUBSCRIPTION, body=body, headers={"x-idempotent-key": "mine", "X-Trace": "1"})
    [(_, _, headers, _)] = bill.calls()
    assert (headers["X-Idempotent-Key"], headers["X-Trace"]) == ("mine", "1")


async def test_pages_of_an_operation(bill: Bill, client: BillClient) -> None:
    bill.answers["/bills"] = pages("two", None)
    items = await client.pages(LIST_BILLS, query={"max": 2}).collect()
    assert [item.id for item in items] == ["00n01ABCDEFGHIJKL000", "00n01ABCDEFGHIJKL001"]
    assert [url.query for _, url, _, _ in bill.calls()] == [{"max": "2"}, {"max": "2", "page": "two"}]


async def test_arguments_of_a_call_are_checked(client: BillClient) -> None:
    with pytest.raises(InvalidRequestError, match=r"bills\.get"):
        await client.call(GET_BILL)
    with pytest.raises(InvalidRequestError, match="nothing_such"):
        await client.call(GET_BILL, BILL_ID, query={"nothing_such": 1})
    with pytest.raises(TypeError, match="did you mean 'retries'"):
        await client.call(GET_BILL, BILL_ID, retry=1)  # type: ignore[call-arg]


async def test_a_client_says_whom_it_calls_for(client: BillClient) -> None:
    assert client.organization_id == ORGANIZATION.organization_id
    assert client.families == {"v3", "partner", "spend", "webhooks"}
    assert isinstance(client.clock, InstantClock)
    async with BillClient(spend=SPEND) as other:
        assert (other.organization_id, other.families) == (None, {"spend", "webhooks"})
        assert isinstance(other.clock, SystemClock)
    async with BillClient() as nobody:
        assert nobody.families == frozenset()
    view = client.as_user("00801ZBCDEFGHIJKLMNO", "00601ABCDEFGHIJKLMNO")
    assert (view.organization_id, view.families) == ("00801ZBCDEFGHIJKLMNO", {"v3", "partner", "webhooks"})
