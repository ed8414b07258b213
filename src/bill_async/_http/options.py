"""Options of a call: checks of what they can be, and those of a view for all of its calls. All are checked before
anything is sent."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, cast, get_args

from multidict import CIMultiDict

from .._base.logging import AUTHENTICATION_HEADERS
from .._schema.messages import shown
from .._schema.operation import Operation
from ..errors import InvalidRequestError
from ..types import CallOptions, CommonOptions, Priority
from .keys import ItemKeys

_HEADER_NAME: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_OF_THE_REQUEST: Final = frozenset({"content-length", "host", "transfer-encoding"})
LONGEST_KEY: Final = 255
_PRIORITIES: Final = get_args(Priority)


def check_options(operation: Operation[Any], options: CallOptions) -> None:
    """Refuse an option that does not exist, or a value that it cannot have."""
    for name, value in options.items():
        error = _error(operation.accessor, name, value)
        if error is None and name == "key" and operation.retry == "safe":
            problem = f"{operation.accessor} may be repeated as it is; a key is for calls that write"
            error = InvalidRequestError(f"key: {problem}", field=name)
        if error is not None:
            raise error


def check_defaults(options: CommonOptions) -> None:
    """Refuse an option that cannot be for all calls of a view, or a value that it cannot have."""
    for name, value in options.items():
        if name == "key":
            raise InvalidRequestError("key: each write needs one of its own; give it to the call", field=name)
        error = _error("with_options", name, value)
        if error is not None:
            raise error


def merge_options(defaults: CommonOptions, options: CallOptions) -> CallOptions:
    """Return the options of a call, and the defaults of those that it does not give. Headers are merged by name."""
    merged = cast("CallOptions", {**defaults, **options})
    own = options.get("headers")
    if "headers" in defaults and isinstance(own, Mapping):
        headers = CIMultiDict(defaults["headers"])
        headers.update(own)
        merged["headers"] = headers
    return merged


def _error(accessor: str, name: str, value: object) -> Exception | None:
    """Return the error for an option that does not exist, or for a value that it cannot have."""
    check = _CHECKS.get(name)
    if check is None:
        from .._base.spelling import nearest  # needed after mistakes only

        near = nearest(name, _CHECKS)
        remedy = f"did you mean {near!r}?" if near else f"the options of a call are {', '.join(_CHECKS)}"
        return TypeError(f"{accessor}() got an unexpected keyword argument {name!r}; {remedy}")
    problem = check(value)
    return None if problem is None else InvalidRequestError(f"{name}: {problem}", field=name)


def _is_number(value: object, least: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value < math.inf


def _timeout(value: object) -> str | None:
    return None if _is_number(value, 0.0) and value else f"{shown(value)} leaves no time; give seconds, more than 0"


def _deadline(value: object) -> str | None:
    return None if value is None or value == math.inf else _timeout(value)


def _retries(value: object) -> str | None:
    right = value is None or (isinstance(value, int) and _is_number(value, 0))
    return None if right else f"{shown(value)} is not a number of repetitions; give 0 or more"


def _headers(value: object) -> str | None:
    if not isinstance(value, Mapping):
        return f"{shown(value)} cannot be sent; give a dict of names and values"
    return next(filter(None, (_header(name, text) for name, text in value.items())), None)


def _header(name: object, text: object) -> str | None:
    if not isinstance(name, str) or not re.fullmatch(_HEADER_NAME, name):
        return f"{shown(name)} cannot be the name of a header; give letters, digits and hyphens"
    if name.lower() in AUTHENTICATION_HEADERS:
        return f"{name} is set from the credentials and cannot be replaced"
    if name.lower() in _OF_THE_REQUEST:
        return f"{name} is set from the request and cannot be replaced"
    if not isinstance(text, str) or not text.isprintable():
        return f"{name!r} holds characters that cannot be sent" if isinstance(text, str) else f"{name!r} needs a str"
    return None


def _wait(value: object) -> str | None:
    right = isinstance(value, int | float) and value >= 0
    return None if right else f"{shown(value)} is not a time to wait; give True, False or seconds"


def _priority(value: object) -> str | None:
    right = isinstance(value, str) and value in _PRIORITIES
    return None if right else f"{shown(value)} does not exist; give {' or '.join(map(repr, _PRIORITIES))}"


def _key(value: object) -> str | None:
    if isinstance(value, ItemKeys):
        return next(filter(None, map(_key, value.keys)), None)
    if not isinstance(value, str):
        return f"{shown(value)} cannot be a key; give a str"
    right = 0 < len(value) <= LONGEST_KEY and value.isprintable()
    return None if right else f"{shown(value)} cannot be a key; give 1 to {LONGEST_KEY} printable characters"


_CHECKS: Final[dict[str, Callable[[object], str | None]]] = {
    "timeout": _timeout,
    "deadline": _deadline,
    "retries": _retries,
    "headers": _headers,
    "wait": _wait,
    "priority": _priority,
    "key": _key,
}
