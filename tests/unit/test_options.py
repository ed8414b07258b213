"""The options of a call: mistakes are reported before anything is sent."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator
from typing import Any

import pytest
from unit.loopback import BILL_ID, Loopback, client_of, reset

from bill_async import DeadlineExceededError, InvalidRequestError, Options


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


_WRONG: list[tuple[str, Any, str]] = [
    ("timeout", None, "timeout: None leaves no time; give seconds, more than 0"),
    ("timeout", "5", "timeout: '5' leaves no time"),
    ("timeout", True, "timeout: True leaves no time"),
    ("timeout", math.inf, "timeout: inf leaves no time"),
    ("timeout", 0, "timeout: 0 leaves no time"),
    ("deadline", math.nan, "deadline: nan leaves no time"),
    ("deadline", -1.0, r"deadline: -1\.0 leaves no time"),
    ("retries", -1, "retries: -1 is not a number of repetitions; give 0 or more"),
    ("retries", "3", "retries: '3' is not"),
    ("retries", 1.5, r"retries: 1\.5 is not"),
    ("retries", True, "retries: True is not"),
    ("headers", "X-Trace: 1", "headers: 'X-Trace: 1' cannot be sent; give a dict"),
    ("headers", [("X-Trace", "1")], "headers: a list cannot be sent; give a dict"),
    ("headers", {1: "a"}, "headers: 1 cannot be the name of a header"),
    ("headers", {"X Trace": "a"}, "headers: 'X Trace' cannot be the name of a header"),
    ("headers", {"X-Trace": 1}, "headers: 'X-Trace' needs a str"),
    ("headers", {"X-Trace": "a\r\nX-Other: b"}, "headers: 'X-Trace' holds characters that cannot be sent"),
    ("headers", {"SessionId": "mine"}, "headers: SessionId is set from the credentials"),
    ("headers", {"Host": "other"}, "headers: Host is set from the request"),
    ("headers", {"content-length": "3"}, "headers: content-length is set from the request"),
    ("headers", {"Transfer-Encoding": "chunked"}, "headers: Transfer-Encoding is set from the request"),
    ("wait", "no", "wait: 'no' is not a time to wait; give True, False or seconds"),
    ("wait", None, "wait: None is not a time to wait"),
    ("wait", -1, "wait: -1 is not a time to wait"),
    ("wait", math.nan, "wait: nan is not a time to wait"),
    ("priority", "urgent", "priority: 'urgent' does not exist; give 'interactive' or 'bulk'"),
    ("key", "", "key: '' cannot be a key; give 1 to 255 printable characters"),
    ("key", "x" * 256, "key: 'x.* cannot be a key; give 1 to 255 printable characters"),
    ("key", "a\nb", "key: .* cannot be a key; give 1 to 255"),
    ("key", None, "key: None cannot be a key; give a str"),
    ("key", 4711, "key: 4711 cannot be a key; give a str"),
]


@pytest.mark.parametrize(("name", "value", "words"), _WRONG)
async def test_a_wrong_value_is_named_before_anything_is_sent(
    server: Loopback, name: str, value: Any, words: str
) -> None:
    wrong = {name: value}
    async with client_of(server) as client:
        with pytest.raises(InvalidRequestError, match=words) as caught:
            await client.bills.get(BILL_ID, **wrong)
        with pytest.raises(InvalidRequestError, match=words):
            await client.raw.request("POST", "/v3/vendors", json={}, **wrong)
        with pytest.raises(InvalidRequestError, match=words):
            client.bills.list(**wrong)
    assert caught.value.field == name
    assert server.received == []


async def test_none_lifts_what_the_client_was_told(server: Loopback) -> None:
    async with client_of(server, options=Options(deadline=3.0, retries=0)) as client:
        with client.capture() as raw:
            for nothing in (None, math.inf):
                server.script = [reset] * 3  # and so pauses of 3.5 s
                bill = await client.bills.get(BILL_ID, deadline=nothing, retries=None, wait=math.inf, priority="bulk")
                assert bill.id == BILL_ID
        server.script = [reset] * 3
        with pytest.raises(DeadlineExceededError):
            await client.bills.get(BILL_ID, retries=None)
    assert [one.attempts for one in raw] == [4, 4]
