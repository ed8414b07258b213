"""The Redis store: processes on many machines share a journal. Install `bill-async[redis]`.

Its durability depends on the settings of the server. With `appendonly yes` and `appendfsync always`, a change is on the
disk of the server before it is answered. With `everysec`, the usual setting, a server that crashes may lose the last
second; without `appendonly`, it loses everything. A replica that takes over may lack the last changes. A write whose
entry is lost is sent again if it is called again. `maxmemory-policy` must be `noeviction`. The store reads the settings
when it is opened, and logs warnings.

A living process holds a lease: a key that expires unless a thread renews it. A process that is suspended for longer
than the lease, for example while its virtual machine is moved, is considered dead although it may go on. It therefore
checks its lease before each attempt. A write can be sent twice only if the process is suspended between this check and
the attempt. SQLite and PostgreSQL have no such gap.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from .._base.redis_session import RedisSession, RedisThread
from ..errors import JournalError
from ..secret import Secret
from .entry import EntryId, JournalEntry, State
from .refusals import nothing_sent

__all__ = ["RedisStore"]

VERSION: Final = 1
"""The version of the keys. Keys of a later version are refused."""
_PATIENCE: Final = 10.0
_LEASE: Final = 30.0
_PRUNED: Final = 1000
"""The number of entries that are deleted at a time, because the server answers no other request meanwhile."""

_SAVE: Final = """
-- KEYS: prefix; ARGV: for each entry its id, its version, its state, the time of its change, and the text
local entries = KEYS[1] .. 'entries'
for at = 1, #ARGV, 5 do
    local now = redis.call('HGET', entries, ARGV[at])
    local version = now and tonumber(string.match(now, '^%d+')) or 0
    if version ~= tonumber(ARGV[at + 1]) - 1 then return 0 end
end
for at = 1, #ARGV, 5 do
    local now = redis.call('HGET', entries, ARGV[at])
    if now then redis.call('ZREM', KEYS[1] .. string.match(now, '^%d+ (%S+)'), ARGV[at]) end
    redis.call('HSET', entries, ARGV[at], ARGV[at + 1] .. ' ' .. ARGV[at + 2] .. ' ' .. ARGV[at + 4])
    redis.call('ZADD', KEYS[1] .. ARGV[at + 2], ARGV[at + 3], ARGV[at])
end
return 1
"""
_PRUNE: Final = """
-- KEYS: prefix; ARGV: before when, how many at most, and states
local gone = 0
for at = 3, #ARGV do
    local ids = redis.call('ZRANGEBYSCORE', KEYS[1] .. ARGV[at], '-inf', '(' .. ARGV[1], 'LIMIT', 0, ARGV[2])
    if #ids > 0 then
        redis.call('HDEL', KEYS[1] .. 'entries', unpack(ids))
        redis.call('ZREM', KEYS[1] .. ARGV[at], unpack(ids))
        gone = gone + #ids
    end
