"""Changes: the objects that a call was to change are read again and compared with their expected state.

The operation table says how an object is read, and whether the body of the call or a fixed state is expected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final, cast

import attrs

from .._schema.kinds import ListOf
from .._schema.models import AnswerModel
from .._schema.operation import Operation
from .._schema.traces import State, Trace
from ..errors import DecodeError
from ..secret import Secret
from .comparison import Ending, phrase_of
from .lookup import Lookup, ids_of, operation_of, shown_ids
from .verdict import Reconciled

__all__ = ["Change", "Comparison", "change", "compare"]

_SHOWN: Final = "%Y-%m-%d %H:%M:%S"
_THERE: Final = "is still there"
_PLAIN: Final = Trace()


@attrs.frozen
class Comparison:
    """The comparison of an object with its expected state, field by field."""

    same: frozenset[str] = frozenset()
    different: frozenset[str] = frozenset()
    unclear: frozenset[str] = frozenset()
    """The fields that cannot be compared, because BILL hides them, does not return them, or writes them differently."""

    @property
    def complete(self) -> bool:
        """Whether all fields are as expected."""
        return bool(self.same) and not self.different and not self.unclear


@attrs.frozen
class Target:
    """One of the objects that a call was to change."""

    path: tuple[str, ...]
    """The path parameters of the operation that reads it."""
    identifier: str
    """Its id."""
    wanted: Mapping[str, Any] | State | None
    """The expected values; None if it should be gone."""


@attrs.frozen(kw_only=True)
class Change:
    """The objects that a call was to change, how they are read, and their expected states."""

    trace: Trace
    reader: Operation[Any]
    arguments: Mapping[str, str]
    targets: Sequence[Target]
    deletes: bool
    """Whether the objects may not exist afterwards."""
    repeatable: bool
    """Whether a repeated call has the same result."""

    async def run(self, lookup: Lookup, sent_at: datetime) -> Reconciled:
        """Read the objects and judge. If the call has not happened yet, read again once BILL cannot be working on it
        any more."""
        found = await self._read(lookup)
        verdict = self._judge(found, sent_at, lookup)
        if verdict.outcome != "happened" and await lookup.settled(sent_at):
            found = await self._read(lookup)
            verdict = self._judge(found, sent_at, lookup)
        return attrs.evolve(verdict, each=tuple(found))

    async def _read(self, lookup: Lookup) -> list[AnswerModel | None]:
        """Read all objects; None for an object that does not exist."""
        if not _is_list(self.reader, self.trace):
            return [await lookup.read(self.reader, self.arguments, target.path) for target in self.targets]
        first, *more = self.targets
        by_id: Any = next((one for one in self.reader.filters if one.wire == "id" and "eq" in one.operators), None)
        query = {} if by_id is None or more else {"filters": by_id == first.identifier}
        pages = lookup.pages(self.reader, self.arguments, first.path, self.trace.inside, query)
        items = [item async for page in pages for item in page]
        found = [next((item for item in items if target.identifier in ids_of(item)), None) for target in self.targets]
        if None in found and not all(ids_of(item) for item in items):
            raise DecodeError(f"{self.reader.id}: an object without an id may be the one", operation=self.reader.id)
        return found

    def _judge(self, found: Sequence[AnswerModel | None], sent_at: datetime, lookup: Lookup) -> Reconciled:
        """Judge by the objects: the call happened if all are as expected, and did not if BILL has changed none since it
        was sent."""
        there = tuple(item for item in found if item is not None)
        gone = [target.identifier for target, item in zip(self.targets, found, strict=True) if item is None]
        if gone and not self.deletes:
            why = f"{', '.join(gone)} does not exist (any more), so it cannot be compared"
            return Reconciled(outcome="undecided", found=there, why=why)
        wanted = [target.wanted for target, item in zip(self.targets, found, strict=True) if item is not None]
        alike = [compare(one, item, self.trace) for one, item in zip(wanted, there, strict=True)]
        if all(like.complete for like in alike):
            names = sorted(frozenset[str]().union(*(like.same for like in alike)))
            what = f"{shown_ids(there)} matches the request in {', '.join(names)}"
            return Reconciled(outcome="happened", found=there, why=what if there else f"{', '.join(gone)} is gone")
        since = [self._was_changed(item, sent_at, lookup) for item in there]
        why = f"{shown_ids(there)}{_unlike(alike)}"
        if not gone and not any(like.complete for like in alike) and not any(one is not False for one in since):
            if any(self._updated(item) is not None for item in there):
                why = f"{why}, and BILL has not changed it since {sent_at.astimezone(UTC):{_SHOWN}} UTC"
            if not self.trace.silent:
                return Reconciled(outcome="did_not_happen", found=there, why=why)
            why = f"{why}; but a call that BILL does not accept changes nothing either"
            return Reconciled(outcome="undecided", found=there, why=why)
        last = "it has been changed at about that time or later"
        if True not in since:
            last = "BILL does not say when it was last changed"
        again = "; repeating the call has the same result" if self.repeatable else ""
        return Reconciled(outcome="undecided", found=there, why=f"{why}; {last}{again}")

    def _was_changed(self, item: AnswerModel, sent_at: datetime, lookup: Lookup) -> bool | None:
        """Whether an object was changed since the call; None if BILL does not say. Its creation does not count as a
        change. A deletion cannot be undone, so an object that still exists was not deleted.
        """
        updated = self._updated(item)
        if updated is None:
            return False if self.deletes else None
        return updated >= sent_at - lookup.margin and updated != getattr(item, "created_time", None)

    def _updated(self, item: AnswerModel) -> datetime | None:
        """Return when an object was last changed, if BILL says it."""
        *above, last = (self.trace.changed or "").split("[].")
        entries: Any = [item] if not above else _at(item, above[0])
        times: list[datetime] = [time for entry in entries or () if (time := _at(entry, last)) is not None]
        return max(times, default=None)


def change(
    operation: Operation[Any], arguments: Mapping[str, str], expected: Sequence[Mapping[str, Any]]
) -> Change | None:
    """Return the objects that a call was to change, or None if they cannot be read again."""
    trace = operation.trace
    if trace is None or trace.creates or (reader := operation_of(trace.find)) is None:
        return None
    targets = [_target(operation, trace, reader, arguments, one) for one in expected]
    if not targets or not all(target.identifier and all(target.path) for target in targets):
        return None
    return Change(
        trace=trace,
        reader=reader,
        arguments=arguments,
        targets=targets,
        deletes=operation.deletes,
        repeatable=operation.retry == "idempotent" and not _appends(operation, expected),
    )


def _target(
    operation: Operation[Any],
    trace: Trace,
    reader: Operation[Any],
    arguments: Mapping[str, str],
    expected: Mapping[str, Any],
) -> Target:
    """Return the object to read, and its expected state."""
    given = {parameter.name: arguments.get(parameter.name, "") for parameter in operation.path_params}
    own = str(expected.get(trace.by or "id") or "") or next(reversed(given.values()), "")
    path: list[str] = []
    for parameter in reader.path_params:
        name = parameter.name
        path.append(given[name] if name in given else str(expected.get(parameter.wire) or own))
    wanted: Mapping[str, Any] | State | None = expected
    if not trace.as_sent:
        wanted = next((state for state in trace.states if _applies(state, expected)), None)
    identifier = own if _is_list(reader, trace) else next(reversed(path), reader.accessor)
    return Target(tuple(path), identifier, wanted)


def _applies(state: State, expected: Mapping[str, Any]) -> bool:
    return state.when is None or expected.get(state.when[0]) == state.when[1]


def _is_list(reader: Operation[Any], trace: Trace) -> bool:
    """Whether the operation that reads an object also returns others."""
    return reader.page is not None or trace.inside is not None or isinstance(reader.answer.kind, ListOf)


def _appends(operation: Operation[Any], expected: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a repeated call would add lines without an id again."""
    body = operation.body
    if body is None or body.adds is None or body.model is None:
        return False
    wire = next(field.wire for field in body.model.__fields__ if field.name == body.adds)
    return any(not line.get("id") for one in expected for line in one.get(wire) or ())


