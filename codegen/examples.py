"""An example of a call for each operation, as Python source."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from bill_async._schema.converter import structure
from bill_async._schema.fields import Field
from bill_async._schema.kinds import Id
from bill_async._schema.models import Model, RequestModel
from bill_async._schema.operation import Operation
from bill_async.filters import ListField
from bill_async.secret import Secret
from bill_async.types import UNSET, OpenEnum

__all__ = ["examples"]

_LINE: Final = 88
_SEPARATOR: Final = "# ----"
_FORMAT: Final = (sys.executable, "-m", "ruff", "format", "--isolated", "--line-length", str(_LINE), "-")
_FEW: Final = 2
"""The number of fields in the example of a body in which none is required."""
_OPERATORS: Final = {"gte": ">=", "eq": "=="}
"""The operators of filters in examples, the first ones first."""


def examples(operations: Iterable[Operation[Any]]) -> Mapping[str, str]:
    """Return an example for each operation, by its accessor."""
    found = {operation.accessor: _source(operation) for operation in operations}
    return dict(zip(found, _formatted(found.values()), strict=True))


def _formatted(sources: Iterable[str]) -> list[str]:
    """Return all sources formatted, by one run of ruff."""
    text = f"\n{_SEPARATOR}\n".join(sources)
    done = subprocess.run(_FORMAT, input=text, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"ruff refuses the examples: {done.stderr}")
    return [part.strip() for part in done.stdout.split(_SEPARATOR)]


def _source(operation: Operation[Any]) -> str:
    imports = _Imports()
    arguments = ", ".join(_arguments(operation, imports))
    call = f"client.{operation.accessor}({arguments})"
    if operation.page is not None:
        code = f"async for each in {call}:\n    print(each)"
    elif operation.answer.kind is None:
        code = f"await {call}"
    else:
        code = f"result = await {call}"
    return f"{imports.text()}{code}"


def _arguments(operation: Operation[Any], imports: _Imports) -> Iterator[str]:
    """Yield the arguments as the method takes them: required headers, path, body, then the others by name."""
    headers = [each for each in operation.headers if each.required and each.wire != "X-Idempotent-Key"]
    for parameter in (*headers, *operation.path_params):
        yield imports.expression(parameter.kind.example(parameter.wire))
    body = operation.body
    if body is not None:
        if body.model is None:
            yield f"{imports.name('pathlib', 'Path')}('invoice.pdf')"
        else:
            model = imports.expression(_body(body.model))
            yield f"[{model}]" if body.many else model
    if operation.page is not None and (chosen := _filter(operation, imports)) is not None:
        yield f"filters={chosen}"
    for parameter in operation.query:
        if parameter.required:
            value = parameter.kind.read(parameter.kind.example(parameter.wire))
            yield f"{parameter.name}={imports.expression(value)}"


def _filter(operation: Operation[Any], imports: _Imports) -> str | None:
    """Return a filter of a list: by a time or an amount if it has one, otherwise by the first field."""
    if operation.fields is None:
        return None
    named = {name: field for name, field in vars(operation.fields).items() if isinstance(field, ListField)}
    for operator, sign in _OPERATORS.items():
        for name, field in named.items():
            if operator in field.operators and name != "id":
                fields = imports.name("bill_async", f"{operation.fields.__name__.removesuffix('Fields')}_")
                value = imports.expression(field.kind.read(field.kind.example(field.wire)))
                return f"{fields}.{name} {sign} {value}"
    return None


def _body(model: type[RequestModel]) -> RequestModel:
    """Return a body with what is required and the objects that it refers to; if that is nothing, with a few fields."""
    return structure(_shown(model, referring=True), model)


def _shown(model: type[Model], *, referring: bool = False) -> dict[str, Any]:
    fields = [field for field in model.__fields__ if field.required or (referring and _refers(field))]
    if not fields:
        possible = [field for field in model.__fields__ if field.kind.json_type != "boolean"]
        fields = sorted(possible, key=lambda field: not field.kind.is_money)[: _FEW if referring else 1]
    return {field.wire: _value(field) for field in model.__fields__ if field in fields}


def _refers(field: Field) -> bool:
    """Whether a field holds the id of another object."""
    return isinstance(field.kind, Id) and field.kind.strict and field.wire != "id"


def _value(field: Field) -> Any:
    named = field.kind.named
    if named is None or not issubclass(named, Model):
        return field.kind.example(field.wire, secret=field.secret)
    value = _shown(named)
    return [value] if field.kind.json_type == "array" else value


class _Imports:
    """The names that an example imports."""

    def __init__(self) -> None:
        self._names: dict[str, set[str]] = {}

    def name(self, module: str, name: str) -> str:
        """Import a name, and return it."""
        self._names.setdefault(module, set()).add(name)
        return name

    def text(self) -> str:
        """Return the statements, the standard library first."""
        lines = [f"from {module} import {', '.join(sorted(self._names[module]))}" for module in sorted(self._names)]
        own = [line for line in lines if line.startswith("from bill_async")]
        groups = ["\n".join(line for line in lines if line not in own), "\n".join(own)]
        return "".join(f"{group}\n\n" for group in groups if group)

    def expression(self, value: Any) -> str:
        """Return the source of a value."""
        match value:
            case Secret():
                return self.expression(value.reveal())
            case Model():
                return f"{self.name('bill_async', type(value).__name__)}({', '.join(self._fields(value))})"
            case OpenEnum():
                return repr(str(value))
            case Decimal():
                return f"{self.name('decimal', 'Decimal')}({str(value)!r})"
            case datetime():
                self.name("datetime", "UTC")
                moment = f"{value.year}, {value.month}, {value.day}, {value.hour}, {value.minute}"
                return f"{self.name('datetime', 'datetime')}({moment}, tzinfo=UTC)"
            case date():
                return f"{self.name('datetime', 'date')}({value.year}, {value.month}, {value.day})"
            case list():
                return f"[{', '.join(map(self.expression, value))}]"
            case dict():
                return f"{{{', '.join(f'{name!r}: {self.expression(each)}' for name, each in value.items())}}}"
            case _:
                return repr(value)

    def _fields(self, model: Model) -> Iterator[str]:
        for field in model.__fields__:
            value = getattr(model, field.name)
            if value is not UNSET and value is not None:
                yield f"{field.name}={self.expression(value)}"
