"""Fields of models, declared in one statement each.

vendor_id: str = required_field("vendorId", Id("009", strict=True))
amount: Decimal | None = optional_field("amount", Number(money=True), doc="Total in the vendor's currency.")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self, TypeAlias, cast, overload

from ..secret import Secret
from ..types import Unset
from .kind import Kind

Confidence: TypeAlias = Literal["verified", "derived", "assumed"]
"""The confidence of a fact: from BILL, from one independent source, or inferred from similar ones."""


class Field:
    """One field of a model, which tells it its name."""

    __slots__ = ("confidence", "doc", "kind", "name", "required", "secret", "wire")

    name: str
    """The Python attribute, `vendor_id`."""

    def __init__(
        self, wire: str, kind: Kind, *, required: bool, secret: bool, confidence: Confidence | None, doc: str
    ) -> None:
        self.wire = wire
        """The JSON key, `vendorId`."""
        self.kind = kind
        self.required = required
        """In a request: must be given. In an answer: BILL always sends it."""
        self.secret = secret
        """Held in a `Secret`, and never shown."""
        self.confidence = cast("Confidence", confidence)  # where none is stated, the model sets its own
        self.doc = doc
        """A description, if the name does not suffice."""

    def __set_name__(self, owner: type[Any], name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"<Field {self.name} of {self.kind}>"


def required_field(
    wire: str, kind: Kind, *, secret: bool = False, confidence: Confidence | None = None, doc: str = ""
) -> Any:
    """Declare a field that a request must give, or that BILL always sends."""
    return Field(wire, kind, required=True, secret=secret, confidence=confidence, doc=doc)


def optional_field(
    wire: str, kind: Kind, *, secret: bool = False, confidence: Confidence | None = None, doc: str = ""
) -> Any:
    """Declare a field that may be left out."""
    return Field(wire, kind, required=False, secret=secret, confidence=confidence, doc=doc)


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
