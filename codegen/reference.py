"""The pages of the reference: one for each resource, made from the package itself.

`documents` runs this in a process of its own. It prints the pages as JSON, by path.
"""

from __future__ import annotations

import inspect
import json
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property, partial
from importlib import import_module
from typing import Any, Final

import attrs
import jinja2

from bill_async import models
from bill_async._limits.limiter import Limits
from bill_async._schema.fields import Confidence
from bill_async._schema.kind import Kind
from bill_async._schema.models import Model, Nested, RequestModel
from bill_async._schema.operation import Operation, Parameter, mfa_sentence
from bill_async.filters import _PYTHON_FORMS, ListField
from bill_async.operations import all_operations
from bill_async.resources import V3, Partner, Spend, Webhooks
from bill_async.types import OpenEnum

from .docstrings import ATOMIC, CONFIDENCE_NOTES, adds_sentence, errors, quota_sentence, retry_sentence
from .examples import examples
from .literals import sentence
from .lookups import WAYS, Lookup, lookups, sentence_of
from .names import scan_name
from .templating import environment

FOLDER: Final = "docs/pages/reference"
_LINE: Final = 88
_LIMITS: Final = Limits()

_FAMILIES: Final = {"v3": V3, "partner": Partner, "spend": Spend, "webhooks": Webhooks}
_TITLES: Final = {
    "v3": "Payables, receivables, organization",
    "partner": "Partners",
    "spend": "Spend & Expense",
    "webhooks": "Webhooks",
    "": "Shared",
}
_LIST_PARAMETERS: Final = {
    "filters": "what the items must match, see below",
    "sort": "the order of the items, see below",
    "max": "the maximum number of items on a page",
    "page": "where to start: `next_page` of an earlier page",
}
_UNKNOWN_FIELDS: Final = "a text, sent unchecked: the fields are not known"


def pages() -> dict[str, str]:
    """Return all pages, by path from the root of the project."""
    operations = all_operations()
    resources = [resource for family in _FAMILIES for resource in _resources(family, operations)]
    all_pages = [*resources, *_model_pages({resource.module for resource in resources})]
    homes = {page.module: page.path for page in all_pages}
    calls = examples(operations)
    found = {
        f"{FOLDER}/index.md": _render("index.md.j2", families=_by_family(all_pages)),
        f"{FOLDER}/outcomes.md": _outcomes(operations),
    }
    for page in all_pages:
        view = _View(homes, page.path, calls)
        found[f"{FOLDER}/{page.path}"] = _render("page.md.j2", page=page, view=view)
    return found


def _outcomes(operations: Iterable[Operation[Any]]) -> str:
    """Return the page about the outcomes of all writes."""
    found = list(lookups(operations))
    created = [lookup for lookup in found if lookup.trace.creates]
    changed = [lookup for lookup in found if not lookup.trace.creates]
    return _render(
        "outcomes.md.j2",
        link=partial(_link_to, ""),
        ways=WAYS,
        created=Counter(lookup.way for lookup in created),
        changed=Counter(lookup.way for lookup in changed),
        creations=_lookups_by_family(created),
        changes=_lookups_by_family(changed),
    )


def _lookups_by_family(found: Iterable[Lookup]) -> dict[str, list[Lookup]]:
    rows: dict[str, list[Lookup]] = {title: [] for title in _TITLES.values()}
    for lookup in found:
        rows[_TITLES[lookup.operation.family]].append(lookup)
    return {title: each for title, each in rows.items() if each}


def _link_to(folder: str, operation: Operation[Any]) -> str:
    """Return a link to the description of an operation; `folder` leads to the pages."""
    resource, _, method = operation.accessor.rpartition(".")
    path = f"{operation.family}/{resource.removeprefix(f'{operation.family}.')}.md"
    return f"[`{operation.accessor}`]({folder}{path}#{method})"


