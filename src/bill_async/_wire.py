"""JSON bytes to models and back, exactly: no number passes through a float.

Decoding is made for speed: one JSON parse, then the `_from_wire` method that the generator rendered
for each model. Only when that fails is the answer read once more, slowly, to say which field is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, TypeVar, cast, get_args, get_origin

from . import _json
from ._json import NotJson, loads
from ._model import AnswerModel, Model, RequestModel
from ._operation import Answer, Operation
from ._schema import (
    Anything,
    Boolean,
    Choice,
    Date,
    DateTime,
    Id,
    Integer,
    Kind,
    ListOf,
    MapOf,
    Nested,
    Number,
    Text,
)
from ._secret import Secret, bare
from ._wire_values import (
    NULLS,
    from_datetime,
    from_decimal,
    to_bool,
    to_date,
    to_datetime,
    to_decimal,
    to_int,
    to_list,
    to_text,
)
from .errors import DecodeError, InvalidRequestError
from .types import UNSET, JsonValue, OpenEnum

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["decode", "decode_page", "dumps", "from_json", "loads", "open_page", "structure", "to_json", "unstructure"]

T = TypeVar("T")
A = TypeVar("A", bound=AnswerModel)

# What json, the helpers and `_from_wire` raise over an answer that does not fit.
_MISFITS: Final = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_PLAIN: Final = frozenset({str, bool, int, Decimal, type(None)})
_RESULTS: Final = "results"
_MOST_ITEMS: Final = 1000
"""Items that a page may have however few were asked for; beyond that it may have ten times as many as asked."""


Decode: TypeAlias = Callable[[bytes, Operation[Any]], T]
"""Makes of the body of a success what a call returns. A `DecodeError` says that it cannot be read."""


class Part(NamedTuple):
    """The part of an answer that is wanted, and for a page the cursors beside it."""

    data: Any
    key: str | None
    """Where it stands in the answer; None if it is the whole answer."""
    following: str | None = None
    previous: str | None = None
    certain: bool = False
    """Whether it is known, and not guessed, that the items of the page stand there."""


def as_it_came(body: bytes, _: Operation[Any]) -> bytes:
    """Decode nothing."""
    return body


@bare
def dumps(value: object) -> bytes:
    """Write JSON, compact and in the given order; a `Decimal` becomes an exact number."""
    parts: list[str] = []
    try:
        _write(value, parts.append)
        return "".join(parts).encode()
    except (RecursionError, TypeError, ValueError) as error:
        raise InvalidRequestError(f"this cannot be sent as JSON: {error}") from None


@bare
def decode(body: bytes, answer: Answer, *, operation: Operation[Any] | None = None) -> Any:
    """Read the answer of a call that is not a list. The operation is named in the error."""
    kind, name = answer.kind, None if operation is None else operation.id
    if kind is None:
        if body.strip():  # nothing is expected, but the page of a gateway is not BILL's yes
            _load(body, name)
        return None
    return _decode(body, kind, lambda whole: _unwrap(whole, kind, answer.key, name), name)[0]


@bare
def decode_page(
    body: bytes, operation: Operation[T], *, asked: int | None = None
) -> tuple[list[T], str | None, str | None]:
    """Read one page of a list: its items, the cursor of the next page, and that of the one before.

    An item without its `id` or `uuid` gets an empty one: it is no reason to keep back all the others. A page with
    very many more items than were asked for is refused: no models are made of them.
    """
    if operation.answer.kind is None:
        raise TypeError(f"{operation.id} is not a list")

    def find(whole: JsonValue) -> Part:
        part = open_page(whole, operation)
        if asked is not None and len(part.data) > max(_MOST_ITEMS, 10 * asked):
            where = "$" if part.key is None else f"$.{part.key}"
            raise _misfit(where, f"has {len(part.data)} items, where {asked} were asked for", operation.id)
        return part

    items, page = _decode(body, ListOf(operation.answer.kind), find, operation.id, fill=True)
    return items, page.following, page.previous


def open_page(whole: JsonValue, operation: Operation[Any]) -> Part:
    """Find the items and the cursors of a page, read by `loads`. This is all that anybody knows about pages.

    A bare array is a page. An object holds its items under the key that the spec names; if it names none, under
    `results` or else in the only array. The list must be there, but for webhooks: BILL's samples of them answer
    `{}` for nothing. An absent, null or empty cursor is none.

    Raises: `DecodeError`.
    """
    if isinstance(whole, list):
        return Part(whole, None)
    if whole == {} and operation.family == "webhooks":
        return Part([], None)
    key = operation.answer.key or _only_array(whole)
    if not isinstance(whole, dict) or key not in whole:
        raise _misfit(f"$.{key}", "is missing", operation.id)
    items = whole[key]
    if not isinstance(items, list):
        raise _misfit(f"$.{key}", f"{_shown(items)} is not an array", operation.id)
    following, previous = (_cursor(whole, name, operation.id) for name in ("nextPage", "prevPage"))
    return Part(items, key, following, previous, certain=key in (operation.answer.key, _RESULTS))


@bare
def structure(data: Mapping[str, Any] | bytes, model: type[A]) -> A:
    """Make an answer model of a JSON object, or of the bytes that hold one. The object is not changed.

    Raises: `DecodeError` for whatever else it is given.
    """
    kind = Nested(model)
    fresh: Any = loads(data) if isinstance(data, bytes) else deepcopy(data)
    _mark_nulls(fresh, kind)
    hook, wanted = _hook(kind)
    try:
        return cast("A", hook(fresh, wanted))
    except _MISFITS as error:
        again = loads(data) if isinstance(data, bytes) else data
        raise _no_fit(error, again, kind, "$", None) from None


def unstructure(model: Model) -> dict[str, JsonValue]:
    """Make a JSON object of a model: of a request what is sent, of an answer every field that came."""
    return cast("dict[str, JsonValue]", _converter().unstructure(model))


from_json = structure
to_json = unstructure


def prepare() -> None:
    """Import what is otherwise imported for the first request and the first answer."""
    _converter()
    _json.prepare()


def _only_array(page: JsonValue) -> str:
    """Return the usual key of a page's items; without that the key of its only array, for BILL does not say."""
    if isinstance(page, dict) and _RESULTS not in page:
        arrays = [key for key, value in page.items() if isinstance(value, list)]
        if len(arrays) == 1:
            return arrays[0]
    return _RESULTS


