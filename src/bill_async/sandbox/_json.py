"""Exact JSON: every number with a fraction is a `Decimal`, read from its text and written as its text.

The sandbox has its own reader and writer, so that a defect in the client's cannot go unnoticed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Final, NoReturn

__all__ = ["Object", "dumps", "loads", "picker"]

Object = dict[str, Any]
"""One object as JSON, with BILL's field names."""


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"{text} is not JSON")


_SURROGATE: Final = re.compile(rb"\\u[dD][89a-fA-F]")


def _stdlib_loads(data: bytes | str) -> Any:
    found = json.loads(data, parse_float=Decimal, parse_constant=_refuse)
    if _SURROGATE.search(data.encode() if isinstance(data, str) else data):
        _stdlib_dumps(found)  # half of a surrogate pair is not a character and could not be encoded in an answer
    return found


def _text_of(value: Any) -> str:
    """Return one value as JSON. `json.dumps` cannot write a Decimal as a number."""
    if isinstance(value, str):
        return json.dumps(str(value), ensure_ascii=False)
    if isinstance(value, dict):
        inner = ",".join([f"{_text_of(key)}:{_text_of(item)}" for key, item in value.items()])
        return "{" + inner + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join([_text_of(item) for item in value]) + "]"
    if isinstance(value, Decimal):
        if not value.is_finite():
            _refuse(str(value))
        return str(value)
    if value is None or isinstance(value, bool | int):
        return json.dumps(value)
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def _stdlib_dumps(value: Any) -> bytes:
    return _text_of(value).encode()


def _choose() -> tuple[Callable[[bytes | str], Any], Callable[[Any], bytes]]:
    """Return the functions of msgspec, if it is installed. They are just as exact, and several times faster."""
    try:
        import msgspec
    except ImportError:
        return _stdlib_loads, _stdlib_dumps
    decoder = msgspec.json.Decoder(float_hook=Decimal)
    encoder = msgspec.json.Encoder(decimal_format="number")
    return decoder.decode, encoder.encode


_functions: Final = _choose()


def loads(data: bytes | str) -> Any:
    """Read JSON.

    Raises: `ValueError` if the text is not JSON.
    """
    try:
        return _functions[0](data)
    except ArithmeticError:
        raise ValueError("a number is too large") from None
    except RecursionError:
        raise ValueError("too many levels") from None


dumps: Final = _functions[1]
"""Write JSON as compact UTF-8."""


def picker(names: Sequence[str]) -> Callable[[bytes], Object]:
    """Return a function that reads these fields of an object. It skips the other fields if that is faster; a missing
    field may be null."""
    try:
        import msgspec
    except ImportError:
        return loads
    fields = {f"field_{number}": name for number, name in enumerate(dict.fromkeys(names))}
    some = msgspec.defstruct("Some", [(field, Any, None) for field in fields], rename=fields)
    decode, astuple = msgspec.json.Decoder(some, float_hook=Decimal).decode, msgspec.structs.astuple
    wires = tuple(fields.values())
    return lambda data: dict(zip(wires, astuple(decode(data)), strict=True))
