"""Arrow tables of objects: `pip install bill-async[arrow]`.

    bills = [bill async for bill in client.bills.list()]
    table = to_table(Bill, bills)
    frame = polars.from_arrow(table)  # or table.to_pandas()

A column is named as the Python attribute, and its type follows from that of the field:

| field | column |
|---|---|
| an amount or another number with a fraction | `decimal128(38, 18)` |
| a whole number | `int64` |
| true or false | `bool` |
| a day | `date32` |
| a moment | `timestamp[us, tz=UTC]` |
| a text, an id, or a value of an enum | `string` |
| another object | a struct of its fields |
| a list | a list of these |
| a map | a map from texts to these |
| anything else | `string`, as JSON |

A number has up to 20 digits before the point and 18 after it, because BILL writes some numbers with 17. Nothing is
rounded. Each object, also within another, has a column `_unknown` with the fields that this package does not know, as
JSON. Secrets are left out, and so is a field that holds an object of the kind that it is part of.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import cache
from itertools import islice
from typing import Any, Final, TypeVar, cast, get_args, get_origin

import attrs

from ._schema.codec import escaped
from ._schema.converter import unstructure
from ._schema.fields import Field
from ._schema.kind import MISFITS
from ._schema.messages import shown_json
from ._schema.models import Model
from ._schema.values import to_bool, to_date, to_datetime, to_decimal, to_int
from .errors import InvalidRequestError

try:
    import pyarrow as pa
except ImportError as error:
    raise ImportError('bill_async.arrow needs pyarrow: install "bill-async[arrow]"') from error

__all__ = ["UNKNOWN", "Misfit", "Shape", "schema", "shape_of", "to_table"]

M = TypeVar("M", bound=Model)

UNKNOWN: Final = "_unknown"
"""The column with the fields that this package does not know."""

_SCALE: Final = 18
_DECIMAL: Final = pa.decimal128(38, _SCALE)
_UNIT: Final = Decimal(1).scaleb(-_SCALE)
_EXACT: Final = Context(prec=38, traps=[Inexact, InvalidOperation])
_INTEGERS: Final = range(-(2**63), 2**63)
_CHUNK: Final = 10_000
"""The number of objects of a chunk of a table."""


@attrs.frozen
class Misfit:
    """A value that its column cannot hold."""

    row: int
    """The number of the object, from 0."""
    field: str
    """The path of the field: `bill_line_items[2].amount`."""
    value: object


def schema(model: type[Model]) -> pa.Schema:
    """Return the schema of the table of a model."""
    return pa.schema(shape_of(model, unknown=True).columns)


def to_table(model: type[M], objects: Iterable[M], *, misfits: list[Misfit] | None = None) -> pa.Table:
    """Make a table of objects of one model.

    A value may not fit its column: a number with too many digits, or a text with half of a surrogate pair. With a list
    `misfits`, each is appended there, and its cell is null, or the text with U+FFFD.

    Raises: `InvalidRequestError` for the first value that does not fit, without `misfits`; and for an object of another
        model.
    """
    shape = shape_of(model, unknown=True)
    batches: list[pa.RecordBatch] = []
    rest, start = iter(objects), 0
    while chunk := list(islice(rest, _CHUNK)):
        found: list[Misfit] = []
        batches.append(shape.batch(_plain(model, chunk), found))
        if found and misfits is None:
            _refuse(model, found[0], start)
        if misfits is not None:
            misfits += [attrs.evolve(misfit, row=start + misfit.row) for misfit in found]
        start += len(chunk)
    return pa.Table.from_batches(batches, schema(model))


def _plain(model: type[M], objects: Iterable[M]) -> Iterator[Mapping[str, Any]]:
    for each in objects:
        if not isinstance(each, model):
            raise InvalidRequestError(f"{type(each).__name__} is not {model.__name__}; give objects of one model")
        yield unstructure(each)


def _refuse(model: type[Model], misfit: Misfit, start: int) -> None:
    what = f"object {start + misfit.row}: {model.__name__}.{misfit.field}: {shown_json(misfit.value)} does not fit"
    raise InvalidRequestError(
        f"{what} its column; give misfits=[], which takes such values and makes their cells null", field=misfit.field
    )


# ---- the shapes of columns


class _Cells(ABC):
    """The cells of a column, made of JSON values."""

    arrow: pa.DataType

    @abstractmethod
    def make(self, value: Any, found: list[Misfit]) -> Any:
        """Return what Arrow takes for a JSON value that is not null. What does not fit is null, and noted in
        `found` with the path below the value."""


class _Leaf(_Cells):
    """Single values."""

    def __init__(self, arrow: pa.DataType, convert: Callable[[Any], Any]) -> None:
        self.arrow = arrow
        self._convert = convert

    def make(self, value: Any, found: list[Misfit]) -> Any:
        try:
            return self._convert(value)
        except MISFITS:
            found.append(Misfit(0, "", value))
            return None


class _Text(_Cells):
    """Texts. Any other value is written as JSON."""

    arrow: pa.DataType = pa.string()

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

    arrow: pa.DataType = pa.string()

    def make(self, value: Any, found: list[Misfit]) -> str:
        return escaped(value)


class _List(_Cells):
    """Lists."""

    def __init__(self, item: _Cells) -> None:
        self.arrow = pa.list_(item.arrow)
        self._item = item

    def make(self, value: Any, found: list[Misfit]) -> list[Any] | None:
        if not isinstance(value, list):
            found.append(Misfit(0, "", value))
            return None
        return [_inside(self._item, item, found, f"[{place}]") for place, item in enumerate(value)]


class _Map(_Cells):
    """Maps with free keys."""

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


_LEAVES: Final[Mapping[Any, _Cells]] = {
    Decimal: _Leaf(_DECIMAL, _number),
    int: _Leaf(pa.int64(), _integer),
    bool: _Leaf(pa.bool_(), to_bool),
    date: _Leaf(pa.date32(), to_date),
    datetime: _Leaf(pa.timestamp("us", "UTC"), to_datetime),
}