def _unwrap(whole: JsonValue, kind: Kind, key: str | None, operation: str | None) -> Part:
    # An array that BILL wraps in one operation is bare in another; the wrapper is no reason to fail.
    if key is None or (isinstance(whole, list) and isinstance(kind, ListOf)):
        return Part(whole, None)
    if not isinstance(whole, dict) or key not in whole:
        raise _misfit(f"$.{key}", "is missing", operation)
    return Part(whole[key], key)


def _decode(
    body: bytes, kind: Kind, find: Callable[[JsonValue], Part], operation: str | None, *, fill: bool = False
) -> tuple[Any, Part]:
    """Return what the caller gets, and the part of the answer that it was made of, which is used up.

    With `fill`, keys that are missing are filled in, but not if where the list stands was a guess.
    """
    part = find(_load(body, operation))
    hook, wanted = _hook(kind)
    filled = False
    while True:
        if b"null" in body:
            _mark_nulls(part.data, kind)
        try:
            return hook(part.data, wanted), part
        except _MISFITS as error:
            part = find(loads(body))
            missing = fill and part.certain and _fill_in(part.data, kind)
            if filled or not missing:
                where = "$" if part.key is None else f"$.{part.key}"
                raise _no_fit(error, part.data, kind, where, operation) from None
            filled = True


def _fill_in(data: Any, kind: Kind) -> int:
    """Give the objects that miss a key an empty one; return how many there were."""
    match kind:
        case Nested(model) if isinstance(data, dict):
            missing = [field for field in model.__fields__ if data.get(field.wire) is None]
            keys = [field.wire for field in missing if field.required and isinstance(field.kind, Id | Text)]
            data.update(dict.fromkeys(keys, ""))
            inner = (_fill_in(data[field.wire], field.kind) for field in model.__fields__ if field not in missing)
            return len(keys) + sum(inner)
        case ListOf(item) if isinstance(data, list):
            return sum(_fill_in(one, item) for one in data)
        case MapOf(item) if isinstance(data, dict):
            return sum(_fill_in(one, item) for one in data.values())
        case _:
            return 0


