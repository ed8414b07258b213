"""A client whose requests go nowhere, and a record of what it sent."""

from __future__ import annotations

import io
import re
import uuid
from collections.abc import Mapping
from typing import Any, Final

import attrs
from aioresponses import CallbackResult
from mock_bill import MockBill, MockResponse
from yarl import URL

from bill_async import BillClient
from bill_async._limits.limiter import Limits
from bill_async.config import Options, OrganizationCredentials, PartnerCredentials, SpendCredentials

_MANY: Final = Limits(linger=0.0, spend_minute=10**6, text_messages=10**6)
HOST: Final = "https://gateway.stage.bill.com"
CREDENTIALS: Final = {
    "devKey": "the-dev-key",
    "appKey": "the-app-key",
    "sessionId": "the-session",
    "apiToken": "the-api-token",
}
"""What the client sends in each header of authentication."""

_METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE")
_LOGINS: Final = ("/connect/v3/login", "/connect/v3/partner/login")
_USER: Final = "the user of these tests"
_EVERYWHERE: Final = ("User-Agent", "Accept", "Accept-Encoding")
"""Headers that are the same for every call and left out of the record."""


class _AnyKey:
    """Equal to every UUID of version 4."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and str(uuid.UUID(other)) == other and uuid.UUID(other).version == 4

    def __repr__(self) -> str:
        return "<a UUID of version 4>"


ANY_KEY: Final = _AnyKey()


@attrs.frozen
class Sent:
    """One request."""

    method: str
    url: str
    """Without the query."""
    query: list[tuple[str, str]] = attrs.field(converter=sorted)
    headers: Mapping[str, object]
    body: bytes | None


class Recorder:
    """A client, what it is answered, and what it sent. Logins are answered and not recorded."""

    def __init__(self, mock: MockBill) -> None:
        self.client = BillClient(
            organization=OrganizationCredentials(CREDENTIALS["devKey"], _USER, "the-password", "00800000000000000001"),
            partner=PartnerCredentials(CREDENTIALS["appKey"], _USER, "the-password"),
            spend=SpendCredentials(CREDENTIALS["apiToken"]),
            environment="sandbox",
            # What is sent is compared with what was given, and nothing waits for a limit.
            options=Options(mint_transaction_numbers=False, limits=_MANY),
        )
        self._answer: tuple[int, bytes] | None = None
        self._sent: list[Sent] = []
        for method in _METHODS:
            mock.add(re.compile(".*"), method=method, repeat=True, callback=self._callback(method))

    def answer(self, status: int, body: bytes = b"") -> None:
        """Say what the next call is answered with."""
        self._answer = (status, body)

    def sent(self) -> Sent:
        """Return the one request that was sent since the last time."""
        assert len(self._sent) == 1
        return self._sent.pop()

    def _callback(self, method: str) -> Any:
        def callback(url: URL, **request: Any) -> CallbackResult:
            body = request.get("data")
            body = body.read() if isinstance(body, io.BytesIO) else body
            if url.path in _LOGINS and _USER.encode() in body:
                login = b'{"sessionId":"%s","trusted":true}' % CREDENTIALS["sessionId"].encode()
                return CallbackResult(body=login, response_class=MockResponse)
            assert self._answer is not None, f"{method} {url} was not expected"
            headers = {name: value for name, value in request["headers"].items() if name not in _EVERYWHERE}
            self._sent.append(Sent(method, str(url.with_query(None)), list(url.query.items()), headers, body))
            (status, answer), self._answer = self._answer, None
            return CallbackResult(status=status, body=answer, response_class=MockResponse)

        return callback
