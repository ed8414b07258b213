"""The operations of `webhooks.health`.

Generated from spec/webhooks/health.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.models import Nested
from .._schema.operation import Answer, Operation
from ..models.webhooks_health import WebhookHealth

__all__ = ["WEBHOOK_GET_HEALTH_CHECK"]


WEBHOOK_GET_HEALTH_CHECK: Final[Operation[WebhookHealth]] = Operation(
    id="webhookGetHealthCheck",
    accessor="webhooks.health.get",
    family="webhooks",
    method="GET",
    path="/v3/health",
    title="Check app health",
    reference="https://developer.bill.com/reference/webhookgethealthcheck",
    authenticated=False,
    answer=Answer(kind=Nested(WebhookHealth)),
    confidence="assumed",
)
