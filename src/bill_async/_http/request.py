"""The conversion of an operation and Python values to a request. Pure: nothing is sent here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

import attrs

from .._schema.checks import check_path_id, check_value, is_plain_id
from .._schema.codec import dumps
from .._schema.converter import unstructure
from .._schema.kinds import Integer, Text
from .._schema.messages import shown, type_name
from .._schema.models import RequestModel, check_request
from .._schema.operation import Body, Operation, Parameter
from .._schema.pages import CURSORS
from .._schema.values import to_plain
from ..errors import InvalidRequestError
from ..secret import Secret, hides_frames, reveal

__all__ = ["WireRequest", "appends", "arguments", "build", "encode"]

_JSON: Final = "application/json"
_OF_LISTS: Final = frozenset({"filters", "sort"})


@attrs.define(kw_only=True)  # frozen ones take microseconds more to make
class WireRequest:
    """One request, ready to be sent below the base URL of its family and with its credentials."""

    method: str
    path: str
    """Quoted."""
    query: tuple[tuple[str, str | Secret[str]], ...] = attrs.field(default=(), repr=False)
    """Not quoted. What is secret is in a `Secret`."""
    headers: dict[str, str] = attrs.field(factory=dict, repr=False)
    body: Secret[bytes] | None = None
    appends: bool = False
    """Whether a repetition would add lines again, although the operation itself may be repeated."""
    given: Sequence[str] = attrs.field(default=(), eq=False, repr=False)
    """The values of the path parameters, as they were given."""

    def url(self, base: str) -> Secret[str] | str:
        """Return the whole address, percent-encoded, below the base URL of a family."""
        address = base + self.path
        if not self.query:
            return address
        pairs = [f"{name}={quote(reveal(value), safe=':,')}" for name, value in self.query]
        return Secret(f"{address}?{'&'.join(pairs)}")


def encode(
    operation: Operation[Any],
    path: Sequence[str] = (),
    query: Mapping[str, Any] | None = None,
    headers: Mapping[str, str | None] | None = None,
    body: object = None,
) -> WireRequest:
    """Check all arguments and encode them. `query` and `headers` go by wire name; `None` is not sent.

    Its frames hold what is sent: whoever calls it hides them.
    """
    encoded = _encode_body(operation, body)
    request = WireRequest(method=operation.method, path=_encode_path(operation, path), given=path)
    if query or operation.query:
        request.query = _encode_query(operation, query or {})
    if headers or operation.headers:
        request.headers = _encode_headers(operation, headers or {})
    if encoded is not None:
        request.body = Secret(encoded)
        request.appends = appends(operation, body)
        if operation.body is not None and not operation.body.binary:
            request.headers["Content-Type"] = _JSON
    return request


build = hides_frames(encode)


def appends(operation: Operation[Any], body: Any) -> bool:
    """Whether a body has lines without an id, which BILL adds again each time."""
    name = None if operation.body is None else operation.body.adds
    if name is None:
        return False
    models = body if isinstance(body, list | tuple) else (body,)
    return any(not line.id for model in models for line in getattr(model, name) or ())


def arguments(operation: Operation[Any], request: WireRequest) -> dict[str, str]:
    """Return the arguments of a request besides its body, by Python name and without secrets."""
    query = {parameter.wire: parameter for parameter in operation.query}
    given = dict(zip((parameter.name for parameter in operation.path_params), request.given, strict=False))
    for wire, value in request.query:
        parameter = query.get(wire)
        if parameter is None or not parameter.secret:
            given[wire if parameter is None else parameter.name] = str(value)
    for parameter in operation.headers:
        if parameter.wire in request.headers and not parameter.secret:
            given[parameter.name] = request.headers[parameter.wire]
    return given


def _encode_path(operation: Operation[Any], values: Sequence[str]) -> str:
    if len(values) != len(operation.path_params):
        names = ", ".join(parameter.name for parameter in operation.path_params) or "none"
        raise InvalidRequestError(f"{operation.accessor} takes {names} in its path, not {len(values)} values")
    path = operation.path
    for parameter, value in zip(operation.path_params, values):  # noqa: B905 - they are of the same length
        # Nearly every id is plain, and to find that out costs less than to check and quote it.
        if not is_plain_id(value, parameter.kind):
            check_path_id(value, parameter.name, parameter.kind, secret=parameter.secret)
            value = quote(to_plain(value), safe="")
        path = path.replace(f"{{{parameter.wire}}}", value)
    return path


def _encode_query(operation: Operation[Any], values: Mapping[str, Any]) -> tuple[tuple[str, str | Secret[str]], ...]:
    parameters = {parameter.wire: parameter for parameter in operation.query}
    _check_required(operation, parameters, values)
    pairs: list[tuple[str, str | Secret[str]]] = []
    for wire, value in values.items():
        if value is None:
            continue
        text: str | Secret[str] | None
        if wire in _OF_LISTS:
            text = _encode_filters(operation, wire, value)
        else:
            text = _encode_parameter(operation, parameters.get(wire), wire, value)
        if text is not None:
            pairs.append((wire, text))
    return tuple(pairs)


def _encode_filters(operation: Operation[Any], wire: str, value: Any) -> str | Secret[str] | None:
    from ..filters import encode_filters, encode_sorts

    return encode_filters(operation, value) if wire == "filters" else encode_sorts(operation, value)


def _encode_parameter(
    operation: Operation[Any], parameter: Parameter | None, wire: str, value: Any
) -> str | Secret[str]:
    if operation.page is not None and wire in CURSORS:
        _check_cursor(value)
    elif operation.page is not None and wire == "max":
        _check_bounds(wire, value, 1, operation.page_max)
    elif operation.page is not None and wire == "start":
        # The cursor of a list that is walked by offset is a text of digits.
        _check_bounds(wire, int(value) if isinstance(value, str) and value.isdecimal() else value, 0, None)
    elif parameter is None:
        known = ", ".join(known.name for known in operation.query) or "none"
        raise InvalidRequestError(
            f"{operation.accessor} has no parameter {wire!r}, and BILL would ignore it; its parameters: {known}",
            field=wire,
        )
    else:
        check_value(parameter.kind, value, parameter.name, secret=parameter.secret)
        text = _join(parameter, value) if parameter.kind.json_type == "array" else to_plain(value)
        return Secret(text) if parameter.secret else text
    return to_plain(value)


def _check_cursor(value: object) -> None:
    if not isinstance(value, str) or not value:
        raise InvalidRequestError(
            f"page: {shown(value)} is not a cursor; give the `next_page` of an earlier page, or None for the first",
            field="page",
        )
    check_value(Text(), value, "page")


def _check_bounds(name: str, value: object, least: int, most: int | None) -> None:
    check_value(Integer(), value, name)
    if isinstance(value, int) and (value < least or (most is not None and value > most)):
        bounds = f"{least} to {most}" if most is not None else f"{least} or more"
        raise InvalidRequestError(f"{name}: {value} is out of bounds; give {bounds}", field=name)


def _join(parameter: Parameter, values: Sequence[object]) -> str:
    name = parameter.name
    texts = [to_plain(value) for value in values]
    if not texts:
        raise InvalidRequestError(f"{name}: the list is empty; give at least one value, or None", field=name)
    _check_count(name, len(texts), parameter.max_items)
    for text in texts:
        if not text or "," in text:
            what = shown(text, secret=parameter.secret)
            raise InvalidRequestError(
                f"{name}: {what} cannot be one of several values, joined by commas; give them one by one", field=name
            )
    return ",".join(texts)


def _check_count(path: str, count: int, most: int | None, field: str | None = None) -> None:
    if most is not None and count > most:
        problem = f"{count} items are too many; send at most {most} at a time"
        raise InvalidRequestError(f"{path}: {problem}", field=field or path)


def _encode_headers(operation: Operation[Any], values: Mapping[str, str | None]) -> dict[str, str]:
    parameters = {parameter.wire: parameter for parameter in operation.headers}
    _check_required(operation, parameters, values)
    given: dict[str, str] = {}
    for wire, value in values.items():
        if value is None:
            continue
        known = parameters.get(wire) or Parameter(name=wire, wire=wire, kind=Text())
        check_value(known.kind, value, known.name, secret=known.secret)
        value = reveal(value)
        if not value.isprintable() or not value.isascii():
            what = shown(value, secret=known.secret)
            raise InvalidRequestError(
                f"{known.name}: {what} cannot be a header; give printable ASCII", field=known.name
            )
        given[wire] = value
    return given


def _check_required(
    operation: Operation[Any], parameters: Mapping[str, Parameter], values: Mapping[str, object]
) -> None:
    for wire, parameter in parameters.items():
        if parameter.required and values.get(wire) is None:
            raise InvalidRequestError(
                f"{parameter.name}: None was given, but {operation.accessor} needs it", field=parameter.name
            )


def _encode_body(operation: Operation[Any], body: object) -> bytes | None:
    wanted = operation.body
    if wanted is None:
        if body is not None:
            raise InvalidRequestError(f"{operation.accessor} takes no body, but {shown(body)} was given", field="body")
        return None
    if wanted.model is None:
        return _check_bytes(operation, wanted, body)
    if not wanted.many:
        model = _check_model(operation, wanted.model, body, "body")
        if wanted.items is not None:
            _check_items(model, wanted.items, wanted.max_items)
        return dumps(unstructure(model))
    if not isinstance(body, list | tuple) or not body:
        problem = (
            "the list is empty; give" if body == [] or body == () else f"{shown(body)} cannot be sent; give a list of"
        )
        raise InvalidRequestError(f"body: {problem} at least one {wanted.model.__name__}", field="body")
    _check_count("body", len(body), wanted.max_items)
    return dumps(
        [unstructure(_check_model(operation, wanted.model, item, f"body[{i}]")) for i, item in enumerate(body)]
    )


def _check_model(operation: Operation[Any], model: type[RequestModel], value: object, path: str) -> RequestModel:
    if not isinstance(value, model):
        raise InvalidRequestError(
            f"{path}: {operation.accessor} takes {model.__name__}, not {type_name(value)}", field=path
        )
    # Checked when it was made, but its fields may have been set since.
    check_request(value)
    return value


def _check_items(model: RequestModel, name: str, most: int | None) -> None:
    """Count the entries that stand inside one model."""
    items, path = getattr(model, name), f"{type(model).__name__}.{name}"
    if not items:
        raise InvalidRequestError(f"{path}: the list is empty; give at least one item", field=name)
    _check_count(path, len(items), most, name)


def _check_bytes(operation: Operation[Any], wanted: Body, body: object) -> bytes | None:
    """Let the bytes of a file pass; none are given if the runtime streams them."""
    if body is None:
        return None
    if not isinstance(body, bytes):
        raise InvalidRequestError(f"content: {shown(body)} cannot be uploaded; give bytes", field="content")
    if wanted.max_bytes is not None and len(body) > wanted.max_bytes:
        raise InvalidRequestError(
            f"content: {len(body)} bytes are too many for {operation.accessor}; BILL takes at most {wanted.max_bytes}",
            field="content",
        )
    return body
