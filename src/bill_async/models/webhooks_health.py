"""Whether the webhooks service is up.

Generated from spec/webhooks/health.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Any

import attrs

from .._model import AnswerModel
from .._schema import Field, Id, Text
from .._wire_values import keep_rest, to_text

__all__ = [
    "WebhookHealth",
]


@attrs.define(kw_only=True, repr=False, eq=False, slots=True)
class WebhookHealth(AnswerModel):
    """Version and place of the webhooks service. Assumed from its siblings; BILL's pages say little about it. Given by
    `webhooks.health.get`.
    """

    app_id: str | None = None
    app_env: str | None = None
    app_version: str | None = None
    bdc_region: str | None = None

    __fields__ = (
        Field("app_id", "appId", Id(), confidence="assumed"),
        Field("app_env", "appEnv", Text(), confidence="assumed"),
        Field("app_version", "appVersion", Text(), confidence="assumed"),
        Field("bdc_region", "bdcRegion", Text(), confidence="assumed"),
    )

    @staticmethod
    def _from_wire(data: dict[str, Any]) -> WebhookHealth:
        """Take the known fields out of `data`; what is left over is kept."""
        take = data.pop
        new = object.__new__(WebhookHealth)
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
