"""The generated tests: for each operation what is called, what must be sent, what must come back.

Made from the spec and from examples alone; nothing here looks at how the package is rendered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from . import names
from .examples import Example, Examples
from .spec import Direction, Family, Field, Filter, Model, Module, Operation, Page, Spec, Type

_CREDENTIALS: Final = {
    "devKey": "the-dev-key",
    "appKey": "the-app-key",
    "sessionId": "the-session",
    "apiToken": "the-api-token",
}
"""Of the client in `tests/generated/wire.py`."""

_PYTHON: Final = {"eq": "==", "ne": "!=", "gt": ">", "gte": ">=", "lt": "<", "lte": "<="}
_METHODS: Final = {"in": "in_", "nin": "not_in", "sw": "starts_with"}
_SIZED: Final = ("page", "next", "forward", "offset")
_CURSORS: Final = {"page": "page", "next": "nextPage", "forward": "page", "fixed": "page", "offset": "start"}
_KEY: Final = "1f0e3dad-9990-4345-b743-9f8ffabdffc4"


@attrs.frozen
class Constant:
    """An example that several tests use."""

    name: str
    python: str
    json: tuple[str, ...]


@attrs.frozen
class Call:
    """One call: what is answered, what is called, what comes back, what was sent."""

    answer: str
    arguments: str
    result: str
    headers: str
    query: tuple[tuple[str, str], ...]
    body: str


@attrs.frozen
class Test:
    """The test of one operation."""

    name: str
    doc: str
    accessor: str
    method: str
    url: str
    status: int
    is_list: bool
    calls: tuple[Call, ...]


class TestFile:
    """The tests of one resource."""

    def __init__(self, spec: Spec, module: Module) -> None:
        self._spec = spec
        self._module = module
        self._family: Family = spec.family(module)
        self._examples = Examples(spec)
        self._constants: dict[str, Constant] = {}
        self.auth = {name: _CREDENTIALS[name] for name in self._family.auth}
        self.tests = [self._test(operation) for operation in module.operations]
        self.constants = list(self._constants.values())

    def _test(self, operation: Operation) -> Test:
        calls = [self._call(operation, full=False), self._call(operation, full=True)]
        same = (calls[0].arguments, calls[0].body, calls[0].query) == (
            calls[1].arguments,
            calls[1].body,
            calls[1].query,
        )
        return Test(
            name=str(operation.name),
            doc=f"`{operation.method} {operation.path}`.",
            accessor=names.accessor(self._module, operation),
            method=operation.method,
            url=self._spec.api.environments["sandbox"] + self._family.base + self._path(operation),
            status=operation.status,
            is_list=operation.page is not None,
            calls=tuple(calls[1:] if same else calls),
        )

    def _path(self, operation: Operation) -> str:
        path = operation.path
        for param in operation.path_params:
            path = path.replace(f"{{{param.wire}}}", self._request(param).text)
        return path

    def _request(self, field: Field, *, second: bool = False) -> Example:
        return self._examples.value(field.type, field.wire, "parameter", second=second)

    # -- one call ---------------------------------------------------------------------------------

    def _call(self, operation: Operation, *, full: bool) -> Call:
        arguments = [
            f"{names.parameter_name(each.wire)}={self._request(each).python}" for each in operation.path_params
        ]
        query: list[tuple[str, str]] = []
        sent = ["**AUTH"] if operation.authenticated else []
        for field in operation.headers:
            python, expected = self._header(field, full=full)
            arguments += [f"{names.parameter_name(field.wire)}={python}"] * bool(python)
            sent += [f'"{field.wire}": {expected}'] * bool(expected)
        upload = operation.body is not None and not operation.body.model
        for field in operation.query:
            if full or field.required:
                python, text = self._parameter(field)
                arguments.append(f"{names.parameter_name(field.wire)}={python}")
                query.append((str(field.wire), text))
        if operation.page is not None:
            more, pairs = self._walk(operation, operation.page, full=full)
            arguments += more
            query += pairs
        body = "None"
        if operation.body is not None:
            python, body = self._body(operation, full=full)
            arguments.append(python)
            kind = "application/octet-stream" if upload else "application/json"
            sent.append(f'"Content-Type": "{kind}"')
        answer, result = self._answer(operation, full=full)
        return Call(
            answer=answer,
            arguments=", ".join(arguments),
            result=result,
            headers="AUTH" if sent == ["**AUTH"] else f"{{{', '.join(sent)}}}",
            query=tuple(query),
            body=body,
        )

    def _header(self, field: Field, *, full: bool) -> tuple[str, str]:
        """What is given, and what must be sent."""
        if field.wire == "X-Idempotent-Key":
            return (f'"{_KEY}"', f'"{_KEY}"') if full else ("", "ANY_KEY" if field.required else "")
        python = self._request(field).python
        return (python, python) if full or field.required else ("", "")

    def _parameter(self, field: Field) -> tuple[str, str]:
        if field.type.item is None:
            example = self._request(field)
            return example.python, example.text
        both = [
            self._examples.value(field.type.item, field.wire, "parameter", second=second) for second in (False, True)
        ]
        return f"[{', '.join(each.python for each in both)}]", ",".join(each.text for each in both)

    def _body(self, operation: Operation, *, full: bool) -> tuple[str, str]:
        body = operation.body
        assert body is not None
        if not body.model:
            return 'content=b"%PDF-1.7 example"', 'b"%PDF-1.7 example"'
        model = self._spec.models[body.model]
        name = self._constant(model, "request", full=full)
        if not body.many:
            return f"body={name}", f"{name}_JSON"
        if not full:
            return f"body=[{name}]", f'b"[" + {name}_JSON + b"]"'
        other = self._constant(model, "request", full=False)
        return f"body=[{name}, {other}]", f'b"[" + {name}_JSON + b"," + {other}_JSON + b"]"'

    # -- lists ------------------------------------------------------------------------------------

    def _walk(self, operation: Operation, page: Page, *, full: bool) -> tuple[list[str], list[tuple[str, str]]]:
        arguments: list[str] = []
        query: list[tuple[str, str]] = []
        if full:
            for name, text, unknown in (
                ("filters", 'name:eq:"One"', operation.filters_unknown),
                ("sort", "name:asc", operation.sorts_unknown),
            ):
                if unknown:
                    arguments.append(f"{name}='{text}'")
                    query.append((name, text))
            filters = [term for field in operation.fields for term in self._filters(operation, field)]
            if filters:
                arguments.append(f"filters=[{', '.join(python for python, _ in filters)}]")
                query.append(("filters", ",".join(text for _, text in filters)))
            sortable = [field for field in operation.fields if field.sortable]
            if sortable:
                made = names.fields_alias(names.fields_class(self._spec.homes, self._module, operation))
                keys = [(field, way) for field, way in zip(sortable[: page.sort_max], ("asc", "desc"), strict=False)]
                arguments.append(
                    f"sort=[{', '.join(f'{made}.{names.snake(field.wire)}.{way}()' for field, way in keys)}]"
                )
                query.append(("sort", ",".join(f"{field.wire}:{way}" for field, way in keys)))
        if page.style in _SIZED:
            arguments += ["max=7"] * full
            query.append(("max", "7" if full else str(page.max)))
        if cursor := _CURSORS.get(page.style):
            value = "40" if page.style == "offset" else "cursor-1"
            if full:
                arguments.append(f'page="{value}"')
                query.append((cursor, value))
            elif page.style == "offset":
                query.append((cursor, "0"))
        return arguments, query

    def _filters(self, operation: Operation, field: Filter) -> Iterator[tuple[str, str]]:
        """Each operator of a field once."""
        made = names.fields_alias(names.fields_class(self._spec.homes, self._module, operation))
        attribute = f"{made}.{names.snake(field.wire)}"
        for operator in field.operators:
            assert field.type is not None
            first, second = (self._operand(field.type, field.wire, second=second) for second in (False, True))
            if operator in ("in", "nin"):
                yield (
                    f"{attribute}.{_METHODS[operator]}([{first.python}, {second.python}])",
                    f'{field.wire}:{operator}:"{first.text},{second.text}"',
                )
                continue
            text = f'"{first.text}"' if set(first.text) & set(":, ") else first.text
            if operator in _METHODS:
                yield f"{attribute}.{_METHODS[operator]}({first.python})", f"{field.wire}:{operator}:{text}"
            else:
                yield f"{attribute} {_PYTHON[operator]} {first.python}", f"{field.wire}:{operator}:{text}"

    def _operand(self, type_: Type, wire: str, *, second: bool) -> Example:
        if type_.name == "str":
            return Example('"Two"', '"Two"') if second else Example('"One"', '"One"')
        if type_.name == "bool":
            return Example("YES", "true")
        return self._examples.value(type_, wire, "parameter", second=second)

    # -- answers ----------------------------------------------------------------------------------

    def _answer(self, operation: Operation, *, full: bool) -> tuple[str, str]:
        """The answer's bytes, and what the caller gets."""
        type_ = operation.returns
        if type_ is None:
            return 'b""', "None"
        if operation.page is not None:
            return self._page(operation, operation.page, type_, full=full)
        if type_.name == "list":
            assert type_.item is not None
            result, body = self._items(operation, type_.item, full=full)
            if operation.key:
                body = f'b\'{{"{operation.key}":\' + {body} + b"}}"'
            return body, result
        result, body = self._one(operation, type_, full=full)
        return body, result

    def _page(self, operation: Operation, page: Page, item: Type, *, full: bool) -> tuple[str, str]:
        result, body = self._items(operation, item, full=full) if full else ("[]", 'b"[]"')
        if page.style == "offset":
            return body, f"({result}, None, None)"
        start = f"b'{{\"{operation.key or 'results'}\":' + {body} + "
        if not full or page.style == "single":
            return start + 'b"}"', f"({result}, None, None)"
        if page.style in ("page", "next"):
            return start + 'b\',"nextPage":"cursor-2","prevPage":"cursor-0"}\'', f'({result}, "cursor-2", "cursor-0")'
        return start + 'b\',"nextPage":"cursor-2"}\'', f'({result}, "cursor-2", None)'

    def _items(self, operation: Operation, item: Type, *, full: bool) -> tuple[str, str]:
        """Two items, the second with as little as can be."""
        both = [self._one(operation, item, full=full), self._one(operation, item, full=False)]
        body = ' + b"," + '.join(wire for _, wire in both)
        return f"[{', '.join(python for python, _ in both)}]", f'b"[" + {body} + b"]"'

    def _one(self, operation: Operation, type_: Type, *, full: bool) -> tuple[str, str]:
        if type_.name == "ref" and type_.argument in self._spec.models:
            name = self._constant(self._spec.models[type_.argument], "answer", full=full)
            return name, f"{name}_JSON"
        example = self._examples.value(type_, operation.name, "answer", full=full)
        return example.python, f"b'{example.json}'"

    def _constant(self, model: Model, direction: Direction, *, full: bool) -> str:
        """The name of an example, which is made when first asked for."""
        full = full or not self._examples.differs(model, direction)
        name = names.snake(names.class_name(model, direction)).upper() + ("" if full else "_LEAST")
        if name not in self._constants:
            example = self._examples.model(model, direction, full=full)
            self._constants[name] = Constant(
                name, example.python, tuple(self._examples.members(model, direction, full=full))
            )
        return name
