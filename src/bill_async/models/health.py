"""The health of the API.

Generated from spec/v3/health.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from .._schema.fields import optional_field
from .._schema.kinds import Id, Text
from .._schema.models import AnswerModel, model

__all__ = ["ApiHealth"]


@model(confidence="derived")
class ApiHealth(AnswerModel):
    """Api health, returned by `health.get`. Known from a single source, not from BILL's reference."""

    app_id: str | None = optional_field("appId", Id())
    app_env: str | None = optional_field("appEnv", Text())
    app_version: str | None = optional_field("appVersion", Text())
    bdc_region: str | None = optional_field("bdcRegion", Text())