end
return gone
"""


class RedisStore(RedisThread):
    """A journal in a Redis database, in keys that begin with its name."""

    def __init__(
        self, url: str | Secret[str], *, name: str = "journal", lease: float = _LEASE, patience: float = _PATIENCE
    ) -> None:
        """Set the server, by a URL such as `redis://host:6379/0`.

        Journals with different names are independent. `lease` is the number of seconds of silence after which a process
        is considered dead. `patience` is the timeout for an answer, in seconds.

        Raises: `ConfigurationError` if the URL or the name cannot be used.
        """
        session = RedisSession(
            url, noun="journal", name=name, version=VERSION, lease=lease, patience=patience, refused=nothing_sent
        )
        super().__init__(session)
        self._prefix, self._redis = session.prefix, session.client
        self._lost: set[str] = set()
        """The openings whose lease has ended."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._session.address}>"

    @property
    def owner(self) -> str:
        """The owner of the current lease. It changes when the lease is lost."""
        return self._session.owner

    async def open(self) -> bytes:
        """Open the store if necessary, and return the secret of the journal."""
        return await self._do(self._secret)

    async def load(self, ids: Sequence[EntryId]) -> list[JournalEntry | None]:
        """Return entries in the order of their ids; None for an entry that does not exist."""
        members = [_member(id) for id in ids]
        return await self._do(lambda: self._load(members) if members else [])

    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        """Store all entries or none. Return False if another process has changed one of them first."""
        given = [
            part
            for entry in entries
            for part in (_member(entry.id), entry.version, entry.state, _score(entry.changed_at), entry.to_text())
        ]
        owners = {entry.owner for entry in entries if entry.state == "intended"}
        return await self._do(lambda: self._save(given, owners))

    async def find(
        self,
        state: State,
        *,
        key: str | None = None,
        since: datetime | None = None,
        after: JournalEntry | None = None,
        limit: int = 1000,
    ) -> list[JournalEntry]:
        """Return the entries of a state, oldest first."""
        last = None if after is None else (_score(after.changed_at), _member(after.id))
        return await self._do(lambda: self._find(state, key, 0 if since is None else _score(since), last, limit))

    async def prune(self, before: datetime) -> int:
        """Delete the decided entries that were last changed before a time."""
        return await self._do(lambda: self._prune(_score(before)))

    async def alive(self, owner: str) -> bool:
        """Whether the lease of an opening is valid."""
        return await self._do(lambda: self._session.alive(owner))

    async def holds(self, owner: str) -> bool:
        """Renew the lease. Return whether it belongs to that opening and had not expired."""
        return await self._do(lambda: owner == self._session.owner and self._session.prolong())

    # ---- what follows runs in the thread

    def _do_what_is_due(self) -> None:
        if not self._session.beat():
            self._lost.add(self._session.owner)
            self._session.take_lease()

    # ---- entries

    def _secret(self) -> bytes:
        made = secrets.token_hex(32)
        return bytes.fromhex(self._redis.set(self._prefix + "secret", made, nx=True, get=True) or made)

    def _load(self, members: Sequence[str]) -> list[JournalEntry | None]:
        return [_entry(text) for text in self._redis.hmget(self._prefix + "entries", members)]

    def _save(self, given: Sequence[Any], owners: set[str]) -> bool:
        if not owners.isdisjoint(self._lost) or (self._session.owner in owners and not self._session.prolong()):
            raise JournalError(
                f"{self._name}: the lease expired, and with it the claim to the key; nothing was sent; try again"
            )
        return bool(self._redis.eval(_SAVE, 1, self._prefix, *given))

    def _find(
        self, state: State, key: str | None, since: int, last: tuple[int, str] | None, limit: int
    ) -> list[JournalEntry]:
        least = since if last is None else max(since, last[0])
        members: list[str] = []
        offset = 0
        while len(members) < limit:
            page = self._redis.zrangebyscore(self._prefix + state, least, "+inf", offset, limit, withscores=True)
            members += [
                member
                for member, score in page
                if (last is None or (int(score), member) > last) and (key is None or member.endswith(f"\0{key}"))
            ]
            if len(page) < limit:
                break
            offset += limit
        entries = self._load(members[:limit]) if members else []
        return [entry for entry in entries if entry is not None and entry.state == state]

    def _prune(self, before: int) -> int:
        gone = 0
        while some := self._redis.eval(_PRUNE, 1, self._prefix, before, _PRUNED, "done", "not_executed"):
            gone += int(some)
        return gone


def _member(id: EntryId) -> str:
    """Return an id as text that sorts in the same order."""
    return "\0".join(id)


def _score(when: datetime) -> int:
    """Return a time in microseconds, a number that a double can represent."""
    return round(when.timestamp() * 1_000_000)


def _entry(text: str | None) -> JournalEntry | None:
    return None if text is None else JournalEntry.from_text(text.split(" ", 2)[2])
