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

from collections.abc import Iterable
from itertools import islice
from typing import Final, TypeVar

try:
    import pyarrow as pa
except ImportError as error:
    raise ImportError('bill_async.arrow needs pyarrow: install "bill-async[arrow]"') from error

import attrs

from bill_async._schema.codec import write_lines
from bill_async._schema.converter import unstructure
from bill_async._schema.messages import shown_json
from bill_async._schema.models import Model
from bill_async.errors import InvalidRequestError

from .shapes import UNKNOWN, Misfit, shape_of

__all__ = ["UNKNOWN", "Misfit", "schema", "to_table"]

M = TypeVar("M", bound=Model)

_CHUNK: Final = 10_000
"""The number of objects of a chunk of a table."""


def schema(model: type[Model]) -> pa.Schema:
    """Return the schema of the table of a model."""
    return pa.schema(shape_of(model, unknown=True).columns)


def to_table(model: type[M], objects: Iterable[M], *, misfits: list[Misfit] | None = None) -> pa.Table:
    """Make a table of objects of one model.

    A value may not fit its column: a number with too many digits, a moment that is not in the years 1 to 9999 in UTC,
    or a text with half of a surrogate pair. With a list `misfits`, each is appended there, and its cell is null, or the
    text with U+FFFD.

    Raises: `InvalidRequestError` for the first value that does not fit, without `misfits`; and for an object of another
        model.
    """
    batches: list[pa.RecordBatch] = []
    rest, start = iter(objects), 0
    while chunk := list(islice(rest, _CHUNK)):
        found: list[Misfit] = []
        batches.append(_batch(model, chunk, found))
        if found and misfits is None:
            raise _refusal(model, attrs.evolve(found[0], row=start + found[0].row))
        if misfits is not None:
            misfits += [attrs.evolve(misfit, row=start + misfit.row) for misfit in found]
        start += len(chunk)
    return pa.Table.from_batches(batches, schema(model))


def _batch(model: type[M], objects: Iterable[M], found: list[Misfit]) -> pa.RecordBatch:
    for each in objects:
        if not isinstance(each, model):
            raise InvalidRequestError(f"{type(each).__name__} is not {model.__name__}; give objects of one model")
    plain = list(map(unstructure, objects))
    shape = shape_of(model, unknown=True)
    batch = shape.read(write_lines(plain))
    return shape.batch(plain, found) if batch is None else batch


def _refusal(model: type[Model], misfit: Misfit) -> InvalidRequestError:
    what = f"object {misfit.row}: {model.__name__}.{misfit.field}: {shown_json(misfit.value)} does not fit its column"
    return InvalidRequestError(
        f"{what}; give misfits=[], which takes such values and makes their cells null", field=misfit.field
    )
