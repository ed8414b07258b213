"""One test for each operation of `webhooks.health`: what is sent, and what becomes of the answer.

Generated from spec/webhooks/health.yaml by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from generated.wire import Wire

from bill_async.models import WebhookHealth

AUTH = {"devKey": "the-dev-key", "sessionId": "the-session"}

WEBHOOK_HEALTH_LEAST = WebhookHealth()
WEBHOOK_HEALTH_LEAST_JSON = b"{}"

WEBHOOK_HEALTH = WebhookHealth(
    app_id="00000000000000000001", app_env="App env", app_version="App version", bdc_region="Bdc region"
)
WEBHOOK_HEALTH_JSON = (
    b'{"appId":"00000000000000000001","appEnv":"App env","appVersion":"App version","bdcRegion":"Bdc region"}'
)


async def test_get(wire: Wire) -> None:
    """`GET /v3/health`."""
    wire.answer(200, WEBHOOK_HEALTH_JSON)
    assert await wire.client.webhooks.health.get() == WEBHOOK_HEALTH
    wire.check("GET", "https://gateway.stage.bill.com/connect-events/v3/health", headers={})
