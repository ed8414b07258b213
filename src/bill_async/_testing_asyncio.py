"""The part of the pytest plugin that only pytest-asyncio can run; imported when that is active."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest_asyncio

from .testing import open_client

if TYPE_CHECKING:
    from .client import BillClient
    from .sandbox import Sandbox


@pytest_asyncio.fixture(name="_bill_client_of_asyncio")
async def of_asyncio(bill_sandbox: Sandbox) -> AsyncIterator[BillClient]:
    """A client that lives in the event loop of pytest-asyncio."""
    async with open_client(bill_sandbox) as client:
        yield client
