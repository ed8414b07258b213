"""JSON bytes to Python values: exact, and the same whichever parser is installed.

msgspec is fast, but refuses what the standard library takes: half of a surrogate pair, a byte order mark,
a very long number or exponent. The standard parser therefore decides about everything that msgspec refuses.
"""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from json.encoder import encode_basestring
from typing import Any, Final, NoReturn, TypeAlias, cast

from ..errors import DecodeError, InvalidRequestError
from ..types import JsonValue
from .values import NumberText, from_decimal

__all__ = [
    "TOO_DEEP",
    "NotJson",
    "bounded",
    "dumps",
    "escaped",
    "is_too_deep",
    "loads",
    "may_be_too_deep",
    "parse",
    "parser",
    "prepare",
    "split",
    "standard_parser",
    "write_lines",
]

_Splitter: TypeAlias = Callable[[bytes, str | None], list[str]]

_REFUSED: Final = (ArithmeticError, RecursionError, ValueError)
"""The errors of the parsers for a text that is not JSON."""
_DEEPEST: Final = 200
"""The maximum depth of arrays and objects in an answer. BILL needs fewer than ten levels. Tools that process JSON
later, such as `deepcopy`, `repr` or a database, fail at different depths above a few hundred."""
_WHITE: Final = " \t\r\n"

TOO_DEEP: Final = f"is nested more than {_DEEPEST} levels deep"


class NotJson(DecodeError):
    """The answer is not complete JSON: it was cut short, or did not come from BILL."""


def loads(body: bytes) -> JsonValue:
    """Read JSON, with or without a byte order mark.

    A number with a fraction or an exponent becomes a `Decimal`, and so does a whole number that is too long
    for an `int`. A number that no `Decimal` can hold becomes a `NumberText`. Of a key that comes twice the last
    value stays, half of a surrogate pair stays half.

    Raises: `DecodeError` if it is not JSON, or is nested more than 200 levels deep.
    """
    value = parse(body)
    if may_be_too_deep(body) and is_too_deep(value):
        raise NotJson(f"the answer is not JSON: it {TOO_DEEP}")
    return value


def parse(body: bytes) -> JsonValue:
    """Read JSON as `loads` does, but however deeply it is nested.

    Models have few levels, so it is enough to look at what is kept without one: see `bounded`.
    """
    try:
        return cast("JsonValue", parser()(body))
    except _REFUSED as error:
        problem = str(error)  # the error itself holds the whole body, and ours must not lead to it
    raise NotJson(f"the answer is not JSON: {problem}")


def bounded(value: Any) -> Any:
    """Return a part of what `parse` read, if it is nested no more than 200 levels deep; else raise a `ValueError`."""
    if is_too_deep(value):
        raise ValueError(TOO_DEEP)
    return value


def split(body: bytes, key: str | None) -> list[str]:
    """Return the exact text of each element of an array, which is the body or the member `key` of the body.

    It must be known that `loads` can read the body, and that the array is there.
    """
    return _splitter()(body.removeprefix(BOM_UTF8), key)


def dumps(value: object) -> bytes:
    """Write JSON, compact and in the given order; a `Decimal` becomes an exact number."""
    try:
        return _text(value).encode()
    except (RecursionError, TypeError, ValueError) as error:
        raise InvalidRequestError(f"this cannot be sent as JSON: {error}") from None


def escaped(value: object) -> str:
    """Write JSON as `dumps` does, but as a text that can be encoded: half of a surrogate pair becomes its escape."""
    return _text(value).encode("utf-8", "backslashreplace").decode()


def write_lines(values: Iterable[object]) -> bytes:
    """Write JSON values, each on its own line, as `escaped` does."""
    try:
        return _line_writer()(values)
    except (TypeError, UnicodeEncodeError):  # what msgspec does not know, or UTF-8 cannot hold
        return "\n".join(map(escaped, values)).encode()


def may_be_too_deep(body: bytes) -> bool:
    """Whether a text has enough brackets to be nested more than 200 levels deep."""
    return body.count(b"[") + body.count(b"{") > _DEEPEST


def is_too_deep(value: object) -> bool:
    """Whether a JSON value is nested more than 200 levels deep."""
    if type(value) is not dict and type(value) is not list:
        return False
    level: list[Any] = [value]
    for _ in range(_DEEPEST):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if type(outer) is dict else outer)
            if type(inner) is dict or type(inner) is list
        ]
        if not level:
            return False
    return True


def prepare() -> None:
    """Import what is otherwise imported for the first answer."""
    parser()


