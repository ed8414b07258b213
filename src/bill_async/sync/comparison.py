"""Comparisons of a database with its expected contents, object by object and digit by digit."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import attrs

from bill_async._schema.codec import loads

from .resource_lists import ResourceList

__all__ = ["Comparison", "compare"]

_SHOWN: Final = 10


@attrs.define
class Comparison:
    """The result of a comparison."""

    objects: int = 0
    """The number of expected objects."""
    amounts: int = 0
    """The number of decimal numbers that were compared, in columns and within the objects."""
    missing: int = 0
    extra: int = 0
    different: int = 0
    inexact: int = 0
    """The number of columns that differ from the number in the object, or are not stored as text."""
    examples: list[str] = attrs.field(factory=list)

    @property
    def equal(self) -> bool:
        """Whether nothing is missing, extra or different."""
        return not (self.missing or self.extra or self.different or self.inexact)

    def note(self, what: str, where: str) -> None:
        """Count a difference, and keep the first few as examples."""
        setattr(self, what, getattr(self, what) + 1)
        if len(self.examples) < _SHOWN:
            self.examples.append(f"{what}: {where}")

    def __str__(self) -> str:
        if self.equal:
            return f"{self.objects:,} objects and {self.amounts:,} amounts compared, all equal"
        found = {"missing": self.missing, "extra": self.extra, "different": self.different, "inexact": self.inexact}
        return f"{self.objects:,} objects compared: " + ", ".join(f"{count:,} {name}" for name, count in found.items())


def compare(
    path: Path | str,
    resources: Iterable[ResourceList],
    expected: Iterable[tuple[str, str, str | None, Mapping[str, Any]]],
) -> Comparison:
    """Compare the tables with expected objects, given as (organization, resource, parent or None, object).

    The numbers of the objects must be exact: parse JSON with `parse_float=Decimal`.
    """
    result = Comparison()
    by_name = {resource.name: resource for resource in resources}
    wanted: dict[str, dict[tuple[str, ...], Mapping[str, Any]]] = {name: {} for name in by_name}
    for organization_id, name, parent_id, item in expected:
        key = by_name[name].key(item) or ""
        parent = () if parent_id is None else (parent_id,)
        wanted[name][(organization_id, *parent, key)] = item
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        for name, objects in wanted.items():
            _compare_table(database, by_name[name], objects, result)
    finally:
        database.close()
    return result


def _compare_table(
    database: sqlite3.Connection,
    resource: ResourceList,
    objects: dict[tuple[str, ...], Mapping[str, Any]],
    result: Comparison,
) -> None:
    result.objects += len(objects)
    key = ("organization_id", "id") if resource.parent is None else ("organization_id", "parent_id", "id")
    numbers = {field.name: field.wire for field in resource.fields if field.kind.json_type == "number"}
    names = ", ".join(f'"{name}"' for name in (*key, "_raw", *numbers))
    found = 0
    for row in database.execute(f'SELECT {names} FROM "{resource.name}"'):  # noqa: S608 - names of the operation table
        identity = row[: len(key)]
        where = f"{resource.name} {'/'.join(identity)}"
        item = objects.get(identity)
        if item is None:
            result.note("extra", where)
            continue
        found += 1
        raw = loads(row[len(key)].encode())
        if not same(raw, item):
            result.note("different", where)
        result.amounts += _count(raw)
        for (name, wire), cell in zip(numbers.items(), row[len(key) + 1 :], strict=True):
            value = item.get(wire)
            result.amounts += value is not None
            if (value is None) != (cell is None) or (value is not None and not _exact(cell, value)):
                result.note("inexact", f"{where} {name}: {cell!r} for {value!r}")
    for _ in range(len(objects) - found):
        result.note("missing", resource.name)


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal. Numbers must have the same value exactly, and a boolean is not a number."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(value, other[name]) for name, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and type(other) is not float and bool(one == other)


def _exact(cell: Any, value: Any) -> bool:
    return isinstance(cell, str) and Decimal(cell) == Decimal(value)


def _count(value: Any) -> int:
    """Return the number of decimal numbers in a JSON value."""
    if isinstance(value, Decimal):
        return 1
    if isinstance(value, dict):
        return sum(map(_count, value.values()))
    return sum(map(_count, value)) if isinstance(value, list) else 0
