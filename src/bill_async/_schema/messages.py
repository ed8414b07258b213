"""Values as error messages show them: cut if they are long, and never a secret."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any, Final

from ..types import UNSET

_SHOWN: Final = 80
_SIMPLE: Final = (str, bool, int, float, Decimal, date)
_BEGINNING: Final = "0[0-9a-z]{2}"
"""How BILL's ids begin."""


def shown(value: object, *, secret: bool = False) -> str:
    """Return the value for an error message: cut if long; of a secret or a container, only the type."""
    if secret or not (value is UNSET or value is None or isinstance(value, _SIMPLE)):
        return named_type(value)
    text = str(value) if isinstance(value, Decimal | date) else repr(str(value) if isinstance(value, str) else value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."


def shown_id(value: str, *, secret: bool = False) -> str:
    """Return the beginning of an id, which shows the type of its object. Any other text is hidden, because it may be a
    secret."""
    size = f"{len(value)} characters"
    return f"'{value[:3]}...' ({size})" if re.match(_BEGINNING, value) and not secret else f"a text of {size}"


def type_name(value: object) -> str:
    """Return the name of the type of a value. A class is named as a class, because the caller probably forgot the
    parentheses."""
    return f"the class {value.__name__}" if isinstance(value, type) else type(value).__name__


def named_type(value: object) -> str:
    return type_name(value) if isinstance(value, type) else article(type(value).__name__)


def article(name: str) -> str:
    """Return a noun with its article, `an int`."""
    return f"{'an' if name[0] in 'aeiouAEIOU' else 'a'} {name}"


def shown_json(value: Any, secret: bool = False) -> str:
    """Return a JSON value for an error message: cut if long; of a secret or a container, only what it is."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "an array"
    if secret:
        return "the secret value"
    text = repr(value) if type(value) is str else str(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."
