"""The tables of the resources, and the statements that fill them."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from itertools import chain, repeat
from typing import Any, Final

import attrs

from .destination import MOST_NAMED, Batch, Saved
from .pages import Item, columns_of, keys_of, row_of
from .resource_lists import ResourceList
from .rows import Cell, Column, escape_surrogates, replace_surrogates, stored_columns
from .threaded import yielding_parts
from .views import make_views, quote

__all__ = ["Rows", "Table", "make_bookkeeping", "make_table", "marks", "names", "quote", "split_rows", "statements"]

_STRICT: Final = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
_MAX_VARIABLES: Final = 32766 if sqlite3.sqlite_version_info >= (3, 32) else 999
"""The maximum number of values in a statement."""
_NULL: Final = math.nan
"""What SQLite stores as NULL. For a None the module sqlite3 looks for an adapter, which takes as long as ten cells."""
_ROWS: Final = (800, 400, 200, 100)
"""The numbers of rows of large statements. A page has 100 objects."""
_PART: Final = 200
"""The number of objects of which rows are made before the thread gives up the interpreter lock."""
_LIST: Final = ("organization_id", "resource")
_UNPLACED_KEY: Final = (*_LIST, "_raw")
_SAVE_UNPLACED: Final = (
    "INSERT OR REPLACE INTO _unplaced (organization_id, resource, parent_id, _raw, _copied_at) VALUES (?, ?, ?, ?, ?)"
)


def names(names: Iterable[str]) -> str:
    """Return a list of columns as SQL."""
    return ", ".join(map(quote, names))


def marks(values: Sized) -> str:
    """Return the placeholders of a row of values."""
    return f"({', '.join('?' * len(values))})"


def make_table(database: sqlite3.Connection, name: str, types: Mapping[str, str], key: Sequence[str]) -> None:
    """Create a table, or add the columns that a table of an earlier version lacks."""
    existing = {row[1] for row in database.execute(f"PRAGMA table_xinfo({quote(name)})")}
    if not existing:
        body = ", ".join(f"{quote(column)} {type}" for column, type in types.items())
        database.execute(f"CREATE TABLE {quote(name)} ({body}, PRIMARY KEY ({names(key)})){_STRICT}")
        return
    for column, type in types.items():
        if column not in existing:
            database.execute(f"ALTER TABLE {quote(name)} ADD COLUMN {quote(column)} {type}")


def split_rows(cells: list[Any], width: int) -> Iterator[tuple[int, list[Any]]]:
    """Split the values of rows into parts that fit into a statement. Yields the number of rows and their values.

    Large parts have one of a few numbers of rows, so that SQLite compiles few statements.
    """
    begin, sizes = 0, [rows for rows in _ROWS if rows * width <= _MAX_VARIABLES]
    while begin < len(cells):
        left = (len(cells) - begin) // width
        rows = next((size for size in sizes if size <= left), min(left, _MAX_VARIABLES // width))
        yield rows, cells[begin : begin + rows * width]
        begin += rows * width


@attrs.frozen
class Rows:
    """The rows of a batch, ready to be stored."""

    table: Table
    cells: list[Any]
    """The values of all rows."""
    unplaced: Sequence[tuple[Any, ...]]
    """The rows of `_unplaced`."""
    saved: Saved


def statements(pages: Sequence[Rows]) -> list[tuple[str, Sequence[Any]]]:
    """Return the statements that store pages, and their values.

    Each stores many rows, of several pages of a table. After each of them the thread waits for the interpreter lock,
    and other processes wait for the transaction.
    """
    cells: dict[str, list[Any]] = {}
    tables: dict[str, Table] = {}
    for page in pages:
        tables[page.table.resource.name] = page.table
        cells.setdefault(page.table.resource.name, []).extend(page.cells)
    unplaced = [(_SAVE_UNPLACED, row) for page in pages for row in page.unplaced]
    return [each for name, table in tables.items() for each in table.statements(cells[name])] + unplaced


@attrs.frozen
class Table:
    """The table of a resource."""

    resource: ResourceList
    columns: tuple[Column, ...]
    """The columns that are stored, without those of objects and lists."""
    insert: str
    """The beginning of the statement that stores objects. `marks` follows once for each object, then `update`."""
    marks: str
    update: str
    width: int
    """The number of values in a row."""

    @classmethod
    def make(cls, database: sqlite3.Connection, resource: ResourceList) -> Table:
        """Create the table of a resource, or add the columns that it lacks."""
        key = ("organization_id", "id") if resource.parent is None else ("organization_id", "parent_id", "id")
        taken = frozenset(key) - {"id"}
        stored = stored_columns(resource.fields, taken)
        types = {**dict.fromkeys(key, "TEXT NOT NULL"), **{column.name: column.type for column in stored}}
        types |= {"_raw": "TEXT NOT NULL", "_copied_at": "TEXT NOT NULL", "_missing_since": "TEXT"}
        make_table(database, resource.name, types, key)
        _watch_deletions(database, resource.name, key)
        make_views(database, resource, {column.wire: column for column in stored})
        filled = (*key, *(column.name for column in stored), "_raw", "_copied_at")
        changes = ", ".join(f"{quote(column)} = excluded.{quote(column)}" for column in filled if column not in key)
        return cls(
            resource,
            stored,
            insert=f"INSERT INTO {quote(resource.name)} ({names(filled)}) VALUES ",  # noqa: S608 - names of the operation table
            marks=marks(filled),
            update=f" ON CONFLICT ({names(key)}) DO UPDATE SET {changes}, _missing_since = NULL",
            width=len(filled),
        )

    def rows(self, batch: Batch, copied_at: str) -> Rows:
        """Make the rows of a batch."""
        cells, unplaced, altered = self._cells(batch, copied_at)
        where = batch.organization_id, self.resource.name, batch.checkpoint.parent_id
        return Rows(
            self,
            cells,
            [(*where, text, copied_at) for text in unplaced],
            Saved(altered=len(altered), unplaced=len(unplaced), alterations=altered[:MOST_NAMED]),
        )

    def statements(self, cells: list[Any]) -> Iterator[tuple[str, Sequence[Any]]]:
        """Yield the statements that store rows, and their values."""
        for rows, part in split_rows(cells, self.width):
            yield self.insert + ", ".join([self.marks] * rows) + self.update, part

    def _cells(self, batch: Batch, copied_at: str) -> tuple[list[Any], list[str], list[tuple[str, str]]]:
        """Return the values of all rows in one list, the texts of objects without a key, and the identity and the field
        of each value that is not stored unchanged."""
        parent = () if self.resource.parent is None else (batch.checkpoint.parent_id,)
        where = (batch.organization_id, *parent)
        cells: list[Any] = []
        unplaced: list[str] = []
        altered: list[tuple[str, str]] = []
        for items in yielding_parts(batch.items, _PART):
            keys, columns = keys_of(items, self.resource), columns_of(items)
            if columns is not None and None not in keys:
                stored = map(_storable, columns)
                rows = zip(*map(repeat, where), keys, *stored, [item.text for item in items], repeat(copied_at))
                cells += chain.from_iterable(rows)
                continue
            for key, item in zip(keys, items, strict=True):
                if key is None:
                    unplaced.append(item.text)
                    continue
                key = escape_surrogates(key)
                row = row_of(item)
                if row is None:
                    row, differ = self._convert(item)
                    altered += [(key, wire) for wire in differ]
                cells += (*where, key, *_storable(row), item.text, copied_at)
        return cells, unplaced, altered

    def _convert(self, item: Item) -> tuple[list[Cell], list[str]]:
        """Return the cells of an object, and the fields whose values differ from those that BILL sent."""
        value = item.value
        storable = replace_surrogates(value, item.text)
        altered: list[str] = []
        if storable is not value:
            wires = ("id", *(column.wire for column in self.columns))
            altered = [wire for wire in wires if storable.get(wire) != value.get(wire)]
        row: list[Cell] = []
        for column in self.columns:
            sent = storable.get(column.wire)
            cell = None if sent is None or column.convert is None else column.convert(sent)
            if cell is None and sent is not None and column.wire not in altered:
                altered.append(column.wire)
            row.append(cell)
        return row, altered


def _storable(cells: Iterable[Cell]) -> list[Any]:
    return [_NULL if cell is None else cell for cell in cells]


def make_bookkeeping(database: sqlite3.Connection) -> None:
    """Create the tables for lost and unplaced objects."""
    make_table(database, "_lost", {"organization_id": "TEXT NOT NULL", "resource": "TEXT NOT NULL"}, _LIST)
    types = dict.fromkeys((*_UNPLACED_KEY, "_copied_at"), "TEXT NOT NULL")
    make_table(database, "_unplaced", {**types, "parent_id": "TEXT"}, _UNPLACED_KEY)


def _watch_deletions(database: sqlite3.Connection, table: str, key: Sequence[str]) -> None:
    """Create the triggers that record in `_lost` which lists lose objects, whatever program deletes them.

    A table without these triggers is new, or was dropped and created again. Its earlier contents are not known, so
    everything that was copied into it counts as lost.
    """
    text = table.replace("'", "''")
    note = (
        f"INSERT INTO _lost SELECT OLD.organization_id, '{text}' WHERE NOT EXISTS "  # noqa: S608 - a name of the operation table
        f"(SELECT 1 FROM _lost WHERE organization_id = OLD.organization_id AND resource = '{text}')"
    )
    events = {f"_{table}_deleted": "DELETE", f"_{table}_moved": f"UPDATE OF {names(key)}"}
    existing = {
        name
        for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
        )
    }
    if events.keys() <= existing:
        return
    database.execute(
        "INSERT OR IGNORE INTO _lost SELECT organization_id, resource FROM _passes WHERE resource = ?", (table,)
    )
    for name, event in events.items():
        database.execute(
            f"CREATE TRIGGER IF NOT EXISTS {quote(name)} AFTER {event} ON {quote(table)} BEGIN {note}; END"
        )