def _unlike(alike: Iterable[Comparison]) -> str:
    different = sorted(frozenset[str]().union(*(like.different for like in alike)))
    if different == [_THERE]:
        return f" {_THERE}"
    if different:
        return f" differs from the request in {', '.join(different)}"
    unclear = sorted(frozenset[str]().union(*(like.unclear for like in alike)))
    return f" cannot be compared with the request in {', '.join(unclear) or 'anything'}"


# ---- comparing


def compare(wanted: Mapping[str, Any] | State | None, found: AnswerModel, trace: Trace = _PLAIN) -> Comparison:
    """Compare the expected values with an object."""
    if wanted is None:
        return Comparison(different=frozenset({_THERE}))
    if isinstance(wanted, State):
        return _compare_state(wanted, found)
    names: dict[bool | None, set[str]] = {True: set(), False: set(), None: set()}
    renamed = {field.sent.partition(".")[0] for field in trace.compared}
    for wire, verdict in _fields(wanted, found):
        if wire not in {"id", trace.by, *renamed, *trace.apart}:
            names[verdict].add(phrase_of(wire))
    for field in trace.compared:
        value: Any = wanted
        for name in field.sent.split("."):
            value = cast("Mapping[str, Any]", value).get(name) if isinstance(value, Mapping) else None
        if value is not None:
            names[_same(value, _at(found, field.listed))].add(phrase_of(field.listed))
    return Comparison(frozenset(names[True]), frozenset(names[False]), frozenset(names[None]))


