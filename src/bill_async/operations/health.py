"""The operations of `health`.

Generated from spec/v3/health.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

from .._schema.models import Nested
from .._schema.operation import Answer, Operation
from ..models.health import ApiHealth

__all__ = ["GET_HEALTH_CHECK"]


GET_HEALTH_CHECK: Final[Operation[ApiHealth]] = Operation(
    id="getHealthCheck",
    accessor="health.get",
    family="v3",
    method="GET",
    path="/v3/health",
    title="Check app health",
    reference="https://developer.bill.com/reference/gethealthcheck",
    authenticated=False,
    answer=Answer(kind=Nested(ApiHealth)),
)
