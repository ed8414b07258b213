"""The Redis store: processes on many machines share a journal. Install `bill-async[redis]`.

It is as durable as the server is told to be. With `appendonly yes` and `appendfsync always` a write is on its disk
before it is answered; with `everysec`, the usual setting, a server that dies may forget the last second, and with
neither all of it. A replica that takes over may not know what was written last. What is forgotten is sent again if it
is called again. `maxmemory-policy` must be `noeviction`. What the server says of itself is looked at when the store is
opened, and a warning logged.

Who is alive is known by a lease: a key that expires, and that a thread prolongs. A process that stands still for longer
than the lease, a virtual machine that is moved for example, is taken for dead, though it may go on. Before each attempt
it looks whether it still has its lease; only if it stands still just between that and the attempt can it send what
another one sends after it. SQLite and PostgreSQL have no such gap.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

try:
    import redis
except ImportError as error:
    raise ImportError('bill_async.journal.redis needs redis-py: install "bill-async[redis]"') from error
from redis.backoff import NoBackoff
from redis.exceptions import RedisError, ResponseError
from redis.retry import Retry

from .._base.logging import hide, logger
from ..errors import BillError, ConfigurationError, JournalError
from ..secret import Secret, hides_frames, to_secret
from .entry import EntryId, JournalEntry, State
from .threaded import ThreadedStore

__all__ = ["RedisStore"]

VERSION: Final = 1
"""Of the keys. What a later version has written is not touched."""
_PATIENCE: Final = 10.0
_LEASE: Final = 30.0
_HEALTH: Final = 10
"""Seconds of silence after which a connection is tried before it is used."""
_PRUNED: Final = 1000
"""Entries that are deleted at a time, as nobody else is served meanwhile."""

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


class RedisStore(ThreadedStore):
    """Keeps a journal in keys of a Redis database that begin with its name."""

    def __init__(
        self, url: str | Secret[str], *, name: str = "journal", lease: float = _LEASE, patience: float = _PATIENCE
    ) -> None:
        """Name the server by a URL such as `redis://host:6379/0`.

        Journals of different names know nothing of each other. `lease` is after how many seconds of silence a process
        is taken for dead. `patience` is how many seconds an answer is waited for.

        Raises: `ConfigurationError` for what is no URL of Redis, or no name.
        """
        if not name.isprintable() or not name or "{" in name or "}" in name:
            raise ConfigurationError(f"the journal: {name!r} cannot be its name")
        self._prefix = f"bill-async:{{{name}}}:"
        self._redis: Any = _client(to_secret(url), patience)
        settings = self._redis.connection_pool.connection_kwargs
        self._place = settings.get("path") or f"{settings.get('host', 'localhost')}:{settings.get('port', 6379)}"
        self._password = settings.get("password")
        super().__init__(f"Redis at {self._place}")
        self._lease = lease
        self._owner = ""
        self._lost: set[str] = set()
        """The openings whose lease has ended."""
        self._beat_at = 0.0

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._place}>"

    @property
    def owner(self) -> str:
        """What stands for the lease: another one after it was lost."""
        return self._owner

    async def open(self) -> bytes:
        """Make ready, if that has not been done; return the secret of the journal."""
        return await self._do(self._secret)

    async def load(self, ids: Sequence[EntryId]) -> list[JournalEntry | None]:
        """Return entries in the order of their ids; None for what does not exist."""
        members = [_member(id) for id in ids]
        return await self._do(lambda: self._load(members) if members else [])

    async def save(self, entries: Sequence[JournalEntry]) -> bool:
        """Store all entries or none; False if somebody else came first."""
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
        """Delete the entries that are decided and were last changed before."""
        return await self._do(lambda: self._prune(_score(before)))

    async def alive(self, owner: str) -> bool:
        """Tell whether the lease of an opening runs."""
        return await self._do(lambda: bool(self._redis.exists(self._owner_key(owner))))

    async def holds(self, owner: str) -> bool:
        """Prolong the lease; tell whether it is the one of that opening, and had not ended."""
        return await self._do(lambda: owner == self._owner and self._prolong())

    # ---- what follows runs in the thread

    def _serve(self, jobs: list[Any]) -> None:
        for job in jobs:  # Redis takes nothing back
            super()._serve([job])

    def _perform(self, works: Sequence[Callable[[], Any]], *, changes: int) -> list[Any]:
        if not self._owner:
            self._connect()
        return [work() for work in works]

    def _failure(self, error: Exception) -> BillError:
        said = hide(" ".join(str(error).split()).rstrip("."), [self._password]) or type(error).__name__
        return JournalError(f"the journal cannot be used: {self._name}: {said}; nothing was sent")

    def _due_in(self) -> float | None:
        return self._beat_at - time.monotonic() if self._owner else None

    def _do_what_is_due(self) -> None:
        self._beat_at = time.monotonic() + self._lease / 3
        if not self._prolong():
            self._lost.add(self._owner)
            self._take_lease()

    def _disconnect(self) -> None:
        try:
            if self._owner:
                self._redis.delete(self._owner_key(self._owner))
        finally:
            self._redis.close()

    def _connect(self) -> None:
        version = int(self._redis.set(self._prefix + "version", VERSION, nx=True, get=True) or VERSION)
        if version > VERSION:
            raise JournalError(
                f"{self._name}: the keys were made by a later bill-async: their format is {version}, this one knows "
                f"{VERSION}; update bill-async; nothing was sent"
            )
        self._warn()
        self._take_lease()

    def _warn(self) -> None:
        """Say what the server may forget, as far as it says so itself."""
        try:
            found = self._redis.config_get("append*") | self._redis.config_get("maxmemory*")
        except ResponseError:  # it does not tell everybody
            return
        if found.get("appendonly") != "yes":
            logger.warning(
                "journal: %s keeps nothing on disk (appendonly no): its restart forgets all keys", self._name
            )
        elif found.get("appendfsync") != "always":
            logger.warning(
                "journal: %s may forget the last second when it dies (appendfsync %s)", self._name, found["appendfsync"]
            )
        if found.get("maxmemory", "0") != "0" and found.get("maxmemory-policy") != "noeviction":
            logger.warning(
                "journal: %s drops keys when its memory is full: set maxmemory-policy noeviction", self._name
            )

    # ---- the lease

    def _owner_key(self, owner: str) -> str:
        return f"{self._prefix}owner:{owner}"

    def _take_lease(self) -> None:
        owner = secrets.token_hex(8)
        self._redis.set(self._owner_key(owner), "", px=round(self._lease * 1000))
        self._owner, self._beat_at = owner, time.monotonic() + self._lease / 3

    def _prolong(self) -> bool:
        """Prolong the lease; tell whether it had not ended."""
        return bool(self._redis.pexpire(self._owner_key(self._owner), round(self._lease * 1000)))

    # ---- entries

    def _secret(self) -> bytes:
        made = secrets.token_hex(32)
        return bytes.fromhex(self._redis.set(self._prefix + "secret", made, nx=True, get=True) or made)

    def _load(self, members: Sequence[str]) -> list[JournalEntry | None]:
        return [_entry(text) for text in self._redis.hmget(self._prefix + "entries", members)]

    def _save(self, given: Sequence[Any], owners: set[str]) -> bool:
        if not owners.isdisjoint(self._lost) or (self._owner in owners and not self._prolong()):
            raise JournalError(
                f"{self._name}: the lease ran out and has been taken anew, and with it the claim to the key; nothing "
                "was sent; try again"
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


@hides_frames
def _client(url: Secret[str], patience: float) -> Any:
    """Make a client of a URL: one that does not repeat by itself what may have been done."""
    try:
        return redis.Redis.from_url(
            url.reveal(),
            decode_responses=True,
            health_check_interval=_HEALTH,
            retry=Retry(NoBackoff(), 0),
            socket_connect_timeout=patience,
            socket_timeout=patience,
        )
    except (RedisError, AttributeError, ValueError):
        raise ConfigurationError("the journal: use a URL such as redis://user:password@host:6379/0") from None


def _member(id: EntryId) -> str:
    """Return an id as a text that sorts like it."""
    return "\0".join(id)


def _score(when: datetime) -> int:
    """Return a time as a number that a double holds: microseconds."""
    return round(when.timestamp() * 1_000_000)


def _entry(text: str | None) -> JournalEntry | None:
    return None if text is None else JournalEntry.from_text(text.split(" ", 2)[2])
