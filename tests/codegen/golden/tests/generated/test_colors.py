"""One test for each operation of `colors`: what is sent, and what becomes of the answer.

Generated from spec/v3/colors.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import Wire

from bill_async.models import Color, ColorCreate

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

COLOR_CREATE_LEAST = ColorCreate(name="Name")
COLOR_CREATE_LEAST_JSON = b'{"name":"Name"}'

COLOR_LEAST = Color(id="col00000000000000001")
COLOR_LEAST_JSON = b'{"id":"col00000000000000001"}'

COLOR_CREATE = ColorCreate(name="Name", shade="Shade")
COLOR_CREATE_JSON = b'{"name":"Name","shade":"Shade"}'

COLOR = Color(id="col00000000000000001", name="Name")
COLOR_JSON = b'{"id":"col00000000000000001","name":"Name"}'


async def test_create(wire: Wire) -> None:
    """`POST /v3/tags/color`."""
    wire.answer(200, COLOR_LEAST_JSON)
    assert await wire.client.colors.create(body=COLOR_CREATE_LEAST) == COLOR_LEAST
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/tags/color",
        headers={**AUTH, "Content-Type": "application/json"},
        body=COLOR_CREATE_LEAST_JSON,
    )
    wire.answer(200, COLOR_JSON)
    assert await wire.client.colors.create(body=COLOR_CREATE) == COLOR
    wire.check(
        "POST",
        "https://gateway.stage.bill.com/connect/v3/tags/color",
        headers={**AUTH, "Content-Type": "application/json"},
        body=COLOR_CREATE_JSON,
    )


async def test_get(wire: Wire) -> None:
    """`GET /v3/tags/color/{id}`."""
    wire.answer(200, COLOR_JSON)
    assert await wire.client.colors.get(id="col00000000000000001") == COLOR
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/tags/color/col00000000000000001", headers=AUTH)


async def test_list(wire: Wire) -> None:
    """`GET /v3/tags/color`."""
    wire.answer(200, b'{"colors":' + b"[" + COLOR_JSON + b"," + COLOR_LEAST_JSON + b"]" + b"}")
    page = await wire.client.colors.list()
    assert (page.items, page.next_page, page.prev_page) == ([COLOR, COLOR_LEAST], None, None)
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/tags/color", headers=AUTH)
