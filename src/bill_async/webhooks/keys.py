"""Security keys: their stores, and the keys that are valid."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Protocol, cast

import attrs

from bill_async._base.clock import Clock, SystemClock
from bill_async._base.file_locks import locked
from bill_async._base.private_files import is_exposed, open_private, replace_private
from bill_async._base.turns import Turns
from bill_async.errors import ConfigurationError
from bill_async.secret import HidesArguments, Secret, hides_frames, to_secret

from .signature import check_key

__all__ = ["FileKeyStore", "KeyBook", "KeyRing", "KeyStore", "MemoryKeyStore", "SubscriptionKey"]

_RELOAD_AFTER: Final = 1.0
"""Seconds after which the keys are read again for a signature that matches none of them."""
_CHANGING: Final = "changing"
"""The turn of a task that makes a new key."""


class KeyStore(Protocol):
    """A store for the security keys of subscriptions, such as a file or a vault.

    It holds one text, which is a secret. The text must be stored when `save` returns.
    """

    async def load(self) -> str | None:
        """Return the saved text, or None."""
        ...

    async def save(self, text: str) -> None:
        """Replace the saved text atomically."""
        ...

    def lock(self) -> AbstractAsyncContextManager[None]:
        """Return a lock that lets one process at a time change the text."""
        ...


class MemoryKeyStore:
    """Keys in memory. They are lost when the process ends, and each start has to make new ones."""

    def __init__(self) -> None:
        self._text: Secret[str] | None = None
        self._turns = Turns(SystemClock())

    async def load(self) -> str | None:
        """Return the saved text, or None."""
        return None if self._text is None else self._text.reveal()

    async def save(self, text: str) -> None:
        """Replace the saved text."""
        self._text = Secret(text)

    @asynccontextmanager
    async def lock(self) -> AsyncGenerator[None]:
        """Let one task at a time pass."""
        async with self._turns.turn("keys"):
            yield


class FileKeyStore:
    """Keys in a file that only its owner can read.

    Raises: `ConfigurationError` if the file cannot be used, or others can read it.
    """

    def __init__(self, path: Path | str, *, clock: Clock | None = None) -> None:
        self.path = Path(path)
        self._turns = Turns(clock or SystemClock())

    def __repr__(self) -> str:
        return f"FileKeyStore({str(self.path)!r})"

    async def load(self) -> str | None:
        """Return the saved text, or None."""
        return await asyncio.to_thread(self._read)

    async def save(self, text: str) -> None:
        """Replace the saved text atomically."""
        await asyncio.to_thread(self._write, Secret(text))

    def lock(self) -> AbstractAsyncContextManager[None]:
        """Let one task at a time pass, of all processes. The system releases the lock when its process ends."""
        return locked(self._turns, str(self.path), self._open_lock)

    def _open_lock(self) -> int:
        try:
            return open_private(self.path.with_name(f"{self.path.name}-lock"), os.O_RDWR)
        except OSError as error:
            raise self._useless(error) from error

    def _read(self) -> str | None:
        try:
            file = os.open(self.path, os.O_RDONLY)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._useless(error) from error
        with os.fdopen(file, encoding="utf-8") as stream:
            if is_exposed(os.fstat(file), 0o077):
                raise ConfigurationError(f"{self.path} holds security keys but others can reach it: chmod 600 it")
            return stream.read()

    def _write(self, text: Secret[str]) -> None:
        try:
            replace_private(self.path, text.reveal().encode(), durable=True)
        except OSError as error:
            raise self._useless(error) from error

    def _useless(self, error: OSError) -> ConfigurationError:
        return ConfigurationError(f"security keys cannot be kept in {self.path}: {error.strerror or error}")


@attrs.frozen
class SubscriptionKey(metaclass=HidesArguments):
    """A key that signs, or has signed, for a subscription."""

    key: Secret[str] = attrs.field(converter=to_secret)
    until: datetime | None = None
    """When it becomes invalid; None for the current key."""


@attrs.frozen(kw_only=True)
class KeyBook:
    """The content of a key store."""

    keys: Mapping[str, tuple[SubscriptionKey, ...]] = attrs.field(factory=dict)
    """The keys by the id of their subscription, the current one first."""
    begun: Mapping[str, str] = attrs.field(factory=dict)
    """The idempotency key of each request whose answer is not saved yet, by purpose. The same key gets the same answer
    within a day."""

    @classmethod
    @hides_frames
    def from_text(cls, text: str | None) -> KeyBook:
        """Read the result of `to_text`. Raises: `ConfigurationError` if it is something else."""
        if text is None:
            return cls()
        try:
            data: Any = json.loads(text)
            keys = {
                str(subscription): tuple(
                    SubscriptionKey(check_key(each["key"]), _moment(each.get("until"))) for each in entries
                )
                for subscription, entries in data["keys"].items()
            }
            return cls(keys=keys, begun={str(name): str(key) for name, key in data.get("begun", {}).items()})
        except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
            raise ConfigurationError("the content of the key store was not written by bill-async") from None

    def to_text(self) -> str:
        """Return it as JSON, with the keys in plain text."""
        keys = {
            subscription: [
                {"key": each.key.reveal(), "until": each.until and each.until.isoformat()} for each in entries
            ]
            for subscription, entries in self.keys.items()
        }
        return json.dumps({"keys": keys, "begun": dict(self.begun)})

    def current(self, now: datetime) -> list[Secret[str]]:
        """Return the valid keys."""
        return [
            each.key for entries in self.keys.values() for each in entries if each.until is None or each.until > now
        ]


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


class KeyRing:
    """The keys of a receiver: a fixed list, or the keys of a key store."""

    def __init__(self, keys: Sequence[str | Secret[str]] | KeyStore, clock: Clock) -> None:
        self._clock = clock
        self._given: list[Secret[str]] = []
        self.store: KeyStore | None = None
        if isinstance(keys, str | bytes | Secret):
            raise ConfigurationError("keys: give a list, keys=[...]: there are two while one is being replaced")
        if isinstance(keys, Iterable):
            self._given = [check_key(key) for key in cast("Iterable[str | Secret[str]]", keys)]
        elif all(hasattr(keys, name) for name in ("load", "save", "lock")):
            self.store = keys
        else:
            raise ConfigurationError(f"keys: {type(keys).__name__} cannot be used; give a list, or a KeyStore")
        self._book: KeyBook | None = None
        self._loaded_at = 0.0
        self._turns = Turns(SystemClock())

    def add(self, key: str | Secret[str]) -> None:
        """Add a key that is valid as long as the ring lives."""
        self._given.append(check_key(key))

    async def keys(self) -> list[Secret[str]]:
        """Return all valid keys."""
        if self.store is None:
            return self._given
        if self._book is None:
            await self._load()
        assert self._book is not None
        return [*self._given, *self._book.current(self._clock.now())]

    async def newer(self) -> list[Secret[str]] | None:
        """Read the store again for new keys, and return all keys; None if there cannot be new ones."""
        if self.store is None:
            return None
        changed = await self._turns.wait(_CHANGING)
        if not changed and self._clock.monotonic() - self._loaded_at < _RELOAD_AFTER:
            return None
        await self._load()
        return await self.keys()

    async def _load(self) -> None:
        assert self.store is not None
        self._loaded_at = self._clock.monotonic()
        self._book = KeyBook.from_text(await self.store.load())

    async def read(self) -> KeyBook:
        """Return the content of the store."""
        await self._load()
        assert self._book is not None
        return self._book

    async def write(self, book: KeyBook) -> None:
        """Save the content."""
        assert self.store is not None
        await self.store.save(book.to_text())
        self._book = book

    @asynccontextmanager
    async def change(self) -> AsyncGenerator[None]:
        """Let deliveries that match no known key wait until a new key is known: BILL may sign with it before that."""
        if self.store is None:
            raise ConfigurationError(
                "there is no store for a new security key: give WebhookReceiver(keys=FileKeyStore(...))"
            )
        async with self.store.lock(), self._turns.turn(_CHANGING):
            yield
