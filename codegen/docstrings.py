"""The docstrings of generated code, and the sentences that they share with the pages of the reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import attrs

from bill_async._limits.limiter import Limits
from bill_async._schema.operation import mfa_sentence
from bill_async._schema.pages import PAGE_STYLES

from . import names
from .literals import humane, sentence
from .spec import Confidence, Direction, Enum, Model, Module, Operation, Spec, Type

if TYPE_CHECKING:
    from bill_async._schema.operation import Operation as PackageOperation


CONFIDENCE_NOTES: Final[Mapping[Confidence, str]] = {
    "verified": "",
    "derived": "Known from a single source, not from BILL's reference.",
    "assumed": "Assumed from similar objects and operations; BILL's pages say little about it.",
}
ATOMIC: Final = "All or nothing: if BILL refuses one item, it executes none."
_MAX_LISTED: Final = 3
_RETRY: Final = {
    "safe": "Retried if no answer comes, because it changes nothing.",
    "idempotent": "Retried if no answer comes, because a second execution has the same result.",
    "keyed": "Retried with the same idempotency key if no answer comes.",
    "unsafe": "Not retried if no answer comes (`OutcomeUnknownError`), because it could be executed twice.",
    "never": "Never retried, because it may move money: after an `OutcomeUnknownError`, look up what happened.",
}
_RETRY_WITH_ADDED: Final = (
    "Retried if no answer comes, unless an entry of `{}` has no `id` (`OutcomeUnknownError`): it could be added twice."
)
_ENUM_NOTES: Final = {
    "derived": "The values are known from a single source, not from BILL's reference.",
    "assumed": "Some of the values are assumed.",
}
_LIMITS: Final = Limits()
_QUOTA: Final = {
    "login": f"Counts against the {_LIMITS.logins} logins an hour.",
    "text_message": f"Counts against the {_LIMITS.text_messages} text messages a minute.",
}


def errors(operation: Operation | PackageOperation[Any], *, filtered: bool) -> list[str]:
    """Return the errors to expect, without those of every call."""
    found = ["NotFoundError"] if operation.path_params else []
    if operation.body is not None or operation.query or filtered:
        found += ["InvalidRequestError", "ValidationError"]
    if operation.path_params and operation.method != "GET":
        found.append("ConflictError")
    found += ["MfaRequiredError"] * bool(operation.mfa)
    found += ["AuthenticationError"] * (operation.quota == "login")
    found += ["OutcomeUnknownError"] * (operation.retry != "safe")
    found += ["PagingError"] * (operation.page is not None)
    return found


def adds_sentence(lines: str) -> str:
    """Return what a change does with the entries of a list."""
    return f"Entries of `{lines}` are matched by `id`; an entry without `id` is added."


def retry_sentence(retry: str, adds: str) -> str:
    """Return whether a call is retried. `adds` is the field whose entries without id are added, if there is one."""
    return _RETRY_WITH_ADDED.format(adds) if adds else _RETRY[retry]


def quota_sentence(quota: str | None) -> str:
    """Return the limit of its own that a call counts against, or an empty text."""
    return _QUOTA[quota] if quota else ""


def listed(words: Sequence[str]) -> str:
    """Return `a`, `b` and `c`; a longer list ends with the number of the others."""
    quoted = [f"`{word}`" for word in words]
    if len(quoted) > _MAX_LISTED + 1:
        quoted = [*quoted[:_MAX_LISTED], f"{len(quoted) - _MAX_LISTED} more"]
    return " and ".join([part for part in (", ".join(quoted[:-1]), *quoted[-1:]) if part])


@attrs.frozen
class ListFacts:
    """What BILL can do with a list, of what a scan needs."""

    sorted: bool
    """Whether it can be sorted by creation time."""
    sliceable: bool
    """Whether it can also be filtered by creation time."""
    dated: bool
    """Whether its items say when they were changed."""

    @classmethod
    def of(cls, spec: Spec, operation: Operation) -> ListFacts:
        """Return the facts of a list."""
        item = operation.returns.innermost.argument if operation.returns is not None else ""
        fields = spec.models[item].visible("answer") if item in spec.models else ()
        wires = {field.wire for field in fields}
        created = [field for field in operation.fields if field.wire == "createdTime" and field.wire in wires]
        in_order = any(field.sortable for field in created)
        sliceable = in_order and any({"gte", "lt"} <= set(field.operators) for field in created)
        return cls(in_order, sliceable, "updatedTime" in wires)


class Uses:
    """The uses of models and enums within their own file.

    The uses of shared models are not collected: with them, every new use would change the shared file.
    """

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._found: dict[str, dict[str, dict[str, None]]] = {}
        for module in spec.modules:
            for operation in module.operations:
                accessor = names.accessor(module, operation)
                if operation.body is not None and operation.body.model:
                    self._note(module.name, Type("ref", operation.body.model), "request", "accepted by", accessor)
                if operation.returns is not None:
                    self._note(module.name, operation.returns, "answer", "returned by", accessor)
                for parameter in (*operation.path_params, *operation.query, *operation.headers):
                    self._note(module.name, parameter.type, "request", "accepted by", accessor)
            if module.notifications is not None:
                for event in module.notifications.events:
                    self._note(module.name, Type("ref", event.model), "answer", "sent with", str(event.event))
        for name, model in spec.models.items():
            for direction in sorted(model.directions):
                for field in model.visible(direction):
                    holder = names.class_name(model, direction)
                    self._note(spec.homes[name], field.type, direction, "part of", holder)

    def _note(self, home: str, type_: Type, direction: Direction, how: str, where: str) -> None:
        name = type_.innermost.argument if type_.innermost.name == "ref" else ""
        if not name or self._spec.homes[name] != home:
            return
        if name in self._spec.models:
            name = names.class_name(self._spec.models[name], direction)
        self._found.setdefault(name, {}).setdefault(how, {})[where] = None

    def of(self, name: str) -> str:
        """Return the uses of a class: ``accepted by `bills.create` ``."""
        uses = self._found.get(name, {})
        return "; ".join(f"{how} {listed(list(where))}" for how, where in uses.items())


def describe(doc: str, name: str, uses: str, more: Iterable[str]) -> str:
    """Return the docstring of a model or an enum: its description, its confidence, and its uses."""
    sentences = [sentence(doc or ", ".join(part for part in (name, uses) if part)), *more]
    if doc and uses:
        sentences.append(sentence(uses[0].upper() + uses[1:]))
    return " ".join(sentences)


class Docstrings:
    """Writes the docstrings of generated code."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._uses = Uses(spec)

    def model(self, model: Model, direction: Direction) -> str:
        """Return the docstring of a model."""
        name = names.class_name(model, direction)
        both = len(model.directions) == 2
        full = [names.class_name(each, direction) for each in self._spec.accepted(str(model.name), direction)[1:]]
        more = [f"In a change, none of its fields is required; `{each}` is accepted as well." for each in full]
        more += [f"For requests; answers hold `{model.name}`."] * (both and direction == "request")
        more += [CONFIDENCE_NOTES[model.confidence]] * (model.confidence != "verified")
        return describe(model.doc, humane(model.name), self._uses.of(name), more)

    def enum(self, enum: Enum) -> str:
        """Return the docstring of an enum."""
        unsure = [_ENUM_NOTES[enum.confidence]] if enum.confidence in _ENUM_NOTES else []
        return describe(enum.doc, humane(enum.name), self._uses.of(enum.name), unsure)

    def method(self, module: Module, operation: Operation) -> str:
        """Return the docstring of a method: what it does, its bounds, its retries, its errors, and BILL's page."""
        facts = [f"`{operation.method} {operation.path}`."]
        if operation.doc:
            facts.append(sentence(operation.doc))
        facts += _bounds(operation)
        if operation.body is not None and operation.body.adds:
            facts.append(adds_sentence(names.field_name(operation.body.adds)))
        if operation.atomic:
            facts.append(ATOMIC)
        if operation.mfa:
            facts.append(mfa_sentence(operation.mfa))
        unknown = ["`filters`"] * operation.filters_unknown + ["`sort`"] * operation.sorts_unknown
        if unknown:
            facts.append(f"{' and '.join(unknown)} are not checked, because their fields are not known.")
        if operation.fields:
            fields = names.fields_alias(names.fields_class(self._spec.homes, module, operation))
            facts.append(f"`{fields}` has its filters and sort keys.")
        if operation.method != "GET":
            adds = operation.body.adds if operation.body is not None else ""
            facts.append(retry_sentence(operation.retry, names.field_name(adds) if adds else ""))
        if operation.quota:
            facts.append(quota_sentence(operation.quota))
        if operation.confidence != "verified":
            facts.append(CONFIDENCE_NOTES[operation.confidence])
        paragraphs = [sentence(operation.title), " ".join(facts)]
        for field in (*operation.path_params, *operation.headers, *operation.query):
            notes = [part for part in (field.doc, *type_facts(field.type)) if part]
            if field.confidence != operation.confidence and field not in operation.path_params:
                notes.append(field.confidence)
            if notes:
                paragraphs.append(sentence(f"`{names.parameter_name(field.wire)}`: {'; '.join(notes)}"))
        paragraphs += self._end(operation)
        return "\n\n".join(paragraphs)

    def scan(self, module: Module, operation: Operation, facts: ListFacts) -> str:
        """Return the docstring of the method that scans a list."""
        listed = names.accessor(module, operation).rpartition(".")[2]
        what = f"`{operation.method} {operation.path}`, with the arguments of `{listed}`."
        title = f"Scan the whole list that `{listed}` pages through."
        paragraphs = [title, " ".join([what, *_scan_sentences(facts)])]
        return "\n\n".join([*paragraphs, *self._end(operation)])

    def _end(self, operation: Operation) -> Iterator[str]:
        """Yield the errors of a method, and BILL's page."""
        raised = errors(operation, filtered=any(field.operators for field in operation.fields))
        if raised:
            yield f"Raises: {', '.join(f'`{name}`' for name in raised)}, and the errors of every call."
        yield f"See {self._spec.reference(operation)}."


