"""The states of a write with a key, and the steps between them. Pure: nothing is stored, sent or waited for here.

               intend                    execute
    (none) ───────────────▶ intended ───────────────▶ done
                             │  ▲  │                    ▲
                   not_execute  │  │ lose               │ execute: an answer that came late,
                             ▼  │  ▼                    │ or what BILL shows
                    not_executed◀─ unknown ─────────────┘
                                not_execute: BILL shows that it did not happen

The one rule: a write is sent only if there is no entry, or if its entry is `not_executed`. So a write is sent again
only when it is known that BILL did nothing: because the call was refused or never sent, by a verdict from what BILL
shows, or from a person who has checked. The death of a process does not prove this; it leads to `unknown`.

The decision of a person can be corrected by a person, as long as nothing was sent since. No other decision can be
changed, except by the process that sent the write. If others considered it dead too early, its answer makes
`not_executed` to `done`, and a lost answer makes it `unknown` again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Literal, TypeAlias

import attrs

from ..errors import KeyReusedError
from ..types import JsonValue
from .entry import OPEN, Cause, EntryId, JournalEntry, State, Transition

__all__ = [
    "IllegalStepError",
    "Intent",
    "NextStep",
    "execute",
    "intend",
    "is_decided_by_a_person",
    "lose",
    "next_step",
    "not_execute",
]

NextStep: TypeAlias = Literal["send", "answer", "wait", "inquire"]
"""The next step of a call with a key: send the write, return the recorded answer, wait for a call in flight, or inquire
what became of an earlier call."""

_HISTORY: Final = 20
"""The number of steps that an entry remembers."""

_CAUSES: Final[Mapping[tuple[State | None, State], frozenset[Cause]]] = {
    (None, "intended"): frozenset({"sender"}),
    ("not_executed", "intended"): frozenset({"sender"}),
    ("intended", "done"): frozenset({"sender"}),
    ("intended", "not_executed"): frozenset({"sender"}),
    ("intended", "unknown"): frozenset({"sender", "crash"}),
    ("unknown", "unknown"): frozenset({"sender", "verdict"}),
    ("unknown", "done"): frozenset({"sender", "verdict", "person"}),
    ("unknown", "not_executed"): frozenset({"sender", "verdict", "person"}),
    # The call was considered lost, but its process lived, and may have sent it after BILL was asked.
    ("not_executed", "done"): frozenset({"sender"}),
    ("not_executed", "unknown"): frozenset({"sender"}),
}
"""Every allowed step, and its possible causes."""


class IllegalStepError(Exception):
    """A forbidden step: it would forget that a write may have been executed."""


@attrs.frozen(kw_only=True)
class Intent:
    """A write to be sent with a key."""

    id: EntryId
    operation: str
    fields: Mapping[str, str]
    size: int
    evidence: JsonValue
    call: str = ""


def next_step(entry: JournalEntry | None, intent: Intent, *, busy: bool) -> NextStep:
    """Return the next step of a call, from the entry of its key. `busy` means that the call that began the write may
    still send it.

    Raises: `KeyReusedError` if the key was used for another write.
    """
    if entry is None or entry.state == "not_executed":
        return "send"
    _check_same(entry, intent)
    if entry.state == "done":
        return "answer"
    return "wait" if entry.state == "intended" and busy else "inquire"


def intend(entry: JournalEntry | None, intent: Intent, *, owner: str, now: datetime) -> JournalEntry:
    """Return the entry of a write that is about to be sent."""
    _check_step(intent.id, None if entry is None else entry.state, "intended", "sender")
    return JournalEntry(
        id=intent.id,
        version=1 if entry is None else entry.version + 1,
        state="intended",
        operation=intent.operation,
        fields=intent.fields,
        size=intent.size,
        call=intent.call,
        owner=owner,
        sent_at=now,
        changed_at=now,
        sendings=1 if entry is None else entry.sendings + 1,
        evidence=intent.evidence,
        history=_longer(() if entry is None else entry.history, Transition(now, "intended", "sender")),
    )


def execute(
    entry: JournalEntry, *, by: Cause, why: str, now: datetime, ids: tuple[str, ...] = (), answer: str | None = None
) -> JournalEntry:
    """Return the entry of a write that BILL has executed."""
    return _move(entry, "done", by, why, now, ids=ids, answer=answer, evidence=None)


def not_execute(entry: JournalEntry, *, by: Cause, why: str, now: datetime) -> JournalEntry:
    """Return the entry of a write that BILL did not execute. Its key is free."""
    return _move(entry, "not_executed", by, why, now, ids=(), answer=None, evidence=None)


def lose(entry: JournalEntry, *, by: Cause, why: str, now: datetime) -> JournalEntry:
    """Return the entry of a write whose outcome is unknown, also after an inquiry that could not decide it.

    Its sender knows best when it was sent for the last time. Others take the time when they first considered it lost.
    """
    lost_at = now if by == "sender" else entry.lost_at or now
    return _move(entry, "unknown", by, why, now, lost_at=lost_at)


def is_decided_by_a_person(entry: JournalEntry) -> bool:
    """Whether a person has decided what became of a write."""
    return bool(entry.history) and entry.history[-1].by == "person"


def _move(entry: JournalEntry, state: State, by: Cause, why: str, now: datetime, **changes: Any) -> JournalEntry:
    if not (by == "person" and is_decided_by_a_person(entry) and state not in OPEN):
        _check_step(entry.id, entry.state, state, by)
    return attrs.evolve(
        entry,
        version=entry.version + 1,
        state=state,
        changed_at=now,
        history=_longer(entry.history, Transition(now, state, by, why)),
        **changes,
    )


def _check_step(id: EntryId, before: State | None, after: State, by: Cause) -> None:
    if by not in _CAUSES.get((before, after), ()):
        raise IllegalStepError(f"{id.key!r}: from {before} to {after} by {by}")


def _longer(history: tuple[Transition, ...], step: Transition) -> tuple[Transition, ...]:
    return (*history, step)[-_HISTORY:]


def _check_same(entry: JournalEntry, intent: Intent) -> None:
    """Refuse a key that was used for another write."""
    key = entry.id.key
    if entry.operation != intent.operation:
        raise KeyReusedError(
            f"key {key!r}: it was used for {entry.operation}, and cannot be used for {intent.operation}; "
            "use a different key for each write",
            key=key,
        )
    names = entry.fields.keys() | intent.fields.keys()
    differing = tuple(sorted(name for name in names if entry.fields.get(name) != intent.fields.get(name)))
    if differing:
        raise KeyReusedError(
            f"key {key!r}: it was used for a {entry.operation} that differs in {', '.join(differing)}; give each write "
            "a different key, and repeat a write with the same values",
            key=key,
            differs=differing,
        )
