"""The entries of a journal: one for each key, with what is known about its write. Plain data, without secrets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple, TypeAlias, cast, get_args

import attrs

from .._schema.codec import loads
from ..errors import DecodeError, JournalError
from ..types import JsonValue

__all__ = ["OPEN", "Cause", "EntryId", "JournalEntry", "State", "Transition"]

State: TypeAlias = Literal["intended", "unknown", "done", "not_executed"]
"""The state of a write.

`intended`: it is about to be sent or in flight; if its process has died, it may have been executed. `unknown`: it was
sent, and its outcome is unknown. `done`: BILL has executed it. `not_executed`: BILL did nothing, and the key is free
again.
"""

Cause: TypeAlias = Literal["sender", "crash", "verdict", "person"]
"""The cause of a step: the call itself, the end of its process, a verdict from what BILL shows, or a person."""

OPEN: Final[tuple[State, ...]] = ("intended", "unknown")
"""The states of writes that may or may not have been executed."""

_STATES: Final = frozenset(get_args(State))


class EntryId(NamedTuple):
    """The identity of an entry: a key and its account."""

    party: str
    """The credentials that the write was made with: `organization`, `partner` or `spend`."""
    account: str
    """The id of the organization; without one, a digest of the app key or the token."""
    key: str


@attrs.frozen
class Transition:
    """A step in the life of an entry."""

    at: datetime
    state: State
    by: Cause
    why: str = ""


@attrs.frozen(kw_only=True)
class JournalEntry:
    """The write of a key."""

    id: EntryId
    version: int
    """The number of changes. Only a process that has seen the last version can change the entry."""
    state: State
    operation: str
    """BILL's id of the operation, `createPayment`."""
    fields: Mapping[str, str] = attrs.field(factory=dict, repr=False)
    """A keyed digest of each field that was sent, by name."""
    size: int = 0
    """Bytes of the body."""
    call: str = ""
    """The id that the items of one bulk call share; empty for a single call."""
    owner: str = ""
    """The owner that sent it last: see `JournalStore.owner`."""
    sent_at: datetime
    """When the intent of the last attempt was recorded, in UTC. Nothing was sent before."""
    lost_at: datetime | None = None
    """When its outcome was lost. Nothing of it was sent later."""
    changed_at: datetime
    sendings: int = 1
    """The number of times that the write was begun. All but the last are known not to have been executed."""
    evidence: JsonValue = attrs.field(default=None, repr=False)
    """The evidence that shows whether it was executed, as long as that is open."""
    ids: tuple[str, ...] = ()
    """The ids of the objects that it created or changed."""
    answer: str | None = attrs.field(default=None, repr=False)
    """BILL's answer in JSON, without secrets and unknown fields; None if it is unknown."""
    history: tuple[Transition, ...] = attrs.field(default=(), repr=False)
    """The last steps, oldest first."""

    @property
    def is_open(self) -> bool:
        """Whether the write may or may not have been executed."""
        return self.state in OPEN

    @property
    def why(self) -> str:
        """The reason for its state, if there is one."""
        return self.history[-1].why if self.history else ""

    def to_json(self) -> dict[str, JsonValue]:
        """Return the whole entry as a JSON object."""
        history: list[JsonValue] = [
            {"at": step.at.isoformat(), "state": step.state, "by": step.by, "why": step.why} for step in self.history
        ]
        return {
            "party": self.id.party,
            "account": self.id.account,
            "key": self.id.key,
            "version": self.version,
            "state": self.state,
            "operation": self.operation,
            "fields": dict(self.fields),
            "size": self.size,
            "call": self.call,
            "owner": self.owner,
            "sentAt": self.sent_at.isoformat(),
            "lostAt": None if self.lost_at is None else self.lost_at.isoformat(),
            "changedAt": self.changed_at.isoformat(),
            "sendings": self.sendings,
            "evidence": self.evidence,
            "ids": list(self.ids),
            "answer": self.answer,
            "history": history,
        }

    @classmethod
    def from_json(cls, data: Any) -> JournalEntry:
        """Read the result of `to_json`, also from another version of this package.

        Raises: `JournalError` if it cannot be read. No call may then rely on the entry.
        """
        try:
            return cls(
                id=EntryId(str(data["party"]), str(data["account"]), str(data["key"])),
                version=int(data["version"]),
                state=_state(data["state"]),
                operation=str(data["operation"]),
                fields={str(name): str(digest) for name, digest in data["fields"].items()},
                size=int(data.get("size", 0)),
                call=str(data.get("call", "")),
                owner=str(data.get("owner", "")),
                sent_at=datetime.fromisoformat(data["sentAt"]),
                lost_at=None if data.get("lostAt") is None else datetime.fromisoformat(data["lostAt"]),
                changed_at=datetime.fromisoformat(data["changedAt"]),
                sendings=int(data.get("sendings", 1)),
                evidence=data.get("evidence"),
                ids=tuple(map(str, data.get("ids", ()))),
                answer=data.get("answer"),
                history=tuple(
                    Transition(datetime.fromisoformat(step["at"]), _state(step["state"]), step["by"], step["why"])
                    for step in data.get("history", ())
                ),
            )
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            which = f"the entry of the key {data['key']!r}" if isinstance(data, dict) and "key" in data else "an entry"
            raise JournalError(
                f"{which} of the journal cannot be read ({type(error).__name__}: {error}); it is damaged, or of a "
                "later bill-async"
            ) from None

    def to_text(self) -> str:
        """Return the entry as text, for storage."""
        return json.dumps(self.to_json(), separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str | bytes) -> JournalEntry:
        """Read the result of `to_text`.

        Raises: `JournalError` if it cannot be read.
        """
        try:
            data = loads(text if isinstance(text, bytes) else text.encode())
        except DecodeError as error:
            raise JournalError(f"an entry of the journal cannot be read ({error}); it is damaged") from None
        return cls.from_json(data)


def _state(value: object) -> State:
    if value not in _STATES:
        raise ValueError(f"there is no state {value!r}")
    return cast("State", value)
