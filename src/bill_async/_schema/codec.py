"""JSON text to Python values and back, exactly: no number passes through a float."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from json.encoder import encode_basestring
from typing import Any, NoReturn, cast

from ..errors import DecodeError, InvalidRequestError
from ..types import JsonValue
from .values import from_decimal

__all__ = ["dumps", "loads", "parser"]


def loads(body: bytes) -> JsonValue:
    """Read JSON; numbers with a fraction or an exponent become `Decimal`."""
    try:
        return cast("JsonValue", parser()(body))
    except (ArithmeticError, RecursionError, ValueError) as error:
        raise DecodeError(f"the answer is not JSON: {error}") from None


def dumps(value: object) -> bytes:
    """Write JSON, compact and in the given order; a `Decimal` becomes an exact number."""
    try:
        return _text(value).encode()
    except (RecursionError, TypeError, ValueError) as error:
        raise InvalidRequestError(f"this cannot be sent as JSON: {error}") from None


@cache
def parser() -> Callable[[bytes], Any]:
    """Return the fastest exact parser there is: msgspec if it is installed."""
    try:
        import msgspec
    except ImportError:
        return standard_parser()
    return msgspec.json.Decoder(float_hook=Decimal).decode


def standard_parser() -> Callable[[bytes], Any]:
    decode_text = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse_constant).decode
    return lambda body: decode_text(body.decode())


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")


def _text(value: object) -> str:
    kind = type(value)
    if kind is str:
        return encode_basestring(cast("str", value))
    if kind is dict or isinstance(value, Mapping):
        return (
            f"{{{','.join([f'{_key(key)}:{_text(item)}' for key, item in cast('Mapping[Any, Any]', value).items()])}}}"
        )
    if isinstance(value, list | tuple):
        return f"[{','.join([_text(item) for item in value])}]"
    if isinstance(value, Decimal):
        return from_decimal(value)
    if value is None:
        return "null"
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        raise TypeError(f"a float cannot hold {value!r} exactly; use Decimal({str(value)!r}) or an int")
    raise TypeError(f"there is no JSON for {kind.__name__}")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"the key {key!r} is not a str")
    return encode_basestring(key)
