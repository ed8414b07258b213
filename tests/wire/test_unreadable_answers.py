"""Successes of writes that cannot be read, for every write of the table.

BILL has executed the write, or it is unknown whether it did. No answer may hide this behind a lesser error.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from operator import attrgetter
from typing import Any, Final

import pytest
from wire.recorder import Recorder
from wire.test_operations import OPERATIONS

from bill_async import DecodeError, OutcomeUnknownError
from bill_async.operations import all_operations

WRITES: Final = {operation.accessor: operation for operation in all_operations() if operation.retry != "safe"}
NO_JSON: Final = (b"<html>It works!</html>", b'{"id": "00n01', b'{"id":"\xe9"}', "{}".encode("utf-16"), b"{}{}")
NOTHING: Final = (b"", b"\r\n", b"null")
NO_ANSWER: Final = (b"7", b'"done"', b"[7]", b"[[]]")
ODD: Final[tuple[object, ...]] = ("", {}, [7], None, "2026-13-45", "many")
"""What a field may hold that it should not; some of it fits some fields."""


def spoiled(answer: Any, odds: tuple[object, ...] = ODD) -> Iterator[Any]:
    """Yield an answer once for each way to make a value in it wrong; further down, the values are empty."""
    if isinstance(answer, dict):
        for key, value in answer.items():
            yield from ({**answer, key: odd} for odd in (*odds, *spoiled(value, ("",))))
    elif isinstance(answer, list) and answer:
        yield from ([one] for one in spoiled(answer[0], odds))


async def result(recorder: Recorder, accessor: str, answer: bytes) -> Any:
    """Make a call once and return what it answers; an unknown outcome is None, and any other error a failure."""
    call = OPERATIONS[accessor].call(full=False)
    recorder.answer(call.status, answer)
    try:
        return await attrgetter(accessor)(recorder.client)(**call.arguments, retries=0)
    except OutcomeUnknownError as error:
        unknown = error
    finally:
        recorder.sent()
    assert (unknown.operation, unknown.status, unknown.attempts) == (WRITES[accessor].id, call.status, 1)
    assert isinstance(unknown.__cause__, DecodeError)
    assert unknown.sent_at is not None
    assert unknown.body.reveal() == answer
    assert (unknown.request is None) == (WRITES[accessor].body is None)
    return None


@pytest.mark.parametrize("accessor", WRITES)
async def test_what_is_no_answer(recorder: Recorder, accessor: str) -> None:
    kind = WRITES[accessor].answer.kind
    bodies = (*NO_JSON, *NOTHING, *NO_ANSWER) if kind is not None and kind.json_type is not None else NO_JSON
    for body in bodies:
        assert await result(recorder, accessor, body) is None, body


@pytest.mark.parametrize("accessor", [name for name, each in WRITES.items() if each.trace and each.trace.creates])
async def test_what_is_an_odd_answer(recorder: Recorder, accessor: str) -> None:
    """It is read if it can be, and an unknown outcome if not."""
    answer = json.loads(OPERATIONS[accessor].call(full=True).answer or b"null")
    read = 0
    for odd in spoiled(answer):
        read += await result(recorder, accessor, json.dumps(odd).encode()) is not None
    assert read or WRITES[accessor].answer.kind is None


@pytest.mark.parametrize("accessor", [name for name, each in WRITES.items() if each.trace and each.trace.creates])
async def test_an_empty_date_or_number_is_none(recorder: Recorder, accessor: str) -> None:
    """It hides neither that the call was executed nor what else was answered."""
    kind, key = WRITES[accessor].answer.kind, WRITES[accessor].answer.key
    model = None if kind is None else kind.named
    empty = [field for field in getattr(model, "__fields__", ()) if field.kind.empty_is_none and not field.required]
    answer = json.loads(OPERATIONS[accessor].call(full=True).answer or b"null")
    data = answer if key is None else answer[key]
    for item in data if isinstance(data, list) else [data] if empty else ():
        item.update({field.wire: "" for field in empty})
    if empty:
        read = await result(recorder, accessor, json.dumps(answer).encode())
        first = read[0] if isinstance(read, list) else read
        assert [getattr(first, field.name) for field in empty] == [None] * len(empty)
        assert {field.name for field in empty} <= first.null_fields
