"""Every operation of the spec, called through the client: the request, and the result of the answer.

This finds mistakes in how the package is made and in how it sends and reads. It cannot find a mistake in the spec; that
is what `test_documented.py` is for.
"""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path
from typing import Any, Final

import pytest
from wire.calls import Calls
from wire.recorder import Recorder

from bill_async.operations import all_operations
from codegen import names
from codegen.loader import load

SPEC: Final = load(Path(__file__).resolve().parents[2] / "spec")
OPERATIONS: Final = {
    names.accessor(module, operation): Calls(SPEC, module, operation)
    for module in SPEC.modules
    for operation in module.operations
}
_FACTS: Final = attrgetter("id", "method", "path", "retry", "mfa", "atomic", "authenticated")


def row(operation: Any, family: str, status: int) -> tuple[object, ...]:
    """The facts that the table takes over from the spec as they are. Most do not show in a single call."""
    return (family, status, operation.quota or None, *_FACTS(operation))


def test_the_table_says_what_the_spec_says() -> None:
    table = {each.accessor: row(each, each.family, each.answer.status) for each in all_operations()}
    assert table == {
        accessor: row(calls.operation, calls.family.name, calls.operation.status)
        for accessor, calls in OPERATIONS.items()
    }


@pytest.mark.parametrize("accessor", OPERATIONS)
async def test_operation(recorder: Recorder, accessor: str) -> None:
    """Once with as little as possible, once with everything."""
    for full in (False, True):
        call = OPERATIONS[accessor].call(full=full)
        recorder.answer(call.status, call.answer)
        returned: Any = await attrgetter(accessor)(recorder.client)(**call.arguments)
        if isinstance(call.result, tuple):
            returned = (returned.items, returned.next_page, returned.prev_page)
        assert returned == call.result
        assert recorder.sent() == call.sent
