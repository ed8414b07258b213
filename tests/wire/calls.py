"""The examples of an operation of the spec: arguments, expected request, answer, and expected result."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import attrs
from wire.examples import Example, Examples
from wire.recorder import ANY_KEY, CREDENTIALS, HOST, Sent

import bill_async.operations
from codegen import names
from codegen.spec import Body, Field, Filter, Module, Operation, Page, Spec, Type

FILE: Final = b"%PDF-1.7 example"
_KEY: Final = "1f0e3dad-9990-4345-b743-9f8ffabdffc4"
_TERMS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
    "in": lambda field, value: field.in_(value),
    "nin": lambda field, value: field.not_in(value),
    "sw": lambda field, value: field.starts_with(value),
}
"""How a caller writes each operator of a filter."""
_SIZED: Final = ("page", "next", "forward", "offset")
_CURSORS: Final = {"page": "page", "next": "nextPage", "forward": "page", "fixed": "page", "offset": "start"}


@attrs.frozen(kw_only=True)
class Call:
    """One call of a method, from end to end."""

    arguments: Mapping[str, Any]
    sent: Sent
    status: int
    answer: bytes
    result: Any
    """What the caller gets; of a list, items, next and previous page."""


class Calls:
    """The calls of one operation."""

    def __init__(self, spec: Spec, module: Module, operation: Operation) -> None:
        self._spec = spec
        self._module = module
        self.family = spec.family(module)
        self.operation = operation
        self._examples = Examples(spec)

    def call(self, *, full: bool) -> Call:
        """The call with everything that can be given and answered, or with as little as possible."""
        operation = self.operation
        arguments: dict[str, Any] = {}
        query: list[tuple[str, str]] = []
        headers: dict[str, object] = {}
        path = operation.path
        for field in operation.path_params:
            example = self._request(field.type, field.wire)
            arguments[names.parameter_name(field.wire)] = example.value
            path = path.replace(f"{{{field.wire}}}", example.text)
        if operation.authenticated:
            headers |= {name: CREDENTIALS[name] for name in self.family.auth}
        for field in operation.headers:
            self._header(field, arguments, headers, full=full)
        for field in operation.query:
            if full or field.required:
                self._parameter(field, arguments, query)
        if operation.page is not None:
            self._walk(operation.page, arguments, query, full=full)
        body = None
        if operation.body is not None:
            kind = "application/json" if operation.body.model else "application/octet-stream"
            headers["Content-Type"] = kind
            body = self._body(operation.body, arguments, full=full)
        answer, result = self._answer(full=full)
        return Call(
            arguments=arguments,
            sent=Sent(operation.method, HOST + self.family.base + path, query, headers, body),
            status=operation.status,
            answer=answer.encode(),
            result=result,
        )

    def _request(self, type_: Type, wire: str, *, second: bool = False) -> Example:
        return self._examples.value(type_, wire, "parameter", second=second)

    # ---- what is sent

    def _header(self, field: Field, arguments: dict[str, Any], headers: dict[str, object], *, full: bool) -> None:
        if field.wire == "X-Idempotent-Key":
            if full:
                arguments["idempotency_key"] = headers[field.wire] = _KEY
            elif field.required:
                headers[field.wire] = ANY_KEY
        elif full or field.required:
            example = self._request(field.type, field.wire)
            arguments[names.parameter_name(field.wire)] = example.value
            headers[field.wire] = example.text

    def _parameter(self, field: Field, arguments: dict[str, Any], query: list[tuple[str, str]]) -> None:
        if field.type.item is None:
            example = self._request(field.type, field.wire)
            value, text = example.value, example.text
        else:
            both = [self._request(field.type.item, field.wire, second=second) for second in (False, True)]
            value, text = [each.value for each in both], ",".join(each.text for each in both)
        arguments[names.parameter_name(field.wire)] = value
        query.append((field.wire, text))

    def _body(self, body: Body, arguments: dict[str, Any], *, full: bool) -> bytes:
        if not body.model:
            arguments["content"] = FILE
            return FILE
        model = self._spec.models[body.model]
        example = self._examples.model(model, "request", full=full)
        if not body.many:
            arguments["body"] = example.value
            return example.json.encode()
        examples = [example, *[self._examples.model(model, "request", full=False)] * full]
        arguments["body"] = [each.value for each in examples]
        return f"[{','.join(each.json for each in examples)}]".encode()

    # ---- lists

    def _walk(self, page: Page, arguments: dict[str, Any], query: list[tuple[str, str]], *, full: bool) -> None:
        if full:
            self._choose(arguments, query)
        if page.style in _SIZED:
            if full:
                arguments["max"] = 7
            query.append(("max", str(7 if full else page.max)))
        if cursor := _CURSORS.get(page.style):
            if full:
                arguments["page"] = "40" if page.style == "offset" else "cursor-1"
                query.append((cursor, arguments["page"]))
            elif page.style == "offset":
                query.append((cursor, "0"))

    def _choose(self, arguments: dict[str, Any], query: list[tuple[str, str]]) -> None:
        """Filter with each operator of each field once, and sort by two fields."""
        operation = self.operation
        if operation.filters_unknown:
            arguments["filters"] = 'name:eq:"One"'
            query.append(("filters", arguments["filters"]))
        if operation.sorts_unknown:
            arguments["sort"] = "name:asc"
            query.append(("sort", arguments["sort"]))
        filters = [term for field in operation.fields for term in self._filters(field)]
        if filters:
            arguments["filters"] = [value for value, _ in filters]
            query.append(("filters", ",".join(text for _, text in filters)))
        most = operation.page.sort_max or 2
        sortable = [field for field in operation.fields if field.sortable][:most]
        if sortable:
            ways = list(zip(sortable, ("asc", "desc"), strict=False))
            arguments["sort"] = [getattr(self._field(field), way)() for field, way in ways]
            query.append(("sort", ",".join(f"{field.wire}:{way}" for field, way in ways)))

    def _field(self, field: Filter) -> Any:
        fields = names.fields_class(self._spec.homes, self._module, self.operation)
        return getattr(getattr(bill_async.operations, fields), names.snake(field.wire))

    def _filters(self, field: Filter) -> Iterator[tuple[Any, str]]:
        """The terms of one field, as the caller writes them and as they are sent."""
        for name in field.operators:
            assert field.type is not None
            first, second = (self._operand(field.type, field.wire, second=second) for second in (False, True))
            value, text = first.value, f'"{first.text}"' if set(first.text) & set(":, ") else first.text
            if name in ("in", "nin"):
                value, text = [first.value, second.value], f'"{first.text},{second.text}"'
            yield _TERMS[name](self._field(field), value), f"{field.wire}:{name}:{text}"

    def _operand(self, type_: Type, wire: str, *, second: bool) -> Example:
        if type_.name == "str":
            return Example("Two", '"Two"') if second else Example("One", '"One"')
        if type_.name == "bool":
            return Example(True, "true")
        return self._request(type_, wire, second=second)

    # ---- what comes back

    def _answer(self, *, full: bool) -> tuple[str, Any]:
        type_, page, key = self.operation.returns, self.operation.page, self.operation.key
        if type_ is None:
            return "", None
        if page is not None:
            return self._page(page, type_, full=full)
        if type_.name == "list":
            assert type_.item is not None
            items = self._items(type_.item, full=full)
            return f'{{"{key}":{items.json}}}' if key else items.json, items.value
        example = self._answered(type_, full=full)
        return example.json, example.value

    def _page(self, page: Page, item: Type, *, full: bool) -> tuple[str, Any]:
        items = self._items(item, full=full) if full else Example([], "[]")
        if page.style == "offset":
            return items.json, (items.value, None, None)
        results = f'{{"{self.operation.key or "results"}":{items.json}'
        if not full or page.style == "single":
            return results + "}", (items.value, None, None)
        if page.style in ("page", "next"):
            return results + ',"nextPage":"cursor-2","prevPage":"cursor-0"}', (items.value, "cursor-2", "cursor-0")
        return results + ',"nextPage":"cursor-2"}', (items.value, "cursor-2", None)

    def _items(self, item: Type, *, full: bool) -> Example:
        """Two items, the second with as little as possible."""
        both = [self._answered(item, full=full), self._answered(item, full=False)]
        return Example([each.value for each in both], f"[{','.join(each.json for each in both)}]")

    def _answered(self, type_: Type, *, full: bool) -> Example:
        return self._examples.value(type_, self.operation.name, "answer", full=full)
