"""The pages of a list, split into their objects without changing a digit.

The text of each object is kept as BILL sent it. With msgspec, a page is split at once, and only the fields that become
cells are decoded, by a structure made from the fields of the model. All other values, and pages that msgspec refuses,
are read by the parser of the client when they are asked for. Without msgspec, this parser reads everything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
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

__all__ = ["Item", "RawPage", "fast_reader", "read_page", "read_standard"]

_REFUSED: Final = (ArithmeticError, RecursionError, ValueError)
"""The errors of msgspec over anything that it does not take."""
_FLAT: Final = 190
"""The number of brackets in the text of an object up to which its depth need not be checked."""
_SHORT: Final = 2 * _FLAT

_Read: TypeAlias = "Callable[[bytes], RawPage | None]"
"""Reads a page quickly; None if it cannot."""


class Item:
    """An object of a page: its text, and the fields that are asked for."""

    __slots__ = ("_record", "_value", "text")

    def __init__(self, text: str, *, value: JsonValue = None, record: Any = None) -> None:
        """`value` is the parsed text, `record` the decoded fields; without both, the text is parsed when needed."""
        self.text = text
        """The object as BILL sent it."""
        self._value = value
        self._record = record

    @property
    def value(self) -> Mapping[str, JsonValue]:
        """The object; empty if it is not an object."""
        if self._value is None:
            self._value = parse(self.text.encode())
        return self._value if isinstance(self._value, dict) else {}

    def get(self, wire: str) -> JsonValue:
        """Return a field, or None."""
        record = self._record
        name = None if record is None else record.names.get(wire)
        return self.value.get(wire) if name is None else getattr(record, name)

    def cells(self) -> list[Cell] | None:
        """Return the cells of the stored columns, or None if a value needs a conversion."""
        return None if self._record is None else self._record.cells()


@attrs.frozen
class RawPage(Page[Item]):
    """A page of a list, with the text of each object."""

    dated: datetime | None = None
    """The time of the answer, by BILL's clock."""


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
                return RawPage([_item(raw, decode) for raw in split_bare(body)])
            page = split_page(body, key)
            if _may_be_deep_beside(body, page.items):
                return None
            return RawPage([_item(raw, decode) for raw in page.items], page.following)
        except (*_REFUSED, NotJson):
            return None

    return read


def _may_be_deep_beside(body: bytes, items: Sequence[Any]) -> bool:
    """Whether the members of a page beside its objects might be nested too deeply."""
    if len(body) - sum(map(len, items)) - len(items) <= _SHORT:  # as usual: the names, the cursors and the commas
        return False
    inside = b"".join(map(bytes, items))
    return body.count(b"[") + body.count(b"{") - inside.count(b"[") - inside.count(b"{") > _FLAT


def _item(raw: Any, decode: Callable[[Any], Any]) -> Item:
    body = bytes(raw)
    text = body.decode()
    if len(body) > _SHORT and _brackets(body) > _FLAT and is_too_deep([[parse(body)]]):
        raise ValueError(TOO_DEEP)
    try:
        return Item(text, record=decode(raw))
    except _REFUSED:
        return Item(text, value=parse(body))


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
    columns = stored_columns(resource.fields)

    def type_of(column: Column) -> Any:
        if column.convert is amount:
            return Any
        return bool | integer | None if column.type == "INTEGER" else str | None

    types = {column.wire: type_of(column) for column in columns}
    width = len(types)
    numbers = [place for place, type in enumerate(types.values()) if type is Any]
    types |= {wire: str | None for wire in (*resource.identity, CREATED, UPDATED) if wire not in types}
    names = {wire: f"field_{place}" for place, wire in enumerate(types)}

    def cells(record: Any) -> list[Cell] | None:
        row: list[Any] = list(astuple(record))
        del row[width:]
        for place in numbers:
            value = row[place]
            if type(value) is int:
                row[place] = str(value)
            elif value is not None and type(value) is not str:
                return None
        return row

    exact = {wire: name for wire, name in names.items() if types[wire] is not Any}
    return msgspec.defstruct(
        "Record",
        [(names[wire], type, None) for wire, type in types.items()],
        rename={name: wire for wire, name in names.items()},
        namespace={"cells": cells, "names": exact},
        gc=False,
    )