@cache
def parser() -> Callable[[bytes], Any]:
    """Return the fastest exact parser there is."""
    try:
        import msgspec
    except ImportError:
        return standard_parser
    fast = msgspec.json.Decoder(float_hook=Decimal).decode

    def parse(body: bytes) -> Any:
        try:
            return fast(body)
        except _REFUSED:
            return standard_parser(body)

    return parse


def standard_parser(body: bytes) -> Any:
    """Read JSON by the standard library."""
    return _DECODER.decode(body.decode("utf-8-sig"))


def _whole(text: str) -> int | Decimal:
    try:
        return int(text)
    except ValueError:  # Python limits the digits of an int that is made of text
        return Decimal(text)


def _fraction(text: str) -> Decimal | NumberText:
    try:
        return Decimal(text)
    except InvalidOperation:
        return NumberText(text)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")


_DECODER: Final[Any] = json.JSONDecoder(parse_float=_fraction, parse_int=_whole, parse_constant=_refuse_constant)


# ---- the text of elements


@cache
def _line_writer() -> Callable[[Iterable[Any]], bytes]:
    try:
        import msgspec
    except ImportError:
        return lambda values: "\n".join(map(escaped, values)).encode()
    write: Callable[[Iterable[Any]], bytes] = msgspec.json.Encoder(decimal_format="number").encode_lines
    return write


@cache
def _splitter() -> _Splitter:
    try:
        import msgspec
    except ImportError:
        return _split_standard
    members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
    elements = msgspec.json.Decoder(list[msgspec.Raw]).decode

    def split_fast(body: bytes, key: str | None) -> list[str]:
        try:
            return [bytes(element).decode() for element in elements(body if key is None else members(body)[key])]
        except _REFUSED:
            return _split_standard(body, key)

    return split_fast


def _split_standard(body: bytes, key: str | None) -> list[str]:
    text, scan = body.decode(), _DECODER.scan_once
    at = _skip(text, 0)
    if key is None:
        return _elements(text, at)
    texts: list[str] = []
    at = _skip(text, at + 1)
    while text[at] != "}":
        name, at = scan(text, at)
        at = _skip(text, _skip(text, at) + 1)
        if name == key:
            texts = _elements(text, at) if text[at] == "[" else []
        _, at = scan(text, at)
        at = _skip(text, at)
        if text[at] == ",":
            at = _skip(text, at + 1)
    return texts


def _elements(text: str, at: int) -> list[str]:
    """Return the texts of the array that begins here."""
    scan, texts = _DECODER.scan_once, list[str]()
    at = _skip(text, at + 1)
    while text[at] != "]":
        _, end = scan(text, at)
        texts.append(text[at:end])
        at = _skip(text, end)
        if text[at] == ",":
            at = _skip(text, at + 1)
    return texts


def _skip(text: str, at: int) -> int:
    """Return where the white space that begins here ends."""
    while text[at] in _WHITE:
        at += 1
    return at


# ---- writing


def _text(value: object) -> str:
    """Return the JSON of a value, whether its type is one of `_WRITERS` or derived from one."""
    write = _WRITERS.get(type(value))
    if write is None:
        write = next((write for kind, write in _BASES.items() if isinstance(value, kind)), None)
    if write is not None:
        return write(value)
    if isinstance(value, float):
        raise TypeError(f"a float cannot hold {value!r} exactly; use Decimal({str(value)!r}) or an int")
    raise TypeError(f"there is no JSON for {type(value).__name__}")


def _object(value: Mapping[Any, Any]) -> str:
    pairs = [
        # Most values are simple, and are written without a further call.
        f"{encode_basestring(key) if type(key) is str else _key(key)}:{_WRITERS.get(type(item), _text)(item)}"
        for key, item in value.items()
    ]
    return f"{{{','.join(pairs)}}}"


def _array(value: Iterable[Any]) -> str:
    return f"[{','.join([_WRITERS.get(type(item), _text)(item) for item in value])}]"


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"the key {key!r} is not a str")
    return encode_basestring(key)


_BASES: Final[dict[type, Callable[[Any], str]]] = {
    str: encode_basestring,
    Decimal: from_decimal,
    Mapping: _object,
    list: _array,
    tuple: _array,
    bool: lambda value: "true" if value else "false",
    int: int.__repr__,
}
"""What writes the values of a type, and of those that are derived from it."""
_WRITERS: Final[dict[type, Callable[[Any], str]]] = {
    **_BASES,
    dict: _object,
    NumberText: str,
    type(None): lambda _: "null",
}
