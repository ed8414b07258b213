"""Lookups: the calls that find out what became of another, and what follows from what they find.

What was changed is read again (`changes`). What was created is searched for (`searches`): what was asked for and what
BILL lists are both reduced to `facts` (vendor, invoice number, amount) and compared here, because BILL may trim,
complete or round what it was sent. Some facts are the key of an object: without a candidate that shares them, the call
did not happen. A candidate that shares them and contradicts another fact leaves the question open, so that a
difference in spelling never leads to a second payment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import repeat
from typing import TYPE_CHECKING, TypeAlias

import attrs

from .._schema.models import AnswerModel
from ..errors import NotFoundError
from ..types import CallOptions
from .changes import Change, Comparison, compare
from .facts import TRANSACTION_NUMBER, Facts, equal, is_same, key_of, may_be_same, shared_facts
from .searches import Search, by_transaction_number
from .verdict import Client, Reconciled

if TYPE_CHECKING:
    from ..models import Bill, Customer, Invoice, Payment, Vendor

__all__ = ["Lookup"]

Found: TypeAlias = "Bill | Customer | Invoice | Payment | Vendor"


@attrs.frozen
class Lookup:
    """The calls that find out what became of others."""

    client: Client
    margin: timedelta
    settle: float
    options: CallOptions

    async def _settled(self, sent_at: datetime) -> bool:
        """Wait until BILL cannot be working on the call any more; tell whether there was anything to wait for."""
        clock = self.client.clock
        left = self.settle - (clock.now() - sent_at).total_seconds()
        if left > 0:
            await clock.sleep(left)
        return left > 0

    # ---- what was changed

    async def read_again(self, changed: Change, sent_at: datetime) -> Reconciled:
        """Return the verdict about a change."""
        found = await self._objects(changed)
        verdict = _judge(changed, found, sent_at, self.margin)
        if verdict.outcome != "happened" and await self._settled(sent_at):
            found = await self._objects(changed)
            verdict = _judge(changed, found, sent_at, self.margin)
        return attrs.evolve(verdict, each=tuple(found))

    async def _objects(self, changed: Change) -> list[AnswerModel | None]:
        """Read all objects; those that are not there (any more) are None."""
        found: list[AnswerModel | None] = []
        for path, _ in changed.objects:
            try:
                found.append(await self.client.call(changed.reader, *path, **self._reading(changed)))
            except NotFoundError:
                found.append(None)
        return found

    def _reading(self, changed: Change) -> CallOptions:
        """Return the options of the reading calls: those of the caller, and the headers that the reading needs."""
        if not changed.headers:
            return self.options
        return {**self.options, "headers": {**self.options.get("headers", {}), **changed.headers}}

    # ---- what was created

    async def search(
        self, search: Search, asked: Sequence[Facts], sent_at: datetime, known: Collection[str]
    ) -> Reconciled:
        """Return the verdict about a creation."""
        verdict, made = await self._compared(search, asked, sent_at, known)
        if len(made) != len(asked) and await self._settled(sent_at):
            verdict, made = await self._compared(search, asked, sent_at, known)
        return attrs.evolve(verdict, each=tuple(made))

    async def _compared(
        self, search: Search, asked: Sequence[Facts], sent_at: datetime, known: Collection[str]
    ) -> tuple[Reconciled, list[Found]]:
        """Compare what was asked for with what has its number, or else with everything recent."""
        since = sent_at - self.margin
        if asked and TRANSACTION_NUMBER in asked[0]:
            numbered = by_transaction_number(search)
            if found := await self._candidates(numbered, asked, since, known):
                return _compare(numbered, asked, found, sent_at)
        return _compare(search, asked, await self._candidates(search, asked, since, known), sent_at)

    async def _candidates(
        self, search: Search, asked: Sequence[Facts], since: datetime, known: Collection[str]
    ) -> list[Found]:
        found: list[Found] = []
        async for page in self.client.pages(search.list, query=search.query(asked, since), **self.options).pages():
            times = [item.created_time or since for item in page.items]
            recent = zip(page.items, times, strict=True)
            found.extend(item for item, created in recent if created >= since and item.id not in known)
            if search.newest_first and times and times[-1] < since and times == sorted(times, reverse=True):
                break
        return found


# ---- judging a change


def _judge(changed: Change, found: Sequence[AnswerModel | None], sent_at: datetime, margin: timedelta) -> Reconciled:
    """It happened if all is as it was asked for, and did not if BILL has changed nothing since it was sent."""
    there = tuple(item for item in found if item is not None)
    gone = [path[-1] for (path, _), item in zip(changed.objects, found, strict=True) if item is None]
    if gone and not changed.deletes:
        why = f"{', '.join(gone)} is not there (any more), so it cannot be compared"
        return Reconciled(outcome="undecided", found=there, why=why)
    wanted = [wanted for (_, wanted), item in zip(changed.objects, found, strict=True) if item is not None]
    alike = [compare(one, item) for one, item in zip(wanted, there, strict=True)]
    if all(like.complete for like in alike):
        names = sorted(frozenset[str]().union(*(like.same for like in alike)))
        what = f"{_ids(there)} is as it was asked for in {', '.join(names)}" if there else f"{', '.join(gone)} is gone"
        return Reconciled(outcome="happened", found=there, why=what)
    since = [_changed(item, sent_at - margin) for item in there]
    why = f"{_ids(there)}{_unlike(alike)}"
    if not gone and not any(like.complete for like in alike) and not any(one is not False for one in since):
        why = f"{why}, and BILL has not changed it since {sent_at:%Y-%m-%d %H:%M:%S} UTC"
        return Reconciled(outcome="did_not_happen", found=there, why=why)
    last = "it has been changed about then or later" if True in since else "BILL does not say when it was last changed"
    again = "; the call ends the same when it is made again" if changed.repeatable else ""
    return Reconciled(outcome="undecided", found=there, why=f"{why}; {last}{again}")


def _changed(item: AnswerModel, since: datetime) -> bool | None:
    """Whether an object was changed since a moment; None if BILL does not say. To be created is not to be changed."""
    updated, created = getattr(item, "updated_time", None), getattr(item, "created_time", None)
    return None if updated is None else bool(updated >= since and updated != created)


def _unlike(alike: Iterable[Comparison]) -> str:
    different = sorted(frozenset[str]().union(*(like.different for like in alike)))
    if different:
        return f" differs from what was asked for in {', '.join(different)}"
    unclear = sorted(frozenset[str]().union(*(like.unclear for like in alike)))
    return f" cannot be compared with what was asked for in {', '.join(unclear) or 'anything'}"


# ---- judging a creation


def _compare(
    search: Search, asked: Sequence[Facts], candidates: Iterable[Found], sent_at: datetime
) -> tuple[Reconciled, list[Found]]:
    """Give each thing asked for the candidate that is the same, and judge by what is missing or left over."""
    keys = [key_of(search.keys, facts) for facts in asked]
    parts = [(facts, item) for item in candidates for facts in search.facts(item)]
    alike = [part for part in parts if any(map(may_be_same, asked, repeat(part[0]), keys))]
    made: list[Found] = []
    compared: set[str] = set()
    for facts, key in zip(asked, keys, strict=True):
        same = next((part for part in alike if is_same(facts, part[0], key)), None)
        if same is not None:
            alike.remove(same)
            made.append(same[1])
            compared |= facts.keys() & same[0].keys()
    many = f"{len(asked)} {search.what}s"
    if alike:
        found = _distinct([*made, *(item for _, item in alike)])
        why = f"{_ids(found)} may be of this call or of another: {_doubt(asked, alike[0][0], search.what)}"
        return Reconciled(outcome="undecided", found=found, why=why), made
    found = _distinct(made)
    if len(made) == len(asked):
        why = f"{_ids(found)} is what was asked for, compared by {', '.join(sorted(compared))}"
        return Reconciled(outcome="happened", found=found, why=why), made
    if made:
        why = f"only {len(made)} of {many} are there, though all or none should be; they may be of another call"
        return Reconciled(outcome="undecided", found=found, why=why), made
    if search.later:
        why = f"there is no such {search.what} yet, but BILL makes them some time after it has accepted the call"
        return Reconciled(outcome="undecided", why=why), made
    what = f"no {search.what}" if len(asked) == 1 else f"none of {many}"
    why = f"{what} that was asked for has been created since {sent_at:%Y-%m-%d %H:%M:%S} UTC"
    return Reconciled(outcome="did_not_happen", why=why), made


def _distinct(items: Iterable[Found]) -> tuple[Found, ...]:
    return tuple({item.id: item for item in items}.values())


def _ids(items: Iterable[AnswerModel]) -> str:
    return ", ".join(getattr(item, "id", None) or type(item).__name__ for item in items)


def _doubt(asked: Sequence[Facts], found: Facts, what: str) -> str:
    """Say why it cannot be told whether something found is what was asked for."""
    if len(asked) > 1:
        return f"the {what}s found are not exactly those asked for"
    differing = sorted(name for name in shared_facts(asked[0], found) if not equal(asked[0][name], found[name]))
    if differing:
        return f"it differs from what was asked for in {' and '.join(differing)}"
    return f"more than one {what} fits, or too little is known of what was asked for"
