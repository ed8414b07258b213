"""The comparison of an object that was sent with the objects that BILL lists.

Both are JSON here. A value is named by the path at which BILL lists it, such as `invoice.invoiceNumber`. Equal values
may be written differently: BILL trims texts, completes phone numbers and postal codes, and rounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, TypeAlias

import attrs

from .._schema.converter import unstructure
from .._schema.kind import Kind
from .._schema.kinds import Choice, Date, Id, Integer, Number, Text
from .._schema.models import Model, Nested
from .._schema.operation import Operation
from .._schema.traces import ComparedField, Trace
from ..secret import Secret, reveal

__all__ = [
    "Approximate",
    "Ending",
    "Values",
    "sent_values",
    "equal",
    "listed_values",
    "identity_of",
    "is_same",
    "may_be_same",
    "shared",
    "to_data",
    "phrase_of",
]

Values: TypeAlias = Mapping[str, Any]
"""The values of an object, by the path at which BILL lists them."""

_CENT: Final = Decimal("0.01")
_CUT: Final = 5
"""The number of characters that a text must have to match the beginning or the end of another."""
_COMPARABLE: Final[tuple[type[Kind], ...]] = (Choice, Date, Id, Integer, Number, Text)
"""The kinds of values that BILL stores as they were sent. It may set switches and times itself."""
_MASK: Final = "*•#xX -"
_SHOWN: Final = 3
"""The number of visible characters that identify a secret."""
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@attrs.frozen
class Approximate:
    """An amount that BILL may have rounded differently."""

    value: Decimal
    by: Decimal


@attrs.frozen
class Ending:
    """The last characters of a secret, or none."""

    text: str


@attrs.frozen
class _OneOf:
    """An id in both of its forms."""

    values: tuple[Any, ...]


# ---- the objects that were sent


def to_data(body: Model) -> dict[str, Any]:
    """Return a body as JSON, with hidden secrets."""
    data: dict[str, Any] = dict(unstructure(body))
    for field in body.__fields__:
        written = data.get(field.wire)
        if written is not None:
            data[field.wire] = Secret(written) if field.secret else _hide(getattr(body, field.name), written)
    return data


def _hide(value: Any, written: Any) -> Any:
    """Hide the secrets in what was written of a value."""
    if isinstance(value, Model):
        return to_data(value)
    if isinstance(written, list):
        return [_hide(*pair) for pair in zip(value, written, strict=True)]
    return written


def sent_values(trace: Trace, item: type[Model], data: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the values of each object that a body asks for."""
    fields = _compared_fields(trace)
    owned = {field.sent for field in fields}
    kept = {name: value for name, value in data.items() if name not in trace.apart}
    others = {path: value for path, value in _leaves(kept) if path not in owned and _is_comparable(item, path)}
    for entry, name in _entries(data, [field.sent for field in fields]):
        found = {field.listed: _sent(field, data, entry, name) for field in fields}
        yield {**others, **{path: value for path, value in found.items() if value is not None}}


def _sent(field: ComparedField, data: Mapping[str, Any], entry: Any, name: str) -> Any:
    if any(data.get(one) is not None for one in field.without):
        return None
    value = _value(data, entry, name, field.sent)
    return _total(value) if field.total else value


