"""Deliveries as BILL would make them, written without the package."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

KEY: Final = "the-key-of-the-subscription"
SAMPLES: Final = Path(__file__).parent.parent / "data" / "notifications"
TYPES: Final = sorted(path.stem for path in SAMPLES.glob("*.json"))


def sample(kind: str) -> Any:
    """Return the JSON of our sample of a type of events, with an id of its own."""
    told = json.loads((SAMPLES / f"{kind}.json").read_text(encoding="utf-8"))
    told["metadata"]["eventId"] = str(uuid4())
    return told


def minified(told: Any) -> bytes:
    """Write JSON as BILL does."""
    return json.dumps(told, separators=(",", ":"), ensure_ascii=False).encode()


def signature(body: bytes, key: str = KEY) -> str:
    """Sign a body."""
    return base64.b64encode(hmac.new(key.encode(), body, hashlib.sha256).digest()).decode()


def headers(body: bytes, key: str = KEY) -> dict[str, str]:
    """Return the headers of a delivery."""
    return {"Content-Type": "application/json", "x-bill-sha-signature": signature(body, key)}


def bill(number: int, *, updated: int = 0, kind: str = "bill.updated", event_id: str | None = None) -> bytes:
    """Return a notification about one of many bills; `updated` are seconds."""
    moment = f"2026-03-01T12:{updated // 60:02}:{updated % 60:02}.000+00:00"
    told = {
        "metadata": {
            "eventId": event_id or str(uuid4()),
            "subscriptionId": "a8fa7fd6-0893-411a-8990-7b5545ccf9c4",
            "organizationId": "00802HARBOROFFICE001",
            "eventType": kind,
            "version": "1",
        },
        "bill": {"id": f"00n{number:017}", "amount": 12.5, "updatedTime": moment},
    }
    return minified(told)
