"""What the generated tests ask for. Written by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aioresponses import aioresponses

pytest.register_assert_rewrite("generated.wire")

from generated.wire import Wire  # noqa: E402  # after the line that makes its assertions speak


@pytest.fixture
async def wire(mock_bill: aioresponses) -> AsyncIterator[Wire]:
    """A client whose requests go nowhere, and both ends of its wire."""
    wire = Wire(mock_bill)
    async with wire.client:
        yield wire
