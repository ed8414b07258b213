"""The methods of resources, for the templates."""

from __future__ import annotations

import attrs

from bill_async._schema.pages import PAGE_STYLES

from . import names
from .docstrings import Docstrings, ListFacts
from .python_types import PythonTypes
from .spec import Field, Module, Operation, Spec

_IDEMPOTENCY_KEY = "X-Idempotent-Key"


@attrs.frozen
class Argument:
    """A parameter of a method."""

    name: str
    annotation: str
    default: str = "None"
    """The default of a keyword argument."""


@attrs.define
class Method:
    """A method of a resource, and the arguments that it passes on."""

    name: str
    constant: str
    """The constant of its operation."""
    calls: str
    """The method of `Caller` that it calls: `call`, `pages`, `scan` or `upload`."""
    returns: str
    doc: str
    sends: str
    """The parameter that is sent, `body` or `content`; empty if there is none."""
    positional: list[Argument] = attrs.field(factory=list)
    keyword: list[Argument] = attrs.field(factory=list)
    path: list[str] = attrs.field(factory=list)
    query: dict[str, str] = attrs.field(factory=dict)
    """The parameters of the query, by name on the wire."""
    headers: dict[str, str] = attrs.field(factory=dict)
    passed: list[str] = attrs.field(factory=list)
    """Keyword arguments that are passed on as they are."""
    secrets: list[tuple[str, str]] = attrs.field(factory=list)
    """The secret parameters, each with the function that hides it."""


class Methods:
    """Makes the method of each operation."""

    def __init__(self, spec: Spec, types: PythonTypes, docstrings: Docstrings) -> None:
        self._spec = spec
        self._types = types
        self._docstrings = docstrings

    def of(self, module: Module, operation: Operation) -> Method:
        """Return the method of an operation."""
        uploads = operation.body is not None and not operation.body.model
        method = Method(
            name=str(operation.name),
            constant=names.constant_name(operation),
            calls="pages" if operation.page else "upload" if uploads else "call",
            returns=self._returns(operation),
            doc=self._docstrings.method(module, operation),
            sends="content" if uploads else "body" if operation.body is not None else "",
        )
        # The order of required arguments: headers, ids in the path, query, body.
        for field in operation.headers:
            self._add(method, field, method.headers, required=field.required and field.wire != _IDEMPOTENCY_KEY)
        for field in operation.path_params:
            name = names.parameter_name(field.wire)
            method.positional.append(Argument(name, self._types.annotation(field.type, "request")))
            method.path.append(name)
        for field in operation.query:
            own_name = uploads and field.wire == "name"  # by default the name of the file
            self._add(method, field, method.query, required=field.required and not own_name)
        if operation.body is not None:
            method.positional.append(Argument(method.sends, self._body(operation)))
        if operation.page is not None:
            self._add_list_parameters(method, operation)
        return method

    def scan(self, module: Module, operation: Operation, listed: Method) -> Method | None:
        """Return the method that scans the list of a method; None if that is not one named `list`."""
        if listed.calls != "pages" or not listed.name.startswith("list"):
            return None
        facts = ListFacts.of(self._spec, operation)
        unsent = ("sort", "page")
        method = attrs.evolve(
            listed,
            name=names.scan_name(listed.name),
            calls="scan",
            returns=listed.returns.replace("Pager[", "Scan[", 1),
            doc=self._docstrings.scan(module, operation, facts),
            keyword=[argument for argument in listed.keyword if argument.name not in unsent],
            query={wire: name for wire, name in listed.query.items() if name not in unsent},
            passed=[],
        )
        if facts.dated:
            method.keyword.append(Argument("since", "datetime | None"))
            method.passed.append("since")
        if facts.sorted:
            method.keyword.append(Argument("ordered", "bool", "False"))
            method.passed.append("ordered")
        return method

    def _add(self, method: Method, field: Field, sent: dict[str, str], *, required: bool) -> None:
        name, annotation = names.parameter_name(field.wire), self._types.annotation(field.type, "request")
        if field.secret:
            annotation += " | Secret[str]"
            method.secrets.append((name, "to_secret" if required else "to_secret_or_none"))
        if required:
            method.positional.append(Argument(name, annotation))
        else:
            method.keyword.append(Argument(name, f"{annotation} | None"))
        sent[field.wire] = name

    def _body(self, operation: Operation) -> str:
        body = operation.body
        assert body is not None
        if not body.model:
            return "FileContent"
        model = names.class_name(self._spec.models[body.model], "request")
        return f"Sequence[{model}]" if body.many else model

    def _returns(self, operation: Operation) -> str:
        result = self._types.result(operation)
        return f"Pager[{result}]" if operation.page else result

    def _add_list_parameters(self, method: Method, operation: Operation) -> None:
        """Add the parameters of a list to a method."""
        assert operation.page is not None
        style = PAGE_STYLES[operation.page.style]
        if operation.filters_unknown or any(field.operators for field in operation.fields):
            method.keyword.append(Argument("filters", "Filters"))
            method.query["filters"] = "filters"
        if operation.sorts_unknown or any(field.sortable for field in operation.fields):
            method.keyword.append(Argument("sort", "Sorts"))
            method.query["sort"] = "sort"
        if style.sized:
            method.keyword.append(Argument("max", "int | None"))
            method.query["max"] = "max"
        if style.cursor is not None:
            method.keyword.append(Argument("page", "str | None"))
            method.query["start" if style.counts else "page"] = "page"
