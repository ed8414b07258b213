"""The operations of `colors`.

Generated from spec/v3/colors.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.kinds import Id
from .._schema.models import Nested
from .._schema.operation import Answer, Body, Operation, Parameter
from .._schema.traces import ComparedField, Trace
from ..models.colors import Color, ColorCreate

__all__ = ["CREATE_COLOR", "GET_COLOR", "LIST_COLORS"]

_ID: Final = Parameter(name="id", wire="id", kind=Id("col"), required=True)

CREATE_COLOR: Final[Operation[Color]] = Operation(
    id="createColor",
    accessor="colors.create",
    family="v3",
    method="POST",
    path="/v3/tags/color",
    title="Create a color tag",
    reference="https://developer.bill.com/reference/createcolor",
    body=Body(model=ColorCreate),
    answer=Answer(kind=Nested(Color)),
    retry="unsafe",
    trace=Trace(creates=True, find="listColors", identity=((ComparedField("name"),),), unique="derived"),
)

GET_COLOR: Final[Operation[Color]] = Operation(
    id="getColor",
    accessor="colors.get",
    family="v3",
    method="GET",
    path="/v3/tags/color/{id}",
    title="Get a color tag",
    reference="https://developer.bill.com/reference/getcolor",
    path_params=(_ID,),
    answer=Answer(kind=Nested(Color)),
)

LIST_COLORS: Final[Operation[Color]] = Operation(
    id="listColors",
    accessor="colors.list",
    family="v3",
    method="GET",
    path="/v3/tags/color",
    title="Get list of colors",
    reference="https://developer.bill.com/reference/listcolors",
    answer=Answer(kind=Nested(Color), key="colors"),
    page="single",
)
