"""The rows of DuckDB tables and Parquet files, as Arrow makes them of pages.

    organization_id, [parent_id,] id, one column for each other field, _raw, _copied_at, _missing_since

`id` is the identity (see `ResourceList.identity`). The columns of the fields are those of `bill_async.arrow`: exact
decimals, days, moments, structs and lists of them. Secrets have none. `_raw` is the whole object as it was sent, with
the fields that this package does not know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

import attrs
import pyarrow as pa

from bill_async._schema.models import Model
from bill_async.arrow.shapes import Misfit, Shape, shape_of

from .arrow_arrays import MEMORY, MOMENT, moments, numbers, texts
from .destination import MOST_NAMED, Batch, Saved
from .pages import Item
from .resource_lists import ResourceList
from .rows import columns, escape_surrogates, nested_model
from .threaded import yielding

__all__ = ["ArrowRows", "Page", "latest"]

_STEP: Final = re.compile(r"^(\w*)(.*?)((?:\..*)?)$", re.DOTALL)
"""The first step of the path of a misfit: a field, perhaps a place in its list, and the rest."""


@attrs.frozen
class Page:
    """The rows of a batch."""

    rows: pa.Table
    unplaced: Sequence[str]
    """The texts of objects without an identity."""
    saved: Saved


@attrs.frozen
class ArrowRows:
    """The rows of a resource."""

    resource: ResourceList
    key: tuple[str, ...]
    """The columns that identify an object."""
    schema: pa.Schema
    _shape: Shape
    _columns: tuple[tuple[str, str], ...]
    """The field and the column of each value, in the order of the schema."""

    @classmethod
    def of(cls, resource: ResourceList) -> ArrowRows:
        """Return the rows of a resource."""
        key = ("organization_id", "id") if resource.parent is None else ("organization_id", "parent_id", "id")
        shape = shape_of(resource.model, unknown=False)
        names = {
            field.name: column.name
            for field, column in zip(resource.fields, columns(resource.fields, frozenset(key) - {"id"}), strict=True)
            if field.wire != "id"
        }
        kept = [(field, names[field.name]) for field in shape.columns if field.name in names]
        schema = pa.schema(
            [
                *(pa.field(name, pa.string(), nullable=False) for name in key),
                *(field.with_name(column) for field, column in kept),
                pa.field("_raw", pa.string(), nullable=False),
                pa.field("_copied_at", MOMENT, nullable=False),
                pa.field("_missing_since", MOMENT),
            ]
        )
        return cls(resource, key, schema, shape, tuple((field.name, column) for field, column in kept))

    def page(self, batch: Batch, copied_at: datetime) -> Page:
        """Make the rows of a batch. Of an object that comes twice, the last one stays."""
        placed: dict[str, Item] = {}
        unplaced: list[str] = []
        for item in yielding(batch.items):
            key = self.resource.key(item)
            if key is None:
                unplaced.append(item.text)
            else:
                placed.pop(key, None)
                placed[key] = item
        found: list[Misfit] = []
        rows = self._rows(batch, placed, copied_at, found)
        model, ids = self.resource.model, list(placed) if found else []
        alterations = tuple(
            (escape_surrogates(ids[misfit.row]), _path_at_bill(model, misfit.field)) for misfit in found[:MOST_NAMED]
        )
        return Page(rows, unplaced, Saved(altered=len(found), unplaced=len(unplaced), alterations=alterations))

    def _rows(self, batch: Batch, placed: dict[str, Item], copied_at: datetime, found: list[Misfit]) -> pa.Table:
        items, count = list(placed.values()), len(placed)
        fields = self._shape.read(_lines(items), MEMORY) if items else None
        if fields is None:
            fields = self._shape.batch((item.value for item in items), found)
        key = [texts([batch.organization_id] * count), texts(map(escape_surrogates, placed))]
        if self.resource.parent is not None:
            key.insert(1, texts([batch.checkpoint.parent_id or ""] * count))
        arrays = [
            *key,
            *(fields.column(name) for name, _ in self._columns),
            texts(item.text for item in items),
            moments([copied_at] * count),
            pa.nulls(count, MOMENT),
        ]
        return pa.Table.from_arrays(arrays, schema=self.schema)


def latest(rows: ArrowRows, pages: Sequence[Page]) -> pa.Table:
    """Put the rows of several pages together. Of an object that comes twice, the last one stays."""
    table = pa.concat_tables([page.rows for page in pages])
    if len(pages) == 1:
        return table
    places = {key: place for place, key in enumerate(zip(*(table[name].to_pylist() for name in rows.key), strict=True))}
    return table if len(places) == len(table) else table.take(numbers(sorted(places.values())))


def _path_at_bill(model: type[Model] | None, path: str) -> str:
    """Return the path of a value by BILL's names of the fields, `billLineItems[2].amount`."""
    name, place, rest = _STEP.findall(path)[0]
    field = next((field for field in model.__fields__ if field.name == name), None) if model is not None else None
    if field is None:
        return path
    inner = f".{_path_at_bill(nested_model(field.kind), rest[1:])}" if rest else ""
    return f"{field.wire}{place}{inner}"


def _lines(items: Sequence[Item]) -> bytes:
    """Return the objects, each on its own line: no text in JSON holds a line break."""
    return "\n".join(item.text.replace("\n", " ").replace("\r", " ") for item in items).encode()
