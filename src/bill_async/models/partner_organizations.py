"""Organizations that the partner created.

Generated from spec/partner/organizations.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import ClassVar

import attrs

from .._model import RequestModel
from .._schema import Choice, Field
from ..types import OpenEnum

__all__ = [
    "PricePlanType",
    "PricePlanUpdate",
]


class PricePlanType(
    OpenEnum,
    members={
        "PRICE_PLAN1": "PricePlan1",
        "PRICE_PLAN2": "PricePlan2",
        "PRICE_PLAN3": "PricePlan3",
        "PRICE_PLAN4": "PricePlan4",
        "PRICE_PLAN5": "PricePlan5",
    },
):
    """Price plan type, part of `PricePlanUpdate`."""

    PRICE_PLAN1: ClassVar[PricePlanType]
    PRICE_PLAN2: ClassVar[PricePlanType]
    PRICE_PLAN3: ClassVar[PricePlanType]
    PRICE_PLAN4: ClassVar[PricePlanType]
    PRICE_PLAN5: ClassVar[PricePlanType]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class PricePlanUpdate(RequestModel):
    """Price plan update, taken by `partner.organizations.update_price_plan`. Its fields are known from a single source,
    not from BILL's reference.
    """

    price_plan_type: PricePlanType | str
    """`pricePlanType`: which plans exist is agreed with each partner."""

    __fields__ = (
        Field(
            "price_plan_type",
            "pricePlanType",
            Choice(PricePlanType),
            required=True,
            confidence="derived",
            doc="which plans exist is agreed with each partner",
        ),
    )
