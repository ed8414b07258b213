"""Notifications for tests of receivers: signed as BILL signs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple
from uuid import uuid4

from bill_async._schema.codec import dumps
from bill_async.secret import Secret
from bill_async.webhooks import SIGNATURE, sign
from bill_async.webhooks.examples import example_object, known_type

__all__ = ["ORGANIZATION", "WEBHOOK_KEY", "SignedNotification", "notification"]

WEBHOOK_KEY: Final = "a-key-for-tests-only"
"""The default key that signs notifications."""
ORGANIZATION: Final = "00801TESTORGANIZATIO"
"""The default organization of notifications."""


class SignedNotification(NamedTuple):
    """A delivery: `await receiver.handle(*notification("bill.created"))`."""

    body: bytes
    headers: Mapping[str, str]


def notification(
    type: str,
    *,
    key: str | Secret[str] = WEBHOOK_KEY,
    event_id: str | None = None,
    organization_id: str = ORGANIZATION,
    errors: Sequence[Mapping[str, Any]] | None = None,
    **fields: Any,
) -> SignedNotification:
    """Return a signed notification of a type: `notification("bill.created", amount=Decimal("149.90"))`.

    Every field of the object has a made-up value, unless it is given by its Python name or its wire name. None is sent
    as null. Each notification has a new id, unless it is given.

    Raises: `InvalidRequestError` for a type or a field that does not exist.
    """
    item = example_object(type, fields)
    owner = {"spendCompanyUuid": str(uuid4())} if type.startswith("spend.") else {"organizationId": organization_id}
    metadata = {
        "eventId": event_id or str(uuid4()),
        "subscriptionId": str(uuid4()),
        **owner,
        "eventType": type,
        "version": "1",
    }
    told: dict[str, Any] = {"metadata": metadata, str(known_type(type).key): item}
    if errors is not None:
        told["errors"] = list(errors)
    body = dumps(told)
    return SignedNotification(body, {"Content-Type": "application/json", SIGNATURE: sign(body, key)})
