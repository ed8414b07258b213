"""One test for each operation of `health`: what is sent, and what becomes of the answer.

Generated from spec/v3/health.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import Wire

from bill_async.models import ApiHealth

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

API_HEALTH_LEAST = ApiHealth()
API_HEALTH_LEAST_JSON = b"{}"

API_HEALTH = ApiHealth(
    app_id="00000000000000000001", app_env="App env", app_version="App version", bdc_region="Bdc region"
)
API_HEALTH_JSON = (
    b'{"appId":"00000000000000000001","appEnv":"App env","appVersion":"App version","bdcRegion":"Bdc region"}'
)


async def test_get(wire: Wire) -> None:
    """`GET /v3/health`."""
    wire.answer(200, API_HEALTH_JSON)
    assert await wire.client.health.get() == API_HEALTH
    wire.check("GET", "https://gateway.stage.bill.com/connect/v3/health", headers={})
