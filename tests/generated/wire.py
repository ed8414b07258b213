"""A BILL that answers what it is told and remembers what it was sent. Written by hand; the tests beside it are not."""

from __future__ import annotations

import io
import re
import uuid
from collections.abc import Mapping
from typing import Any, Final
from unittest.mock import Mock

import aiohttp
from aioresponses import CallbackResult, aioresponses
from yarl import URL

from bill_async import BillClient
from bill_async.config import OrganizationCredentials, PartnerCredentials, SpendCredentials

METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE")
LOGINS: Final = ("/connect/v3/login", "/connect/v3/partner/login")
LOGIN: Final = b'{"sessionId":"the-session","trusted":true}'
USER: Final = "user of the tests"
SHOWN: Final = ("devKey", "sessionId", "appKey", "apiToken", "organizationId", "X-Idempotent-Key", "Content-Type")
"""The headers that a test looks at."""


class AnyKey:
    """Equal to every UUID of version 4."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and str(uuid.UUID(other)) == other and uuid.UUID(other).version == 4

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "<a UUID of version 4>"


ANY_KEY: Final = AnyKey()
YES: Final = True
"""To compare a field with, where a linter would take `== True` for a slip."""


class Wire:
    """A client, and both ends of its wire."""

    def __init__(self, mock: aioresponses) -> None:
        self.client = BillClient(
            organization=OrganizationCredentials("the-dev-key", USER, "the-password", "00800000000000000001"),
            partner=PartnerCredentials("the-app-key", USER, "the-password"),
            spend=SpendCredentials("the-api-token"),
            environment="sandbox",
        )
        self._answer: tuple[int, bytes] | None = None
        self._sent: list[tuple[str, URL, dict[str, str], bytes | None]] = []
        for method in METHODS:
            mock.add(re.compile(".*"), method=method, repeat=True, callback=self._callback(method))

    def answer(self, status: int, body: bytes = b"") -> None:
        """Say what the next call is answered with."""
        self._answer = (status, body)

    def check(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, object],
        query: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> None:
        """Assert what was sent: one request, exactly this one."""
        assert len(self._sent) == 1
        sent_method, sent_url, sent_headers, sent_body = self._sent.pop()
        assert (sent_method, str(sent_url.with_query(None))) == (method, url)
        assert (dict(sent_url.query), len(sent_url.query)) == (query or {}, len(query or {}))
        assert {name: sent_headers[name] for name in SHOWN if name in sent_headers} == headers
        assert sent_body == body

    def _callback(self, method: str) -> Any:
        def callback(url: URL, **sent: Any) -> CallbackResult:
            body = sent.get("data")
            body = body.read() if isinstance(body, io.BytesIO) else body
            if url.path in LOGINS and USER.encode() in body:
                return CallbackResult(body=LOGIN, response_class=Answer)
            assert self._answer is not None, f"{method} {url} was not expected"
            self._sent.append((method, url, sent.get("headers") or {}, body))
            (status, answer), self._answer = self._answer, None
            return CallbackResult(status=status, body=answer, response_class=Answer)

        return callback


class Answer(aiohttp.ClientResponse):
    """The answers that aioresponses makes lack what newer releases of aiohttp ask for."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        named.setdefault("stream_writer", Mock(output_size=0))
        super().__init__(*arguments, **named)
