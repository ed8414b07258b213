"""The conformance checks on the event stores of the package."""

from __future__ import annotations

from pathlib import Path

import pytest

from bill_async import ConfigurationError
from bill_async.webhooks import MemoryEventStore, SQLiteEventStore, WebhookReceiver
from bill_async.webhooks.conformance import CHECKS, SHARED_CHECKS, Check


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
async def test_memory(check: Check) -> None:
    store = MemoryEventStore()
    await check(lambda: store)


@pytest.mark.parametrize("check", CHECKS + SHARED_CHECKS, ids=lambda check: check.__name__)
async def test_sqlite(check: Check, tmp_path: Path) -> None:
    await check(lambda: SQLiteEventStore(tmp_path / "events.db"))


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("mysql://user:the-secret@host/name", "store: a URL of 'mysql' cannot be used; give the path of a file"),
        ("", "store: '' is not a path; give the path of a file"),
    ],
)
def test_a_place_that_cannot_be_a_store_is_refused(location: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message) as caught:
        WebhookReceiver(keys=["key"], store=location)
    assert "the-secret" not in str(caught.value)


@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_is_a_file(kind: type[str | Path], tmp_path: Path) -> None:
    store = WebhookReceiver(keys=["key"], store=kind(tmp_path / "events.db")).store
    assert isinstance(store, SQLiteEventStore)
    assert store.path == tmp_path / "events.db"
