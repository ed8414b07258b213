"""The spec after loading: complete and checked, with all names resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

import attrs

from bill_async._schema.pages import PAGE_STYLES
from bill_async._schema.traces import Trace

from .source import Where, Word

Confidence: TypeAlias = Literal["verified", "derived", "assumed"]
Direction: TypeAlias = Literal["request", "answer"]

CONFIDENCES: tuple[Confidence, ...] = ("verified", "derived", "assumed")
METHODS = ("get", "post", "put", "patch", "delete")
OPERATORS = ("eq", "ne", "gt", "gte", "lt", "lte", "in", "nin", "sw")
STYLES = tuple(PAGE_STYLES)
RETRIES = ("safe", "idempotent", "keyed", "unsafe", "never")
QUOTAS = ("login", "text_message")
SCALARS = ("str", "id", "money", "number", "int", "bool", "date", "datetime", "any")


@attrs.frozen
class Type:
    """A type in the spec: `id(009)[]` is a list of ids."""

    name: str
    """One of `SCALARS`, `list`, `map`, or `ref`."""
    argument: str = ""
    """The prefix of an id, the maximum length of a text, or the name of a model or enum."""
    item: Type | None = None

    @property
    def innermost(self) -> Type:
        """The type inside all lists and maps."""
        return self if self.item is None else self.item.innermost

    def with_innermost(self, type_: Type) -> Type:
        """Return the same lists and maps around another type."""
        return type_ if self.item is None else attrs.evolve(self, item=self.item.with_innermost(type_))


@attrs.frozen(kw_only=True)
class Field:
    """A field of a model, or a parameter of an operation."""

    wire: Word
    type: Type
    required: bool = False
    read: bool = False
    write: bool = False
    secret: bool = False
    confidence: Confidence = "verified"
    doc: str = ""
    """The description."""
    notes: Mapping[Direction, str] = attrs.field(factory=dict)
    """Additional descriptions for one direction only."""

    def about(self, direction: Direction) -> str:
        """Return the description for one direction."""
        return "; ".join(part for part in (self.doc, self.notes.get(direction, "")) if part)


@attrs.define(kw_only=True)
class Model:
    """A model with all its fields, its own and those of its base."""

    name: Word
    doc: str
    confidence: Confidence
    fields: Mapping[str, Field]
    full: str = ""
    """The model that this one is a partial version of; empty for a model of the spec."""
    directions: set[Direction] = attrs.field(factory=set)

    def visible(self, direction: Direction) -> Iterator[Field]:
        """Yield the fields of a direction."""
        for field in self.fields.values():
            if not (field.read if direction == "request" else field.write):
                yield field


@attrs.frozen(kw_only=True)
class Enum:
    """A list of known values."""

    name: Word
    doc: str
    confidence: Confidence
    """The confidence of the values."""
    values: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Filter:
    """A field that a list can be filtered on, sorted by, or both."""

    wire: Word
    type: Type | None = None
    operators: tuple[str, ...] = ()
    """The operators in the order of `OPERATORS`; empty for a field that is only sortable."""
    sortable: bool = False
    confidence: Confidence = "verified"
    """The confidence of the operators."""
    sort_confidence: Confidence = "verified"


@attrs.frozen(kw_only=True)
class Body:
    """The body of a request: a model, an array of a model, or (without a model) the bytes of a file."""

    model: str = ""
    many: bool = False
    max_items: int | None = None
    items: str = ""
    """The field with the entries that `max_items` limits, if the body is one object."""
    adds: str = ""
    """The field whose entries without id would be added again by a retry."""
    mints: str = ""
    """The field with a number of the caller, which the client makes if none is given."""
    max_bytes: int | None = None


@attrs.frozen(kw_only=True)
class Page:
    """The pages of a list."""

    style: str
    max: int
    default: int
    sort_max: int | None


@attrs.frozen(kw_only=True)
class Operation:
    """One endpoint."""

    where: Where
    name: Word
    """The name of the Python method."""
    id: Word
    title: str
    doc: str
    method: str
    path: str
    path_params: tuple[Field, ...]
    query: tuple[Field, ...]
    headers: tuple[Field, ...]
    max_ids: int | None
    """The maximum number of entries of the list in the query."""
    body: Body | None
    returns: Type | None
    """The type of the answer; for a list, the type of one item."""
    key: str
    """The key of the array in the answer, if it is not the usual one."""
    status: int
    page: Page | None
    fields: tuple[Filter, ...]
    """The filters and sort keys of the list, in the order of the spec."""
    filters_unknown: bool
    """Whether the list can be filtered, but by unknown fields."""
    sorts_unknown: bool
    retry: str
    quota: str
    authenticated: bool
    mfa: str
    """When an MFA-trusted session is needed: `always`, `sometimes`, `when ...`; empty if never."""
    atomic: bool
    trace: Trace | None
    """The trace of a write: how its execution can be recognized. None for calls that only read."""
    confidence: Confidence


@attrs.frozen(kw_only=True)
class Notification:
    """A type of events that BILL notifies subscribers of."""

    event: Word
    """`bill.created`."""
    model: str
    """The model of the object of the event."""
    key: str
    """The key of the object in the envelope; empty if it is not known."""
    resource: Word
    """The resource whose `get` answers with the whole object, `spend.transactions`; empty if there is none."""
    identity: str
    """The wire name of the field that identifies the object; empty if it has none."""
    confidence: Confidence
    doc: str


@attrs.frozen(kw_only=True)
class Notifications:
    """The notifications that BILL sends."""

    where: Where
    envelope: str
    """The model around the object of every notification."""
    events: tuple[Notification, ...]


@attrs.define(kw_only=True)
class Module:
    """One spec file: a resource, or the models that several resources use."""

    name: str
    """The name of the generated Python module, `spend_cards`."""
    file: str
    family: str
    """Empty for the common models."""
    resource: str
    doc: str
    models: list[Model]
    """The models, each after those that it uses."""
    enums: list[Enum]
    operations: list[Operation]
    notifications: Notifications | None = None


@attrs.frozen(kw_only=True)
class Family:
    """A part of the platform."""

    name: str
    doc: str
    base: str
    below: str
    """The prefix of all its paths."""
    auth: tuple[str, ...]
    style: str
    page_default: int
    page_max: int
    sort_max: int | None
    """The maximum number of sort keys of a list, if it is limited."""


@attrs.frozen(kw_only=True)
class Prefix:
    """The prefix of the ids of a kind of objects."""

    of: str
    confidence: Confidence


@attrs.frozen(kw_only=True)
class Code:
    """A code of BILL's error arrays."""

    meaning: str
    retry: str
    remedy: str
    status: int | None
    confidence: Confidence