@attrs.frozen(kw_only=True)
class _Page:
    """The subject of one page: a resource with its operations and models, or models alone."""

    module: str
    """The name that its models, operations and resource share, `spend_cards`."""
    path: str
    """Below the folder, `spend/cards.md`."""
    family: str = ""
    name: str = ""
    """The accessor, `spend.cards`."""
    doc: str = ""
    operations: tuple[Operation[Any], ...] = ()
    methods: Mapping[str, Any] = {}

    @property
    def limits(self) -> str:
        """The limits that all its calls count against; empty if they need no login."""
        if not any(operation.authenticated for operation in self.operations):
            return ""
        hour = f"{_LIMITS.concurrency} at a time, {_LIMITS.hour:,} an hour"
        return f"{_LIMITS.spend_minute} a minute" if self.family == "spend" else hour


@attrs.frozen
class _Row:
    """A parameter or a field."""

    name: str
    type: str
    about: str


def _resources(family: str, operations: Iterable[Operation[Any]]) -> Iterator[_Page]:
    namespace = _FAMILIES[family](None)  # type: ignore[arg-type]  # nothing is called
    prefix = "" if family == "v3" else f"{family}."
    for name, member in vars(_FAMILIES[family]).items():
        if isinstance(member, cached_property):
            resource = type(getattr(namespace, name))
            accessor = f"{prefix}{name}"
            yield _Page(
                module=resource.__module__.rpartition(".")[2],
                path=f"{family}/{name}.md",
                family=family,
                name=accessor,
                doc=inspect.cleandoc(resource.__doc__ or ""),
                operations=tuple(each for each in operations if each.accessor.rpartition(".")[0] == accessor),
                methods=vars(resource),
            )


def _model_pages(taken: Collection[str]) -> Iterator[_Page]:
    """Yield the pages of models that belong to no resource: shared models and notifications."""
    for module in sorted({models._HOMES[name] for name in models.__all__} - set(taken)):
        doc = (import_module(f"bill_async.models.{module}").__doc__ or "").partition("\n")[0]
        family, _, name = module.partition("_")
        if family in _FAMILIES and name:
            yield _Page(module=module, path=f"{family}/{name}.md", family=family, name=f"{family}.{name}", doc=doc)
        else:
            yield _Page(module=module, path=f"{module}.md", name=module, doc=doc)


def _by_family(all_pages: Iterable[_Page]) -> dict[str, list[_Page]]:
    found: dict[str, list[_Page]] = {title: [] for title in _TITLES.values()}
    for page in all_pages:
        found[_TITLES[page.family]].append(page)
    return {title: each for title, each in found.items() if each}


