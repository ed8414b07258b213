"""The pages of a list, split into their objects without changing a digit.

The text of each object is kept as BILL sent it. With msgspec, a page is split at once, and only the fields that become
cells are decoded, by a structure made from the fields of the model. All other values, and pages that msgspec refuses,
are read by the parser of the client when they are asked for. Without msgspec, this parser reads everything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import attrgetter
from types import NoneType
from typing import Annotated, Any, Final, TypeAlias

import attrs

from bill_async._schema.codec import TOO_DEEP, NotJson, is_too_deep, loads, parse, split
from bill_async._schema.converter import open_page
from bill_async._schema.messages import shown_json
from bill_async._schema.operation import Operation
from bill_async._schema.structs import check_characters, split_page
from bill_async.errors import DecodeError
from bill_async.paging import Page
from bill_async.scanning.lists import CREATED, UPDATED
from bill_async.types import JsonValue

from .resource_lists import ResourceList
from .rows import INTEGERS, Cell, Column, amount, stored_columns, write_number

__all__ = [
    "Item",
    "RawPage",
    "columns_of",
    "fast_reader",
    "keys_of",
    "read_page",
    "read_standard",
    "row_of",
    "values_of",
]

_REFUSED: Final = (ArithmeticError, RecursionError, ValueError)
"""The errors of msgspec over anything that it does not take."""
_FLAT: Final = 190
"""The number of brackets in the text of an object up to which its depth need not be checked."""
_SHORT: Final = 2 * _FLAT
_GROUP: Final = 10
"""The number of objects whose brackets are counted together. Usually all of them together have few."""

_Read: TypeAlias = "Callable[[bytes], RawPage | None]"
"""Reads a page quickly; None if it cannot."""


class Item:
    """An object of a page: its text, and the fields that are asked for."""

    __slots__ = ("_value", "record", "text")

    def __init__(self, text: str, *, value: JsonValue = None, record: Any = None) -> None:
        """`value` is the parsed text, `record` the decoded fields; without both, the text is parsed when needed."""
        self.text = text
        """The object as BILL sent it."""
        self.record = record
        """The fields that become cells, if msgspec has read them."""
        self._value = value

    @property
    def value(self) -> Mapping[str, JsonValue]:
        """The object; empty if it is not an object."""
        if self._value is None:
            self._value = parse(self.text.encode())
        return self._value if isinstance(self._value, dict) else {}

    def get(self, wire: str) -> JsonValue:
        """Return a field, or None."""
        record = self.record
        name = None if record is None else record.names.get(wire)
        return self.value.get(wire) if name is None else getattr(record, name)


@attrs.frozen
class RawPage(Page[Item]):
    """A page of a list, with the text of each object."""

    dated: datetime | None = None
    """The time of the answer, by BILL's clock."""


def values_of(items: Sequence[Item], wire: str) -> list[JsonValue]:
    """Return a field of each object of a list."""
    records = _records(items)
    name = records[0].names.get(wire) if records else None
    return [item.get(wire) for item in items] if name is None else list(map(attrgetter(name), records))


def keys_of(items: Sequence[Item], resource: ResourceList) -> list[str | None]:
    """Return the identity of each object of a list within its organization (and parent), or None."""
    values: list[Any] = [] if resource.composite else values_of(items, resource.identity[0])
    usual = all(values) and set(map(type, values)) == {str}
    return values if usual else [resource.key(item) for item in items]


def columns_of(items: Sequence[Item]) -> list[Sequence[Cell]] | None:
    """Return the cells of the stored columns, column by column; None if a value needs a conversion."""
    records = _records(items)
    return records[0].columns(records) if records else None


def row_of(item: Item) -> list[Cell] | None:
    """Return the cells of the stored columns of one object; None if a value needs a conversion."""
    columns = columns_of([item])
    return None if columns is None else [column[0] for column in columns]


def _records(items: Sequence[Item]) -> list[Any]:
    """Return the decoded fields of each object of a list; nothing if one of them was read in another way."""
    records = [item.record for item in items]
    return records if all(records) else []


def read_page(body: bytes, resource: ResourceList) -> RawPage:
    """Read a page as the client does, and keep the text of each object.

    Raises: `DecodeError` if the answer is not a page.
    """
    read = fast_reader(resource)
    if read is not None and (page := read(body)) is not None:
        return page
    return read_standard(body, resource.operation)


def read_object(body: bytes, _: Operation[Any]) -> Item:
    """Read an object that came alone, as the client does, and keep its text.

    Raises: `DecodeError` if the answer is not an object.
    """
    value = loads(body)
    if not isinstance(value, dict):
        raise DecodeError(f"$: {shown_json(value)} is not an object")
    return Item(body.decode().strip(), value=value)


