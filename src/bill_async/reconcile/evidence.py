"""Evidence that shows whether a write was executed: plain data that can outlive the process and contains no secrets."""

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
"""A time before any object was created."""
_SHOWN: Final = 4
"""The number of last characters that are kept of a secret more than twice as long."""


@attrs.frozen(kw_only=True)
class Evidence:
    """The evidence that shows whether a write was executed."""

    operation: str
    """BILL's id of the operation."""
    arguments: Mapping[str, str] = attrs.field(factory=dict)
    """The arguments of the call besides its body, as in `OutcomeUnknownError.arguments`."""
    expected: tuple[Mapping[str, Any], ...] = ()
    """The values that identify each object, or those that were to be changed. Secrets are hidden; at most their last
    characters leave the process."""


def evidence(operation: Operation[Any], arguments: Mapping[str, str], body: object) -> Evidence | None:
    """Return the evidence for a call; None if nothing at BILL can show whether it was executed."""
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
    """Whether the expected objects depend on the body."""
    return trace.creates or trace.as_sent or any(state.when for state in trace.states)


def _created(
    operation: Operation[Any], trace: Trace, arguments: Mapping[str, str], bodies: list[dict[str, Any]]
) -> Iterator[Mapping[str, Any]]:
    """Yield the values of each object that a call was to create."""
    parameters = (*operation.path_params, *operation.query, *operation.headers)
    given = {one.wire: arguments[one.name] for one in parameters if one.name in arguments}
    finder = operation_of(trace.find)
    assert finder is not None
    for body in bodies:
        yield from sent_values(trace, item_of(finder, trace.inside), {**given, **body})


def _changed(trace: Trace, arguments: Mapping[str, str], bodies: list[dict[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield the expected values of each object that a call was to change, or the values that identify it."""
    finder = operation_of(trace.find)
    assert finder is not None
    names = {parameter.wire for parameter in finder.path_params}
    names.update(state.when[0] for state in trace.states if state.when)
    entries: list[Any] = bodies
    if trace.each is not None:
        ids = arguments.get(trace.each)
        entries = ids.split(",") if ids is not None else [one for body in bodies for one in body.get(trace.each, [])]
    for entry in entries:
        if not isinstance(entry, dict):
            yield {"id": entry}
            continue
        fields = cast("dict[str, Any]", entry)
        yield fields if trace.as_sent else {name: fields[name] for name in names & fields.keys()}


def to_json(found: Evidence) -> JsonValue:
    """Return evidence as JSON values. It contains at most the last characters of a secret."""
    return {
        "operation": found.operation,
        "arguments": dict(found.arguments),
        "expected": [_to_json(dict(one)) for one in found.expected],
    }


def from_json(value: JsonValue) -> Evidence:
    """Return the evidence from the result of `to_json`."""
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
    return [_to_json(one) for one in value] if isinstance(value, list) else value


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
    """Find out whether a write was executed. The arguments are those of `BillClient.reconcile`.

    Raises: `InvalidRequestError` if the client is for a different organization.
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
        return Reconciled(outcome="undecided", why=f"the objects at BILL cannot be read: {error}")
    if verdict.outcome == "did_not_happen" and sent_at > client.now():
        why = (
            f"{verdict.why}; but the clock was set back after the call was sent, so it is not known since when to look"
        )
        return attrs.evolve(verdict, outcome="undecided", why=why)
    return verdict


async def _look_up(lookup: Lookup, found: Evidence, sent_at: datetime, known: frozenset[str]) -> Reconciled:
    search = _search(lookup, found, sent_at, known)
    if search is not None:
        return await search.run()
    operation = operation_of(found.operation)
    changed = None if operation is None else change(operation, found.arguments, found.expected)
    if changed is None:
        return Reconciled(outcome="undecided", why=f"nothing at BILL shows whether {found.operation} was executed")
    return await changed.run(lookup, sent_at)


async def find_minted(
    client: Client, found: Evidence, *, options: CallOptions | None = None
) -> tuple[list[AnswerModel], list[str]]:
    """Return the objects with the number that was minted for a write, whenever they were created, and the phrases for
    values in which they differ from the request."""
    lookup = Lookup(client, timedelta(), 0.0, options or CallOptions())
    search = _search(lookup, found, _LONG_AGO, ())
    return ([], []) if search is None else await search.minted()


def _search(lookup: Lookup, found: Evidence, sent_at: datetime, known: Collection[str]) -> Search | None:
    """Return the search for the objects that a write was to create; None if it was to create none."""
    operation = operation_of(found.operation)
    if operation is None or operation.trace is None or not found.expected:
        return None
    trace, finder = operation.trace, operation_of(operation.trace.find)
    if finder is None or not trace.creates:
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
