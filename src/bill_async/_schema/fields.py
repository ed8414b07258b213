"""What a field of a model is, and how a model declares it: one statement a field.

vendor_id: str = required_field("vendorId", Id("009", strict=True))
amount: Decimal | None = optional_field("amount", Number(money=True), doc="Total in the vendor's currency.")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self, TypeAlias, overload

import attrs

from ..secret import Secret
from ..types import Unset
from .kind import Kind

Confidence: TypeAlias = Literal["verified", "derived", "assumed"]
"""How sure the fact is: official, seen in one independent source, or inferred from its siblings."""


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
    """Held in a `Secret`, and never shown."""
    confidence: Confidence = "verified"
    doc: str = ""
    """What it is, where the name does not say."""


@attrs.frozen
class Declared:
    """A field before it knows its name."""

    wire: str
    kind: Kind
    required: bool
    secret: bool
    confidence: Confidence | None
    doc: str

    def named(self, name: str, confidence: Confidence) -> Field:
        """Return the field, now that its name is known, and the confidence that holds if it states none."""
        sure = self.confidence or confidence
        return Field(name, self.wire, self.kind, self.required, self.secret, sure, self.doc)


def required_field(
    wire: str, kind: Kind, *, secret: bool = False, confidence: Confidence | None = None, doc: str = ""
) -> Any:
    """Declare a field that a request must give, or that BILL always sends."""
    return Declared(wire, kind, True, secret, confidence, doc)


def optional_field(
    wire: str, kind: Kind, *, secret: bool = False, confidence: Confidence | None = None, doc: str = ""
) -> Any:
    """Declare a field that may be left out."""
    return Declared(wire, kind, False, secret, confidence, doc)


# The annotations of secret fields: they are set to a text or a `Secret`, and read as a `Secret`. Type checkers know it
# from these; at run time a converter does it.
if TYPE_CHECKING:

    class SecretField:
        """A secret that is always there."""

        @overload
        def __get__(self, instance: None, owner: type[Any]) -> Self: ...
        @overload
        def __get__(self, instance: object, owner: type[Any]) -> Secret[str]: ...
        def __get__(self, instance: object, owner: type[Any]) -> Any: ...
        def __set__(self, instance: object, value: str | Secret[str]) -> None: ...

    class SecretFieldOrNone:
        """A secret of an answer, or None."""

        @overload
        def __get__(self, instance: None, owner: type[Any]) -> Self: ...
        @overload
        def __get__(self, instance: object, owner: type[Any]) -> Secret[str] | None: ...
        def __get__(self, instance: object, owner: type[Any]) -> Any: ...
        def __set__(self, instance: object, value: str | Secret[str] | None) -> None: ...

    class SecretFieldOrUnset:
        """A secret of a request, or None, or nothing."""

        @overload
        def __get__(self, instance: None, owner: type[Any]) -> Self: ...
        @overload
        def __get__(self, instance: object, owner: type[Any]) -> Secret[str] | Unset | None: ...
        def __get__(self, instance: object, owner: type[Any]) -> Any: ...
        def __set__(self, instance: object, value: str | Secret[str] | Unset | None) -> None: ...
else:
    SecretField = SecretFieldOrNone = SecretFieldOrUnset = Secret
