"""The health of the API.

Generated from spec/v3/health.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._http.resource import Resource
from ..operations import health as ops

if TYPE_CHECKING:
    from typing import Unpack

    from ..models.health import ApiHealth
    from ..types import CallOptions

__all__ = ["Health"]


class Health(Resource):
    """The health of the API."""

    __slots__ = ()

    async def get(self, **options: Unpack[CallOptions]) -> ApiHealth:
        """Check app health.

        `GET /v3/health`.

        See https://developer.bill.com/reference/gethealthcheck.
        """
        return await self._caller.call(ops.GET_HEALTH_CHECK, options=options)
