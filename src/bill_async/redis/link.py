"""The conversation of one worker with Redis: connect, take turns, hear what others pass on, connect again.

All that came up since the last step goes along with the next, so one connection and one step at a time
serve any number of calls. A second connection hears what steps of other workers grant to this one.
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

__all__ = ["Json", "Link", "Party", "connect", "prefix", "reaching", "trouble"]

Json: TypeAlias = dict[str, Any]

TRIP: Final = 5.0
"""Seconds after which an answer of Redis is not waited for any longer."""
_FIRST_PAUSE: Final = 0.05
_LONGEST_PAUSE: Final = 1.0


class Party(Protocol):
    """Whoever has something to say. None of it waits."""

    def compose(self, *, beat: bool) -> Json | None:
        """Return what is to be said; with `beat` also what has to be said from time to time."""
        ...

    def hear(self, answer: Json) -> None:
        """Take in the answer to what was composed last."""
        ...

    def told(self, word: Json) -> None:
        """Take in what the step of another worker passed on."""
        ...

    async def connected(self) -> None:
        """Redis is there, perhaps again: it may have forgotten, and so may have lost what was composed last."""
        ...

    def lost(self, error: Exception) -> None:
        """Redis is gone."""
        ...


class Link:
    """Keeps up the conversation until it is closed."""

    def __init__(self, redis: Redis, prefix: str, rules: Json, clock: Clock, lease: float) -> None:
        self.worker: Final = uuid.uuid4().hex
        self._knew = False
        """Whether there was ever an answer."""
        self._redis = redis
        self._prefix = prefix
        # The text differs by fleet: that Redis does not know it shows this fleet that the server is a new one.
        self._script = f"-- {prefix}\nlocal rules = cjson.decode('{json.dumps(rules)}')\n{STEP}"
        self._digest = ""
        self._clock = clock
        self._lease = lease
        self._work = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._party: Party | None = None
        self._beat_at = 0.0
        self._closing = False
        self._talking = False
        """Ends what it says. A cancellation is not enough: before Python 3.12, redis-py may swallow it."""

    def start(self, party: Party) -> None:
        """Begin, from within an event loop."""
        self._party = party
        self._task = asyncio.create_task(self._run(party), name="bill-async fleet")

    def speak(self) -> None:
        """See to it that the next step is made soon."""
        self._work.set()

    def beat_within(self, seconds: float) -> None:
        """Say everything again soon: by then there may be room."""
        self._beat_at = min(self._beat_at, self._clock.monotonic() + max(0.01, seconds))

    async def close(self) -> None:
        """Say what is left to be said, and stop."""
        if self._task is None or self._party is None:
            return
        self._closing = True
        self._hang_up()
        self._task.cancel()
        await asyncio.wait([self._task])
        try:
            await self._step(self._party.compose(beat=False))
        except (RedisError, OSError, TimeoutError) as error:
            logger.info("fleet: not everything could be given back, leases will end it: %s", error)

    async def _run(self, party: Party) -> None:
        failures = 0
        while not self._closing:
            if failures:
                longest = min(_LONGEST_PAUSE, self._lease / 4)  # back in time to say what it holds
                pause = min(longest, _FIRST_PAUSE * 2.0 ** min(failures, 16))
                await self._clock.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - so that workers are out of step
            began = self._clock.monotonic()
            try:
                await self._talk(party)
            except* Exception as errors:  # whatever it is, calls must not wait for ever
                error = _first(errors)
                if not isinstance(error, RedisError | OSError | TimeoutError):
                    logger.error("fleet: %r", error, exc_info=error)
                party.lost(error)
            failures = 1 if self._clock.monotonic() - began > _LONGEST_PAUSE else failures + 1

    async def _talk(self, party: Party) -> None:
        async with self._redis.pubsub() as heard, asyncio.TaskGroup() as group:
            async with asyncio.timeout(TRIP):
                await heard.subscribe(self._prefix + self.worker)
                await self._begin()
            await party.connected()
            self._talking = not self._closing
            group.create_task(self._listen(heard, party))
            group.create_task(self._take_turns(party))

    def _hang_up(self) -> None:
        self._talking = False
        self._work.set()

    async def _begin(self) -> None:
        wait = await self._redis.eval(BEGIN, 1, self._prefix, round(self._lease * 1000), int(self._knew))
        if wait:
            logger.info("fleet: Redis is new, or was emptied: for %.1f s it only hears what workers hold", wait / 1000)
        self._digest = await self._redis.script_load(self._script)

    async def _listen(self, heard: Any, party: Party) -> None:
        try:
            while self._talking:
                message = await heard.get_message(ignore_subscribe_messages=True, timeout=TRIP)
                if message is not None and self._talking:
                    party.told(json.loads(message["data"]))
        finally:
            self._hang_up()

    async def _take_turns(self, party: Party) -> None:
        self._beat_at = 0.0
        try:
            while self._talking:
                now = self._clock.monotonic()
                beat = now >= self._beat_at
                if beat:
                    self._beat_at = now + self._lease / 3
                self._work.clear()
                said = party.compose(beat=beat)
                if said is not None:
                    party.hear(await self._step(said))
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self._beat_at - self._clock.monotonic()):
                        await self._work.wait()
        finally:
            self._hang_up()

    async def _step(self, said: Json | None) -> Json:
        if said is None:
            return {}
        text = json.dumps({"worker": self.worker, "lease": round(self._lease * 1000), **said})
        async with asyncio.timeout(TRIP):
            while True:
                try:
                    answer: Json | None = json.loads(await self._redis.evalsha(self._digest, 1, self._prefix, text))
                except NoScriptError:
                    answer = None
                if answer is not None:
                    self._knew = True
                    return answer
                await self._begin()


@contextlib.contextmanager
def reaching(redis: Redis) -> Generator[None]:
    """Turn the errors of redis-py into ours."""
    try:
        yield
    except (RedisError, OSError) as error:
        raise BackendError(trouble(redis, error)) from error


def prefix(name: str) -> str:
    """Return what all keys of a fleet begin with. The braces keep them together in a cluster."""
    if not name.isprintable() or not name or "{" in name or "}" in name:
        raise ConfigurationError(f"{name!r} cannot be the name of a fleet")
    return f"bill-async:{{{name}}}:"


def connect(redis: str | Redis) -> Redis:
    """Make a client of a URL: one that does not repeat by itself what may have been done."""
    if isinstance(redis, Redis):
        return redis
    try:
        made = Redis.from_url(redis, retry=Retry(NoBackoff(), 0), socket_timeout=TRIP, socket_connect_timeout=TRIP)
        right = is_host(made.connection_pool.connection_kwargs.get("host", "localhost"))
    except (AttributeError, ValueError):
        made = None
        right = False
    if made is None or not right:
        raise ConfigurationError("redis: use a URL such as redis://host:6379/0")
    return made


def trouble(redis: Redis, error: Exception) -> str:
    """Say what became of Redis, without its password."""
    place = redis.connection_pool.connection_kwargs
    where = place.get("path") or f"{place.get('host', 'localhost')}:{place.get('port', 6379)}"
    what = f"no answer within {TRIP:g} s" if isinstance(error, TimeoutError) else str(error)
    return f"Redis at {where}: {what.rstrip('.') or type(error).__name__}; nothing was sent"


def _first(errors: BaseExceptionGroup[Any]) -> Exception:
    error: Any = errors
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error  # type: ignore[no-any-return]
