"""The body of a call: from a file, from standard input, from an argument, and from single fields."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bill_async._schema.codec import loads
from bill_async._schema.kind import Form, Invalid, Kind
from bill_async._schema.kinds import ListOf, MapOf
from bill_async._schema.models import Nested, RequestModel
from bill_async._schema.operation import Body, Operation
from bill_async.errors import DecodeError, InvalidRequestError
from bill_async.secret import hides_frames
from bill_async.types import JsonValue

from ..parsing import suggestion
from .fields import field_of, put_field

__all__ = ["read_body"]


@hides_frames
def read_body(operation: Operation[Any], given: str | None, assignments: Sequence[str]) -> Any:
    """Return the request model, or the list of them, that an operation takes; None if it takes no body.

    `given` is JSON, `@` with the path of a file, or `-` for standard input. The fields are put into it, in order.

    Raises: `InvalidRequestError` for anything that BILL does not take.
    """
    body = operation.body
    if body is None or body.model is None:
        return None
    kind = _kind_of(body, body.model)
    data = None if given is None else _parse(*_text(given))
    for assignment in assignments:
        data = put_field(data, kind, assignment)
    if data is None:
        if any(field.required for field in body.model.__fields__) or body.many:
            raise InvalidRequestError(
                f"{operation.accessor} needs a body; give --field NAME=VALUE or --body @FILE "
                f"(see `bill-async call {operation.accessor} --help`)",
                field="body",
            )
        data = {}
    data = _with_known_names(data, kind, "body")
    return _to_models(data, kind)


def _kind_of(body: Body, model: type[RequestModel]) -> Kind:
    return ListOf(Nested(model)) if body.many else Nested(model)


def _text(given: str) -> tuple[str, bytes]:
    """Return the JSON of the option, and what errors call it."""
    if given == "-":
        return "standard input", sys.stdin.buffer.read()
    if given.startswith("@"):
        try:
            return given[1:], Path(given[1:]).read_bytes()
        except OSError as error:
            raise InvalidRequestError(f"--body {given}: it cannot be read: {error.strerror}", field="body") from None
    return "--body", given.encode()


def _parse(name: str, text: bytes) -> JsonValue:
    try:
        return loads(text)
    except DecodeError as error:
        hint = "; give JSON, @FILE, or - for standard input" if name == "--body" else ""
        problem = str(error).removeprefix("the answer is not JSON: ")
        raise InvalidRequestError(f"{name} is not JSON: {problem}{hint}", field="body") from None


def _with_known_names(data: Any, kind: Kind, path: str) -> Any:
    """Return the JSON with BILL's names of fields. Python's names are replaced, and unknown names refused."""
    if isinstance(kind, ListOf) and isinstance(data, list):
        return [_with_known_names(item, kind.item, f"{path}[{number}]") for number, item in enumerate(data)]
    if isinstance(kind, MapOf) and isinstance(data, dict):
        return {key: _with_known_names(item, kind.item, f"{path}.{key}") for key, item in data.items()}
    if not isinstance(kind, Nested) or not isinstance(data, dict):
        return data
    named: dict[str, Any] = {}
    for key, item in data.items():
        field = field_of(kind.model, key)
        if field is None:
            names = [field.wire for field in kind.model.__fields__]
            hint = suggestion(key, names) or f"; {kind.model.__name__} has {', '.join(names)}"
            raise InvalidRequestError(f"{path}: there is no field {key!r}{hint}", field=path)
        named[field.wire] = _with_known_names(item, field.kind, f"{path}.{field.wire}")
    return named


def _to_models(data: Any, kind: Kind) -> Any:
    misfit = kind.misfit(data, "body")
    if misfit is not None:
        raise InvalidRequestError(f"{misfit.path}: {misfit.problem}", field=misfit.path)
    try:
        return kind.take(data, Form(wire_names=True))
    except Invalid as invalid:
        path = f"body{invalid.path}"
        raise InvalidRequestError(f"{path}: {invalid.problem}", field=path) from None
