"""Identifiers that encode the position of their object, so that no table of ids is needed.

An id looks random, is the same for the same seed, and is converted back to the position by arithmetic.
"""

from __future__ import annotations

import base64
import hashlib
from typing import Final
from uuid import UUID

__all__ = ["Ids", "SpendIds", "digest", "line_id", "organization_id"]

_BITS: Final = 48
_MASK: Final = (1 << _BITS) - 1
_FACTOR: Final = 0x9E3779B97F4B  # odd, so that it has an inverse modulo 2**48
_INVERSE: Final = pow(_FACTOR, -1, 1 << _BITS)


def digest(*parts: object) -> int:
    """Return a hash of 64 bits of the parts, which is the same in every process."""
    text = "\x1f".join(map(str, parts)).encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big")


class Ids:
    """The ids of one kind of object in one organization: a prefix and 17 characters."""

    __slots__ = ("_head", "_key", "prefix")

    def __init__(self, prefix: str, organization: str, seed: int) -> None:
        key = digest("id", prefix, organization, seed)
        self.prefix = prefix
        self._head = f"{prefix}02{_letters(key >> _BITS)}"
        self._key = key & _MASK

    def make(self, position: int) -> str:
        """Return the id of the object at `position`."""
        return f"{self._head}{(position * _FACTOR + self._key) & _MASK:012X}"

    def position(self, text: str) -> int:
        """Return the position of an id, or -1 if it is not an id of this kind."""
        if len(text) != len(self._head) + 12 or not text.startswith(self._head):
            return -1
        try:
            number = int(text[-12:], 16)
        except ValueError:
            return -1
        position = ((number - self._key) * _INVERSE) & _MASK
        # int() also accepts lower case and underscores, which an id must not have
        return position if self.make(position) == text else -1


class SpendIds:
    """The two forms of a Spend & Expense id: the base64 of `Budget:17`, and `bgt_` with 26 characters."""

    __slots__ = ("_base", "_key", "_number", "_uuid_head", "kind", "prefix")

    def __init__(self, kind: str, prefix: str, organization: str, seed: int) -> None:
        key = digest("id", kind, organization, seed)
        self.kind = kind
        self.prefix = prefix
        self._key = key & _MASK
        self._number = 1_000_000 + (key >> _BITS) % 900 * 10_000_000
        self._base = f"{key:016x}{key >> 24 & 0xFFFF:04x}"
        self._uuid_head = f"{prefix}{self._base[:14]}"

    def make(self, position: int) -> str:
        """Return the older id of the object at `position`."""
        if self.kind == "Transaction":
            plain = f"Transaction:{self._rfc4122(position)}"
        else:
            plain = f"{self.kind}:{self._number + position}"
        return base64.b64encode(plain.encode()).decode()

    def uuid(self, position: int) -> str:
        """Return the newer id of the object at `position`."""
        return f"{self._uuid_head}{(position * _FACTOR + self._key) & _MASK:012x}"

    def position(self, text: str) -> int:
        """Return the position of an id in either form, or -1 if it is not an id of this kind."""
        try:
            position = self._read(text)
        except ValueError:
            return -1
        return position if position >= 0 and text in (self.make(position), self.uuid(position)) else -1

    def _read(self, text: str) -> int:
        """Return the position that an id would have. Raises `ValueError` for anything but an id."""
        if text.startswith(self._uuid_head):
            return self._from_hex(text[-12:])
        kind, _, rest = base64.b64decode(text, validate=True).decode().partition(":")
        if kind != self.kind:
            return -1
        return self._from_hex(rest[-12:]) if kind == "Transaction" else int(rest) - self._number

    def _rfc4122(self, position: int) -> UUID:
        tail = (position * _FACTOR + self._key) & _MASK
        return UUID(hex=f"{self._base}{tail:012x}", version=4)

    def _from_hex(self, digits: str) -> int:
        return ((int(digits, 16) - self._key) * _INVERSE) & _MASK


def line_id(prefix: str, position: int, place: int) -> str:
    """Return the id of a line item, made from the position of the object and the place of the line."""
    return f"{prefix}02{position:010X}{place:05X}"


def organization_id(index: int, seed: int) -> str:
    """Return the id of an organization by its index."""
    return Ids("008", "", seed).make(index)


def _letters(number: int) -> str:
    alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    return "".join(alphabet[number // 24**place % 24] for place in range(3))
