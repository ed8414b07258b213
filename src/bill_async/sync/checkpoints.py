"""Checkpoints as they are stored: passes and slices, field by field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import attrs

from bill_async.scanning.slicing import Slice

from .destination import Pass

__all__ = ["FLAGS", "PASS", "SLICE", "TIMES", "StoredPass", "pack", "read_pass", "read_slice", "unpack", "write"]

PASS: Final = (
    "organization_id",
    "resource",
    "started_at",
    "since",
    "plain",
    "bookmark",
    "finished",
    "verify",
    "steady",
)
SLICE: Final = tuple(field.name for field in attrs.fields(Slice))
TIMES: Final = frozenset(
    ("started_at", "since", "bookmark", "lower", "start", "upper", "until", "first", "position", "newest", "saved_at")
)
FLAGS: Final = frozenset(("plain", "finished", "verify", "ordered", "done", "steady"))


def pack(state: Pass | Slice, fields: tuple[str, ...]) -> tuple[Any, ...]:
    """Return the values of some fields. Times are texts."""

    def cell(name: str) -> Any:
        value = getattr(state, name)
        return value.isoformat() if isinstance(value, datetime) else value

    return tuple(cell(name) for name in fields)


def unpack(fields: Iterable[str], row: Sequence[Any]) -> dict[str, Any]:
    """Return the fields of a pass or a slice by name. Raises: `TypeError` or `ValueError` if it is neither."""

    def value(name: str, cell: Any) -> Any:
        if name in FLAGS:
            return bool(cell)
        return datetime.fromisoformat(cell) if name in TIMES and cell is not None else cell

    return {name: value(name, cell) for name, cell in zip(fields, row, strict=True)}


def write(state: Pass | Slice) -> str:
    """Return a slice, or a pass without its slices, as JSON."""
    fields = PASS if isinstance(state, Pass) else SLICE
    return json.dumps(dict(zip(fields, pack(state, fields), strict=True)))


class StoredPass:
    """A pass and its slices as they are stored. The pass itself changes while the thread works."""

    def __init__(self, walk: Pass) -> None:
        self.key = [walk.organization_id, walk.resource]
        self.text = write(walk)
        self.slices = [(part.number, write(part)) for part in walk.slices]


def read_pass(text: str, slices: Iterable[str]) -> Pass | None:
    """Return a pass with its slices; None if one of them cannot be read."""
    try:
        return Pass(**_read(text, PASS), slices=[read_slice(part) for part in slices])
    except (TypeError, ValueError):
        return None


def read_slice(text: str) -> Slice:
    """Return a slice. Raises: `TypeError` or `ValueError` if it cannot be read."""
    return Slice(**_read(text, SLICE))


def _read(text: str, fields: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields that this release knows. Another release may have written more, or fewer."""
    stored = json.loads(text)
    if not isinstance(stored, Mapping):
        raise TypeError("a checkpoint is an object")
    known = [name for name in fields if name in stored]
    return unpack(known, [stored[name] for name in known])