def _leaves(data: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value outside lists, and every list, with its path."""
    for name, value in data.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{above}{name}.")
        elif value is not None:
            yield f"{above}{name}", value


def _is_comparable(item: type[Model], path: str) -> bool:
    """Whether BILL lists a value at a path, and keeps it as it was sent."""
    name, _, below = path.partition(".")
    kind = next((field.kind for field in item.__fields__ if field.wire == name), None)
    if isinstance(kind, Nested):
        return _is_comparable(kind.model, below)
    return isinstance(kind, _COMPARABLE)


# ---- the objects that were found


def listed_values(trace: Trace, item: Model, paths: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the values of an object at some paths, once for each of the parts by which it is compared."""
    data = unstructure(item)
    summed = {field.listed for field in _compared_fields(trace) if field.total == "both"}
    names = list(paths)
    for entry, list_name in _entries(data, names):
        found = {path: _value(data, entry, list_name, path) for path in names}
        found |= {path: _total(found[path]) for path in summed & found.keys()}
        yield {path: value for path, value in found.items() if value is not None and value != ""}


def _compared_fields(trace: Trace) -> list[ComparedField]:
    """Return every field that the spec names for the comparison."""
    return [field for key in (*trace.identity, trace.compared) for field in key]


# ---- paths


def _entries(data: Mapping[str, Any], paths: Iterable[str]) -> Iterator[tuple[Any, str]]:
    """Yield each entry of the list that the paths lead through. An object without such a list is its own only entry."""
    name = next((path.partition("[]")[0] for path in paths if "[]" in path), "")
    for entry in data.get(name) or [data]:
        yield entry, name


def _value(data: Mapping[str, Any], entry: Any, name: str, path: str) -> Any:
    """Return the value at a path: of the entry if the path leads through the list of this name, otherwise of the
    object."""
    place: Any = data
    if path.startswith(f"{name}[]"):
        place, path = entry, path.removeprefix(f"{name}[]").removeprefix(".")
    *above, last = path.split(".")
    for part in above:
        place = place.get(part) if isinstance(place, Mapping) else None
    if not last:
        return None if isinstance(place, Mapping) else place
    if not isinstance(place, Mapping):
        return None
    # Spend & Expense lists both the older id and the one that replaces it.
    other = place.get(f"{last.removesuffix('Id')}Uuid")
    return place.get(last) if other is None else _OneOf((place.get(last), other))


def _total(lines: Any) -> Decimal | Approximate | None:
    """Add up lines as BILL does: `amount`, or quantity times price. None if there are no lines, or one has neither."""
    if not lines:
        return None
    total, by = Decimal(0), Decimal(0)
    for line in lines:
        amount, quantity, price = (_number(line.get(name)) for name in ("amount", "quantity", "price"))
        if amount is None:
            if price is None:
                return None
            amount = (price * (Decimal(1) if quantity is None else quantity)).quantize(_CENT, ROUND_HALF_UP)
            by += _CENT
        total += amount
    return Approximate(total, by) if by else total


def _number(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


# ---- comparing


def identity_of(operation: Operation[Any], values: Values, *, exact: bool = False) -> frozenset[str]:
    """Return the paths of the values that identify the object that was sent; empty if there are none.

    Those that the client mints are left out, unless it is `exact`.
    """
    trace, body = operation.trace, operation.body
    assert trace is not None
    keys = [frozenset(field.listed for field in key) for key in trace.identity]
    if body is not None and body.mints is not None:
        keys = keys[:1] if exact else keys[1:]
    elif exact:
        keys = []
    known = {path for path, value in values.items() if value != Ending("")}
    return next((key for key in keys if key <= known), frozenset())


def shared(mine: Values, other: Values) -> set[str]:
    """Return the paths of the values that are known on both sides."""
    return {path for path in mine.keys() & other.keys() if not _is_hidden(mine[path], other[path])}


def _is_hidden(mine: Any, other: Any) -> bool:
    """Whether too little of a secret is known, or shown by BILL, to compare it."""
    if not isinstance(mine, Secret | Ending):
        return False
    shown = str(reveal(other))
    end = shown.lstrip(_MASK)
    return mine == Ending("") or (len(end) < _SHOWN and end != shown and not equal(mine, other))


def may_be_same(mine: Values, other: Values, key: frozenset[str]) -> bool:
    """Whether no value of the key contradicts it, and no other value if part of the key is unknown."""
    against = set(differing(mine, other, key))
    return not against if key - shared(mine, other) else not against & key


def is_same(mine: Values, other: Values, key: frozenset[str]) -> bool:
    """Whether the whole key is equal, and no other value contradicts it."""
    return key <= shared(mine, other) and not any(differing(mine, other, key))


def differing(mine: Values, other: Values, key: frozenset[str]) -> Iterator[str]:
    """Yield the paths of contradicting values. Outside the key, a text may be cut off or completed on one side."""
    for path in shared(mine, other):
        if not equal(mine[path], other[path]) and (path in key or not _alike(mine[path], other[path])):
            yield path


def equal(mine: Any, other: Any) -> bool:
    """Whether two values are equal. White space and case do not count in texts."""
    if isinstance(mine, Secret) and _is_end(str(reveal(other)), str(mine.reveal())):
        return True
    mine, other = reveal(mine), reveal(other)
    if isinstance(other, _OneOf):
        return any(equal(mine, one) for one in other.values)
    if isinstance(mine, Ending):
        return _is_end(str(other), mine.text) or (bool(mine.text) and str(other).endswith(mine.text))
    if isinstance(mine, Approximate | Decimal | int) and isinstance(other, Approximate | Decimal | int):
        left, right = _approximate(mine), _approximate(other)
        return abs(left.value - right.value) <= left.by + right.by
    return isinstance(mine, str) and isinstance(other, str) and _plain(mine) == _plain(other)


def _approximate(value: Approximate | Decimal | int) -> Approximate:
    return value if isinstance(value, Approximate) else Approximate(Decimal(value), Decimal(0))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _is_end(shown: str, whole: str) -> bool:
    """Whether a text is the end of a secret, as BILL shows account numbers: `******6789`, or only `6789`."""
    end = shown.lstrip(_MASK)
    return len(end) >= _SHOWN and whole.endswith(end)


def _alike(mine: Any, other: Any) -> bool:
    """Whether one text is the other, cut off or completed, when only letters and digits count."""
    mine, other = reveal(mine), reveal(other)
    if not (isinstance(mine, str) and isinstance(other, str)):
        return False
    one, two = sorted(("".join(filter(str.isalnum, text)).casefold() for text in (mine, other)), key=len)
    return one == two or (len(one) >= _CUT and (two.startswith(one) or two.endswith(one)))


def phrase_of(path: str) -> str:
    """Return the phrase for a path in an explanation: `invoice number` for `invoice.invoiceNumber`."""
    last = path.removesuffix(".id").rpartition(".")[2].removesuffix("[]")
    return _HUMP.sub(" ", last).lower().removesuffix(" id")
