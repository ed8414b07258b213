"""The health of the webhooks service.

Generated from spec/webhooks/health.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import optional_field
from .._schema.kinds import Id, Text
from .._schema.models import AnswerModel, model

__all__ = ["WebhookHealth"]


@model(confidence="assumed")
class WebhookHealth(AnswerModel):
    """The version and the location of the webhooks service. Assumed from similar objects and operations; BILL's pages
    say little about it. Returned by `webhooks.health.get`.
    """

    app_id: str | None = optional_field("appId", Id())
    app_env: str | None = optional_field("appEnv", Text())
    app_version: str | None = optional_field("appVersion", Text())
    bdc_region: str | None = optional_field("bdcRegion", Text())
