"""The docstrings of generated code, and what the pages of the reference say in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from bill_async._schema.operation import mfa_sentence
from bill_async._schema.pages import PAGE_STYLES

from . import names
from .literals import humane, sentence
from .spec import Confidence, Direction, Enum, Model, Module, Operation, Spec, Type

if TYPE_CHECKING:
    from bill_async._schema.operation import Operation as PackageOperation


SURE: Final[Mapping[Confidence, str]] = {
    "verified": "",
    "derived": "Its fields are known from a single source, not from BILL's reference.",
    "assumed": "Assumed from its siblings; BILL's pages say little about it.",
}
_MANY: Final = 3
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


def errors(operation: Operation | PackageOperation[Any], *, filtered: bool) -> list[str]:
    """The errors to expect besides those of every call."""
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
    """Say what happens to the lines of a change."""
    return f"Entries of `{lines}` are matched by `id`; one without `id` is added."


def listed(words: Sequence[str]) -> str:
    """`a`, `b` and `c`; of more than a few, how many more there are."""
    quoted = [f"`{word}`" for word in words]
    if len(quoted) > _MANY + 1:
        quoted = [*quoted[:_MANY], f"{len(quoted) - _MANY} more"]
    return " and ".join([part for part in (", ".join(quoted[:-1]), *quoted[-1:]) if part])


class Uses:
    """Where models and enums are used in the file that they stand in.

    What is common to several files is not followed into them: one more use in one of them would change it.
    """

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._found: dict[str, dict[str, dict[str, None]]] = {}
        for module in spec.modules:
            for operation in module.operations:
                accessor = names.accessor(module, operation)
                if operation.body is not None and operation.body.model:
                    self._note(module.name, Type("ref", operation.body.model), "request", "taken by", accessor)
                if operation.returns is not None:
                    self._note(module.name, operation.returns, "answer", "given by", accessor)
                for parameter in (*operation.path_params, *operation.query, *operation.headers):
                    self._note(module.name, parameter.type, "request", "taken by", accessor)
            if module.notifications is not None:
                for event in module.notifications.events:
                    self._note(module.name, Type("ref", event.model), "answer", "told by", str(event.event))
        for name, model in spec.models.items():
            for direction in sorted(model.directions):
                for field in model.visible(direction):
                    whole = names.class_name(model, direction)
                    self._note(spec.homes[name], field.type, direction, "part of", whole)

    def _note(self, home: str, type_: Type, direction: Direction, how: str, where: str) -> None:
        name = type_.innermost.argument if type_.innermost.name == "ref" else ""
        if not name or self._spec.homes[name] != home:
            return
        if name in self._spec.models:
            name = names.class_name(self._spec.models[name], direction)
        self._found.setdefault(name, {}).setdefault(how, {})[where] = None

    def of(self, name: str) -> str:
        """Of a class, what takes it, gives it or holds it: ``taken by `bills.create` ``."""
        ways = self._found.get(name, {})
        return "; ".join(f"{how} {listed(list(where))}" for how, where in ways.items())


def about(doc: str, name: str, uses: str, more: Iterable[str]) -> str:
    """The docstring of a model or an enum: what it is, how sure that is, and where it is used."""
    said = [sentence(doc or ", ".join(part for part in (name, uses) if part)), *more]
    if doc and uses:
        said.append(sentence(uses[0].upper() + uses[1:]))
    return " ".join(said)


class Docstrings:
    """Writes the docstrings of generated code."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._uses = Uses(spec)

    def model(self, model: Model, direction: Direction) -> str:
        """Return what a model is, how sure that is, and where it is used."""
        name = names.class_name(model, direction)
        both = len(model.directions) == 2
        whole = [names.class_name(each, direction) for each in self._spec.accepted(str(model.name), direction)[1:]]
        more = [f"As part of a change nothing in it is required; `{each}` is accepted, too." for each in whole]
        more += [f"For requests; answers hold `{model.name}`."] * (both and direction == "request")
        more += [SURE[model.confidence]] * (model.confidence != "verified")
        return about(model.doc, humane(model.name), self._uses.of(name), more)

    def enum(self, enum: Enum) -> str:
        """Return what an enum is, how sure its values are, and where it is used."""
        unsure = [_VALUES[enum.confidence]] if enum.confidence in _VALUES else []
        return about(enum.doc, humane(enum.name), self._uses.of(enum.name), unsure)

    def method(self, module: Module, operation: Operation) -> str:
        """Return what a call does, its bounds, what happens without an answer, its errors, and BILL's page."""
        facts = [f"`{operation.method} {operation.path}`."]
        if operation.doc:
            facts.append(sentence(operation.doc))
        facts += _bounds(operation)
        if operation.body is not None and operation.body.adds:
            facts.append(adds_sentence(names.field_name(operation.body.adds)))
        if operation.atomic:
            facts.append("All or nothing.")
        if operation.mfa:
            facts.append(mfa_sentence(operation.mfa))
        unknown = ["`filters`"] * operation.filters_unknown + ["`sort`"] * operation.sorts_unknown
        if unknown:
            facts.append(f"Which fields {' and '.join(unknown)} may name is not known: nothing of it is checked.")
        if operation.fields:
            fields = names.fields_alias(names.fields_class(self._spec.homes, module, operation))
            facts.append(f"What it filters on and sorts by is in `{fields}`.")
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
            notes = [part for part in (field.doc, *type_facts(field.type)) if part]
            if field.confidence != operation.confidence and field not in operation.path_params:
                notes.append(field.confidence)
            if notes:
                paragraphs.append(sentence(f"`{names.parameter_name(field.wire)}`: {'; '.join(notes)}"))
        raised = errors(operation, filtered=any(field.operators for field in operation.fields))
        if raised:
            paragraphs.append(f"Raises {', '.join(f'`{name}`' for name in raised)}, and what every call may.")
        paragraphs.append(f"See {self._spec.reference(operation)}.")
        return "\n\n".join(paragraphs)


def _bounds(operation: Operation) -> Iterator[str]:
    """How much goes in or comes back at once."""
    page, body = operation.page, operation.body
    if page is not None and PAGE_STYLES[page.style].sized:
        yield f"At most {page.max} on a page, {page.default} if `max` is left out."
    if page is not None and page.style == "fixed":
        yield f"Pages of {page.default}."
    count = operation.max_ids or (body.max_items if body else None)
    if count:
        yield f"At most {count} at once."
    if body is not None and body.max_bytes:
        yield f"At most {body.max_bytes / 1_000_000:g} MB."


def type_facts(type_: Type) -> Iterator[str]:
    """What is known of the values of a type: how ids begin, how long a text may be."""
    inner = type_.innermost
    if inner.name == "id" and inner.argument:
        yield f"begins {inner.argument}"
    if type_.name == "str" and type_.argument:
        yield f"at most {type_.argument} characters"