class _View:
    """The contents of one page. Links are relative to the page."""

    def __init__(self, homes: Mapping[str, str], path: str, calls: Mapping[str, str]) -> None:
        self._homes = homes
        self._calls = calls
        self._path = path
        self._up = "../" * path.count("/")
        self.guide = f"{self._up}../guides"

    # -- operations

    def method(self, operation: Operation[Any]) -> str:
        """Return the name of the method."""
        return operation.accessor.rpartition(".")[2]

    def signatures(self, page: _Page, operation: Operation[Any]) -> list[str]:
        """Return the signature of the method, with types, and of the one that scans the list."""
        method = self.method(operation)
        scan = scan_name(method)
        return [
            self._signature(page, operation, name) for name in dict.fromkeys((method, scan)) if name in page.methods
        ]

    def _signature(self, page: _Page, operation: Operation[Any], name: str) -> str:
        found = inspect.signature(page.methods[name])
        result = _unhidden(found.return_annotation)
        opening = f"{'' if operation.page else 'await '}client.{page.name}.{name}("
        arguments = list(_arguments(found))
        line = f"{opening}{', '.join(arguments)}) -> {result}"
        if len(line) <= _LINE:
            return line
        return "\n".join([opening, *(f"    {argument}," for argument in arguments), f") -> {result}"])

    def example(self, operation: Operation[Any]) -> str:
        """Return an example of a call."""
        return self._calls[operation.accessor]

    def about(self, operation: Operation[Any]) -> str:
        """Return the description of an operation."""
        sentences = [sentence(operation.doc)] if operation.doc else []
        if operation.body is not None and operation.body.adds:
            sentences.append(adds_sentence(operation.body.adds))
        if operation.atomic:
            sentences.append(ATOMIC)
        if operation.mfa:
            sentences.append(mfa_sentence(operation.mfa))
        if operation.confidence != "verified":
            sentences.append(f"*{CONFIDENCE_NOTES[operation.confidence]}*")
        return " ".join(sentences)

    def parameters(self, page: _Page, operation: Operation[Any]) -> list[_Row]:
        """Return the parameters of the method, in order."""
        given = {each.name: each for each in (*operation.path_params, *operation.headers, *operation.query)}
        rows = []
        for name, parameter in inspect.signature(page.methods[self.method(operation)]).parameters.items():
            if name in ("self", "options"):
                continue
            if name in given:
                rows.append(_Row(f"`{name}`", given[name].kind.title(self._link), self._about_parameter(given[name])))
            elif name == "content":
                rows.append(_Row("`content`", "bytes, Path or stream", "the file; **required**"))
            elif name == "body":
                rows.append(_Row("`body`", self._body(operation), "**required**"))
            else:
                known = {"filters": operation.filters, "sort": operation.sorts}.get(name, True)
                type_ = _unhidden(parameter.annotation).removesuffix(" | None")
                rows.append(_Row(f"`{name}`", type_, _LIST_PARAMETERS[name] if known else _UNKNOWN_FIELDS))
        return rows

    def filters(self, page: _Page, operation: Operation[Any]) -> list[_Row]:
        """Return the fields that the list can be filtered and sorted by."""
        if not (operation.filters or operation.sorts):
            return []
        fields = operation.fields
        assert fields is not None
        rows = []
        for name, field in vars(fields).items():
            if isinstance(field, ListField):
                can = [_code(_PYTHON_FORMS[operator].replace("(...)", "()")) for operator in field.operators]
                about = " ".join(can) + _unsure(field.confidence)
                if field.sortable:
                    about += " `.asc()` `.desc()`" + _unsure(field.sort_confidence)
                about = about.strip()
                type_ = field.kind.title(self._link) if field.operators else ""
                rows.append(_Row(f"`{fields.__name__.removesuffix('Fields')}_.{name}`", type_, about))
        return rows

    def limits(self, operation: Operation[Any]) -> str:
        """Return the bounds of the operation itself."""
        sentences = []
        if operation.page_style.sized:
            sentences.append(f"At most {operation.page_max} items on a page, {operation.page_default} by default.")
        elif operation.page == "fixed":
            sentences.append(f"Pages of {operation.page_default} items.")
        elif operation.page == "single":
            sentences.append("One answer holds all items.")
        if operation.sort_max is not None:
            sentences.append(f"At most {operation.sort_max} in `sort`.")
        body = operation.body
        if body is not None and body.max_items:
            sentences.append(f"At most {body.max_items} items in {f'`{body.items}`' if body.items else 'one call'}.")
        if body is not None and body.max_bytes:
            sentences.append(f"At most {body.max_bytes / 1_000_000:g} MB.")
        sentences += [f"At most {each.max_items} in `{each.name}`." for each in operation.query if each.max_items]
        sentences += [quota_sentence(operation.quota)] if operation.quota else []
        return " ".join(sentences)

    def retry(self, operation: Operation[Any]) -> str:
        """Return whether a call is retried."""
        return retry_sentence(operation.retry, (operation.body.adds or "") if operation.body is not None else "")

    def outcome(self, operation: Operation[Any]) -> str:
        """Return how the outcome of a write is found out; empty for a read."""
        found = next((each for each in lookups(all_operations()) if each.operation is operation), None)
        if found is None:
            return ""
        return sentence_of(found, "" if found.finder is None else _link_to(self._up, found.finder))

    def errors(self, operation: Operation[Any]) -> str:
        """Return the errors to expect, without those of every call."""
        return ", ".join(_code(name) for name in errors(operation, filtered=bool(operation.filters)))

    def _body(self, operation: Operation[Any]) -> str:
        assert operation.body is not None
        assert operation.body.model is not None
        link = self._link(operation.body.model)
        return f"list of {link}" if operation.body.many else link

    def _about_parameter(self, parameter: Parameter) -> str:
        optional = not parameter.required or parameter.wire in ("name", "X-Idempotent-Key")
        notes = [parameter.doc, *parameter.kind.constraints, "" if optional else "**required**"]
        return _joined(notes) + _unsure(parameter.confidence)

    # -- models

    def models(self, page: _Page) -> list[type[Model]]:
        """Return the models of the page: answers first, then requests, in the order of their use."""
        own = [each for each in _classes(page.module) if issubclass(each, Model)]
        used = dict.fromkeys(each for operation in page.operations for each in _models_of(operation))
        found = [each for each in used if each in own] + [each for each in reversed(own) if each not in used]
        return sorted(found, key=lambda model: issubclass(model, RequestModel))

    def enums(self, page: _Page) -> list[type[OpenEnum]]:
        """Return the enums of the page."""
        return [each for each in _classes(page.module) if issubclass(each, OpenEnum)]

    def doc(self, model: type[Any]) -> str:
        """Return the docstring of a model."""
        return inspect.cleandoc(model.__doc__ or "")  # Python 3.13 and later strip the indentation themselves

    def fields(self, model: type[Model]) -> list[_Row]:
        """Return the fields of a model."""
        shared = _shared_confidence(model)
        rows = []
        for field in model.__fields__:
            notes = [field.doc, *field.kind.constraints]
            notes += ["secret"] * field.secret
            notes += ["**required**"] * (field.required and issubclass(model, RequestModel))
            unsure = "" if field.confidence == shared else _unsure(field.confidence)
            name = f"`{field.name}`" if field.name == field.wire else f"`{field.name}`<br>`{field.wire}`"
            rows.append(_Row(name, field.kind.title(self._link), _joined(notes) + unsure))
        return rows

    # -- types

    def result(self, operation: Operation[Any]) -> str:
        """Return the type of the result, with links."""
        if operation.answer.kind is None:
            return "nothing"
        found = operation.answer.kind.title(self._link)
        return f"a `Pager` of {found}" if operation.page else found

    def _link(self, found: type[Any]) -> str:
        home = self._homes[found.__module__.rpartition(".")[2]]
        page = "" if home == self._path else f"{self._up}{home}"
        return f"[{found.__name__}]({page}#{found.__name__})"


