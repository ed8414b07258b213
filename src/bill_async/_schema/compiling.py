"""Readers and writers of models, compiled from their fields when a model is first used.

A reader is a plain function, and its source can be stepped through in a debugger:

    def read(data):
        get = data.get
        model = new(Bill)
        value = get("vendorName")
        model.vendor_name = value if type(value) is str or value is None else read_3(value)
        value = get("dueDate")
        model.due_date = None if value is None else read_7(value)
        model._kept = data if None in data.values() or not data.keys() <= KNOWN else None
        return model

A test of the type stands before each call, because a call costs more than the test.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from ..types import UNSET
from .fields import Field

_EXACT: Final = {str: "str", int: "int", bool: "bool"}


def compile_reader(model: type[Any], fields: Sequence[Field]) -> Callable[[Any], Any]:
    """Return the function that makes an answer model of a JSON object. It does not change the object."""
    names: dict[str, Any] = {
        "new": object.__new__,
        "Model": model,
        "KNOWN": frozenset(field.wire for field in fields),
    }

    def lines() -> Iterator[str]:
        yield "def read(data):"
        yield "    get = data.get"
        yield "    model = new(Model)"
        for number, field in enumerate(fields):
            exact = field.kind.exact
            target, wire = f"model.{field.name}", repr(field.wire)
            if exact is object:
                yield f"    {target} = {f'data[{wire}]' if field.required else f'get({wire})'}"
                continue
            names[f"read_{number}"] = field.kind.reader
            convert = f"read_{number}(value)"
            yield f"    value = get({wire})"
            if exact is not None:
                name = _EXACT.get(exact) or exact.__name__
                names[name] = exact
                empty = "" if field.required else " or value is None"
                yield f"    {target} = value if type(value) is {name}{empty} else {convert}"
            elif field.required:
                yield f"    {target} = {convert}"
            else:
                yield f"    {target} = None if value is None else {convert}"
        yield "    model._kept = data if None in data.values() or not data.keys() <= KNOWN else None"
        yield "    return model"

    return _define("read", lines(), names, f"reader of {model.__qualname__}")


def compile_writer(model: type[Any], fields: Sequence[Field], *, request: bool) -> Callable[[Any], dict[str, Any]]:
    """Return the function that makes a JSON object of a model.

    Of a request it holds what is to be sent; of an answer every field that came, known or not.
    """
    names: dict[str, Any] = {"UNSET": UNSET}

    def lines() -> Iterator[str]:
        yield "def write(model):"
        yield "    data = {}"
        if not request:
            yield "    nulls = model.null_fields"
        for number, field in enumerate(fields):
            writer, wire = field.kind.writer, repr(field.wire)
            written = "value"
            if writer is not None:
                names[f"write_{number}"] = writer
                written = f"write_{number}(value)"
            yield f"    value = model.{field.name}"
            if request:
                yield "    if value is not UNSET:"
                yield f"        data[{wire}] = {written if writer is None else f'None if value is None else {written}'}"
            else:
                yield "    if value is not None:"
                yield f"        data[{wire}] = {written}"
                yield f"    elif {field.name!r} in nulls:"
                yield f"        data[{wire}] = None"
        if not request:
            yield "    data.update(model.unknown_fields)"
        yield "    return data"

    return _define("write", lines(), names, f"writer of {model.__qualname__}")


def _define(name: str, lines: Iterator[str], names: dict[str, Any], what: str) -> Callable[[Any], Any]:
    source = "\n".join(lines) + "\n"
    file = f"<{what}>"
    exec(compile(source, file, "exec"), names)  # noqa: S102 - made of the fields of our own models
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    made: Callable[[Any], Any] = names[name]
    return made
