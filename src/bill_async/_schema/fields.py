"""What a field of a model is, and how a model declares it: one statement a field.

vendor_id: str = required_field("vendorId", Id("009", strict=True))
amount: Decimal | None = optional_field("amount", Number(money=True), doc="Total in the vendor's currency.")
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import attrs

from .kinds import Kind

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
    """Never shown in `repr`, logs or errors."""
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
    confidence: Confidence
    doc: str

    def named(self, name: str) -> Field:
        """Return the field, now that its name is known."""
        return Field(name, self.wire, self.kind, self.required, self.secret, self.confidence, self.doc)


def required_field(
    wire: str, kind: Kind, *, secret: bool = False, confidence: Confidence = "verified", doc: str = ""
) -> Any:
    """Declare a field that a request must give, or that BILL always sends."""
    return Declared(wire, kind, True, secret, confidence, doc)


def optional_field(
    wire: str, kind: Kind, *, secret: bool = False, confidence: Confidence = "verified", doc: str = ""
) -> Any:
    """Declare a field that may be left out."""
    return Declared(wire, kind, False, secret, confidence, doc)
