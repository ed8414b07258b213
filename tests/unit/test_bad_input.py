"""Invalid arguments are refused before anything is sent, with the name, the value and a remedy.

Models, filters, ids and limits of lists have tests of their own; these are the arguments around them.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.loopback import BILL_ID, ORGANIZATION, InstantClock, Loopback, client_of

from bill_async import (
    BillApprovalPolicyCreate,
    BillApprovalRuleCreate,
    BillApprovalRuleKey,
    BillApprovalRuleOp,
    BillClient,
    BillError,
    ConfigurationError,
    InvalidRequestError,
    Limits,
    Options,
    OutcomeUnknownError,
    PartnerCredentials,
    RetryPolicy,
    SpendCredentials,
)
from bill_async.config import Environment

VENDOR = "00901ABCDEFGHIJKLMNO"
LOST = OutcomeUnknownError("x", operation="archiveBill", arguments={"bill_id": BILL_ID}, sent_at=datetime.now(UTC))
PARTNER = PartnerCredentials("app", "user", "word", dev_key="key")
Case = Callable[[Any], Any]


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


def nested() -> list[Any]:
    inner: list[Any] = []
    inner.append(inner)
    return inner


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda c: c.raw.request("FETCH", "/v3/x"), "method: 'FETCH' is none; give one of GET, POST"),
        (lambda c: c.raw.request("GET", "/v3/x", family="v2"), "family: 'v2' is none; give one of v3, partner, spend"),
        (lambda c: c.raw.request("GET", 5), "path: 5 is not a path such as '/v3/bills'"),
        (lambda c: c.raw.request("GET", "https://x/v3/a"), "path: a text of 14 characters is not a path"),
        (lambda c: c.raw.request("GET", "/v3/x", params="a=b"), "params: 'a=b' cannot be sent; give a dict"),
        (lambda c: c.raw.request("GET", "/v3/x", params={"a": [1]}), "params: a: a list cannot be part of a URL; give"),
        (
            lambda c: c.raw.request("GET", "/v3/x", params={"a": "\ud83d"}),
            r"params: a: '\\ud83d' cannot be part of a URL",
        ),
        (lambda c: c.bills.list(page="\ud83d"), r"page: '\\ud83d' holds half of a character"),
        (lambda c: c.raw.request("GET", "/v3/x", params={"a": 1.5}), "params: a: 1.5 cannot be part of a URL; give a"),
        (lambda c: c.raw.request("POST", "/v3/x", json=nested()), "json: it holds itself"),
        (lambda c: c.raw.request("POST", "/v3/x", json={"a": 1.5}), r"give|use Decimal\('1.5'\)"),
        (lambda c: c.bills.get("00n01\0"), "cannot be part of a URL"),
        (
            lambda c: c.bills.get("00n" + "a" * 300),
            r"^bill_id: '00n...' \(303 characters\) is longer than any id; give the id",
        ),
        (lambda c: c.bills.get("00n01\x7f"), "cannot be part of a URL"),
        (lambda c: c.webhooks_of("nobody"), "webhooks_of: 'nobody' is not a party; give one of organization, partner"),
        (lambda c: c.for_organization("008"), r"organization: give OrganizationCredentials or .*\(\.\.\.\), not a str"),
        (lambda c: c.for_organization(spend="token"), r"spend: give SpendCredentials\(\.\.\.\), not a str"),
        (lambda c: c.reconcile(None), "takes an OutcomeUnknownError or a BulkResult, not a NoneType"),
        (lambda c: c.reconcile(ValueError("x")), "not a ValueError; any other error says by itself"),
        (lambda c: c.reconcile(LOST, settle="x"), "settle: 'x' is not a time; give seconds, 0 or more"),
        (lambda c: c.reconcile(LOST, settle=float("inf")), "settle: inf is not a time"),
        (lambda c: c.reconcile(LOST, margin=-1), "margin: -1 is not a time"),
        (lambda c: c.upload_to("https://x.y/z", b"x", content_type="a\r\nb"), "content_type: .* is no type of a file"),
        (
            lambda c: c.upload_to("https://x.y/z", b"x", content_type=5),
            "content_type: 5 is no type of a file; give 'i",
        ),
        (lambda c: c.upload_to(None, b"x"), "None is not a link; give the one of BILL's answer"),
        (lambda c: c.attachments.upload_for_vendor(VENDOR, "a.pdf", name="a.pdf"), "give the file as bytes, a pathlib"),
    ],
)
async def test_an_argument_is_refused(server: Loopback, call: Case, message: str) -> None:
    async with client_of(server, partner=PARTNER, clock=InstantClock()) as client:
        with pytest.raises(BillError, match=message) as caught:
            result = call(client)
            if hasattr(result, "__await__"):
                await result
        assert isinstance(caught.value, InvalidRequestError | ConfigurationError)
    assert server.received == []


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: BillClient(organization={"dev_key": "S3CRET"}), r"organization: give .*\(\.\.\.\), not a dict$"),  # type: ignore[arg-type]
        (lambda: BillClient(spend=ORGANIZATION), r"spend: give SpendCredentials\(\.\.\.\), not an OrganizationCred"),  # type: ignore[arg-type]
        (lambda: BillClient(partner="p"), "partner: give PartnerCredentials"),  # type: ignore[arg-type]
        (lambda: BillClient(options={"timeout": 5}), r"options: give Options\(\.\.\.\), not a dict"),  # type: ignore[arg-type]
        (lambda: BillClient(environment=None), "environment None: use 'sandbox', 'production' or an"),  # type: ignore[arg-type]
        (lambda: BillClient(environment="prod"), "environment 'prod': use 'sandbox'"),
        (lambda: Environment.of(5), "environment 5: use"),  # type: ignore[arg-type]
        (lambda: BillClient(session_store="/tmp"), "session_store: a str cannot be used; it has no load, save, login"),  # type: ignore[arg-type]
        (lambda: BillClient(limiter=Limits()), "limiter: a Limits cannot be used; it has no acquire"),  # type: ignore[arg-type]
        (lambda: BillClient(session=5), "session: an int cannot be used; it has no request"),  # type: ignore[arg-type]
        (lambda: Options(timeout=float("inf")), "Options.timeout must be a number of at least 0.001, not inf"),
        (lambda: Options(deadline=float("nan")), "Options.deadline must be a number .* not nan"),
        (lambda: Options(retries=1.5), "Options.retries must be a whole number of at least 0, not 1.5"),  # type: ignore[arg-type]
        (lambda: Options(max_pages=True), "Options.max_pages must be a whole number of at least 1, not True"),
        (lambda: Options(user_agent="a\r\nb"), "Options.user_agent holds characters that cannot be sent"),
        (lambda: Options(limits=5), "Options.limits must be of the class Limits, not 5"),  # type: ignore[arg-type]
        (lambda: Options(retry=5), "Options.retry must be of the class RetryPolicy, not 5"),  # type: ignore[arg-type]
        (lambda: RetryPolicy(attempts=0), "RetryPolicy.attempts must be a whole number of at least 1, not 0"),
        (lambda: RetryPolicy(base="1"), "RetryPolicy.base must be a number of at least 0, not '1'"),  # type: ignore[arg-type]
        (lambda: Limits(concurrency=0), "Limits.concurrency must be a whole number of at least 1, not 0"),
        (lambda: Limits(hour=2.5), "Limits.hour must be a whole number of at least 0, not 2.5"),  # type: ignore[arg-type]
        (lambda: Limits(margin=-1), "Limits.margin must be a number of at least 0, not -1"),
        (lambda: SpendCredentials(""), "SpendCredentials.api_token is empty"),
    ],
)
def test_a_setting_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ConfigurationError, match=message) as caught:
        make()
    assert "S3CRET" not in str(caught.value)


@given(st.text(min_size=1, max_size=40))
def test_no_id_leads_to_another_endpoint(text: str) -> None:
    from bill_async._http.request import build
    from bill_async.operations.bills import GET_BILL

    try:
        request = build(GET_BILL, (f"00n{text}",))
    except InvalidRequestError as error:
        assert "bill_id: " in str(error)  # noqa: PT017
        assert "give" in str(error)  # noqa: PT017
    else:
        assert request.path.startswith("/v3/bills/00n")
        assert request.path.isascii()
        assert not set(request.path.removeprefix("/v3/bills/")) & set("/?#\\ ")
        assert ".." not in request.path


async def test_ids_of_two_kinds_are_both_sent(server: Loopback) -> None:
    """Users and groups approve bills; neither is taken for a wrong id."""
    rule = BillApprovalRuleCreate(key=BillApprovalRuleKey.BILL_AMOUNT, op=BillApprovalRuleOp.GTE, values=["1000"])
    approvers = ["00601ABCDEFGHIJKLMNO", "agp01ABCDEFGHIJKLMNO"]
    async with client_of(server) as client:
        await client.bill_approvals.create_policy(
            BillApprovalPolicyCreate(policy_name="Large", rules=[rule], approvers=approvers)
        )
    assert json.loads(server.calls[-1].body) == {
        "policyName": "Large",
        "rules": [{"key": "BILL_AMOUNT", "op": "gte", "values": ["1000"]}],
        "approvers": approvers,
    }
