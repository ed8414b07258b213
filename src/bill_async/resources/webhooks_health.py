"""The health of the webhooks service.

Generated from spec/webhooks/health.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import webhooks_health as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.webhooks_health import WebhookHealth
    from ..types import CallOptions

__all__ = ["WebhooksHealth"]


class WebhooksHealth(Resource):
    """The health of the webhooks service."""

    __slots__ = ()

    async def get(self, **options: Unpack[CallOptions]) -> WebhookHealth:
        """Check app health.

        `GET /v3/health`. Assumed from similar objects and operations; BILL's pages say little about it.

        See https://developer.bill.com/reference/webhookgethealthcheck.
        """
        return await self._caller.call(ops.WEBHOOK_GET_HEALTH_CHECK, options=options)
