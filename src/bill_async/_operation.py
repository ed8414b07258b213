"""What one endpoint is. The generated operation table is made of these; it holds no behaviour."""

from __future__ import annotations

from typing import Generic, Literal, TypeAlias, TypeVar

import attrs

from ._model import RequestModel
from ._schema import Confidence, Kind
from .types import Family

T = TypeVar("T", covariant=True)

Retry: TypeAlias = Literal["safe", "idempotent", "keyed", "unsafe", "never"]
"""Whether a call whose outcome is unknown may be sent again.

`safe`: it reads. `idempotent`: it ends in the same state. `keyed`: it carries an idempotency
key. `unsafe`: it may create or send twice. `never`: it may move money.
"""

PageStyle: TypeAlias = Literal["page", "next", "forward", "fixed", "single", "offset"]
"""How a list is walked: `page` (max, page; v3 and partner), `next` (max, nextPage, prevPage;
Spend), `forward` (max, page; no way back; webhooks), `fixed` (page without max), `single` (one
answer holds all), `offset` (start, max; a bare array)."""

Quota: TypeAlias = Literal["login", "text_message"]
"""A limit of its own that an operation counts against."""


@attrs.frozen(kw_only=True)
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


@attrs.frozen(kw_only=True)
class FilterField:
    """A field that a list can be filtered on."""

    wire: str
    kind: Kind
    operators: tuple[str, ...]
    confidence: Confidence = "verified"


@attrs.frozen(kw_only=True)
class Body:
    """What an operation sends: one model, an array of it, or the bytes of a file."""

    model: type[RequestModel] | None = None
    many: bool = False
    max_items: int | None = None
    items: str | None = None
    """The attribute whose entries `max_items` counts, if they stand inside one model."""
    adds: str | None = None
    """The attribute with lines of which those without `id` are added anew at every repetition."""
    max_bytes: int | None = None

    @property
    def binary(self) -> bool:
        """Whether the body is a file."""
        return self.model is None


@attrs.frozen(kw_only=True)
class Answer:
    """What an operation answers with, when it succeeds."""

    kind: Kind | None = None
    """What the caller gets (of a page: one item); none for an empty answer."""
    key: str | None = None
    """The single key under which the array stands in the answer, if it is wrapped."""
    status: int = 200


@attrs.frozen(kw_only=True)
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
    page: PageStyle | None = None
    page_max: int = 100
    page_default: int = 20
    filters: tuple[FilterField, ...] = ()
    sorts: tuple[str, ...] = ()
    unsure_sorts: tuple[tuple[str, Confidence], ...] = ()
    """Those of `sorts` that are not verified."""
    sort_max: int | None = None
    """How many fields the list may be sorted by at once, if that is limited."""
    filters_unknown: bool = False
    """Whether the list can be filtered, but on which fields is not known: nothing is checked."""
    sorts_unknown: bool = False
    """Whether the list can be sorted, but by which fields is not known: nothing is checked."""
    retry: Retry = "safe"
    quota: Quota | None = None
    mfa: bool = False
    """Whether BILL asks for an MFA-trusted session, at least in some uses."""
    atomic: bool = False
    """Whether a bulk call is all or nothing."""
    confidence: Confidence = "verified"
    doc: str = ""
    """What is worth knowing beyond the title."""
