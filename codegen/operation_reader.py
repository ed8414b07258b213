"""The reader of operations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import attrs

from . import names
from .field_reader import FieldReader, SymbolTable
from .mapping_reader import MappingReader
from .model_reader import ModelReader
from .source import Node, Problems, Where, Word, nearest
from .spec import (
    CONFIDENCES,
    METHODS,
    OPERATORS,
    QUOTAS,
    RETRIES,
    STYLES,
    Api,
    Body,
    Confidence,
    Family,
    Field,
    Filter,
    Model,
    Operation,
    Page,
    Type,
)
from .trace_reader import TraceDraft

PATH_PARAMETER: Final = re.compile(r"\{([^}]*)\}")
_PATH: Final = re.compile(r"(/([\w.-]+|\{\w+\}))+")
_MFA: Final = ("always", "sometimes")
_ORDER: Final = ("gt", "gte", "lt", "lte")
_PAGING: Final = frozenset({"max", "page", "nextPage", "prevPage", "sort", "filters", "start"})


@attrs.frozen
class Context:
    """The parts that the readers of all operations share."""

    problems: Problems
    api: Api
    symbols: SymbolTable
    fields: FieldReader
    models: ModelReader
    traces: dict[Where, TraceDraft] = attrs.field(factory=dict)
    """The drafts of the traces, by operation."""


class OperationReader:
    """Reads one operation."""

    def __init__(
        self, context: Context, family: Family, home: str, params: Mapping[str, Field], name: Word, node: Node
    ) -> None:
        self._context = context
        self._problems = context.problems
        self._family = family
        self._home = home
        self._params = params
        self._name = name
        self._what = f"operation {str(name)!r}"
        if not names.is_method_name(name):
            raise self._problems.stop(name.where, f"{self._what} is not a name like 'create_bulk'")
        self._mapping = MappingReader.of(self._problems, node, name, self._what)
        self._page = self._mapping.word("page")

    def read(self) -> Operation:
        mapping = self._mapping
        method, path = self._route()
        id_ = mapping.required("id")
        title = mapping.required("title")
        confidence = mapping.confidence("confidence")
        query = self._fields("query", confidence)
        headers = self._fields("headers", confidence)
        max_items, max_bytes = mapping.number("max_items"), mapping.number("max_bytes")
        body = self._body(max_items, max_bytes, mapping.word("adds"), mapping.word("mints"))
        self._context.traces[self._name.where] = TraceDraft.read(mapping, self._what)
        returns, key, page = self._answer()
        unknown = [name for name in ("filters", "sorts") if mapping.has_word(name, "unknown")]
        if unknown and page is None:
            self._problems.add(mapping.where, f"{self._what} has filters or sorts, but no 'page'")
        id_list = next((field for field in query if field.type.name == "list"), None)
        if max_items and id_list is None and not (body and (body.many or body.items)):
            self._problems.add(mapping.where, f"{self._what} has 'max_items', but sends no list")
        if max_bytes and not (body and not body.model):
            self._problems.add(mapping.where, f"{self._what} has 'max_bytes', but sends no file")
        if method == "get" and body is not None:
            self._problems.add(mapping.where, f"{self._what} is a GET with a body")
        if page is not None and method != "get":
            self._problems.add(mapping.where, f"{self._what} is a list, but not a GET")
        retry = mapping.choice("retry", RETRIES, self._context.api.retry[method])
        if method == "get" and retry != "safe":
            self._problems.add(mapping.where, f"{self._what} is a GET, which is 'safe' to repeat, not {retry!r}")
        if retry == "keyed" and not any(field.wire == "X-Idempotent-Key" for field in headers):
            self._problems.add(mapping.where, f"{self._what} is 'keyed', but has no header X-Idempotent-Key")
        operation = Operation(
            where=self._name.where,
            name=self._name,
            id=id_,
            title=str(title),
            doc=mapping.text("doc"),
            method=method.upper(),
            path=str(path),
            path_params=self._path_params(path),
            query=query,
            headers=headers,
            max_ids=max_items if id_list is not None and body is None else None,
            body=body,
            returns=returns,
            key=key,
            status=mapping.number("status") or 200,
            page=page,
            fields=self._list_fields(returns, page, confidence),
            filters_unknown="filters" in unknown,
            sorts_unknown="sorts" in unknown,
            retry=retry,
            quota=mapping.choice("quota", QUOTAS, ""),
            authenticated=mapping.choice("auth", ("none",), "") != "none",
            mfa=self._mfa(),
            atomic=mapping.flag("atomic"),
            trace=None,
            confidence=confidence,
        )
        if not 200 <= operation.status <= 299:
            self._problems.add(
                mapping.where, f"{self._what} succeeds with status {operation.status}, which is not a success"
            )
        mapping.end()
        self._check_python_names(operation)
        return operation

    def _mfa(self) -> str:
        word = self._mapping.word("mfa")
        if word is not None and word not in _MFA and not word.startswith("when "):
            self._problems.add(
                word.where, f"unknown mfa {str(word)!r} of {self._what}; known are always, sometimes, when ..."
            )
        return str(word or "")

    def _route(self) -> tuple[str, Word]:
        routes = [(method, path) for method in METHODS if (path := self._mapping.word(method)) is not None]
        if len(routes) != 1:
            found = " and ".join(method for method, _ in routes)
            text = f"{self._what} needs one of {', '.join(METHODS)} with its path, and has {found or 'none'}"
            raise (
                self._problems.stop(self._name.where, text)
                if routes
                else self._mapping.missing(METHODS, text, self._name.where)
            )
        method, path = routes[0]
        below = self._family.below
        if not path.startswith(below + "/"):
            self._problems.add(path.where, f"path {str(path)!r} is not below {below!r}, where the family is")
        if not _PATH.fullmatch(path):
            self._problems.add(path.where, f"{str(path)!r} is not a path like '/v3/bills/{{billId}}'")
        return method, path

    def _path_params(self, path: Word) -> tuple[Field, ...]:
        found: list[Field] = []
        for name in PATH_PARAMETER.findall(path):
            if any(name == field.wire for field in found):
                self._problems.add(path.where, f"path parameter {name!r} occurs twice")
            elif name not in self._params:
                text = f"path parameter {name!r} is not declared in 'params'{nearest(name, self._params)}"
                self._problems.add(path.where, text)
            else:
                found.append(self._params[name])
        return tuple(found)

    def _fields(self, name: str, confidence: Confidence) -> tuple[Field, ...]:
        found = []
        for key, node in self._mapping.block(name).items():
            with self._problems.guard():
                field = self._context.fields.field(key, node, self._home, confidence, ("secret",))
                if (
                    field.type.innermost.name == "ref"
                    and field.type.innermost.argument in self._context.symbols.sources
                ):
                    self._problems.add(key.where, f"{name} parameter {str(field.wire)!r} cannot be a model")
                if name == "headers" and str(field.wire).lower() in self._own_headers():
                    self._problems.add(key.where, f"the client makes the header {str(field.wire)!r} by itself")
                if name == "query" and field.wire in _PAGING and self._page is not None:
                    self._problems.add(key.where, f"{str(field.wire)!r} comes from 'page', 'sorts' and 'filters'")
                found.append(field)
        return tuple(found)

    def _own_headers(self) -> set[str]:
        auth = {name.lower() for family in self._context.api.families.values() for name in family.auth}
        return auth | {"accept", "content-length", "content-type", "host", "user-agent"}

    def _body(self, max_items: int | None, max_bytes: int | None, adds: Word | None, mints: Word | None) -> Body | None:
        word = self._mapping.word("body")
        for name, said in (("adds", adds), ("mints", mints)):
            if said is not None and word in (None, "file"):
                self._problems.add(said.where, f"{self._what} has {name!r}, but sends no model")
        if word is None:
            return None
        if word == "file":
            return Body(max_bytes=max_bytes)
        type_ = self._context.fields.type(word, self._home)
        many = type_.name == "list"
        ref = type_.item if many else type_
        if ref is None or ref.name != "ref" or ref.argument not in self._context.symbols.sources:
            known = [*self._context.symbols.sources, "file"]
            text = f"the body is a model, 'Model[]' or 'file', not {str(word)!r}"
            raise self._problems.stop(word.where, f"{text}{nearest(word, known)}")
        model = self._context.models.model(ref.argument, word.where)
        lists = {name: field for name, field in model.fields.items() if field.type.name == "list"}
        items = ""
        if max_items and not many:
            required = [name for name, field in lists.items() if field.required]
            items = required[0] if len(required) == 1 else ""
        if adds is not None:
            self._check_adds(adds, model, lists)
        if mints is not None:
            self._check_mints(mints, model, many=many)
        return Body(
            model=ref.argument,
            many=many,
            max_items=max_items,
            items=items,
            adds=str(adds or ""),
            mints=str(mints or ""),
        )

    def _check_mints(self, mints: Word, model: Model, *, many: bool) -> None:
        """`mints` names a text of one body."""
        if mints not in model.fields:
            text = f"{model.name} has no field {str(mints)!r}{nearest(mints, model.fields)}"
            raise self._problems.stop(mints.where, text)
        if many or model.fields[str(mints)].type.name != "str" or model.fields[str(mints)].required:
            self._problems.add(mints.where, f"{str(mints)!r} is not a text of one body that may be left out")

    def _check_adds(self, adds: Word, model: Model, lists: Mapping[str, Field]) -> None:
        """Check that `adds` names a list whose entries may have an id."""
        if adds not in lists:
            text = f"{model.name} has no list {str(adds)!r}{nearest(adds, lists)}"
            raise self._problems.stop(adds.where, text)
        entry = lists[str(adds)].type.innermost.argument
        fields = self._context.models.model(entry, adds.where).fields if entry in self._context.symbols.sources else {}
        if "id" not in fields or fields["id"].required or fields["id"].read:
            self._problems.add(adds.where, f"the entries of {str(adds)!r} have no 'id' that may be left out")

    def _answer(self) -> tuple[Type | None, str, Page | None]:
        mapping = self._mapping
        page, returns = self._page, mapping.word("returns")
        style, page_max, page_default = (
            mapping.word("style"),
            mapping.number("page_max"),
            mapping.number("page_default"),
        )
        if page is not None and returns is not None:
            self._problems.add(returns.where, f"{self._what} has 'page' and 'returns'")
        if page is None:
            for name, value in (("style", style), ("page_max", page_max), ("page_default", page_default)):
                if value is not None:
                    self._problems.add(mapping.where, f"{self._what} has {name!r}, but no 'page'")
        answer = page or returns
        if answer is None:
            return None, "", None
        written, _, key = answer.partition(" at ")
        type_ = self._context.fields.type(answer.part(written.strip()), self._home)
        if page is None:
            if key and type_.name != "list":
                self._problems.add(answer.where, f"only an array stands at a key, not {written.strip()!r}")
            return type_, key.strip(), None
        if type_.name not in ("ref", "str", "id") or type_.argument in self._context.symbols.enums:
            self._problems.add(answer.where, f"'page' names one item, not {written.strip()!r}")
        if style is not None and style not in STYLES:
            self._problems.add(style.where, f"unknown style {str(style)!r} of {self._what}{nearest(style, STYLES)}")
        result_page = Page(
            style=str(style or self._family.style),
            max=page_max or self._family.page_max,
            default=page_default or self._family.page_default,
            sort_max=self._family.sort_max,
        )
        if result_page.default > result_page.max:
            text = f"{self._what} has a default page size of {result_page.default}, but a maximum of {result_page.max}"
            self._problems.add(mapping.where, text)
        return type_, key.strip(), result_page

    # -- filters and sorts ------------------------------------------------------------------------

    def _list_fields(self, item: Type | None, page: Page | None, confidence: Confidence) -> tuple[Filter, ...]:
        filters, sorts = self._mapping.block("filters"), self._mapping.items("sorts")
        if page is None and (filters or sorts):
            self._problems.add(self._mapping.where, f"{self._what} has filters or sorts, but no 'page'")
            return ()
        found: dict[str, Filter] = {}
        for key, node in filters.items():
            with self._problems.guard():
                found[str(key)] = self._filter(key, node, item, confidence)
        sorted_by: set[str] = set()
        for word in sorts:
            with self._problems.guard():
                field = self._sort(word, item, found, confidence)
                if field.wire in sorted_by:
                    raise self._problems.stop(word.where, f"sort {str(field.wire)!r} occurs twice")
                sorted_by.add(field.wire)
                found[str(field.wire)] = field
        pythonic: dict[str, str] = {}
        for name, field in found.items():
            other = pythonic.setdefault(names.snake(name), name)
            if other != name:
                self._problems.add(field.wire.where, f"{other!r} and {name!r} would have the same Python name")
        return tuple(found.values())

    def _filter(self, key: Word, node: Node, item: Type | None, confidence: Confidence) -> Filter:
        """Read a filter: `operators [: type] [flag]`."""
        if not isinstance(node, Word):
            raise self._problems.stop(key.where, f"filter {str(key)!r} is not one line: operators, : type, flag")
        left, colon, right = node.partition(":")
        words, typed = left.split(), right.split()
        if colon:
            if not typed:
                raise self._problems.stop(key.where, f"filter {str(key)!r} has no type after ':'")
            for word in typed[1:]:
                if word not in CONFIDENCES:
                    text = f"unknown flag {word!r} of filter {str(key)!r}{nearest(word, CONFIDENCES)}"
                    self._problems.add(node.where, text)
        operators: set[str] = set()
        for word in words:
            if word not in (allowed := (*OPERATORS, "order", *(() if colon else CONFIDENCES))):
                text = f"unknown operator {word!r} of filter {str(key)!r}{nearest(word, allowed)}"
                self._problems.add(node.where, text)
            elif word not in CONFIDENCES:
                more = set(_ORDER) if word == "order" else {word}
                if more & operators:
                    self._problems.add(node.where, f"operator {word!r} of filter {str(key)!r} occurs twice")
                operators |= more
        if not operators:
            raise self._problems.stop(key.where, f"filter {str(key)!r} has no operators")
        type_ = self._context.fields.type(node.part(typed[0]), self._home) if colon else self._field_type(key, item)
        if type_.innermost.argument in self._context.symbols.sources:
            raise self._problems.stop(key.where, f"filter {str(key)!r} is on a model; say the type of one value")
        if operators & set(_ORDER) not in (set(), {"gte", "lte"}, set(_ORDER)):
            self._problems.add(node.where, f"filter {str(key)!r} has half of an order; say 'order', or 'gte lte'")
        return Filter(
            wire=key,
            type=type_.innermost,
            operators=tuple(name for name in OPERATORS if name in operators),
            confidence=self._context.fields.confidence_of(key, node.where, typed[1:] if colon else words, confidence),
        )

    def _sort(self, word: Word, item: Type | None, found: Mapping[str, Filter], confidence: Confidence) -> Filter:
        """Read a sort key: `field [: type] [flag]`. A type only marks a field that the item does not have."""
        left, colon, right = word.partition(":")
        parts = [*left.split(), *right.split()[1:]]
        if not parts or (colon and not right.strip()):
            raise self._problems.stop(word.where, f"{str(word)!r} is not a sort: field, : type, flag")
        key = word.part(parts[0])
        for flag in parts[1:]:
            if flag not in CONFIDENCES:
                text = f"unknown flag {flag!r} of sort {str(key)!r}{nearest(flag, CONFIDENCES)}"
                self._problems.add(word.where, text)
        sure = self._context.fields.confidence_of(key, word.where, parts[1:], confidence)
        if key in found:
            return attrs.evolve(found[key], sortable=True, sort_confidence=sure)
        if not colon:
            self._field_type(key, item)
        return Filter(wire=key, sortable=True, sort_confidence=sure)

    def _field_type(self, path: Word, item: Type | None) -> Type:
        """Return the type of a field of the item; `address.country` is a nested field."""
        type_ = item
        for part in path.split("."):
            name = type_.innermost.argument if type_ is not None else ""
            if name not in self._context.symbols.sources:
                raise self._problems.stop(path.where, f"{str(path)!r} is not a field of the item; say its type")
            fields = self._context.models.model(name, path.where).fields
            if part not in fields:
                text = f"{name} has no field {part!r}{nearest(part, fields)} (if BILL has it, say its type)"
                raise self._problems.stop(path.where, text)
            type_ = fields[part].type
        assert type_ is not None
        return type_

    def _check_python_names(self, operation: Operation) -> None:
        """Refuse parameters with the same Python name."""
        taken: dict[str, Field] = {}
        for field in (*operation.path_params, *operation.headers, *operation.query):
            name = names.parameter_name(field.wire)
            if name in taken:
                text = (
                    f"{self._what}: {str(taken[name].wire)!r} and {str(field.wire)!r} would have the same Python name"
                )
                self._problems.add(self._name.where, text)
            taken[name] = field