def _load(body: bytes, operation: str | None) -> JsonValue:
    try:
        return loads(body)
    except NotJson as error:
        problem = str(error) if body.strip() else "the answer is empty"
        raise NotJson(f"{operation}: $: {problem}" if operation else f"$: {problem}", operation=operation) from None


def _cursor(page: dict[str, JsonValue], name: str, operation: str) -> str | None:
    cursor = page.get(name)
    if cursor is not None and not isinstance(cursor, str):
        raise _misfit(f"$.{name}", f"{_shown(cursor)} is not a string", operation)
    try:
        (cursor or "").encode()
    except UnicodeEncodeError:
        problem = f"{_shown(cursor)} holds half of a character and cannot be sent"
        raise _misfit(f"$.{name}", problem, operation) from None
    return cursor or None


# ---- JSON


def _write(value: object, put: Callable[[str], None]) -> None:
    if isinstance(value, str):
        put(encode_basestring(value))
    elif value is None:
        put("null")
    elif isinstance(value, bool):
        put("true" if value else "false")
    elif isinstance(value, int):
        put(int.__repr__(value))
    elif isinstance(value, Decimal):
        put(from_decimal(value))
    elif isinstance(value, Mapping):
        separator = "{"
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(f"the key {key!r} is not a str")
            put(f"{separator}{encode_basestring(key)}:")
            _write(item, put)
            separator = ","
        put("}" if separator == "," else "{}")
    elif isinstance(value, list | tuple):
        separator = "["
        for item in value:
            put(separator)
            _write(item, put)
            separator = ","
        put("]" if separator == "," else "[]")
    elif isinstance(value, float):
        raise TypeError(f"a float cannot hold {value!r} exactly; use Decimal({str(value)!r}) or an int")
    else:
        raise TypeError(f"there is no JSON for {type(value).__name__}")


# ---- the converter


@cache
def _converter() -> Converter:
    from cattrs import Converter

    made = Converter(detailed_validation=False)

    def list_hook(wanted: Any) -> Callable[[Any, Any], list[Any]]:
        (item,) = get_args(wanted)
        take = made.get_structure_hook(item)
        return lambda data, _: [take(one, item) for one in to_list(data)]

    def unstructure_value(value: Any) -> Any:
        return value if type(value) in _PLAIN else made.unstructure(value)

    def unstructure_request(model: RequestModel) -> dict[str, Any]:
        encoded: dict[str, Any] = {}
        for field in model.__fields__:
            value = getattr(model, field.name)
            if value is not UNSET:
                encoded[field.wire] = unstructure_value(value)
        return encoded

    def unstructure_answer(model: AnswerModel) -> dict[str, Any]:
        encoded: dict[str, Any] = {}
        for field in model.__fields__:
            value = getattr(model, field.name)
            if value is not None or model.is_null(field.name):
                encoded[field.wire] = unstructure_value(value)
        encoded.update(model.unknown_fields)
        return encoded

    made.register_structure_hook_factory(_is_answer, _answer_hook)
    made.register_structure_hook_factory(_is_list, list_hook)
    made.register_structure_hook(OpenEnum, _structure_enum)
    for leaf, take in _LEAVES.values():
        made.register_structure_hook(leaf, _leaf_hook(take))
    made.register_unstructure_hook(RequestModel, unstructure_request)
    made.register_unstructure_hook(AnswerModel, unstructure_answer)
    made.register_unstructure_hook(OpenEnum, str)
    made.register_unstructure_hook(Secret, Secret.reveal)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_unstructure_hook(datetime, from_datetime)
    return made


def _is_answer(wanted: Any) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, AnswerModel)


def _answer_hook(model: Any) -> Callable[[Any, Any], Any]:
    from_wire = model._from_wire
    return lambda data, _: from_wire(data)


def _is_list(wanted: Any) -> bool:
    origin: object = get_origin(wanted)
    return origin is list


def _structure_enum(value: Any, enum: Any) -> Any:
    return enum(value)


