"""Readers, writers and checkers of models, compiled from their fields when a model is first used.

A reader is a plain function, and its source can be stepped through in a debugger:

    def read(data):
        get = data.get
        model = new(Model)
        absent = nulls = 0
        value = get("vendorName", ABSENT)
        if type(value) is str:
            model.vendor_name = value
        elif value is None:
            model.vendor_name = None
            nulls |= 8
        elif value is ABSENT:
            model.vendor_name = None
            absent += 1
        else:
            model.vendor_name = read_3(value)
        ...
        whole = not nulls and len(data) + absent == 24
        model._kept = None if whole else Rest(nulls, unknown(data))
        return model

A test of the type stands before each call, because a call costs more than the test.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from ..secret import Secret, reveal
from ..types import UNSET
from .codec import bounded
from .fields import Field
from .kept import Place, Rest
from .kind import Invalid, Kind
from .messages import shown


def compile_reader(model: type[Any], fields: Sequence[Field]) -> Callable[[Any], Any]:
    """Return the function that makes an answer model of a JSON object. It does not change the object."""
    known = frozenset(field.wire for field in fields)

    def unknown(data: dict[str, Any]) -> dict[str, Any]:
        return {key: bounded(value) for key, value in data.items() if key not in known}

    names: dict[str, Any] = {
        "new": object.__new__,
        "Model": model,
        "ABSENT": object(),
        "Rest": Rest,
        "unknown": unknown,
    }

    def lines() -> Iterator[str]:
        yield "def read(data):"
        yield "    get = data.get"
        yield "    model = new(Model)"
        yield "    absent = nulls = 0"
        for number, field in enumerate(fields):
            kind, target, wire = field.kind, f"model.{field.name}", repr(field.wire)
            names[f"read_{number}"] = _reader_on_demand(names, f"read_{number}", field)
            convert = f"read_{number}(value)"
            exact = None
            if kind.exact is not None and not field.secret:
                exact = kind.exact.__name__
                names[exact] = kind.exact
            if field.required:
                yield f"    value = data[{wire}]"
                yield (
                    f"    {target} = {convert}"
                    if exact is None
                    else (f"    {target} = value if type(value) is {exact} else {convert}")
                )
                continue
            yield f"    value = get({wire}, ABSENT)"
            if exact is not None:
                yield f"    if type(value) is {exact}:"
                yield f"        {target} = value"
            yield f"    {'if' if exact is None else 'elif'} value is None:"
            yield f"        {target} = None"
            yield f"        nulls |= {1 << number}"
            yield "    elif value is ABSENT:"
            yield f"        {target} = None"
            yield "        absent += 1"
            yield "    else:"
            yield f"        {target} = {convert}"
        yield f"    whole = not nulls and len(data) + absent == {len(fields)}"
        yield "    model._kept = None if whole else Rest(nulls, unknown(data))"
        yield "    return model"

    return _define("read", lines(), names, f"reader of {model.__qualname__}")


def compile_maker(model: type[Any], fields: Sequence[Field]) -> Callable[[Any, Place | None], Any]:
    """Return the function that makes an answer model of the struct that msgspec made of a JSON object.

    What msgspec checked is set as it is; only the other values are looked at.
    """
    from msgspec.structs import astuple

    names: dict[str, Any] = {"new": object.__new__, "Model": model, "astuple": astuple}

    def lines() -> Iterator[str]:
        yield "def make(struct, place):"
        yield "    model = new(Model)"
        ready = [not field.secret and _is_ready(field.kind) for field in fields]
        targets = [f"model.{field.name}" if ready[number] else f"value_{number}" for number, field in enumerate(fields)]
        if fields:
            yield f"    {', '.join(targets)}, = astuple(struct)"
        for number, field in enumerate(fields):
            if ready[number]:
                continue
            kind, value = field.kind, f"value_{number}"
            passes = [] if field.required else [f"{value} is None"]
            call = f"make_{number}({value})"
            if field.secret:
                names[f"make_{number}"] = _hiding(kind.reader)
            elif kind.maker is not None:
                names[f"make_{number}"] = kind.maker
                call = f"make_{number}({value}, place and (place, {field.wire!r}))"
            else:
                names[f"make_{number}"] = kind.reader
                if kind.exact is not None:
                    names[kind.exact.__name__] = kind.exact
                    passes.append(f"type({value}) is {kind.exact.__name__}")
            unless = f"{value} if {' or '.join(passes)} else " if passes else ""
            yield f"    model.{field.name} = {unless}{call}"
        yield "    model._kept = place"
        yield "    return model"

    return _define("make", lines(), names, f"maker of {model.__qualname__}")


def _is_ready(kind: Kind) -> bool:
    """Whether msgspec makes the Python value by itself."""
    parsed = kind.parsed(lambda model: object)
    return parsed is not Any and bool(parsed == kind.python_type())


def _reader_on_demand(names: dict[str, Any], name: str, field: Field) -> Callable[[Any], Any]:
    """Return a function that makes the reader of a field when its first value comes, and gives way to it."""

    def read(value: Any) -> Any:
        made = names[name] = _hiding(field.kind.reader) if field.secret else field.kind.reader
        return made(value)

    return read


def _hiding(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: Secret(read(value))


def compile_checker(model: type[Any], fields: Sequence[Field]) -> Callable[[Any], None]:
    """Return the function that checks every field that is given, and raises `Invalid` about the first that is wrong."""
    names: dict[str, Any] = {
        "UNSET": UNSET,
        "reveal": reveal,
        "Decimal": Decimal,
        "date": date,
        "datetime": datetime,
        "UTC": UTC,
    }

    def check(field: Field) -> Callable[[Any, bool], None]:
        def check_field(value: Any, secret: bool) -> None:
            try:
                if value is None or value is UNSET:
                    wanted = field.kind.wanted()
                    raise Invalid(f"{shown(value)} is not allowed, because BILL requires the field; give {wanted}")
                field.kind.check(value, secret or field.secret)
            except Invalid as invalid:
                raise Invalid(invalid.problem, field.name + invalid.path) from None

        return check_field

    def lines() -> Iterator[str]:
        yield "def check(model, secret=False):"
        for number, field in enumerate(fields):
            names[f"check_{number}"] = check(field)
            passes = [] if field.required else ["value is UNSET", "value is None"]
            passes += [] if field.kind.passes is None else [field.kind.passes]
            yield f"    value = reveal(model.{field.name})" if field.secret else f"    value = model.{field.name}"
            if passes:
                yield f"    if not ({' or '.join(passes)}):"
            yield f"    {' ' * 4 * bool(passes)}check_{number}(value, secret)"

    return _define("check", lines(), names, f"checker of {model.__qualname__}")


def compile_writer(model: type[Any], fields: Sequence[Field], *, request: bool) -> Callable[[Any], dict[str, Any]]:
    """Return the function that makes a JSON object of a model.

    Of a request it holds what is to be sent; of an answer every field that came, known or not.
    """
    names: dict[str, Any] = {"UNSET": UNSET, "reveal": reveal}

    def lines() -> Iterator[str]:
        yield "def write(model):"
        yield "    data = {}"
        if not request:
            yield "    nulls = model.null_fields"
        for number, field in enumerate(fields):
            writer, wire = reveal if field.secret else field.kind.writer, repr(field.wire)
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
            yield "    for key, value in model.unknown_fields.items():"
            yield "        data[key] = reveal(value)"
        yield "    return data"

    return _define("write", lines(), names, f"writer of {model.__qualname__}")


def _define(name: str, lines: Iterator[str], names: dict[str, Any], what: str) -> Callable[..., Any]:
    source = "\n".join(lines) + "\n"
    file = f"<{what}>"
    exec(compile(source, file, "exec"), names)  # noqa: S102 - made of the fields of our own models
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    made: Callable[..., Any] = names[name]
    return made
