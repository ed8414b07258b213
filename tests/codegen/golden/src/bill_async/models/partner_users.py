"""Users of the organizations of a partner.

Generated from spec/partner/users.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import required_field
from .._schema.kinds import Id
from .._schema.models import AnswerModel, model

__all__ = ["PartnerUser"]


@model
class PartnerUser(AnswerModel):
    """Partner user, returned by `partner.users.list`."""

    id: str = required_field("id", Id("006", strict=True))
