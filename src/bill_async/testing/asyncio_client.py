"""The fixtures of the pytest plugin that need pytest-asyncio."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import pytest
import pytest_asyncio

from .client import open_client

if TYPE_CHECKING:
    from bill_async.client import BillClient
    from bill_async.sandbox import Sandbox

_Scope: TypeAlias = Literal["function", "class", "module", "package", "session"]

_NAME: Final = "_bill_client_of_asyncio_in_"


def fixture_name(request: pytest.FixtureRequest) -> str:
    """Return the name of the fixture that opens and closes the client in the event loop of the test."""
    marker = request.node.get_closest_marker("asyncio")
    given = {} if marker is None else marker.kwargs
    scope = given.get("loop_scope") or given.get("scope")
    if scope is None:
        try:
            scope = request.config.getini("asyncio_default_test_loop_scope")
        except ValueError:  # before pytest-asyncio 0.26
            scope = "function"
    return f"{_NAME}{scope}"


def _client_in(scope: _Scope) -> Any:
    @pytest_asyncio.fixture(name=f"{_NAME}{scope}", loop_scope=scope)
    async def of_asyncio(bill_sandbox: Sandbox) -> AsyncIterator[BillClient]:
        async with open_client(bill_sandbox) as client:
            yield client

    return of_asyncio


in_function = _client_in("function")
in_class = _client_in("class")
in_module = _client_in("module")
in_package = _client_in("package")
in_session = _client_in("session")
