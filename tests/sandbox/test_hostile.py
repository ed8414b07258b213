"""Hostile requests: they are refused in BILL's error format, and none makes the sandbox fail."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import Any

import pytest

from bill_async.sandbox import _json

from .conftest import Api, Start

BILL = (
    '{"vendorId": "%s", "dueDate": %s, "invoice": {"invoiceNumber": "1", "invoiceDate": "2026-01-01"},'
    ' "billLineItems": [{"amount": %s}]}'
)
NUMBERS = (
    "1e400", "-1e400", "1e999999", "1e99999999999999999999", "1E-400", "1000000000000000",
    "123456789012345678901234567890.5", "9" * 5000, "0.1" + "0" * 4000 + "1", "10.005", '"NaN"', '"1e400"', '"٣"',
)  # fmt: skip


async def bill(api: Api, amount: str = "1", due: str = '"2031-01-01"') -> Any:
    vendor = (await api.first("/v3/vendors"))["id"]
    return await api.post("/v3/bills", data=(BILL % (vendor, due, amount)).encode())


@pytest.mark.parametrize("number", NUMBERS, ids=lambda text: text[:20])
async def test_numbers_out_of_bounds(api: Api, number: str) -> None:
    before = api.sandbox.counts()
    answer = await bill(api, number)
    assert answer.status == 400, answer.body
    assert set(answer.codes) <= {"BDC_1119", "BDC_1122", "BDC_1124"}
    assert api.sandbox.counts() == before


@pytest.mark.parametrize(
    ("number", "amount"),
    [("1e2", "100"), ("0E+999999", "0"), ("999999999999999.99", "999999999999999.99"), ("10.00500e2", "1000.500")],
)
async def test_numbers_in_bounds(api: Api, number: str, amount: str) -> None:
    answer = await bill(api, number)
    assert answer.status == 201, answer.body
    assert answer.body["amount"] == Decimal(amount)
    assert b"E+" not in answer.raw


async def test_prices_are_fractions_of_a_cent(api: Api) -> None:
    vendor = (await api.first("/v3/vendors"))["id"]
    body = {
        "vendorId": vendor,
        "dueDate": "2031-01-01",
        "invoice": {"invoiceNumber": "1", "invoiceDate": "2026-01-01"},
        "billLineItems": [{"quantity": 1000, "price": "0.0125"}],
    }
    assert (await api.post("/v3/bills", body)).body["amount"] == Decimal("12.50")


@pytest.mark.parametrize("day", ["2026-W01-1", "20260101", "2026-02-30", "0000-01-01", "\uff12026-01-01", "2026-1-01"])
async def test_days_that_are_none(api: Api, day: str) -> None:
    assert (await bill(api, due=f'"{day}"')).messages == ["dueDate: Cannot construct instance of LocalDate"]
    assert (await api.get(f"/v3/bills?filters=dueDate:gt:{day}")).codes == ["BDC_1129"]


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 50_000, b'{"name":"\\ud800"}', b"\xff\xfe", b"nul"])
@pytest.mark.parametrize("reader", ["fast", "plain"])
async def test_bodies_that_are_no_json(api: Api, body: bytes, reader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if reader == "plain":
        monkeypatch.setattr(_json, "_functions", (_json._stdlib_loads, _json._stdlib_dumps))
    answer = await api.post("/v3/vendors", data=body)
    assert (answer.status, answer.codes) == (400, ["BDC_1122"])


@pytest.mark.parametrize("maximum", ["9" * 5000, "1_0", "+5", "٣", "2147483648", "5.0"])
async def test_sizes_that_are_none(api: Api, maximum: str) -> None:
    assert (await api.get(f"/v3/bills?max={maximum}")).codes == ["BDC_1129"]


@pytest.mark.parametrize("query", ["start=x", "start=-1", "max=x", "max=0"])
async def test_lists_by_offset_are_checked_too(api: Api, query: str) -> None:
    vendor = (await api.first("/v3/vendors"))["id"]
    path = f"/v3/reports/audit-trail/vendor/{vendor}"
    assert (await api.get(path)).status == 200
    assert (await api.get(f"{path}?{query}")).codes == ["BDC_1129"]


async def test_the_first_of_several_parameters_counts(api: Api) -> None:
    answer = await api.get("/v3/vendors?max=1&max=5&max=abc")
    assert (answer.status, len(answer.body["results"])) == (200, 1)


async def test_cursors_of_ones_own_making(spend: Api) -> None:
    before = "YXJyYXljb25uZWN0aW9uOi01"  # arrayconnection:-5
    answer = await spend.get(f"/v3/spend/transactions?max=2&prevPage={before}")
    assert answer.body["results"] == []


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00"])
async def test_moments_beyond_the_calendar(api: Api, moment: str) -> None:
    answer = await api.get(f'/v3/bills?filters=createdTime:gt:"{moment}"')
    assert answer.codes == ["BDC_1129"]


async def raw(api: Api, head: str, rest: bytes = b"") -> bytes:
    """Send bytes, and return the first that come back."""
    host, port = api.sandbox.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    headers = "".join(f"{name}: {value}\r\n" for name, value in api.headers.items())
    writer.write(f"{head}\r\nHost: sandbox\r\n{headers}".encode("latin-1") + rest)
    answer = await reader.readuntil(b"\r\n\r\n")
    writer.close()
    await writer.wait_closed()
    return answer


async def test_a_body_is_asked_for(api: Api) -> None:
    rest = b"Expect: 100-continue\r\nContent-Length: 2\r\n\r\n"
    assert await raw(api, "POST /connect/v3/vendors HTTP/1.1", rest) == b"HTTP/1.1 100 Continue\r\n\r\n"


async def test_a_body_that_is_not_what_it_says(api: Api) -> None:
    rest = b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"
    assert (await raw(api, "POST /connect/v3/vendors HTTP/1.1", rest)).startswith(b"HTTP/1.1 400 ")


async def test_headers_that_are_no_text(partner: Api) -> None:
    rest = b"organizationId: \xff\r\n\r\n"
    answer = await raw(partner, "GET /connect/v3/partner/users HTTP/1.1", rest)
    assert answer.startswith(b"HTTP/1.1 400 ")


async def test_a_defect_has_the_shape_of_an_error(
    start: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    api = await start()
    monkeypatch.setattr("bill_async.sandbox.dispatcher.read_body", None)
    answer = await api.post("/v3/login", {})
    assert (answer.status, answer.codes) == (500, ["BDC_1001"])
    assert "TypeError" in caplog.text
    assert api.sandbox.requests[-1].status == 500
