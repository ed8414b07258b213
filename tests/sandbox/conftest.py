"""A sandbox, and a simple HTTP client. These tests do not use the client of the package."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from decimal import Decimal
from io import BytesIO
from typing import Any

import aiohttp
import attrs
import pytest

from bill_async.sandbox import OrganizationAccount, Sandbox, SandboxClock

from .books import MONDAY, Books


@attrs.frozen
class Answer:
    """An answer of the sandbox."""

    status: int
    body: Any
    raw: bytes
    headers: Mapping[str, str]

    @property
    def codes(self) -> list[str]:
        """The codes of the error array."""
        return [error["code"] for error in self.body]

    @property
    def messages(self) -> list[str]:
        """The messages of the error array."""
        return [error["message"] for error in self.body]


class Api:
    """Sends one request and reads one answer."""

    def __init__(self, sandbox: Sandbox, http: aiohttp.ClientSession) -> None:
        self.sandbox = sandbox
        self.http = http
        self.headers: dict[str, str] = {}

    @property
    def account(self) -> OrganizationAccount:
        return self.sandbox.accounts[0]

    def also(self, **headers: str) -> Api:
        """Return another one with other headers."""
        other = Api(self.sandbox, self.http)
        other.headers = headers
        return other

    async def __call__(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        data: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        if body is not None:
            data = json.dumps(body, default=_number).encode()
        url = path if path.startswith("http") else self.sandbox.url + path
        if url.startswith(f"{self.sandbox.url}/v3/"):
            url = url.replace("/v3/", "/connect/v3/", 1)
        content = BytesIO(data) if data is not None and len(data) > 1_000_000 else data
        async with self.http.request(
            method, url, data=content, headers={**self.headers, **(headers or {})}
        ) as response:
            raw = await response.read()
            is_json = response.content_type == "application/json" and raw
            parsed = json.loads(raw, parse_float=Decimal) if is_json else None
            return Answer(response.status, parsed, raw, response.headers)

    async def get(self, path: str, **more: Any) -> Answer:
        return await self("GET", path, **more)

    async def post(self, path: str, body: Any = None, **more: Any) -> Answer:
        return await self("POST", path, body, **more)

    async def log_in(self, **changes: Any) -> Answer:
        """Log in as the first organization's administrator; the session is kept."""
        account = self.account
        body = {
            "devKey": account.dev_key,
            "username": account.username,
            "password": account.password,
            "organizationId": account.organization_id,
            **changes,
        }
        answer = await self.post("/v3/login", {name: value for name, value in body.items() if value is not None})
        if answer.status == 200:
            self.headers = {"devKey": body["devKey"], "sessionId": answer.body["sessionId"]}
        return answer

    async def first(self, path: str) -> Any:
        """Return the first object of a list."""
        answer = await self.get(path)
        assert answer.status == 200, answer.body
        return answer.body["results"][0]


def _number(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(type(value).__name__)


Start = Callable[..., Awaitable[Api]]


@pytest.fixture
async def start() -> AsyncIterator[Start]:
    """Start sandboxes; they and their clients are closed at the end."""
    async with AsyncExitStack() as stack:

        async def starter(**options: Any) -> Api:
            sandbox = await stack.enter_async_context(Sandbox(**options))
            http = await stack.enter_async_context(aiohttp.ClientSession())
            return Api(sandbox, http)

        yield starter


@pytest.fixture
async def api(start: Start) -> Api:
    """A sandbox with one organization, and a trusted session in it."""
    api = await start()
    answer = await api.log_in(rememberMeId=api.account.remember_me_id, device=api.account.device)
    assert answer.body["trusted"] is True
    return api


@pytest.fixture
async def books(start: Start) -> Books:
    """Books of a sandbox whose time is turned by hand, and with a vendor and a bank account."""
    clock = SandboxClock(MONDAY)
    books = Books(await start(clock=clock), clock)
    await books.open()
    return books


@pytest.fixture
def spend(api: Api) -> Api:
    """The same sandbox by its Spend & Expense token."""
    return api.also(apiToken=api.account.spend_token)


@pytest.fixture
async def partner(api: Api) -> Api:
    """The same sandbox with a partner's session."""
    partner = api.sandbox.partner
    answer = await api.also().post(
        "/v3/partner/login",
        {"appKey": partner.app_key, "username": partner.username, "password": partner.password},
    )
    return api.also(appKey=partner.app_key, sessionId=answer.body["sessionId"])
