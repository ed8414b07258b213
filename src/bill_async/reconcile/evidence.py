"""Evidence: what tells whether a write was executed, as plain data that survives the process and holds no secret."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Final, cast

import attrs

from .._schema.models import AnswerModel, RequestModel
from .._schema.operation import Operation
from .._schema.traces import Trace
from ..errors import DecodeError, InvalidRequestError
from ..secret import Secret
from ..types import CallOptions, JsonValue
from .changes import change
from .comparison import Approximate, Ending, sent_values, to_data
from .lookup import Lookup, operation_of
from .searches import Search, item_of
from .verdict import Client, Reconciled

__all__ = ["Evidence", "evidence", "find_minted", "from_json", "judge", "to_json"]

_LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Before anything was made."""
_SHOWN: Final = 4
"""Characters at the end of a secret that are kept of one that is longer than twice that."""


@attrs.frozen(kw_only=True)
class Evidence:
    """What tells whether a write was executed."""

    operation: str
    """BILL's id of the operation."""
    arguments: Mapping[str, str] = attrs.field(factory=dict)
    """What the call was given beside its body, as in `OutcomeUnknownError.arguments`."""
    expected: tuple[Mapping[str, Any], ...] = ()
    """The values that identify each object, or those that were to be changed. Secrets are hidden; at most their last
    characters leave the process."""


def evidence(operation: Operation[Any], arguments: Mapping[str, str], body: object) -> Evidence | None:
    """Return what will tell whether a call was executed; None if BILL has nothing that could tell it."""
    trace, wanted = operation.trace, operation.body
    if trace is None or trace.impossible:
        return None
    if wanted is not None and not wanted.binary and body is None and _needs_body(trace):
        return None
    bodies = body if isinstance(body, list | tuple) else (body,)
    data = [to_data(one) if isinstance(one, RequestModel) else {} for one in bodies]
    if trace.creates:
        expected = tuple(_created(operation, trace, arguments, data))
    else:
        expected = tuple(_changed(trace, arguments, data))
        if change(operation, arguments, expected) is None:
            return None
    return Evidence(operation=operation.id, arguments=dict(arguments), expected=expected)


def _needs_body(trace: Trace) -> bool:
    """Whether it depends on the body what there should be."""
    return trace.creates or trace.as_sent or any(state.when for state in trace.states)


def _created(
    operation: Operation[Any], trace: Trace, arguments: Mapping[str, str], bodies: list[dict[str, Any]]
) -> Iterator[Mapping[str, Any]]:
    """Yield the values of each object that a call was to make."""
    parameters = (*operation.path_params, *operation.query, *operation.headers)
    given = {one.wire: arguments[one.name] for one in parameters if one.name in arguments}
    finder = operation_of(trace.find)
    assert finder is not None
    for body in bodies:
        yield from sent_values(trace, item_of(finder, trace.inside), {**given, **body})


