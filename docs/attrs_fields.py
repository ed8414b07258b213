"""Shows the default of an attrs field in place of its declaration, and leaves out the base that spares attrs work."""

from __future__ import annotations

from typing import Any, Final

import griffe

_FIELDS: Final = frozenset({"attrs.field", "_number", "_secret", "_shown"})


class AttrsFields(griffe.Extension):
    """Reads `attrs.field(...)`, and the functions of `config.py` that call it."""

    def on_attribute_instance(self, *, attr: griffe.Attribute, **kwargs: Any) -> None:
        """Take the default out of the declaration."""
        value = attr.value
        if isinstance(value, griffe.ExprCall) and str(value.function) in _FIELDS:
            attr.value = _default(value)

    def on_class_instance(self, *, cls: griffe.Class, **kwargs: Any) -> None:
        """Leave out the base of values, which does for their users just what attrs would do."""
        cls.bases = [base for base in cls.bases if str(base) != "Fieldwise"]


def _default(call: griffe.ExprCall) -> str | griffe.Expr | None:
    named = {each.name: each.value for each in call.arguments if isinstance(each, griffe.ExprKeyword)}
    if "factory" in named:
        return f"{named['factory']}()"
    placed = [each for each in call.arguments if not isinstance(each, griffe.ExprKeyword)]
    return named.get("default", placed[0] if placed else None)
