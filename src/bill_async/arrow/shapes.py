"""The shapes of Arrow columns, and how JSON fills them.

Arrow itself reads the JSON of objects, eight times as fast as Python could make the cells. It has no room for a
surprise: about an unknown field, a number that is too long, half of a surrogate pair, it only says that there is one.
Then the cells of these objects are made one by one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import cache
from io import BytesIO
from typing import Any, Final, Literal, cast, get_args, get_origin

import attrs
import pyarrow as pa
from pyarrow import compute, json

from bill_async._schema.codec import escaped
from bill_async._schema.fields import Field
from bill_async._schema.kind import MISFITS
from bill_async._schema.models import Model
from bill_async._schema.values import is_cut, to_bool, to_date, to_datetime, to_decimal, to_int

__all__ = ["UNKNOWN", "Misfit", "Shape", "shape_of"]

UNKNOWN: Final = "_unknown"
"""The column with the fields that this package does not know."""

_SCALE: Final = 18
_DECIMAL: Final = pa.decimal128(38, _SCALE)
_UNIT: Final = Decimal(1).scaleb(-_SCALE)
_EXACT: Final = Context(prec=38, traps=[Inexact, InvalidOperation])
_WIDE: Final = pa.decimal256(76, _SCALE)
"""The type in which Arrow reads a number. It does not notice that one is too long for its type and becomes another, but
the cast to the shorter type does."""
_DIGITS: Final = bytes(ord("0") if chr(byte).isdecimal() else byte for byte in range(128)) + bytes(range(128, 256))
_LONG: Final = b"0" * 40
"""More digits than the cast can notice, once each is a zero."""
_INTEGERS: Final = range(-(2**63), 2**63)
_DAY: Final = pa.date32()
_MOMENT: Final = pa.timestamp("us", "UTC")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DAYS: Final = range(date.min.toordinal() - _EPOCH.toordinal(), date.max.toordinal() - _EPOCH.toordinal() + 1)
"""The days of the years 1 to 9999. Arrow knows others, which most programs cannot read."""
_MICROSECONDS: Final = range(_DAYS[0] * 86_400_000_000, (_DAYS[-1] + 1) * 86_400_000_000)


@attrs.frozen
class Misfit:
    """A value that its column cannot hold."""

    row: int
    """The number of the object, from 0."""
    field: str
    """The path of the field: `bill_line_items[2].amount`."""
    value: object


class _Cells(ABC):
    """The cells of a column, made of JSON values."""

    arrow: pa.DataType
    wire: Any
    """The type as which Arrow reads the JSON; None if it cannot."""

    def adopt(self, read: Any) -> Any:
        """Return the column of an array that Arrow read. Raises: `pyarrow.ArrowInvalid` if a value does not fit."""
        return read

    @abstractmethod
    def make(self, value: Any, found: list[Misfit]) -> Any:
        """Return what Arrow takes for a JSON value that is not null. What does not fit is noted in `found`, with the
        path below the value. It is null, or the text or the moment that comes closest."""


class _Leaf(_Cells):
    """Single values."""

    def __init__(self, arrow: pa.DataType, convert: Callable[[Any], Any]) -> None:
        self.arrow = arrow
        self.wire = _WIDE if arrow == _DECIMAL else arrow
        self._convert = convert

    def adopt(self, read: Any) -> Any:
        return read if self.wire == self.arrow else compute.cast(read, self.arrow)

    def make(self, value: Any, found: list[Misfit]) -> Any:
        try:
            return self._convert(value)
        except MISFITS:
            found.append(Misfit(0, "", value))
            return None


class _Times(_Leaf):
    """Days or moments of the years 1 to 9999. Moments have microseconds; what is finer is cut off and noted."""

    def __init__(self, arrow: pa.DataType, convert: Callable[[Any], Any], allowed: range) -> None:
        super().__init__(arrow, convert)
        self.wire = pa.string() if arrow == _DAY else arrow
        self._allowed = allowed

    def adopt(self, read: Any) -> Any:
        column = super().adopt(read)
        for bound in cast("Any", compute.min_max(column)).values():
            if bound.is_valid and bound.value not in self._allowed:
                raise pa.ArrowInvalid
        return column

    def make(self, value: Any, found: list[Misfit]) -> Any:
        made = super().make(value, found)
        if made is not None and is_cut(value):
            found.append(Misfit(0, "", value))
        return made


class _Text(_Cells):
    """Texts. Any other value is written as JSON."""

    arrow = wire = pa.string()

    def make(self, value: Any, found: list[Misfit]) -> str:
        if not isinstance(value, str):
            return escaped(value)
        if not value.isascii():
            whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            if whole != value:
                found.append(Misfit(0, "", value))
            return whole
        return str(value)


class _Json(_Cells):
    """Values of any kind, as JSON."""

    arrow, wire = pa.string(), None

    def make(self, value: Any, found: list[Misfit]) -> str:
        return escaped(value)


class _List(_Cells):
    """Lists."""

    def __init__(self, item: _Cells) -> None:
        self.arrow = pa.list_(item.arrow)
        self.wire = None if item.wire is None else pa.list_(item.wire)
        self._item = item

    def adopt(self, read: Any) -> Any:
        items = self._item.adopt(read.values)
        return pa.ListArray.from_arrays(read.offsets, items, type=self.arrow, mask=read.is_null())

    def make(self, value: Any, found: list[Misfit]) -> list[Any] | None:
        if not isinstance(value, list):
            found.append(Misfit(0, "", value))
            return None
        return [_inside(self._item, item, found, f"[{place}]") for place, item in enumerate(value)]


class _Map(_Cells):
    """Maps with free keys."""

    wire = None

    def __init__(self, item: _Cells) -> None:
        self.arrow = pa.map_(pa.string(), item.arrow)
        self._item = item

    def make(self, value: Any, found: list[Misfit]) -> list[tuple[str, Any]] | None:
        if not isinstance(value, dict):
            found.append(Misfit(0, "", value))
            return None
        key = _Text()
        return [(key.make(name, found), _inside(self._item, item, found, f"[{name}]")) for name, item in value.items()]


class Shape(_Cells):
    """Objects of a model: their columns, or those of a struct."""

    def __init__(self, model: type[Model], within: tuple[type[Model], ...], *, unknown: bool) -> None:
        inner = (*within, model)
        self._known = frozenset(field.wire for field in model.__fields__)
        self._cells = [(field.wire, field.name, cells) for field, cells in _columns(model, inner, unknown=unknown)]
        self._unknown = unknown
        self.columns = [pa.field(name, cells.arrow) for _, name, cells in self._cells]
        if unknown:
            self.columns.append(pa.field(UNKNOWN, pa.string()))
        self.arrow = pa.struct(self.columns)
        secret = [(field.wire, _Text()) for field in model.__fields__ if field.secret]
        wires = [(wire, cells.wire) for wire, cells in (*((wire, cells) for wire, _, cells in self._cells), *secret)]
        types = [pa.field(wire, type) for wire, type in wires if type is not None]
        self.wire = pa.struct(types) if len(types) == len(wires) else None

    def adopt(self, read: Any) -> Any:
        columns = [cells.adopt(read.field(wire)) for wire, _, cells in self._cells]
        if self._unknown:
            columns.append(pa.nulls(len(read), pa.string()))
        return pa.StructArray.from_arrays(columns, fields=self.columns, mask=read.is_null())

    def read(self, lines: bytes, memory: pa.MemoryPool | None = None) -> pa.RecordBatch | None:
        """Make a record batch of JSON objects, one on each line; None if that takes `batch`.

        Unknown fields are skipped if there are no columns for them. `memory` is where the values are read into.
        """
        if self.wire is None or _LONG in lines.translate(_DIGITS):
            return None
        surprise: Literal["error", "ignore"] = "error" if self._unknown else "ignore"
        parsing = json.ParseOptions(explicit_schema=pa.schema(self.wire), unexpected_field_behavior=surprise)
        whole = json.ReadOptions(use_threads=False, block_size=len(lines) + 1)
        try:
            table = json.read_json(BytesIO(lines), read_options=whole, parse_options=parsing, memory_pool=memory)
            return pa.RecordBatch.from_struct_array(self.adopt(table.to_struct_array().combine_chunks()))
        except pa.ArrowInvalid:
            return None

    def make(self, value: Any, found: list[Misfit]) -> dict[str, Any] | None:
        if not isinstance(value, Mapping):
            found.append(Misfit(0, "", value))
            return None
        get = value.get
        made = {name: _inside(cells, get(wire), found, name) for wire, name, cells in self._cells}
        if self._unknown and not value.keys() <= self._known:
            made[UNKNOWN] = escaped({key: item for key, item in value.items() if key not in self._known})
        return made

    def batch(self, objects: Iterable[Mapping[str, Any]], found: list[Misfit]) -> pa.RecordBatch:
        """Make a record batch of JSON objects. What does not fit is noted in `found`."""
        rows: list[Any] = []
        for number, value in enumerate(objects):
            before = len(found)
            rows.append(self.make(value, found))
            if len(found) > before:
                found[before:] = [attrs.evolve(misfit, row=number) for misfit in found[before:]]
        return pa.RecordBatch.from_struct_array(cast("pa.StructArray", pa.array(rows, self.arrow)))


@cache
def shape_of(model: type[Model], *, unknown: bool) -> Shape:
    """Return the shape of the objects of a model, with or without the columns for unknown fields."""
    return Shape(model, (), unknown=unknown)


def _columns(model: type[Model], within: tuple[type[Model], ...], *, unknown: bool) -> Iterator[tuple[Field, _Cells]]:
    """Yield the fields that have columns."""
    for field in model.__fields__:
        cells = None if field.secret else _cells_of(field.kind.python_type(), within, unknown=unknown)
        if cells is not None:
            yield field, cells


def _cells_of(python: Any, within: tuple[type[Model], ...], *, unknown: bool) -> _Cells | None:
    """Return the cells for values of a Python type; None for a model that they are part of."""
    if get_origin(python) in (list, dict):
        item = _cells_of(get_args(python)[-1], within, unknown=unknown)
        make = _List if get_origin(python) is list else _Map
        return None if item is None else make(item)
    if isinstance(python, type) and issubclass(python, Model):
        return None if python in within else Shape(python, within, unknown=unknown)
    if isinstance(python, type) and issubclass(python, str):
        return _Text()
    return _LEAVES.get(python) or _Json()


def _inside(cells: _Cells, value: Any, found: list[Misfit], name: str) -> Any:
    """Return the cell of a part of a value. The paths of what does not fit get its name."""
    if value is None:
        return None
    before = len(found)
    made = cells.make(value, found)
    for place in range(before, len(found)):
        path = found[place].field
        dot = "." if path and path[0] != "[" else ""
        found[place] = attrs.evolve(found[place], field=f"{name}{dot}{path}")
    return made


def _number(value: Any) -> Decimal:
    return to_decimal(value).quantize(_UNIT, context=_EXACT)


def _integer(value: Any) -> int:
    number = to_int(value)
    if number not in _INTEGERS:
        raise OverflowError
    return number


def _moment(value: Any) -> datetime:
    return to_datetime(value).astimezone(UTC)


_LEAVES: Final[Mapping[Any, _Cells]] = {
    Decimal: _Leaf(_DECIMAL, _number),
    int: _Leaf(pa.int64(), _integer),
    bool: _Leaf(pa.bool_(), to_bool),
    date: _Times(_DAY, to_date, _DAYS),
    datetime: _Times(_MOMENT, _moment, _MICROSECONDS),
}
