"""Users of the organizations of a partner.

Generated from spec/partner/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any

import attrs

from .._model import AnswerModel
from .._schema import Field, Id
from .._wire_values import keep_rest, to_text

__all__ = [
    "PartnerUser",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PartnerUser(AnswerModel):
    """Partner user, given by `partner.users.list`."""

    id: str
    """`id`: begins 006."""

    __fields__ = (Field("id", "id", Id("006", strict=True), required=True),)

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> PartnerUser:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(PartnerUser)
        value = take("id")
        new.id = value if type(value) is str else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
