"""The most used operations against BILL's documentation, independently of the spec."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from operator import attrgetter
from typing import Any

import attrs
import pytest
from wire.documented import OPERATIONS, Documented
from wire.recorder import ANY_KEY, CREDENTIALS, HOST, Recorder, Sent

from bill_async import BillClient, Secret
from bill_async.operations import all_operations
from bill_async.types import UNSET

TABLE = {operation.accessor: operation for operation in all_operations()}
pytestmark = pytest.mark.parametrize(("accessor", "documented"), OPERATIONS.items(), ids=OPERATIONS)


async def test_what_is_sent_and_read(recorder: Recorder, accessor: str, documented: Documented) -> None:
    assert TABLE[accessor].answer.status == documented.status
    recorder.answer(documented.status, documented.answer.encode())

    returned = await attrgetter(accessor)(recorder.client)(**arguments(documented))

    sent = recorder.sent()
    assert attrs.evolve(sent, body=None) == Sent(
        *address(documented), list(documented.query.items()), headers(documented), body=None
    )
    if documented.json:
        assert parsed(sent.body) == parsed(documented.json)
    else:
        assert sent.body == documented.body
    read = first(returned)
    assert list(unknown(read)) == []
    for path, value in documented.read.items():
        found = at(read, path)
        assert (found, str(found)) == (value, str(value)), path


def test_what_is_required(accessor: str, documented: Documented) -> None:
    """The required arguments are those that BILL refuses to do without."""
    parameters = [snake(name) for name in (*documented.path, *documented.needs)]
    content = ["content" if isinstance(documented.body, bytes) else "body"] * (documented.body is not None)
    assert needed(attrgetter(accessor)(BillClient())) == {*parameters, *content}
    if documented.json:
        assert set(required(documented.body)) == set(map(snake, documented.required.split()))


# ---- what is passed and sent


def arguments(documented: Documented) -> dict[str, Any]:
    """Return what the method is called with."""
    given = {snake(name): value for name, value in documented.path.items()} | dict(documented.arguments)
    if documented.body is not None:
        given["content" if isinstance(documented.body, bytes) else "body"] = documented.body
    return given


def address(documented: Documented) -> tuple[str, str]:
    method, _, path = documented.route.partition(" ")
    return method, HOST + path.format_map(documented.path)


def headers(documented: Documented) -> dict[str, object]:
    expected: dict[str, object] = {name: CREDENTIALS[name] for name in documented.auth}
    if documented.key:
        expected["X-Idempotent-Key"] = ANY_KEY
    if documented.body is not None:
        is_file = isinstance(documented.body, bytes)
        expected["Content-Type"] = "application/octet-stream" if is_file else "application/json"
    return expected


def parsed(text: str | bytes | None) -> Any:
    """Return JSON in which numbers are equal only if they are written the same."""
    assert text is not None
    return json.loads(text, parse_float=lambda digits: ("number", digits), parse_int=lambda digits: ("number", digits))


# ---- what is read


def first(returned: Any) -> Any:
    """Return the first item of a page or a list, or the answer itself."""
    items = getattr(returned, "items", returned)
    return items[0] if isinstance(items, list) else items


def at(value: Any, path: str) -> Any:
    """Return what is at `bill_line_items.0.price`."""
    for name in path.split("."):
        value = value[int(name)] if name.isdigit() else getattr(value, name)
    return value.reveal() if isinstance(value, Secret) else value


def unknown(value: Any) -> Iterator[str]:
    """Yield the fields of an answer that the models do not know."""
    if isinstance(value, list):
        for item in value:
            yield from unknown(item)
    elif attrs.has(type(value)):
        yield from value.unknown_fields
        for field in attrs.fields(type(value)):
            yield from unknown(getattr(value, field.name))


# ---- what is required


def required(value: Any, above: str = "") -> Iterator[str]:
    """Yield the parameters without default of a model and of the models in it, as `invoice.invoice_number`."""
    if isinstance(value, list):
        for item in value:
            yield from required(item, above)
    elif attrs.has(type(value)):
        yield from (above + name for name in needed(type(value)))
        for name in inspect.signature(type(value)).parameters:
            if getattr(value, name) is not UNSET:
                yield from required(getattr(value, name), f"{above}{name}.")


def needed(called: Any) -> set[str]:
    """Return the names of the parameters that must be given."""
    parameters = inspect.signature(called).parameters.values()
    return {each.name for each in parameters if each.default is each.empty and each.kind != each.VAR_KEYWORD}


def snake(wire: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", wire).lower()
