"""A call with a key, or with a key for each of its items. It is sent once, whichever calls use the keys."""

from __future__ import annotations

import asyncio
import math
import secrets
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any, Final, Generic, NoReturn, TypeVar

import attrs

from .._base.clock import Clock
from .._http.call import Call
from .._http.error_response import refused_as_a_whole
from .._http.keys import ItemKeys
from .._http.request import WireRequest, arguments
from .._http.sender import Sender
from .._schema.operation import Operation
from ..errors import (
    ApiError,
    AuthenticationError,
    BillError,
    ConflictError,
    DeadlineExceededError,
    DecodeError,
    JournalError,
    KeyInUseError,
    KeyReusedError,
    MfaRequiredError,
    OutcomeUnknownError,
    PermissionDeniedError,
    RateLimitedError,
    ValidationError,
)
from ..reconcile.evidence import evidence, to_json
from ..retry import MAYBE_EXECUTED
from ..types import CallOptions, JsonValue
from .answers import kept, kept_item, object_ids, rebuilt
from .digests import digests
from .entry import EntryId, JournalEntry
from .inquiry import Inquiry
from .ledger import Ledger, Step, to_the_end
from .outcomes import answer_lost, outcome_unknown, said
from .states import Intent, execute, intend, lose, next_step, not_execute

__all__ = ["Patience", "Write", "intents_of"]

T = TypeVar("T")

_REFUSED: Final = (ConflictError, ValidationError)
"""The codes with which BILL may refuse a number that it has already."""
_OF_THE_CALL: Final = (AuthenticationError, MfaRequiredError, PermissionDeniedError, RateLimitedError)
"""Refusals that have nothing to do with the items."""
_FIRST_PAUSE: Final = 0.01
_LONGEST_PAUSE: Final = 0.5


class _OvertakenError(KeyInUseError):
    """Another call with the key began first."""


class Patience:
    """The time that a call may wait for other calls with its keys."""

    def __init__(self, sender: Sender, options: CallOptions) -> None:
        self._clock: Clock = sender.clock
        now = self._clock.monotonic()
        wait = options.get("wait", sender.options.wait)
        deadline = options.get("deadline", sender.options.deadline)
        self._until = now + (math.inf if wait is True else float(wait))
        self._deadline = None if deadline is None else now + deadline
        self._pause = _FIRST_PAUSE

    def is_over(self) -> bool:
        """Whether the time is over."""
        return self.for_others() <= 0

    def for_others(self) -> float:
        """Return the seconds left to wait."""
        until = self._until if self._deadline is None else min(self._until, self._deadline)
        return until - self._clock.monotonic()

    async def pause(self) -> None:
        """Wait a moment, longer each time."""
        await self._clock.sleep(min(self.for_others(), self._pause))
        self._pause = min(self._pause * 2, _LONGEST_PAUSE)

    def left(self) -> float | None:
        """Return the seconds until the deadline, if there is one."""
        return None if self._deadline is None else self._deadline - self._clock.monotonic()


def intents_of(
    secret: bytes, account: tuple[str, str], operation: Operation[Any], request: WireRequest, body: Any, key: Any
) -> list[Intent]:
    """Return the intents of a call: one for its key, or one for the key of each item."""
    found = evidence(operation, arguments(operation, request), body)
    size = 0 if request.body is None else len(request.body.reveal())
    if not isinstance(key, ItemKeys):
        fields = digests(secret, operation, request, body)
        told = None if found is None else to_json(found)
        id = EntryId(*account, key)
        return [Intent(id=id, operation=operation.id, fields=fields, size=size, evidence=told)]
    each: list[JsonValue] = [None] * len(key.keys)
    if found is not None and len(found.expected) == len(key.keys):
        each = [to_json(attrs.evolve(found, expected=(one,))) for one in found.expected]
    call = secrets.token_hex(6)
    return [
        Intent(
            id=EntryId(*account, one),
            operation=operation.id,
            fields=digests(secret, operation, *alone),
            size=size,
            evidence=told,
            call=call,
        )
        for one, alone, told in zip(key.keys, key.alone, each, strict=True)
    ]


