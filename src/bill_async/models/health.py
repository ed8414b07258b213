"""Whether the API is up.

Generated from spec/v3/health.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any

import attrs

from .._model import AnswerModel
from .._schema import Field, Id, Text
from .._wire_values import keep_rest, to_text

__all__ = [
    "ApiHealth",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class ApiHealth(AnswerModel):
    """Api health, given by `health.get`. Its fields are known from a single source, not from BILL's reference."""

    app_id: str | None = None
    app_env: str | None = None
    app_version: str | None = None
    bdc_region: str | None = None

    __fields__ = (
        Field("app_id", "appId", Id(), confidence="derived"),
        Field("app_env", "appEnv", Text(), confidence="derived"),
        Field("app_version", "appVersion", Text(), confidence="derived"),
        Field("bdc_region", "bdcRegion", Text(), confidence="derived"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> ApiHealth:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(ApiHealth)
        value = take("appId", None)
        new.app_id = value if type(value) is str or value is None else to_text(value)
        value = take("appEnv", None)
        new.app_env = value if type(value) is str or value is None else to_text(value)
        value = take("appVersion", None)
        new.app_version = value if type(value) is str or value is None else to_text(value)
        value = take("bdcRegion", None)
        new.bdc_region = value if type(value) is str or value is None else to_text(value)
        new._unknown = new._nulls = None
        if data:
            keep_rest(new, data)
        return new
