"""The blocks of the blocking guide run in order in a thread without an event loop, and print what the page says."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from typing import Any

import pytest

from bill_async.sandbox import Sandbox

from .guides import WITHOUT_LOOP, blocks


@pytest.mark.bill_sandbox(objects=500)
def test_the_blocks_run_in_order(bill_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in bill_sandbox.environ().items():
        monkeypatch.setenv(name, value)
    names: dict[str, Any] = {"__name__": "__main__"}
    for block in blocks(WITHOUT_LOOP):
        with redirect_stdout(io.StringIO()) as printed:
            exec(compile("\n" * block.line + block.code, str(block.page), "exec", dont_inherit=True), names)
        block.check(printed.getvalue())
