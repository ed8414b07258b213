"""The shape of models at run time: what each field is called, and what kind of value it holds.

Generated models list their fields in `__fields__`. The converter, the checks of requests, the
sandbox, the CLI and the OpenAPI export all read these lists; nothing else describes a field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from .types import OpenEnum

if TYPE_CHECKING:
    from ._model import Model

Confidence: TypeAlias = Literal["verified", "derived", "assumed"]
"""How sure the fact is: official, seen in one independent source, or inferred from its siblings."""


@attrs.frozen
class Text:
    """A string; `max_length` in characters where BILL documents one."""

    max_length: int | None = None


@attrs.frozen
class Id:
    """An identifier. With `strict`, an id of another prefix is refused before it is sent."""

    prefix: str | None = None
    strict: bool = False


@attrs.frozen
class Number:
    """A number with a fraction: `Decimal`. `money` marks an amount in major units."""

    money: bool = False


@attrs.frozen
class Integer:
    """A whole number."""


@attrs.frozen
class Boolean:
    """True or false."""


@attrs.frozen
class Date:
    """A calendar day, `yyyy-MM-dd`."""


@attrs.frozen
class DateTime:
    """A moment, always with an offset."""


@attrs.frozen
class Choice:
    """One of the values of an open enum."""

    enum: type[OpenEnum]


@attrs.frozen
class Nested:
    """Another model. Where it is the partial form of one, the `whole` one is accepted, too."""

    model: type[Model]
    whole: type[Model] | None = None


@attrs.frozen
class ListOf:
    """An array."""

    item: Kind


@attrs.frozen
class MapOf:
    """An object with free keys."""

    item: Kind


@attrs.frozen
class Anything:
    """Any JSON value; its shape is not known."""


Kind: TypeAlias = (
    "Text | Id | Number | Integer | Boolean | Date | DateTime | Choice | Nested | ListOf | MapOf | Anything"
)


@attrs.frozen
class Field:
    """One field of a model."""

    name: str
    """The Python attribute, `vendor_id`."""
    wire: str
    """The JSON key, `vendorId`."""
    kind: Kind
    required: bool = False
    """In a request: must be given. In an answer: BILL always sends it."""
    secret: bool = False
    """Never shown in `repr`, logs or errors."""
    confidence: Confidence = "verified"
    doc: str = ""
    """What it is, where the name does not say."""
