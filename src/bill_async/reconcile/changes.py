"""Changes: whether a call that got no answer has changed what it was to change. The object is read again and compared.

How an object is read follows from the operation table: `PATCH /v3/bills/{billId}`, `POST /v3/bills/{billId}/archive`
and `PATCH /v3/bills/bulk` all change what `GET /v3/bills/{billId}` reads. What it should look like is the body of an
update, and for the rest a state that follows from the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeAlias

import attrs

from .._schema.models import AnswerModel, Nested
from .._schema.operation import Operation
from ..operations import all_operations
from ..secret import Secret
from .facts import Ending

__all__ = ["Change", "Comparison", "change", "compare"]

_States: TypeAlias = Mapping[str, tuple[object, ...]]
"""Fields by which a state can be seen, any one of them, with the values that mean it."""

_STATES: Final[Mapping[str, _States]] = {
    "archive": {"archived": (True,)},
    "restore": {"archived": (False,)},
    "cancel": {
        "single_status": ("CANCELED", "CANCELLATION_IN_PROGRESS"),
        "cancel_request_submitted": (True,),
    },
    "void": {"single_status": ("VOIDED", "VOID_PENDING")},
    "freeze": {"status": ("FROZEN",)},
    "unfreeze": {"status": ("ACTIVATED",)},
    "delete": dict.fromkeys(("archived", "deleted", "retired", "status"), (True, "DELETED")),
}
"""What the last word of a path leads to. Objects that are deleted may be gone, or be kept and marked."""

_PARAMETER: Final = re.compile(r"\{[^}]*\}")


@attrs.frozen
class Comparison:
    """What an object has in common with what was asked for, field by field."""

    same: frozenset[str] = frozenset()
    different: frozenset[str] = frozenset()
    unclear: frozenset[str] = frozenset()
    """What cannot be compared: BILL hides it, does not send it back, or spells it otherwise."""

    @property
    def complete(self) -> bool:
        """Whether all of it is as it was asked for."""
        return bool(self.same) and not self.different and not self.unclear


@attrs.frozen(kw_only=True)
class Change:
    """What a call was to change: how each of the objects is read, and what it should look like."""

    reader: Operation[AnswerModel]
    headers: Mapping[str, str]
    """What the reading call must carry, by wire name."""
    objects: Sequence[tuple[tuple[str, ...], Mapping[str, Any]]]
    """For each object what stands in the path that reads it, and what was asked for."""
    deletes: bool
    """Whether the objects may be gone afterwards."""
    repeatable: bool
    """Whether the call ends the same however often it is made."""


def change(
    operation: Operation[Any], arguments: Mapping[str, str], expected: Sequence[Mapping[str, Any]]
) -> Change | None:
    """Return what a call was to change, or None if that cannot be read again."""
    verb = _verb(operation)
    path = operation.path.removesuffix(f"/{verb}")
    many = path.endswith("/bulk")
    reader = _reader(operation, path.removesuffix("/bulk") + "/{}" if many else path)
    if reader is None or (operation.method == "POST" and verb not in _STATES):
        return None
    ids = tuple(arguments.get(parameter.name, "") for parameter in operation.path_params)
    objects: list[tuple[tuple[str, ...], Mapping[str, Any]]]
    if verb in _STATES:
        wanted = _STATES[verb]
        objects = [((*ids, one), wanted) for one in arguments.get("ids", "").split(",")] if many else [(ids, wanted)]
    else:
        objects = [((*ids, one.get("id", "")) if many else ids, one) for one in expected]
    if not objects or not all(all(path) and len(path) == len(reader.path_params) for path, _ in objects):
        return None
    headers = {one.wire: arguments[one.name] for one in reader.headers if one.name in arguments}
    return Change(
        reader=reader,
        headers=headers,
        objects=objects,
        deletes=verb == "delete",
        repeatable=operation.retry == "idempotent" and not _appends(operation, expected),
    )


def _appends(operation: Operation[Any], expected: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a repetition would add lines without an id once more."""
    body = operation.body
    if body is None or body.adds is None or body.model is None:
        return False
    wire = next(field.wire for field in body.model.__fields__ if field.name == body.adds)
    return any(not line.get("id") for one in expected for line in one.get(wire) or ())


def _verb(operation: Operation[Any]) -> str:
    """Return the word that says what a call does, or nothing for an update, which its body describes."""
    if operation.method == "DELETE":
        return "delete"
    return operation.path.rpartition("/")[2] if operation.method == "POST" else ""


def _reader(operation: Operation[Any], path: str) -> Operation[AnswerModel] | None:
    shape = _PARAMETER.sub("{}", path)
    for one in all_operations():
        if one.family == operation.family and one.method == "GET" and _PARAMETER.sub("{}", one.path) == shape:
            return one if isinstance(one.answer.kind, Nested) and one.page is None and "{" in path else None
    return None


# ---- comparing


def compare(wanted: Mapping[str, Any], found: AnswerModel) -> Comparison:
    """Compare what was asked for with what there is."""
    if wanted in _STATES.values():
        return _compare_state(wanted, found)
    names: dict[bool | None, set[str]] = {True: set(), False: set(), None: set()}
    for name, verdict in _fields(wanted, found):
        if name != "id":  # by which it was read
            names[verdict].add(name.replace("_", " "))
    return Comparison(frozenset(names[True]), frozenset(names[False]), frozenset(names[None]))


def _compare_state(wanted: _States, found: AnswerModel) -> Comparison:
    seen = {name: getattr(found, name, None) for name in wanted}
    known = {name: value in wanted[name] for name, value in seen.items() if value is not None}
    said = frozenset(name.replace("_", " ") for name, is_so in known.items() if is_so)
    if said:
        return Comparison(same=said)
    names = frozenset(name.replace("_", " ") for name in known)
    return Comparison(different=names) if names else Comparison(unclear=frozenset({"state"}))


def _fields(wanted: Mapping[str, Any], found: AnswerModel) -> Iterator[tuple[str, bool | None]]:
    """Yield every field that was asked for, and whether it is so; None where that cannot be told."""
    there = {field.wire: field for field in found.__fields__}
    for wire, value in wanted.items():
        field = there.get(wire)
        if field is None or isinstance(value, Secret | Ending):
            yield (field.name if field else snake(wire)), None
        else:
            yield field.name, _same(value, getattr(found, field.name))


def snake(wire: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda match: "_" + match[1].lower(), wire)


def _same(mine: Any, other: Any) -> bool | None:
    if other is None or other == "" or other == []:
        return not mine  # what is empty, BILL leaves out
    if isinstance(mine, Mapping):
        return _all(verdict for _, verdict in _fields(mine, other)) if isinstance(other, AnswerModel) else None
    if isinstance(mine, list | tuple):
        if not isinstance(other, list | tuple) or len(mine) != len(other):
            return False
        return _all(map(_same, mine, other))
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
