"""The link between one worker and Redis: it connects, exchanges messages, and reconnects.

A worker runs one step of the script at a time. The step carries everything that has happened since the last one, so
one connection serves any number of calls. A second connection receives what the steps of other workers grant to this
one.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import uuid
from collections.abc import Generator
from typing import Any, Final, Protocol, TypeAlias

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import NoScriptError, RedisError

from bill_async._base.addresses import is_host
from bill_async._base.clock import Clock
from bill_async._base.logging import logger
from bill_async.errors import BackendError, ConfigurationError

from .scripts import BEGIN, STEP

__all__ = ["Json", "Link", "Peer", "connect", "describe", "prefix", "translated"]

Json: TypeAlias = dict[str, Any]

TIMEOUT: Final = 5.0
"""Seconds to wait for an answer of Redis."""
_FIRST_PAUSE: Final = 0.05
_LONGEST_PAUSE: Final = 1.0


class Peer(Protocol):
    """What a link exchanges messages for. Only `connected` may wait."""

    def next_step(self, *, renew: bool) -> Json | None:
        """Return the next step, or None if there is nothing to send. `renew` adds what keeps leases alive."""
        ...

    def answered(self, answer: Json) -> None:
        """Process the answer to the last step."""
        ...

    def received(self, message: Json) -> None:
        """Process a message from the step of another worker."""
        ...

    async def connected(self) -> None:
        """Prepare for a new connection. Redis may have lost its state, and the last step may not have arrived."""
        ...

    def lost(self, error: Exception) -> None:
        """React to the loss of the connection."""
        ...


class Link:
    """Keeps a worker connected to Redis until it is closed."""

    def __init__(self, redis: Redis, prefix: str, rules: Json, clock: Clock, lease: float) -> None:
        self.worker: Final = uuid.uuid4().hex
        self._was_answered = False
        """Whether Redis has ever answered."""
        self._redis = redis
        self._prefix = prefix
        # The prefix makes the text unique to the fleet: a server that does not know the script is new to the fleet.
        self._script = f"-- {prefix}\nlocal rules = cjson.decode('{json.dumps(rules)}')\n{STEP}"
        self._digest = ""
        self._clock = clock
        self._lease = lease
        self._step_wanted = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._peer: Peer | None = None
        self._renew_at = 0.0
        self._closing = False
        self._connected = False
        """Whether the exchange goes on. Cancellation is not enough: before Python 3.12, redis-py may swallow it."""

    def start(self, peer: Peer) -> None:
        """Start the exchange, from within an event loop."""
        self._peer = peer
        self._task = asyncio.create_task(self._run(peer), name="bill-async fleet")

    def request_step(self) -> None:
        """Ask for a step as soon as possible."""
        self._step_wanted.set()

    def renew_within(self, seconds: float) -> None:
        """Send the next renewal within this time, because a limit may have opened by then."""
        self._renew_at = min(self._renew_at, self._clock.monotonic() + max(0.01, seconds))

    async def close(self) -> None:
        """Send what has not been sent yet, and stop."""
        if self._task is None or self._peer is None:
            return
        self._closing = True
        self._disconnect()
        self._task.cancel()
        await asyncio.wait([self._task])
        try:
            await self._run_step(self._peer.next_step(renew=False))
        except (RedisError, OSError, TimeoutError) as error:
            logger.info("fleet: some permits could not be given back and are free when their leases end: %s", error)

    async def _run(self, peer: Peer) -> None:
        failures = 0
        while not self._closing:  # pragma: no branch - it ends by cancellation, unless redis-py swallows that
            if failures:
                longest = min(_LONGEST_PAUSE, self._lease / 4)  # early enough to renew the leases
                pause = min(longest, _FIRST_PAUSE * 2.0 ** min(failures, 16))
                await self._clock.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - spreads the retries of workers
            began = self._clock.monotonic()
            try:
                await self._exchange(peer)
            except* Exception as errors:  # after any error, calls must not wait for ever
                error = _first(errors)
                if not isinstance(error, RedisError | OSError | TimeoutError):
                    logger.error("fleet: %r", error, exc_info=error)
                peer.lost(error)
            failures = 1 if self._clock.monotonic() - began > _LONGEST_PAUSE else failures + 1

    async def _exchange(self, peer: Peer) -> None:
        async with self._redis.pubsub() as messages, asyncio.TaskGroup() as group:
            async with asyncio.timeout(TIMEOUT):
                await messages.subscribe(self._prefix + self.worker)
                await self._prepare_redis()
            await peer.connected()
            self._connected = not self._closing
            group.create_task(self._listen(messages, peer))
            group.create_task(self._send_steps(peer))

    def _disconnect(self) -> None:
        self._connected = False
        self._step_wanted.set()

    async def _prepare_redis(self) -> None:
        wait = await self._redis.eval(BEGIN, 1, self._prefix, round(self._lease * 1000), int(self._was_answered))
        if wait:
            logger.info("fleet: Redis is new or was emptied; it grants nothing for %.1f s", wait / 1000)
        self._digest = await self._redis.script_load(self._script)

    async def _listen(self, messages: Any, peer: Peer) -> None:
        try:
            while self._connected:
                message = await messages.get_message(ignore_subscribe_messages=True, timeout=TIMEOUT)
                if message is not None and self._connected:
                    peer.received(json.loads(message["data"]))
        finally:
            self._disconnect()

    async def _send_steps(self, peer: Peer) -> None:
        self._renew_at = 0.0
        try:
            while self._connected:
                now = self._clock.monotonic()
                renew = now >= self._renew_at
                if renew:
                    self._renew_at = now + self._lease / 3
                self._step_wanted.clear()
                step = peer.next_step(renew=renew)
                if step is not None:
                    peer.answered(await self._run_step(step))
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self._renew_at - self._clock.monotonic()):
                        await self._step_wanted.wait()
        finally:
            self._disconnect()

    async def _run_step(self, step: Json | None) -> Json:
        if step is None:
            return {}
        text = json.dumps({"worker": self.worker, "lease": round(self._lease * 1000), **step})
        async with asyncio.timeout(TIMEOUT):
            while True:
                try:
                    answer: Json | None = json.loads(await self._redis.evalsha(self._digest, 1, self._prefix, text))
                except NoScriptError:
                    answer = None
                if answer is not None:
                    self._was_answered = True
                    return answer
                await self._prepare_redis()


@contextlib.contextmanager
def translated(redis: Redis) -> Generator[None]:
    """Raise the errors of redis-py as `BackendError`."""
    try:
        yield
    except (RedisError, OSError) as error:
        raise BackendError(describe(redis, error)) from error


def prefix(name: str) -> str:
    """Return the prefix of all keys of a fleet. The braces keep them on one node of a cluster."""
    if not name.isprintable() or not name or "{" in name or "}" in name:
        raise ConfigurationError(f"{name!r} cannot be the name of a fleet")
    return f"bill-async:{{{name}}}:"


def connect(redis: str | Redis) -> Redis:
    """Return a client, made from a URL if need be. It repeats no command that may have been executed."""
    if isinstance(redis, Redis):
        return redis
    try:
        client = Redis.from_url(
            redis, retry=Retry(NoBackoff(), 0), socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT
        )
        valid = is_host(client.connection_pool.connection_kwargs.get("host", "localhost"))
    except (AttributeError, ValueError):
        client = None
        valid = False
    if client is None or not valid:
        raise ConfigurationError("redis: use a URL such as redis://host:6379/0")
    return client


def describe(redis: Redis, error: Exception) -> str:
    """Return the message of an error of Redis, with the address of the server and without its password."""
    settings = redis.connection_pool.connection_kwargs
    where = settings.get("path") or f"{settings.get('host', 'localhost')}:{settings.get('port', 6379)}"
    what = f"no answer within {TIMEOUT:g} s" if isinstance(error, TimeoutError) else str(error)
    return f"Redis at {where}: {what.rstrip('.') or type(error).__name__}; nothing was sent"


def _first(errors: BaseExceptionGroup[Any]) -> Exception:
    error: Any = errors
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error  # type: ignore[no-any-return]