def _at(item: AnswerModel, wire: str) -> Any:
    """Return the field of a name on the wire."""
    name = next((field.name for field in item.__fields__ if field.wire == wire), None)
    return None if name is None else getattr(item, name)


def _compare_state(wanted: State, found: AnswerModel) -> Comparison:
    """Whether any one of the fields shows the state."""
    seen = {field.wire: getattr(found, field.name) for field in found.__fields__ if field.wire in wanted.fields}
    known = {phrase_of(wire): value in wanted.fields[wire] for wire, value in seen.items() if value is not None}
    said = frozenset(word for word, is_so in known.items() if is_so)
    if said:
        return Comparison(same=said)
    return Comparison(different=frozenset(known)) if known else Comparison(unclear=frozenset({"state"}))


def _fields(wanted: Mapping[str, Any], found: AnswerModel) -> Iterator[tuple[str, bool | None]]:
    """Yield every expected field, and whether it is as expected; None if that cannot be determined."""
    there = {field.wire: getattr(found, field.name) for field in found.__fields__}
    for wire, value in wanted.items():
        if wire not in there or isinstance(value, Secret | Ending):
            yield wire, None
            continue
        other = there.get(f"{wire.removesuffix('Id')}Uuid")
        yield wire, _same(value, there[wire]) if other is None else value in (there[wire], other)


def _same(mine: Any, other: Any) -> bool | None:
    if other is None or other == "" or other == []:
        return not mine  # BILL leaves out empty values
    if isinstance(mine, Mapping):
        return _all(verdict for _, verdict in _fields(mine, other)) if isinstance(other, AnswerModel) else None
    if isinstance(mine, list):
        if not isinstance(other, list):
            return None
        return _all(map(_same, mine, other)) if len(mine) == len(other) else False
    if isinstance(other, AnswerModel):  # an id or a value for which BILL returns the whole object
        return mine in (*ids_of(other), getattr(other, "value", None)) if isinstance(mine, str) else None
    if isinstance(other, date):
        other = other.isoformat()
    if isinstance(mine, str) and isinstance(other, str) and mine != other:
        return None if _plain(mine) == _plain(other) else False
    same: bool = mine == other
    return same


def _all(verdicts: Iterable[bool | None]) -> bool | None:
    seen = set(verdicts)
    return False if False in seen else None if None in seen else True


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
