"""AP cards that can pay bills.

Generated from spec/v3/ap_cards.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

import attrs

from .._model import AnswerModel
from .._schema import Choice, DateTime, Field, Id, Number, Text
from .._wire_values import keep_rest, to_datetime, to_decimal, to_text
from ..types import OpenEnum

__all__ = [
    "ApCard",
    "ApCardStatus",
]


class ApCardStatus(
    OpenEnum, members={"DRAFT": "DRAFT", "ACTIVE": "ACTIVE", "INACTIVE": "INACTIVE", "UNDEFINED": "UNDEFINED"}
):
    """Ap card status, part of `ApCard`. Some of the values are assumed."""

    DRAFT: ClassVar[ApCardStatus]
    ACTIVE: ClassVar[ApCardStatus]
    INACTIVE: ClassVar[ApCardStatus]
    UNDEFINED: ClassVar[ApCardStatus]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ApCard(AnswerModel):
    """Ap card, given by `ap_cards.list`. Its fields are known from a single source, not from BILL's reference."""

    id: str | None = None
    status: ApCardStatus | None = None
    name_on_account: str | None = None
    created_time: datetime | None = None
    updated_time: datetime | None = None
    balance: Decimal | None = None
    limit: Decimal | None = None

    __fields__ = (
        Field("id", "id", Id(), confidence="derived"),
        Field("status", "status", Choice(ApCardStatus), confidence="derived"),
        Field("name_on_account", "nameOnAccount", Text(), confidence="derived"),
        Field("created_time", "createdTime", DateTime(), confidence="derived"),
        Field("updated_time", "updatedTime", DateTime(), confidence="derived"),
        Field("balance", "balance", Number(money=True), confidence="derived"),
        Field("limit", "limit", Number(money=True), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> ApCard:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(ApCard)
        value = take("id", None)
        new.id = value if type(value) is str or value is None else to_text(value)
        value = take("status", None)
        new.status = None if value is None else ApCardStatus(value)
        value = take("nameOnAccount", None)
        new.name_on_account = value if type(value) is str or value is None else to_text(value)
        value = take("createdTime", None)
        new.created_time = None if value is None else to_datetime(value)
        value = take("updatedTime", None)
        new.updated_time = None if value is None else to_datetime(value)
        value = take("balance", None)
        new.balance = value if type(value) is Decimal or value is None else to_decimal(value)
        value = take("limit", None)
        new.limit = value if type(value) is Decimal or value is None else to_decimal(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
