"""Stored entries: each version reads those of other versions, or refuses to use them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import attrs
import pytest

from bill_async import JournalError
from bill_async.journal import EntryId, JournalEntry, State
from bill_async.journal.states import Intent, execute, intend, lose

NOW = datetime(2026, 3, 2, tzinfo=UTC)
ID = EntryId("organization", "00801", "invoice-4711")
INTENT = Intent(id=ID, operation="createPayment", fields={"amount": "a1", "billId": "b1"}, size=10, evidence={"x": 1})
FULL = attrs.evolve(
    execute(
        lose(intend(None, INTENT, owner="me", now=NOW), by="crash", why="it died", now=NOW + timedelta(seconds=1)),
        by="verdict",
        why="found",
        now=NOW + timedelta(seconds=2),
        ids=("stp01", "stp02"),
        answer='{"id":"stp01"}',
    ),
    call="c0ffee",
    sendings=3,
    evidence={"left": "for the test"},
)
JSON: dict[str, Any] = {
    "party": "organization",
    "account": "00801",
    "key": "invoice-4711",
    "version": 3,
    "state": "done",
    "operation": "createPayment",
    "fields": {"amount": "a1", "billId": "b1"},
    "size": 10,
    "call": "c0ffee",
    "owner": "me",
    "sentAt": "2026-03-02T00:00:00+00:00",
    "lostAt": "2026-03-02T00:00:01+00:00",
    "changedAt": "2026-03-02T00:00:02+00:00",
    "sendings": 3,
    "evidence": {"left": "for the test"},
    "ids": ["stp01", "stp02"],
    "answer": '{"id":"stp01"}',
    "history": [
        {"at": "2026-03-02T00:00:00+00:00", "state": "intended", "by": "sender", "why": ""},
        {"at": "2026-03-02T00:00:01+00:00", "state": "unknown", "by": "crash", "why": "it died"},
        {"at": "2026-03-02T00:00:02+00:00", "state": "done", "by": "verdict", "why": "found"},
    ],
}
HIDDEN = ("fields", "evidence", "answer", "history")
"""What the representation of an entry leaves out: it is long, or is of the caller's data."""
NEEDED = ("party", "account", "key", "version", "state", "operation", "fields", "sentAt", "changedAt")


def test_an_entry_in_json() -> None:
    """Other versions read it, so no name and no form changes."""
    assert FULL.to_json() == JSON
    assert JournalEntry.from_json(JSON) == FULL
    assert FULL.to_text() == json.dumps(JSON, separators=(",", ":"))  # no byte too many in the store
    assert JournalEntry.from_text(FULL.to_text()) == JournalEntry.from_text(FULL.to_text().encode()) == FULL


def test_an_entry_needs_no_more_than_what_it_always_had() -> None:
    least = JournalEntry.from_json({name: JSON[name] for name in NEEDED})
    assert least == JournalEntry(
        id=ID,
        version=3,
        state="done",
        operation="createPayment",
        fields={"amount": "a1", "billId": "b1"},
        sent_at=NOW,
        changed_at=NOW + timedelta(seconds=2),
    )
    assert (least.size, least.call, least.owner, least.sendings) == (0, "", "", 1)
    assert (least.lost_at, least.evidence, least.ids, least.answer, least.history) == (None, None, (), None, ())
    assert least.why == ""
    assert JournalEntry(id=ID, version=1, state="done", operation="x", sent_at=NOW, changed_at=NOW).fields == {}


def test_the_representation_of_an_entry_shows_what_identifies_it() -> None:
    shown = repr(FULL)
    assert "key='invoice-4711'" in shown
    assert not [name for name in HIDDEN if f"{name}=" in shown]


def test_a_write_is_open_while_it_may_or_may_not_have_been_executed() -> None:
    found = {state: attrs.evolve(FULL, state=state).is_open for state in get_args(State)}
    assert found == {"intended": True, "unknown": True, "done": False, "not_executed": False}


@pytest.mark.parametrize(
    "wrong",
    [
        {"fields": 5},
        {"version": "x"},
        {"version": None},
        {"sentAt": "yesterday"},
        {"sentAt": 5},
        {"state": "finished"},
        {"state": []},
        {"history": [{"at": "2026-03-02T00:00:00+00:00", "state": "lost", "by": "sender", "why": ""}]},
        {"history": [{}]},
        {"ids": 5},
    ],
)
def test_an_entry_that_is_wrong_in_anything_is_acted_on_by_nobody(wrong: dict[str, Any]) -> None:
    said = "the entry of the key 'invoice-4711' of the journal cannot be read .*of a later bill-async"
    with pytest.raises(JournalError, match=said):
        JournalEntry.from_json({**JSON, **wrong})


@pytest.mark.parametrize("name", NEEDED)
def test_an_entry_without_what_it_needs_is_acted_on_by_nobody(name: str) -> None:
    called = "an entry" if name == "key" else "the entry of the key 'invoice-4711'"
    with pytest.raises(JournalError, match=f"{called} of the journal cannot be read"):
        JournalEntry.from_json({key: value for key, value in JSON.items() if key != name})


@pytest.mark.parametrize("text", ["", "{", "5", "[]", "null"])
def test_what_is_no_entry_at_all(text: str) -> None:
    with pytest.raises(JournalError, match=r"an entry of the journal cannot be read .*it is damaged"):
        JournalEntry.from_text(text)