def _changed(trace: Trace, arguments: Mapping[str, str], bodies: list[dict[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield what each object should look like that a call was to change, or what says which one it is."""
    if trace.each is not None and trace.each in arguments:
        yield from ({"id": one} for one in arguments[trace.each].split(","))
        return
    finder = operation_of(trace.find)
    names = {"id", trace.by, *(state.when[0] for state in trace.states if state.when)}
    names |= {parameter.wire for parameter in finder.path_params} if finder is not None else set()
    entries: list[Any] = bodies
    if trace.each is not None:
        entries = [entry for body in bodies for entry in body.get(trace.each, [])]
    for entry in entries:
        if not isinstance(entry, dict):
            yield {"id": entry}
            continue
        fields = cast("dict[str, Any]", entry)
        yield fields if trace.as_sent else {name: fields[name] for name in names & fields.keys() if name is not None}


def to_json(found: Evidence) -> JsonValue:
    """Return evidence as JSON that `json` of the standard library writes; of a secret at most its end is in it."""
    return {
        "operation": found.operation,
        "arguments": dict(found.arguments),
        "expected": [_to_json(dict(one)) for one in found.expected],
    }


def from_json(value: JsonValue) -> Evidence:
    """Return the evidence that `to_json` made JSON of."""
    found = cast("Any", value)
    return Evidence(
        operation=found["operation"],
        arguments=found["arguments"],
        expected=tuple(_from_json(one) for one in found["expected"]),
    )


def _to_json(value: Any) -> Any:
    if isinstance(value, Secret):
        text = str(value.reveal())
        return {"$ends": text[-_SHOWN:] if len(text) > 2 * _SHOWN else ""}
    if isinstance(value, Ending):
        return {"$ends": value.text}
    if isinstance(value, Approximate):
        return {"$number": str(value.value), "by": str(value.by)}
    if isinstance(value, Decimal):
        return {"$number": str(value)}
    if isinstance(value, Mapping):
        return {name: _to_json(one) for name, one in value.items()}
    return [_to_json(one) for one in value] if isinstance(value, list | tuple) else value


def _from_json(value: Any) -> Any:
    if isinstance(value, list):
        return [_from_json(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "$ends" in value:
        return Ending(value["$ends"])
    if "$number" in value:
        number = Decimal(value["$number"])
        return Approximate(number, Decimal(value["by"])) if "by" in value else number
    return {name: _from_json(one) for name, one in value.items()}


async def judge(
    client: Client,
    found: Evidence,
    *,
    organization: str | None,
    sent_at: datetime,
    margin: float = 120.0,
    settle: float = 60.0,
    known: Collection[str] = (),
    options: CallOptions | None = None,
) -> Reconciled:
    """Find out whether a write was executed; arguments are those of `BillClient.reconcile`.

    Raises: `InvalidRequestError` if the client is for another organization than the one it was sent for.
    """
    if organization is not None and organization != client.organization_id:
        raise InvalidRequestError(
            f"reconcile: {found.operation} was sent for the organization {organization!r}, and this client is "
            f"for {client.organization_id!r}; use the client that made the call, or a view for its organization"
        )
    lookup = Lookup(client, timedelta(seconds=margin), settle, options or CallOptions())
    try:
        verdict = await _look_up(lookup, found, min(sent_at, client.now()), frozenset(known))
    except DecodeError as error:
        return Reconciled(outcome="undecided", why=f"what BILL has cannot be read: {error}")
    if verdict.outcome == "did_not_happen" and sent_at > client.now():
        why = f"{verdict.why}; but the clock was set back after it was sent, so nobody knows since when to look"
        return attrs.evolve(verdict, outcome="undecided", why=why)
    return verdict


async def _look_up(lookup: Lookup, found: Evidence, sent_at: datetime, known: frozenset[str]) -> Reconciled:
    search = _search(lookup, found, sent_at, known)
    if search is not None:
        return await search.run()
    operation = operation_of(found.operation)
    changed = None if operation is None else change(operation, found.arguments, found.expected)
    if changed is None:
        return Reconciled(outcome="undecided", why=f"BILL has nothing that tells what became of {found.operation}")
    return await changed.run(lookup, sent_at)


async def find_minted(
    client: Client, found: Evidence, *, options: CallOptions | None = None
) -> tuple[list[AnswerModel], list[str]]:
    """Return the objects that have the number that was minted for a write, whenever they were made, and the words for
    that in which they are not what was asked for."""
    lookup = Lookup(client, timedelta(), 0.0, options or CallOptions())
    search = _search(lookup, found, _LONG_AGO, ())
    return ([], []) if search is None else await search.minted()


def _search(lookup: Lookup, found: Evidence, sent_at: datetime, known: Collection[str]) -> Search | None:
    """Return the search for what a write was to make; None if it was to make nothing."""
    operation = operation_of(found.operation)
    trace = None if operation is None else operation.trace
    finder = None if trace is None else operation_of(trace.find)
    if operation is None or trace is None or finder is None or not trace.creates or not found.expected:
        return None
    return Search(
        lookup=lookup,
        operation=operation,
        trace=trace,
        finder=finder,
        arguments=found.arguments,
        asked=found.expected,
        sent_at=sent_at,
        known=frozenset(known),
    )
