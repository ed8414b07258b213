"""aioresponses, adapted to the supported releases of aiohttp."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import aiohttp
from aioresponses import aioresponses


class MockResponse(aiohttp.ClientResponse):
    """A response that can be made as aioresponses makes one, which knows no `stream_writer`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("stream_writer", Mock(output_size=0))
        super().__init__(*args, **kwargs)


class MockBill(aioresponses):
    """Answers in the place of BILL: `mock_bill.post(url, payload={...}, status=201)`."""

    def add(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("response_class", MockResponse)
        super().add(*args, **kwargs)
