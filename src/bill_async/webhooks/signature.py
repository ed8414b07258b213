"""The signature of a notification: base64 of the HMAC-SHA256 of its body, made with the subscription's security key.

https://developer.bill.com/docs/test-with-webhook-security
"""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b64encode
from collections.abc import Iterable
from typing import Final

from bill_async.errors import ConfigurationError, InvalidRequestError
from bill_async.secret import Secret, hides_frames, reveal

from .errors import SignatureError

__all__ = ["SIGNATURE", "check_key", "sign", "verify"]

SIGNATURE: Final = "x-bill-sha-signature"
"""The header that holds the signature, in lower case."""

_TEXT_OR_SPACE: Final = re.compile(rb'("(?:[^"\\]|\\.)*+(?:"|\\?\Z))|[ \t\r\n]+', re.DOTALL)
"""A JSON string, up to its end or the end of the body, or white space between values."""


@hides_frames
def verify(
    body: bytes, signature: str | bytes | None, keys: Iterable[str | Secret[str]], *, minified: bool = False
) -> bytes:
    """Check the signature of a notification, and return the bytes that are signed.

    `body` holds the bytes exactly as they were received, before any JSON parser. `signature` is the value of the header
    `x-bill-sha-signature`, or None. It must match one of the `keys`; while a key is being replaced, give both. The
    comparison takes the same time for every wrong signature.

    With `minified`, a signature over the body without the white space between its values is also accepted. BILL sends
    minified bodies, so this only matters if a proxy rewrites them.

    Raises: `SignatureError` if none of the keys has made the signature; `ConfigurationError` if a key is empty.
    """
    if not isinstance(body, bytes | bytearray | memoryview):
        raise InvalidRequestError(f"body: {type(body).__name__} cannot be used; give the raw bytes", field="body")
    body = bytes(body)
    checked = [check_key(key) for key in keys]
    if not checked:
        raise SignatureError("there is no key to verify with")
    if signature is None:
        raise SignatureError(f"the header {SIGNATURE} is missing")
    given = signature.encode(errors="replace") if isinstance(signature, str) else bytes(signature)
    if _signed(body, given, checked):
        return body
    if minified:
        compact = _TEXT_OR_SPACE.sub(rb"\1", body)
        if _signed(compact, given, checked):
            return compact
    raise SignatureError("the signature was not made with any of the keys")


@hides_frames
def sign(body: bytes, key: str | Secret[str]) -> str:
    """Return the signature of a body as BILL computes it."""
    return _signature(body, check_key(key)).decode()


@hides_frames
def check_key(key: str | Secret[str]) -> Secret[str]:
    """Return a security key as a secret.

    Raises: `ConfigurationError` for a text that cannot be a key, such as an empty one, with which anyone could sign.
    """
    text: object = reveal(key)
    if not isinstance(text, str) or not text.strip():
        raise ConfigurationError("a security key must be a text that is not empty: use `security_key` of the answer")
    return Secret(text)


def _signed(body: bytes, given: bytes, keys: list[Secret[str]]) -> bool:
    found = False
    for key in keys:  # every key is tried, so that the time does not show which one matches
        found |= hmac.compare_digest(_signature(body, key), given)
    return found


def _signature(body: bytes, key: Secret[str]) -> bytes:
    return b64encode(hmac.digest(key.reveal().encode(errors="surrogatepass"), body, hashlib.sha256))
