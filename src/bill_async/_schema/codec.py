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
    parts: list[str] = []
    try:
        _write(value, parts.append)
        return "".join(parts).encode()
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
