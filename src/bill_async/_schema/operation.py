"""The description of one endpoint. The generated operation table consists of these, without behavior."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, Literal, Protocol, TypeAlias, TypeVar

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

`safe`: it reads. `idempotent`: a repetition has the same result. `keyed`: it carries an idempotency key. `unsafe`: it
may create or send twice. `never`: it may move money.
"""

Quota: TypeAlias = Literal["login", "text_message"]
"""A separate limit that an operation counts against."""


# The parts of operations are not made by attrs, because it would compile their methods whenever the client is imported.


class Parameter:
    """A parameter in the path, the query or a header."""

    __slots__ = ("confidence", "doc", "kind", "max_items", "name", "required", "secret", "wire")

    def __init__(
        self,
        *,
        name: str,
        wire: str,
        kind: Kind,
        required: bool = False,
        max_items: int | None = None,
        secret: bool = False,
        confidence: Confidence = "verified",
        doc: str = "",
    ) -> None:
        self.name = name
        self.wire = wire
        self.kind = kind
        self.required = required
        self.max_items = max_items
        """The maximum number of entries of a list."""
        self.secret = secret
        """Never shown in logs or errors."""
        self.confidence: Confidence = confidence
        self.doc = doc

    def __repr__(self) -> str:
        return f"<parameter {self.name}>"


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
        """The confidence of the operators."""
        ...

    @property
    def sort_confidence(self) -> Confidence:
        """The confidence that the list can be sorted by it."""
        ...


class Body:
    """The body of an operation: one model, an array of models, or the bytes of a file."""

    __slots__ = ("adds", "items", "many", "max_bytes", "max_items", "mints", "model")

    def __init__(
        self,
        *,
        model: type[RequestModel] | None = None,
        many: bool = False,
        max_items: int | None = None,
        items: str | None = None,
        adds: str | None = None,
        mints: str | None = None,
        max_bytes: int | None = None,
    ) -> None:
        self.model = model
        self.many = many
        self.max_items = max_items
        self.items = items
        """The attribute whose entries `max_items` counts, if the body is one model."""
        self.adds = adds
        """The attribute with lines. Lines without `id` are added again by every repetition."""
        self.mints = mints
        """The attribute with a number that BILL accepts only once. The client makes it if none is given."""
        self.max_bytes = max_bytes

    @property
    def binary(self) -> bool:
        """Whether the body is a file."""
        return self.model is None


class Answer:
    """The answer of an operation that succeeds."""

    __slots__ = ("key", "kind", "status")

    def __init__(self, *, kind: Kind | None = None, key: str | None = None, status: int = 200) -> None:
        self.kind = kind
        """The kind of the result (of a page: of one item); None for an empty answer."""
        self.key = key
        """The single key of the array in the answer, if it is wrapped."""
        self.status = status


_EMPTY: Final = Answer()


def mfa_sentence(mfa: str) -> str:
    """Say when an operation needs an MFA-trusted session."""
    if mfa == "sometimes":
        return "May need an MFA-trusted session."
    return "Needs an MFA-trusted session" + (f" {mfa}." if mfa != "always" else ".")


@attrs.frozen(kw_only=True, eq=False)
class Operation(Generic[T]):
    """One endpoint of BILL. `T` is what a call returns; for a list, the type of one item."""

    id: str
    """BILL's id of it, `createBill`."""
    accessor: str
    """The method on the client, `bills.create` or `spend.cards.freeze`."""
    family: Family
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
    path: str
    """The path below the base URL of the family, with `{wireName}` for each path parameter."""
    title: str
    reference: str
    """The URL of BILL's page about it."""
    authenticated: bool = True
    """False for the logins and the public checks, which need no session."""
    path_params: tuple[Parameter, ...] = ()
    query: tuple[Parameter, ...] = ()
    headers: tuple[Parameter, ...] = ()
    body: Body | None = None
    answer: Answer = _EMPTY
    page: PageName | None = None
    page_max: int = 100
    page_default: int = 20
    fields: type[Any] | None = None
    """The class of the fields that a list can be filtered on and sorted by, `BillFields`."""
    sort_max: int | None = None
    """The maximum number of sort keys, if it is limited."""
    filters_unknown: bool = False
    """Whether the list can be filtered by unknown fields. Nothing is then checked."""
    sorts_unknown: bool = False
    """Whether the list can be sorted by unknown fields. Nothing is then checked."""
    retry: Retry = "safe"
    quota: Quota | None = None
    mfa: str = ""
    """When BILL requires an MFA-trusted session: `always`, `sometimes`, or `when` with a condition. Empty means
    never."""
    atomic: bool = False
    """Whether a bulk call is all or nothing."""
    trace: Trace | None = None
    """The trace of a write; None for operations that only read."""
    confidence: Confidence = "verified"
    doc: str = ""
    """A description beyond the title."""

    def __repr__(self) -> str:
        return f"<operation {self.accessor}>"

    @property
    def moves_money(self) -> bool:
        """Whether it may move money."""
        return self.retry == "never"

    @property
    def deletes(self) -> bool:
        """Whether it deletes an object."""
        return self.method == "DELETE"

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
        """The names in `sorts` that are not verified."""
        fields = (field for field in list_fields(self.fields) if field.sortable)
        return tuple((field.wire, field.sort_confidence) for field in fields if field.sort_confidence != "verified")


def list_fields(fields: type[Any] | None) -> tuple[ListField, ...]:
    """Return the fields that a class of list fields declares."""
    return () if fields is None else tuple(found for name, found in vars(fields).items() if not name.startswith("_"))
