"""The tables of the resources: their columns, and the statements that fill them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from typing import Any, Final

import attrs

from bill_async.errors import DecodeError

from .catalog import Resource
from .destination import Batch
from .rows import Column, columns

__all__ = ["Table", "make_table", "marks", "names", "portions", "quote"]

_STRICT: Final = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
_VARIABLES: Final = 32766 if sqlite3.sqlite_version_info >= (3, 32) else 999
"""How many values a statement can take."""


def quote(name: str) -> str:
    """Return the name of a table or column as SQL."""
    return '"' + name.replace('"', '""') + '"'


def names(names: Iterable[str]) -> str:
    """Return a list of columns as SQL."""
    return ", ".join(map(quote, names))


def marks(values: Sized) -> str:
    """Return a row of values as SQL, each a mark."""
    return f"({', '.join('?' * len(values))})"


def make_table(database: sqlite3.Connection, name: str, types: Mapping[str, str], key: Sequence[str]) -> None:
    """Make a table, or add the columns that it lacks: it may come from an earlier version."""
    there = {row[1] for row in database.execute(f"PRAGMA table_xinfo({quote(name)})")}
    if not there:
        body = ", ".join(f"{quote(column)} {type}" for column, type in types.items())
        database.execute(f"CREATE TABLE {quote(name)} ({body}, PRIMARY KEY ({names(key)})){_STRICT}")
        return
    for column, type in types.items():
        if column not in there:
            database.execute(f"ALTER TABLE {quote(name)} ADD COLUMN {quote(column)} {type}")


def portions(cells: list[Any], width: int) -> Iterator[tuple[int, list[Any]]]:
    """Cut rows, written one after another, into as many as a statement can take: their number and values."""
    most = _VARIABLES // width * width
    for begin in range(0, len(cells), most):
        part = cells[begin : begin + most]
        yield len(part) // width, part


@attrs.frozen
class Table:
    """The table of a resource."""

    resource: Resource
    columns: tuple[Column, ...]
    """Those that are stored; objects and lists are not."""
    insert: str
    """The beginning of the statement that stores objects; `marks`, once for each of them, and `update` follow."""
    marks: str
    update: str
    width: int
    """How many values make a row."""

    @classmethod
    def make(cls, database: sqlite3.Connection, resource: Resource) -> Table:
        """Make the table, or add the columns that it lacks."""
        key = ("organization_id", "id") if resource.parent is None else ("organization_id", "parent_id", "id")
        taken = frozenset(key) - {"id"}
        own = tuple(column for column in columns(resource.fields, taken) if column.wire != "id")
        types = {**dict.fromkeys(key, "TEXT NOT NULL"), **{column.name: _type(column) for column in own}}
        make_table(database, resource.name, {**types, "_raw": "TEXT NOT NULL", "_copied_at": "TEXT NOT NULL"}, key)
        stored = tuple(column for column in own if column.convert is not None)
        filled = (*key, *(column.name for column in stored), "_raw", "_copied_at")
        changes = ", ".join(f"{quote(column)} = excluded.{quote(column)}" for column in filled if column not in key)
        return cls(
            resource,
            stored,
            insert=f"INSERT INTO {quote(resource.name)} ({names(filled)}) VALUES ",  # noqa: S608 - names of the operation table
            marks=marks(filled),
            update=f" ON CONFLICT ({names(key)}) DO UPDATE SET {changes}",
            width=len(filled),
        )

    def store(self, database: sqlite3.Connection, batch: Batch, copied_at: str) -> None:
        """Store the objects of a page, in one statement, so that SQLite works through them without a pause.

        A statement for each object would pass the interpreter's lock to and fro a hundred times a page.
        """
        for rows, part in portions(self._cells(batch, copied_at), self.width):
            database.execute(self.insert + ", ".join([self.marks] * rows) + self.update, part)

    def _cells(self, batch: Batch, copied_at: str) -> list[Any]:
        """Return the values of all rows, one after another."""
        # most values are texts, which are stored as they are: not to call a function for each saves half of the time
        plan = [(column.wire, column.type == "TEXT", column.convert) for column in self.columns if column.convert]
        parent = () if self.resource.parent is None else (batch.checkpoint.parent_id,)
        cells: list[Any] = []
        for item in batch.items:
            get = item.value.get
            key = self.resource.key(item.value)
            if key is None:
                raise DecodeError(f"{self.resource.name}: an object has none of {', '.join(self.resource.identity)}")
            cells += (batch.organization_id, *parent, key)
            cells += [
                value if (value := get(wire)) is None or (text and type(value) is str) else convert(value)
                for wire, text, convert in plan
            ]
            cells += (item.text, copied_at)
        return cells


def _type(column: Column) -> str:
    """Return the type of a column. Objects and lists are views of the raw text, where every digit is kept."""
    if column.convert is not None:
        return column.type
    path = column.wire.replace("'", "''")
    return f"{column.type} GENERATED ALWAYS AS (json_extract(_raw, '$.\"{path}\"')) VIRTUAL"