@attrs.frozen(kw_only=True)
class Api:
    """The parts of the spec that apply to all resources."""

    reference: str
    environments: Mapping[str, str]
    families: Mapping[str, Family]
    retry: Mapping[str, str]
    ids: Mapping[str, Prefix]
    codes: Mapping[str, Code]
    autopay: Mapping[str, str]


@attrs.frozen(kw_only=True)
class Spec:
    """The whole spec."""

    root: str
    api: Api
    modules: tuple[Module, ...]
    models: Mapping[str, Model]
    enums: Mapping[str, Enum]
    homes: Mapping[str, str]
    """The module of each model and enum."""

    def family(self, module: Module) -> Family:
        """Return the family of a resource."""
        return self.api.families[module.family]

    def resources(self, family: str) -> Iterator[Module]:
        """Return the resources of a family."""
        return (module for module in self.modules if module.family == family and module.operations)

    def accepted(self, name: str, direction: Direction) -> list[Model]:
        """Return the models that are accepted for a model: for a partial model, the full model too."""
        model = self.models[name]
        models = [model, self.models[model.full]] if model.full else [model]
        return [each for each in models if direction in each.directions]

    def reference(self, operation: Operation) -> str:
        """Return the URL of BILL's page about an operation."""
        return self.api.reference + operation.id.lower()

    def strict(self, prefix: str) -> bool:
        """Whether an id with another prefix is certainly wrong."""
        return prefix in self.api.ids and self.api.ids[prefix].confidence == "verified"
