"""Fields of a body from the command line: `--field 'billLineItems[0].amount=12.50'`.

A field is put into the JSON of the body. The kind of the field decides how its text is read, so that amounts stay exact
and an id of digits stays a text. `name:=JSON` gives any JSON value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from bill_async._schema.codec import loads
from bill_async._schema.kind import Kind
from bill_async._schema.kinds import Anything, Boolean, Integer, ListOf, MapOf, Number
from bill_async._schema.messages import shown_json
from bill_async._schema.models import Model, Nested
from bill_async._schema.values import to_decimal, to_int
from bill_async.errors import DecodeError, InvalidRequestError
from bill_async.types import JsonValue

from ..parsing import suggestion

__all__ = ["field_of", "put_field"]

Step: TypeAlias = str | int

_ASSIGNMENT: Final = re.compile(r"(?P<path>[^=:]+?)(?P<json>:)?=(?P<value>.*)", re.DOTALL)
_STEP: Final = re.compile(r"\.?(?P<name>[^.\[\]]+)|\[(?P<index>[0-9]{1,4})\]")
_BOOLEANS: Final = {"true": True, "false": False}


def put_field(root: JsonValue, kind: Kind, assignment: str) -> JsonValue:
    """Put a field into a body, and return the body. `kind` is the kind of the whole body.

    Raises: `InvalidRequestError` if the text is not `NAME=VALUE`, or the body has no such field.
    """
    match = _ASSIGNMENT.fullmatch(assignment)
    if match is None:
        raise InvalidRequestError(f"--field {assignment.partition('=')[0]!r} is not NAME=VALUE; write vendorId=009...")
    path = match["path"].strip()
    steps, leaf, secret = _resolve(path, kind)
    value = _read_json(path, match["value"]) if match["json"] else _read(path, leaf, match["value"], secret)
    return _put(root, steps, value, path)


def field_of(model: type[Model], name: str) -> Any:
    """Return the field of a model with a name, at BILL or in Python; None if there is none."""
    plain = _plain(name)
    return next((field for field in model.__fields__ if plain in (_plain(field.wire), _plain(field.name))), None)


def _resolve(path: str, kind: Kind) -> tuple[list[Step], Kind, bool]:
    """Return the steps to a field, as the JSON has them, its kind, and whether it is secret."""
    steps: list[Step] = []
    secret = False
    for match in _steps(path):
        if match["index"] is not None:
            if not isinstance(kind, ListOf | Anything):
                raise InvalidRequestError(f"{path}: {_said(steps)} is not a list; leave out [{match['index']}]")
            kind = kind.item if isinstance(kind, ListOf) else kind
            steps.append(int(match["index"]))
        elif isinstance(kind, Nested):
            field = field_of(kind.model, match["name"])
            if field is None:
                names = [field.wire for field in kind.model.__fields__]
                hint = suggestion(match["name"], names) or f"; there are {', '.join(names)}"
                raise InvalidRequestError(f"{path}: {kind.model.__name__} has no field {match['name']!r}{hint}")
            kind, secret = field.kind, secret or field.secret
            steps.append(field.wire)
        elif isinstance(kind, MapOf | Anything):
            kind = kind.item if isinstance(kind, MapOf) else kind
            steps.append(match["name"])
        else:
            what = "is a list; write [0] for its first item" if isinstance(kind, ListOf) else "has no fields"
            raise InvalidRequestError(f"{path}: {_said(steps)} {what}")
    return steps, kind, secret


def _steps(path: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    position = 0
    while position < len(path):
        match = _STEP.match(path, position)
        if match is None:
            raise InvalidRequestError(f"--field {path!r} is not the path of a field; write billLineItems[0].amount")
        found.append(match)
        position = match.end()
    return found


def _said(steps: Sequence[Step]) -> str:
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return text.removeprefix(".") or "the body"


def _read(path: str, kind: Kind, text: str, secret: bool) -> JsonValue:
    """Return the JSON value that a text stands for, in a field of a kind."""
    try:
        if isinstance(kind, Number):
            return to_decimal(text)
        if isinstance(kind, Integer):
            return to_int(text)
    except TypeError:
        raise InvalidRequestError(f"{path}: {shown_json(text, secret)} is not {kind.noun}", field=path) from None
    if isinstance(kind, Boolean):
        if text.lower() not in _BOOLEANS:
            raise InvalidRequestError(f"{path}: {shown_json(text, secret)} is not true or false", field=path)
        return _BOOLEANS[text.lower()]
    if isinstance(kind, ListOf | MapOf | Nested):
        return _read_json(path, text)
    return text


def _read_json(path: str, text: str) -> JsonValue:
    try:
        return loads(text.encode())
    except DecodeError:
        raise InvalidRequestError(f"{path}: the value is not JSON", field=path) from None


def _put(root: JsonValue, steps: Sequence[Step], value: JsonValue, path: str) -> JsonValue:
    """Put a value at a place in a JSON value, which is made where it is missing."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        items = root if isinstance(root, list) else []
        if step > len(items):
            raise InvalidRequestError(
                f"{path}: [{step}] leaves out [{len(items)}]; give the items in order", field=path
            )
        if step == len(items):
            items.append(None)
        items[step] = _put(items[step], rest, value, path)
        return items
    members = root if isinstance(root, dict) else {}
    members[step] = _put(members.get(step), rest, value, path)
    return members


def _plain(name: str) -> str:
    return name.replace("_", "").lower()
