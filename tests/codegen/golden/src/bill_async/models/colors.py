"""Colors, a tag.

Generated from spec/v3/colors.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import optional_field, required_field
from .._schema.kinds import Id, Text
from .._schema.models import AnswerModel, RequestModel, model
from ..types import Unset

__all__ = ["Color", "ColorCreate"]


@model
class ColorCreate(RequestModel):
    """Color create, accepted by `colors.create`."""

    name: str = required_field("name", Text())
    shade: str | Unset | None = optional_field("shade", Text())


@model
class Color(AnswerModel):
    """Color, returned by `colors.create`, `colors.get` and `colors.list`."""

    id: str = required_field("id", Id("col"))
    name: str | None = optional_field("name", Text())
