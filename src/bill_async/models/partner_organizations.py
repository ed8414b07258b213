"""Organizations that the partner created.

Generated from spec/partner/organizations.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import required_field
from .._schema.kinds import Choice
from .._schema.models import RequestModel, model
from ..types import Member, OpenEnum

__all__ = ["PricePlanType", "PricePlanUpdate"]


class PricePlanType(OpenEnum):
    """Price plan type, part of `PricePlanUpdate`."""

    PRICE_PLAN1 = Member("PricePlan1")
    PRICE_PLAN2 = Member("PricePlan2")
    PRICE_PLAN3 = Member("PricePlan3")
    PRICE_PLAN4 = Member("PricePlan4")
    PRICE_PLAN5 = Member("PricePlan5")


@model(confidence="derived")
class PricePlanUpdate(RequestModel):
    """Price plan update, accepted by `partner.organizations.update_price_plan`. Known from a single source, not from
    BILL's reference.
    """

    price_plan_type: PricePlanType | str = required_field(
        "pricePlanType", Choice(PricePlanType), doc="BILL agrees on the plans with each partner"
    )
