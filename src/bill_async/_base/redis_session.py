"""A session of Redis: a client, the keys of a store, and leases that show that their owners are alive.

A lease is a key that expires unless a thread renews it.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

try:
    import redis
except ImportError as error:
    raise ImportError('stores in Redis need redis-py: install "bill-async[redis]"') from error
from redis.backoff import NoBackoff
from redis.exceptions import RedisError, ResponseError
from redis.retry import Retry

from ..errors import BillError, ConfigurationError
from ..secret import Secret, hides_frames, to_secret
from .logging import hide, logger
from .threaded_store import ThreadedStore

__all__ = ["RedisSession", "RedisThread"]

_HEALTH: Final = 10
"""Seconds of silence after which a connection is checked before its next use."""


class RedisSession:
    """A session that one thread uses."""

    def __init__(
        self,
        url: str | Secret[str],
        *,
        noun: str,
        name: str,
        version: int,
        lease: float,
        patience: float,
        refused: Callable[[str], BillError],
        decode: bool = True,
    ) -> None:
        """`noun` names the store in errors, and `name` is a part of its keys. Keys of a later `version` are refused,
        with the error that `refused` makes. A lease expires after `lease` seconds, and an answer may take `patience`
        seconds. With `decode`, answers are texts and not bytes.

        Raises: `ConfigurationError` if the URL or the name cannot be used.
        """
        if not name.isprintable() or not name or "{" in name or "}" in name:
            raise ConfigurationError(f"the {noun}: {name!r} cannot be its name")
        self.prefix = f"bill-async:{{{name}}}:"
        """The beginning of all keys. The name is a hash tag, so that a cluster keeps them together."""
        self.client: Any = _client(to_secret(url), noun, patience, decode)
        settings = self.client.connection_pool.connection_kwargs
        self.address = settings.get("path") or f"{settings.get('host', 'localhost')}:{settings.get('port', 6379)}"
        """The server, for people."""
        self._password = settings.get("password")
        self.noun = noun
        self.refused = refused
        self._version = version
        self._lease = round(lease * 1000)
        self._beat_at = 0.0
        self.owner = ""
        """The owner of the current or the last lease."""
        self.leased = False
        """Whether a lease was taken and not given up. It may have expired."""

    @property
    def place(self) -> str:
        """The kind of the server and its address."""
        return f"Redis at {self.address}"

    def explain(self, error: Exception) -> str:
        """Return a text about an error, without the password."""
        said = hide(" ".join(str(error).split()).rstrip("."), [self._password]) or type(error).__name__
        return f"{self.place}: {said}"

    def check(self) -> None:
        """Refuse keys of a later version, and log what the server may lose."""
        there = int(self.client.set(self.prefix + "version", self._version, nx=True, get=True) or self._version)
        if there > self._version:
            raise self.refused(
                f"{self.place}: the keys were made by a later bill-async: their format is {there}, and this "
                f"release reads {self._version}; update bill-async"
            )
        self._warn()

    def _warn(self) -> None:
        """Log what the server may lose, according to its settings."""
        try:
            found = _texts(self.client.config_get("append*") | self.client.config_get("maxmemory*"))
        except ResponseError:  # not every server allows this command
            return
        if found.get("appendonly") != "yes":
            logger.warning(
                "%s: %s keeps nothing on disk (appendonly no): a restart loses all keys", self.noun, self.place
            )
        elif found.get("appendfsync") != "always":
            logger.warning(
                "%s: %s may lose the last second in a crash (appendfsync %s)",
                *(self.noun, self.place, found["appendfsync"]),
            )
        if found.get("maxmemory", "0") != "0" and found.get("maxmemory-policy") != "noeviction":
            logger.warning(
                "%s: %s evicts keys when its memory is full: set maxmemory-policy noeviction", self.noun, self.place
            )

    # ---- leases

    def _owner_key(self, owner: str) -> str:
        return f"{self.prefix}owner:{owner}"

    def take_lease(self, owner: str | None = None) -> None:
        """Take a lease for a new owner, or again for one whose lease has expired."""
        owner = secrets.token_hex(8) if owner is None else owner
        self.client.set(self._owner_key(owner), "", px=self._lease)
        self.owner, self.leased = owner, True
        self._beat_at = self._next_beat()

    def prolong(self) -> bool:
        """Renew the lease. Return whether it had not expired."""
        return bool(self.client.pexpire(self._owner_key(self.owner), self._lease))

    def beat(self) -> bool:
        """Renew the lease as the thread does regularly. Return whether it had not expired."""
        self._beat_at = self._next_beat()
        return self.prolong()

    def alive(self, owner: str) -> bool:
        """Whether the lease of an owner is valid."""
        return bool(self.client.exists(self._owner_key(owner)))

    def due_in(self) -> float | None:
        """Return the seconds until the lease is to be renewed; None if there is none."""
        return self._beat_at - time.monotonic() if self.leased else None

    def _next_beat(self) -> float:
        return time.monotonic() + self._lease / 3000

    def end(self) -> None:
        """Give up the lease, if there is one, and close the connections."""
        leased, self.leased = self.leased, False
        try:
            if leased:
                self.client.delete(self._owner_key(self.owner))
        finally:
            self.client.close()


class RedisThread(ThreadedStore):
    """The thread of a store in Redis. It renews the lease, and does one piece of work after the other."""

    def __init__(self, session: RedisSession) -> None:
        super().__init__(session.place, session.noun, session.refused)
        self._session = session

    def _serve(self, jobs: list[Any]) -> None:
        for job in jobs:  # Redis has no rollback
            super()._serve([job])

    def _perform(self, works: Sequence[Callable[[], Any]], *, changes: int) -> list[Any]:
        if not self._session.leased:
            self._session.check()
            self._session.take_lease()
        return [work() for work in works]

    def _explain(self, error: Exception) -> str:
        return self._session.explain(error)

    def _due_in(self) -> float | None:
        return self._session.due_in()

    def _disconnect(self) -> None:
        self._session.end()


def _texts(found: dict[Any, Any]) -> dict[str, str]:
    return {_text(name): _text(value) for name, value in found.items()}


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


@hides_frames
def _client(url: Secret[str], noun: str, patience: float, decode: bool) -> Any:
    """Make a client for a URL. It does not repeat commands that may have been executed."""
    try:
        return redis.Redis.from_url(
            url.reveal(),
            decode_responses=decode,
            health_check_interval=_HEALTH,
            retry=Retry(NoBackoff(), 0),
            socket_connect_timeout=patience,
            socket_timeout=patience,
        )
    except (RedisError, AttributeError, ValueError):
        raise ConfigurationError(f"the {noun}: use a URL such as redis://user:password@host:6379/0") from None
