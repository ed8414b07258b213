"""Colors, a tag.

Generated from spec/v3/colors.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any

import attrs

from .._model import AnswerModel, RequestModel
from .._schema import Field, Id, Text
from .._wire_values import keep_rest, to_text
from ..types import UNSET, Unset

__all__ = [
    "Color",
    "ColorCreate",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ColorCreate(RequestModel):
    """Color create, taken by `colors.create`."""

    name: str
    shade: str | Unset | None = UNSET

    __fields__ = (
        Field("name", "name", Text(), required=True),
        Field("shade", "shade", Text()),
    )


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class Color(AnswerModel):
    """Color, given by `colors.create`, `colors.get` and `colors.list`."""

    id: str
    """`id`: begins col."""
    name: str | None = None

    __fields__ = (
        Field("id", "id", Id("col"), required=True),
        Field("name", "name", Text()),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> Color:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(Color)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        value = take("name", None)
        new.name = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
