"""What one endpoint is. The generated operation table is made of these; it holds no behavior."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeAlias, TypeVar

import attrs

from ..types import Family
from .fields import Confidence
from .kind import Kind
from .pages import PAGE_STYLES, PageName, PageStyle

if TYPE_CHECKING:
    from .models import RequestModel
    from .traces import Trace

T = TypeVar("T", covariant=True)

Retry: TypeAlias = Literal["safe", "idempotent", "keyed", "unsafe", "never"]
"""Whether a call whose outcome is unknown may be sent again.

`safe`: it reads. `idempotent`: it ends in the same state. `keyed`: it carries an idempotency
key. `unsafe`: it may create or send twice. `never`: it may move money.
"""

Quota: TypeAlias = Literal["login", "text_message"]
"""A limit of its own that an operation counts against."""


@attrs.frozen(kw_only=True, eq=False)
class Parameter:
    """A parameter in the path, the query or a header."""

    name: str
    wire: str
    kind: Kind
    required: bool = False
    max_items: int | None = None
    """The most entries of a list."""
    secret: bool = False
    """Never shown in logs or errors."""
    confidence: Confidence = "verified"
    doc: str = ""


class ListField(Protocol):
    """A field that a list can be filtered on or sorted by."""

    @property
    def wire(self) -> str:
        """Its name on the wire, `dueDate`."""
        ...

    @property
    def kind(self) -> Kind:
        """The kind of the values that it is compared with."""
        ...

    @property
    def operators(self) -> tuple[str, ...]:
        """BILL's names of the operators that it allows."""
        ...

    @property
    def sortable(self) -> bool:
        """Whether it can be sorted by."""
        ...

    @property
    def confidence(self) -> Confidence:
        """How sure the operators are."""
        ...

    @property
    def sort_confidence(self) -> Confidence:
        """How sure it is that one can sort by it."""
        ...


@attrs.frozen(kw_only=True, eq=False)
class Body:
    """What an operation sends: one model, an array of it, or the bytes of a file."""

    model: type[RequestModel] | None = None
    many: bool = False
    max_items: int | None = None
    items: str | None = None
    """The attribute whose entries `max_items` counts, if they stand inside one model."""
    adds: str | None = None
    """The attribute with lines of which those without `id` are added anew at every repetition."""
    mints: str | None = None
    """The attribute with a number of the caller's that BILL takes once only; the client makes one if none is given."""
    max_bytes: int | None = None

    @property
    def binary(self) -> bool:
        """Whether the body is a file."""
        return self.model is None


@attrs.frozen(kw_only=True, eq=False)
class Answer:
    """What an operation answers with, when it succeeds."""

    kind: Kind | None = None
    """What the caller gets (of a page: one item); none for an empty answer."""
    key: str | None = None
    """The single key under which the array stands in the answer, if it is wrapped."""
    status: int = 200


def mfa_sentence(mfa: str) -> str:
    """Say when an operation needs an MFA-trusted session."""
    if mfa == "sometimes":
        return "May need an MFA-trusted session."
    return "Needs an MFA-trusted session" + (f" {mfa}." if mfa != "always" else ".")


@attrs.frozen(kw_only=True, eq=False)
class Operation(Generic[T]):
    """One endpoint of BILL. `T` is what a call returns; for a list, the type of one item."""

    id: str
    """BILL's name for it, `createBill`."""
    accessor: str
    """Where it is on the client, `bills.create` or `spend.cards.freeze`."""
    family: Family
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
    path: str
    """Below the base URL of its family, with `{wireName}` for each path parameter."""
    title: str
    reference: str
    """BILL's own page about it."""
    authenticated: bool = True
    """False for the logins and the public checks, which carry no session."""
    path_params: tuple[Parameter, ...] = ()
    query: tuple[Parameter, ...] = ()
    headers: tuple[Parameter, ...] = ()
    body: Body | None = None
    answer: Answer = Answer()
    page: PageName | None = None
    page_max: int = 100
    page_default: int = 20
    fields: type[Any] | None = None
    """The class of the fields that a list can be filtered on and sorted by, `BillFields`."""
    sort_max: int | None = None
    """How many fields the list may be sorted by at once, if that is limited."""
    filters_unknown: bool = False
    """Whether the list can be filtered, but on which fields is not known: nothing is checked."""
    sorts_unknown: bool = False
    """Whether the list can be sorted, but by which fields is not known: nothing is checked."""
    retry: Retry = "safe"
    quota: Quota | None = None
    mfa: str = ""
    """When BILL asks for an MFA-trusted session: `always`, `sometimes`, or `when` something is so. Empty: never."""
    atomic: bool = False
    """Whether a bulk call is all or nothing."""
    trace: Trace | None = None
    """How it shows at BILL that it was executed, if it changes anything."""
    confidence: Confidence = "verified"
    doc: str = ""
    """What is worth knowing beyond the title."""

    def __repr__(self) -> str:
        return f"<operation {self.accessor}>"

    @property
    def page_style(self) -> PageStyle:
        """How the list is paged."""
        return PAGE_STYLES[self.page or "single"]

    @property
    def filters(self) -> tuple[ListField, ...]:
        """The fields that a list can be filtered on."""
        return tuple(field for field in list_fields(self.fields) if field.operators)

    @property
    def sorts(self) -> tuple[str, ...]:
        """The names on the wire of the fields that a list can be sorted by."""
        return tuple(field.wire for field in list_fields(self.fields) if field.sortable)

    @property
    def unsure_sorts(self) -> tuple[tuple[str, Confidence], ...]:
        """Those of `sorts` that are not verified."""
        fields = (field for field in list_fields(self.fields) if field.sortable)
        return tuple((field.wire, field.sort_confidence) for field in fields if field.sort_confidence != "verified")


def list_fields(fields: type[Any] | None) -> tuple[ListField, ...]:
    """Return the fields that a class of list fields declares."""
    return () if fields is None else tuple(found for name, found in vars(fields).items() if not name.startswith("_"))
