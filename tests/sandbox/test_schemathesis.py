"""Random requests: the sandbox does not fail, and agrees with the OpenAPI document."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import checks

from bill_async.openapi.document import text
from bill_async.sandbox import Sandbox, SandboxLimits
from bill_async.sandbox.routes import default_routes

pytestmark = pytest.mark.long

EXAMPLES = 3
CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
PARAMETERS = {
    "budgetId": "spend.budgets",
    "cardId": "spend.cards",
    "customFieldId": "spend.custom_fields",
    "reimbursementId": "spend.reimbursements",
    "transactionId": "spend.transactions",
}

OPERATIONS = [result.ok() for result in schemathesis.openapi.from_dict(json.loads(text())).get_all_operations()]


class Server:
    """A sandbox in a thread of its own, since schemathesis waits for each answer."""

    def __init__(self) -> None:
        self.sandbox = Sandbox(objects=300, limits=SandboxLimits.none())
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self.sandbox.start(), self._loop).result()

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self.sandbox.close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def headers(self, security: Mapping[str, object]) -> dict[str, str]:
        """Return the credentials that an operation takes."""
        account, partner = self.sandbox.accounts[0], self.sandbox.partner
        if "apiToken" in security:
            return {"apiToken": account.spend_token}
        if "devKey" in security:
            body = {
                "devKey": account.dev_key,
                "username": account.username,
                "password": account.password,
                "organizationId": account.organization_id,
                "rememberMeId": account.remember_me_id,
                "device": account.device,
            }
            return {"devKey": account.dev_key, "sessionId": self._log_in("/connect/v3/login", body)}
        if "appKey" in security:
            body = {"appKey": partner.app_key, "username": partner.username, "password": partner.password}
            return {"appKey": partner.app_key, "sessionId": self._log_in("/connect/v3/partner/login", body)}
        return {}

    def _log_in(self, path: str, body: Mapping[str, str]) -> str:
        return str(requests.post(self.sandbox.url + path, json=body, timeout=10).json()["sessionId"])

    def ids(self, names: list[str]) -> dict[str, str]:
        """Return ids of objects that exist, for parameters of a path."""
        organization = self.sandbox.accounts[0].organization_id
        found = {"organizationId": organization}
        by_what = {
            kind.what.lower().replace(" ", ""): name for name, kind in default_routes().types.items() if "." not in name
        }
        for name in names:
            kind = PARAMETERS.get(name) or by_what.get(name.removesuffix("Id").lower())
            first = next(self.sandbox.objects(organization, kind), None) if kind else None
            if first is not None and "id" in first:
                found[name] = first["id"]
        return found


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@pytest.mark.parametrize("operation", OPERATIONS, ids=[operation.label for operation in OPERATIONS])
def test_operation(server: Server, operation: Any) -> None:
    security = operation.definition.raw.get("security") or [{}]
    headers = server.headers(security[0])
    known = server.ids([parameter.name for parameter in operation.path_parameters])

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), real=st.booleans())
    def send(case: Any, real: bool) -> None:
        if real:
            case.path_parameters.update({name: known[name] for name in case.path_parameters if name in known})
        if "organizationId" in case.headers:
            case.headers["organizationId"] = known["organizationId"]
        case.call_and_validate(base_url=server.sandbox.url, headers=headers, checks=CHECKS)

    send()