def _arguments(signature: inspect.Signature) -> Iterator[str]:
    keyword = False
    for name, parameter in signature.parameters.items():
        if name == "self":
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not keyword:
            keyword = True
            yield "*"
        if parameter.kind is parameter.VAR_KEYWORD:
            yield "**options"
        else:
            default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
            yield f"{name}: {_unhidden(parameter.annotation)}{default}"


def _unhidden(annotation: str) -> str:
    return annotation.replace("builtins.", "")


def _classes(module: str) -> Iterator[type[Any]]:
    """Yield the classes that a module of models defines, in order. Some resources have no such module."""
    name = f"bill_async.models.{module}"
    try:
        found = import_module(name)
    except ModuleNotFoundError:
        return
    for each in vars(found).values():
        if isinstance(each, type) and each.__module__ == name:
            yield each


def _models_of(operation: Operation[Any]) -> Iterator[type[Model]]:
    """Yield the models of an operation, each before its parts."""
    if operation.answer.kind is not None:
        yield from _nested_models(operation.answer.kind)
    if operation.body is not None and operation.body.model is not None:
        yield from _nested_models(Nested(operation.body.model))


def _nested_models(kind: Kind) -> Iterator[type[Model]]:
    model = kind.named
    if model is not None and issubclass(model, Model):
        yield model
        for field in model.__fields__:
            yield from _nested_models(field.kind)


def _shared_confidence(model: type[Model]) -> Confidence:
    sure = {field.confidence for field in model.__fields__}
    return sure.pop() if len(sure) == 1 else "verified"


def _unsure(confidence: Confidence) -> str:
    return "" if confidence == "verified" else f" *({confidence})*"


def _joined(notes: Iterable[str]) -> str:
    return "; ".join(note for note in notes if note)


def _code(text: str) -> str:
    return f"`{text}`"


def _cell(text: str) -> str:
    """Return a text for a cell of a table."""
    return text.replace("|", "\\|").replace("\n", " ")


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> jinja2.Environment:
    return environment(cell=_cell, sentence=sentence)


if __name__ == "__main__":
    json.dump(pages(), sys.stdout)
