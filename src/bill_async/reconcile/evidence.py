"""Evidence: what tells whether a write was executed, as plain data that survives the process and holds no secret."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final, TypeAlias, cast

import attrs

from .._schema.converter import unstructure
from .._schema.models import Model, RequestModel
from .._schema.operation import Operation
from ..errors import InvalidRequestError
from ..operations import all_operations
from ..secret import Secret, reveal
from ..types import UNSET, CallOptions, JsonValue
from .changes import change
from .facts import Approximate, Ending
from .lookup import Lookup
from .searches import SEARCHES
from .verdict import Client, Reconciled

__all__ = ["Evidence", "evidence", "from_json", "judge", "to_json"]

Fact: TypeAlias = "JsonValue | Secret[str] | Approximate"
"""Something that is known of an object. What is secret stays so in memory, and does not leave it whole."""

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
    """One for each object: the facts that identify it, or the fields that were to be changed."""


def evidence(operation: Operation[Any], arguments: Mapping[str, str], body: object) -> Evidence | None:
    """Return what will tell whether a call was executed; None if BILL has nothing that could tell it."""
    search = SEARCHES.get(operation.id)
    if search is not None:
        if body is None:
            return None
        expected = tuple({name: _plain(value) for name, value in facts.items()} for facts in search.asked(body))
        return Evidence(operation=operation.id, arguments=dict(arguments), expected=expected)
    bodies = body if isinstance(body, list | tuple) else (body,)
    fields = tuple(_fields(one) for one in bodies if isinstance(one, RequestModel))
    found = Evidence(operation=operation.id, arguments=dict(arguments), expected=fields)
    return None if change(operation, found.arguments, found.expected) is None else found


def to_json(found: Evidence) -> JsonValue:
    """Return evidence as JSON; of a secret at most its end is in it."""
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
    """Find out whether the write was executed; arguments are those of `BillClient.reconcile`."""
    if organization is not None and organization != client.organization_id:
        raise InvalidRequestError(
            f"reconcile: {found.operation} was sent for the organization {organization!r}, and this client is "
            f"for {client.organization_id!r}; use the client that made the call, or a view for its organization"
        )
    lookup = Lookup(client, timedelta(seconds=margin), settle, options or CallOptions())
    search = SEARCHES.get(found.operation)
    if search is not None:
        return await lookup.search(search, found.expected, sent_at, set(known))
    operation = operation_of(found.operation)
    changed = None if operation is None else change(operation, found.arguments, found.expected)
    if changed is None:
        return Reconciled(outcome="undecided", why=f"BILL has nothing that tells what became of {found.operation}")
    return await lookup.read_again(changed, sent_at)


def operation_of(name: str | None) -> Operation[Any] | None:
    """Return the operation of an id."""
    return next((one for one in all_operations() if one.id == name), None)


# ---- facts as JSON


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _fields(body: Model) -> dict[str, Any]:
    """Return the JSON of a body, with what is secret still hidden."""
    written: dict[str, Any] = dict(cast("Any", unstructure(body)))
    for field in body.__fields__:
        value = getattr(body, field.name)
        if value is UNSET:
            continue
        if field.secret and value is not None:
            written[field.wire] = Secret(reveal(value))
        elif isinstance(value, Model):
            written[field.wire] = _fields(value)
        elif isinstance(value, Sequence) and any(isinstance(one, Model) for one in value):
            written[field.wire] = [_fields(one) if isinstance(one, Model) else one for one in value]
    return written


def _to_json(value: Any) -> Any:
    if isinstance(value, Secret):
        text = str(value.reveal())
        return {"$ends": text[-_SHOWN:] if len(text) > 2 * _SHOWN else ""}
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
