"""Only notifications that BILL has signed are accepted, and no request causes an error of the server."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bill_async.webhooks import MemoryEventStore, WebhookReceiver

from .deliveries import KEY
from .forging import FORGERIES, run


@pytest.mark.parametrize("seed", range(3))
async def test_forgeries(seed: int) -> None:
    outcome = await run(3000, seed)
    assert set(outcome.answers) == {401}
    assert set(outcome.replays) == {200}
    assert outcome.answers.total() > 200 * len(FORGERIES)
    assert outcome.stored == outcome.handled == outcome.genuine


NAMES = st.sampled_from(["x-bill-sha-signature", "X-BILL-SHA-SIGNATURE", "content-type"]) | st.text(max_size=20)
VALUES = st.text(max_size=60) | st.binary(max_size=60)
HEADERS = st.dictionaries(NAMES, VALUES, max_size=3) | st.lists(
    st.tuples(NAMES | st.binary(max_size=20), VALUES), max_size=3
)


@given(body=st.binary(max_size=200), headers=HEADERS, minify=st.booleans())
async def test_whatever_is_sent_is_refused(body: bytes, headers: Any, minify: bool) -> None:
    receiver = WebhookReceiver(keys=[KEY], store=MemoryEventStore(), minified=minify, max_body=150)
    assert (await receiver.handle(body, headers)).status in (401, 413)
