"""A blocking client of a sandbox that runs in a thread of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bill_async.blocking import BillClient
from bill_async.sandbox import Sandbox


@pytest.fixture
def client(bill_sandbox: Sandbox) -> Iterator[BillClient]:
    with BillClient.from_env(bill_sandbox.environ()) as made:
        yield made
