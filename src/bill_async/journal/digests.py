"""Digests of the fields that a write sends. They show whether two writes with one key are the same and which fields
differ, without storing any value.

The digest of a secret is so short that many values share it. Someone with the journal and its key cannot find an
account number by trying all of them. Two different secrets have the same digest once in 65,536 times.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

import attrs

from .._http.minting import is_minted
from .._http.request import WireRequest
from .._schema.models import Model
from .._schema.operation import Operation
from ..secret import Secret, hides_frames, reveal
from ..types import UNSET

__all__ = ["digests"]

_LENGTH: Final = 6
"""Bytes."""
_SECRET_LENGTH: Final = 2
_MOST: Final = 300
"""The maximum number of fields with separate digests. All further fields share one."""
_REST: Final = "the rest"


@attrs.frozen
class _Leaf:
    """A single value."""

    path: str
    value: bytes
    secret: bool


@hides_frames
def digests(key: bytes, operation: Operation[Any], request: WireRequest, body: object) -> dict[str, str]:
    """Return a digest of each argument and of each field of the body, by its Python name.

    A number that the client has minted is left out, because the caller did not give it.
    """
    mints = None if operation.body is None else operation.body.mints
    leaves = [*_argument_leaves(operation, request), *_leaves(body, "", secret=False)]
    if mints is not None and is_minted(getattr(body, mints, None)):
        leaves = [leaf for leaf in leaves if leaf.path != mints]
    return _digests(key, leaves)


def _digests(key: bytes, leaves: Sequence[_Leaf]) -> dict[str, str]:
    alone, rest = leaves[:_MOST], leaves[_MOST:]
    found = {leaf.path: _digest(key, [leaf], secret=leaf.secret) for leaf in alone}
    for secret, name in ((False, _REST), (True, f"secrets in {_REST}")):
        if some := [leaf for leaf in rest if leaf.secret is secret]:
            found[name] = _digest(key, some, secret=secret)
    return found


def _digest(key: bytes, leaves: Sequence[_Leaf], *, secret: bool) -> str:
    together = hashlib.blake2b(key=key, digest_size=_SECRET_LENGTH if secret else _LENGTH)
    for leaf in leaves:
        path = leaf.path.encode()
        together.update(b"%d %d " % (len(path), len(leaf.value)) + path + leaf.value)
    return together.hexdigest()


def _argument_leaves(operation: Operation[Any], request: WireRequest) -> Iterator[_Leaf]:
    """Yield the arguments outside the body: ids in the path, parameters, headers."""
    for parameter, given in zip(operation.path_params, request.given, strict=False):
        yield _Leaf(parameter.name, _text(reveal(given)), parameter.secret)
    names = {parameter.wire: parameter.name for parameter in (*operation.query, *operation.headers)}
    for wire, value in request.query:
        yield _Leaf(names.get(wire, wire), _text(reveal(value)), isinstance(value, Secret))
    secret = {parameter.wire for parameter in operation.headers if parameter.secret}
    for wire, value in request.headers.items():
        if wire in names:
            yield _Leaf(names[wire], _text(value), wire in secret)


def _leaves(value: Any, path: str, *, secret: bool) -> Iterator[_Leaf]:
    """Yield the single values of a body, in order. Values that are not sent are left out."""
    if isinstance(value, Secret):
        value, secret = value.reveal(), True
    if isinstance(value, Model):
        before = f"{path}." if path else ""
        inner = [(before + field.name, getattr(value, field.name)) for field in value.__fields__]
    elif isinstance(value, dict):
        inner = [(f"{path}[{name!r}]", value[name]) for name in sorted(value)]
    elif isinstance(value, list | tuple):
        inner = [(f"{path or 'body'}[{place}]", one) for place, one in enumerate(value)]
    else:
        if value is not None or path:
            yield _Leaf(path or "content", _bytes(value), secret)
        return
    given = [one for one in inner if one[1] is not UNSET]
    if not given:  # an empty list is different from no list
        yield _Leaf(path or "body", b"empty", secret)
    for name, one in given:
        yield from _leaves(one, name, secret=secret)


def _bytes(value: Any) -> bytes:
    """Return the same text for all notations of a value: 10 and 10.00 are the same amount."""
    if isinstance(value, bytes):
        return b"bytes " + hashlib.sha256(value).digest()
    if isinstance(value, bool) or value is None:
        return f"constant {value}".encode()
    if isinstance(value, int | Decimal):
        number = Decimal(value)
        return f"number {number.normalize() if number else 0}".encode()
    return b"text " + _text(value)


def _text(value: object) -> bytes:
    return str(value).encode()