def _scan_sentences(facts: ListFacts) -> Iterator[str]:
    """Yield how a list is scanned, and what its parameters do."""
    if facts.sliceable:
        yield "Several pages are fetched at a time, in slices of the creation time."
    else:
        yield "The pages are fetched one after the other, because BILL does not filter them by creation time."
    if facts.dated:
        yield "`since` leaves out the items whose last change was earlier."
    if facts.sorted:
        yield "`ordered` yields them in the order of creation."


def _bounds(operation: Operation) -> Iterator[str]:
    """Yield how much one call takes or returns."""
    page, body = operation.page, operation.body
    if page is not None and PAGE_STYLES[page.style].sized:
        yield f"At most {page.max} items on a page, {page.default} by default."
    if page is not None and page.style == "fixed":
        yield f"Pages of {page.default} items."
    count = operation.max_ids or (body.max_items if body else None)
    if count:
        yield f"At most {count} items in one call."
    if body is not None and body.max_bytes:
        yield f"At most {body.max_bytes / 1_000_000:g} MB."


def type_facts(type_: Type) -> Iterator[str]:
    """Yield what is known about the values of a type: how ids begin, how long a text may be."""
    inner = type_.innermost
    if inner.name == "id" and inner.argument:
        yield f"begins with {inner.argument}"
    if type_.name == "str" and type_.argument:
        yield f"at most {type_.argument} characters"
