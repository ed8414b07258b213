"""From the spec to files: small views hold every decision, the templates only lay out."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import attrs

from . import names
from .facts import SURE, Uses, about, errors
from .spec import Body, Direction, Enum, Field, Filter, Model, Module, Operation, Spec, Type
from .templating import environment
from .text import LINE, docstring, humane, literal, sentence, tuple_

GENERATED: Final = (
    "src/bill_async/_events.py",
    "src/bill_async/models/**/*",
    "src/bill_async/operations/**/*",
    "src/bill_async/resources/**/*",
)
"""Where there are generated files and nothing else."""

_RUFF: Final = (sys.executable, "-m", "ruff")
_STYLE: Final = ("--isolated", "--no-cache", "--quiet", "--line-length", str(LINE), "--target-version", "py311")

_SCALAR: Final = {
    "str": "str",
    "id": "str",
    "money": "Decimal",
    "number": "Decimal",
    "int": "int",
    "bool": "bool",
    "date": "date",
    "datetime": "datetime",
    "any": "Any",
}
_KIND: Final = {
    "money": "Number(money=True)",
    "number": "Number()",
    "int": "Integer()",
    "bool": "Boolean()",
    "date": "Date()",
    "datetime": "DateTime()",
    "any": "Anything()",
}
_RETRY: Final = {
    "safe": "Changes nothing, and so is repeated if no answer comes.",
    "idempotent": "Repeated if no answer comes: doing it twice ends the same.",
    "keyed": "Repeated under the same key if no answer comes.",
    "unsafe": "Not repeated if no answer comes: `OutcomeUnknownError`.",
    "never": "Never repeated: if no answer comes (`OutcomeUnknownError`), look up what happened.",
}
_ADDS: Final = (
    "Repeated if no answer comes, unless an entry of `{}` has no `id`: it would be added again (`OutcomeUnknownError`)."
)
_VALUES: Final = {
    "derived": "The values are known from a single source, not from BILL's reference.",
    "assumed": "Some of the values are assumed.",
}
_QUOTA: Final = {
    "login": "Counts against the logins of the hour.",
    "text_message": "Counts against the text messages of the minute.",
}


def render(spec: Spec) -> dict[str, str]:
    """Every generated file, by its path from the root of the project, formatted."""
    return _formatted(_Renderer(spec).files())


@attrs.frozen
class _FieldView:
    name: str
    annotation: str
    default: str
    doc: str
    schema: str
    decode: tuple[str, ...]


@attrs.frozen
class _ModelView:
    name: str
    base: str
    doc: str
    fields: tuple[_FieldView, ...]


@attrs.frozen
class _MethodView:
    name: str
    constant: str
    kind: str
    """`call`, `list` or `upload`."""
    signature: str
    returns: str
    doc: str
    forwarded: str


class _Renderer:
    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._uses = Uses(spec)
        self._environment = environment(
            about_enum=self._about_enum,
            doc=docstring,
            member=names.member_name,
            sentence=sentence,
            humane=humane,
            literal=literal,
        )
        self._environment.globals |= {"names": names, "spec": spec, "uses": self._uses}

    def files(self) -> Iterator[tuple[str, str]]:
        """Path and text of every file, not yet formatted."""
        package = "src/bill_async"
        yield f"{package}/_codes.py", self._text("codes.py.j2", api=self._spec.api)
        for module in self._spec.modules:
            if module.models or module.enums:
                yield f"{package}/models/{module.name}.py", self._models(module)
            if module.notifications is not None:
                yield f"{package}/_events.py", self._events(module)
            if module.operations:
                yield f"{package}/operations/{module.name}.py", self._operations(module)
                yield f"{package}/resources/{module.name}.py", self._resource(module)
        yield f"{package}/models/__init__.py", self._models_init()
        yield f"{package}/operations/__init__.py", self._operations_init()
        yield f"{package}/resources/__init__.py", self._resources_init()

    def _text(self, template: str, **values: Any) -> str:
        return self._environment.get_template(template).render(**values)

    # -- models -----------------------------------------------------------------------------------

    def _models(self, module: Module) -> str:
        return self._text(
            "models.py.j2",
            module=module,
            models=[self._model(model, direction) for model, direction in _classes(module)],
            names_exported=_exported_models(module),
            shared=self._shared(module),
        )

    def _events(self, module: Module) -> str:
        return self._text("events.py.j2", module=module, own=_exported_models(module), shared=self._shared(module))

    def _shared(self, module: Module) -> list[str]:
        """What a module may import from the common models; what it does not use is removed later."""
        return [] if not module.family else [name for each in self._common() for name in _exported_models(each)]

    def _common(self) -> list[Module]:
        return [module for module in self._spec.modules if not module.family]

    def _model(self, model: Model, direction: Direction) -> _ModelView:
        both = len(model.directions) == 2
        name = names.class_name(model, direction)
        whole = self._accepted(Type("ref", str(model.name)), direction)[1:]
        more = [f"As part of a change nothing in it is required; `{each}` is accepted, too." for each in whole]
        more += [f"For requests; answers hold `{model.name}`."] * (both and direction == "request")
        more += [SURE[model.confidence]] * (model.confidence != "verified")
        return _ModelView(
            name=name,
            base="RequestModel" if direction == "request" else "AnswerModel",
            doc=about(model.doc, humane(model.name), self._uses.of(name), more),
            fields=tuple(
                self._field(field, model, direction, required=field.required and (direction == "request" or not both))
                for field in model.visible(direction)
            ),
        )

    def _about_enum(self, enum: Enum) -> str:
        unsure = [_VALUES[enum.confidence]] if enum.confidence in _VALUES else []
        return about(enum.doc, humane(enum.name), self._uses.of(enum.name), unsure)

    def _field(self, field: Field, model: Model, direction: Direction, *, required: bool) -> _FieldView:
        name = names.field_name(field.wire)
        annotation = self._annotation(field.type, direction)
        default = ""
        if not required:
            default = "UNSET" if direction == "request" else "None"
            annotation += " | Unset | None" if direction == "request" else " | None"
        schema = [literal(name), literal(field.wire), self._kind(field.type, direction)]
        schema += ["required=True"] * required + ["secret=True"] * field.secret
        schema += [f"confidence={literal(field.confidence)}"] * (field.confidence != "verified")
        schema += [f"doc={literal(field.doc)}"] * bool(field.doc)
        notes = [part for part in (field.doc, _begins(field.type), _longest(field.type)) if part]
        notes += ["never shown"] * field.secret
        if field.confidence != model.confidence:
            notes.append(field.confidence)
        return _FieldView(
            name=name,
            annotation=annotation,
            default=default,
            doc=sentence(f"`{field.wire}`: {'; '.join(notes)}") if notes else "",
            schema=f"Field({', '.join(schema)})",
            decode=self._decode(name, field, required=required) if direction == "answer" else (),
        )

    def _decode(self, name: str, field: Field, *, required: bool) -> tuple[str, ...]:
        wire = literal(field.wire)
        target = f"new.{name}"
        kind = field.type.name
        if kind == "any":
            return (f"{target} = take({wire})" if required else f"{target} = take({wire}, None)",)
        checks = {"str": "str", "id": "str", "money": "Decimal", "number": "Decimal", "int": "int", "bool": "bool"}
        if kind in checks:
            empty = "" if required else " or value is None"
            test = f"value if type(value) is {checks[kind]}{empty} else {self._convert(field.type, 'value')}"
            return (f"value = take({wire})" if required else f"value = take({wire}, None)", f"{target} = {test}")
        if required:
            return (f"{target} = {self._convert(field.type, f'take({wire})')}",)
        converted = self._convert(field.type, "value")
        return f"value = take({wire}, None)", f"{target} = None if value is None else {converted}"

    def _convert(self, type_: Type, value: str, depth: int = 0) -> str:
        """The expression that makes a Python value of a JSON value that is there."""
        item = f"item{depth or ''}"
        match type_.name:
            case "str" | "id":
                return f"to_text({value})"
            case "money" | "number":
                return f"to_decimal({value})"
            case "int" | "bool" | "date" | "datetime":
                return f"to_{type_.name}({value})"
            case "any":
                return value
            case "list":
                assert type_.item is not None
                return f"[{self._convert(type_.item, item, depth + 1)} for {item} in to_list({value})]"
            case "map":
                assert type_.item is not None
                return f"{{key: {self._convert(type_.item, item, depth + 1)} for key, {item} in {value}.items()}}"
        if type_.argument in self._spec.enums:
            return f"{type_.argument}({value})"
        return f"{type_.argument}._from_wire({value})"

    # -- types ------------------------------------------------------------------------------------

    def _annotation(self, type_: Type, direction: Direction) -> str:
        if type_.name == "ref":
            if type_.argument in self._spec.enums:
                return type_.argument + (" | str" if direction == "request" else "")
            return " | ".join(self._accepted(type_, direction))
        if type_.item is not None:
            item = self._annotation(type_.item, direction)
            if type_.name == "list":
                return f"Sequence[{item}]" if direction == "request" else f"list[{item}]"
            return f"Mapping[str, {item}]" if direction == "request" else f"dict[str, {item}]"
        scalar = _SCALAR[type_.name]
        return "Decimal | int" if scalar == "Decimal" and direction == "request" else scalar

    def _accepted(self, type_: Type, direction: Direction) -> list[str]:
        """The classes of what a model can be given as: where a part is enough, the whole is, too."""
        model = self._spec.models[type_.argument]
        models = [model, self._spec.models[model.whole]] if model.whole else [model]
        return [names.class_name(each, direction) for each in models if direction in each.directions]

    def _kind(self, type_: Type, direction: Direction) -> str:
        match type_.name:
            case "str":
                return f"Text({type_.argument})"
            case "id":
                strict = ", strict=True" if self._spec.strict(type_.argument) else ""
                return f"Id({literal(type_.argument)}{strict})" if type_.argument else "Id()"
            case "list" | "map":
                assert type_.item is not None
                return f"{type_.name.capitalize()}Of({self._kind(type_.item, direction)})"
            case "ref" if type_.argument in self._spec.enums:
                return f"Choice({type_.argument})"
            case "ref":
                return f"Nested({', '.join(self._accepted(type_, direction))})"
        return _KIND[type_.name]

    # -- operations -------------------------------------------------------------------------------

    def _operations(self, module: Module) -> str:
        path_params = {param.wire: param for operation in module.operations for param in operation.path_params}
        return self._text(
            "operations.py.j2",
            module=module,
            path_params=[
                (f"_{names.snake(wire).upper()}", self._parameter(param, path=True))
                for wire, param in path_params.items()
            ],
            field_classes=[
                self._fields_class(module, operation) for operation in module.operations if operation.fields
            ],
            operations=[self._operation(module, operation) for operation in module.operations],
            names_exported=_exported_operations(self._spec, module),
            own=_exported_models(module),
            shared=self._shared(module),
            filter_classes=sorted({_filter_class(field) for op in module.operations for field in op.fields}),
        )

    def _parameter(self, field: Field, *, path: bool = False, most: int | None = None) -> str:
        parts = [
            f"name={literal(names.parameter_name(field.wire))}",
            f"wire={literal(field.wire)}",
            f"kind={self._kind(field.type, 'request')}",
        ]
        parts += ["required=True"] * (field.required or path)
        if most is not None and field.type.name == "list":
            parts.append(f"max_items={most}")
        parts += ["secret=True"] * field.secret
        parts += [f"confidence={literal(field.confidence)}"] * (field.confidence != "verified")
        parts += [f"doc={literal(field.doc)}"] * bool(field.doc)
        return f"Parameter({', '.join(parts)})"

    def _fields_class(self, module: Module, operation: Operation) -> dict[str, Any]:
        return {
            "name": self._fields_name(module, operation),
            "doc": f"What `{names.accessor(module, operation)}` can be filtered on and sorted by.",
            "fields": [
                (names.snake(field.wire), self._list_field(field), _unsure(field)) for field in operation.fields
            ],
        }

    def _list_field(self, field: Filter) -> str:
        if field.type is None:
            return f"SortField({literal(field.wire)})"
        python = self._annotation(field.type, "request")
        return f"{_filter_class(field)}[{python}]({literal(field.wire)}, {self._kind(field.type, 'request')})"

    def _operation(self, module: Module, operation: Operation) -> dict[str, Any]:
        values = {
            "id": literal(operation.id),
            "accessor": literal(names.accessor(module, operation)),
            "family": literal(module.family),
            "method": literal(operation.method),
            "path": literal(operation.path),
            "title": literal(operation.title),
            "reference": literal(self._spec.reference(operation)),
        }
        if not operation.authenticated:
            values["authenticated"] = "False"
        if operation.path_params:
            values["path_params"] = tuple_(f"_{names.snake(param.wire).upper()}" for param in operation.path_params)
        if operation.query:
            values["query"] = tuple_(self._parameter(field, most=operation.max_ids) for field in operation.query)
        if operation.headers:
            values["headers"] = tuple_(map(self._parameter, operation.headers))
        if operation.body is not None:
            values["body"] = self._body(operation.body)
        if answer := self._answer(operation):
            values["answer"] = answer
        if operation.page is not None:
            values["page"] = literal(operation.page.style)
            values |= {"page_max": str(operation.page.max)} if operation.page.max != 100 else {}
            values |= {"page_default": str(operation.page.default)} if operation.page.default != 20 else {}
        filters = [self._filter(field) for field in operation.fields if field.operators]
        if filters:
            values["filters"] = tuple_(filters)
        sorts = [literal(field.wire) for field in operation.fields if field.sortable]
        if sorts:
            values["sorts"] = tuple_(sorts)
        if (sorts or operation.sorts_unknown) and operation.page is not None and operation.page.sort_max is not None:
            values["sort_max"] = str(operation.page.sort_max)
        unsure = [field for field in operation.fields if field.sortable and field.sort_confidence != "verified"]
        if unsure:
            pairs = (f"({literal(field.wire)}, {literal(field.sort_confidence)})" for field in unsure)
            values["unsure_sorts"] = tuple_(pairs)
        values |= {name: "True" for name in ("filters_unknown", "sorts_unknown") if getattr(operation, name)}
        if operation.retry != "safe":
            values["retry"] = literal(operation.retry)
        if operation.quota:
            values["quota"] = literal(operation.quota)
        values |= {name: "True" for name in ("mfa", "atomic") if getattr(operation, name)}
        if operation.confidence != "verified":
            values["confidence"] = literal(operation.confidence)
        if operation.doc:
            values["doc"] = literal(operation.doc)
        return {"name": names.constant_name(operation), "type": self._result(operation), "values": values}

    def _filter(self, field: Filter) -> str:
        assert field.type is not None
        parts = [
            f"wire={literal(field.wire)}",
            f"kind={self._kind(field.type, 'request')}",
            f"operators={tuple_(map(literal, field.operators))}",
        ]
        parts += [f"confidence={literal(field.confidence)}"] * (field.confidence != "verified")
        return f"FilterField({', '.join(parts)})"

    def _body(self, body: Body) -> str:
        parts = []
        if body.model:
            parts.append(f"model={names.class_name(self._spec.models[body.model], 'request')}")
        parts += ["many=True"] * body.many
        if body.max_items:
            parts.append(f"max_items={body.max_items}")
        if body.items:
            parts.append(f"items={literal(names.field_name(body.items))}")
        if body.adds:
            parts.append(f"adds={literal(names.field_name(body.adds))}")
        if body.max_bytes:
            parts.append(f"max_bytes={body.max_bytes:_}")
        return f"Body({', '.join(parts)})"

    def _answer(self, operation: Operation) -> str:
        parts = []
        if operation.returns is not None:
            parts.append(f"kind={self._kind(operation.returns, 'answer')}")
        if operation.key:
            parts.append(f"key={literal(operation.key)}")
        if operation.status != 200:
            parts.append(f"status={operation.status}")
        return f"Answer({', '.join(parts)})" if parts else ""

    def _result(self, operation: Operation) -> str:
        return "None" if operation.returns is None else self._annotation(operation.returns, "answer")

    # -- resources --------------------------------------------------------------------------------

    def _resource(self, module: Module) -> str:
        methods = [self._method(module, operation) for operation in module.operations]
        hides_list = any(method.name == "list" for method in methods)
        if hides_list:
            methods = [attrs.evolve(method, returns=_unhidden(method.returns)) for method in methods]
        return self._text(
            "resource.py.j2",
            module=module,
            name=names.resource_class(module),
            methods=methods,
            own=_exported_models(module),
            shared=self._shared(module),
        )

    def _method(self, module: Module, operation: Operation) -> _MethodView:
        positional = [
            f"{names.parameter_name(param.wire)}: {self._annotation(param.type, 'request')}"
            for param in operation.path_params
        ]
        upload = operation.body is not None and not operation.body.model
        query: dict[str, str] = {}
        headers: dict[str, str] = {}
        keyword = []
        leading: list[str] = []
        for field, sent in [(each, headers) for each in operation.headers] + [
            (each, query) for each in operation.query
        ]:
            own_name = upload and field.wire == "name"  # taken from the path of the file, if not given
            name = names.parameter_name(field.wire)
            sent[field.wire] = name
            annotation = self._annotation(field.type, "request")
            if field.required and field.wire != "X-Idempotent-Key" and not own_name:
                (leading if sent is headers else positional).append(f"{name}: {annotation}")
            else:
                keyword.append(f"{name}: {annotation} | None = None")
        if upload:
            positional.append("content: FileContent")
        elif operation.body is not None:
            model = names.class_name(self._spec.models[operation.body.model], "request")
            positional.append(f"body: Sequence[{model}]" if operation.body.many else f"body: {model}")
        if operation.page is not None:
            for name, annotation in self._walk(operation):
                keyword.append(f"{name}: {annotation} = None")
                query["start" if name == "page" and operation.page.style == "offset" else name] = name
        arguments = [*leading, *positional, *(["*", *keyword] if keyword else []), "**options: Unpack[CallOptions]"]
        forwarded = [f"ops.{names.constant_name(operation)}"]
        forwarded += [names.parameter_name(param.wire) for param in operation.path_params]
        if operation.body is not None:
            forwarded.append("content=content" if upload else "body=body")
        for word, sent in (("query", query), ("headers", headers)):
            if sent:
                forwarded.append(f"{word}={{{', '.join(f'{literal(wire)}: {name}' for wire, name in sent.items())}}}")
        result = self._result(operation)
        return _MethodView(
            name=str(operation.name),
            constant=names.constant_name(operation),
            kind="list" if operation.page else "upload" if upload else "call",
            signature=", ".join(["self", *arguments]),
            returns=f"Pager[{result}]" if operation.page else result,
            doc=self._method_doc(module, operation),
            forwarded=", ".join([*forwarded, "options=options"]),
        )

    def _walk(self, operation: Operation) -> Iterator[tuple[str, str]]:
        """The parameters of a list."""
        assert operation.page is not None
        if operation.filters_unknown or any(field.operators for field in operation.fields):
            yield "filters", "Filters"
        if operation.sorts_unknown or any(field.sortable for field in operation.fields):
            yield "sort", "Sorts"
        style = operation.page.style
        if style in ("page", "next", "forward", "offset"):
            yield "max", "int | None"
        if style != "single":
            yield "page", "str | None"

    def _method_doc(self, module: Module, operation: Operation) -> str:
        facts = [f"`{operation.method} {operation.path}`."]
        said = operation.doc
        if said:
            facts.append(sentence(said))
        facts += self._bounds(operation)
        if operation.atomic and "All or nothing" not in said:
            facts.append("All or nothing.")
        if operation.mfa and "MFA" not in said:
            facts.append("May need an MFA-trusted session.")
        unknown = ["`filters`"] * operation.filters_unknown + ["`sort`"] * operation.sorts_unknown
        if unknown:
            facts.append(f"Which fields {' and '.join(unknown)} may name is not known: nothing of it is checked.")
        if operation.fields:
            facts.append(f"What it filters on and sorts by is in `{self._fields_name(module, operation)}`.")
        if operation.body is not None and operation.body.adds:
            facts.append(_ADDS.format(names.field_name(operation.body.adds)))
        elif operation.method != "GET":
            facts.append(_RETRY[operation.retry])
        if operation.quota:
            facts.append(_QUOTA[operation.quota])
        if operation.confidence != "verified":
            facts.append(SURE[operation.confidence])
        paragraphs = [sentence(operation.title), " ".join(facts)]
        for field in (*operation.path_params, *operation.headers, *operation.query):
            notes = [part for part in (field.doc, _begins(field.type), _longest(field.type)) if part]
            if field.confidence != operation.confidence and field not in operation.path_params:
                notes.append(field.confidence)
            if notes:
                paragraphs.append(sentence(f"`{names.parameter_name(field.wire)}`: {'; '.join(notes)}"))
        raised = errors(operation, filtered=any(field.operators for field in operation.fields))
        if raised:
            paragraphs.append(f"Raises {', '.join(f'`{name}`' for name in raised)}, and what every call may.")
        paragraphs.append(f"See {self._spec.reference(operation)}.")
        return "\n\n".join(paragraphs)

    def _fields_name(self, module: Module, operation: Operation) -> str:
        return names.fields_class(self._spec.homes, module, operation)

    def _bounds(self, operation: Operation) -> Iterator[str]:
        """How much goes in or comes back at once."""
        page, body = operation.page, operation.body
        if page is not None and page.style not in ("single", "fixed"):
            yield f"At most {page.max} on a page, {page.default} if `max` is left out."
        count = operation.max_ids or (body.max_items if body else None)
        if count and str(count) not in operation.doc:
            yield f"At most {count} at once."
        if body is not None and body.max_bytes:
            yield f"At most {body.max_bytes / 1_000_000:g} MB."

    # -- packages ---------------------------------------------------------------------------------

    def _models_init(self) -> str:
        homes = {name: module.name for module in self._spec.modules for name in _exported_models(module)}
        doc = "The models of requests and answers, and the enums. Each module is imported on first use."
        return self._text("lazy.py.j2", doc=doc, homes=homes, tables=None)

    def _operations_init(self) -> str:
        homes = {
            names.fields_class(self._spec.homes, module, operation): module.name
            for module in self._spec.modules
            for operation in module.operations
            if operation.fields
        }
        tables = {
            (module.family, str(operation.id)): (module.name, names.constant_name(operation))
            for module in self._spec.modules
            for operation in module.operations
        }
        doc = "The operations of BILL, and the fields that their lists can be filtered on and sorted by."
        return self._text("lazy.py.j2", doc=doc, homes=homes, tables=tables)

    def _resources_init(self) -> str:
        families = [
            {
                "name": names.family_class(family),
                "doc": family.doc,
                "resources": [
                    {
                        "name": module.resource,
                        "module": module.name,
                        "class": names.resource_class(module),
                        "doc": module.doc,
                    }
                    for module in self._spec.resources(family.name)
                ],
            }
            for family in self._spec.api.families.values()
        ]
        return self._text("resources.py.j2", families=[family for family in families if family["resources"]])


def _classes(module: Module) -> Iterator[tuple[Model, Direction]]:
    """Each class that the models of a module become: answers first."""
    for model in module.models:
        for direction in ("answer", "request"):
            if direction in model.directions:
                yield model, direction


def _exported_models(module: Module) -> list[str]:
    enums = [str(enum.name) for enum in module.enums]
    return sorted([*enums, *(names.class_name(model, direction) for model, direction in _classes(module))])


def _exported_operations(spec: Spec, module: Module) -> list[str]:
    constants = [names.constant_name(operation) for operation in module.operations]
    fields = [names.fields_class(spec.homes, module, operation) for operation in module.operations if operation.fields]
    return sorted([*constants, *fields])


def _filter_class(field: Filter) -> str:
    """The class in `bill_async.filters` that has just these operators: `EqNeInSortField`."""
    parts = [name.capitalize() for name in ("eq", "ne", "in", "nin", "sw") if name in field.operators]
    if "gt" in field.operators:
        parts.append("Order")
    elif "gte" in field.operators:
        parts.append("Range")
    return "".join([*parts, "Sort" * field.sortable, "Field"])


def _begins(type_: Type) -> str:
    """What is known of the ids."""
    inner = type_.innermost
    return f"begins {inner.argument}" if inner.name == "id" and inner.argument else ""


def _longest(type_: Type) -> str:
    """How long a text may be."""
    return f"at most {type_.argument} characters" if type_.name == "str" and type_.argument else ""


def _unsure(field: Filter) -> str:
    """What is not verified of a field of a list."""
    known = {"filter": field.confidence} if field.operators else {}
    known |= {"sort": field.sort_confidence} if field.sortable else {}
    said = [f"the {what} is {confidence}" for what, confidence in known.items() if confidence != "verified"]
    return sentence(f"`{field.wire}`: {'; '.join(said)}") if said else ""


def _unhidden(annotation: str) -> str:
    """In a class with a method `list` the type is found in `builtins`."""
    return annotation.replace("list[", "builtins.list[")


def _formatted(files: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Unused imports removed, imports sorted, laid out: by ruff, all files at once."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        paths = []
        for path, text in files:
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            paths.append(path)
        compact = "lint.isort.split-on-trailing-comma=false"
        _ruff(root, "check", "--select", "I,F401", "--fix", "--config", 'src=["src"]', "--config", compact)
        _ruff(root, "format")
        return {path: (root / path).read_text(encoding="utf-8") for path in sorted(paths)}


def _ruff(root: Path, command: str, *options: str) -> None:
    done = subprocess.run(
        [*_RUFF, command, *_STYLE, *options, "."], cwd=root, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"ruff {command} refuses the output: {done.stdout}{done.stderr}")