def _leaf_hook(take: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, _: take(value)


@cache
def _hook(kind: Kind) -> tuple[Callable[[Any, Any], Any], Any]:
    wanted = _python_type(kind)
    return _converter().get_structure_hook(wanted), wanted


def _python_type(kind: Kind) -> Any:
    match kind:
        case Nested(model):
            return model
        case ListOf(item):
            return list[_python_type(item)]  # type: ignore[misc]
        case MapOf(item):
            return dict[str, _python_type(item)]  # type: ignore[misc]
        case Choice(enum):
            return enum
        case Anything():
            return Any
        case _:
            return _LEAVES[type(kind)][0]


_LEAVES: Final[dict[type, tuple[type, Callable[[Any], Any]]]] = {
    Text: (str, to_text),
    Id: (str, to_text),
    Number: (Decimal, to_decimal),
    Integer: (int, to_int),
    Boolean: (bool, to_bool),
    Date: (date, to_date),
    DateTime: (datetime, to_datetime),
}


# ---- nulls


def _mark_nulls(data: Any, kind: Kind) -> None:
    """Leave in each object that becomes a model the names of its null fields, for `keep_rest`."""
    mark = _marker(kind)
    if mark is not None:
        mark(data)


@cache
def _marker(kind: Kind) -> Callable[[Any], None] | None:
    match kind:
        case Nested(model):
            markers = ((field.wire, _marker(field.kind)) for field in model.__fields__)
            inner = [(wire, mark) for wire, mark in markers if mark is not None]

            def mark_object(data: Any) -> None:
                if isinstance(data, dict):
                    for wire, mark in inner:
                        if wire in data:
                            mark(data[wire])
                    nulls = [wire for wire, value in data.items() if value is None]
                    if nulls:
                        data[NULLS] = nulls

            return mark_object
        case ListOf(item) | MapOf(item):
            mark_item = _marker(item)
            if mark_item is None:
                return None

            def mark_each(data: Any) -> None:
                if isinstance(data, dict | list):
                    for one in data.values() if isinstance(data, dict) else data:
                        mark_item(one)

            return mark_each
        case _:
            return None


# ---- what does not fit


def _no_fit(error: Exception, data: Any, kind: Kind, path: str, operation: str | None) -> DecodeError:
    """Look for what does not fit in `data`, given anew, and name it."""
    found = _find_misfit(data, kind, path)
    return _misfit(*(found or (path, f"does not fit its model ({type(error).__name__})")), operation)


def _misfit(path: str, problem: str, operation: str | None) -> DecodeError:
    where = f"{operation}: " if operation else ""
    return DecodeError(f"{where}{path}: {problem}", path=path, operation=operation)


def _find_misfit(value: Any, kind: Kind, path: str, secret: bool = False) -> tuple[str, str] | None:
    """Return the path of the first value that does not fit, and what is wrong with it."""
    match kind:
        case Nested(model):
            if not isinstance(value, dict):
                return path, f"{_shown(value, secret)} is not an object"
            for field in model.__fields__:
                inner = f"{path}.{field.wire}"
                if value.get(field.wire) is None:
                    if field.required:
                        return inner, "is null, which it never is" if field.wire in value else "is missing"
                elif found := _find_misfit(value[field.wire], field.kind, inner, secret or field.secret):
                    return found
            return None
        case ListOf(item):
            if not isinstance(value, list):
                return path, f"{_shown(value, secret)} is not an array"
            found_each = (_find_misfit(one, item, f"{path}[{index}]", secret) for index, one in enumerate(value))
        case MapOf(item):
            if not isinstance(value, dict):
                return path, f"{_shown(value, secret)} is not an object"
            found_each = (_find_misfit(one, item, f"{path}[{json.dumps(key)}]", secret) for key, one in value.items())
        case Anything():
            return None
        case Choice(_):
            return None if isinstance(value, str) else (path, f"{_shown(value, secret)} is not a string")
        case _:
            try:
                _LEAVES[type(kind)][1](value)
            except _MISFITS:
                return path, f"{_shown(value, secret)} is not {_NAMES[type(kind)]}"
            return None
    return next(filter(None, found_each), None)


_NAMES: Final[dict[type, str]] = {
    Text: "a string",
    Id: "a string",
    Number: "a number",
    Integer: "a whole number",
    Boolean: "true or false",
    Date: "a date",
    DateTime: "a moment",
}


def _shown(value: Any, secret: bool = False) -> str:
    """Return a JSON value for an error message: cut if long; of a secret or a container, only what it is."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "an array"
    if secret:
        return "the secret value"
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
