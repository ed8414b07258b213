"""The examples of the reference: each is run, and sends one request of its operation."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from typing import Any, Final

import pytest
from mock_bill import MockBill
from wire.recorder import HOST, Recorder
from wire.test_operations import OPERATIONS

from bill_async.operations import all_operations
from codegen.examples import examples

EXAMPLES: Final = examples(all_operations())
PAGES: Final = Path(__file__).resolve().parents[2] / "docs" / "pages" / "reference"


def test_every_operation_has_an_example_on_its_page() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in PAGES.rglob("*.md"))
    assert EXAMPLES.keys() == OPERATIONS.keys()
    assert [accessor for accessor, code in EXAMPLES.items() if f"```python\n{code}\n```" not in pages] == []


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the examples in a folder with the file that they upload."""
    (tmp_path / "invoice.pdf").write_bytes(b"%PDF-1.7 example")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("accessor", EXAMPLES)
async def test_an_example_calls_its_operation(mock_bill: MockBill, accessor: str) -> None:
    recorder = Recorder(mock_bill)
    call = OPERATIONS[accessor].call(full=False)
    recorder.answer(call.status, call.answer)
    code = compile(EXAMPLES[accessor], accessor, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    names: dict[str, Any] = {"client": recorder.client}
    waiting = eval(code, names)
    if inspect.isawaitable(waiting):
        await waiting
    await recorder.client.close()
    sent = recorder.sent()
    operation = OPERATIONS[accessor]
    path = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(HOST + operation.family.base + operation.operation.path))
    assert (sent.method, bool(re.fullmatch(path, sent.url))) == (operation.operation.method, True)
