"""Transaction numbers that the client makes. BILL accepts each only once, so an object can be found by it with
certainty."""

from __future__ import annotations

import hashlib
import os
import re
from base64 import b32encode
from copy import copy
from typing import Any, Final, TypeVar

from .._schema.operation import Operation
from ..types import UNSET

__all__ = ["is_minted", "transaction_number", "with_minted"]

T = TypeVar("T")

_PREFIX: Final = "BILLASYNC"
"""BILL asks for letters and digits, 50 at most."""
_BYTES: Final = 20
_MINTED: Final = rf"(?i){_PREFIX}[A-Z2-7]{{{_BYTES * 8 // 5}}}"


def transaction_number(organization: str | None = None, key: str | None = None) -> str:
    """Return a unique transaction number that cannot be guessed: 41 letters and digits.

    With a key it is the same for the same organization and key, at any time and in any process; without one it is
    random.
    """
    if key is None:
        return _number(os.urandom(_BYTES))
    said = f"{len(organization or '')}:{organization or ''}{key}"
    return _number(hashlib.sha256(said.encode()).digest()[:_BYTES])


def _number(data: bytes) -> str:
    return _PREFIX + b32encode(data).decode()


def is_minted(number: object) -> bool:
    """Whether a number was made by this package, in any client."""
    return isinstance(number, str) and re.fullmatch(_MINTED, number) is not None


def with_minted(operation: Operation[Any], body: T, organization: str | None = None, key: str | None = None) -> T:
    """Return a body with a number, if it takes one and has none. `None` asks BILL for one of its own."""
    name = None if operation.body is None else operation.body.mints
    if name is None or getattr(body, name, None) is not UNSET:
        return body
    minted = copy(body)
    setattr(minted, name, transaction_number(organization, key))
    return minted
