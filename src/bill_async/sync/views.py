"""Views of the SQLite tables: the lines and objects inside the objects, and amounts that add up exactly.

    bills__bill_line_items    a row for each line: organization_id, bills_id, position, and a column for each field
    vendors__address          a row for each vendor with an address
    bills__money              a row for each bill, with `amount_x10000` for each amount

SQLite reads them from `_raw`, so they cost nothing while objects are stored. It has no exact type for amounts. A column
`..._x10000` is the amount in ten-thousandths as an integer: `sum()` of it is exact. It is NULL if the amount has more
than four decimals or is too large. The columns without a suffix are the exact text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Final

from bill_async._schema.models import Model

from .resource_lists import ResourceList
from .rows import Column, nested_model

__all__ = ["make_views", "quote"]

_FIRST: Final = (3, 38)
"""The first release of SQLite with the operator `->`, which keeps every digit."""
_SUFFIX: Final = "_x10000"
_DIGITS: Final = 14
"""The most digits before the point."""


def make_views(database: sqlite3.Connection, resource: ResourceList, columns: Mapping[str, Column]) -> None:
    """Create the views of a resource, or replace those that an earlier release has made.

    `columns` are the columns of the table, by the names of their fields at BILL.
    """
    if sqlite3.sqlite_version_info < _FIRST:
        return
    existing = dict(database.execute("SELECT name, sql FROM sqlite_master"))
    for name, body in _views(resource, columns):
        statement = f"CREATE VIEW {quote(name)} AS {body}"
        if existing.get(name) == statement:
            continue
        if name in existing:
            if not str(existing[name]).startswith("CREATE VIEW"):
                continue  # a table of another list
            database.execute(f"DROP VIEW {quote(name)}")
        database.execute(statement)


def quote(name: str) -> str:
    """Return a name quoted for SQL."""
    return '"' + name.replace('"', '""') + '"'


def _views(resource: ResourceList, columns: Mapping[str, Column]) -> Iterator[tuple[str, str]]:
    """Yield the name and the query of each view."""
    table = quote(resource.name)
    key = ["organization_id", *(["parent_id"] if resource.parent is not None else [])]
    keys = [f"{table}.{name}" for name in key]
    if money := [columns[field.wire].name for field in resource.fields if field.kind.is_money]:
        exact = (f"{_scaled(quote(name))} AS {quote(name + _SUFFIX)}" for name in money)
        yield f"{resource.name}__money", f"SELECT {', '.join([*key, 'id', *exact])} FROM {table}"  # noqa: S608
    for field in resource.fields:
        if (model := nested_model(field.kind)) is None:
            continue
        path = f"'$.{field.wire}'"
        named = [*keys, f"{table}.id AS {quote(f'{resource.name}_id')}"]
        if field.kind.json_type == "array":
            named.append("line.key AS position")
            inside = ", ".join(_inside(model, "line.value", {*key, f"{resource.name}_id", "position"}))
            source = f"{table}, json_each({table}._raw, {path}) AS line WHERE line.type = 'object'"
        else:
            inside = ", ".join(_inside(model, f"({table}._raw -> {path})", {*key, f"{resource.name}_id"}))
            source = f"{table} WHERE json_type({table}._raw, {path}) = 'object'"
        yield f"{resource.name}__{field.name}", f"SELECT {', '.join(named)}, {inside} FROM {source}"  # noqa: S608


def _inside(model: type[Model], value: str, taken: set[str]) -> Iterator[str]:
    """Yield the columns of an object inside another."""
    for field in model.__fields__:
        name = f"{field.name}_" if field.name in taken else field.name
        path = f"'$.{field.wire}'"
        if field.kind.json_type == "number":
            text = f"trim(nullif({value} -> {path}, 'null'), '\"')"
            yield f"{text} AS {quote(name)}"
            if field.kind.is_money:
                yield f"{_scaled(text)} AS {quote(name + _SUFFIX)}"
        elif field.kind.json_type in ("array", "object"):
            yield f"nullif({value} -> {path}, 'null') AS {quote(name)}"
        else:
            yield f"{value} ->> {path} AS {quote(name)}"


def _scaled(text: str) -> str:
    """Return the expression for a decimal text in ten-thousandths; NULL if it is no number that fits."""
    short = f"CASE WHEN instr({text}, '.') THEN rtrim(rtrim({text}, '0'), '.') ELSE {text} END"
    decimals = f"CASE WHEN instr({short}, '.') THEN length({short}) - instr({short}, '.') ELSE 0 END"
    digits = f"CAST(replace({short}, '.', '') AS INTEGER)"
    factor = f"CASE {decimals} WHEN 0 THEN 10000 WHEN 1 THEN 1000 WHEN 2 THEN 100 WHEN 3 THEN 10 WHEN 4 THEN 1 END"
    fits = (
        f"{text} GLOB '*[0-9]*' AND {text} NOT GLOB '*[^-0-9.]*' AND {text} NOT GLOB '?*-*' "
        f"AND {text} NOT GLOB '*.*.*' AND length({short}) - ({decimals}) <= {_DIGITS + 1}"
    )
    return f"CASE WHEN {fits} THEN {digits} * ({factor}) END"