def read_standard(body: bytes, operation: Operation[Any]) -> RawPage:
    """Read a page by the parser of the client."""
    page = open_page(loads(body), operation)
    texts = split(body, page.key) if page.data else []
    items = [Item(text, value=value) for value, text in zip(page.data, texts, strict=True)]
    return RawPage(items, page.following)


# ---- with msgspec


@lru_cache(maxsize=256)
def fast_reader(resource: ResourceList) -> _Read | None:
    """Return a function that reads pages of a list by msgspec; None if it is not installed."""
    try:
        import msgspec
    except ImportError:
        return None
    key = resource.operation.answer.key or "results"
    split_bare = msgspec.json.Decoder(list[msgspec.Raw]).decode
    decode = msgspec.json.Decoder(_record(resource), float_hook=write_number).decode

    def read(body: bytes) -> RawPage | None:
        try:
            check_characters(body)
            if body[:1] == b"[":
                return RawPage(_items(split_bare(body), decode))
            page = split_page(body, key)
            if _may_be_deep_beside(body, page.items):
                return None
            return RawPage(_items(page.items, decode), page.following)
        except (*_REFUSED, NotJson):
            return None

    return read


def _may_be_deep_beside(body: bytes, items: Sequence[Any]) -> bool:
    """Whether the members of a page beside its objects might be nested too deeply."""
    if len(body) - sum(map(len, items)) - len(items) <= _SHORT:  # as usual: the names, the cursors and the commas
        return False
    inside = b"".join(map(bytes, items))
    return _brackets(body) - _brackets(inside) > _FLAT


def _items(raws: Sequence[Any], decode: Callable[[Any], Any]) -> list[Item]:
    """Make the items of a page."""
    joined = b"".join(raws)
    ends = list(accumulate(map(len, raws), initial=0))
    for first in range(0, len(raws), _GROUP):
        group = raws[first : first + _GROUP]
        if _brackets(joined[ends[first] : ends[first + len(group)]]) > _FLAT and any(map(_is_too_deep, group)):
            raise ValueError(TOO_DEEP)
    text = joined.decode()
    if len(text) == len(joined):
        texts = [text[begin:end] for begin, end in pairwise(ends)]
    else:
        texts = [bytes(raw).decode() for raw in raws]
    try:
        return [Item(text, record=record) for text, record in zip(texts, map(decode, raws), strict=True)]
    except _REFUSED:
        return [_item(text, raw, decode) for text, raw in zip(texts, raws, strict=True)]


def _item(text: str, raw: Any, decode: Callable[[Any], Any]) -> Item:
    try:
        return Item(text, record=decode(raw))
    except _REFUSED:
        return Item(text, value=parse(text.encode()))


def _is_too_deep(raw: Any) -> bool:
    body = bytes(raw)
    return len(body) > _SHORT and _brackets(body) > _FLAT and is_too_deep([[parse(body)]])


def _brackets(body: bytes) -> int:
    """Count the brackets that open something. To remove the few that there are is faster than to count them."""
    return 2 * len(body) - len(body.replace(b"{", b"")) - len(body.replace(b"[", b""))


def _record(resource: ResourceList) -> Any:
    """Return a structure of the fields that become cells, in the order of the columns, and of those that a sync reads.

    A number comes as an `int`, or as the text of its cell.
    """
    import msgspec
    from msgspec.structs import astuple

    integer: Any = Annotated[int, msgspec.Meta(ge=INTEGERS[0], le=INTEGERS[-1])]
    stored = stored_columns(resource.fields)

    def type_of(column: Column) -> Any:
        if column.convert is amount:
            return Any
        return bool | integer | None if column.type == "INTEGER" else str | None

    types = {column.wire: type_of(column) for column in stored}
    width = len(types)
    numbers = [place for place, type in enumerate(types.values()) if type is Any]
    integers = [place for place, column in enumerate(stored) if column.type == "INTEGER"]
    types |= {wire: str | None for wire in (*resource.identity, CREATED, UPDATED) if wire not in types}
    names = {wire: f"field_{place}" for place, wire in enumerate(types)}

    def columns(records: list[Any]) -> list[Sequence[Cell]] | None:
        found: list[Any] = list(zip(*map(astuple, records), strict=True))[:width]
        for place in integers:
            found[place] = [None if value is None else int(value) for value in found[place]]
        for place in numbers:
            kinds = set(map(type, found[place]))
            if not kinds <= {str, int, NoneType}:
                return None
            if int in kinds:
                found[place] = [str(value) if type(value) is int else value for value in found[place]]
        return found

    exact = {wire: name for wire, name in names.items() if types[wire] is not Any}
    return msgspec.defstruct(
        "Record",
        [(names[wire], type, None) for wire, type in types.items()],
        rename={name: wire for wire, name in names.items()},
        namespace={"columns": staticmethod(columns), "names": exact},
        gc=False,
    )
