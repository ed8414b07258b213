"""The logger, and the removal of secrets from texts for logs and errors."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Final

from ..secret import HIDDEN, Secret, reveal

logger: Final = logging.getLogger("bill_async")
logger.addHandler(logging.NullHandler())

AUTHENTICATION_HEADERS: Final = frozenset({"devkey", "appkey", "sessionid", "apitoken"})
"""The headers that authenticate a request, in lower case."""

_MIN_LENGTH: Final = 4
"""Shorter secrets are not replaced, because they could be part of ordinary words."""


def hide(text: str, secrets: Iterable[Secret[str] | str | None]) -> str:
    """Remove secrets from a text of another origin, such as BILL's message about a wrong key."""
    plain = {reveal(secret) for secret in secrets if secret}
    for secret in sorted((secret for secret in plain if len(secret) >= _MIN_LENGTH), key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    return text