class Write(Generic[T]):
    """A call with keys."""

    def __init__(
        self, ledger: Ledger, sender: Sender, call: Call[T], account: tuple[str, str], inquiry: Inquiry
    ) -> None:
        self._ledger = ledger
        self._sender = sender
        self._call = call
        self._account = account
        self._inquiry = inquiry
        self._clock = sender.clock
        self._patience = Patience(sender, call.options)
        key: Any = call.options.get("key")
        self._items = key if isinstance(key, ItemKeys) else None
        self._names = ", ".join(map(repr, key.keys if self._items is not None else (key,)))
        self._key: Any = key
        # Set before each sending.
        self._before: Sequence[JournalEntry | None]
        """The entries of earlier writes with these keys, which were not executed."""
        self._saving: asyncio.Task[bool] | None
        self._intended: list[JournalEntry]
        """The entries of this write, once they are to be stored."""
        self._stored: bool
        """Whether the entries are known to be stored."""

    async def run(self) -> T:
        """Send the call, or return the recorded answer to an earlier one."""
        secret = await self._ledger.secret()
        call = self._call
        intents = intents_of(secret, self._account, call.operation, call.request, call.body, self._key)
        ids = [intent.id for intent in intents]
        while True:
            with self._ledger.turn(ids) as entered:
                if entered:
                    result = await self._try(ids, intents)
                    if result is not None:
                        break
            if self._patience.is_over():
                self._raise_in_use("another call with it is in flight")
            if entered:  # another process is sending it
                await self._patience.pause()
            else:
                await self._ledger.wait_for_turn(ids, self._clock, self._patience.for_others())
        time = self._sender.time
        if time.is_known:  # a wrong clock of this machine must not delete keys that are not old
            await self._ledger.prune(time.now())
        return result[0]

    async def _try(self, ids: Sequence[EntryId], intents: Sequence[Intent]) -> tuple[T] | None:
        """Go on as far as possible without waiting for other calls. Return the answer, or None."""
        while True:
            entries = await self._ledger.load(ids)
            steps = {
                next_step(entry, intent, busy=await self._ledger.busy(entry))
                for entry, intent in zip(entries, intents, strict=True)
            }
            if steps == {"send"}:
                try:
                    return (await self._send(entries, intents),)
                except _OvertakenError:
                    continue
            if "wait" in steps:
                return None
            if self._items is not None:
                self._raise_in_use("another call has sent some of the items in the meantime")
            (entry,) = entries
            assert entry is not None
            if steps == {"answer"}:
                return (self._answer(entry),)
            await self._resolve(entry)

    # ---- sending

    async def _send(self, before: Sequence[JournalEntry | None], intents: Sequence[Intent]) -> T:
        call = self._call
        self._before, self._intended, self._saving, self._stored = before, [], None, False
        call.before_attempt = partial(self._announce, intents)
        left = self._patience.left()
        if left is not None:
            if left <= 0.0:
                text = f"{call.operation.id}: the deadline passed before the call could be sent"
                raise DeadlineExceededError(text, operation=call.operation.id)
            call.options = {**call.options, "deadline": left}
        try:
            value = await self._sender.send(call)
        except _OvertakenError:
            raise
        except BaseException as error:
            await to_the_end(self._record_failure(error))
            if isinstance(error, _REFUSED) and (made := await self._made_before()):
                return made[0]
            if isinstance(error, OutcomeUnknownError):
                error.hint = f"call it again with the key {self._names}: the write is looked up before anything is sent"
            if isinstance(error, JournalError) and not MAYBE_EXECUTED.isdisjoint(call.failures):
                raise self._unknown(self._intended[0], "then the journal was lost") from error
            raise
        await to_the_end(self._record(self._executed(value)))
        return value

    async def _made_before(self) -> tuple[T] | None:
        """Return the objects that already have the transaction number of this write, if BILL refuses the write for that
        reason. The key was then used before, and the journal was lost; the write is recorded again.

        Raises: `KeyReusedError` if it is something else.
        """
        try:
            found, other = await self._inquiry.minted(self._intended) if self._stored else ([], [])
        except BillError:
            return None
        if other:
            ids = ", ".join(object_ids(found))
            raise KeyReusedError(
                f"key {self._names}: it was used for {ids}, which differs in {', '.join(other)}; give each write a key "
                "of its own; BILL did nothing",
                key=self._names if self._items is not None else self._key,
                differs=other,
            )
        call, now = self._call, self._sender.time.now()
        answer = rebuilt(found, call.operation) if found else None
        if answer is None:
            return None
        value = call.decode(answer.encode(), call.operation)
        why = "it was found by its transaction number"
        step = partial(execute, by="sender", why=why, now=now)
        if self._items is None:
            steps: list[Step] = [partial(step, ids=object_ids(found), answer=answer)]
        else:
            answers = self._items.match(value)
            if answers is None:
                return None
            steps = [partial(step, ids=object_ids(one), answer=kept_item(one)) for one in answers]
        await to_the_end(self._record(steps))
        return (value,)

    async def _announce(self, intents: Sequence[Intent]) -> None:
        """Store the intents before the first attempt. Before each further attempt, check that they are still valid."""
        store = self._ledger.store
        if not self._stored:
            owner, now = store.owner, self._sender.time.now()
            self._intended = [
                intend(entry, intent, owner=owner, now=now) for entry, intent in zip(self._before, intents, strict=True)
            ]
            self._saving = asyncio.ensure_future(store.save(self._intended))
            self._stored = await asyncio.shield(self._saving)
            if not self._stored:
                raise _OvertakenError("another call came first")
        elif not await store.holds(self._intended[0].owner):
            raise JournalError(
                f"key {self._names}: the connection to the journal was lost for a while, so that other processes may "
                "consider the call dead; nothing more was sent"
            )

    def _executed(self, value: T) -> list[Step]:
        """Return the steps that follow from an answer."""
        call, now = self._call, self._sender.time.now()
        step = partial(execute, by="sender", why=f"answered {call.status}", now=now)
        if self._items is None:
            return [partial(step, ids=object_ids(value), answer=kept(call.answer.reveal(), call.operation))]
        answers = self._items.match(value)
        if answers is None:
            return self._each(partial(lose, by="sender", why="the answers cannot be matched with the items", now=now))
        return [partial(step, ids=object_ids(one), answer=kept_item(one)) for one in answers]

    async def _record_failure(self, error: BaseException) -> None:
        """Store what an error says about the write."""
        if self._saving is not None:
            with suppress(BillError):
                self._stored = await self._saving  # also if the call was cancelled in the meantime
        if not self._stored:
            return
        call, now = self._call, self._sender.time.now()
        if call.attempts > len(call.failures) and not call.in_flight:
            # BILL has executed it, and the conversion of the answer has failed.
            answer = kept(call.answer.reveal(), call.operation) if self._items is None else None
            step: Step = partial(execute, by="sender", why=f"answered {call.status}", now=now, answer=answer)
        elif call.in_flight or not MAYBE_EXECUTED.isdisjoint(call.failures):
            step = partial(lose, by="sender", why=said(error), now=now)
        elif self._may_be_executed_in_part(error):
            step = partial(lose, by="sender", why=f"{said(error)}, and BILL may have written a part of it", now=now)
        else:
            step = partial(not_execute, by="sender", why=said(error), now=now)
        await self._record(self._each(step))

    def _may_be_executed_in_part(self, error: BaseException) -> bool:
        """Whether BILL may have written some of several items although it refused the call."""
        call = self._call
        if not isinstance(error, ApiError) or error.operation != call.operation.id or isinstance(error, _OF_THE_CALL):
            return False
        body = call.operation.body
        several = call.body if body is None or body.items is None else getattr(call.body, body.items)
        if not isinstance(several, list | tuple) or len(several) < 2 or call.retry not in ("unsafe", "never"):
            return False
        return not refused_as_a_whole(call.operation, error)

    def _each(self, step: Step) -> list[Step]:
        return [step] * len(self._intended)

    async def _record(self, steps: Sequence[Step]) -> None:
        await self._ledger.record(self._intended, steps)

    # ---- what was sent before

    def _answer(self, entry: JournalEntry) -> T:
        """Return the recorded answer."""
        lost = "it was decided later, or was not stored"
        if entry.answer is not None:
            try:
                return self._call.decode(entry.answer.encode(), self._call.operation)
            except DecodeError as error:
                lost = error.problem
        raise answer_lost(entry, lost)

    async def _resolve(self, entry: JournalEntry) -> None:
        """Find out what became of the earlier write."""
        try:
            async with asyncio.timeout(self._patience.left()):
                after = await self._inquiry.inquire([entry])
        except JournalError:
            raise
        except (BillError, TimeoutError) as error:
            raise self._unknown(entry, f"the lookup failed: {said(error)}") from error
        if after is not None and after[0].state == "unknown":
            raise self._unknown(after[0], after[0].why)

    def _unknown(self, entry: JournalEntry, why: str) -> OutcomeUnknownError:
        call = self._call
        return outcome_unknown(entry, why, arguments=arguments(call.operation, call.request), request=call.body)

    def _raise_in_use(self, why: str) -> NoReturn:
        raise KeyInUseError(
            f"key {self._names}: {why}; wait longer for it with `wait`, or try again later; nothing was sent",
            key=self._names if self._items is not None else self._key,
        )
