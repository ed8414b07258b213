"""The descriptions of how the outcome of each write is found out, for the reference."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from bill_async._schema.operation import Operation
from bill_async._schema.traces import ComparedField, State, Trace

__all__ = ["WAYS", "Lookup", "lookups", "sentence_of"]

EXACT: Final = "exactly"
BY_IDENTITY: Final = "by identity"
READ_AGAIN: Final = "read again"
IMPOSSIBLE: Final = "impossible"
WAYS: Final = (EXACT, BY_IDENTITY, READ_AGAIN, IMPOSSIBLE)


@attrs.frozen
class Lookup:
    """The description of how the outcome of one write is found out."""

    operation: Operation[Any]
    trace: Trace
    finder: Operation[Any] | None
    """The operation that lists or reads the object."""

    @property
    def way(self) -> str:
        """The method, in a word or two."""
        if self.trace.impossible:
            return IMPOSSIBLE
        if not self.trace.creates:
            return READ_AGAIN
        return EXACT if self.operation.body is not None and self.operation.body.mints else BY_IDENTITY

    @property
    def details(self) -> str:
        """The values that identify the object, or its new state; or the reason why it is impossible."""
        if self.trace.impossible:
            return self.trace.impossible
        return _identity(self.trace) if self.trace.creates else _change(self.operation, self.trace)

    @property
    def notes(self) -> str:
        """The limits of the verdict."""
        trace, found = self.trace, []
        if trace.confidence != "verified":
            found.append(f"that it is listed there is {trace.confidence}")
        if trace.unique not in (None, "verified"):
            found.append(f"that no two are alike is {trace.unique}")
        if trace.creates and not trace.impossible and trace.created is None:
            found.append("BILL does not say when it was created, so an earlier one counts as well")
        if trace.later is not None:
            bound = "some time" if math.isinf(trace.later) else f"up to {trace.later / 60:.0f} minutes"
            found.append(f"BILL needs {bound} after its answer")
        if not (trace.creates or trace.impossible or trace.changed or self.operation.method == "DELETE"):
            found.append("BILL does not say when it was last changed, so only `happened` can be told")
        if trace.silent:
            found.append("a refused call leaves no trace, so only `happened` can be told")
        return "; ".join(found)


def lookups(operations: Iterable[Operation[Any]]) -> Iterator[Lookup]:
    """Yield the lookup of each write."""
    every = list(operations)
    by_id: Mapping[str, Operation[Any]] = {operation.id: operation for operation in every}
    for operation in every:
        if operation.trace is not None:
            yield Lookup(operation, operation.trace, by_id.get(operation.trace.find))


def sentence_of(lookup: Lookup, finder: str) -> str:
    """Return the sentence about a lookup; `finder` is the operation that finds the object, with a link."""
    if lookup.way == IMPOSSIBLE:
        return f"`reconcile` cannot tell: {lookup.details}."
    notes = f" ({lookup.notes})" if lookup.notes else ""
    if lookup.way == READ_AGAIN:
        return f"`reconcile` reads it again with {finder}: {lookup.details}{notes}."
    how = "for certain, in" if lookup.way == EXACT else "in"
    return f"`reconcile` finds it {how} {finder} by {lookup.details}{notes}."


def _identity(trace: Trace) -> str:
    if trace.single:
        return "there being one at most"
    return ", or ".join(_listed([_field(field) for field in key]) for key in trace.identity)


def _listed(parts: list[str]) -> str:
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)


def _field(field: ComparedField) -> str:
    return f"the total of `{field.listed}`" if field.total == "both" else f"`{field.listed}`"


def _change(operation: Operation[Any], trace: Trace) -> str:
    if trace.as_sent:
        return "what was sent"
    if not trace.states:
        return "it is gone"
    gone = "it is gone, or " if operation.method == "DELETE" else ""
    return gone + "; ".join(map(_state, trace.states))


def _state(state: State) -> str:
    fields = " or ".join(f"`{name}` is {_values(values)}" for name, values in state.fields.items())
    return fields if state.when is None else f"after `{state.when[1]}` {fields}"


def _values(values: Iterable[str | bool]) -> str:
    return " or ".join(f"`{str(value).lower() if isinstance(value, bool) else value}`" for value in values)
