"""Searches: the objects that a call was to create are searched in the list that the spec names, by the identity that it
names.

The objects that were sent and those that BILL lists are compared by their values (vendor, invoice number, amount). Some
of them are the identity of an object: without a candidate that shares them, the call did not happen. A candidate that
shares them and contradicts another value leaves the question open, so that a difference in spelling never leads to a
second payment.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from itertools import repeat
from typing import Any, Final

import attrs

from .._http.minting import is_minted
from .._schema.kind import Kind
from .._schema.kinds import Id
from .._schema.models import AnswerModel, Model
from .._schema.operation import Operation, list_fields
from .._schema.traces import Trace
from .comparison import Values, differing, equal, identity_of, is_same, listed_values, may_be_same, phrase_of, shared
from .lookup import Lookup, ids_of, shown_ids
from .verdict import Reconciled

__all__ = ["Search", "item_of"]

_MOST_VALUES: Final = 20
"""The maximum number of values in one filter. With more, the list is not filtered by them."""


def item_of(finder: Operation[Any], inside: str | None) -> type[Model]:
    """Return the model of the objects that an operation lists or reads."""
    whole = _model_of(finder.answer.kind)
    return whole if inside is None else _model_of(next(one.kind for one in whole.__fields__ if one.wire == inside))


def _model_of(kind: Kind | None) -> type[Model]:
    assert kind is not None
    named = kind.named
    assert isinstance(named, type)
    assert issubclass(named, Model)
    return named


@attrs.frozen(kw_only=True)
class Search:
    """A search for the objects of one call."""

    lookup: Lookup
    operation: Operation[Any]
    """The operation of the call."""
    trace: Trace
    finder: Operation[Any]
    arguments: Mapping[str, str]
    asked: Sequence[Values]
    """The values of the objects that exist if the call happened."""
    sent_at: datetime
    known: frozenset[str]
    """The ids of objects that are known to come from other calls."""

    @property
    def what(self) -> str:
        """The noun for one of them."""
        return phrase_of(item_of(self.finder, self.trace.inside).__name__)

    @property
    def several(self) -> str:
        """The noun for several of them."""
        return self.what + ("es" if self.what.endswith("s") else "s")

    async def run(self) -> Reconciled:
        """Search and judge. If not everything was found, search again once BILL cannot be working on the call any
        more."""
        verdict = await self._look()
        if len(verdict.each) != len(self.asked) and await self.lookup.settled(self.sent_at):
            verdict = await self._look()
        return verdict

    async def _look(self) -> Reconciled:
        """Compare the objects that were sent with those that have their number, or else with all recent ones."""
        number = self._number()
        if number is not None and (numbered := await self._numbered(number)):
            return self._compare(numbered, number)
        return self._compare(await self._recent(), None)

    def _number(self) -> str | None:
        """Return the path of the number that BILL accepts only once, if one was sent."""
        return next(iter(identity_of(self.operation, self.asked[0], exact=True)), None)

    async def minted(self) -> tuple[list[AnswerModel], list[str]]:
        """Return the objects with the number that was minted for the call, and the phrases for values in which they
        differ from the request."""
        number = self._number()
        if number is None or not is_minted(self.asked[0][number]):
            return [], []
        found = await self._numbered(number)
        paths = {path for values in self.asked for path in identity_of(self.operation, values)}
        parts = [values for item in found for values in listed_values(self.trace, item, sorted(paths))]
        other = {phrase_of(path) for values in self.asked for path in self._unlike(values, parts)}
        return found, sorted(other)

    def _unlike(self, mine: Values, parts: Iterable[Values]) -> frozenset[str]:
        """Return the paths of the values in which the most similar object differs from the request."""
        key = identity_of(self.operation, mine)
        wanted = {path: mine[path] for path in key}
        each = (frozenset(differing(wanted, part, key)) | (key - part.keys()) for part in parts)
        return min(each, key=len, default=frozenset[str]())

    # ---- looking

    async def _numbered(self, path: str) -> list[AnswerModel]:
        """Return the objects with the number that was sent."""
        field: Any = next(one for one in self.finder.filters if one.wire == path)
        return await self._candidates({"filters": field == self.asked[0][path]})

    async def _recent(self) -> list[AnswerModel]:
        query, newest_first = self._query()
        found = await self._candidates(query, newest_first=newest_first)
        number = self._number()
        return [item for item in found if number is None or not self._is_of_another_call(item, number)]

    def _is_of_another_call(self, item: AnswerModel, path: str) -> bool:
        """Whether an object has a number that a client minted for a different write."""
        other = next(listed_values(self.trace, item, [path])).get(path)
        return is_minted(other) and not equal(self.asked[0][path], other)

    async def _candidates(self, query: Mapping[str, Any], *, newest_first: bool = False) -> list[AnswerModel]:
        """Return the objects that the call may have created."""
        since = self.sent_at - self.lookup.margin
        path = [self.arguments.get(parameter.name, "") for parameter in self.finder.path_params]
        found: list[AnswerModel] = []
        walk = self.lookup.pages(self.finder, self.arguments, path, self.trace.inside, query)
        async with aclosing(walk) as pages:
            async for items in pages:
                times = [self._created(item) or since for item in items]
                recent = (item for item, created in zip(items, times, strict=True) if created >= since)
                found.extend(item for item in recent if self.known.isdisjoint(ids_of(item)) and self._counts(item))
                if newest_first and times and times[-1] < since and times == sorted(times, reverse=True):
                    break
        return found

    def _created(self, item: AnswerModel) -> datetime | None:
        wire = self.trace.created
        name = next((field.name for field in item.__fields__ if field.wire == wire), None)
        made: datetime | None = None if name is None else getattr(item, name)
        return made

    def _counts(self, item: AnswerModel) -> bool:
        """Whether an object is in a state in which it counts."""
        there = {field.wire: getattr(item, field.name) for field in item.__fields__ if field.wire in self.trace.where}
        return all(value is None or value in self.trace.where[wire] for wire, value in there.items())

    def _query(self) -> tuple[Mapping[str, Any], bool]:
        """Return the query of the list, and whether the list is sorted rather than filtered by time.

        Only verified filters are used, and none on texts, because BILL may have changed the spelling of a text.
        """
        fields: dict[str, Any] = {field.wire: field for field in list_fields(self.finder.fields)}
        created: Any = fields.get(self.trace.created or "")
        timed = self._is_timed()
        if created is not None and not timed and created.sortable and created.sort_confidence == "verified":
            return {"sort": created.desc()}, True
        filters = [fields[self.trace.created or ""] >= self.sent_at - self.lookup.margin] if timed else []
        for wire, field in fields.items():
            if field.confidence != "verified":
                continue
            values = self._values(wire) if isinstance(field.kind, Id) else ()
            if len(constant := self.trace.where.get(wire, ())) == 1 and "eq" in field.operators:
                filters.append(field == constant[0])
            elif values and "in" in field.operators:
                filters.append(field.in_(values))
        return {"filters": filters}, False

    def _is_timed(self) -> bool:
        """Whether the list can be filtered by creation time."""
        found = next((field for field in self.finder.filters if field.wire == self.trace.created), None)
        return found is not None and "gte" in found.operators and found.confidence == "verified"

    def _values(self, wire: str) -> Sequence[str]:
        """Return the possible values of a field, if it belongs to the identity of all objects that were sent."""
        keys = [identity_of(self.operation, one) for one in self.asked]
        path = next((one for one in (wire, wire.removesuffix("s")) if all(one in key for key in keys)), None)
        values = sorted({str(one[path]) for one in self.asked if path is not None})
        return values if len(values) <= _MOST_VALUES else []

    # ---- judging

    def _compare(self, candidates: Iterable[AnswerModel], number: str | None) -> Reconciled:
        """Match each object that was sent with an equal candidate, and judge by what is missing or left over."""
        asked = [self._comparable(values, number) for values in self.asked]
        keys = [identity_of(self.operation, values) if number is None else frozenset({number}) for values in asked]
        paths = sorted(frozenset[str]().union(*(values.keys() for values in asked)))
        parts: list[tuple[Values, AnswerModel]] = [
            (values, item) for item in candidates for values in listed_values(self.trace, item, paths)
        ]
        alike = [part for part in parts if any(map(may_be_same, asked, repeat(part[0]), keys))]
        made: list[AnswerModel] = []
        compared: set[str] = set()
        for values, key in zip(asked, keys, strict=True):
            fits = key or self.trace.single
            same = next((part for part in alike if fits and is_same(values, part[0], key)), None)
            if same is not None:
                alike.remove(same)
                made.append(same[1])
                compared |= shared(values, same[0])
        if alike:
            return self._open(made, alike, asked[0], keys[0])
        return self._judged(made, sorted({phrase_of(path) for path in compared}))

    def _comparable(self, values: Values, number: str | None) -> Values:
        """Return the values to compare. An object with a number that the client minted is the one that was sent."""
        if number is not None and len(self.asked) == 1 and is_minted(values[number]):
            return {number: values[number]}
        return values

    def _open(
        self, made: list[AnswerModel], alike: list[tuple[Values, AnswerModel]], mine: Values, key: frozenset[str]
    ) -> Reconciled:
        """Return the verdict if an object may belong to this call or to another."""
        found = _distinct([*made, *(item for _, item in alike)])
        why = f"{shown_ids(found)} may belong to this call or to another: {self._doubt(mine, alike[0][0], key)}"
        return Reconciled(outcome="undecided", found=found, why=why, each=tuple(made))

    def _doubt(self, mine: Values, other: Values, key: frozenset[str]) -> str:
        if len(self.asked) > 1:
            return f"the {self.several} found are not exactly those requested"
        words = sorted({phrase_of(path) for path in differing(mine, other, key)})
        if words:
            return f"it differs from the request in {' and '.join(words)}"
        return f"more than one {self.what} fits, or too little is known about the request"

    def _judged(self, made: list[AnswerModel], compared: Sequence[str]) -> Reconciled:
        found, each = _distinct(made), tuple(made)
        if len(made) == len(self.asked):
            return self._happened(found, each, compared)
        if made:
            should = ", but all or none should" if self.operation.atomic else ""
            why = f"only {len(made)} of {len(self.asked)} {self.several} exist{should}; they may belong to another call"
            return Reconciled(outcome="undecided", found=found, why=why, each=each)
        return self._missing()

    def _happened(
        self, found: tuple[AnswerModel, ...], each: tuple[AnswerModel, ...], compared: Sequence[str]
    ) -> Reconciled:
        what = f"{shown_ids(found)} matches the request"
        what += f", compared by {', '.join(compared)}" if compared else f"; there is one such {self.what} at most"
        if self._is_timed() or all(self._created(item) is not None for item in found):
            return Reconciled(outcome="happened", found=found, why=what, each=each)
        undated = f"{what}; BILL does not say when it was created"
        if self.trace.unique is not None or self.trace.single:
            return Reconciled(outcome="happened", found=found, why=undated, each=each)
        why = f"{undated}, so it may be an earlier one"
        return Reconciled(outcome="undecided", found=found, why=why, each=each)

    def _missing(self) -> Reconciled:
        """Return the verdict if nothing was found, which depends on whether it may still appear."""
        if self.trace.later is not None:
            why = f"there is no such {self.what} yet, but BILL creates them some time after it has accepted the call"
            if math.isinf(self.trace.later):
                return Reconciled(outcome="undecided", why=why)
            done = self.sent_at + timedelta(seconds=self.trace.later)
            if self.lookup.client.now() < done:
                return Reconciled(outcome="undecided", why=f"{why}; ask again after {_shown(done)}")
        several = f"none of the {len(self.asked)} requested {self.several}"
        what = f"no {self.what} that matches the request" if len(self.asked) == 1 else several
        since = f"has been created since {_shown(self.sent_at)}" if self.trace.created is not None else "exists"
        return Reconciled(outcome="did_not_happen", why=f"{what} {since}")


def _distinct(items: Iterable[AnswerModel]) -> tuple[AnswerModel, ...]:
    found: list[AnswerModel] = []
    for item in items:
        if not any(item is one or (ids_of(item) and ids_of(item) == ids_of(one)) for one in found):
            found.append(item)
    return tuple(found)


def _shown(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
