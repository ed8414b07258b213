"""The shared part of the wire tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from mock_bill import MockBill
from wire.recorder import Recorder


@pytest.fixture
async def recorder(mock_bill: MockBill) -> AsyncIterator[Recorder]:
    """A client whose requests go nowhere, and a record of what it sent."""
    recorder = Recorder(mock_bill)
    async with recorder.client:
        yield recorder
